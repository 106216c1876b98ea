"""What the calculators of food share: countries, amounts, foods in words, their sources."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from course import tables
from course.nutrition import Food, foods, international_units
from widgets import provenance
from widgets.controls import Count
from widgets.text import _, number
from widgets.units import plain

Words = dict[str, tuple[str, str]]  # key of the food: what it is called, and one portion


def countries() -> dict[str, str]:
    """Return the countries whose advice is in the course."""
    return {
        "netherlands": _("Netherlands"),
        "european_union": _("European Union"),
        "united_states": _("United States"),
    }


def whose(country: str) -> str:
    """Return whose advice it is, within a sentence."""
    return {
        "netherlands": _("the Dutch advice"),
        "european_union": _("the European advice"),
        "united_states": _("the advice in the United States"),
    }[country]


def advised(amount: str, values: dict[str, Any]) -> str:
    """Say for whom an amount is advised, and by whom."""
    return _("{amount} is {advice} for {person}.").format(
        amount=amount,
        advice=whose(values["country"]),
        person=person(values["sex"], values["age"]),
    )


def person(sex: str, age: float) -> str:
    """Return "a woman of 70"."""
    words = _("a woman of {age}") if sex == "female" else _("a man of {age}")
    return words.format(age=number(age, 0))


def tens(milligrams: float) -> float:
    """Round to tens: food is not known better than that."""
    return float(round(milligrams, -1))


def milligrams(amount: float) -> str:
    """Write an amount to ten milligrams: ``"820 mg"``."""
    return _("{n}\N{NO-BREAK SPACE}mg").format(n=number(tens(amount), 0))


def vitamin_d(micrograms: float, unit: int = 0, digits: int = 0) -> str:
    """Write an amount of vitamin D in the unit the reader sees: µg, or IU where `unit` is 1."""
    if unit == 1:
        return _("{n}\N{NO-BREAK SPACE}IU").format(
            n=number(tens(international_units(micrograms)), 0)
        )
    return _("{n}\N{NO-BREAK SPACE}µg").format(n=number(round(micrograms, digits)))


@cache
def by_key() -> dict[str, Food]:
    """Return every food of the course by its key."""
    return {food.key: food for food in foods()}


def counts(words: Words, week: dict[str, float], part: str, **more: Any) -> list[Count]:
    """Return one control for each food: portions in a week; `part` is the heading above them."""
    most = more.pop("most", {})
    return [
        Count(
            key,
            name,
            week.get(key, 0),
            portion,
            low=0,
            high=most.get(key, 21),
            units=plain(digits=1),
            part="" if position else part,
            **more,
        )
        for position, (key, (name, portion)) in enumerate(words.items())
    ]


def supplements() -> dict[str, str]:
    """Return the supplements that were tried, by their key."""
    return {
        "calcium": _("calcium alone"),
        "vitamin_d": _("vitamin D alone"),
        "calcium_and_vitamin_d": _("calcium and vitamin D"),
    }


# ------------------------------------------------------------------ where numbers come from


def food_lines(keys: Iterable[str], nutrient: str) -> list[dict[str, Any]]:
    """Return the lines for what foods hold in 100 g, and what counts as a portion."""
    rows = {row["key"]: row for row in tables.rows("nutrition_foods")}
    units = {"calcium": _("mg"), "magnesium": _("mg"), "vitamin_d": _("µg"), "protein": _("g")}
    lines = []
    for key in keys:
        food = by_key()[key]
        shown = _("{n} {unit} in 100 g; one portion is {grams} g").format(
            n=number(float(rows[key][nutrient])), unit=units[nutrient], grams=number(food.grams)
        )
        lines.append(provenance.entry(rows[key], food.name, shown))
    return lines


def need_lines(nutrient: str) -> list[dict[str, Any]]:
    """Return the lines for the advice and the upper limits of all countries."""
    lines = []
    for row in tables.rows("nutrition_needs"):
        if row["nutrient"] == nutrient:
            what = f"{countries()[row['country']]}, {row['population']}"
            lines.append(provenance.entry(row, what, _amount(row["amount"], row["unit"])))
    for row in tables.rows("nutrition_limits"):
        if row["nutrient"] == nutrient:
            names = ", ".join(countries()[country] for country in row["countries"].split(";"))
            what = _("upper limit, {names}").format(names=names)
            lines.append(provenance.entry(row, what, _amount(row["limit"], row["unit"])))
    return lines


def _amount(value: str, unit: str) -> str:
    return f"{number(float(value))} {unit}"
