"""Muscle and bone side by side on one time line: what training gives, and what a bed takes.

The curves are those of `course.adaptation_curves` and `course.remodelling`; here they meet on one
axis, and each ends where nobody measured any longer.
"""

from dataclasses import dataclass

from course import checks
from course.adaptation_curves import (
    BONE_TRAINING,
    ESTIMATES,
    BoneGain,
    bone_gain,
    check_site,
    strength_gain,
)
from course.checks import CourseError
from course.remodelling import WEEKS_A_MONTH, Span, bed_rest_strength_loss, disuse_loss

DAYS_A_WEEK = 7
LONGEST_BED = 28  # [days], as long as both situations of `disuse_loss` were measured
STEPS_A_MONTH = 4
NO_STRENGTH_CURVE = "walking"


@dataclass(frozen=True)
class Gained:
    """What training has given after some months.

    Attributes
    ----------
    strength : Span or None
        Gain in the heaviest weight lifted once. [% of the start]; None where nobody measured it:
        for walking alone, and outside the times of `strength_gain`.
    bone : BoneGain or None
        Density compared with not training. [% points]; None outside the times of `bone_gain`.
    """

    strength: Span | None
    bone: BoneGain | None


@dataclass(frozen=True)
class Lost:
    """What days in bed have taken.

    Attributes
    ----------
    strength : Span or None
        Strength of the knee. [% of before]; None for longer stays than were measured.
    bone : Span
        Density. [% of before]; typical: healthy men; high: patients, where they were measured.
    """

    strength: Span | None
    bone: Span


def gained(
    months: float,
    programme: str,
    site: str,
    stop_month: float | None = None,
    *,
    pause: float | None = None,
) -> Gained:
    """Strength and bone gained by training, at one moment.

    Parameters
    ----------
    months : float
        Time since the start. [months], 0 to 24 while training; up to 13 after stopping
    programme, site : str
        As in `course.adaptation.bone_gain`.
    stop_month : float, optional
        Month in which training stops; may lie ahead. [months], 0 to 24
    pause : float, optional
        Time until it starts again. [months], 0 to 13; None: it does not

    Returns
    -------
    Gained
        Its `bone` is never None.

    Raises
    ------
    CourseError
        As in `course.adaptation.bone_gain`.

    Notes
    -----
    Strength is that of strength training of the legs at 65 to 75 [1]_, set beside any programme
    but walking. It ends a year after the start, and 31 weeks after a stop. A month is 52/12 weeks.

    References
    ----------
    .. [1] lemmer2000

    Examples
    --------
    >>> three = gained(3, "moderate", "lumbar_spine")
    >>> round(three.strength.typical), round(three.bone.gain, 1)
    (32, 0.7)
    >>> gained(18, "moderate", "lumbar_spine").strength is None
    True
    """
    again = None if stop_month is None or pause is None else stop_month + pause
    bone = bone_gain(months, programme, site, stop_month, restart_month=again)
    if programme == NO_STRENGTH_CURVE:
        return Gained(None, bone)
    return Gained(_strength(months, stop_month, again), bone)


def gained_path(
    programme: str, site: str, stop_month: float | None = None, pause: float | None = None
) -> list[tuple[float, Gained]]:
    """Return (month, gain) over two years, four points a month; None where nobody measured.

    Parameters
    ----------
    programme, site, stop_month, pause
        As in `gained`.

    Returns
    -------
    list of (float, Gained)
        Month [months] and gain, from 0 to 24. Too long after a stop both gains are None.

    Raises
    ------
    CourseError
        As in `gained`.

    Examples
    --------
    >>> path = gained_path("moderate", "lumbar_spine", 6)
    >>> path[-1][0], path[-1][1].bone is None
    (24.0, True)
    """
    gained(0, programme, site, stop_month, pause=pause)  # refuses what is no course of training
    months = [step / STEPS_A_MONTH for step in range(BONE_TRAINING * STEPS_A_MONTH + 1)]
    return [(month, _or_nothing(month, programme, site, stop_month, pause)) for month in months]


def lost_in_bed(days: float, site: str) -> Lost:
    """Strength and bone lost by lying in bed, along straight lines.

    Parameters
    ----------
    days : float
        Time in bed. [days], 0 to 28
    site : str
        ``"femoral_neck"`` or ``"lumbar_spine"``.

    Returns
    -------
    Lost

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    Three studies beside each other. Strength: healthy people of 67, ten days [1]_. Bone: healthy
    men in bed for 17 weeks [2]_; at the spine patients with back pain lost four times as fast
    [3]_, and the range reaches up to them.

    References
    ----------
    .. [1] kortebein2008
    .. [2] leblanc1990
    .. [3] krolner1983

    Examples
    --------
    >>> ten = lost_in_bed(10, "lumbar_spine")
    >>> ten.strength.typical, round(ten.bone.typical, 1), round(ten.bone.high, 1)
    (13.2, 0.3, 1.3)
    """
    days = checks.number(days, "days", 0, LONGEST_BED, unit="days", what="Time in bed")
    weeks = days / DAYS_A_WEEK
    healthy = disuse_loss(weeks, check_site(site))
    patients = disuse_loss(weeks, site, "back_patients") if site == "lumbar_spine" else healthy
    bone = Span(healthy, min(healthy, patients), max(healthy, patients))
    try:
        return Lost(bed_rest_strength_loss(days), bone)
    except CourseError:  # the days are good, so this stay is longer than those measured
        return Lost(None, bone)


def _or_nothing(
    month: float, programme: str, site: str, stop: float | None, pause: float | None
) -> Gained:
    try:
        return gained(month, programme, site, stop, pause=pause)
    except CourseError:  # all but the month was checked before: too long after the stop
        return Gained(None, None)


def _strength(months: float, stop: float | None, again: float | None) -> Span | None:
    """Return strength with its band, or None where it was not measured so long."""
    trained_on = stop is None or months <= stop
    week, stop_week, restart = (
        None if time is None else time * WEEKS_A_MONTH
        for time in (months, None if trained_on else stop, None if trained_on else again)
    )
    assert week is not None
    try:
        typical, low, high = (
            strength_gain(week, stop_week, restart_week=restart, estimate=estimate)
            for estimate in ESTIMATES
        )
    except CourseError:  # the times are good, bone has checked them
        return None
    return Span(typical, low, high)
