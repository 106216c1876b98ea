"""Food by food: what each part of a diet adds, up to the whole, beside advice and upper limit."""

from dataclasses import dataclass
from typing import Any

from widgets import graphs
from widgets.text import _, number
from widgets.view import Graph

ROOM = 1.25  # the axis reaches this much further than the longest bar or the advice
LOOKS = {  # colour and pattern of each kind of part
    "food": (graphs.DO, "/"),
    "rest": (graphs.EDGE, "."),
    "tablet": (graphs.OTHER, ""),
    "total": (graphs.YOU, ""),
}


@dataclass(frozen=True)
class Part:
    """One bar.

    Attributes
    ----------
    name : str
        What it is.
    amount : float
        How much a day.
    kind : str
        ``"food"``, ``"rest"`` (what is not in the list) or ``"tablet"``.
    words : str
        What is written beside the bar, with ``{n}`` for the number. Empty: the number alone.
    """

    name: str
    amount: float
    kind: str = "food"
    words: str = ""


@dataclass(frozen=True)
class Mark:
    """An upright line: advice or upper limit.

    Attributes
    ----------
    value : float
        Where it stands.
    words : str
        Its label.
    dash : str
        Plotly's name of the dashes.
    tablet_only : bool
        Whether it is about the tablet alone; the line then crosses no other bar.
    """

    value: float
    words: str
    dash: str = "dash"
    tablet_only: bool = False


def graph(
    parts: list[Part], marks: list[Mark], *, unit: str, title: str, headline: str, digits: int = 0
) -> Graph:
    """Return the staircase of bars; `unit` labels the axis."""
    if any(mark.tablet_only for mark in marks):  # then the tablet begins at zero, under its line
        parts = sorted(parts, key=lambda part: part.kind != "tablet")
    rows = _rows(parts, digits)
    rows.reverse()  # plotly draws the first bar at the bottom
    near = max(row["start"] + row["length"] for row in rows)
    reach = ROOM * max([near, *(mark.value for mark in marks if mark.dash == "dash")])
    names = [row["label"] for row in rows]  # the first, lowest of all, is the reader in all
    figure = graphs.figure(
        [_bars(kind, [row for row in rows if row["kind"] == kind]) for kind in LOOKS],
        barmode="overlay",
        bargap=0.35,
        xaxis={
            "range": [0, reach or 1],
            "title": {"text": unit},
            "showgrid": True,
            "tickformat": ",",
        },
        yaxis={**graphs.categories(names, names[0]), "range": [-0.6, len(names) - 0.4]},
        shapes=[_line(mark, rows) for mark in marks if mark.value <= reach],
        annotations=[
            *graphs.names_above(names, names[0]),
            *graphs.numbers_at(
                [row["start"] + row["length"] for row in rows], [row["text"] for row in rows]
            ),
            *_labels(marks, reach),
        ],
        margin={"l": 20, "r": 20, "t": 24 + 26 * len(marks), "b": 56},
        meta={"narrow": {"yaxis": {"showticklabels": False}, "margin": {"l": 12}, "bargap": 0.56}},
    )
    key = _("Each bar starts where the last one ended. Orange: the whole day. Dashes: the advice.")
    if any(mark.dash == "dot" and mark.value <= reach for mark in marks):
        key += " " + _("Dots: the upper limit.")
    return Graph(
        title=title,
        key=key,
        summary=headline,
        figure=figure,
        height=max(18, 10 + 3 * len(rows)),
        height_narrow=max(18, 10 + 4 * len(rows)),
    )


def _rows(parts: list[Part], digits: int) -> list[dict[str, Any]]:
    rows, so_far = [], 0.0
    for part in parts:
        rows.append(
            {
                "label": part.name,
                "start": so_far,
                "length": part.amount,
                "text": (part.words or "{n}").format(n=number(round(part.amount, digits))),
                "kind": part.kind,
            }
        )
        so_far += part.amount
    whole = {"label": _("You, in all"), "start": 0.0, "length": so_far, "kind": "total"}
    return [*rows, {**whole, "text": number(round(so_far, digits))}]


def _bars(kind: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    color, pattern = LOOKS[kind]
    return graphs.bars(
        [row["label"] for row in rows],
        [row["length"] for row in rows],
        [""] * len(rows),  # the numbers are labels: those may cover a line
        color,
        pattern=pattern,
        base=[row["start"] for row in rows],
        name=kind,
    )


def _line(mark: Mark, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return an upright line over all bars, or over those of the tablet only."""
    low, high = -0.5, len(rows) - 0.4
    if mark.tablet_only:
        low = min((i for i, row in enumerate(rows) if row["kind"] == "tablet"), default=0) - 0.45
    return {
        "type": "line",
        "x0": mark.value,
        "x1": mark.value,
        "y0": low,
        "y1": high,
        "line": {"color": graphs.INK, "width": 3, "dash": mark.dash},
    }


def _labels(marks: list[Mark], reach: float) -> list[dict[str, Any]]:
    """Return the words over the lines, one row each; a line out of sight gets an arrow."""
    labels = []
    for row, mark in enumerate(marks):
        above = {"yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 2 + 26 * row}
        if mark.value > reach:
            words = {"x": 1, "xref": "paper", "xanchor": "right", "text": f"{mark.words} →"}
        else:
            side = "right" if mark.value > reach / 2 else "left"
            words = {"x": mark.value, "xanchor": side, "text": mark.words}
        labels.append({"showarrow": False, **above, **words})
    return labels
