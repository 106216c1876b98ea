"""Bone density: the curves and scores against what was published."""

import pytest

from course import tables
from course.density import (
    bmd_at_t_score,
    mean_bmd,
    peak_age,
    percentile,
    sd_bmd,
    share_below,
    standardised,
    t_score,
)
from tests.course.densities import ALL, CENSUS, NODES


@pytest.mark.parametrize(
    ("sex", "site", "survey", "means", "sds"),
    [
        (
            "female",
            "femoral_neck",
            "nhanes2005_2010",
            (0.878, 0.854, 0.818, 0.757, 0.722, 0.683, 0.630),
            (0.117, 0.123, 0.122, 0.118, 0.112, 0.122, 0.115),
        ),
        (
            "male",
            "femoral_neck",
            "nhanes2005_2010",
            (0.941, 0.889, 0.873, 0.831, 0.807, 0.775, 0.736),
            (0.131, 0.135, 0.121, 0.122, 0.133, 0.130, 0.138),
        ),
        (
            "female",
            "total_hip",
            "nhanes2005_2010",
            (0.966, 0.960, 0.938, 0.886, 0.852, 0.809, 0.745),
            (0.117, 0.126, 0.129, 0.129, 0.127, 0.143, 0.126),
        ),
        (
            "male",
            "total_hip",
            "nhanes2005_2010",
            (1.060, 1.033, 1.043, 1.016, 0.996, 0.968, 0.921),
            (0.129, 0.140, 0.133, 0.146, 0.143, 0.144, 0.160),
        ),
        (
            "female",
            "lumbar_spine",
            "nhanes2005_2010",
            (1.060, 1.071, 1.055, 0.989, 0.953, 0.909, 0.924),
            (0.109, 0.113, 0.132, 0.144, 0.141, 0.167, 0.148),
        ),
        (
            "male",
            "lumbar_spine",
            "nhanes2005_2010",
            (1.051, 1.047, 1.056, 1.057, 1.072, 1.067, 1.091),
            (0.115, 0.124, 0.129, 0.149, 0.140, 0.170, 0.197),
        ),
        (
            "female",
            "femoral_neck",
            "nhanes3",
            (0.858, 0.825, 0.791, 0.737, 0.681, 0.619, 0.573),
            (0.120, 0.120, 0.125, 0.121, 0.119, 0.110, 0.108),
        ),
        (
            "female",
            "total_hip",
            "nhanes3",
            (0.942, 0.932, 0.907, 0.863, 0.797, 0.728, 0.659),
            (0.122, 0.129, 0.135, 0.138, 0.139, 0.135, 0.130),
        ),
        (
            "male",
            "femoral_neck",
            "nhanes3",
            (0.934, 0.903, 0.873, 0.842, 0.812, 0.781, 0.745),
            (0.137, 0.137, 0.135, 0.130, 0.127, 0.127, 0.127),
        ),
        (
            "male",
            "total_hip",
            "nhanes3",
            (1.041, 1.003, 1.014, 0.989, 0.971, 0.935, 0.894),
            (0.144, 0.134, 0.130, 0.142, 0.137, 0.143, 0.158),
        ),
    ],
)
def test_the_curves_go_through_every_published_point(sex, site, survey, means, sds):
    for age, mean, sd in zip(NODES, means, sds, strict=True):
        assert mean_bmd(age, sex, site, survey) == pytest.approx(mean, abs=1e-12)
        assert sd_bmd(age, sex, site, survey) == pytest.approx(sd, abs=1e-12)


def test_each_curve_has_seven_points_and_nothing_else():
    rows = tables.rows("density_by_age")
    assert len(rows) == 7 * len(ALL)
    for sex, site, survey in ALL:
        here = [r for r in rows if (r["sex"], r["site"], r["survey"]) == (sex, site, survey)]
        assert [int(r["age"]) for r in here] == list(NODES)


def test_total_hip_of_women_is_the_published_standardised_value_on_the_hologic_scale():
    for age, standard in ((35, 0.945), (45, 0.920), (55, 0.876), (65, 0.809), (75, 0.740)):
        assert standardised(mean_bmd(age, "female", "total_hip"), "total_hip", "hologic") == (
            pytest.approx(standard, abs=0.0006)
        )


def test_men_of_1988_at_the_total_hip_are_the_later_men_shifted_down():
    published_2005_2008 = {35: 1.029, 45: 1.040, 55: 1.015, 65: 0.997, 75: 0.961}
    for age, mean in published_2005_2008.items():
        assert mean_bmd(age, "male", "total_hip") == pytest.approx(mean - (1.067 - 1.041))


