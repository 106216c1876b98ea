"""My summary: what the reader found out and wants to ask, to print and take along."""

from pathlib import Path
from typing import Any

import anywidget
import nbformat
import traitlets as tr

from course import care
from widgets import bundle, text, visit_words
from widgets.text import _


def chapters(folder: str | Path) -> list[dict[str, str]]:
    """Return ``file`` and ``title`` of the chapters in a folder of notebooks, in order."""
    found = sorted(Path(folder).glob("[0-9][0-9]-*.ipynb"))
    return [
        {"file": path.name, "title": nbformat.read(path, as_version=4).metadata.title}
        for path in found
    ]


def visits() -> list[dict[str, Any]]:
    """Return the questions one may tick, ``[name, words]``, by whom one sees."""
    titles, words = visit_words.titles(), visit_words.questions()
    return [
        {
            "title": titles[visit],
            "questions": [[q.name, words[q.name]] for q in care.questions(visit, care.TOPICS)],
        }
        for visit in care.VISITS
    ]


class Summary(anywidget.AnyWidget):
    """The reader's results and questions, on the screen and on one or two sheets of paper.

    The kernel knows none of them: they are in the reader's own browser.

    Parameters
    ----------
    folder : str or Path
        The notebooks of one language, ``"."`` in a notebook among them.

    Examples
    --------
    >>> Summary("notebooks/en")
    Summary(…)
    """

    _esm = bundle.script("summary.js")
    _css = bundle.style("tokens", "calculator", "quiz", "summary")

    spec = tr.Dict().tag(sync=True)

    def __init__(self, folder: str | Path) -> None:
        found = chapters(folder)
        if not found:
            raise ValueError(f"There are no chapters in {folder}.")
        super().__init__()
        self.spec = {
            "chapters": found,
            "visits": visits(),
            "language": text.language(),
            "words": _words(),
        }

    def __repr__(self) -> str:
        return "Summary(…)"


def _words() -> dict[str, str]:
    return {
        "title": _("My summary"),
        "results": _("What I found out"),
        "questions": _("What I want to ask"),
        "take": _("Take it along"),
        "empty": _(
            "Nothing here yet, and that is fine. Open a chapter and try a calculator with your "
            "own numbers. What it tells you then appears here."
        ),
        "from": _("{title} · {day}"),
        "example": _("Where you filled in nothing, the number of the example was used."),
        "units": _(
            "You chose other units since. A result keeps those it was made in, until you open its "
            "chapter and change a number."
        ),
        "remove": _("Remove"),
        "remove_what": _("Remove: {title}"),
        "removed": _("Removed: {title}"),
        "own": _("My own questions, in my own words"),
        "stays": _("What you write and tick is kept only in this browser. Nothing is sent."),
        "paper": _("Only your results, your questions and some empty lines go on paper."),
        "print": _("Print my summary"),
        "visit": _("For my visit to"),
        "visit_day": _("On"),
        "erase": _("Erase all"),
        "erased": _("Your results and questions are erased from this browser."),
        "undo": _("Undo"),
        "undone": _("Everything is back."),
        "general": _("General information from a course. It does not replace your doctor."),
    }
