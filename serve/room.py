"""How many learners there is room for, and who comes next when it is full."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

STALE = 15.0  # s without a question after which nobody is expected any more
MB_EACH = 40.0  # a learner's kernel and what the server keeps for it, with a reserve
KEPT_FREE = 0.25  # share of the memory that is not given to learners
LONGEST_QUEUE = 1000  # visitors; more than that are not a class
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

    @property
    def waiting(self) -> int:
        """How many are before the door."""
        return len(self._waiting)


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
