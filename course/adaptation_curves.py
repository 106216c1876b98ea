"""The curves behind `course.adaptation`: muscle in weeks, bone in months, by two time constants."""

import math

from course import checks, tables
from course.adaptation_numbers import BoneGain, constant
from course.checks import CourseError

PROGRAMMES = ("walking", "moderate", "high_supervised")
SITES = ("femoral_neck", "lumbar_spine")
ESTIMATES = ("typical", "low", "high")

_COLUMN = {"typical": "value", "low": "low", "high": "high"}


_STRENGTH_TRAINING = round(constant("longest_strength_training"))  # [weeks]
_STRENGTH_REST = round(constant("longest_strength_rest"))
BONE_TRAINING = round(constant("longest_bone_training"))  # [months]
_BONE_REST = round(constant("longest_bone_rest"))


def strength_gain(
    weeks: float,
    stop_week: float | None = None,
    *,
    restart_week: float | None = None,
    estimate: str = "typical",
) -> float:
    """Strength gained by strength training: fast at first, then slower.

    Parameters
    ----------
    weeks : float
        Time since the start. [weeks], 0 to 52 while training; up to 31 after stopping
    stop_week : float, optional
        Week in which training stops; may lie ahead. [weeks], 0 to 52
    restart_week : float, optional
        Week in which it starts again. [weeks], not before `stop_week`, at most 31 after it
    estimate : str, default "typical"
        ``"typical"``, or the edge of the band: ``"low"`` or ``"high"``.

    Returns
    -------
    float
        Gain in the heaviest weight that can be lifted once. [% of the start]

    Raises
    ------
    CourseError
        If an argument is outside its range, or more than 31 weeks after stopping: strength was
        not measured there, and the curve would lose too much.

    Notes
    -----
    With P the plateau (36 %, band 25 to 45) and t in weeks,

    .. math:: S(t) = P (1 - e^{-t/6}), \\qquad S = S_{stop}\\, e^{-(t - t_{stop})/27}

    Calibrated on 28 % after nine weeks, and 5 kg left of 16 kg gained, 31 weeks later, in people
    of 65 to 75 [1]_. The 6 weeks are assumed. In trials of 8 to 52 weeks longer training gave
    more [2]_, so the plateau comes too early. Weak spot after stopping: the same people lost
    almost nothing in the first 12 weeks, where this curve has lost a third; and after three years
    9 to 24 % were still there [3]_, where it would have lost everything. Starting again runs
    along the first curve from what is left: not measured.

    References
    ----------
    .. [1] lemmer2000
    .. [2] silva2014
    .. [3] smith2003

    Examples
    --------
    >>> round(strength_gain(9), 1), round(strength_gain(40, stop_week=9), 1)
    (28.0, 8.9)
    """
    checks.choice(estimate, "estimate", ESTIMATES, what="Estimate")
    times = _times(
        (weeks, stop_week, restart_week),
        ("weeks", "stop_week", "restart_week"),
        (_STRENGTH_TRAINING, _STRENGTH_REST),
        "weeks",
    )
    return _curve(
        times,
        constant("strength_plateau", _COLUMN[estimate]),
        constant("strength_on"),
        constant("strength_off"),
    )


def bone_gain(
    months: float,
    programme: str,
    site: str,
    stop_month: float | None = None,
    *,
    restart_month: float | None = None,
) -> BoneGain:
    """Density gained by training, compared with not training.

    The gap between two groups, not one person's change: see `course.adaptation.bone_change`.

    Parameters
    ----------
    months : float
        Time since the start. [months], 0 to 24 while training; up to 13 after stopping
    programme : str
        ``"walking"`` (walking alone), ``"moderate"`` (mixed training of moderate intensity) or
        ``"high_supervised"`` (heavy lifting and impact under supervision).
    site : str
        ``"femoral_neck"`` or ``"lumbar_spine"``.
    stop_month : float, optional
        Month in which training stops; may lie ahead. [months], 0 to 24
    restart_month : float, optional
        Month in which it starts again. [months], not before `stop_month`, at most 13 after it

    Returns
    -------
    BoneGain

    Raises
    ------
    CourseError
        If an argument is outside its range; for training of more than two years, more than 13
        months after stopping, jumping alone, or the total hip, where there is no curve.

    Notes
    -----
    With A the plateau of programme and site,

    .. math:: B(m) = A (1 - e^{-m/5}), \\qquad B = B_{stop}\\, e^{-(m - m_{stop})/7.6}

    A in % points, with its band: spine 0 (0–1.5) walking, 1.5 (1.0–2.1) moderate, 3.8 (1.5–6.1)
    high; neck 0.5 (0–1.5), 1.8 (1.1–2.4), 1.0 (0–2.8). They come from pooled trials in women
    after menopause [1]_ [2]_ [3]_, g/cm² turned into percent with 0.90 at the spine and 0.70 at
    the neck. Both times come from one study of 35 women, by mineral content [4]_; a trial with
    seven women who stopped agrees [5]_. The band is that of A alone. Not for men or before
    menopause. In women after menopause jumping alone did nothing in 12 to 18 months [6]_. Over
    16 years the gap kept growing [7]_.

    References
    ----------
    .. [1] kistler2021_bone
    .. [2] ma2013
    .. [3] watson2018
    .. [4] dalsky1988
    .. [5] iwamoto2001
    .. [6] bassey1998
    .. [7] kemmler2015

    Examples
    --------
    >>> year = bone_gain(12, "moderate", "lumbar_spine")
    >>> round(year.gain, 2), round(year.low, 2), round(year.high, 2)
    (1.36, 0.91, 1.91)
    >>> bone_gain(12, "high_supervised", "femoral_neck").weak_spots
    ('studies_disagree',)
    """
    row = programme_row(programme, site)
    times = _times(
        (months, stop_month, restart_month),
        ("months", "stop_month", "restart_month"),
        (BONE_TRAINING, _BONE_REST),
        "months",
    )
    gain, low, high = (
        _curve(times, float(row[column]), constant("bone_on"), constant("bone_off"))
        for column in ("value", "low", "high")
    )
    stopped = times[1] is not None and times[0] > times[1]
    spots = (row["weak_spot"], "one_study" if stopped else "")
    return BoneGain(gain, low, high, tuple(spot for spot in spots if spot))


