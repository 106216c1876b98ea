"""Self-tests of rising and balance: norms by age, and below or not below the cut-off.

No test gives a percent, and none tells who will fall. Do them beside a counter, with someone
near, and stop when dizzy.
"""

from dataclasses import dataclass

from course import checks, tables
from course.checks import CourseError
from course.fall_impact import limited

TESTS = ("chair_stand", "one_leg", "tandem", "up_and_go")
ONE_LEG_STUDIES = ("springer2007", "bohannon2006leg")


@dataclass(frozen=True)
class UpAndGo:
    """Usual time for rising, walking three metres, turning, walking back and sitting down.

    Attributes
    ----------
    mean : float
        Mean of people of that age. [s]
    low, high : float
        95 % interval of the mean, not of people; slower than `high` is worse than average. [s]
    """

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class SelfTest:
    """One result against its cut-off.

    Attributes
    ----------
    test : str
        Which of `TESTS`.
    result, cut_off : float
        What was counted or timed, and the cut-off, in `unit`.
    unit : str
        ``"stands"`` or ``"s"``.
    below : bool
        Worse than the cut-off: fewer stands, a shorter stand, or, for up and go, the time of the
        cut-off or longer.
    source, status : str
        Source key of the cut-off and how it was checked.
    """

    test: str
    result: float
    cut_off: float
    unit: str
    below: bool
    source: str
    status: str


def chair_stand_norm(age: float, sex: str) -> int:
    """Cut-off for rising from a chair for 30 seconds without using the arms.

    Parameters
    ----------
    age : float
        Age. [years], 60 to 94
    sex : str
        ``"female"`` or ``"male"``.

    Returns
    -------
    int
        Fewer than this is below average for the age. [stands in 30 s]

    Raises
    ------
    CourseError
        If `age` is outside its range or `sex` is none of the two.

    Notes
    -----
    From the sheets of a programme against falls in the United States [1]_, in steps of five
    years. Read in pages that quote them and agree.

    References
    ----------
    .. [1] steadi

    Examples
    --------
    >>> chair_stand_norm(72, "female"), chair_stand_norm(72, "male")
    (10, 12)
    """
    checks.sex(sex)
    rows = [row for row in tables.rows("falls_chair_stand") if row["sex"] == sex]
    return int(_at_age(rows, age)["value"])


def one_leg_norm(age: float, study: str | None = None) -> float:
    """Mean time that people of an age stand on one leg with open eyes.

    A mean, not a cut-off: about half of all people stay below it. The cut-off is in `self_test`.

    Parameters
    ----------
    age : float
        Age. [years], 40 to 99; ``"bohannon2006leg"`` starts at 60
    study : str, optional
        One of `ONE_LEG_STUDIES`. Default: from 60 the 22 studies together, before that the one
        study that has younger people.

    Returns
    -------
    float
        Time, the same for women and men. [s]

    Raises
    ------
    CourseError
        If `age` is outside its range or `study` is neither.

    Notes
    -----
    The two do not agree: at 80 and over 8.5 s in 22 studies together [1]_, 6 s in one [2]_, which
    was read rounded in a page that quotes it. Between 59 and 60 the default changes study.

    References
    ----------
    .. [1] bohannon2006leg
    .. [2] springer2007

    Examples
    --------
    >>> one_leg_norm(65), one_leg_norm(75), one_leg_norm(75, "springer2007")
    (27.0, 17.2, 15.0)
    """
    if study is not None:
        checks.choice(study, "study", ONE_LEG_STUDIES, what="Study")
        return float(_at_age(_balance("one_leg", study), age)["value"])
    younger, pooled = (_balance("one_leg", name) for name in ONE_LEG_STUDIES)
    starts = float(pooled[0]["age_from"])
    both = [row for row in younger if float(row["age_to"]) < starts] + pooled
    return float(_at_age(both, age)["value"])


