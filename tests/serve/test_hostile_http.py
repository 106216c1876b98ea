"""Hostile requests to a real server: whatever comes, it says no, keeps its secrets and goes on."""

import contextlib
import re
import resource
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from serve import room, seats
from serve.lines import LIMITS, connections_for
from serve.places import TEMPLATE
from serve.policy import hash_of
from tests.serve.hostile import SECRET, Seated, Watched, status
from tests.serve.visitor import Visitor

OURS = ["", "healthz", "voila/render/01.ipynb", "voila/files/picture.png"]
CLOSED = [
    "api",
    "api/contents",
    "api/contents/01.ipynb",
    "api/kernels",
    "api/kernelspecs",
    "api/terminals",
    "api/sessions",
    "api/status",
    "api/me",
    "api/security/csp-report",
    "api/events/subscribe",
    "api/config/x",
    "metrics",
    "login",
    "logout",
    "login?next=//evil.example",
    "lab",
    "tree",
    "notebooks/01.ipynb",
    "files/01.ipynb",
    "terminals/1",
    "nbextensions/x.js",
    "static/x.js",
    "voila/tree",
    "voila/tree/..",
    "voila/api/contents",
    "voila/query/x",
    "voila/api/contents/01.ipynb",
    "voila/api/themes/x/index.css",
    "voila/execution/x",
    "favicon.ico",
    ".git/config",
    "voila/files/01.ipynb",
    "voila/files/table.csv",
    "voila/files/.hidden.png",
    "voila/static/index.html",
    "voila/labextensions/anywidget/package.json",
    "voila/labextensions/jupyterlab_pygments/static/style.js",
    "voila/templates/lab/static/x.js",
    "voila/templates/base/static/x.css",
    "*",
    "//",
    "/evil.example",
    "\\evil.example",
    "/evil.example/voila/render/x.png",
    "%2fevil.example",
]
UP = [
    "..",
    "%2e%2e",
    "%2E.",
    "..%2f",
    "..%5c",
    "..\\",
    "%252e%252e",
    "..%c0%af",
    "....//",
    "%00",
    ".",
]
OPEN = [
    "voila/files", "voila/render", "voila/static", f"voila/templates/{TEMPLATE.name}/static",
    "voila/labextensions/anywidget/static", "voila/module", "voila/templates", "api/kernels",
]  # fmt: skip
ENDS = ["secret.png", "etc/passwd", "conf.json", "01.ipynb", "serve/app.py", "etc/passwd%00.png"]


@pytest.fixture(autouse=True)
def unhurt(attacked: Watched) -> Iterator[None]:
    yield
    said = attacked.said()
    assert "Traceback" not in said
    assert "marker" not in said
    assert attacked.status("/healthz") == 200


def test_what_the_course_does_not_need_is_closed(attacked: Watched) -> None:
    for path in CLOSED:
        assert attacked.status(f"/{path}") in (400, 404), path
        assert attacked.status(f"/{path}", "Content-Length: 0", method="POST") in (400, 404, 405)


def test_no_path_leads_out(attacked: Watched) -> None:
    for folder in OPEN:
        for up in UP:
            for end in ENDS:
                for path in (f"/{folder}/{up}/{end}", f"/{folder}/{up}/{up}/{up}/{up}/{up}/{end}"):
                    answer = attacked.ask(path)
                    assert status(answer) in (400, 403, 404), path
                    assert SECRET.encode() not in answer
                    assert b"root:" not in answer


def test_no_link_leads_out(attacked: Watched) -> None:
    assert attacked.status("/voila/files/picture.png") == 200
    answer = attacked.ask("/voila/files/link.png")
    assert status(answer) in (403, 404)
    assert SECRET.encode() not in answer
    assert attacked.status("/voila/render/picture.png") == 302


def test_only_the_methods_that_are_needed(attacked: Watched) -> None:
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "X"]:
        for path in OURS:
            said = attacked.status(f"/{path}", "Content-Length: 0", method=method)
            assert said in (400, 405), (method, path)
    for path in OURS:
        assert attacked.status(f"/{path}", "Content-Length: 0", method="POST") in (404, 405)
    assert attacked.status("/voila/seat/01.ipynb") == 405


