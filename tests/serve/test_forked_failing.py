"""When the warm process fails, a kernel still comes; when the server goes, all kernels go."""

import asyncio
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from serve import app, provisioner, warm
from serve.forks import MOST_STARTS, POSSIBLE, ForkedProcess, Forks, WarmProcess, forks
from tests.serve.conftest import settles
from tests.serve.kernels import PATIENCE, gone, kernel

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="kernels are forked on Linux only")

# Programs in the place of the warm process.
BROKEN = "raise SystemExit(1)"
GREETS = "import socket, sys; s = socket.socket(fileno=int(sys.argv[1])); s.send(b'r'); "
MUTE = GREETS + "import time; time.sleep(600)"
FULL = GREETS + "[c.close() for c in iter(lambda: s.recv(1) and socket.socket(), None)]"
SERVER = """
import json, sys, time
from pathlib import Path
from serve.forks import forks
from tests.serve.kernels import Kernel
assert forks.ready_in(60)
made = [Kernel(Path(sys.argv[1])) for _ in range(3)]
assert all(k.forked for k in made)
print(json.dumps([forks.warm.process.pid, *(k.pid for k in made)]), flush=True)
time.sleep(600)
"""


@pytest.fixture(autouse=True)
def _none_left() -> Iterator[None]:
    forks.stop()
    yield
    forks.stop()


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    caplog.set_level(logging.ERROR)
    return lambda: [r.getMessage() for r in caplog.records if "ordinary" in r.getMessage()]


def instead(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(WarmProcess, "program", ("-c", program))


def fork(keeper: Forks, tell: Callable[[str], object] = print) -> ForkedProcess | None:
    order = {"arguments": [], "env": {}, "cwd": "/"}
    return asyncio.run(keeper.fork(order, tell))


def test_until_it_is_ready_ordinary_kernels_serve(tmp_path: Path) -> None:
    with kernel(tmp_path) as first:
        assert not first.forked
        assert first.says("print(6 * 7)") == "42"
        assert forks.ready_in(PATIENCE)
        with kernel(tmp_path) as second:
            assert second.forked


def test_a_killed_warm_process_takes_no_kernel_along(
    tmp_path: Path, told: Callable[[], list[str]]
) -> None:
    assert forks.ready_in(PATIENCE)
    with kernel(tmp_path) as before:
        before.says("weight = 70")
        forks.warm.process.kill()
        forks.warm.process.wait()
        with kernel(tmp_path) as between:
            assert not between.forked
        assert len(told()) == 1
        assert forks.ready_in(PATIENCE)
        with kernel(tmp_path) as after:
            assert after.forked
            assert before.says("print(weight)") == "70"
        pid = before.pid
        before.end()
        assert settles(lambda: gone(pid))
    assert list(tmp_path.iterdir()) == []


def test_one_that_cannot_start_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: Callable[[], list[str]]
) -> None:
    instead(monkeypatch, BROKEN)
    assert not forks.ready_in(PATIENCE)
    broken = forks.warm
    for _ in range(2):
        with kernel(tmp_path) as learner:
            assert not learner.forked
    assert forks.warm is broken
    assert len(told()) == 1


def test_a_machine_too_full_to_start_one_serves_ordinary_kernels(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError

    keeper = Forks()
    monkeypatch.setattr(subprocess, "Popen", full)
    for _ in range(MOST_STARTS + 1):
        assert fork(keeper) is None
    assert keeper.warm is None


def test_one_that_keeps_dying_is_given_up() -> None:
    keeper, said = Forks(), []
    for _ in range(MOST_STARTS):
        assert keeper.ready_in(PATIENCE)
        keeper.warm.process.kill()
        keeper.warm.process.wait()
        assert fork(keeper, said.append) is None
        assert fork(keeper, said.append) is None
    assert not keeper.ready_in(PATIENCE)
    assert ["until" in sentence for sentence in said] == [True, False]
    keeper.stop()


def test_one_that_does_not_answer_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, MUTE)
    monkeypatch.setattr("serve.forks.PATIENCE", 0.1)
    keeper = Forks()
    assert keeper.ready_in(PATIENCE)
    assert fork(keeper) is None
    assert keeper.warm.process.wait(PATIENCE) == -signal.SIGKILL
    keeper.stop()


