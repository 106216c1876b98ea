"""Learners without a browser: they load a chapter, hold a real web socket and move a slider."""

import json
import ssl
import time
import urllib.request
import uuid
from contextlib import suppress
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode

import websocket  # websocket-client, which jupyter_server brings along

PATIENCE = 30  # s for an answer; it takes a few milliseconds


class Learner:
    """One reader of one chapter, with cookies of her own. Her weight is on a slider."""

    def __init__(self, url: str, trust: str | None = None) -> None:
        self.url = url.rstrip("/")
        self.trust = trust  # file of the certificate to believe
        self.cookies = CookieJar()
        handlers: list[Any] = [urllib.request.HTTPCookieProcessor(self.cookies)]
        if trust:
            context = ssl.create_default_context(cafile=trust)
            handlers.append(urllib.request.HTTPSHandler(context=context))
        self._web = urllib.request.build_opener(*handlers)
        self._socket: Any = None
        self._session, self._seq = uuid.uuid4().hex, 0

    def get(self, path: str, **headers: str) -> Any:
        request = urllib.request.Request(self.url + path, headers=headers)
        return self._web.open(request, timeout=PATIENCE)

    def cookie(self, name: str) -> str | None:
        return next((c.value for c in self.cookies if c.name == name), None)

    def sit(self, chapter: str) -> None:
        """Load a chapter, take a seat in it and connect to its kernel."""
        self.leave()
        self.get(f"/voila/render/{chapter}.ipynb").read()
        request = urllib.request.Request(
            f"{self.url}/voila/seat/{chapter}.ipynb",
            b"",
            {"X-XSRFToken": self.cookie("_xsrf") or ""},
        )
        with self._web.open(request, timeout=PATIENCE) as answer:
            seat = json.load(answer)
        shown = [item for items in seat["outputs"].values() for item in items]
        self._kernel = seat["kernel"]
        self.models: list[str] = [item["model"] for item in shown if "model" in item]
        self.connect()

    def connect(self) -> None:
        """Open the web socket, or open it again."""
        name = f"session_id={self._session}"
        self._socket = websocket.create_connection(
            f"{self.url.replace('http', 'ws', 1)}/api/kernels/{self._kernel}/channels?{name}",
            timeout=PATIENCE,
            cookie="; ".join(f"{c.name}={c.value}" for c in self.cookies),
            sslopt={"ca_certs": self.trust} if self.trust else {},
            origin=self.url,
        )

    def move(self, **entries: str) -> float:
        """Enter something; return the seconds until the answer to it is here."""
        return self.ask(entries=entries)

    def ask(self, **said: Any) -> float:
        """Send the first calculator what the page would; return the seconds until it answers."""
        self._seq += 1
        asked = {"do": "set", "seq": self._seq, **said}
        began = time.monotonic()
        self.tell(self.models[0], {"method": "custom", "content": asked})
        while True:
            view = _view(self.hear())
            if view.get("seq") == self._seq:
                self.view = view
                return time.monotonic() - began

    def tell(self, model: str, data: Any, kind: str = "comm_msg") -> None:
        """Send a message to a widget."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": self._session,
            "username": "",
            "version": "5.3",
            "date": "2026-01-01T00:00:00Z",
        }
        message = {
            "channel": "shell",
            "header": header,
            "parent_header": {},
            "metadata": {},
            "content": {"comm_id": model, "data": data},
            "buffers": [],
        }
        self._socket.send(json.dumps(message))

    def hear(self) -> dict[str, Any]:
        """Return the next message of the kernel."""
        heard: dict[str, Any] = json.loads(self._socket.recv())
        return heard

    def leave(self) -> None:
        """Close the page: that gives the kernel back, if the server is still there."""
        if self._socket is None:
            return
        self._socket.close()
        self._socket = None
        form = urlencode({"_xsrf": self.cookie("_xsrf") or ""}).encode()
        with suppress(OSError):
            self._web.open(f"{self.url}/voila/api/shutdown/{self._kernel}", form, PATIENCE).close()


def _view(message: dict[str, Any]) -> dict[str, Any]:
    data = message["content"].get("data", {})
    view = data.get("state", {}).get("view", {}) if message["msg_type"] == "comm_msg" else {}
    return view if isinstance(view, dict) else {}
