"""Medicines: published counts and reductions, people that add up, refusals."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import medicines, tables
from course.checks import CourseError
from course.fracture import absolute_effect
from course.medicine_counts import after_stopping, counted_effect, risk_in_trials
from course.medicines import (
    FEWEST,
    MOST,
    OUTCOMES,
    cautions,
    effect_range,
    in_people,
    medicine_effect,
    trials,
)
from tests.course.refusals import SENTENCE

PAIRS = [(trial.medicine, outcome) for outcome in OUTCOMES for trial in trials(outcome)]
pairs = st.sampled_from(PAIRS)
risks = st.floats(FEWEST, MOST)
BAD_NUMBERS = [None, True, math.nan, math.inf, -math.inf, -0.1, 0, 0.61, 10**400, "10", [], {}]
BAD_NAMES = [None, True, 0, "", "aspirin", "\x00", [], {}, object()]


# ------------------------------------------------------------------ published points


def test_boonen_2011_vertebra():
    """16.6 and 7.5 % in 36 months: 91 fewer of 1,000, number needed to treat 11."""
    effect = counted_effect("denosumab", "vertebra")
    assert effect.fewer_per_thousand == pytest.approx(91)
    assert round(effect.number_needed_to_treat) == 11
    people = in_people(effect)
    assert (people.without, people.with_medicine, people.helped) == (166, 75, 91)
    assert 1 - effect.after / effect.before == pytest.approx(0.55, abs=0.005)  # as printed


def test_boonen_2011_hip():
    """2.3 and 0.9 %: 1.4 points fewer, number needed to treat 71."""
    effect = counted_effect("denosumab", "hip")
    assert effect.fewer_per_thousand == pytest.approx(14)
    assert round(effect.number_needed_to_treat) == 71


@pytest.mark.parametrize(
    ("medicine", "outcome", "reduction", "months", "comparator"),
    [
        ("alendronate", "vertebra", 47, 36, "placebo"),
        ("risedronate", "vertebra", 41, 36, "placebo"),
        ("zoledronic_acid", "vertebra", 70, 36, "placebo"),
        ("denosumab", "vertebra", 68, 36, "placebo"),
        ("teriparatide", "vertebra", 65, 21, "placebo"),
        ("romosozumab", "vertebra", 73, 12, "placebo"),
        ("romosozumab_alendronate", "vertebra", 48, 24, "alendronate"),
        ("raloxifene", "vertebra", 30, 36, "placebo"),
        ("denosumab", "hip", 40, 36, "placebo"),
    ],
)
def test_reductions_as_printed(medicine, outcome, reduction, months, comparator):
    (trial,) = (t for t in trials(outcome) if t.medicine == medicine)
    assert 100 * (1 - trial.ratio) == pytest.approx(reduction)
    assert (trial.months, trial.longest, trial.comparator) == (months, months, comparator)


def test_bisphosphonates_at_the_hip_as_printed():
    """Zhao 2022: 0.66 (0.56 to 0.77)."""
    (pooled,) = (t for t in trials("hip") if t.medicine == "bisphosphonates")
    assert (pooled.ratio, pooled.low, pooled.high) == pytest.approx((0.66, 0.56, 0.77))
    assert pooled.span == "interval"


def test_stopping_denosumab_as_printed():
    stopped = after_stopping()
    assert (stopped.during, stopped.after, stopped.after_placebo) == (1.2, 7.1, 8.5)
    assert (stopped.several, stopped.several_placebo) == pytest.approx((0.607, 0.387))
    assert cautions("denosumab") == ("rebound",)


def test_risks_without_a_medicine_as_printed():
    assert risk_in_trials("vertebra") == pytest.approx((0.07, 0.13))
    assert risk_in_trials("hip") == pytest.approx((0.01, 0.03))


# ------------------------------------------------------------------ oracle and properties


@given(risks, pairs)
def test_the_effect_is_the_one_of_fracture_ratios(risk, pair):
    ratio = next(t.ratio for t in trials(pair[1]) if t.medicine == pair[0])
    assert medicine_effect(risk, *pair) == absolute_effect(risk, ratio)


@given(risks, pairs)
def test_oracle_in_exact_fractions(risk, pair):
    (row,) = (
        r for r in tables.rows("treatment_medicines") if (r["medicine"], r["outcome"]) == pair
    )
    p, rr = Fraction(risk), 1 - Fraction(row["reduction"]) / 100
    effect = medicine_effect(risk, *pair)
    assert effect.after == pytest.approx(float(p * rr))
    assert effect.number_needed_to_treat == pytest.approx(float(1 / (p * (1 - rr))))


@given(risks, pairs, st.integers(1, 100_000))
def test_people_are_whole_and_add_up(risk, pair, of):
    people = in_people(medicine_effect(risk, *pair), of)
    assert people.helped + people.with_medicine + people.never == people.of == of
    assert people.helped + people.no_difference == of
    assert all(n >= 0 for n in (people.helped, people.with_medicine, people.never))
    assert people.helped == pytest.approx(of * (risk - medicine_effect(risk, *pair).after), abs=1)


@given(risks, risks, pairs)
def test_a_higher_chance_helps_more_people_by_the_same_share(first, second, pair):
    low, high = sorted((first, second))
    less, more = medicine_effect(low, *pair), medicine_effect(high, *pair)
    assert less.fewer_per_thousand <= more.fewer_per_thousand + 1e-9
    assert less.after / less.before == pytest.approx(more.after / more.before)


@given(risks, pairs)
def test_the_range_holds_the_middle(risk, pair):
    ends = effect_range(risk, *pair)
    assert len(ends) in (0, 2)
    if ends:
        most, fewest = ends
        middle = medicine_effect(risk, *pair).after
        assert most.after - 1e-9 <= middle <= fewest.after + 1e-9


def test_every_medicine_has_a_caution_and_a_length():
    for outcome in OUTCOMES:
        for trial in trials(outcome):
            assert cautions(trial.medicine)
            assert 12 <= trial.months <= trial.longest <= 48
            assert (trial.span == "") is (trial.low is None) is (trial.high is None)
    assert "heart" in cautions("romosozumab")
    assert "next" in cautions("teriparatide")


# ------------------------------------------------------------------ refusals


@pytest.mark.parametrize("bad", BAD_NUMBERS)
def test_refuses_a_risk_with_a_sentence(bad):
    for call in (medicine_effect, effect_range):
        with pytest.raises(CourseError, match=r"^Risk .*\.$") as refused:
            call(bad, "alendronate")
        assert refused.value.field == "risk"


@pytest.mark.parametrize("bad", BAD_NAMES)
def test_refuses_unknown_medicines_and_breaks(bad):
    for call in (
        lambda: medicine_effect(0.1, bad),
        lambda: medicine_effect(0.1, "alendronate", bad),
        lambda: trials(bad),
        lambda: risk_in_trials(bad),
        lambda: cautions(bad),
        lambda: counted_effect(bad, "hip"),
        lambda: counted_effect("denosumab", bad),
    ):
        with pytest.raises(CourseError, match=SENTENCE):
            call()


def test_a_medicine_without_a_count_for_this_break_is_refused():
    with pytest.raises(CourseError):
        medicine_effect(0.02, "teriparatide", "hip")


@pytest.mark.parametrize("bad", [0, -1, 0.5, 100_001, math.nan, None, "1000"])
def test_refuses_to_count_nobody(bad):
    with pytest.raises(CourseError):
        in_people(medicine_effect(0.1, "alendronate"), bad)


def test_the_range_of_the_calculator_is_the_range_of_the_data():
    ends = medicines.medicine_effect(FEWEST, "alendronate").before, MOST
    assert ends == pytest.approx((0.001, 0.6))
    assert medicines.medicine_effect(MOST, "alendronate").before == MOST
