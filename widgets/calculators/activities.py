"""Activities side by side: the highest load of each, where it is measured, and what fits whom."""

from dataclasses import dataclass
from typing import Any

from course import activities, activity_advice, tables
from course.activities import Activity, Load
from course.activity_advice import Advice, Fit
from widgets import activities_chart, activity_answer, activity_words, provenance
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Number, Select
from widgets.text import _, number
from widgets.units import MASS
from widgets.view import Table, View
from widgets.weights import BodyWeight

ACCIDENT = "stumble"


@dataclass(frozen=True)
class Row:
    """One activity at one place.

    Attributes
    ----------
    activity : Activity
        What is done.
    load : Load or None
        The load at the place; None where nobody measured it.
    standing : float or None
        The load over that of standing on two legs. [1]
    others : tuple of Load
        What other studies had.
    advice : Advice
        Whether it fits this person.
    """

    activity: Activity
    load: Load | None
    standing: float | None
    others: tuple[Load, ...]
    advice: Advice


@dataclass(frozen=True)
class ActivitiesResult:
    """Activities at one place.

    Attributes
    ----------
    chosen : Row
        The activity asked about.
    rows : list of Row
        Those of the chart, from least to most.
    left_out : list of Row
        Those measured here that do not fit now.
    rank : int
        Place of the chosen one in the chart, counted from the hardest.
    """

    chosen: Row
    rows: list[Row]
    left_out: list[Row]
    rank: int


class Activities(Calculator):
    """How hard do walking, dancing, jumping, cycling press on foot, hip, knee and spine?"""

    name = "activities"

    def words(self) -> dict[str, str]:
        return {
            "title": _("Activities side by side"),
            "question": _("Choose an activity and a place. How hard does it press?"),
            "example": _(
                "This is Jeanne, a made-up woman of 70 who broke her wrist. Choose your own bones."
            ),
            "limits": _(
                "Inside the body very few people were measured, most with an artificial joint, "
                "and other people may differ by half. So compare bars at one place, not hip with "
                "spine. The peak is not all that counts: how fast and how often a load comes, and "
                "how used you are to it, count too. Strength training helps bone without any "
                "impact, and is not in this list. “Fine, as far as we know” means that this course "
                "knows no advice against it. It does not know you: ask your doctor or "
                "therapist first if you have pain or a recent break."
            ),
        }

    def controls(self) -> list[Control]:
        names = activity_words.names()
        light, heavy = (tables.value("impact", end) for end in ("lightest", "heaviest"))
        return [
            Select(
                "activity",
                _("Activity"),
                "walk_4kmh",
                options={key: names[key] for key in activity_words.OFFERED},
            ),
            Choice("place", _("Measured"), "hip", options=activity_words.places()),
            Choice("bones", _("My bones"), "osteoporosis", options=activity_words.bones()),
            Choice("falls", _("I fall easily"), False, options={False: _("no"), True: _("yes")}),
            Choice(
                "show",
                _("Show"),
                "fits",
                options={"fits": _("what fits me"), "all": _("everything")},
            ),
            Number("mass", _("Weight"), 65, mine="mass", low=light, high=heavy, units=MASS),
        ]

    def compute(self, values: dict[str, Any]) -> ActivitiesResult:
        place = values["place"]
        measured = []
        for key in activity_words.OFFERED:
            row = _row(key, values)
            if key == values["activity"]:
                chosen = row
            # lifting loads the spine; the feet only carry the weight
            if row.load is not None and (row.activity.group != "lifting" or place == "spine"):
                measured.append(row)
        left_out = [row for row in measured if row.advice.fit is Fit.LEAVE]
        shown = measured if chosen in measured or chosen.load is None else [*measured, chosen]
        rows = [
            row for row in shown if values["show"] == "all" or row not in left_out or row is chosen
        ]
        accident = _row(ACCIDENT, values)
        if accident.load is not None:
            rows.append(accident)
        rows.sort(key=_size)
        rank = 1 + sum(_size(row) > _size(chosen) for row in rows)
        return ActivitiesResult(chosen, rows, left_out, rank)

    def show(self, values: dict[str, Any], result: ActivitiesResult) -> View:
        weight = BodyWeight(values["mass"], self.unit("mass"))
        headline = activity_answer.headline(values["place"], result.chosen)
        return View(
            headline=headline,
            detail=activity_answer.detail(values, result, weight),
            graphs=[activities_chart.graph(values["place"], result, weight, headline)],
            table=_table(values, result),
            note=activity_answer.left_out(result),
        )

    def provenance(self) -> list[dict[str, Any]]:
        names = activity_words.names()
        lines = []
        for row in (*tables.rows("impact_loads"), *tables.rows("impact_other_studies")):
            if row["activity"] in names and row["quantity"] in activities.PLACES:
                what = f"{names[row['activity']]}, {row['quantity']}"
                shown = f"{number(float(row['value']))} {row['unit']}"
                if row["low"]:
                    ends = (number(float(row[end])) for end in ("low", "high"))
                    shown += " ({}–{})".format(*ends)
                lines.append(provenance.entry(row, what, shown))
        for row in tables.rows("impact_cautions"):
            if row["activity"] in names:
                people = row["people"].replace("_", " ")
                lines.append(provenance.entry(row, names[row["activity"]], people))
        for row in tables.rows("planner_profiles"):
            what = _("limit of an impact: {people}").format(people=row["profile"].replace("_", " "))
            lines.append(provenance.entry(row, what, f"{row['peak']} BW"))
        return lines


def _row(key: str, values: dict[str, Any]) -> Row:
    activity = activities.activity(key)
    place = values["place"]
    return Row(
        activity=activity,
        load=getattr(activity, place),
        standing=activities.times_standing(key, place),
        others=activity_advice.other_studies(key, place),
        advice=activity_advice.advice(key, values["bones"], falls_risk=values["falls"]),
    )


def _size(row: Row) -> float:
    return row.load.value if row.load else 0.0


def _table(values: dict[str, Any], result: ActivitiesResult) -> Table:
    names, fits, signals = activity_words.names(), activity_words.fits(), activity_words.signals()
    place = values["place"]

    def cells(row: Row) -> list[str]:
        load = row.load
        if load is None:
            return []
        span = "–"
        if load.low is not None and load.high is not None:
            span = _("{low} to {high}").format(low=number(load.low, 2), high=number(load.high, 2))
        is_accident = row.activity.key == ACCIDENT
        return [
            names[row.activity.key],
            number(load.value, 2),
            span,
            activity_words.who(load) or "–",
            provenance.statuses()[load.status],
            signals[row.activity.bone_class],
            "–" if is_accident else fits[row.advice.fit],
            activity_words.instead(row.advice) or "–",
        ]

    shown = [*result.rows, *(row for row in result.left_out if row not in result.rows)]
    unit = _("pressure in MPa") if place == "spine" else _("times body weight")
    return Table(
        _("Highest load {where}, {unit}").format(where=activity_words.places()[place], unit=unit),
        [
            _("Activity"),
            _("Load"),
            _("Range"),
            _("Measured in"),
            _("How sure"),
            _("For bone"),
            _("For you"),
            _("Instead, or with it"),
        ],
        [cells(row) for row in reversed(shown)],
    )
