"""Words with a meaning, cards, and the list of sources: by keyboard, heard, and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import (
    NARROW,
    NOTEBOOKS,
    axe,
    chapters,
    look,
    only,
    open_chapter,
    printed_pages,
)
from tests.browser.test_paper import plain
from widgets import glossary

CHAPTER = "01-weak-bones"
WORDS = {w.anchor: w for w in glossary.words(NOTEBOOKS / "glossary.ipynb")}


def meaning(page, word: str):
    return page.locator(f".word:text-is('{word}') + .meaning")


@only(CHAPTER)
def test_a_word_opens_by_keyboard_is_heard_and_escape_closes_it(chapter):
    page = chapter.page
    word = page.get_by_role("button", name="osteopenia", exact=True)
    heard = page.locator("#text > .wrap > .sr[role=status]")
    word.focus()
    page.keyboard.press("Enter")
    box = meaning(page, "osteopenia")
    expect(box).to_be_visible()
    expect(box).to_contain_text(WORDS["osteopenia"].meaning)
    expect(heard).to_have_text(f"osteopenia: {WORDS['osteopenia'].meaning}")
    page.keyboard.press("Tab")  # into the meaning, to the whole entry
    link = page.locator(":focus")
    expect(link).to_have_attribute("href", "glossary.ipynb#osteopenia")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(word).to_be_focused()
    expect(heard).to_have_text("")


@pytest.mark.parametrize("theme", ["light", "dark"])
@only(CHAPTER)
def test_every_meaning_fits_the_narrowest_screen(chapter, theme):
    page = chapter.page
    look(page, NARROW, theme, size=3)
    words = page.locator(".word").all()
    assert len(words) > 8
    for word in words:
        word.scroll_into_view_if_needed()
        word.click()
        box = page.locator(".meaning:popover-open")
        expect(box).to_have_count(1)
        sides = box.bounding_box()
        assert sides["x"] >= 0
        assert sides["x"] + sides["width"] <= NARROW
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
        if word == words[-1]:
            assert axe(page) == []
        page.keyboard.press("Escape")
        expect(box).to_have_count(0)


@only(CHAPTER)
def test_on_paper_the_meanings_stand_at_the_end(chapter):
    page = chapter.page
    assert not page.locator(".on-paper").is_visible()
    page.evaluate("document.documentElement.dataset.printWhole = ''")
    sheets = printed_pages(page)
    printed = plain(" ".join(sheet.extract_text() for sheet in sheets))
    for word in page.locator(".word").all_text_contents():
        assert plain(word) in printed
    for anchor in ("osteopenia", "t-score", "vertebra"):
        assert plain(WORDS[anchor].meaning) in printed


def test_a_link_leads_to_its_word(reader):
    open_chapter(reader, "glossary", "#t-score")
    heading = reader.locator("#t-score")
    expect(heading).to_have_text("T-score")
    expect(heading).to_be_in_viewport()
    assert reader.locator(".glossary-word h3").count() == len(WORDS)
    ids = reader.locator(".glossary-word h3").evaluate_all("(all) => all.map((x) => x.id)")
    assert ids == list(WORDS)


@only("glossary")
def test_cards_are_worked_by_keyboard_and_progress_is_heard(chapter):
    page = chapter.page
    box = page.locator(".cards-box")
    by_word = {word.word: word for word in WORDS.values()}
    few = min({w.chapter for w in WORDS.values()}, key=lambda n: len(of_chapter(n)))
    box.get_by_role("combobox", name="Which words?").select_option(str(few))
    left = len(of_chapter(few))
    status = box.get_by_role("status")
    expect(status).to_have_text(f"0 known, {left} to go.")
    box.get_by_role("button", name="Show the meaning").focus()
    for known in range(left):
        word = box.locator(".face").text_content()
        assert by_word[word].chapter == few
        page.keyboard.press("Enter")
        knew = box.get_by_role("button", name="I knew it")
        expect(knew).to_be_focused()
        expect(knew).to_have_accessible_description(by_word[word].meaning)
        expect(box.locator(".meaning-text")).to_have_text(by_word[word].meaning)
        if known == 0:  # once more, at the end
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(status).to_have_text(f"0 known, {left} to go.")
            expect(box.get_by_role("button", name="Show the meaning")).to_be_focused()
            page.keyboard.press("Enter")
            expect(knew).to_be_focused()
        page.keyboard.press("Enter")
        expect(status).to_have_text(f"{known + 1} known, {left - known - 1} to go.")
    expect(box.locator(".face")).to_have_text(f"You know all {left} words of this round.")
    assert axe(page) == []
    expect(box.get_by_role("button", name="Start again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(status).to_have_text(f"0 known, {left} to go.")


def of_chapter(number: int) -> list[str]:
    return [word.word for word in WORDS.values() if word.chapter == number]


@only("references")
def test_sources_are_chosen_by_topic_and_by_how_sure(chapter):
    page = chapter.page
    box = page.locator(".sources-box")
    status = box.get_by_role("status")
    every = int(re.search(r"\d+", status.text_content())[0])
    assert box.locator("li:visible").count() == every > 150
    box.get_by_role("combobox", name="Topic").select_option(label="Standing")
    standing = box.locator("li:visible").count()
    expect(status).to_have_text(f"{standing} sources")
    expect(box.locator("h3:visible")).to_have_text(["Standing"])
    box.get_by_role("combobox", name="How sure").select_option(label="read in the source")
    assert 0 < box.locator("li:visible").count() < standing
    first = box.locator("li:visible summary").first
    first.press("Enter")
    expect(box.locator("li:visible dl").first).to_contain_text("course/data/")
    assert axe(page) == []
    for name in ("Topic", "How sure"):
        box.get_by_role("combobox", name=name).select_option("")
    expect(status).to_have_text(f"{every} sources")


def test_the_pages_around_the_chapters_are_linked_from_every_page(reader):
    reader.goto("/")
    links = reader.get_by_role("navigation", name="Look it up").get_by_role("link")
    for link in links.all():
        assert reader.request.get(link.get_attribute("href")).ok
    open_chapter(reader, next(name for name in chapters() if name[0].isdigit()))
    footer = reader.get_by_role("contentinfo").get_by_role("link")
    assert footer.all_text_contents() == [
        "Words",
        "Questions that come back",
        "My summary",
        "All sources",
        "Models",
    ]
    footer.first.click()
    reader.wait_for_url("**/glossary.ipynb")
