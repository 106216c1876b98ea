"""`bone-course serve` forks the kernels of its readers, and takes all with it when it ends."""

import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from serve.forks import POSSIBLE
from tests.browser.processes import free_port
from tests.serve.conftest import Served, command, settles, start, stop
from tests.serve.kernels import gone
from tests.serve.visitor import Visitor

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="kernels are forked on Linux only")


def serving(notebooks: Path, *more: str) -> Served:
    port = free_port()
    arguments = ["serve", "--no-browser", "--port", str(port), "--notebooks", str(notebooks)]
    return start(command(*arguments, "--ready=0", *more), f"http://127.0.0.1:{port}/")


@pytest.fixture
def server(notebooks: Path) -> Iterator[Served]:
    served = serving(notebooks)
    yield served
    stop(served)


def sit(server: Served, number: int) -> str:
    """Read a chapter and take a seat; return its kernel."""
    visitor = Visitor(server.url)
    visitor.read(f"{number:02d}.ipynb")
    return str(visitor.sit(f"{number:02d}.ipynb")[1]["kernel"])


def sit_until_forked(server: Served) -> None:
    """Visit until the warm process is ready; before that, ordinary kernels serve."""
    assert settles(lambda: sit(server, 1) and server.forked())


def leave_early(server: Served) -> None:
    """Ask for a seat, and go before it is there."""
    visitor = Visitor(server.url)
    visitor.read("01.ipynb")
    host, port = server.url.split("/")[2].split(":")
    cookies = "; ".join(f"{c.name}={c.value}" for c in visitor.cookies)
    asked = f"POST /voila/seat/01.ipynb HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: 0\r\n"
    asked += f"Cookie: {cookies}\r\nX-XSRFToken: {visitor.xsrf()}\r\n\r\n"
    kernels = server.kernels()
    with socket.create_connection((host, int(port))) as line:
        line.sendall(asked.encode())
        assert settles(lambda: server.kernels() > kernels)


def ends_quietly(server: Served) -> bool:
    server.process.send_signal(signal.SIGINT)
    said, _ = server.process.communicate(timeout=60)
    return (said, server.process.returncode) == ("", 0)


def test_each_reader_has_a_fork_and_nothing_is_left_in_the_end(server: Served) -> None:
    sit_until_forked(server)
    before = server.kernels()
    sit(server, 4)
    assert server.kernels() == before + 1
    leave_early(server)
    assert server.settles_at(before + 1)
    assert len(server.warm()) == 1
    pids = [server.process.pid, *server.warm(), *server.forked(), *server.ordinary()]
    assert ends_quietly(server)
    assert settles(lambda: all(map(gone, pids)))


def test_killed_it_leaves_no_kernel(server: Served) -> None:
    sit_until_forked(server)
    pids = [*server.warm(), *server.forked()]
    server.process.kill()
    server.process.communicate()
    assert settles(lambda: all(map(gone, pids)))


def test_without_forking_kernels_are_ordinary(notebooks: Path) -> None:
    served = serving(notebooks, "--no-fork")
    assert sit(served, 1)
    assert served.warm() == []
    assert len(served.ordinary()) == 1
    stop(served)


def test_an_installation_without_our_kernel_serves_ordinary_ones() -> None:
    from jupyter_client.kernelspec import NoSuchKernel

    from serve.app import CourseServer

    server = Mock()
    assert CourseServer._can_fork(server)
    server.kernel_spec_manager.get_kernel_spec.side_effect = NoSuchKernel("bone-course")
    assert not CourseServer._can_fork(server)
    assert server.log.error.call_count == 1
