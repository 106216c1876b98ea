"""From force to stress, and from stress to strain.

Stress is force per area [MPa = N/mm²]. Strain is the change in length it causes, in millionths
of the length [µε, microstrain]. Here **plus presses and minus pulls**, because bones are mostly
pressed; engineers usually write it the other way round.
"""

from dataclasses import dataclass

from course import checks, tables
from course.checks import CourseError

_B = tables.numbers("impact_bone")

BREAKS = _B["fracture"]  # [µε]


@dataclass(frozen=True)
class EdgeStress:
    """Stress on both edges of a bone that is pressed and bent. Plus presses, minus pulls.

    Attributes
    ----------
    hollow : float
        On the hollow side of the bend. [MPa]
    outer : float
        On the outer side of the bend; never above `hollow`. [MPa]
    """

    hollow: float
    outer: float


def newtons(load: float, mass: float) -> float:
    """Turn a force in body weights into newtons.

    Parameters
    ----------
    load : float
        Force. [BW], −20 to 20
    mass : float
        Body mass. [kg], 35 to 150

    Returns
    -------
    float
        Force. [N]

    Raises
    ------
    CourseError
        If an argument is no number or outside its range.

    Notes
    -----
    With 9.81 N for each kilogram.

    Examples
    --------
    >>> round(newtons(2.61, mass=70))
    1792
    """
    value = tables.value
    most = value("impact", "largest_load")
    low, high = value("impact", "lightest"), value("impact", "heaviest")
    times = checks.number(load, "load", -most, most, unit="times body weight", what="Load")
    kilograms = checks.number(mass, "mass", low, high, unit="kg", what="Body mass")
    return times * kilograms * value("impact", "gravity")


def edge_stresses(
    force: float, area: float, moment: float = 0, section_modulus: float | None = None
) -> EdgeStress:
    """Stress on both edges of a bone's cross-section, pressed or pulled and perhaps bent.

    Parameters
    ----------
    force : float
        Force along the bone; plus presses, minus pulls. [N], −50 000 to 50 000
    area : float
        Area of bone in the cross-section. [mm²], 10 to 5000
    moment : float, default 0
        Bending moment; its sign does not matter. [N·mm], −1 000 000 to 1 000 000
    section_modulus : float, optional
        Section modulus of the cross-section. [mm³], 10 to 50 000. Needed once there is a moment.

    Returns
    -------
    EdgeStress

    Raises
    ------
    CourseError
        If an argument is no number or outside its range, or if a moment comes without a section
        modulus.

    Notes
    -----
    :math:`σ = F/A ± |M|/Z`: a straight beam of one material, bent a little. Real bones are neither.
    In the neck of the femur the muscles around it take part of the bending, so that this is an
    upper bound there.

    Examples
    --------
    >>> neck = edge_stresses(1409, 280, moment=31900, section_modulus=1200)
    >>> round(neck.hollow, 1), round(neck.outer, 1)
    (31.6, -21.6)
    """
    number = checks.number
    most = _B["largest_force"]
    along = number(force, "force", -most, most, unit="N", what="Force")
    low, high = _B["smallest_area"], _B["largest_area"]
    surface = number(area, "area", low, high, unit="mm²", what="Area of bone")
    most = _B["largest_moment"]
    bending = abs(number(moment, "moment", -most, most, unit="N·mm", what="Bending moment"))
    if section_modulus is None:
        if bending:
            raise CourseError(
                "For bending, the section modulus of the bone is needed too.", "section_modulus"
            )
        return EdgeStress(along / surface, along / surface)
    low, high = _B["smallest_section_modulus"], _B["largest_section_modulus"]
    modulus = number(
        section_modulus, "section_modulus", low, high, unit="mm³", what="Section modulus"
    )
    return EdgeStress(along / surface + bending / modulus, along / surface - bending / modulus)


