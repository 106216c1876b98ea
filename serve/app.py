"""The server of `bone-course serve`: Voila, quiet, with our template and one clear address."""

import asyncio
import ctypes
import errno
import logging
import os
import shutil
import signal
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import zmq
from jupyter_client.kernelspec import NoSuchKernel
from jupyter_core.paths import jupyter_config_path
from jupyter_server.auth.identity import PasswordIdentityProvider, User
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.utils import url_path_join
from nbclient.exceptions import DeadKernelError
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import Application
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import AllowListFileHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from serve import build, channels, handlers, health, metrics, modules, policy, static
from serve.chapter_page import Maker, Pages
from serve.forks import POSSIBLE
from serve.gate import Gate, Names
from serve.lines import LIMITS, IPNetwork, LimitedServer, connections_for, raise_limit
from serve.password import Door
from serve.places import ROOM, SHARED_STATIC, TEMPLATE, in_memory
from serve.provisioner import KERNEL
from serve.room import Room, memory, places_for
from serve.runtime import make_folder
from serve.seats import Seats


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


# Voila's handlers, and ours in their places.
OURS = {
    TornadoVoilaHandler: handlers.ChapterHandler,
    TornadoVoilaTreeHandler: handlers.LandingHandler,
    VoilaKernelWebsocketHandler: channels.OwnChannels,
    KernelHandler: handlers.OwnState,
    VoilaShutdownKernelHandler: handlers.OwnShutdown,
    FileFindHandler: handlers.Files,
    AllowListFileHandler: handlers.Pictures,
}


MOST_SOCKETS = 20_000  # of zmq: a dozen for each learner


class Anybody(PasswordIdentityProvider):
    """Everybody is the same reader, without a cookie, unless Voila was given a token."""

    async def get_user(self, handler: Any) -> User | None:
        """Return who asks."""
        return await super().get_user(handler) if self.auth_enabled else User("reader")


TRIM = 60_000  # ms


def give_back() -> None:
    """Return free memory to the system: the C library of most Linux systems else keeps it."""
    with suppress(OSError, AttributeError):  # another system, another library
        ctypes.CDLL("libc.so.6").malloc_trim(0)


