"""What a kernel says reaches the page of its reader: once, signed, and nothing else."""

import json
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jupyter_client.session import Session
from websocket import WebSocketTimeoutException

from serve import places
from serve.wire import HeardOnce, Wire
from tests.serve.conftest import _code, write_chapter
from tests.serve.faulty import SETUP, WORKS, serving
from tests.serve.learners import Learner

KEY = b"a key of the kernel"
FASTER = 50  # times
QUIET = 3.0  # s; several pings


class Kernel:
    """A kernel as far as its wire knows it."""

    execution_state = "idle"
    session = Session(key=KEY)


class Page:
    """Keeps what it is sent."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []

    def say(self, text: str) -> None:
        self.heard.append(json.loads(text))


def said(kind: str, content: dict[str, Any], **options: Any) -> list[bytes]:
    """Return the frames of a message as a kernel sends them."""
    session = Session(key=options.pop("key", KEY))
    message = session.msg(kind, content, parent=options.pop("parent", None))
    return [b"a topic", *session.serialize(message), *options.pop("buffers", ())]


@pytest.fixture
def heard() -> Any:
    kernels, kernel, page = HeardOnce(), Kernel(), Page()
    Wire.of(kernel).pages.add(page)  # type: ignore[arg-type]
    return SimpleNamespace(
        kernel=kernel, page=page, hear=lambda frames: kernels._hear(kernel, frames)
    )


def test_a_page_hears_what_its_widgets_are_told_and_nothing_else(heard: Any) -> None:
    content = {"comm_id": "1", "data": {"state": {"view": "Körper \u2028 5"}}}
    heard.hear(said("comm_msg", content))
    for kind in ("stream", "execute_result", "error", "status", "execute_input"):
        heard.hear(said(kind, {"text": "not for readers", "execution_state": "idle"}))
    assert heard.page.heard == [{"msg_type": "comm_msg", "content": content}]


def test_who_is_not_the_kernel_is_not_heard(heard: Any) -> None:
    heard.hear(said("comm_msg", {"comm_id": "1"}, key=b"of somebody else"))
    forged = said("comm_msg", {"comm_id": "1"})
    forged[-1] = b'{"comm_id": "2"}'
    heard.hear(forged)
    assert heard.page.heard == []


def test_bytes_are_not_for_a_page_that_reads_text(heard: Any) -> None:
    heard.hear(said("comm_msg", {"comm_id": "1"}, buffers=[b"bytes"]))
    assert heard.page.heard == []


def test_it_knows_whether_the_kernel_is_at_work(heard: Any) -> None:
    asked = Session(key=KEY).msg("comm_msg")
    for state in ("busy", "idle"):
        heard.hear(said("status", {"execution_state": state}, parent=asked))
        assert heard.kernel.execution_state == state
    looked = Session(key=KEY).msg("kernel_info_request")  # asked by machines, not by a reader
    heard.hear(said("status", {"execution_state": "busy"}, parent=looked))
    assert heard.kernel.execution_state == "idle"


def test_a_reader_who_only_reads_stays_connected(tmp_path: Path) -> None:
    """With the pings of `serve/voila.json`, only faster."""
    (tmp_path / "en").mkdir()
    write_chapter(tmp_path / "en", 1, "One", [_code(SETUP, "setup"), _code(WORKS, "calculator")])
    settings = json.loads((places.ROOM / "voila.json").read_text())["Voila"]["tornado_settings"]
    change = "from serve.channels import OwnChannels"
    for name in ("interval", "timeout"):
        change += f"\nOwnChannels.ping_{name} = {settings[f'ws_ping_{name}'] / FASTER}"
    with serving("--notebooks", str(tmp_path), change=change) as server:
        learner = Learner(server.url)
        learner.sit("01")
        end = time.monotonic() + QUIET
        learner._socket.settimeout(0.1)
        while time.monotonic() < end:
            with pytest.raises(WebSocketTimeoutException):  # a lost line would say something else
                learner.hear()
        learner._socket.settimeout(30)
        assert learner.move() < 10
        learner.leave()
