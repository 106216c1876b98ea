"""What a medicine does, counted in people: who is helped, and for whom it makes no difference."""

from dataclasses import dataclass
from typing import Any

from course import medicine_counts, medicines, tables
from course.medicines import People, Trial
from widgets import medicine_picture, medicine_words, provenance
from widgets.calculator import Calculator
from widgets.common import people_words
from widgets.controls import Choice, Control, Number, Select
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Table, View

START = {"vertebra": 10, "hip": 2}
FIRST = {"vertebra": "alendronate", "hip": "bisphosphonates"}
STOPPING = (
    "next_after_denosumab",
    "stopped_during",
    "stopped_after",
    "stopped_placebo",
    "stopped_several",
    "stopped_several_placebo",
)


@dataclass(frozen=True)
class MedicationResult:
    """One medicine, in people of 1,000.

    Attributes
    ----------
    trial : Trial
        Where the relative effect comes from.
    about : People
        The count.
    ends : list of People
        The count at the ends of the range, most people helped and fewest; none if not known.
    """

    trial: Trial
    about: People
    ends: list[People]


class MedicationEffect(Calculator):
    """Of 1,000 people, how many does a medicine help?"""

    name = "medication-effect"
    picture = "people"
    styles = ("people",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("A medicine, counted in people"),
            "question": _("1,000 people take it. How many does it help?"),
            "limits": _(
                "Information only, no advice: never start or stop a medicine because of it. Talk "
                "with your doctor. The trials had women after the menopause with weak bones; we "
                "take the same share for every chance, which is a guess far below theirs. "
                "Vertebrae were counted on X-rays, felt or not. Every medicine also has unwanted "
                "effects; they are not counted here. Medicines were tried on different people, "
                "so this is no ranking. Nobody can say who is helped."
            ),
        }

    def controls(self) -> list[Control]:
        outcomes = medicine_words.outcomes()
        chances = {
            "vertebra": _("A broken vertebra without it"),
            "hip": _("A broken hip without it"),
        }
        found: list[Control] = [
            Choice("outcome", _("Count the"), "vertebra", options=outcomes),
        ]
        for outcome in outcomes:
            only = (("outcome", (outcome,)),)
            low, high = (100 * end for end in medicine_counts.risk_in_trials(outcome))
            found += [
                Select(
                    f"medicine_{outcome}",
                    _("Medicine"),
                    FIRST[outcome],
                    when=only,
                    options=medicine_words.options(outcome),
                ),
                Number(
                    f"risk_{outcome}",
                    chances[outcome],
                    START[outcome],
                    _("in trials {low} to {high}").format(low=number(low, 0), high=number(high, 0)),
                    when=only,
                    low=100 * medicines.FEWEST,
                    high=100 * medicines.MOST,
                    units=plain(_("of 100"), digits=1, step=0.1),
                ),
            ]
        return found

    def compute(self, values: dict[str, Any]) -> MedicationResult:
        outcome = values["outcome"]
        medicine, risk = values[f"medicine_{outcome}"], values[f"risk_{outcome}"] / 100
        trial = next(t for t in medicines.trials(outcome) if t.medicine == medicine)
        effect = medicines.medicine_effect(risk, medicine, outcome)
        ends = medicines.effect_range(risk, medicine, outcome)
        return MedicationResult(
            trial, medicines.in_people(effect), [medicines.in_people(end) for end in ends]
        )

    def show(self, values: dict[str, Any], result: MedicationResult) -> View:
        headline = _headline(result)
        return View(
            headline=headline,
            detail=f"{_who_is_helped(result)} {medicine_words.caution(result.trial.medicine)}",
            picture=medicine_picture.state(result, headline),
            table=_table(values),
            note=_(
                "Fill in the chance for {time}, not for ten years as in chapter 3. "
                "Your doctor can help."
            ).format(time=medicine_words.time(result.trial)),
        )

    def picture_words(self) -> dict[str, str]:
        return people_words()

    def provenance(self) -> list[dict[str, Any]]:
        names, outcomes = medicine_words.names(), medicine_words.outcomes()
        lines = []
        for row in tables.rows("treatment_medicines"):
            ends = _(" ({least} to {most})").format(**row) if row["least"] else ""
            shown = _("{n} % lower{ends}, {months} months").format(
                n=row["reduction"], ends=ends, months=_months(row)
            )
            what = f"{names[row['medicine']]}, {outcomes[row['outcome']]}"
            lines.append(provenance.entry(row, what, shown))
        kinds, cautions = medicine_words.classes(), medicine_words.cautions()
        for row in tables.rows("treatment_cautions"):
            what = kinds[row["family"]]
            lines.append(provenance.entry(row, what, cautions[row["caution"]]))
        ranges = [f"{o}_without_{end}" for o in outcomes for end in ("low", "high")]
        return lines + provenance.quantities("treatment", (*ranges, *STOPPING))


def _months(row: tables.Row) -> str:
    return row["months"] if row["months"] == row["longest"] else f"{row['months']}–{row['longest']}"


def _headline(result: MedicationResult) -> str:
    trial, people = result.trial, result.about
    template = {
        "vertebra": _(
            "Of {of} people in {time}: a broken vertebra in {without} {before}, in about {n} "
            "with {medicine}."
        ),
        "hip": _(
            "Of {of} people in {time}: a broken hip in {without} {before}, in about {n} with "
            "{medicine}."
        ),
    }[trial.outcome]
    before = {"placebo": _("without it"), "alendronate": _("with alendronate alone")}
    return template.format(
        of=number(people.of, 0),
        time=medicine_words.time(trial),
        without=number(people.without, 0),
        before=before[trial.comparator],
        n=number(people.with_medicine, 0),
        medicine=medicine_words.names()[trial.medicine],
    )


def _who_is_helped(result: MedicationResult) -> str:
    people = result.about
    return _(
        "That helps {helped}. For {same} it makes no difference: {never} without that break "
        "anyway, {broken} with it all the same."
    ).format(
        helped=number(people.helped, 0) if people.helped else _("fewer than 1"),
        same=number(people.no_difference, 0),
        never=number(people.never, 0),
        broken=number(people.with_medicine, 0),
    )


def _table(values: dict[str, Any]) -> Table:
    outcome = values["outcome"]
    risk = values[f"risk_{outcome}"] / 100
    rows = []
    for trial in medicines.trials(outcome):
        people = medicines.in_people(medicines.medicine_effect(risk, trial.medicine, outcome))
        counts = (people.without, people.with_medicine, people.helped)
        rows.append(
            [
                medicine_words.names()[trial.medicine],
                medicine_words.families()[trial.family],
                medicine_words.time(trial),
                *(number(n, 0) for n in counts),
                _("{n} %").format(n=number(100 * (1 - trial.ratio), 0)),
                medicine_words.comparators()[trial.comparator],
            ]
        )
    return Table(
        _("{what} in {of} people, at the same chance without it; no ranking").format(
            what=medicine_words.outcomes()[outcome].capitalize(), of=number(1000, 0)
        ),
        [
            _("Medicine"),
            _("What it does"),
            _("Time"),
            _("Without"),
            _("With"),
            _("Helped"),
            _("Lower risk"),
            _("Compared with"),
        ],
        rows,
    )
