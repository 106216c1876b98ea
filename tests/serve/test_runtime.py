"""The folder of a running server: what a killed one leaves is cleared away, nothing else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from serve import runtime

pytestmark = pytest.mark.skipif(runtime.fcntl is None, reason="no locks on this system")
HOLD = "from serve import runtime; print(runtime.make_folder(), flush=True); input()"


@pytest.fixture
def parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(runtime, "in_memory", lambda: str(tmp_path))
    return tmp_path


def make_old(folder: Path) -> None:
    then = time.time() - 2 * runtime.SURELY_LOCKED
    os.utime(folder, (then, then))


def test_the_folder_of_a_killed_server_is_cleared_away(parent: Path) -> None:
    change = f"import serve.runtime as r; r.in_memory = lambda: {str(parent)!r}; "
    killed = subprocess.Popen(
        [sys.executable, "-c", change + HOLD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert killed.stdout
    folder = Path(killed.stdout.readline().strip())
    make_old(folder)
    assert runtime.make_folder().is_dir()
    assert folder.is_dir()  # its server lives
    make_old(folder)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    mine = runtime.make_folder()
    assert not folder.exists()
    assert mine.is_dir()


def test_a_young_folder_and_one_of_others_stay(parent: Path) -> None:
    young, other = parent / "bone-course-young", parent / "bone-course-other"
    for folder in (young, other):
        folder.mkdir()
    (young / runtime.LOCK).touch()
    make_old(other)  # without a lock: not ours
    runtime.make_folder()
    assert young.is_dir()
    assert other.is_dir()
