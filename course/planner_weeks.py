"""The weeks of a plan: what each day holds, and what changes from week to week."""

from dataclasses import dataclass
from functools import cache

from course import tables
from course.planner_moves import moves

KINDS = ("exercise", "rest", "intensive", "gentle")
NUMBERS = tables.numbers("planner")

_KIND = {"E": "exercise", "R": "rest", "H": "intensive", "G": "gentle"}
_STRENGTH = ("exercise", "intensive")  # the kinds that carry a training load


@dataclass(frozen=True)
class Day:
    """What one day holds. Loads and efforts are upper limits, not goals.

    Attributes
    ----------
    kind : str
        ``"exercise"``, ``"rest"``, ``"intensive"`` or ``"gentle"``.
    exercises : tuple of str
        Names of the exercises, as keys of ``planner_exercises.csv``.
    sets, repetitions : int
        Rounds of every strength exercise, and repetitions in each; 0 without strength. [number]
    load : float
        Weight as a share of the most one could lift once; 0 without strength. [0–1]
    effort : int
        How hard it may feel; 0 without strength. [0–10]
    pause : int
        Rest between two sets. [s]
    impacts, impact_sets : int
        Impacts in all, and the sets they are divided over. [number]
    balance : int
        Balance training; on a rest day easy balance beside daily life. [min]
    back : int
        Training of the back extensors. [min]
    walk, brisk : int
        Walking in all, and how much of it may be brisk. [min]
    """

    kind: str
    exercises: tuple[str, ...] = ()
    sets: int = 0
    repetitions: int = 0
    load: float = 0.0
    effort: int = 0
    pause: int = 0
    impacts: int = 0
    impact_sets: int = 0
    balance: int = 0
    back: int = 0
    walk: int = 0
    brisk: int = 0


@dataclass(frozen=True)
class Week:
    """Seven days.

    Attributes
    ----------
    number : int
        1 to 12.
    block : int
        1 to 3: learn, build up, go on.
    lighter : bool
        A week with less, to recover.
    days : tuple of Day
        The first is the day the plan starts on.
    """

    number: int
    block: int
    lighter: bool
    days: tuple[Day, ...]


@dataclass(frozen=True)
class Limits:
    """What no day of a plan goes beyond.

    Attributes
    ----------
    load : float
        Share of the most one could lift once. [0–1]
    effort : int
        How hard it may feel. [0–10]
    sets : int
        Rounds of every strength exercise. [number]
    peak : float
        Largest force under the feet. [BW]
    """

    load: float
    effort: int
    sets: int
    peak: float


def weeks_of(
    profile: str, length: int, limits: Limits, *, falls_risk: bool, frail: bool
) -> tuple[Week, ...]:
    """Build the weeks of a plan; `course.planner.plan` checks the arguments and says how.

    Parameters
    ----------
    profile : str
        One of `course.safety.PROFILES`.
    length : int
        Number of weeks. [weeks], 1 to 12
    limits : Limits
        What no day goes beyond.
    falls_risk, frail : bool
        As in `course.planner.Plan`.

    Returns
    -------
    tuple of Week
        Week 1 first; each has seven days.

    Examples
    --------
    >>> limits = limits_of("osteoporosis", falls_risk=False)
    >>> weeks = weeks_of("osteoporosis", 12, limits, falls_risk=False, frail=False)
    >>> len(weeks), weeks[0].days[0].sets, weeks[8].days[0].sets
    (12, 1, 3)
    """
    starts = _row(profile)["first_impact_week"]
    ramp = _Ramp(None if falls_risk or not starts else int(starts), falls_risk)
    made = []
    for number in range(1, length + 1):
        pattern = _pattern(number, frail)
        ramp.step(number, new_stage=number == int(pattern["first_week"]))
        made.append(_week(number, ramp, limits, profile, falls_risk, pattern))
    return tuple(made)


def limits_of(profile: str, *, falls_risk: bool) -> Limits:
    """Return what no day of a plan goes beyond; a risk of falling only lowers it.

    Parameters
    ----------
    profile : str
        One of `course.safety.PROFILES`, checked by `course.planner.plan`.
    falls_risk : bool
        Whether there is a risk of falling.

    Returns
    -------
    Limits
        Load as a share of the strongest lift [0–1], effort [0–10], sets, peak of impacts [BW].

    Examples
    --------
    >>> [limits_of("osteoporosis", falls_risk=risk).peak for risk in (False, True)]
    [3.0, 1.5]
    """
    row = _row(profile)
    peaks = [float(row["peak"])]
    if falls_risk:
        peaks.append(float(_row("falls_risk")["peak"]))
    return Limits(float(row["load"]) / 100, int(row["effort"]), int(row["sets"]), min(peaks))


