"""Scanners: three makers with three scales, and how much two scans must differ to mean change."""

from course import checks, tables
from course.density_by_age import check_bmd, check_site

MAKERS = ("hologic", "lunar", "norland")

_ROUNDING = 1e-9  # a change that misses the limit by computer rounding only counts as the limit


def standardised(bmd: float, site: str, maker: str) -> float:
    """Density on the common scale of all scanners (sBMD).

    Parameters
    ----------
    bmd : float
        Density as the scanner printed it. [g/cm²], 0.2 to 2
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.
    maker : str
        ``"hologic"``, ``"lunar"`` (GE) or ``"norland"``.

    Returns
    -------
    float
        Standardised density. [g/cm²]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    sBMD = slope · (density − centre) + level. Femoral neck [1]_; total hip: the formulas of the
    International Committee for Standards in Bone Measurement, compared in the same work; spine,
    vertebrae L2 to L4 [2]_. All from 100 people scanned on one machine of each maker; newer
    machines may differ. One person's value is off by a few percent.

    References
    ----------
    .. [1] lu2001
    .. [2] hui1997

    Examples
    --------
    >>> round(standardised(0.942, "total_hip", "hologic"), 3)
    0.956
    """
    bmd = check_bmd(bmd)
    slope, centre, level = _formula(site, maker, "maker")
    return slope * (bmd - centre) + level


def convert(bmd: float, site: str, from_maker: str, to_maker: str) -> float:
    """Density as another maker's scanner would roughly print it.

    Parameters
    ----------
    bmd : float
        Density as the first scanner printed it. [g/cm²], 0.2 to 2
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.
    from_maker, to_maker : str
        ``"hologic"``, ``"lunar"`` (GE) or ``"norland"``.

    Returns
    -------
    float
        Density on the scale of the second scanner. [g/cm²]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    To the standardised density with the first formula, back with the second [1]_ [2]_. For a
    single person wrong by about 3.5 % on average: never judge a change between two makers.

    References
    ----------
    .. [1] lu2001
    .. [2] hui1997

    Examples
    --------
    >>> round(convert(0.850, "femoral_neck", "lunar", "hologic"), 3)
    0.696
    """
    slope, centre, level = _formula(site, to_maker, "to_maker")
    _formula(site, from_maker, "from_maker")
    return (standardised(bmd, site, from_maker) - level) / slope + centre


def least_significant_change(site: str) -> float:
    """Smallest difference between two scans that is more than chance: the rule of this course.

    Parameters
    ----------
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.

    Returns
    -------
    float
        Least significant change (LSC). [% of the first scan]

    Raises
    ------
    CourseError
        If the site is none of the above.

    Notes
    -----
    2.77 times the precision error [1]_, taken at its largest allowed value [2]_: 1.9 % at the
    spine, 1.8 % at the total hip, 2.5 % at the neck. Those three limits are recalled, not
    checked in the original. A good centre does better: with the best case of [3]_ the change
    is 2.9, 1.8 and 4.6 %. So ask the scan centre for its own value.

    References
    ----------
    .. [1] iscd_glossary
    .. [2] iscd2005precision
    .. [3] white2003

    Examples
    --------
    >>> least_significant_change("total_hip")
    5.0
    """
    check_site(site)
    for row in tables.rows("density_precision"):
        if (row["quantity"], row["site"]) == ("least_significant_change", site):
            return float(row["value"])
    raise KeyError(site)


def is_real_change(first: float, second: float, site: str, lsc: float | None = None) -> bool:
    """Whether two scans differ by more than chance.

    Only for two scans of the same site on the same machine.

    Parameters
    ----------
    first, second : float
        Densities of the earlier and the later scan. [g/cm²], 0.2 to 2
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.
    lsc : float, optional
        Least significant change of the scan centre. [%], 0.5 to 20. Default: the course rule,
        `least_significant_change`.

    Returns
    -------
    bool
        True for a gain or a loss that equals or exceeds the least significant change.

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    100 · abs(second − first) / first ≥ LSC, with 95 % confidence [1]_. A change that misses the
    limit by rounding in the computer (10⁻⁹) counts as equal.

    References
    ----------
    .. [1] iscd_glossary

    Examples
    --------
    >>> is_real_change(0.700, 0.672, "total_hip")
    False
    >>> is_real_change(0.700, 0.672, "total_hip", lsc=3)
    True
    """
    first, second = check_bmd(first, "first"), check_bmd(second, "second")
    limit = least_significant_change(site)
    if lsc is not None:
        low = tables.value("density", "lowest_change")
        high = tables.value("density", "highest_change")
        limit = checks.number(lsc, "lsc", low, high, unit="%", what="Least significant change")
    return 100 * abs(second - first) / first >= limit - _ROUNDING


def _formula(site: str, maker: str, field: str) -> tuple[float, float, float]:
    check_site(site)
    checks.choice(maker, field, MAKERS, what="Maker of the scanner")
    for row in tables.rows("density_scanners"):
        if (row["site"], row["maker"]) == (site, maker):
            return float(row["slope"]), float(row["centre"]), float(row["level"])
    raise KeyError((site, maker))
