"""What the browser tests share: which chapters there are, opening and looking at a page, axe."""

import io
import json
import re
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PageObject, PdfReader

from tests.browser.processes import ROOT
from tests.waiting import until

NOTEBOOKS = ROOT / "notebooks" / "en"
PATIENCE = 20_000  # ms for anything on a page; it takes a tenth of that
WIDE, PHONE, NARROW = 1280, 390, 320
HEIGHT = 900
QUIZ = ".quiz:has(> fieldset)"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

expect.set_options(timeout=PATIENCE)


# ------------------------------------------------------------------ which chapters there are


@cache
def chapters() -> list[str]:
    """Return the names of all notebooks: ``["00-start", …]``."""
    return sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))


def notebook(name: str) -> Path:
    return NOTEBOOKS / f"{name}.ipynb"


@cache
def code_cells(name: str, tag: str) -> list[str]:
    """Return the sources of the code cells of a notebook that carry a tag."""
    cells = json.loads(notebook(name).read_text(encoding="utf-8"))["cells"]
    tagged = (c for c in cells if tag in c["metadata"].get("tags", []))
    return ["".join(c["source"]) for c in tagged if c["cell_type"] == "code"]


def with_calculator(*classes: str) -> list[str]:
    """Return the chapters that show one of these calculators; without names: any calculator."""
    names = "|".join(classes) or "[A-Z][A-Za-z]+"
    wanted = re.compile(rf"\b({names})\(")
    return [
        n for n in chapters() if any(wanted.search(cell) for cell in code_cells(n, "calculator"))
    ]


def chapter_with(calculator: str) -> str:
    """Return the first chapter that shows this calculator, or an empty string."""
    return next(iter(with_calculator(calculator)), "")


def needs(*classes: str) -> pytest.MarkDecorator:
    """Leave a module out while the chapters of these calculators are not written."""
    missing = [name for name in classes if not with_calculator(name)]
    return pytest.mark.skipif(bool(missing), reason=f"no chapter yet with {missing}")


def only(*names: object) -> pytest.MarkDecorator:
    """Run a test for these chapters instead of all."""
    return pytest.mark.parametrize("opened", names, indirect=True)


def showing(*classes: str) -> pytest.MarkDecorator:
    """Run a test for the chapters that show one of these calculators."""
    return only(*with_calculator(*classes))


# ------------------------------------------------------------------ a page


def context(browser: Browser, server: str, **more: object) -> BrowserContext:
    """Return a fresh reader: nothing stored, no motion (a test that needs motion asks for it)."""
    options = {
        "viewport": {"width": WIDE, "height": HEIGHT},
        "reduced_motion": "reduce",
        "locale": "en-GB",
        "base_url": server,
    }
    made = browser.new_context(**{**options, **more})
    made.set_default_timeout(PATIENCE)
    return made


def leave(context: BrowserContext) -> None:
    """Close the pages as a reader does, so that their kernels are given back."""
    for page in context.pages:
        page.close()
    context.close()


def address(name: str) -> str:
    return f"/voila/render/{name}.ipynb"


def open_chapter(page: Page, name: str, link: str = "") -> None:
    """Open a chapter and wait until every calculator, chart and question is there."""
    answer = page.goto(address(name) + link)
    assert answer is None or answer.ok  # None: only the part behind the # differs
    wait_until_ready(page, name)


def wait_until_ready(page: Page, name: str, asked_again: int = 0) -> None:
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.locator(".failed").all_text_contents() == []
    expect(page.locator(".bench .headline")).to_have_count(len(code_cells(name, "calculator")))
    expect(page.locator(QUIZ)).to_have_count(len(code_cells(name, "quiz")) + asked_again)
    wait_for_charts(page)


def wait_for_charts(page: Page) -> None:
    """Wait until every chart is drawn for the width, height and colours of now."""
    until(
        page,
        """() => {
      const hex = (text) => text.trim().toLowerCase();
      return [...document.querySelectorAll(".plot")].every((plot) => {
        const drawn = plot._fullLayout;
        return drawn && plot.querySelector("svg.main-svg")
          && Math.abs(drawn.width - plot.clientWidth) <= 1
          && Math.abs(drawn.height - plot.clientHeight) <= 1
          && hex(drawn.font.color) === hex(getComputedStyle(plot).getPropertyValue("--ink"));
      });
    }""",
    )


def look(page: Page, width: int = WIDE, theme: str | None = None, size: int | None = None) -> None:
    """Set width, theme and letter size in place, as the buttons at the top do."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.evaluate(
        """([theme, size]) => {
          for (const [name, value] of [["theme", theme], ["size", size]]) {
            if (value) document.documentElement.dataset[name] = value;
            else delete document.documentElement.dataset[name];
          }
        }""",
        [theme, size and str(size)],
    )
    wait_for_charts(page)
    wait_for_frames(page)


def wait_for_frames(page: Page) -> None:
    """Give observers of sizes their turn: they run once a frame."""
    page.evaluate("() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))")


def axe(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA and good practice, one line per element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "(rules) => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", RULES
    )
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} {node['html'][:120]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def wait_until(page: Page, condition: Callable[[], bool]) -> None:
    """Wait for something that Python has to judge."""
    end = time.monotonic() + PATIENCE / 1000
    while not condition():
        assert time.monotonic() < end, "nothing came of it in time"
        page.wait_for_timeout(50)


def open_all_details(page: Page, state: bool = True) -> None:
    page.evaluate(
        "(open) => document.querySelectorAll('details').forEach((d) => { d.open = open; })", state
    )
    wait_for_frames(page)


# ------------------------------------------------------------------ paper


def printed_pages(page: Page, paper: str = "A4") -> list[PageObject]:
    """Return the sheets that a page is printed on."""
    return PdfReader(io.BytesIO(page.pdf(format=paper))).pages
