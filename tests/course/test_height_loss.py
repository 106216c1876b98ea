"""Height lost: published numbers, Bayes by counting, levels, refusals."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import height_loss, safety
from course.checks import CourseError
from course.height_loss import (
    LARGE,
    LARGEST,
    LEVELS,
    SHARES,
    TELL,
    VERY_LARGE,
    Ratio,
    cut_offs,
    height_lost,
    level,
    likelihood_ratio,
    share_after,
    share_in_europe,
)
from tests.course.refusals import refused

HEIGHTS = st.floats(1.3, 2.1)


@given(HEIGHTS, HEIGHTS)
def test_height_lost_is_the_difference(tallest, now):
    if 100 * (tallest - now) > LARGEST:
        with pytest.raises(CourseError, match="check both numbers"):
            height_lost(tallest, now)
        return
    assert height_lost(tallest, now) == pytest.approx(100 * (tallest - now))


@pytest.mark.parametrize("whole", range(1, 26))
def test_whole_centimetres_are_whole(whole):
    """Binary fractions do not push a loss over the edge of its level."""
    lost = height_lost(1.68, (168 - whole) / 100)
    expected = "little" if whole < TELL else "tell" if whole <= LARGE else "picture"
    assert level(lost) == expected
    if whole > LARGE:
        assert likelihood_ratio(lost) == likelihood_ratio(whole)


def test_levels_and_where_they_begin():
    assert [level(lost) for lost in (-1, 0, 2.9, 3, 6, 6.1, 25)] == [
        "taller", "little", "little", "tell", "tell", "picture", "picture",
    ]  # fmt: skip
    assert set(LEVELS) == {"taller", "little", "tell", "picture"}
    question = next(q for q in safety.questions() if q.key == "height_loss")
    assert question.value == TELL  # the same number in the safety questions


def test_ratios_are_the_published_ones():
    assert likelihood_ratio(6.1) == likelihood_ratio(8) == Ratio(2.8, 1.3, 6.0)
    assert likelihood_ratio(8.1) == likelihood_ratio(25) == Ratio(9.8, 3.0, 31.8)
    assert (LARGE, VERY_LARGE) == (6, 8)


@pytest.mark.parametrize("lost", [-3, 0, 3, 6])
def test_no_ratio_where_none_was_published(lost):
    with pytest.raises(CourseError, match="no ratio was published"):
        likelihood_ratio(lost)


@given(st.integers(1, 60), st.integers(1, 10), st.integers(1, 10))
def test_bayes_by_counting_women(share, hit, false_alarm):
    """Of 100 women `share` have a fracture; the loss is seen in some of them and of the others."""
    sick = Fraction(share) * hit / 10
    well = Fraction(100 - share) * false_alarm / 100
    ratio = (hit / 10) / (false_alarm / 100)
    assert share_after(share / 100, ratio) == pytest.approx(float(sick / (sick + well)))


@given(st.floats(*SHARES), st.floats(0.01, 100), st.floats(0.01, 100))
def test_a_stronger_sign_means_more(share, one, other):
    weak, strong = sorted((one, other))
    assert 0 < share_after(share, weak) <= share_after(share, strong) < 1
    assert share_after(share, 1) == pytest.approx(share)


def test_published_predictive_value_of_a_small_loss():
    """The authors: it fell below 80 of 100 only when more than 25 of 100 had a fracture."""
    wide = cut_offs()[0]
    ratio_of_small = (100 - wide.with_fracture) / (100 - wide.without_fracture)
    assert 1 - share_after(0.25, ratio_of_small) == pytest.approx(0.80, abs=0.005)
    assert 1 - share_after(0.27, ratio_of_small) < 0.80


def test_cut_offs_and_europe():
    wide, japan = cut_offs()
    assert (wide.over, wide.with_fracture, wide.without_fracture) == (6, 30, 6)
    assert (japan.over, japan.with_fracture, japan.without_fracture) == (4, 79, 21)
    assert (wide.source, japan.source) == ("siminoski2006", "yoh2014")
    assert share_in_europe() == 0.12


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: height_lost(1.29, 1.6), "tallest"),
        (lambda: height_lost(1.6, 2.2), "now"),
        (lambda: height_lost(1.9, 1.6), "now"),
        (lambda: height_lost(168, 161), "tallest"),
        (lambda: height_lost(math.nan, 1.6), "tallest"),
        (lambda: level(25.1), "lost"),
        (lambda: level("much"), "lost"),
        (lambda: likelihood_ratio(None), "lost"),
        (lambda: likelihood_ratio(26), "lost"),
        (lambda: share_after(0, 2), "share"),
        (lambda: share_after(0.7, 2), "share"),
        (lambda: share_after(0.2, 0), "ratio"),
        (lambda: share_after(0.2, math.inf), "ratio"),
        (lambda: share_after(True, 2), "share"),
    ],
)
def test_refusals(call, field):
    with refused(field):
        call()


def test_numbers_say_whom_they_come_from():
    assert "recalled" not in {row["status"] for row in height_loss._ROWS.values()}
