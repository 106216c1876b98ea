"""The marks of one step: how high the humps of the force are, how long the foot is down.

The foot lands (first hump), the body rises over the leg (trough), the foot pushes off (second
hump). `course.gait` gathers all names.
"""

from dataclasses import dataclass
from typing import Any

from course import checks, tables

_SLOWEST = tables.value("gait", "slowest_speed")
_FASTEST = tables.value("gait", "fastest_speed")

_PEAK_LINES = tuple(
    (tables.value("gait", f"{name}_base"), tables.value("gait", f"{name}_slope"))
    for name in ("first_peak", "trough", "second_peak")
)
_STANCE = (tables.value("gait", "stance_base"), tables.value("gait", "stance_slowness"))


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


def check_speed(speed: Any) -> float:
    """Return `speed` if it is one of walking.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s], 0.8 to 2.1

    Returns
    -------
    float
        The same speed. [m/s]

    Raises
    ------
    CourseError
        If it is no number or outside the range: often km/h.

    Examples
    --------
    >>> check_speed(1.3)
    1.3
    """
    return checks.number(
        speed, "speed", _SLOWEST, _FASTEST, unit="metres a second", what="Walking speed"
    )


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
    v = check_speed(speed)
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
    return base + slowness / check_speed(speed)


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
