"""Twelve weeks of exercise, built up slowly: sixteen plans by the rules of ``planner_rules.csv``.

A plan is made of numbers and keys; the page finds the words. Who may start at all is asked first
(`gates`), how heavy a load is and what to do after a hard day or a missed week is in
`course.effort`, and a file for a calendar program in `course.calendar_file`.
"""

from dataclasses import dataclass
from functools import lru_cache

from course import checks
from course.effort import (
    Resume,
    Share,
    Step,
    after_break,
    load_from_repetitions,
    next_session,
    one_repetition_maximum,
)
from course.planner_moves import Swap, swaps
from course.planner_weeks import KINDS, NUMBERS, Day, Limits, Week, limits_of, weeks_of
from course.safety import (
    PROFILES,
    Gate,
    Question,
    gates,
    has_falls_risk,
    profile_for,
    questions,
    reasons,
)

__all__ = [
    "KINDS",
    "PROFILES",
    "Day",
    "Gate",
    "Limits",
    "Plan",
    "Question",
    "Resume",
    "Share",
    "Step",
    "Swap",
    "Week",
    "after_break",
    "gates",
    "has_falls_risk",
    "load_from_repetitions",
    "next_session",
    "one_repetition_maximum",
    "plan",
    "profile_for",
    "questions",
    "reasons",
    "swaps",
]


@dataclass(frozen=True)
class Plan:
    """A plan for one of sixteen groups of people.

    Attributes
    ----------
    profile : str
        One of `PROFILES`.
    falls_risk, active, frail : bool
        As asked; frail: not active, and at risk of falling or with a vertebral fracture.
    weeks : tuple of Week
    limits : Limits
    swaps : tuple of Swap
        Movements to leave out, and what to do instead.
    therapist_first : bool
        A therapist checks plan and technique before the first day.
    fixed_support : bool
        Balance only beside something that stands firm.
    reserve : tuple of int
        Repetitions to have left in the first weeks, low and high. [number]
    hold : tuple of int
        How long to hold a back extension, low and high. [s]
    impact_pause : tuple of int
        Rest between two sets of impacts, low and high. [s]
    """

    profile: str
    falls_risk: bool
    active: bool
    frail: bool
    weeks: tuple[Week, ...]
    limits: Limits
    swaps: tuple[Swap, ...]
    therapist_first: bool
    fixed_support: bool
    reserve: tuple[int, int]
    hold: tuple[int, int]
    impact_pause: tuple[int, int]


def plan(profile: str, *, falls_risk: bool, active: bool, weeks: int = 12) -> Plan:
    """Weeks of exercise, rest, intensive and gentle days that build up slowly.

    A course plan for learning, not a prescription; ask `gates` first.

    Parameters
    ----------
    profile : str
        ``"general"``, ``"osteopenia"``, ``"osteoporosis"`` or ``"vertebral_fracture"``; see
        `profile_for`.
    falls_risk : bool
        Likely to fall; see `has_falls_risk`.
    active : bool
        Already exercises.
    weeks : int, default 12
        Length. [weeks], 1 to 12

    Returns
    -------
    Plan

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Notes
    -----
    Three blocks of four weeks, the last week of each lighter. Weeks 1 to 4 have a rest day after
    every exercise day, later weeks alternate intensive and gentle days, as the article asks [1]_.
    Advice for osteoporosis asks for balance every day [2]_. Both hold here because a rest day has
    no *training load*: no strength, no impacts, no walk by the clock; easy balance stays.

    Work in a session is sets × repetitions × load. Inside a block one thing changes a week: the
    impacts while they rise (10 more a week, to 50 [3]_), else the repetitions (10, 11, 12). Ten is
    the least number from which one more is no more than 10 %. In a lighter week impacts are 0.6
    times those of the week before. The step to the next block is large, and no trial has tested
    it: three blocks, their sets, loads and steps are choices of the course within published
    ranges [2]_ [4]_.

    `active` plays a part only in the question who is frail: frail people start with two days a
    week, and their intensive days are two.

    References
    ----------
    .. [1] vandenbroek
    .. [2] giangregorio2014
    .. [3] brookewavell2022
    .. [4] borde2015

    Examples
    --------
    >>> twelve = plan("osteoporosis", falls_risk=False, active=False)
    >>> [day.kind for day in twelve.weeks[0].days[:3]]
    ['exercise', 'rest', 'exercise']
    >>> first = twelve.weeks[8].days[0]
    >>> first.kind, first.sets, first.repetitions, first.load, first.impacts
    ('intensive', 3, 10, 0.75, 40)
    """
    checks.choice(profile, "profile", PROFILES, what="Profile")
    checks.yes_or_no(falls_risk, "falls_risk", what="Risk of falling")
    checks.yes_or_no(active, "active", what="Being active")
    longest = int(NUMBERS["longest_plan"])
    length = checks.whole(weeks, "weeks", 1, longest, unit="weeks", what="Length of the plan")
    return _plan(profile, falls_risk, active, length)


@lru_cache(maxsize=64)
def _plan(profile: str, falls_risk: bool, active: bool, length: int) -> Plan:
    frail = not active and (falls_risk or profile == "vertebral_fracture")
    limits = limits_of(profile, falls_risk=falls_risk)
    return Plan(
        profile=profile,
        falls_risk=falls_risk,
        active=active,
        frail=frail,
        weeks=weeks_of(profile, length, limits, falls_risk=falls_risk, frail=frail),
        limits=limits,
        swaps=swaps(profile, falls_risk=falls_risk),
        therapist_first=profile == "vertebral_fracture",
        fixed_support=falls_risk,
        reserve=_pair("reserve_start_low", "reserve_start_high"),
        hold=_pair("hold_least", "hold_most"),
        impact_pause=_pair("impacts_pause_least", "impacts_pause_most"),
    )


def _pair(low: str, high: str) -> tuple[int, int]:
    return int(NUMBERS[low]), int(NUMBERS[high])
