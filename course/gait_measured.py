"""The stride of one measured person: the mean curves, and what the model curve takes from them.

A person, not a norm. `course.gait_curve` places its marks and its force along the path by this
person; `course.gait` gathers all names.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from course import checks, tables

_TIMING = {float(row["speed"]): row for row in tables.rows("gait_timing")}
SPEEDS = tuple(_TIMING)  # speeds of the measured person [m/s]


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
    at = float(checks.choice(speed, "speed", SPEEDS, what="Measured speed"))
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


def mark_times(speed: float) -> tuple[float, float, float]:
    """When first peak, trough and second peak of the upward force come.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s] Between the measured speeds along a straight line; beyond them as at
        the nearest one.

    Returns
    -------
    tuple of float
        The three moments. [share of the stance, 0–1]

    Notes
    -----
    Times of one healthy adult [1]_.

    References
    ----------
    .. [1] fukuchi2018

    Examples
    --------
    >>> [round(share, 2) for share in mark_times(1.3)]
    [0.23, 0.44, 0.78]
    """
    low, high, weight = _neighbours(speed)
    first, trough, second = (
        ((1 - weight) * float(_TIMING[low][mark]) + weight * float(_TIMING[high][mark])) / 100
        for mark in ("first", "trough", "second")
    )
    return first, trough, second


def fore_aft(speed: float, shares: list[float]) -> list[float]:
    """Force along the path at moments of the stance.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s], treated as in `mark_times`
    shares : list of float
        Moments. [share of the stance, 0–1]

    Returns
    -------
    list of float
        One force for each moment; negative brakes, positive drives on. [BW]

    Notes
    -----
    Force of one healthy adult [1]_.

    References
    ----------
    .. [1] fukuchi2018

    Examples
    --------
    >>> [round(force, 2) for force in fore_aft(1.3, [0.2, 0.8])]
    [-0.15, 0.13]
    """
    low, high, weight = _neighbours(speed)
    slower, faster = _along(low), _along(high)
    return [(1 - weight) * _between(*slower, s) + weight * _between(*faster, s) for s in shares]


def _neighbours(speed: float) -> tuple[float, float, float]:
    """Two measured speeds around `speed` and the weight of the second; beyond them, the end."""
    v = min(max(speed, SPEEDS[0]), SPEEDS[-1])
    i = next(i for i in range(1, len(SPEEDS)) if v <= SPEEDS[i])
    low, high = SPEEDS[i - 1], SPEEDS[i]
    return low, high, (v - low) / (high - low)


@cache
def _along(speed: float) -> tuple[list[float], list[float]]:
    """Force along the path of the measured person [BW], after its time [share of the stance]."""
    person = measured_curve(speed)
    foot_off = float(_TIMING[speed]["foot_off"])
    inside = [(p, f) for p, f in zip(person.percent, person.fore_aft, strict=True) if p < foot_off]
    times = [p / foot_off for p, _ in inside]
    return [*times, 1.0], [0.0, *(force for _, force in inside[1:]), 0.0]


def _between(times: list[float], forces: list[float], s: float) -> float:
    """Straight line between the two nodes around `s`; zero from the last node on."""
    if s >= times[-1]:
        return 0.0
    i = bisect_right(times, s)
    weight = (s - times[i - 1]) / (times[i] - times[i - 1])
    return (1 - weight) * forces[i - 1] + weight * forces[i]
