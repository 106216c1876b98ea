"""Calcium week by food: what my week gives a day, beside the advice of my country."""

import math
from dataclasses import dataclass
from typing import Any

from course import nutrition, tables
from course.nutrition import Level, Need
from widgets import intake_chart, nutrition_words, provenance
from widgets.calculator import Calculator
from widgets.common import sexes
from widgets.controls import Choice, Control, Number, Select
from widgets.intake_chart import Mark, Part
from widgets.nutrition_words import Words, milligrams, tens
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Graph, Table, View

OTHER = tables.value("nutrition", "other_calcium")
JEANNE = {"milk_semi": 7.0, "yogurt": 3.0, "gouda": 7.0, "kale": 1.0, "almonds": 2.0}
DAILY = 7  # portions a week


@dataclass(frozen=True)
class CalciumWeekResult:
    """Calcium a day.

    Attributes
    ----------
    foods : dict
        Calcium of each food of the list. [mg/day]
    food : float
        All food together, with what is not in the list. [mg/day]
    supplement : float
        From supplements. [mg/day]
    total : float
        Food and supplement. [mg/day]
    need : Need
        Advice and upper limit.
    level : Level
        The total beside them.
    """

    foods: dict[str, float]
    food: float
    supplement: float
    total: float
    need: Need
    level: Level


class CalciumWeek(Calculator):
    """Does my food bring enough calcium?"""

    name = "calcium-week"

    def words(self) -> dict[str, str]:
        return {
            "title": _("Calcium week by food"),
            "question": _("Fill in what you eat and drink in a usual week. Is it enough?"),
            "example": _("This is Jeanne, a made-up woman of 70. Fill in your own week."),
            "limits": _(
                "The numbers of foods come from one American table. Brands and countries differ "
                "by about a quarter; Dutch yoghurt is at the low end. All food that is not in the "
                "list counts as {other} mg a day, a rule of thumb. The advice is for healthy "
                "people. With kidney stones, kidney disease or a medicine for your bones, ask "
                "your doctor what is right for you."
            ).format(other=number(OTHER, 0)),
        }

    def controls(self) -> list[Control]:
        return [
            Select(
                "country",
                _("Advice of"),
                "netherlands",
                options=nutrition_words.countries(),
                part=_("You"),
            ),
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
            Number("age", _("Age"), 70, mine="age", low=20, high=100, units=plain(_("years"))),
            *nutrition_words.counts(dairy(), JEANNE, _("Milk and cheese in a week")),
            *nutrition_words.counts(others(), JEANNE, _("Plants and fish in a week")),
            Number(
                "supplement",
                _("Calcium in tablets"),
                0,
                _("a day"),
                low=0,
                high=2000,
                units=plain("mg", step=50),
                part=_("Supplement"),
            ),
        ]

    def compute(self, values: dict[str, Any]) -> CalciumWeekResult:
        week = {key: values[key] for key in asked()}
        need = nutrition.needs(values["age"], values["sex"], values["country"]).calcium
        food = nutrition.calcium(week, OTHER, per="week")
        return CalciumWeekResult(
            foods={
                key: nutrition.intake({key: n}, "calcium", per="week").amount
                for key, n in week.items()
            },
            food=food,
            supplement=values["supplement"],
            total=food + values["supplement"],
            need=need,
            level=nutrition.level(need, food, values["supplement"]),
        )

    def show(self, values: dict[str, Any], result: CalciumWeekResult) -> View:
        headline = _headline(result)
        return View(
            headline=headline,
            detail=_detail(values, result),
            graphs=[_graph(values, result, headline)],
            table=_table(values, result),
            note=_("Spinach counts as nothing: hardly any of its calcium is taken up.")
            if values["spinach"]
            else "",
        )

    def provenance(self) -> list[dict[str, Any]]:
        return [
            *nutrition_words.food_lines(asked(), "calcium"),
            *provenance.quantities("nutrition", ("other_calcium",)),
            *nutrition_words.need_lines("calcium"),
        ]


def dairy() -> Words:
    """Return milk and cheese: key, name, portion."""
    return {
        "milk_semi": (_("Milk or buttermilk"), _("glass, 200 ml")),
        "yogurt": (_("Yoghurt"), _("bowl, 150 g")),
        "yogurt_greek": (_("Quark or Greek yoghurt"), _("bowl, 150 g")),
        "gouda": (_("Hard cheese"), _("slice, 20 g")),
        "feta": (_("Feta"), _("piece, 30 g")),
    }


def others() -> Words:
    """Return the foods with calcium that are no dairy."""
    return {
        "soy_fort": (_("Plant drink with added calcium"), _("glass, 200 ml")),
        "tofu_ca": (_("Tofu made with calcium"), _("piece, 100 g")),
        "sardine": (_("Sardines, with the bones"), _("half a tin, 50 g")),
        "kale": (_("Kale"), _("serving, 125 g")),
        "chickpeas": (_("Chickpeas or other beans"), _("serving, 125 g")),
        "almonds": (_("Almonds"), _("handful, 25 g")),
        "spinach": (_("Spinach"), _("serving, 125 g")),
    }


