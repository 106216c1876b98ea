"""Names of the exercises of a day, and of movements to swap for safer ones."""

from dataclasses import dataclass
from functools import lru_cache

from course import checks, tables
from course.safety import PROFILES


@dataclass(frozen=True)
class Swap:
    """A movement to leave out.

    Attributes
    ----------
    movement : str
        Name of the movement.
    instead : tuple of str
        Names of what to do instead.
    rules : tuple of str
        Rules of ``planner_rules.csv`` that ask for it.
    """

    movement: str
    instead: tuple[str, ...]
    rules: tuple[str, ...]


def swaps(profile: str, *, falls_risk: bool) -> tuple[Swap, ...]:
    """Movements that a plan leaves out, with what to do instead.

    Parameters
    ----------
    profile : str
        One of `course.safety.PROFILES`.
    falls_risk : bool
        Likely to fall.

    Returns
    -------
    tuple of Swap

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Notes
    -----
    Bending the spine hard, fast or under load went with broken vertebrae, rarely [1]_ and in a
    small study that was not randomised [2]_. What is said for a risk of falling comes before what
    is said for the profile.

    References
    ----------
    .. [1] kunutsor2018
    .. [2] sinaki1984

    Examples
    --------
    >>> next(swap.instead for swap in swaps("osteoporosis", falls_risk=True)
    ...      if swap.movement == "jump")
    ('march', 'step_up')
    """
    checks.choice(profile, "profile", PROFILES, what="Profile")
    checks.yes_or_no(falls_risk, "falls_risk", what="Risk of falling")
    groups = (profile, "falls_risk") if falls_risk else (profile,)
    found: dict[str, Swap] = {}
    for group in groups:
        for row in tables.rows("planner_swaps"):
            if group in row["groups"].split(";"):
                instead, rules = row["instead"].split(";"), row["rule"].split(";")
                found[row["movement"]] = Swap(row["movement"], tuple(instead), tuple(rules))
    return tuple(
        Swap(swap.movement, tuple(name for name in swap.instead if name not in found), swap.rules)
        for swap in found.values()
    )


@lru_cache(maxsize=512)
def moves(
    kind: str, week: int, profile: str, *, falls_risk: bool, impacts: bool, brisk: bool
) -> tuple[str, ...]:
    """Names of the exercises of one day.

    Parameters
    ----------
    kind : str
        ``"exercise"``, ``"rest"``, ``"intensive"`` or ``"gentle"``.
    week : int
        Number of the week: some balance exercises come later.
    profile : str
        One of `course.safety.PROFILES`.
    falls_risk : bool
        Likely to fall.
    impacts, brisk : bool
        Whether the day has impacts, and a brisk walk.

    Returns
    -------
    tuple of str
        Keys of ``planner_exercises.csv``. A rest day has the first, easiest balance exercise only.

    Examples
    --------
    >>> moves("rest", 1, "general", falls_risk=False, impacts=False, brisk=False)
    ('weight_shift',)
    """
    groups = {profile, "falls_risk"} if falls_risk else {profile}
    wanted = {"rest": {"balance"}, "gentle": {"balance", "back", "walk"}}.get(
        kind, {"strength", "back", "balance", "walk", "impact"}
    )
    if not impacts:
        wanted = wanted - {"impact"}
    walk = "brisk_walk" if brisk else "own_pace_walk"
    names = []
    for row in tables.rows("planner_exercises"):
        only, never = _groups(row["only_for"]), _groups(row["not_for"])
        if row["kind"] not in wanted or int(row["first_week"]) > week:
            continue
        if (only and not only & groups) or never & groups:
            continue
        if row["kind"] == "walk" and row["exercise"] != walk:
            continue
        names.append(row["exercise"])
    return tuple(names[:1] if kind == "rest" else names)


def _groups(text: str) -> set[str]:
    return set(text.split(";")) - {""}
