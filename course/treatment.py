"""The treatment plan: which pillars belong to a diagnosis, and when a medicine is one of them.

Three pillars carry strong bones: moving well, good food, and for some people a medicine. The
numbers of medicines are in :mod:`course.medicines`, where to find help in :mod:`course.care`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Any

from course import checks, tables
from course.checks import CourseError

DIAGNOSES = ("osteoporosis", "osteopenia", "osteopenia_vertebra", "unknown")
PILLARS = ("move", "food", "medicine")
REASONS = tuple(row["reason"] for row in tables.rows("treatment_reasons"))
# what a diagnosis already says about the reasons for a medicine
_SAID = {"osteoporosis": ("t_score",), "osteopenia_vertebra": ("vertebra",)}


class Place(Enum):
    """How firmly a pillar belongs to the plan, from the firmest down."""

    USUAL = "usual"
    TALK = "talk"
    FIND_OUT = "find_out"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Pillar:
    """One pillar of a plan.

    Attributes
    ----------
    name : str
        ``"move"``, ``"food"`` or ``"medicine"``.
    place : Place
        USUAL: part of the plan. TALK: a reason to talk about it soon. FIND_OUT: first find out
        how strong the bones are. NOT_YET: usually not, or not yet.
    reasons : tuple of str
        Reasons of `REASONS` that speak for it, in that order. Empty for the first two pillars.
    """

    name: str
    place: Place
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """A reason to think of a medicine.

    Attributes
    ----------
    name : str
        One of `REASONS`.
    place : Place
        What it makes of the third pillar: USUAL or TALK.
    population, source : str
        Whom the rule is meant for, and the keys of its sources.
    """

    name: str
    place: Place
    population: str
    source: str


def reasons_for_medicine() -> tuple[Reason, ...]:
    """Return the published reasons to think of a medicine against weak bones.

    Returns
    -------
    tuple of Reason

    Notes
    -----
    A T-score of −2.5 or lower and a broken vertebra, whatever the T-score [1]_; a broken hip
    [2]_; another bone broken in the last two years [3]_; cortisone for more than three months
    [4]_. There are more: a high ten-year chance of a break, for one. Rules differ by country.

    References
    ----------
    .. [1] nhg2012
    .. [2] siris2014
    .. [3] nogg2021
    .. [4] humphrey2022

    Examples
    --------
    >>> [reason.name for reason in reasons_for_medicine()]
    ['t_score', 'vertebra', 'hip', 'other_bone', 'cortisone']
    """
    return tuple(
        Reason(row["reason"], Place(row["place"]), row["population"], row["source"])
        for row in tables.rows("treatment_reasons")
    )


def pillars(diagnosis: str, reasons: Collection[str] = ()) -> tuple[Pillar, ...]:
    """Return the three pillars of a plan, with the place each of them has.

    Parameters
    ----------
    diagnosis : str
        ``"osteoporosis"`` (T-score of −2.5 or lower), ``"osteopenia"`` (−1 to −2.5),
        ``"osteopenia_vertebra"`` (osteopenia and a recently broken vertebra) or ``"unknown"``
        (not measured).
    reasons : collection of str, optional
        Reasons of `REASONS` that are true besides the diagnosis.

    Returns
    -------
    tuple of Pillar
        In the order of `PILLARS`.

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Notes
    -----
    Moving well and good food belong to every plan. For the medicine the firmest of the diagnosis
    and all reasons counts. The article behind the course names one exception in osteopenia, the
    recent broken vertebra [1]_; guidelines know more (`reasons_for_medicine`). What is usual is
    no advice for one person: a doctor weighs kidneys, teeth, other medicines and wishes too.

    References
    ----------
    .. [1] vandenbroek

    Examples
    --------
    >>> [pillar.place.name for pillar in pillars("osteopenia")]
    ['USUAL', 'USUAL', 'NOT_YET']
    >>> pillars("osteopenia_vertebra")[2]
    Pillar(name='medicine', place=<Place.USUAL: 'usual'>, reasons=('vertebra',))
    """
    checks.choice(diagnosis, "diagnosis", DIAGNOSES, what="Diagnosis")
    given = {*_chosen(reasons), *_SAID.get(diagnosis, ())}
    weighed = [reason for reason in reasons_for_medicine() if reason.name in given]
    places = {
        row["pillar"]: Place(row["place"])
        for row in tables.rows("treatment_pillars")
        if row["diagnosis"] == diagnosis
    }
    firmest = min([places["medicine"], *(r.place for r in weighed)], key=list(Place).index)
    names = tuple(reason.name for reason in weighed)
    return (
        Pillar("move", places["move"]),
        Pillar("food", places["food"]),
        Pillar("medicine", firmest, names),
    )


def _chosen(reasons: Any) -> tuple[str, ...]:
    """Return the reasons, or raise; a single string is a slip, not five letters."""
    if isinstance(reasons, str) or not isinstance(reasons, Collection):
        raise CourseError("Reasons must be a list.", "reasons")
    for reason in reasons:
        checks.choice(reason, "reasons", REASONS, what="Reason")
    return tuple(reasons)