def test_template_and_theme_stay(attacked: Watched) -> None:
    as_it_is = body(attacked.ask("/voila/render/01.ipynb"))
    for query in ("template=lab", "template=../../x", "theme=dark", "theme=../../x&template=base"):
        assert body(attacked.ask(f"/voila/render/01.ipynb?{query}")) == as_it_is


def body(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


STRANGE = [
    ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: <x>\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a:999999\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: user@a\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n", 400),
    ("GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", 404),
    ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nContent-Length: 8\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x, chunked\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x" * 20_000 + "\r\n\r\n", 0),
    ("GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n" * 5000 + "\r\n", 0),
    ("GET /" + "x" * 3000 + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 414),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" + "x" * 100_000, 400),
    ("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "\x00" * 400, 0),
]


@pytest.mark.parametrize(("raw", "expected"), STRANGE, ids=range(len(STRANGE)))
def test_what_is_no_request_ends_the_line(attacked: Watched, raw: str, expected: int) -> None:
    assert status(attacked.send(raw.encode("latin-1"), seconds=0.7)) in (expected, 0)


def test_strange_words_in_a_request_are_no_trouble(attacked: Watched) -> None:
    seat = "/voila/seat/01.ipynb"
    cookies = '_xsrf=2|marker|x|y; bone-course-seat="\\000\\012marker"; a=\xff; ;;=;'
    assert attacked.status("/voila/render/01.ipynb", f"Cookie: {cookies}") == 200
    for query in ("frontend=%ffmarker", "%ff=%00", "a=marker&" * 100, "[]=&&&=;%"):
        assert attacked.status(f"/voila/render/01.ipynb?{query}") in (200, 400)
    forms = {
        "multipart/form-data; boundary=x": b"--x\r\nmarker",
        "multipart/form-data": b"marker",
        "application/x-www-form-urlencoded": b"marker=%ff&_xsrf=%ff",
        "application/json": b"{marker",
        "x" * 500: b"marker",
    }
    for kind, form in forms.items():
        head = [f"Content-Type: {kind}", f"Content-Length: {len(form)}"]
        assert attacked.status(seat, *head, method="POST", body=form) in (400, 403), kind
        head.append("Content-Encoding: gzip")
        assert attacked.status(seat, *head, method="POST", body=form) in (400, 403), kind
    for name in ("marker" * 30, "a" * 250, "%F0%9F%A6%B4", "x/y/z"):
        visitor = Visitor(attacked.url)
        visitor.read("01.ipynb")
        headers = {"X-XSRFToken": visitor.xsrf()}
        assert visitor.ask(f"voila/seat/{name}.ipynb", post=True, **headers)[0] == 404


@pytest.mark.parametrize("headers", [
    {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"}, {"X-XSRFToken": ""}, {"X-XSRFToken": "2|a|b|1"},
    {"Referer": "http://evil.example/x", "Origin": "http://evil.example"},
])  # fmt: skip
def test_pages_of_others_get_no_seat_and_close_none(
    attacked: Watched, headers: dict[str, str]
) -> None:
    visitor = Visitor(attacked.url)
    visitor.read("01.ipynb")
    headers = {"X-XSRFToken": visitor.xsrf(), **headers}
    made_up = "voila/api/shutdown/aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"
    for path in ("voila/seat/01.ipynb", made_up):
        assert visitor.ask(path, post=True, **headers)[0] in (403, 404), path


def test_a_picture_on_a_page_of_others_starts_no_kernel(attacked: Watched) -> None:
    before = attacked.served.kernels()
    path = "/voila/render/01.ipynb?frontend=voila"
    for mode in ("no-cors", "cors"):
        foreign = ("Sec-Fetch-Site: cross-site", f"Sec-Fetch-Mode: {mode}")
        assert attacked.status(path, *foreign) == 403
    assert attacked.served.kernels() == before


# ---- what every answer says


def headers_of(answer: bytes) -> dict[str, str]:
    lines = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
    return {name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)}


EVERY = [*OURS, "nowhere", "voila/render/nowhere.ipynb", "voila/static/voila.js", "voila/seat/x",
         f"voila/templates/{TEMPLATE.name}/static/page.js", "voila/module/" + "0" * 32 + ".js",
         "voila/labextensions/anywidget/static/nowhere.js", "voila/files/nowhere.png",
         "api/kernels/aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa/channels"]  # fmt: skip


@pytest.mark.parametrize("path", EVERY)
def test_every_answer_carries_the_headers(attacked: Watched, path: str) -> None:
    answer = attacked.ask(f"/{path}", "Accept: text/html")
    found = headers_of(answer)
    assert status(answer) < 500
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "no-referrer"
    assert found["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in found["permissions-policy"]
    assert "strict-transport-security" not in found  # this is plain HTTP
    assert "server" not in found
    assert not re.search(rb"(?i)tornado|traceback|jupyter_server|/site-packages", answer[:3000])
    rules = dict(r.strip().partition(" ")[::2] for r in found["content-security-policy"].split(";"))
    assert rules["default-src"] == "'self'"
    assert rules["connect-src"].split()[1:] == [
        f"{w}://127.0.0.1:{attacked.port}" for w in ("ws", "wss")
    ]
    assert (rules["object-src"], rules["base-uri"]) == ("'none'", "'self'")
    for never in ("unsafe-inline", "unsafe-eval", "blob:", "http"):
        assert never not in rules["script-src"]
    for script in re.findall(
        r"<script>(.*?)</script>", body(answer).decode("utf-8", "replace"), re.S
    ):
        assert hash_of(script) in rules["script-src"]


def test_cookies_are_kept_from_scripts_and_other_sites(attacked: Watched) -> None:
    plain = attacked.ask("/voila/render/01.ipynb").decode("latin-1")
    cookies = re.findall(r"Set-Cookie: (.*)\r", plain)
    assert {c.partition("=")[0] for c in cookies} == {"bone-course-seat", "_xsrf"}
    assert all("SameSite=" in cookie and "Secure" not in cookie for cookie in cookies)
    assert all("HttpOnly" in cookie for cookie in cookies if "_xsrf" not in cookie)


def test_a_secret_is_chosen_by_the_server_alone(attacked: Watched) -> None:
    for chosen in ("x", "a" * 42, "a" * 5000, "a" * 42 + "!", ""):
        answer = attacked.ask("/voila/render/01.ipynb", f"Cookie: bone-course-seat={chosen}")
        assert b"Set-Cookie: bone-course-seat=" in answer
    same = "a" * 43
    answer = attacked.ask("/voila/render/01.ipynb", f"Cookie: bone-course-seat={same}")
    assert b"Set-Cookie: bone-course-seat=" not in answer


# ---- many, and slow


def test_the_queue_has_an_end() -> None:
    full = room.Room(1)
    for _ in range(room.LONGEST_QUEUE):
        assert full.enter(None, taken=1).ticket
    refused = full.enter(None, taken=1)
    assert (refused.inside, refused.ticket, refused.before) == (False, "", room.LONGEST_QUEUE)
    assert full.waiting == room.LONGEST_QUEUE


def test_one_session_does_not_take_all_seats(attacked: Watched, monkeypatch: Any) -> None:
    found = seats.Seats({}, TEMPLATE, None, None, room.Room(400), 0)  # type: ignore[arg-type]
    for number in range(seats.MOST_EACH):
        found.kernels[str(number)] = None
        found.give(str(number), "hoarder")
    assert found.full_for("hoarder")
    assert not found.full_for("other")
    with found.making("other"):
        assert found.taken() == seats.MOST_EACH + 1
    assert found.taken() == seats.MOST_EACH


def test_half_the_files_are_for_kernels() -> None:
    assert connections_for(1024) == 512
    assert connections_for(10**6) == 10_000


@pytest.mark.long
def test_two_thousand_idle_lines_keep_nobody_out(attacked: Watched) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 5000:
        pytest.skip("This machine does not let a program open 5,000 files.")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 5000), hard))
    with contextlib.ExitStack() as lines:
        for number in range(2000):
            line = socket.create_connection(("127.0.0.1", attacked.port), timeout=10)
            lines.callback(line.close)
            if number % 2:  # half of them begin a request and never end it
                line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        reader = Seated(attacked.url)
        line = reader.connect()
        began = time.monotonic()
        line.send(reader.press())
        while "comm_msg" not in line.recv():
            pass
        assert time.monotonic() - began < 2
        line.close()
        reader.leave()
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_who_sends_too_slowly_is_cut_off() -> None:
    assert LIMITS["idle_connection_timeout"] <= 120
    assert LIMITS["body_timeout"] <= 30
    assert LIMITS["max_body_size"] <= 2**17
