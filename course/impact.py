"""Activities, impacts and the stimulus they give to bone; every name of the topic.

Here are running and landing. The other parts live in `course.activities` (what was measured),
`course.stimulus` (sessions, indices), `course.strain` (force, stress, strain) and
`course.mechanostat` (what bone may make of it); this module hands on their names. Ground forces
are in body weights [BW]; 1 BW is what the scales show. All models here are for learning: none
predicts bone density or prescribes exercise.
"""

import math
from dataclasses import dataclass
from functools import cache

from course import checks, tables
from course.activities import PEOPLE, PLACES, Activity, Caution, Load, activities, activity
from course.checks import CourseError
from course.mechanostat import (
    ZONE_EDGES,
    Zone,
    mechanostat_signal,
    mechanostat_zone,
    safety_factor,
)
from course.stimulus import Session, daily_stimulus_ratio, osteogenic_index
from course.strain import (
    EdgeStress,
    edge_stresses,
    newtons,
    strain,
    stress,
    tibia_strain,
)

__all__ = [
    "PEOPLE",
    "PLACES",
    "ZONE_EDGES",
    "Activity",
    "Caution",
    "EdgeStress",
    "Load",
    "MeasuredJump",
    "Session",
    "Zone",
    "activities",
    "activity",
    "daily_stimulus_ratio",
    "edge_stresses",
    "landing_peak",
    "measured_jump",
    "mechanostat_signal",
    "mechanostat_zone",
    "newtons",
    "osteogenic_index",
    "running_peak",
    "safety_factor",
    "strain",
    "stress",
    "tibia_strain",
]


@dataclass(frozen=True)
class MeasuredJump:
    """Force under both feet of one person who jumps up from the spot and lands stiffly.

    Attributes
    ----------
    time : list of float
        Every 5 ms. [s]
    force : list of float
        Upward force under both feet together. [BW]
    take_off_peak, landing_peak : float
        Highest force before the flight and after it. [BW]
    flight : float
        Time in the air, to the nearest sample or two. [s]
    """

    time: list[float]
    force: list[float]
    take_off_peak: float
    landing_peak: float
    flight: float


def running_peak(contact_time: float, stride_time: float) -> float:
    """Peak force under one foot in running, from how long the foot is on the ground.

    Parameters
    ----------
    contact_time : float
        Time one foot is on the ground. [s], 0.15 to 0.35, and less than half the stride
    stride_time : float
        Time of two steps, from one landing to the next of the same foot. [s], 0.6 to 0.8

    Returns
    -------
    float
        Peak of the upward force. [BW]

    Raises
    ------
    CourseError
        If an argument is no number or outside its range, or if the foot is down for half the
        stride or longer: then there is no flight, and that is walking.

    Notes
    -----
    Over a stride each foot carries half a body weight on average. If the force is half a sine
    wave that lasts the share β of the stride (the duty factor), its peak is

    .. math:: F = π / (4 β)

    [1]_ An order of magnitude: the first, sharp peak of the heel is left out (1.3 to 2.0 BW at 2.4
    to 4.0 m/s [2]_). Measured in 23 people, the force rose to about 2.5 BW at 6 m/s [3]_; the model
    lies higher there. Contact times of 0.30 s at 2.5 m/s, 0.25 s at 3.5 and 0.20 s at 5 are
    recalled, not checked.

    References
    ----------
    .. [1] alexander1979
    .. [2] ricard1994
    .. [3] keller1996

    Examples
    --------
    >>> round(running_peak(0.25, stride_time=0.70), 2)
    2.2
    """
    value = tables.value
    low, high = value("impact", "shortest_contact"), value("impact", "longest_contact")
    contact = checks.number(
        contact_time,
        "contact_time",
        low,
        high,
        unit="seconds",
        what="Time of the foot on the ground",
    )
    low, high = value("impact", "shortest_stride"), value("impact", "longest_stride")
    stride = checks.number(
        stride_time, "stride_time", low, high, unit="seconds", what="Time of a stride"
    )
    duty = contact / stride
    if duty >= value("impact", "running_duty"):
        raise CourseError(
            "With a foot on the ground for half the stride or longer you never fly: "
            "that is walking, not running.",
            "contact_time",
        )
    return math.pi / (4 * duty)


