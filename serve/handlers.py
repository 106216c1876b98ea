"""What the server answers for a chapter: its page, a seat, and the learner's way to the kernel."""

import asyncio
import re
from os.path import realpath
from typing import Any
from weakref import WeakValueDictionary

from jupyter_server.base.handlers import APIHandler, FileFindHandler, JupyterHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, authenticated
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import AllowListFileHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from serve.lines import place_of
from serve.policy import CSP, CookiePage
from serve.seats import FullError, new_secret
from serve.static import send

COOKIE = "bone-course-seat"
TICKET = "X-Ticket"  # of a visitor before the door
LEAVE = "leave"  # by a form: the ticket of one who has gone
EXPECTED = 120.0  # s that a page may take until it connects to its kernel; it needs a few
INSTEAD = "X-Instead-Of"  # the kernel of a seat that has died
AT_ONCE = 2  # pages made by Voila's frontend for one address; each keeps the server busy
_turns: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()  # by address
_SECRET = re.compile(r"[\w-]{43}", re.ASCII)  # as `new_secret` makes them
_KERNEL_ID = re.compile(r'"kernelId": "([\w-]+)"')  # written by index.html.j2


def secret_of(handler: JupyterHandler) -> str:
    """Return the secret of a reader's session; a new reader gets one as a cookie."""
    secret = handler.get_cookie(COOKIE)
    if not secret or not _SECRET.fullmatch(secret):
        secret = new_secret()
        options: Any = {"httponly": True, "samesite": "Lax", "path": handler.base_url}
        handler.set_cookie(COOKIE, secret, **options)
    return secret


def turn_of(place: str) -> asyncio.Semaphore:
    """Return the turns at which one address gets pages made by Voila's frontend."""
    turn = _turns.get(place)
    if turn is None:
        turn = _turns[place] = asyncio.Semaphore(AT_ONCE)
    return turn


class ChapterHandler(CookiePage, TornadoVoilaHandler):
    """A chapter: at once and without a kernel; the page then asks for its seat.

    ``?frontend=voila`` gives the page as Voila makes it, for notebooks with widgets of others.
    """

    kernel_id: str | None = None
    gone = False

    @authenticated
    async def get(self, path: str | None = None) -> None:
        """Send the chapter."""
        if path is None or not path.endswith(".ipynb"):
            self.redirect_to_file(path)
        elif self.get_query_argument("frontend", "") == "voila":
            await self.stream(path)
        else:
            await self.page(path)

    @authenticated
    async def head(self, path: str) -> None:
        """Say what `get` would send of a chapter; whatever is asked, nothing is started."""
        await (self.page(path) if path.endswith(".ipynb") else self.get(path))

    async def page(self, path: str) -> None:
        """Send the text of a chapter, or nothing if the browser has it."""
        seats = self.settings["seats"]
        page = await self.settings["pages"].get(path, seats.ahead(path))
        secret_of(self)
        self.xsrf_token  # noqa: B018  # sets the cookie without which no seat is given
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self.set_header("ETag", page.tag)
        if self.request.headers.get("If-None-Match") == page.tag:
            self.set_status(304)
            self.finish()
        else:
            send(self, page.plain, page.small)

    async def stream(self, path: str) -> None:
        """Send the chapter piece by piece, as its cells run."""
        seats, secret = self.settings["seats"], secret_of(self)
        if seats.full_for(secret):
            raise HTTPError(503)
        self._widen()
        with seats.making(secret):
            async with turn_of(place_of(str(self.request.remote_ip))):
                if not self.gone:
                    await self._stream(path, secret)

    async def _stream(self, path: str, secret: str) -> None:
        async for piece in self.get_generator(path=path):
            if self.kernel_id is None and (found := _KERNEL_ID.search(piece)):
                self.kernel_id = found[1]
                self.settings["seats"].give(self.kernel_id, secret, foreign=True)
            self.write(piece)
            try:
                await self.flush()
            except StreamClosedError:
                return self.free()
        free = self.settings["seats"].free_unless_met
        IOLoop.current().call_later(EXPECTED, free, self.kernel_id)

    def _widen(self) -> None:
        """Let Voila's frontend load the code of widgets, which reaches it over the web socket."""
        if policy := self.settings.get("wide_policy"):
            self.set_header(CSP, policy)

    def on_connection_close(self) -> None:
        """Free the kernel of a page that nobody waits for any more."""
        super().on_connection_close()
        self.gone = True
        self.free()

    def free(self) -> None:
        """Stop the kernel, if it has started and has not been freed already."""
        kernel_id, self.kernel_id = self.kernel_id, None
        if kernel_id in self.kernel_manager:
            IOLoop.current().spawn_callback(self.settings["seats"].free, kernel_id)


class LandingHandler(CookiePage, TornadoVoilaTreeHandler):
    """The page with all chapters."""

    @authenticated
    async def get(self, path: str = "") -> None:
        """Send it."""
        name = "tree-lab.html"
        self.finish(
            self.settings["pages"].once(name, lambda: self.render_template(name, notebook_path=""))
        )

    async def head(self, path: str = "") -> None:
        """Say what `get` would send."""
        await self.get(path)


class SeatHandler(APIHandler):
    """Gives a reader a seat in a chapter, or hears that one no longer waits for it."""

    gone = False

    @authenticated
    async def post(self, chapter: str) -> None:
        """Answer with the kernel, what its cells have shown, and the states of the widgets."""
        self.set_header("Cache-Control", "no-store")
        seats = self.settings["seats"]
        if ticket := self.get_body_argument(LEAVE, ""):
            seats.room.leave(ticket)
            return self.set_status(204)
        secret, headers = secret_of(self), self.request.headers
        try:
            seat = await seats.take(chapter, secret, headers.get(TICKET), headers.get(INSTEAD, ""))
        except FullError as full:
            self.set_status(503)
            answer = full.answer
            self.finish({"ticket": answer.ticket, "before": answer.before, "again": answer.again})
        else:
            if self.gone:
                return await seats.free(seat.kernel)
            self.finish({"kernel": seat.kernel, "outputs": seat.outputs, "models": seat.models})
            IOLoop.current().call_later(EXPECTED, seats.free_unless_met, seat.kernel)

    def on_connection_close(self) -> None:
        """Remember that nobody waits for the seat any more."""
        super().on_connection_close()
        self.gone = True


class Brief(JupyterHandler):
    """Says no by the status alone: no reader sees it, and Jupyter's page for it is not ours."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """Send the status."""
        self.finish()


class Files(Brief, FileFindHandler):
    """Files of Voila's own frontend."""


class Pictures(AllowListFileHandler):
    """Pictures beside the chapters; a link that leads out of the course leads nowhere."""

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Look where a file really is."""
        return super().validate_absolute_path(realpath(root), realpath(absolute_path))


class OwnKernel(Brief):
    """For a kernel only of the reader's own session; of others it says that there is none."""

    async def prepare(self, *args: Any, **kwargs: Any) -> None:
        """Look whether the kernel is the reader's."""
        kernel = next(iter([*self.path_args, *self.path_kwargs.values()]), "")
        known = kernel in self.kernel_manager
        if not known or not self.settings["seats"].belongs(kernel, self.get_cookie(COOKIE)):
            raise HTTPError(404)
        await super().prepare(*args, **kwargs)


class OwnState(OwnKernel, KernelHandler):
    """Whether a kernel is there."""


class OwnShutdown(OwnKernel, VoilaShutdownKernelHandler):
    """Frees the kernel of a page that is closed."""

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """Free it."""
        await self.settings["seats"].free(kernel_id)
        self.set_status(204)
        self.finish()
