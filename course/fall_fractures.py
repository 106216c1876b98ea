"""Broken bones by falls: how many of a number of falls break one."""

from dataclasses import dataclass

from course import tables
from course.fall_impact import limited


@dataclass(frozen=True)
class BrokenBones:
    """Bones broken in a number of falls.

    Attributes
    ----------
    low, high : float
        Falls that break any bone. [falls]
    hip : float
        Falls that break a hip. [falls]
    """

    low: float
    high: float
    hip: float


def broken_bones(falls: float) -> BrokenBones:
    """How many of a number of falls break a bone.

    Parameters
    ----------
    falls : float
        Number of falls. 0 to 10,000

    Returns
    -------
    BrokenBones

    Raises
    ------
    CourseError
        If `falls` is outside its range.

    Notes
    -----
    10 to 15 % of falls do serious harm, at least half of that are broken bones: 5 to 7.5 %; 1 %
    break a hip (older white women) [1]_. Falls that training prevents need not be average falls.

    References
    ----------
    .. [1] cummings1994

    Examples
    --------
    >>> broken_bones(200)
    BrokenBones(low=10.0, high=15.0, hip=2.0)
    """
    falls = limited(falls, "falls", "none", "most_falls", unit="", what="Number of falls")
    value = tables.value
    return BrokenBones(
        low=falls * value("falls", "fracture_per_fall_low") / 100,
        high=falls * value("falls", "fracture_per_fall_high") / 100,
        hip=falls * value("falls", "hip_per_fall") / 100,
    )


def fractures_per_thousand(risk_ratio: float = 1.0) -> float:
    """Broken bones by falls in a year among 1,000 people of 60 and over who live at home.

    Parameters
    ----------
    risk_ratio : float, default 1.0
        People who break a bone with training over without; 1 is no training. [1], 0.1 to 2

    Returns
    -------
    float
        Broken bones, at least: the low end of `broken_bones`. [per 1000 people a year]

    Raises
    ------
    CourseError
        If `risk_ratio` is outside its range.

    Notes
    -----
    850 falls without training [1]_, of which 5 % break a bone [2]_, × ratio. The 5 % is a low
    estimate of all older people; the trials did not have to be like them.

    References
    ----------
    .. [1] sherrington2019
    .. [2] cummings1994

    Examples
    --------
    >>> round(fractures_per_thousand(), 1), round(fractures_per_thousand(0.73))
    (42.5, 31)
    """
    ratio = limited(
        risk_ratio, "risk_ratio", "lowest_ratio", "highest_ratio", unit="", what="Risk ratio"
    )
    return broken_bones(tables.value("falls", "falls_without_training")).low * ratio
