"""The playgrounds: short notebooks of plain code; every hidden solution runs and gives what it says."""

import ast
import re

import nbformat
import pytest

from tests.notebooks.chapters import FOLDER, source

PLAYGROUNDS = sorted((FOLDER / "playground").glob("*.ipynb"))
HIDDEN = re.compile(
    r"<details><summary>Show the solution</summary>\n\n```python\n(.+?)\n```\n\n.+?</details>",
    re.DOTALL,
)


def read(path):
    return nbformat.read(path, 4)


def solutions(path):
    return [code for cell in read(path).cells for code in HIDDEN.findall(source(cell))]


ALL = [(path, code) for path in PLAYGROUNDS for code in solutions(path)]


@pytest.mark.parametrize(("path", "code"), ALL, ids=lambda x: getattr(x, "stem", ""))
def test_a_hidden_solution_gives_what_it_says(path, code):
    *body, last = ast.parse(code).body
    names = {}
    exec(compile(ast.Module(body, []), path.name, "exec"), names)  # our own notebook
    value = eval(compile(ast.Expression(last.value), path.name, "eval"), names)
    assert repr(value) == code.rpartition("# → ")[2]


@pytest.mark.parametrize("path", PLAYGROUNDS, ids=lambda path: path.stem)
def test_a_playground_is_short_plain_code_with_help_and_exercises(path):
    cells = read(path).cells
    code = "\n".join(source(cell) for cell in cells if cell.cell_type == "code")
    assert "help(" in code
    assert "widgets" not in code
    assert 3 <= len(solutions(path)) <= 5
    text = "\n".join(source(cell) for cell in cells if cell.cell_type == "markdown")
    assert text.count("**Exercise") == len(solutions(path))
    chapters = re.findall(r"\(\.\./([\w-]+\.ipynb)\)", source(cells[0]))
    assert chapters
    for chapter in chapters:
        said = "\n".join(source(cell) for cell in read(FOLDER / chapter).cells)
        assert f"`playground/{path.name}`" in said
