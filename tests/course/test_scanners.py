"""Scanners of three makers, and when two scans differ."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course import tables
from course.density import (
    MAKERS,
    SITES,
    convert,
    is_real_change,
    least_significant_change,
    standardised,
)
from tests.course.densities import bmds, sites


@pytest.mark.parametrize(
    ("site", "maker", "slope", "constant"),
    [
        ("femoral_neck", "hologic", 1.087, 0.019),
        ("femoral_neck", "lunar", 0.939, -0.023),
        ("femoral_neck", "norland", 0.985, 0.006),
        ("total_hip", "hologic", 1.008, 0.006),
        ("total_hip", "lunar", 0.979, -0.031),
        ("total_hip", "norland", 1.012, 0.026),
        ("lumbar_spine", "hologic", 1.0550, 1.0436 - 1.0550 * 0.972),
        ("lumbar_spine", "lunar", 0.9683, 1.0436 - 0.9683 * 1.100),
        ("lumbar_spine", "norland", 0.9743, 1.0436 - 0.9743 * 0.969),
    ],
)
def test_formulas_of_the_common_scale(site, maker, slope, constant):
    for bmd in (0.4, 0.85, 1.3):
        assert standardised(bmd, site, maker) == pytest.approx(slope * bmd + constant, abs=1e-12)


def test_lunar_to_hologic_at_the_neck():
    for bmd in (0.6, 0.85, 1.0):
        expected = (-0.023 + 0.939 * bmd - 0.019) / 1.087
        assert convert(bmd, "femoral_neck", "lunar", "hologic") == pytest.approx(expected)


def test_the_same_spine_reads_higher_on_lunar():
    """The centres of the three formulas belong to the same 100 people."""
    assert convert(0.972, "lumbar_spine", "hologic", "lunar") == pytest.approx(1.100)
    assert convert(0.972, "lumbar_spine", "hologic", "norland") == pytest.approx(0.969)


@given(bmds, sites, st.sampled_from(MAKERS), st.sampled_from(MAKERS))
def test_conversion_can_be_undone(bmd, site, first, second):
    there = convert(bmd, site, first, second)
    assume(0.2 <= there <= 2)
    assert convert(there, site, second, first) == pytest.approx(bmd)
    assert convert(bmd, site, first, first) == pytest.approx(bmd)
    assert standardised(there, site, second) == pytest.approx(standardised(bmd, site, first))


def precision(quantity):
    rows = tables.rows("density_precision")
    return {r["site"]: float(r["value"]) for r in rows if r["quantity"] == quantity}


def test_least_significant_change_is_2_77_times_the_allowed_precision():
    factor = tables.value("density", "change_factor")
    assert factor == pytest.approx(1.96 * math.sqrt(2), abs=0.005)
    limits = precision("precision_limit")
    assert limits == {"lumbar_spine": 1.9, "total_hip": 1.8, "femoral_neck": 2.5}
    for site in SITES:
        assert least_significant_change(site) == pytest.approx(factor * limits[site], abs=0.05)


def test_recalled_limits_are_not_shown_as_anything_better():
    for row in tables.rows("density_precision"):
        if row["quantity"] in ("precision_limit", "least_significant_change"):
            assert row["status"] == "recalled"


def test_the_best_case_needs_a_smaller_change():
    best = precision("precision_best")
    assert {s: round(2.77 * best[s], 1) for s in SITES} == {
        "lumbar_spine": 2.9,
        "total_hip": 1.8,
        "femoral_neck": 4.6,
    }
    assert all(2.77 * best[s] < least_significant_change(s) for s in SITES)


@pytest.mark.parametrize(
    ("first", "second", "site", "lsc", "real"),
    [
        (1.000, 0.950, "total_hip", None, True),  # exactly 5.0 %: equal counts
        (1.000, 0.951, "total_hip", None, False),
        (0.700, 0.735, "total_hip", None, True),  # 5 %, but 5.000000000000004 in binary
        (0.600, 0.630, "total_hip", None, True),
        (1.000, 1.053, "lumbar_spine", None, True),
        (1.000, 1.052, "lumbar_spine", None, False),
        (0.700, 0.655, "femoral_neck", None, False),
        (0.700, 0.650, "femoral_neck", None, True),
        (0.700, 0.679, "femoral_neck", 3, True),
        (0.700, 0.700, "femoral_neck", 0.5, False),
    ],
)
def test_real_change(first, second, site, lsc, real):
    assert is_real_change(first, second, site, lsc) is real
