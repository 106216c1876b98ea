"""What may go wrong around a reader: a cell, a kernel, the warm process, the disk."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from serve import places
from serve.forks import POSSIBLE
from tests.serve.conftest import _code, _markdown, settles, write_chapter
from tests.serve.faulty import (
    DIES,
    ENDLESS,
    RAISES,
    SETUP,
    TYPO,
    WARNS,
    WORKS,
    Running,
    fill,
    serving,
    small_disk,
)
from tests.serve.learners import Learner
from tests.serve.visitor import Visitor

SHORT = "import serve.cells; serve.cells.LONGEST = 1"  # s
FAILED = {"failed": True}
FAULTS = {1: RAISES, 2: TYPO, 3: ENDLESS, 4: DIES, 5: WARNS}
REASONS = {1: "has failed", 2: "has failed", 3: "takes more than 1 s", 4: "has ended its kernel"}
CELL = 2  # in which it goes wrong


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faulty")
    (folder / "en").mkdir()
    for number, code in FAULTS.items():
        cells = [_markdown("# Faulty\n\nText."), _code(SETUP, "setup")]
        cells += [_code(code, "calculator"), _code(WORKS, "calculator")]
        write_chapter(folder / "en", number, "Faulty", cells)
    return folder


@pytest.fixture(scope="module")
def server(notebooks: Path) -> Iterator[Running]:
    with serving("--seats=1", "--notebooks", str(notebooks), change=SHORT) as running:
        yield running


def test_a_page_that_never_comes_for_its_seat_loses_it(notebooks: Path) -> None:
    """As after a crash on the way, or for a script that hoards; who has come keeps hers."""
    change = "import serve.handlers; serve.handlers.EXPECTED = 1.5"
    with serving("--notebooks", str(notebooks), change=change) as server:
        there, absent = Learner(server.url), Visitor(server.url)
        there.sit("05")
        absent.read("05.ipynb")
        status, seat = absent.sit("05.ipynb")
        absent.ask("voila/render/05.ipynb?frontend=voila")
        assert (status, server.kernels()) == (200, 3)
        assert settles(lambda: server.kernels() == 1)
        assert absent.ask(f"api/kernels/{seat['kernel']}")[0] == 404
        assert there.ask(entries={}) < 10
        there.leave()


@pytest.mark.parametrize("number", REASONS)
def test_a_cell_that_goes_wrong_takes_nothing_from_the_others(server: Running, number: int) -> None:
    chapter = f"{number:02d}.ipynb"
    visitor = Visitor(server.url)
    assert "Text." in visitor.read(chapter)
    status, seat = visitor.sit(chapter)
    assert status == 200
    assert seat["outputs"][str(CELL)] == [FAILED]
    (shown,) = seat["outputs"][str(CELL + 1)]
    assert shown["model"] in seat["models"]
    told = json.dumps(seat)
    assert not any(word in told for word in ("Error", "Traceback", "secret", "half"))
    assert visitor.leave(seat["kernel"]) == 204
    learner = Learner(server.url)  # the only seat is free again
    learner.sit(f"{number:02d}")
    assert learner.move() < 10
    learner.leave()
    assert f"Cell {CELL} of {chapter} {REASONS[number]}" in server.said()
    assert settles(lambda: server.kernels() == 0)


def test_a_cell_that_spoils_its_kernel_is_left_out_for_a_while(server: Running) -> None:
    """Not each reader waits until it has spoilt another one."""
    for number in (3, 4):
        assert server.said().count(f"Cell {CELL} of {number:02d}.ipynb") <= 1


def test_what_a_cell_says_to_its_author_is_not_for_readers(server: Running) -> None:
    visitor = Visitor(server.url)
    visitor.read("05.ipynb")
    _, seat = visitor.sit("05.ipynb")
    assert seat["outputs"][str(CELL)] == [{"text": "said\n"}]
    visitor.leave(seat["kernel"])


@pytest.mark.long
@pytest.mark.skipif(not POSSIBLE, reason="kernels are forked on Linux only")
def test_the_warm_process_dies_and_nobody_notices(notebooks: Path) -> None:
    with serving("--notebooks", str(notebooks)) as server:
        kill_the_warm_process(server)


def kill_the_warm_process(server: Running) -> None:
    assert settles(lambda: _sit(server).leave() or server.warm())
    stays = _sit(server)
    (warm,) = server.warm()
    os.kill(warm, signal.SIGKILL)
    assert settles(lambda: not psutil.pid_exists(warm) or _is_dead(warm))
    assert stays.move() < 10
    between = _sit(server)  # in an ordinary kernel
    assert between.move() < 10
    between.leave()

    def forked_again() -> bool:
        _sit(server).leave()
        return bool(server.warm()) and server.warm() != [warm]

    assert settles(forked_again)
    assert stays.move() < 10
    stays.leave()
    assert "The process to fork kernels from has ended" in server.said()


def _is_dead(pid: int) -> bool:
    return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def _sit(server: Running) -> Learner:
    learner = Learner(server.url)
    learner.sit("05")
    return learner


# ------------------------------------------------------------------ disk full


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with small_disk(4) as folder:
        for name in ("HOME", "TMPDIR"):
            monkeypatch.setenv(name, str(folder))
        for name in ("JUPYTER_RUNTIME_DIR", "XDG_RUNTIME_DIR"):
            monkeypatch.delenv(name, raising=False)
        yield folder


@pytest.mark.skipif(not places.in_memory(), reason="no folder in memory here")
def test_a_full_disk_does_no_harm(disk: Path, notebooks: Path) -> None:
    full = fill(disk)
    with serving("--notebooks", str(notebooks)) as server:  # even from the start
        learner = _sit(server)
        assert learner.move() < 10
        full.unlink()
        assert learner.move() < 10
        learner.leave()
        assert settles(lambda: server.kernels() == 0)
        assert server.said() == ""
    assert [f.name for f in disk.iterdir() if "voila" in f.name or "bone" in f.name] == []


@pytest.mark.long
def test_where_nothing_can_be_written_the_text_is_there_and_the_log_says_why(disk: Path) -> None:
    change = "import serve.places as p; from pathlib import Path; p.MEMORY = Path('/nowhere')"
    with serving(change=change) as server:
        full = fill(disk)
        visitor = Visitor(server.url)
        assert "Take home" in visitor.read("04-standing.ipynb")
        assert visitor.sit("04-standing.ipynb")[0] == 500  # the page says that, and tries again
        assert settles(lambda: "No space left on device" in server.said())
        full.unlink()
        status, seat = visitor.sit("04-standing.ipynb")
        assert (status, seat["models"] != {}) == (200, True)
