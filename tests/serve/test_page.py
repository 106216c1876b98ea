"""The page in a real browser: text first, nothing from elsewhere, kernels given back."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.serve.conftest import Served
from tests.serve.visitor import Visitor
from tests.waiting import until

pytestmark = pytest.mark.browser

READY = "document.documentElement.dataset.ready !== undefined"
Open = Callable[..., Any]


def ready(page: Any) -> Any:
    until(page, READY, timeout=40000)
    return page


def violations(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": rules}).response["violations"]
    return [f"{v['id']}: {[n['target'] for n in v['nodes']]}" for v in found]


def test_all_text_is_there_before_the_calculators(served: Served, open_page: Open) -> None:
    page = open_page(served.chapter(1))
    page.wait_for_selector("h2#take-home", state="visible", timeout=10000)
    assert not page.evaluate(READY)
    assert page.locator("#wait").inner_text().startswith("The calculators are starting")
    for words in ("One sentence that says why.", "Her paper says", "Why?", "To the start page"):
        assert page.get_by_text(words).first.is_visible() or words == "To the start page"
    before = page.locator(".slot.calculator").bounding_box()
    assert before["height"] > 300
    ready(page)
    assert page.locator("#wait").inner_text() == ""
    assert page.problems == []


def test_the_calculator_answers_and_the_code_shows_its_output(
    served: Served, open_page: Open
) -> None:
    page = ready(open_page(served.chapter(1)))
    page.get_by_role("button", name="Load 1").click()
    page.get_by_role("button", name="Load 2").wait_for(timeout=5000)
    assert page.locator(".code .out pre").inner_text() == "42"


def test_a_failing_cell_is_said_in_its_place(served: Served, open_page: Open) -> None:
    page = ready(open_page(served.chapter(5)))
    assert page.locator(".slot.calculator .failed").inner_text().startswith("This calculator did")
    assert "ZeroDivision" not in page.content()


def test_nothing_comes_from_another_host(served: Served, open_page: Open) -> None:
    for page in (ready(open_page(served.chapter(0))), open_page(served.url, until="load")):
        elsewhere = [u for u in page.requests if not u.startswith((served.url, "blob:", "data:"))]
        assert elsewhere == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_landing_is_accessible_and_fits(served: Served, open_page: Open, width: int) -> None:
    for prefs in ("", '{"size": "3", "theme": "dark"}'):
        page = open_page(served.url, width=width, until="load", prefs=prefs)
        page.wait_for_timeout(1800)  # the strands have grown
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_chapter_is_accessible_and_has_landmarks(served: Served, open_page: Open) -> None:
    page = ready(open_page(served.chapter(1)))
    assert violations(page) == []
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#text"


def test_word_shows_its_meaning_and_escape_closes_it(served: Served, open_page: Open) -> None:
    page = ready(open_page(served.chapter(1)))
    word = page.get_by_role("button", name="osteopenia")
    word.click()
    meaning = page.locator("span.meaning")
    assert meaning.inner_text() == "osteopenia: Somewhat less bone. In the list of words"
    assert meaning.is_visible()
    page.keyboard.press("Escape")
    assert not meaning.is_visible()


def test_reading_to_the_end_adds_a_strand(served: Served, open_page: Open) -> None:
    page = ready(open_page(served.chapter(1)))
    page.locator("#end").scroll_into_view_if_needed()
    until(page, "(localStorage['bone-course.progress'] ?? '').includes('\"01\":')")
    page.goto(served.url)
    assert "done" in page.locator('.femur [data-strand="01"]').get_attribute("class")
    assert page.locator('.card[data-chapter="01"] .tag').inner_text() == "✓ Done"
    assert page.locator("#count").inner_text() == "1 of 4 chapters done."


def test_letters_and_dark_are_kept(served: Served, open_page: Open) -> None:
    page = open_page(served.url, until="load")
    page.get_by_role("button", name="A: Largest letters").click()
    page.get_by_role("button", name="Dark").click()
    page.goto(served.chapter(0), wait_until="commit")
    page.wait_for_selector("h1")
    assert page.evaluate("({...document.documentElement.dataset}).size") == "3"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(12, 26, 36)"


def test_paper_has_every_heading_and_every_answer(served: Served, open_page: Open) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    page = ready(open_page(served.chapter(1)))
    page.evaluate("document.documentElement.dataset.printWhole = ''")
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(p.extract_text() for p in paper.pages)
    for words in ("Weak bones", "Jeanne’s story", "Try it", "Look deeper", "Because.", "Take home"):
        assert words in text


@pytest.mark.parametrize("early", [True, False], ids=["before it is ready", "ready"])
def test_closing_a_page_frees_its_kernel(served: Served, open_page: Open, early: bool) -> None:
    before = served.at_rest()
    page = open_page(served.chapter(1))
    page.wait_for_selector("h1")
    if not early:
        ready(page)
    assert served.settles_at(before + 1)
    page.close(run_before_unload=True)  # as a reader closes a tab; else Chromium may kill it
    assert served.settles_at(before, seconds=40)


def test_going_on_and_back_leaves_one_live_page(served: Served, open_page: Open) -> None:
    before = served.at_rest()
    page = ready(open_page(served.chapter(0)))
    page.goto(served.url)
    assert served.settles_at(before, seconds=40)
    page.go_back(wait_until="commit")
    ready(page)
    page.get_by_role("button", name="Load 1").click()
    page.get_by_role("button", name="Load 2").wait_for(timeout=5000)
    assert served.settles_at(before + 1)


def test_a_kernel_obeys_only_its_own_reader(served: Served) -> None:
    owner, other = Visitor(served.url), Visitor(served.url)
    for visitor in (owner, other):
        visitor.read("00.ipynb")
    kernel = owner.sit("00.ipynb")[1]["kernel"]
    assert other.leave(kernel) == 404
    assert other.ask(f"api/kernels/{kernel}")[0] == 404
    foreign = owner.ask(f"voila/api/shutdown/{kernel}", post=True, Origin="http://a.b")
    assert foreign[0] in (403, 404)
    assert owner.ask(f"api/kernels/{kernel}")[0] == 200
    assert owner.leave(kernel) == 204
    assert owner.ask(f"api/kernels/{kernel}")[0] == 404


def test_wrong_address_is_said_kindly(served: Served, open_page: Open) -> None:
    page = open_page(f"{served.url}voila/render/nowhere.ipynb", until="load")
    assert page.locator("h1").inner_text() == "This page is not here"
    assert violations(page) == []
