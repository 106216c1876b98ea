"""Questions for a visit: tick topics, and take a short list along."""

from dataclasses import dataclass
from typing import Any

from course import care, tables
from course.care import COUNTRIES, TOPICS, VISITS, Question
from widgets import care_words, provenance, visit_words
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Select, Ticks
from widgets.text import _, number
from widgets.view import Table, View

START = ("scan", "medicine", "exercise")
BEST = 3  # questions that fit into one visit: a choice of the course


@dataclass(frozen=True)
class VisitResult:
    """The list.

    Attributes
    ----------
    questions : tuple of Question
        In the order of the topics.
    """

    questions: tuple[Question, ...]


class QuestionsForTheVisit(Calculator):
    """What do I ask at my next visit?"""

    name = "visit-questions"
    picture = "sheet"
    styles = ("sheet",)
    in_summary = False  # it promises to keep nothing

    def words(self) -> dict[str, str]:
        return {
            "title": _("Questions for your visit"),
            "question": _("Tick what you want to talk about. You get a list with room to write."),
            "limits": _(
                "These are general questions; yours may be better, so there is room for it. New, "
                "sharp back pain or a fall after which you cannot stand is no question for a "
                "list: call your doctor now. Nothing you tick or write here is kept. Print the "
                "list, or save it."
            ),
        }

    def controls(self) -> list[Control]:
        topics, visits = visit_words.topics(), visit_words.visits()
        countries = care_words.countries()
        return [
            Choice("visit", _("You see the"), "doctor", options={v: visits[v] for v in VISITS}),
            Ticks("topics", _("Talk about"), START, options={t: topics[t] for t in TOPICS}),
            Select(
                "country",
                _("You live in"),
                "netherlands",
                options={c: countries[c] for c in COUNTRIES},
            ),
        ]

    def compute(self, values: dict[str, Any]) -> VisitResult:
        return VisitResult(care.questions(values["visit"], values["topics"]))

    def show(self, values: dict[str, Any], result: VisitResult) -> View:
        count = len(result.questions)
        return View(
            headline=_headline(values["visit"], count),
            detail=_(
                "About {n} fit into one visit. Tick those on paper, and ask them first."
            ).format(n=number(BEST, 0))
            if count > BEST
            else "",
            picture=_sheet(values, result),
            table=_table(result),
            note=_("Nothing of this list is kept."),
        )

    def picture_words(self) -> dict[str, str]:
        return {"print": _("Print this list")}

    def provenance(self) -> list[dict[str, Any]]:
        countries = care_words.countries()
        lines = [
            provenance.entry(
                row,
                f"{countries[row['country']]}: {_purposes()[row['what']]}",
                _("read {when}").format(when=row["read"]),
            )
            for row in tables.rows("treatment_care")
        ]
        first = tables.rows("treatment_questions")[0]
        lines.append(provenance.entry(first, _("the questions"), _("our own words")))
        amounts = ("netherlands_first", "netherlands_months", "netherlands_months_admitted")
        return lines + provenance.quantities("treatment", (*amounts, "united_states_share"))


def _headline(visit: str, count: int) -> str:
    if not count:
        return _("Tick at least one topic: your questions appear here.")
    template = {
        "doctor": _("{n} questions for your doctor."),
        "therapist": _("{n} questions for your therapist."),
        "pharmacist": _("{n} questions for your pharmacist."),
    }[visit]
    if count == 1:
        return _("One question, and room for your own.")
    return template.format(n=number(count, 0))


def _purposes() -> dict[str, str]:
    return {
        "find": _("finding a therapist"),
        "ask": _("asking other patients"),
        "pay": _("who pays"),
        "falls": _("who pays for training against falls"),
    }


def _sheet(values: dict[str, Any], result: VisitResult) -> dict[str, Any]:
    words, topics = visit_words.questions(), visit_words.topics()
    return {
        "title": visit_words.titles()[values["visit"]],
        "fields": [_("Date"), _("Name")],
        "tip": _("Bring this list, your scan paper, and all your medicines or a list of them."),
        "questions": [
            {"topic": topics[q.topic].capitalize(), "text": words[q.name]} for q in result.questions
        ],
        "own": _("My own question:"),
        "help": {
            "title": _("Where to find help in {country}").format(
                country=care_words.countries()[values["country"]]
            )
            if values["country"] != "elsewhere"
            else _("Where to find help"),
            "items": care_words.items(values["country"], costs="costs" in values["topics"]),
            "read": care_words.read(values["country"]),
        },
    }


def _table(result: VisitResult) -> Table:
    words, topics = visit_words.questions(), visit_words.topics()
    rows = [[topics[q.topic].capitalize(), words[q.name]] for q in result.questions]
    rows.append([_("My own"), ""])
    return Table(_("Questions to take along"), [_("Topic"), _("Question")], rows)
