"""Standing: what each part of the leg carries, on two legs and on one.

Two different forces are easily mixed up. The *weight above* a joint follows from the masses of
the body parts alone. The *joint force* is more: muscles that keep us upright pull across the
joint and press it together. Forces are in body weights [BW]; 1 BW is what the scales show.
"""

import math
from dataclasses import dataclass

from course import checks, tables
from course.checks import CourseError

LEVELS = ("ankle", "knee", "hip", "l4_l5")

_BELOW = {"ankle": ("foot",), "knee": ("foot", "shank"), "hip": ("foot", "shank", "thigh")}
_HEIGHT = tables.value("stance", "weight_height")  # of the weight above the hip, over the hip [m]
_LEAN_MAX = tables.value("stance", "largest_lean")


@dataclass(frozen=True)
class HipLoad:
    """The three forces of the one-leg stance, and the direction of the joint force.

    Attributes
    ----------
    ground : float
        Force under the standing foot. [BW]
    muscle : float
        Pull of the muscles beside the hip (abductors). [BW]
    joint : float
        Force in the hip joint. [BW]
    joint_angle : float
        Lean of the joint force from the vertical. [deg]
    """

    ground: float
    muscle: float
    joint: float
    joint_angle: float


def load_at_level(level: str, sex: str, legs: int = 2) -> float:
    """Weight of the body parts above a level of the body, per leg.

    This is not the joint force: muscles add to it (see `one_leg_stance`).

    Parameters
    ----------
    level : str
        ``"ankle"``, ``"knee"``, ``"hip"`` or ``"l4_l5"`` (lowest part of the spine; one column,
        so the same on one leg and on two).
    sex : str
        ``"female"`` or ``"male"``.
    legs : int, default 2
        Number of legs stood on, 1 or 2.

    Returns
    -------
    float
        Weight carried. [BW]

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Notes
    -----
    On two legs a joint carries half of what is left after taking away the parts below it in both
    legs, on one leg everything but the parts below it. At L4/L5 the published split of the trunk
    is the same for women and men [2]_.

    References
    ----------
    .. [1] deleva1996
    .. [2] winter2009

    Examples
    --------
    >>> round(load_at_level("knee", "female"), 3)
    0.439
    >>> round(load_at_level("knee", "female", legs=1), 3)
    0.939
    """
    checks.choice(level, "level", LEVELS, what="Level")
    checks.sex(sex)
    checks.choice(legs, "legs", (1, 2), what="Number of legs")
    if level == "l4_l5":
        return tables.value("stance", "head_arms_trunk_above_l4_l5")
    share = {row["segment"]: float(row[sex]) / 100 for row in tables.rows("segment_masses")}
    below = sum(share[segment] for segment in _BELOW[level])
    return 1 - below if legs == 1 else 0.5 - below


def leaning_lever(lean: float, weight_lever: float = 0.11) -> float:
    """Sideways distance from the hip to the weight above it when the trunk leans.

    Parameters
    ----------
    lean : float
        Lean of the trunk. Positive: over the standing leg; negative: the pelvis drops to the
        other side. [deg], −25 to 25
    weight_lever : float, default 0.11
        The distance standing upright. [m], 0.05 to 0.2

    Returns
    -------
    float
        Distance; negative once the weight hangs outside the standing hip. [m]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    The weight sits h = 0.16 m above the hip and turns about it: b' = b − h tan(lean) [1]_.

    References
    ----------
    .. [1] pauwels1965

    Examples
    --------
    >>> round(leaning_lever(20), 3)
    0.052
    """
    checks.number(lean, "lean", -_LEAN_MAX, _LEAN_MAX, unit="degrees", what="Lean")
    checks.number(weight_lever, "weight_lever", 0.05, 0.2, unit="m", what="Lever of the weight")
    return weight_lever - _HEIGHT * math.tan(math.radians(lean))


