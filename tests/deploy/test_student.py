"""The copy of the notebooks that a student gets: whole, hers, and never overwritten."""

import runpy
from pathlib import Path

import pytest

from tests.deploy.containerfile import ROOT

STUDENT = ROOT / "deploy" / "jupyterhub" / "student.py"


def test_new_chapters_come_and_changed_ones_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, home = tmp_path / "course", tmp_path / "home"
    (source / "en").mkdir(parents=True)
    (source / "en" / "00.ipynb").write_text("first")
    (source / "en" / "00.ipynb").chmod(0o444)
    monkeypatch.setenv("BONE_COURSE_NOTEBOOKS", str(source))
    monkeypatch.setenv("HOME", str(home))
    add = runpy.run_path(str(STUDENT))["add_what_is_new"]
    add()
    own = home / "strong-bones" / "en"
    (own / "00.ipynb").write_text("changed")  # she may, though the original is read-only
    (source / "en" / "01.ipynb").write_text("second")
    add()
    assert {f.name: f.read_text() for f in own.iterdir()} == {
        "00.ipynb": "changed",
        "01.ipynb": "second",
    }
