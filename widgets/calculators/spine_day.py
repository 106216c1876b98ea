"""The spine through the day: each posture and task, study by study, beside standing."""

from dataclasses import dataclass
from typing import Any

from course import spine, tables
from course.spine import StudyLoad
from widgets import provenance, spine_chart, spine_words
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Select
from widgets.spine_chart import Row, percents
from widgets.text import _, number
from widgets.view import Table, View

SPREAD = tables.value("spine", "about_the_same")  # percents closer than this agree


@dataclass(frozen=True)
class SpineDayResult:
    """What the studies found for one posture, and for others beside it.

    Attributes
    ----------
    posture : str
        The posture or task asked about.
    verdict : str
        One of `course.spine.VERDICTS`.
    loads : list of StudyLoad
        One entry for each study.
    beside : str or None
        A second posture to compare with, if one was chosen.
    rows : list of str
        The postures of the chart, from least to most.
    """

    posture: str
    verdict: str
    loads: list[StudyLoad]
    beside: str | None
    rows: list[str]


class SpineDay(Calculator):
    """How hard is my lower spine pressed together in sitting, lifting or lying?"""

    name = "spine-day"

    def words(self) -> dict[str, str]:
        return {
            "title": _("The spine through the day"),
            "question": _("Choose what you do. How does it compare with standing?"),
            "limits": _(
                "These are published values of very few people, as a share of their own standing. "
                "Another person may differ by half. They say how hard the lower spine is pressed "
                "together, not whether a posture is safe for your bones: the bent posture is the "
                "one to take care with, whatever the percent."
            ),
        }

    def controls(self) -> list[Control]:
        names = spine_words.postures()
        parts = {
            part: {posture: names[posture] for posture in postures}
            for part, postures in spine_words.PARTS.items()
        }
        labels = {
            "sit": _("How you sit"),
            "feet": _("What you do on your feet"),
            "bend": _("How you bend or lift"),
            "lie": _("How you lie or get up"),
        }
        others = {"none": _("nothing more")} | {
            posture: name for options in parts.values() for posture, name in options.items()
        }
        return [
            Choice("part", _("Part of your day"), "sit", options=spine_words.parts()),
            *(
                Select(part, labels[part], first(part), options=options, when=_only(part))
                for part, options in parts.items()
            ),
            Select("beside", _("Beside it, also show"), "none", options=others),
        ]

    def compute(self, values: dict[str, Any]) -> SpineDayResult:
        part = values["part"]
        posture = values[part]
        beside = values["beside"] if values["beside"] not in ("none", posture) else None
        rows = [*spine_words.PARTS[part]]
        if beside and beside not in rows:
            rows.append(beside)
        return SpineDayResult(
            posture=posture,
            verdict=spine.compared_with_standing(posture),
            loads=spine.loads(posture),
            beside=beside,
            rows=sorted(rows, key=lambda p: max(load.percent for load in spine.loads(p))),
        )

    def show(self, values: dict[str, Any], result: SpineDayResult) -> View:
        headline = _headline(result)
        rows = [Row(p, spine.loads(p), p == result.posture) for p in result.rows]
        graphs = [spine_chart.dots(rows, headline)]
        if values["part"] == "sit":
            graphs.append(spine_chart.seat(spine.changes()))
        sentences = (_who(result), _remark(result.posture), _beside(result))
        return View(
            headline=headline,
            detail=" ".join(sentence for sentence in sentences if sentence),
            graphs=graphs,
            table=_table(rows),
        )

    def provenance(self) -> list[dict[str, Any]]:
        names = spine_words.postures() | spine_words.changes()
        units = {
            "MPa": _("pressure in the disc, MPa"),
            "% of standing": _("percent of standing"),
            "% of the force": _("change of the force, percent"),
        }
        lines = []
        for rows in _alike(tables.rows("spine_loads") + tables.rows("spine_changes")):
            shown = "; ".join(f"{names[_thing(row)]}: {_published(row)}" for row in rows)
            lines.append(provenance.entry(rows[0], units[rows[0]["unit"]], shown))
        together = ("sitting_over_standing", "about_the_same")
        return lines + provenance.quantities("spine", together)


def _thing(row: tables.Row) -> str:
    return row.get("posture") or row["change"]


def _alike(rows: tuple[tables.Row, ...]) -> list[list[tables.Row]]:
    """Put rows of the same people, source, unit and status together, in the order they come."""
    groups: dict[tuple[str, ...], list[tables.Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row[column] for column in tables.PROVENANCE), []).append(row)
    return list(groups.values())


