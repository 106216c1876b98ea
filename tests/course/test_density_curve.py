"""Bone density by age: independent oracles, stated weak spots, and the way back to an age."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.interpolate import PchipInterpolator

from course.checks import CourseError
from course.curves import monotone_cubic
from course.density import (
    bone_equivalent_age,
    mean_bmd,
    sd_bmd,
)
from tests.course.densities import ALL, NODES
from tests.course.refusals import refused

# --- the curve: oracle and stated weak spots ------------------------------------------------------


def nodes(sex, site, survey):
    return [mean_bmd(age, sex, site, survey) for age in NODES]


@pytest.mark.parametrize(("sex", "site", "survey"), ALL)
def test_mean_equals_scipy_pchip(sex, site, survey):
    oracle = PchipInterpolator(NODES, nodes(sex, site, survey))
    for age in np.linspace(25, 85, 301):
        assert mean_bmd(float(age), sex, site, survey) == pytest.approx(
            float(oracle(age)), abs=1e-12
        )


@pytest.mark.parametrize(("sex", "site", "survey"), ALL)
def test_sd_equals_numpy_interpolation(sex, site, survey):
    sds = [sd_bmd(age, sex, site, survey) for age in NODES]
    for age in np.linspace(20, 90, 141):
        assert sd_bmd(float(age), sex, site, survey) == pytest.approx(
            float(np.interp(age, NODES, sds)), abs=1e-12
        )


@pytest.mark.parametrize(("sex", "site", "survey"), ALL)
def test_flat_before_25_and_straight_after_85(sex, site, survey):
    assert mean_bmd(20, sex, site, survey) == mean_bmd(25, sex, site, survey)
    slope = (mean_bmd(85, sex, site, survey) - mean_bmd(75, sex, site, survey)) / 10
    for age in (86, 88.5, 90):
        assert mean_bmd(age, sex, site, survey) == pytest.approx(
            mean_bmd(85, sex, site, survey) + slope * (age - 85)
        )


@given(
    st.lists(st.floats(0.1, 20), min_size=1, max_size=8),
    st.lists(st.floats(-50, 50), min_size=9, max_size=9),
    st.floats(0, 1),
)
def test_monotone_cubic_equals_scipy_on_any_points(widths, values, where):
    xs = np.concatenate([[0.0], np.cumsum(widths)])
    ys = np.array(values[: len(xs)])
    steps = np.diff(ys)
    assume(np.all((steps == 0) | (np.abs(steps) > 1e-6)))
    at = float(where * xs[-1])
    assert monotone_cubic(list(xs), list(ys))(at) == pytest.approx(
        float(PchipInterpolator(xs, ys)(at)), abs=1e-7, rel=1e-9
    )


@given(st.lists(st.floats(0.01, 5), min_size=2, max_size=8), st.floats(0, 1), st.floats(0, 1))
def test_monotone_cubic_rises_where_the_points_rise(steps, first, second):
    ys = np.concatenate([[0.0], np.cumsum(steps)])
    curve = monotone_cubic(range(len(ys)), list(ys))
    low, high = sorted((first * (len(ys) - 1), second * (len(ys) - 1)))
    assert curve(low) <= curve(high) + 1e-12


@pytest.mark.parametrize(
    ("xs", "ys"),
    [([1], [1]), ([1, 1], [0, 1]), ([2, 1], [0, 1]), ([1, 2], [0, math.nan]), ([1, 2], [0])],
)
def test_monotone_cubic_refuses_what_is_no_curve(xs, ys):
    with pytest.raises(CourseError):
        monotone_cubic(xs, ys)


@pytest.mark.parametrize("at", [0.9, 2.1, math.nan])
def test_monotone_cubic_refuses_outside_its_points(at):
    with pytest.raises(CourseError):
        monotone_cubic([1, 2], [0, 1])(at)


@pytest.mark.parametrize(
    ("sex", "site", "largest"),
    [
        ("female", "lumbar_spine", 0.024),
        ("female", "total_hip", 0.004),
        ("female", "femoral_neck", 0.007),
        ("male", "lumbar_spine", 0.016),
        ("male", "total_hip", 0.028),
    ],
)
def test_leaving_one_point_out_errs_no_more_than_stated(sex, site, largest):
    """How far the curve is off at a point it has not seen (inner points)."""
    means = nodes(sex, site, None)
    errors = []
    for k in range(1, 6):
        rest = [i for i in range(7) if i != k]
        curve = monotone_cubic([NODES[i] for i in rest], [means[i] for i in rest])
        errors.append(abs(curve(NODES[k]) - means[k]))
    assert max(errors) <= largest + 0.0006
    assert max(errors) >= largest - 0.0006  # and the stated weakness is a real one


@pytest.mark.parametrize(
    ("site", "start", "k1", "k2", "k3", "rms", "largest"),
    [
        ("lumbar_spine", 1.0657, 0.00040, 0.00716, 0.00329, 0.009, 0.018),
        ("total_hip", 0.9445, 0.00175, 0.00456, 0.00681, 0.002, 0.005),
        ("femoral_neck", 0.8582, 0.00335, 0.00556, 0.00554, 0.003, 0.006),
    ],
)
def test_three_straight_lines_describe_women_as_well_as_stated(
    site, start, k1, k2, k3, rms, largest
):
    """At the spine to 75 only: the rise of the oldest is no straight line down (see below)."""
    known = NODES[:6] if site == "lumbar_spine" else NODES
    a = np.array(known)
    simple = (
        start
        - k1 * np.clip(a - 25, 0, 20)
        - k2 * np.clip(a - 45, 0, 10)
        - k3 * np.clip(a - 55, 0, 35)
    )
    errors = simple - np.array([mean_bmd(age, "female", site) for age in known])
    assert np.sqrt(np.mean(errors**2)) <= rms + 0.0006
    assert np.max(np.abs(errors)) <= largest + 0.0006


def test_the_oldest_spines_seem_to_gain_bone():
    """A weak spot that the docstring states: worn joints, and scans that could not be used."""
    for sex in ("female", "male"):
        assert mean_bmd(85, sex, "lumbar_spine") > mean_bmd(75, sex, "lumbar_spine")
    for site in ("femoral_neck", "total_hip"):
        assert mean_bmd(85, "female", site) < mean_bmd(75, "female", site)


# --- bone-equivalent age --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sex", "site", "low", "high"),
    [
        ("female", "femoral_neck", 25, 90),
        ("female", "total_hip", 25, 90),
        ("male", "femoral_neck", 25, 90),
        ("male", "total_hip", 45, 90),
        ("female", "lumbar_spine", 45, 75),
    ],
)
def test_bone_equivalent_age_undoes_the_mean(sex, site, low, high):
    for age in np.linspace(low, high, 27):
        bmd = mean_bmd(float(age), sex, site)
        assert bone_equivalent_age(bmd, sex, site) == pytest.approx(age, abs=1e-3)
    with pytest.raises(CourseError, match=f"average at {float(low)} years"):
        bone_equivalent_age(mean_bmd(low, sex, site) + 0.001, sex, site)
    with pytest.raises(CourseError, match=f"average at {float(high)} years"):
        bone_equivalent_age(mean_bmd(high, sex, site) - 0.001, sex, site)


@given(st.floats(0.56, 0.85), st.floats(0.56, 0.85))
def test_denser_bone_is_never_older(first, second):
    low, high = sorted((first, second))
    age = bone_equivalent_age
    assert age(low, "female", "femoral_neck") >= age(high, "female", "femoral_neck") - 1e-9


def test_spine_of_men_has_no_equivalent_age():
    with refused("site", sentence="does not fall with age"):
        bone_equivalent_age(1.0, "male", "lumbar_spine")


def test_spine_of_young_women_is_too_flat():
    with pytest.raises(CourseError, match="hardly changes"):
        bone_equivalent_age(mean_bmd(40, "female", "lumbar_spine"), "female", "lumbar_spine")
