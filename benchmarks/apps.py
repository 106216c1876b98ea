"""What is compared: the course and the same calculator written with other tools."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
PEERS = ROOT / "benchmarks" / "peers"
PYTHON = PEERS / ".venv" / "bin" / "python"
START_WITHIN = 60  # s
IDLE = 0.03  # s of processor time in a second
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class App:
    """A server with the calculator, and where a browser finds what is measured."""

    name: str
    command: tuple[str, ...]  # "{port}" stands for the port
    path: str  # of the page with the calculator
    text: str
    usable: str
    slider: str  # of the density


_VOILA = ("-m", "voila", "--no-browser", "--template=lab", "--port={port}")
_STREAMLIT = ("--server.port={port}", "--server.headless=true", "--server.address=127.0.0.1")
APPS = {
    app.name: app
    for app in (
        App(
            "course",
            (sys.executable, "-m", "serve", "serve", "--no-browser", "--port={port}"),
            "voila/render/01-weak-bones.ipynb",
            "h1",
            ".bench .plot .main-svg",
            ".bench .number:nth-of-type(2) .slider",
        ),
        App(
            "plain Voila",
            (str(PYTHON), *_VOILA, "benchmarks/peers/plain"),
            "voila/render/density.ipynb",
            "h1",
            ".js-plotly-plot .main-svg",
            ".widget-slider:nth-of-type(2) [role=slider]",
        ),
        App(
            "ipympl",
            (str(PYTHON), *_VOILA, "benchmarks/peers/ipympl"),
            "voila/render/density.ipynb",
            "h1",
            ".jupyter-matplotlib canvas",
            ".widget-slider:nth-of-type(2) [role=slider]",
        ),
        App(
            "Dash",
            (str(PYTHON), "-m", "benchmarks.peers.dash_app", "{port}"),
            "",
            "h1",
            ".js-plotly-plot .main-svg",
            "#bmd [role=slider]",
        ),
        App(
            "Streamlit",
            (
                *(str(PYTHON), "-m", "streamlit", "run", "benchmarks/peers/streamlit_app.py"),
                *("--browser.gatherUsageStats=false", *_STREAMLIT),
            ),
            "",
            "h1",
            ".js-plotly-plot .main-svg",
            "input[type=range][aria-label=Density]",
        ),
    )
}


def prepare() -> None:
    """Install what the compared apps need, as locked, beside this file."""
    uv = next(path for path in ("uv", str(ROOT / ".tools/bin/uv")) if _runs(path))
    lock = PEERS / "requirements.lock"
    if PYTHON.exists() and PYTHON.stat().st_mtime > lock.stat().st_mtime:
        return
    folder = str(PYTHON.parents[1])
    subprocess.run([uv, "venv", "-q", "--allow-existing", "-p", sys.executable, folder], check=True)
    subprocess.run([uv, "pip", "sync", "-q", "--python", folder, str(lock)], check=True)
    os.utime(PYTHON, follow_symlinks=False)


def _runs(path: str) -> bool:
    with contextlib.suppress(OSError):
        return subprocess.run([path, "--version"], capture_output=True).returncode == 0
    return False


class Server:
    """A running app: its address, and what its processes use."""

    def __init__(self, app: App, process: psutil.Process, url: str) -> None:
        self.app, self.process, self.url = app, process, url
        self.page = url + app.path

    def _family(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]

    def processor(self) -> float:
        """Return the processor time used so far, that of ended children included. [s]"""
        total = 0
        for member in self._family():
            with contextlib.suppress(OSError):
                line = Path(f"/proc/{member.pid}/stat").read_text()
                total += sum(map(int, line.rpartition(")")[2].split()[11:15]))
        return total / TICKS

    def memory(self) -> float:
        """Return the proportional memory: pages that processes share count once. [MB]"""
        total = 0.0
        for member in self._family():
            with contextlib.suppress(OSError, StopIteration):
                lines = Path(f"/proc/{member.pid}/smaps_rollup").read_text().splitlines()
                total += next(int(x.split()[1]) for x in lines if x.startswith("Pss:"))
        return total / 1024


def wait_until_idle(servers: list[Server]) -> None:
    """Wait until they use next to no processor time together."""
    before, end = -1.0, time.monotonic() + START_WITHIN
    while (now := sum(s.processor() for s in servers)) - before > IDLE and time.monotonic() < end:
        before = now
        time.sleep(1)


@contextlib.contextmanager
def serving(app: App) -> Iterator[Server]:
    """Run an app on a free port until the end of the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    command = [part.format(port=port) for part in app.command]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment["PATH"] = f"{Path(command[0]).parent}:{environment['PATH']}"
    quiet = subprocess.DEVNULL
    process = psutil.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    try:
        _wait(url)
        yield Server(app, process, url)
    finally:
        children = process.children(recursive=True)
        process.terminate()
        _, alive = psutil.wait_procs([process, *children], 20)
        for left in alive:
            left.kill()


def _wait(url: str) -> None:
    end = time.monotonic() + START_WITHIN
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{url} did not answer in {START_WITHIN} s")
