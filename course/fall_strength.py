"""Strength of the hip from its density, and force over strength: the factor of risk."""

from course import tables
from course.fall_impact import limited

_REFERENCE_BMD = next(
    float(row["mean"])
    for row in tables.rows("density_young_adults")
    if row["reference"] == "young_women" and row["site"] == "femoral_neck"
)


def hip_strength(bmd: float) -> float:
    """Force at which the top of the thigh bone breaks in a fall to the side, from its density.

    Parameters
    ----------
    bmd : float
        Density of the femoral neck on the scale of Hologic scanners. [g/cm²], 0.35 to 1.1

    Returns
    -------
    float
        Strength; one person may lie 25 % lower or higher. [N]

    Raises
    ------
    CourseError
        If `bmd` is outside its range.

    Notes
    -----
    S = 7200 N (density / 0.858)²·³. The 7200 N of young adults is recalled, not checked [1]_;
    0.858 g/cm² is the mean of young women [2]_. The power lies between the 2.10 of men and 2.65
    of women that follow from the fall of strength and density over adult life [3]_: it mixes age
    and density. Bones of people of 79 broke at 3951 N (SD 1659) [4]_; at a T-score of −2 the
    formula gives 3400 N. The 25 % is a setting of the course.

    References
    ----------
    .. [1] courtney1995
    .. [2] looker1998
    .. [3] keaveny2010
    .. [4] eckstein2004

    Examples
    --------
    >>> round(hip_strength(0.858)), round(hip_strength(0.618), -1)
    (7200, 3390.0)
    """
    limits = "lowest_bmd", "highest_bmd"
    bmd = limited(bmd, "bmd", *limits, unit="g/cm²", what="Density of the femoral neck")
    value = tables.value
    power = value("falls", "strength_exponent")
    return float(value("falls", "strength_young") * (bmd / _REFERENCE_BMD) ** power)


def factor_of_risk(force: float, strength: float) -> float:
    """Force over strength: above 1 a bone would break in the model.

    Parameters
    ----------
    force : float
        Force on the hip. [N], 0 to 20,000
    strength : float
        Strength of the hip. [N], 500 to 20,000

    Returns
    -------
    float
        Factor of risk. It is no probability. [1]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    In the laboratory it was above 1 in 53 of 54 bones with a T-score under −2.5 and in 10 of 19
    above [1]_. Over 11 years people broke a hip 1.78 (men) and 1.41 (women) times as often for
    each SD of a factor like this one [2]_.

    References
    ----------
    .. [1] roberts2010
    .. [2] dufour2012

    Examples
    --------
    >>> round(factor_of_risk(force=2680, strength=hip_strength(0.558)), 2)
    1.0
    """
    force = limited(force, "force", "no_force", "highest_force", unit="N", what="Force on the hip")
    limits = "lowest_strength", "highest_strength"
    strength = limited(strength, "strength", *limits, unit="N", what="Strength of the hip")
    return force / strength


def factor_of_risk_band(force: float, strength: float) -> tuple[float, float]:
    """Range of `factor_of_risk` for one person, whose bone may be 25 % stronger or weaker.

    Parameters
    ----------
    force : float
        Force on the hip. [N], 0 to 20,000
    strength : float
        Strength of the hip by the formula. [N], 500 to 20,000

    Returns
    -------
    tuple of float
        Lowest and highest. The force is uncertain too; that is not in the band. [1]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Examples
    --------
    >>> [round(factor, 2) for factor in factor_of_risk_band(3000, 3000)]
    [0.8, 1.33]
    """
    middle = factor_of_risk(force, strength)
    spread = tables.value("falls", "strength_spread") / 100
    return middle / (1 + spread), middle / (1 - spread)
