"""Falls and training: what a year of exercise changes for 1,000 people."""

from dataclasses import dataclass
from typing import Any

from course import falls, tables
from course.falls import Training
from widgets import provenance, training_chart, training_picture
from widgets.calculator import Calculator
from widgets.common import people_words
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.training_words import certainty, count_names, kind_names, whole
from widgets.units import plain
from widgets.view import Table, View

AS_IN_TRIALS = 100
COUNTS = {
    "falls": falls.falls_per_thousand,
    "people_who_fall": falls.fallers_per_thousand,
    "people_with_fracture": falls.fractures_per_thousand,
}
RATES = (
    "falls_without_training",
    "fallers_without_training",
    "fallers_a_year",
    "fracture_per_fall_low",
)


@dataclass(frozen=True)
class Effect:
    """One kind of training. Counts are out of 1,000 people in a year.

    Attributes
    ----------
    training : Training
        The trials behind it.
    about, low, high : float
        With training: the middle and the ends of the 95 % interval.
    """

    training: Training
    about: float
    low: float
    high: float


@dataclass(frozen=True)
class FallsTrainingResult:
    """What training changes. Counts are out of 1,000 people in a year.

    Attributes
    ----------
    without : float
        Without training.
    chosen : Effect
        With the training the reader chose.
    kinds : list of Effect
        With every kind of training that was measured for this count.
    """

    without: float
    chosen: Effect
    kinds: list[Effect]


class FallsTraining(Calculator):
    """How many falls, people who fall and broken bones does training prevent?"""

    name = "falls-training"
    picture = "people"
    styles = ("people",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("Falls out of 1,000"),
            "question": _("1,000 people train for a year. How many falls does that prevent?"),
            "limits": _(
                "These are averages of trials with people of 60 and over who live at home, on "
                "average 76 years old. In groups that fell more and groups that fell less, "
                "training prevented about the same share. Nobody can say which fall it prevents. "
                "Kinds of training were tried on different people, so small differences between "
                "them mean little. The broken bones without training are our own estimate."
            ),
        }

    def controls(self) -> list[Control]:
        kinds = [
            Choice(
                f"kind_{outcome}",
                _("Kind of training"),
                "any",
                when=(("count", (outcome,)),),
                options={t.training: kind_names()[t.training] for t in falls.trainings(outcome)},
            )
            for outcome in COUNTS
        ]
        often = Number(
            "often",
            _("How often the group falls"),
            AS_IN_TRIALS,
            _("100 is as in the trials"),
            low=50,
            high=150,
            units=plain("%", step=5),
        )
        return [Choice("count", _("Count the"), "falls", options=count_names()), *kinds, often]

    def compute(self, values: dict[str, Any]) -> FallsTrainingResult:
        outcome = values["count"]
        often = values["often"] / AS_IN_TRIALS

        def count(ratio: float = 1.0) -> float:
            return often * COUNTS[outcome](ratio)

        kinds = [
            Effect(t, count(t.ratio), count(t.low), count(t.high)) for t in falls.trainings(outcome)
        ]
        wanted = values[f"kind_{outcome}"]
        chosen = next(effect for effect in kinds if effect.training.training == wanted)
        return FallsTrainingResult(count(), chosen, kinds)

    def show(self, values: dict[str, Any], result: FallsTrainingResult) -> View:
        outcome = values["count"]
        headline = _headline(outcome, result)
        return View(
            headline=headline,
            detail=f"{_difference(result)} {_how_sure(result.chosen.training)}",
            picture=training_picture.state(outcome, result, headline),
            graphs=[training_chart.graph(result, headline)],
            table=_table(outcome, result),
            note=_note(values, result.chosen.training),
        )

    def picture_words(self) -> dict[str, str]:
        return people_words()

    def provenance(self) -> list[dict[str, Any]]:
        lines = provenance.quantities("falls", RATES)
        for row in tables.rows("falls_training"):
            if row["outcome"] in COUNTS:
                what = f"{row['training']}, {row['outcome']}".replace("_", " ")
                middle, low, high = (number(float(row[c])) for c in ("ratio", "low", "high"))
                lines.append(provenance.entry(row, what, f"× {middle} ({low}–{high})"))
        return lines


def _headline(outcome: str, result: FallsTrainingResult) -> str:
    template = {
        "falls": _(
            "Of 1,000 people in a year: {without} falls without training, about {n} with it."
        ),
        "people_who_fall": _(
            "Of 1,000 people, {without} fall in a year without training, about {n} with it."
        ),
        "people_with_fracture": _(
            "Of 1,000 people in a year: at least {without} broken bones by falls without "
            "training, about {n} with it."
        ),
    }[outcome]
    return template.format(
        without=number(whole(result.without), 0), n=number(whole(result.chosen.about), 0)
    )


def _difference(result: FallsTrainingResult) -> str:
    """Say how many fewer, and how far studies leave it open."""
    without, chosen = whole(result.without), result.chosen
    fewer, least, most = (without - whole(x) for x in (chosen.about, chosen.high, chosen.low))
    words = {"fewer": number(fewer, 0), "most": number(most, 0)}
    if least < 0:
        either_way = _("That is {fewer} fewer. It could be {most} fewer, it could be {more} more.")
        return either_way.format(more=number(-least, 0), **words)
    fewer_at_least = _(
        "That is {fewer} fewer. It could be {least} fewer, it could be {most} fewer."
    )
    return fewer_at_least.format(least=number(least, 0), **words)


def _how_sure(training: Training) -> str:
    return _("How sure: {words}.").format(words=certainty(training))


def _note(values: dict[str, Any], training: Training) -> str:
    if values["often"] != AS_IN_TRIALS:
        return _("We take it that training prevents the same share in a group like this.")
    if values["count"] == "people_with_fracture":
        return _(
            "Nobody published the broken bones without training. We take 5 of 100 falls, "
            "a low estimate."
        )
    trials = number(training.trials or 0, 0)
    if training.people:
        people = number(training.people, 0)
        return _("From {trials} trials with {people} people.").format(trials=trials, people=people)
    if training.trials:
        return _("From {trials} trials.").format(trials=trials)
    return ""


def _table(outcome: str, result: FallsTrainingResult) -> Table:
    without = whole(result.without)

    def row(effect: Effect) -> list[str]:
        counts = [whole(x) for x in (effect.about, effect.low, effect.high)]
        cells = [number(n, 0) for n in (*counts, without - counts[0])]
        trials = effect.training.trials
        return [
            kind_names()[effect.training.training],
            *cells,
            certainty(effect.training),
            number(trials, 0) if trials else "–",
        ]

    return Table(
        _("{what} out of 1,000 people in a year").format(what=count_names()[outcome].capitalize()),
        [
            _("Training"),
            _("About"),
            _("At least"),
            _("At most"),
            _("Fewer"),
            _("How sure"),
            _("Trials"),
        ],
        [
            [_("none"), number(without, 0), "–", "–", "–", "–", "–"],
            *(row(effect) for effect in result.kinds),
        ],
    )
