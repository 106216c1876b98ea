"""Fracture risk: how many of 100 people like me break a bone, and what each answer adds."""

from dataclasses import dataclass
from typing import Any

from course import fracture
from course.fracture import Person, Probability
from widgets import people, provenance, risk_chart
from widgets.calculator import Calculator
from widgets.common import people_words, sexes
from widgets.controls import Choice, Control, Number, Select, yes_no
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Table, View

JEANNE = {"prior_fracture": True, "smoking": False, "alcohol": False}  # the made-up example


@dataclass(frozen=True)
class FractureRiskResult:
    """Chances to break a bone, all 0–1.

    Attributes
    ----------
    you : Probability
        This person.
    average : Probability
        The average person of the same sex and age (every factor unknown).
    steps : list of tuple
        From the average to this person: ``(factor, chance of a major fracture after adding it)``.
    years : int
        Years ahead.
    """

    you: Probability
    average: Probability
    steps: list[tuple[str, float]]
    years: int


class FractureRisk(Calculator):
    """How many of 100 people like me break a bone in the next years?"""

    name = "fracture-risk"
    picture = "people"
    styles = ("people",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("How many of 100 people like you?"),
            "question": _("Fill in what you know. “Don’t know” counts as average."),
            "example": _("This is Jeanne, a made-up woman of 70 who once broke her wrist."),
            "limits": _(
                "This is a classroom model built from published averages. It is not FRAX and not "
                "a medical device; do not use it to start or stop a treatment. It does not know "
                "your falls, your medicines or your spine. For your own number, use an official "
                "tool together with your doctor."
            ),
        }

    def controls(self) -> list[Control]:
        low, high = fracture.T_SCORES
        return [
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
            Number("age", _("Age"), 70, mine="age", low=50, high=90, units=plain(_("years"))),
            Number(
                "t_score",
                _("T-score of the hip neck"),
                -1.8,
                mine="t_score",
                low=low,
                high=high,
                units=plain(digits=1, step=0.1),
                unknown=_("I do not have one"),
            ),
            *(yes_no(name, q, JEANNE.get(name)) for name, q in factor_questions().items()),
            Number(
                "bmi",
                _("Body mass index"),
                None,
                _("counts only without a T-score"),
                low=fracture.BMIS[0],
                high=fracture.BMIS[1],
                units=plain(digits=1, step=0.5),
                unknown=_("I do not know it"),
            ),
            Number("years", _("Years ahead"), 10, low=1, high=10, units=plain(_("years"))),
            Choice(
                "death",
                _("People may die of something else first"),
                "count",
                options={"count": _("count that"), "ignore": _("leave it out")},
            ),
            Select("region", _("Where and when"), "netherlands", options=regions()),
        ]

    def from_mine(self, numbers: dict[str, Any]) -> dict[str, Any]:
        """The answers of the example are not mine: they become unknown."""
        t_score = {} if "t_score" in numbers else {"t_score": None}
        return {**dict.fromkeys(factor_questions()), **t_score, **super().from_mine(numbers)}

    def compute(self, values: dict[str, Any]) -> FractureRiskResult:
        answers = {name: values[name] for name in factor_questions()}
        basis = {"sex": values["sex"], "age": values["age"], "region": values["region"]}
        bmi = values["bmi"] if values["t_score"] is None else None
        you = Person(**basis, t_score=values["t_score"], bmi=bmi, **answers)
        years, ignore = values["years"], values["death"] == "ignore"
        return FractureRiskResult(
            you=fracture.ten_year_probability(you, years, ignore),
            average=fracture.ten_year_probability(Person(**basis), years, ignore),
            steps=fracture.steps(you, "major", years, ignore),
            years=years,
        )

    def show(self, values: dict[str, Any], result: FractureRiskResult) -> View:
        who = _("women") if values["sex"] == "female" else _("men")
        of, major = counted(result.you.major)
        words = {"of": number(of, 0), "people": who, "years": years_text(result.years)}
        n = round(major)
        headline = _(
            "Of {of} {people} like this, about {n} break a major bone in {years}. {rest} do not."
        ).format(n=number(n, 0), rest=number(of - n, 0), **words)
        low, high = (number(round(of * share), 0) for share in result.you.major_band)
        detail = _(
            "Studies differ: it could be {low}, it could be {high}. A major bone is the hip, "
            "the spine, the wrist or the upper arm."
        ).format(low=low, high=high)
        if values["death"] == "ignore":
            detail += " " + _("This leaves out that people may die of something else first.")
        return View(
            headline=headline,
            detail=detail,
            picture=_picture(result, who, headline, of),
            graphs=[risk_chart.graph(result.steps, of, who, headline)],
            table=_table(result, of, who),
        )

    def links(self) -> list[tuple[str, str]]:
        return [
            (_("FRAX, the official tool"), "https://frax.shef.ac.uk/FRAX/"),
            (_("Garvan calculator"), "https://www.garvan.org.au/bone-fracture-risk/"),
            (_("QFracture"), "https://qfracture.org/"),
        ]

    def picture_words(self) -> dict[str, str]:
        return people_words()

    def provenance(self) -> list[dict[str, Any]]:
        return provenance.fracture_model()


