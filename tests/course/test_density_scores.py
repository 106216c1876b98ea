"""T-scores, Z-scores, percentiles and the classes of the WHO."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from course.checks import CourseError
from course.density import (
    Category,
    below_expected_range,
    bmd_at_t_score,
    classify,
    mean_bmd,
    percentile,
    percentile_bmd,
    sd_bmd,
    share_below,
    t_score,
    z_score,
)
from tests.course.densities import ALL, NODES, ages, bmds, scores, sexes, sites

# --- scores ---------------------------------------------------------------------------------------


@given(bmds, ages, sexes, sites)
def test_scores_equal_scipy(bmd, age, sex, site):
    mean, sd = mean_bmd(age, sex, site), sd_bmd(age, sex, site)
    assert z_score(bmd, age, sex, site) == pytest.approx((bmd - mean) / sd)
    assert percentile(bmd, age, sex, site) == pytest.approx(100 * norm.cdf(bmd, mean, sd), abs=1e-9)


@given(scores, ages, sexes, sites)
def test_share_below_equals_scipy(score, age, sex, site):
    limit = bmd_at_t_score(score, site)
    mean, sd = mean_bmd(age, sex, site), sd_bmd(age, sex, site)
    assert share_below(score, age, sex, site) == pytest.approx(norm.cdf(limit, mean, sd), abs=1e-12)


@given(st.floats(0.5, 99.5), ages, sexes, sites)
def test_percentile_and_its_inverse(percent, age, sex, site):
    bmd = percentile_bmd(percent, age, sex, site)
    assert percentile(bmd, age, sex, site) == pytest.approx(percent)
    assert bmd == pytest.approx(
        norm.ppf(percent / 100, mean_bmd(age, sex, site), sd_bmd(age, sex, site))
    )


@given(st.floats(0, 0.3), ages, sexes, sites)
def test_z_score_is_symmetric_about_the_mean(step, age, sex, site):
    mean = mean_bmd(age, sex, site)
    above, below = (z_score(mean + s, age, sex, site) for s in (step, -step))
    assert above == pytest.approx(-below, abs=1e-9)


@given(bmds, bmds, ages, sexes, sites)
def test_more_density_never_means_a_lower_percentile(first, second, age, sex, site):
    low, high = sorted((first, second))
    assert 0 <= percentile(low, age, sex, site) <= percentile(high, age, sex, site) <= 100


@given(scores, scores, ages, sexes, sites)
def test_share_below_never_falls_with_the_score(first, second, age, sex, site):
    low, high = sorted((first, second))
    low_share, high_share = (share_below(t, age, sex, site) for t in (low, high))
    assert 0 <= low_share <= high_share <= 1


@given(bmds, bmds, sites)
def test_t_score_is_a_straight_line(first, second, site):
    middle = t_score((first + second) / 2, site)
    assert middle == pytest.approx((t_score(first, site) + t_score(second, site)) / 2, abs=1e-9)


@given(st.floats(-5, 5), sites)
def test_t_score_and_its_inverse(score, site):
    assert t_score(bmd_at_t_score(score, site), site) == pytest.approx(score, abs=1e-9)


def test_a_t_score_below_any_bone_is_refused():
    with pytest.raises(CourseError, match="this low"):
        bmd_at_t_score(-8)


# --- classes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "fracture", "category"),
    [
        (0.3, False, Category.NORMAL),
        (0.3, True, Category.NORMAL),
        (-1.0, False, Category.NORMAL),
        (-1.001, False, Category.OSTEOPENIA),
        (-1.7, True, Category.OSTEOPENIA),
        (-2.46, False, Category.OSTEOPENIA),
        (-2.499, False, Category.OSTEOPENIA),
        (-2.5, False, Category.OSTEOPOROSIS),
        (-2.5, True, Category.SEVERE_OSTEOPOROSIS),
        (-4, False, Category.OSTEOPOROSIS),
        (-4, True, Category.SEVERE_OSTEOPOROSIS),
    ],
)
def test_classes_of_the_who(score, fracture, category):
    assert classify(score, fracture) is category


@pytest.mark.parametrize(
    ("site", "mean", "sd"),
    [("femoral_neck", 0.858, 0.120), ("total_hip", 0.942, 0.122), ("lumbar_spine", 1.047, 0.110)],
)
def test_edges_hold_for_densities_exactly_on_them(site, mean, sd):
    """In binary numbers (0.858 − 2.5 × 0.120 − 0.858) / 0.120 is not exactly −2.5."""
    for edge in (mean - 2.5 * sd, round(mean - 2.5 * sd, 4)):
        assert classify(t_score(edge, site)) is Category.OSTEOPOROSIS
        assert classify(t_score(edge + 1e-6, site)) is Category.OSTEOPENIA
    for edge in (mean - sd, round(mean - sd, 4)):
        assert classify(t_score(edge, site)) is Category.NORMAL
        assert classify(t_score(edge - 1e-6, site)) is Category.OSTEOPENIA


@given(st.floats(-10, 10), st.floats(-10, 10), st.booleans())
def test_a_lower_score_is_never_a_better_class(first, second, fracture):
    order = list(Category)
    low, high = sorted((first, second))
    assert order.index(classify(low, fracture)) >= order.index(classify(high, fracture))


def test_below_the_expected_range():
    assert below_expected_range(-2.0)
    assert not below_expected_range(-1.99)
    for sex, site, survey in ALL:
        for age in NODES:  # whatever the rounding in binary
            edge = mean_bmd(age, sex, site, survey) - 2 * sd_bmd(age, sex, site, survey)
            assert below_expected_range(z_score(edge, age, sex, site, survey))
            assert not below_expected_range(z_score(edge + 1e-6, age, sex, site, survey))
