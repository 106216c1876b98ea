"""Servers for the tests of faults: chapters that go wrong, patience that is short, a full disk."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.browser.processes import free_port
from tests.serve.conftest import Served, start, stop

# Cells of a chapter; the last one always works.
SETUP = """
import anywidget, traitlets
class Demo(anywidget.AnyWidget):
    view = traitlets.Dict().tag(sync=True)
    _esm = "export default { render() {} }"
    def __init__(self):
        super().__init__()
        self.on_msg(lambda _, said, __: setattr(self, "view", {"seq": said.get("seq")}))
"""
RAISES = "import warnings; warnings.warn('hush'); print('half'); {}['a secret of the author']"
TYPO = "for for"
ENDLESS = "while True: pass"
DIES = "import os; os._exit(1)"
WARNS = "import sys; print('hush', file=sys.stderr); print('said')"
WORKS = "Demo()"


class Running(Served):
    """A server whose words are kept."""

    def __init__(self, arguments: list[str], url: str) -> None:
        served = start(arguments, url)
        super().__init__(served.url, served.process)
        self.lines: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with suppress(ValueError):  # closed
            self.lines.extend(self.process.stdout or [])

    def said(self) -> str:
        return "".join(self.lines)


@contextmanager
def serving(*options: str, change: str = "") -> Iterator[Running]:
    """Run a server; `change` is Python that runs before it."""
    port = free_port()
    line = ["serve", "--no-browser", "--ready=0", "--port", str(port), *options]
    program = f"{change}\nimport sys; from serve.cli import main; sys.exit(main({line!r}))"
    running = Running([sys.executable, "-c", program], f"http://127.0.0.1:{port}/")
    try:
        yield running
    finally:
        stop(running)


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """Mount a small disk and let all files of a home and temporary ones go there."""
    folder = Path(tempfile.mkdtemp(prefix="bone-course-disk-"))
    line = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(folder)]
    if os.geteuid() or subprocess.run(line, capture_output=True, check=False).returncode:
        folder.rmdir()
        pytest.skip("a small disk can be mounted by root only")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        folder.rmdir()


def fill(disk: Path) -> Path:
    """Use up all space; return the file that holds it."""
    file = disk / "full"
    with file.open("wb", buffering=0) as waste, suppress(OSError):
        while True:
            waste.write(bytes(4096))
    return file
