"""Ratios: how much more often bones break after a first one, and what a ratio means for people.

`course.fracture` hands on these names.
"""

import math
from dataclasses import dataclass

from course import checks
from course.checks import CourseError
from course.risk_factors import NUMBERS


@dataclass(frozen=True)
class Effect:
    """What a relative effect means for people.

    Attributes
    ----------
    before, after : float
        Risk without and with. [0–1]
    fewer_per_thousand : float
        People out of 1,000 who are spared; negative when more people are hit.
    number_needed_to_treat : float or None
        People needed to spare one. None when nobody is spared.
    """

    before: float
    after: float
    fewer_per_thousand: float
    number_needed_to_treat: float | None


def second_fracture_ratio(years_since: float) -> float:
    """How many times as often a bone breaks after a first major fracture, as in everybody.

    Parameters
    ----------
    years_since : float
        Time since the first fracture. [years], 0.5 to 10

    Returns
    -------
    float
        Rate of a second major fracture over that of the population of the same age and sex.

    Raises
    ------
    CourseError
        If `years_since` is outside its range.

    Notes
    -----
    ln RR = 0.993 − 0.285 ln t, drawn through 2.7 after one year and 1.4 after ten [1]_. Not to
    be multiplied with `ten_year_probability`, which already knows an earlier fracture.

    References
    ----------
    .. [1] johansson2017

    Examples
    --------
    >>> round(second_fracture_ratio(1), 1), round(second_fracture_ratio(10), 1)
    (2.7, 1.4)
    """
    n = NUMBERS
    low, high = n["second_shortest"], n["second_longest"]
    checks.number(
        years_since, "years_since", low, high, unit="years", what="Time since the first fracture"
    )
    return math.exp(n["second_intercept"] + n["second_slope"] * math.log(years_since))


def absolute_effect(risk: float, risk_ratio: float) -> Effect:
    """Turn "half the risk" into people: how many fewer out of 1,000.

    Parameters
    ----------
    risk : float
        Risk before. [0–1]
    risk_ratio : float
        Risk after over risk before. 0 to 10; above 1 it does harm.

    Returns
    -------
    Effect
        For the same years as `risk`. `number_needed_to_treat` is None when nobody is spared.

    Raises
    ------
    CourseError
        If an argument is outside its range, or the risk after would be more than everybody.

    Notes
    -----
    Number needed to treat = 1 / (risk × (1 − risk ratio)). Always say the years with it.

    Examples
    --------
    >>> absolute_effect(0.20, 0.5)
    Effect(before=0.2, after=0.1, fewer_per_thousand=100.0, number_needed_to_treat=10.0)
    """
    checks.number(risk, "risk", 0, 1, unit="", what="Risk")
    checks.number(risk_ratio, "risk_ratio", 0, 10, unit="", what="Risk ratio")
    after = risk * risk_ratio
    if after > 1:
        raise CourseError(
            "With this ratio more people would be hit than there are. Use a smaller one.",
            "risk_ratio",
        )
    spared = risk * (1 - risk_ratio)
    return Effect(
        before=float(risk),
        after=float(after),
        fewer_per_thousand=1000 * spared,
        # fewer than one in a thousand million people counts as nobody
        number_needed_to_treat=1 / spared if spared > 1e-9 else None,
    )
