"""A server that is watched while it is attacked: its own home, its own log, raw requests to it."""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import websocket

import widgets
from serve.places import notebooks
from tests.browser.processes import free_port
from tests.serve.conftest import Served, settles, stop, write_chapter
from tests.serve.conftest import _code as code
from tests.serve.test_guard import told
from tests.serve.visitor import Visitor

PATIENCE = 30  # s


def calculators() -> list[str]:
    """Return the names of all calculators."""
    kinds = {n: k for n, k in vars(widgets).items() if isinstance(k, type) and k.__module__}
    base = widgets.Calculator
    return [n for n, k in kinds.items() if issubclass(k, base) and k is not base]


CHAPTERS = notebooks() / "en"
SECRET = "not-for-readers"
BUTTON = """
import anywidget, traitlets, widgets
class Button(anywidget.AnyWidget):
    n = traitlets.Int(0).tag(sync=True)
    _esm = "export default { render() {} }"
    def __init__(self):
        super().__init__()
        self.on_msg(lambda *_: setattr(self, "n", self.n + 1))
"""
LONG_ANSWER = 500_000  # characters
WORDY = f"""
import anywidget, traitlets
class Wordy(anywidget.AnyWidget):
    text = traitlets.Unicode().tag(sync=True)
    _esm = "export default {{ render() {{}} }}"
    def __init__(self):
        super().__init__()
        self.on_msg(lambda _, said, __: setattr(self, "text", str(said["n"]) + "w" * {LONG_ANSWER}))
"""
ALL = [
    *(f"widgets.{kind}()" for kind in calculators()),
    "widgets.Quiz('01.q', 'Which?', {'a': 'Yes.', 'b': 'No.'}, 'a')",
    f"widgets.FlashCards({str(CHAPTERS / 'glossary.ipynb')!r})",
    f"widgets.Practice({str(CHAPTERS)!r})",
    f"widgets.Summary({str(CHAPTERS)!r})",
    "widgets.CourseTest('before')",
]


@dataclass
class Watched:
    """A running server and the folder that holds all it can write."""

    served: Served
    home: Path
    log: Path

    @property
    def url(self) -> str:
        return self.served.url

    @property
    def port(self) -> int:
        return int(self.url.rstrip("/").rpartition(":")[2])

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def send(self, raw: bytes, seconds: float = PATIENCE, source: str = "") -> bytes:
        """Return what comes back until the server closes; `source` is the address to come from."""
        got = b""
        here = (source, 0) if source else None
        line = socket.create_connection(("127.0.0.1", self.port), seconds, here)
        with line, contextlib.suppress(OSError):
            line.sendall(raw)
            while piece := line.recv(65536):
                got += piece
        return got

    def ask(
        self,
        target: str,
        *headers: str,
        method: str = "GET",
        body: bytes = b"",
        source: str = "",
    ) -> bytes:
        """Send a request as it is, with nothing put right."""
        host = (
            [] if any(h.startswith("Host:") for h in headers) else [f"Host: 127.0.0.1:{self.port}"]
        )
        lines = [f"{method} {target} HTTP/1.1", *host, "Connection: close", *headers, "", ""]
        raw = "\r\n".join(lines).encode("latin-1", "replace") + body
        return self.send(raw, source=source)

    def status(self, target: str, *headers: str, **options: Any) -> int:
        return status(self.ask(target, *headers, **options))


def status(answer: bytes) -> int:
    """Return the number in the first line of an answer; 0 if there is none."""
    found = re.match(rb"HTTP/1\.1 (\d+)", answer)
    return int(found[1]) if found else 0


def as_user(user: int | None) -> list[str]:
    """Return what to put before a command so that another user runs it."""
    if user is None:
        return []
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]


@contextlib.contextmanager
def watched(
    folder: Path,
    *arguments: str,
    user: int | None = None,
    python: str = sys.executable,
    **environment: str,
) -> Iterator[Watched]:
    """Run a server, as another user if wanted, whose home, files and log are in a folder."""
    notebooks, home = folder / "notebooks", folder / "home"
    (notebooks / "en").mkdir(parents=True)
    for name in ("home", "tmp", "runtime"):
        (folder / name).mkdir()
        if user is not None:
            os.chown(folder / name, user, user)
    cells = [code(BUTTON, "setup"), code("Button()", "calculator")]
    write_chapter(notebooks / "en", 1, "Button", cells)
    standing = [code("import widgets", "setup"), code("widgets.Standing()", "calculator")]
    write_chapter(notebooks / "en", 3, "Standing", standing)
    write_chapter(notebooks / "en", 2, "All", [code("import widgets", "setup"), *map(code, ALL)])
    wordy = [code(WORDY, "setup"), code("Wordy()", "calculator")]
    write_chapter(notebooks / "en", 4, "Wordy", wordy)
    (notebooks / "en" / "picture.png").write_bytes(b"a picture")
    (notebooks / "en" / ".hidden.png").write_text(SECRET)
    (notebooks / "en" / "table.csv").write_text(SECRET)
    (notebooks / "secret.png").write_text(SECRET)
    (notebooks / "en" / "link.png").symlink_to(notebooks / "secret.png")
    port, log = free_port(), folder / "log.txt"
    own = {"HOME": str(home), "TMPDIR": str(folder / "tmp"), "IPYTHONDIR": str(home / "ipython"),
           "JUPYTER_RUNTIME_DIR": str(folder / "runtime"), **environment}  # fmt: skip
    line = [
        python,
        "-m",
        "serve",
        "serve",
        "--no-browser",
        "--ready=0",
        "--notebooks",
        str(notebooks),
        *arguments,
    ]
    with log.open("w") as out:
        process = subprocess.Popen(
            [*as_user(user), *line, "--port", str(port)], stdout=out, stderr=out, text=True,
            env={**os.environ, **own},
        )  # fmt: skip
    server = Watched(Served(f"http://127.0.0.1:{port}/", process), folder, log)
    try:
        assert settles(lambda: "Strong Bones is at" in server.said(), 60), server.said()
        yield server
    finally:
        stop(server.served)


class Seated:
    """A reader with a seat whose web sockets say what a test wants."""

    def __init__(self, url: str, chapter: str = "01.ipynb", visitor: Visitor | None = None) -> None:
        self.base = url
        self.visitor = visitor or Visitor(url)
        self.visitor.read(chapter)
        self.seat = self.visitor.sit(chapter)[1]
        self.kernel = self.seat["kernel"]
        self.model = next(iter(self.seat["models"]))

    def cookies(self) -> str:
        return "; ".join(f"{c.name}={c.value}" for c in self.visitor.cookies)

    def connect(self, session: str = "", **options: Any) -> Any:
        options = {"cookie": self.cookies(), "origin": self.base.rstrip("/"), **options}
        return websocket.create_connection(self.address(session), timeout=PATIENCE, **options)

    def address(self, session: str = "") -> str:
        name = f"?session_id={session or os.urandom(8).hex()}"
        return f"{self.base.replace('http', 'ws', 1)}api/kernels/{self.kernel}/channels{name}"

    def press(self) -> str:
        """Return the message of the button, which the kernel answers with a number."""
        return self.told({"method": "custom", "content": {}})

    def told(self, data: Any, model: str = "") -> str:
        return json.dumps(told(data, model or self.model))

    def leave(self) -> None:
        self.visitor.leave(self.kernel)
