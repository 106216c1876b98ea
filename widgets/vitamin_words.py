"""What the calculator of vitamin D and magnesium says and draws."""

from typing import Any

from course import nutrition, tables
from course.nutrition import Level
from widgets import intake_chart, nutrition_words
from widgets.intake_chart import Mark, Part
from widgets.nutrition_words import Words, milligrams, tens, vitamin_d
from widgets.text import _, number
from widgets.view import Graph, Table


def names() -> dict[str, str]:
    """Return what the calculator can look at."""
    return {"vitamin_d": _("vitamin D"), "magnesium": _("magnesium")}


def foods_d() -> Words:
    """Return the foods with vitamin D."""
    return {
        "mackerel": (_("Oily fish: mackerel, salmon"), _("portion, 100 g")),
        "egg": (_("Eggs"), _("one egg")),
        "margarine_d": (_("Margarine"), _("for two slices")),
        "soy_fort": (_("Plant drink with vitamin D"), _("glass, 200 ml")),
    }


def foods_magnesium() -> Words:
    """Return the foods with magnesium."""
    return {
        "bread_ww": (_("Whole-grain bread"), _("slice, 35 g")),
        "oats": (_("Oats"), _("bowl, 40 g")),
        "hazelnuts": (_("Nuts"), _("handful, 25 g")),
        "chickpeas": (_("Chickpeas or other beans"), _("serving, 125 g")),
        "milk_semi": (_("Milk or buttermilk"), _("glass, 200 ml")),
        "banana": (_("Banana"), _("one banana")),
        "spinach": (_("Spinach"), _("serving, 125 g")),
        "choc70": (_("Dark chocolate"), _("row, 20 g")),
    }


def foods(about: str) -> Words:
    """Return the foods of one of the two."""
    return foods_d() if about == "vitamin_d" else foods_magnesium()


# ------------------------------------------------------------------ the answer in words


def headline(values: dict[str, Any], result: Any, unit: int) -> str:
    """Return the answer; `unit` is 1 where the reader sees IU."""
    if values["about"] == "magnesium":
        return _headline_magnesium(result)
    need, level = result.need, result.level
    supplements = need.counts == "supplements"
    total = round(result.food + result.tablet)
    gap = need.amount - total
    words = {
        "tablet": vitamin_d(result.tablet, unit, 1),
        "total": vitamin_d(total, unit),
        "gap": vitamin_d(max(0.0, gap), unit),
        "advice": vitamin_d(need.amount, unit),
        "upper": vitamin_d(need.upper or 0, unit),
    }
    if level is Level.TOO_MUCH:
        text = _("About {total} of vitamin D a day: more than the upper limit of {upper}.")
    elif not need.amount:
        text = _("No vitamin D supplement is advised for you.")
    elif result.high_dose:
        text = _("Your tablets give {tablet} of vitamin D a day; the advice is only {advice}.")
    elif level is Level.ENOUGH and supplements:
        text = _("Your tablets give {tablet} of vitamin D a day: that meets the advice.")
    elif level is Level.ENOUGH:
        text = _("About {total} of vitamin D a day: that meets the advice of {advice}.")
    elif supplements and not result.tablet:
        text = _("Advised for you: {advice} of vitamin D a day as a supplement. You take none.")
    elif supplements:
        text = _("Your tablets give {tablet} of vitamin D a day; the advice is {advice}.")
    elif gap > 0:
        text = _("About {total} of vitamin D a day: {gap} below the advice of {advice}.")
    else:
        text = _("About {total} of vitamin D a day: that is about the advice of {advice}.")
    return text.format(**words)


def _headline_magnesium(result: Any) -> str:
    total, need = result.food + result.tablet, result.need
    words = {
        "total": milligrams(total),
        "tablet": number(result.tablet, 0),
        "advice": milligrams(need.amount),
        "upper": milligrams(need.upper or 0),
    }
    if result.level is Level.TOO_MUCH:
        text = _("Your tablets give {tablet} mg of magnesium; the limit for tablets is {upper}.")
    elif result.level is Level.ENOUGH or tens(total) >= need.amount:
        text = _("About {total} of magnesium a day: that meets the advice of {advice}.")
    else:
        text = _("These foods give about {total} of magnesium; the advice is {advice} a day.")
        if result.tablet:
            text = _(
                "Food and tablets give about {total} of magnesium; the advice is {advice} a day."
            )
    return text.format(**words)


def detail(values: dict[str, Any], result: Any, unit: int) -> str:
    """Return whose advice it is, and what to do."""
    if values["about"] == "magnesium":
        advice = nutrition_words.advised(milligrams(result.need.amount), values)
        return f"{advice} {_about_magnesium(result)}"
    return " ".join(_about_vitamin_d(values, result, unit))


