"""One person's density over a lifetime, and what density means for strength. Illustrations."""

from collections.abc import Iterable

from course import checks, tables
from course.checks import CourseError
from course.density_by_age import check_age, check_bmd, check_site, mean_bmd

_START = tables.value("density", "path_start")
_OLDEST = tables.value("density", "highest_age")
_YOUNGEST = tables.value("density", "lowest_age")


def personal_path(
    sex: str,
    site: str,
    *,
    menopause_age: float | None = None,
    peak_factor: float = 1.0,
    ages: Iterable[float],
) -> list[float]:
    """Density of one person over the years: an illustration, not a forecast.

    Parameters
    ----------
    sex : str
        ``"female"`` or ``"male"``.
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.
    menopause_age : float, optional
        Age at the last period. [years], 40 to 60. Only for women at the femoral neck and the
        spine; default there: 51.
    peak_factor : float, default 1.0
        Density at 25 as a share of the mean at 25. [1], 0.8 to 1.2
    ages : iterable of float
        Ages to compute, in any order. [years], 20 to 90

    Returns
    -------
    list of float
        Density at those ages on the scale of Hologic scanners. [g/cm²]

    Raises
    ------
    CourseError
        If an argument is outside its range, if there are no ages, or if a menopause age is given
        for a man or for the total hip.

    Notes
    -----
    Everyone starts with ``peak_factor`` times the mean at 25 and keeps that from 20 to 25. A head
    start stays the same in g/cm² for life (parallel curves): with p the factor and μ the mean,

    .. math:: B(a) = B_1(a) + (p - 1)\\,μ(25)

    For men, and at the total hip, the average path B₁ is the mean curve (`mean_bmd`). For women
    at the neck and the spine it is μ(25) (1 − L / 100), with L the loss since 25, in percent of
    the density before menopause. Around the last period loss per year is:

    ========  ==========  =========  ==========  =======
    site      until −1 y  to +2 y    later       after
    ========  ==========  =========  ==========  =======
    neck      0.2 %       1.93 %     1.10 %, +5  0.75 %
    spine     0 %         2.46 %     1.07 %, +10 0 %
    ========  ==========  =========  ==========  =======

    The middle columns are measured [1]_; 0.2 % and the range around 0.75 % come from women of
    different ages [2]_; that scans of the spine no longer fall is seen in older people [3]_,
    whose worn joints hide the loss. One person may lose twice as much or nothing. The path makes
    the age at menopause more important than it probably is: five years later shifts the neck
    by 3.7 years, a published model found about two [4]_.

    References
    ----------
    .. [1] greendale2012
    .. [2] mazess1999
    .. [3] burger1994
    .. [4] hernandez2003

    Examples
    --------
    >>> [round(b, 3) for b in personal_path("female", "femoral_neck", ages=[25, 51, 85])]
    [0.858, 0.799, 0.55]
    >>> later = personal_path("female", "femoral_neck", menopause_age=56, ages=[85])
    >>> round(later[0], 3)
    0.574
    """
    menopause, shift = _check(sex, site, menopause_age, peak_factor)
    if isinstance(ages, (str, bytes)) or not isinstance(ages, Iterable):
        raise CourseError("Ages must be a list of numbers.", "ages")
    checked = [check_age(age, "ages") for age in ages]
    if not checked:
        raise CourseError("Give at least one age.", "ages")
    return [_average(age, sex, site, menopause) + shift for age in checked]


