"""A real server whose reader says hostile things over her own web socket."""

import contextlib
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
import websocket

from serve import guard
from serve.channels import AGAINST_THE_RULES
from tests.serve.hostile import PATIENCE, Seated, Watched
from tests.serve.test_guard import KINDS, NOT_MESSAGES, message

TOO_LONG = 1009
ASK = {"do": "set", "seq": 77, "entries": {}}


@pytest.fixture(autouse=True)
def nothing_is_said(attacked: Watched) -> Iterator[None]:
    yield
    assert "Traceback" not in attacked.said()
    assert "marker" not in attacked.said()


def number(line: Any) -> int:
    """Return the next number that the kernel says."""
    while True:
        said = json.loads(line.recv())
        assert "marker" not in json.dumps(said)
        if said["msg_type"] == "comm_msg" and "n" in said["content"]["data"]["state"]:
            return int(said["content"]["data"]["state"]["n"])


def answers(seated: Seated) -> bool:
    """Say whether a new line to this kernel is answered."""
    line = seated.connect()
    line.send(seated.press())
    answered = number(line) > 0
    line.close()
    return answered


def test_code_does_not_run_and_the_kernel_goes_on(seated: Seated, tmp_path: Any) -> None:
    line = seated.connect()
    line.send(seated.press())
    before = number(line)
    proof = tmp_path / "marker"
    for kind in KINDS[:6]:
        for channel in ("shell", "control", "stdin"):
            code = {"code": f"open({str(proof)!r}, 'w')", "cursor_pos": 3, "value": "marker"}
            line.send(json.dumps(message(kind, code, channel)))
    line.send(seated.press())
    assert number(line) == before + 1
    assert not proof.exists()
    line.close()


def test_a_binary_answer_does_not_stop_the_server(attacked: Watched) -> None:
    """The chart's library comes as bytes: Voila's filter takes them for another form."""
    reader = Seated(attacked.url, "03.ipynb")
    line = reader.connect()
    charts = [m for m, state in reader.seat["models"].items() if "view" in state]
    for model in charts[:3]:
        line.send(reader.told({"method": "custom", "content": {"do": "plotly"}}, model))
    line.send(reader.told({"method": "custom", "content": ASK}, charts[0]))
    while '"seq": 77' not in line.recv():
        pass
    assert attacked.status("/healthz") == 200
    line.close()
    reader.leave()


def test_traits_of_the_kernel_stay(seated: Seated) -> None:
    line = seated.connect()
    line.send(seated.told({"method": "update", "state": {"n": 7000}, "buffer_paths": []}))
    line.send(seated.told({"method": "update", "state": {"_esm": "marker"}}))
    line.send(seated.press())
    assert number(line) < 7000
    line.close()


def why_closed(line: Any) -> int:
    """Return the number with which the server closes a line; 0 if it just goes."""
    try:
        while True:
            opcode, data = line.recv_data()
            if opcode == websocket.ABNF.OPCODE_CLOSE:
                return int.from_bytes(data[:2], "big")
    except (websocket.WebSocketException, OSError):
        return 0


def test_who_goes_on_with_rubbish_is_shown_out(seated: Seated) -> None:
    line = seated.connect()
    with contextlib.suppress(OSError):
        for raw in NOT_MESSAGES[: guard.MOST_REFUSED]:
            send = line.send_binary if isinstance(raw, bytes) else line.send
            send(raw)
    assert why_closed(line) == AGAINST_THE_RULES
    assert answers(seated)


def test_a_message_that_is_too_long_ends_the_line_and_nothing_else(seated: Seated) -> None:
    line = seated.connect()
    with contextlib.suppress(OSError):
        line.send("x" * 70_000)
    assert why_closed(line) in (TOO_LONG, 0)
    assert answers(seated)


def test_a_flood_is_answered_in_order_and_never_lost(seated: Seated) -> None:
    line = seated.connect()
    line.send(seated.press())
    before = number(line)
    for _ in range(300):
        line.send(seated.press())
    assert [number(line) for _ in range(300)] == list(range(before + 1, before + 301))
    line.close()


@pytest.mark.parametrize("origin", [
    "http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:1", "file://", "x",
])  # fmt: skip
def test_pages_of_others_cannot_connect(seated: Seated, origin: str) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        seated.connect(origin=origin)
    assert refused.value.status_code == 403


def test_without_an_origin_nobody_connects(seated: Seated) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        seated.connect(origin=None, suppress_origin=True)
    assert refused.value.status_code == 403


@pytest.mark.parametrize("session", ["x" * 300, "%00", "a%0d%0ab", "../x", "%ff", "a b", "ä"])
def test_names_of_sessions_are_short_and_simple(seated: Seated, session: str) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        seated.connect(session.replace(" ", "%20").replace("ä", "%C3%A4"))
    assert refused.value.status_code == 400


def test_a_kernel_is_only_for_the_cookie_of_its_session(seated: Seated) -> None:
    secret = next(c.value for c in seated.visitor.cookies if c.name == "bone-course-seat")
    assert len(secret) >= 43  # 256 bits
    for cookie in (
        "",
        "bone-course-seat=",
        f"bone-course-seat={secret[:-1]}",
        "bone-course-seat=x",
    ):
        with pytest.raises(websocket.WebSocketBadStatusException) as refused:
            seated.connect(cookie=cookie)
        assert refused.value.status_code == 404


def test_a_page_has_a_few_lines_and_no_more(seated: Seated) -> None:
    lines = [seated.connect() for _ in range(guard.MOST_SOCKETS)]
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        seated.connect()
    assert refused.value.status_code == 429
    for line in lines:
        line.close()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            return seated.connect().close()
        except websocket.WebSocketBadStatusException:
            time.sleep(0.1)
    pytest.fail("The places of closed lines are not free again.")


def test_who_leaves_while_connecting_leaves_nothing(seated: Seated) -> None:
    """Half a handshake, and a whole one that is dropped at once, many times."""
    import socket as plain

    host, port = seated.base.removeprefix("http://").rstrip("/").split(":")
    path = seated.address().split(port, 1)[1]
    lines = [
        f"GET {path} HTTP/1.1", f"Host: {host}:{port}", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13",
        f"Origin: http://{host}:{port}", f"Cookie: {seated.cookies()}", "", "",
    ]  # fmt: skip
    for _ in range(20):
        with plain.create_connection((host, int(port))) as line:
            line.sendall("\r\n".join(lines).encode())
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            again = seated.connect()
            break
        except websocket.WebSocketBadStatusException:
            time.sleep(0.1)
    again.send(seated.press())
    assert number(again) > 0
    again.close()
