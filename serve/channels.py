"""The web socket between a page and its kernel: guarded, paced, and for its own session only."""

import asyncio
from collections import Counter
from typing import Any

from jupyter_server.auth.decorator import ws_authenticated
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.web import HTTPError

from serve.frames import Frames
from serve.guard import (
    MOST_REFUSED,
    MOST_SOCKETS,
    MOST_UNSENT,
    SESSION,
    Backlog,
    Message,
    Pace,
    RefusedError,
    judge,
)
from serve.handlers import OwnKernel
from serve.metrics import CountedSocket
from serve.wire import PageConnection

AGAINST_THE_RULES, LATER = 1008, 1013  # why a web socket is closed (RFC 6455)
V1 = "v1.kernel.websocket.jupyter.org"

_open: Counter[str] = Counter()  # web sockets by kernel


class OwnChannels(OwnKernel, CountedSocket):
    """The web socket to a kernel."""

    connection: Any = None
    refused = 0
    unsent = 0

    @property
    def kernel_websocket_connection_class(self) -> Any:
        """The way to the kernel: Jupyter's for Voila's frontend, ours for our pages."""
        return super().kernel_websocket_connection_class if self._is_foreign() else PageConnection

    @ws_authenticated
    async def get(self, kernel_id: str) -> None:
        """Connect, and stay until the page has gone."""
        if not self.request.headers.get("Origin"):
            raise HTTPError(403)  # every browser says it, and Tornado compares it to our address
        if not SESSION.fullmatch(self.get_query_argument("session_id", "")):
            raise HTTPError(400)
        if _open[kernel_id] >= MOST_SOCKETS:
            raise HTTPError(429)
        self.pace = Pace()
        _open[kernel_id] += 1
        try:
            await super().get(kernel_id)
        finally:
            self._leave(kernel_id)

    def _leave(self, kernel_id: str) -> None:
        _open[kernel_id] -= 1
        if not _open[kernel_id]:
            del _open[kernel_id]
        # Jupyter forgets only those who have got as far as to listen.
        sessions = ZMQChannelsWebsocketConnection._open_sessions
        name = f"{kernel_id}:{self.get_query_argument('session_id')}"
        if sessions.get(name) is self:
            del sessions[name]

    def get_websocket_protocol(self) -> Any:
        """Read frames no faster than a page sends them."""
        made: Any = super().get_websocket_protocol()
        return made and Frames(self, made.params)

    async def open(self, kernel_id: str) -> None:
        """Begin to listen, if page and kernel are still there."""
        if self.connection is None or kernel_id not in self.kernel_manager:
            return self.close(LATER)
        await super().open(kernel_id)
        self.settings["seats"].meet(kernel_id)

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        """Speak the binary form with Voila's frontend, which wants it; the text form with ours."""
        wanted = self.connection is not None and self._is_foreign()
        return super().select_subprotocol(subprotocols) if wanted else None

    def _is_foreign(self) -> bool:
        return bool(self.settings["seats"].is_foreign(self.kernel_id))

    async def on_message(self, message: str | bytes) -> None:
        """Pass on what a page needs. While this waits, nothing more is read from the socket."""
        if wait := self.pace.wait(len(message)):
            await asyncio.sleep(wait)
        if self.ws_connection is None:
            return  # closed meanwhile; what came before that is still being read
        try:
            judged = judge(message, foreign=self._is_foreign(), v1=self.selected_subprotocol == V1)
        except RefusedError:
            self.refused += 1
            if self.refused >= MOST_REFUSED:
                self.close(AGAINST_THE_RULES)
            return
        await self._pass_on(judged)

    async def _pass_on(self, message: Message) -> None:
        kernel = self.kernel
        if kernel is None:
            return
        backlog = Backlog.of(kernel)
        if not await backlog.room():
            return self.close(LATER)
        if self.kernel is None or not self.connection.channels:
            return  # the page has gone meanwhile
        if message.kind == "comm_msg":
            backlog.under_way += 1
            self.asks()
        self._send_to_kernel(message)

    def _send_to_kernel(self, message: Message) -> None:
        session = self.connection.session
        header = session.msg_header(message.kind)
        header.update(msg_id=message.identity, session=message.session, username="")
        try:
            session.send(
                self.connection.channels["shell"],
                None,
                message.content,
                header=header,
                metadata=message.metadata,
            )
        except OSError:  # the kernel has gone
            self.close(LATER)

    def write_message(self, message: Any, binary: bool = False) -> None:
        """Send to the page; a reader who takes nothing any more is let go."""
        if self.ws_connection is None or self.ws_connection.is_closing():
            return
        if isinstance(message, bytes) and self.selected_subprotocol != V1:
            return  # our page reads text only; and Voila would take this for V1 and count for ever
        written = super().write_message(message, binary)
        if written is None:
            return
        size = len(message)
        self.unsent += size
        written.add_done_callback(lambda done: self._sent(done, size))
        if self.unsent > MOST_UNSENT:
            self.close(LATER)

    def _sent(self, done: "asyncio.Future[None]", size: int) -> None:
        if not done.cancelled():
            done.exception()  # the page has gone: nobody needs to know
        self.unsent -= size

    def on_close(self) -> None:
        """Let go; a page may have left before it began to listen."""
        if self.kernel is not None:
            super().on_close()
        self.connection = None
