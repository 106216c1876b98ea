"""The notebooks run outside our own command too: nbval compares, nbconvert, plain Voila."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests.browser.processes import free_port, get, running
from tests.notebooks.chapters import CHAPTERS, FOLDER, cells, read, source
from tests.notebooks.readability import tags

ONE = "04-standing" if "04-standing" in CHAPTERS else CHAPTERS[-1]
BIN = Path(sys.executable).parent
LIMIT = 120  # seconds


def jupyter(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )


def test_nbconvert_executes_a_chapter(tmp_path):
    done = jupyter(
        *("nbconvert", "--to", "notebook", "--execute", "--output-dir", tmp_path),
        FOLDER / f"{ONE}.ipynb",
    )
    assert done.returncode == 0, done.stderr
    made = nbformat.read(tmp_path / f"{ONE}.ipynb", as_version=4)
    stored = [cell for cell in made.cells if cell.cell_type == "code"]
    for before, after in zip(cells(ONE, "code"), stored, strict=True):
        assert after.execution_count
        texts = [source_of(output) for output in after.outputs]
        assert texts == [source_of(output) for output in before["outputs"]]


def source_of(output: dict) -> str:
    """Return the text of an output; a widget's text is its short description."""
    return "".join(output["data"]["text/plain"])


def test_nbval_compares_the_stored_text(tmp_path):
    """The comparison behind `make notebooks` can fail, and fails where something differs only."""
    notebook = nbformat.read(FOLDER / f"{ONE}.ipynb", as_version=4)
    code = [c for c in notebook.cells if c.cell_type == "code"]
    notebook.cells = [code[0]] + [c for c in code if "look-deeper" in c.metadata.get("tags", [])]
    notebook.cells[-1].outputs[0].data["text/plain"] = "42"
    path = tmp_path / "chapter.ipynb"
    nbformat.write(notebook, path)
    done = jupyter("pytest", "-q", "--nbval", "-p", "no:cacheprovider", path)
    assert done.returncode == 1
    assert f"1 failed, {len(notebook.cells) - 1} passed" in done.stdout


@pytest.fixture(scope="module")
def plain_voila(tmp_path_factory):
    """Yield the address of the `voila` command, without any option of ours."""
    port = free_port()
    command = [str(BIN / "voila"), "notebooks/en", "--no-browser", f"--port={port}"]
    log = tmp_path_factory.mktemp("voila") / "log.txt"
    with running(command, f"http://127.0.0.1:{port}/", log) as url:
        yield url.rstrip("/")


def test_plain_voila_shows_our_page(plain_voila):
    status, page = get(f"{plain_voila}/voila/render/{ONE}.ipynb", timeout=LIMIT)
    assert status == 200
    assert '<a class="skip" href="#text">' in page
    assert '<main id="text"' in page
    assert '<section class="row' in page
    assert f"<h1>{read(ONE)['metadata']['title']}</h1>" in page
    calculators = sum("calculator" in tags(cell) for cell in cells(ONE, "code"))
    assert page.count('class="slot calculator"') == calculators
    assert elsewhere(page) == []
    for cell in cells(ONE, "code"):  # code stays out of sight, except where it is the lesson
        if "calculator" in tags(cell):
            assert f">{source(cell)}<" not in page


def test_plain_voila_shows_our_landing_page(plain_voila):
    status, page = get(f"{plain_voila}/")
    assert status == 200
    for name in CHAPTERS:
        if "chapter" in read(name)["metadata"]:
            assert f"{name}.ipynb" in page
    assert elsewhere(page) == []


def elsewhere(page: str) -> list[str]:
    """Return what a page would load from another host; links a reader may follow are fine."""
    loads = re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(https?:[^\"]+)", page)
    return loads + re.findall(r"(?:@import|url\()\s*[\"']?(https?:[^\"')]+)", page)
