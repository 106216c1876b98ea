"""How muscle and bone change over time: weeks for muscle, months for bone.

Group averages, never a forecast for one person. The bone curves stand on trials in women after
menopause. The parts live in `course.adaptation_curves` (what training gives) and
`course.remodelling` (renewal, and loss without load), measured results in
`course.adaptation_trials`; this module hands on their names and adds what a scan shows.
"""

import math
from dataclasses import dataclass

from course import checks, tables
from course.adaptation_curves import (
    BONE_TRAINING,
    ESTIMATES,
    PROGRAMMES,
    SITES,
    BoneGain,
    bone_gain,
    constant,
    programme_row,
    strength_gain,
)
from course.adaptation_trials import Trial, measured_trials
from course.density import least_significant_change, personal_path
from course.remodelling import (
    SITUATIONS,
    Remodelling,
    Span,
    bed_rest_strength_loss,
    disuse_loss,
    remodelling,
)

__all__ = [
    "ESTIMATES",
    "PROGRAMMES",
    "SITES",
    "SITUATIONS",
    "BoneGain",
    "Remodelling",
    "Span",
    "Trial",
    "Visible",
    "bed_rest_strength_loss",
    "bone_change",
    "bone_gain",
    "disuse_loss",
    "measured_trials",
    "remodelling",
    "scan_interval",
    "strength_gain",
    "when_visible",
]

_MENOPAUSE = tables.value("density", "menopause_age")
_LONGEST_SINCE = round(constant("longest_since_menopause"))  # [years]


@dataclass(frozen=True)
class Visible:
    """When one person's second scan could show what training does.

    Attributes
    ----------
    limit : float
        Smallest change that is more than chance. [%]
    typical, best : float or None
        Months of training until the typical and the highest effect reach it; None if not within
        the two years of the model. [months]
    """

    limit: float
    typical: float | None
    best: float | None


def bone_change(
    months: float,
    programme: str | None,
    site: str,
    years_since_menopause: float,
    stop_month: float | None = None,
    *,
    restart_month: float | None = None,
) -> BoneGain:
    """Average own change of density: the usual loss after menopause plus what training gives.

    Parameters
    ----------
    months : float
        Time since the start. [months], as in `bone_gain`
    programme : str or None
        As in `bone_gain`; None for no training.
    site : str
        ``"femoral_neck"`` or ``"lumbar_spine"``.
    years_since_menopause : float
        Years since the last period, at the start. [years], 0 to 33
    stop_month, restart_month : float, optional
        As in `bone_gain`.

    Returns
    -------
    BoneGain
        Change since the start; negative is a loss. The band is that of the training only.

    Raises
    ------
    CourseError
        As in `bone_gain`, or if the years are outside their range.

    Notes
    -----
    The usual loss is that of `course.density.personal_path`, so that both chapters agree. Another
    study found 3.3 % a year at the spine in the first two years and then 1.1 %, and 0.72 % at the
    neck [1]_; here it is 2.5, 1.2 and 0.9 to 2.1 %. Women of 65 in a trial lost 1.2 % at the spine
    in eight months, where this path stands still [2]_. People differ more than the band shows, so
    this is no forecast.

    References
    ----------
    .. [1] sowers2010
    .. [2] watson2018

    Examples
    --------
    >>> round(bone_change(24, None, "lumbar_spine", 3).gain, 1)
    -2.3
    >>> round(bone_change(24, "high_supervised", "lumbar_spine", 3).gain, 1)
    1.4
    """
    years = checks.number(
        years_since_menopause,
        "years_since_menopause",
        0,
        _LONGEST_SINCE,
        unit="years",
        what="Time since the last period",
    )
    training = "walking" if programme is None else programme  # None: only the times are checked
    gained = bone_gain(months, training, site, stop_month, restart_month=restart_month)
    ages = [_MENOPAUSE + years, _MENOPAUSE + years + months / 12]
    before, after = personal_path("female", site, ages=ages)
    loss = 100 * (after / before - 1)
    if programme is None:
        return BoneGain(loss, loss, loss, ())
    return BoneGain(loss + gained.gain, loss + gained.low, loss + gained.high, gained.weak_spots)


def when_visible(programme: str, site: str, lsc: float | None = None) -> Visible:
    """Months of training before a second scan can show its effect in one person.

    Parameters
    ----------
    programme, site : str
        As in `bone_gain`.
    lsc : float, optional
        Least significant change of the scan centre. [%], 0.5 to 20. Default: the course rule,
        `course.density.least_significant_change`.

    Returns
    -------
    Visible

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    The first m with B(m) ≥ LSC: m = −5 ln(1 − LSC/A), within 24 months. The gap to not training
    is compared, the most hopeful case: usual loss hides part of it. That a scan shows nothing
    does not mean that nothing happened.

    References
    ----------
    .. [1] iscd_glossary

    Examples
    --------
    >>> when_visible("moderate", "lumbar_spine")
    Visible(limit=5.3, typical=None, best=None)
    >>> round(when_visible("high_supervised", "lumbar_spine", lsc=2.9).typical, 1)
    7.2
    """
    row = programme_row(programme, site)
    limit = _limit(site, lsc)

    def reach(plateau: float) -> float | None:
        if plateau <= limit:
            return None
        month = -constant("bone_on") * math.log1p(-limit / plateau)
        return month if month <= BONE_TRAINING else None

    return Visible(limit, reach(float(row["value"])), reach(float(row["high"])))


def scan_interval(change_per_year: float, site: str, lsc: float | None = None) -> float:
    """Months between two scans before a steady change is more than chance.

    Parameters
    ----------
    change_per_year : float
        Gain or loss. [% per year], 0.1 to 10 either way
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.
    lsc : float, optional
        As in `when_visible`.

    Returns
    -------
    float
        Waiting time. [months]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    12 · LSC / change [1]_.

    References
    ----------
    .. [1] iscd_glossary

    Examples
    --------
    >>> round(scan_interval(-1.0, "lumbar_spine", lsc=2.9))
    35
    """
    slow, fast = constant("slowest_loss"), round(constant("fastest_loss"))
    what = "Change per year"
    speed = abs(checks.number(change_per_year, "change_per_year", -fast, fast, unit="%", what=what))
    checks.number(speed, "change_per_year", slow, fast, unit="%", what=what)
    return 12 * _limit(site, lsc) / speed


def _limit(site: str, lsc: float | None) -> float:
    rule = least_significant_change(site)
    if lsc is None:
        return rule
    low, high = (tables.value("density", f"{edge}_change") for edge in ("lowest", "highest"))
    return checks.number(lsc, "lsc", low, high, unit="%", what="Least significant change")
