"""How heavy is a load, what comes after a session, and how to go on after a break."""

from dataclasses import dataclass

from course import checks, tables

_NUMBER = tables.numbers("planner")
_MOST = int(_NUMBER["repetitions_most"])
_RESERVE = int(_NUMBER["reserve_start_high"])


@dataclass(frozen=True)
class Share:
    """A load as a share of the most one could lift once (one-repetition maximum, 1RM).

    Attributes
    ----------
    share : float
        Best guess. [0–1]
    low, high : float
        Band from other rules of thumb and from misjudging the repetitions left. [0–1]
    """

    share: float
    low: float
    high: float


def load_from_repetitions(repetitions: int, reserve: int) -> Share:
    """How heavy a load is, from repetitions done and repetitions that were left.

    Parameters
    ----------
    repetitions : int
        Repetitions done. [number], 1 to 12
    reserve : int
        Repetitions one could still have done ("in reserve"). [number], 0 to 6

    Returns
    -------
    Share
        Share of the one-repetition maximum. [0–1]

    Raises
    ------
    CourseError
        If an argument is not a whole number in its range.

    Notes
    -----
    With n = repetitions + reserve, the repetitions that were possible [1]_,

    .. math:: share = 1 / (1 + n / 30)

    A rule of thumb for healthy adults. At one and the same load people differ far more than the
    band says: at 80 % of their maximum some do 5 repetitions and others 20 [2]_. The band takes
    two other slopes in use, 0.0278 [3]_ and 0.0353 [2]_ per repetition, and the error in guessing
    the reserve: about 1 up to 5 left, more than 2 from 7 [4]_.

    By this rule twelve repetitions with six left are 62 %, over the 50 % that the plan allows in
    weeks 1 to 4. Both come from rules of thumb; the plan keeps the lower. A test of the maximum
    itself is not for people with osteoporosis.

    References
    ----------
    .. [1] epley1985
    .. [2] jovanovic
    .. [3] brzycki1993
    .. [4] hackett2017

    Examples
    --------
    >>> load = load_from_repetitions(10, 3)
    >>> round(load.share, 2), round(load.low, 2), round(load.high, 2)
    (0.7, 0.67, 0.75)
    """
    done = checks.whole(repetitions, "repetitions", 1, _MOST, unit="", what="Repetitions")
    left = checks.whole(reserve, "reserve", 0, _RESERVE, unit="", what="Repetitions left")
    n = done + left
    near = left <= _NUMBER["reserve_near"]
    error = _NUMBER["reserve_error_near" if near else "reserve_error_far"]
    fewest = max(done, n - error)  # the repetitions that were done are certain
    return Share(
        share=1 / (1 + _NUMBER["epley"] * n),
        low=1 / (1 + _NUMBER["epley_high"] * (n + error)),
        high=1 / (1 + _NUMBER["epley_low"] * fewest),
    )


def one_repetition_maximum(weight: float, repetitions: int, reserve: int) -> float:
    """The most one could lift once, without trying it.

    Parameters
    ----------
    weight : float
        Weight that was lifted. [kg], 0.5 to 150
    repetitions, reserve : int
        As in `load_from_repetitions`.

    Returns
    -------
    float
        One-repetition maximum, give or take about 10 %. [kg]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    References
    ----------
    The formula [1]_ is that of `load_from_repetitions`.

    .. [1] epley1985

    Examples
    --------
    >>> round(one_repetition_maximum(5, 10, 3), 1)
    7.2
    """
    checks.number(weight, "weight", 0.5, 150, unit="kg", what="Weight")
    return weight / load_from_repetitions(repetitions, reserve).share


@dataclass(frozen=True)
class Step:
    """What the next session changes; never more than one thing.

    Attributes
    ----------
    signal : str
        ``"green"``: go on; ``"amber"``: less; ``"red"``: stop and ask a therapist or doctor.
    repetitions : int
        For every set; 0 with a red signal. [number]
    load : float
        Next load as a share of this load; 0 with a red signal. [1]
    impacts : bool
        Whether impacts may stay in.
    """

    signal: str
    repetitions: int
    load: float
    impacts: bool


