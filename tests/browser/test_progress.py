"""Progress as a file: saved, brought back, refused, erased; never in part."""

import json
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import NARROW, QUIZ, axe, chapters, code_cells, look, open_chapter

KEY = "bone-course.progress"
GOOD = {
    "kind": "bone-course progress",
    "version": 1,
    "read": {"01": "2026-11-22", "04": "2026-11-25"},
    "quiz": {"04.foot": 1, "04.cane": 0},
}
REFUSED = "This is no progress file of this course. Nothing has changed."


@pytest.fixture
def landing(reader):
    """Yield the start page of a new reader."""
    reader.goto("/")
    return reader


def button(page, name: str):
    return page.get_by_role("button", name=name, exact=True)


def said(page):
    return page.locator("#progress .said")


def kept(page):
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "null")


def keep(page, value: object) -> None:
    page.evaluate(f"(v) => localStorage.setItem('{KEY}', v)", json.dumps(value))


def bring_back(page, content: object, name: str = "progress.json") -> None:
    """Choose a file, as a reader does."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    with page.expect_file_chooser() as chooser:
        button(page, "Bring it back from a file").click()
    chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": body})


def done(page) -> set[str]:
    return {card.get_attribute("data-chapter") for card in page.locator(".card.done").all()}


def test_what_is_answered_goes_into_a_file_and_comes_back(landing, tmp_path):
    button(landing, "Save my progress as a file").click()
    expect(said(landing)).to_contain_text("nothing to save yet")
    name = next(n for n in chapters() if code_cells(n, "quiz"))
    open_chapter(landing, name)
    quiz = landing.locator(QUIZ).first
    quiz.get_by_role("radio").first.check()
    quiz.get_by_role("button").click()
    landing.goto("/")
    before = kept(landing)
    with landing.expect_download() as download:
        button(landing, "Save my progress as a file").click()
    assert download.value.suggested_filename == "strong-bones-progress.json"
    expect(said(landing)).to_contain_text("Questions answered: 1.")
    path = tmp_path / "progress.json"
    download.value.save_as(path)
    file = json.loads(path.read_text(encoding="utf-8"))
    assert set(file) == {"kind", "version", "read", "quiz", "again"}  # the first answer is wrong
    assert file["quiz"] == before["quiz"]

    button(landing, "Erase my progress").click()
    expect(said(landing)).to_have_text("Your progress is erased from this browser.")
    assert kept(landing) is None
    assert done(landing) == set()
    bring_back(landing, path.read_bytes())
    expect(said(landing)).to_contain_text("Added from the file.")
    assert kept(landing)["quiz"] == before["quiz"]
    assert name[:2] in done(landing)
    landing.reload()
    assert name[:2] in done(landing)


def test_a_file_adds_and_never_takes_away(landing):
    keep(landing, {"read": {"01": "2026-11-01"}, "quiz": {"04.cane": 1}, "last": "01"})
    landing.reload()
    bring_back(landing, GOOD)
    expect(said(landing)).to_have_text("Added from the file. Chapters: 2. Questions answered: 2.")
    assert kept(landing) == {
        "read": {"01": "2026-11-01", "04": "2026-11-25"},
        "quiz": {"04.foot": 1, "04.cane": 1},
        "last": "01",
    }
    bring_back(landing, GOOD)  # the same file once more
    expect(said(landing)).to_contain_text("Chapters: 2.")


def test_erasing_can_be_undone(landing):
    keep(landing, {"read": {"01": "2026-11-01"}, "quiz": {}})
    landing.reload()
    button(landing, "Erase my progress").click()
    assert kept(landing) is None
    button(landing, "Undo").click()
    expect(said(landing)).to_have_text("Your progress is back.")
    assert kept(landing)["read"] == {"01": "2026-11-01"}
    assert done(landing) == {"01"}
    expect(button(landing, "Undo")).to_have_count(0)


HOSTILE = {
    "nothing": b"",
    "no json": b"\xff\xfe<html>",
    "a list": [],
    "null": None,
    "a number": 7,
    "another kind": {**GOOD, "kind": "something"},
    "a later version": {**GOOD, "version": 2},
    "a part missing": {k: v for k, v in GOOD.items() if k != "quiz"},
    "a part too many": {**GOOD, "numbers": {"mass": 70}},
    "read is a list": {**GOOD, "read": ["01"]},
    "read is null": {**GOOD, "read": None},
    "a script as a key": {**GOOD, "read": {"<script>alert(1)</script>": "2026-11-22"}},
    "no day": {**GOOD, "read": {"01": "2026-13-45"}},
    "a day that is a number": {**GOOD, "read": {"01": 20261122}},
    "a day in a list": {**GOOD, "read": {"01": ["2026-11-22"]}},
    "a prototype": (
        b'{"kind": "bone-course progress", "version": 1, "read": {"__proto__": "2026-11-22"},'
        b' "quiz": {}}'
    ),
    "an answer that is text": {**GOOD, "quiz": {"04.foot": "<b>1</b>"}},
    "an answer that is true": {**GOOD, "quiz": {"04.foot": True}},
    "a strange question": {**GOOD, "quiz": {"04.foot\n": 1}},
    "one bad among good": {**GOOD, "quiz": {"04.foot": 1, "x": 1}},
    "too large": {**GOOD, "quiz": {f"04.q{n}": 1 for n in range(20000)}},
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_changes_nothing(landing, what):
    landing.on("dialog", lambda _: pytest.fail("a script of the file ran"))
    problems = []
    landing.on("pageerror", lambda error: problems.append(str(error)))
    before = {"read": {"01": "2026-11-01"}, "quiz": {"01.feel": 1}, "last": "01"}
    keep(landing, before)
    bring_back(landing, HOSTILE[what])
    expect(said(landing)).to_have_text(REFUSED)
    assert said(landing).locator("*").count() == 0
    assert kept(landing) == before
    assert problems == []


@pytest.mark.parametrize("stored", ["no json", "[]", '{"read": 5, "quiz": {"a": 1}}', '"text"'])
def test_broken_storage_is_not_saved(landing, stored):
    landing.evaluate(f"(v) => localStorage.setItem('{KEY}', v)", stored)
    button(landing, "Save my progress as a file").click()
    expect(said(landing)).to_contain_text("nothing to save yet")
    bring_back(landing, GOOD)
    expect(said(landing)).to_contain_text("Added from the file.")
    assert kept(landing) == {"read": GOOD["read"], "quiz": GOOD["quiz"]}


def test_reading_to_the_end_is_in_the_file(landing, tmp_path):
    keep(landing, {"read": {"04": date.today().isoformat()}, "quiz": {}})
    with landing.expect_download() as download:
        button(landing, "Save my progress as a file").click()
    path = tmp_path / "file.json"
    download.value.save_as(path)
    assert json.loads(path.read_text())["read"] == {"04": date.today().isoformat()}


def test_axe_and_width(landing):
    keep(landing, {"read": {"01": "2026-11-01"}, "quiz": {}})
    button(landing, "Erase my progress").click()  # all buttons and a sentence are in sight
    for theme in ("light", "dark"):
        look(landing, NARROW, theme, size=3)
        assert axe(landing) == []
        assert landing.evaluate("document.documentElement.scrollWidth") <= NARROW
