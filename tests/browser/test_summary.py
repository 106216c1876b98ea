"""My summary: collected, shown, printed, removed, erased; made-up people leave nothing."""

import json

import pytest
from playwright.sync_api import expect

from serve import places
from tests.browser.bench import Bench
from tests.browser.helpers import (
    HEIGHT,
    PHONE,
    WIDE,
    axe,
    look,
    open_chapter,
    printed_pages,
    wait_until,
)
from widgets import visit_words

RESULTS = "localStorage.getItem('bone-course.results')"
WHOLE = {"file": "04-standing.ipynb", "detail": "", "day": "2026-03-01"}
HOSTILE = {
    "standing": {**WHOLE, "file": "javascript:alert(1)", "title": "x", "headline": "x"},
    "walking": {**WHOLE, "title": "<img src=x onerror='boom=1'>", "headline": "<b>bold</b>"},
    "half": {"file": "04-standing.ipynb", "title": "half"},
    "none": None,
}


EVERYTHING = {
    f"calculator-{i}": {
        "file": f"{notebook.name}",
        "title": "How many of 100 people like you?",
        "headline": f"Finding {i}x: about 11 of 100 women break a bone in 10 years. 89 do not.",
        "detail": "Studies differ: it could be 7, it could be 16. " * 2,
        "day": "2026-03-01",
    }
    for i, notebook in enumerate(2 * sorted((places.notebooks() / "en").glob("[01]*.ipynb")))
}


def results(page):
    return json.loads(page.evaluate(RESULTS) or "{}")


def standing(page):
    return Bench(page.locator(".bench").first)


def test_collected_shown_printed_removed_and_erased(reader):
    open_chapter(reader, "04-standing", "#case=jeanne")
    standing(reader).type("Your weight", "80")
    expect(reader.locator(".bench .guest").first).to_contain_text("Jeanne")
    wait_until(reader, lambda: "80" in standing(reader).number("Your weight").input_value())
    assert results(reader) == {}
    reader.get_by_role("button", name="Back to my own numbers").click()
    standing(reader).type("Your weight", "900")
    expect(standing(reader).error("Your weight")).to_contain_text("35")
    assert results(reader) == {}
    standing(reader).type("Your weight", "82")
    wait_until(reader, lambda: "standing" in results(reader))
    headline = standing(reader).headline.text_content()

    open_chapter(reader, "summary")
    summary = reader.locator(".summary")
    expect(summary.locator(".result")).to_have_text([headline])
    expect(summary.locator("h3 a")).to_have_attribute("href", "04-standing.ipynb")
    summary.get_by_role("textbox").fill("May I <b>dance</b>?")
    summary.get_by_text("For my visit to the doctor").click()
    summary.get_by_role("checkbox", name="Is a second scan useful").check()
    for theme in ("light", "dark"):
        for width in (WIDE, PHONE):
            look(reader, width, theme)
            assert axe(reader) == []
    sheets = printed_pages(reader)
    printed = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert len(sheets) == 1
    for words in (headline, "May I <b>dance</b>?", "second scan", "replace your doctor"):
        assert words in printed
    assert "Erase all" not in printed
    assert "lowest T-score" not in printed

    summary.get_by_role("button", name="Remove: ").click()
    expect(summary.locator(".result")).to_have_count(0)
    assert results(reader) == {}
    summary.get_by_role("button", name="Undo").press("Enter")
    expect(summary.locator(".result")).to_have_count(1)
    summary.get_by_role("button", name="Erase all").click()
    expect(summary.locator(".empty")).to_contain_text("Nothing here yet")
    expect(summary.get_by_role("textbox")).to_have_value("")
    assert reader.evaluate("localStorage['bone-course.questions']") is None


def test_undo_stands_where_something_was_erased_and_keeps_what_was_written_since(reader):
    reader.set_viewport_size({"width": PHONE, "height": HEIGHT})
    three = {name: EVERYTHING[name] for name in list(EVERYTHING)[:3]}
    reader.goto("/")
    reader.evaluate("(r) => localStorage.setItem('bone-course.results', r)", json.dumps(three))
    open_chapter(reader, "summary")
    summary = reader.locator(".summary")
    said, field = summary.locator(".said"), summary.get_by_role("textbox")
    undo = summary.get_by_role("button", name="Undo")
    summary.get_by_role("button", name="Remove: ").nth(1).click()
    expect(undo).to_be_focused()
    expect(said).to_contain_text("Removed")
    assert summary.evaluate("""(root) => [...root.querySelectorAll("article, .notice")]
      .map((part) => part.className)""") == ["", "notice", ""]
    field.fill("May I dance?")
    undo.click()
    expect(summary.locator(".result")).to_have_text([r["headline"] for r in three.values()])
    expect(summary.get_by_role("button", name="Remove: ").nth(1)).to_be_focused()
    expect(field).to_have_value("May I dance?")
    summary.get_by_role("button", name="Erase all").click()
    field.fill("And swim?")
    undo.click()
    expect(field).to_have_value("May I dance?\nAnd swim?")
    expect(summary.locator(".result")).to_have_count(3)


def test_it_says_when_other_units_were_chosen_since(reader):
    open_chapter(reader, "04-standing")
    standing(reader).type("Your weight", "82")
    wait_until(reader, lambda: "standing" in results(reader))
    hint = reader.locator(".summary .hint").first
    open_chapter(reader, "summary")
    expect(hint).to_contain_text("the example was used")
    expect(hint).not_to_contain_text("other units")
    reader.evaluate("localStorage['bone-course.prefs'] = JSON.stringify({ units: { kg: 'lb' } })")
    open_chapter(reader, "summary")
    expect(hint).to_contain_text("You chose other units since.")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_everything_stands_on_two_pages_and_nothing_on_one(reader, paper):
    open_chapter(reader, "summary")
    assert len(printed_pages(reader, paper)) == 1
    questions = {"text": "May I dance?\n" * 6, "ticked": list(visit_words.questions())}
    stored = [json.dumps(EVERYTHING), json.dumps(questions)]
    reader.evaluate(
        """([results, questions]) => {
          Object.assign(localStorage,
            { "bone-course.results": results, "bone-course.questions": questions });
          dispatchEvent(new Event("bone-course:numbers"));
        }""",
        stored,
    )
    sheets = printed_pages(reader, paper)
    printed = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert len(sheets) == 2
    assert [i for i in range(len(EVERYTHING)) if f"Finding {i}x" not in printed] == []
    assert [words for words in visit_words.questions().values() if words not in printed] == []


def test_what_does_not_belong_in_the_storage_does_no_harm(reader):
    kept = json.dumps(json.dumps(HOSTILE))
    reader.add_init_script(f"localStorage['bone-course.results'] = {kept}")
    reader.add_init_script("localStorage['bone-course.questions'] = '{broken'")
    open_chapter(reader, "summary")
    expect(reader.locator(".summary .result")).to_have_text(["<b>bold</b>"])
    expect(reader.locator(".summary .about")).to_contain_text("<img src=x")
    assert reader.evaluate("window.boom") is None
    expect(reader.locator(".summary").get_by_role("textbox")).to_have_value("")
