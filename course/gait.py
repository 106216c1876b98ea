"""Walking: how the ground pushes back during a stride, and how often.

A stride is two steps: from one heel strike to the next of the same foot. Each foot carries a
load with two humps; between them, with the body rising over the leg, it is less. Forces are in
body weights [BW]; 1 BW is what the scales show. Speeds are walking speeds, 0.8 to 2.1 m/s.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from course import checks, tables
from course.checks import CourseError

_SLOWEST = tables.value("gait", "slowest_speed")
_FASTEST = tables.value("gait", "fastest_speed")
_FEWEST_POINTS, _MOST_POINTS = 51, 1001
_MOST_STEPS = tables.value("gait", "most_steps")
_MOST_DAYS = tables.value("gait", "most_days")

_PEAK_LINES = tuple(
    (tables.value("gait", f"{name}_base"), tables.value("gait", f"{name}_slope"))
    for name in ("first_peak", "trough", "second_peak")
)
_STANCE = (tables.value("gait", "stance_base"), tables.value("gait", "stance_slowness"))
_CADENCE = {
    sex: (tables.value("gait", f"cadence_base_{sex}"), tables.value("gait", f"cadence_slope_{sex}"))
    for sex in ("female", "male")
}
_MEAN = tables.value("gait", "mean_force")
_FLANK = tables.value("gait", "flank_curvature")
_HIP = (tables.value("gait", "hip_swing"), tables.value("gait", "hip_per_ground"))

_TIMING = {float(row["speed"]): row for row in tables.rows("gait_timing")}
_MEASURED = tuple(_TIMING)  # speeds of the measured person [m/s]

# A piece of the curve: where it starts and how long it lasts [share of the stance], and the six
# coefficients of a polynomial in the share of the piece, constant first [BW].
_Piece = tuple[float, float, tuple[float, ...]]


@dataclass(frozen=True)
class GaitPeaks:
    """The three marks of the force under one foot while walking.

    Attributes
    ----------
    first : float
        First hump: the body lands on the leg. [BW]
    trough : float
        The dip between the humps: the body rises over the leg. [BW]
    second : float
        Second hump: the foot pushes off. [BW]
    """

    first: float
    trough: float
    second: float


@dataclass(frozen=True)
class GaitCurve:
    """The force of the ground on both feet, from one heel strike of the left foot to its next.

    Attributes
    ----------
    percent : list of float
        Time in the stride. [%], 0 to 100
    left, right : list of float
        Upward force on each foot. [BW]
    left_fore_aft, right_fore_aft : list of float or None
        Force along the path: negative brakes, positive pushes forward. [BW] None where the
        course has no measurement.
    """

    percent: list[float]
    left: list[float]
    right: list[float]
    left_fore_aft: list[float] | None
    right_fore_aft: list[float] | None


@dataclass(frozen=True)
class MeasuredCurve:
    """The mean stride of one measured person, one foot, from heel strike to heel strike.

    Attributes
    ----------
    speed : float
        Walking speed. [m/s]
    strides : int
        Number of strides behind the mean.
    percent : list of float
        Time in the stride. [%], 0 to 100
    vertical, vertical_sd : list of float
        Upward force: mean and standard deviation over strides. [BW]
    fore_aft, fore_aft_sd : list of float
        Force along the path, negative brakes: mean and standard deviation over strides. [BW]
    """

    speed: float
    strides: int
    percent: list[float]
    vertical: list[float]
    vertical_sd: list[float]
    fore_aft: list[float]
    fore_aft_sd: list[float]


def peaks(speed: float) -> GaitPeaks:
    """Height of the two humps and the trough of the force under one foot.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s], 0.8 to 2.1

    Returns
    -------
    GaitPeaks

    Raises
    ------
    CourseError
        If the speed is no number or outside its range.

    Notes
    -----
    Straight lines through measured mean curves, with the speed v in m/s:

    .. math:: P_1 = 0.758 + 0.297 v, \\quad T = 1.145 - 0.294 v, \\quad P_2 = 0.951 + 0.124 v

    The curves scatter around the lines by 0.07, 0.04 and 0.05 BW (root mean square). They are few:
    one adult at three speeds [1]_ and children at five, their speeds scaled to adult size [2]_.
    The adult lies 0.12 BW above the first line at 1.88 m/s. At 1.5 m/s the first peak is the
    1.2 BW that others found in 23 adults [3]_. Below 0.8 m/s the two humps melt into one plateau
    near 1 BW, and the lines end.

    References
    ----------
    .. [1] fukuchi2018
    .. [2] schwartz2008
    .. [3] keller1996

    Examples
    --------
    >>> at = peaks(1.11)  # 4 km/h
    >>> round(at.first, 2), round(at.trough, 2), round(at.second, 2)
    (1.09, 0.82, 1.09)
    """
    v = _speed(speed)
    return GaitPeaks(*(base + slope * v for base, slope in _PEAK_LINES))


def stance_share(speed: float) -> float:
    """Part of the stride that a foot is on the ground.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s], 0.8 to 2.1

    Returns
    -------
    float
        Stance. [% of the stride]

    Raises
    ------
    CourseError
        If the speed is no number or outside its range.

    Notes
    -----
    .. math:: stance = 52.9 + 7.7 / v

    A fit to the foot contacts of one adult [1]_ and of children at several speeds [2]_. The adult
    kept the foot down 1.2 to 1.5 % of the stride longer than the fit says.

    References
    ----------
    .. [1] fukuchi2018
    .. [2] schwartz2008

    Examples
    --------
    >>> round(stance_share(1.3), 1)
    58.8
    """
    base, slowness = _STANCE
    return base + slowness / _speed(speed)


def double_support_share(speed: float) -> float:
    """Part of the stride that both feet are on the ground.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s], 0.8 to 2.1

    Returns
    -------
    float
        Both times together in which the feet share the load. [% of the stride]

    Raises
    ------
    CourseError
        If the speed is no number or outside its range.

    Notes
    -----
    The feet are half a stride apart, so what each stance lasts beyond half a stride is shared:
    twice the stance less 100 %. This is within 2 % of the stride of what was measured in
    children [1]_.

    References
    ----------
    .. [1] schwartz2008

    Examples
    --------
    >>> round(double_support_share(1.3), 1)
    17.6
    """
    return 2 * stance_share(speed) - 100


def cadence(speed: float, sex: str) -> float:
    """Steps a minute at a walking speed.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s], 0.8 to 2.1
    sex : str
        ``"female"`` or ``"male"``.

    Returns
    -------
    float
        Steps of both feet together. [steps/min]

    Raises
    ------
    CourseError
        If the speed is no number or outside its range, or the sex is neither of the two.

    Notes
    -----
    Women 57.6 + 44.2 v, men 57.8 + 36.5 v: straight lines through a table of normal ranges that
    does not name its own source [1]_; it scatters around them by 3 to 4 steps a minute. Body
    height is left out.

    References
    ----------
    .. [1] gait_table

    Examples
    --------
    >>> round(cadence(1.3, "female")), round(cadence(1.3, "male"))
    (115, 105)
    """
    v = _speed(speed)
    base, slope = _CADENCE[checks.sex(sex)]
    return base + slope * v


def step_length(speed: float, sex: str) -> float:
    """Length of one step: speed divided by the number of steps in that time.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s], 0.8 to 2.1
    sex : str
        ``"female"`` or ``"male"``.

    Returns
    -------
    float
        From one heel strike to the next of the other foot. [m]

    Raises
    ------
    CourseError
        If the speed is no number or outside its range, or the sex is neither of the two.

    Notes
    -----
    60 v / cadence; as good as the cadence [1]_.

    References
    ----------
    .. [1] gait_table

    Examples
    --------
    >>> round(step_length(1.3, "female"), 2), round(step_length(1.3, "male"), 2)
    (0.68, 0.74)
    """
    return 60 * _speed(speed) / cadence(speed, sex)


def stride_time(speed: float, sex: str) -> float:
    """Time of one stride, that is two steps: one load on each leg.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s], 0.8 to 2.1
    sex : str
        ``"female"`` or ``"male"``.

    Returns
    -------
    float
        From one heel strike to the next of the same foot. [s]

    Raises
    ------
    CourseError
        If the speed is no number or outside its range, or the sex is neither of the two.

    Notes
    -----
    120 / cadence; as good as the cadence [1]_.

    References
    ----------
    .. [1] gait_table

    Examples
    --------
    >>> round(stride_time(1.3, "female"), 2), round(stride_time(1.3, "male"), 2)
    (1.04, 1.14)
    """
    return 120 / cadence(speed, sex)


def load_cycles(steps_per_day: float, days: float = 1) -> float:
    """How often each leg is loaded and unloaded.

    Parameters
    ----------
    steps_per_day : float
        Steps of both feet together, as a step counter shows them. [steps/day], 0 to 50 000
    days : float, default 1
        Number of days; 365 for a year. [days], 1 to 36 525

    Returns
    -------
    float
        Loads on one leg. [cycles]

    Raises
    ------
    CourseError
        If an argument is no number or outside its range.

    Notes
    -----
    Half the steps, times the days. Healthy adults take 4,000 to 18,000 steps a day [1]_, healthy
    older adults 2,000 to 9,000 [2]_. A count alone says little about bone: how high each load is
    matters more.

    References
    ----------
    .. [1] tudorlocke2011adults
    .. [2] tudorlocke2011older

    Examples
    --------
    >>> load_cycles(6000)
    3000.0
    >>> load_cycles(6000, days=365)
    1095000.0
    """
    checks.number(steps_per_day, "steps_per_day", 0, _MOST_STEPS, unit="", what="Steps a day")
    checks.number(days, "days", 1, _MOST_DAYS, unit="", what="Number of days")
    return steps_per_day * days / 2


def ground_reaction(speed: float, points: int = 101) -> GaitCurve:
    """Force of the ground on both feet over one stride: a typical curve for any walking speed.

    Parameters
    ----------
    speed : float
        Walking speed on level ground. [m/s], 0.8 to 2.1
    points : int, default 101
        Number of moments, evenly spread from 0 to 100 % of the stride. 51 to 1001

    Returns
    -------
    GaitCurve
        The left foot strikes at 0 %, the right foot at 50 %. `left_fore_aft` and `right_fore_aft`
        are None below 1.30 and above 1.88 m/s, where the course has no measurement.

    Raises
    ------
    CourseError
        If the speed is no number or outside its range, or the number of points is no whole number
        or outside its range.

    See Also
    --------
    measured_curve : the mean stride of a real person, to lay over this one.

    Notes
    -----
    A model curve, not a recording. It goes through the `peaks`, lasts the `stance_share`, is zero
    while the foot is in the air, and is tied to the one thing that must hold for every steady
    walk: over a whole stride each foot carries half a body weight on average.

    With s the share of the stance, four polynomials of fifth degree join heel strike (s = 0), first
    peak (:math:`s_1`), trough (:math:`s_T`), second peak (:math:`s_2`) and foot-off (s = 1) with
    equal value, slope and curvature where they meet; the slope is zero at the three marks. The
    marks stand where they stood in the measured person [1]_ (first peak at 23 to 19 % of the
    stance, trough at 44 to 49 %, second peak at 78 %), by straight lines between the three
    measured speeds and unchanged beyond them. The curvature at a mark is the geometric mean of what
    each side would have alone (:math:`6 Δ/w^2` for a step of height Δ and width w,
    :math:`2 P/w^2` for a flank). Both flanks are equally full: their mean height is the same
    part f of their peak,

    .. math:: f = \\frac{0.5 / stance - \\int_{s_1}^{s_2} F ds}{s_1 P_1 + (1 - s_2) P_2}

    (0.59 to 0.66). It fixes the slope at heel strike (curvature 0 there) and the curvature at
    foot-off (slope 0 there) in closed form: nothing is searched for.

    Left out: the sharp rise when the heel hits the ground. There, in the first twentieth of the
    stride, the measured person's mean curves rise 0.11 to 0.25 BW above this one, so no loading
    rate may be read from it. Over the whole stride it is off by 0.05 to 0.08 BW (root mean square).
    Nor do that person's own peaks lie on the `peaks` lines, which also lean on children [2]_.

    The force along the path is that of the measured person, by straight lines between the three
    speeds at equal share of the stance, set to zero where the foot touches and leaves the ground:
    one adult on a treadmill.

    References
    ----------
    .. [1] fukuchi2018
    .. [2] schwartz2008

    Examples
    --------
    >>> curve = ground_reaction(1.11)
    >>> round(max(curve.left), 2), curve.left[0], curve.left[80]
    (1.09, 0.0, 0.0)
    >>> round(sum(curve.left[:-1]) / 100, 2)  # mean over the stride
    0.5
    >>> curve.left_fore_aft is None
    True
    """
    v = _speed(speed)
    count = _points(points)
    stance = stance_share(v) / 100
    pieces = _pieces(v)
    percent = [100 * i / (count - 1) for i in range(count)]
    left_time = [_share_of_stance(p, stance) for p in percent]
    right_time = [_share_of_stance(p + 50, stance) for p in percent]
    left_along = right_along = None
    if _MEASURED[0] <= v <= _MEASURED[-1]:
        left_along, right_along = _fore_aft(v, left_time), _fore_aft(v, right_time)
    return GaitCurve(
        percent=percent,
        left=[_force(pieces, s) for s in left_time],
        right=[_force(pieces, s) for s in right_time],
        left_fore_aft=left_along,
        right_fore_aft=right_along,
    )


def hip_force(speed: float, points: int = 101) -> list[float]:
    """Force in the left hip joint over one stride: a course model.

    Parameters
    ----------
    speed : float
        Walking speed on level ground. [m/s], 0.8 to 2.1
    points : int, default 101
        Number of moments, evenly spread from 0 to 100 % of the stride. 51 to 1001

    Returns
    -------
    list of float
        Force in the joint at the moments of `ground_reaction`. [BW]

    Raises
    ------
    CourseError
        If the speed is no number or outside its range, or the number of points is no whole number
        or outside its range.

    Notes
    -----
    With G the upward force under that foot:

    .. math:: hip = 0.30 + 1.91 G

    One number is measured: about 2.38 BW in four people with an artificial hip, walking at about
    4 km/h [1]_. The factor is set so that the ground peak of 1.09 BW at that speed gives it. The
    0.30 BW in the air is assumed. The second peak is probably 10 to 15 % too high. People differ
    much more than that: another person's hip carried about 2.8 BW at 1 km/h and about 4.8 BW at
    5 km/h [2]_. Nobody has measured healthy hips. Computer simulations of walking give about twice
    what is measured in artificial hips.

    References
    ----------
    .. [1] bergmann2001
    .. [2] bergmann1993

    Examples
    --------
    >>> force = hip_force(1.11)
    >>> round(max(force), 2), force[80]
    (2.38, 0.3)
    """
    swing, per_ground = _HIP
    return [swing + per_ground * ground for ground in ground_reaction(speed, points).left]


def measured_curve(speed: float) -> MeasuredCurve:
    """The mean stride of one measured person, at one of the three measured speeds.

    Parameters
    ----------
    speed : float
        1.3, 1.49 or 1.88. [m/s]

    Returns
    -------
    MeasuredCurve
        One foot at 51 moments of the stride.

    Raises
    ------
    CourseError
        If the speed is none of the three.

    Notes
    -----
    One healthy adult of 57.1 kg on a treadmill, mean and standard deviation over 57 to 66 strides
    [1]_: a person, not a norm. Body weight is the mean total force of the trial, so the mean of
    one foot over the stride comes out at 0.5 BW. Values a little below zero with the foot in the
    air (up to −0.07 BW just before heel strike) are noise of the treadmill and of smoothing, kept
    as they are; so is the force that seems to begin just before heel strike.

    References
    ----------
    .. [1] fukuchi2018

    Examples
    --------
    >>> person = measured_curve(1.49)
    >>> person.strides, max(person.vertical)
    (61, 1.1987)
    """
    at = float(checks.choice(speed, "speed", _MEASURED, what="Measured speed"))
    rows = [row for row in tables.rows("gait_measured") if float(row["speed"]) == at]

    def column(name: str) -> list[float]:
        return [float(row[name]) for row in rows]

    return MeasuredCurve(
        speed=at,
        strides=int(rows[0]["strides"]),
        percent=column("percent"),
        vertical=column("vertical"),
        vertical_sd=column("vertical_sd"),
        fore_aft=column("fore_aft"),
        fore_aft_sd=column("fore_aft_sd"),
    )


def _speed(speed: Any) -> float:
    return checks.number(
        speed, "speed", _SLOWEST, _FASTEST, unit="metres a second", what="Walking speed"
    )


def _points(points: Any) -> int:
    what = "Number of points"
    number = checks.number(points, "points", _FEWEST_POINTS, _MOST_POINTS, unit="", what=what)
    if number != int(number):
        raise CourseError("{what} must be a whole number.", "points", what=what)
    return int(number)


def _share_of_stance(percent: float, stance: float) -> float:
    """Time since the foot's heel strike, as a share of its stance; 1 and more in the air."""
    return percent % 100 / 100 / stance


