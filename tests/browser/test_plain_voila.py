"""The `voila` command alone, without our server: its chapters work in a browser."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.bench import Bench
from tests.browser.helpers import chapter_with, context, leave, needs, open_chapter
from tests.browser.processes import ROOT, free_port, running

pytestmark = [pytest.mark.long, needs("Standing")]
STANDING = chapter_with("Standing")


@pytest.fixture
def page(browser, tmp_path):
    port = free_port()
    voila = str(Path(sys.executable).parent / "voila")
    command = [voila, "notebooks/en", "--no-browser", f"--port={port}"]
    # the settings of this source: the copy that pip installed may be older
    settings = {"JUPYTER_CONFIG_PATH": str(ROOT / "serve")}
    with running(command, f"http://127.0.0.1:{port}/", tmp_path / "log.txt", **settings) as url:
        made = context(browser, url.rstrip("/"))
        yield made.new_page()
        leave(made)


def test_a_chapter_of_plain_voila_calculates(page):
    refused = []
    page.on("console", lambda m: refused.append(m.text) if "Content Security" in m.text else None)
    open_chapter(page, STANDING)
    bench = Bench(page.locator(".bench").first)
    bench.type("Your weight", "80")
    expect(bench.detail).to_contain_text("40 kg")
    bench.choose("You stand on", "one leg")
    expect(bench.headline).to_contain_text("In the hip")
    page.locator(".quiz").first.get_by_role("radio").first.check()
    page.locator(".quiz").first.get_by_role("button").first.click()
    expect(page.locator(".quiz").first).to_contain_text("weigh the same")
    assert refused == []
