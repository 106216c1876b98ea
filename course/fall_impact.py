"""A fall to the side: the force on the hip. Its strength is in `course.fall_strength`.

A sketch of the mechanism. Most falls do not land straight on the hip, and the constants of the
fall are general knowledge, not checked in the originals.
"""

import math

from course import checks, tables
from course.checks import CourseError

LANDINGS = ("hip", "knee_first")


def limited(value: float, field: str, low: str, high: str, *, unit: str, what: str) -> float:
    """Return `value` if it lies between two limits of ``falls.csv``.

    Parameters
    ----------
    value : float
        What the caller handed in.
    field : str
        Name of the parameter, for the refusal.
    low, high : str
        Quantities of the table ``falls``: both ends are included.
    unit, what : str
        Unit and quantity as spoken, see `course.checks.number`.

    Returns
    -------
    float
        The same value, in the unit of the two limits.

    Raises
    ------
    CourseError
        If it is no number or outside the limits.

    Examples
    --------
    >>> limited(200, "falls", "none", "most_falls", unit="", what="Number of falls")
    200.0
    """
    limits = tables.value("falls", low), tables.value("falls", high)
    return checks.number(value, field, *limits, unit=unit, what=what)


def impact_speed(height: float) -> float:
    """Speed at which the hip meets the floor when a standing person falls to the side.

    Parameters
    ----------
    height : float
        Body height. [m], 1.4 to 2

    Returns
    -------
    float
        Speed. [m/s]

    Raises
    ------
    CourseError
        If `height` is outside its range.

    Notes
    -----
    v = √(2 g h): a free drop over h = 0.51 of the body height (recalled, not checked [1]_).
    Hands, steps and bending knees that slow the fall are left out.

    References
    ----------
    .. [1] bouxsein2007

    Examples
    --------
    >>> round(impact_speed(1.65), 2)
    4.06
    """
    limits = "lowest_height", "highest_height"
    height = limited(height, "height", *limits, unit="m", what="Body height")
    value = tables.value
    return math.sqrt(2 * value("falls", "gravity") * value("falls", "drop_share") * height)


def bare_force(height: float, mass: float) -> float:
    """Peak force on the hip without any soft tissue over the bone: the start of `impact_force`.

    Parameters
    ----------
    height : float
        Body height. [m], 1.4 to 2
    mass : float
        Body mass. [kg], 40 to 120

    Returns
    -------
    float
        Force. [N]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    F = v √(k m): a mass m = 0.35 of the body on a spring of k = 71,060 N/m (both recalled, not
    checked [1]_).

    References
    ----------
    .. [1] robinovitch1991

    Examples
    --------
    >>> round(bare_force(1.65, 65), -1)
    5170.0
    """
    speed = impact_speed(height)
    mass = limited(mass, "mass", "lowest_mass", "highest_mass", unit="kg", what="Body mass")
    value = tables.value
    hip_mass = value("falls", "effective_mass_share") * mass
    return speed * math.sqrt(value("falls", "stiffness") * hip_mass)


def most_soft_tissue(height: float, mass: float) -> float:
    """Thickest layer over the hip bone for which `impact_force` answers for this body.

    Parameters
    ----------
    height : float
        Body height. [m], 1.4 to 2
    mass : float
        Body mass. [kg], 40 to 120

    Returns
    -------
    float
        Thickness. [mm], at most 80

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    The model stops where soft tissue would take away three quarters of the force: a choice of
    the course. Tissues in the laboratory differed by 37 % of the force at most [1]_.

    References
    ----------
    .. [1] robinovitch1995

    Examples
    --------
    >>> round(most_soft_tissue(1.65, 65), 1)
    54.6
    """
    value = tables.value
    share = value("falls", "largest_soft_tissue_share")
    stops = share * bare_force(height, mass) / value("falls", "soft_tissue_attenuation")
    return min(value("falls", "most_soft_tissue"), stops)


def impact_force(
    height: float,
    mass: float,
    soft_tissue_mm: float,
    landing: str = "hip",
    padding: float = 1.0,
) -> float:
    """Peak force on the hip bone in a fall to the side from standing.

    A sketch: most falls do not land straight on the hip.

    Parameters
    ----------
    height : float
        Body height. [m], 1.4 to 2
    mass : float
        Body mass. [kg], 40 to 120
    soft_tissue_mm : float
        Thickness of skin, fat and muscle over the hip bone. [mm], 5 to 80, and not more than
        `most_soft_tissue`
    landing : str, default "hip"
        ``"hip"``, or ``"knee_first"`` if the knee is on the floor before the hip.
    padding : float, default 1.0
        Factor for a pad or a soft floor. [1], 0.7 to 1

    Returns
    -------
    float
        Force. [N]

    Raises
    ------
    CourseError
        If an argument is outside its range, or if the soft tissue would take away more than
        three quarters of the force: the straight line ends before.

    Notes
    -----
    With t the thickness, f 1 or 0.63 for the landing and p the padding

    .. math:: F = (v \\sqrt{k m} - 71\\,t)\\,f\\,p

    (`impact_speed`, `bare_force`). The drop, the mass, the stiffness and the 71 N per mm are
    recalled, not checked in the originals [1]_ [2]_ [3]_. The 0.63 is 2.9 kN over 4.6 kN, worked
    out from 20 people who fell on a mat [4]_. They had 4.0 kN (SD 1.7) on average, this model
    gives 2.7 kN for 65 kg, 1.65 m and 35 mm: within one SD, but lower.

    References
    ----------
    .. [1] robinovitch1991
    .. [2] robinovitch1995
    .. [3] bouxsein2007
    .. [4] lim2020

    Examples
    --------
    >>> round(impact_force(1.65, 65, 35), -1)
    2680.0
    >>> round(impact_force(1.65, 65, 35, landing="knee_first"), -1)
    1690.0
    """
    value = tables.value
    bare = bare_force(height, mass)
    limits = "least_soft_tissue", "most_soft_tissue"
    thickness = limited(
        soft_tissue_mm, "soft_tissue_mm", *limits, unit="mm", what="Soft tissue over the hip"
    )
    checks.choice(landing, "landing", LANDINGS, what="Landing")
    factor = limited(padding, "padding", "softest_padding", "unpadded", unit="", what="Padding")
    if thickness > most_soft_tissue(height, mass):
        raise CourseError(
            "For this height and weight the model ends at {most} mm of soft tissue. "
            "Choose no more than that.",
            "soft_tissue_mm",
            most=math.floor(most_soft_tissue(height, mass)),
        )
    force = bare - value("falls", "soft_tissue_attenuation") * thickness
    if landing == "knee_first":
        force *= value("falls", "knee_first")
    return force * factor


def in_body_weights(force: float, mass: float) -> float:
    """Force as a multiple of the weight of a person.

    Parameters
    ----------
    force : float
        Force. [N], 0 to 20,000
    mass : float
        Body mass. [kg], 40 to 120

    Returns
    -------
    float
        Force over weight. [1]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Examples
    --------
    >>> round(in_body_weights(impact_force(1.65, 65, 35), 65), 1)
    4.2
    """
    force = limited(force, "force", "no_force", "highest_force", unit="N", what="Force on the hip")
    mass = limited(mass, "mass", "lowest_mass", "highest_mass", unit="kg", what="Body mass")
    return force / (mass * tables.value("falls", "gravity"))
