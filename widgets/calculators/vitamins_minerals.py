"""Vitamin D and magnesium: what food and tablets give, beside the advice of my country."""

from dataclasses import dataclass
from typing import Any

from course import nutrition, tables
from course.nutrition import Level, Need
from widgets import nutrition_words, provenance, vitamin_words
from widgets.calculator import Calculator
from widgets.common import sexes
from widgets.controls import Choice, Control, Number, Select
from widgets.text import _
from widgets.units import Unit, plain
from widgets.view import View

ABOUT = "about"  # the control that chooses what the rest is about
VITAMIN_D, MAGNESIUM = "vitamin_d", "magnesium"
VITAMIN_D_UNITS = (
    Unit("µg", "µg", 1.0, 1, 5),
    Unit("IU", "IU", 1 / tables.value("nutrition", "iu_per_microgram"), 0, 200),
)
JEANNE = {
    "mackerel": 1.0, "egg": 3.0, "margarine_d": 7.0, "bread_ww": 21.0, "oats": 3.0,
    "hazelnuts": 4.0, "chickpeas": 1.0, "milk_semi": 7.0, "banana": 4.0, "spinach": 1.0,
    "choc70": 3.0,
}  # fmt: skip
MOST = {"bread_ww": 42, "margarine_d": 28}  # portions a week


@dataclass(frozen=True)
class VitaminsMineralsResult:
    """One vitamin or mineral, a day.

    Attributes
    ----------
    foods : dict
        What each food of the list gives. [µg or mg a day]
    food : float
        All foods of the list. [µg or mg a day]
    tablet : float
        From tablets. [µg or mg a day]
    need : Need
        Advice and upper limit.
    level : Level
        The intake beside them.
    high_dose : bool
        Whether the tablet holds a dose of vitamin D that Dutch doctors avoid.
    """

    foods: dict[str, float]
    food: float
    tablet: float
    need: Need
    level: Level
    high_dose: bool


class VitaminsMinerals(Calculator):
    """Do I get the vitamin D and the magnesium that are advised?"""

    name = "vitamins-minerals"

    def words(self) -> dict[str, str]:
        return {
            "title": _("Vitamin D and magnesium"),
            "question": _("Choose one. Fill in what you eat in a usual week, and your tablets."),
            "example": _("This is Jeanne, a made-up woman of 70. Fill in your own week."),
            "limits": _(
                "It counts only the foods of this list, from an American table; your day has more. "
                "It cannot count what the sun makes in your skin, and it does not know the level "
                "in your blood. In the United States milk has vitamin D added; that is not "
                "counted here. The advice is for healthy people. Ask your doctor or pharmacist "
                "before you start, change or stop a supplement."
            ),
        }

    def controls(self) -> list[Control]:
        sun = ((ABOUT, (VITAMIN_D,)), ("country", ("netherlands",)))
        about_d, about_magnesium = (((ABOUT, (n,)),) for n in (VITAMIN_D, MAGNESIUM))
        yes = {False: _("no"), True: _("yes")}
        return [
            Choice(ABOUT, _("Look at"), VITAMIN_D, options=vitamin_words.names()),
            Select("country", _("Advice of"), "netherlands", options=nutrition_words.countries()),
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
            Number("age", _("Age"), 70, mine="age", low=20, high=100, units=plain(_("years"))),
            Choice(
                "little_sun",
                _("Dark skin, or little sun"),
                False,
                _("less than 15 to 30 minutes outside a day, head and hands bare"),
                options=yes,
                when=sun,
            ),
            Choice(
                "fracture_drug",
                _("Medicine against fractures"),
                False,
                _("from your doctor, for weak bones"),
                options=yes,
                when=sun,
            ),
            Number(
                "tablet_d",
                _("Vitamin D in tablets"),
                10,
                _("a day"),
                low=0,
                high=150,
                units=VITAMIN_D_UNITS,
                when=about_d,
            ),
            Number(
                "tablet_magnesium",
                _("Magnesium in tablets"),
                0,
                _("a day"),
                low=0,
                high=600,
                units=plain("mg", step=25),
                when=about_magnesium,
            ),
            *nutrition_words.counts(
                vitamin_words.foods_d(), JEANNE, _("Vitamin D in a week"), most=MOST, when=about_d
            ),
            *nutrition_words.counts(
                vitamin_words.foods_magnesium(),
                JEANNE,
                _("Magnesium in a week"),
                most=MOST,
                when=about_magnesium,
            ),
        ]

    def compute(self, values: dict[str, Any]) -> VitaminsMineralsResult:
        about = values[ABOUT]
        advice = nutrition.needs(
            values["age"],
            values["sex"],
            values["country"],
            little_sun=values["little_sun"],
            fracture_drug=values["fracture_drug"],
        )
        need: Need = getattr(advice, about)
        foods = {
            key: nutrition.intake({key: values[key]}, about, per="week").amount
            for key in vitamin_words.foods(about)
        }
        tablet = values["tablet_d" if about == VITAMIN_D else "tablet_magnesium"]
        food = sum(foods.values())
        return VitaminsMineralsResult(
            foods=foods,
            food=food,
            tablet=tablet,
            need=need,
            level=nutrition.level(need, food, tablet),
            high_dose=about == VITAMIN_D and nutrition.vitamin_d_too_high(tablet),
        )

    def show(self, values: dict[str, Any], result: VitaminsMineralsResult) -> View:
        unit = self.unit("tablet_d")
        headline = vitamin_words.headline(values, result, unit)
        return View(
            headline=headline,
            detail=vitamin_words.detail(values, result, unit),
            graphs=[vitamin_words.graph(values, result, headline)],
            table=vitamin_words.table(values, result),
        )

    def provenance(self) -> list[dict[str, Any]]:
        lines = []
        for about in (VITAMIN_D, MAGNESIUM):
            lines += nutrition_words.food_lines(vitamin_words.foods(about), about)
            lines += nutrition_words.need_lines(about)
        amounts = ("high_daily_vitamin_d", "iu_per_microgram")
        return [*lines, *provenance.quantities("nutrition", amounts)]
