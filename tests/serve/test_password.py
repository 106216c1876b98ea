"""The class password: who has it comes in, and all else stays outside."""

import os
import re
import urllib.error
import urllib.request
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import jinja2
import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application, RequestHandler

from serve import cli, password, places
from serve.password import (
    COOKIE,
    SHARED,
    TRIES,
    WITHIN,
    Attempts,
    Door,
    own_path,
    shared_secret,
)
from tests.browser.processes import free_port
from tests.serve.conftest import Served, command, start, stop
from tests.serve.test_page import READY, violations
from tests.waiting import until

WORD = "two strong bones"


class Inside(RequestHandler):
    def get(self) -> None:
        self.finish("inside")

    post = get


class TestDoor(AsyncHTTPTestCase):
    def get_app(self) -> Application:
        loader = jinja2.FileSystemLoader([str(places.TEMPLATE)])
        env = jinja2.Environment(loader=loader, extensions=["jinja2.ext.i18n"], autoescape=True)
        self.door = Door(WORD, b"secret of the server", "/", "en")
        app = Application(
            static_hash_cache=True,
            voila_jinja2_env=env,
            headers={"Content-Security-Policy": "default-src 'self'"},
        )
        app.add_handlers(".*$", [self.door.handler(), (".*", Inside)])
        return app

    def ask(self, path: str, **options: Any) -> Any:
        return self.fetch(path, follow_redirects=False, **options)

    def say(self, word: str, next_path: str = "/", cookie: str = "_xsrf=t") -> Any:
        body = f"_xsrf=t&password={quote(word)}"
        path = f"/password?next={quote(next_path, safe='')}"
        return self.ask(path, method="POST", body=body, headers={"Cookie": cookie})

    def test_everything_else_stays_outside(self) -> None:
        closed = [
            *("/", "/voila/render/01.ipynb", "/voila/tree", "/voila/files/a.png", "/password/"),
            *("/api/kernels/1/channels", "/voila/static/voila.js", "/healthz/x", "//healthz"),
            *("/voila/module/0.js", "/voila/seat/01.ipynb", "/passwords", "/%70assword"),
        ]
        for path in closed:
            assert self.ask(path).code == 403, path
            assert self.ask(path, method="POST", body="").code == 403, path
        socket = {"Upgrade": "websocket", "Connection": "Upgrade", "Accept": "*/*"}
        assert self.ask("/api/kernels/1/channels", headers=socket).code == 403
        for path in ("/healthz", "/voila/templates/bone-course/static/page.css"):
            assert self.ask(path).body == b"inside"

    def test_a_page_leads_to_the_door_and_back(self) -> None:
        wish = "/voila/render/01.ipynb?a=1&b=2"
        led = self.ask(wish, headers={"Accept": "text/html"})
        assert led.code == 302
        assert led.headers["Location"] == f"/password?next={quote(wish, safe='')}"
        page = self.ask(led.headers["Location"])
        assert page.code == 200
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Content-Security-Policy"] == "default-src 'self'"
        opened = self.say(WORD, wish)
        assert (opened.code, opened.headers["Location"]) == (303, wish)
        cookie = opened.headers["Set-Cookie"]
        assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/", "expires="))
        inside = self.ask(wish, headers={"Cookie": cookie.split(";")[0]})
        assert inside.body == b"inside"

    def test_a_wrong_word_gets_a_sentence_and_no_cookie(self) -> None:
        for word in ("", "Two strong bones", WORD + " ", "x" * 5000, "\0", "é"):
            refused = self.say(word)
            assert refused.code == 403
            assert "That is not the password." in refused.body.decode()
            assert COOKIE not in refused.headers.get("Set-Cookie", "")

    def test_a_form_from_elsewhere_is_refused(self) -> None:
        assert self.say(WORD, cookie="_xsrf=other").code == 403

    def test_many_wrong_words_have_to_wait_even_for_the_right_one(self) -> None:
        for _ in range(TRIES):
            self.say("wrong")
        waits = self.say(WORD)
        assert (waits.code, waits.headers["Retry-After"]) == (429, "300")
        assert "Please wait five minutes." in waits.body.decode()

    def test_a_cookie_of_another_password_or_made_up_is_worth_nothing(self) -> None:
        other = Door("another", b"secret of the server", "/", "en").ticket().decode()
        mine = self.door.ticket().decode()
        for ticket in (other, "", "inside", mine[:-1], mine.replace("|", "")):
            assert self.ask("/", headers={"Cookie": f"{COOKIE}={ticket}"}).code == 403


