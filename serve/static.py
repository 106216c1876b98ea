"""The files of the template: from memory, compressed once, kept by the browser for good."""

import gzip
import hashlib
import mimetypes
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, RequestHandler

from serve.places import SHARED_STATIC, TEMPLATE

PATTERN = rf"/voila/templates/{TEMPLATE.name}/static/(.+)"
FOREVER = "public, max-age=31536000, immutable"
PACKED = {".woff2", ".png", ".jpg", ".webp"}  # gzip would not make these smaller

mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True)
class File:
    """A file as it is and compressed, with the hash that is part of its address."""

    plain: bytes
    small: bytes | None
    digest: str
    changed: float

    @classmethod
    def read(cls, path: Path) -> "File":
        """Read a file."""
        plain = path.read_bytes()
        small = None if path.suffix in PACKED else gzip.compress(plain, 9, mtime=0)
        return cls(plain, small, hashlib.sha512(plain).hexdigest(), path.stat().st_mtime)


class Static:
    """The files of ``static/`` by name; one that has changed is read again."""

    def __init__(self) -> None:
        folder = TEMPLATE / "static"
        own = {str(f.relative_to(folder)): f for f in folder.rglob("*") if f.is_file()}
        self.paths = {**own, **{f.name: f for f in SHARED_STATIC}}
        self._read: dict[str, File] = {}

    def get(self, name: str) -> File | None:
        """Return a file, or None if there is no such one."""
        path = self.paths.get(name)
        if path is None:
            return None
        file = self._read.get(name)
        if file is None or file.changed != path.stat().st_mtime:
            file = self._read[name] = File.read(path)
        return file

    def read_ahead(self) -> None:
        """Read and compress all files in the background, so that no visitor waits for it."""
        threading.Thread(
            target=lambda: [self.get(name) for name in self.paths], daemon=True
        ).start()

    def joined(self, names: list[str]) -> str:
        """Return several style sheets as one."""
        return "\n".join(self.paths[name].read_text(encoding="utf-8") for name in names)


class StaticHandler(RequestHandler):
    """Sends a file of the template; open to everybody, as the page with the password needs them."""

    def set_default_headers(self) -> None:
        """Add what every answer of this server has."""
        for name, value in self.settings.get("headers", {}).items():
            self.set_header(name, value)

    def get(self, name: str) -> None:
        """Send it, to be kept for good if the address names this content."""
        file = self.settings["static"].get(name)
        if file is None:
            raise HTTPError(404)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        text = "; charset=utf-8" if kind.startswith("text/") else ""
        self.set_header("Content-Type", kind + text)
        named = self.get_query_argument("v", "") == file.digest
        self.set_header("Cache-Control", FOREVER if named else "no-cache")
        tag = f'"{file.digest[:32]}"'
        self.set_header("ETag", tag)
        if self.request.headers.get("If-None-Match") == tag:
            self.set_status(304)
            self.finish()
        else:
            send(self, file.plain, file.small)

    head = get


def send(handler: Any, plain: bytes, small: bytes | None) -> None:
    """Send what was compressed ahead to whoever can read it."""
    if small is not None:
        handler.set_header("Vary", "Accept-Encoding")
        if takes_gzip(handler.request.headers.get("Accept-Encoding", "")):
            handler.set_header("Content-Encoding", "gzip")
            plain = small
    handler.finish(plain)


def takes_gzip(accepted: str) -> bool:
    """Say whether an ``Accept-Encoding`` allows gzip."""
    for part in accepted.lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() == "gzip":
            return weight.replace(" ", "").rstrip("0") not in ("q=", "q=0.")
    return False