def next_session(
    repetitions: int,
    *,
    pain: int,
    effort: int,
    limit: int,
    full_sessions: int = 0,
    settled: bool = True,
    alarm: bool = False,
) -> Step:
    """What to change after a session: repetitions first, then load, one thing at a time.

    Parameters
    ----------
    repetitions : int
        Repetitions done in every set. [number], 8 to 12
    pain : int
        Worst pain during the session. [0–10]
    effort : int
        How hard it felt. [0–10]
    limit : int
        Effort that the plan allows, `Day.effort`. [1–10]
    full_sessions : int, default 0
        Sessions in a row, this one included, with 12 repetitions in all sets and effort within
        the limit. [number], 0 to 84
    settled : bool, default True
        Pain and soreness were gone the next morning.
    alarm : bool, default False
        Sharp pain, new pain in spine, groin or hip, pain at night, swelling or dizziness.

    Returns
    -------
    Step

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    The limits between the three signals are those that a physiotherapy service prints [1]_; what
    follows from amber and red is more careful here. Repetitions rise before load, and load by 5 %,
    within the published 2 to 10 % [2]_. Effort more than one point over the limit counts as amber.
    The limits of the plan stay above all: a load that would pass `Limits.load` does not rise.

    References
    ----------
    .. [1] pain_traffic_light
    .. [2] kraemer2002

    Examples
    --------
    >>> next_session(10, pain=2, effort=4, limit=4)
    Step(signal='green', repetitions=11, load=1.0, impacts=True)
    >>> next_session(12, pain=0, effort=4, limit=4, full_sessions=2)
    Step(signal='green', repetitions=8, load=1.05, impacts=True)
    """
    least = int(_NUMBER["repetitions_least"])
    done = checks.whole(repetitions, "repetitions", least, _MOST, unit="", what="Repetitions")
    hurt = checks.whole(pain, "pain", 0, 10, unit="", what="Pain")
    felt = checks.whole(effort, "effort", 0, 10, unit="", what="Effort")
    most = checks.whole(limit, "limit", 1, 10, unit="", what="Limit of effort")
    full = checks.whole(full_sessions, "full_sessions", 0, 84, unit="", what="Number of sessions")
    checks.yes_or_no(settled, "settled", what="Settled the next morning")
    checks.yes_or_no(alarm, "alarm", what="Alarm signs")

    if alarm or hurt >= _NUMBER["pain_red"]:
        return Step("red", 0, 0.0, False)
    if hurt > _NUMBER["pain_green"] or not settled or felt > most + _NUMBER["effort_over"]:
        return Step("amber", done, 1 - _NUMBER["step_back"] / 100, False)
    if felt > most:
        return Step("green", done, 1.0, True)
    if done < _MOST:
        return Step("green", done + int(_NUMBER["step_repetitions"]), 1.0, True)
    if full >= _NUMBER["step_sessions"]:
        return Step("green", least, 1 + _NUMBER["step_load"] / 100, True)
    return Step("green", done, 1.0, True)


@dataclass(frozen=True)
class Resume:
    """Where to go on after a break.

    Attributes
    ----------
    week : int
        Week of the plan. [1–12]
    load : float
        Load as a share of the last load. [0–1]
    """

    week: int
    load: float


def after_break(last_week: int, missed: int) -> Resume:
    """Where to go on after missed sessions or weeks.

    Parameters
    ----------
    last_week : int
        The last week that was done. [weeks], 1 to 11
    missed : int
        Whole weeks missed; 0 for a single session. [weeks], 0 to 520

    Returns
    -------
    Resume

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    Choices of the course [1]_: a session missed, carry on; a week, repeat the last one; two or
    three weeks, two weeks back at 80 % of the load; four or more, week 1 at 60 %.

    References
    ----------
    .. [1] course

    Examples
    --------
    >>> after_break(7, 3)
    Resume(week=5, load=0.8)
    """
    longest = int(_NUMBER["longest_plan"])
    week = checks.whole(last_week, "last_week", 1, longest - 1, unit="", what="The last week done")
    gone = checks.whole(missed, "missed", 0, 520, unit="weeks", what="The break")
    if gone >= _NUMBER["missed_restart_from"]:
        return Resume(1, _NUMBER["missed_restart_load"] / 100)
    if gone >= _NUMBER["missed_back_from"]:
        return Resume(max(1, week - int(_NUMBER["missed_back"])), _NUMBER["missed_back_load"] / 100)
    return Resume(week if gone >= _NUMBER["missed_repeat"] else week + 1, 1.0)
