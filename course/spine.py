"""The spine: how postures and tasks load it, study by study, and why bending costs so much.

No two studies asked the same people or measured the same thing: pressure in the disc of one man,
pressure in people with back pain, force on implants of patients. So every value is a percent of
what the *same* study found in standing, and where studies disagree, both are shown. Nothing is
averaged. The lever model of bending lives in `course.spine_lever`.
"""

from dataclasses import dataclass

from course import checks, tables
from course.spine_lever import Bending, bending

__all__ = [
    "CHANGES",
    "POSTURES",
    "STUDIES",
    "TASKS",
    "VERDICTS",
    "Bending",
    "Change",
    "StudyLoad",
    "bending",
    "changes",
    "compared_with_standing",
    "disc_force",
    "loads",
]

_ROWS = tables.rows("spine_loads")
STUDIES = tuple(dict.fromkeys(row["study"] for row in _ROWS))  # keys of their sources
POSTURES = tuple(dict.fromkeys(row["posture"] for row in _ROWS if row["kind"] == "posture"))
TASKS = tuple(dict.fromkeys(row["posture"] for row in _ROWS if row["kind"] == "task"))
CHANGES = tuple(row["change"] for row in tables.rows("spine_changes"))
VERDICTS = ("less", "about_the_same", "more", "studies_disagree")


@dataclass(frozen=True)
class StudyLoad:
    """What one study found for one posture or task.

    Attributes
    ----------
    study : str
        Which of `STUDIES`.
    percent, low_percent : float
        Load as a share of the same study's standing. In a movement the highest and the lowest
        value; if one value was published, both are that value. [%]
    pressure, low_pressure : float or None
        The same as pressure in the disc; None where the study published only percents. [MPa]
    note : str
        What else must be known: angle, rounding, other values in print. May be empty.
    population : str
        Who was measured.
    source, status : str
        Source key and how the number was checked (`course.tables.STATUSES`).
    """

    study: str
    percent: float
    low_percent: float
    pressure: float | None
    low_pressure: float | None
    note: str
    population: str
    source: str
    status: str


@dataclass(frozen=True)
class Change:
    """What one change of seat or habit did to the force on an implant.

    Attributes
    ----------
    change, against : str
        The change, and what it was compared with.
    percent : float
        Change of the force; negative: less. [%]
    note, population, source, status : str
        As in `StudyLoad`.
    """

    change: str
    against: str
    percent: float
    note: str
    population: str
    source: str
    status: str


def loads(posture: str) -> list[StudyLoad]:
    """Load on the lower spine in a posture or task, one entry for each study that measured it.

    Parameters
    ----------
    posture : str
        One of `POSTURES` or `TASKS`.

    Returns
    -------
    list of StudyLoad
        One or more studies, oldest first. Not to be averaged.

    Raises
    ------
    CourseError
        If `posture` is none of these.

    Notes
    -----
    Nachemson gave percents of standing in people with back pain [1]_; Wilke the pressure in the
    disc L4/L5 of one healthy man, here divided by his 0.50 MPa in standing [2]_ [3]_; Rohlmann
    the force on implants of five patients [4]_. Sitting upright is 140 % in the first and 92 %
    in the second. Seven studies together: higher in sitting, but with no difference in those
    after 1990 [5]_. One person may differ by half from any of these values.

    References
    ----------
    .. [1] nachemson1976
    .. [2] wilke1999
    .. [3] wilke2001
    .. [4] rohlmann2012
    .. [5] li2022

    Examples
    --------
    >>> [(load.study, round(load.percent)) for load in loads("sitting_upright")]
    [('nachemson1976', 140), ('wilke1999', 92)]
    """
    checks.choice(posture, "posture", POSTURES + TASKS, what="Posture or task")
    found = []
    for row in _ROWS:
        if row["posture"] == posture:
            low, high = float(row["low"]), float(row["value"])
            in_pressure = row["unit"] == "MPa"
            whole = _standing_pressure(row["study"]) if in_pressure else 100.0
            found.append(
                StudyLoad(
                    study=row["study"],
                    percent=100 * high / whole,
                    low_percent=100 * low / whole,
                    pressure=high if in_pressure else None,
                    low_pressure=low if in_pressure else None,
                    note=row["note"],
                    population=row["population"],
                    source=row["source"],
                    status=row["status"],
                )
            )
    return found


def compared_with_standing(posture: str) -> str:
    """Say in one word whether the studies find more or less load than in standing.

    Parameters
    ----------
    posture : str
        One of `POSTURES` or `TASKS`.

    Returns
    -------
    str
        ``"less"``, ``"about_the_same"`` (within 10 % of standing), ``"more"``, or
        ``"studies_disagree"`` if one study says another word than the next.

    Raises
    ------
    CourseError
        If `posture` is none of these.

    Notes
    -----
    Movements are judged by their highest value. The 10 % is a choice of the course. Studies that
    give the same word may still differ a lot: see `loads`.

    Examples
    --------
    >>> compared_with_standing("sitting_upright"), compared_with_standing("sitting_leaning_back")
    ('studies_disagree', 'less')
    """
    margin = tables.value("spine", "about_the_same")
    words = set()
    for load in loads(posture):
        difference = round(load.percent - 100, 9)
        words.add("less" if difference < -margin else "more" if difference > margin else "same")
    if len(words) > 1:
        return "studies_disagree"
    return "about_the_same" if words == {"same"} else words.pop()


def changes() -> list[Change]:
    """What a seat, a backrest or a habit changes, measured with implants.

    Returns
    -------
    list of Change
        In the order of `CHANGES`. Each against its own comparison, not against standing.

    Notes
    -----
    Five patients with a vertebral body replacement on different seats [1]_ and in everyday
    tasks [3]_; ten patients with rods in the spine [2]_. Sitting up straight on purpose presses
    *more* than sitting relaxed; leaning back presses less.

    References
    ----------
    .. [1] rohlmann2011
    .. [2] rohlmann2001
    .. [3] rohlmann2014methods

    Examples
    --------
    >>> {change.change: change.percent for change in changes()}["backrest"]
    -36.0
    """
    return [
        Change(
            change=row["change"],
            against=row["against"],
            percent=float(row["value"]),
            note=row["note"],
            population=row["population"],
            source=row["source"],
            status=row["status"],
        )
        for row in tables.rows("spine_changes")
    ]


def disc_force(pressure: float) -> float:
    """Force through the disc of the one man measured by Wilke, from its pressure.

    Parameters
    ----------
    pressure : float
        Pressure in the disc. [MPa], 0 to 3

    Returns
    -------
    float
        Force. [N]

    Raises
    ------
    CourseError
        If `pressure` is outside its range.

    Notes
    -----
    F = k p A with A = 1,800 mm², his disc, and k = 0.66 from discs of bodies pressed straight
    [1]_. Not for other people, and doubtful in bending.

    References
    ----------
    .. [1] wilke1999

    Examples
    --------
    >>> round(disc_force(0.5))
    594
    """
    value = tables.value
    highest = value("spine", "highest_pressure")
    checks.number(pressure, "pressure", 0, highest, unit="MPa", what="Pressure in the disc")
    return value("spine", "pressure_to_force") * pressure * value("spine", "disc_area")


def _standing_pressure(study: str) -> float:
    """Return the pressure in standing of the same study [MPa]."""
    for row in _ROWS:
        if row["study"] == study and row["posture"] == "standing":
            return float(row["value"])
    raise KeyError(f"{study} has no standing in course/data/spine_loads.csv")
