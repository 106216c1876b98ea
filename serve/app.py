"""The server of `bone-course serve`: Voila, quiet, with our template and one clear address."""

import errno
import logging
import shutil
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_config_path
from tornado.ioloop import IOLoop
from voila.app import Voila

from serve import build, places


class PortTakenError(Exception):
    """Another program listens on the port."""


class CourseServer(Voila):
    """Voila for one language of the course."""

    language: str
    say: Callable[[str], None]

    @classmethod
    def make(cls, notebooks: Path, language: str, ip: str, port: int) -> "CourseServer":
        """Return a server for ``notebooks/<language>``, ready to `start`."""
        # `bone-course` settings win over those of the machine; the rest of these still count.
        app = cls(
            config_file_paths=[str(places.ROOM), *jupyter_config_path()], log_level=logging.WARNING
        )
        app.language = language
        app.initialize([f"--Voila.ip={ip}", f"--port={port}", str(notebooks / language)])
        logging.getLogger("tornado.access").setLevel(logging.ERROR)  # no line per page or number
        return app

    def init_settings(self) -> dict[str, Any]:
        """Add what Voila reads only here: compression, and the language of the landing page."""
        settings = super().init_settings()
        settings["voila_jinja2_env"].globals["language"] = self.language
        return {**settings, "compress_response": True, "static_hash_cache": False}

    def listen(self) -> None:
        """Listen on exactly the port that was asked for, until Ctrl-C."""
        try:
            self.app.listen(self.port, self.ip)
        except OSError as error:
            self.stop()
            if error.errno == errno.EADDRINUSE:
                raise PortTakenError from error
            raise
        self.ioloop = IOLoop.current()
        self.say(f"Strong Bones is at {self.connection_url}  (Ctrl-C stops it)")
        if self.open_browser:
            threading.Thread(target=self._open, daemon=True).start()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()

    def _open(self) -> None:
        if not webbrowser.open(self.connection_url):
            self.say(f"No browser was found here. Open {self.connection_url} in one yourself.")


def share(notebooks: Path) -> Path:
    """Return a folder for Jupyter's path with what is made at start: `course.j2`, shared files."""
    folder = Path(tempfile.mkdtemp(prefix="bone-course-"))
    template = folder / "voila" / "templates" / places.TEMPLATE.name
    (template / "static").mkdir(parents=True)
    (template / build.TARGET.name).write_text(build.course(notebooks), encoding="utf-8")
    for file in places.SHARED_STATIC:
        shutil.copy(file, template / "static")
    return folder
