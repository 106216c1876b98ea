"""Seats that are ready before the visit: kernels in which a chapter has already run.

Which chapters, follows from the visits so far: a chapter that was opened is likely to be opened
again, and the one after it comes next. How many, follows from how many visits there were lately,
within a budget of memory. They are made one at a time, when nobody waits for a seat.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

MB_EACH = 30.0  # of a kernel nobody has used yet, until it is measured
LEARN = 0.2  # share of a new measurement
FADE = 1800.0  # s after which a visit counts half
NEXT = 0.5  # what a visit counts for the chapter after it
ALWAYS = 0.05  # what every chapter counts
AT_LEAST = 2  # seats, also after a single visit
VISITS_EACH = 4  # recent visits for which there is one seat more
REST = 2.0  # s without anybody asking before the next one is made
AWAKE = 60.0  # s between two signs of life, so that no idle kernel here is ended

log = logging.getLogger(__name__)


class Ready:
    """Seats made ahead.

    Parameters
    ----------
    chapters : list of str
        All chapters, in the order of the course.
    budget : float
        How much memory all seats here may take together; 0 for none. [MB]
    make, free : callable
        Make a seat in a chapter; give a seat back.
    alive : callable
        Say whether a seat can still be used, and keep it awake.
    full : callable
        Say whether there is no room for one more reader: then there is none for a seat made ahead.
    size : callable
        Return how much memory a seat takes, or None. [MB]
    """

    def __init__(
        self,
        chapters: list[str],
        budget: float,
        make: Callable[[str], Awaitable[Any]],
        free: Callable[[Any], Awaitable[None]],
        alive: Callable[[Any], bool],
        clock: Callable[[], float] = time.monotonic,
        *,
        full: Callable[[], bool] = lambda: False,
        size: Callable[[Any], float | None] = lambda seat: None,
    ) -> None:
        self.chapters, self.budget, self.each = chapters, budget, MB_EACH
        self.full, self.size = full, size
        self.make, self.free, self.alive, self.clock = make, free, alive, clock
        self.seats: dict[str, list[Any]] = {}
        self.asking = 0  # readers who wait for a seat just now
        self._visits: dict[str, tuple[float, float]] = {}  # weight and when it was that
        self._leaving: set[asyncio.Future[None]] = set()
        self._work: asyncio.Task[None] | None = None
        self._last = clock()

    @property
    def most(self) -> int:
        """How many seats the budget holds."""
        return int(self.budget / self.each)

    def take(self, chapter: str) -> Any:
        """Return a seat that is ready, if there is one; it will not be given again."""
        self._count(chapter)
        while waiting := self.seats.get(chapter):
            seat = waiting.pop(0)
            if self.alive(seat):
                return seat
            self._discard(seat)
        return None

    def _discard(self, seat: Any) -> None:
        task = asyncio.ensure_future(self.free(seat))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    def _count(self, chapter: str) -> None:
        self._last = self.clock()
        self._visits[chapter] = (self._weight(chapter) + 1, self._last)

    def _weight(self, chapter: str) -> float:
        weight, when = self._visits.get(chapter, (0.0, 0.0))
        return weight * 0.5 ** ((self.clock() - when) / FADE)

    def wanted(self) -> Counter[str]:
        """Return how many seats of each chapter there should be."""
        weights = {chapter: ALWAYS + self._weight(chapter) for chapter in self.chapters}
        for chapter, after in zip(self.chapters, self.chapters[1:], strict=False):
            weights[after] += NEXT * self._weight(chapter)
        visits = sum(map(self._weight, self.chapters))
        total = min(self.most, AT_LEAST + round(visits / VISITS_EACH)) if weights else 0
        wanted: Counter[str] = Counter()
        for _ in range(total):
            wanted[max(weights, key=lambda chapter: weights[chapter] / (wanted[chapter] + 1))] += 1
        return wanted

    async def improve(self) -> bool:
        """Make or give back one seat; False if nothing is to be done."""
        wanted = self.wanted()
        there = Counter({chapter: len(seats) for chapter, seats in self.seats.items()})
        surplus, missing = there - wanted, wanted - there
        if there.total() >= wanted.total():
            missing = Counter({name: n for name, n in missing.items() if not there[name]})
            if missing and surplus:  # only for a chapter that has none: each one made costs
                await self.free(self.seats[surplus.most_common(1)[0][0]].pop())
        if not missing or there.total() > wanted.total():
            return False
        chapter = max(missing, key=lambda name: (self._weight(name), missing[name]))
        seat = await self.make(chapter)
        self.seats.setdefault(chapter, []).append(seat)
        if size := self.size(seat):
            self.each += LEARN * (size - self.each)
        return True

    def start(self) -> None:
        """Begin to work, from the first visit on."""
        if self.most and self._work is None:
            self._work = asyncio.get_running_loop().create_task(self._work_on())

    async def _work_on(self) -> None:
        awake = self.clock()
        while True:
            await asyncio.sleep(0.2)
            if self.clock() - awake > AWAKE:
                awake = self.clock()
                self._drop_dead()
            if self.asking or self.full() or self.clock() - self._last < REST:
                continue
            try:
                busy = await self.improve()
            except Exception:
                log.exception("A seat could not be made ahead.")
                await asyncio.sleep(AWAKE)
            else:
                await asyncio.sleep(0 if busy else 1)

    def _drop_dead(self) -> None:
        for chapter, seats in self.seats.items():
            good = [seat for seat in seats if self.alive(seat)]
            for seat in seats:
                if seat not in good:
                    self._discard(seat)
            self.seats[chapter] = good

    async def stop(self) -> None:
        """Stop working; the kernels end with the server."""
        if self._work:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work
