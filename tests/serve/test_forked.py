"""Forked kernels: each is a kernel like any other, alone with its numbers, and leaves nothing."""

import asyncio
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
import pytest
from jupyter_client import AsyncKernelManager
from nbclient import NotebookClient

from serve.forks import POSSIBLE, ForkedProcess, forks
from serve.provisioner import KERNEL
from tests.serve.conftest import settles
from tests.serve.kernels import PATIENCE, gone, kernel

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="kernels are forked on Linux only")
CHAPTER = Path(__file__).parents[2] / "notebooks" / "en" / "04-standing.ipynb"
STARTS = int(os.environ.get("BONE_COURSE_STARTS", "20"))


@pytest.fixture(scope="module")
def warm() -> Iterator[psutil.Process]:
    assert forks.ready_in(PATIENCE)
    process = psutil.Process(forks.warm.process.pid)
    yield process
    forks.stop()
    assert gone(process.pid)


def memory_holds(pid: int, word: bytes) -> bool:
    """Say whether a word stands anywhere in the memory that a process may write to."""
    places = Path(f"/proc/{pid}/maps").read_text().splitlines()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for place in places:
            span, rights = place.split()[:2]
            if "w" in rights:
                start, end = (int(x, 16) for x in span.split("-"))
                memory.seek(start)
                if word in memory.read(end - start):
                    return True
    return False


def test_it_is_a_fork_in_a_group_of_its_own(warm: psutil.Process, tmp_path: Path) -> None:
    with kernel(tmp_path) as learner:
        assert learner.forked
        assert learner.says("print(6 * 7)") == "42"
        assert psutil.Process(learner.pid).ppid() == warm.pid
        assert os.getpgid(learner.pid) == os.getsid(learner.pid) == learner.pid


def test_it_is_given_its_folder_arguments_and_environment(
    warm: psutil.Process, tmp_path: Path
) -> None:
    with kernel(tmp_path, cwd=str(tmp_path), env={**os.environ, "TZ": "XYZ-7"}) as learner:
        code = "import os, sys, time; print(os.getcwd(), os.environ['TZ'], time.tzname[0])"
        assert learner.says(code) == f"{tmp_path} XYZ-7 XYZ"
        assert learner.says("print(sys.argv[-1])") == learner.manager.connection_file
        assert learner.says("print('' in sys.path, __name__)") == "True __main__"


def test_interrupt_stops_the_cell_and_not_the_kernel(warm: psutil.Process, tmp_path: Path) -> None:
    with kernel(tmp_path) as learner, kernel(tmp_path) as neighbour:
        signs = tmp_path / "signs"
        wait = f"import os, time\nwhile not os.path.exists('{signs}'): time.sleep(0.01)"
        neighbour.client.execute(wait)
        request = learner.client.execute("import time; print('on', flush=True); time.sleep(600)")
        while True:
            message = learner.client.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == "stream":
                break
        learner.manager.interrupt_kernel()
        while True:
            reply = learner.client.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"]["msg_id"] == request:
                break
        assert reply["content"]["ename"] == "KeyboardInterrupt"
        # ipykernel drops requests that come right after an error.
        assert settles(lambda: learner.says("print('still here')") == "still here")
        signs.touch()
        assert neighbour.says("print('undisturbed')") == "undisturbed"


def test_restart_is_a_new_kernel_at_the_same_address(warm: psutil.Process, tmp_path: Path) -> None:
    with kernel(tmp_path) as learner:
        learner.says("weight = 70")
        before = learner.pid
        learner.manager.restart_kernel()
        learner.client.wait_for_ready(timeout=PATIENCE)
        assert learner.forked
        assert learner.pid != before
        assert learner.says("weight") == "NameError"
        assert settles(lambda: gone(before))


@pytest.mark.parametrize("now", [False, True], ids=["asked", "killed"])
def test_end_leaves_no_process_socket_or_file(
    warm: psutil.Process, tmp_path: Path, now: bool
) -> None:
    with kernel(tmp_path) as learner:
        pids = [learner.pid]
        if now:  # asked politely, ipykernel itself ends what the learner has started
            learner.says("import subprocess; child = subprocess.Popen(['sleep', '600'])")
            pids.append(int(learner.says("print(child.pid)")))
        assert len(list(tmp_path.iterdir())) > 1
        learner.end(now)
        assert settles(lambda: all(gone(pid) for pid in pids))
        assert list(tmp_path.iterdir()) == []


def test_a_kernel_that_dies_is_noticed(warm: psutil.Process, tmp_path: Path) -> None:
    with kernel(tmp_path) as learner:
        pid = learner.pid
        os.kill(pid, signal.SIGKILL)
        assert settles(lambda: not learner.manager.is_alive())
        assert settles(lambda: gone(pid))
        learner.manager.interrupt_kernel()  # signals nobody, and does not raise


