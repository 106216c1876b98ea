"""The landing page: readable, and every card leads to a chapter."""

import json
from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.helpers import NARROW, NOTEBOOKS, PHONE, WIDE, axe, context, look
from tests.browser.processes import get


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
    made.close()


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


def test_every_chapter_has_a_card_that_leads_to_it(landing, server):
    look(landing)
    cards = landing.locator(".card")
    titles = {}
    for link in cards.get_by_role("link").all():
        url = urljoin(server + "/", link.get_attribute("href"))
        titles[link.text_content()] = url
    chapters = [json.loads(p.read_text())["metadata"] for p in NOTEBOOKS.glob("*.ipynb")]
    chapters = [about for about in chapters if "chapter" in about]
    assert sorted(titles) == sorted(about["title"] for about in chapters)
    for about in chapters:
        card = cards.filter(has_text=about["title"]).first
        assert about["summary"] in card.text_content()
    for url in titles.values():
        status, text = get(url)
        assert status == 200, url
        assert "<h1" in text


def test_nothing_comes_from_elsewhere_and_nothing_goes_wrong(landing, server):
    here = urlsplit(server).netloc
    assert [u for u in landing.asked if urlsplit(u).netloc not in (here, "")] == []
    assert landing.problems == []


def test_progress_is_shown_on_the_cards(reader):
    name = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))[0]
    reader.goto("/")
    assert reader.locator(".card.done").count() == 0
    progress = json.dumps({"read": {name[:2]: "2026-11-22"}, "quiz": {}})
    reader.evaluate("(p) => localStorage.setItem('bone-course.progress', p)", progress)
    reader.reload()
    assert reader.locator(".card.done").count() == 1
    assert "done" in reader.locator(f".card[data-chapter='{name[:2]}']").get_attribute("class")
