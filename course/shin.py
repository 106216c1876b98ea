"""The shin bone, from a force to a strain and a zone of the mechanostat, in two ways.

One way presses the bone only, with a force measured in the knee. The other is a rule of thumb from
one man, whose bone was also bent by his muscles. The gap between them is the honest answer.
"""

from dataclasses import dataclass

from course import activities, tables
from course.activities import Activity
from course.mechanostat import Zone, mechanostat_zone
from course.strain import newtons, strain, stress, tibia_strain

_B = tables.numbers("impact_bone")

EDGE_RANGES = (  # each edge between two zones, as low and as high as it is quoted [µε]
    (_B["disuse_below_low"], _B["disuse_below_high"]),
    (_B["build_above_low"], _B["build_above"]),
    (_B["too_much_above"], _B["too_much_above_high"]),
)


@dataclass(frozen=True)
class Pressed:
    """A bone that is pressed along its length, and nothing else.

    Attributes
    ----------
    force : float
        What presses. [N]
    stress : float
        Force for each square millimetre of bone. [MPa = N/mm²]
    strain : float
        How much shorter the bone gets. [µε]
    """

    force: float
    stress: float
    strain: float


def pressed(load: float, mass: float, area: float, modulus: float) -> Pressed:
    """Press the shin bone with a force measured in the knee: force, stress, strain.

    Parameters
    ----------
    load : float
        Force in the knee. [BW], 0 to 20
    mass : float
        Body mass. [kg], 35 to 150
    area : float
        Compact bone in the cross-section. [mm²], 10 to 5000
    modulus : float
        Stiffness of the bone. [MPa], 5000 to 25 000

    Returns
    -------
    Pressed

    Raises
    ------
    CourseError
        If an argument is outside its range, or if the strain is beyond 25 000 µε.

    Notes
    -----
    F = load · m · g, σ = F/A, ε = σ/E. A lower bound: bending by the muscles is left out. The
    400 µε measured in one walking man [1]_ are a third more than this gives a man of 70 kg.

    References
    ----------
    .. [1] lanyon1975

    Examples
    --------
    >>> found = pressed(2.61, mass=70, area=350, modulus=17000)
    >>> round(found.force), round(found.stress, 1), round(found.strain)
    (1792, 5.1, 301)
    """
    force = newtons(load, mass)
    pressure = stress(force, area)
    return Pressed(force, pressure, strain(pressure, modulus))


def one_man(activity: Activity) -> float | None:
    """Strain of the shin bone by the rule of thumb from one man, from the force under one foot.

    Parameters
    ----------
    activity : Activity
        Where the feet land together, each is taken to carry half.

    Returns
    -------
    float or None
        See `course.strain.tibia_strain`. [µε] None where the force under the feet is not known,
        or where the ground does not press on them at all, as in cycling.

    Raises
    ------
    CourseError
        If the peak under one foot is above 6 BW; no activity of the course has that.

    Examples
    --------
    >>> round(one_man(activities.activity("walk_4kmh"))), one_man(activities.activity("tennis"))
    (397, None)
    """
    peak = activities.under_one_foot(activity)
    return tibia_strain(peak) if peak else None


def possible_zones(strain: float) -> tuple[Zone, ...]:
    """Zones a strain may lie in, when every edge is taken as low and as high as it is quoted.

    Parameters
    ----------
    strain : float
        Strain; its sign does not matter. [µε], −25 000 to 25 000

    Returns
    -------
    tuple of Zone
        One zone, or two beside each other where the strain lies within the range of an edge.

    Raises
    ------
    CourseError
        As in `course.mechanostat.mechanostat_zone`.

    Examples
    --------
    >>> possible_zones(400), possible_zones(1200)
    ((<Zone.KEEP: 'keep'>,), (<Zone.KEEP: 'keep'>, <Zone.BUILD: 'build'>))
    """
    usual = mechanostat_zone(strain)  # refuses what is no strain
    zones = tuple(Zone)
    possible = {usual}
    for index, (low, high) in enumerate(EDGE_RANGES):
        if low <= abs(strain) <= high:
            possible |= {zones[index], zones[index + 1]}
    return tuple(zone for zone in zones if zone in possible)