class PortTakenError(Exception):
    """Another program listens on a port."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


class CannotListenError(Exception):
    """The system does not let us listen there; a sentence that says why."""

    def __init__(self, ip: str, port: int, error: OSError) -> None:
        super().__init__(f"Port {port} of address {ip} cannot be used: {error.strerror}.")


class CourseServer(Voila):
    """Voila for one language of the course."""

    language: str
    fork: bool
    places: int
    ready: float
    password: str = ""
    say: Callable[[str], None]
    tornado_settings: Any
    proxies: tuple[IPNetwork, ...] = ()  # whose word about a reader is believed
    names: frozenset[str] = frozenset()  # under which it answers; none: under any
    machines: tuple[str, int] | None = None  # address and port of health and metrics
    drain = 0.0  # s that open pages have when the server is asked to end
    life: health.Life | None = None
    most_connections = 400

    @classmethod
    def make(
        cls,
        notebooks: Path,
        language: str,
        ip: str,
        port: int,
        *,
        fork: bool = True,
        places: int = 0,
        ready: float = 0.0,
        password: str = "",
        folder: Path | None = None,
    ) -> "CourseServer":
        """Return a server for ``notebooks/<language>``, ready to `start`.

        `places` is for how many readers there is room (0: what the memory holds), `ready` how much
        memory seats made ahead may take. [MB] `password` shuts the course; "" leaves it open.
        `folder` is for its files while it runs.
        """
        # `bone-course` settings win over those of the machine; the rest of these still count.
        app = cls(config_file_paths=[str(ROOM), *jupyter_config_path()], log_level=logging.ERROR)
        app.language = language
        app.fork = fork
        app.password = password
        app.places = places or places_for(memory())
        app.ready = ready if fork and POSSIBLE else 0.0  # ordinary kernels are too large for that
        if os.name == "posix":
            app.config.KernelManager.transport = "ipc"  # no open ports between server and kernels
        # Only needed to sign notebooks that are saved, which is never done here.
        app.config.NotebookNotary.secret = os.urandom(32)
        app.config.NotebookNotary.db_file = ":memory:"
        app.initialize([f"--Voila.ip={ip}", f"--port={port}", str(notebooks / language)])
        if folder and in_memory():
            app.connection_dir_root = str(folder)
        if app.identity_provider_class is PasswordIdentityProvider:
            app.identity_provider_class = Anybody
        app.tighten()
        for name in ("tornado", "tornado.access"):
            logging.getLogger(name).setLevel(logging.ERROR)  # warnings quote what somebody has sent
        for log in (app.log, logging.getLogger("asyncio")):
            log.addFilter(worth_logging)
        return app

    def tighten(self) -> None:
        """Give our own pages a stricter policy than Voila's frontend can live with."""
        headers = dict(self.tornado_settings["headers"])
        wide = headers[policy.CSP]
        headers[policy.CSP] = policy.own(wide)
        self.tornado_settings = {**self.tornado_settings, "headers": headers, "wide_policy": wide}

    def init_settings(self) -> dict[str, Any]:
        """Add what Voila reads only here: compression, and the language of the landing page."""
        self.voila_configuration.multi_kernel_manager_class = metrics.CountedKernels
        settings = super().init_settings()
        self.kernel_manager.context.set(zmq.MAX_SOCKETS, MOST_SOCKETS)
        settings["voila_jinja2_env"].globals["language"] = self.language
        if self.fork and self._can_fork() and self.voila_configuration.prelaunch_hook is None:
            self.voila_configuration.prelaunch_hook = choose_kernel
        folder = Path(self.root_dir)
        store = modules.Modules(self.base_url)
        name = KERNEL if self.voila_configuration.prelaunch_hook is choose_kernel else None
        seats = Seats(self.kernel_manager, folder, store, name, Room(self.places), self.ready)
        metrics.SEATS.set_function(seats.taken)
        return {
            **settings,
            "compress_response": True,
            "log_function": metrics.record_request,
            "static_hash_cache": False,
            "modules": store,
            "pages": Pages(folder, Maker(self)),
            "static": static.Static(),
            "seats": seats,
        }

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
        """Put our handlers in the places of Voila's, and add the ones Voila does not have."""
        found = [
            (pattern, OURS.get(handler, handler), *options)
            for pattern, handler, *options in super().init_handlers()
        ]
        seat = r"/voila/seat/(.*)"
        gate = Gate(self.base_url, self.voila_configuration.extension_allowlist or [])
        door = Door(self.password, self.cookie_secret, self.base_url, self.language)
        return [
            Names(self.base_url, self.names).handler(),
            *([door.handler()] if self.password else []),  # before everything inside
            gate.handler(),
            (url_path_join(self.server_url, "healthz"), health.Alive),
            (url_path_join(self.server_url, seat), handlers.SeatHandler),
            (url_path_join(self.server_url, static.PATTERN), static.StaticHandler),
            (url_path_join(self.server_url, modules.PATTERN), modules.ModuleHandler),
            *found,
        ]

    def listen(self) -> None:
        """Listen on exactly the ports that were asked for, until Ctrl-C."""
        self.ioloop = IOLoop.current()
        if os.name == "posix" and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
            signal.signal(signal.SIGHUP, self._handle_signal_stop)  # its window was closed
        rules = self.app.settings["headers"][policy.CSP]
        self.app.add_transform(policy.protected(rules, apart=bool(self.password)))
        self.most_connections = connections_for(raise_limit())
        self.life = health.Life(lambda: self.app.settings["seats"].taken(), self.ioloop.stop)
        try:
            self._listen_on(self.app, self.ip, self.port)
            if self.machines:
                self._listen_on(health.application(self.life), *self.machines)
        except (CannotListenError, PortTakenError):
            self.stop()
            raise
        PeriodicCallback(give_back, TRIM).start()
        self.app.settings["static"].read_ahead()
        pages = self.ioloop.asyncio_loop.create_task(self.app.settings["pages"].make_all())
        try:
            self.say(f"Strong Bones is at {self.connection_url}  (Ctrl-C stops it)")
            if self.open_browser:
                threading.Thread(target=self._open, daemon=True).start()
            self.ioloop.start()
        finally:
            self.ioloop.run_sync(partial(self._end, pages))
            self.stop()

    async def _end(self, pages: asyncio.Task[None]) -> None:
        """End what is done ahead of the readers."""
        pages.cancel()
        await asyncio.gather(pages, self.app.settings["seats"].ready.stop(), return_exceptions=True)

    def _listen_on(self, application: Application, ip: str, port: int) -> None:
        server = LimitedServer(application, **LIMITS)
        server.most, server.proxies = self.most_connections, self.proxies
        try:
            server.listen(port, ip)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTakenError(port) from error
            raise CannotListenError(ip, port, error) from error

    def _handle_signal_stop(self, *_: Any) -> None:
        """Asked to end (SIGTERM, SIGHUP)."""
        if self.life is None:
            raise KeyboardInterrupt  # nobody is here yet
        self.ioloop.add_callback_from_signal(self.life.drain, self.drain)

    def _open(self) -> None:
        if not webbrowser.open(self.connection_url):
            self.say(f"No browser was found here. Open {self.connection_url} in one yourself.")


def share(notebooks: Path) -> Path:
    """Return a folder for Jupyter's path with what is made at start: `course.j2`, shared files."""
    folder = make_folder()
    template = folder / "voila" / "templates" / TEMPLATE.name
    (template / "static").mkdir(parents=True)
    (template / build.TARGET.name).write_text(build.course(notebooks), encoding="utf-8")
    for file in SHARED_STATIC:
        shutil.copy(file, template / "static")
    return folder
