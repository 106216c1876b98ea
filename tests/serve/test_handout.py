"""`bone-course handout`: which chapters, which browser, and clear words when it cannot."""

import shutil

import pytest
from pypdf import PdfReader

from serve import cli, handout, places

ENGLISH = places.notebooks() / "en"


def test_all_chapters_without_names():
    names = [file.stem[:2] for file in handout.choose(ENGLISH, [])]
    assert names == [f"{number:02d}" for number in range(13)]


@pytest.mark.parametrize("name", ["4", "04", "04-standing", "04-standing.ipynb"])
def test_a_chapter_by_number_or_file(name):
    assert [file.stem for file in handout.choose(ENGLISH, [name])] == ["04-standing"]


@pytest.mark.parametrize("name", ["13", "glossary", "", "../en/x", "-1"])
def test_a_chapter_that_is_not_there(name):
    with pytest.raises(handout.CannotPrintError, match="There is no chapter"):
        handout.choose(ENGLISH, [name])


def test_no_browser_gives_one_sentence(monkeypatch, capsys, tmp_path):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert cli.main(["handout", "4", "--out", str(tmp_path)]) == cli.NOT_PRINTED
    said = capsys.readouterr().err
    assert "none was found" in said
    assert said.count("\n") == 1


def test_a_wrong_chromium_is_named(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(handout.CannotPrintError, match="/no/such/browser"):
        handout.find_browser()


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize(("paper", "height"), [("a4", 842), ("letter", 792)])
def test_the_files(tmp_path, paper, height):
    assert cli.main(["handout", "--out", str(tmp_path), "--paper", paper]) == cli.OK
    made = sorted(file.stem for file in tmp_path.iterdir())
    assert made == [file.stem for file in handout.choose(ENGLISH, [])]
    for file in tmp_path.iterdir():
        pdf = PdfReader(file)
        assert len(pdf.pages) == 2
        assert round(float(pdf.pages[0].mediabox.height)) == height
        assert "Strong bones" in pdf.metadata.title
        assert pdf.root_object["/Lang"].startswith("en")
        assert pdf.root_object["/MarkInfo"]["/Marked"]
