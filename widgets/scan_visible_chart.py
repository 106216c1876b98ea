"""The charts of "When can a scan see it?": a change that leaves the grey zone, or does not."""

import math
from typing import Any

from course.adaptation import BONE_TRAINING
from widgets import graphs
from widgets.text import _, number
from widgets.view import Graph

HEIGHT, HEIGHT_NARROW = 26, 25  # rem
DIGITS = 3


def whole(month: float) -> int:
    """Return a month as people say it; the first is the earliest there is."""
    return max(1, round(month))


def training(values: dict[str, Any], result: Any, headline: str) -> Graph:
    """Return the chart of a gain by training; `result` is that of the calculator."""
    months = [float(month) for month in range(len(result.curve))]
    middle, low, high = (
        [round(getattr(gain, part), DIGITS) for gain in result.curve]
        for part in ("gain", "low", "high")
    )
    limit, last = result.limit, BONE_TRAINING
    tallest = max([limit, high[-1], *(trial.difference for trial in result.trials)])
    top = 1.18 * tallest
    data = [
        _grey_zone(last, 0, limit),
        graphs.band(months, low, high, graphs.DO, "30"),
        graphs.line(months, middle, graphs.DO),
        graphs.line([0, last], [limit, limit], graphs.INK, dash="dash", width=2.5, name="limit"),
        _trials(result.trials),
    ]
    labels = [
        _limit_label(last, limit, above=_limit_above(result.visible, middle[-1], top), right=True),
        _end_label(last, middle[-1], limit),
        *(_trial_label(trial) for trial in result.trials),
    ]
    for month, filled in ((result.visible.best, False), (result.visible.typical, True)):
        if month is not None:
            data.append(_diamond(month, limit, filled=filled))
            labels += _crossing_labels(month, limit, filled=filled)
    figure = graphs.figure(
        data,
        xaxis={"range": [0, last], "dtick": 6, "title": {"text": _("Months of training")}},
        yaxis={
            "range": [-0.02 * top, top],
            "title": {"text": _("Gain, compared with not training (%)")},
            "dtick": 1 if top < 4 else 2,
        },
        annotations=labels,
        margin={"l": 62, "r": 16, "t": 8, "b": 56},
        meta={"narrow": {"margin": {"l": 44, "r": 8}, "yaxis": {"title": {"text": ""}}}},
    )
    key = _(
        "Grey: two scans cannot tell it from chance. Green: the gain in percent, with its band."
    )
    if result.trials:
        key += " " + _("Blue circles: measured in trials.")
    if result.visible.best is not None:
        key += " " + _("Orange: the month in which it shows.")
    return Graph(
        _("Does the gain leave the grey zone?"), key, headline, figure, HEIGHT, HEIGHT_NARROW
    )


def loss(values: dict[str, Any], limit: float, wait: float, headline: str) -> Graph:
    """Return the chart of a steady loss that reaches the limit after `wait` months."""
    years = wait / 12
    last = 1.3 * years
    bottom = -1.4 * limit
    speed = values["change_per_year"]
    data = [
        _grey_zone(last, -limit, 0),
        graphs.line([0, last], [0, round(-speed * last, DIGITS)], graphs.PEOPLE),
        graphs.line([0, last], [-limit, -limit], graphs.INK, dash="dash", width=2.5, name="limit"),
        _diamond(years, -limit, filled=True),
    ]
    words = _("after {n} years").format(n=number(years, 1))
    labels = [
        _limit_label(0.01 * last, -limit, above=False, right=False),
        graphs.label(
            years, -limit, f"<b>{words}</b>", xanchor="right", yanchor="bottom", xshift=-10,
            yshift=10, font={"color": graphs.YOU_INK}, bgcolor=graphs.PAPER + "D9",
        ),
    ]  # fmt: skip
    figure = graphs.figure(
        data,
        xaxis={
            "range": [0, last],
            "title": {"text": _("Years between the scans")},
            "dtick": max(1, math.ceil(last / 6)) if last > 3 else 0.5,
        },
        yaxis={
            "range": [bottom, 0.06 * limit],
            "title": {"text": _("Change (%)")},
            "dtick": 1 if limit < 3 else 2,
        },
        annotations=labels,
        margin={"l": 62, "r": 16, "t": 8, "b": 56},
        meta={"narrow": {"margin": {"l": 48, "r": 8}, "yaxis": {"title": {"text": ""}}}},
    )
    key = _("Grey: two scans cannot tell it from chance. Blue: the loss, in percent.")
    return Graph(
        _("When does the loss leave the grey zone?"), key, headline, figure, HEIGHT, HEIGHT_NARROW
    )


