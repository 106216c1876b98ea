"""Lighthouse and the HTML checker of the W3C find nothing on any page; takes minutes."""

import json
import os
import shutil
import subprocess

import pytest

from tests.browser.conftest import FLAGS, NAMES
from tests.browser.helpers import address, chapters, open_chapter

pytestmark = pytest.mark.long

LIGHTHOUSE, VNU = "lighthouse@12", "vnu-jar@26"
LEAST = {"accessibility": 100, "best-practices": 95}
PAGES = ["", *chapters()]


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


@pytest.mark.parametrize("name", PAGES)
def test_lighthouse(server, lighthouse, name, tmp_path):
    report = tmp_path / "report.json"
    chrome = next(
        found for n in (os.environ.get("CHROMIUM"), *NAMES) if n and (found := shutil.which(n))
    )
    command = [
        *(str(lighthouse), server + (address(name) if name else "/"), "--quiet"),
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
        drawn = "<!doctype html>\n" + reader.evaluate("document.documentElement.outerHTML")
        for kind, text in (("served", served), ("drawn", drawn)):
            files.append(tmp_path / f"{name or 'landing'}.{kind}.html")
            files[-1].write_text(text, encoding="utf-8")
    assert html_errors(checker, files) == []
