"""A full class, a dead kernel, a new server: the page waits, heals, and keeps what was entered."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from serve.room import STALE
from tests.browser.processes import free_port
from tests.serve.conftest import Served, command, start, stop

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CHAPTER = "04-standing.ipynb"
FULL = "The class is full at the moment. Your place is coming."
PATIENCE = 20_000  # ms

pytestmark = [pytest.mark.browser, pytest.mark.long]


def serve(port: int) -> Served:
    options = ["--no-browser", "--seats=1", "--ready=0", f"--port={port}"]
    notebooks = ["--notebooks", str(NOTEBOOKS)]
    return start(command("serve", *options, *notebooks), f"http://127.0.0.1:{port}/")


@pytest.fixture
def small_class() -> Iterator[list[Served]]:
    """Yield a server with one seat, in a list: a test may put another in its place."""
    running = [serve(free_port())]
    yield running
    stop(running[0])


def visit(browser, served: Served) -> Page:
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
    page.goto(f"{served.url}voila/render/{CHAPTER}", wait_until="commit")
    return page


def is_ready(page: Page) -> None:
    page.wait_for_selector("html[data-ready]", state="attached", timeout=PATIENCE)


def weight(page: Page):
    return page.get_by_role("textbox", name="Your weight", exact=True)


def enter(page: Page, value: str) -> None:
    weight(page).fill(value)
    weight(page).press("Enter")


def answers(page: Page, text: str) -> None:
    expect(page.locator(".detail").first).to_contain_text(text, timeout=PATIENCE)


def test_a_full_class_a_dead_kernel_and_a_new_server(browser, small_class) -> None:
    first = visit(browser, small_class[0])
    is_ready(first)
    enter(first, "80")
    answers(first, "40 kg")

    second = visit(browser, small_class[0])
    expect(second.locator("#wait")).to_contain_text(FULL, timeout=PATIENCE)
    expect(second.locator(".slot .soon").first).to_contain_text(FULL)
    expect(second.locator("h1")).to_be_visible()
    assert Axe().run(second).response["violations"] == []

    (kernel,) = [*small_class[0].forked(), *small_class[0].ordinary()]
    os.kill(kernel, signal.SIGKILL)
    first.wait_for_timeout(500)
    enter(first, "90")
    answers(first, "45 kg")
    expect(weight(first)).to_have_value("90")

    first.goto(small_class[0].url)
    is_ready(second)
    expect(second.locator(".slot .soon").first).to_be_hidden()
    enter(second, "70")
    answers(second, "35 kg")

    third = visit(browser, small_class[0])
    expect(third.locator("#wait")).to_contain_text(FULL, timeout=PATIENCE)
    fourth = visit(browser, small_class[0])
    expect(fourth.locator("#wait")).to_contain_text(FULL, timeout=PATIENCE)
    third.close(run_before_unload=True)  # gives the turn to the next one
    second.close(run_before_unload=True)
    began = time.monotonic()
    is_ready(fourth)
    assert time.monotonic() - began < STALE - 3
    second = fourth
    enter(second, "70")
    answers(second, "35 kg")

    port = int(small_class[0].url.split(":")[2].strip("/"))
    small_class[0].process.kill()
    small_class[0].process.wait()
    small_class[0] = serve(port)
    enter(second, "60")
    answers(second, "30 kg")
    expect(weight(second)).to_have_value("60")
