"""Bone density: what is refused, and the names of the design."""

import math

import pytest

from course import density
from course.checks import CourseError
from course.density import (
    SITES,
    age_at_density,
    below_expected_range,
    bmd_at_t_score,
    bone_equivalent_age,
    classify,
    convert,
    is_real_change,
    least_significant_change,
    mean_bmd,
    peak_age,
    percentile,
    percentile_bmd,
    personal_path,
    relative_strength,
    sd_bmd,
    share_below,
    standardised,
    t_score,
    z_score,
)
from tests.course.refusals import NO_NUMBERS, refused

HOSTILE = [*NO_NUMBERS, 1e9, -1e9]


@pytest.mark.parametrize("bad", HOSTILE)
@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda x: mean_bmd(x, "female", "total_hip"), "age"),
        (lambda x: sd_bmd(x, "female", "total_hip"), "age"),
        (lambda x: t_score(x), "bmd"),
        (lambda x: bmd_at_t_score(x), "t_score"),
        (lambda x: z_score(x, 60, "female", "total_hip"), "bmd"),
        (lambda x: z_score(0.8, x, "female", "total_hip"), "age"),
        (lambda x: percentile(x, 60, "female", "total_hip"), "bmd"),
        (lambda x: percentile_bmd(x, 60, "female", "total_hip"), "percent"),
        (lambda x: classify(x), "t_score"),
        (lambda x: below_expected_range(x), "z_score"),
        (lambda x: share_below(x, 60, "female", "total_hip"), "t_score"),
        (lambda x: share_below(-1, x, "female", "total_hip"), "age"),
        (lambda x: bone_equivalent_age(x, "female", "total_hip"), "bmd"),
        (lambda x: standardised(x, "total_hip", "lunar"), "bmd"),
        (lambda x: convert(x, "total_hip", "lunar", "hologic"), "bmd"),
        (lambda x: is_real_change(x, 0.8, "total_hip"), "first"),
        (lambda x: is_real_change(0.8, x, "total_hip"), "second"),
        (lambda x: personal_path("female", "total_hip", ages=[30, x]), "ages"),
        (lambda x: personal_path("female", "total_hip", peak_factor=x, ages=[30]), "peak_factor"),
        (lambda x: age_at_density(x, "female", "total_hip"), "bmd"),
        (lambda x: relative_strength(x), "bmd_ratio"),
        (lambda x: relative_strength(0.9, x), "exponent"),
    ],
)
def test_refuses_bad_numbers_with_a_sentence(call, field, bad):
    with refused(field):
        call(bad)


@pytest.mark.parametrize("bad", [math.nan, math.inf, True, "51", 39.9, 60.1])
def test_refuses_a_bad_menopause_age(bad):
    with refused("menopause_age"):
        personal_path("female", "femoral_neck", menopause_age=bad, ages=[60])


@pytest.mark.parametrize("bad", [math.nan, True, "3", 0.4, 21])
def test_refuses_a_bad_least_significant_change(bad):
    with refused("lsc"):
        is_real_change(0.8, 0.7, "total_hip", bad)


