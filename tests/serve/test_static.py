"""Static files: kept for good, the same bytes however they come, and nothing but what is listed."""

import gzip
import os
import re
import urllib.error
import urllib.request
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest

from serve import places
from serve.chapter_page import Pages
from serve.static import FOREVER, takes_gzip
from tests.serve.conftest import Served
from tests.serve.test_page import ready
from tests.serve.visitor import Visitor

STATIC = "voila/templates/bone-course/static/"
KEPT = re.compile(r"/voila/templates/|/voila/module/")


def fetch(address: str, **headers: str) -> tuple[int, Any, bytes]:
    """Return status, headers and the body as it came."""
    request = urllib.request.Request(
        address, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


@pytest.fixture(scope="module")
def addresses(served: Served) -> list[str]:
    """Return what a chapter's page names, as soon as a reader has had a seat in it."""
    visitor = Visitor(served.url)
    visitor.read("01.ipynb")
    _, seat = visitor.sit("01.ipynb")
    visitor.leave(seat["kernel"])
    found = re.findall(
        r'(?:href|src)="(/voila/(?:templates|module)/[^"]+)"', visitor.read("01.ipynb")
    )
    return sorted(set(found))


def test_all_that_a_page_names_is_kept_for_good(served: Served, addresses: list[str]) -> None:
    assert len(addresses) > 5
    assert any(".css" in address for address in addresses)
    for address in addresses:
        status, headers, _ = fetch(served.url.rstrip("/") + address)
        assert (status, headers["Cache-Control"]) == (200, FOREVER), address


def test_every_encoding_gives_the_same_bytes(served: Served, addresses: list[str]) -> None:
    small = 0
    for address in addresses:
        url = served.url.rstrip("/") + address
        _, plain_headers, plain = fetch(url)
        _, headers, packed = fetch(url, Accept_Encoding="br;q=0.5, gzip")
        assert plain_headers["Content-Encoding"] is None
        if headers["Content-Encoding"] == "gzip":
            assert "Accept-Encoding" in headers["Vary"]
            assert len(packed) < len(plain)
            packed, small = gzip.decompress(packed), small + 1
        assert packed == plain
    assert small > 3


def test_who_asks_for_the_head_alone_gets_what_all_would_say(
    served: Served, addresses: list[str]
) -> None:
    before = served.kernels()
    for path in ["/", "/healthz", "/voila/render/01.ipynb", *addresses[:3]]:
        address = served.url + path.removeprefix("/")
        with urllib.request.urlopen(urllib.request.Request(address, method="HEAD")) as answer:
            headers, body = answer.headers, answer.read()
        whole = fetch(address)
        assert (answer.status, body) == (whole[0], b""), path
        for name in ("Content-Length", "Content-Type", "ETag", "Content-Security-Policy"):
            assert headers[name] == whole[1][name], (path, name)
    by_voila = f"{served.url}voila/render/01.ipynb?frontend=voila"
    urllib.request.urlopen(urllib.request.Request(by_voila, method="HEAD")).close()
    assert served.kernels() == before


def test_without_or_with_a_wrong_hash_a_browser_asks_again(served: Served) -> None:
    for query in ("", "?v=0123"):
        url = f"{served.url}{STATIC}page.css{query}"
        status, headers, _ = fetch(url)
        assert (status, headers["Cache-Control"]) == (200, "no-cache")
        assert fetch(url, If_None_Match=headers["ETag"])[0] == 304


@pytest.mark.parametrize(
    "path",
    [
        *(
            "../chrome.j2",
            "..%2fchrome.j2",
            "fonts/../../chrome.j2",
            "%2e%2e/chrome.j2",
            "//etc/passwd",
        ),
        *(
            "..\\chrome.j2",
            "fonts",
            "fonts/",
            "page.css%00",
            "/etc/passwd",
            "..%252fchrome.j2",
            "none.css",
        ),
    ],
)
def test_only_listed_files_exist(served: Served, path: str) -> None:
    assert fetch(f"{served.url}{STATIC}{path}")[0] == 404


@pytest.mark.parametrize("name", ["0" * 32 + ".js", "../app.py", "x.js", "0" * 32 + ".py", ""])
def test_only_known_modules_exist(served: Served, name: str) -> None:
    assert fetch(f"{served.url}voila/module/{name}")[0] == 404


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        *(("gzip", True), ("br, gzip;q=0.1", True), ("GZIP", True), ("gzip; q=0.05", True)),
        *(
            ("", False),
            ("gzip;q=0", False),
            ("gzip; q=0.000", False),
            ("br", False),
            ("xgzip", False),
        ),
    ],
)
def test_a_browser_says_what_it_can_read(accepted: str, takes: bool) -> None:
    assert takes_gzip(accepted) is takes


@pytest.mark.browser
def test_a_second_visit_fetches_nothing_static(served: Served, open_page: Any) -> None:
    page = ready(open_page(served.chapter(1)))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    asked: dict[str, str] = {}
    fetched: list[str] = []
    session.on(
        "Network.requestWillBeSent", lambda e: asked.update({e["requestId"]: e["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished",
        lambda e: fetched.append(asked[e["requestId"]]) if e["encodedDataLength"] else None,
    )
    codes: list[str] = []
    session.on(
        "Network.webSocketFrameReceived", lambda e: codes.append(e["response"]["payloadData"])
    )
    for number in (4, 1):  # the same widget in another chapter, and a chapter seen before
        page.goto(served.chapter(number))
        ready(page)
        page.get_by_role("button", name="Load 1").click()
        page.get_by_role("button", name="Load 2").wait_for(timeout=5000)
    page.reload()
    ready(page)
    assert [url for url in fetched if KEPT.search(url)] == []
    assert len([url for url in fetched if "/render/" in url]) >= 2
    assert "createElement" not in "".join(codes)
    assert page.problems == []


@pytest.mark.browser
def test_scripts_from_text_are_refused(served: Served, open_page: Any) -> None:
    """What the policy forbids is forbidden on our pages, also to a widget."""
    page = ready(open_page(served.chapter(1)))
    policy = fetch(served.chapter(1))[1]["Content-Security-Policy"]
    scripts = next(part for part in policy.split(";") if "script-src" in part)
    assert "unsafe-eval" not in scripts
    assert "blob:" not in scripts
    blocked = page.evaluate(
        """() => {
          const link = URL.createObjectURL(new Blob(["0"], { type: "text/javascript" }));
          return import(link).then(() => false, () => true);
        }"""
    )
    assert blocked


def test_the_start_page_is_made_once_until_something_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It costs twenty times what sending it costs: who loads it all the time slows everybody."""
    template, notebooks = tmp_path / "template", tmp_path / "notebooks"
    for folder in (template, notebooks):
        folder.mkdir()
    monkeypatch.setattr(places, "TEMPLATE", template)
    (template / "tree-lab.html").write_text("one")
    pages, made = Pages(notebooks, cast("Any", None)), count(1)

    def page() -> str:
        return pages.once("tree-lab.html", lambda: str(next(made)))

    assert [page(), page()] == ["1", "1"]
    assert pages.once("error.html", lambda: "another") == "another"
    for changed in (template / "tree-lab.html", notebooks):
        os.utime(changed, (1, 1))
        assert page() == page()
    assert page() == "3"
