"""Safety before a plan: questions that can stop it, and which plan fits whom.

Nothing here is a diagnosis. An answer of "yes" can only make the course more careful; a person
who is not sure answers "yes".
"""

from collections.abc import Mapping

from course import checks, tables
from course.checks import CourseError
from course.density import Category, classify
from course.safety_questions import Gate, Question, questions

PROFILES = ("general", "osteopenia", "osteoporosis", "vertebral_fracture")

_FALLS = tables.value("planner", "falls_a_year")
_TANDEM = tables.value("planner", "tandem_time")
_UP_AND_GO = tables.value("planner", "up_and_go_time")


_ORDER = tuple(Gate)


def reasons(answers: Mapping[str, bool]) -> tuple[Question, ...]:
    """Questions that were answered with "yes", the most serious first.

    Parameters
    ----------
    answers : mapping of str to bool
        An answer for the key of every one of `questions`. True: yes, or not sure.

    Returns
    -------
    tuple of Question

    Raises
    ------
    CourseError
        If an answer is missing, is not yes or no, or belongs to no question.

    Examples
    --------
    >>> answers = {question.key: False for question in questions()}
    >>> [found.who for found in reasons(answers | {"fever": True, "painful_fall": True})]
    ['emergency', 'doctor']
    """
    if not isinstance(answers, Mapping):
        raise CourseError("Answer every safety question first.", "answers")
    known = {question.key for question in questions()}
    for key in answers:
        if key not in known:
            raise CourseError("There is no safety question {key}.", "answers", key=key)
    for question in questions():
        if question.key not in answers:
            raise CourseError("Answer every safety question first.", question.key)
        checks.yes_or_no(answers[question.key], question.key, what="Safety question")
    urgency = ("emergency", "doctor", "therapist")
    return tuple(
        sorted(
            (question for question in questions() if answers[question.key]),
            key=lambda question: (-_ORDER.index(question.gate), urgency.index(question.who)),
        )
    )


def gates(answers: Mapping[str, bool]) -> Gate:
    """Whether a person may start, from their answers to the safety questions.

    Parameters
    ----------
    answers : mapping of str to bool
        An answer for the key of every one of `questions`. True: yes, or not sure.

    Returns
    -------
    Gate
        The most careful gate of all questions answered with "yes"; ``Gate.GO`` if there is none.

    Raises
    ------
    CourseError
        If an answer is missing, is not yes or no, or belongs to no question.

    Notes
    -----
    Stop: warning signs of a broken vertebra [1]_ or of pressed nerves [2]_, pain in the chest and
    fainting [3]_, and other signs from heart and lungs [4]_. Refer: a fracture or an
    operation less than 12 weeks ago (recalled). Supervise: with a vertebral fracture a physical
    therapist should be consulted [5]_; the course extends that to several fractures, severe
    osteoporosis and very heavy lifting.

    References
    ----------
    .. [1] iof_warning
    .. [2] vertebral_warning
    .. [3] parq
    .. [4] exercise_wales
    .. [5] giangregorio2014

    Examples
    --------
    >>> answers = {question.key: False for question in questions()}
    >>> gates(answers)
    <Gate.GO: 'go'>
    >>> gates(answers | {"vertebral_fracture": True, "chest_pain": True})
    <Gate.STOP: 'stop'>
    """
    found = reasons(answers)
    return found[0].gate if found else Gate.GO


def profile_for(
    t_score: float | None, *, vertebral_fracture: bool = False, other_fractures: int = 0
) -> str:
    """Which of the four profiles a person belongs to.

    Parameters
    ----------
    t_score : float or None
        Lowest T-score of the scan report. [SD], −10 to 10; None if it is not known.
    vertebral_fracture : bool, default False
        A vertebra has broken or collapsed.
    other_fractures : int, default 0
        Other bones broken by a fall from standing height or less. [number], 0 to 50

    Returns
    -------
    str
        ``"general"``, ``"osteopenia"``, ``"osteoporosis"`` or ``"vertebral_fracture"``.

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    A vertebral fracture, or two and more low-trauma fractures, come before the T-score [1]_.
    The limits are those of the World Health Organization [2]_. Unknown density counts as
    osteoporosis, and so does one low-trauma fracture with a T-score over −2.5: both are choices
    of the course on the careful side.

    References
    ----------
    .. [1] brookewavell2022
    .. [2] who1994

    Examples
    --------
    >>> profile_for(-1.8)
    'osteopenia'
    >>> profile_for(-1.8, other_fractures=2)
    'vertebral_fracture'
    """
    checks.yes_or_no(vertebral_fracture, "vertebral_fracture", what="Broken vertebra")
    several = tables.value("planner", "several_fractures")
    number = checks.whole(
        other_fractures, "other_fractures", 0, 50, unit="", what="Number of fractures"
    )
    category = None if t_score is None else classify(t_score)
    if vertebral_fracture or number >= several:
        return "vertebral_fracture"
    if number or category not in (Category.NORMAL, Category.OSTEOPENIA):
        return "osteoporosis"
    return "osteopenia" if category is Category.OSTEOPENIA else "general"


def has_falls_risk(
    falls: int,
    *,
    unsteady: bool = False,
    tandem: float | None = None,
    up_and_go: float | None = None,
) -> bool:
    """Whether a plan should begin with balance, because falls are likely.

    Parameters
    ----------
    falls : int
        Falls in the last 12 months. [number], 0 to 365
    unsteady : bool, default False
        Feels unsteady, or is afraid to fall.
    tandem : float, optional
        Time one can stand with one foot right before the other. [s], 0 to 60
    up_and_go : float, optional
        Time of the Timed Up and Go test: rise, walk 3 m, turn, come back, sit. [s], 3 to 300

    Returns
    -------
    bool

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    Two falls in a year [1]_; less than 10 s in tandem, or 12 s and more up and go [2]_. Any one
    of them is enough. The Timed Up and Go alone predicts falls poorly.

    References
    ----------
    .. [1] nhg2024
    .. [2] steadi

    Examples
    --------
    >>> has_falls_risk(1)
    False
    >>> has_falls_risk(0, tandem=6)
    True
    """
    number = checks.whole(falls, "falls", 0, 365, unit="", what="Number of falls")
    checks.yes_or_no(unsteady, "unsteady", what="Feeling unsteady")
    if tandem is not None:
        checks.number(tandem, "tandem", 0, 60, unit="s", what="Time in tandem stand")
    if up_and_go is not None:
        checks.number(up_and_go, "up_and_go", 3, 300, unit="s", what="Time up and go")
    return (
        number >= _FALLS
        or unsteady
        or (tandem is not None and tandem < _TANDEM)
        or (up_and_go is not None and up_and_go >= _UP_AND_GO)
    )
