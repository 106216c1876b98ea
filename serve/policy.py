"""What every answer of the server says about itself, so that browsers keep it apart from others."""

import base64
import hashlib
import re
from typing import Any

from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import OutputTransform, RequestHandler

from serve.places import TEMPLATE

CSP = "Content-Security-Policy"
HOST = re.compile(r"(?:[\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?", re.ASCII | re.IGNORECASE)
_ANY_SOCKET = "ws: wss:"  # in `voila.json`, where our own address is not known
_ANY_INLINE = "script-src 'self' blob: 'unsafe-inline'"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
    "serial=(), midi=(), accelerometer=(), gyroscope=(), magnetometer=(), "
    "display-capture=(), browsing-topics=()",
}


# Nobody who opened the window keeps a hand on it. It makes the browser start another process for
# the first page, a quarter of the time until its text is there: only where a password is typed.
APART = {"Cross-Origin-Opener-Policy": "same-origin"}


def inline_scripts() -> list[str]:
    """Return the scripts that stand in our pages themselves; there is nothing variable in them."""
    files = [TEMPLATE / name for name in ("index.html.j2", "chrome.j2")]
    texts = [file.read_text(encoding="utf-8") for file in files]
    found = [script for text in texts for script in _INLINE.findall(text)]
    return [script for script in found if "{{" not in script and "{%" not in script]


def hash_of(script: str) -> str:
    """Return by what name a policy knows an inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def own(policy: str) -> str:
    """Return the policy of our own pages: no inline script but ours, nothing from ``blob:``."""
    known = " ".join(map(hash_of, inline_scripts()))
    return policy.replace(_ANY_INLINE, f"script-src 'self' {known}")


class Protected(OutputTransform):
    """Completes the headers of every answer, whoever has made it; also of refusals."""

    policy = ""
    headers = HEADERS

    def __init__(self, request: HTTPServerRequest) -> None:
        self.host = request.host if HOST.fullmatch(request.host or "") else ""
        self.encrypted = request.protocol == "https"

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Add what is missing, and take away what tells of the programs here."""
        headers.pop("Server", None)
        for name, value in self.headers.items():
            headers.setdefault(name, value)
        policy = headers.get(CSP, self.policy)
        sockets = f"ws://{self.host} wss://{self.host}" if self.host else ""
        headers[CSP] = policy.replace(_ANY_SOCKET, sockets)
        if self.encrypted:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return status_code, headers, chunk


class CookiePage(RequestHandler):
    """A page whose cookies travel encrypted if the page did; also those that Tornado sets."""

    def set_cookie(self, name: str, value: str | bytes, *where: Any, **how: Any) -> None:
        """Set a cookie."""
        super().set_cookie(
            name, value, *where, **{"secure": self.request.protocol == "https", **how}
        )


def protected(policy: str, apart: bool) -> type[OutputTransform]:
    """Return the transform for an application whose answers have this policy by default."""
    headers = HEADERS | (APART if apart else {})
    made: Any = type("Protected", (Protected,), {"policy": policy, "headers": headers})
    return made
