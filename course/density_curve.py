"""Bone density by age: the mean and the spread at every age from 20 to 90.

Means and spreads come from two surveys of the United States population. The older one
(NHANES III, 1988–94) is what scan reports use at the hip; it did not measure the spine. The newer
one (2005–2010) measured everything in the same people. `course.density` gathers all names.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache

from course import checks, tables
from course.checks import CourseError
from course.curves import monotone_cubic

SITES = ("femoral_neck", "total_hip", "lumbar_spine")
SURVEYS = ("nhanes3", "nhanes2005_2010")

Numbers = tuple[float, ...]

_YOUNGEST = tables.value("density", "lowest_age")
_OLDEST = tables.value("density", "highest_age")
_LOWEST = tables.value("density", "lowest_bmd")
_HIGHEST = tables.value("density", "highest_bmd")


def check_site(site: str) -> str:
    """Return `site` if the course has a curve for it.

    Parameters
    ----------
    site : str
        One of `SITES`.

    Returns
    -------
    str
        The same site.

    Raises
    ------
    CourseError
        If it is none of them.

    Examples
    --------
    >>> check_site("total_hip")
    'total_hip'
    """
    return str(checks.choice(site, "site", SITES, what="Site"))


def check_age(age: float, field: str = "age") -> float:
    """Return `age` if the curves cover it.

    Parameters
    ----------
    age : float
        Age. [years], 20 to 90
    field : str, default "age"
        Name of the parameter, for the refusal.

    Returns
    -------
    float
        The same age. [years]

    Raises
    ------
    CourseError
        If it is no number or outside the range.

    Examples
    --------
    >>> check_age(70)
    70.0
    """
    return checks.number(age, field, _YOUNGEST, _OLDEST, unit="years", what="Age")


def check_bmd(bmd: float, field: str = "bmd") -> float:
    """Return `bmd` if a scan could give it.

    Parameters
    ----------
    bmd : float
        Density. [g/cm²], 0.2 to 2
    field : str, default "bmd"
        Name of the parameter, for the refusal.

    Returns
    -------
    float
        The same density. [g/cm²]

    Raises
    ------
    CourseError
        If it is no number or outside the range: often a wrong unit.

    Examples
    --------
    >>> check_bmd(0.64)
    0.64
    """
    return checks.number(bmd, field, _LOWEST, _HIGHEST, unit="g/cm²", what="Bone density")


def mean_bmd(age: float, sex: str, site: str, survey: str | None = None) -> float:
    """Mean bone density of people of one age and sex.

    Parameters
    ----------
    age : float
        Age. [years], 20 to 90
    sex : str
        ``"female"`` or ``"male"``.
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.
    survey : str, optional
        ``"nhanes3"`` (1988–94, hip only) or ``"nhanes2005_2010"``. Default: the first at the hip,
        because scan reports use it; the second at the spine.

    Returns
    -------
    float
        Mean density on the scale of Hologic scanners. [g/cm²]

    Raises
    ------
    CourseError
        If an argument is outside its range, or if the survey did not measure the site.

    Notes
    -----
    A monotone cubic curve through one mean per ten years, placed at 25, 35 … 85; flat from 20
    to 25; from 85 to 90 a straight line with the mean slope from 75 to 85. The point at 85 is the
    mean of everyone of 80 and over.

    Weak spots. At a point it has not seen the curve is off by up to 0.007 g/cm² (women's hip),
    0.024 (spine) or 0.028 (men's total hip). It compares people of different ages; nobody was
    followed. All are non-Hispanic white. In ``"nhanes3"`` the women's neck is published at every
    age [1]_, their total hip to 65; of men only the young mean is: their total hip is the
    2005–2008 mean shifted down [2]_, their neck a straight line through one later study [3]_
    (within 0.02). At the spine the oldest seem to gain bone [4]_: worn joints make a scan look
    denser, and many of the oldest could not be measured.

    References
    ----------
    .. [1] looker1998
    .. [2] looker2012
    .. [3] cawthon2009
    .. [4] nhanes2005

    Examples
    --------
    >>> mean_bmd(65, "female", "femoral_neck")
    0.681
    >>> mean_bmd(65, "female", "femoral_neck", "nhanes2005_2010")
    0.722
    """
    age = check_age(age)
    ages, means, _ = _nodes(sex, site, survey)
    if age <= ages[0]:
        return means[0]
    if age > ages[-1]:
        slope = (means[-1] - means[-2]) / (ages[-1] - ages[-2])
        return means[-1] + slope * (age - ages[-1])
    return _curve(ages, means)(age)


def sd_bmd(age: float, sex: str, site: str, survey: str | None = None) -> float:
    """Spread of bone density among people of one age and sex: the standard deviation (SD).

    About two of three people lie within one SD of the mean.

    Parameters
    ----------
    age, sex, site, survey
        As in `mean_bmd`.

    Returns
    -------
    float
        Standard deviation. [g/cm²]

    Raises
    ------
    CourseError
        As in `mean_bmd`.

    Notes
    -----
    Straight lines between the SDs at 25, 35 … 85, flat outside. Published or computed [1]_ [2]_,
    except for the women's total hip from 75 and the men's neck from 35 of ``"nhanes3"``, which
    the course chose.

    References
    ----------
    .. [1] looker1998
    .. [2] nhanes2005

    Examples
    --------
    >>> round(sd_bmd(60, "female", "femoral_neck"), 3)
    0.12
    """
    age = check_age(age)
    ages, _, sds = _nodes(sex, site, survey)
    age = min(max(age, ages[0]), ages[-1])
    k = max(bisect_left(ages, age), 1)
    share = (age - ages[k - 1]) / (ages[k] - ages[k - 1])
    return sds[k - 1] + share * (sds[k] - sds[k - 1])


def falling_part(sex: str, site: str) -> tuple[float, float]:
    """Ages between which the mean falls, so that a density has one age.

    Parameters
    ----------
    sex : str
        ``"female"`` or ``"male"``.
    site : str
        One of `SITES`. Neither is checked here.

    Returns
    -------
    tuple of float
        First and last age. [years]

    Raises
    ------
    CourseError
        For the spine of men, where the mean does not fall.

    Examples
    --------
    >>> falling_part("female", "femoral_neck")
    (25.0, 90.0)
    """
    if (sex, site) == ("male", "lumbar_spine"):
        raise CourseError(
            "In men the average density of the spine does not fall with age, "
            "so a density there has no age of its own.",
            "site",
        )
    ages, _, _ = _nodes(sex, site, None)
    limits = tables.numbers("density")
    return (
        limits.get(f"falls_from_{sex}_{site}", ages[0]),
        limits.get(f"falls_to_{sex}_{site}", _OLDEST),
    )


def _nodes(sex: str, site: str, survey: str | None) -> tuple[Numbers, Numbers, Numbers]:
    checks.sex(sex)
    check_site(site)
    if survey is None:
        survey = "nhanes2005_2010" if site == "lumbar_spine" else "nhanes3"
    checks.choice(survey, "survey", SURVEYS, what="Survey")
    if (survey, site) == ("nhanes3", "lumbar_spine"):
        raise CourseError(
            "The survey of 1988 to 1994 did not measure the spine. "
            "Choose the survey of 2005 to 2010 for the spine.",
            "survey",
        )
    return _read(survey, sex, site)


@cache
def _read(survey: str, sex: str, site: str) -> tuple[Numbers, Numbers, Numbers]:
    rows = [
        row
        for row in tables.rows("density_by_age")
        if (row["survey"], row["sex"], row["site"]) == (survey, sex, site)
    ]
    ages, means, sds = (
        tuple(float(row[column]) for row in rows) for column in ("age", "mean", "sd")
    )
    return ages, means, sds


@cache
def _curve(ages: Numbers, means: Numbers) -> Callable[[float], float]:
    return monotone_cubic(ages, means)
