"""A reader without a browser: keeps cookies, asks for pages and seats as live.js does."""

import json
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from typing import Any

PATIENCE = 60  # s; a busy machine is slow now and then, and a test must not mind


class Visitor:
    """One reader of the course."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.cookies = CookieJar()
        keep = urllib.request.HTTPCookieProcessor(self.cookies)
        self._opener = urllib.request.build_opener(keep)
        self.ticket = ""

    def ask(
        self, path: str, *, post: bool = False, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body."""
        request = urllib.request.Request(self.base + path, b"" if post else None, headers)
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as refused:
            return refused.code, dict(refused.headers), refused.read()

    def say(self, path: str, form: bytes) -> int:
        """Send a form; return the status."""
        request = urllib.request.Request(self.base + path, form)
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code

    def read(self, chapter: str) -> str:
        """Return the page of a chapter."""
        return self.ask(f"voila/render/{chapter}")[2].decode()

    def xsrf(self) -> str:
        """Return the token that came with a page."""
        return next((c.value or "" for c in self.cookies if c.name == "_xsrf"), "")

    def sit(self, chapter: str) -> tuple[int, dict[str, Any]]:
        """Ask for a seat in a chapter; return status and answer."""
        headers = {"X-XSRFToken": self.xsrf(), "X-Ticket": self.ticket}
        status, _, body = self.ask(f"voila/seat/{chapter}", post=True, **headers)
        answer = json.loads(body or "{}")
        self.ticket = answer.get("ticket", "")
        return status, answer

    def leave(self, kernel: str) -> int:
        """Give a seat back as a closed page does; return the status."""
        headers = {"X-XSRFToken": self.xsrf()}
        return self.ask(f"voila/api/shutdown/{kernel}", post=True, **headers)[0]
