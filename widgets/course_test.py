"""Eight questions before the course and eight after it, so that readers see what they learned."""

import anywidget
import traitlets as tr

from widgets import bundle, text
from widgets.course_test_words import AFTER, BEFORE, themes
from widgets.text import _


class CourseTest(anywidget.AnyWidget):
    """The same ideas before and after the course, in other words and numbers.

    The answers stay in the reader's browser. There are no marks.

    Parameters
    ----------
    when : str
        ``"before"`` or ``"after"`` the course. After it, the result stands beside the one before.

    Examples
    --------
    >>> CourseTest("before")
    CourseTest('before')
    """

    _esm = bundle.script("course_test.js")
    _css = bundle.style("tokens", "calculator", "quiz")

    spec = tr.Dict().tag(sync=True)

    def __init__(self, when: str) -> None:
        if when not in (BEFORE, AFTER):
            raise ValueError(f"A test is before or after the course, not {when!r}.")
        super().__init__()
        items = [getattr(theme, when) for theme in themes()]
        self.spec = {
            "when": when,
            "language": text.language(),
            "themes": [
                {
                    "key": theme.key,
                    "name": theme.name,
                    "chapter": theme.chapter,
                    "question": item.question,
                    "answers": item.answers,
                    "right": item.right,
                }
                for theme, item in zip(themes(), items, strict=True)
            ],
            "words": _words(),
        }

    def __repr__(self) -> str:
        return f"CourseTest({self.spec['when']!r})"


def _words() -> dict[str, str]:
    return {
        "question": _("Question {n} of {all}"),
        "unsure": _("I do not know yet"),
        "next": _("Next question"),
        "end": _("See how it went"),
        "choose": _("Choose an answer first. “I do not know yet” is one, too."),
        "kept": _(
            "Thank you. Your answers are kept in this browser. We ask again after chapter 12."
        ),
        "score": _("You knew {n} of {all}."),
        "score_both": _("At the start you knew {before} of {all}. Now you know {n}."),
        "theme": _("Theme"),
        "at_start": _("At the start"),
        "now": _("Now"),
        "where": _("Read again"),
        "knew": _("✓ knew it"),
        "open": _("– not yet"),
        "chapter": _("Chapter {n}"),
        "table": _("What you knew, theme by theme"),
        "again": _("Answer the questions again"),
    }
