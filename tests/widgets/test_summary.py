"""The page My summary: chapters and questions it is made of."""

import json

import pytest

from course import care
from tests.notebooks.chapters import CHAPTERS, FOLDER
from widgets import QuestionsForTheVisit, Summary
from widgets.calculator import Calculator

SPEC = Summary(FOLDER).spec


def test_every_chapter_is_there_in_order() -> None:
    numbered = [name for name in CHAPTERS if name[:2].isdigit()]
    assert [chapter["file"] for chapter in SPEC["chapters"]] == [f"{n}.ipynb" for n in numbered]
    assert all(chapter["title"] for chapter in SPEC["chapters"])
    json.dumps(SPEC, allow_nan=False)


def test_every_question_for_a_visit_can_be_ticked_once() -> None:
    names = [name for visit in SPEC["visits"] for name, _ in visit["questions"]]
    assert len(set(names)) == len(names) > 20
    doctor = [words for _, words in SPEC["visits"][0]["questions"]]
    every = QuestionsForTheVisit(topics=list(care.TOPICS))
    assert doctor == [question["text"] for question in every.view["picture"]["questions"]]


def test_what_promises_to_keep_nothing_stays_out() -> None:
    out = {c.name for c in Calculator.__subclasses__() if c.name and not c.in_summary}
    assert out == {"my-numbers", "visit-questions"}


def test_a_folder_without_chapters_is_refused() -> None:
    with pytest.raises(ValueError, match="no chapters"):
        Summary("nowhere")
