"""After a first broken bone: how much more often a second one comes, and when."""

from dataclasses import dataclass
from typing import Any

from course import fracture, second_fracture, tables
from course.second_fracture import YearAhead
from widgets import people, provenance, second_fracture_chart
from widgets.calculator import Calculator
from widgets.common import people_words, sexes
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Table, View

OF = 1000  # a year is short: of 100 it would often be less than one
SHORTEST = tables.value("fracture", "second_shortest")
LONGEST = tables.value("fracture", "second_longest")
TABLE_YEARS = (SHORTEST, 1, 2, 5, LONGEST)


@dataclass(frozen=True)
class AfterFirstFractureResult:
    """How often a second bone breaks.

    Attributes
    ----------
    ratio, ratio_late : float
        Times as often as in everybody of that sex and age: at the time chosen, and ten years
        after the first fracture. [ratio]
    ahead, ahead_late : YearAhead
        The same as the chance within a year. [0–1]
    """

    ratio: float
    ratio_late: float
    ahead: YearAhead
    ahead_late: YearAhead


class AfterFirstFracture(Calculator):
    """How much more often does a second bone break, and when?"""

    name = "after-first-fracture"
    picture = "people"
    styles = ("people",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("After a first broken bone"),
            "question": _("How often does a second one come, and when? Move the years."),
            "example": _("This is Jeanne, a made-up woman of 70. She broke her wrist a year ago."),
            "limits": _(
                "This is a course model, drawn through two published points from Iceland: after "
                "one year and after ten. It uses one ratio for all ages, for women and men, and "
                "for hip, spine, wrist and upper arm together. It knows nothing else about you. "
                "You grow older too: for a later year, set the age you will be. "
                "Do not multiply it with the chance in the calculator above: that one knows a "
                "broken bone already."
            ),
        }

    def controls(self) -> list[Control]:
        low, high = fracture.AGES
        return [
            Number(
                "years",
                _("Years since the first broken bone"),
                1,
                low=SHORTEST,
                high=LONGEST,
                units=plain(_("years"), digits=1, step=0.5),
            ),
            Number(
                "age", _("Age now"), 70, mine="age", low=low, high=high, units=plain(_("years"))
            ),
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
        ]

    def compute(self, values: dict[str, Any]) -> AfterFirstFractureResult:
        person = (values["age"], values["sex"])
        return AfterFirstFractureResult(
            ratio=fracture.second_fracture_ratio(values["years"]),
            ratio_late=fracture.second_fracture_ratio(LONGEST),
            ahead=second_fracture.year_ahead(*person, values["years"]),
            ahead_late=second_fracture.year_ahead(*person, LONGEST),
        )

    def show(self, values: dict[str, Any], result: AfterFirstFractureResult) -> View:
        who = group(values)
        n = counted(result.ahead.again)
        headline = _(
            "Of {of} {people} who broke a major bone {ago}, about {n} break one again within a "
            "year. {rest} do not."
        ).format(
            of=number(OF, 0),
            people=who,
            ago=ago(values["years"]),
            n=number(n, 0),
            rest=number(OF - n, 0),
        )
        return View(
            headline=headline,
            detail=_detail(values, result),
            picture=_picture(values, result, headline),
            graphs=[second_fracture_chart.graph(values, result, who, headline)],
            table=_table(values, who),
        )

    def picture_words(self) -> dict[str, str]:
        return people_words()

    def provenance(self) -> list[dict[str, Any]]:
        points = [f"second_after_{when}" for when in ("1_year", "10_years")]
        lines = provenance.quantities("fracture", [*points, "second_intercept", "second_slope"])
        return lines + provenance.fracture_rates(("netherlands",))


def group(values: dict[str, Any]) -> str:
    """Return whom the answer counts: "women of 70"."""
    words = _("women of {age}") if values["sex"] == "female" else _("men of {age}")
    return words.format(age=number(values["age"], 0))


def ago(years: float) -> str:
    """Return "a year ago"."""
    if years == 1:
        return _("a year ago")
    if years == SHORTEST:
        return _("half a year ago")
    return _("{n} years ago").format(n=number(years, None if years % 1 else 0))


def counted(share: float) -> int:
    """Return how many of 1,000 people."""
    return round(OF * share)


def _detail(values: dict[str, Any], result: AfterFirstFractureResult) -> str:
    everyone = number(counted(result.ahead.everyone), 0)
    times = _("That is {ratio} times as often as in all {people}, of whom {n} do.").format(
        ratio=number(result.ratio, 1), people=group(values), n=everyone
    )
    if values["years"] == LONGEST:
        return (
            times
            + " "
            + _("In the early years it is much more. Help that starts soon has most to prevent.")
        )
    late = _(
        "Ten years after the first it is {ratio} times: {n} of {of}. So the early years are when "
        "treatment and training have most to prevent."
    ).format(
        ratio=number(result.ratio_late, 1),
        n=number(counted(result.ahead_late.again), 0),
        of=number(OF, 0),
    )
    return f"{times} {late}"


def _picture(
    values: dict[str, Any], result: AfterFirstFractureResult, headline: str
) -> dict[str, Any]:
    who, ahead = group(values), result.ahead
    n, low, high = (counted(x) for x in (ahead.again, ahead.again_low, ahead.again_high))
    first = _("{people}, first break {ago}").format(
        people=who.capitalize(), ago=ago(values["years"])
    )
    rows = [people.bar(first, n, OF, people.YOU) | people.bracket(low, high)]
    if values["years"] != LONGEST:
        late = _("{people}, first break ten years ago").format(people=who.capitalize())
        rows.append(people.bar(late, counted(result.ahead_late.again), OF, people.OTHER))
    everyone = _("All {people}").format(people=who)
    rows.append(people.bar(everyone, counted(ahead.everyone), OF, people.AVERAGE))
    everybody = _("{of} {people}").format(of=number(OF, 0), people=who)
    return {
        "name": _("Bars that count people who break a bone again"),
        "description": headline,
        "rows": rows,
        "note": _("The whole bar is {everybody}. The bracket shows how sure we are.").format(
            everybody=everybody
        ),
        "icons": people.figures(
            n,
            OF,
            _("{everybody}, first break {ago}: the year ahead").format(
                everybody=everybody, ago=ago(values["years"])
            ),
            _("{n} break a major bone again"),
            sure=(low, high),
        ),
    }


def _table(values: dict[str, Any], who: str) -> Table:
    def row(years: float) -> list[str]:
        ahead = second_fracture.year_ahead(values["age"], values["sex"], years)
        counts = (ahead.again, ahead.again_low, ahead.again_high, ahead.everyone)
        ratio = number(fracture.second_fracture_ratio(years), 1)
        return [number(years), *(number(counted(share), 0) for share in counts), f"{ratio} ×"]

    chosen = sorted({float(years) for years in (*TABLE_YEARS, values["years"])})
    return Table(
        _("Of {of} {people}, who break a major bone within a year").format(
            of=number(OF, 0), people=who
        ),
        [
            _("Years since the first"),
            _("About"),
            _("At least"),
            _("At most"),
            _("All of this age"),
            _("Times as often"),
        ],
        [row(years) for years in chosen],
    )
