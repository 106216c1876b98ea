"""My numbers: entered once, kept in the reader's own browser, offered in every calculator."""

from dataclasses import dataclass
from typing import Any

from widgets.calculator import Calculator
from widgets.common import sexes
from widgets.controls import Choice, Control, Number
from widgets.text import _
from widgets.units import HEIGHT, MASS, plain
from widgets.view import Table, View


@dataclass(frozen=True)
class MyNumbersResult:
    """The reader's numbers.

    Attributes
    ----------
    sex : str
        ``"female"`` or ``"male"``.
    age : float
        Age. [years]
    height : float
        Height. [cm]
    mass : float
        Body mass. [kg]
    t_score : float or None
        T-score of the hip neck, if known.
    steps : float
        Steps on an ordinary day.
    """

    sex: str
    age: float
    height: float
    mass: float
    t_score: float | None
    steps: float


class MyNumbers(Calculator):
    """Who am I? Filled in once, used in every chapter."""

    name = "my-numbers"
    keeps = True
    in_summary = False  # the numbers themselves are no finding

    def words(self) -> dict[str, str]:
        return {
            "title": _("My numbers"),
            "question": _("Fill in what you like. Every chapter then starts with your numbers."),
            "limits": _(
                "Your numbers stay in this browser. A calculator sends them to the computer that "
                "runs this course, only to calculate. They are not kept and not logged there. "
                "On a shared computer, erase them when you leave."
            ),
        }

    def controls(self) -> list[Control]:
        return [
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
            Number("age", _("Age"), 65, mine="age", low=20, high=90, units=plain(_("years"))),
            Number("height", _("Height"), 165, mine="height", low=130, high=210, units=HEIGHT),
            Number("mass", _("Weight"), 70, mine="mass", low=35, high=150, units=MASS),
            Number(
                "t_score",
                _("T-score of the hip neck"),
                None,
                _("on the paper of a bone scan"),
                mine="t_score",
                low=-4,
                high=1,
                units=plain(digits=1, step=0.1),
                unknown=_("I do not have one"),
            ),
            Number(
                "steps",
                _("Steps on an ordinary day"),
                5000,
                mine="steps",
                low=0,
                high=30000,
                units=plain(step=500),
            ),
        ]

    def compute(self, values: dict[str, Any]) -> MyNumbersResult:
        return MyNumbersResult(**values)

    def show(self, values: dict[str, Any], result: MyNumbersResult) -> View:
        person = sexes()[result.sex]
        headline = _("A {person} of {age} years, {height}, {mass}.").format(
            person=person,
            age=self._shown("age", result.age),
            height=self.written("height", result.height),
            mass=self.written("mass", result.mass),
        )
        rows = [[c.label, self.written(name, values[name])] for name, c in self._controls.items()]
        return View(
            headline=headline,
            detail=_("Every calculator in this course can start with these numbers."),
            table=Table(_("My numbers"), [_("What"), _("Value")], rows),
        )

    def provenance(self) -> list[dict[str, Any]]:
        return []

    def _shown(self, name: str, value: float) -> str:
        return str(self._controls[name].shown(value)["text"])
