"""Pillars of a plan, where to find help, questions: published rules, order, refusals."""

import itertools
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import care, tables, treatment
from course.checks import CourseError
from course.treatment import DIAGNOSES, REASONS, Place, pillars
from tests.course.refusals import SENTENCE

HOSTILE = [None, True, 0, -1, math.nan, 10**400, "", "abc", "\x00", [[]], [None], [1], {}, object()]
some_reasons = st.lists(st.sampled_from(REASONS), max_size=8)


def medicine(diagnosis, reasons=()):
    return pillars(diagnosis, reasons)[-1]


# ------------------------------------------------------------------ pillars


@pytest.mark.parametrize(
    ("diagnosis", "place"),
    [
        ("osteoporosis", Place.USUAL),  # the article: move, food, medicine
        ("osteopenia", Place.NOT_YET),  # the article: move and food; no medicine (yet)
        ("osteopenia_vertebra", Place.USUAL),  # the exception of the article, and NHG 2012
        ("unknown", Place.FIND_OUT),
    ],
)
def test_pillars_by_diagnosis(diagnosis, place):
    plan = pillars(diagnosis)
    assert [pillar.name for pillar in plan] == ["move", "food", "medicine"]
    assert [pillar.place for pillar in plan] == [Place.USUAL, Place.USUAL, place]


@pytest.mark.parametrize(
    ("reason", "place"),
    [
        ("vertebra", Place.USUAL),  # NHG 2012: whatever the T-score
        ("t_score", Place.USUAL),
        ("hip", Place.TALK),
        ("other_bone", Place.TALK),
        ("cortisone", Place.TALK),
    ],
)
@pytest.mark.parametrize("diagnosis", ["osteopenia", "unknown"])
def test_a_broken_vertebra_is_one_reason_among_several(diagnosis, reason, place):
    assert medicine(diagnosis, [reason]).place is place
    assert medicine(diagnosis, [reason]).reasons == (reason,)


def test_the_exception_is_osteopenia_with_the_reason_vertebra():
    assert pillars("osteopenia_vertebra") == pillars("osteopenia", ["vertebra"])
    assert medicine("osteoporosis").reasons == ("t_score",)


@given(st.sampled_from(DIAGNOSES), some_reasons, st.sampled_from(REASONS))
def test_one_more_reason_never_loosens_the_plan(diagnosis, reasons, one_more):
    firm = list(Place).index
    before, after = medicine(diagnosis, reasons), medicine(diagnosis, [*reasons, one_more])
    assert firm(after.place) <= firm(before.place)
    assert set(before.reasons) <= set(after.reasons)


@given(st.sampled_from(DIAGNOSES), some_reasons)
def test_order_and_repetition_of_reasons_do_not_matter(diagnosis, reasons):
    assert pillars(diagnosis, reasons) == pillars(diagnosis, [*reversed(reasons), *reasons])
    assert pillars(diagnosis, reasons) == pillars(diagnosis, set(reasons))


@given(st.sampled_from(DIAGNOSES), some_reasons)
def test_moving_and_food_stand_in_every_plan(diagnosis, reasons):
    move, food, _ = pillars(diagnosis, reasons)
    assert move.place is food.place is Place.USUAL
    assert move.reasons == food.reasons == ()


def test_every_reason_has_a_rule_and_every_diagnosis_three_pillars():
    assert [reason.name for reason in treatment.reasons_for_medicine()] == list(REASONS)
    assert {reason.place for reason in treatment.reasons_for_medicine()} == {
        Place.USUAL,
        Place.TALK,
    }
    rows = [(row["diagnosis"], row["pillar"]) for row in tables.rows("treatment_pillars")]
    assert sorted(rows) == sorted(itertools.product(DIAGNOSES, treatment.PILLARS))


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_diagnoses_and_reasons_get_a_sentence(bad):
    with pytest.raises(CourseError, match=SENTENCE) as refused:
        pillars(bad)
    assert refused.value.field == "diagnosis"
    if bad in ("", {}):  # an empty collection is no reason; an empty text is a slip
        return
    with pytest.raises(CourseError, match=SENTENCE) as refused:
        pillars("osteopenia", bad)
    assert refused.value.field == "reasons"


def test_a_single_reason_must_still_be_a_list():
    with pytest.raises(CourseError, match="Reasons must be a list"):
        pillars("osteopenia", "hip")


# ------------------------------------------------------------------ where to find help


@pytest.mark.parametrize("country", care.COUNTRIES)
def test_every_country_has_a_therapist_and_someone_to_ask_and_a_date(country):
    found = care.addresses(country)
    assert {"find", "ask"} <= set(found)
    assert ("pay" in found) is (country != "elsewhere")
    for address in found.values():
        assert address.link.startswith("https://")
        assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", address.read)


def test_dutch_rules_as_printed():
    numbers = tables.numbers("treatment")
    assert numbers["netherlands_first"] == 20
    assert numbers["netherlands_months"] == 6
    assert numbers["netherlands_months_admitted"] == 12
    assert "falls" in care.addresses("netherlands")


# ------------------------------------------------------------------ questions


def test_every_visit_and_topic_has_a_question_and_no_question_stands_twice():
    for visit, topic in itertools.product(care.VISITS, care.TOPICS):
        assert care.questions(visit, [topic]), (visit, topic)
    rows = [row["question"] for row in tables.rows("treatment_questions")]
    assert len(rows) == len(set(rows))


@given(st.sampled_from(care.VISITS), st.lists(st.sampled_from(care.TOPICS), max_size=10))
def test_questions_come_in_the_order_of_the_topics(visit, topics):
    found = care.questions(visit, topics)
    assert {question.topic for question in found} == set(topics)
    places = [care.TOPICS.index(question.topic) for question in found]
    assert places == sorted(places)
    assert care.questions(visit, []) == ()


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_visits_topics_and_countries_get_a_sentence(bad):
    for call in (lambda: care.addresses(bad), lambda: care.questions(bad, [])):
        with pytest.raises(CourseError, match=SENTENCE):
            call()
    if bad == {}:
        return
    with pytest.raises(CourseError, match=SENTENCE):
        care.questions("doctor", bad)
