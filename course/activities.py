"""Everyday activities and sports: what was measured at the ground, hip, knee and spine.

Measurements inside the body come from a few people with an instrumented joint or disc: people
differ, and most had an artificial joint. What nobody measured stays ``None``; nothing is
filled in. Forces are in body weights [BW]; 1 BW is what the scales show.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from course import checks, tables

PLACES = ("ground", "hip", "knee", "spine")
PEOPLE = ("osteoporosis", "vertebral_fracture", "falls_risk")


@dataclass(frozen=True)
class Load:
    """One measured (or otherwise known) load, with where it comes from.

    Attributes
    ----------
    value : float
        The load. [`unit`]
    low, high : float or None
        Published range around it, None where there is none. [`unit`]
    unit : str
        ``"BW"``, at the spine ``"MPa"`` (pressure in a disc), for the loading rate ``"BW/s"``.
    population : str
        Who was measured, and how the value was chosen.
    sources : tuple of str
        Keys of `course.sources`.
    status : str
        One of `course.tables.STATUSES`. ``"recalled"`` is not checked; ``"derived"`` is worked
        out, for example the middle of a published range; ``"model"`` is an estimate.
    """

    value: float
    low: float | None
    high: float | None
    unit: str
    population: str
    sources: tuple[str, ...]
    status: str


@dataclass(frozen=True)
class Caution:
    """A published warning that touches an activity.

    Attributes
    ----------
    people : str
        ``"osteoporosis"``, ``"vertebral_fracture"`` (a broken vertebra) or ``"falls_risk"``.
    reason : str
        What was advised, in English.
    sources : tuple of str
        Keys of `course.sources`.
    status : str
        ``"derived"`` where the course applied a general advice to this activity.
    """

    people: str
    reason: str
    sources: tuple[str, ...]
    status: str


@dataclass(frozen=True)
class Activity:
    """One activity: loads where they are known, and a rough class for bone.

    Attributes
    ----------
    key : str
        Short name, for example ``"stairs_down"``.
    name : str
        Plain English name.
    group : str
        ``"rest"``, ``"standing"``, ``"walking"``, ``"stairs"``, ``"daily"``, ``"lifting"``,
        ``"running"``, ``"dance"``, ``"jumping"``, ``"sport"``, ``"non_impact"`` or
        ``"accident"``.
    ground : Load or None
        Peak force under the feet: under one foot where the feet take turns, under both where
        they land together (the population says which). [BW]
    hip, knee : Load or None
        Peak force in one joint. [BW]
    spine : Load or None
        Pressure in a lumbar disc: one man. [MPa]
    loading_rate : Load or None
        How fast the ground force rises. [BW/s]
    bone_class : int or None
        Course judgement of the stimulus for bone in the legs, 0 (none) to 4 (high). None where
        the ground force is missing or the activity is no exercise.
    cautions : tuple of Caution
        Published warnings. None listed does not mean safe for everyone.
    """

    key: str
    name: str
    group: str
    ground: Load | None
    hip: Load | None
    knee: Load | None
    spine: Load | None
    loading_rate: Load | None
    bone_class: int | None
    cautions: tuple[Caution, ...]

    @property
    def both_feet(self) -> bool:
        """Whether the ground force is that under both feet together."""
        return self.ground is not None and "both feet" in self.ground.population


def activities() -> list[Activity]:
    """Every activity of the course, from lying down to hopping; the stumble comes last.

    Returns
    -------
    list of Activity

    Notes
    -----
    Hips were measured in four people [1]_ and two others, whose loads were much higher [2]_; knees
    in five [3]_ and up to four [4]_; the spine in one man [5]_. Compare activities within a
    column, not columns with each other: the people differ, and a stairs value says nothing
    about a healthy hip. Ground forces come from many small studies.

    The class is a judgement of this course by the peak ground force alone: 0 none, 1 up to
    1.2 BW, 2 below 3 BW, 3 up to 4 BW, 4 above. Lifting is one class higher, for the spine; heel
    drops and stamping one lower, because each rests on a single study. Strength training, which
    helps bone without any impact, has no place on this scale. Studies of jumping take 3 BW and
    43 BW/s as enough [6]_. Shin bones were strained more by running than by walking, and less by
    cycling [7]_. The questionnaire BPAQ, which scores a sports history, is left out: its formula
    could not be checked.

    References
    ----------
    .. [1] bergmann2001
    .. [2] bergmann1993
    .. [3] kutzner2010
    .. [4] dlima2013
    .. [5] wilke1999
    .. [6] clissold2021
    .. [7] milgrom2000cycling

    Examples
    --------
    >>> stairs = next(a for a in activities() if a.key == "stairs_down")
    >>> stairs.ground.value, stairs.hip.value, stairs.knee.value, stairs.bone_class
    (1.6, 2.6, 3.46, 2)
    """
    return list(_all().values())


def activity(key: str) -> Activity:
    """One activity by its key.

    Parameters
    ----------
    key : str
        For example ``"walk_4kmh"``; see `activities`.

    Returns
    -------
    Activity

    Raises
    ------
    CourseError
        If there is no such activity.

    Examples
    --------
    >>> activity("hop").ground.status, [c.people for c in activity("hop").cautions]
    ('derived', ['osteoporosis', 'vertebral_fracture'])
    >>> activity("swimming").hip is None
    True
    """
    return _all()[checks.choice(key, "key", tuple(_all()), what="Activity")]


def times_standing(key: str, place: str) -> float | None:
    """Load of an activity over that of standing on two legs, at the same place.

    Parameters
    ----------
    key : str
        See `activities`.
    place : str
        One of `PLACES`.

    Returns
    -------
    float or None
        Ratio of the two published values. [1] None where the activity was not measured.

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Examples
    --------
    >>> times_standing("lift20_round", "spine")
    4.6
    """
    checks.choice(place, "place", PLACES, what="Place")
    load, standing = getattr(activity(key), place), getattr(activity("stand_two"), place)
    return None if load is None else load.value / standing.value


def under_one_foot(activity: Activity) -> float | None:
    """Peak under one foot; of feet that land together each is taken to carry half.

    Parameters
    ----------
    activity : Activity
        See `activities`.

    Returns
    -------
    float or None
        Peak ground force. [BW] None where it was not measured.

    Examples
    --------
    >>> under_one_foot(activity("jump_small")), under_one_foot(activity("hop"))
    (1.5, 4.48)
    """
    if activity.ground is None:
        return None
    return activity.ground.value / (2 if activity.both_feet else 1)


@cache
def _all() -> dict[str, Activity]:
    loads: dict[str, dict[str, Load]] = defaultdict(dict)
    for row in tables.rows("impact_loads"):
        loads[row["activity"]][row["quantity"]] = load_of(row)
    cautions: dict[str, list[Caution]] = defaultdict(list)
    for row in tables.rows("impact_cautions"):
        cautions[row["activity"]].append(
            Caution(row["people"], row["population"], _keys(row), row["status"])
        )
    found = {}
    for row in tables.rows("impact_activities"):
        key = row["activity"]
        at = loads[key]
        found[key] = Activity(
            key=key,
            name=row["name"],
            group=row["group"],
            ground=at.get("ground"),
            hip=at.get("hip"),
            knee=at.get("knee"),
            spine=at.get("spine"),
            loading_rate=at.get("loading_rate"),
            bone_class=int(row["bone_class"]) if row["bone_class"] else None,
            cautions=tuple(cautions[key]),
        )
    return found


def load_of(row: tables.Row) -> Load:
    """Return the load in a row of a table with ``value``, ``low`` and ``high``.

    Parameters
    ----------
    row : dict of str
        A row of ``impact_loads`` or a table of the same columns. Empty ends stay unknown.

    Returns
    -------
    Load
        With the unit, population, sources and status of the row.

    Examples
    --------
    >>> load_of(tables.rows("impact_loads")[0]).unit
    'BW'
    """
    return Load(
        value=float(row["value"]),
        low=float(row["low"]) if row["low"] else None,
        high=float(row["high"]) if row["high"] else None,
        unit=row["unit"],
        population=row["population"],
        sources=_keys(row),
        status=row["status"],
    )


def _keys(row: tables.Row) -> tuple[str, ...]:
    return tuple(key.strip() for key in row["source"].split(";"))