def _with_ticket_of(door: Door) -> HTTPServerRequest:
    headers = HTTPHeaders({"Host": "a", "Cookie": f"{COOKIE}={door.ticket().decode()}"})
    asked = RequestStartLine("GET", "/", "HTTP/1.1")
    return HTTPServerRequest(start_line=asked, headers=headers, connection=_connection())


def test_servers_with_the_same_secret_let_each_others_readers_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(SHARED, "of all replicas")
    shared = shared_secret()
    assert SHARED not in os.environ
    one, other, stranger = (Door(WORD, key, "/", "en") for key in (shared, shared, os.urandom(9)))
    assert other.match(_with_ticket_of(one)) is None
    assert stranger.match(_with_ticket_of(one)) == {}
    assert shared_secret() == b""


def test_a_cookie_ends_with_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    door = Door(WORD, b"s", "/", "en")
    request = _with_ticket_of(door)
    assert door.match(request) is None
    now = password.time.time()
    monkeypatch.setattr("tornado.web.time.time", lambda: now + 25 * 3600)
    assert door.match(request) == {}


def _connection() -> Any:
    return SimpleNamespace(context=SimpleNamespace(remote_ip="127.0.0.1", protocol="http"))


@pytest.mark.parametrize(
    "wish",
    [
        *("https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil", "evil"),
        *(
            "javascript:alert(1)",
            "",
            "/\t/evil.example",
            "/a\r\nSet-Cookie: x",
            "///evil",
            *("//[", "http://[x"),
            "http:/x",
        ),
    ],
)
def test_only_own_paths_are_gone_to(wish: str) -> None:
    assert own_path(wish, "/") == "/"


def test_own_paths_keep_their_query() -> None:
    assert own_path("/c/voila/render/1.ipynb?a=1", "/c/") == "/c/voila/render/1.ipynb?a=1"
    assert own_path("/elsewhere", "/c/") == "/c/"


def test_waiting_ends_and_addresses_are_not_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for _ in range(TRIES):
        attempts.wrong("a")
    assert attempts.too_many("a")
    assert not attempts.too_many("b")
    now[0] = WITHIN + 1
    assert not attempts.too_many("a")
    monkeypatch.setattr(password, "ADDRESSES", 3)
    for address in "cdefg":
        attempts.wrong(address)
    assert list(attempts._wrong) == ["e", "f", "g"]


def test_the_password_is_asked_for_or_taken_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(password.VARIABLE, WORD)
    assert password.wanted(asked=False) == WORD
    assert password.VARIABLE not in password.os.environ  # kernels inherit the rest
    assert password.wanted(asked=False) == ""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("getpass.getpass", lambda _: WORD)
    assert password.wanted(asked=True) == WORD
    monkeypatch.setattr("getpass.getpass", lambda _: "")
    with pytest.raises(password.NoPasswordError, match="empty"):
        password.wanted(asked=True)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: False))
    with pytest.raises(cli.CannotStartError, match=password.VARIABLE):
        cli.serve(Namespace(notebooks=None, lang="en", password=True, fork=False))


@pytest.fixture(scope="module")
def closed(notebooks: Path) -> Iterator[Served]:
    port = free_port()
    arguments = [
        "serve",
        "--no-browser",
        "--ready=0",
        "--port",
        str(port),
        "--notebooks",
        str(notebooks),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(password.VARIABLE, WORD)
        server = start(command(*arguments), f"http://127.0.0.1:{port}/")
    yield server
    stop(server)


def test_no_other_window_has_a_hand_on_the_one_with_the_password(closed: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(closed.chapter(1), timeout=20)
    assert refused.value.headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.browser
def test_a_reader_comes_in_and_stays_in(closed: Served, open_page: Any) -> None:
    page = open_page(f"{closed.chapter(1)}#demo?n=1", until="load")
    field = page.get_by_label("Password of the class")
    assert field.evaluate("e => e === document.activeElement")
    assert violations(page) == []
    page.keyboard.type("wrong")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # shows what was typed
    assert field.get_attribute("type") == "text"
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert field.get_attribute("aria-describedby") == "problem"
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.type(WORD)
    page.keyboard.press("Enter")
    until(page, READY, timeout=40000)
    assert page.url == f"{closed.chapter(1)}#demo?n=1"
    page.get_by_role("button", name="Load 1").click()
    page.get_by_role("button", name="Load 2").wait_for(timeout=5000)
    assert page.problems == []
    assert not re.search(WORD, page.content())
