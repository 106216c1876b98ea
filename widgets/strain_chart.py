"""The scale of strain with the zones of the mechanostat, their blurred edges, and the reader."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from course.mechanostat import ZONE_EDGES, Zone
from course.shin import EDGE_RANGES
from widgets import graphs
from widgets.text import _, number
from widgets.view import Graph

ENDS = (40, 6000)  # µε
TICKS = (50, 100, 200, 400, 800, 1500, 3000)
BANDS = {  # colour and transparency of each zone; its name stands in it
    Zone.DISUSE: "#64778330",
    Zone.KEEP: "#0072B224",
    Zone.BUILD: "#0A7F6330",
    Zone.TOO_MUCH: "#A3260B24",
}
MIDDLE = {True: 6.2, False: 8.6}  # where the marks stand across, of 10; yours first
BEHIND = graphs.PAPER + "D9"


def zone_words() -> dict[Zone, str]:
    """Return what becomes of bone in each zone, to follow "bone is"."""
    return {
        Zone.DISUSE: _("taken away"),
        Zone.KEEP: _("kept"),
        Zone.BUILD: _("added"),
        Zone.TOO_MUCH: _("overloaded"),
    }


def about(strain: float) -> str:
    """Write a strain no more exactly than it is known: two digits that count."""
    return number(round(strain, 1 - math.floor(math.log10(strain))), 0)


@dataclass(frozen=True)
class Strain:
    """One estimate of the strain.

    Attributes
    ----------
    value : float
        How much shorter. [µε]
    words : str
        Where it comes from.
    yours : bool
        Whether it is the one the answer is about.
    """

    value: float
    words: str
    yours: bool


def graph(strains: list[Strain], headline: str) -> Graph:
    """Return the upright scale; equal steps multiply, so that every zone can be seen."""
    strains = sorted(strains, key=lambda strain: strain.value)
    figure = graphs.figure(
        [*_blurred_edges(), *(_mark(strain) for strain in strains)],
        xaxis={"range": [0, 10], "visible": False, "showgrid": False},
        yaxis={
            "range": [_at(end) for end in ENDS],
            "tickvals": [_at(tick) for tick in TICKS],
            "ticktext": [number(tick, 0) for tick in TICKS],
            "title": {"text": _("millionths shorter")},
            "showgrid": False,
        },
        shapes=[_band(zone, *ends) for zone, ends in _zones().items()],
        annotations=[
            *(_zone_label(zone, high) for zone, (_low, high) in _zones().items()),
            *(label for strain in strains for label in _mark_labels(strain, strain is strains[-1])),
        ],
        margin={"l": 70, "r": 12, "t": 8, "b": 12},
        meta={"narrow": {"yaxis": {"title": {"text": ""}}, "margin": {"l": 52}}},
    )
    return Graph(
        title=_("What bone may make of it"),
        key=_key(strains),
        summary=headline,
        figure=figure,
        height=28,
        height_narrow=28,
    )


def _key(strains: list[Strain]) -> str:
    words = _(
        "Zones of a model; striped where sources disagree on the edge. "
        "Each step up is about double. Diamond: your answer."
    )
    return words + " " + _("Square: rule from one man.") if len(strains) > 1 else words


def _at(strain: float) -> float:
    return round(math.log10(strain), 4)


def _zones() -> dict[Zone, tuple[float, float]]:
    low, build, too_much = ZONE_EDGES
    return dict(zip(Zone, pairwise([ENDS[0], low, build, too_much, ENDS[1]]), strict=True))


def _band(zone: Zone, low: float, high: float) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": _at(low),
        "y1": _at(high),
        "fillcolor": BANDS[zone],
        "line": {"width": 0},
        "layer": "below",
    }


def _blurred_edges() -> list[dict[str, Any]]:
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [0, 10, 10, 0],
            "y": [_at(low), _at(low), _at(high), _at(high)],
            "fill": "toself",
            "fillpattern": {"shape": "/", "fgcolor": graphs.EDGE, "size": 9, "solidity": 0.12},
            "line": {"width": 0},
            "hoverinfo": "skip",
        }
        for low, high in EDGE_RANGES
    ]


def _zone_label(zone: Zone, high: float) -> dict[str, Any]:
    """Return the name of a zone, at the top of the part that every source gives it."""
    certain = min([high, *(low for low, up in EDGE_RANGES if low < high <= up)])
    words = _("bone is {what}").format(what=zone_words()[zone])
    top = {"xanchor": "left", "yanchor": "top", "yshift": -4, "bgcolor": BEHIND}
    return graphs.label(0.2, _at(certain), f"<b>{words}</b>", **top)


def _mark(strain: Strain) -> dict[str, Any]:
    x, y = MIDDLE[strain.yours], _at(strain.value)
    if strain.yours:
        return graphs.you(x, y, "you")
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "marker": {
            "symbol": "square",
            "size": 16,
            "color": graphs.OTHER,
            "line": {"width": 3, "color": graphs.PAPER},
        },
        "hoverinfo": "skip",
    }


def _mark_labels(strain: Strain, above: bool) -> list[dict[str, Any]]:
    """Return the label of a mark, in narrow charts its number alone."""
    n = about(strain.value)
    look = {
        "font": {"color": graphs.YOU_INK if strain.yours else graphs.OTHER_INK},
        "yshift": 26 if above else -26,
        "bgcolor": BEHIND,
    }
    y = _at(strain.value)
    words = _("{what}: {n}").format(what=strain.words, n=n)
    return [
        graphs.label(9.9, y, f"<b>{words}</b>", name="wide", xanchor="right", **look),
        graphs.label(MIDDLE[strain.yours], y, f"<b>{n}</b>", name="narrow", **look),
    ]
