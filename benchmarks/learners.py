"""Many learners at once, with real web sockets, who all move sliders.

    python -m benchmarks learners --apps course "plain Voila" --learners 10 30

They arrive 0.1 s apart; when all are there, each moves a slider twice a second for ten seconds.
They have no browser: drawing is not part of it, and the learners share the cores with the server.
"""

import asyncio
import statistics
import time
from collections.abc import Callable

from benchmarks.apps import APPS, Server, serving
from benchmarks.course_learner import CourseLearner
from benchmarks.dash_learner import DashLearner
from benchmarks.voila_learner import VoilaLearner

APART = 0.1  # s between two arrivals
PLAY = 20  # moves
PAUSE = 0.5  # s between two moves
LONGEST = 240  # s that all of them may take to arrive
LARGEST = {"plain Voila": 30, "ipympl": 30}  # learners; more take minutes and all of the memory
Learner = CourseLearner | DashLearner | VoilaLearner
KINDS: dict[str, Callable[[str, str], Learner]] = {
    "course": CourseLearner,
    "plain Voila": VoilaLearner,
    "ipympl": VoilaLearner,
    "Dash": DashLearner,
}


async def arrive(learner: Learner, number: int) -> float:
    """Join in turn; return how long that took. [s]"""
    await asyncio.sleep(APART * number)
    start = time.perf_counter()
    await asyncio.wait_for(learner.join(), LONGEST)
    return time.perf_counter() - start


async def play(learner: Learner, number: int) -> list[float]:
    """Move the slider again and again, at a pace of one's own; return the latencies. [s]"""
    await asyncio.sleep(PAUSE * (number % 10) / 10)
    times = []
    for _ in range(PLAY):
        times.append(await asyncio.wait_for(learner.move(), 30))
        await asyncio.sleep(max(0.0, PAUSE - times[-1]))
    return times


async def session(server: Server, count: int) -> dict[str, float]:
    """Let some learners come, play and go."""
    before = server.memory(), server.processor()
    make = KINDS[server.app.name]
    learners = [make(server.url, server.page) for _ in range(count)]
    start = time.perf_counter()
    arrivals = await asyncio.gather(
        *(arrive(learner, i) for i, learner in enumerate(learners)), return_exceptions=True
    )
    all_there = time.perf_counter() - start
    here = [x for x, took in zip(learners, arrivals, strict=True) if isinstance(took, float)]
    memory = server.memory()
    found = {
        "failed": float(count - len(here)),
        "all_usable_s": all_there,
        "arrival_p50_s": statistics.median(t for t in arrivals if isinstance(t, float)),
        "processor_each_s": (server.processor() - before[1]) / count,
        "memory_all_mb": memory,
        "memory_each_mb": (memory - before[0]) / max(1, len(here)),
    }
    played = await asyncio.gather(
        *(play(learner, i) for i, learner in enumerate(here)), return_exceptions=True
    )
    times = sorted(t for moves in played if isinstance(moves, list) for t in moves)
    found["failed"] += sum(not isinstance(moves, list) for moves in played)
    found["move_p50_ms"] = 1000 * statistics.median(times)
    found["move_p95_ms"] = 1000 * times[int(0.95 * (len(times) - 1))]
    await asyncio.gather(*(learner.leave() for learner in here), return_exceptions=True)
    return found


def compare(names: list[str], counts: list[int]) -> dict[str, dict[str, list[float]]]:
    """Return every figure by number of learners and app; each app gets a new server each time."""
    names = [name for name in names if name in KINDS]
    figures: dict[str, dict[str, list[float]]] = {}
    for count in counts:
        for name in (name for name in names if count <= LARGEST.get(name, count)):
            with serving(APPS[name]) as server:
                time.sleep(5)
                found = asyncio.run(session(server, count))
            for figure, value in found.items():
                by_app = figures.setdefault(f"{count} learners: {figure}", {n: [] for n in names})
                by_app[name].append(value)
    return figures
