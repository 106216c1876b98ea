"""The code under "Look deeper" is there to be changed: each cell runs alone, and with another number."""

import ast

import pytest

from course.checks import CourseError
from tests.notebooks.chapters import CHAPTERS, cells, source

CELLS = [
    pytest.param(source(cell), id=f"{name}-{cell['id']}")
    for name in CHAPTERS
    for cell in cells(name, "code")
    if "look-deeper" in cell["metadata"].get("tags", [])
]
every = pytest.mark.parametrize("code", CELLS)


def run(tree):
    """Return what a cell shows, run alone: nothing of another cell is there."""
    *body, last = tree.body
    names = {}
    exec(compile(ast.Module(body, []), "cell", "exec"), names)  # our own notebook
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def numbers(tree):
    """Return the numbers a reader would change: not those that only round or scale."""
    scaling = {
        id(inside)
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp)
        or (isinstance(node, ast.Call) and ast.unparse(node.func) == "round")
        for inside in ast.iter_child_nodes(node)
    }
    found = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in scaling]
    return [n for n in found if type(n.value) in (int, float)]


@every
def test_it_runs_alone(code):
    assert run(ast.parse(code)) is not None


@every
def test_it_runs_again_with_another_number(code):
    before = repr(run(ast.parse(code)))
    count = len(numbers(ast.parse(code)))
    answers = []
    for i in range(count):
        for factor in (0.9, 1.1, 2):
            tree = ast.parse(code)
            number = numbers(tree)[i]
            number.value = type(number.value)(number.value * factor)
            try:
                answers.append(repr(run(tree)))
            except CourseError as refused:  # a sentence that says what is possible
                answers.append(str(refused))
    assert not count or any(answer != before for answer in answers)


@every
def test_its_names_mean_something(code):
    made = [n.id for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Name)]
    assert [name for name in made if len(name) < 3] == []