@pytest.mark.parametrize(
    ("low", "high", "call"),
    [
        (20, 90, lambda x: mean_bmd(x, "female", "total_hip")),
        (20, 90, lambda x: personal_path("female", "total_hip", ages=[x])),
        (0.2, 2, t_score),
        (-10, 10, classify),
        (-10, 10, below_expected_range),
        (0.1, 99.9, lambda x: percentile_bmd(x, 60, "female", "total_hip")),
        (40, 60, lambda x: personal_path("female", "femoral_neck", menopause_age=x, ages=[60])),
        (0.8, 1.2, lambda x: personal_path("male", "total_hip", peak_factor=x, ages=[60])),
        (0.2, 2, relative_strength),
        (1.5, 2.7, lambda x: relative_strength(0.9, x)),
        (0.5, 20, lambda x: is_real_change(0.8, 0.7, "total_hip", x)),
    ],
)
def test_ranges_are_exactly_those_stated(low, high, call):
    call(low)
    call(high)
    for outside in (low - 1e-6, high + 1e-6):
        with pytest.raises(CourseError, match="must be between"):
            call(outside)


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: mean_bmd(60, "woman", "total_hip"), "sex"),
        (lambda: mean_bmd(60, None, "total_hip"), "sex"),
        (lambda: mean_bmd(60, "female", "hip"), "site"),
        (lambda: mean_bmd(60, "female", ["total_hip"]), "site"),
        (lambda: mean_bmd(60, "female", "total_hip", "nhanes4"), "survey"),
        (lambda: t_score(0.8, sex="x"), "sex"),
        (lambda: t_score(0.8, "wrist"), "site"),
        (lambda: t_score(0.8, reference="young_men"), "reference"),
        (lambda: standardised(0.8, "total_hip", "ge"), "maker"),
        (lambda: convert(0.8, "total_hip", "ge", "hologic"), "from_maker"),
        (lambda: convert(0.8, "total_hip", "hologic", "ge"), "to_maker"),
        (lambda: least_significant_change("wrist"), "site"),
        (lambda: peak_age("female", "wrist"), "site"),
        (lambda: peak_age("f", "total_hip"), "sex"),
        (lambda: classify(-2.5, 1), "fragility_fracture"),
        (lambda: classify(-2.5, None), "fragility_fracture"),
        (lambda: personal_path("female", "total_hip", ages=[]), "ages"),
        (lambda: personal_path("female", "total_hip", ages=30), "ages"),
        (lambda: personal_path("female", "total_hip", ages="30"), "ages"),
        (lambda: personal_path("female", "total_hip", ages=None), "ages"),
    ],
)
def test_refuses_unknown_words_with_a_sentence(call, field):
    with refused(field):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: mean_bmd(60, "female", "lumbar_spine", "nhanes3"),
        lambda: sd_bmd(60, "male", "lumbar_spine", "nhanes3"),
        lambda: z_score(0.9, 60, "female", "lumbar_spine", "nhanes3"),
        lambda: share_below(-1, 60, "female", "lumbar_spine", "nhanes3"),
    ],
)
def test_the_older_survey_has_no_spine_and_says_so(call):
    with refused("survey", sentence="did not measure the spine"):
        call()


@pytest.mark.parametrize(("sex", "site"), [(s, p) for s in ("female", "male") for p in SITES])
def test_default_survey_is_the_one_of_scan_reports(sex, site):
    survey = "nhanes2005_2010" if site == "lumbar_spine" else "nhanes3"
    for age in (22, 61.3, 88):
        assert mean_bmd(age, sex, site) == mean_bmd(age, sex, site, survey)
        assert sd_bmd(age, sex, site) == sd_bmd(age, sex, site, survey)


def test_no_reference_of_young_men_at_the_spine():
    with refused("reference", sentence="young women instead"):
        t_score(1.0, "lumbar_spine", "male", "own_sex")


@pytest.mark.parametrize(
    ("sex", "site"), [("male", "femoral_neck"), ("male", "lumbar_spine"), ("male", "total_hip")]
)
def test_men_have_no_menopause(sex, site):
    with refused("menopause_age", sentence="Men have no menopause"):
        personal_path(sex, site, menopause_age=51, ages=[60])


def test_the_total_hip_takes_no_menopause_age():
    for call in (
        lambda: personal_path("female", "total_hip", menopause_age=51, ages=[60]),
        lambda: age_at_density(0.7, "female", "total_hip", menopause_age=51),
    ):
        with refused("menopause_age", sentence="total hip"):
            call()


def test_every_name_of_the_design_is_importable_from_one_place():
    assert set(density.__all__) <= set(dir(density))
    for name in ("SITES", "SURVEYS", "Category", "personal_path", "convert", "share_below"):
        assert name in density.__all__
