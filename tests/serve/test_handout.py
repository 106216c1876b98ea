"""`bone-course handout`: which chapters, which browser, and what it says when there is none."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from serve import cli, handout

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def names(*wanted: str) -> list[str]:
    return [path.name for path in handout.choose(NOTEBOOKS / "en", list(wanted))]


def test_without_names_all_chapters() -> None:
    assert len(names()) == 13


@pytest.mark.parametrize("name", ["4", "04", "04-standing", "04-standing.ipynb"])
def test_a_chapter_by_number_or_name(name: str) -> None:
    assert names(name) == ["04-standing.ipynb"]


@pytest.mark.parametrize("name", ["44", "standing", "glossary", "../04-standing.txt/x"])
def test_an_unknown_chapter_is_named(name: str) -> None:
    with pytest.raises(handout.CannotPrintError, match="There is no chapter"):
        names(name)


def test_without_a_browser_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: object) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert cli.main(["handout", "4"]) != 0
    said = capsys.readouterr().err  # type: ignore[attr-defined]
    assert "no browser at '/nowhere/chromium'" in said
    assert "Traceback" not in said


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_all_chapters_at_once(tmp_path: Path, paper: str) -> None:
    assert cli.main(["handout", "--out", str(tmp_path), "--paper", paper]) == 0
    files = sorted(tmp_path.glob("*.pdf"))
    assert len(files) == 13
    assert [len(PdfReader(file).pages) for file in files] == [2] * 13
    assert all(PdfReader(file).metadata.title for file in files)  # type: ignore[union-attr]
