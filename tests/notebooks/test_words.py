"""The words of the glossary: one meaning each, and the same one wherever a chapter links it."""

import json
import shutil
from collections import Counter

import pytest

from serve import words as command
from tests.notebooks.chapters import CHAPTERS, FOLDER, cells, read, source
from tests.notebooks.readability import measure
from tests.notebooks.test_shape import NUMBERED, headings
from widgets import glossary

WORDS = glossary.words(FOLDER / "glossary.ipynb")
BY_ANCHOR = {word.anchor: word for word in WORDS}
LONGEST_MEANING = 36  # words
LINKED = ["01", "02", "04", "05", "09", "10", "11"]  # chapters written before the glossary


def links(name: str) -> list[tuple[str, str]]:
    """Return the words a notebook links: text and address."""
    return [link for cell in cells(name, "markdown") for link in command.LINK.findall(source(cell))]


def test_every_entry_is_read_and_has_its_own_address():
    listed = [words for level, words in headings("glossary") if level == 3]
    assert [word.word for word in WORDS] == listed
    assert len(BY_ANCHOR) == len(WORDS) >= 80


def test_words_stand_under_their_letter_in_order():
    found = [
        (words if level == 2 else "", words) for level, words in headings("glossary") if level > 1
    ]
    letter = ""
    for opens, words in found:
        letter = opens or letter
        assert opens or words.upper().startswith(letter), words
    assert [w.word.lower() for w in WORDS] == sorted(w.word.lower() for w in WORDS)


def test_no_name_stands_for_two_words():
    names = Counter(name.lower() for word in WORDS for name in (word.word, *word.also))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("word", WORDS, ids=lambda w: w.anchor)
def test_meanings_are_short_plain_and_fit_a_link(word):
    assert word.meaning[0].isupper()
    assert word.meaning.endswith(".")
    assert len(word.meaning.split()) <= LONGEST_MEANING
    assert not set(word.meaning) & set('"()[]*_`$<>')  # it is a link's title, and plain text
    cell = {"cell_type": "markdown", "metadata": {}, "source": word.meaning}
    assert measure({"cells": [cell]}).grade <= 10  # a few words; the page as a whole is below 8


def test_each_chapter_of_a_word_is_linked_once_it_exists():
    files = {int(name[:2]): f"{name}.ipynb" for name in NUMBERED}
    for cell in cells("glossary", "markdown"):
        if glossary.TAG in cell["metadata"].get("tags", []):
            assert source(cell) == command.with_chapters(source(cell), files), (
                "run: python -m serve.words"
            )
    assert {word.chapter for word in WORDS} <= set(range(13))


@pytest.mark.parametrize("name", CHAPTERS)
def test_linked_words_exist_and_say_what_the_glossary_says(name):
    for text, anchor in links(name):
        assert anchor in BY_ANCHOR, f"{text!r} is not in the glossary"
    for cell in cells(name, "markdown"):
        assert source(cell) == command.refreshed(source(cell), BY_ANCHOR), (
            "run: python -m serve.words"
        )


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_word_is_linked_once_in_a_chapter(name):
    assert [a for a, count in Counter(a for _, a in links(name)).items() if count > 1] == []


@pytest.mark.parametrize("name", [n for n in NUMBERED if n[:2] in LINKED])
def test_chapters_link_their_words(name):
    assert len(links(name)) >= 4


def test_the_command_changes_nothing_that_is_up_to_date(tmp_path):
    for path in FOLDER.glob("*.ipynb"):
        shutil.copy(path, tmp_path)
    for path in tmp_path.glob("*.ipynb"):
        command.update(path, None, suggest=False)
        assert path.read_text() == (FOLDER / path.name).read_text(), path.name


def test_the_command_links_the_first_use_and_mends_a_meaning(tmp_path):
    shutil.copy(FOLDER / "glossary.ipynb", tmp_path)
    text = (
        "# A title with stride\n\nNo **stride** in bold, no `stride` in code. "
        "[Old](glossary.ipynb#t-score \"Something else.\") Two strides, one stride."
    )
    cell = {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(True)}
    path = tmp_path / "05-walking.ipynb"
    path.write_text(json.dumps({"cells": [cell], "metadata": {}}))
    assert command.update(path, ["stride"], suggest=True)[:1] == ["stride"]
    assert command.update(path, ["stride"], suggest=False) == ["stride"]
    (made,) = json.loads(path.read_text())["cells"]
    assert source(made).endswith(
        f'[Old](glossary.ipynb#t-score "{BY_ANCHOR["t-score"].meaning}") '
        f'Two [strides](glossary.ipynb#stride "{BY_ANCHOR["stride"].meaning}"), one stride.'
    )


def test_cards_are_made_of_the_glossary():
    from widgets import FlashCards

    spec = FlashCards(FOLDER / "glossary.ipynb").spec
    assert [(c["key"], c["meaning"]) for c in spec["cards"]] == [
        (w.anchor, w.meaning) for w in WORDS
    ]
    assert {c["value"] for c in spec["chapters"]} == {w.chapter for w in WORDS}


def test_cards_refuse_a_notebook_without_words():
    from widgets import FlashCards

    with pytest.raises(ValueError, match="no words"):
        FlashCards(FOLDER / "04-standing.ipynb")


def test_the_page_is_no_chapter():
    assert "chapter" not in read("glossary")["metadata"]
