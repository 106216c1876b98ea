"""Bending: a lever that turns on one vertebra. A model of the course, for comparison only."""

import math
from dataclasses import dataclass

from course import checks, tables


@dataclass(frozen=True)
class Bending:
    """The lever model of bending: its forces, its levers, and how many times standing it is.

    Attributes
    ----------
    standing : float
        Force that presses the vertebra together, standing upright with empty hands. [N]
    bending : float
        The same, bent and carrying. [N]
    times_standing : float
        `bending` over `standing`: the one number to show.
    muscle : float
        Pull of the back muscles. [N]
    trunk_lever, carried_lever, muscle_lever : float
        Distances from the vertebra: forward to the weight of the trunk, forward to the thing
        carried, backward to the muscles. [m]
    """

    standing: float
    bending: float
    times_standing: float
    muscle: float
    trunk_lever: float
    carried_lever: float
    muscle_lever: float


def bending(mass: float, angle: float, carried: float = 0.0) -> Bending:
    """Compare bending, with or without a thing in the hands, with standing: a lever model.

    A model of this course, for comparison only. Show `times_standing`, not newtons.

    Parameters
    ----------
    mass : float
        Body mass. [kg], 35 to 150
    angle : float
        Angle of the trunk from the vertical. [deg], 0 to 90
    carried : float, default 0
        Mass in the hands. [kg], 0 to 30

    Returns
    -------
    Bending

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    Half the body weight W and the thing carried turn about a vertebra; the back muscles hold
    them with a lever of 0.06 m. With θ the angle, M the body mass and m the mass carried

    .. math::
        C = W \\cos θ + (W x_t + m g x_l) / 0.06, \\qquad W = 0.5\\,M g

        x_t = 0.22 \\sin θ, \\qquad x_l = 0.25 + 0.20 \\sin θ \\quad [m]

    All levers are settings of the course, not measurements. Muscles that pull against each
    other are left out, so all newtons are too low, those of standing most: the *ratio* comes
    out too high. At 36° it is 3.0, but the disc of one man rose 2.2 times [1]_ [2]_, and on
    implants of five patients the force no longer rises beyond 33° [3]_. The weight of the thing
    along the spine is left out too. Say "in this simple model".

    References
    ----------
    .. [1] wilke1999
    .. [2] wilke2001
    .. [3] dreischarf2015

    Examples
    --------
    >>> round(bending(65, 50).times_standing, 1)
    3.5
    >>> round(bending(65, 50, carried=10).times_standing, 1)
    5.5
    """
    value = tables.value
    low, high = value("spine", "lowest_mass"), value("spine", "highest_mass")
    mass = checks.number(mass, "mass", low, high, unit="kg", what="Body mass")
    steepest = value("spine", "largest_angle")
    angle = checks.number(angle, "angle", 0, steepest, unit="degrees", what="Angle of the trunk")
    most = value("spine", "heaviest_carried")
    carried = checks.number(carried, "carried", 0, most, unit="kg", what="Mass in the hands")

    g, behind = value("spine", "gravity"), value("spine", "muscle_lever")
    theta = math.radians(angle)
    weight = value("spine", "trunk_share") * mass * g
    trunk = value("spine", "trunk_lever") * math.sin(theta)
    hands = value("spine", "carried_lever") + value("spine", "carried_reach") * math.sin(theta)
    muscle = (weight * trunk + carried * g * hands) / behind
    pressed = weight * math.cos(theta) + muscle
    return Bending(
        standing=weight,
        bending=pressed,
        times_standing=pressed / weight,
        muscle=muscle,
        trunk_lever=trunk,
        carried_lever=hands,
        muscle_lever=behind,
    )
