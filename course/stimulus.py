"""What a session of impacts may mean for bone: two rules of thumb that rank, not predict."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from course import checks, tables
from course.checks import CourseError

_HIGHEST_PEAK = tables.value("impact", "highest_session_peak")
_MOST_REPETITIONS = tables.value("impact", "most_session_repetitions")
_MOST_IN_INDEX = tables.value("impact", "most_index_repetitions")
_LONGEST_PAUSE = tables.value("impact", "longest_pause")
_RECOVERY = tables.value("impact", "recovery_time")


@dataclass(frozen=True)
class Session:
    """One bout of equal impacts, such as fifty jumps before breakfast.

    Attributes
    ----------
    peak : float
        Highest ground force of each impact. [BW], 0 to 6
    repetitions : float
        How many impacts; an average need not be whole. [1], 0 to 50 000
    hours_since_last : float, optional
        Time since the session before it. [h], 0 to 168. None (the default): the first of the day,
        the bone is rested.

    Raises
    ------
    CourseError
        If an argument is no number or outside its range.
    """

    peak: float
    repetitions: float
    hours_since_last: float | None = None

    def __post_init__(self) -> None:
        checks.number(
            self.peak, "peak", 0, _HIGHEST_PEAK, unit="times body weight", what="Peak of an impact"
        )
        checks.number(
            self.repetitions,
            "repetitions",
            0,
            _MOST_REPETITIONS,
            unit="",
            what="Number of repetitions",
        )
        if self.hours_since_last is not None:
            checks.number(
                self.hours_since_last,
                "hours_since_last",
                0,
                _LONGEST_PAUSE,
                unit="hours",
                what="Time since the last session",
            )


def osteogenic_index(sessions: Sequence[Session]) -> float:
    """Rank exercise programmes by a published index: high impacts count, many repeats hardly.

    It ranks. It does not predict bone density, and it must not be used to prescribe impact to
    people with osteoporosis.

    Parameters
    ----------
    sessions : sequence of Session
        The sessions of a day or a week, each with at most 500 repetitions. None at all gives 0.

    Returns
    -------
    float
        Index of all sessions together. [1]

    Raises
    ------
    CourseError
        If `sessions` is no sequence of sessions, or one has more than 500 repetitions: for long
        walks the index says too much (see Notes).

    Notes
    -----
    With peak F in body weights and N repetitions a session counts

    .. math:: I = F \\ln(N + 1)

    [1]_ (read in an article that quotes it). A session that follows another after t hours counts
    that times :math:`1 - e^{-t/τ}`: bone that has been loaded is deaf for a while. The time
    constant τ = 6 h (4 to 8) is **recalled, not checked**; checked is that rats recover fully in
    about 8 h [2]_. Ten jumps a day on five days were counted as 52.6 a week [3]_; that is 4.39 BW
    a jump.

    Where the index fails: in rats, two bouts 6 h apart did no better than one, while 30 s
    between single jumps beat 3 s [4]_; in mice ten loads with 10 s of rest beat a hundred
    without [5]_. The index knows nothing of that, of how fast the force rises, of the bone it
    reaches, of age. A daily walk of 3,000 loads at 1.1 BW would come out at 62 a week, above the
    jumps, although walking alone hardly raises density: hence the limit.

    References
    ----------
    .. [1] turner2003
    .. [2] robling2001
    .. [3] kishimoto2012
    .. [4] umemura2002
    .. [5] srinivasan2002

    Examples
    --------
    >>> round(osteogenic_index([Session(peak=3, repetitions=120)]), 1)
    14.4
    >>> twice = [Session(3, 60), Session(3, 60, hours_since_last=8)]
    >>> round(osteogenic_index(twice), 1)
    21.4
    >>> round(osteogenic_index([Session(4.39, 10)] * 5), 1)  # the published week
    52.6
    """
    checked = _sessions(sessions, "sessions")
    if any(session.repetitions > _MOST_IN_INDEX for session in checked):
        raise CourseError(
            "This index is meant for short sessions of at most {most} repetitions. "
            "For long walks it says too much.",
            "repetitions",
            most=int(_MOST_IN_INDEX),
        )
    return math.fsum(
        session.peak * math.log1p(session.repetitions) * _recovered(session) for session in checked
    )


def weekly_index(
    peak: float, repetitions: float, sessions: int = 1, hours: float = 8, *, days: int = 7
) -> float:
    """Index of a week in which every day has the same impacts, in one or more equal sessions.

    Parameters
    ----------
    peak : float
        Highest ground force of each impact. [BW], 0 to 6
    repetitions : float
        Impacts of a day, shared equally among its sessions. [1], at most 500 in a session
    sessions : int, default 1
        Sessions a day. [1], 1 to 3
    hours : float, default 8
        Hours from one session of the day to the next. [h], 1 to 12; all within 16 h
    days : int, default 7
        Days with sessions. [1], 1 to 7

    Returns
    -------
    float
        Index of the week. [1]

    Raises
    ------
    CourseError
        If an argument is outside its range, or if the sessions do not fit into a waking day.

    Notes
    -----
    Each day begins with rested bone, as in the published count of a week [1]_. What
    `osteogenic_index` cannot tell, this cannot either.

    References
    ----------
    .. [1] kishimoto2012

    Examples
    --------
    >>> round(weekly_index(3, 120, sessions=2, days=1), 1)  # two sessions of 60
    21.4
    """
    value = tables.value
    most = value("impact", "most_sessions")
    if checks.number(sessions, "sessions", 1, most, unit="", what="Sessions a day") % 1:
        raise CourseError("{what} must be a whole number.", "sessions", what="Sessions a day")
    if checks.number(days, "days", 1, 7, unit="", what="Days a week") % 1:
        raise CourseError("{what} must be a whole number.", "days", what="Days a week")
    low, high = value("impact", "shortest_gap"), value("impact", "longest_gap")
    gap = checks.number(hours, "hours", low, high, unit="hours", what="Time between sessions")
    waking = value("impact", "waking_day")
    if gap * (sessions - 1) > waking:
        raise CourseError(
            "{sessions} sessions with {hours} hours between them do not fit into a day. "
            "Choose fewer hours.",
            "hours",
            sessions=sessions,
            hours=gap,
        )
    checks.number(
        repetitions,
        "repetitions",
        0,
        _MOST_REPETITIONS,
        unit="",
        what="Number of repetitions",
    )
    share = repetitions / sessions
    day = [Session(peak, share), *[Session(peak, share, gap)] * (int(sessions) - 1)]
    return int(days) * osteogenic_index(day)


def daily_stimulus_ratio(
    day: Sequence[Session], usual_day: Sequence[Session], exponent: float = 4
) -> float:
    """How much stronger the stimulus of one day is than that of another.

    Parameters
    ----------
    day : sequence of Session
        All loads of the new day, walking included. Pauses play no part.
    usual_day : sequence of Session
        All loads of the day it is compared with: at least one of 0.1 BW or more.
    exponent : float, default 4
        Weight of high loads over many loads. [1], 4 to 8

    Returns
    -------
    float
        Stimulus of the day divided by that of the usual day. [1]

    Raises
    ------
    CourseError
        If the days are no sequences of sessions, if there is no load in the usual day, or if the
        exponent is outside its range.

    Notes
    -----
    The daily stress stimulus adds n loads of stress σ as :math:`ψ = (Σ n σ^m)^{1/m}` [1]_. The
    exponent m = 4 is the low end of the usual 4 to 8, read in pages that quote the model. The
    ground force stands in for the stress, so only a ratio of two days means anything, and only for
    the same bone. It is a model of a stimulus; how much bone follows is not known.

    References
    ----------
    .. [1] beaupre1990

    Examples
    --------
    >>> walking = Session(peak=1.1, repetitions=3000)
    >>> round(daily_stimulus_ratio([walking, Session(3, 50)], [walking]), 2)
    1.18
    """
    low = tables.value("impact", "lowest_stimulus_exponent")
    high = tables.value("impact", "highest_stimulus_exponent")
    power = checks.number(exponent, "exponent", low, high, unit="", what="Exponent")
    new, usual = _sessions(day, "day"), _sessions(usual_day, "usual_day")
    smallest = tables.value("impact", "smallest_usual_peak")
    if not any(s.peak >= smallest and s.repetitions >= 1 for s in usual):
        raise CourseError("The usual day needs some load to compare with.", "usual_day")
    after, before = (math.fsum(s.repetitions * s.peak**power for s in ss) for ss in (new, usual))
    return float((after / before) ** (1 / power))


def _sessions(sessions: Any, field: str) -> Sequence[Session]:
    is_list = isinstance(sessions, Sequence) and not isinstance(sessions, (str, bytes))
    if not is_list or not all(isinstance(session, Session) for session in sessions):
        raise CourseError("Give a list of sessions.", field)
    return list(sessions)


def _recovered(session: Session) -> float:
    """Share of its sensitivity the bone has got back since the last session. [0–1]"""
    if session.hours_since_last is None:
        return 1.0
    return -math.expm1(-session.hours_since_last / _RECOVERY)
