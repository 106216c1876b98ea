"""A learner without a browser, on a page that Voila serves: real HTTP, a real web socket.

Such a learner asks for the page and, as Voila's frontend does, for the states of all widgets; then
it moves a slider and waits for the chart.
"""

import json
import re
import time
import uuid
from typing import Any
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE = 300  # s
_KERNEL = re.compile(r'"kernelId": ?"([\w-]+)"')
CONTROL = "jupyter.widget.control"


class VoilaLearner:
    """One learner of a page with ipywidgets."""

    def __init__(self, base: str, page: str) -> None:
        self.base, self.page = base, page
        self.session = uuid.uuid4().hex
        self.socket: WebSocketClientConnection
        self.cookies: dict[str, str] = {}
        self.states: dict[str, dict[str, Any]] = {}
        self.moved = 0

    async def join(self) -> None:
        """Open the page and get all widgets; then the learner can play."""
        kernel = await self._seat()
        address = f"{self.base}api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}"
        address = address.replace("http", "ws", 1)
        request = HTTPRequest(address, headers=self._headers(), request_timeout=PATIENCE)
        self.socket = await websocket_connect(request, max_message_size=2**26)
        await self._get_states()

    async def move(self) -> float:
        """Move the slider; return how long it took until the chart came back. [s]"""
        self.moved += 1
        start = time.perf_counter()
        await self._move(0.5 + 0.01 * (self.moved % 30))
        return time.perf_counter() - start

    async def leave(self) -> None:
        """Give the kernel back, as the page does when it is closed."""
        self.socket.close()

    async def _seat(self) -> str:
        page = await self.fetch(self.page)  # Voila ends the page when all cells have run
        found = _KERNEL.search(page.body.decode())
        assert found, "the page names no kernel"
        return found[1]

    async def fetch(self, url: str, **options: Any) -> HTTPResponse:
        """Ask over HTTP, with cookies as a browser keeps them."""
        headers = {**self._headers(), **options.pop("headers", {})}
        request = HTTPRequest(url, headers=headers, request_timeout=PATIENCE, **options)
        response = await AsyncHTTPClient(max_clients=1000).fetch(request)
        for cookie in response.headers.get_list("Set-Cookie"):
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return response

    def _headers(self) -> dict[str, str]:
        parts = urlsplit(self.base)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookies, "Origin": f"{parts.scheme}://{parts.netloc}"}

    async def _get_states(self) -> None:
        comm = uuid.uuid4().hex
        opened = {"comm_id": comm, "target_name": CONTROL, "data": {"widgets": None}}
        await self.tell("comm_open", opened, {"version": "1.0.0"})
        await self.tell("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        async for message in self.messages():
            data = message["content"].get("data", {})
            if message["msg_type"] == "comm_msg" and data.get("method") == "update_states":
                self.states = data["states"]
                return

    async def _move(self, value: float) -> None:
        slider = next(
            model
            for model, widget in self.states.items()
            if widget["model_name"] == "FloatSliderModel"
        )
        data = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        request = await self.tell("comm_msg", {"comm_id": slider, "data": data})
        async for message in self.messages():
            if message["parent_header"].get("msg_id") == request and idle(message):
                return

    async def tell(self, kind: str, content: Any, metadata: Any = None) -> str:
        """Send a message to the kernel; return its id."""
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": self.session}
        header |= {"username": "", "version": "5.3", "date": "2026-01-01T00:00:00Z"}
        message = {"header": header, "parent_header": {}, "metadata": metadata or {}}
        message |= {"content": content, "channel": "shell", "buffers": []}
        await self.socket.write_message(json.dumps(message))
        return header["msg_id"]

    async def messages(self) -> Any:
        """Yield what the kernel sends."""
        while True:
            raw = await self.socket.read_message()
            if raw is None:
                raise ConnectionError("the server has closed the web socket")
            yield read(raw)


def read(raw: str | bytes) -> dict[str, Any]:
    """Read a message; one with buffers comes as bytes, with its parts' places in front."""
    if isinstance(raw, bytes):
        count = int.from_bytes(raw[:4], "big")
        places = [int.from_bytes(raw[4 * i : 4 * i + 4], "big") for i in range(1, count + 1)]
        raw = raw[places[0] : [*places, len(raw)][1]].decode()
    return json.loads(raw)


def idle(message: dict[str, Any]) -> bool:
    """Say whether the kernel has done all that followed from a request."""
    return (
        message["msg_type"] == "status"
        and message["content"]["execution_state"] == "idle"
        and message["channel"] == "iopub"
    )