def up_and_go_norm(age: float) -> UpAndGo:
    """Mean time of people of an age in the up-and-go test.

    Parameters
    ----------
    age : float
        Age. [years], 60 to 99

    Returns
    -------
    UpAndGo

    Raises
    ------
    CourseError
        If `age` is outside its range.

    Notes
    -----
    21 studies together [1]_. The cut-off of 12 s is in `up_and_go_cut_off`.

    References
    ----------
    .. [1] bohannon2006tug

    Examples
    --------
    >>> up_and_go_norm(72)
    UpAndGo(mean=9.2, low=8.2, high=10.2)
    """
    row = _at_age(_balance("up_and_go", "bohannon2006tug"), age)
    return UpAndGo(float(row["value"]), float(row["low"]), float(row["high"]))


def up_and_go_cut_off() -> float:
    """Time from which the up-and-go test counts as slow at 65 and over.

    Returns
    -------
    float
        This long or longer. [s]

    Notes
    -----
    12 s [1]_, read in pages that quote the sheet. The test alone tells little: with a limit of
    13.5 s it found 31 % of those who later fell, and 74 % of the others were under it [2]_.

    References
    ----------
    .. [1] steadi
    .. [2] barry2014

    Examples
    --------
    >>> up_and_go_cut_off()
    12.0
    """
    return tables.value("falls", "up_and_go_cut_off")


def self_test(test: str, result: float, age: float, sex: str | None = None) -> SelfTest:
    """Say whether a result is below the cut-off. Never a percent, never a forecast.

    Parameters
    ----------
    test : str
        One of `TESTS`.
    result : float
        Stands in 30 seconds, a whole number, 0 to 60; or time. [s], 0 to 600
    age : float
        Age. [years], 60 to 94 (chair), 60 to 99 (one leg), 65 to 99 (tandem, up and go)
    sex : str, optional
        ``"female"`` or ``"male"``; needed for the chair only.

    Returns
    -------
    SelfTest

    Raises
    ------
    CourseError
        If an argument is outside its range, or the sex is missing where it is needed.

    Notes
    -----
    Below is: fewer stands than `chair_stand_norm`; less than 5 s on one leg [1]_; less than 10 s
    with one foot right in front of the other (tandem) [2]_; 12 s or more up and go [2]_. All four
    cut-offs were read in pages that quote them.

    References
    ----------
    .. [1] bohannon2006leg
    .. [2] steadi

    Examples
    --------
    >>> self_test("chair_stand", 9, age=72, sex="female").below
    True
    >>> self_test("up_and_go", 11.9, age=72).below
    False
    """
    checks.choice(test, "test", TESTS, what="Self-test")
    if test == "chair_stand":
        if sex is None:
            raise CourseError("Choose female or male: the cut-off differs.", "sex")
        cut_off = float(chair_stand_norm(age, sex))
        result = limited(
            result, "result", "none", "most_stands", unit="stands", what="Number of stands"
        )
        if result != int(result):
            raise CourseError("Number of stands must be a whole number.", "result")
        return SelfTest(test, result, cut_off, "stands", result < cut_off, "steadi", "secondary")
    if sex is not None:
        checks.sex(sex)
    row = next(r for r in tables.rows("falls") if r["quantity"] == f"{test}_cut_off")
    youngest = tables.value("falls", f"{test}_from")
    checks.number(
        age,
        "age",
        youngest,
        tables.value("falls", "oldest"),
        unit="years",
        what="Age for this test",
    )
    result = limited(result, "result", "none", "longest_time", unit="seconds", what="Time")
    cut_off = float(row["value"])
    below = result >= cut_off if test == "up_and_go" else result < cut_off
    return SelfTest(test, result, cut_off, row["unit"], below, row["source"], row["status"])


def _balance(test: str, study: str) -> list[tables.Row]:
    rows = tables.rows("falls_balance")
    return [row for row in rows if row["test"] == test and row["study"] == study]


def _at_age(rows: list[tables.Row], age: float) -> tables.Row:
    """Return the row whose years hold `age`; a person of 64.9 is 64."""
    youngest, oldest = float(rows[0]["age_from"]), float(rows[-1]["age_to"])
    years = int(checks.number(age, "age", youngest, oldest, unit="years", what="Age for this test"))
    return next(row for row in rows if int(row["age_from"]) <= years <= int(row["age_to"]))
