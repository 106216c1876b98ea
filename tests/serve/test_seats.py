"""Seats made ahead, the queue before a full class, and whose a kernel is; all with fakes."""

import asyncio
import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import v4
from tornado.web import HTTPError

from serve import room
from serve.modules import Modules
from serve.ready import AT_LEAST, FADE, MB_EACH, VISITS_EACH, Ready
from serve.room import LATEST, LONG, MOST, SOONEST, STALE, Room, places_for
from serve.seats import FullError, Seat, Seats

CHAPTERS = ["00.ipynb", "01.ipynb", "02.ipynb"]


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Workshop:
    """Makes seats without kernels, and remembers what became of them."""

    def __init__(self, budget: float) -> None:
        self.clock = Clock()
        self.made: list[str] = []
        self.freed: list[Any] = []
        self.dead: set[Any] = set()
        alive = lambda seat: seat not in self.dead  # noqa: E731
        self.full, self.size = False, None
        ask = {"full": lambda: self.full, "size": lambda seat: self.size}
        self.ready = Ready(CHAPTERS, budget, self.make, self.free, alive, self.clock, **ask)

    async def make(self, chapter: str) -> Any:
        self.made.append(chapter)
        return f"{chapter} {len(self.made)}"

    async def free(self, seat: Any) -> None:
        self.freed.append(seat)

    def improve_all(self) -> None:
        async def work() -> None:
            while await self.ready.improve():
                pass

        asyncio.run(work())


# ---- made ahead


def test_few_visits_few_seats_many_visits_more() -> None:
    workshop = Workshop(50 * MB_EACH)
    workshop.ready.take("01.ipynb")
    workshop.improve_all()
    assert len(workshop.made) == AT_LEAST
    for _ in range(10 * VISITS_EACH):
        workshop.ready.take("00.ipynb")
    workshop.improve_all()
    assert sum(map(len, workshop.ready.seats.values())) == AT_LEAST + 10


def test_no_budget_no_seat() -> None:
    workshop = Workshop(MB_EACH - 1)
    workshop.improve_all()
    assert workshop.made == []
    assert workshop.ready.take("00.ipynb") is None


def test_a_visited_chapter_and_the_next_one_get_more() -> None:
    workshop = Workshop(8 * MB_EACH)
    for _ in range(6 * VISITS_EACH):
        workshop.ready.take("01.ipynb")
    wanted = workshop.ready.wanted()
    assert wanted["01.ipynb"] > wanted["02.ipynb"] > wanted["00.ipynb"]
    assert wanted.total() == 8


def test_old_visits_fade() -> None:
    workshop = Workshop(8 * MB_EACH)
    for _ in range(5):
        workshop.ready.take("00.ipynb")
    workshop.clock.now += 20 * FADE
    workshop.ready.take("01.ipynb")
    wanted = workshop.ready.wanted()
    assert wanted["01.ipynb"] > wanted["00.ipynb"]


def test_never_more_than_the_budget_and_no_seat_twice() -> None:
    workshop = Workshop(4 * MB_EACH)
    taken = []
    for step in range(60):
        taken.append(workshop.ready.take(CHAPTERS[step % 3 if step < 20 else 1]))
        workshop.improve_all()
        assert sum(map(len, workshop.ready.seats.values())) <= 4
    given = [seat for seat in taken if seat]
    assert len(given) == len(set(given)) > 40
    assert not set(given) & set(workshop.freed)


def test_at_the_budget_only_a_chapter_without_any_seat_replaces_another() -> None:
    workshop = Workshop(4 * MB_EACH)
    for _ in range(6 * VISITS_EACH):
        workshop.ready.take("00.ipynb")
    workshop.improve_all()
    made = len(workshop.made)
    assert not workshop.ready.seats.get("02.ipynb")
    workshop.clock.now += 50 * FADE
    for _ in range(6 * VISITS_EACH):
        workshop.ready.take("02.ipynb")
    workshop.improve_all()
    assert len(workshop.made) - made <= 2  # not all of them anew
    assert workshop.ready.seats["02.ipynb"]


def test_a_dead_seat_is_not_given() -> None:
    workshop = Workshop(3 * MB_EACH)
    workshop.ready.take("01.ipynb")
    workshop.improve_all()
    (dead,) = workshop.ready.seats["01.ipynb"]
    workshop.dead.add(dead)

    async def take() -> Any:
        found = workshop.ready.take("01.ipynb")
        await asyncio.sleep(0)
        return found

    assert asyncio.run(take()) is None
    assert workshop.freed == [dead]


def test_the_budget_counts_in_measured_memory() -> None:
    workshop = Workshop(6 * MB_EACH)
    workshop.size = 2 * MB_EACH
    for _ in range(30):
        workshop.ready.take("01.ipynb")
        workshop.improve_all()
    assert workshop.ready.most == 3
    assert sum(map(len, workshop.ready.seats.values())) == 3


def test_in_a_full_class_none_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("serve.ready.REST", 0.0)
    workshop = Workshop(3 * MB_EACH)
    workshop.full = True

    async def work() -> None:
        workshop.ready.start()
        await asyncio.sleep(0.3)
        assert workshop.made == []
        workshop.full = False
        await asyncio.sleep(1.5)
        assert workshop.made
        await workshop.ready.stop()

    asyncio.run(work())


# ---- the queue


def test_first_come_first_served() -> None:
    room = Room(1, Clock())
    waiting = [room.enter(None, taken=1) for _ in range(3)]
    assert [answer.before for answer in waiting] == [0, 1, 2]
    assert not room.enter(waiting[1].ticket, taken=0).inside
    assert room.enter(waiting[0].ticket, taken=0).inside
    assert room.enter(waiting[1].ticket, taken=0).inside


