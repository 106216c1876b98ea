"""Self-tests of rising and balance: a result beside the cut-off, and a stopwatch to get one."""

from dataclasses import dataclass
from typing import Any

from course import falls, tables
from course.checks import CourseError
from course.falls import SelfTest
from widgets import provenance, self_test_chart, text
from widgets.calculator import Calculator
from widgets.common import sexes
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.units import plain
from widgets.view import View

TESTS = ("chair_stand", "one_leg", "up_and_go")
# ‑ in the headlines keeps “cut-off” on one line
DIGITS = {"chair_stand": 0, "one_leg": 1, "up_and_go": 1}  # what the page shows is what counts
HALF_MINUTE = 30  # s, the length of the chair test


@dataclass(frozen=True)
class SelfTestsResult:
    """One self-test.

    Attributes
    ----------
    cut_off : SelfTest or None
        The cut-off at this age, as the verdict on `result`, or on nothing done if that is None.
        None where there is no cut-off for this age.
    result : float or None
        What was counted or timed. [stands or s]
    usual : float or None
        Mean of people of this age; None for the chair, where none was read. [s]
    why : str
        Why there is no cut-off.
    """

    cut_off: SelfTest | None
    result: float | None
    usual: float | None
    why: str


class SelfTests(Calculator):
    """Is my rising or my balance below the cut-off of my age?"""

    name = "self-tests"
    picture = "stopwatch"
    styles = ("stopwatch",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("Test yourself: rising and balance"),
            "question": _("Choose a test, do it beside the stopwatch, and enter your result."),
            "example": _("This is Maria, a made-up woman of 72. Fill in your own result."),
            "limits": _(
                "One test on one day tells little. It gives no chance and does not say who will "
                "fall. People who fall may be not below a cut-off, and people below it may never "
                "fall. The cut-offs come from the United States. Have you fallen this year, or do "
                "you feel unsteady? Then do these tests with your therapist."
            ),
        }

    def controls(self) -> list[Control]:
        not_done = _("I have not done it yet")
        return [
            Choice("test", _("Test"), "chair_stand", options=test_names()),
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
            Number("age", _("Age"), 72, mine="age", low=60, high=99, units=plain(_("years"))),
            Number(
                "chair_stand",
                _("Times you stood up"),
                9,
                _("in 30 seconds"),
                when=(("test", ("chair_stand",)),),
                low=0,
                high=30,
                units=plain(),
                unknown=not_done,
                first=10,
            ),
            Number(
                "one_leg",
                _("Time on one leg"),
                8,
                when=(("test", ("one_leg",)),),
                low=0,
                high=60,
                units=plain(_("seconds"), digits=1, step=0.5),
                unknown=not_done,
                first=10,
            ),
            Number(
                "up_and_go",
                _("Time up and go"),
                11,
                when=(("test", ("up_and_go",)),),
                low=3,
                high=60,
                units=plain(_("seconds"), digits=1, step=0.5),
                unknown=not_done,
                first=10,
            ),
        ]

    def from_mine(self, numbers: dict[str, Any]) -> dict[str, Any]:
        """The results of the example are not mine."""
        return {**dict.fromkeys(TESTS), **super().from_mine(numbers)}

    def compute(self, values: dict[str, Any]) -> SelfTestsResult:
        test, age, sex = values["test"], values["age"], values["sex"]
        entered = values[test]
        result = None if entered is None else round(entered, DIGITS[test])
        usual = None
        if test == "one_leg":
            usual = falls.one_leg_norm(age)
        elif test == "up_and_go":
            usual = falls.up_and_go_norm(age).mean
        try:
            found = falls.self_test(test, 0 if result is None else result, age, sex)
        except CourseError as refused:
            if refused.field != "age":
                raise
            # no cut-off at this age is an answer, not a mistake of the reader
            return SelfTestsResult(None, result, usual, text.refusal(refused))
        return SelfTestsResult(found, result, usual, "")

    def show(self, values: dict[str, Any], result: SelfTestsResult) -> View:
        headline = _headline(values, result)
        return View(
            headline=headline,
            detail=_detail(values, result),
            picture=_picture(values["test"]),
            graphs=[self_test_chart.graph(values, result, headline)],
            table=self_test_chart.table(values),
        )

    def picture_words(self) -> dict[str, str]:
        return {
            "how": _("How to do it"),
            "safety_head": _("Be safe."),
            "start": _("Start"),
            "stop": _("Stop"),
            "zero": _("Back to the start"),
            "take": _("Use this time"),
            "time": _("{n} s"),
            "said": _("{n} seconds."),
            "over": _("Time is up."),
        }

    def provenance(self) -> list[dict[str, Any]]:
        names = ("one_leg_cut_off", "up_and_go_cut_off")
        weak = ("up_and_go_sensitivity", "up_and_go_specificity")
        lines = provenance.quantities("falls", (*names, *weak))
        for row in tables.rows("falls_chair_stand"):
            what = f"chair stand, {row['sex']}, {row['age_from']} to {row['age_to']}"
            lines.append(provenance.entry(row, what, f"{row['value']} {row['unit']}"))
        for row in tables.rows("falls_balance"):
            if row["study"] != "springer2007":
                what = f"{row['test'].replace('_', ' ')}, {row['age_from']} to {row['age_to']}"
                shown = f"{number(float(row['value']), 1)} {row['unit']}"
                lines.append(provenance.entry(row, what, shown))
        return lines