def stress(
    force: float, area: float, moment: float = 0, section_modulus: float | None = None
) -> float:
    """Largest stress in a bone's cross-section: the edge where pressing and bending add up.

    Parameters
    ----------
    force, area, moment, section_modulus
        As in `edge_stresses`, which gives both edges.

    Returns
    -------
    float
        The stress of largest size; plus presses, minus pulls. [MPa] It has the sign of the force.
        In bending without a force both edges are equal in size, and it is positive.

    Raises
    ------
    CourseError
        As in `edge_stresses`.

    Notes
    -----
    Bone is weaker in tension than in compression [1]_ (recalled), so the smaller stress on the
    pulled edge can be the one that matters: look at both.

    References
    ----------
    .. [1] reilly1975

    Examples
    --------
    >>> round(stress(newtons(2.61, mass=70), area=350), 1)  # shin bone in walking, pressed only
    5.1
    """
    edges = edge_stresses(force, area, moment, section_modulus)
    return edges.outer if force < 0 else edges.hollow


def strain(stress: float, modulus: float) -> float:
    """Strain of bone under a stress, as long as it is elastic.

    Parameters
    ----------
    stress : float
        Stress; plus presses, minus pulls. [MPa], −1000 to 1000
    modulus : float
        Stiffness (Young's modulus) in the same unit. [MPa], 5000 to 25 000; compact bone along
        its length about 17 000

    Returns
    -------
    float
        Strain; plus shortens, minus stretches. [µε]

    Raises
    ------
    CourseError
        If an argument is no number or outside its range, or if the strain is beyond 25 000 µε,
        where the model says that bone breaks [2]_.

    Notes
    -----
    Hooke's law, ε = σ/E. The 17 000 MPa are quoted from laboratory pieces of human thigh and shin
    bone; across the bone it is 11 500 [1]_. The law ends where bone yields, recalled as 7,000 µε
    pulled and 10,000 µε pressed: from there on the true strain is larger than this.

    References
    ----------
    .. [1] reilly1975
    .. [2] frost1987

    Examples
    --------
    >>> round(strain(5.1, modulus=17000))
    300
    """
    most = _B["largest_stress"]
    pressure = checks.number(stress, "stress", -most, most, unit="MPa", what="Stress")
    low, high = _B["softest"], _B["stiffest"]
    stiffness = checks.number(modulus, "modulus", low, high, unit="MPa", what="Stiffness of bone")
    found = pressure / stiffness * 1e6
    if abs(found) > BREAKS:
        raise CourseError(
            "At this stress the bone would break long before. The simple rule stops there.",
            "stress",
        )
    return found


def tibia_strain(ground_peak: float) -> float:
    """Strain of the shin bone from the peak force under the foot: an order of magnitude.

    Parameters
    ----------
    ground_peak : float
        Peak force under one foot. [BW], 0 to 6

    Returns
    -------
    float
        Shortening at the middle of the shin bone. [µε]

    Raises
    ------
    CourseError
        If the peak is no number or outside its range.

    Notes
    -----
    364 µε for each body weight: **one man** shortened by 400 µε in walking [1]_, at a peak that the
    course takes as 1.1 BW. At 5 BW it gives 1820; another man had more than 2000 [2]_. Two men
    stayed below 2000 in vigorous exercise [3]_. It cannot be right for jumps in general: jumping
    down from 26, 39 and 52 cm strained the bone no more from higher up [4]_, though a computer
    simulation of seven men found a rise [5]_. Muscles bend the bone as well, and they are left out.

    References
    ----------
    .. [1] lanyon1975
    .. [2] hillam2015
    .. [3] burr1996
    .. [4] milgrom2000drops
    .. [5] wang2017

    Examples
    --------
    >>> round(tibia_strain(1.1))
    400
    """
    most = tables.value("impact", "highest_session_peak")
    peak = checks.number(
        ground_peak, "ground_peak", 0, most, unit="times body weight", what="Peak under the foot"
    )
    return _B["tibia_per_ground"] * peak
