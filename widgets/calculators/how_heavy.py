"""How heavy? The share of one's strongest lift, from repetitions; and what to do next time."""

from dataclasses import dataclass
from typing import Any

from course import effort
from course.effort import Share, Step
from course.planner import plan
from widgets import effort_chart, provenance
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Number, Select, Tick
from widgets.text import _, number
from widgets.units import MASS
from widgets.view import Table, View

FEWEST, MOST = 8, 12  # repetitions of the plan
RESERVES = range(7)
SCALE = range(11)
NUMBERS = (
    "repetitions_least",
    "repetitions_most",
    "epley",
    "epley_low",
    "epley_high",
    "reserve_near",
    "reserve_error_near",
    "reserve_error_far",
    "step_repetitions",
    "step_load",
    "step_load_least",
    "step_load_most",
    "step_sessions",
    "step_back",
    "effort_over",
    "pain_green",
    "pain_red",
)


@dataclass(frozen=True)
class HowHeavyResult:
    """How heavy a load is, and what comes next.

    Attributes
    ----------
    share : Share
        The load beside the strongest lift.
    strongest : float or None
        The strongest lift, worked out. None: no weight was given. [kg]
    step : Step
        The next session.
    next_weight : float or None
        The next load; None with a red signal or without a weight. [kg]
    """

    share: Share
    strongest: float | None
    step: Step
    next_weight: float | None


class HowHeavy(Calculator):
    """How heavy is my weight for me, and what do I do next time?"""

    name = "how-heavy"
    picture = "people"
    styles = ("people",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("How heavy?"),
            "question": _("Count what you did, and what you had left. Never try your strongest."),
            "example": _("This is Jeanne in week 5. Fill in your own move."),
            "limits": _(
                "A rule of thumb for healthy adults, not for one person. At 80 % of their "
                "strongest lift some people do 5 repetitions and others 20. Guessing how many are "
                "left is hard, above all when many are left. The rule is for 8 to 12 repetitions "
                "with up to 6 left. It knows nothing about your bones: the effort your plan "
                "allows comes first."
            ),
        }

    def controls(self) -> list[Control]:
        done = {n: number(n, 0) for n in range(FEWEST, MOST + 1)}
        return [
            Number(
                "weight",
                _("Weight you lifted"),
                3,
                low=0.5,
                high=150,
                units=MASS,
                unknown=_("no weight, or I do not know it"),
            ),
            Select("repetitions", _("Repetitions you did"), 10, options=done),
            Select(
                "reserve",
                _("How many more you could have done"),
                6,
                options={n: number(n, 0) for n in RESERVES},
            ),
            *_feeling_controls(),
        ]

    def compute(self, values: dict[str, Any]) -> HowHeavyResult:
        done, left, weight = values["repetitions"], values["reserve"], values["weight"]
        step = effort.next_session(
            done,
            pain=values["pain"],
            effort=values["effort"],
            limit=values["limit"],
            full_sessions=2 if values["before"] else 1,
            settled=values["settled"],
            alarm=values["alarm"],
        )
        known = weight is not None
        return HowHeavyResult(
            share=effort.load_from_repetitions(done, left),
            strongest=effort.one_repetition_maximum(weight, done, left) if known else None,
            step=step,
            next_weight=weight * step.load if known and step.load else None,
        )

    def show(self, values: dict[str, Any], result: HowHeavyResult) -> View:
        headline = self._headline(values, result)
        return View(
            headline=headline,
            detail=self._next(values, result),
            picture=effort_chart.bar(result.share, self._strongest(result), headline),
            graphs=[effort_chart.graph(values["reserve"], values["repetitions"], headline)],
            table=_table(values["reserve"]),
        )

    def provenance(self) -> list[dict[str, Any]]:
        return provenance.quantities("planner", NUMBERS)

    def _headline(self, values: dict[str, Any], result: HowHeavyResult) -> str:
        weight = values["weight"]
        text = _("{weight}, {done} times with {left} left: about {share} % of your strongest lift.")
        if weight is None:
            text = _("{done} times with {left} left: about {share} % of your strongest lift.")
        return text.format(
            weight="" if weight is None else self.written("weight", weight),
            done=values["repetitions"],
            left=values["reserve"],
            share=number(100 * result.share.share, 0),
        )

    def _strongest(self, result: HowHeavyResult) -> str:
        if result.strongest is None:
            return _("Your strongest lift is 100 %. You never have to try it.")
        text = _("Your strongest lift is then about {n}. You never have to try it.")
        return text.format(n=self.written("weight", result.strongest))

    def _next(self, values: dict[str, Any], result: HowHeavyResult) -> str:
        """Say what to do next time; never more than one thing changes."""
        step = result.step
        if step.signal == "red":
            return _("Stop this move for now, and ask your therapist or doctor.")
        if step.load != 1:
            load = "" if result.next_weight is None else self.written("weight", result.next_weight)
            return _another_load(step, load)
        if step.repetitions > values["repetitions"]:
            return _("Next time {n} repetitions with the same weight.").format(n=step.repetitions)
        if values["effort"] > values["limit"]:
            text = _("Next time the same again, until the effort is {n} of 10 or less.")
            return text.format(n=values["limit"])
        return _("Next time the same once more. Twice in a row, and it may get heavier.")


def _another_load(step: Step, load: str) -> str:
    """Say how much more or less; `load` is the weight itself, if it is known."""
    if step.load > 1:
        text = _("Next time {percent} % more weight, and back to {n} repetitions.")
        if load:
            text = _("Next time {percent} % more, about {load}, and back to {n} repetitions.")
    else:
        text = _("Next time {percent} % less weight. No heel drops or stamps until it settles.")
        if load:
            text = _(
                "Next time {percent} % less, about {load}. No heel drops or stamps until it "
                "settles."
            )
    percent = number(100 * abs(step.load - 1), 0)
    return text.format(percent=percent, load=load, n=step.repetitions)


def _feeling_controls() -> list[Control]:
    scale = {n: number(n, 0) for n in SCALE}
    return [
        Select(
            "effort",
            _("Effort, 0 to 10"),
            5,
            _("0 is rest, 10 is the most you can"),
            options=scale,
            part=_("How did it feel?"),
        ),
        Choice("limit", _("Effort your plan allows"), 5, options=_limits()),
        Select("pain", _("Pain, 0 to 10"), 0, _("the worst during the moves"), options=scale),
        Choice(
            "settled",
            _("Pain and soreness gone the next morning"),
            True,
            options={True: _("yes"), False: _("no")},
        ),
        Choice(
            "before",
            _("12 in every round the time before, too"),
            False,
            options={True: _("yes"), False: _("no")},
            when=(("repetitions", (MOST,)),),
        ),
        Tick("alarm", _("Sharp or new pain, pain at night, a swelling or dizziness"), False),
    ]


def _limits() -> dict[int, str]:
    """Return the efforts the plan allows, as its calendar says them."""
    weeks = plan("osteoporosis", falls_risk=False, active=True).weeks
    return {day.effort: number(day.effort, 0) for week in weeks for day in week.days if day.effort}


def _table(reserve: int) -> Table:
    rows = []
    for done in range(FEWEST, MOST + 1):
        share = effort.load_from_repetitions(done, reserve)
        cells = [number(100 * x, 0) for x in (share.share, share.low, share.high)]
        rows.append([number(done, 0), *cells])
    caption = _("Share of the strongest lift, with {n} repetitions left").format(n=reserve)
    columns = [_("Repetitions done"), _("About (%)"), _("At least (%)"), _("At most (%)")]
    return Table(caption, columns, rows)