def test_who_no_longer_asks_loses_the_turn() -> None:
    room = Room(1, clock := Clock())
    gone, stays = room.enter(None, taken=1), room.enter(None, taken=1)
    for _ in range(5):
        clock.now += STALE / 2
        stays = room.enter(stays.ticket, taken=1)
    assert stays.before == 0
    assert room.waiting == 1
    assert room.enter(gone.ticket, taken=1).before == 1


def test_who_leaves_gives_the_turn_to_the_next() -> None:
    room = Room(1, Clock())
    first, second = room.enter(None, taken=1), room.enter(None, taken=1)
    room.leave(first.ticket)
    room.leave("never given")
    assert room.enter(second.ticket, taken=1).before == 0


def test_in_a_long_queue_the_last_ask_less_often_and_keep_their_turn() -> None:
    room = Room(1, Clock())
    times = [room.enter(None, taken=1).again for _ in range(2 * LONG)]
    assert times == sorted(times)
    assert (times[0], times[-1]) == (SOONEST, LATEST)
    assert 1.2 * LATEST < STALE / 2  # one question may be lost


def test_a_made_up_ticket_goes_to_the_end() -> None:
    room = Room(1, Clock())
    room.enter(None, taken=1)
    answer = room.enter("first", taken=1)
    assert (answer.before, answer.ticket == "first") == (1, False)


@pytest.mark.parametrize(("memory", "places"), [(100, 2), (4096, 76), (10**9, MOST)])
def test_places_follow_from_the_memory(memory: float, places: int) -> None:
    assert places_for(memory) == places


@pytest.mark.parametrize(("said", "megabytes"), [("2147483648\n", 2048), ("max\n", None)])
def test_in_a_container_its_limit_counts(
    said: str, megabytes: float | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "limit").write_text(said)
    machine = room.psutil.virtual_memory().total / 2**20
    monkeypatch.setattr(room, "LIMITS", (str(tmp_path / "limit"), str(tmp_path / "none")))
    assert room.memory() == min(megabytes or machine, machine)


# ---- whose they are


class Kernels(dict):
    """A kernel manager without kernels."""

    async def start_kernel(self, **_: Any) -> str:
        kernel = f"kernel-{len(self)}-{os.urandom(2).hex()}"
        self[kernel] = Kernel()
        return kernel

    async def shutdown_kernel(self, kernel: str, now: bool) -> None:
        del self[kernel]

    def get_kernel(self, kernel: str) -> Any:
        return self[kernel]


class Kernel:
    last_activity: Any = None


@pytest.fixture
def seats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Seats:
    for name in CHAPTERS:
        kernel = {"name": "x", "display_name": "X"}
        nbformat.write(v4.new_notebook(metadata={"kernelspec": kernel}), tmp_path / name)

    async def run(self: Seats, seat: Seat, *_: Any) -> None:
        seat.models = {"m": {"_esm": self.modules.add("code", "js")}}

    monkeypatch.setattr(Seats, "_run", run)
    return Seats(Kernels(), tmp_path, Modules("/"), None, Room(1), budget=0)


def test_a_seat_is_bound_to_its_session_and_counted(seats: Seats) -> None:
    async def visit() -> None:
        seat = await seats.take("00.ipynb", "secret")
        assert seats.belongs(seat.kernel, "secret")
        assert not any(seats.belongs(seat.kernel, other) for other in ("Secret", "", None))
        assert not seats.belongs("kernel-of-nobody", "secret")
        assert seats.taken() == 1
        assert seats.ahead("00.ipynb") == seat.addresses() != []
        with pytest.raises(FullError) as full:
            await seats.take("01.ipynb", "other")
        await seats.free(seat.kernel)
        again = await seats.take("01.ipynb", "other", full.value.answer.ticket)
        assert seats.taken() == 1
        del seats.kernels[again.kernel]  # ended as idle
        assert seats.taken() == 0

    asyncio.run(visit())


def test_whose_kernel_has_died_gets_another_before_those_who_wait(seats: Seats) -> None:
    async def visit() -> None:
        seat = await seats.take("00.ipynb", "secret")
        with pytest.raises(FullError):
            await seats.take("00.ipynb", "other")
        with pytest.raises(FullError):
            await seats.take("00.ipynb", "other", None, seat.kernel)  # not theirs
        next_one = await seats.take("00.ipynb", "secret", None, seat.kernel)
        assert list(seats.kernels) == [next_one.kernel]

    asyncio.run(visit())


def test_a_seat_of_an_older_notebook_is_not_given(seats: Seats) -> None:
    async def visit() -> None:
        seat = await seats.make("00.ipynb")
        assert seats._usable(seat)
        os.utime(seats.notebooks / "00.ipynb", (1, 1))
        assert not seats._usable(seat)

    asyncio.run(visit())


def test_a_kernel_that_fails_takes_no_place(seats: Seats, monkeypatch: Any) -> None:
    async def fail(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(Seats, "_run", fail)
    with pytest.raises(RuntimeError):
        asyncio.run(seats.take("00.ipynb", "secret"))
    assert (seats.taken(), dict(seats.kernels)) == (0, {})


@pytest.mark.parametrize("name", ["nowhere.ipynb", "../x.ipynb", "/etc/passwd", "."])
def test_only_notebooks_of_the_course(seats: Seats, name: str) -> None:
    with pytest.raises(HTTPError):
        asyncio.run(seats.take(name, "secret"))