def landing_peak(drop: float, braking_distance: float) -> float:
    """Peak force of a landing: how far you fall, and over what distance your legs stop you.

    Parameters
    ----------
    drop : float
        Height the body falls before the feet touch the ground. [m], 0 to 0.6
    braking_distance : float
        How far the body sinks from the touch until it stands still; knees, ankles and hips
        give way. [m], 0.03 to 0.40

    Returns
    -------
    float
        Peak of the upward force under both feet together. [BW]

    Raises
    ------
    CourseError
        If an argument is no number or outside its range, or if the peak is above 10 BW: harder
        than the model can be trusted.

    Notes
    -----
    What the fall gives, the legs must take: with drop h and braking distance s the mean force
    over that distance is exactly 1 + h/s. If the force rises steadily while you sink, as in a
    spring, its peak is twice the mean (course model):

    .. math:: F = 2 (1 + h / s)

    Order of magnitude. Young women landing from 8.5 cm had 3.0 BW, older women 4.0 BW [1]_: as if
    they stopped over 17 and 8.5 cm. A stiff landing has a sharp first spike that the model leaves
    out: in the one jump of `measured_jump` [2]_ it gives about 4.1 BW, measured were 5.7 BW. And a
    higher ground force need not strain the bone more (see `tibia_strain`).

    References
    ----------
    .. [1] bassey1998
    .. [2] bmc_jump

    Examples
    --------
    >>> landing_peak(0.2, braking_distance=0.2), landing_peak(0.2, braking_distance=0.1)
    (4.0, 6.0)
    """
    value = tables.value
    height = checks.number(
        drop, "drop", 0, value("impact", "highest_drop"), unit="m", what="Height of the drop"
    )
    low, high = value("impact", "shortest_braking"), value("impact", "longest_braking")
    distance = checks.number(
        braking_distance, "braking_distance", low, high, unit="m", what="Braking distance"
    )
    peak = value("impact", "peak_over_mean") * (1 + height / distance)
    highest = value("impact", "highest_landing")
    if peak > highest:
        raise CourseError(
            "This landing would be harder than {highest} times body weight. The simple model "
            "stops there: choose a lower drop or a softer landing.",
            "braking_distance",
            highest=int(highest),
        )
    return peak


def measured_jump() -> MeasuredJump:
    """Force curve of one real jump, measured with a force plate.

    Returns
    -------
    MeasuredJump
        Two seconds: sinking, take-off, flight, landing, standing.

    Notes
    -----
    One adult, one jump [1]_: an example, not a norm. In the air counts what is below 0.05 BW. The
    flight of 0.42 s means a fall of about 0.22 m; added up from the curve, the body then sinks
    about 0.21 m until it stands still.

    References
    ----------
    .. [1] bmc_jump

    Examples
    --------
    >>> jump = measured_jump()
    >>> round(jump.take_off_peak, 1), round(jump.landing_peak, 1), round(jump.flight, 2)
    (2.2, 5.7, 0.42)
    """
    time, force = _jump()
    below = tables.value("impact", "flight_below")
    in_air = [i for i, f in enumerate(force) if f < below]
    first, last = in_air[0], in_air[-1]
    return MeasuredJump(
        time=list(time),
        force=list(force),
        take_off_peak=max(force[:first]),
        landing_peak=max(force[last:]),
        flight=time[last] - time[first],
    )


@cache
def _jump() -> tuple[tuple[float, ...], tuple[float, ...]]:
    rows = tables.rows("impact_jump")
    return tuple(float(r["time"]) for r in rows), tuple(float(r["force"]) for r in rows)
