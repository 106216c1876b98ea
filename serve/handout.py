"""`bone-course handout`: the two-page handouts of the chapters as PDF files.

A server of our own shows the pages, and a Chromium without a window prints them, as a reader would.
We speak its DevTools protocol ourselves: `chromium --print-to-pdf` does not wait for calculators.
"""

import asyncio
import base64
import itertools
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tornado.websocket import WebSocketClientConnection, websocket_connect

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
PAPERS = {"a4": (210 / 25.4, 297 / 25.4), "letter": (8.5, 11.0)}  # inches
PATIENCE = 90  # seconds for anything that takes a tenth of it
LARGEST = 64 * 2**20  # bytes of one message: a PDF
FLAGS = (
    "--headless=new",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Ready: every cell has shown what it shows, and every chart is drawn.
READY = """document.documentElement.hasAttribute("data-ready") &&
  [...document.querySelectorAll(".plot")].every((p) => !p.offsetHeight || p.querySelector("svg"))"""


class CannotPrintError(Exception):
    """One sentence that says what is wrong and what helps."""


def find_browser() -> str:
    """Return the path of a browser that can print, or say which ones can."""
    named = os.environ.get("CHROMIUM")
    names = (named,) if named else BROWSERS
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found:
        return found
    raise CannotPrintError(
        f"There is no browser at {named!r}, which CHROMIUM names."
        if named
        else "Printing needs Chromium, Google Chrome or Microsoft Edge, and none was found. "
        "Install one, or set CHROMIUM to the path of one."
    )


def choose(notebooks: Path, wanted: list[str]) -> list[Path]:
    """Return the notebooks of the chapters that are named by number or file; without names, all."""
    chapters = {p.stem: p for p in sorted(notebooks.glob("[0-9][0-9]-*.ipynb"))}
    if not wanted:
        return list(chapters.values())
    chosen = []
    for name in wanted:
        stem = Path(name).stem
        number = stem.zfill(2) if stem.isdigit() else None
        fits = [p for s, p in chapters.items() if s == stem or s[:2] == number]
        if not fits:
            there = ", ".join(chapters)
            raise CannotPrintError(f"There is no chapter {name!r}. There is: {there}.")
        chosen += fits
    return chosen


def print_all(
    notebooks: Path, language: str, names: list[str], out: Path, paper: str
) -> list[Path]:
    """Print the handouts of the chapters into `out`; return the files."""
    browser = find_browser()
    chapters = choose(notebooks / language, names)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotPrintError(f"The folder {out} cannot be made: {error.strerror}.") from error
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        _server(notebooks, language) as address,
        _running(browser, profile) as devtools,
    ):
        return asyncio.run(_print_chapters(devtools, address, chapters, out, PAPERS[paper]))


# ------------------------------------------------------------------ the server and the browser


@contextmanager
def _ended(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the block ends."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _server(notebooks: Path, language: str) -> Iterator[str]:
    """Show the course to our own browser, on a free port of this computer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "serve", "serve", "--no-browser", "--ready=0"]
    command += [f"--port={port}", f"--lang={language}", f"--notebooks={notebooks}"]
    with _ended(command) as process:
        address = f"http://127.0.0.1:{port}/"
        _wait(process, lambda: _answers(address), "The course did not start.")
        yield address


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


@contextmanager
def _running(browser: str, profile: str) -> Iterator[str]:
    """Start the browser with an empty profile; yield the address of its DevTools."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0  # a container: its sandbox needs a user
    extra = ["--no-sandbox"] if as_root else []
    with _ended([browser, *FLAGS, *extra, f"--user-data-dir={profile}"]) as process:
        said = Path(profile) / "DevToolsActivePort"
        _wait(process, lambda: len(_lines(said)) > 1, f"The browser {browser} did not start.")
        port, path = _lines(said)[:2]
        yield f"ws://127.0.0.1:{port}{path}"


def _lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []


def _wait(process: subprocess.Popen[bytes], condition: Any, otherwise: str) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        if process.poll() is not None or time.monotonic() > end:
            raise CannotPrintError(otherwise)
        time.sleep(0.1)


# ------------------------------------------------------------------ printing


class Browser:
    """The DevTools protocol: one question, one answer."""

    def __init__(self, line: WebSocketClientConnection) -> None:
        self.line, self.numbers, self.session = line, itertools.count(1), ""

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the page, or of the browser while no page is open."""
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        await self.line.write_message(json.dumps(message))
        while True:
            text = await asyncio.wait_for(self.line.read_message(), PATIENCE)
            if text is None:
                raise CannotPrintError("The browser has stopped.")
            answer = json.loads(text)
            if answer.get("id") == number:
                break
        if "error" in answer:
            raise CannotPrintError(f"The browser says: {answer['error']['message']}.")
        result: dict[str, Any] = answer["result"]
        return result

    async def open(self) -> None:
        """Open a page; from now on the questions are for it."""
        target = await self.ask("Target.createTarget", url="about:blank")
        attached = await self.ask("Target.attachToTarget", flatten=True, **target)
        self.session = attached["sessionId"]
        await self.ask("Page.enable")
        await self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=1280,
            height=900,
            deviceScaleFactor=1,
            mobile=False,
        )

    async def visit(self, address: str) -> None:
        """Load a page and wait until its calculators stand there."""
        await self.ask("Page.navigate", url=address)
        end = time.monotonic() + PATIENCE
        while True:
            found = await self.ask("Runtime.evaluate", expression=READY, returnByValue=True)
            if found["result"].get("value") is True:
                return
            if time.monotonic() > end:
                raise CannotPrintError(f"The calculators of {address} did not start.")
            await asyncio.sleep(0.2)

    async def pdf(self, size: tuple[float, float]) -> bytes:
        """Print the page as the browser's own print does, with tags for screen readers."""
        printed = await self.ask(
            "Page.printToPDF",
            paperWidth=size[0],
            paperHeight=size[1],
            printBackground=True,
            generateTaggedPDF=True,
        )
        return base64.b64decode(printed["data"])


async def _print_chapters(
    devtools: str, address: str, chapters: list[Path], out: Path, size: tuple[float, float]
) -> list[Path]:
    line = await websocket_connect(devtools, max_message_size=LARGEST)
    try:
        browser = Browser(line)
        await browser.open()
        made = []
        for chapter in chapters:
            await browser.visit(f"{address}voila/render/{chapter.name}")
            file = out / f"{chapter.stem}.pdf"
            file.write_bytes(await browser.pdf(size))
            print(file, flush=True)
            made.append(file)
        return made
    finally:
        line.close()
