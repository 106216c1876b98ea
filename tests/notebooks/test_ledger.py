"""Everything the article says is taken up: claim by claim, by the ledger beside this file."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import widgets
from serve.words import LINK
from tests.notebooks.chapters import CHAPTERS, cells, read, source
from tests.notebooks.readability import tags
from tests.notebooks.test_shape import NUMBERED
from widgets import Calculator

LEDGER = tomllib.loads(Path(__file__).with_name("ledger.toml").read_text(encoding="utf-8"))["claim"]
FIELDS = {"id", "says", "chapter", "passage", "teaches", "calculator"}
ADVICE = {"therapist-coach", "specialised-therapist", "where-to-ask"}  # nothing to measure
ARTICLE = "## Article and evidence"
CREDIT = "Harry van den Broek"
BY_NUMBER = {int(name[:2]): name for name in NUMBERED}
by_claim = pytest.mark.parametrize("claim", LEDGER, ids=lambda claim: claim["id"])


@cache
def sections(name: str) -> dict[str, str]:
    """Return the text of a chapter by section: words only, without links and emphasis."""
    found: dict[str, str] = {}
    heading = ""
    for cell in cells(name, "markdown"):
        text = source(cell)
        if text.startswith("## "):
            heading = text.splitlines()[0]
        bare = re.sub(r"[*_]", "", LINK.sub(r"\1", text))
        found[heading] = found.get(heading, "") + "\n\n" + bare
    return found


def chapter_of(claim: dict) -> str:
    """Return the chapter of a claim; leave the claim out while it is not written."""
    if claim["chapter"] not in BY_NUMBER:
        pytest.skip(f"chapter {claim['chapter']} is not written yet")
    return BY_NUMBER[claim["chapter"]]


@by_claim
def test_entries_are_complete(claim):
    assert set(claim) | {"passage"} == FIELDS
    assert ("passage" in claim) is (claim["id"] not in ADVICE)
    assert len(claim["says"].split()) >= 4
    assert 0 <= claim["chapter"] <= 12


@by_claim
def test_the_chapter_says_what_the_article_says_and_what_measurements_show(claim):
    name = chapter_of(claim)
    paragraphs = sections(name)[ARTICLE].lower().split("\n\n")
    wanted = [words.lower() for words in claim.get("passage", [])]
    meeting = [p for p in paragraphs if all(words in p for words in wanted)]
    assert meeting, f"no paragraph of “Article and evidence” has {wanted}"


@by_claim
def test_the_chapter_makes_the_claim_visible(claim):
    name = chapter_of(claim)
    rest = "\n".join(text for heading, text in sections(name).items() if heading != ARTICLE)
    quizzes = "\n".join(source(c) for c in cells(name, "code") if "quiz" in tags(c))
    assert claim["teaches"].lower() in (rest + quizzes).lower()


@by_claim
def test_the_calculator_of_the_claim_is_on_the_page(claim):
    if claim["calculator"] == "none":
        return
    name = chapter_of(claim)
    assert issubclass(getattr(widgets, claim["calculator"]), Calculator)
    shown = "\n".join(source(c) for c in cells(name, "code") if "calculator" in tags(c))
    assert f"{claim['calculator']}(" in shown


def test_every_claim_stands_once_and_every_chapter_takes_one_up():
    ids = [claim["id"] for claim in LEDGER]
    assert len(ids) == len(set(ids)) >= 40
    assert {claim["chapter"] for claim in LEDGER} == set(range(13))


@pytest.mark.parametrize("name", NUMBERED)
def test_every_chapter_names_the_article_and_its_author(name):
    last = "".join(sections(name)["## Sources"])
    assert CREDIT in last
    assert "Bot in Balans" in last


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_articles_own_sentences_are_not_copied(name):
    """Phrases of the article that only a copy would hold."""
    text = " ".join(sections(name).values()).lower()
    copied = ("your future looks less rosy", "move your bones", "the accompanying play of forces")
    assert [phrase for phrase in copied if phrase in text] == []
    assert read(name)["metadata"]["lang"] == "en"
