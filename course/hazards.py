"""How often bones break and people die, by age: the population behind `course.fracture`.

Rates are per person-year: 0.01 means that one of 100 people meets it within a year. Two
populations: the Netherlands of today and Sweden in the 1990s.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from course import checks, tables

REGIONS = ("netherlands", "sweden_1990s")
SITES = ("hip", "vertebra", "forearm", "humerus")  # together: the major fractures

_OLDEST = 110
_STEPS = tables.value("fracture", "steps_a_year")


@dataclass(frozen=True)
class Ahead:
    """Rates of a population in the years ahead, in the middle of equal time steps.

    Attributes
    ----------
    fractures : tuple of tuple of float
        One row per site of `SITES`. [per person-year]
    deaths : tuple of float
        [per person-year]
    step : float
        Length of one time step. [years]
    """

    fractures: tuple[tuple[float, ...], ...]
    deaths: tuple[float, ...]
    step: float


@cache
def _gompertz() -> dict[tuple[str, str, str], tuple[float, float]]:
    return {
        (row["region"], row["sex"], row["site"]): (float(row["at_50"]), float(row["slope"]))
        for row in tables.rows("fracture_rates")
    }


@cache
def _life_table(region: str, sex: str) -> tuple[list[float], list[float]]:
    """Middle of each age band, and the logarithm of its death rate."""
    rows = [row for row in tables.rows("mortality") if (row["region"], row["sex"]) == (region, sex)]
    return (
        [float(row["age_from"]) + 2.5 for row in rows],  # the open band counts as 100 to 105
        [math.log(float(row["rate"])) for row in rows],
    )


@cache
def _mean_t_scores(sex: str) -> tuple[list[float], list[float]]:
    rows = [row for row in tables.rows("fracture_mean_t_score") if row["sex"] == sex]
    return [float(row["age"]) for row in rows], [float(row["t_score"]) for row in rows]


def _between(x: float, xs: Sequence[float], ys: Sequence[float]) -> float:
    """Straight line through the two neighbours of `x`; the last line goes on past the end."""
    i = min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)
    return ys[i] + (ys[i + 1] - ys[i]) * (x - xs[i]) / (xs[i + 1] - xs[i])


def fracture_rate(age: float, sex: str, site: str = "hip", region: str = "netherlands") -> float:
    """How often this bone breaks at this age, in the whole population.

    Parameters
    ----------
    age : float
        [years], 45 to 110
    sex : str
        ``"female"`` or ``"male"``.
    site : str, default "hip"
        ``"hip"``, ``"vertebra"`` (a spine fracture that a doctor has seen), ``"forearm"`` or
        ``"humerus"``.
    region : str, default "netherlands"
        ``"netherlands"`` or ``"sweden_1990s"``.

    Returns
    -------
    float
        Fractures. [per person-year]

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Notes
    -----
    A Gompertz curve, :math:`h(a) = c\\,e^{d(a-50)}`. For Sweden c and d are solved from the
    lifetime risks in Malmö [1]_. For the Netherlands the hip goes through published rates of
    westernised countries [2]_; the other bones are 0.6 times Malmö, a country factor between
    recalled values [3]_. Dutch insurance figures of 2017, not used to make the curve [4]_: it is
    4 % below them at 65 to 74, and about a fifth above them at 85 and over, where an
    exponential climbs too steeply.

    References
    ----------
    .. [1] kanis2000
    .. [2] osteoporosis_atlas
    .. [3] kanis2002
    .. [4] vektis2019

    Examples
    --------
    >>> round(100_000 * fracture_rate(52.5, "female"))
    33
    """
    checks.number(age, "age", 45, _OLDEST, unit="years", what="Age")
    checks.sex(sex)
    checks.choice(site, "site", SITES, what="Bone")
    checks.choice(region, "region", REGIONS, what="Region")
    at_50, slope = _gompertz()[region, sex, site]
    return at_50 * math.exp(slope * (age - 50))


def death_rate(age: float, sex: str, region: str = "netherlands") -> float:
    """How many people die at this age, of any cause, in the whole population.

    Parameters
    ----------
    age : float
        [years], 45 to 110
    sex : str
        ``"female"`` or ``"male"``.
    region : str, default "netherlands"
        ``"netherlands"`` (2015–2020) or ``"sweden_1990s"`` (1990–1995).

    Returns
    -------
    float
        Deaths. [per person-year]

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Notes
    -----
    United Nations life tables in bands of five years [1]_. Between the middles of two bands the
    logarithm follows a straight line; over 102.5 years the last line goes on.

    References
    ----------
    .. [1] wpp2022

    Examples
    --------
    >>> round(1000 * death_rate(87.5, "female"))  # out of 1,000 women of 87, in a year
    102
    """
    checks.number(age, "age", 45, _OLDEST, unit="years", what="Age")
    checks.sex(sex)
    checks.choice(region, "region", REGIONS, what="Region")
    return math.exp(_between(age, *_life_table(region, sex)))


def mean_t_score(age: float, sex: str) -> float:
    """Mean T-score of the femoral neck at this age, against young women.

    The fracture model's own straight lines; for bone density itself see `course.density`.

    Parameters
    ----------
    age : float
        [years], 45 to 95
    sex : str
        ``"female"`` or ``"male"``.

    Returns
    -------
    float
        T-score. [SD]

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Notes
    -----
    Women: means by decade of NHANES III [1]_ up to 85, extrapolated to 95. Men: recalled; their
    means by decade were not found in print.

    References
    ----------
    .. [1] looker1998

    Examples
    --------
    >>> round(mean_t_score(70, "female"), 2)
    -1.73
    """
    checks.number(age, "age", 45, 95, unit="years", what="Age")
    checks.sex(sex)
    return _between(age, *_mean_t_scores(sex))


def rates_ahead(age: float, sex: str, years: float, region: str = "netherlands") -> Ahead:
    """Fracture and death rates of the population over the coming years.

    Parameters
    ----------
    age : float
        Age today. [years], 45 to 110 together with `years`
    sex : str
        ``"female"`` or ``"male"``.
    years : float
        Time ahead. [years], 0.05 to 65
    region : str, default "netherlands"
        ``"netherlands"`` or ``"sweden_1990s"``.

    Returns
    -------
    Ahead
        At least 20 steps a year.

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Examples
    --------
    >>> from course.competing_risk import chance_before_death
    >>> ahead = rates_ahead(70, "female", 10)
    >>> len(ahead.deaths), ahead.step
    (200, 0.05)
    >>> round(chance_before_death(ahead.fractures[0], ahead.deaths, ahead.step), 3)  # hip
    0.045
    """
    checks.number(years, "years", 0.05, 65, unit="years", what="Time ahead")
    checks.number(age, "age", 45, _OLDEST - years, unit="years", what="Age")
    checks.sex(sex)
    checks.choice(region, "region", REGIONS, what="Region")
    return _rates_ahead(age, sex, years, region)


@lru_cache(maxsize=512)
def _rates_ahead(age: float, sex: str, years: float, region: str) -> Ahead:
    count = math.ceil(years * _STEPS)
    step = years / count
    ages = [age + (i + 0.5) * step for i in range(count)]
    curves = [_gompertz()[region, sex, site] for site in SITES]
    middles, logarithms = _life_table(region, sex)
    return Ahead(
        tuple(tuple([c * math.exp(d * (a - 50)) for a in ages]) for c, d in curves),
        tuple([math.exp(_between(a, middles, logarithms)) for a in ages]),
        step,
    )