def _about_vitamin_d(values: dict[str, Any], result: Any, unit: int) -> list[str]:
    need = result.need
    parts = []
    if need.amount:
        both = _("{this} ({that})").format(
            this=vitamin_d(need.amount, unit), that=vitamin_d(need.amount, 1 - unit)
        )
        parts.append(nutrition_words.advised(both, values))
    if need.counts == "supplements":
        on_top = _("Food comes on top: about {food} from this list.")
        parts.append(on_top.format(food=vitamin_d(result.food, unit)))
    if result.level is Level.TOO_MUCH:
        parts.append(_("Ask your doctor or pharmacist which dose is right for you."))
    elif result.high_dose:
        avoid = _("For weak bones Dutch doctors avoid {dose} a day or more: ask your doctor.")
        high = tables.value("nutrition", "high_daily_vitamin_d")
        parts.append(avoid.format(dose=vitamin_d(high, unit)))
    elif result.level is Level.LOW:
        if need.counts == "all":
            fish = _("Oily fish brings most: about {n} in a portion.")
            one = nutrition.intake({"mackerel": 1}, "vitamin_d").amount
            parts.append(fish.format(n=vitamin_d(one, unit)))
        parts.append(_("Ask your doctor or pharmacist which supplement fits you."))
    return parts


def _about_magnesium(result: Any) -> str:
    if result.level is Level.TOO_MUCH:
        return _("Food does not count toward that limit. Ask your doctor or pharmacist.")
    if tens(result.food + result.tablet) >= result.need.amount:
        return _("We found no trial in which magnesium tablets prevented broken bones.")
    nuts, oats = (
        milligrams(nutrition.intake({key: 1}, "magnesium").amount) for key in ("hazelnuts", "oats")
    )
    return _(
        "Your other food adds more. A handful of nuts brings about {nuts}, a bowl of oats {oats}."
    ).format(nuts=nuts, oats=oats)


# ------------------------------------------------------------------ chart and table


def graph(values: dict[str, Any], result: Any, headline: str) -> Graph:
    """Return the chart, food by food."""
    is_d = values["about"] == "vitamin_d"
    need = result.need
    only = {
        "advice": need.counts == "supplements",
        "upper": need.upper_counts == "supplements",
    }
    marks = []
    if need.amount:
        words = _("advice, in tablets: {n}") if only["advice"] else _("advice {n}")
        marks.append(
            Mark(need.amount, words.format(n=number(need.amount, 0)), tablet_only=only["advice"])
        )
    if need.upper is not None and (result.tablet or not only["upper"]):
        words = _("limit for tablets {n}") if only["upper"] else _("upper limit {n}")
        words = words.format(n=number(need.upper, 0))
        marks.append(Mark(need.upper, words, "dot", tablet_only=only["upper"]))
    parts = [
        Part(name, result.foods[key])
        for key, (name, _portion) in foods(values["about"]).items()
        if values[key]
    ]
    if result.tablet or any(mark.tablet_only for mark in marks):
        parts.append(Part(_("Tablets"), result.tablet, "tablet"))
    return intake_chart.graph(
        parts,
        marks,
        unit=_("µg of vitamin D a day") if is_d else _("mg of magnesium a day"),
        title=_("Where your vitamin D comes from")
        if is_d
        else _("Where your magnesium comes from"),
        headline=headline,
        digits=1 if is_d else 0,
    )


def table(values: dict[str, Any], result: Any) -> Table:
    """Return food, portions, and what they give a day."""
    digits = 1 if values["about"] == "vitamin_d" else 0
    unit = result.need.unit.removesuffix("/day")
    need = result.need
    rows = [
        [
            f"{name} ({portion})",
            number(values[key]),
            number(getattr(nutrition_words.by_key()[key], values["about"]) or 0, digits),
            number(result.foods[key], digits),
        ]
        for key, (name, portion) in foods(values["about"]).items()
    ]
    limit = (
        _("Upper limit, tablets only") if need.upper_counts == "supplements" else _("Upper limit")
    )
    advice = _("Advice, tablets only") if need.counts == "supplements" else _("Advice")
    rows += [
        [_("Tablets"), "–", "–", number(result.tablet, digits)],
        [_("In all"), "–", "–", number(result.food + result.tablet, digits)],
        [advice, "–", "–", number(need.amount, 0)],
        [limit, "–", "–", "–" if need.upper is None else number(need.upper, 0)],
    ]
    columns = [
        _("Food"),
        _("Portions a week"),
        _("{unit} in a portion").format(unit=unit),
        _("{unit} a day").format(unit=unit),
    ]
    return Table(_("Food by food"), columns, rows)
