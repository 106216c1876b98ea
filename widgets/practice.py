"""Questions that come back: those of all chapters, when they are due again."""

import ast
from pathlib import Path
from typing import Any

import anywidget
import nbformat
import traitlets as tr

from widgets import bundle, text
from widgets.quiz import Question
from widgets.text import _

AT_RANDOM = 5  # questions that are offered when none is due


def questions(folder: str | Path) -> list[dict[str, Any]]:
    """Return the questions of all chapters in a folder of notebooks, in the order of the course.

    Parameters
    ----------
    folder : str or Path
        The notebooks of one language.

    Returns
    -------
    list of dict
        What each question's page needs (`Question.spec`), with its chapter under ``"chapter"``.
    """
    found = []
    for path in sorted(Path(folder).glob("[0-9][0-9]-*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        names: dict[str, Any] = {}
        for cell in notebook.cells:
            tags = cell.metadata.get("tags", [])
            if "setup" in tags:
                exec(cell.source, names)  # our own notebook, as Jupyter runs it
            if "quiz" in tags:
                spec = question(cell.source, names)
                found.append({**spec, "chapter": notebook.metadata.title, "file": path.name})
    return found


def question(source: str, names: dict[str, Any]) -> dict[str, Any]:
    """Return the question in the source of a cell, which is ``Quiz…(…)`` and nothing else."""
    (call,) = ast.parse(source).body
    if not (isinstance(call, ast.Expr) and isinstance(call.value, ast.Call)):
        raise ValueError("A cell of a question holds one call and nothing else.")
    made = eval(compile(ast.Expression(call.value), "question", "eval"), names)
    if not isinstance(made, Question):
        raise ValueError(f"{made!r} is no question.")
    spec = dict(made.spec)
    made.close()
    return spec


class Practice(anywidget.AnyWidget):
    """The questions that are due again for this reader; a few at random if none is.

    Which are due, only the reader's own browser knows.

    Parameters
    ----------
    folder : str or Path
        The notebooks of one language, ``"."`` in a notebook among them.

    Examples
    --------
    >>> Practice("notebooks/en")
    Practice(…)
    """

    _esm = bundle.script("practice.js")
    _css = bundle.style("tokens", "calculator", "quiz")

    spec = tr.Dict().tag(sync=True)

    def __init__(self, folder: str | Path) -> None:
        found = questions(folder)
        if not found:
            raise ValueError(f"There are no questions in {folder}.")
        super().__init__()
        self.spec = {
            "questions": found,
            "at_random": AT_RANDOM,
            "language": text.language(),
            "words": {
                "waiting_one": _("One question has come back. Here it is."),
                "waiting": _("{n} questions have come back. Here they are."),
                "none": _(
                    "No question is waiting for you. Those you answer wrongly in a chapter "
                    "come back here after a day or more."
                ),
                "some": _("Give me {n} questions anyway"),
                "from": _("From: {chapter}"),
                "known": _("It comes back in some days, to make it stay."),
                "gone": _("You know this one now. It does not come back."),
                "again": _("It comes back tomorrow."),
            },
        }

    def __repr__(self) -> str:
        return "Practice(…)"
