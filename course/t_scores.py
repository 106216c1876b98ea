"""T-scores: a density beside young adults, its class after the WHO, and who has which score."""

from enum import Enum
from statistics import NormalDist

from course import checks, tables
from course.checks import CourseError
from course.density_by_age import check_bmd, check_site, mean_bmd, sd_bmd

_ROUNDING = 1e-9  # a T-score that misses an edge by computer rounding only counts as the edge
_LARGEST = tables.value("density", "largest_score")
_NORMAL_FROM = tables.value("density", "normal_from")
_OSTEOPOROSIS_TO = tables.value("density", "osteoporosis_to")


class Category(Enum):
    """Classes of the World Health Organization, by T-score."""

    NORMAL = "normal"
    OSTEOPENIA = "osteopenia"
    OSTEOPOROSIS = "osteoporosis"
    SEVERE_OSTEOPOROSIS = "severe_osteoporosis"


def t_score(
    bmd: float,
    site: str = "femoral_neck",
    sex: str = "female",
    reference: str = "young_women",
) -> float:
    """Distance from the mean of healthy young adults: what a scan report prints.

    Parameters
    ----------
    bmd : float
        Density on the scale of Hologic scanners (see `convert`). [g/cm²], 0.2 to 2
    site : str, default "femoral_neck"
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.
    sex : str, default "female"
        ``"female"`` or ``"male"``. Plays a part only with ``reference="own_sex"``.
    reference : str, default "young_women"
        ``"young_women"``: the same white women of 20 to 29 for everybody, as guidelines ask.
        ``"own_sex"``: young men for men, as some centres report; hip only.

    Returns
    -------
    float
        T-score, not rounded. [SD]

    Raises
    ------
    CourseError
        If an argument is outside its range, or for ``"own_sex"`` at the spine of men, where this
        course has no reference.

    Notes
    -----
    T = (density − mean) / SD of the young. Mean and SD of young women: neck 0.858 and 0.120,
    total hip 0.942 and 0.122 [1]_, spine 1.047 and 0.110, the maker's reference behind the
    published shares of weak spines [2]_. Young men: neck 0.934 and 0.137, total hip 1.041 and
    0.144 [1]_.

    References
    ----------
    .. [1] looker1998
    .. [2] looker2017

    Examples
    --------
    >>> round(t_score(0.618), 2)
    -2.0
    >>> round(t_score(0.618, sex="male", reference="own_sex"), 2)
    -2.31
    """
    bmd = check_bmd(bmd)
    mean, sd = _young(site, sex, reference)
    return (bmd - mean) / sd


def bmd_at_t_score(
    t_score: float,
    site: str = "femoral_neck",
    sex: str = "female",
    reference: str = "young_women",
) -> float:
    """Density that belongs to a T-score: the inverse of `t_score`, for lines in a chart.

    Parameters
    ----------
    t_score : float
        T-score. [SD], −10 to 10
    site, sex, reference
        As in `t_score`.

    Returns
    -------
    float
        Density on the scale of Hologic scanners. [g/cm²]

    Raises
    ------
    CourseError
        As in `t_score`, or if no bone could have that score: the density would not be above zero.

    Notes
    -----
    mean + T · SD of the young [1]_.

    References
    ----------
    .. [1] looker1998

    Examples
    --------
    >>> round(bmd_at_t_score(-2.5), 3)
    0.558
    """
    score = _check_t(t_score)
    mean, sd = _young(site, sex, reference)
    if mean + score * sd <= 0:
        raise CourseError("No bone has a T-score this low.", "t_score")
    return mean + score * sd


def classify(t_score: float, fragility_fracture: bool = False) -> Category:
    """Class of the World Health Organization for a T-score.

    Meant for women after menopause and men of 50 and over, and for the lowest of spine, total
    hip and neck. Others: see `below_expected_range`.

    Parameters
    ----------
    t_score : float
        T-score. [SD], −10 to 10
    fragility_fracture : bool, default False
        Whether a bone broke in a fall from standing height or less.

    Returns
    -------
    Category
        −1.0 is normal; −2.5 is osteoporosis; between the two osteopenia. Severe: osteoporosis
        with a fragility fracture.

    Raises
    ------
    CourseError
        If the score is outside its range, or if the fracture is not True or False.

    Notes
    -----
    The score is taken as it is and not rounded to one decimal, so −2.46 is osteopenia even where
    a report prints −2.5 [1]_. Only rounding in the computer is forgiven: a score within 10⁻⁹ of
    an edge counts as the edge, so a density exactly 2.5 SD below the young mean is osteoporosis.
    Osteopenia is a range, not a disease. Some guidelines speak of osteoporosis after certain
    fractures at a higher score; this function does not.

    References
    ----------
    .. [1] who1994

    Examples
    --------
    >>> classify(-1.0).name, classify(-2.5).name
    ('NORMAL', 'OSTEOPOROSIS')
    >>> classify(-2.7, fragility_fracture=True).name
    'SEVERE_OSTEOPOROSIS'
    """
    score = _check_t(t_score)
    checks.yes_or_no(fragility_fracture, "fragility_fracture", what="A bone that broke easily")
    if score >= _NORMAL_FROM - _ROUNDING:
        return Category.NORMAL
    if score > _OSTEOPOROSIS_TO + _ROUNDING:
        return Category.OSTEOPENIA
    return Category.SEVERE_OSTEOPOROSIS if fragility_fracture else Category.OSTEOPOROSIS


def share_below(
    t_score: float, age: float, sex: str, site: str, survey: str | None = None
) -> float:
    """Share of people of one age and sex with this T-score or a lower one.

    Parameters
    ----------
    t_score : float
        T-score against young women. [SD], −10 to 10
    age : float
        Age. [years], 20 to 90
    sex : str
        ``"female"`` or ``"male"``.
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.
    survey : str, optional
        As in `mean_bmd`.

    Returns
    -------
    float
        Share. [1], 0 to 1

    Raises
    ------
    CourseError
        If an argument is outside its range, or if the survey did not measure the site.

    Notes
    -----
    With M and S the mean and SD of the young, μ and σ those of the age, a normal distribution:

    .. math:: P(T \\le t) = Φ\\left(\\frac{M + t S - μ(a)}{σ(a)}\\right)

    Over all white women of 50 and over this gives 18 % with osteoporosis at the neck in the
    survey of 1988–94 [1]_ and 10 % in that of 2005–2010 [2]_, where 6 to 10 % were counted in
    women of all backgrounds [3]_.

    References
    ----------
    .. [1] looker1998
    .. [2] nhanes2005
    .. [3] looker2017

    Examples
    --------
    >>> round(share_below(-2.5, 75, "female", "femoral_neck"), 2)
    0.29
    """
    score = _check_t(t_score)
    mean, sd = _young(site, sex, "young_women")
    here = NormalDist(mean_bmd(age, sex, site, survey), sd_bmd(age, sex, site, survey))
    return here.cdf(mean + score * sd)


def _check_t(score: float) -> float:
    return checks.number(score, "t_score", -_LARGEST, _LARGEST, unit="", what="T-score")


def _young(site: str, sex: str, reference: str) -> tuple[float, float]:
    check_site(site)
    checks.sex(sex)
    checks.choice(reference, "reference", ("young_women", "own_sex"), what="Reference")
    group = "young_men" if (sex, reference) == ("male", "own_sex") else "young_women"
    for row in tables.rows("density_young_adults"):
        if (row["reference"], row["site"]) == (group, site):
            return float(row["mean"]), float(row["sd"])
    raise CourseError(
        "For the spine there is no reference of young men here. Compare with young women instead.",
        "reference",
    )
