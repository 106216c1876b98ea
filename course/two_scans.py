"""Two scans of one person: how far a machine may be off, and whether a change is real."""

from dataclasses import dataclass

from course import checks, tables
from course.density_curve import check_bmd
from course.scanners import is_real_change, least_significant_change


@dataclass(frozen=True)
class ScanChange:
    """Two scans of one place on one machine.

    Attributes
    ----------
    percent : float
        Change from the first scan to the second. [% of the first]
    limit : float
        Least significant change. [% of the first]
    loss_to, gain_from : float
        A second scan at or below, at or above which the change counts. [g/cm²]
    first_range, second_range : tuple of float
        Ranges that touch where the change begins to count. [g/cm²]
    real : bool
        Whether the change counts.
    per_year : float or None
        Change a year, if it counts and at least a year lies between. [% of the first]
    """

    percent: float
    limit: float
    loss_to: float
    gain_from: float
    first_range: tuple[float, float]
    second_range: tuple[float, float]
    real: bool
    per_year: float | None


def measurement_range(bmd: float, site: str, lsc: float | None = None) -> tuple[float, float]:
    """Range around one scan: half a least significant change down and up.

    Parameters
    ----------
    bmd : float
        Density. [g/cm²], 0.2 to 2
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.
    lsc : float, optional
        Least significant change of the scan centre. [%], 0.5 to 20. Default: the course rule.

    Returns
    -------
    tuple of float
        Low and high. [g/cm²]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    density · (1 ± LSC/200). The ranges of two scans touch where their change begins to count.
    As LSC is 2.77 precision errors [1]_, half of it is 1.39 of them: with normal errors the range
    holds what the machine would give on average in 83 of 100 scans.

    References
    ----------
    .. [1] iscd_glossary

    Examples
    --------
    >>> low, high = measurement_range(0.64, "femoral_neck")
    >>> round(low, 3), round(high, 3)
    (0.618, 0.662)
    """
    bmd = check_bmd(bmd)
    half = bmd * _limit(bmd, site, lsc) / 200
    return bmd - half, bmd + half


def compare_scans(
    first: float, second: float, site: str, years: float, lsc: float | None = None
) -> ScanChange:
    """Compare two scans of one person, of the same place on the same machine.

    Parameters
    ----------
    first, second : float
        Densities of the earlier and the later scan. [g/cm²], 0.2 to 2
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.
    years : float
        Time between them. [years], 0.1 to 40
    lsc : float, optional
        Least significant change of the scan centre. [%], 0.5 to 20. Default: the course rule.

    Returns
    -------
    ScanChange
        The change, its limit, and whether it counts.

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    A change counts if it equals or exceeds the least significant change, with 95 % confidence
    [1]_: of 100 people whose bone stayed the same, about 5 get such a difference by chance.

    References
    ----------
    .. [1] iscd_glossary

    Examples
    --------
    >>> change = compare_scans(0.64, 0.62, "femoral_neck", 2)
    >>> round(change.percent, 1), change.limit, change.real
    (-3.1, 6.9, False)
    """
    low, high = (tables.value("scan", f"{end}_interval") for end in ("shortest", "longest"))
    years = checks.number(years, "years", low, high, unit="years", what="Time between the scans")
    real = is_real_change(first, second, site, lsc)
    limit = _limit(first, site, lsc)
    percent = 100 * (second - first) / first
    step = first * limit / 100
    return ScanChange(
        percent=percent,
        limit=limit,
        loss_to=first - step,
        gain_from=first + step,
        first_range=(first - step / 2, first + step / 2),
        second_range=(second - step / 2, second + step / 2),
        real=real,
        per_year=percent / years if real and years >= 1 else None,
    )


def _limit(first: float, site: str, lsc: float | None) -> float:
    is_real_change(first, first, site, lsc)  # refuses what is out of range
    return least_significant_change(site) if lsc is None else float(lsc)
