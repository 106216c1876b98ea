"""Three replicas behind haproxy, for real: sticky, cached, safe; one drained, one killed."""

import gzip
import json
import socket
import ssl
import threading
import time
import urllib.request
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.browser.processes import free_port
from tests.serve.cluster import Cluster
from tests.serve.conftest import settles
from tests.serve.learners import Learner

pytestmark = pytest.mark.long
CHAPTER = "04-standing"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("proxy")).running() as running:
        yield running


@pytest.fixture(autouse=True)
def _all_there(request: pytest.FixtureRequest) -> None:
    """Bring back what an earlier test has ended."""
    if "cluster" in request.fixturenames:
        cluster = request.getfixturevalue("cluster")
        for replica in cluster.replicas:
            if not replica.ready():
                replica.kill()
                replica.start()
        assert settles(lambda: all(replica.ready() for replica in cluster.replicas))
        time.sleep(3)  # until the proxy has seen it, too


@pytest.fixture
def learner(cluster: Cluster) -> Iterator[Callable[[], Learner]]:
    """Return a function that brings a new learner to her seat."""
    seated: list[Learner] = []

    def sit() -> Learner:
        seated.append(Learner(cluster.url, cluster.trust))
        seated[-1].sit(CHAPTER)
        return seated[-1]

    yield sit
    for one in seated:
        one.leave()


def secure_line(cluster: Cluster, *protocols: str) -> ssl.SSLSocket:
    context = ssl.create_default_context(cafile=cluster.trust)
    context.set_alpn_protocols(list(protocols))
    line = socket.create_connection(("127.0.0.1", cluster.tls), timeout=15)
    return context.wrap_socket(line, server_hostname="localhost")


def where(learner: Learner) -> str:
    return learner.cookie("replica") or ""


def test_learners_are_spread_and_stay_where_they_are(
    cluster: Cluster, learner: Callable[[], Learner]
) -> None:
    learners = [learner() for _ in range(6)]
    assert {where(one) for one in learners} == {"1", "2", "3"}
    for one in learners:
        before = where(one)
        for _ in range(3):
            one.get("/").read()
        one.sit(CHAPTER)
        assert where(one) == before
        assert one.move(mass="80") < 10
        assert "80 kg" in json.dumps(one.view)


def test_cookies_and_headers_are_for_tls(cluster: Cluster) -> None:
    reader = Learner(cluster.url, cluster.trust)
    answer = reader.get("/")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    cookies = answer.headers.get_all("Set-Cookie")
    assert cookies
    assert all("; secure" in cookie.lower() for cookie in cookies)
    stays = next(cookie for cookie in cookies if cookie.startswith("replica="))
    assert "httponly" in stays.lower()
    plain = urllib.request.Request(f"http://127.0.0.1:{cluster.plain}/x", method="HEAD")
    with pytest.raises(urllib.error.HTTPError) as moved:
        urllib.request.build_opener(NoRedirect).open(plain)
    assert moved.value.code == 301
    assert moved.value.headers["Location"] == f"https://127.0.0.1:{cluster.plain}/x"


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def test_it_speaks_http_2_and_no_old_tls(cluster: Cluster) -> None:
    with secure_line(cluster, "h2", "http/1.1") as modern:
        assert modern.selected_alpn_protocol() == "h2"
    old = ssl.create_default_context(cafile=cluster.trust)
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        old.minimum_version = ssl.TLSVersion.TLSv1
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    old.set_ciphers("ALL:@SECLEVEL=0")
    with (
        socket.create_connection(("127.0.0.1", cluster.tls), timeout=10) as line,
        pytest.raises(ssl.SSLError),
    ):
        old.wrap_socket(line, server_hostname="localhost")