def _grey_zone(last: float, low: float, high: float) -> dict[str, Any]:
    """Return the zone of chance, hatched: grey alone would be colour alone."""
    zone = graphs.band([0, last], [low, low], [high, high], graphs.EDGE, "1F")
    look = {"shape": "/", "fgcolor": graphs.EDGE + "70", "size": 12, "solidity": 0.12}
    return {**zone, "fillpattern": look}


def _limit_label(x: float, y: float, *, above: bool, right: bool) -> dict[str, Any]:
    words = _("limit: {n} %").format(n=number(abs(y), 1))
    edge = {"yanchor": "bottom", "yshift": 3} if above else {"yanchor": "top", "yshift": -3}
    paper = {"bgcolor": graphs.PAPER + "D9", "borderpad": 0}
    return graphs.label(
        x, y, f"<b>{words}</b>", xanchor="right" if right else "left", **edge, **paper
    )


def _limit_above(visible: Any, end: float, top: float) -> bool:
    """Return whether the limit is named above its line: not where the month of a diamond stands."""
    gap = visible.limit - end
    return gap > 0 and (visible.best is None or gap < 0.15 * top)


def _end_label(last: float, y: float, limit: float) -> dict[str, Any]:
    """Name the curve at its right end, on the side away from the limit."""
    away = {"yanchor": "top", "yshift": -6} if limit > y else {"yanchor": "bottom", "yshift": 6}
    ink = {"font": {"color": graphs.DO_INK}, "bgcolor": graphs.PAPER + "D9"}
    words = f"<b>{_('average gain')}</b>"
    return graphs.label(last, y, words, xanchor="right", xshift=-4, **away, **ink)


def _trials(trials: list[Any]) -> dict[str, Any]:
    look = {"symbol": "circle", "size": 14, "color": graphs.PEOPLE}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [trial.months for trial in trials],
        "y": [round(trial.difference, DIGITS) for trial in trials],
        "name": "trials",
        "marker": {**look, "line": {"width": 3, "color": graphs.PAPER}},
        "hoverinfo": "skip",
    }


def _trial_label(trial: Any) -> dict[str, Any]:
    ink = {"font": {"color": graphs.PEOPLE_INK}, "bgcolor": graphs.PAPER + "D9"}
    beside = {"xanchor": "left", "xshift": 12}
    return graphs.label(trial.months, trial.difference, trial.study, **beside, **ink)


def _diamond(x: float, y: float, *, filled: bool) -> dict[str, Any]:
    """Return the orange diamond where a curve leaves the zone; open for the highest gain."""
    point = graphs.you(round(x, DIGITS), y, "you")
    if not filled:
        rim = {"width": 3, "color": graphs.YOU}
        point["marker"] = {**point["marker"], "color": graphs.PAPER, "line": rim}
    return point


def _crossing_labels(month: float, limit: float, *, filled: bool) -> list[dict[str, Any]]:
    """Say the month at a diamond: above the limit for the high end, below it for the average."""
    left = month > 0.6 * BONE_TRAINING
    beside = {"xanchor": "right" if left else "left", "xshift": -4 if left else 4}
    edge = {"yanchor": "top", "yshift": -13} if filled else {"yanchor": "bottom", "yshift": 13}
    ink = {"font": {"color": graphs.YOU_INK}, "bgcolor": graphs.PAPER + "D9"}
    long = _("average: month {n}") if filled else _("high end: month {n}")
    return [
        graphs.label(month, limit, f"<b>{words}</b>", name=name, **beside, **edge, **ink)
        for name, words in (
            ("wide", long.format(n=number(whole(month), 0))),
            ("narrow", _("month {n}").format(n=number(whole(month), 0))),
        )
    ]
