"""Questions: their kinds, those of the chapters, and the ones before and after the course."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

from tests.notebooks.readability import measure
from widgets import CourseTest, Practice, Quiz, QuizNumber, QuizOrder, QuizSeveral
from widgets.course_test_words import themes
from widgets.practice import question, questions

NOTEBOOKS = Path(__file__).parents[2] / "notebooks" / "en"
ALL = questions(NOTEBOOKS)
SIDES = ("before", "after")


def test_every_chapter_has_at_least_five_of_more_than_one_kind() -> None:
    for file in {spec["file"] for spec in ALL}:
        kinds = [spec["kind"] for spec in ALL if spec["file"] == file]
        assert len(kinds) >= 5
        assert len(set(kinds)) >= 2
    assert len({spec["file"] for spec in ALL}) == 13
    assert {spec["kind"] for spec in ALL} == {"choice", "several", "number", "order"}


def test_keys_are_unique() -> None:
    assert len({spec["key"] for spec in ALL}) == len(ALL)


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec["key"])
def test_every_answer_has_a_reason(spec: dict) -> None:
    reasons = [a["reason"] for a in spec["answers"]] if "answers" in spec else [spec["reason"]]
    assert all(len(reason) >= 10 for reason in reasons)
    if spec["kind"] == "choice":
        assert sum(a["right"] for a in spec["answers"]) == 1


def test_the_numbers_follow_from_the_numbers_in_the_question() -> None:
    """An independent way: read the numbers in the words and calculate with them."""
    by_key = {spec["key"]: spec for spec in ALL}

    def read(key: str) -> list[float]:
        found = re.findall(r"\d[\d,]*\.?\d*", by_key[key]["question"])
        return [float(n.replace(",", "").rstrip(".")) for n in found]

    density, young, step = read("01.steps")
    of, would = read("03.spared")[:2]
    start, percent = read("08.step-up")
    _, without, trained = read("09.fewer")
    glass, all_day = read("11.glasses")
    expected = {
        "01.steps": (young - density) / step,
        "03.spared": would / 2 * 100 / of,
        "04.under-foot": read("04.under-foot")[0] / 2,
        "08.step-up": start * (1 + percent / 100),
        "09.fewer": without - trained,
        "11.glasses": all_day / glass,
    }
    numbers = {spec["key"]: spec["right"] for spec in ALL if spec["kind"] == "number"}
    assert numbers == pytest.approx(expected, rel=0.02)  # a glass of milk: "about" 250 mg


def test_numbers_come_from_the_course_and_not_from_the_cell() -> None:
    for path in NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            if "quiz" in cell.metadata.get("tags", []) and "QuizNumber" in cell.source:
                right = ast.parse(cell.source).body[0].value.args[2]
                assert any(isinstance(part, ast.Call) for part in ast.walk(right)), path.name


def test_an_order_is_never_shown_solved() -> None:
    for spec in ALL:
        if spec["kind"] == "order":
            assert sorted(spec["mixed"]) == sorted(spec["steps"])
            assert spec["mixed"] != spec["steps"]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Quiz("04.x", "?", {"a": "because", "b": "because"}, "c"),
        lambda: QuizSeveral("04.x", "?", {"a": "because", "b": "because"}, []),
        lambda: QuizSeveral("04.x", "?", {"a": "because", "b": "because"}, ["a", "b"]),
        lambda: QuizNumber("04.x", "?", float("nan"), "kg", "because"),
        lambda: QuizNumber("04.x", "?", 1, "kg", "because", tolerance=0),
        lambda: QuizOrder("04.x", "?", ["a", "b"], "because"),
        lambda: QuizOrder("04.x", "?", ["a", "b", "b"], "because"),
        lambda: CourseTest("during"),
        lambda: Practice("nowhere"),
        lambda: question("1 + 1", {}),
        lambda: question("dict()", {}),
    ],
)
def test_a_wrong_question_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match=r"\."):
        wrong()


def test_before_and_after_ask_the_same_ideas_in_other_words() -> None:
    for theme in themes():
        before, after = theme.before, theme.after
        assert before.question != after.question
        assert all(len(set(item.answers)) == 3 for item in (before, after))
        assert 1 <= theme.chapter <= 12
    assert len({theme.key for theme in themes()}) == len(themes()) == 8


@pytest.mark.parametrize("side", SIDES)
def test_the_right_answer_has_no_usual_place(side: str) -> None:
    places = [getattr(theme, side).right for theme in themes()]
    assert all(places.count(place) <= 4 for place in range(3))


@pytest.mark.parametrize("side", SIDES)
def test_plain_words(side: str) -> None:
    items = [getattr(theme, side) for theme in themes()]
    text = " ".join(" ".join([i.question, *(f"{a}." for a in i.answers)]) for i in items)
    cell = {"cell_type": "markdown", "metadata": {}, "source": text}
    assert measure({"cells": [cell]}).grade <= 8
