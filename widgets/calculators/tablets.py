"""What tablets of calcium and vitamin D do: hip fractures in people of 1,000, as trials suggest."""

from dataclasses import dataclass
from typing import Any

from course import fracture, nutrition, tables
from course.fracture import Person
from course.nutrition import SupplementEffect
from widgets import nutrition_words, people, provenance
from widgets.calculator import Calculator
from widgets.common import people_words, sexes
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Table, View

OF = 1000
YEARS = tables.value("nutrition", "tablet_years")
BOTH, ALONE = "calcium_and_vitamin_d", "vitamin_d"


@dataclass(frozen=True)
class TabletsResult:
    """People of 1,000 who break a hip within the years.

    Attributes
    ----------
    without : float
        Without tablets.
    both, alone : tuple of float
        With calcium and vitamin D; with vitamin D alone: ``(about, low, high)``.
    """

    without: float
    both: tuple[float, float, float]
    alone: tuple[float, float, float]


class Tablets(Calculator):
    """Do tablets of calcium and vitamin D prevent broken hips?"""

    name = "tablets"
    picture = "people"
    styles = ("people",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("What do tablets do?"),
            "question": _("Fill in an age. How many hips break, with tablets and without?"),
            "limits": _(
                "This is a course model: the average chance of a broken hip, times what trials "
                "found. It does not know you. Another summary of trials found no clear difference. "
                "The gain was largest in very old people who live in a home. If your doctor "
                "advised a supplement beside a medicine for your bones, this is not about you: "
                "go on taking it, and ask."
            ),
        }

    def controls(self) -> list[Control]:
        return [
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
            Number("age", _("Age"), 70, mine="age", low=50, high=90, units=plain(_("years"))),
        ]

    def compute(self, values: dict[str, Any]) -> TabletsResult:
        person = Person(sex=values["sex"], age=values["age"])
        risk = fracture.ten_year_probability(person, YEARS).hip
        return TabletsResult(without=OF * risk, both=_with(risk, BOTH), alone=_with(risk, ALONE))

    def show(self, values: dict[str, Any], result: TabletsResult) -> View:
        headline = _headline(values, result)
        return View(
            headline=headline,
            detail=_detail(result),
            picture=_picture(values, result, headline),
            table=_table(values, result),
        )

    def picture_words(self) -> dict[str, str]:
        return people_words()

    def provenance(self) -> list[dict[str, Any]]:
        return [*_trial_lines(), *_rate_lines()]


def _effect(supplement: str) -> SupplementEffect:
    """Return the effect whose range could be read."""
    return next(
        effect
        for effect in nutrition.supplement_effects()
        if effect.supplement == supplement and effect.low is not None
    )


def _with(risk: float, supplement: str) -> tuple[float, float, float]:
    effect = _effect(supplement)
    ratios = (effect.ratio, effect.low or effect.ratio, effect.high or effect.ratio)
    about, low, high = (OF * fracture.absolute_effect(risk, ratio).after for ratio in ratios)
    return about, low, high


def _stones() -> tuple[float, float, float]:
    """Return how many more of 1,000 have a kidney stone with both: about, low, high."""
    (stones,) = (x for x in nutrition.trial_differences() if x.outcome == "kidney_stone")
    return stones.difference, stones.low, stones.high


def _people(values: dict[str, Any]) -> str:
    words = _("women of {age}") if values["sex"] == "female" else _("men of {age}")
    return words.format(age=number(values["age"], 0))


def _headline(values: dict[str, Any], result: TabletsResult) -> str:
    without, both = round(result.without), round(result.both[0])
    text = _("Of {of} {people}, {without} will break a hip in {years} years. {then}")
    then = _("With calcium and vitamin D it may be {both}.").format(both=number(both, 0))
    if without == both:
        then = _("With tablets it is about the same.")
    return text.format(
        of=number(OF, 0),
        people=_people(values),
        without=_("about {n}").format(n=number(without, 0)),
        years=number(YEARS, 0),
        then=then,
    )


