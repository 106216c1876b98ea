"""Fracture probability: properties, bands, and the answers nobody gave."""

import dataclasses
import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course import hazards, tables
from course.fracture import (
    ANSWERS,
    BMIS,
    FACTORS,
    SITES,
    T_SCORES,
    YEARS,
    Person,
    contributions,
    steps,
    ten_year_probability,
)
from course.risk_factors import multipliers
from tests.course.fractures import chance, people

# ---------------------------------------------------------------- properties


@given(people(), st.floats(*YEARS), st.booleans())
def test_shares_of_people_with_bands_around_them(person, years, ignore_death):
    found = ten_year_probability(person, years, ignore_death)
    assert 0 < found.hip <= found.major < 1
    for value, (low, high) in ((found.hip, found.hip_band), (found.major, found.major_band)):
        assert 0 < low < value < high <= 1


@given(people(), st.floats(*T_SCORES), st.floats(*T_SCORES))
def test_a_lower_t_score_never_means_less_risk(person, first, second):
    assume(abs(first - second) > 1e-6)
    low, high = sorted((first, second))
    weak, strong = (
        ten_year_probability(dataclasses.replace(person, t_score=t)) for t in (low, high)
    )
    assert weak.hip > strong.hip
    assert weak.major > strong.major


@given(people(), st.sampled_from(ANSWERS))
def test_yes_above_unknown_above_no(person, factor):
    yes, unknown, no = (
        ten_year_probability(dataclasses.replace(person, **{factor: answer}))
        for answer in (True, None, False)
    )
    assert yes.hip > unknown.hip > no.hip
    assert yes.major > unknown.major > no.major


@given(people(t_score=None, bmi=None), st.floats(50, 80), st.floats(50, 80))
def test_older_people_break_more_hips_up_to_80(person, first, second):
    """Later, and with a T-score held still, death overtakes: see the weak spots."""
    assume(abs(first - second) > 1e-6)
    young, old = (
        ten_year_probability(dataclasses.replace(person, age=a)) for a in sorted((first, second))
    )
    assert old.hip > young.hip


@given(people(), st.floats(*YEARS), st.floats(*YEARS))
def test_more_years_more_fractures(person, first, second):
    assume(abs(first - second) > 1e-3)
    short, long = (ten_year_probability(person, y) for y in sorted((first, second)))
    assert long.hip > short.hip
    assert long.major > short.major


@given(people(), st.floats(*YEARS))
def test_ignoring_death_never_lowers_the_number(person, years):
    with_death, without = (ten_year_probability(person, years, i) for i in (False, True))
    assert without.hip > with_death.hip
    assert without.major > with_death.major


@given(people(t_score=None, bmi=None), st.floats(*BMIS), st.floats(*BMIS))
def test_a_heavier_body_breaks_fewer_bones_without_a_t_score(person, first, second):
    assume(abs(first - second) > 1e-6)
    light, heavy = (
        ten_year_probability(dataclasses.replace(person, bmi=b)) for b in sorted((first, second))
    )
    assert light.hip > heavy.hip
    assert light.major > heavy.major


@given(people(), st.sampled_from(["hip", "major"]))
def test_contributions_multiply_to_the_rate(person, outcome):
    found = contributions(person, outcome)
    assert tuple(factor for factor, _ in found) == FACTORS
    by_factor = multipliers(person)
    rates = [hazards.fracture_rate(person.age, person.sex, s, person.region) for s in SITES]
    mine = [rate * math.prod(by_factor[f][i] for f in FACTORS) for i, rate in enumerate(rates)]
    expected = mine[0] / rates[0] if outcome == "hip" else sum(mine) / sum(rates)
    assert math.prod(times for _, times in found) == pytest.approx(expected)
    for factor, times in found:
        if getattr(person, factor) is None:
            assert times == 1


@given(people())
def test_hip_contributions_do_not_depend_on_the_other_answers(person):
    alone = Person(person.sex, person.age, person.t_score, region=person.region)
    for factor, times in contributions(person):
        if factor in ANSWERS:
            only = dataclasses.replace(alone, **{factor: getattr(person, factor)})
            assert dict(contributions(only))[factor] == times


