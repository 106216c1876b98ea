"""What made-up people answer: the same everywhere, and true to the story."""

import pytest

from serve.case_answers import ANSWERS
from tests.serve.test_cases import BY_KEY, BY_NAME, each_person, meet, too_young
from widgets import FractureRisk

ASKED = {  # calculators that ask about a person, and the people who have nothing to say there
    "activities": {"lotte"},
    "twelve-weeks": {"lotte"},
    "how-heavy": {"lotte"},
    "week-stimulus": {"lotte"},
    "muscle-and-bone": {"lotte"},
    "treatment-pillars": {"lotte"},
    "relative-absolute": {"fatima", "lotte", "samir"},
    "medication-effect": {"fatima", "lotte", "samir"},
    "self-tests": {"fatima", "lotte", "samir"},
    "visit-questions": set(),
    "force-to-strain": set(),
    "height-loss": set(),
}


def test_everybody_is_in_the_list():
    assert set(ANSWERS) == set(BY_KEY)


@pytest.mark.parametrize("name", ASKED)
def test_everybody_answers_what_is_asked_of_a_person(name):
    silent = {key for key, answers in ANSWERS.items() if name not in answers}
    assert silent == ASKED[name]


@each_person
def test_every_answer_is_taken_and_gives_a_good_answer(case):
    for name in case.answers:
        made = meet(BY_NAME[name](), case)
        if too_young(made, case):
            continue
        assert made.view["skipped"] == []
        assert made.errors == {}
        for control, value in case.answers[name].items():
            told = made.values[control]
            assert (list(told) if isinstance(told, tuple) else told) == value


@each_person
def test_one_wrong_answer_and_nothing_of_the_person_is_taken(case):
    for name, answers in case.answers.items():
        made, control = BY_NAME[name](), next(iter(answers))
        message = {"do": "set", "seq": 1, "reset": True, "whole": True, "mine": case.numbers}
        made._on_message(made, {**message, "entries": {**answers, control: "<b>"}}, [])
        assert made.values == made._start
        assert made.view["skipped"]


@each_person
def test_the_chances_are_those_of_the_risk_model(case):
    risk = meet(FractureRisk(), case)
    if too_young(risk, case):
        assert "relative-absolute" not in case.answers
        return
    assert case.answers["relative-absolute"]["risk"] == round(100 * risk.result.you.major)
    risk.values = {"years": 3}
    hip = 100 * risk.result.you.hip
    assert case.answers["medication-effect"]["risk_hip"] == pytest.approx(hip, abs=0.051)


@each_person
def test_bones_and_falls_are_the_same_everywhere(case):
    answers = case.answers
    if "twelve-weeks" not in answers:
        return
    plan = answers["twelve-weeks"]
    assert answers["activities"]["bones"] == plan["profile"]
    assert answers["activities"]["falls"] == (plan["falls"] > 1 or plan["unsteady"])
    diagnosis, reasons = answers["treatment-pillars"].values()
    broke = answers.get("fracture-risk", {}).get("prior_fracture", False)
    assert bool({"vertebra", "hip", "other_bone"} & set(reasons)) == broke
    assert ("after-first-fracture" in answers) == broke
    assert (plan["profile"] == "vertebral_fracture") == ("vertebra" in reasons)
    told = "Her scan says" in case.story or "His scan says" in case.story
    if told:
        assert diagnosis in case.story
    assert (diagnosis == "unknown") == ("t_score" not in case.numbers)
    limits = {"vertebral_fracture": 4, "osteoporosis": 5, "osteopenia": 6, "general": 6}
    assert answers["how-heavy"]["limit"] <= limits[plan["profile"]]


@each_person
def test_height_and_scans_fit_the_story(case):
    lost = case.answers["height-loss"]["tallest"] - case.numbers["height"]
    assert lost == 4 if case.key == "gerda" else 0 <= lost < 3
    if "real-change" in case.answers:
        second = case.answers["real-change"]["second"]
        assert round((second - 0.858) / 0.12, 1) == pytest.approx(case.numbers["t_score"], abs=0.05)
