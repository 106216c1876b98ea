"""The patient layer is plain: short sentences, common words, the tone of the course."""

import re

import pytest

from tests.notebooks.chapters import CHAPTERS, read
from tests.notebooks.readability import measure, patient_cells, prose, syllables

GRADE, WORDS_A_SENTENCE, LONGEST = 8, 15, 30

# From the voice of the course: words that frighten, judge or talk down, and what to say instead.
AVOIDED = {
    r"brittle|crumbl\w+": "weaker",
    r"suffer\w*": "have",
    r"victims?": "person",
    r"failures?": "break",
    r"elderly": "older people",
    r"should": "it helps to",
    r"simply|just|don[’']t worry": "(nothing)",
    r"normal for your age": "common at your age",
    r"1 in \d+|one in \w+": "of 100",
}


@pytest.mark.parametrize("name", CHAPTERS)
def test_grade_and_sentences(name):
    found = measure(read(name))
    assert found.grade <= GRADE
    assert found.words_per_sentence <= WORDS_A_SENTENCE
    assert len(found.longest.split()) <= LONGEST, found.longest


@pytest.mark.parametrize("name", CHAPTERS)
def test_avoided_words(name):
    used = [
        f"{hit[0]!r} (say: {instead}) in: {sentence}"
        for source in patient_cells(read(name))
        for sentence in prose(source)
        for pattern, instead in AVOIDED.items()
        for hit in [re.search(rf"\b(?:{pattern})\b", sentence, re.IGNORECASE)]
        if hit
    ]
    assert used == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_exclamation_marks(name):
    loud = [s for source in patient_cells(read(name)) for s in prose(source) if "!" in s]
    assert loud == []


@pytest.mark.parametrize(
    ("word", "sounds"),
    [("bone", 1), ("muscle", 2), ("calculator", 4), ("walked", 1), ("lifted", 2), ("the", 1)],
)
def test_syllables(word, sounds):
    assert syllables(word) == sounds


def test_markup_is_no_text():
    source = (
        "## Heading\n\n**Bold** [link](https://example.org/a_b). Two: three.\n\n"
        "| a | b |\n\n- One thing.\n<details><summary>Show</summary>\n\nInside.\n\n</details>"
    )
    assert prose(source) == ["Bold link.", "Two:", "three.", "One thing.", "Inside."]


def test_a_hard_text_is_hard():
    hard = (
        "Pharmacological interventions notwithstanding, individualised musculoskeletal "
        "rehabilitation necessitates comprehensive multidisciplinary deliberation."
    )
    cell = {"cell_type": "markdown", "metadata": {}, "source": hard}
    assert measure({"cells": [cell]}).grade > 20
    deep = {**cell, "metadata": {"tags": ["look-deeper"]}}
    easy = {**cell, "source": "Bones are alive. They need work."}
    assert measure({"cells": [deep, easy]}).grade < 4
