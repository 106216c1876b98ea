"""Falls and training, a sideways fall, self-tests: published numbers, calm words, refusals."""

import re

import pytest

from course import falls, tables
from tests.widgets.answers import sentences
from widgets import FallsTraining, SelfTests, SidewaysFall

# ------------------------------------------------------------------ falls and training


@pytest.mark.parametrize(
    ("count", "without", "about", "low", "high", "fewer"),
    [
        ("falls", 850, 655, 604, 706, 195),  # the reviewers' own numbers per 1,000
        ("people_who_fall", 480, 408, 389, 427, 72),
    ],
)
def test_published_numbers_stand_in_sentence_and_picture(count, without, about, low, high, fewer):
    training = FallsTraining(count=count)
    for n in (without, about, fewer):
        assert re.search(rf"\b{n}\b", sentences(training))
    before, after = training.view["picture"]["rows"]
    assert (before["n"], after["n"], after["low"], after["high"]) == (without, about, low, high)
    assert "well proven" in training.view["detail"]


def test_only_people_have_a_complement_and_are_drawn_one_by_one():
    people = FallsTraining(count="people_who_fall").view["picture"]
    assert [row["rest_text"] for row in people["rows"]] == ["520 do not", "592 do not"]
    assert people["icons"]["n"] == 408
    for count in ("falls", "people_with_fracture"):  # one person may fall, or break, twice
        picture = FallsTraining(count=count).view["picture"]
        assert "icons" not in picture
        assert all(row["rest_text"] == "" for row in picture["rows"])


def test_broken_bones_are_likely_but_less_certain_and_the_estimate_is_named():
    bones = FallsTraining(count="people_with_fracture")
    assert "at least 43 broken bones" in bones.view["headline"]
    assert "likely, but less certain" in bones.view["detail"]
    assert "low estimate" in bones.view["note"]


@pytest.mark.parametrize("kind", ["several_kinds", "a_year_or_longer"])
def test_not_proven_is_said(kind):
    bones = FallsTraining(count="people_with_fracture", kind_people_with_fracture=kind)
    assert "not proven" in bones.view["detail"]
    if kind == "several_kinds":
        assert "more" in bones.view["detail"]


@pytest.mark.parametrize("count", ["falls", "people_who_fall", "people_with_fracture"])
def test_every_measured_kind_is_offered_drawn_and_in_the_table(count):
    training = FallsTraining(count=count)
    kinds = falls.trainings(count)
    shown = next(c for c in training.spec["controls"] if c["name"] == f"kind_{count}")
    assert len(shown["options"]) == len(kinds)
    assert len(training.view["table"]["rows"]) == len(kinds) + 1
    for t in kinds:
        training.values = {f"kind_{count}": t.training}
        assert training.result.chosen.training == t


def test_a_group_that_falls_more_often_gains_more():
    often = FallsTraining(often=150)
    before, after = often.view["picture"]["rows"]
    assert (before["n"], after["n"]) == (1275, 982)
    assert before["of"] == after["of"] == 2000  # more falls than people
    assert often.result.without - often.result.chosen.about > 850 - 655
    assert "the same share" in often.view["note"]


# ------------------------------------------------------------------ a sideways fall


def test_jeanne_on_the_hip_and_on_the_knee():
    fall = SidewaysFall()
    assert fall.result.newtons == pytest.approx(2650, abs=1)
    assert fall.result.factor == pytest.approx((0.72, 0.57, 0.96), abs=0.005)
    assert "4.2 ×" in fall.view["picture"]["rows"][0]["value_text"]
    fall.values = {"landing": "knee_first"}
    share = tables.value("falls", "knee_first")
    assert fall.result.newtons == pytest.approx(2650 * share, abs=1)
    assert fall.result.on_hip == pytest.approx(SidewaysFall().result.force)


def test_bars_show_force_strength_and_what_helps():
    rows = SidewaysFall().view["picture"]["rows"]
    assert [row["role"] for row in rows] == ["you", "people", "do", "do"]
    strength = rows[1]
    assert strength["low"] == pytest.approx(0.75 * strength["n"])
    assert strength["high"] == pytest.approx(1.25 * strength["n"])
    softest = SidewaysFall(landing="knee_first", padding=30).view["picture"]["rows"]
    assert [row["role"] for row in softest] == ["you", "people"]  # nothing softer is left


def test_the_scale_does_not_move_with_the_landing():
    scales = {
        SidewaysFall(landing=landing, padding=padding).view["picture"]["rows"][0]["of"]
        for landing in ("hip", "knee_first")
        for padding in (0, 30)
    }
    assert len(scales) == 1


