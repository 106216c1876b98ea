"""Below the messages: frames of web sockets that no browser sends, and readers who take nothing."""

import contextlib
import json
import socket
import struct
import time
from collections.abc import Iterator
from typing import Any

import psutil
import pytest
import websocket

from serve import lines
from serve.guard import MOST_UNSENT
from tests.serve.conftest import settles
from tests.serve.faulty import serving
from tests.serve.hostile import LONG_ANSWER, PATIENCE, Seated, Watched

TEXT, MORE, CLOSE, PING, PONG = 0x1, 0x0, 0x8, 0x9, 0xA
SMALL = ((socket.SOL_SOCKET, socket.SO_RCVBUF, 4096),)  # how much waits at a reader's side


@pytest.fixture(autouse=True)
def unhurt(attacked: Watched) -> Iterator[None]:
    yield
    assert "Traceback" not in attacked.said()
    assert attacked.status("/healthz") == 200


def frame(kind: int, data: bytes = b"", *, last: bool = True, masked: bool = True) -> bytes:
    """Return a frame as it goes over the line; the mask is all zeros, so it changes nothing."""
    size = len(data)
    long = struct.pack("!H", size) if size > 125 else b""
    head = bytes([last << 7 | kind, masked << 7 | (126 if long else size)])
    return head + long + (bytes(4) if masked else b"") + data


def is_cut_off(line: Any, *, within: float = PATIENCE) -> bool:
    """Say whether the server closes; what it still says is read and forgotten."""
    line.settimeout(within)
    try:
        while line.recv(65536):
            pass
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


def answers(seated: Seated) -> bool:
    line = seated.connect()
    line.send(seated.press())
    while "comm_msg" not in line.recv():
        pass
    line.close()
    return True


WRONG = {
    "not masked": frame(TEXT, b"{}", masked=False),
    "a ping that is not masked": frame(PING, masked=False),
    "reserved bits": bytes([0xC1, 0x80]) + bytes(4),
    "a kind that is not there": frame(0x3),
    "the end of nothing": frame(MORE, b"x"),
    "two beginnings": frame(TEXT, b"x", last=False) * 2,
    "a ping in pieces": frame(PING, last=False),
    "a long ping": frame(PING, b"x" * 126),
    "no letters": frame(TEXT, b"\xff\xfe"),
    "a length of exabytes": b"\x81\xff" + struct.pack("!Q", 2**63) + bytes(4),
    "a long message": b"\x81\xff" + struct.pack("!Q", 65_537) + bytes(4),
    "long in pieces": frame(TEXT, b"x" * 60_000, last=False) + frame(MORE, b"x" * 6000),
    "compressed, which was not agreed": bytes([0xC1, 0x82]) + bytes(4) + b"\x4b\x04",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_frames_end_the_line(seated: Seated, name: str) -> None:
    line = seated.connect()
    with contextlib.suppress(OSError):
        line.sock.sendall(WRONG[name])
    assert is_cut_off(line.sock)
    line.shutdown()


FLOODS = {"pings": frame(PING, b"x" * 125), "pongs": frame(PONG), "pieces": frame(MORE, last=False)}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_frames_is_cut_off_and_keeps_nobody_waiting(
    attacked: Watched, seated: Seated, name: str
) -> None:
    server = psutil.Process(attacked.served.process.pid)
    line = seated.connect()
    before = sum(server.cpu_times()[:2])
    with contextlib.suppress(OSError):  # it is cut off in the middle
        line.sock.sendall(frame(TEXT, last=False))
        for _ in range(100):
            line.sock.sendall(FLOODS[name] * 3000)
    assert is_cut_off(line.sock)
    began = time.monotonic()
    assert attacked.status("/healthz") == 200
    assert time.monotonic() - began < 2
    assert answers(seated)
    assert sum(server.cpu_times()[:2]) - before < 2  # s of the processor; all frames would take 9
    line.shutdown()


@pytest.mark.long
def test_a_slow_reader_is_let_go_and_the_next_to_her_hears_all(attacked: Watched) -> None:
    reader = Seated(attacked.url, "04.ipynb")
    server = attacked.served.process.pid
    slow = reader.connect(sockopt=SMALL)
    good = reader.connect(skip_utf8_validation=True)  # which takes seconds
    before = psutil.Process(server).memory_info().rss
    heard, many = 0, 3 * MOST_UNSENT // LONG_ANSWER  # the systems of both sides keep some, too
    for number in range(many):
        good.send(reader.told({"method": "custom", "content": {"n": number}}))
        while str(number) not in text_of(good.recv()):
            pass
        heard += 1
    assert heard == many
    assert psutil.Process(server).memory_info().rss - before < 3 * MOST_UNSENT
    got = 0
    with contextlib.suppress(OSError):
        while piece := slow.sock.recv(2**20):
            got += len(piece)
    assert got < many * LONG_ANSWER  # the line was closed, and what was left is gone
    good.close()
    slow.shutdown()
    reader.leave()


def text_of(said: str) -> str:
    """Return the beginning of what the widget has to say."""
    content = json.loads(said).get("content", {})
    return str(content.get("data", {}).get("state", {}).get("text", ""))[:9]


@pytest.mark.long
@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="This system cannot do it.")
def test_who_asks_and_never_reads_is_let_go() -> None:
    """Of many requests at once, none of whose answers is read; the limit is three seconds here."""
    with serving(change="import serve.lines; serve.lines.STALLED = 3000") as server:
        process = psutil.Process(server.process.pid)
        port = int(server.url.rstrip("/").rpartition(":")[2])
        before = process.num_fds()
        many = []
        for _ in range(20):
            line = socket.socket()
            line.setsockopt(*SMALL[0])
            line.settimeout(1)
            line.connect(("127.0.0.1", port))
            with contextlib.suppress(OSError):  # no more is taken
                line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n" * 2000)
            many.append(line)
        assert settles(lambda: process.num_fds() >= before + 20, 10)
        assert settles(lambda: process.num_fds() <= before, 30)
        for line in many:
            line.close()
        assert "Traceback" not in server.said()
    assert lines.STALLED <= 120_000