def _neighbours(speed: float) -> tuple[float, float, float]:
    """Two measured speeds around `speed` and the weight of the second; beyond them, the end."""
    v = min(max(speed, _MEASURED[0]), _MEASURED[-1])
    i = next(i for i in range(1, len(_MEASURED)) if v <= _MEASURED[i])
    low, high = _MEASURED[i - 1], _MEASURED[i]
    return low, high, (v - low) / (high - low)


@lru_cache(maxsize=256)
def _pieces(speed: float) -> tuple[_Piece, ...]:
    """Four polynomials that make up the stance; see `ground_reaction`."""
    at = peaks(speed)
    low, high, weight = _neighbours(speed)
    s1, st, s2 = (
        ((1 - weight) * float(_TIMING[low][mark]) + weight * float(_TIMING[high][mark])) / 100
        for mark in ("first", "trough", "second")
    )
    rise, down, up, fall = s1, st - s1, s2 - st, 1 - s2  # widths of the pieces

    step_down = 6 * (at.first - at.trough) / down**2
    step_up = 6 * (at.second - at.trough) / up**2
    bend_first = -math.sqrt(_FLANK * at.first / rise**2 * step_down)
    bend_trough = math.sqrt(step_down * step_up)
    bend_second = -math.sqrt(step_up * _FLANK * at.second / fall**2)

    middle = (
        down * (at.first + at.trough) / 2
        + down**3 * (bend_first + bend_trough) / 120
        + up * (at.trough + at.second) / 2
        + up**3 * (bend_trough + bend_second) / 120
    )
    mean = _MEAN / (stance_share(speed) / 100)
    fullness = (mean - middle) / (rise * at.first + fall * at.second)
    # the mean height of a flank that starts at zero is (peak + its start slope / 5
    # + both its curvatures / 60) / 2, in units of the flank's width
    start_slope = 10 * (fullness - 0.5) * at.first / rise - rise * bend_first / 12
    end_bend = 120 * (fullness - 0.5) * at.second / fall**2 - bend_second

    return (
        _piece(0.0, rise, (0.0, at.first), start_slope, (0.0, bend_first)),
        _piece(s1, down, (at.first, at.trough), 0.0, (bend_first, bend_trough)),
        _piece(st, up, (at.trough, at.second), 0.0, (bend_trough, bend_second)),
        _piece(s2, fall, (at.second, 0.0), 0.0, (bend_second, end_bend)),
    )