def test_what_machines_ask_is_not_for_readers(cluster: Cluster) -> None:
    reader = Learner(cluster.url, cluster.trust)
    for path in ("/metrics", "/readyz"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            reader.get(path)


def test_a_slow_client_is_cut_off_and_disturbs_nobody(cluster: Cluster) -> None:
    mute = [socket.create_connection(("127.0.0.1", cluster.tls)) for _ in range(50)]
    slow = [secure_line(cluster) for _ in range(50)]
    for line in slow:
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
    began = time.monotonic()
    assert Learner(cluster.url, cluster.trust).get("/").status == 200
    assert time.monotonic() - began < 3
    for line in slow:
        with line:
            assert line.recv(20).startswith(b"HTTP/1.1 408") or line.recv(1) == b""
    assert time.monotonic() - began < 15
    for line in mute:
        line.close()


def test_a_drained_replica_keeps_its_learners_and_gets_no_new_ones(
    cluster: Cluster, learner: Callable[[], Learner]
) -> None:
    stays = learner()
    leaving = cluster.replica(where(stays))
    leaving.drain()
    assert settles(lambda: leaving.status() == 404)
    time.sleep(3)  # the proxy asks once a second and believes it the second time
    others = [learner() for _ in range(6)]
    assert leaving.number not in {where(one) for one in others}
    stays.sit(CHAPTER)  # even a new page
    assert where(stays) == leaving.number
    assert stays.move(mass="80") < 10


class Play(threading.Thread):
    """A learner who moves her slider again and again; comes back when her replica has gone."""

    def __init__(self, learner: Learner, until: Callable[[], bool]) -> None:
        super().__init__(daemon=True)
        self.learner, self.until = learner, until
        self.first, self.times, self.lost = where(learner), list[float](), list[float]()

    def run(self) -> None:
        weights = 0
        while not self.until():
            weights += 1
            try:
                self.times.append(self.learner.move(mass=str(50 + weights % 50)))
                time.sleep(0.05)
            except Exception:
                began = time.monotonic()
                self.learner.sit(CHAPTER)
                self.lost.append(time.monotonic() - began)


def test_one_replica_killed_under_load(cluster: Cluster, learner: Callable[[], Learner]) -> None:
    done = threading.Event()
    players = [Play(learner(), done.is_set) for _ in range(9)]
    for player in players:
        player.start()
    time.sleep(3)
    dead = cluster.replica(players[0].first)
    dead.kill()
    killed = {player: len(player.times) for player in players}
    time.sleep(6)
    done.set()
    for player in players:
        player.join(30)
        assert not player.is_alive()
    for player in players:
        moved_since = len(player.times) - killed[player]
        assert moved_since > 10
        if player.first == dead.number:
            assert len(player.lost) == 1
            assert where(player.learner) != dead.number
        else:
            assert player.lost == []
            assert where(player.learner) == player.first
    undisturbed = [t for p in players if not p.lost for t in p.times]
    moved = [t for p in players for t in p.lost]
    print(
        f"\n{len(undisturbed)} moves of the others: median {median(undisturbed):.0f} ms, "
        f"longest {1000 * max(undisturbed):.0f} ms; "
        f"{len(moved)} were moved, back after at most {1000 * max(moved):.0f} ms"
    )
    assert max(undisturbed) < 5
    assert 0 < len(moved) < 9
    assert max(moved) < 15


def median(times: list[float]) -> float:
    return 1000 * sorted(times)[len(times) // 2]


def test_in_a_browser_a_page_heals_with_the_readers_numbers(
    cluster: Cluster, browser: object
) -> None:
    from playwright.sync_api import expect

    context = browser.new_context(ignore_https_errors=True, reduced_motion="reduce")  # type: ignore[attr-defined]
    page = context.new_page()
    sockets: list[str] = []
    page.on("websocket", lambda opened: sockets.append(opened.url))
    page.goto(f"{cluster.url}/voila/render/{CHAPTER}.ipynb")
    page.wait_for_selector("html[data-ready]", state="attached", timeout=30_000)
    assert page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol") == "h2"
    weight = page.get_by_role("textbox", name="Your weight", exact=True).first
    detail = page.locator(".bench:has(.headline) .detail").first
    weight.fill("80")
    weight.press("Enter")
    expect(detail).to_contain_text("40 kg")
    assert all(url.startswith("wss://") for url in sockets)

    def seat() -> str:
        return next(c["value"] for c in context.cookies() if c["name"] == "replica")

    before = seat()
    cluster.replica(before).kill()
    weight.fill("84")  # to nobody, as far as the reader knows
    weight.press("Enter")
    expect(detail).to_contain_text("42 kg", timeout=30_000)
    expect(page.locator(".bench-lost")).to_have_count(0)
    assert seat() != before
    expect(weight).to_have_value("84")
    weight.fill("90")
    weight.press("Enter")
    expect(detail).to_contain_text("45 kg")
    page.close()
    context.close()


# ------------------------------------------------------------------ before a server of our own


class Echo(BaseHTTPRequestHandler):
    """Answers with the headers it got; a file may be kept, and says how often it was asked for."""

    asked = 0

    def do_GET(self) -> None:
        Echo.asked += "/static/" in self.path
        body = json.dumps({k.lower(): v for k, v in self.headers.items()}).encode()
        self.send_response(200)
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        if "/static/" in self.path:
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@contextmanager
def echoing(cluster: Cluster) -> Iterator[Cluster]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here, nowhere = f"127.0.0.1:{server.server_port}", f"127.0.0.1:{free_port()}"
    addresses = {"REPLICA_1": here, "REPLICA_1_HEALTH": here}
    for n in "23":
        addresses |= {f"REPLICA_{n}": nowhere, f"REPLICA_{n}_HEALTH": nowhere}
    with cluster.proxy(addresses):
        assert settles(lambda: answers(cluster))
        yield cluster
    server.shutdown()


def answers(cluster: Cluster) -> bool:
    try:
        return bool(Learner(cluster.url, cluster.trust).get("/").status == 200)
    except OSError:
        return False


def test_forged_headers_are_dropped_and_files_kept(tmp_path_factory) -> None:
    with echoing(Cluster(tmp_path_factory.mktemp("echo"))) as cluster:
        reader = Learner(cluster.url, cluster.trust)
        forged = {
            "X-Real-IP": "6.6.6.6",
            "X-Forwarded-For": "6.6.6.6",
            "X-Forwarded-Proto": "http",
            "X-Scheme": "http",
            "Forwarded": "for=6.6.6.6",
        }
        got = json.load(reader.get("/voila/render/x", **forged))
        assert "6.6.6.6" not in json.dumps(got)
        assert got["x-forwarded-for"] == "127.0.0.1"
        assert got["x-forwarded-proto"] == "https"
        assert got["host"] == f"localhost:{cluster.tls}"
        assert "x-scheme" not in got
        before = Echo.asked
        for _ in range(5):
            reader.get("/voila/static/page.js?v=1", **{"Accept-Encoding": "gzip"}).read()
        assert Echo.asked == before + 1
        reader.get("/voila/static/page.js?v=1").read()  # plain: kept apart
        assert Echo.asked == before + 2
        large = b"POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n"
        with secure_line(cluster) as line:
            line.sendall(large + 20_000 * b"x")
            assert line.recv(20).startswith(b"HTTP/1.1 413")


def test_without_any_replica_a_page_says_so_plainly(tmp_path_factory) -> None:
    cluster = Cluster(tmp_path_factory.mktemp("nobody"))
    nowhere = f"127.0.0.1:{free_port()}"
    names = [f"REPLICA_{n}{what}" for n in "123" for what in ("", "_HEALTH")]
    with cluster.proxy(dict.fromkeys(names, nowhere)):
        assert settles(lambda: socket.socket().connect_ex(("127.0.0.1", cluster.tls)) == 0)
        with pytest.raises(urllib.error.HTTPError) as busy:
            Learner(cluster.url, cluster.trust).get("/")
    assert busy.value.code == 503
    assert busy.value.headers["Retry-After"] == "10"
    assert "The course is starting again." in busy.value.read().decode()
