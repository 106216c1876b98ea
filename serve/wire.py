"""What a kernel says, heard once and passed on as it is.

Jupyter reads every message of a kernel anew for each who listens: it takes it to pieces, checks the
dates in it and writes it again. Here one stream per kernel serves all: it says what the kernel
does, and a page of ours gets the bytes of what its widgets need, and nothing else.
"""

import asyncio
import hmac
import json
import logging
from typing import Any, ClassVar
from weakref import WeakKeyDictionary, WeakSet

from jupyter_client.session import DELIM
from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.connection.base import BaseKernelWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from serve.inside import CELL

PARTS = 4  # header, parent header, metadata, content; more than that are buffers

log = logging.getLogger(__name__)


class Wire:
    """The stream of one kernel, and the pages that listen to it.

    Attributes
    ----------
    open : asyncio.Event
        Set when the kernel has said that we are heard and hear it.
    cell : int
        Number of the cell that is run, while a chapter is.
    """

    _of: ClassVar["WeakKeyDictionary[Any, Wire]"] = WeakKeyDictionary()

    def __init__(self) -> None:
        self.pages: WeakSet[PageConnection] = WeakSet()
        self.open = asyncio.Event()
        self.cell = 0

    @classmethod
    def of(cls, kernel: Any) -> "Wire":
        """Return the one of a kernel."""
        return cls._of.setdefault(kernel, Wire())

    def pass_on(self, content: bytes) -> None:
        """Give the content of a widget's message to the pages."""
        text = f'{{"msg_type":"comm_msg","content":{content.decode()}}}'
        for page in list(self.pages):
            page.say(text)


class HeardOnce(AsyncMappingKernelManager):
    """Kernels whose messages are taken to pieces once."""

    def start_watching_activity(self, kernel_id: str) -> None:
        """Listen to a kernel; as Jupyter does, note when it was busy last, and whether it is."""
        kernel: Any = self._kernels[kernel_id]
        kernel.reason = ""
        kernel.last_activity = utcnow()
        kernel._activity_stream = kernel.connect_iopub()
        kernel._activity_stream.on_recv(lambda parts: self._hear(kernel, parts))

    def _hear(self, kernel: Any, frames: list[bytes]) -> None:
        start = frames.index(DELIM) + 1
        signature, *parts = frames[start:]
        expected = kernel.session.sign(parts[:PARTS])
        if not hmac.compare_digest(signature, expected):
            return log.error("A message that its kernel has not signed was dropped.")
        kind = json.loads(parts[0])["msg_type"]
        self.last_kernel_activity = kernel.last_activity = utcnow()
        wire = Wire.of(kernel)
        if kind == "status":
            self._note(kernel, json.loads(parts[1]).get("msg_type"), json.loads(parts[3]))
        elif kind == "comm_msg" and len(parts) == PARTS:
            wire.pass_on(parts[3])
        elif kind == "iopub_welcome":
            wire.open.set()
        elif kind == CELL:
            wire.cell = json.loads(parts[3])["index"]

    def _note(self, kernel: Any, cause: str | None, content: dict[str, Any]) -> None:
        state = content["execution_state"]
        if self.track_message_type(cause):
            kernel.execution_state = state
        elif kernel.execution_state == "starting" and state != "starting":
            kernel.execution_state = "idle"


class PageConnection(BaseKernelWebsocketConnection):
    """Connects a page of ours to its kernel, in which the chapter has run already."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.channels: dict[str, Any] = {}

    async def prepare(self) -> None:
        """Get ready to sign; take the place of an older web socket of the same page."""
        self.session.key = self.kernel_manager.session.key
        for page in list(Wire.of(self.kernel_manager).pages):
            if page.session_id == self.session_id:
                page.websocket_handler.close()

    async def connect(self) -> None:
        """Begin to listen."""
        kernel, kernels = self.kernel_manager, self.multi_kernel_manager
        kernels.notify_connect(self.kernel_id)
        for event in ("restart", "dead"):
            kernels.add_restart_callback(self.kernel_id, self._tell_end, event)
        self.channels = {"shell": kernel.connect_shell()}
        Wire.of(kernel).pages.add(self)

    def disconnect(self) -> None:
        """Let go."""
        kernel, kernels = self.kernel_manager, self.multi_kernel_manager
        Wire.of(kernel).pages.discard(self)
        if not self.channels:
            return
        kernels.notify_disconnect(self.kernel_id)
        if self.kernel_id in kernels:
            for event in ("restart", "dead"):
                kernels.remove_restart_callback(self.kernel_id, self._tell_end, event)
        self.channels.pop("shell").close()

    def _tell_end(self) -> None:
        """The kernel has died; what takes its place knows nothing of the page."""
        self.say('{"msg_type":"status","content":{"execution_state":"dead"}}')

    def say(self, text: str) -> None:
        """Send to the page."""
        self.websocket_handler.write_message(text)
