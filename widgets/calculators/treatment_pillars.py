"""The pillars of a treatment plan: what is usual with a diagnosis, and what to ask."""

from dataclasses import dataclass
from typing import Any

from course import tables, treatment
from course.treatment import REASONS, Pillar, Place
from widgets import provenance, treatment_words
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Ticks
from widgets.text import _
from widgets.view import Table, View

ASKED = ("vertebra", "hip", "other_bone", "cortisone")  # a T-score is in the diagnosis
OPEN = ("osteopenia", "unknown")  # diagnoses that leave the medicine open


@dataclass(frozen=True)
class PillarsResult:
    """The plan.

    Attributes
    ----------
    pillars : tuple of Pillar
        Moving well, good food, medicine.
    """

    pillars: tuple[Pillar, ...]

    @property
    def medicine(self) -> Pillar:
        return self.pillars[-1]


class TreatmentPillars(Calculator):
    """Which pillars belong to my plan, and what do I ask?"""

    name = "treatment-pillars"
    picture = "pillars"
    styles = ("pillars",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("The pillars of your plan"),
            "question": _("What did your doctor say? See which pillars usually belong to it."),
            "example": _("This is Jeanne, a made-up woman of 70. Choose what is true for you."),
            "limits": _(
                "This is what is usual, not what is right for you: only your doctor can weigh "
                "that, with your age, kidneys, teeth, other medicines and wishes. Rules differ "
                "by country and change. There are more reasons than the five named here, such as "
                "a high chance of a break in ten years. The words osteopenia and osteoporosis "
                "are for women after the menopause and men from 50. Never start or stop a "
                "medicine because of this page."
            ),
        }

    def controls(self) -> list[Control]:
        reasons = treatment_words.reasons()
        return [
            Choice(
                "diagnosis", _("Your doctor said"), "osteopenia",
                options=treatment_words.diagnoses(),
            ),
            Ticks(
                "reasons", _("What else is true?"), ("other_bone",), _("Tick what fits, or none"),
                when=(("diagnosis", OPEN),),
                options={key: reasons[key] for key in ASKED},
            ),
        ]  # fmt: skip

    def compute(self, values: dict[str, Any]) -> PillarsResult:
        diagnosis = values["diagnosis"]
        asked = values["reasons"] if diagnosis in OPEN else ()
        return PillarsResult(treatment.pillars(diagnosis, asked))

    def show(self, values: dict[str, Any], result: PillarsResult) -> View:
        headline = _headline(values["diagnosis"], result.medicine)
        return View(
            headline=headline,
            detail=_detail(result.medicine),
            picture=_picture(result, headline),
            table=_table(result),
        )

    def provenance(self) -> list[dict[str, Any]]:
        names, diagnoses = treatment_words.names(), treatment_words.diagnoses()
        lines = [
            provenance.entry(
                row,
                f"{diagnoses[row['diagnosis']]}: {names[row['pillar']]}",
                treatment_words.says(Pillar(row["pillar"], Place(row["place"]))),
            )
            for row in tables.rows("treatment_pillars")
        ]
        words, places = treatment_words.reasons(), treatment_words.places()
        for row in tables.rows("treatment_reasons"):
            place = places[Place(row["place"])]
            lines.append(provenance.entry(row, words[row["reason"]], place))
        return [*lines, *provenance.quantities("scan", ("recent_fracture",))]


def _headline(diagnosis: str, medicine: Pillar) -> str:
    if medicine.place is Place.USUAL and diagnosis == "osteoporosis":
        return _("Osteoporosis: usually all three pillars.")
    if medicine.place is Place.USUAL:
        return _("A broken vertebra: usually all three pillars, whatever the scan says.")
    return {
        Place.TALK: _("Two pillars are yours today. Talk with your doctor soon about the third."),
        Place.FIND_OUT: _("Two pillars are yours today. Your doctor can find out about the third."),
        Place.NOT_YET: _("Osteopenia: two pillars, and usually no medicine yet."),
    }[medicine.place]


def _detail(medicine: Pillar) -> str:
    also = treatment_words.listed([key for key in REASONS if key not in medicine.reasons])
    if not medicine.reasons:
        return _("Reasons to talk about a medicine: {list}.").format(list=also)
    if medicine.reasons == ("vertebra",):
        return _("It is one reason for a medicine among several. Others are {others}.").format(
            others=also
        )
    here = treatment_words.listed(list(medicine.reasons), together=True)
    if not also:
        return _("What speaks for a medicine here: {list}.").format(list=here)
    return _("What speaks for a medicine here: {list}. Other reasons: {others}.").format(
        list=here, others=also
    )


def _picture(result: PillarsResult, headline: str) -> dict[str, Any]:
    names = treatment_words.names()
    return {
        "name": _("A bone that rests on three pillars"),
        "description": headline,
        "pillars": [
            {
                "label": names[pillar.name],
                "icon": pillar.name,
                "place": pillar.place.value,
                "says": treatment_words.says(pillar),
                "more": treatment_words.more(pillar),
            }
            for pillar in result.pillars
        ],
    }


def _table(result: PillarsResult) -> Table:
    names, words = treatment_words.names(), treatment_words.reasons()
    places = treatment_words.places()
    rows = [
        [names[pillar.name], treatment_words.says(pillar), treatment_words.ask(pillar)]
        for pillar in result.pillars
    ]
    for reason in treatment.reasons_for_medicine():
        here = reason.name in result.medicine.reasons
        said = _("true here") if here else _("not said here")
        rows.append(
            [_("Reason: {what}").format(what=words[reason.name]), said, places[reason.place]]
        )
    return Table(
        _("The plan, and the reasons to think of a medicine"),
        [_("Part"), _("In this plan"), _("What to ask, or what it means")],
        rows,
    )
