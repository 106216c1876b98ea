"""How common is low bone mass, how common osteoporosis, among people of one age?"""

from dataclasses import dataclass
from typing import Any

from course import density, scan
from widgets import people, provenance, scan_words
from widgets.calculator import Calculator
from widgets.calculators.bone_density import sites
from widgets.common import sexes
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Table, View

OLDER, NEWER = density.SURVEYS
SURVEYS = {
    "femoral_neck": (OLDER, NEWER),
    "total_hip": (OLDER, NEWER),
    "lumbar_spine": (NEWER,),
}
CLASSES = ("normal", "low", "porous")
LOOKS = (people.PEOPLE, people.AVERAGE, people.OTHER)
OF = 100


@dataclass(frozen=True)
class HowCommonResult:
    """People of one age and sex, counted.

    Attributes
    ----------
    counts : dict
        ``{survey: (normal, low bone mass, osteoporosis)}``, each together 100 people; the survey
        that scan reports use comes first.
    """

    counts: dict[str, tuple[int, int, int]]


class HowCommon(Calculator):
    """How many of 100 people of my age have low bone mass or osteoporosis?"""

    name = "how-common"
    picture = "people"
    styles = ("people",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("How common is it at my age?"),
            "question": _("Choose an age and a place. How many of 100 people have which result?"),
            "limits": _(
                "It counts white women and men in the United States, from two surveys, with a "
                "smooth curve: good for learning, not for deciding. Other countries differ. It "
                "counts one place at a time; doctors look at the lowest of hip and spine, and "
                "then more people are below a border. It says nothing about you: a scan does."
            ),
        }

    def controls(self) -> list[Control]:
        return [
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
            Number("age", _("Age"), 70, mine="age", low=50, high=90, units=plain(_("years"))),
            Choice("site", _("Place of the scan"), "femoral_neck", options=sites()),
        ]

    def compute(self, values: dict[str, Any]) -> HowCommonResult:
        return HowCommonResult(
            {s: _counts(values, values["age"], s) for s in SURVEYS[values["site"]]}
        )

    def show(self, values: dict[str, Any], result: HowCommonResult) -> View:
        first, *newer = result.counts.values()
        words = {
            "people": scan_words.people(values["sex"]),
            "age": number(values["age"], 0),
            **dict(zip(CLASSES, map(_written, first), strict=True)),
        }
        headline = _(
            "Of 100 {people} of {age}: about {normal} normal, {low} low bone mass, "
            "{porous} osteoporosis."
        ).format(**words)
        detail = _("Measured at the {place} alone.").format(place=sites()[values["site"]])
        if newer:
            counts = dict(zip(CLASSES, map(_written, newer[0]), strict=True))
            more = _("In a newer survey it was {normal}, {low} and {porous}: studies differ.")
            detail += " " + more.format(**counts)
        return View(
            headline=headline,
            detail=detail,
            picture=_picture(values, result, headline),
            table=_table(values),
            note=_("In older people worn joints make the spine look denser than it is.")
            if values["site"] == "lumbar_spine"
            else _("Common is not harmless. There is much you can do, at every age."),
        )

    def picture_words(self) -> dict[str, str]:
        return {
            "see_people": _("See it as {of} people"),
            "show_sure": _("Show how the two surveys differ"),
            "sure_on": _("{n} in both surveys"),
            "sure_may": _("{n} more in one of them"),
            "sure_off": _("{n} in neither"),
            "sure_name": _("{of} small figures: {low} filled, {more} striped, {rest} open."),
        }

    def provenance(self) -> list[dict[str, Any]]:
        return [
            *scan_words.class_borders(),
            *scan_words.young_adults(),
            *provenance.density_by_age(SURVEYS),
        ]


def _counts(values: dict[str, Any], age: float, survey: str) -> tuple[int, int, int]:
    """Return whole people: those below a border are rounded, so that all add up to 100."""
    normal, _low, porous = scan.class_shares(age, values["sex"], values["site"], survey)
    weakest, below = round(OF * porous), round(OF * (1 - normal))
    return OF - below, below - weakest, weakest


def _written(n: int) -> str:
    return number(n, 0) if n else _("fewer than 1")


def _picture(values: dict[str, Any], result: HowCommonResult, headline: str) -> dict[str, Any]:
    first, *newer = result.counts.values()
    names = (_("Normal bone density"), _("Low bone mass (osteopenia)"), _("Osteoporosis"))
    rows = []
    for k, (name, n, look) in enumerate(zip(names, first, LOOKS, strict=True)):
        row = people.bar(name, n, OF, look, rest="") | {"value_text": _written(n)}
        if newer:
            other = newer[0][k]
            words = _("newer survey: {n}").format(n=_written(other))
            row |= {"low": min(n, other), "high": max(n, other), "band_text": words}
        rows.append(row)
    n = first[-1]
    porous = [counts[-1] for counts in result.counts.values()]
    everybody = _("{of} {people} of {age}").format(
        of=number(OF, 0),
        people=scan_words.people(values["sex"]),
        age=number(values["age"], 0),
    )
    icons = people.figures(
        n,
        OF,
        everybody,
        _("{n} have osteoporosis").format(n=_written(n)),
        sure=(min(porous), max(porous)) if newer else None,
    )
    note = _("A whole bar: {everybody}.").format(everybody=everybody)
    if newer:
        note += " " + _("Bracket: from one survey to the other.")
    return {
        "name": _("Bars that count people by bone density"),
        "description": headline,
        "rows": rows,
        "note": note,
        "icons": icons | {"role": "other"},
    }


def _table(values: dict[str, Any]) -> Table:
    years = {OLDER: _("1988–94"), NEWER: _("2005–10")}
    rows = [
        [f"{number(age, 0)} ({years[survey]})", *map(_written, _counts(values, age, survey))]
        for age in range(50, 91, 10)
        for survey in SURVEYS[values["site"]]
    ]
    return Table(
        _("Of 100 {people}, {place}").format(
            people=scan_words.people(values["sex"]), place=sites()[values["site"]]
        ),
        [_("Age (survey)"), _("Normal"), _("Low bone mass"), _("Osteoporosis")],
        rows,
    )
