"""The chart of every kind of training: a dot with its interval, beside the line of no training."""

import math
from typing import Any

from widgets import graphs
from widgets.text import _, number
from widgets.training_words import kind_names, whole
from widgets.view import Graph

ROOM = 1.15  # of the largest number: room for the numbers at the right
NEAR = 0.93  # an interval that ends so close to "without" puts its number behind that line


def graph(result: Any, headline: str) -> Graph:
    """Return the chart for the result of the falls and training calculator."""
    names = kind_names()
    without = whole(result.without)
    kinds = list(reversed(result.kinds))  # plotly counts from the bottom up
    data, labels = _without(without, len(kinds))
    for y, effect in enumerate(kinds):
        counts = [whole(x) for x in (effect.about, effect.low, effect.high)]
        chosen = effect is result.chosen
        marks, words = _kind(y, counts, names[effect.training.training], chosen, without)
        data += marks
        labels += words
    widest = max([without, *(whole(effect.high) for effect in kinds)])
    figure = graphs.figure(
        data,
        xaxis={
            "range": [0, widest * ROOM],
            "title": {"text": _("out of 1,000 people in a year")},
            "showgrid": True,
            "showline": True,
            "dtick": 2 * 10 ** int(math.log10(widest)),
        },
        yaxis={"range": [-0.5, len(kinds) + 0.15], "visible": False, "showgrid": False},
        showlegend=False,
        annotations=labels,
        margin={"l": 12, "r": 12, "t": 8, "b": 56},
    )
    height = 7 + 7 * len(kinds) // 2
    return Graph(
        title=_("Kinds of training side by side"),
        key=_("Blue line: without training. Green: with it. Orange diamond: your choice."),
        summary=headline,
        figure=figure,
        height=height,
        height_narrow=height,
    )


def _without(count: int, rows: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    words = _("without training: {n}").format(n=number(count, 0))
    label = graphs.label(
        count,
        rows - 0.2,
        f"<b>{words}</b>",
        xanchor="right",
        xshift=-6,
        font={"color": graphs.PEOPLE_INK},
    )
    return [graphs.line([count, count], [-0.5, rows], graphs.PEOPLE)], [label]


def _kind(
    y: int, counts: list[int], name: str, chosen: bool, without: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return interval and dot, and two labels: the name above, the number at the right."""
    about, low, high = counts
    color, ink = (graphs.YOU, graphs.YOU_INK) if chosen else (graphs.DO, graphs.DO_INK)
    marks = [graphs.line([low, high], [y, y], color, width=5)]
    if chosen:
        marks.append(graphs.you(about, y, "you"))
    else:
        marks.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [about],
                "y": [y],
                "marker": {
                    "symbol": "circle",
                    "size": 15,
                    "color": color,
                    "line": {"width": 3, "color": graphs.PAPER},
                },
                "hoverinfo": "skip",
            }
        )
    end = without if NEAR * without < high <= without else high
    at_left = {"xanchor": "left", "yshift": 19, "bgcolor": graphs.PAPER + "D9"}
    at_right = {"xanchor": "left", "xshift": 8, "bgcolor": graphs.PAPER}
    labels = [
        graphs.label(0, y, f"<b>{name}</b>" if chosen else name, **at_left),
        graphs.label(end, y, f"<b>{number(about, 0)}</b>", **at_right, font={"color": ink}),
    ]
    return marks, labels
