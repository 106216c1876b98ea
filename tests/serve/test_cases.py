"""The made-up people: every number of theirs fits every calculator that takes it."""

import json
import re

import pytest

import widgets
from serve.cases import Case, cases, for_page
from tests.widgets.answers import CALCULATORS
from widgets import Calculator, MyNumbers
from widgets.controls import Number

PEOPLE = cases("en")
BY_KEY = {case.key: case for case in PEOPLE}
BY_NAME = {cls.name: cls for cls in CALCULATORS}
MINE = set(MyNumbers().values)
TAKING = [cls for cls in CALCULATORS if MINE & {c.mine for c in cls()._controls.values()}]

each_person = pytest.mark.parametrize("case", PEOPLE, ids=lambda case: case.key)
each_calculator = pytest.mark.parametrize("calculator", TAKING, ids=lambda cls: cls.__name__)


def meet(calculator: Calculator, case: Case) -> Calculator:
    """Give a calculator a made-up person, as the page does."""
    entries = case.answers.get(calculator.name, {})
    message = {"do": "set", "seq": 1, "entries": entries, "mine": case.numbers}
    calculator._on_message(calculator, {**message, "reset": True, "whole": True}, [])
    return calculator


def too_young(calculator: Calculator, case: Case) -> bool:
    """Say whether a calculator begins at a higher age."""
    ages = [c for c in calculator._controls.values() if c.mine == "age" and isinstance(c, Number)]
    return any(case.numbers["age"] < control.low for control in ages)


def test_there_are_enough_different_people():
    assert len(PEOPLE) >= 8
    assert len(BY_KEY) == len({case.name for case in PEOPLE}) == len(PEOPLE)
    ages = [case.numbers["age"] for case in PEOPLE]
    assert min(ages) <= 28
    assert max(ages) >= 86
    assert {case.numbers["sex"] for case in PEOPLE} == {"female", "male"}
    assert any("t_score" not in case.numbers for case in PEOPLE)


@each_person
def test_a_person_is_complete_and_plain(case):
    assert re.fullmatch(r"[a-z-]+", case.key)
    assert MINE - {"t_score"} <= set(case.numbers) <= MINE
    assert meet(MyNumbers(), case).values == {"t_score": None, **case.numbers}
    sentences = re.split(r"(?<=\.) ", case.story)
    assert 1 <= len(sentences) <= 3
    assert case.story.endswith(".")
    assert all(len(sentence.split()) <= 15 for sentence in sentences)
    assert set(case.answers) <= set(BY_NAME)


@each_person
@each_calculator
def test_every_number_fits_every_calculator_that_takes_it(calculator, case):
    made = meet(calculator(), case)
    assert made.errors == {}
    if too_young(made, case):  # it says so, and shows its example: never half a person
        assert made.view["skipped"] == [made._controls["age"].label]
        assert made.values == made._start
        return
    assert made.view["skipped"] == []
    for control in made._controls.values():
        if control.mine in case.numbers:
            assert made.values[control.name] == case.numbers[control.mine]
    for name, value in case.answers.get(made.name, {}).items():
        told = made.values[name]
        assert (list(told) if isinstance(told, tuple) else told) == value


@each_person
def test_answers_are_only_about_what_my_numbers_do_not_hold(case):
    for name, values in case.answers.items():
        controls = BY_NAME[name]()._controls
        assert all(controls[key].mine == "" for key in values)


def test_people_of_the_stories_have_the_numbers_of_the_stories():
    assert meet(widgets.FractureRisk(), BY_KEY["jeanne"]).values == widgets.FractureRisk().values
    assert meet(widgets.BoneDensity(), BY_KEY["jeanne"]).values == widgets.BoneDensity().values
    assert meet(widgets.ReadScan(), BY_KEY["maria"]).view["headline"].startswith("T-score −2.48")
    told = [(BY_KEY[key].numbers["age"]) for key in ("jeanne", "maria", "henk", "anna", "vos")]
    assert told == [70, 72, 78, 62, 62]


def test_nothing_of_the_last_person_stays():
    risk = meet(widgets.FractureRisk(), BY_KEY["karel"])
    assert risk.values["smoking"] is True
    meet(risk, BY_KEY["vos"])
    assert risk.values["smoking"] is None
    assert risk.values["sex"] == "female"
    meet(risk, BY_KEY["samir"])
    assert risk.values == risk._start
    own = {"do": "set", "seq": 2, "entries": {}, "mine": {"age": 66}, "reset": True}
    risk._on_message(risk, own, [])
    assert risk.values == {**risk._start, **dict.fromkeys(unknown(risk)), "age": 66}


def unknown(risk):
    """Return what is unknown about a reader who has only said an age."""
    asked = set(risk.from_mine({"age": 66}))
    return asked - {"age"}


def test_the_page_gets_plain_data():
    assert json.loads(json.dumps(for_page("en"))) == for_page("en")