class _Ramp:
    """What changes from week to week: repetitions, impacts, minutes of balance."""

    def __init__(self, first_impacts: int | None, falls_risk: bool) -> None:
        self.first_impacts = first_impacts
        self.column = "balance_falls_risk" if falls_risk else "balance"
        self.most = int(NUMBERS["balance_most_falls_risk" if falls_risk else "balance_most"])
        self.repetitions = int(NUMBERS["repetitions_start"])
        self.full = 0  # impacts of the last week that was not lighter
        self.impacts = 0
        self.balance = 0

    def step(self, number: int, *, new_stage: bool) -> None:
        block = _block(number)
        if number == int(block["first_week"]):
            self.balance = int(block[self.column])
        else:
            self.balance = min(self.most, int(self.balance * (100 + NUMBERS["rise_most"]) / 100))
        lighter = _lighter(number)
        more = self._more_impacts(number) if not lighter else self.full
        rising = more > self.full
        self.full = more
        self.impacts = round(more * NUMBERS["lighter_impacts"]) if lighter else more
        if new_stage:
            self.repetitions = int(NUMBERS["repetitions_start"])
        elif not (rising or lighter):
            most = int(NUMBERS["repetitions_most"])
            self.repetitions = min(most, self.repetitions + int(NUMBERS["step_repetitions"]))

    def _more_impacts(self, number: int) -> int:
        if self.first_impacts is None or number < self.first_impacts:
            return 0
        if self.full == 0:
            return int(NUMBERS["impacts_start"])
        return min(int(NUMBERS["impacts_most"]), self.full + int(NUMBERS["impacts_step"]))


def _week(
    number: int, ramp: _Ramp, limits: Limits, profile: str, falls_risk: bool, pattern: tables.Row
) -> Week:
    block = _block(number)
    kinds = [_KIND[letter] for letter in pattern["days"].split()]
    sets = min(int(block["sets"]), limits.sets)
    if _lighter(number):
        sets = max(1, sets - int(NUMBERS["lighter_sets"]))
    load = min(float(block["load"]) / 100, limits.load)
    light = load <= NUMBERS["light_load"] / 100
    walks = _walks(number, kinds)
    balance = _balance(ramp.balance, kinds)
    days = []
    for kind, walk, minutes in zip(kinds, walks, balance, strict=True):
        strength = kind in _STRENGTH
        brisk = 0 if falls_risk or not strength else walk
        if profile == "vertebral_fracture":
            brisk = min(brisk, int(NUMBERS["brisk_most"]))
        impacts = ramp.impacts if strength else 0
        day = Day(
            kind=kind,
            exercises=moves(
                kind, number, profile, falls_risk=falls_risk, impacts=impacts > 0, brisk=brisk > 0
            ),
            sets=sets if strength else 0,
            repetitions=ramp.repetitions if strength else 0,
            load=load if strength else 0.0,
            effort=min(int(block["effort"]), limits.effort) if strength else 0,
            pause=int(NUMBERS["pause_light" if light else "pause_heavy"]) if strength else 0,
            impacts=impacts,
            impact_sets=_impact_sets(impacts),
            balance=minutes,
            back=int(block["back"]) if kind != "rest" else 0,
            walk=walk,
            brisk=brisk,
        )
        days.append(day)
    return Week(number, int(block["block"]), _lighter(number), tuple(days))


def _impact_sets(impacts: int) -> int:
    least = int(NUMBERS["impacts_set_least"])
    return max(1, impacts // least) if impacts else 0


def _walks(number: int, kinds: list[str]) -> list[int]:
    """Minutes of walking, in whole bouts."""
    bout = int(NUMBERS["walking_bout"])
    minutes = NUMBERS["walking_start"] + (number - 1) * NUMBERS["walking_step"]
    bouts = round(min(minutes, NUMBERS["walking_most"]) / bout)
    return [bout * share for share in _divide(bouts, kinds)]


def _balance(minutes: int, kinds: list[str]) -> list[int]:
    """Every day some; a rest day no more than the other days and no more than 20 minutes."""
    easy = min(minutes // len(kinds), int(NUMBERS["balance_rest_day_most"]))
    rest = [easy if kind == "rest" else 0 for kind in kinds]
    train = _divide(minutes - sum(rest), kinds)
    return [a + b for a, b in zip(rest, train, strict=True)]


def _divide(total: int, kinds: list[str]) -> list[int]:
    """Whole numbers that add up to `total`, as even as they can be, over all but rest days."""
    places = [i for i, kind in enumerate(kinds) if kind != "rest"]
    shares = [0] * len(kinds)
    each, left = divmod(total, len(places))
    places.sort(key=lambda i: kinds[i] != "gentle")  # stable: gentle days first, then by date
    for rank, i in enumerate(places):
        shares[i] = each + (rank < left)
    return shares


def _lighter(number: int) -> bool:
    return number % int(NUMBERS["lighter_every"]) == 0


@cache
def _row(profile: str) -> tables.Row:
    return next(row for row in tables.rows("planner_profiles") if row["profile"] == profile)


@cache
def _block(number: int) -> tables.Row:
    return next(row for row in tables.rows("planner_blocks") if _within(number, row))


@cache
def _pattern(number: int, frail: bool) -> tables.Row:
    rows = (row for row in tables.rows("planner_patterns") if (row["frail"] == "yes") is frail)
    return next(row for row in rows if _within(number, row))


def _within(number: int, row: tables.Row) -> bool:
    return int(row["first_week"]) <= number <= int(row["last_week"])
