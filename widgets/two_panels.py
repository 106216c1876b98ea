"""Two panels over one time axis: muscle in purple dashes above, bone in blue below.

Two scales never share an axis. Each curve comes with its band and ends where nobody measured.
"""

from dataclasses import dataclass
from typing import Any

from widgets import graphs
from widgets.text import _

UPPER, LOWER = (0.58, 0.93), (0.0, 0.38)  # share of the height
FLOAT_DIGITS = 3
NEAR_GROUND = 0.22  # of the scale: a number below the diamond would stand on the axis

Point = tuple[float, float, float, float]  # time, middle, low, high


@dataclass(frozen=True)
class Panel:
    """One curve with its band and its own scale.

    Attributes
    ----------
    title : str
        What is drawn, above the panel.
    points : list of Point
        The curve as far as it was measured. Empty: nobody measured.
    ends : tuple of float
        Lowest and highest value on the scale.
    ticks : dict
        Value → how it is written.
    now : tuple or None
        Time, value and words of the reader's diamond; None where nobody measured.
    missing : str
        Said where the curve ends.
    """

    title: str
    points: list[Point]
    ends: tuple[float, float]
    ticks: dict[float, str]
    now: tuple[float, float, str] | None
    missing: str


def figure(
    muscle: Panel, bone: Panel, time: dict[str, Any], moment: float, shaded: tuple[float, float]
) -> dict[str, Any]:
    """Return the figure; `time` is the axis, `shaded` a span without training (equal: none)."""
    last = time["range"][1]
    looks = (
        (muscle, "y", UPPER, graphs.OTHER, graphs.OTHER_INK, "dash"),
        (bone, "y2", LOWER, graphs.PEOPLE, graphs.PEOPLE_INK, "solid"),
    )
    data: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    for panel, axis, (_low, top), color, ink, dash in looks:
        data += _curve(panel, axis, color, dash)
        title = graphs.label(0, top, f"<b>{panel.title}</b>", font={"color": ink})
        labels.append(
            {**title, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
        )
        labels += [*_now_label(panel, axis, last), *_missing_label(panel, axis, last)]
    axes = {
        axis: {
            "domain": list(domain),
            "range": list(panel.ends),
            "tickmode": "array",
            "tickvals": list(panel.ticks),
            "ticktext": list(panel.ticks.values()),
            "zeroline": True,
            "zerolinecolor": graphs.EDGE,
            "zerolinewidth": 2,
        }
        for axis, panel, domain in (("yaxis", muscle, UPPER), ("yaxis2", bone, LOWER))
    }
    pause, pause_label = _pause(shaded)
    return graphs.figure(
        data,
        xaxis={**time, "anchor": "y2"},
        **axes,
        shapes=[*pause, *_moment(moment)],
        annotations=[*labels, *pause_label],
        margin={"l": 62, "r": 16, "t": 8, "b": 56},
        meta={"narrow": {"margin": {"l": 54, "r": 8}}},
    )


def _curve(panel: Panel, axis: str, color: str, dash: str) -> list[dict[str, Any]]:
    if not panel.points:
        return []
    x, middle, low, high = (
        [round(value, FLOAT_DIGITS) for value in column]
        for column in zip(*panel.points, strict=True)
    )
    traces = [graphs.band(x, low, high, color, "30"), graphs.line(x, middle, color, dash=dash)]
    if panel.now is not None:
        time, value, _words = panel.now
        traces.append(graphs.you(round(time, FLOAT_DIGITS), round(value, FLOAT_DIGITS), "you"))
    return [{**trace, "yaxis": axis} for trace in traces]


def _now_label(panel: Panel, axis: str, last: float) -> list[dict[str, Any]]:
    """Put the reader's number beside the diamond, below the curve; above it on the ground."""
    if panel.now is None:
        return []
    time, value, words = panel.now
    left = time > 0.7 * last
    text = graphs.label(time, value, f"<b>{words}</b>", font={"color": graphs.YOU_INK})
    beside = {"xanchor": "right", "xshift": -14} if left else {"xanchor": "left", "xshift": 14}
    low, high = panel.ends
    shift = 17 if value - low < NEAR_GROUND * (high - low) else -15
    return [{**text, **beside, "yref": axis, "yshift": shift, "bgcolor": graphs.PAPER + "D9"}]


def _missing_label(panel: Panel, axis: str, last: float) -> list[dict[str, Any]]:
    """Say at the end of a curve that it ends because nobody measured."""
    end = panel.points[-1] if panel.points else (0.0, sum(panel.ends) / 2, 0.0, 0.0)
    if end[0] >= last:
        return []
    quiet = {"yref": axis, "font": {"color": graphs.INK_2}, "bgcolor": graphs.PAPER + "D9"}
    # above the curve: the number of the diamond stands below it
    above = {"yanchor": "bottom", "yshift": 18} if panel.points else {}
    at_end = graphs.label(last, end[1], panel.missing, xanchor="right", **above, **quiet)
    if end[0] > 0.55 * last:  # near the ground the number stands above, and this above the number
        return [{**at_end, "yshift": 40}]
    beside = graphs.label(
        end[0], end[1], panel.missing, xanchor="left", xshift=12, **above, **quiet
    )
    return [{**beside, "name": "wide"}, {**at_end, "name": "narrow"}]


def _moment(moment: float) -> list[dict[str, Any]]:
    line = {"color": graphs.YOU, "width": 2, "dash": "dot"}
    across = {"type": "line", "x0": moment, "x1": moment, "yref": "paper", "layer": "below"}
    return [{**across, "y0": low, "y1": high, "line": line} for low, high in (UPPER, LOWER)]


def _pause(span: tuple[float, float]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return a grey field over both panels for the time without training, with its name."""
    start, end = span
    if end <= start:
        return [], []
    field = {"type": "rect", "x0": start, "x1": end, "yref": "paper", "layer": "below"}
    look = {"fillcolor": graphs.EDGE + "26", "line": {"width": 0}}
    shapes = [{**field, **look, "y0": low, "y1": high} for low, high in (UPPER, LOWER)]
    name = graphs.label((start + end) / 2, LOWER[1], _("no training"), font={"color": graphs.INK_2})
    return shapes, [{**name, "yref": "paper", "yanchor": "top"}]
