"""The safety questions before a plan, and where a yes leads; `course.safety` judges them."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from course import tables


class Gate(Enum):
    """What the safety answers lead to, from free to closed."""

    GO = "go"
    SUPERVISE = "supervise"  # a therapist checks plan and technique first
    REFER = "refer"  # no plan of the course: follow one's own therapist or surgeon
    STOP = "stop"  # no plan: a doctor first, or emergency care


@dataclass(frozen=True)
class Question:
    """One safety question, to be answered with yes or no.

    Attributes
    ----------
    key : str
        Name of the question, and of its answer.
    rule : str
        Rule of ``course/data/planner_rules.csv`` it belongs to.
    gate : Gate
        Where a "yes" leads.
    who : str
        Whom to turn to then: ``"emergency"``, ``"doctor"`` or ``"therapist"``.
    value : float or None
        The number in the question, if there is one.
    unit : str
        Its unit.
    """

    key: str
    rule: str
    gate: Gate
    who: str
    value: float | None
    unit: str


@cache
def questions() -> tuple[Question, ...]:
    """Return the safety questions, those that stop a plan first.

    Returns
    -------
    tuple of Question

    Examples
    --------
    >>> [question.key for question in questions() if question.gate is Gate.REFER]
    ['recent_fracture', 'recent_operation']
    """
    return tuple(
        Question(
            row["question"],
            row["rule"],
            Gate(row["gate"]),
            row["who"],
            float(row["value"]) if row["value"] else None,
            row["unit"],
        )
        for row in tables.rows("planner_gates")
    )
