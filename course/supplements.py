"""Supplements: what trials found, doses to avoid, and how much calcium is taken up."""

import math
from dataclasses import dataclass

from course import checks, tables
from course.needs import amount

_ROUNDING = 1e-9  # a dose that misses an edge by computer rounding only counts as the edge
_MOST = round(amount("most_amount"))
_SMALL_DOSE = round(amount("small_dose"))  # [mg]
_LARGE_DOSE = round(amount("large_dose"))


@dataclass(frozen=True)
class SupplementEffect:
    """What a supplement did to hip fractures in pooled trials.

    Attributes
    ----------
    supplement : str
        ``"calcium"``, ``"vitamin_d"`` or ``"calcium_and_vitamin_d"``.
    ratio : float
        Risk with, divided by risk without. [ratio]
    low, high : float or None
        95 % range of the ratio; None where we could not read it. [ratio]
    clear : bool
        Whether that is more than chance.
    population, source : str
        Who was studied, and the key of the source.
    """

    supplement: str
    ratio: float
    low: float | None
    high: float | None
    clear: bool
    population: str
    source: str


@dataclass(frozen=True)
class TrialDifference:
    """How many more of 1,000 people had something with a supplement than without, as counted.

    Attributes
    ----------
    supplement, outcome : str
        What was taken, and what was counted: ``"hip_fracture"`` or ``"kidney_stone"``.
    difference, low, high : float
        More people with the supplement, and the 95 % range; below 0 fewer. [of 1,000]
    population, source : str
        Who was studied and for how long, and the key of the source.
    """

    supplement: str
    outcome: str
    difference: float
    low: float
    high: float
    population: str
    source: str


def vitamin_d_too_high(daily: float = 0.0, once_a_month: float = 0.0) -> bool:
    """Whether a dose of vitamin D is one that Dutch doctors avoid.

    Parameters
    ----------
    daily : float, default 0
        Supplement. [µg/day], 0 to 100,000
    once_a_month : float, default 0
        One large dose each month. [µg], 0 to 100,000

    Returns
    -------
    bool
        True from 75 µg (3,000 IU) a day or 1,500 µg (60,000 IU) once a month.

    Raises
    ------
    CourseError
        If a dose is outside its range.

    Notes
    -----
    Stricter than the upper limit of 100 µg, and meant for people at risk of fracture [1]_.

    References
    ----------
    .. [1] nhg_pathway

    Examples
    --------
    >>> vitamin_d_too_high(20), vitamin_d_too_high(75)
    (False, True)
    """
    each_day = checks.number(daily, "daily", 0, _MOST, unit="µg", what="The daily dose")
    at_once = checks.number(
        once_a_month, "once_a_month", 0, _MOST, unit="µg", what="The monthly dose"
    )
    return (
        each_day >= amount("high_daily_vitamin_d") - _ROUNDING
        or at_once >= amount("high_monthly_vitamin_d") - _ROUNDING
    )


def international_units(micrograms: float) -> float:
    """Vitamin D in the unit that many labels print.

    Parameters
    ----------
    micrograms : float
        Vitamin D. [µg], 0 to 100,000

    Returns
    -------
    float
        The same. [IU]

    Raises
    ------
    CourseError
        If the amount is outside its range.

    Notes
    -----
    1 µg is 40 IU: the same advice is printed as 15 µg and as 600 IU [1]_.

    References
    ----------
    .. [1] nasem2011

    Examples
    --------
    >>> international_units(20)
    800.0
    """
    given = checks.number(micrograms, "micrograms", 0, _MOST, unit="µg", what="Vitamin D")
    return given * amount("iu_per_microgram")


def supplement_effects() -> tuple[SupplementEffect, ...]:
    """Return what supplements did to hip fractures in two summaries of trials; they disagree.

    Returns
    -------
    tuple of SupplementEffect

    Notes
    -----
    In people who live at home neither calcium nor vitamin D nor both made a clear difference
    [1]_; in another summary both together, every day, gave 16 % fewer hip fractures [2]_. That
    one also counted people in homes for older people, where the gain was largest.

    References
    ----------
    .. [1] zhao2017
    .. [2] yao2019

    Examples
    --------
    >>> [effect.ratio for effect in supplement_effects() if effect.clear]
    [0.84]
    """
    return tuple(
        SupplementEffect(
            supplement=row["supplement"],
            ratio=float(row["ratio"]),
            low=float(row["low"]) if row["low"] else None,
            high=float(row["high"]) if row["high"] else None,
            clear=row["clear"] == "yes",
            population=row["population"],
            source=row["source"],
        )
        for row in tables.rows("nutrition_supplements")
    )


def trial_differences() -> tuple[TrialDifference, ...]:
    """Return what one summary of trials counted in 1,000 people who live at home.

    Returns
    -------
    tuple of TrialDifference
        Differences in people out of 1,000; negative is fewer.

    Notes
    -----
    With both calcium and vitamin D 1.4 fewer of 1,000 broke a hip, which may be chance, and 3.3
    more had a kidney stone [1]_. People with osteoporosis, an earlier fracture or a known lack
    of vitamin D were left out: it does not speak for them. The trials took 2 to 7 years.

    References
    ----------
    .. [1] kahwati2018

    Examples
    --------
    >>> [(x.outcome, x.difference) for x in trial_differences() if x.low > 0]
    [('kidney_stone', 3.3)]
    """
    return tuple(
        TrialDifference(
            supplement=row["supplement"],
            outcome=row["outcome"],
            difference=float(row["difference"]),
            low=float(row["low"]),
            high=float(row["high"]),
            population=row["population"],
            source=row["source"],
        )
        for row in tables.rows("nutrition_trials")
    )


def absorbed_calcium(dose: float, parts: int = 1) -> float:
    """Calcium taken up from a dose, at once or in equal parts over the day.

    An illustration of why small doses work better.

    Parameters
    ----------
    dose : float
        Calcium in all. [mg]; each part 300 to 1000
    parts : int, default 1
        Number of equal parts, 1 to 3.

    Returns
    -------
    float
        Calcium taken up. [mg]

    Raises
    ------
    CourseError
        If a part is smaller than 300 mg or larger than 1000 mg, or the parts are not 1, 2 or 3.

    Notes
    -----
    d · f(d), with f falling along the logarithm of d from 36 % at 300 mg to 28 % at 1,000 mg
    [1]_. The two ends are read in a copy of the text; the line between is ours.

    References
    ----------
    .. [1] nih_calcium

    Examples
    --------
    >>> round(absorbed_calcium(1000)), round(absorbed_calcium(1000, parts=2))
    (280, 326)
    """
    checks.choice(parts, "parts", (1, 2, 3), what="Number of parts")
    low, high = parts * _SMALL_DOSE, parts * _LARGE_DOSE
    part = checks.number(dose, "dose", low, high, unit="mg", what="The dose") / parts
    small = amount("absorbed_small")
    large = amount("absorbed_large")
    share = math.log(part / _SMALL_DOSE) / math.log(_LARGE_DOSE / _SMALL_DOSE)
    return parts * part * (small + share * (large - small))
