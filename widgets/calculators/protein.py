"""Protein: how much a day and in each meal, and what that is in food."""

from dataclasses import dataclass
from typing import Any

from course import nutrition, tables
from course.checks import CourseError
from widgets import graphs, nutrition_words, provenance, text
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Number, Select, yes_no
from widgets.text import _, number
from widgets.units import HEIGHT, MASS, plain
from widgets.view import Graph, Table, View

OLDER_FROM = tables.value("nutrition", "protein_older_from")  # [years]
KITCHENS = {
    "everything": (
        "chicken", "salmon", "tempeh", "yogurt_greek", "cottage", "lentils", "milk_semi", "egg",
        "gouda",
    ),
    "no_meat": (
        "tempeh", "yogurt_greek", "whitebeans", "cottage", "lentils", "tofu_caso4", "milk_semi",
        "egg", "gouda",
    ),
    "plants": (
        "tempeh", "whitebeans", "lentils", "chickpeas", "tofu_caso4", "oats", "soy_fort",
        "almonds", "pumpkinseed",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class ProteinResult:
    """A target for protein, or a reason to ask first.

    Attributes
    ----------
    target : Protein or None
        For a day; None with kidney disease.
    meal : tuple of float or None
        For each meal, low and high. [g]
    council : float
        What the health council of the country advises to all healthy adults. [g per kg and day]
    ask_first : str
        Why there is no target. Empty: there is one.
    """

    target: nutrition.Protein | None
    meal: tuple[float, float] | None
    council: float
    ask_first: str = ""


class Protein(Calculator):
    """How much protein do I need, and in which foods is it?"""

    name = "protein"

    def words(self) -> dict[str, str]:
        return {
            "title": _("Protein, meal by meal"),
            "question": _("Fill in your weight and age. How much protein fits your day?"),
            "example": _("This is Jeanne, a made-up woman of 70. Fill in your own numbers."),
            "limits": _(
                "The target is for healthy people. With kidney disease, or when you eat little, "
                "lose weight or are ill, ask your doctor or dietitian. Experts disagree on the "
                "amount: the Dutch advice is the same at every age. Brands differ by about a "
                "quarter."
            ),
        }

    def controls(self) -> list[Control]:
        return [
            Number("mass", _("Weight"), 65, mine="mass", low=35, high=150, units=MASS),
            Number("height", _("Height"), 163, mine="height", low=130, high=210, units=HEIGHT),
            Number("age", _("Age"), 70, mine="age", low=20, high=100, units=plain(_("years"))),
            yes_no("kidney_disease", _("Kidney disease"), False),
            Number("meals", _("Meals a day"), 3, low=2, high=6, units=plain(digits=1)),
            Choice("kitchen", _("You eat"), "everything", options=kitchens()),
            Select(
                "country", _("Compare with"), "netherlands", options=nutrition_words.countries()
            ),
        ]

    def compute(self, values: dict[str, Any]) -> ProteinResult:
        # the advice of the councils for protein is the same for women and men
        council = nutrition.needs(values["age"], "female", values["country"]).protein.amount
        try:
            target = nutrition.protein_target(
                values["mass"],
                values["age"],
                kidney_disease=values["kidney_disease"] is True,
                height=values["height"] / 100,
            )
        except CourseError as refused:
            if refused.field != "kidney_disease":
                raise
            return ProteinResult(None, None, council, text.refusal(refused))
        return ProteinResult(target, nutrition.per_meal(target, values["meals"]), council)

    def show(self, values: dict[str, Any], result: ProteinResult) -> View:
        mass = result.target.mass if result.target else values["mass"]
        headline, detail = _sentences(values, result, self.written("mass", mass))
        return View(
            headline=headline,
            detail=detail,
            graphs=[_graph(values, result, headline)],
            table=_table(values, result),
            note=_("Not sure about your kidneys? Ask before you eat much more protein.")
            if values["kidney_disease"] is None
            else "",
        )

    def provenance(self) -> list[dict[str, Any]]:
        keys = dict.fromkeys(key for keys in KITCHENS.values() for key in keys)
        amounts = (
            "protein_low_older", "protein_high_older", "protein_low", "protein_high",
            "protein_older_from", "protein_meal_low", "protein_meal_high", "heavy_bmi",
            "reference_bmi",
        )  # fmt: skip
        return [
            *provenance.quantities("nutrition", amounts),
            *nutrition_words.need_lines("protein"),
            *nutrition_words.food_lines(keys, "protein"),
        ]


def kitchens() -> dict[str, str]:
    """Return who eats what."""
    return {
        "everything": _("everything"),
        "no_meat": _("no meat or fish"),
        "plants": _("plants only"),
    }


def portions() -> dict[str, str]:
    """Return one portion of each food in a few words."""
    return {
        "chicken": _("Chicken, 100 g"),
        "salmon": _("Salmon, 100 g"),
        "tempeh": _("Tempeh, 100 g"),
        "yogurt_greek": _("Greek yoghurt, bowl"),
        "cottage": _("Cottage cheese, 100 g"),
        "lentils": _("Lentils, serving"),
        "whitebeans": _("White beans, serving"),
        "chickpeas": _("Chickpeas, serving"),
        "tofu_caso4": _("Tofu, 100 g"),
        "milk_semi": _("Milk, glass"),
        "egg": _("Egg"),
        "gouda": _("Cheese, slice"),
        "soy_fort": _("Soya drink, glass"),
        "oats": _("Oats, bowl"),
        "almonds": _("Almonds, handful"),
        "pumpkinseed": _("Pumpkin seeds, spoon"),
    }


def _span(low: float, high: float) -> str:
    words = _("{low} to {high} g")
    return words.format(low=number(low, 0), high=number(high, 0))


def _sentences(values: dict[str, Any], result: ProteinResult, worked_for: str) -> tuple[str, str]:
    if result.target is None or result.meal is None:
        return _("Ask your doctor or dietitian first."), result.ask_first
    headline = _("About {day} of protein a day: {meal} in each of {meals} meals.").format(
        day=_span(result.target.low, result.target.high),
        meal=_span(*result.meal),
        meals=number(values["meals"]),
    )
    experts = (
        _("Experts on ageing advise this; the higher number fits people who train.")
        if values["age"] >= OLDER_FROM
        else _("The higher number fits women after the menopause and people who train.")
    )
    council = _("For all healthy adults {advice} is about {n} g a day.").format(
        advice=nutrition_words.whose(values["country"]),
        n=number(result.council * result.target.mass, 0),
    )
    lighter = _("It is worked out for {mass}, so that it does not ask too much.")
    if result.target.mass < values["mass"]:
        return headline, " ".join((experts, council, lighter.format(mass=worked_for)))
    return headline, f"{experts} {council}"


def _graph(values: dict[str, Any], result: ProteinResult, headline: str) -> Graph:
    names, amounts = _amounts(values)
    names.reverse()  # plotly draws the first bar at the bottom
    amounts.reverse()
    meal = result.meal
    reach = 1.25 * max(*amounts, meal[1] if meal else 0)
    figure = graphs.figure(
        [graphs.bars(names, amounts, [""] * len(names), graphs.DO, pattern="/")],
        bargap=0.35,
        xaxis={"range": [0, reach], "title": {"text": _("g of protein")}, "showgrid": True},
        yaxis={**graphs.categories(names), "range": [-0.6, len(names) - 0.4]},
        shapes=_band(meal) if meal else [],
        annotations=[
            *graphs.names_above(names),
            *graphs.numbers_at(amounts, [number(n, 0) for n in amounts]),
            *(_band_label(meal, reach) if meal else []),
        ],
        margin={"l": 20, "r": 20, "t": 44, "b": 56},
        meta={"narrow": {"yaxis": {"showticklabels": False}, "margin": {"l": 12}, "bargap": 0.56}},
    )
    key = _("Green stripes: one portion. Orange band: one of your meals.")
    return Graph(
        title=_("Protein in one portion"),
        key=key if meal else _("Green stripes: one portion."),
        summary=headline,
        figure=figure,
        height=34,
        height_narrow=44,
    )


def _amounts(values: dict[str, Any]) -> tuple[list[str], list[float]]:
    """Return names and grams of the foods of this kitchen, the most first."""
    pairs = [
        (portions()[key], nutrition.intake({key: 1}, "protein").amount)
        for key in KITCHENS[values["kitchen"]]
    ]
    pairs.sort(key=lambda pair: -pair[1])
    return [name for name, _grams in pairs], [grams for _name, grams in pairs]


def _band(meal: tuple[float, float]) -> list[dict[str, Any]]:
    edges = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "x0": meal[0], "x1": meal[1]}
    line = {"color": graphs.YOU, "width": 2, "dash": "dash"}
    return [{**edges, "fillcolor": graphs.YOU + "28", "line": line, "layer": "below"}]


def _band_label(meal: tuple[float, float], reach: float) -> list[dict[str, Any]]:
    right = meal[1] > 0.6 * reach
    return [
        {
            "x": meal[1] if right else meal[0],
            "y": 1,
            "yref": "paper",
            "xanchor": "right" if right else "left",
            "yanchor": "bottom",
            "yshift": 4,
            "text": f"<b>{_('one of your meals: {span}').format(span=_span(*meal))}</b>",
            "font": {"color": graphs.YOU_INK},
            "showarrow": False,
        }
    ]


def _table(values: dict[str, Any], result: ProteinResult) -> Table:
    rows = []
    for name, grams in zip(*_amounts(values), strict=True):
        row = [name, number(grams, 1)]
        if result.meal:
            row.append(number(result.meal[0] / grams, 1))
        rows.append(row)
    columns = [_("Food, one portion"), _("g of protein")]
    if result.meal:
        columns.append(_("portions for one meal"))
    return Table(_("Protein in food"), columns, rows)
