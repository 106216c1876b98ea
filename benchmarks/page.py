"""One chapter of the course beside a plain Voila page that does the same, in one run.

    make bench              # or: python -m benchmarks.page --rounds 5

Visits are interleaved (ours, plain, ours, plain …), each in a new browser profile, so that a busy
machine slows both alike: read the ratios, not the seconds. Nothing here is a test.
"""

import argparse
import contextlib
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MOVES = 20

# Resolves with the milliseconds from a slider move until the chart holds the new value.
MOVE = """([slider, value]) => new Promise((resolve) => {
  const read = () => JSON.stringify([...document.querySelectorAll(".js-plotly-plot")]
    .map((plot) => plot.data.at(-1).y?.[0]));
  const input = document.querySelector(slider);
  const before = read();
  const start = performance.now();
  if (input.type === "range") {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  } else {
    const key = Math.round(100 * value) % 2 ? "ArrowUp" : "ArrowDown";
    input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  }
  const look = () => {
    const passed = performance.now() - start;
    if (read() !== before) resolve(passed);
    else if (passed > 5000) resolve(null);
    else requestAnimationFrame(look);
  };
  look();
})"""
CASES = {
    "course": {
        "path": "voila/render/01-weak-bones.ipynb",
        "text": "h1",
        "usable": ".bench .plot .main-svg",
        "slider": ".bench .number:nth-of-type(2) .slider",
    },
    "plain": {
        "path": "voila/render/density.ipynb",
        "text": "h1",
        "usable": ".js-plotly-plot .main-svg",
        "slider": ".widget-slider:nth-of-type(2) [role=slider]",
    },
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def server(*command: str) -> Iterator[str]:
    """Run a server until the end of the block; yields its address."""
    port = free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([*command, "--no-browser", f"--port={port}"], cwd=ROOT, **quiet)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(20)


def kernels_memory() -> float:
    """Return the proportional memory of the newest kernel. [MB]"""
    newest = (0.0, 0.0)
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            line = (folder / "cmdline").read_bytes()
            if b"ipykernel_launcher" in line or b"serve.warm" in line:  # whole or forked
                lines = (folder / "smaps_rollup").read_text().splitlines()
                size = next(int(x.split()[1]) for x in lines if x.startswith("Pss:")) / 1024
                newest = max(newest, (folder.stat().st_ctime, size))
    return newest[1]


def visit(browser: Browser, base: str, case: dict[str, str]) -> dict[str, Any]:
    """Open a page in a new profile and measure one first visit."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    weight = count_bytes(page)
    start = time.perf_counter()
    page.goto(base + case["path"], wait_until="commit", timeout=60_000)
    found: dict[str, Any] = {}
    for mark in ("text", "usable"):
        page.locator(case[mark]).first.wait_for(state="visible", timeout=60_000)
        found[f"{mark}_ms"] = 1000 * (time.perf_counter() - start)
    page.wait_for_timeout(1500)
    found["kernel_mb"] = kernels_memory()
    moves = [
        page.evaluate(MOVE, [case["slider"], round(0.5 + 0.01 * (i % 30), 2)])
        for i in range(1, MOVES + 1)
    ]
    times = sorted(m for m in moves if m is not None)
    found["moves_ok"] = len(times)
    if times:
        found["move_p50_ms"] = statistics.median(times)
        found["move_p95_ms"] = times[int(0.95 * (len(times) - 1))]
    found |= {f"{kind}_mb": total / 1e6 for kind, total in weight.items()}
    context.close()
    return found


def count_bytes(page: Page) -> dict[str, int]:
    """Count what arrives over HTTP and over web sockets, as Chromium reports it."""
    weight = {"http": 0, "socket": 0}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def add(kind: str, size: int) -> None:
        weight[kind] += size

    session.on("Network.loadingFinished", lambda e: add("http", e["encodedDataLength"]))
    session.on(
        "Network.webSocketFrameReceived", lambda e: add("socket", len(e["response"]["payloadData"]))
    )
    return weight


def table(results: dict[str, list[dict[str, Any]]]) -> str:
    """Return medians and ratios as a Markdown table."""
    lines = ["| figure | course | plain Voila | plain ÷ course |", "|---|---|---|---|"]
    for key in results["course"][0]:
        ours, plain = (
            statistics.median(v[key] for v in results[name] if key in v) for name in CASES
        )
        ratio = f"{plain / ours:.1f} ×" if ours else "–"
        lines.append(f"| {key} | {ours:.2f} | {plain:.2f} | {ratio} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="also write every visit to this file")
    options = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "google-chrome"
    python = sys.executable
    results: dict[str, list[dict[str, Any]]] = {name: [] for name in CASES}
    plain = ("-m", "voila", "benchmarks/plain", "--VoilaConfiguration.template=lab")
    with (
        server(python, "-m", "serve", "serve") as ours,
        server(python, *plain) as theirs,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for _ in range(options.rounds):
            for name, base in (("course", ours), ("plain", theirs)):
                results[name].append(visit(browser, base, CASES[name]))
        browser.close()
    print(table(results))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
