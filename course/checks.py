"""Guards at the door of every public function: refuse in one plain sentence, never clamp."""

import math
from collections.abc import Sequence
from typing import Any


class CourseError(ValueError):
    """A refusal that a layperson understands.

    Parameters
    ----------
    template : str
        The English sentence with ``{placeholders}``. It is also the key under which
        :mod:`widgets.text` finds its translation.
    field : str, optional
        The parameter the sentence is about, so that a page can show it beside that control.
    **values
        What goes into the placeholders: numbers, or words that are translated in turn.
    """

    def __init__(self, template: str, field: str | None = None, **values: Any) -> None:
        super().__init__(template.format(**values))
        self.template = template
        self.field = field
        self.values = values


def number(value: Any, field: str, low: float, high: float, *, unit: str, what: str) -> float:
    """Return `value` as a float, or raise if it is no number between `low` and `high`.

    Parameters
    ----------
    value : Any
        What the caller handed in.
    field : str
        Name of the parameter.
    low, high : float
        The range, both ends included.
    unit : str
        Unit as spoken, ``""`` for none.
    what : str
        The quantity in a layperson's words, as the start of a sentence.

    Returns
    -------
    float
        The same number.

    Raises
    ------
    CourseError
        If `value` is not a finite number, or outside the range.

    Examples
    --------
    >>> number(70, "age", 20, 90, unit="years", what="Age")
    70.0
    """
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or value != value or value in (math.inf, -math.inf):
        raise CourseError("{what} must be a number.", field, what=what)
    if not low <= value <= high:
        raise CourseError(
            "{what} must be between {low} and {high} {unit}."
            if unit
            else "{what} must be between {low} and {high}.",
            field,
            what=what,
            low=low,
            high=high,
            unit=unit,
        )
    return float(value)


def whole(value: Any, field: str, low: int, high: int, *, unit: str, what: str) -> int:
    """Return `value` as an int if it is a whole number in a range.

    Parameters
    ----------
    value : int or float
        What the caller handed in; 3.0 counts as whole.
    field : str
        Name of the parameter, for the refusal.
    low, high : int
        The range, both ends included.
    unit, what : str
        Unit and quantity as spoken, see `number`.

    Returns
    -------
    int

    Raises
    ------
    CourseError
        If it is no number, outside the range, or not whole.

    Examples
    --------
    >>> whole(10.0, "repetitions", 1, 20, unit="", what="Repetitions")
    10
    """
    found = number(value, field, low, high, unit=unit, what=what)
    if found != int(found):
        raise CourseError("{what} must be a whole number.", field, what=what)
    return int(found)


def yes_or_no(value: Any, field: str, *, what: str) -> bool:
    """Return `value` if it answers a question.

    Parameters
    ----------
    value : bool
        The answer. A number does not count as one, and None leaves the question open.
    field : str
        Name of the parameter, for the refusal.
    what : str
        The question in a layperson's words, as the start of a sentence.

    Returns
    -------
    bool
        The same answer.

    Raises
    ------
    CourseError
        If it is not True or False.

    Examples
    --------
    >>> yes_or_no(True, "unsteady", what="Feeling unsteady")
    True
    """
    if not isinstance(value, bool):
        raise CourseError("{what}: answer yes or no.", field, what=what)
    return value


def choice(value: Any, field: str, options: Sequence[Any], *, what: str) -> Any:
    """Return `value` if it is one of `options`.

    Parameters
    ----------
    value : Any
        What the caller handed in. True and False are never an option.
    field : str
        Name of the parameter, for the refusal.
    options : sequence
        What may be chosen; all are named in the refusal.
    what : str
        The question in a layperson's words, as the start of a sentence.

    Returns
    -------
    Any
        The same value.

    Raises
    ------
    CourseError
        If it is none of them.

    Examples
    --------
    >>> choice("hip", "site", ("hip", "spine"), what="Site")
    'hip'
    """
    if not any(value is option or value == option for option in options) or isinstance(value, bool):
        raise CourseError(
            "{what} must be one of: {options}.",
            field,
            what=what,
            options=", ".join(str(option) for option in options),
        )
    return value


def sex(value: Any) -> str:
    """Return `value` if it is one of the two groups that were measured.

    Parameters
    ----------
    value : Any
        ``"female"`` or ``"male"``.

    Returns
    -------
    str
        The same value.

    Raises
    ------
    CourseError
        If it is neither.

    Examples
    --------
    >>> sex("female")
    'female'
    """
    return str(choice(value, "sex", ("female", "male"), what="Sex"))
