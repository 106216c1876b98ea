"""The gate: what the course does not need is refused before any handler of others sees it."""

import re
from typing import Any
from urllib.parse import unquote

from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher
from tornado.web import HTTPError, RequestHandler
from voila.utils import create_include_assets_functions

from serve.places import TEMPLATE
from serve.policy import HOST

LONGEST = 2048  # characters of an address; numbers of a reader are never in it
_NAME = r"(?!\.)[\w .,()@~+-]{1,200}"
_PATH = rf"(?:{_NAME}/)*{_NAME}"
_KERNEL = r"\w{8}-\w{4}-\w{4}-\w{4}-\w{12}"
_FILES = r"\.(?:js|css|svg|png|woff2?|ttf|eot)"
_PICTURE = r"\.(?:png|jpg|svg|webp)"


def name_of(host: str) -> str:
    """Return the name in a `Host`, without its port.

    Examples
    --------
    >>> name_of("Course.example:8866"), name_of("[::1]:8866")
    ('course.example', '[::1]')
    """
    return re.sub(r":\d+$", "", host).lower()


class Names(Matcher):
    """Matches every request that calls the server by a name it does not have.

    Parameters
    ----------
    base_url : str
        Path of the course, with a slash at both ends.
    known : set of str
        The names; none: any will do.
    """

    def __init__(self, base_url: str, known: frozenset[str]) -> None:
        self.base_url, self.known = base_url, known

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """Take the request with the status that it gets, or None: it may go on."""
        status = self.judge(request.headers.get("Host", "localhost"), request.path)
        return {"target_kwargs": {"status": status, "base_url": self.base_url}} if status else None

    def judge(self, host: str, path: str) -> int:
        """Return the status with which to refuse this name, or 0."""
        if not HOST.fullmatch(host):
            return 400
        asked_by_address = path == f"{self.base_url}healthz"  # machines do
        return 421 if self.known and not asked_by_address and name_of(host) not in self.known else 0

    def handler(self) -> tuple[Any, ...]:
        """Return the rule that has to come before all others."""
        return (self, Refuse)


class Gate(Matcher):
    """Matches every request that is refused.

    Parameters
    ----------
    base_url : str
        Path of the course, with a slash at both ends.
    extensions : list of str
        Names of the parts that Voila's own frontend may load.
    """

    def __init__(self, base_url: str, extensions: list[str]) -> None:
        self.base_url = base_url
        parts = "|".join(map(re.escape, extensions)) or "(?!)"
        reading = [
            "|healthz",
            rf"voila/render/{_PATH}(?:\.ipynb|{_PICTURE})",
            rf"voila/files/{_PATH}{_PICTURE}",
            rf"voila/templates/{TEMPLATE.name}/static/{_PATH}",
            r"voila/module/[0-9a-f]{32}\.(?:js|css)",
            rf"voila/static/{_PATH}{_FILES}",
            rf"voila/labextensions/(?:{parts})/static/{_PATH}{_FILES}",
            rf"api/kernels/{_KERNEL}(?:/channels)?",
        ]
        doing = [rf"voila/seat/{_PATH}\.ipynb", rf"voila/api/shutdown/{_KERNEL}"]
        self._allowed = {
            "GET": re.compile("|".join(reading)),
            "HEAD": re.compile("|".join(reading)),
            "POST": re.compile("|".join(doing)),
        }

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """Take the request with the status that it gets, or None: it may go on."""
        status = self.judge(request)
        return {"target_kwargs": {"status": status, "base_url": self.base_url}} if status else None

    def judge(self, request: HTTPServerRequest) -> int:
        """Return the status with which to refuse a request, or 0."""
        if len(request.uri or "") > LONGEST:
            return 414
        if request.method not in self._allowed:
            return 405
        path = self._inside(request.path)
        if path is None or not self._allowed[request.method].fullmatch(path):
            known = path is not None and any(a.fullmatch(path) for a in self._allowed.values())
            return 405 if known else 404
        return 403 if self._is_foreign(request) else 0

    def _inside(self, raw: str) -> str | None:
        """Return a path as handlers read it, without that of the course; None: a strange one."""
        if not raw.startswith(self.base_url) or re.search(r"%(?:2f|5c|25|0|1|7f)", raw.lower()):
            return None
        try:
            return unquote(raw.removeprefix(self.base_url), errors="strict")
        except UnicodeDecodeError:
            return None

    @staticmethod
    def _is_foreign(request: HTTPServerRequest) -> bool:
        """Say whether a page of others does something here, or starts a kernel unseen."""
        headers = request.headers
        if headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none"):
            return False
        does = request.method == "POST" or "frontend=" in request.query
        return does and (request.method == "POST" or headers.get("Sec-Fetch-Mode") != "navigate")

    def handler(self) -> tuple[Any, ...]:
        """Return the rule for a list of handlers."""
        return (self, Refuse)


class Refuse(RequestHandler):
    """Says no: to a reader with a page, to a program by the status alone."""

    def initialize(self, status: int, base_url: str) -> None:
        """Remember why."""
        self.status, self.base_url = status, base_url

    def prepare(self) -> None:
        """Refuse."""
        raise HTTPError(self.status)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Show the page for a wrong address to who follows a link."""
        wants_page = "text/html" in self.request.headers.get("Accept", "")
        if status_code != 404 or self.request.method != "GET" or not wants_page:
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish(f"{status_code}\n")
            return
        self.finish(self.settings["pages"].once("error.html", self._page))

    def _page(self) -> str:
        page = self.settings["voila_jinja2_env"].get_template("error.html")
        helpers = create_include_assets_functions(TEMPLATE.name, self.base_url)
        text: str = page.render(status_code=404, base_url=self.base_url, **helpers)
        return text