def test_a_handshake_that_never_ends_is_no_line(seated: Seated) -> None:
    """Half of it from many; the places of a kernel's lines stay free."""
    host, port = seated.base.removeprefix("http://").rstrip("/").split(":")
    path = seated.address().split(port, 1)[1]
    half = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nCookie: "
    with contextlib.ExitStack() as stack:
        for _ in range(20):
            line = stack.enter_context(socket.create_connection((host, int(port))))
            line.sendall(half.encode())
        assert answers(seated)


def test_a_handshake_without_its_words_is_refused(seated: Seated) -> None:
    host, port = seated.base.removeprefix("http://").rstrip("/").split(":")
    path = seated.address().split(port, 1)[1]
    whole = {
        "Host": f"{host}:{port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
        "Origin": f"http://{host}:{port}",
        "Cookie": seated.cookies(),
    }
    bad = dict.fromkeys(["Host", "Upgrade", "Connection", "Sec-WebSocket-Key"], 400)
    expected = {"": 101, **bad, "Sec-WebSocket-Version": 426, "Origin": 403, "Cookie": 404}
    for left_out, status in expected.items():
        words = [f"{name}: {value}" for name, value in whole.items() if name != left_out]
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as line:
            line.sendall("\r\n".join([f"GET {path} HTTP/1.1", *words, "", ""]).encode())
            assert line.recv(65536).startswith(f"HTTP/1.1 {status} ".encode()), left_out


def test_nobody_compresses(seated: Seated) -> None:
    """A few bytes that become many megabytes cannot be sent, as it is not agreed upon."""
    line = seated.connect(header=["Sec-WebSocket-Extensions: permessage-deflate"])
    assert isinstance(line, websocket.WebSocket)
    assert "sec-websocket-extensions" not in {k.lower() for k in line.headers or {}}
    line.close()
