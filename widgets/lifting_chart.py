"""The curve of bending: a course model, the reader's diamond on it, and what was measured."""

from typing import Any

from course.spine_bent import BentLoad
from widgets import graphs, spine_words
from widgets.text import _
from widgets.view import Graph
from widgets.weights import times

ROOM = 9  # times standing: on a higher axis the measured points lie too close for labels
SYMBOLS = {
    "wilke1999": ("circle", graphs.PEOPLE, graphs.PEOPLE_INK),
    "nachemson1976": ("square", graphs.OTHER, graphs.OTHER_INK),
}


def graph(
    curves: tuple[list[float], list[float] | None],
    you: tuple[float, float],
    measured: list[BentLoad],
    limit: float,
    words: dict[str, str],
) -> Graph:
    """Return the chart.

    Parameters
    ----------
    curves : tuple
        Times standing at equal steps from 0 to 90 degrees: with empty hands, and with the load
        (None with empty hands).
    you : tuple of float
        Angle and times standing of the reader.
    measured : list of BentLoad
        Points of studies, with empty hands.
    limit : float
        From this angle implants measured no further rise. [deg]
    words : dict
        ``load`` (label of the second curve) and ``summary``.
    """
    empty, loaded = curves
    angles = [90 * i / (len(empty) - 1) for i in range(len(empty))]
    top = 1.14 * max([*empty, *(loaded or []), 3.6])
    data = [_too_high(limit, top), graphs.line(angles, _rounded(empty), graphs.PEOPLE)]
    if loaded:
        data.append(graphs.line(angles, _rounded(loaded), graphs.YOU, dash="dash", width=3))
    data += [_point(load) for load in measured]
    data.append(graphs.you(you[0], round(you[1], 3), "you"))
    labels = [
        _empty_label(angles, empty, loaded is None),
        *(_point_label(load) for load in measured if top < ROOM),
        _own_label(you),
    ]
    if loaded:
        labels.append(_loaded_label(angles, loaded, you[0], words["load"]))
    figure = graphs.figure(
        data,
        xaxis={
            "range": [0, 91],
            "tickvals": [0, 30, 60, 90],
            "title": {"text": _("How far you bend (degrees)")},
        },
        yaxis={"range": [0, top], "title": {"text": _("times standing")}, "rangemode": "tozero"},
        annotations=labels,
        margin={"l": 56, "r": 20, "t": 12, "b": 56},
        meta={
            "narrow": {
                "yaxis": {"title": {"text": ""}},
                "margin": {"l": 30},
                "xaxis": {"title": {"text": _("degrees")}},
            }
        },
    )
    key = _(
        "Orange diamond: you. Square and circle: measured, empty hands. Lines: course model. "
        "Hatched: here the measured force no longer rose."
    )
    return Graph(
        title=_("Times as much as standing"),
        key=key,
        summary=words["summary"],
        figure=figure,
        height=26,
        height_narrow=25,
    )


def _rounded(values: list[float]) -> list[float]:
    return [round(value, 3) for value in values]


def _height(angles: list[float], curve: list[float], x: float) -> float:
    return curve[min(range(len(angles)), key=lambda i: abs(angles[i] - x))]


def _empty_label(angles: list[float], curve: list[float], alone: bool) -> dict[str, Any]:
    """Return the name of the lower curve, below it; lower still where the diamond may be."""
    words, ink = f"<b>{_('empty hands')}</b>", {"color": graphs.PEOPLE_INK}
    below = {"xanchor": "left", "yanchor": "top", "yshift": -16 if alone else -7}
    return graphs.label(55, _height(angles, curve, 55), words, font=ink, **below)


def _loaded_label(
    angles: list[float], curve: list[float], you: float, words: str
) -> dict[str, Any]:
    """Return the name of the upper curve, above it and away from the diamond and its words."""
    x = 58.0 if you > 72 or you < 25 else 88.0
    ink = {"color": graphs.YOU_INK}
    above = {"xanchor": "right", "yanchor": "bottom", "yshift": 7}
    return graphs.label(x, _height(angles, curve, x), f"<b>{words}</b>", font=ink, **above)


def _too_high(limit: float, top: float) -> dict[str, Any]:
    """Hatch the angles at which the model is known to be too high."""
    zone = graphs.band([limit, 90], [0, 0], [top, top], graphs.PAPER, "00")
    look = {"shape": "/", "fgcolor": graphs.EDGE + "80", "size": 12, "solidity": 0.1}
    return {**zone, "fillpattern": look}


def _point(load: BentLoad) -> dict[str, Any]:
    symbol, color, _ink = SYMBOLS[load.study]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [load.angle],
        "y": [round(load.times_standing, 2)],
        "name": load.study,
        "marker": {
            "symbol": symbol,
            "size": 15,
            "color": color,
            "line": {"width": 1, "color": graphs.PAPER},
        },
        "hoverinfo": "skip",
    }


def _point_label(load: BentLoad) -> dict[str, Any]:
    words = f"{spine_words.studies()[load.study]}: {times(load.times_standing)}"
    return graphs.label(
        load.angle,
        load.times_standing,
        words,
        xanchor="left",
        yanchor="top",
        xshift=6,
        yshift=-5,
        bgcolor=graphs.PAPER + "D9",
        font={"color": SYMBOLS[load.study][2]},
    )


def _own_label(you: tuple[float, float]) -> dict[str, Any]:
    angle, value = you
    words = _("You: {times} ×").format(times=times(value))
    left = angle > 20
    return graphs.label(
        angle,
        value,
        f"<b>{words}</b>",
        xanchor="right" if left else "left",
        yanchor="bottom",
        xshift=-8 if left else 10,
        yshift=8,
        bgcolor=graphs.PAPER + "D9",
        font={"color": graphs.YOU_INK},
    )
