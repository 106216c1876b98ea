"""The server runs as an ordinary user who may not write into the course."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import pytest

from serve.places import ROOM
from tests.serve.hostile import Seated, as_user, watched

NOBODY = 65534


PATHS = os.pathsep.join([str(ROOM.parent), sysconfig.get_path("purelib")])
PROBE = "import subprocess, sys, serve.app; subprocess.run([sys.executable, '-c', ''], check=True)"


def python_for_nobody() -> str | None:
    """Return a Python that this user can run with the course: ours, or that of the system."""
    if shutil.which("setpriv") is None:
        return None
    for python in (sys.executable, "/usr/bin/python3"):
        probe = [*as_user(NOBODY), python, "-c", PROBE]
        env = {**os.environ, "PYTHONPATH": PATHS}
        tried = subprocess.run(probe, capture_output=True, timeout=60, check=False, env=env)
        if tried.returncode == 0:
            return python
    return None


@pytest.mark.long
def test_an_ordinary_user_serves_a_course_that_she_cannot_change() -> None:
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("Only root can run the server as another user.")
    python = python_for_nobody()
    if python is None:
        pytest.skip("The user nobody cannot reach Python or the course here.")
    before = {f: f.stat().st_mtime_ns for f in ROOM.rglob("*.py")}
    with tempfile.TemporaryDirectory(prefix="bc-") as folder:
        os.chmod(folder, 0o755)
        with watched(Path(folder), user=NOBODY, python=python, PYTHONPATH=PATHS) as server:
            owner = Path(f"/proc/{server.served.process.pid}").stat().st_uid
            assert owner == NOBODY
            reader = Seated(server.url)
            line = reader.connect()
            line.send(reader.press())
            while '"n": 1' not in line.recv():
                pass
            line.close()
            assert server.served.kernels() == 1
            reader.leave()
            assert "Traceback" not in server.said()
            written = [f for f in (server.home / "notebooks").rglob("*") if f.stat().st_uid != 0]
            assert written == []
    assert {f: f.stat().st_mtime_ns for f in ROOM.rglob("*.py")} == before