def one_leg_stance(
    *,
    weight_above: float = 0.814,
    weight_lever: float = 0.11,
    muscle_lever: float = 0.05,
    muscle_angle: float = 21,
    cane: float = 0.0,
    cane_lever: float = 0.30,
    bag: float = 0.0,
    bag_lever: float = 0.0,
    lean: float = 0.0,
) -> HipLoad:
    """Forces in the hip of the standing leg: a lever that turns on the hip joint.

    Parameters
    ----------
    weight_above : float, default 0.814
        Weight of everything above the hip: head, arms, trunk and the lifted leg.
        [BW], 0.5 to 1
    weight_lever : float, default 0.11
        Sideways distance from the hip centre to that weight, standing upright. [m], 0.05 to 0.2
    muscle_lever : float, default 0.05
        Distance from the hip centre to the line of pull of the muscles. [m], 0.02 to 0.1
    muscle_angle : float, default 21
        Angle of that line from the vertical. [deg], 0 to 60
    cane : float, default 0
        Force on a cane held in the other hand. [BW], 0 to 0.3
    cane_lever : float, default 0.30
        Effective distance from the hip centre to the cane. [m], 0.1 to 0.8
    bag : float, default 0
        Weight of a bag. [BW], 0 to 0.5
    bag_lever : float, default 0
        Distance from the hip centre to the bag. Positive: carried on the side of the lifted leg;
        negative: on the side of the standing leg. [m], −0.6 to 0.6
    lean : float, default 0
        Lean of the trunk. Positive: over the standing leg; negative: the pelvis drops to the
        other side. [deg], −25 to 25

    Returns
    -------
    HipLoad

    Raises
    ------
    CourseError
        If an argument is outside its range, or if cane, bag and lean together hold the body so
        well that the muscle would have to push: the lever model ends there.

    Notes
    -----
    A static model in the frontal plane. With S the weight above, b its lever, C the cane, W the
    bag and d the muscle's lever, the muscle must pull

    .. math:: M = (S b' + W c_W - C c_C) / d,  \\qquad  b' = b - h \\tan(lean)

    where h = 0.16 m is the height of that weight over the hip. The joint carries the sum of all:

    .. math:: R = \\sqrt{(S + W - C + M \\cos α)^2 + (M \\sin α)^2}

    People differ by about 20 %. Measured in four people with an artificial hip: slightly less
    than 2.38 BW [2]_. The cane's lever is an effective value, set to measured muscle activity
    [3]_.

    References
    ----------
    .. [1] pauwels1965
    .. [2] bergmann2001
    .. [3] neumann1998

    Examples
    --------
    >>> load = one_leg_stance()
    >>> round(load.ground, 2), round(load.muscle, 2), round(load.joint, 2)
    (1.0, 1.79, 2.57)
    >>> round(one_leg_stance(cane=0.1).joint, 2)
    1.87
    """
    num = checks.number
    num(weight_above, "weight_above", 0.5, 1, unit="times body weight", what="Weight above the hip")
    num(muscle_lever, "muscle_lever", 0.02, 0.1, unit="m", what="Lever of the muscle")
    num(muscle_angle, "muscle_angle", 0, 60, unit="degrees", what="Angle of the muscle")
    num(cane, "cane", 0, 0.3, unit="times body weight", what="Force on the cane")
    num(cane_lever, "cane_lever", 0.1, 0.8, unit="m", what="Lever of the cane")
    num(bag, "bag", 0, 0.5, unit="times body weight", what="Weight of the bag")
    num(bag_lever, "bag_lever", -0.6, 0.6, unit="m", what="Lever of the bag")

    lever = leaning_lever(lean, weight_lever)
    muscle = (weight_above * lever + bag * bag_lever - cane * cane_lever) / muscle_lever
    if muscle < 0:
        raise CourseError(
            "With this much help the hip muscle would have nothing left to do. "
            "This simple model stops there: use less cane, less lean or a lighter bag.",
            "lean",
        )
    angle = math.radians(muscle_angle)
    upright = weight_above + bag - cane + muscle * math.cos(angle)
    sideways = muscle * math.sin(angle)
    return HipLoad(
        ground=1 + bag - cane,
        muscle=muscle,
        joint=math.hypot(upright, sideways),
        joint_angle=math.degrees(math.atan2(sideways, upright)),
    )
