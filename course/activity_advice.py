"""Which activities fit whom: published cautions and the limits of the plan, put together.

Never a clearance: ``FINE`` says only that the course knows no advice against an activity.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from functools import cache

from course import activities, checks, tables
from course.activities import Activity, Caution, Load
from course.planner_moves import swaps
from course.safety import PROFILES

IMPACTS = ("running", "dance", "jumping")  # groups with a moment in the air, or a blow


class Fit(Enum):
    """Whether an activity fits a person, from freely to not now."""

    FINE = "fine"
    HOLD_ON = "hold_on"  # with a hand on a fixed support
    BUILD_UP = "build_up"  # after some weeks of lighter exercise
    GUIDE = "guide"  # learnt with a therapist
    LEAVE = "leave"  # left out for now


_ORDER = tuple(Fit)


@dataclass(frozen=True)
class Advice:
    """What the course says about an activity for one person.

    Attributes
    ----------
    fit : Fit
        The most careful of all that applies.
    cautions : tuple of Caution
        Published warnings that apply.
    limit : float or None
        Highest peak under the feet in this person's plan, if the activity was measured above it.
        [BW]
    first_week : int or None
        Week in which this person's plan begins with impacts, if the activity is one.
    instead : tuple of str
        Names of exercises and habits (``planner_exercises.csv``, ``planner_swaps.csv``).
    """

    fit: Fit
    cautions: tuple[Caution, ...]
    limit: float | None
    first_week: int | None
    instead: tuple[str, ...]


def advice(key: str, profile: str, *, falls_risk: bool) -> Advice:
    """Whether an activity fits a person, why not, and what to do instead.

    Parameters
    ----------
    key : str
        Key of the activity, see `course.activities.activities`.
    profile : str
        One of `course.safety.PROFILES`.
    falls_risk : bool
        Likely to fall.

    Returns
    -------
    Advice

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Notes
    -----
    A published caution [1]_ means: leave it. So does an impact for people with a broken vertebra
    or a risk of falling. With osteopenia or osteoporosis jumps need a guide, and other impacts
    some weeks of getting ready; what was measured above the limit of the plan needs a guide, and
    with osteoporosis it is left out. The limits, 4, 3 and 1.5 BW, are choices of the course.

    References
    ----------
    .. [1] brookewavell2022

    Examples
    --------
    >>> advice("rope", "osteoporosis", falls_risk=False).fit
    <Fit.GUIDE: 'guide'>
    >>> advice("jog_slow", "vertebral_fracture", falls_risk=False).instead
    ('brisk_walk',)
    """
    activity = activities.activity(key)
    checks.choice(profile, "profile", PROFILES, what="Profile")
    checks.yes_or_no(falls_risk, "falls_risk", what="Risk of falling")
    people = {profile, "falls_risk"} if falls_risk else {profile}
    cautions = tuple(c for c in activity.cautions if c.people in people)
    limit = _passed_limit(activity, people)
    first = _first_week(profile) if activity.group in IMPACTS else None
    movements = _movements().get(key, ())
    found = [s for s in swaps(profile, falls_risk=falls_risk) if s.movement in movements]
    fits = [_from_swap(swap.movement, people) for swap in found]
    if cautions:
        fits.append(Fit.LEAVE)
    if limit is not None:
        fits.append(Fit.GUIDE if people <= {"general", "osteopenia"} else Fit.LEAVE)
    if activity.group in IMPACTS:
        fits.append(_from_impact(people, first))
    if activity.group == "stairs" and falls_risk:
        fits.append(Fit.HOLD_ON)
    fit = max(fits, key=_ORDER.index, default=Fit.FINE)
    instead = dict.fromkeys(name for swap in found for name in swap.instead)
    return Advice(fit, cautions, limit, first, tuple(instead))


def other_studies(key: str, place: str) -> tuple[Load, ...]:
    """What other people or studies had at a place, beside the load in `Activity`.

    Parameters
    ----------
    key : str
        Key of the activity.
    place : str
        One of `course.activities.PLACES`.

    Returns
    -------
    tuple of Load
        Empty where the course knows of none.

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Examples
    --------
    >>> [(load.value, load.sources) for load in other_studies("walk_4kmh", "hip")]
    [(4.8, ('bergmann1993',))]
    """
    activities.activity(key)
    checks.choice(place, "place", activities.PLACES, what="Place")
    return _others().get((key, place), ())


@cache
def _others() -> dict[tuple[str, str], tuple[Load, ...]]:
    found: dict[tuple[str, str], list[Load]] = defaultdict(list)
    for row in tables.rows("impact_other_studies"):
        found[row["activity"], row["quantity"]].append(activities.load_of(row))
    return {where: tuple(loads) for where, loads in found.items()}


def _rows(people: set[str]) -> list[tables.Row]:
    return [row for row in tables.rows("planner_profiles") if row["profile"] in people]


def _passed_limit(activity: Activity, people: set[str]) -> float | None:
    """Return the lowest limit of these people if the activity was measured above it."""
    if activity.group not in IMPACTS or activity.ground is None:
        return None
    lowest = min(float(row["peak"]) for row in _rows(people))
    return lowest if activity.ground.value > lowest else None


def _first_week(profile: str) -> int | None:
    (row,) = _rows({profile})
    return int(row["first_impact_week"]) if row["first_impact_week"] else None


@cache
def _movements() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in tables.rows("impact_movements"):
        found[row["activity"]].add(row["movement"])
    return found


def _from_swap(movement: str, people: set[str]) -> Fit:
    """Return what it means that a plan swaps this movement for another."""
    if movement == "only_cycling_or_swimming":  # nothing against it: strength is added
        return Fit.FINE
    if movement == "one_leg_without_support":
        return Fit.HOLD_ON
    only_guided = people <= {"general", "osteopenia"} or (
        movement == "jump" and people == {"osteoporosis"}
    )
    return Fit.GUIDE if only_guided else Fit.LEAVE


def _from_impact(people: set[str], first_week: int | None) -> Fit:
    if "falls_risk" in people or first_week is None:
        return Fit.LEAVE
    return Fit.BUILD_UP if first_week > 1 else Fit.FINE
