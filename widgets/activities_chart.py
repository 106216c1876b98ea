"""The bars of activities at one place: measured, estimated, yours; ranges, other studies."""

from typing import Any

from widgets import activity_words, graphs
from widgets.text import _, number
from widgets.view import Graph
from widgets.weights import BodyWeight

BAD = "#A3260B"
ROOM = 1.3  # of the longest bar: room for the numbers at the right
BESIDE_SQUARE = 12  # px: room for half a square
ESTIMATES = ("recalled", "model")


def graph(place: str, result: Any, weight: BodyWeight, headline: str) -> Graph:
    """Return the chart for a result of the calculator of activities."""
    words, fits = activity_words.names(), activity_words.short_fits()
    names = [words[row.activity.key] for row in result.rows]
    marks = [fits[row.advice.fit] for row in result.rows]
    own = next((words[row.activity.key] for row in result.rows if row is result.chosen), "")
    above = [
        " · ".join(filter(None, (graphs.marked(name) if name == own else name, mark)))
        for name, mark in zip(names, marks, strict=True)
    ]
    lengths = [_length(row, place) for row in result.rows]
    figure = graphs.figure(
        [
            *_bars(result, names, lengths),
            *_ranges(result, names, place),
            _other_studies(result, names, place),
        ],
        barmode="overlay",
        xaxis={
            "range": [0, ROOM * max(_end(row, place) for row in result.rows)],
            "title": {"text": _axis(place)},
            "showgrid": True,
        },
        yaxis={**graphs.categories(names, own), "range": [-0.6, len(names) - 0.4]},
        annotations=[
            *graphs.names_above(above),
            *_numbers(result, place, weight),
            *_tags(marks),
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
    parts = [_("Orange, with a diamond: your choice.")]
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


def _others(row: Any, place: str) -> list[float]:
    return [round(_scaled(load.value, row, place), 3) for load in row.others]


def _end(row: Any, place: str) -> float:
    """Return how far a row reaches: its bar, its range, other studies."""
    high = row.load.value if row.load.high is None else row.load.high
    reach = [_length(row, place), _scaled(high, row, place), *_others(row, place)]
    return round(max(reach), 3)


def _numbers(result: Any, place: str, weight: BodyWeight) -> list[dict[str, Any]]:
    """Return the numbers beside bar, range and square, whichever reaches furthest."""
    ends = [_end(row, place) for row in result.rows]
    short = [_number(row, place) for row in result.rows]
    long = [
        words + _as_weight(row, place, weight)
        for words, row in zip(short, result.rows, strict=True)
    ]
    labels = []
    for name, texts in (("wide", long), ("narrow", short)):
        for row, end, label in zip(result.rows, ends, graphs.numbers_at(ends, texts), strict=True):
            shift = BESIDE_SQUARE if end in _others(row, place) else label["xshift"]
            labels.append({**label, "name": name, "xshift": shift})
    return labels


def _number(row: Any, place: str) -> str:
    """Return the value, with those of other studies."""
    if row.load.value == 0:
        return _("none")
    values = (_length(row, place), *_others(row, place))
    digits = dict.fromkeys(number(value, 1) for value in values)  # studies that agree: once
    shown = _("{n} ×").format(n=_(" or ").join(digits))
    return _("about {n}").format(n=shown) if row.load.status in ESTIMATES else shown


def _as_weight(row: Any, place: str, weight: BodyWeight) -> str:
    """Return a measured load as the weight that would press as hard."""
    if place == "spine" or row.others or row.load.status in ESTIMATES or not row.load.value:
        return ""
    return f"</b> {weight.text(row.load.value)}<b>"


def _tags(marks: list[str]) -> list[dict[str, Any]]:
    """Return what to mind, written into the bars; narrow charts have it in the name."""
    look = {"xanchor": "left", "xshift": 10, "bgcolor": graphs.PAPER, "borderpad": 1}
    return [
        graphs.label(0, row, mark, name="wide", **look) for row, mark in enumerate(marks) if mark
    ]


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
        (x, name) for row, name in zip(result.rows, names, strict=True) for x in _others(row, place)
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
