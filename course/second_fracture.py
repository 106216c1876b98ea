"""The year ahead after a first broken bone: a ratio turned into people.

`course.fracture_ratios.second_fracture_ratio` says how many times as often. Here it meets the
rate of the population. Never multiply either with `course.fracture.ten_year_probability`: that
already knows an earlier fracture.
"""

import math
from dataclasses import dataclass

from course import checks, hazards
from course.competing_risk import chance_before_death
from course.fracture_ratios import second_fracture_ratio
from course.risk_factors import AGES, NUMBERS


@dataclass(frozen=True)
class YearAhead:
    """Chance of a major fracture within a year, before dying. All values 0–1.

    Attributes
    ----------
    everyone : float
        The whole population of that sex and age.
    again : float
        People of that sex and age who broke a major bone so many years ago.
    again_low, again_high : float
        The same with the ends of `second_fracture_range`.
    """

    everyone: float
    again: float
    again_low: float
    again_high: float


def second_fracture_range(years_since: float) -> tuple[float, float]:
    """How far studies leave the ratio of a second fracture open.

    Parameters
    ----------
    years_since : float
        Time since the first fracture. [years], 0.5 to 10

    Returns
    -------
    tuple of float
        Low and high, around `second_fracture_ratio`. [ratio]

    Raises
    ------
    CourseError
        If `years_since` is outside its range.

    Notes
    -----
    Straight lines in ln RR against ln t through the ends of the two published 95 % intervals,
    2.4–3.0 after one year and 1.2–1.6 after ten [1]_; a course model between and before them.

    References
    ----------
    .. [1] johansson2017

    Examples
    --------
    >>> [tuple(round(end, 1) for end in second_fracture_range(years)) for years in (1, 10)]
    [(2.4, 3.0), (1.2, 1.6)]
    """
    second_fracture_ratio(years_since)  # refuses what is outside the range
    share = math.log10(years_since)  # of the way from one year to ten

    def line(end: str) -> float:
        first, last = (NUMBERS[f"second_after_{when}_{end}"] for when in ("1_year", "10_years"))
        return float(first * (last / first) ** share)

    return line("low"), line("high")


def year_ahead(age: float, sex: str, years_since: float, region: str = "netherlands") -> YearAhead:
    """How many people break a major bone within a year: all of an age, and after a first break.

    Parameters
    ----------
    age : float
        Age today. [years], 50 to 90
    sex : str
        ``"female"`` or ``"male"``.
    years_since : float
        Time since the first major fracture. [years], 0.5 to 10
    region : str, default "netherlands"
        ``"netherlands"`` or ``"sweden_1990s"``.

    Returns
    -------
    YearAhead

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    The rate of major fractures of the population (`course.hazards`), times the ratio at
    `years_since` [1]_, which is held through the year. It is one ratio for women and men and
    for every age, though the study found it more marked in older people. Death rates are those
    of the whole population, though more people die after a hip fracture.

    References
    ----------
    .. [1] johansson2017

    Examples
    --------
    >>> ahead = year_ahead(70, "female", 1)
    >>> round(1000 * ahead.everyone), round(1000 * ahead.again)
    (11, 29)
    """
    ratios = (second_fracture_ratio(years_since), *second_fracture_range(years_since))
    checks.number(age, "age", *AGES, unit="years", what="Age")
    ahead = hazards.rates_ahead(age, sex, 1, region)
    first = NUMBERS[f"first_of_four_{sex}"]
    rates = [first * sum(at_sites) for at_sites in zip(*ahead.fractures, strict=True)]

    def chance(times: float) -> float:
        again = [times * rate for rate in rates]
        return chance_before_death(again, ahead.deaths, ahead.step)

    return YearAhead(chance(1), *(chance(ratio) for ratio in ratios))
