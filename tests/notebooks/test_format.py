"""Every chapter is a clean notebook: valid, small cells, imports of ours only, text outputs."""

import ast
import json
import re

import nbformat
import pytest

from serve.outputs import CELL_KEYS
from tests.notebooks.chapters import CHAPTERS, FOLDER, NO_CHAPTER, cells, read, source
from tests.notebooks.readability import tags

CELL_LINES, CODE_LINES = 15, 80
OWN = {"course", "widgets"}
TAGS = {"setup", "calculator", "quiz", "list", "note", "take-home", "look-deeper", "words"}
TAGS |= {"lesson", "goes-along"}  # of the teacher's guide
PARTS = {"know", "load", "do", "plan"}

pytestmark = pytest.mark.parametrize("name", CHAPTERS)


def test_valid(name):
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert notebook.nbformat == 4


def test_metadata(name):
    about = read(name)["metadata"]
    assert "widgets" not in about  # no saved state: it may hold a person's numbers
    assert about["lang"] == "en"
    assert about["title"]
    assert about["voila"] == {"template": "bone-course"}
    assert about["kernelspec"]["name"] == "python3"
    assert "version" not in about.get("language_info", {})  # differs between machines
    if name in NO_CHAPTER:
        return
    assert about["chapter"] == int(name.split("-")[0])
    assert 0 <= about["chapter"] <= 12
    assert 5 <= about["minutes"] <= 30
    assert about["part"] in PARTS
    assert re.fullmatch(r"[a-z-]+", about["icon"])
    assert 20 <= len(about["summary"]) <= 80


def test_cells_have_known_tags_and_no_other_metadata(name):
    for cell in read(name)["cells"]:
        assert set(tags(cell)) <= TAGS
        more = {"numbers"} if "take-home" in tags(cell) else set()  # to write down on the handout
        assert set(cell["metadata"]) <= {"tags"} | more


def test_code_is_short(name):
    lines = [len(source(cell).splitlines()) for cell in cells(name, "code")]
    assert max(lines, default=0) <= CELL_LINES
    assert sum(lines) <= CODE_LINES


def test_imports_are_ours(name):
    tree = ast.parse("\n".join(source(cell) for cell in cells(name, "code")))
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            imported.add(node.module.split(".")[0])
    assert imported <= OWN


def test_every_code_cell_is_one_of_ours(name):
    """Calculators, questions and lists are single calls; other code is for the look deeper layer."""
    for cell in cells(name, "code"):
        kind = set(tags(cell)) & {"setup", "calculator", "quiz", "list", "look-deeper"}
        assert len(kind) == 1, source(cell)
        if kind & {"calculator", "quiz", "list"}:
            (statement,) = ast.parse(source(cell)).body
            assert isinstance(statement, ast.Expr)
            assert isinstance(statement.value, ast.Call)


def test_outputs_are_stored_as_text(name):
    """Text only: it can be compared by nbval and read without running anything."""
    for number, cell in enumerate(cells(name, "code"), start=1):
        assert cell["execution_count"] == number  # run from top to bottom, once
        last = ast.parse(source(cell)).body[-1]
        if isinstance(last, ast.Expr):
            assert len(cell["outputs"]) == 1, source(cell)
        for output in cell["outputs"]:
            assert output["output_type"] in ("execute_result", "stream")
            assert set(output.get("data", {"text/plain": ""})) == {"text/plain"}


def test_storing_outputs_again_loses_nothing_of_a_cell(name):
    used = {
        key for kind in ("code", "markdown") for c in cells(name, kind) for key in c["metadata"]
    }
    assert used <= set(CELL_KEYS)


def test_file_is_written_as_jupyter_writes_it(name):
    """One indent, letters as they are, a newline at the end: small diffs."""
    text = (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")
    assert text == json.dumps(read(name), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