def test_two_learners_have_nothing_in_common(warm: psutil.Process, tmp_path: Path) -> None:
    chance = (
        "import os, random, secrets, tempfile, uuid; print(random.random(), uuid.uuid4(), "
        "uuid.uuid1(), secrets.token_hex(), os.urandom(8), tempfile.mktemp())"
    )
    change = (
        "mine = 1; import builtins, sys, course; builtins.mine = 1; course.mine = 1; "
        "sys.modules['mine'] = course; os.environ['MINE'] = '1'"
    )
    look = "print('mine' in globals(), hasattr(builtins, 'mine'), 'mine' in sys.modules, "
    look += "hasattr(course, 'mine'), 'MINE' in os.environ)"
    with kernel(tmp_path) as one, kernel(tmp_path) as other:
        drawn = one.says(chance).split() + other.says(chance).split()
        assert len(set(drawn)) == len(drawn)
        assert one.manager.session.key != other.manager.session.key
        one.says(change)
        assert one.says(look) == "True True True True True"
        other.says("import builtins, sys, course")
        assert other.says(look) == "False False False False False"
    with kernel(tmp_path) as later:
        later.says("import builtins, os, sys, course")
        assert later.says(look) == "False False False False False"


def test_nothing_of_a_learner_is_in_the_warm_process(warm: psutil.Process, tmp_path: Path) -> None:
    secrets = [os.urandom(12).hex() for _ in range(2)]
    with kernel(tmp_path, env={**os.environ, "QUERY_STRING": secrets[0]}) as learner:
        learner.says(f"import ipywidgets; name = ipywidgets.Text('{secrets[1]}')")
        for secret in secrets:
            try:
                assert memory_holds(learner.pid, secret.encode())
            except PermissionError:
                pytest.skip("this system lets no process read another's memory")
            assert not memory_holds(warm.pid, secret.encode())
    with kernel(tmp_path) as later:
        code = "from ipywidgets.widgets import widget; print(len(widget._instances))"
        assert later.says(code) == "0"


def test_the_warm_process_stays_single(warm: psutil.Process, tmp_path: Path) -> None:
    before = warm.num_fds()
    with kernel(tmp_path), kernel(tmp_path):
        assert warm.num_threads() == 1
        assert warm.num_fds() == before + 2  # one socket per kernel
    assert settles(lambda: warm.num_fds() == before and warm.children() == [])


def test_a_kernel_holds_no_other_kernels_socket(warm: psutil.Process, tmp_path: Path) -> None:
    look = "import os; print(sum('socket' in os.readlink(f'/proc/self/fd/{f}')"
    look += " for f in os.listdir('/proc/self/fd') if os.path.exists(f'/proc/self/fd/{f}')))"
    with kernel(tmp_path) as first:
        alone = first.says(look)
        with kernel(tmp_path) as second:
            assert second.says(look) == alone


def test_a_chapter_works_in_a_forked_kernel(warm: psutil.Process) -> None:
    notebook = nbformat.read(CHAPTER, 4)
    stored = [[o.data["text/plain"] for o in c.outputs] for c in code_cells(notebook)]
    where = {"metadata": {"path": str(CHAPTER.parent)}}
    client = NotebookClient(notebook, timeout=PATIENCE, kernel_name=KERNEL, resources=where)
    client.create_kernel_manager()
    with client.setup_kernel():
        assert psutil.Process(client.km.provisioner.pid).ppid() == warm.pid
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
    assert [[o.data["text/plain"] for o in c.outputs] for c in code_cells(notebook)] == stored
    views = [o.data for c in code_cells(notebook) for o in c.outputs]
    assert any("application/vnd.jupyter.widget-view+json" in view for view in views)
    assert client.widget_state


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_many_starts_and_ends_leave_nothing(warm: psutil.Process, tmp_path: Path) -> None:
    """Every way to end, some before the kernel has answered; a few at a time, as in a class."""
    here = psutil.Process()

    async def visit(number: int, room: asyncio.Semaphore) -> None:
        async with room:
            manager = AsyncKernelManager(kernel_name=KERNEL, transport="ipc")
            manager.connection_file = str(tmp_path / f"{number}.json")
            await manager.start_kernel()
            assert isinstance(manager.provisioner.process, ForkedProcess)
            if number % 3:
                client = manager.client()
                client.start_channels()
                await client.wait_for_ready(timeout=PATIENCE)
                client.stop_channels()
            if number % 5 == 0:
                os.kill(manager.provisioner.pid, signal.SIGKILL)
            await manager.shutdown_kernel(now=number % 3 != 1)

    async def visits(number: int) -> None:
        room = asyncio.Semaphore(6)
        await asyncio.gather(*(visit(n, room) for n in range(number)))

    asyncio.run(visits(2))  # what is opened once, is open now
    assert settles(lambda: warm.children() == [])
    before = warm.num_fds(), here.num_fds(), len(here.children(recursive=True))
    asyncio.run(visits(STARTS))
    assert settles(lambda: warm.children() == [])
    assert settles(
        lambda: (warm.num_fds(), here.num_fds(), len(here.children(recursive=True))) == before
    )
    assert list(tmp_path.iterdir()) == []


def test_the_kernel_specification_is_ours() -> None:
    from jupyter_client.kernelspec import KernelSpecManager

    specification = KernelSpecManager().get_kernel_spec(KERNEL)
    assert specification.metadata["kernel_provisioner"]["provisioner_name"] == "bone-course-forks"
    ordinary = json.loads(CHAPTER.read_text(encoding="utf-8"))["metadata"]["kernelspec"]["name"]
    assert ordinary == "python3"  # plain Voila and JupyterLab need nothing of ours
