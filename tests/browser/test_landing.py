"""The landing page: readable, and every card leads to a chapter."""

import json
from urllib.parse import urlsplit

import pytest

from tests.browser.helpers import (
    NARROW,
    PHONE,
    WIDE,
    address,
    axe,
    chapters,
    context,
    leave,
    look,
    notebook,
)


@pytest.fixture(scope="module")
def landing(browser, server):
    made = context(browser, server)
    page = made.new_page()
    page.asked, page.problems = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda m: m.type == "error" and page.problems.append(m.text))
    page.goto("/")
    yield page
    leave(made)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, PHONE, NARROW])
def test_axe(landing, width, theme):
    look(landing, width, theme)
    assert axe(landing) == []


@pytest.mark.parametrize("size", [1, 3])
def test_nothing_scrolls_sideways(landing, size):
    look(landing, NARROW, size=size)
    widths = landing.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert widths[0] <= widths[1]


def test_every_chapter_has_a_card_that_leads_to_it(landing):
    """That the pages answer is seen where they are opened."""
    look(landing)
    cards = landing.locator(".card")
    titles = {
        link.text_content(): link.get_attribute("href") for link in cards.get_by_role("link").all()
    }
    abouts = {name: json.loads(notebook(name).read_text())["metadata"] for name in chapters()}
    numbered = {name: about for name, about in abouts.items() if "chapter" in about}
    assert titles == {about["title"]: address(name) for name, about in numbered.items()}
    for about in numbered.values():
        card = cards.filter(has_text=about["title"]).first
        assert about["summary"] in card.text_content()


def test_nothing_comes_from_elsewhere_and_nothing_goes_wrong(landing, server):
    here = urlsplit(server).netloc
    assert [u for u in landing.asked if urlsplit(u).netloc not in (here, "")] == []
    assert landing.problems == []


def test_progress_is_shown_on_the_cards(reader):
    name = chapters()[0]
    reader.goto("/")
    assert reader.locator(".card.done").count() == 0
    progress = json.dumps({"read": {name[:2]: "2026-11-22"}, "quiz": {}})
    reader.evaluate("(p) => localStorage.setItem('bone-course.progress', p)", progress)
    reader.reload()
    assert reader.locator(".card.done").count() == 1
    assert "done" in reader.locator(f".card[data-chapter='{name[:2]}']").get_attribute("class")
