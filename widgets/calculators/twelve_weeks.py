"""My twelve weeks: safety first, then a calendar of exercise that builds up slowly."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from course import safety, tables
from course.calendar_file import dated, icalendar
from course.planner import Plan, plan
from course.safety import Gate, Question
from widgets import dates, plan_chart, plan_picture, plan_words, provenance, safety_words
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Select, Tick
from widgets.date_control import Date
from widgets.text import _, number
from widgets.view import File, Table, View

ASKED_AS_BONES = ("vertebral_fracture", "several_fractures")  # one answer about the bones
ABOUT_BONES = (*ASKED_AS_BONES, "severe_osteoporosis")


@dataclass(frozen=True)
class TwelveWeeksResult:
    """Whether one may begin, and with which plan.

    Attributes
    ----------
    gate : Gate
        What the safety answers lead to.
    reasons : tuple of Question
        The answers that lead there, the most serious first.
    plan : Plan or None
        The plan; None while it has to wait.
    """

    gate: Gate
    reasons: tuple[Question, ...]
    plan: Plan | None


class TwelveWeeks(Calculator):
    """How can I build up slowly, in twelve weeks?"""

    name = "twelve-weeks"
    picture = "calendar"
    styles = ("calendar",)
    wide = True

    def words(self) -> dict[str, str]:
        return {
            "title": _("My twelve weeks"),
            "question": _("First a few questions for your safety. Then your calendar opens."),
            "example": _("This is Jeanne’s plan. Tick and choose what is true for you."),
            "limits": _(
                "A plan of this course, for learning. It is not a prescription. No trial has "
                "tested these twelve weeks as a whole. The steps are our choices within published "
                "advice. It does not know your joints, your heart or your medicines. Your own "
                "physiotherapist can fit it to you. What hurts or worries you comes first."
            ),
        }

    def controls(self) -> list[Control]:
        said = safety_words.statements()
        first = [key for key in said if key not in ABOUT_BONES]
        heading = _("Safety first: tick what is true, and what you are not sure of")
        ticks = [
            Tick(key, said[key], False, part="" if i else heading) for i, key in enumerate(first)
        ]
        severe = Tick(
            "severe_osteoporosis",
            said["severe_osteoporosis"],
            False,
            when=(("profile", ("osteoporosis",)),),
        )
        return [*ticks, *_about_you(severe), *_calendar_controls()]

    def compute(self, values: dict[str, Any]) -> TwelveWeeksResult:
        answers = {q.key: values.get(q.key, False) for q in safety.questions()}
        answers["vertebral_fracture"] = values["profile"] == "vertebral_fracture"
        answers["severe_osteoporosis"] &= values["profile"] == "osteoporosis"
        gate = safety.gates(answers)
        if gate in (Gate.STOP, Gate.REFER):
            return TwelveWeeksResult(gate, safety.reasons(answers), None)
        likely = safety.has_falls_risk(values["falls"], unsteady=values["unsteady"])
        twelve = plan(values["profile"], falls_risk=likely, active=values["active"])
        return TwelveWeeksResult(gate, safety.reasons(answers), twelve)

    def show(self, values: dict[str, Any], result: TwelveWeeksResult) -> View:
        if result.plan is None:
            return _closed(result)
        headline = _headline(result.plan, result.gate)
        start = date.fromisoformat(values["start"])
        return View(
            headline=headline,
            detail=_detail(values, result),
            picture=plan_picture.open_plan(result.plan, start, values["week"] - 1, values["day"]),
            graphs=[plan_chart.graph(result.plan, headline)],
            table=_table(result.plan, start),
            files=[_calendar_file(result.plan, start)],
        )

    def picture_words(self) -> dict[str, str]:
        return plan_picture.words()

    def provenance(self) -> list[dict[str, Any]]:
        rules = [
            provenance.entry(row, _("rule {n}").format(n=row["rule"]), row["stage"])
            for row in tables.rows("planner_rules")
        ]
        blocks = [
            provenance.entry(
                row,
                _("weeks {first} to {last}").format(first=row["first_week"], last=row["last_week"]),
                _("{sets} sets, {load} % of 1RM, effort {effort}").format(**row),
            )
            for row in tables.rows("planner_blocks")
        ]
        gates = [
            provenance.entry(row, row["question"].replace("_", " "), row["gate"])
            for row in tables.rows("planner_gates")
        ]
        return [*rules, *blocks, *gates]


def _about_you(severe: Tick) -> list[Control]:
    return [
        Choice(
            "profile",
            _("My bones"),
            "osteoporosis",
            _("broken means: by a fall from standing height, or less"),
            options=plan_words.profiles(),
            part=_("About you"),
        ),
        severe,
        Choice(
            "falls",
            _("Falls in the last 12 months"),
            1,
            options={0: _("none"), 1: _("one"), 2: _("two or more")},
        ),
        Tick("unsteady", _("I feel unsteady, or I am afraid to fall"), False),
        Choice(
            "active",
            _("I exercise already"),
            False,
            _("strength or balance, most weeks"),
            options={True: _("yes"), False: _("no")},
        ),
    ]


def _calendar_controls() -> list[Control]:
    monday = dates.next_monday(date.today()).isoformat()
    weeks = {n: _("week {n}").format(n=n) for n in range(1, 13)}
    days = {n: _("day {n}").format(n=n + 1) for n in range(7)}
    return [
        Date("start", _("I begin on"), monday, part=_("Your calendar")),
        Select("week", _("Show the week"), 1, options=weeks),
        Select("day", _("Show the day"), 0, options=days),
    ]


def _headline(twelve: Plan, gate: Gate) -> str:
    text = _("No warning sign ticked: begin with {first}, and slowly reach {fullest}.")
    if gate is Gate.SUPERVISE:
        text = _("With your physiotherapist: begin with {first}, and slowly reach {fullest}.")
    fullest = max(twelve.weeks, key=plan_chart.repetitions)
    return text.format(
        first=plan_words.rounds(plan_words.strong_day(twelve.weeks[0])),
        fullest=plan_words.rounds(plan_words.strong_day(fullest)),
    )


def _detail(values: dict[str, Any], result: TwelveWeeksResult) -> str:
    twelve = result.plan
    assert twelve is not None
    texts = []
    if result.reasons:
        check = _("Let a physiotherapist see your plan and your moves first. You said: {why}.")
        texts.append(check.format(why=safety_words.statements()[result.reasons[0].key]))
    week, day = twelve.weeks[values["week"] - 1], values["day"]
    when = date.fromisoformat(values["start"]) + timedelta(days=day)
    shown = _("Week {week}, {day}: {kind}. {about}")
    kind = week.days[day].kind
    texts.append(
        shown.format(
            week=week.number,
            day=dates.weekday(when),
            kind=plan_words.kinds()[kind].lower(),
            about=plan_words.about_kinds()[kind],
        )
    )
    return " ".join(texts)


def _closed(result: TwelveWeeksResult) -> View:
    said = safety_words.statements()
    who = result.reasons[0].who
    return View(
        headline=safety_words.headline(result.gate, who),
        detail=_("You ticked: {what}.").format(what=said[result.reasons[0].key]),
        picture=plan_picture.closed(result.gate, result.reasons),
        table=Table(
            _("What you ticked, and whom to ask"),
            [_("You ticked"), _("What to do")],
            [[said[one.key], safety_words.whom(one)] for one in result.reasons],
        ),
    )


def _table(twelve: Plan, start: date) -> Table:
    kinds = plan_words.kinds()
    rows = []
    for when, week, day in dated(twelve, start):
        counts = (day.sets, day.repetitions, round(100 * day.load), day.effort, day.impacts)
        minutes = (day.balance, day.back, day.walk, day.brisk)
        name = f"{dates.weekday(when)} {dates.full(when)}"
        amounts = [number(n, 0) if n else "–" for n in (*counts, *minutes)]
        rows.append([name, number(week.number, 0), kinds[day.kind], *amounts])
    columns = [
        _("Day"),
        _("Week"),
        _("Kind"),
        _("Rounds"),
        _("Repetitions"),
        _("At most % of strongest lift"),
        _("Effort up to"),
        _("Heel drops or stamps"),
        _("Balance (minutes)"),
        _("Back (minutes)"),
        _("Walk (minutes)"),
        _("of which brisk"),
    ]
    return Table(_("Every day of the plan"), columns, rows)


def _calendar_file(twelve: Plan, start: date) -> File:
    def text() -> str:
        return icalendar(
            twelve,
            start,
            plan_words.day_titles(),
            title=_("My twelve weeks"),
            describe=lambda week, day: plan_words.day_text(twelve, week, day),
        )

    return File(_("Put in my calendar (.ics)"), "twelve-weeks.ics", "text/calendar", text)
