"""What machines ask: health, readiness, metrics; and how a server ends that is asked to."""

import asyncio
import json
import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from prometheus_client.parser import text_string_to_metric_families

from serve import cli, health, metrics, values
from serve.forks import POSSIBLE, forks
from tests.browser.processes import free_port
from tests.serve.conftest import Served, command, settles, start, stop
from tests.serve.learners import Learner

CHAPTER = "04-standing"
MARKER = "61.7"  # what a learner enters; no label may hold it
DRAIN = 60  # s; long, as the server ends when the last learner has left


@dataclass
class Watched:
    served: Served
    machines: str

    def ask(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.machines + path, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def metric(self, name: str, **labels: str) -> float:
        families = text_string_to_metric_families(self.ask("/metrics")[1])
        samples = [sample for family in families for sample in family.samples]
        return sum(
            s.value for s in samples if s.name == name and labels.items() <= s.labels.items()
        )


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    port, machines = free_port(), free_port()
    more = ["--metrics-port", str(machines), "--base-url", "bones", "--drain", str(DRAIN)]
    arguments = ["serve", "--no-browser", "--ready=0", "--port", str(port), *more]
    served = start(command(*arguments), f"http://127.0.0.1:{port}/bones/")
    served.url = f"http://127.0.0.1:{port}/bones/"
    watched = Watched(served, f"http://127.0.0.1:{machines}")
    assert settles(lambda: watched.ask("/readyz") == (200, "ready\n"))
    yield watched
    served.process.kill()
    stop(served)


def test_it_is_alive_on_both_ports_and_counts_on_one(watched: Watched) -> None:
    assert watched.ask("/healthz") == (200, "ok\n")
    reader = Learner(watched.served.url)
    answer = reader.get("/healthz")
    assert (answer.status, answer.read()) == (200, b"ok\n")
    assert answer.headers["Cache-Control"] == "no-store"
    assert list(reader.cookies) == []
    for path in ("/metrics", "/readyz", "/../metrics", "/../readyz"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            reader.get(path)


def test_it_counts_starts_calculations_and_sockets(watched: Watched) -> None:
    kind = "forked" if POSSIBLE else "ordinary"
    before = watched.metric("bone_course_kernel_starts_total", kind=kind)
    learner = Learner(watched.served.url)
    learner.sit(CHAPTER)
    assert learner.move(mass=MARKER) < 10
    assert settles(lambda: watched.metric("bone_course_calculation_seconds_count") == 1)
    assert 0 < watched.metric("bone_course_calculation_seconds_sum") < 10
    assert watched.metric("bone_course_web_sockets") == 1
    assert watched.metric("bone_course_kernels") == watched.served.kernels() > 0
    assert watched.metric("bone_course_seats") == 1
    assert watched.metric("bone_course_kernel_starts_total", kind=kind) == before + 1
    assert watched.metric("bone_course_kernel_start_seconds_count", kind=kind) == before + 1
    assert 0.01 < watched.metric("bone_course_kernel_start_seconds_sum", kind=kind) < 60
    assert watched.metric("bone_course_kernel_start_failures_total") == 0
    chapter = {"handler": "ChapterHandler", "status": "2xx"}
    assert watched.metric("bone_course_request_seconds_count", **chapter) == before + 1
    assert watched.metric("bone_course_warm_process_up") == POSSIBLE
    assert MARKER not in watched.ask("/metrics")[1]
    learner.leave()
    assert settles(lambda: watched.metric("bone_course_web_sockets") == 0)


def test_asked_to_end_it_lets_a_learner_finish(watched: Watched) -> None:
    learner = Learner(watched.served.url)
    learner.sit(CHAPTER)
    watched.served.process.send_signal(signal.SIGTERM)
    assert settles(lambda: watched.ask("/readyz") == (404, "draining\n"))
    assert watched.ask("/healthz")[0] == 200
    assert learner.move(mass="80") < 10
    assert "80 kg" in json.dumps(learner.view)
    watched.served.process.send_signal(signal.SIGTERM)  # a second time: now
    said, _ = watched.served.process.communicate(timeout=30)
    assert (said, watched.served.process.returncode) == ("", 0)


@pytest.fixture
def life(monkeypatch: pytest.MonkeyPatch) -> Callable[..., SimpleNamespace]:
    """Return a function that makes a life with so many learners."""
    monkeypatch.setattr(health, "LOOKS", 0.01)
    monkeypatch.setattr(metrics.KERNELS, "set_function", lambda function: None)

    def made(learners: int) -> SimpleNamespace:
        state = SimpleNamespace(learners=learners, ends=0)

        def end() -> None:
            state.ends += 1

        state.life = health.Life(lambda: state.learners, end)
        return state

    return made


def test_it_ends_when_the_last_learner_has_left(life: Callable[..., SimpleNamespace]) -> None:
    state = life(2)

    async def story() -> None:
        state.life.drain(60)
        await asyncio.sleep(0.05)
        assert (state.ends, state.life.ready()) == (0, False)
        state.learners = 0
        await asyncio.sleep(0.1)

    asyncio.run(story())
    assert state.ends == 1


def test_it_ends_when_the_time_is_over(life: Callable[..., SimpleNamespace]) -> None:
    state = life(2)

    async def story() -> None:
        state.life.drain(0.05)
        await asyncio.sleep(0.2)

    asyncio.run(story())
    assert state.ends == 1


def test_it_takes_nobody_while_it_gets_warm(
    life: Callable[..., SimpleNamespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    state = life(0)
    for coming in (True, False):
        monkeypatch.setattr(forks, "coming", lambda coming=coming: coming)
        assert state.life.ready() is not coming


@pytest.mark.parametrize(
    ("text", "path"),
    [("/", "/"), ("", "/"), ("bones", "/bones/"), ("/a/b/", "/a/b/"), ("/a", "/a/")],
)
def test_a_base_url_has_a_slash_at_both_ends(text: str, path: str) -> None:
    assert values.folder_of_url(text) == path


@pytest.mark.parametrize(
    ("option", "value"),
    [("--base-url", "a b"), ("--base-url", "http://x"), ("--drain", "-1"), ("--drain", "soon"),
     ("--drain", "nan"), ("--drain", "inf")],
)  # fmt: skip
def test_wrong_options_are_named(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.parser().parse_args(["serve", option, value])
    assert repr(value) in capsys.readouterr().err


def test_a_taken_port_for_machines_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ports = ["--port", str(free_port()), "--metrics-port", str(port)]
        assert cli.main(["serve", "--no-browser", *ports]) == cli.PORT_TAKEN
    said = capsys.readouterr().err
    assert f"Port {port} is already in use" in said
    assert "Try: bone-course serve --metrics-port " in said
