"""Questions to check oneself: every answer, right or wrong, gets a reason.

They are judged on the page, so they work without a connection. What was wrong comes back once
below the last question (`widgets/js/once_more.js`) and later (`widgets/js/spacing.js`), on the
practice page.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import anywidget
import traitlets as tr

from widgets import bundle, text
from widgets.text import _

Spec = dict[str, Any]


def words() -> dict[str, str]:
    """Return what every question says, in the reader's language."""
    return {
        "place": _("Question {n} of {all}"),
        "place_again": _("Question {n}, once more"),
        "check": _("Check my answer"),
        "check_n": _("Check my answer to question {n}"),
        "check_again": _("Check my answer to question {n}, once more"),
        "right": _("That is right."),
        "wrong": _("Not quite."),
        "choose": _("Choose an answer first."),
        "several": _("More than one answer may be right."),
        "tick": _("Tick at least one answer first."),
        "true": _("right"),
        "untrue": _("not right"),
        "number": _("Your number"),
        "type": _("Type a number, for example 12 or 0.5."),
        "is": _("We get {number}."),
        "order": _("Use the arrows to put them in order."),
        "up": _("Move up: {step}"),
        "down": _("Move down: {step}"),
        "moved": _("{step}: now {place} of {all}."),
        "again": _(
            "You can try it once more below the last question. It also comes back tomorrow, on "
            "the page “Questions that come back”."
        ),
        "once_more": _("Once more"),
        "once_why": _("A second try helps you remember. Take your time."),
        "once_right": _("Now you know it. It comes back tomorrow, so that it stays."),
        "once_wrong": _("It comes back tomorrow, on the page “Questions that come back”."),
    }


class Question(anywidget.AnyWidget):
    """What all kinds of questions share.

    Attributes
    ----------
    answered : bool
        Whether an answer was checked.
    correct : bool
        Whether the answer checked last was right.
    """

    _esm = bundle.script("quiz.js")
    _css = bundle.style("tokens", "calculator", "quiz")

    spec = tr.Dict().tag(sync=True)
    answered = tr.Bool(False).tag(sync=True)
    correct = tr.Bool(False).tag(sync=True)

    def __init__(self, key: str, question: str, **spec: Any) -> None:
        super().__init__()
        self.spec = {
            "key": key,
            "question": question,
            "words": words(),
            "language": text.language(),
            **spec,
        }

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.spec['key']!r})"


class Quiz(Question):
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

    Examples
    --------
    >>> Quiz("04.foot", "Under the foot?", {"It doubles": "Yes.", "It stays": "No."}, "It doubles")
    Quiz('04.foot')
    """

    def __init__(self, key: str, question: str, answers: Mapping[str, str], right: str) -> None:
        if right not in answers:
            raise ValueError(f"The right answer {right!r} is not among the answers.")
        super().__init__(key, question, kind="choice", answers=_options(answers, [right]))


class QuizSeveral(Question):
    """One question with several right answers.

    Parameters
    ----------
    key, question, answers
        As for `Quiz`.
    right : sequence of str
        All right answers; at least one, not all.

    Examples
    --------
    >>> QuizSeveral("09.do", "What helps?", {"Light": "Yes.", "Tai chi": "Yes.", "Bed": "No."},
    ...             ["Light", "Tai chi"])
    QuizSeveral('09.do')
    """

    def __init__(
        self, key: str, question: str, answers: Mapping[str, str], right: Sequence[str]
    ) -> None:
        if not set(right) < set(answers) or not right:
            raise ValueError("Some of the answers must be right, and some not.")
        super().__init__(key, question, kind="several", answers=_options(answers, right))


class QuizNumber(Question):
    """A question whose answer is a number; near enough is right.

    Parameters
    ----------
    key, question : str
        As for `Quiz`.
    right : float
        The answer, best taken from a function of `course`.
    unit : str
        What stands behind the field.
    reason : str
        How one gets the number.
    tolerance : float, optional
        How far off an answer may be. Default: what rounds to the number shown.
    digits : int, optional
        How many decimals are shown.

    Examples
    --------
    >>> QuizNumber("04.kg", "Both legs, 70 kg: how much under one foot?", 35, "kg", "Half.")
    QuizNumber('04.kg')
    """

    def __init__(
        self,
        key: str,
        question: str,
        right: float,
        unit: str,
        reason: str,
        *,
        tolerance: float | None = None,
        digits: int = 0,
    ) -> None:
        if tolerance is None:
            tolerance = 0.5 / 10**digits
        if not (math.isfinite(right) and tolerance > 0):
            raise ValueError("The number must be finite and its tolerance positive.")
        number = {"right": right, "tolerance": tolerance, "unit": unit, "digits": digits}
        super().__init__(key, question, kind="number", reason=reason, **number)


class QuizOrder(Question):
    """Steps to put in order.

    Parameters
    ----------
    key, question : str
        As for `Quiz`.
    steps : sequence of str
        Three to six steps, in the right order; they are shown in another one.
    reason : str
        Why this is the order.

    Examples
    --------
    >>> QuizOrder("08.order", "From light to heavy?", ["Stroll", "Stairs", "Jumps"], "By load.")
    QuizOrder('08.order')
    """

    def __init__(self, key: str, question: str, steps: Sequence[str], reason: str) -> None:
        if not 3 <= len(set(steps)) == len(steps) <= 6:
            raise ValueError("An order needs three to six different steps.")
        mixed = [*steps[1::2], *steps[::2]]  # the same for everybody, and never the right one
        super().__init__(key, question, kind="order", steps=list(steps), mixed=mixed, reason=reason)


def _options(answers: Mapping[str, str], right: Sequence[str]) -> list[Spec]:
    return [{"text": t, "reason": r, "right": t in right} for t, r in answers.items()]
