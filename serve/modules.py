"""The code and the style of widgets, under addresses that name their content.

A kernel sends them with every widget. A browser gets them once and keeps them for good.
"""

import gzip
from collections.abc import Set
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated

from serve.inside import module_name
from serve.static import FOREVER, send

TYPES = {"js": "text/javascript", "css": "text/css"}
PATTERN = r"/voila/module/([0-9a-f]{32}\.(?:js|css))"


class Modules:
    """Texts by the hash of their content."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self._known: dict[str, tuple[bytes, bytes]] = {}  # plain and compressed, by name

    @property
    def names(self) -> Set[str]:
        """The names of all that are kept."""
        return self._known.keys()

    def add(self, text: str, kind: str) -> str:
        """Keep a text; return its address."""
        name = module_name(text, kind)
        if name not in self._known:
            plain = text.encode()
            self._known[name] = plain, gzip.compress(plain, 9, mtime=0)
        return self.address(name)

    def address(self, name: str) -> str:
        """Return where a browser finds it."""
        return f"{self.base_url}voila/module/{name}"

    def get(self, name: str) -> tuple[bytes, bytes] | None:
        """Return a text as it is and compressed, or None."""
        return self._known.get(name)


class ModuleHandler(JupyterHandler):
    """Sends the code or the style of a widget."""

    auth_resource = "contents"

    @authenticated
    def get(self, name: str) -> None:
        """Send it, to be kept for good: another content has another name."""
        found = self.settings["modules"].get(name)
        if found is None:
            raise HTTPError(404)
        plain, small = found
        self.set_header("Content-Type", f"{TYPES[name.rpartition('.')[2]]}; charset=utf-8")
        self.set_header("Cache-Control", FOREVER)
        send(self, plain, small)

    head = get

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say no by the status alone: no reader sees it."""
        self.finish()