@given(people(), st.sampled_from(["hip", "major"]), st.floats(*YEARS), st.booleans())
def test_steps_lead_from_the_average_to_the_person(person, outcome, years, ignore_death):
    found = steps(person, outcome, years, ignore_death)
    assert [factor for factor, _ in found] == ["average", *FACTORS]
    average = Person(person.sex, person.age, region=person.region)
    first = getattr(ten_year_probability(average, years, ignore_death), outcome)
    last = getattr(ten_year_probability(person, years, ignore_death), outcome)
    assert found[0][1] == first
    assert found[-1][1] == pytest.approx(last)
    for (_, before), (factor, after) in itertools.pairwise(found):
        if factor in ANSWERS:
            answer = getattr(person, factor)
            assert after == before if answer is None else (after > before) == answer


# ---------------------------------------------------------------- bands and prevalences


@pytest.mark.parametrize(
    ("person", "width"),
    [
        (("female", 55, None), 1.5),
        (("female", 85, -1), 1.5),
        (("female", 54.9, None), 2.4),
        (("female", 85.1, None), 2.4),
        (("female", 70, -0.99), 2.4),
        (("male", 70, None), 2.4),
        (("male", 70, -1), 2.4),
        (("male", 70, -0.99), 3.4),
    ],
)
def test_bands(person, width):
    found = chance(*person)
    for middle, (low, high) in ((found.hip, found.hip_band), (found.major, found.major_band)):
        assert low == pytest.approx(middle / width)
        assert high / (1 - high) == pytest.approx(width * middle / (1 - middle))


def test_bands_end_below_certainty():
    worst = chance(
        "male",
        90,
        t_score=-4,
        ignore_death=True,
        region="sweden_1990s",
        **dict.fromkeys(ANSWERS, True),
    )
    assert worst.major > 0.5
    assert worst.major < worst.major_band[1] < 1


def test_major_is_never_below_the_hip():
    """Where nearly everybody breaks a hip, the factor for several fractures would undercut it."""
    everything = dict.fromkeys(ANSWERS, True)
    for age in (60, 75):
        found = chance("female", age, -4, ignore_death=True, region="sweden_1990s", **everything)
        assert found.hip > 0.999
        assert found.major == found.hip


def test_prevalences_are_assumptions_and_can_be_changed():
    statuses = {row["status"] for row in tables.rows("fracture_prevalence")}
    assert statuses == {"model"}
    person = Person("female", 70, prior_fracture=False)
    rare = ten_year_probability(person, prevalences={"prior_fracture": 0})
    assert rare == ten_year_probability(Person("female", 70))  # nobody has it: no is the average
    common = ten_year_probability(person, prevalences={"prior_fracture": 0.5})
    assert common.hip < ten_year_probability(person).hip < rare.hip
    own = {"prior_fracture": 0.5}
    assert dict(contributions(person, prevalences=own))["prior_fracture"] == pytest.approx(1 / 1.41)
    assert steps(person, prevalences=own)[-1][1] == common.hip


RATIO = {
    (row["factor"], row["site"], row["t_score"]): row
    for row in tables.rows("fracture_factors")
    if row["age"] == "any"
}


def ratio(factor, site, t_score):
    return float(RATIO[factor, site, t_score]["risk_ratio"])


def test_a_share_that_density_explains_is_a_share_of_the_logarithm():
    """The paper on smoking names all three, so it shows what the others mean by such a share."""
    with_density = ratio("smoking", "hip", "unknown") ** (1 - 0.23)
    assert with_density == pytest.approx(ratio("smoking", "hip", "known"), abs=0.005)


@pytest.mark.parametrize(("site", "explained"), [("hip", 0.33), ("other", 0.17)])
def test_an_earlier_fracture_with_density_is_what_density_leaves(site, explained):
    left = ratio("prior_fracture", site, "unknown") ** (1 - explained)
    assert left == pytest.approx(ratio("prior_fracture", site, "known"), abs=0.005)
    assert RATIO["prior_fracture", site, "known"]["status"] == "derived"


def test_recalled_numbers_say_so():
    status = {
        (row["factor"], row["site"], row["t_score"], row["age"]): row["status"]
        for row in tables.rows("fracture_factors")
    }
    for factor in ("parental_hip_fracture", "alcohol"):
        for site in ("hip", "other"):
            assert status[factor, site, "known", "any"] == "recalled"
            assert status[factor, site, "unknown", "any"] == "verified"
    men = [row for row in tables.rows("fracture_mean_t_score") if row["sex"] == "male"]
    assert {row["status"] for row in men} == {"recalled"}
