"""The frames of a web socket: as browsers send them, and no faster than messages may come."""

import asyncio
from typing import Any

from tornado.websocket import WebSocketProtocol13

from serve.guard import BURST, RATE, Pace

FRAMES = 2  # to one message, at most; browsers send one, and hardly ever a ping


class Frames(WebSocketProtocol13):
    """Cuts off who sends frames that are no messages: pings, or pieces of what never ends.

    Messages are slowed down by `serve.channels`. Tornado reads all other frames as fast as they
    come, and a few megabytes of empty ones keep a server busy for a minute.
    """

    def __init__(self, handler: Any, params: Any) -> None:
        super().__init__(handler, mask_outgoing=False, params=params)
        self._pace = Pace(FRAMES * RATE, FRAMES * BURST)

    async def _receive_frame(self) -> None:
        self._frame_mask = None
        await super()._receive_frame()
        if self._pace.wait():
            self._abort()

    def _handle_message(self, opcode: int, data: bytes) -> "asyncio.Future[None] | None":
        if self._frame_mask is None:  # RFC 6455, 5.1: a client has to mask
            self._abort()
            return None
        return super()._handle_message(opcode, data)
