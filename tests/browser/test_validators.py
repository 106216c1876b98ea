"""Lighthouse and the HTML checker of the W3C find nothing on any page; takes minutes."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FLAGS
from tests.browser.helpers import address, chapters, context, leave, open_chapter
from tests.browser.processes import free_port, running
from tests.find_browser import on_path

pytestmark = pytest.mark.long

LIGHTHOUSE, VNU = "lighthouse@12", "vnu-jar@26"
LEAST = {"accessibility": 100, "best-practices": 95}
PAGES = ["", *chapters()]
TOO_NEW = ("“@container”", "“container-type”")  # styles in every browser, not in the checker


def installed(package, folder):
    """Install a package of npm into a folder of its own that is thrown away."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is missing, so Lighthouse and the HTML checker are not run.")
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), package]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode:
        pytest.skip(f"npm could not fetch {package}, so it is not run.")
    return folder / "node_modules"


@pytest.fixture(scope="module")
def lighthouse(tmp_path_factory):
    return installed(LIGHTHOUSE, tmp_path_factory.mktemp("lighthouse")) / ".bin" / "lighthouse"


@pytest.fixture(scope="module")
def checker(tmp_path_factory):
    if shutil.which("java") is None:
        pytest.skip("Java is missing, so the HTML checker is not run.")
    return installed(VNU, tmp_path_factory.mktemp("vnu")) / "vnu-jar/build/dist/vnu.jar"


@pytest.fixture(scope="module")
def full_class(browser, tmp_path_factory):
    """Yield the address of a server whose only seat is taken."""
    with serving(tmp_path_factory.mktemp("full"), "--seats=1", "--ready=0") as url:
        first = context(browser, url)
        open_chapter(first.new_page(), "04-standing")
        yield url
        leave(first)


@pytest.fixture(scope="module")
def closed_class(tmp_path_factory):
    """Yield the address of a server that asks for a password."""
    folder = tmp_path_factory.mktemp("closed")
    with serving(folder, "--ready=0", BONE_COURSE_PASSWORD="two strong bones") as url:
        yield url


@contextmanager
def serving(folder, *options, **environment):
    port = free_port()
    command = [sys.executable, "-m", "serve", "serve", "--no-browser", f"--port={port}", *options]
    url = f"http://127.0.0.1:{port}"
    with running(command, f"{url}/healthz", folder / "log.txt", **environment):
        yield url


@pytest.mark.parametrize("name", PAGES)
def test_lighthouse(server, lighthouse, name, tmp_path):
    report_is_good(lighthouse, server + (address(name) if name else "/"), tmp_path)


def test_lighthouse_of_a_full_class(full_class, lighthouse, tmp_path):
    report_is_good(lighthouse, full_class + address("04-standing"), tmp_path)


def test_lighthouse_of_the_password_page(closed_class, lighthouse, tmp_path):
    report_is_good(lighthouse, closed_class + "/password", tmp_path)


def report_is_good(lighthouse, url, folder):
    report = folder / "report.json"
    chrome = on_path()
    assert chrome
    command = [
        *(str(lighthouse), url, "--quiet"),
        *("--output=json", f"--output-path={report}"),
        f"--only-categories={','.join(LEAST)}",
        f"--chrome-flags={' '.join(['--headless', *FLAGS])}",
    ]
    subprocess.run(command, env={**os.environ, "CHROME_PATH": chrome}, check=True, timeout=120)
    read = json.loads(report.read_text(encoding="utf-8"))
    scores = {key: round(100 * (read["categories"][key]["score"] or 0)) for key in LEAST}
    failed = [key for key, audit in read["audits"].items() if audit["score"] == 0]
    assert all(scores[key] >= least for key, least in LEAST.items()), (scores, failed)


def html_errors(checker, files):
    command = ["java", "-jar", str(checker), "--errors-only", "--format", "json"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, timeout=170)
    return [
        f"{error['url'].rsplit('/', 1)[-1]}: {error['message']} {error.get('extract', '')}"
        for error in json.loads(done.stderr)["messages"]
        if not (error["message"].startswith("CSS:") and any(x in error["message"] for x in TOO_NEW))
    ]


def test_the_checker_finds_a_mistake(checker, tmp_path):
    """Otherwise finding none would mean nothing."""
    bad = tmp_path / "bad.html"
    bad.write_text("<!doctype html><title>x</title><button><div></div></button>", encoding="utf-8")
    assert len(html_errors(checker, [bad])) == 1


def test_html_is_valid_as_served_and_when_the_calculators_are_there(
    server, checker, reader, tmp_path
):
    files = []
    for name in PAGES:
        served = reader.goto(address(name) if name else "/").text()
        if name:
            open_chapter(reader, name)
        files += [
            stored(tmp_path, f"{name or 'landing'}.served", served),
            stored(tmp_path, f"{name or 'landing'}.drawn", as_drawn(reader)),
        ]
    assert html_errors(checker, files) == []


def test_html_of_a_page_that_waits_is_valid(full_class, browser, checker, tmp_path):
    second = context(browser, full_class)
    page = second.new_page()
    page.goto(address("04-standing"))
    expect(page.locator("#wait")).to_contain_text("The class is full")
    file = stored(tmp_path, "waiting", as_drawn(page))
    leave(second)
    assert html_errors(checker, [file]) == []


def test_html_of_the_password_page_is_valid(closed_class, browser, checker, tmp_path):
    guest = context(browser, closed_class)
    page = guest.new_page()
    page.goto("/")
    files = [stored(tmp_path, "password", as_drawn(page))]
    page.get_by_label("Password of the class").fill("wrong")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    files.append(stored(tmp_path, "wrong", as_drawn(page)))
    leave(guest)
    assert html_errors(checker, files) == []


def as_drawn(page):
    return "<!doctype html>\n" + page.evaluate("document.documentElement.outerHTML")


def stored(folder, name, text):
    file = folder / f"{name}.html"
    file.write_text(text, encoding="utf-8")
    return file
