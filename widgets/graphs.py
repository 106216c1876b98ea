"""Plotly figures as plain dicts, in the course's one grammar.

Orange is the reader, blue other people or bone, green what one can do, purple the second series;
each has a second cue (diamond, solid line, hatch, dashes). Figures are written in the light
colours; the page swaps them for the theme in use. Labels stand at the line; there is no legend.
A label named ``"wide"`` or ``"narrow"`` is shown only where it fits.
"""

import math
from typing import Any

from widgets import text

YOU, YOU_INK = "#C2540A", "#973D00"
PEOPLE, PEOPLE_INK = "#0072B2", "#00558A"
DO, DO_INK = "#0A7F63", "#065F49"
OTHER, OTHER_INK = "#A8518A", "#83366A"
INK, INK_2, EDGE, PAPER = "#12232E", "#3F515D", "#647783", "#FFFFFF"
CLEAR = 15  # px between a line and the point, or the middle of the words, that it joins


def separators() -> str:
    """Return the decimal and thousands signs as plotly wants them."""
    return {"en": ".,", "nl": ",."}[text.language()]


def figure(data: list[dict[str, Any]], **layout: Any) -> dict[str, Any]:
    """Return a figure; `layout` holds what differs from the course's template."""
    return {"data": data, "layout": {"separators": separators(), **layout}}


def label(x: Any, y: Any, words: str, **more: Any) -> dict[str, Any]:
    """Return a text at a point of the chart."""
    return {"x": x, "y": y, "text": words, "showarrow": False, **more}


def named(
    x: float, y: float, words: str, right: float, up: float
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the name of the reader's own point, some pixels away, and the line between them.

    The line is a shape: an arrow of plotly's makes the browser lay out the whole chart once more.
    """
    look = {"font": {"color": YOU_INK}, "bgcolor": PAPER + "D9"}
    name = label(x, y, f"<b>{words}</b>", xshift=right, yshift=up, **look)
    near, far = CLEAR / math.hypot(right, up), 1 - CLEAR / abs(up)
    ends = {"x0": right * near, "x1": right * far, "y0": up * near, "y1": up * far}
    pixels = {"xsizemode": "pixel", "ysizemode": "pixel", "xanchor": x, "yanchor": y}
    stroke = {"color": YOU_INK, "width": 1.5}
    return name, {"type": "line", "layer": "above", "line": stroke, **pixels, **ends}


def line(x: list[Any], y: list[Any], color: str, **more: Any) -> dict[str, Any]:
    """Return a line; ``dash`` and ``width`` may be given."""
    style = {"color": color, "width": more.pop("width", 3.5), "dash": more.pop("dash", "solid")}
    base = {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": style}
    return {**base, "hoverinfo": "skip", **more}


def band(
    x: list[float], low: list[float], high: list[float], color: str, alpha: str = "28"
) -> dict[str, Any]:
    """Return the area between two lines; `alpha` is the transparency in two hex digits."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*x, *reversed(x)],
        "y": [*high, *reversed(low)],
        "fill": "toself",
        "fillcolor": color + alpha,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def you(x: float, y: float, words: str = "") -> dict[str, Any]:
    """Return the reader's diamond."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "name": words,
        "marker": {
            "symbol": "diamond",
            "size": 20,
            "color": YOU,
            "line": {"width": 3, "color": PAPER},
        },
        "hoverinfo": "skip",
    }


def bars(
    names: list[str], lengths: list[float], texts: list[str], color: str, **more: Any
) -> dict[str, Any]:
    """Return horizontal bars with their number outside; ``pattern`` gives a second cue."""
    pattern = more.pop("pattern", "")
    marker: dict[str, Any] = {"color": color, "line": {"color": color, "width": 2}}
    if pattern:
        marker |= {"color": PAPER, "pattern": {"shape": pattern, "fgcolor": color}}
    return {
        "type": "bar",
        "orientation": "h",
        "y": names,
        "x": lengths,
        "text": texts,
        "textposition": "outside",
        "marker": marker,
        "hoverinfo": "skip",
        **more,
    }


def categories(names: list[str], own: str = "") -> dict[str, Any]:
    """Return the axis of bars: every name is shown, from the bottom up, the reader's own marked."""
    order = {"categoryorder": "array", "categoryarray": names}
    texts = [marked(name) if name == own else name for name in names]
    return {"showgrid": False, "tickmode": "array", "tickvals": names, "ticktext": texts, **order}


def marked(name: str) -> str:
    """Return the name of the reader's own bar: orange alone is grey to some, and in print."""
    return f"<b>◆ {name}</b>"


def names_above(names: list[str], own: str = "") -> list[dict[str, Any]]:
    """Return the names of bars as labels above them, for narrow charts (hide the axis' own)."""
    beside = {"name": "narrow", "xref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return [
        label(
            0,
            row + 0.24,
            marked(name) if name == own else name,
            bgcolor=PAPER,
            borderpad=0,
            **beside,
        )
        for row, name in enumerate(names)
    ]


def border(x: float) -> dict[str, Any]:
    """Return the upright dashed line between two zones of a ruler."""
    style = {"color": INK, "width": 2, "dash": "dash"}
    return {"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "line": style}


def zone(left: float, right: float, top: float, shape: str) -> dict[str, Any]:
    """Return a zone of a ruler, filled with a pattern: a cue beside its name."""
    look = {"shape": shape, "fgcolor": EDGE + "80", "size": 11, "solidity": 0.13}
    return {**band([left, right], [0, 0], [top, top], PAPER, "00"), "fillpattern": look}


def place(share: float) -> str:
    """Return the anchor with which words at this share of the width stay inside the chart."""
    return "left" if share < 0.2 else "right" if share > 0.8 else "center"


def numbers_at(ends: list[float], texts: list[str]) -> list[dict[str, Any]]:
    """Return the numbers of bars as labels on paper, so that no line runs through them."""
    look = {"xanchor": "left", "xshift": 4, "bgcolor": PAPER, "borderpad": 0}
    pairs = zip(ends, texts, strict=True)
    return [label(end, row, f"<b>{words}</b>", **look) for row, (end, words) in enumerate(pairs)]