def _piece(
    start: float,
    width: float,
    values: tuple[float, float],
    slope: float,
    bends: tuple[float, float],
) -> _Piece:
    """Polynomial of fifth degree from value, slope and curvature at both ends (end slope 0)."""
    a0, a1, a2 = values[0], slope * width, bends[0] * width**2 / 2
    rest = values[1] - a0 - a1 - a2
    rest_slope = -a1 - 2 * a2
    rest_bend = bends[1] * width**2 - 2 * a2
    a3 = 10 * rest - 4 * rest_slope + rest_bend / 2
    a4 = -15 * rest + 7 * rest_slope - rest_bend
    a5 = 6 * rest - 3 * rest_slope + rest_bend / 2
    return start, width, (a0, a1, a2, a3, a4, a5)


def _force(pieces: tuple[_Piece, ...], s: float) -> float:
    """Upward force at the share `s` of the stance. [BW]"""
    if s >= 1:
        return 0.0
    start, width, (a0, a1, a2, a3, a4, a5) = next(p for p in reversed(pieces) if s >= p[0])
    u = (s - start) / width
    force = a0 + u * (a1 + u * (a2 + u * (a3 + u * (a4 + u * a5))))
    return max(force, 0.0)  # rounding may leave −1e-16 at foot-off


@cache
def _along(speed: float) -> tuple[list[float], list[float]]:
    """Force along the path of the measured person [BW], after its time [share of the stance]."""
    person = measured_curve(speed)
    foot_off = float(_TIMING[speed]["foot_off"])
    inside = [(p, f) for p, f in zip(person.percent, person.fore_aft, strict=True) if p < foot_off]
    times = [p / foot_off for p, _ in inside]
    return [*times, 1.0], [0.0, *(force for _, force in inside[1:]), 0.0]


def _fore_aft(speed: float, shares: list[float]) -> list[float]:
    """Force along the path at the `shares` of the stance. [BW]"""
    low, high, weight = _neighbours(speed)
    slower, faster = _along(low), _along(high)
    return [(1 - weight) * _between(*slower, s) + weight * _between(*faster, s) for s in shares]


def _between(times: list[float], forces: list[float], s: float) -> float:
    """Straight line between the two nodes around `s`; zero from the last node on."""
    if s >= times[-1]:
        return 0.0
    i = bisect_right(times, s)
    weight = (s - times[i - 1]) / (times[i] - times[i - 1])
    return (1 - weight) * forces[i - 1] + weight * forces[i]
