"""After a first fracture, and what a ratio means for people."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course import tables
from course.fracture import (
    absolute_effect,
    second_fracture_ratio,
)
from tests.course.refusals import refused


def test_second_fracture_goes_through_the_published_points():
    for years, quantity in ((1, "second_after_1_year"), (10, "second_after_10_years")):
        measured = tables.value("fracture", quantity)
        assert second_fracture_ratio(years) == pytest.approx(measured, rel=0.002)


@given(st.floats(0.5, 10), st.floats(0.5, 10))
def test_second_fracture_falls_with_time_and_stays_above_everybody(first, second):
    early, late = sorted((first, second))
    assert second_fracture_ratio(early) >= second_fracture_ratio(late) > 1


@pytest.mark.parametrize("bad", [0, 0.49, 10.01, -1, math.nan, math.inf, "1", None, True])
def test_second_fracture_refuses(bad):
    with refused("years_since"):
        second_fracture_ratio(bad)


@pytest.mark.parametrize(
    ("risk", "ratio", "after", "fewer", "needed"),
    [
        (0.20, 0.5, 0.10, 100, 10),
        (0.02, 0.5, 0.01, 10, 100),
        (0.10, 0.0, 0.0, 100, 10),
        (0.10, 1.0, 0.10, 0, None),
        (0.10, 1.5, 0.15, -50, None),
        (0.0, 0.5, 0.0, 0, None),
        (1.0, 0.75, 0.75, 250, 4),
    ],
)
def test_absolute_effect(risk, ratio, after, fewer, needed):
    found = absolute_effect(risk, ratio)
    assert found.before == risk
    assert found.after == pytest.approx(after)
    assert found.fewer_per_thousand == pytest.approx(fewer)
    assert found.number_needed_to_treat == (None if needed is None else pytest.approx(needed))


@given(st.floats(0, 1), st.floats(0, 10))
def test_absolute_effect_never_gives_nan_or_infinity(risk, ratio):
    assume(risk * ratio <= 1)
    found = absolute_effect(risk, ratio)
    assert found.fewer_per_thousand == pytest.approx(1000 * (risk - found.after), abs=1e-9)
    needed = found.number_needed_to_treat
    if needed is not None:
        assert 1 <= needed < math.inf
        assert needed * found.fewer_per_thousand == pytest.approx(1000)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ((-0.1, 0.5), "risk"),
        ((1.1, 0.5), "risk"),
        ((20, 0.5), "risk"),
        ((math.nan, 0.5), "risk"),
        ((True, 0.5), "risk"),
        ((0.2, -0.5), "risk_ratio"),
        ((0.2, math.inf), "risk_ratio"),
        ((0.2, "half"), "risk_ratio"),
        ((0.5, 3), "risk_ratio"),  # more than everybody
    ],
)
def test_absolute_effect_refuses(bad, field):
    with refused(field):
        absolute_effect(*bad)
