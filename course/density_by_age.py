"""Bone density among people of one age and sex: where you stand, and whose mean you have.

The means and spreads themselves are in `course.density_curve`; this module hands on their names,
and `course.density` gathers all.
"""

from statistics import NormalDist

from course import checks, tables
from course.checks import CourseError
from course.density_curve import (
    SITES,
    SURVEYS,
    check_age,
    check_bmd,
    check_site,
    falling_part,
    mean_bmd,
    sd_bmd,
)

__all__ = [
    "SITES",
    "SURVEYS",
    "below_expected_range",
    "bone_equivalent_age",
    "check_age",
    "check_bmd",
    "check_site",
    "mean_bmd",
    "peak_age",
    "percentile",
    "percentile_bmd",
    "sd_bmd",
    "z_score",
]

_NORMAL = NormalDist()


def z_score(bmd: float, age: float, sex: str, site: str, survey: str | None = None) -> float:
    """Distance from the mean of people of the same age and sex.

    Parameters
    ----------
    bmd : float
        Density on the scale of Hologic scanners (see `course.scanners.convert`).
        [g/cm²], 0.2 to 2
    age, sex, site, survey
        As in `mean_bmd`.

    Returns
    -------
    float
        Z-score. [SD]

    Raises
    ------
    CourseError
        If an argument is outside its range, or if the survey did not measure the site.

    Notes
    -----
    Z = (density − mean) / SD. Preferred over the T-score before menopause and in men under 50
    [1]_.

    References
    ----------
    .. [1] iscd2005

    Examples
    --------
    >>> round(z_score(0.562, 65, "female", "femoral_neck"), 2)
    -1.0
    """
    bmd = check_bmd(bmd)
    return (bmd - mean_bmd(age, sex, site, survey)) / sd_bmd(age, sex, site, survey)


def percentile(bmd: float, age: float, sex: str, site: str, survey: str | None = None) -> float:
    """How many of 100 people of the same age and sex have a lower density.

    Parameters
    ----------
    bmd, age, sex, site, survey
        As in `z_score`.

    Returns
    -------
    float
        Percentile, 0 to 100. [%]

    Raises
    ------
    CourseError
        As in `z_score`.

    Notes
    -----
    100 Φ(Z), with Φ the share of a normal distribution below Z, and the means and spreads of
    `mean_bmd` and `sd_bmd` [1]_ [2]_. Densities are only roughly normal, so values below 1 and
    above 99 are rough.

    References
    ----------
    .. [1] looker1998
    .. [2] nhanes2005

    Examples
    --------
    >>> round(percentile(0.681, 65, "female", "femoral_neck"))
    50
    """
    return 100 * _NORMAL.cdf(z_score(bmd, age, sex, site, survey))


def percentile_bmd(
    percent: float, age: float, sex: str, site: str, survey: str | None = None
) -> float:
    """Density below which so many of 100 people of one age and sex lie: the edges of the bands.

    Parameters
    ----------
    percent : float
        Percentile. [%], 0.1 to 99.9
    age, sex, site, survey
        As in `mean_bmd`.

    Returns
    -------
    float
        Density. [g/cm²]

    Raises
    ------
    CourseError
        If an argument is outside its range, or if the survey did not measure the site.

    Notes
    -----
    mean + SD · Φ⁻¹(percent / 100): the inverse of `percentile` [1]_ [2]_.

    References
    ----------
    .. [1] looker1998
    .. [2] nhanes2005

    Examples
    --------
    >>> round(percentile_bmd(5, 65, "female", "femoral_neck"), 3)
    0.485
    """
    percent = checks.number(percent, "percent", 0.1, 99.9, unit="%", what="Percentile")
    score = _NORMAL.inv_cdf(percent / 100)
    return mean_bmd(age, sex, site, survey) + score * sd_bmd(age, sex, site, survey)


def below_expected_range(z_score: float) -> bool:
    """Whether a density is below the expected range for age.

    For women before menopause and men under 50, where T-scores do not apply [1]_.

    Parameters
    ----------
    z_score : float
        Z-score. [SD], −10 to 10

    Returns
    -------
    bool
        True at −2.0 and lower. A Z-score that misses −2.0 by rounding in the computer
        (10⁻⁹) counts as −2.0.

    Raises
    ------
    CourseError
        If the score is outside its range.

    References
    ----------
    .. [1] iscd2005

    Examples
    --------
    >>> below_expected_range(-2.0), below_expected_range(-1.9)
    (True, False)
    """
    largest = tables.value("density", "largest_score")
    score = checks.number(z_score, "z_score", -largest, largest, unit="", what="Z-score")
    return score <= tables.value("density", "below_expected_to") + 1e-9


def bone_equivalent_age(bmd: float, sex: str, site: str) -> float:
    """Age at which a density is the mean.

    Show it as a range, for example from ``bmd`` plus and minus half the least significant
    change: a scan is not that exact.

    Parameters
    ----------
    bmd : float
        Density on the scale of Hologic scanners. [g/cm²], 0.2 to 2
    sex : str
        ``"female"`` or ``"male"``.
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.

    Returns
    -------
    float
        Age. [years], 25 to 90

    Raises
    ------
    CourseError
        If an argument is outside its range, or if the curve has no single age for this density:
        the spine of men, where the mean does not fall with age, and a density above or below the
        part of the curve that falls. That part is 45 to 75 years for the spine of women,
        45 to 90 for the total hip of men, 25 to 90 elsewhere.

    Notes
    -----
    The inverse of `mean_bmd` with its default survey [1]_ [2]_, found by halving.

    References
    ----------
    .. [1] looker1998
    .. [2] nhanes2005

    Examples
    --------
    >>> round(bone_equivalent_age(0.681, "female", "femoral_neck"), 1)
    65.0
    """
    bmd = check_bmd(bmd)
    low, high = falling_part(checks.sex(sex), check_site(site))
    if bmd > mean_bmd(low, sex, site):
        raise CourseError(
            "This density is higher than the average at {age} years. Before that age the average "
            "hardly changes, so this density has no age of its own.",
            "bmd",
            age=low,
        )
    if bmd < mean_bmd(high, sex, site):
        raise CourseError(
            "This density is lower than the average at {age} years, where the curve that falls "
            "with age ends. So this density has no age of its own.",
            "bmd",
            age=high,
        )
    for _ in range(60):
        middle = (low + high) / 2
        if mean_bmd(middle, sex, site) >= bmd:
            low = middle
        else:
            high = middle
    return low


def peak_age(sex: str, site: str) -> float:
    """Age at which density is highest, from people of different ages.

    Parameters
    ----------
    sex : str
        ``"female"`` or ``"male"``.
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.

    Returns
    -------
    float
        Age. [years]

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Notes
    -----
    A smooth curve fitted to 18,713 people of the United States [1]_. At the spine a plateau
    follows, to about 39.

    References
    ----------
    .. [1] xue2020

    Examples
    --------
    >>> peak_age("female", "total_hip")
    19.0
    """
    checks.sex(sex)
    check_site(site)
    found = [r for r in tables.rows("density_peak") if (r["sex"], r["site"]) == (sex, site)]
    return float(found[0]["age"])
