"""A question to check oneself: every answer, right or wrong, gets a reason."""

from collections.abc import Mapping

import anywidget
import traitlets as tr

from widgets import bundle
from widgets.text import _


class Quiz(anywidget.AnyWidget):
    """One question with a few answers, of which one is right.

    Parameters
    ----------
    key : str
        Chapter and short name, for example ``"04.foot"``; progress is kept under it in the
        reader's browser.
    question : str
        The question.
    answers : mapping
        Answer → reason why it is right or wrong, in the order shown.
    right : str
        The right answer.

    Attributes
    ----------
    answered : int
        Position of the answer checked last, −1 before.
    correct : bool
        Whether it was right.

    Examples
    --------
    >>> Quiz("04.foot", "Under the foot?", {"It doubles": "Yes.", "It stays": "No."}, "It doubles")
    Quiz('04.foot')
    """

    _esm = bundle.script("quiz.js")
    _css = bundle.style("tokens", "calculator", "quiz")

    spec = tr.Dict().tag(sync=True)
    answered = tr.Int(-1).tag(sync=True)
    correct = tr.Bool(False).tag(sync=True)

    def __init__(self, key: str, question: str, answers: Mapping[str, str], right: str) -> None:
        if right not in answers:
            raise ValueError(f"The right answer {right!r} is not among the answers.")
        super().__init__()
        self.spec = {
            "key": key,
            "question": question,
            "answers": [{"text": t, "reason": r, "right": t == right} for t, r in answers.items()],
            "words": {
                "check": _("Check my answer"),
                "right": _("That is right."),
                "wrong": _("Not quite."),
                "choose": _("Choose an answer first."),
            },
        }

    def __repr__(self) -> str:
        return f"Quiz({self.spec['key']!r})"
