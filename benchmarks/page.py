"""One learner and one calculator in a real browser, beside the same with other tools.

    python -m benchmarks page --rounds 5

Visits are interleaved (ours, plain, ours, plain …), each in a new browser profile, so that a busy
machine slows all alike: read the ratios, not the seconds.
"""

import json
import os
import shutil
import statistics
import time
from contextlib import ExitStack
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.apps import APPS, Server, serving, wait_until_idle

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
MOVES = 40
PACE = 100  # ms between moves, as of a hand that looks at the chart
PATIENCE = 60_000  # ms
SETTLE = 1500  # ms from usable to the first move

# Notes at each frame what has become visible, in milliseconds since the navigation began.
MARKS = """(selectors) => {
  window.marks = {};
  const frame = () => {
    for (const [mark, selector] of Object.entries(selectors)) {
      const element = mark in window.marks ? null : document.querySelector(selector);
      if (element?.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length)
        window.marks[mark] = performance.now();
    }
    requestAnimationFrame(frame);
  };
  frame();
}"""

# Says for each key how long it took until the chart was drawn anew. A chart of plotly tells when it
# has drawn; of a canvas we look at the pixels before each frame.
WATCH = """(usable) => {
  const read = () => {
    const canvas = document.querySelector("canvas");
    if (usable.endsWith("canvas")) return canvas.toDataURL();
    return JSON.stringify([...document.querySelectorAll(".js-plotly-plot")]
      .map((plot) => [plot.data.at(-1).x?.[0], plot.data.at(-1).y?.[0]]));
  };
  let before, start, done = () => {};
  const look = () => {
    if (start && read() !== before) { done(performance.now() - start); start = 0; }
  };
  document.querySelectorAll(".js-plotly-plot").forEach((p) => p.on("plotly_afterplot", look));
  addEventListener("keydown", () => { start = performance.now(); before = read(); }, true);
  const frame = () => { look(); requestAnimationFrame(frame); };
  frame();
  window.nextMove = () => new Promise((resolve) => {
    done = resolve;
    setTimeout(resolve, 5000, null);
  });
}"""


def visit(browser: Browser, server: Server) -> dict[str, Any]:
    """Open the page in a new profile and measure a first visit, then a second."""
    app = server.app
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    weight = count_bytes(page)
    page.add_init_script(f"({MARKS})({json.dumps({'text': app.text, 'usable': app.usable})})")
    found: dict[str, Any] = open_page(page, server)
    page.wait_for_timeout(SETTLE)
    found |= {f"{kind}_mb": total / 1e6 for kind, total in weight.items()}
    times = sorted(move(page, app.usable, page.locator(app.slider).first))
    found["moves_lost"] = MOVES - len(times)
    if times:
        found["move_p50_ms"] = statistics.median(times)
        found["move_p95_ms"] = times[int(0.95 * (len(times) - 1))]
    http = weight["http"]
    again = open_page(page, server)
    page.wait_for_timeout(SETTLE)
    found["again_usable_ms"] = again["usable_ms"]
    found["again_http_mb"] = (weight["http"] - http) / 1e6
    context.close()
    return found


def open_page(page: Page, server: Server) -> dict[str, float]:
    """Return how long it takes until text and chart are there. [ms]"""
    page.goto(server.page, wait_until="commit", timeout=PATIENCE)
    end = time.monotonic() + PATIENCE / 1000
    while not page.evaluate("'usable' in (window.marks ?? {})"):  # in-page waiting needs eval
        if time.monotonic() > end:
            raise TimeoutError(f"{server.page} was not usable in time.")
        page.wait_for_timeout(50)
    return {f"{mark}_ms": value for mark, value in page.evaluate("window.marks").items()}


def move(page: Page, usable: str, slider: Locator) -> list[float]:
    """Move the slider with keys; return the times from key to drawn chart. [ms]"""
    page.evaluate(WATCH, usable)
    slider.focus()
    times = []
    for index in range(MOVES):
        page.evaluate("() => { window.moved = window.nextMove(); }")
        page.keyboard.press("ArrowRight" if index % 10 < 5 else "ArrowLeft")
        times.append(page.evaluate("window.moved"))
        page.wait_for_timeout(PACE)
    return [t for t in times if t is not None]


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


def compare(names: list[str], rounds: int) -> dict[str, dict[str, list[float]]]:
    """Return every figure of every visit, by figure and app."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "google-chrome"
    figures: dict[str, dict[str, list[float]]] = {}
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        servers = [stack.enter_context(serving(APPS[name])) for name in names]
        wait_until_idle(servers)  # what is got ready before the first visit is not part of a visit
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        used = {server.app.name: server.processor() for server in servers}
        for _ in range(rounds):
            for server in servers:
                wait_until_idle(servers)  # nor is what one app tidies up after the last one
                for figure, value in visit(browser, server).items():
                    by_app = figures.setdefault(figure, {name: [] for name in names})
                    by_app[server.app.name].append(value)
        wait_until_idle(servers)  # but it is part of what a visit costs
        visits = 2 * rounds
        figures["processor_s"] = {
            s.app.name: [(s.processor() - used[s.app.name]) / visits] for s in servers
        }
        browser.close()
    return figures
