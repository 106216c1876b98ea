"""Behind a proxy: whose word is believed, what travels encrypted, under which names we answer."""

import re
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from serve import values
from serve.gate import Names
from serve.password import TRIES
from tests.serve.hostile import Watched, status, watched

PROXY, STRANGER = "127.0.0.1", "127.0.0.2"
NAME = "course.example"
ENCRYPTED = f"Host: {NAME}", "X-Forwarded-Proto: https"
OPEN = ["/healthz", "/password", "/nowhere"]


@pytest.fixture(scope="module")
def server() -> Iterator[Watched]:
    with socket.socket() as probe:
        try:
            probe.bind((STRANGER, 0))
        except OSError:
            pytest.skip("This system has one address of its own only.")
    options = "--trust-proxy", f"{PROXY},10.0.0.0/8", "--host", NAME, "--host", "Other.example"
    with (
        tempfile.TemporaryDirectory(prefix="bc-") as folder,
        watched(Path(folder), *options, BONE_COURSE_PASSWORD="a word") as running,
    ):
        yield running


def cookies(answer: bytes) -> list[str]:
    return re.findall(r"Set-Cookie: (.*)\r", answer.decode("latin-1"))


def enter(server: Watched, *headers: str, word: str = "a word", source: str = PROXY) -> bytes:
    """Say the password; return the answer."""
    token = cookies(server.ask("/password", *headers, source=source))[0].split(";")[0]
    form = f"{token}&password={quote(word)}".encode()
    kind = "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}"
    said = *headers, f"Cookie: {token}", *kind
    return server.ask("/password", *said, method="POST", body=form, source=source)


def test_what_came_encrypted_stays_so(server: Watched) -> None:
    entered = enter(server, *ENCRYPTED)
    (key,) = (c for c in cookies(entered) if c.startswith("bone-course-class="))
    inside = *ENCRYPTED, f"Cookie: {key.split(';')[0]}"
    chapter = server.ask("/voila/render/01.ipynb", *inside, source=PROXY)
    set_there = {cookie.partition("=")[0] for cookie in cookies(chapter)}
    assert set_there == {"bone-course-seat", "_xsrf"}
    landing = server.ask("/", *inside, source=PROXY)
    assert status(landing) == 200
    found = [
        entered,
        chapter,
        landing,
        *(server.ask(path, *ENCRYPTED, source=PROXY) for path in OPEN),
    ]
    for answer in found:
        assert b"\r\nStrict-Transport-Security: max-age=31536000\r\n" in answer
        assert all("; secure" in cookie.lower() for cookie in cookies(answer))


@pytest.mark.parametrize(("source", "header"), [
    (STRANGER, "X-Forwarded-Proto: https"),
    (STRANGER, "X-Scheme: https"),
    (PROXY, "X-Forwarded-Proto: http"),
    (PROXY, "X-Forwarded-Proto: https, http"),
    (PROXY, "X-Forwarded-Proto: marker"),
    (PROXY, "X-Nothing: https"),
    (PROXY, "X-Scheme: https"),  # of a reader: proxies pass on what they do not know
])  # fmt: skip
def test_only_a_proxy_is_believed(server: Watched, source: str, header: str) -> None:
    for path in OPEN:
        answer = server.ask(path, f"Host: {NAME}", header, source=source)
        assert b"strict-transport-security" not in answer.lower()
        assert not any("secure" in cookie.lower() for cookie in cookies(answer))
        assert b"marker" not in answer


def test_a_word_counts_for_its_own_request_only(server: Watched) -> None:
    first = f"GET /healthz HTTP/1.1\r\nHost: {NAME}\r\nX-Forwarded-Proto: https\r\n\r\n"
    second = f"GET /healthz HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n"
    both = server.send((first + second).encode(), source=PROXY).split(b"HTTP/1.1 200 OK")[1:]
    assert [b"Strict-Transport-Security" in answer for answer in both] == [True, False]


def test_a_stranger_cannot_be_many(server: Watched) -> None:
    """Who guesses the password, and says each time that she is somebody else."""

    def guesses(source: str) -> list[int]:
        return [
            status(
                enter(server, *ENCRYPTED, f"X-Forwarded-For: 192.0.2.{n}", word="x", source=source)
            )
            for n in range(TRIES + 1)
        ]

    assert guesses(STRANGER) == [403] * TRIES + [429]
    assert guesses(PROXY) == [403] * (TRIES + 1)  # these are different readers


@pytest.mark.parametrize(("said", "sure"), [
    ("X-Real-Ip: 198.51.100.{n}", "X-Forwarded-For: 203.0.113.1"),
    ("X-Forwarded-For: 2001:db8:0:1::{n}", ""),
])  # fmt: skip
def test_a_reader_behind_the_proxy_cannot_be_many(server: Watched, said: str, sure: str) -> None:
    """Neither by a header that the proxy passes on, nor by the addresses an IPv6 line has."""
    heads = ([*ENCRYPTED, said.format(n=n), *([sure] if sure else [])] for n in range(TRIES + 1))
    assert [status(enter(server, *head, word="x")) for head in heads] == [403] * TRIES + [429]


def test_it_answers_under_its_names_only(server: Watched) -> None:
    for host in (NAME, "COURSE.example:443", "other.example"):
        assert server.status("/password", f"Host: {host}") == 200
    for host in ("evil.example", f"{NAME}.evil.example", "127.0.0.1", f"x{NAME}", f"{NAME}."):
        for path in ("/", "/password", "/voila/render/01.ipynb", "/healthz/x"):
            found = server.status(path, f"Host: {host}")
            assert found == 421, (host, path)
        assert server.status("/healthz", f"Host: {host}") == 200  # machines ask by address


def test_without_a_list_any_name_will_do() -> None:
    for host in ("a", "127.0.0.1:80", "[::1]:8866"):
        assert Names("/", frozenset()).judge(host, "/") == 0
        assert Names("/", frozenset({NAME})).judge(host, "/") == 421
    assert Names("/", frozenset()).judge("a b", "/healthz") == 400


@pytest.mark.parametrize("text", ["", "x", "10.0.0.1/33", "10.0.0.1/8", "1.2.3", "10.0.0.1,,"])
def test_what_is_no_address_is_named(text: str) -> None:
    with pytest.raises(Exception, match=r"address|network|host bits") as wrong:
        values.proxies(text)
    assert type(wrong.value).__name__ == "ArgumentTypeError"
