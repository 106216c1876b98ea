"""Falls: how many training prevents, and every other name of the topic.

The force of a fall is in `course.fall_impact`, the strength of the hip in `course.fall_strength`,
broken bones in `course.fall_fractures`, the self-tests in `course.self_tests`; this module hands
on their names.
"""

import math
from dataclasses import dataclass

from course import checks, tables
from course.fall_fractures import BrokenBones, broken_bones, fractures_per_thousand
from course.fall_impact import (
    LANDINGS,
    bare_force,
    impact_force,
    impact_speed,
    in_body_weights,
    limited,
    most_soft_tissue,
)
from course.fall_strength import factor_of_risk, factor_of_risk_band, hip_strength
from course.self_tests import (
    ONE_LEG_STUDIES,
    TESTS,
    SelfTest,
    UpAndGo,
    chair_stand_norm,
    one_leg_norm,
    self_test,
    up_and_go_cut_off,
    up_and_go_norm,
)

__all__ = [
    "LANDINGS",
    "ONE_LEG_STUDIES",
    "OUTCOMES",
    "TESTS",
    "TRAININGS",
    "BrokenBones",
    "SelfTest",
    "Training",
    "UpAndGo",
    "bare_force",
    "broken_bones",
    "chair_stand_norm",
    "factor_of_risk",
    "factor_of_risk_band",
    "fallers_per_thousand",
    "falls_per_thousand",
    "fractures_per_thousand",
    "hip_strength",
    "impact_force",
    "impact_speed",
    "in_body_weights",
    "most_soft_tissue",
    "one_leg_norm",
    "self_test",
    "trainings",
    "up_and_go_cut_off",
    "up_and_go_norm",
]

_ROWS = tables.rows("falls_training")
TRAININGS = tuple(dict.fromkeys(row["training"] for row in _ROWS))
OUTCOMES = tuple(dict.fromkeys(row["outcome"] for row in _ROWS))


@dataclass(frozen=True)
class Training:
    """What one kind of training did to falls, fallers or broken bones in trials.

    Attributes
    ----------
    training, outcome : str
        Which of `TRAININGS` and `OUTCOMES`.
    ratio, low, high : float
        With training over without, and its 95 % interval.
    per_thousand : tuple of float or None
        Out of 1,000 people in a year with training: the middle, the best and the worst end of
        the interval. None where no number without training was published.
    without : float or None
        The same without training.
    interval_below_one : bool
        The whole 95 % interval lies below 1: fewer with training. Look at `certainty` too.
    certainty : str
        How sure the reviewers are: ``"high"``, ``"moderate"``, ``"low"``, or empty if not read.
    trials, people : int or None
        How many trials and people.
    population, source, status : str
        Who was measured, source key, and how the numbers were checked.
    """

    training: str
    outcome: str
    ratio: float
    low: float
    high: float
    per_thousand: tuple[float, float, float] | None
    without: float | None
    interval_below_one: bool
    certainty: str
    trials: int | None
    people: int | None
    population: str
    source: str
    status: str


def falls_per_thousand(rate_ratio: float = 1.0) -> float:
    """Falls in a year among 1,000 people of 60 and over who live at home.

    Parameters
    ----------
    rate_ratio : float, default 1.0
        Falls with training over falls without; 1 is no training. [1], 0.1 to 2

    Returns
    -------
    float
        Falls, not people: some fall several times. [falls per 1000 people a year]

    Raises
    ------
    CourseError
        If `rate_ratio` is outside its range.

    Notes
    -----
    850 × ratio; 850 in those who did not train in 59 trials, on average 76 years old [1]_.

    References
    ----------
    .. [1] sherrington2019

    Examples
    --------
    >>> round(falls_per_thousand()), round(falls_per_thousand(0.77))
    (850, 654)
    """
    ratio = limited(
        rate_ratio, "rate_ratio", "lowest_ratio", "highest_ratio", unit="", what="Rate ratio"
    )
    return tables.value("falls", "falls_without_training") * ratio


