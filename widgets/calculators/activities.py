"""Activities side by side: the highest load of each, where it is measured, and what fits whom."""

from dataclasses import dataclass
from typing import Any

from course import activities, activity_advice, tables
from course.activities import Activity, Load
from course.activity_advice import Advice, Fit
from widgets import activities_chart, activity_words, provenance
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
                "impact, and is not in this list. “Nothing speaks against it” is no permission: "
                "it means that this course knows no advice against it. Ask your doctor or "
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
        headline = _headline(values["place"], result.chosen)
        return View(
            headline=headline,
            detail=_detail(values, result, weight),
            graphs=[activities_chart.graph(values["place"], result, weight, headline)],
            table=_table(values, result),
            note=_left_out(values, result),
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


def _headline(place: str, row: Row) -> str:
    what = activity_words.names()[row.activity.key]
    where = activity_words.places()[place]
    if row.load is None:
        return _("{what}: nobody in our studies measured this {where}.").format(
            what=what, where=where
        )
    leave = row.advice.fit is Fit.LEAVE
    if row.load.value == 0:
        return _("{what}: the ground does not press on your feet at all.").format(what=what)
    if place == "spine":
        words = _("{what}: the lower spine is pressed {n} times as hard as in standing.")
        if leave:
            words = _(
                "{what}: not for you now. It presses your spine {n} times as hard as standing."
            )
        return words.format(what=what, n=number(row.standing or 0, 1))
    if place == "ground" and row.activity.both_feet:
        where = _("under both feet together")
    words = _("{what}: about {n} times your weight {where}.")
    if leave:
        words = _("{what}: not for you now. That is {n} times your weight {where}.")
    return words.format(what=what, n=number(row.load.value, 1), where=where)


def _detail(values: dict[str, Any], result: ActivitiesResult, weight: BodyWeight) -> str:
    row = result.chosen
    parts = [_for_you(values, row)]
    if row.load is not None:
        parts.append(_where_it_stands(values["place"], result, weight))
        parts.append(how_sure(row.load))
        parts.append(_disagree(values["place"], row))
    if row.activity.bone_class is not None:
        signal = activity_words.signals()[row.activity.bone_class]
        parts.append(_("For bone, we judge: {signal}.").format(signal=signal))
    return " ".join(part for part in parts if part)


def _where_it_stands(place: str, result: ActivitiesResult, weight: BodyWeight) -> str:
    words = {"n": result.rank, "of": len(result.rows)}
    load = result.chosen.load
    if place == "spine" or not load or not load.value:
        return _("From the hardest down it is number {n} of {of} shown.").format(**words)
    template = _("As if {kg} pressed there. From the hardest down it is number {n} of {of} shown.")
    return template.format(kg=weight.text(load.value), **words)


def _for_you(values: dict[str, Any], row: Row) -> str:
    """Say what fits, why not, and what instead."""
    fit = activity_words.fits()[row.advice.fit]
    said = row.advice.fit is Fit.LEAVE and row.load is not None  # the headline says it
    parts = [] if said else [_("For you: {fit}.").format(fit=fit)]
    parts.append(activity_words.why(row.activity, row.advice, falls=values["falls"]))
    instead = activity_words.instead(row.advice)
    if instead and row.advice.fit is Fit.FINE:
        parts.append(_("Good for heart and muscle. For bone add {what}.").format(what=instead))
    elif instead and row.advice.fit is Fit.GUIDE:
        parts.append(_("Until then: {what}.").format(what=instead))
    elif instead:
        parts.append(_("Instead: {what}.").format(what=instead))
    return " ".join(part for part in parts if part)


def how_sure(load: Load) -> str:
    """Say who was measured, or that nobody was."""
    if load.status == "recalled":
        return _("How sure: from memory, not checked yet.")
    if load.status == "model":
        return _("How sure: an estimate, not a measurement.")
    people = activity_words.who(load)
    if not people:
        return _("How sure: it follows from what the feet carry.")
    return _("How sure: measured in {people}.").format(people=people)


def _disagree(place: str, row: Row) -> str:
    if row.activity.key == "nordic":
        return _("Studies of poles disagree: more load in one, less in another, no change in two.")
    if not row.others or row.load is None:
        return ""
    found = "; ".join(
        _("{n} in {people}").format(
            n=activity_words.value(load, None, place),
            people=activity_words.who(load) or _("others, from memory"),
        )
        for load in row.others
    )
    return _("Also found: {found}.").format(found=found)


def _left_out(values: dict[str, Any], result: ActivitiesResult) -> str:
    """Name what does not fit now, so that nothing vanishes silently."""
    names = activity_words.names()
    hidden = [row for row in result.left_out if row not in result.rows]
    if not hidden:
        return ""
    listed = ", ".join(names[row.activity.key] for row in hidden)
    return _("Left out for you: {names}. Choose one to see why, and what instead.").format(
        names=listed
    )


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
