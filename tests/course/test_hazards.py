"""The population: life tables, fracture rates, and the competing-risk sum against oracles."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad, solve_ivp

from course import tables
from course.competing_risk import chance_before_death
from course.hazards import (
    REGIONS,
    SITES,
    death_rate,
    fracture_rate,
    mean_t_score,
    rates_ahead,
)
from tests.course.refusals import refused

SEXES = ("female", "male")


def lifetime(sex, site, age=45):
    """Chance to break this bone between `age` and 110, in Malmö."""
    ahead = rates_ahead(age, sex, 110 - age, "sweden_1990s")
    if site == "any":
        first = tables.value("fracture", f"first_of_four_{sex}")
        rates = [first * sum(together) for together in zip(*ahead.fractures, strict=True)]
    else:
        rates = ahead.fractures[SITES.index(site)]
    return 100 * chance_before_death(rates, ahead.deaths, ahead.step)


@pytest.mark.parametrize("sex", SEXES)
@pytest.mark.parametrize("site", [*SITES, "any"])
def test_lifetime_risks_in_malmo(sex, site):
    published = tables.value("fracture", f"lifetime_{site}_{sex}")
    assert lifetime(sex, site) == pytest.approx(published, abs=0.05)


@pytest.mark.parametrize("sex", SEXES)
def test_lifetime_risk_at_70_against_45(sex):
    """Published: stable at the hip, 20 to 30 % lower elsewhere."""
    assert lifetime(sex, "hip", 70) == pytest.approx(lifetime(sex, "hip"), rel=0.01)
    for site in SITES[1:]:
        assert 0.70 <= lifetime(sex, site, 70) / lifetime(sex, site) <= 0.80


@pytest.mark.parametrize("sex", SEXES)
def test_hip_rate_of_westernised_countries(sex):
    at_50, at_80 = (
        tables.value("fracture", f"hip_rate_50_54_{sex}"),
        tables.value("fracture", f"hip_rate_80_{sex}"),
    )
    assert 1e5 * fracture_rate(52.5, sex) == pytest.approx(at_50, rel=0.005)
    assert 1e5 * fracture_rate(86, sex) == pytest.approx(at_80, rel=0.005)


def dutch(low, high):
    """Hip fractures per 100,000 women and men of an age group, weighted with the life table."""
    fractures = people = 0.0
    for sex, share in (("female", 1.0), ("male", 1.05)):  # boys born per girl
        alive = share
        for age in np.arange(45.125, high, 0.25):
            if age > low:
                fractures += alive * fracture_rate(age, sex)
                people += alive
            alive *= math.exp(-0.25 * death_rate(age, sex))
    return 1e5 * fractures / people


def test_dutch_figures_it_was_not_made_from():
    assert dutch(65, 75) == pytest.approx(tables.value("fracture", "hip_rate_dutch_65_74"), rel=0.1)
    # a known weak spot: an exponential climbs too steeply in the oldest
    ratio = dutch(85, 110) / tables.value("fracture", "hip_rate_dutch_85")
    assert 1.1 < ratio < 1.25


def test_other_bones_are_the_country_factor_times_malmo():
    factor = tables.value("fracture", "country_factor")
    for sex in SEXES:
        for site in SITES[1:]:
            for age in (50, 90):
                here = fracture_rate(age, sex, site)
                assert here == pytest.approx(
                    factor * fracture_rate(age, sex, site, "sweden_1990s"), rel=1e-4
                )


def test_life_table_is_whole_and_plausible():
    rows = tables.rows("mortality")
    for region in REGIONS:
        rates = {}
        for sex in SEXES:
            mine = [row for row in rows if (row["region"], row["sex"]) == (region, sex)]
            assert [int(row["age_from"]) for row in mine] == list(range(40, 101, 5))
            assert [row["age_to"] for row in mine] == [*map(str, range(45, 101, 5)), "open"]
            rates[sex] = [float(row["rate"]) for row in mine]
            assert rates[sex] == sorted(rates[sex])
            assert 0 < rates[sex][0] < 0.005
            assert 0.4 < rates[sex][-1] < 0.7
        assert all(f < m for f, m in zip(rates["female"], rates["male"], strict=True))
    assert len(rows) == 4 * 13


def test_death_rate_meets_the_bands_and_is_log_linear_between():
    band = {row["age_from"]: float(row["rate"]) for row in tables.rows("mortality")[:13]}
    assert death_rate(72.5, "female") == pytest.approx(band["70"])
    between = math.sqrt(band["70"] * band["75"])
    assert death_rate(75, "female") == pytest.approx(between)


@pytest.mark.parametrize(("age", "women", "men"), [(45, -0.56, 0.1), (70, -1.73, -0.675)])
def test_mean_t_score(age, women, men):
    assert mean_t_score(age, "female") == pytest.approx(women)
    assert mean_t_score(age, "male") == pytest.approx(men)


def test_mean_t_scores_of_women_follow_the_published_densities():
    for age, density in ((45, 0.791), (55, 0.737), (65, 0.681), (75, 0.619), (85, 0.573)):
        assert mean_t_score(age, "female") == pytest.approx((density - 0.858) / 0.120, abs=0.006)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("sex", SEXES)
@pytest.mark.parametrize(("age", "years"), [(50, 10), (72.3, 7.5), (90, 10), (90, 1)])
def test_the_sum_against_scipy(region, sex, age, years):
    """Adaptive quadrature and an ODE solver, written from the formula alone."""
    ahead = rates_ahead(age, sex, years, region)
    ours = chance_before_death(ahead.fractures[0], ahead.deaths, ahead.step)

    def h(t):
        return fracture_rate(age + t, sex, "hip", region)

    def mu(t):
        return death_rate(age + t, sex, region)

    def first(t):
        gone, _ = quad(lambda s: h(s) + mu(s), 0, t, limit=200)
        return h(t) * math.exp(-gone)

    by_quad, _ = quad(first, 0, years, epsabs=1e-7)
    ode = solve_ivp(
        lambda t, y: [h(t) * y[1], -(h(t) + mu(t)) * y[1]],
        (0, years),
        [0.0, 1.0],
        rtol=1e-9,
        atol=1e-11,
        max_step=0.25,
    )
    assert ours == pytest.approx(by_quad, abs=1e-5)
    assert ours == pytest.approx(ode.y[0, -1], abs=1e-5)


def test_the_sum_against_a_simulated_population():
    """Draw both times for 20,000 women of 85 and let lifelines estimate the incidence."""
    from lifelines import AalenJohansenFitter

    rng = np.random.default_rng(20261122)
    n, age, sex = 20_000, 85, "female"
    grid = np.arange(0, 25.001, 0.02)

    def draw(rate):
        rates = np.array([rate(age + t) for t in grid[:-1] + 0.01])
        cumulative = np.concatenate([[0], np.cumsum(rates * 0.02)])
        return np.interp(rng.exponential(size=n), cumulative, grid)

    fracture = draw(lambda a: fracture_rate(min(a, 110), sex))
    death = draw(lambda a: death_rate(min(a, 110), sex))
    first, event = np.minimum(fracture, death), np.where(fracture < death, 1, 2)
    event, first = np.where(first > 10, 0, event), np.minimum(first, 10)
    # a tiny shift keeps the times apart, so that lifelines need not
    first = first + rng.uniform(0, 1e-7, n)
    incidence = AalenJohansenFitter(calculate_variance=False).fit(first, event, event_of_interest=1)
    ahead = rates_ahead(age, sex, 10)
    ours = chance_before_death(ahead.fractures[0], ahead.deaths, ahead.step)
    error = math.sqrt(ours * (1 - ours) / n)
    assert ours == pytest.approx(float(incidence.cumulative_density_.iloc[-1, 0]), abs=4 * error)
    assert ours < chance_before_death(ahead.fractures[0], [0] * 200, 0.05) - 40 * error


@given(
    st.lists(st.tuples(st.floats(0, 5), st.floats(0, 5)), min_size=1, max_size=50),
    st.floats(0.01, 0.2),
)
def test_the_sum_is_a_share_of_people(rates, step):
    fractures, deaths = zip(*rates, strict=True)
    chance = chance_before_death(fractures, deaths, step)
    both = [f + d for f, d in rates]
    assert 0 <= chance <= chance_before_death(fractures, [0.0] * len(rates), step) <= 1
    anything = chance_before_death(both, [0.0] * len(rates), step)
    assert chance + chance_before_death(deaths, fractures, step) == pytest.approx(anything)


def test_rows_that_do_not_match_are_refused():
    with pytest.raises(ValueError, match="zip"):
        chance_before_death([0.1, 0.1], [0.1], 0.05)


@pytest.mark.parametrize(
    ("function", "bad", "field"),
    [
        (fracture_rate, (44, "female"), "age"),
        (fracture_rate, (111, "female"), "age"),
        (fracture_rate, (math.nan, "female"), "age"),
        (fracture_rate, ("70", "female"), "age"),
        (fracture_rate, (70, "woman"), "sex"),
        (fracture_rate, (70, "female", "knee"), "site"),
        (fracture_rate, (70, "female", "hip", "norway"), "region"),
        (death_rate, (None, "male"), "age"),
        (death_rate, (70, "male", ["netherlands"]), "region"),
        (mean_t_score, (96, "male"), "age"),
        (mean_t_score, (70, None), "sex"),
        (rates_ahead, (70, "female", 0), "years"),
        (rates_ahead, (70, "female", True), "years"),
        (rates_ahead, (100, "female", 20), "age"),
        (rates_ahead, ([70], "female", 10), "age"),
    ],
)
def test_refuses_with_a_sentence(function, bad, field):
    with refused(field):
        function(*bad)
