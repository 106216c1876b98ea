"""The class password: a door before everything but its own page, static files and ``/healthz``.

The door is a matcher that comes before every other handler, so nothing added later is left open.
Who has said the password carries a signed cookie for a day. The cookie's key depends on the
password, so another password shuts everybody out again.
"""

import getpass
import hashlib
import hmac
import os
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from jupyter_server.utils import url_path_join
from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher
from tornado.web import HTTPError, create_signed_value, decode_signed_value
from voila.utils import create_include_assets_functions

from serve import places, texts
from serve.lines import place_of
from serve.policy import CookiePage

VARIABLE = "BONE_COURSE_PASSWORD"
SHARED = "BONE_COURSE_COOKIE_SECRET"  # the same for several servers: who is in at one is in at all
COOKIE = "bone-course-class"
DAYS = 1
LONGEST = 200  # characters of a password
OPEN = ("healthz", "favicon.ico", f"voila/templates/{places.TEMPLATE.name}/static/")
TRIES, WITHIN = 20, 300.0  # wrong ones from one address, which a whole class may share, in seconds
ADDRESSES = 10_000  # remembered at most


class NoPasswordError(Exception):
    """A password is wanted, and there is none; a sentence that says what helps."""


def wanted(asked: bool) -> str:
    """Return the class password, or "" for an open course.

    It is taken out of the environment, which every kernel inherits.
    """
    found = os.environ.pop(VARIABLE, "")
    if asked and not found:
        if not sys.stdin.isatty():
            raise NoPasswordError(f"There is nobody to ask for the password. Set {VARIABLE}.")
        found = getpass.getpass("Password of the class: ")
    if asked and not found:
        raise NoPasswordError("The password is empty. Choose one of a few words.")
    if len(found) > LONGEST:
        raise NoPasswordError(f"The password is too long. Up to {LONGEST} characters will do.")
    return found


def shared_secret() -> bytes:
    """Return what several servers sign cookies with, or b"": each makes up its own at start.

    It, too, is taken out of the environment.
    """
    return os.environ.pop(SHARED, "").encode()


def own_path(wish: str, base_url: str) -> str:
    """Return where to go on: a path of this course, whatever an address asks for."""
    try:
        parts = urlsplit(wish) if wish.isprintable() and "\\" not in wish else None
    except ValueError:  # an address of a machine that cannot be one, as in "//["
        return base_url
    if not parts or parts.scheme or parts.netloc or wish.startswith("//"):
        return base_url
    return wish if parts.path.startswith(base_url) else base_url


class Attempts:
    """Counts wrong passwords by address."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}

    def too_many(self, address: str) -> bool:
        """Say whether an address has to wait."""
        times = self._wrong.get(address, deque())
        while times and times[0] <= self._clock() - WITHIN:
            times.popleft()
        if not times:
            self._wrong.pop(address, None)
        return len(times) >= TRIES

    def wrong(self, address: str) -> None:
        """Remember a wrong one; of too many addresses the one longest silent is forgotten."""
        times = self._wrong.pop(address, deque())
        times.append(self._clock())
        self._wrong[address] = times
        if len(self._wrong) > ADDRESSES:
            del self._wrong[next(iter(self._wrong))]


class Door(Matcher):
    """Matches every request that may not come in."""

    def __init__(self, password: str, secret: bytes, base_url: str, language: str) -> None:
        self._digest = hashlib.sha256(password.encode()).digest()
        self._key = hmac.new(secret, self._digest, "sha256").digest()
        self.base_url, self.language = base_url, language
        self.attempts = Attempts()
        self.page = url_path_join(base_url, "password")

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """Take the request (it stays outside), or None: the handlers inside may have it."""
        if request.path == self.page:
            return {}
        inside = request.path.removeprefix(self.base_url)
        public = inside in OPEN or inside.startswith(OPEN[-1])
        return None if public or self._has_key(request) else {}

    def opens(self, word: str) -> bool:
        """Say whether this is the password, in the same time for every wrong one."""
        return hmac.compare_digest(hashlib.sha256(word.encode()).digest(), self._digest)

    def ticket(self) -> bytes:
        """Return the cookie of who is inside."""
        return create_signed_value(self._key, COOKIE, "inside")

    def _has_key(self, request: HTTPServerRequest) -> bool:
        cookie = request.cookies.get(COOKIE)
        value = cookie.value if cookie else None
        return bool(decode_signed_value(self._key, COOKIE, value, max_age_days=DAYS))

    def handler(self) -> tuple[Any, ...]:
        """Return the rule that has to come before all others."""
        return (self, DoorHandler, {"door": self})


class DoorHandler(CookiePage):
    """Asks for the password."""

    SUPPORTED_METHODS = ("GET", "HEAD", "POST")

    def initialize(self, door: Door) -> None:
        """Remember the door."""
        self.door = door

    def set_default_headers(self) -> None:
        """Add what every answer of this server has."""
        for name, value in self.settings.get("headers", {}).items():
            self.set_header(name, value)
        self.set_header("Cache-Control", "no-store")

    def get(self) -> None:
        """Show the page, or lead to it; what is not a page is refused."""
        if self.request.path == self.door.page:
            self.show("")
        elif "text/html" in self.request.headers.get("Accept", ""):
            self.redirect(f"{self.door.page}?next={quote(self.request.uri or '', safe='')}")
        else:
            raise HTTPError(403)

    head = get

    def post(self) -> None:
        """Let in who says the password."""
        if self.request.path != self.door.page:
            raise HTTPError(403)
        address = place_of(str(self.request.remote_ip))
        if self.door.attempts.too_many(address):
            self.set_header("Retry-After", str(round(WITHIN)))
            self.show("wait", 429)
        elif not self._is_ours():
            self.show("again", 403)
        elif self.door.opens(self.get_body_argument("password", "", strip=False)):
            self._let_in()
        else:
            self.door.attempts.wrong(address)
            self.show("wrong", 403)

    def _is_ours(self) -> bool:
        """Say whether the form comes from our page."""
        try:
            self.check_xsrf_cookie()
        except HTTPError:
            return False
        return True

    def _let_in(self) -> None:
        self.set_cookie(
            COOKIE,
            self.door.ticket(),
            expires_days=DAYS,
            path=self.door.base_url,
            httponly=True,
            samesite="Lax",  # a link in a mail leads to the page, not to the door again
        )
        self.redirect(own_path(self.get_query_argument("next", ""), self.door.base_url), status=303)

    def show(self, problem: str, status: int = 200) -> None:
        """Show the page, with a sentence if something was wrong."""
        self.set_status(status)
        words = texts.password(self.door.language)
        page = self.settings["voila_jinja2_env"].get_template("password.html")
        helpers = create_include_assets_functions(places.TEMPLATE.name, self.door.base_url)
        shown = {"p": words, "problem": words.get(problem, ""), "xsrf": self.xsrf_token.decode()}
        self.finish(page.render(base_url=self.door.base_url, **helpers, **shown))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say no in one line, to a program that asked."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(texts.password(self.door.language)["closed"])