def _published(row: tables.Row) -> str:
    """Write a value as published, with its note."""
    high = number(float(row["value"]))
    low = number(float(row.get("low", row["value"])))
    shown = high if low == high else _("{low} to {high}").format(low=low, high=high)
    return f"{shown} ({row['note']})" if row["note"] else shown


def first(part: str) -> str:
    """Return the posture shown first in a part of the day."""
    return spine_words.PARTS[part][0]


def _only(part: str) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    return (("part", (part,)),)


def _headline(result: SpineDayResult) -> str:
    what = spine_words.postures()[result.posture]
    if result.verdict == "studies_disagree":
        words = {"what": what, "values": _values(result.loads)}
        return _("Studies disagree. {what}: {values} of standing.").format(**words)
    templates = {
        "less": _("{what}: less than standing, {values}."),
        "about_the_same": _("{what}: about as much as standing, {values}."),
        "more": _("{what}: more than standing, {values}."),
    }
    template = templates[result.verdict]
    if result.verdict == "more" and any(x.low_percent < x.percent for x in result.loads):
        template = _("{what}: at its highest more than standing, {values}.")
    return template.format(what=what, values=_values(result.loads))


def _values(loads: list[StudyLoad]) -> str:
    return _(" or ").join(percents(load) for load in loads)


def _who(result: SpineDayResult) -> str:
    """Say who was measured, and whether the studies agree on how much."""
    people = spine_words.people()
    found = "; ".join(
        _("{percent} in {people}").format(percent=percents(load), people=people[load.study])
        for load in result.loads
    )
    text = _("Measured: {found}.").format(found=found)
    if any(load.status == "recalled" for load in result.loads):
        text = _("Quoted from memory, not checked yet: {found}.").format(found=found)
    highest = [load.percent for load in result.loads]
    if result.verdict != "studies_disagree" and max(highest) - min(highest) > SPREAD:
        text += " " + _("They agree on the direction, not on how much.")
    return text


def _remark(posture: str) -> str:
    """Return what else helps to read the number."""
    known = {
        "sitting_upright": _(
            "Seven studies together found more in sitting; those after 1990 found no difference."
        ),
        "sitting_straightened": _(
            "Tight back muscles press a little more. What you gain is a good posture."
        ),
        "sitting_leaning_back": _("The backrest carries part of you."),
        "sitting_elbows_on_thighs": _("Your arms carry part of you."),
        "sitting_bent_forward": _edge(),
        "standing_bent_forward": _edge(),
        "standing_bent_with_weight": _edge(),
        "sitting_bent_with_weight": _edge(),
        "night_end": _("At night the discs take up water, so the pressure rises while you rest."),
        "turning_in_bed": _("As a physiotherapist shows it, turning over takes much less."),
        "lifting_20_kg_round_back": _(
            "On this, too, studies disagree: see Look deeper. With weak bones, keep your back long."
        ),
        "holding_20_kg_far": _("Close to the body, the same weight was {percent}.").format(
            percent=percents(spine.loads("holding_20_kg_close")[0])
        ),
    }
    return known.get(posture, "")


def _edge() -> str:
    return _("Bent forward, the load moves to the front edge of the vertebrae.")


def _beside(result: SpineDayResult) -> str:
    """Compare with the second posture, within one study only."""
    if result.beside is None:
        return ""
    other = {load.study: load for load in spine.loads(result.beside)}
    name = spine_words.postures()[result.beside]
    people = spine_words.people()
    both = [load for load in result.loads if load.study in other]
    if not both:
        return _("{name}: no study here measured both.").format(name=name)
    found = "; ".join(
        _("{percent} in {people}").format(
            percent=percents(other[load.study]), people=people[load.study]
        )
        for load in both
    )
    return _("{name}, in the same study: {found}.").format(name=name, found=found)


def _table(rows: list[Row]) -> Table:
    names, people, statuses = spine_words.postures(), spine_words.people(), provenance.statuses()
    cells = []
    for row in rows:
        for load in row.loads:
            pressure = "–" if load.pressure is None else number(load.pressure, 2)
            who, sure = people[load.study], statuses[load.status]
            cells.append([names[row.posture], who, percents(load), pressure, sure])
    return Table(
        _("Load on the lower spine, beside standing in the same study"),
        [_("What"), _("Who"), _("Of standing"), _("Highest pressure, MPa"), _("How sure")],
        cells,
    )