@pytest.mark.parametrize(
    ("t_score", "words"),
    [(-1.0, "the hip holds"), (-2.5, "it is close"), (-3.8, "How you land counts most")],
)
def test_three_answers_and_all_of_them_calm(t_score, words):
    fall = SidewaysFall(t_score=t_score)
    assert words in fall.view["headline"]
    assert fall.view["headline"].startswith("In this sketch")
    assert "99 do not" in fall.view["detail"]
    assert not re.search(r"danger|break your|%|!", sentences(fall))


def test_without_a_t_score_there_is_a_force_but_no_verdict():
    fall = SidewaysFall(t_score=None)
    assert fall.result.factor is None
    assert fall.view["headline"] == "This fall presses on the hip with 4.2 times your weight."
    assert [row["role"] for row in fall.view["picture"]["rows"]] == ["you", "do", "do"]


def test_my_numbers_never_bring_the_scan_of_the_example():
    fall = SidewaysFall()
    mine = {"mass": 80, "height": 180}
    fall._on_message(fall, {"do": "set", "seq": 1, "entries": {}, "mine": mine}, [])
    assert fall.values["t_score"] is None
    assert fall.values["mass"] == 80


def test_too_much_soft_tissue_is_refused_beside_its_control():
    fall = SidewaysFall()
    fall.values = {"mass": 40, "soft_tissue_mm": 60}
    assert "42 mm" in fall.errors["soft_tissue_mm"]
    assert fall.values["mass"] == 65


# ------------------------------------------------------------------ self-tests


@pytest.mark.parametrize(
    ("values", "below"),
    [
        ({"chair_stand": 9}, True),
        ({"chair_stand": 10}, False),
        ({"sex": "male", "chair_stand": 11}, True),
        ({"age": 80, "chair_stand": 9}, False),
        ({"test": "one_leg", "one_leg": 4.9}, True),
        ({"test": "one_leg", "one_leg": 5}, False),
        ({"test": "up_and_go", "up_and_go": 11.9}, False),
        ({"test": "up_and_go", "up_and_go": 12}, True),
    ],
)
def test_below_or_not_below_the_cut_off(values, below):
    tests = SelfTests(**values)
    assert tests.result.cut_off.below is below
    good_reason = "a good reason to train" in tests.view["detail"]
    assert good_reason is below
    assert "%" not in sentences(tests)


def test_what_the_page_shows_is_what_counts():
    assert SelfTests(test="one_leg", one_leg=4.96).view["headline"].startswith("5 seconds")
    assert SelfTests(chair_stand=9.7).result.result == 10


def test_not_done_yet_answers_with_the_cut_off_and_no_diamond():
    tests = SelfTests(chair_stand=None)
    assert "10 stands in 30 seconds" in tests.view["headline"]
    markers = [t for t in tests.view["graphs"][0]["figure"]["data"] if t["mode"] == "markers"]
    assert markers == []


@pytest.mark.parametrize("values", [{"test": "up_and_go", "age": 62}, {"age": 96}])
def test_no_cut_off_at_an_age_is_an_answer(values):
    tests = SelfTests(**values)
    assert tests.errors == {}
    assert "no cut‑off at your age" in tests.view["headline"]


def test_the_results_of_the_example_are_not_mine():
    tests = SelfTests()
    mine = {"sex": "male", "age": 80}
    tests._on_message(tests, {"do": "set", "seq": 1, "entries": {}, "mine": mine}, [])
    assert tests.result.result is None
    assert "A man of 80" in tests.view["headline"]


@pytest.mark.parametrize(
    ("test", "mode", "field"),
    [("chair_stand", "down", ""), ("one_leg", "up", "one_leg"), ("up_and_go", "up", "up_and_go")],
)
def test_the_stopwatch_fits_the_test_and_safety_comes_first(test, mode, field):
    tests = SelfTests(test=test)
    watch = tests.view["picture"]
    assert (watch["mode"], watch["field"], watch["seconds"]) == (mode, field, 30)
    assert "Stop if you feel dizzy" in watch["safety"]
    assert len(watch["how"]) == 3


def test_the_table_has_a_row_for_each_cut_off():
    rows = SelfTests().view["table"]["rows"]
    assert rows[0] == ["60 to 64", "12"]
    assert rows[-1] == ["95 to 99", "–"]
    balance = SelfTests(test="one_leg").view["table"]["rows"]
    assert [row[2] for row in balance] == ["27", "17.2", "8.5"]
