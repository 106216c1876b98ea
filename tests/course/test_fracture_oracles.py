"""Fracture probability worked out in another way, and the population's rate on average."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from course import hazards, tables
from course.fracture import (
    ANSWERS,
    SITES,
    T_SCORES,
    YEARS,
    Person,
    assumed_prevalences,
    ten_year_probability,
)
from course.risk_factors import multipliers
from tests.course.fractures import chance, people


@given(people(), st.floats(*YEARS), st.booleans())
def test_the_same_number_from_a_table_of_its_own_and_quadrature(person, years, ignore_death):
    """Ratios and shares written down once more, summed by Gauss and Legendre."""
    ratios = {  # without, with T-score: (hip, other)
        "prior_fracture": ((1.82, 1.83), (1.49, 1.65)),
        "parental_hip_fracture": ((1.37, 1.19), (1.30, 1.15)),
        "smoking": ((1.84, 1.29), (1.60, 1.13)),
        "rheumatoid_arthritis": ((2.23, 1.49), (2.23, 1.49)),
        "alcohol": ((1.68, 1.38), (1.55, 1.36)),
    }
    share = {
        "prior_fracture": (0.25, 0.15),
        "parental_hip_fracture": (0.10, 0.08),
        "smoking": (0.18, 0.22),
        "rheumatoid_arthritis": (0.015, 0.008),
        "alcohol": (0.03, 0.10),
        "glucocorticoids": (0.03, 0.03),
    }
    woman = person.sex == "female"
    way = min((person.age - 50) / 35, 1)
    times = {}
    for site in SITES:
        other = site != "hip"
        m = 1.0
        for factor in ANSWERS:
            answer = getattr(person, factor)
            if answer is None:
                continue
            if factor == "glucocorticoids":
                young, old = (2.63, 1.71) if other else (4.42, 2.48)
                rr = young ** (1 - way) * old**way
            else:
                rr = ratios[factor][person.t_score is not None][other]
            p = share[factor][0 if woman else 1]
            m *= (rr if answer else 1) / (p * rr + 1 - p)
        if person.t_score is not None:
            gradient = {"hip": 2.88 if woman else 2.94, "vertebra": 1.8}.get(site, 1.4)
            if site == "hip":
                gradient *= math.exp(-0.020 * (person.age - 65))
            z = person.t_score - hazards.mean_t_score(person.age, person.sex)
            m *= gradient ** (-z - math.log(gradient) / 2)
        elif person.bmi is not None:
            m *= (0.97 if other else 0.93) ** (person.bmi - 25)
        times[site] = m

    def rate(t, sites, k):
        age = person.age + t
        return k * sum(
            times[s] * hazards.fracture_rate(age, person.sex, s, person.region) for s in sites
        )

    def expected(sites, k):
        # Gauss–Legendre by half years, so that the bends of the life table do no harm
        nodes, weights = np.polynomial.legendre.leggauss(4)
        total = gone = 0.0
        edges = np.linspace(0, years, 2 * math.ceil(years) + 1)
        for low, high in itertools.pairwise(edges):
            half = (high - low) / 2

            def both(t):
                mu = (
                    0
                    if ignore_death
                    else hazards.death_rate(person.age + t, person.sex, person.region)
                )
                return rate(t, sites, k) + mu

            for x, w in zip(nodes, weights, strict=True):
                t = low + half * (1 + x)
                inside = (t - low) * both((low + t) / 2)
                total += half * w * rate(t, sites, k) * math.exp(-gone - inside)
            gone += half * sum(
                w * both(low + half * (1 + x)) for x, w in zip(nodes, weights, strict=True)
            )
        return total

    hip = expected(["hip"], 1)
    major = expected(SITES, 0.8632 if woman else 0.9342)
    found = ten_year_probability(person, years, ignore_death)
    assert found.hip == pytest.approx(hip, rel=2e-3, abs=1e-6)
    assert found.major == pytest.approx(max(hip, major), rel=2e-3, abs=1e-6)


@pytest.mark.parametrize("sex", ["female", "male"])
@pytest.mark.parametrize("age", [50, 65, 90])
def test_t_scores_keep_the_population_s_rate_on_average(sex, age):
    """Average over Z ~ N(0, 1), beyond the accepted T-scores, from the multipliers' two ends."""
    low, high = (multipliers(Person(sex, age, t_score=t))["t_score"] for t in T_SCORES)
    mean = hazards.mean_t_score(age, sex)
    for at_low, at_high in zip(low, high, strict=True):
        slope = (math.log(at_high) - math.log(at_low)) / (T_SCORES[1] - T_SCORES[0])
        at_mean = math.log(at_low) + slope * (mean - T_SCORES[0])
        average, _ = quad(
            lambda z, a=at_mean, s=slope: math.exp(a + s * z - z * z / 2) / math.sqrt(2 * math.pi),
            -12,
            12,
        )
        assert average == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("sex", ["female", "male"])
@pytest.mark.parametrize("t_score", [None, -2.0])
def test_answers_keep_the_population_s_rate_on_average(sex, t_score):
    for factor, share in assumed_prevalences(sex).items():
        yes, no = (
            multipliers(Person(sex, 72, t_score=t_score, **{factor: answer}))[factor]
            for answer in (True, False)
        )
        for y, n in zip(yes, no, strict=True):
            assert share * y + (1 - share) * n == pytest.approx(1)
            assert y > 1 > n


def test_ratio_of_yes_to_no_is_the_published_ratio():
    for row in tables.rows("fracture_factors"):
        age = 60 if row["age"] == "any" else float(row["age"])
        t_score = -1.0 if row["t_score"] == "known" else None
        yes, no = (
            multipliers(Person("female", age, t_score=t_score, **{row["factor"]: answer}))
            for answer in (True, False)
        )
        sites = SITES[:1] if row["site"] == "hip" else SITES[1:]
        for site in sites:
            i = SITES.index(site)
            ratio = yes[row["factor"]][i] / no[row["factor"]][i]
            assert ratio == pytest.approx(float(row["risk_ratio"])), row


def test_glucocorticoids_fall_from_50_to_85_and_then_stay():
    def ratio(age):
        yes, no = (
            multipliers(Person("male", age, glucocorticoids=a))["glucocorticoids"][0]
            for a in (True, False)
        )
        return yes / no

    assert ratio(67.5) == pytest.approx(math.sqrt(4.42 * 2.48))
    assert ratio(85) == ratio(90) == pytest.approx(2.48)


def test_bmi_counts_per_unit_and_only_without_a_t_score():
    assert multipliers(Person("female", 70, bmi=20))["bmi"] == pytest.approx(
        (0.93**-5, 0.97**-5, 0.97**-5, 0.97**-5)
    )
    assert chance("female", 70, bmi=25) == chance("female", 70)
    assert chance("female", 70, t_score=-2, bmi=45) == chance("female", 70, t_score=-2)