def factor_questions() -> dict[str, str]:
    """Return the yes-or-no questions, in the order asked."""
    return {
        "prior_fracture": _("Broke a bone after 50"),
        "parental_hip_fracture": _("A parent broke a hip"),
        "smoking": _("You smoke"),
        "glucocorticoids": _("Cortisone tablets, three months or more"),
        "rheumatoid_arthritis": _("Rheumatoid arthritis"),
        "alcohol": _("Three or more alcoholic drinks a day"),
    }


def regions() -> dict[str, str]:
    """Return the populations whose rates are in the course."""
    return {
        "netherlands": _("Netherlands, 2015–2020"),
        "sweden_1990s": _("Sweden, 1990s"),
    }


def years_text(years: float) -> str:
    """Return "ten years", as a number and a word."""
    return _("one year") if years == 1 else _("{n} years").format(n=number(years))


def counted(share: float) -> tuple[int, float]:
    """Return the denominator of a page and the number of people: of 100, or 1,000 below one."""
    of = 100 if share >= 0.01 else 1000
    return of, share * of


def _picture(result: FractureRiskResult, who: str, headline: str, of: int) -> dict[str, Any]:
    you = result.you
    n, average, hip = (round(of * p) for p in (you.major, result.average.major, you.hip))
    sure = (round(of * you.major_band[0]), round(of * you.major_band[1]))
    like_you = _("{people} like you").format(people=who.capitalize())
    everyone = _("All {people} of this age").format(people=who)
    only_hip = _("{people} like you, only the hip").format(people=who.capitalize())
    rows = [
        people.bar(like_you, n, of, people.YOU) | people.bracket(*sure),
        people.bar(everyone, average, of, people.AVERAGE),
        people.bar(only_hip, hip, of, people.YOU)
        | people.bracket(*(round(of * share) for share in you.hip_band)),
    ]
    everybody = _("{of} {people}").format(of=number(of, 0), people=who)
    return {
        "name": _("Bars that count people who break a bone"),
        "description": headline,
        "rows": rows,
        "note": _("The whole bar is {everybody}. The bracket shows how sure we are.").format(
            everybody=everybody
        ),
        "icons": people.figures(
            n,
            of,
            _("{everybody} like you, {years} on").format(
                everybody=everybody, years=years_text(result.years)
            ),
            _("{n} break a major bone"),
            sure=sure,
        ),
    }


def _table(result: FractureRiskResult, of: int, who: str) -> Table:
    def cells(share: float, band: tuple[float, float]) -> list[str]:
        return [number(of * share, 1), *(number(of * end, 1) for end in band)]

    you, average = result.you, result.average
    return Table(
        _("Of {of} {people}, in {years}").format(
            of=number(of, 0), people=who, years=years_text(result.years)
        ),
        [_("Who and what"), _("About"), _("At least"), _("At most")],
        [
            [_("Like you, major bone"), *cells(you.major, you.major_band)],
            [_("Like you, hip"), *cells(you.hip, you.hip_band)],
            [_("All of this age, major bone"), *cells(average.major, average.major_band)],
            [_("All of this age, hip"), *cells(average.hip, average.hip_band)],
        ],
    )
