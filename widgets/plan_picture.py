"""The calendar of twelve weeks as the state of the picture `calendar`."""

from datetime import date, timedelta
from typing import Any

from course.calendar_file import dated
from course.planner import Plan
from course.safety import Gate, Question
from widgets import dates, move_words, plan_words, safety_words
from widgets.text import _


def words() -> dict[str, str]:
    """Return the words of the picture."""
    return {
        "week": _("Week {n}"),
        "week_head": _("Week"),
        "this_week": _("This week, at most"),
        "earlier": _("Week {n}, earlier"),
        "later": _("Week {n}, later"),
        "tile": _("Week {n}, {day}: {kind}"),
        "keys": _("Press a day to see it. On a keyboard, the arrow keys go from day to day."),
        "calendar": _("Calendar of twelve weeks"),
        "swaps": _("Instead of this, do that"),
        "name": _("Name"),
        "tick_off": _("Tick a box when a day is done."),
        "sheet_title": _("My twelve weeks"),
        "sheet_foot": _(
            "Strong Bones, chapter 8. General information: it does not replace your own doctor or "
            "physiotherapist."
        ),
    }


def open_plan(plan: Plan, start: date, week: int, day: int) -> dict[str, Any]:
    """Return the calendar, with one day in words; `week` and `day` count from 0."""
    chosen = plan.weeks[week]
    days = [when for when, _week, _day in dated(plan, start)]
    return {
        "kinds": [
            {"key": key, "name": name, "about": plan_words.about_kinds()[key]}
            for key, name in plan_words.kinds().items()
        ],
        "weekdays": [dates.weekday(start + timedelta(days=i)) for i in range(7)],
        "short": [dates.short_weekdays()[when.weekday()] for when in days[:7]],
        "weeks": _weeks(plan, days),
        "chosen": [week, day],
        "today": {
            "title": _("Week {n}, {day}: {kind}").format(
                n=week + 1,
                day=_day_name(days[7 * week + day]),
                kind=plan_words.kinds()[chosen.days[day].kind].lower(),
            ),
            "parts": [vars(part) for part in plan_words.day_parts(plan, chosen, chosen.days[day])],
        },
        "swaps": _swaps(plan),
        "stop": plan_words.stop(),
        "start": _("Start: {day}").format(day=f"{dates.weekday(start)} {dates.full(start)}"),
    }


def closed(gate: Gate, reasons: tuple[Question, ...]) -> dict[str, Any]:
    """Return what stands in the place of the calendar when a plan has to wait."""
    said = safety_words.statements()
    return {
        "closed": {
            "title": _("You ticked"),
            "reasons": [
                _("{what}: {whom}.").format(what=said[one.key], whom=safety_words.whom(one))
                for one in reasons
            ],
            "instead_title": _("What to do now"),
            "instead": safety_words.instead(gate, reasons[0].who),
        }
    }


def _day_name(day: date) -> str:
    return f"{dates.weekday(day)} {dates.day_month(day)}"


def _weeks(plan: Plan, days: list[date]) -> list[dict[str, Any]]:
    """Return the rows; a row that begins a block carries the block's name."""
    kinds = list(plan_words.kinds())
    rows = []
    known = 0
    for i, week in enumerate(plan.weeks):
        name, turns = plan_words.block(week)
        rows.append(
            {
                "block": [name, turns] if week.block != known else None,
                "lighter": _("lighter") if week.lighter else "",
                "kinds": [kinds.index(day.kind) for day in week.days],
                "days": [_day_name(when) for when in days[7 * i : 7 * i + 7]],
                "from": dates.short(days[7 * i]),
                "dose": plan_words.week_dose(week),
            }
        )
        known = week.block
    return rows


def _swaps(plan: Plan) -> list[dict[str, Any]]:
    out, do = move_words.left_out(), move_words.moves()
    return [
        {"leave": out[swap.movement], "instead": [do[name] for name in swap.instead]}
        for swap in plan.swaps
    ]
