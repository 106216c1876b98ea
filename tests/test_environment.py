"""The files that say what to install agree with each other and name no registry."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_environment_yml_has_the_pins_of_pyproject():
    lines = re.findall(r"^      - (\S.*)$", (ROOT / "environment.yml").read_text(), re.MULTILINE)
    assert lines[:-1] == PROJECT["dependencies"]
    assert lines[-1] == "--editable ."


def test_the_lock_holds_every_requirement():
    locked = dict(
        re.findall(r"^([a-z0-9.-]+)==(\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    )
    for requirement in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]:
        name, low = re.match(r"([\w-]+)>=([\d.]+)", requirement).groups()
        numbers = [tuple(map(int, v.split("."))) for v in (locked[name], low)]
        assert numbers[0] >= numbers[1], requirement


def tracked_texts():
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    for name in filter(None, names):
        path = ROOT / name
        if path.is_file() and path.suffix not in (".woff2", ".png"):
            yield name, path.read_text(encoding="utf-8")


FORBIDDEN = {
    "a package registry": r"(pypi|npmjs|registry\.npm)\.(org|com)|pythonhosted",
    "a content network": r"https?://(cdn[.\w-]*\.\w+|unpkg\.com|fonts\.g\w+\.com|cdnjs)",
    "a path of one machine": r"/(home|work|Users)/\w+/",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what):
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{name}: {hit[0]}"
        for name, text in tracked_texts()
        if "/vendor/" not in name and name != "tests/test_environment.py"
        for hit in [pattern.search(text)]
        if hit
    ]
    assert found == []
