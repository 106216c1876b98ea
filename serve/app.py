"""The server of `bone-course serve`: Voila, quiet, with our template and one clear address."""

import errno
import logging
import os
import re
import shutil
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import NoSuchKernel
from jupyter_core.paths import jupyter_config_path
from jupyter_server.utils import url_path_join
from nbclient.exceptions import DeadKernelError
from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.web import Application
from voila.app import Voila
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from serve import build, health, metrics, places
from serve.forks import POSSIBLE
from serve.provisioner import KERNEL

_KERNEL_ID = re.compile(r'"kernelId": "([\w-]+)"')  # written by index.html.j2


def worth_logging(record: logging.LogRecord) -> bool:
    """Say no to the errors that follow when a reader leaves early and we stop the kernel."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, DeadKernelError) and "Kernel died before" not in str(error)


def choose_kernel(request: Any, notebook: Any, cwd: str) -> None:
    """Give a chapter a forked kernel. Its file asks for an ordinary one, which any Jupyter has.

    Voila calls this for every page before it starts the kernel.
    """
    if notebook.metadata.kernelspec.name == "python3":
        notebook.metadata.kernelspec.name = KERNEL


class PortTakenError(Exception):
    """Another program listens on a port."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


class ChapterHandler(TornadoVoilaHandler):
    """A chapter. Who leaves while it is still coming gives the kernel back, too.

    A page that has arrived frees its kernel itself (`boot.js`); one that has not may be gone
    before it can.
    """

    kernel_id: str | None = None

    async def get(self, path: str | None = None) -> None:
        """Send the chapter piece by piece."""
        async for piece in self.get_generator(path=path):
            if self.kernel_id is None and (found := _KERNEL_ID.search(piece)):
                self.kernel_id = found[1]
            self.write(piece)
            try:
                await self.flush()
            except StreamClosedError:
                return self.free()

    def on_connection_close(self) -> None:
        """Free the kernel of a page that nobody waits for any more."""
        super().on_connection_close()
        self.free()

    def free(self) -> None:
        """Stop the kernel, if it has started and has not been freed already."""
        kernel_id, self.kernel_id = self.kernel_id, None
        if kernel_id in self.kernel_manager:
            stop = partial(self.kernel_manager.shutdown_kernel, kernel_id, now=True)
            IOLoop.current().spawn_callback(stop)


class CourseServer(Voila):
    """Voila for one language of the course."""

    language: str
    fork: bool
    say: Callable[[str], None]
    trust_proxy = False
    machines: tuple[str, int] | None = None  # address and port of health and metrics
    drain = 0.0  # s that open pages have when the server is asked to end
    life: health.Life | None = None

    @classmethod
    def make(
        cls, notebooks: Path, language: str, ip: str, port: int, fork: bool = True
    ) -> "CourseServer":
        """Return a server for ``notebooks/<language>``, ready to `start`."""
        # `bone-course` settings win over those of the machine; the rest of these still count.
        app = cls(
            config_file_paths=[str(places.ROOM), *jupyter_config_path()], log_level=logging.ERROR
        )
        app.language = language
        app.fork = fork
        if os.name == "posix":
            app.config.KernelManager.transport = "ipc"  # no open ports between server and kernels
        app.initialize([f"--Voila.ip={ip}", f"--port={port}", str(notebooks / language)])
        logging.getLogger("tornado.access").setLevel(logging.ERROR)  # no line per page or number
        for log in (app.log, logging.getLogger("asyncio")):
            log.addFilter(worth_logging)
        return app

    def init_settings(self) -> dict[str, Any]:
        """Add what Voila reads only here: compression, and the language of the landing page."""
        self.voila_configuration.multi_kernel_manager_class = metrics.CountedKernels
        settings = super().init_settings()
        settings["voila_jinja2_env"].globals["language"] = self.language
        if self.fork and self._can_fork() and self.voila_configuration.prelaunch_hook is None:
            self.voila_configuration.prelaunch_hook = choose_kernel
        more = {"compress_response": True, "log_function": metrics.record_request}
        return {**settings, **more, "static_hash_cache": False}

    def _can_fork(self) -> bool:
        if not POSSIBLE:
            self.log.warning("Kernels cannot be forked on this system; ordinary kernels serve.")
            return False
        try:
            self.kernel_spec_manager.get_kernel_spec(KERNEL)
        except NoSuchKernel:  # an installation older than this file
            self.log.error("The kernel %r is not installed; ordinary kernels serve.", KERNEL)
            return False
        return True

    def init_handlers(self) -> list[tuple[Any, ...]]:
        """Put our handlers of chapters and of their web sockets in the place of Voila's."""
        ours = {
            TornadoVoilaHandler: ChapterHandler,
            VoilaKernelWebsocketHandler: metrics.CountedSocket,
        }
        return [
            (url_path_join(self.server_url, "healthz"), health.Alive),
            *(
                (pattern, ours.get(handler, handler), *options)
                for pattern, handler, *options in super().init_handlers()
            ),
        ]

    def listen(self) -> None:
        """Listen on exactly the ports that were asked for, until Ctrl-C."""
        self.ioloop = IOLoop.current()
        self.life = health.Life(lambda: len(self.kernel_manager), self.ioloop.stop)
        try:
            self._listen_on(self.app, self.ip, self.port)
            if self.machines:
                self._listen_on(health.application(self.life), *self.machines)
        except (OSError, PortTakenError):
            self.stop()
            raise
        try:
            self.say(f"Strong Bones is at {self.connection_url}  (Ctrl-C stops it)")
            if self.open_browser:
                threading.Thread(target=self._open, daemon=True).start()
            self.ioloop.start()
        finally:
            self.stop()

    def _listen_on(self, application: Application, ip: str, port: int) -> None:
        try:
            application.listen(port, ip, xheaders=self.trust_proxy)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTakenError(port) from error
            raise

    def _handle_signal_stop(self, *_: Any) -> None:
        """Asked to end (SIGTERM)."""
        if self.life is None:
            raise KeyboardInterrupt  # nobody is here yet
        self.ioloop.add_callback_from_signal(self.life.drain, self.drain)

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
