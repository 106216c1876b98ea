"""Pillars, a medicine in people, questions for the visit: one story in sentence and picture."""

import re

import pytest

from course import care, medicines, tables
from tests.widgets.answers import sentences
from widgets import MedicationEffect, QuestionsForTheVisit, TreatmentPillars, care_words
from widgets.treatment_words import reasons
from widgets.visit_words import questions


def numbers(text):
    return {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\b", text)}


# ------------------------------------------------------------------ pillars


@pytest.mark.parametrize(
    ("values", "place", "words"),
    [
        ({}, "talk", "Talk with your doctor soon"),  # Jeanne: osteopenia and a broken wrist
        ({"reasons": ()}, "not_yet", "usually no medicine yet"),
        ({"diagnosis": "osteoporosis"}, "usual", "usually all three"),
        ({"diagnosis": "osteopenia_vertebra"}, "usual", "whatever the scan says"),
        ({"diagnosis": "unknown", "reasons": ()}, "find_out", "find out"),
        ({"diagnosis": "unknown", "reasons": ("vertebra",)}, "usual", "A broken vertebra"),
    ],
)
def test_headline_and_picture_tell_the_same(values, place, words):
    plan = TreatmentPillars(**values)
    drawn = plan.view["picture"]["pillars"]
    assert [pillar["place"] for pillar in drawn] == ["usual", "usual", place]
    assert words in plan.view["headline"]
    assert plan.view["picture"]["description"] == plan.view["headline"]
    assert all(pillar["says"] and pillar["more"] for pillar in drawn)


@pytest.mark.parametrize("diagnosis", ["osteoporosis", "osteopenia", "osteopenia_vertebra"])
def test_every_reason_is_named_whatever_the_diagnosis(diagnosis):
    plan = TreatmentPillars(diagnosis=diagnosis)
    for key, words in reasons().items():
        assert words.lower() in sentences(plan).lower(), key


def test_the_exception_is_called_one_reason_among_several():
    assert "one reason for a medicine among several" in sentences(
        TreatmentPillars(diagnosis="osteopenia_vertebra")
    )


def test_ticks_that_are_hidden_do_not_count():
    plan = TreatmentPillars(diagnosis="osteoporosis", reasons=("hip", "cortisone"))
    assert plan.result.medicine.reasons == ("t_score",)
    ticks = next(c for c in plan.spec["controls"] if c["name"] == "reasons")
    assert ticks["when"] == [["diagnosis", [1, 3]]]


def test_all_reasons_together_leave_no_empty_list():
    plan = TreatmentPillars(
        diagnosis="unknown", reasons=("vertebra", "hip", "other_bone", "cortisone")
    )
    assert "Other reasons: a T-score of −2.5 or lower." in sentences(plan)


@pytest.mark.parametrize("calculator", [TreatmentPillars, MedicationEffect])
def test_never_advice_to_start_or_stop(calculator):
    limits = calculator().spec["words"]["limits"].lower()
    assert "never start or stop a medicine" in limits
    assert "doctor" in limits


# ------------------------------------------------------------------ a medicine in people


def test_people_in_the_sentence_are_those_in_the_picture():
    effect = MedicationEffect()
    before, after = effect.view["picture"]["rows"]
    assert (before["n"], after["n"], before["of"]) == (100, 53, 1000)
    assert {1000, 3, 100, 53} == numbers(effect.view["headline"])
    assert {47, 953, 900, 53} <= numbers(effect.view["detail"])
    icons = effect.view["picture"]["icons"]
    assert (icons["n"], icons["of"]) == (47, 1000)
    assert icons["on_text"] == "47 helped"


def test_relative_is_named_but_never_alone():
    effect = MedicationEffect()
    assert "%" not in sentences(effect)
    note = effect.view["picture"]["note"]
    assert "1,000 people" in note
    assert "47\u00a0% lower" in note


@pytest.mark.parametrize("outcome", ["vertebra", "hip"])
def test_every_medicine_is_offered_answered_and_in_the_table(outcome):
    effect = MedicationEffect(outcome=outcome)
    known = medicines.trials(outcome)
    control = next(c for c in effect.spec["controls"] if c["name"] == f"medicine_{outcome}")
    assert len(control["options"]) == len(known) == len(effect.view["table"]["rows"])
    for trial in known:
        effect.values = {f"medicine_{outcome}": trial.medicine}
        assert effect.result.trial == trial
        assert ("low" in effect.view["picture"]["rows"][1]) is (trial.low is not None)


@pytest.mark.parametrize("outcome", ["vertebra", "hip"])
@pytest.mark.parametrize("risk", [0.1, 2, 16.6, 60])
def test_denosumab_always_comes_with_its_caution(outcome, risk):
    effect = MedicationEffect(
        outcome=outcome, **{f"medicine_{outcome}": "denosumab", f"risk_{outcome}": risk}
    )
    assert "Never stop or delay denosumab" in effect.view["detail"]
    assert {12, 71, 6} <= numbers(effect.view["picture"]["note"])


def test_every_medicine_has_a_caution_in_the_answer():
    for trial in medicines.trials("vertebra"):
        effect = MedicationEffect(medicine_vertebra=trial.medicine)
        assert re.search(r"doctor|Never stop|another medicine", effect.view["detail"])
    assert "heart attack" in MedicationEffect(medicine_vertebra="romosozumab").view["detail"]


def test_against_another_medicine_the_first_bar_says_so():
    effect = MedicationEffect(medicine_vertebra="romosozumab_alendronate")
    assert "alendronate alone" in effect.view["picture"]["rows"][0]["label"]
    assert "100 with alendronate alone" in effect.view["headline"]


def test_a_tiny_chance_is_told_without_a_false_zero():
    effect = MedicationEffect(medicine_vertebra="raloxifene", risk_vertebra=0.1)
    assert "That helps fewer than 1." in effect.view["detail"]


def test_a_chance_outside_the_range_keeps_the_last_answer():
    effect = MedicationEffect()
    for bad in (0, 61, "many"):
        effect.values = {"risk_vertebra": bad}
        assert effect.errors["risk_vertebra"] == "Type a number from 0.1 to 60 of 100."
        assert effect.values["risk_vertebra"] == 10


def test_a_number_of_another_outcome_does_not_leak():
    effect = MedicationEffect(risk_vertebra=30)
    effect.values = {"outcome": "hip"}
    assert effect.result.about.without == 20


# ------------------------------------------------------------------ questions


def test_every_question_has_words_that_ask():
    keys = {row["question"] for row in tables.rows("treatment_questions")}
    assert keys == set(questions())
    assert all(words.endswith("?") for words in questions().values())


@pytest.mark.parametrize("visit", care.VISITS)
def test_the_sheet_holds_what_was_ticked(visit):
    visited = QuestionsForTheVisit(visit=visit, topics=("falls", "costs"))
    sheet = visited.view["picture"]
    assert {q["topic"] for q in sheet["questions"]} == {"Falling", "What it costs"}
    assert f"{len(sheet['questions'])} questions" in visited.view["headline"]
    table = visited.view["table"]["rows"]
    assert [row[1] for row in table[:-1]] == [q["text"] for q in sheet["questions"]]


def test_nothing_ticked_is_an_answer_too():
    visited = QuestionsForTheVisit(topics=())
    assert not visited.errors
    assert visited.view["headline"].startswith("Tick at least one topic")
    assert visited.view["picture"]["questions"] == []


@pytest.mark.parametrize("country", care.COUNTRIES)
def test_costs_are_told_when_asked_and_always_with_a_date(country):
    plain = QuestionsForTheVisit(country=country).view["picture"]["help"]
    asked = QuestionsForTheVisit(country=country, topics=("costs",)).view["picture"]["help"]
    assert len(asked["items"]) > len(plain["items"])
    assert asked["items"][-1]["text"].startswith("Ask your insurer")
    assert "November 2026" in asked["read"]
    links = {address.link for address in care.addresses(country).values()}
    assert {item["link"] for item in asked["items"] if item["link"]} == links


def test_dutch_costs_hold_the_numbers_of_the_table():
    texts = [item["text"] for item in care_words.items("netherlands", costs=True)]
    (pay,) = (text for text in texts if "20 sessions" in text)
    assert {20, 6, 12} <= numbers(pay)
