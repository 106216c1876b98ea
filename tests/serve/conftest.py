"""A server with three small chapters of its own, and a browser to visit it."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from nbformat import v4

from tests.browser.processes import free_port

WARM = "serve.warm"
WIDGET = """
import time, anywidget, traitlets
time.sleep(2)  # a slow start, so that the tests can look at the page before it
class Demo(anywidget.AnyWidget):
    n = traitlets.Int(1).tag(sync=True)
    _esm = '''export default { render({ model, el }) {
      const b = document.createElement("button");
      const show = () => { b.textContent = "Load " + model.get("n") };
      b.style.minHeight = "3rem"; show(); model.on("change:n", show); el.append(b);
      b.onclick = () => model.send({});
    } }'''
    def __init__(self):
        super().__init__()
        self.on_msg(lambda *_: setattr(self, "n", self.n + 1))
"""


def _markdown(source: str, *tags: str) -> nbformat.NotebookNode:
    return v4.new_markdown_cell(source, metadata={"tags": list(tags)})


def _code(source: str, *tags: str) -> nbformat.NotebookNode:
    return v4.new_code_cell(source, metadata={"tags": list(tags)})


def _cells(title: str) -> list[nbformat.NotebookNode]:
    return [
        _code(WIDGET, "setup"),
        _markdown(f"# {title}\n\nOne sentence that says why."),
        _markdown("## What you will learn\n\n- One thing.\n- Another thing."),
        _markdown(
            "## Jeanne’s story\n\nHer paper says "
            '[osteopenia](glossary.ipynb#osteopenia "Somewhat less bone.").\n\n'
            "| age | bone density |\n|---|---:|\n| 70 | 0.66 |"
        ),
        _markdown("**Osteopenia**: somewhat less bone.", "note"),
        _markdown("## Try it\n\nPress the button."),
        _code("Demo()", "calculator"),
        _markdown("## Look deeper\n\n<details>\n<summary>Why?</summary>\n\nBecause.\n\n</details>"),
        _code("x = 6\nx * 7", "look-deeper"),
        _markdown("## Take home\n\n### Do\n\n- This.\n\n### Ask\n\n- That.", "take-home"),
    ]


def write_chapter(folder: Path, number: int, title: str, cells: list | None = None) -> Path:
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python", "pygments_lexer": "ipython3"},
        "lang": "en",
        "title": title,
        "chapter": number,
        "minutes": 10 + number,
        "summary": f"What chapter {number} is about",
        "part": "know" if number < 4 else "load",
    }
    file = folder / f"{number:02d}.ipynb"
    nbformat.write(v4.new_notebook(cells=cells or _cells(title), metadata=metadata), file)
    return file


@pytest.fixture(scope="session")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebooks")
    (folder / "en").mkdir()
    write_chapter(folder / "en", 0, "Start here")
    write_chapter(folder / "en", 1, "Weak bones")
    write_chapter(folder / "en", 4, "Standing")
    broken = [
        _markdown("# Broken\n\nA chapter whose code fails."),
        _markdown("## Try it\n\nText."),
        _code("1 / 0", "calculator"),
    ]
    write_chapter(folder / "en", 5, "Broken", broken)
    return folder


def settles(condition: Callable[[], object], seconds: float = 30) -> bool:
    """Wait until something is so; say whether it has become so."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "serve", *arguments]


@dataclass
class Served:
    url: str
    process: subprocess.Popen[str]

    def chapter(self, number: int) -> str:
        return f"{self.url}voila/render/{number:02d}.ipynb"

    def kernels(self) -> int:
        return len(self.ordinary()) + len(self.forked())

    def ordinary(self) -> list[int]:
        return [pid for pid, _, line in self._children() if "ipykernel_launcher" in line]

    def forked(self) -> list[int]:
        """Return the children of the warm process, which have its command line."""
        warm = self.warm()
        return [pid for pid, parent, line in self._children() if WARM in line and parent in warm]

    def warm(self) -> list[int]:
        server = self.process.pid
        return [p for p, parent, line in self._children() if WARM in line and parent == server]

    def _children(self) -> list[tuple[int, int, list[str]]]:
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
                found.append((child.pid, child.ppid(), child.cmdline()))
        return found

    def at_rest(self, seconds: float = 2) -> int:
        """Return the number of kernels once it has not changed for so long."""
        kernels, since = self.kernels(), time.monotonic()
        while time.monotonic() - since < seconds:
            time.sleep(0.1)
            if self.kernels() != kernels:
                kernels, since = self.kernels(), time.monotonic()
        return kernels

    def settles_at(self, kernels: int, seconds: float = 15) -> bool:
        return settles(lambda: self.kernels() == kernels, seconds)


def start(arguments: list[str], url: str) -> Served:
    process = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ}
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert url in line, line
    return Served(url, process)


def stop(served: Served) -> None:
    served.process.terminate()
    try:
        served.process.wait(20)
    except subprocess.TimeoutExpired:
        served.process.kill()


@pytest.fixture(scope="session")
def served(notebooks: Path) -> Iterator[Served]:
    port = free_port()
    arguments = ["serve", "--no-browser", "--port", str(port), "--notebooks", str(notebooks)]
    server = start(command(*arguments, "--ready=0"), f"http://127.0.0.1:{port}/")
    yield server
    stop(server)


@contextlib.contextmanager
def chromium() -> Iterator[object]:
    """Run a browser. Playwright runs once at a time: who takes it gives it back."""
    from playwright.sync_api import sync_playwright

    wanted = [os.environ.get("CHROMIUM"), "chromium", "google-chrome"]
    path = next((found for name in wanted if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium here")
    options = [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ]  # fmt: skip
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=options)
        yield started
        started.close()


# Not for the session: while a Playwright runs, there is a loop in which others cannot run one.
@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with chromium() as started:
        yield started


@pytest.fixture
def open_page(browser: object) -> Iterator[Callable[..., object]]:
    """Return a function that opens a page in a fresh browser profile."""
    contexts = []

    def opened(url: str, *, width: int = 1280, until: str = "commit", prefs: str = "") -> object:
        context = browser.new_context(viewport={"width": width, "height": 900})  # type: ignore[attr-defined]
        contexts.append(context)
        if prefs:
            context.add_init_script(f"localStorage.setItem('bone-course.prefs', '{prefs}')")
        page = context.new_page()
        page.requests = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.goto(url, wait_until=until)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            page.close()  # as a reader does; closing only the context kills the page unheard
        context.close()


@pytest.fixture(scope="session")
def attacked() -> Iterator[object]:
    """Yield a server to attack, watched (see `tests.serve.hostile`)."""
    from tests.serve.hostile import watched

    # not pytest's own folder: names of zmq's sockets have to be short
    with tempfile.TemporaryDirectory(prefix="bc-") as folder, watched(Path(folder)) as server:
        yield server


@pytest.fixture(scope="module")
def seated(attacked: Any) -> Iterator[object]:
    """Yield a reader with a seat at that server."""
    from tests.serve.hostile import Seated

    reader = Seated(attacked.url)
    yield reader
    reader.leave()
