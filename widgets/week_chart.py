"""The line that flattens: points of one session by how many impacts it has."""

from typing import Any

from widgets import graphs
from widgets.text import _, number
from widgets.view import Graph

FEW, MANY = 10, 100  # the reader sees that ten times the work is not ten times the points
NEAR = 0.3  # of a dot
CURVE = [0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200, 300, 400, 500]


def graph(result: Any, headline: str) -> Graph:
    """Return the line that flattens: points of one session by how many impacts it has."""
    end = max(120.0, 1.1 * result.share)
    top = 1.15 * max(y for x, y in zip(CURVE, result.curve, strict=True) if x <= 2 * end)
    dots = {"mode": "markers", "marker": {"size": 13, "color": graphs.PEOPLE}}
    points = [
        (x, y)
        for x, y in ((FEW, result.few), (MANY, result.many))
        if abs(x - result.share) > NEAR * x  # else the diamond covers it
    ]
    figure = graphs.figure(
        [
            graphs.line(CURVE, [round(y, 2) for y in result.curve], graphs.PEOPLE, cliponaxis=True),
            {
                "type": "scatter",
                **dots,
                "x": [x for x, _y in points],
                "y": [round(y, 2) for _x, y in points],
                "hoverinfo": "skip",
            },
            graphs.you(round(result.share, 1), round(result.here, 2), "you"),
        ],
        xaxis={"range": [0, end], "title": {"text": _("times in one session")}},
        yaxis={"range": [0, top], "title": {"text": _("points")}},
        annotations=[_dot_label(x, y) for x, y in points] + [_you_label(result)],
        margin={"l": 58, "r": 18, "t": 10, "b": 56},
        meta={"narrow": {"yaxis": {"title": {"text": ""}}, "margin": {"l": 40}}},
    )
    return Graph(
        title=_("Many repeats add little"),
        key=_("Blue: points of one session on rested bone. Orange diamond: one session of yours."),
        summary=headline,
        figure=figure,
        height=22,
        height_narrow=21,
    )


def _dot_label(x: float, y: float) -> dict[str, Any]:
    """Return the label of a dot: below the line where it is steep, above where it is flat."""
    words = _("{n} times: {points}").format(n=number(x, 0), points=number(y, 1))
    below, above = (
        {"xanchor": "left", "xshift": 10, "yshift": -28},
        {"xanchor": "right", "xshift": 10, "yshift": 20},
    )
    side = below if x == FEW else above
    return graphs.label(x, y, words, font={"color": graphs.PEOPLE_INK}, **side)


def _you_label(result: Any) -> dict[str, Any]:
    words = _("yours: {points}").format(points=number(result.here, 1))
    side = {"xanchor": "left", "xshift": 10, "yshift": -22}
    ink = {"color": graphs.YOU_INK}
    return graphs.label(result.share, result.here, f"<b>{words}</b>", font=ink, **side)