def test_men_of_1988_at_the_neck_stay_close_to_the_later_men():
    for age in NODES:
        gap = mean_bmd(age, "male", "femoral_neck") - mean_bmd(
            age, "male", "femoral_neck", "nhanes2005_2010"
        )
        assert abs(gap) <= 0.0145
    assert mean_bmd(73, "male", "femoral_neck") == pytest.approx(0.787, abs=0.001)  # MrOS


@pytest.mark.parametrize(
    ("sex", "site", "first", "reference"),
    [
        ("female", "femoral_neck", (0.858, 0.120), "young_women"),
        ("male", "femoral_neck", (0.858, 0.120), "young_women"),
        ("female", "total_hip", (0.942, 0.122), "young_women"),
        ("male", "total_hip", (0.942, 0.122), "young_women"),
        ("female", "lumbar_spine", (1.047, 0.110), "young_women"),
        ("male", "lumbar_spine", (1.047, 0.110), "young_women"),
        ("female", "femoral_neck", (0.858, 0.120), "own_sex"),
        ("male", "femoral_neck", (0.934, 0.137), "own_sex"),
        ("male", "total_hip", (1.041, 0.144), "own_sex"),
        ("female", "lumbar_spine", (1.047, 0.110), "own_sex"),
    ],
)
def test_references_of_the_t_score(sex, site, first, reference):
    mean, sd = first
    assert t_score(mean, site, sex, reference) == pytest.approx(0, abs=1e-12)
    assert t_score(mean + sd, site, sex, reference) == pytest.approx(1)
    assert t_score(mean - 2.5 * sd, site, sex, reference) == pytest.approx(-2.5)


def test_default_reference_is_the_neck_of_young_women():
    assert t_score(0.738) == pytest.approx(-1)
    assert t_score(0.738, sex="male") == t_score(0.738)


def test_mean_of_young_women_has_t_score_zero_on_the_default_curve():
    for site in ("femoral_neck", "total_hip"):
        assert t_score(mean_bmd(22, "female", site), site) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("age", "percent"), [(55, 7), (65, 15), (75, 29), (85, 45)])
def test_share_of_women_with_osteoporosis_at_the_neck_by_age(age, percent):
    assert 100 * share_below(-2.5, age, "female", "femoral_neck") == pytest.approx(percent, abs=0.6)


@pytest.mark.parametrize(
    ("sex", "site", "survey", "osteoporosis", "low"),
    [
        ("female", "femoral_neck", None, 18.1, 49.4),
        ("female", "total_hip", None, 15.8, 40.8),
        ("female", "femoral_neck", "nhanes2005_2010", 10.1, 46.3),
        ("male", "femoral_neck", None, 2.9, 27),
    ],
)
def test_shares_over_all_of_50_and_over(sex, site, survey, osteoporosis, low):
    at_most = {
        score: 100
        * sum(w * share_below(score, age, sex, site, survey) for age, w in CENSUS.items())
        / sum(CENSUS.values())
        for score in (-2.5, -1.0)
    }
    assert at_most[-2.5] == pytest.approx(osteoporosis, abs=0.1)
    assert at_most[-1.0] - at_most[-2.5] == pytest.approx(low, abs=0.5)


def test_spine_of_women_agrees_with_the_counted_shares():
    """Ours: white women, a normal distribution. Counted: all women, three cycles."""
    rows = [r for r in tables.rows("density_prevalence") if r["sex"] == "female"][:3]
    counted = [float(r["lumbar_spine_osteoporosis"]) for r in rows]
    share = sum(w * share_below(-2.5, a, "female", "lumbar_spine") for a, w in CENSUS.items())
    assert min(counted) - 1 <= 100 * share / sum(CENSUS.values()) <= max(counted) + 1


def test_young_men_compared_with_young_men():
    """Dossier: 5 % osteoporosis and 41 % low density at the neck with the male reference."""
    total = {-2.5: 0.0, -1.0: 0.0}
    for age, weight in CENSUS.items():
        for score in total:
            limit = bmd_at_t_score(score, "femoral_neck", "male", "own_sex")
            total[score] += weight * percentile(limit, age, "male", "femoral_neck")
    low, all_low = (total[s] / sum(CENSUS.values()) for s in (-2.5, -1.0))
    assert low == pytest.approx(5.0, abs=0.1)
    assert all_low - low == pytest.approx(41, abs=0.5)


@pytest.mark.parametrize(
    ("site", "female", "male"),
    [("femoral_neck", 18.7, 20.5), ("total_hip", 19.0, 21.2), ("lumbar_spine", 20.1, 23.6)],
)
def test_age_at_peak(site, female, male):
    assert peak_age("female", site) == female
    assert peak_age("male", site) == male