def test_a_full_machine_costs_one_fork_only(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, FULL)
    keeper = Forks()
    assert keeper.ready_in(PATIENCE)
    assert fork(keeper) is None
    assert keeper.warm.alive()
    keeper.warm.kill()
    keeper.stop()


def test_no_room_to_fork_is_told_by_a_closed_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", full)
    ours, theirs = warm.socket.socketpair()
    assert not warm.Family().fork(theirs)
    assert ours.recv(1) == b""
    ours.close()


def test_no_room_for_a_socket_ends_nothing() -> None:
    ours, theirs = warm.socket.socketpair()
    ours.send(b"k")  # what comes of a socket that could not be handed over
    assert warm.receive(theirs) is None
    ours.close()
    with pytest.raises(EOFError):
        warm.receive(theirs)
    theirs.close()


def test_it_refuses_to_fork_beside_a_thread() -> None:
    program = "import threading, time; threading.Thread(target=time.sleep, args=(9,), daemon=True)"
    program += ".start(); from serve.warm import get_warm; get_warm()"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ran.returncode == 1
    assert "started a thread" in ran.stderr


@pytest.mark.parametrize("warm_first", [False, True], ids=["server", "warm process, then server"])
def test_when_the_server_is_killed_all_is_gone(tmp_path: Path, warm_first: bool) -> None:
    said, made = tmp_path / "said", tmp_path / "made"
    made.mkdir()
    with said.open("w") as errors:
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(made)],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    pids = json.loads(server.stdout.readline())
    if warm_first:
        os.kill(pids[0], signal.SIGKILL)
    server.kill()
    server.wait()
    server.stdout.close()
    assert settles(lambda: all(map(gone, pids)))
    assert list(made.iterdir()) == []
    assert said.read_text() == ""


LAUNCH = (sys.executable, "-m", "ipykernel_launcher", "-f", "x")


@pytest.mark.parametrize(
    ("cmd", "kwargs"),
    [
        (("/usr/bin/python9", *LAUNCH[1:]), {}),
        ((sys.executable, "-m", "other_launcher", "-f", "x"), {}),
        (LAUNCH, {"stdout": subprocess.DEVNULL}),
        (LAUNCH, {"env": {**os.environ, "PYTHONPATH": "/x"}}),
    ],
)
def test_what_a_fork_cannot_be_given_makes_an_ordinary_kernel(
    monkeypatch: pytest.MonkeyPatch, cmd: tuple[str, ...], kwargs: dict
) -> None:
    async def asked(order: dict, tell: object) -> str:
        return "forked"

    monkeypatch.setattr(forks, "fork", asked)
    launcher = provisioner.ForkingProvisioner()
    assert asyncio.run(launcher._fork(list(LAUNCH), env=dict(os.environ))) == "forked"
    assert asyncio.run(launcher._fork(list(cmd), **kwargs)) is None


def test_elsewhere_nothing_is_forked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("serve.forks.POSSIBLE", False)
    assert not forks.ready_in(0)
    assert forks.warm is None
    with kernel(tmp_path) as learner:
        assert not learner.forked
        assert learner.says("print(6 * 7)") == "42"


def test_only_ordinary_python_chapters_are_given_a_forked_kernel() -> None:
    from nbformat.v4 import new_notebook

    for name, chosen in (("python3", "bone-course"), ("ir", "ir")):
        notebook = new_notebook(metadata={"kernelspec": {"name": name, "display_name": name}})
        app.choose_kernel(None, notebook, "")
        assert notebook.metadata.kernelspec.name == chosen
