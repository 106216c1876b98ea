"""For long: messages nobody would send, pages opened and closed; nothing piles up."""

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
import pytest
from websocket import WebSocketException

from serve.app import TRIM
from serve.forks import POSSIBLE
from tests.serve.conftest import _code, _markdown, settles, write_chapter
from tests.serve.faulty import Running, serving
from tests.serve.learners import Learner

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not POSSIBLE, reason="memory is compared on Linux only"),
]
MESSAGES, TOGETHER = 10_000, 50
LARGE = 1_000_000  # bytes of text; the server takes a message of 1 048 576
CYCLES, FIRST = 500, 100
FLAT = 5.0  # MB
CHAPTER = "01-all"
QUIZ = "Quiz('01.x', 'Which one?', {'This': 'Yes.', 'That': 'No.'}, 'This')"
MARK = "xq7fuzz"  # in every text that is sent
HUNG_UP = (OSError, WebSocketException, json.JSONDecodeError)
NAMES = ["mass", "legs", "seq", "do", "entries", "units", "mine", "file", "reset", "base", "whole"]
ODD = ["", "\ud800", "\udfff\ud800", "\0", "9" * 400, "1e999", "½", "ﷺ", "\u202e", "__class__"]
TRAITS = ["view", "spec", "units", "values", "layout", "_esm", "_model_id", "comm", "keys"]


def memory(pid: int) -> float:
    """Return what a process has of the memory, its part of what it shares included. [MB]"""
    return float(psutil.Process(pid).memory_full_info().pss / 2**20)


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="bone-") as made:  # short: a socket's path has 107 letters
        yield Path(made)


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("soak") / "en"
    made.mkdir()
    setup = "from widgets import Quiz, Standing, Summary"
    cells = [_markdown("# All\n\nText."), _code(setup, "setup"), _code("Standing()", "calculator")]
    cells += [_code(QUIZ, "quiz"), _code("Summary('.')", "list")]
    write_chapter(made, 1, "All", cells).rename(made / "01-all.ipynb")
    return made.parent


@pytest.fixture
def server(folder: Path, notebooks: Path) -> Iterator[Running]:
    change = f"import serve.places as p; from pathlib import Path; p.MEMORY = Path({str(folder)!r})"
    with serving("--notebooks", str(notebooks), change=change) as running:

        def is_forked() -> bool:
            with visiting(running, CHAPTER):
                return bool(running.forked())

        assert settles(is_forked)
        yield running


class visiting:  # noqa: N801
    """A learner in a chapter, for as long as a `with` lasts."""

    def __init__(self, server: Running, chapter: str) -> None:
        self.learner = Learner(server.url)
        self.learner.sit(chapter)

    def __enter__(self) -> Learner:
        return self.learner

    def __exit__(self, *_: object) -> None:
        self.learner.leave()


# ------------------------------------------------------------------ messages nobody would send


class Fuzz:
    """Makes messages; the same ones in every run."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.left_large = 10

    def text(self) -> str:
        return MARK + self.chance.choice(ODD)

    def value(self, depth: int = 0) -> Any:
        kind = self.chance.randrange(9 if depth < 3 else 6)
        if kind == 0:
            return self.chance.choice([None, True, False, 0, -1, 10**30, 1e-320, 2**63])
        if kind == 1:
            return self.chance.choice([float("nan"), float("inf"), float("-inf")])
        if kind < 6:
            return self.text()
        many = range(self.chance.randrange(5))
        if kind == 6:
            return [self.value(depth + 1) for _ in many]
        return {self.name(): self.value(depth + 1) for _ in many}

    def name(self) -> str:
        return self.chance.choice([*NAMES, self.text()])

    def data(self) -> Any:
        kind = self.chance.randrange(10)
        if kind == 0:
            return self.value()
        if kind < 3:
            names = self.chance.choices([*TRAITS, self.text()], k=2)
            state = {name: self.value() for name in names}
            paths = self.chance.choice([[], [["view"]], [[self.text(), 3]], self.value()])
            return {"method": "update", "state": state, "buffer_paths": paths}
        if kind == 3:
            return {"method": self.chance.choice(["request_state", "echo_update", self.text()])}
        content: dict[Any, Any] = {"do": "set", "seq": self.chance.randrange(9), "entries": {}}
        content["entries"] = {self.name(): self.value() for _ in range(3)}
        for name in self.chance.sample(NAMES, 4):
            content[name] = self.value()
        if self.left_large and self.chance.random() < 0.01:
            self.left_large -= 1
            content["entries"] = {"mass": MARK + "7" * LARGE}
        return {"method": "custom", "content": content}


def tell_all(learner: Learner, fuzz: Fuzz, number: int) -> None:
    """Send so many messages to all widgets and to none. The server may hang up on such a client."""
    for _ in range(number):
        model = fuzz.chance.choice([*learner.models, fuzz.text()])
        kind = "comm_msg" if fuzz.chance.random() < 0.97 else fuzz.text()
        data = fuzz.data()
        try:
            learner.tell(model, data, kind)
        except HUNG_UP:
            learner.connect()


def answers(learner: Learner) -> bool:
    """Say whether the normal answer comes, on a new line if the old one is closed."""
    try:
        learner.ask(entries={"mass": "80"}, units={"mass": 0}, reset=True)
    except HUNG_UP:
        learner.connect()
        return False
    return "40 kg under each foot" in json.dumps(learner.view)


def test_messages_nobody_would_send(server: Running, notebooks: Path) -> None:
    """To a calculator, a quiz and the summary, which stand in one chapter here."""
    fuzz = Fuzz(20261128)
    with visiting(server, CHAPTER) as learner:
        (kernel,) = server.forked()
        for sent in range(0, MESSAGES, TOGETHER):
            tell_all(learner, fuzz, TOGETHER)
            assert settles(lambda: answers(learner))
            if sent == MESSAGES // 5:
                before = memory(kernel), memory(server.process.pid)
        after = memory(kernel), memory(server.process.pid)
        assert server.forked() == [kernel]
    names = ("kernel", "server")
    print(*(f"\n{n}: {b:.1f} → {a:.1f} MB" for n, b, a in zip(names, before, after, strict=True)))
    assert MARK not in server.said()
    assert server.said() == ""
    assert all(a - b < FLAT for b, a in zip(before, after, strict=True))


# ------------------------------------------------------------------ pages opened and closed


def test_pages_opened_and_closed(server: Running, folder: Path) -> None:
    (warm,) = server.warm()
    family = {"server": server.process.pid, "warm process": warm}

    def state() -> dict[str, Any]:
        assert settles(lambda: server.kernels() == 0)
        files = sorted(str(f.relative_to(folder)) for f in folder.rglob("*"))
        processes = {name: psutil.Process(pid) for name, pid in family.items()}
        open_files = {name: process.num_fds() for name, process in processes.items()}
        threads = {name: process.num_threads() for name, process in processes.items()}
        return {"files": files, "open": open_files, "threads": threads}

    for cycle in range(CYCLES):
        with visiting(server, CHAPTER) as learner:
            learner.move(mass=str(50 + cycle % 50))
        if cycle + 1 == FIRST:
            before, then = state(), {name: memory(pid) for name, pid in family.items()}
    assert settles(lambda: state() == before), (before, state())

    def flat() -> bool:
        now = {name: memory(pid) for name, pid in family.items()}
        print(*(f"\n{name}: {then[name]:.1f} → {now[name]:.1f} MB" for name in family))
        time.sleep(5)
        return all(now[name] - then[name] < FLAT for name in family)

    assert settles(flat, 1.5 * TRIM / 1000)  # free memory is given back once a minute
    assert server.said() == ""
