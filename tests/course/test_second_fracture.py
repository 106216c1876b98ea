"""The year ahead after a first fracture: published points, the rate of the population, refusals."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import hazards, tables
from course.fracture import AGES, REGIONS, Person, second_fracture_ratio, ten_year_probability
from course.second_fracture import second_fracture_range, year_ahead
from tests.course.refusals import refused

SEXES = st.sampled_from(["female", "male"])
YEARS = st.floats(0.5, 10)


@pytest.mark.parametrize(("years", "when"), [(1, "1_year"), (10, "10_years")])
def test_the_range_goes_through_the_published_intervals(years, when):
    ends = [tables.value("fracture", f"second_after_{when}_{end}") for end in ("low", "high")]
    assert second_fracture_range(years) == pytest.approx(ends)


@given(YEARS)
def test_the_range_holds_the_ratio(years):
    low, high = second_fracture_range(years)
    assert 1 < low < second_fracture_ratio(years) < high


@given(st.floats(*AGES), SEXES, st.sampled_from(REGIONS))
def test_everyone_is_the_average_person_of_the_ten_year_model(age, sex, region):
    average = ten_year_probability(Person(sex, age, region=region), years=1)
    assert year_ahead(age, sex, 1, region).everyone == pytest.approx(average.major)


@given(st.floats(*AGES), SEXES, YEARS)
def test_the_chance_is_a_little_less_than_the_ratio_times_everyone(age, sex, years):
    """Whoever breaks a bone or dies cannot break the first one of the year again."""
    ahead = year_ahead(age, sex, years)
    assert 0 < ahead.everyone < ahead.again_low < ahead.again < ahead.again_high < 1
    assert ahead.again < second_fracture_ratio(years) * ahead.everyone
    assert ahead.again > 0.85 * second_fracture_ratio(years) * ahead.everyone


def test_against_one_step_by_hand():
    """A year with one rate, that of its middle: an exponential of fracture and death."""
    rate = tables.value("fracture", "first_of_four_female") * sum(
        hazards.fracture_rate(70.5, "female", site) for site in hazards.SITES
    )
    rate *= second_fracture_ratio(2)
    death = hazards.death_rate(70.5, "female")
    by_hand = rate / (rate + death) * -math.expm1(-rate - death)
    assert year_ahead(70, "female", 2).again == pytest.approx(by_hand, rel=0.002)


@given(st.floats(*AGES), SEXES, YEARS, YEARS)
def test_later_is_rarer(age, sex, first, second):
    early, late = sorted((first, second))
    assert year_ahead(age, sex, early).again >= year_ahead(age, sex, late).again


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ((49, "female", 1), "age"),
        ((90.1, "female", 1), "age"),
        ((math.nan, "female", 1), "age"),
        ((70, "woman", 1), "sex"),
        ((70, "female", 0.4), "years_since"),
        ((70, "female", 10.1), "years_since"),
        ((70, "female", None), "years_since"),
        ((70, "female", 1, "mars"), "region"),
    ],
)
def test_refusals(bad, field):
    with refused(field):
        year_ahead(*bad)
