"""How many learners there is room for, and who comes next when it is full."""

import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]

STALE = 15.0  # s without a question after which nobody is expected any more
SOONEST, LATEST = 2.0, 6.0  # s between two questions: of the first in the queue, of the last
LONG = 100  # a queue in which the last one asks as seldom as that
# A learner's kernel and what the server keeps for it. Measured in all chapters (PSS, Nov. 2026):
# 24 to 36 in the kernel, 1 in the server. The rest is a reserve.
MB_EACH = 40.0
KEPT_FREE = 0.25  # share of the memory that is not given to learners
LONGEST_QUEUE = 1000  # visitors; more than that are not a class
# Where a container finds how much memory it may take.
LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
MOST = 400  # learners; more than this one server has never been tried with


@dataclass(frozen=True)
class Answer:
    """What a visitor is told.

    Attributes
    ----------
    inside : bool
        Whether there is room.
    ticket : str
        What to ask again with, to keep one's turn.
    before : int
        How many come before.
    """

    inside: bool
    ticket: str
    before: int

    @property
    def again(self) -> float:
        """In how many seconds to ask again: those who come next ask more often than the last."""
        return SOONEST + (LATEST - SOONEST) * min(1.0, self.before / LONG)


class Room:
    """A number of places and a queue before the door; first come, first served.

    Examples
    --------
    >>> room = Room(1)
    >>> room.enter(None, taken=0).inside
    True
    >>> waiting = room.enter(None, taken=1)
    >>> waiting.inside, waiting.before
    (False, 0)
    >>> room.enter(None, taken=0).before  # the one place is for who has come first
    1
    >>> room.enter(waiting.ticket, taken=0).inside
    True
    """

    def __init__(self, places: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.places, self.clock = places, clock
        self._waiting: dict[str, float] = {}  # ticket: last question; in the order they came

    def enter(self, ticket: str | None, taken: int) -> Answer:
        """Let a visitor in if one of the places that are not taken is theirs."""
        now = self.clock()
        self._waiting = {t: asked for t, asked in self._waiting.items() if now - asked < STALE}
        if ticket not in self._waiting and len(self._waiting) >= LONGEST_QUEUE:
            return Answer(False, "", LONGEST_QUEUE)  # and next time they begin anew
        if ticket not in self._waiting:
            ticket = secrets.token_urlsafe(12)
            self._waiting[ticket] = now
        before = list(self._waiting).index(ticket)
        inside = before < self.places - taken
        if inside:
            del self._waiting[ticket]
        else:
            self._waiting[ticket] = now
        return Answer(inside, ticket, before)

    def leave(self, ticket: str) -> None:
        """Expect a visitor no more."""
        self._waiting.pop(ticket, None)

    @property
    def waiting(self) -> int:
        """How many are before the door."""
        return len(self._waiting)


def memory() -> float:
    """Return the memory that this server may take: the machine's, or the container's. [MB]"""
    found = [int(psutil.virtual_memory().total)]
    for file in LIMITS:
        with suppress(OSError, ValueError):  # there is none, or it says "max"
            found.append(int(Path(file).read_text(encoding="ascii")))
    return min(found) / 2**20


def places_for(memory: float) -> int:
    """Return how many learners a machine has room for.

    Parameters
    ----------
    memory : float
        All its memory. [MB]

    Examples
    --------
    >>> places_for(2048)
    38
    """
    return max(2, min(MOST, int((1 - KEPT_FREE) * memory / MB_EACH)))