def asked() -> Words:
    """Return every food of the list."""
    return {**dairy(), **others()}


def _headline(result: CalciumWeekResult) -> str:
    gap = result.need.amount - tens(result.total)
    words = {
        "total": milligrams(result.total),
        "gap": milligrams(gap),
        "advice": milligrams(result.need.amount),
        "upper": milligrams(result.need.upper or 0),
    }
    if result.level is Level.TOO_MUCH:
        text = _("About {total} of calcium a day: more than the upper limit of {upper}.")
    elif result.level is Level.ENOUGH:
        text = _("About {total} of calcium a day: that meets the advice of {advice}.")
    elif gap <= 0:
        text = _("About {total} of calcium a day: that is about the advice of {advice}.")
    else:
        text = _("About {total} of calcium a day: {gap} below the advice of {advice}.")
    return text.format(**words)


def _detail(values: dict[str, Any], result: CalciumWeekResult) -> str:
    whose = nutrition_words.advised(milligrams(result.need.amount), values)
    return f"{whose} {_what_helps(result)}"


def _what_helps(result: CalciumWeekResult) -> str:
    if result.level is Level.LOW:
        return _to_add(result.need.amount - result.total)
    if result.level is Level.TOO_MUCH:
        if result.supplement:
            return _("Ask your doctor or pharmacist how much of the supplement you need.")
        return _("Food seldom gives this much: look at the portions once more.")
    if result.supplement and result.food >= result.need.amount:
        return _(
            "Your food alone meets it. Ask your doctor or pharmacist if you still need the tablets."
        )
    more = _("More is not better: the upper limit is {upper} a day.")
    if result.supplement:
        more = _("Food gives {food} of it. More is not better: the upper limit is {upper} a day.")
    return more.format(food=milligrams(result.food), upper=milligrams(result.need.upper or 0))


def _to_add(gap: float) -> str:
    """Say which food closes the gap, in portions a week: the reader can try it."""
    milk = _portions(gap, "milk_semi")
    if milk == 1:
        return _("One more glass of milk a week, or of plant drink with calcium, closes the gap.")
    text = _(
        "{milk} more glasses of milk a week, or of plant drink with calcium, close the gap. "
        "So do {cheese} slices of cheese."
    )
    cheese = _portions(gap, "gouda")
    if milk > DAILY:
        milk = DAILY
        daily = nutrition.intake({"milk_semi": DAILY}, "calcium", per="week").amount
        cheese = max(2, _portions(gap - daily, "gouda"))  # "slices", also in other languages
        text = _(
            "{milk} more glasses of milk a week, or of plant drink with calcium, and {cheese} "
            "more slices of cheese together close the gap."
        )
    if cheese > 2 * DAILY:
        return _("Several foods together can close the gap: add a little of each and look.")
    return text.format(milk=number(milk, 0), cheese=number(cheese, 0))


def _portions(gap: float, key: str) -> int:
    """Return the whole portions a week that bring at least `gap` a day."""
    return math.ceil(gap / nutrition.intake({key: 1}, "calcium", per="week").amount - 1e-9)


def _graph(values: dict[str, Any], result: CalciumWeekResult, headline: str) -> Graph:
    parts = [
        Part(name, result.foods[key], words="" if result.foods[key] else _("{n} (not taken up)"))
        for key, (name, _portion) in asked().items()
        if values[key]
    ]
    parts.append(Part(_("All other food"), OTHER, "rest", _("about {n}")))
    if result.supplement:
        parts.append(Part(_("Tablets"), result.supplement, "tablet"))
    need = result.need
    marks = [Mark(need.amount, _("advice {n}").format(n=number(need.amount, 0)))]
    if need.upper:
        marks.append(Mark(need.upper, _("upper limit {n}").format(n=number(need.upper, 0)), "dot"))
    return intake_chart.graph(
        parts,
        marks,
        unit=_("mg of calcium a day"),
        title=_("Where your calcium comes from"),
        headline=headline,
    )


def _table(values: dict[str, Any], result: CalciumWeekResult) -> Table:
    rows = []
    for key, (name, portion) in asked().items():
        food = nutrition_words.by_key()[key]
        one = number(food.calcium or 0, 0)
        if food.absorption == "poor":
            one = _("{n}, not taken up").format(n=one)
        rows.append([f"{name} ({portion})", number(values[key]), one, number(result.foods[key], 0)])
    need = result.need
    rows += [
        [_("All other food"), "–", "–", number(OTHER, 0)],
        [_("Tablets"), "–", "–", number(result.supplement, 0)],
        [_("In all"), "–", "–", number(result.total, 0)],
        [_("Advice"), "–", "–", number(need.amount, 0)],
        [_("Upper limit"), "–", "–", "–" if need.upper is None else number(need.upper, 0)],
    ]
    columns = [_("Food"), _("Portions a week"), _("mg in a portion"), _("mg a day")]
    return Table(_("Calcium, food by food"), columns, rows)