def test_names() -> dict[str, str]:
    """Return the tests in a few words."""
    return {
        "chair_stand": _("rising from a chair"),
        "one_leg": _("standing on one leg"),
        "up_and_go": _("up and go"),
    }


def _headline(values: dict[str, Any], result: SelfTestsResult) -> str:
    found, test = result.cut_off, values["test"]
    if found is None:
        return _("For this test there is no cut‑off at your age.")
    words = {
        "cut": number(found.cut_off),
        "person": sexes()[values["sex"]],
        "age": number(values["age"], 0),
    }
    if result.result is None:
        template = {
            "chair_stand": _("A {person} of {age}: the cut‑off is {cut} stands in 30 seconds."),
            "one_leg": _("On one leg the cut‑off is {cut} seconds."),
            "up_and_go": _("Up and go: {cut} seconds or longer is slow."),
        }[test]
        return template.format(**words)
    template = _below()[test] if found.below else _not_below()[test]
    return template.format(n=number(result.result), **words)


def _below() -> dict[str, str]:
    return {
        "chair_stand": _("{n} stands: below the cut‑off of {cut} for a {person} of {age}."),
        "one_leg": _("{n} seconds on one leg: below the cut‑off of {cut}."),
        "up_and_go": _("{n} seconds: on the slow side of the cut‑off of {cut}."),
    }


def _not_below() -> dict[str, str]:
    return {
        "chair_stand": _("{n} stands: not below the cut‑off of {cut} for a {person} of {age}."),
        "one_leg": _("{n} seconds on one leg: not below the cut‑off of {cut}."),
        "up_and_go": _("{n} seconds: not on the slow side of the cut‑off of {cut}."),
    }


def _detail(values: dict[str, Any], result: SelfTestsResult) -> str:
    found, parts = result.cut_off, []
    if found is None:
        parts.append(result.why)
    elif result.result is not None and found.below:
        parts.append(
            _(
                "That is a good reason to train, and to show this to your therapist. "
                "It does not say that you will fall."
            )
        )
    elif result.result is not None:
        parts.append(_("Keep it up. One test alone tells little, so keep training balance too."))
    if result.usual is not None:
        usual = (
            _("People of your age stand {n} seconds on average. About half stand shorter.")
            if values["test"] == "one_leg"
            else _("People of your age need {n} seconds on average.")
        )
        parts.append(usual.format(n=number(result.usual, 1)))
    if values["test"] == "chair_stand" and found is not None and result.result is None:
        parts.append(_("Fewer than that is below average for the age."))
    return " ".join(parts)


def _picture(test: str) -> dict[str, Any]:
    return {
        "test": test,
        "name": test_names()[test].capitalize(),
        "safety": _(
            "Stand by a counter or a wall, with someone near. "
            "Stop if you feel dizzy or if it hurts."
        ),
        "how": _steps()[test],
        "mode": "down" if test == "chair_stand" else "up",
        "seconds": HALF_MINUTE,
        "field": "" if test == "chair_stand" else test,
    }


def _steps() -> dict[str, list[str]]:
    return {
        "chair_stand": [
            _("Put a firm chair against the wall. Sit down and cross your arms on your chest."),
            _("Press Start. Stand up straight, sit down again, and go on for 30 seconds."),
            _("Count how often you stood. Enter the number."),
        ],
        "one_leg": [
            _("Hold your hands close over a counter, eyes open."),
            _("Press Start and lift one foot."),
            _("Press Stop when the foot comes down or a hand needs the counter."),
        ],
        "up_and_go": [
            _("Mark a line three metres (ten feet) from a chair. Sit down, shoes on."),
            _("Press Start. Rise, walk to the line at your usual pace, turn, walk back, sit down."),
            _("Press Stop. Use your cane if you always do."),
        ],
    }
