"""Fracture probability against the dossier's points and published probabilities."""

import math

import pytest

from course import tables
from course.fracture import (
    Person,
)
from course.risk_factors import multipliers
from tests.course.fractures import NO, chance


@pytest.mark.parametrize(
    ("prior", "hip", "major"),
    [(False, 4.2, 12.4), (True, 6.3, 19.2)],
)
def test_woman_of_70(prior, hip, major):
    """Kept so that a change is noticed; the ratio of an earlier fracture is the newest."""
    found = chance("female", 70, t_score=-2.5, **(NO | {"prior_fracture": prior}))
    assert 100 * found.hip == pytest.approx(hip, rel=0.02)
    assert 100 * found.major == pytest.approx(major, rel=0.01)


@pytest.mark.parametrize(("sex", "here", "norway"), [("female", 16.2, 17.7), ("male", 8.8, 8.6)])
def test_hip_at_80_in_sweden_and_the_rates_published_for_norway(sex, here, norway):
    found = 100 * chance(sex, 80, region="sweden_1990s").hip
    assert found == pytest.approx(here, abs=0.05)
    assert found == pytest.approx(norway, rel=0.10)


@pytest.mark.parametrize(
    ("sex", "percent"),
    [("female", [0.5, 1.5, 4.5, 11.1, 16.4]), ("male", [0.4, 1.0, 2.5, 5.1, 6.8])],
)
def test_average_people(sex, percent):
    """All unknown, hip, the Netherlands: kept so that a change is noticed."""
    found = [round(100 * chance(sex, age).hip, 1) for age in (50, 60, 70, 80, 90)]
    assert found == percent


T_SCORES_UK = (1, 0, -1, -2, -3, -4)
UK_2008 = {  # ten years, in %, no factor, body mass index 25: table 3 of the source kanis2008
    ("female", "hip"): {
        50: (None, 0.1, 0.2, 0.8, 3.2, 11.7),
        60: (0.1, 0.2, 0.4, 1.4, 4.4, 13.5),
        70: (0.1, 0.4, 0.9, 2.4, 6.3, 16.2),
        80: (0.5, 1.0, 2.1, 4.4, 9.5, 19.7),
    },
    ("female", "major"): {
        50: (3.0, 3.3, 3.8, 5.2, 8.5, 17.7),
        60: (4.2, 4.8, 5.6, 7.9, 12.6, 23.0),
        70: (5.6, 6.8, 8.4, 11.5, 18.2, 30.4),
        80: (5.8, 7.5, 10.1, 13.8, 21.7, 34.3),
    },
    ("male", "hip"): {
        50: (None, 0.1, 0.4, 1.3, 4.7, 16.0),
        60: (0.1, 0.2, 0.6, 1.9, 5.6, 15.6),
        70: (0.2, 0.5, 1.1, 2.6, 5.9, 12.9),
        80: (0.6, 1.1, 1.9, 3.4, 6.1, 10.7),
    },
    ("male", "major"): {
        50: (2.5, 2.7, 3.5, 5.1, 9.2, 20.9),
        60: (3.0, 3.5, 4.5, 6.8, 11.5, 22.2),
        70: (3.6, 4.3, 5.5, 8.2, 12.8, 20.9),
        80: (3.2, 4.0, 5.2, 7.6, 11.3, 16.9),
    },
}


def times_the_uk(sex, outcome, t_scores):
    """Return ours over what was published, for everybody of 50 to 80."""
    return [
        100 * getattr(chance(sex, age, t_score=t, **NO), outcome) / published
        for age, row in UK_2008[sex, outcome].items()
        for t, published in zip(T_SCORES_UK, row, strict=True)
        if t in t_scores and published is not None
    ]


@pytest.mark.parametrize(
    ("sex", "outcome", "t_scores", "lowest", "highest"),
    [
        ("female", "hip", (-1, -2, -3, -4), 1 / 1.3, 1.3),
        ("female", "major", (-1, -2, -3, -4), 1 / 1.5, 1.5),
        ("male", "hip", (-2, -3, -4), 1.0, 2.2),
        ("male", "major", (-2, -3, -4), 0.8, 2.2),
        ("female", "major", (1, 0), 1 / 2.35, 1.0),
        ("male", "major", (1, 0), 1 / 3.35, 1.0),
    ],
)
def test_as_far_from_the_published_probabilities_as_we_say(sex, outcome, t_scores, lowest, highest):
    found = times_the_uk(sex, outcome, t_scores)
    assert lowest - 0.005 <= min(found)
    assert max(found) <= highest


@pytest.mark.parametrize("sex", ["female", "male"])
@pytest.mark.parametrize("outcome", ["hip", "major"])
def test_the_band_holds_what_was_published(sex, outcome):
    rounding = 0.05  # %
    for age, row in UK_2008[sex, outcome].items():
        for t, published in zip(T_SCORES_UK, row, strict=True):
            if published is not None:
                low, high = getattr(chance(sex, age, t_score=t, **NO), f"{outcome}_band")
                assert 100 * low - rounding <= published <= 100 * high + rounding, (age, t)


def test_on_average_as_far_from_the_published_probabilities_as_we_say():
    for outcome, average in (("hip", 0.99), ("major", 0.89)):
        logarithms = [math.log(x) for x in times_the_uk("female", outcome, (-1, -2, -3, -4))]
        assert math.exp(sum(logarithms) / len(logarithms)) == pytest.approx(average, abs=0.005)


def test_weak_spot_parent_s_hip_counts_less_than_in_older_tools():
    for t_score in (None, -2.5):
        hip = 100 * chance("female", 80, t_score, **(NO | {"parental_hip_fracture": True})).hip
        assert 9 <= hip <= 10
        assert hip < 0.5 * tables.value("fracture", "parental_hip_at_80")


def test_weak_spot_one_t_score_is_less_dangerous_at_90_than_at_80():
    at_80, at_90 = (chance("female", age, t_score=-4, **NO).hip for age in (80, 90))
    assert at_90 < at_80


def test_the_gradient_of_the_hip_falls_with_age():
    """One SD is 3.9 times at 50 and 1.7 times at 90."""

    def per_sd(age):
        low, high = (multipliers(Person("female", age, t_score=t))["t_score"][0] for t in (-3, -2))
        return low / high

    assert per_sd(65) == pytest.approx(2.88)
    assert per_sd(50) == pytest.approx(3.89, abs=0.01)
    assert per_sd(90) == pytest.approx(1.75, abs=0.01)


@pytest.mark.parametrize(("sex", "low", "high"), [("female", 1.75, 2.0), ("male", 2.0, 2.3)])
def test_ignoring_death_about_doubles_the_number_at_85(sex, low, high):
    ratio = chance(sex, 85, ignore_death=True).hip / chance(sex, 85).hip
    assert low < ratio < high
    assert chance(sex, 55, ignore_death=True).hip / chance(sex, 55).hip < 1.04