def fallers_per_thousand(risk_ratio: float = 1.0) -> float:
    """People out of 1,000 of 60 and over at home who fall at least once in a year.

    Parameters
    ----------
    risk_ratio : float, default 1.0
        People who fall with training over without; 1 is no training. [1], 0.1 to 2

    Returns
    -------
    float
        People. [per 1000 a year]

    Raises
    ------
    CourseError
        If `risk_ratio` is outside its range.

    Notes
    -----
    480 × ratio; 480 in those who did not train in 63 trials [1]_. In the whole population it is
    fewer: at least one third of people of 65 and over [1]_, 28.7 % in one large survey [2]_.

    References
    ----------
    .. [1] sherrington2019
    .. [2] bergen2016

    Examples
    --------
    >>> round(fallers_per_thousand()), round(fallers_per_thousand(0.85))
    (480, 408)
    """
    ratio = limited(
        risk_ratio, "risk_ratio", "lowest_ratio", "highest_ratio", unit="", what="Risk ratio"
    )
    return tables.value("falls", "fallers_without_training") * ratio


def trainings(outcome: str | None = None) -> list[Training]:
    """Results of trials by kind of training, with their intervals.

    Parameters
    ----------
    outcome : str, optional
        One of `OUTCOMES`; default: all.

    Returns
    -------
    list of Training
        One entry for each kind of training and outcome that was read. Most kinds have falls
        only: no people.

    Raises
    ------
    CourseError
        If `outcome` is none of these.

    Notes
    -----
    Fewer falls is well proven [1]_. Fewer broken bones is likely, less certain: three reviews
    give 0.73, 0.84 and 0.74, the second not proven [1]_ [2]_ [3]_.

    References
    ----------
    .. [1] sherrington2019
    .. [2] desouto2019
    .. [3] wang2020

    Examples
    --------
    >>> [(t.training, t.ratio, round(t.per_thousand[0])) for t in trainings("people_who_fall")]
    [('any', 0.85, 408), ('a_year_or_longer', 0.88, 422)]
    """
    if outcome is not None:
        checks.choice(outcome, "outcome", OUTCOMES, what="Outcome")
    return [_training(row) for row in _ROWS if outcome in (None, row["outcome"])]


def falls_spared(training: str = "any") -> int:
    """Falls fewer in a year among 1,000 people who train, both counts in whole falls.

    Parameters
    ----------
    training : str, default "any"
        One of `TRAININGS` for which falls were counted.

    Returns
    -------
    int
        Falls, not people. [falls per 1000 people a year]

    Raises
    ------
    CourseError
        If nobody counted falls for this training.

    Notes
    -----
    The difference of `falls_per_thousand` without and with training; a half counts as a whole,
    as in the published table [1]_.

    References
    ----------
    .. [1] sherrington2019

    Examples
    --------
    >>> falls_spared()
    195
    """
    counted = {t.training: t for t in trainings("falls")}
    checks.choice(training, "training", tuple(counted), what="Training")
    without, trained = falls_per_thousand(), falls_per_thousand(counted[training].ratio)
    return math.floor(without + 0.5) - math.floor(trained + 0.5)


def _training(row: tables.Row) -> Training:
    ratio, low, high = (float(row[column]) for column in ("ratio", "low", "high"))
    count = {"falls": falls_per_thousand, "people_who_fall": fallers_per_thousand}
    per = count.get(row["outcome"])
    return Training(
        training=row["training"],
        outcome=row["outcome"],
        ratio=ratio,
        low=low,
        high=high,
        per_thousand=(per(ratio), per(low), per(high)) if per else None,
        without=per() if per else None,
        interval_below_one=high < 1,
        certainty=row["certainty"],
        trials=int(row["trials"]) if row["trials"] else None,
        people=int(row["people"]) if row["people"] else None,
        population=row["population"],
        source=row["source"],
        status=row["status"],
    )
