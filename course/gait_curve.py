"""The force over one stride: a typical curve for any walking speed, at the ground and in the hip.

Heights and times come from `course.gait_marks`, their places in the stride and the force along
the path from one person (`course.gait_measured`). `course.gait` gathers all names.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from course import checks, tables
from course.checks import CourseError
from course.gait_marks import check_speed, peaks, stance_share
from course.gait_measured import SPEEDS, fore_aft, mark_times

_FEWEST_POINTS, _MOST_POINTS = 51, 1001
_MEAN = tables.value("gait", "mean_force")
_FLANK = tables.value("gait", "flank_curvature")
_HIP = (tables.value("gait", "hip_swing"), tables.value("gait", "hip_per_ground"))

# A piece of the curve: where it starts and how long it lasts [share of the stance], and the six
# coefficients of a polynomial in the share of the piece, constant first [BW].
_Piece = tuple[float, float, tuple[float, ...]]


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
    v = check_speed(speed)
    count = _points(points)
    stance = stance_share(v) / 100
    pieces = _pieces(v)
    percent = [100 * i / (count - 1) for i in range(count)]
    left_time = [_share_of_stance(p, stance) for p in percent]
    right_time = [_share_of_stance(p + 50, stance) for p in percent]
    left_along = right_along = None
    if SPEEDS[0] <= v <= SPEEDS[-1]:
        left_along, right_along = fore_aft(v, left_time), fore_aft(v, right_time)
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


def _points(points: Any) -> int:
    what = "Number of points"
    number = checks.number(points, "points", _FEWEST_POINTS, _MOST_POINTS, unit="", what=what)
    if number != int(number):
        raise CourseError("{what} must be a whole number.", "points", what=what)
    return int(number)


def _share_of_stance(percent: float, stance: float) -> float:
    """Time since the foot's heel strike, as a share of its stance; 1 and more in the air."""
    return percent % 100 / 100 / stance


@lru_cache(maxsize=256)
def _pieces(speed: float) -> tuple[_Piece, ...]:
    """Four polynomials that make up the stance; see `ground_reaction`."""
    at = peaks(speed)
    s1, st, s2 = mark_times(speed)
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