def check_site(site: str) -> str:
    """Return `site`, or refuse a place without a training curve.

    Parameters
    ----------
    site : str
        ``"femoral_neck"`` or ``"lumbar_spine"``.

    Returns
    -------
    str
        The same site.

    Raises
    ------
    CourseError
        For any other place; ``"total_hip"`` is told apart, because scans measure it.

    Examples
    --------
    >>> check_site("lumbar_spine")
    'lumbar_spine'
    """
    if site == "total_hip":
        raise CourseError(
            "For the total hip this course has no training curve. "
            "Choose the femoral neck or the spine.",
            "site",
        )
    return str(checks.choice(site, "site", SITES, what="Site"))


def programme_row(programme: str, site: str) -> tables.Row:
    """Return the row of a programme at a site, or refuse in a sentence.

    Parameters
    ----------
    programme : str
        One of `PROGRAMMES`.
    site : str
        ``"femoral_neck"`` or ``"lumbar_spine"``.

    Returns
    -------
    dict of str
        Row of ``adaptation_programmes``: the plateau in ``value``, its ends in ``low`` and
        ``high`` [percentage points], with unit, population, source and status.

    Raises
    ------
    CourseError
        For another programme or site; jumping alone is told apart, because it was tried.

    Examples
    --------
    >>> programme_row("moderate", "lumbar_spine")["value"]
    '1.5'
    """
    if programme == "jumping":
        raise CourseError(
            "Jumping alone has no curve here: in women after menopause, a year of small jumps "
            "changed nothing that a scan could see. Choose another programme.",
            "programme",
        )
    checks.choice(programme, "programme", PROGRAMMES, what="Programme")
    check_site(site)
    for row in tables.rows("adaptation_programmes"):
        if (row["programme"], row["site"]) == (programme, site):
            return row
    raise KeyError((programme, site))


Times = tuple[float, float | None, float | None]


def _times(times: Times, fields: tuple[str, str, str], limits: tuple[int, int], unit: str) -> Times:
    """Check now, stop and restart against the longest training and the longest rest measured."""
    now, stop, again = times
    training, rest = limits
    now = checks.number(now, fields[0], 0, 2 * training + rest, unit=unit, what="Time")
    if stop is None:
        if again is not None:
            raise CourseError("To start again, training has to stop first.", fields[2])
        _not_after(now, training, fields[0], unit)
        return now, None, None
    stop = checks.number(stop, fields[1], 0, training, unit=unit, what="Stop of the training")
    if again is not None:
        again = checks.number(again, fields[2], stop, stop + rest, unit=unit, what="Restart")
        _not_after(now - again, training, fields[0], unit)
    elif now - stop > rest:
        raise CourseError(
            "What is left was measured until {rest} {unit} after the training stopped. "
            "Later than that this curve would be a guess.",
            fields[0],
            rest=rest,
            unit=unit,
        )
    return now, stop, again


def _not_after(trained: float, longest: int, field: str, unit: str) -> None:
    if trained > longest:
        raise CourseError(
            "This course follows training for {longest} {unit}, as long as most trials lasted. "
            "Going on is worth it; there is only no curve for it.",
            field,
            longest=longest,
            unit=unit,
        )


def _curve(times: Times, plateau: float, rise: float, fall: float) -> float:
    """Rise toward a plateau, fall after the stop, rise again from what is left."""
    now, stop, again = times
    if stop is None or now <= stop:
        return -plateau * math.expm1(-now / rise)
    left = -plateau * math.expm1(-stop / rise)
    if again is None or now <= again:
        return left * math.exp(-(now - stop) / fall)
    left *= math.exp(-(again - stop) / fall)
    return plateau + (left - plateau) * math.exp(-(now - again) / rise)
