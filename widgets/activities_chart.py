"""The bars of activities at one place: measured, estimated, yours; ranges, other studies."""

from typing import Any

from widgets import activity_words, graphs
from widgets.text import _, number
from widgets.view import Graph
from widgets.weights import BodyWeight

BAD = "#A3260B"
ROOM = 1.3  # of the longest bar: room for the numbers at the right
ESTIMATES = ("recalled", "model")


def graph(place: str, result: Any, weight: BodyWeight, headline: str) -> Graph:
    """Return the chart for a result of the calculator of activities."""
    words, fits = activity_words.names(), activity_words.short_fits()
    names = [words[row.activity.key] for row in result.rows]
    marks = [fits[row.advice.fit] for row in result.rows]
    above = [f"{name} · {mark}" if mark else name for name, mark in zip(names, marks, strict=True)]
    lengths = [_length(row, place) for row in result.rows]
    ends = [
        max([length, *_marks(row, place)]) for row, length in zip(result.rows, lengths, strict=True)
    ]
    figure = graphs.figure(
        [
            *_bars(result, names, lengths),
            *_ranges(result, names, place),
            _other_studies(result, names, place),
        ],
        barmode="overlay",
        xaxis={"range": [0, ROOM * max(ends)], "title": {"text": _axis(place)}, "showgrid": True},
        yaxis={**graphs.categories(names), "range": [-0.6, len(names) - 0.4]},
        annotations=[
            *graphs.names_above(above),
            *_numbers(result, ends, marks, place, weight),
        ],
        margin={"l": 20, "r": 16, "t": 10, "b": 56},
        meta={"narrow": {"yaxis": {"showticklabels": False}, "margin": {"l": 12}, "bargap": 0.6}},
    )
    return Graph(
        title=_("The highest load {where}").format(where=activity_words.places()[place]),
        key=_key(result),
        summary=headline,
        figure=figure,
        height=6 + 2 * len(names),
        height_narrow=7 + 3 * len(names),
    )


def _axis(place: str) -> str:
    return _("times standing") if place == "spine" else _("times your weight")


def _key(result: Any) -> str:
    parts = [_("Orange: your choice.")]
    loads = [row.load for row in result.rows]
    if any(load.status in ESTIMATES for load in loads):
        parts.append(_("Striped, with “about”: an estimate, or from memory."))
    if any(load.low is not None for load in loads):
        parts.append(_("Dark line: the range."))
    if any(row.others for row in result.rows):
        parts.append(_("Square: another study."))
    if any(row.activity.group == "accident" for row in result.rows):
        parts.append(_("Crossed: an accident."))
    return " ".join(parts)


def _scaled(value: float, row: Any, place: str) -> float:
    """Return a load in the unit of the axis."""
    if place == "spine" and row.standing and row.load.value:
        return value * row.standing / row.load.value
    return value


def _length(row: Any, place: str) -> float:
    return round(_scaled(row.load.value, row, place), 3)


def _marks(row: Any, place: str) -> list[float]:
    """Return whatever reaches beyond the bar: the end of the range, other studies."""
    found = [load.value for load in row.others]
    if row.load.high is not None:
        found.append(row.load.high)
    return [round(_scaled(value, row, place), 3) for value in found]


def _numbers(
    result: Any, ends: list[float], marks: list[str], place: str, weight: BodyWeight
) -> list[dict[str, Any]]:
    """Return the numbers beside the bars; where there is room, with what to mind."""
    numbers = [_number(row, place, weight) for row in result.rows]
    minding = [f"{n} · {mark}" if mark else n for n, mark in zip(numbers, marks, strict=True)]
    return [
        {**label, "name": name}
        for name, texts in (("wide", minding), ("narrow", numbers))
        for label in graphs.numbers_at(ends, texts)
    ]


def _number(row: Any, place: str, weight: BodyWeight) -> str:
    if place == "spine":
        return _("{n} ×").format(n=number(row.standing, 1))
    shown = activity_words.value(row.load, None, place)
    if row.load.status in ESTIMATES:
        return _("about {n}").format(n=shown)
    return f"{shown}</b> {weight.text(row.load.value)}<b>" if row.load.value else shown


def _bars(result: Any, names: list[str], lengths: list[float]) -> list[dict[str, Any]]:
    """Return one trace for each look: yours, measured, estimated, accident."""
    looks: dict[tuple[str, str], list[int]] = {}
    for index, row in enumerate(result.rows):
        looks.setdefault(_look(row, result.chosen), []).append(index)
    return [
        graphs.bars(
            [names[i] for i in rows],
            [lengths[i] for i in rows],
            [""] * len(rows),
            color,
            pattern=pattern,
        )
        for (color, pattern), rows in looks.items()
    ]


def _look(row: Any, chosen: Any) -> tuple[str, str]:
    if row.activity.group == "accident":
        return BAD, "x"
    color = graphs.YOU if row is chosen else graphs.PEOPLE
    return color, "/" if row.load.status in ESTIMATES else ""


def _ranges(result: Any, names: list[str], place: str) -> list[dict[str, Any]]:
    return [
        graphs.line(
            [round(_scaled(end, row, place), 3) for end in (row.load.low, row.load.high)],
            [name, name],
            graphs.INK,
            width=4,
        )
        for row, name in zip(result.rows, names, strict=True)
        if row.load.low is not None
    ]


def _other_studies(result: Any, names: list[str], place: str) -> dict[str, Any]:
    found = [
        (round(_scaled(load.value, row, place), 3), name)
        for row, name in zip(result.rows, names, strict=True)
        for load in row.others
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _name in found],
        "y": [name for _x, name in found],
        "marker": {
            "symbol": "square-open",
            "size": 13,
            "color": graphs.OTHER,
            "line": {"width": 3, "color": graphs.OTHER},
        },
        "hoverinfo": "skip",
    }