def age_at_density(
    bmd: float,
    sex: str,
    site: str,
    *,
    menopause_age: float | None = None,
    peak_factor: float = 1.0,
) -> float | None:
    """Age at which a personal path first comes down to a density.

    Two such ages show what a higher peak or a later menopause gives: years.

    Parameters
    ----------
    bmd : float
        Density on the scale of Hologic scanners. [g/cm²], 0.2 to 2
    sex, site, menopause_age, peak_factor
        As in `personal_path`.

    Returns
    -------
    float or None
        Age. [years], 20 to 90; 20 if the path starts no higher, None if it stays above until 90.

    Raises
    ------
    CourseError
        As in `personal_path`.

    Notes
    -----
    A peak 10 % higher gives 13 to 14 years at the neck and the total hip of women, if the head
    start is kept. A published model found 13 [1]_.

    References
    ----------
    .. [1] hernandez2003

    Examples
    --------
    >>> early = age_at_density(0.65, "female", "femoral_neck")
    >>> late = age_at_density(0.65, "female", "femoral_neck", peak_factor=1.1)
    >>> round(early, 1), round(late, 1)
    (69.5, 82.9)
    """
    bmd = check_bmd(bmd)
    menopause, shift = _check(sex, site, menopause_age, peak_factor)
    target = bmd - shift
    steps = 10 * round(_OLDEST - _YOUNGEST)
    before = _YOUNGEST
    for step in range(steps + 1):
        age = _YOUNGEST + step / 10
        if _average(age, sex, site, menopause) > target:
            before = age
            continue
        low, high = before, age
        for _ in range(40):
            middle = (low + high) / 2
            if _average(middle, sex, site, menopause) > target:
                low = middle
            else:
                high = middle
        return high
    return None


def relative_strength(bmd_ratio: float, exponent: float = 2.0) -> float:
    """Strength that goes with a share of density, by the power law of spongy bone.

    An illustration: the law holds for density per volume, and a scan measures per area.

    Parameters
    ----------
    bmd_ratio : float
        Density as a share of the density before. [1], 0.2 to 2
    exponent : float, default 2.0
        Power of the law. [1], 1.5 to 2.7

    Returns
    -------
    float
        Strength as a share of the strength before. [1]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    strength ratio = (density ratio)ⁿ. The square is the classic result for pieces of bone [1]_
    (recalled, not checked in the original). Stiffness in four human sites went with powers of
    1.49 to 2.18 [2]_; whole vertebrae that lost 35 to 45 % of density lost 70 to 80 % of
    strength, which is a power of 2.7 [3]_. In one person size and structure count as well.

    References
    ----------
    .. [1] carter1976
    .. [2] morgan2003
    .. [3] mosekilde1998

    Examples
    --------
    >>> round(relative_strength(0.9), 2)
    0.81
    """
    value = tables.value
    ratio = checks.number(
        bmd_ratio,
        "bmd_ratio",
        value("density", "lowest_density_ratio"),
        value("density", "highest_density_ratio"),
        unit="",
        what="Share of density",
    )
    power = checks.number(
        exponent,
        "exponent",
        value("density", "lowest_strength_exponent"),
        value("density", "highest_strength_exponent"),
        unit="",
        what="Exponent",
    )
    return ratio**power


def _check(
    sex: str, site: str, menopause_age: float | None, peak_factor: float
) -> tuple[float | None, float]:
    """Return the age at menopause (None where it plays no part) and the head start [g/cm²]."""
    value = tables.value
    checks.sex(sex)
    check_site(site)
    factor = checks.number(
        peak_factor,
        "peak_factor",
        value("density", "lowest_peak_factor"),
        value("density", "highest_peak_factor"),
        unit="",
        what="Peak compared with the average",
    )
    shift = (factor - 1) * mean_bmd(_START, sex, site)
    if sex == "male" or site == "total_hip":
        if menopause_age is not None and sex == "male":
            raise CourseError("Men have no menopause. Leave that age out.", "menopause_age")
        if menopause_age is not None:
            raise CourseError(
                "At the total hip this path follows the average of all women. "
                "Leave the age at menopause out, or choose the femoral neck or the spine.",
                "menopause_age",
            )
        return None, shift
    if menopause_age is None:
        return value("density", "menopause_age"), shift
    low = value("density", "lowest_menopause_age")
    high = value("density", "highest_menopause_age")
    age = checks.number(
        menopause_age, "menopause_age", low, high, unit="years", what="Age at menopause"
    )
    return age, shift


def _average(age: float, sex: str, site: str, menopause: float | None) -> float:
    if menopause is None:
        return mean_bmd(age, sex, site)
    lost = 0.0
    for row in tables.rows("density_menopause"):
        if row["site"] == site:
            begin = menopause + float(row["from_year"]) if row["from_year"] else _START
            end = menopause + float(row["to_year"]) if row["to_year"] else _OLDEST
            lost += float(row["loss"]) * max(0.0, min(age, end) - begin)
    return mean_bmd(_START, sex, site) * (1 - lost / 100)
