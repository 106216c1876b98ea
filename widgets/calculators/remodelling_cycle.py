"""One place of bone in its round of renewal: dug out, made ready, built up, at rest."""

from dataclasses import dataclass
from typing import Any

from course import remodelling
from course.remodelling import Remodelling, Renewal, Span
from widgets import provenance
from widgets.calculator import Calculator
from widgets.controls import Control, Number
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Table, View

DAYS_A_WEEK = 7
START = 2  # the week shown first: the cells are at work, and the pit can be seen


@dataclass(frozen=True)
class RemodellingCycleResult:
    """A moment in the round of renewal.

    Attributes
    ----------
    place : Renewal
        What happens at that moment.
    times : Remodelling
        How long the round and its parts take.
    """

    place: Renewal
    times: Remodelling


class RemodellingCycle(Calculator):
    """What happens, week by week, where bone renews itself?"""

    name = "remodelling-cycle"
    picture = "renewal"
    styles = ("renewal",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("How a bit of bone is renewed"),
            "question": _("Press play, or move through the weeks. Who is at work?"),
            "limits": _(
                "A drawing, not a photograph: sizes are not to scale. The times are typical ones "
                "from summaries and differ from place to place. Digging and building run evenly "
                "here, and the pit is filled to the brim. In a real bone a little may be missing "
                "afterwards. It shows one place; in your bones many are at work at the same time."
            ),
        }

    def controls(self) -> list[Control]:
        weeks = plain(_("weeks"), digits=1)
        return [Number("week", _("Moment"), START, low=0, high=remodelling.LAST_WEEK, units=weeks)]

    def compute(self, values: dict[str, Any]) -> RemodellingCycleResult:
        return RemodellingCycleResult(
            remodelling.renewal(values["week"]), remodelling.remodelling()
        )

    def show(self, values: dict[str, Any], result: RemodellingCycleResult) -> View:
        headline = _headline(values["week"], result.place.stage)
        return View(
            headline=headline,
            detail=_detail(result),
            picture=_picture(values["week"], result, headline),
            table=_table(result),
        )

    def picture_words(self) -> dict[str, str]:
        return {
            "play": _("Play"),
            "pause": _("Pause"),
            "diggers": _("cells that dig"),
            "cleaners": _("cells that clean up"),
            "builders": _("cells that build"),
            "lining": _("a thin cover of cells"),
            "feelers": _("cells inside feel the load"),
            "old": _("old bone"),
            "new": _("new bone"),
            "soft": _("new, still soft"),
            "weeks": _("weeks"),
        }

    def provenance(self) -> list[dict[str, Any]]:
        names = ("resorption", "formation", "cycle", "renewed_per_year")
        return provenance.quantities("adaptation", names)


def stage_names() -> dict[str, str]:
    """Return what happens in each stage, in two or three words."""
    return {
        "dig": _("digging"),
        "change": _("making ready"),
        "build": _("building"),
        "rest": _("at rest"),
    }


def _moment(week: float) -> str:
    """Write a moment in weeks, and in days while these can still be pictured."""
    written = number(round(week, 1))
    if 0 < week <= remodelling.LAST_WEEK / 4:
        days = number(round(week * DAYS_A_WEEK), 0)
        return _("Week {week} (day {day})").format(week=written, day=days)
    return _("Day 1") if week == 0 else _("Week {week}").format(week=written)


def _headline(week: float, stage: str) -> str:
    if week == 0:
        return _("{moment}: the bone has called for renewal, and cells that dig arrive.").format(
            moment=_moment(week)
        )
    template = {
        "dig": _("{moment}: cells dig old bone away."),
        "change": _("{moment}: the digging is over, and the place is made ready."),
        "build": _("{moment}: other cells build new bone."),
        "rest": _("{moment}: the place is new, and it rests."),
    }[stage]
    return template.format(moment=_moment(week))


def _detail(result: RemodellingCycleResult) -> str:
    place, times = result.place, result.times
    if place.stage == "dig":
        dug = _dug(place.dug)
        template = _("{dug} Digging takes about {n} weeks ({low} to {high}).")
        return template.format(dug=dug, **_span(times.resorption)).strip()
    if place.stage == "change":
        return _(
            "Small cells clean the pit, and cells that build are called. That takes a week or two."
        )
    if place.stage == "build":
        template = _(
            "About {share} of 100 parts are filled. Building takes about {n} months "
            "({low} to {high}): so much longer than digging."
        )
        return template.format(share=number(100 * place.built, 0), **_span(times.formation))
    template = _(
        "The whole round took about {n} months ({low} to {high}). Elsewhere others go on: about "
        "{share} of 100 parts of your skeleton are renewed in a year."
    )
    return template.format(share=number(times.renewed.typical, 0), **_span(times.cycle))


def _dug(share: float) -> str:
    if share == 0:
        return ""
    return _("About {n} of 100 parts of the pit are dug.").format(n=number(100 * share, 0))


def _span(span: Span) -> dict[str, str]:
    return {"n": number(span.typical), "low": number(span.low), "high": number(span.high)}


def _picture(week: float, result: RemodellingCycleResult, headline: str) -> dict[str, Any]:
    place = result.place
    names = stage_names()
    ends = (place.dig_ends, place.build_begins, place.build_ends, float(remodelling.LAST_WEEK))
    starts = (0.0, *ends[:-1])
    spans = zip(remodelling.STAGES, starts, ends, strict=True)
    return {
        "name": _("A piece of bone from the side, with the cells at work on it"),
        "description": headline,
        "week": week,
        "dug": place.dug,
        "built": place.built,
        "stage": place.stage,
        "moment": f"{_moment(week)}: {names[place.stage]}",
        "stages": [
            {"key": key, "from": start, "to": end, "name": _stage_text(key, result.times)}
            for key, start, end in spans
        ],
    }


def _stage_text(stage: str, times: Remodelling) -> str:
    template = {
        "dig": _("dig: about {n} weeks"),
        "change": _("make ready: a week or two"),
        "build": _("build: about {n} months"),
        "rest": _("rest"),
    }[stage]
    span = times.resorption if stage == "dig" else times.formation
    return template.format(n=number(span.typical))


def _table(result: RemodellingCycleResult) -> Table:
    times, weeks, months = result.times, _("{span} weeks"), _("{span} months")

    def row(name: str, unit: str, span: Span) -> list[str]:
        could = _("{low} to {high}").format(low=number(span.low), high=number(span.high))
        return [name, unit.format(span=number(span.typical)), unit.format(span=could)]

    change = result.place.build_begins - result.place.dig_ends
    return Table(
        _("One round of renewal"),
        [_("What"), _("About"), _("Others say")],
        [
            row(_("Digging"), weeks, times.resorption),
            [_("Making ready (what is left)"), weeks.format(span=number(change, 1)), "–"],
            row(_("Building and hardening"), months, times.formation),
            row(_("The whole round"), months, times.cycle),
            row(_("Skeleton renewed a year"), _("{span} of 100 parts"), times.renewed),
        ],
    )