def _detail(result: TabletsResult) -> str:
    more, _low, _high = _stones()
    return _(
        "{rest} will not, without any tablet. One summary of trials found this small gain, "
        "another found no clear difference. In trials, about {more} more of {of} had a kidney "
        "stone."
    ).format(rest=number(OF - round(result.without), 0), more=number(more, 0), of=number(OF, 0))


def _picture(values: dict[str, Any], result: TabletsResult, headline: str) -> dict[str, Any]:
    n, *both = map(round, result.both)
    n_alone, *alone = map(round, result.alone)
    with_d_alone = people.bar(_("With vitamin D alone"), n_alone, OF, people.OTHER)
    with_d_alone |= people.bracket(*alone)
    with_d_alone["band_text"] += " " + _("(no clear difference)")
    with_both = _("With calcium and vitamin D, every day")
    rows = [
        people.bar(_("Without tablets"), round(result.without), OF, people.PEOPLE),
        people.bar(with_both, n, OF, people.DO) | people.bracket(*both),
        with_d_alone,
    ]
    everybody = _("{of} {people}").format(of=number(OF, 0), people=_people(values))
    icons = people.figures(
        n,
        OF,
        _("{everybody}, with calcium and vitamin D").format(everybody=everybody),
        _("{n} break a hip"),
        sure=(both[0], both[1]),
    )
    return {
        "name": _("Bars that count people who break a hip"),
        "description": headline,
        "rows": rows,
        "note": _(
            "Each whole bar is {everybody}, for {years} years. The bracket shows how sure we are."
        ).format(everybody=everybody, years=number(YEARS, 0)),
        "icons": icons | {"role": "do"},
    }


def _table(values: dict[str, Any], result: TabletsResult) -> Table:
    def cells(numbers: tuple[float, ...]) -> list[str]:
        return [number(x, 1) for x in numbers]

    rows = [
        [_("Broken hip, without tablets"), number(result.without, 1), "–", "–"],
        [_("Broken hip, with both"), *cells(result.both)],
        [_("Broken hip, with vitamin D alone"), *cells(result.alone)],
    ]
    names = {
        ("hip_fracture", BOTH): _("Counted at home: broken hips, more with both"),
        ("hip_fracture", ALONE): _("Counted at home: broken hips, more with vitamin D alone"),
        ("kidney_stone", BOTH): _("Counted at home: kidney stones, more with both"),
    }
    for trial in nutrition.trial_differences():
        name = names[trial.outcome, trial.supplement]
        rows.append([name, *cells((trial.difference, trial.low, trial.high))])
    return Table(
        _("Of {of} {people}; counted at home: in trials of 2 to 7 years").format(
            of=number(OF, 0), people=_people(values)
        ),
        [_("What"), _("About"), _("At least"), _("At most")],
        rows,
    )


def _trial_lines() -> list[dict[str, Any]]:
    lines = []
    names = nutrition_words.supplements()
    for row in tables.rows("nutrition_supplements"):
        shown = f"× {number(float(row['ratio']))}"
        if row["low"]:
            ends = {"low": number(float(row["low"])), "high": number(float(row["high"]))}
            shown += " " + _("({low} to {high})").format(**ends)
        lines.append(provenance.entry(row, names[row["supplement"]], shown))
    for row in tables.rows("nutrition_trials"):
        ends = {end: number(float(row[end])) for end in ("difference", "low", "high")}
        shown = _("{difference} more of 1,000 ({low} to {high})").format(**ends)
        what = f"{names[row['supplement']]}, {row['outcome'].replace('_', ' ')}"
        lines.append(provenance.entry(row, what, shown))
    return [*lines, *provenance.quantities("nutrition", ("tablet_years",))]


def _rate_lines() -> list[dict[str, Any]]:
    """Return the lines of the chance of a broken hip."""
    return [line for line in provenance.fracture_model() if line["what"].startswith("hip, ")]
