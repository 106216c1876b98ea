"""The chart of bone density over age: people in blue, the reader's diamond in orange."""

from functools import cache
from typing import Any

from course import density
from widgets import graphs
from widgets.text import _, number
from widgets.view import Graph

Curves = dict[int, list[float]]
PERCENTS = (5, 25, 50, 75, 95)
TALL = 340  # px of the drawing from its lowest to its highest density, about
WAYS = (62, 40, -40, -56)  # px from the diamond up to its name, the dearest first
FREE = 0.06  # g/cm² from the middle of the name to that of other words


@cache
def _curves(sex: str, site: str, ages: tuple[float, ...]) -> Curves:
    """Return the percentile curves; they do not change while the reader drags a slider."""
    return {
        percent: [round(density.percentile_bmd(percent, age, sex, site), 4) for age in ages]
        for percent in PERCENTS
    }


def graph(
    values: dict[str, Any], result: Any, ages: list[float], headline: str, with_path: bool
) -> Graph:
    """Return the chart for the values of the bone density calculator and their result."""
    sex, site = values["sex"], values["site"]
    curves = _curves(sex, site, tuple(ages))
    people = _("women") if sex == "female" else _("men")
    data = [
        graphs.band(ages, curves[5], curves[95], graphs.PEOPLE, "28"),
        graphs.band(ages, curves[25], curves[75], graphs.PEOPLE, "40"),
        graphs.line(ages, curves[50], graphs.PEOPLE),
    ]
    if with_path:
        path = [round(value, 4) for value in result.path]
        data.append(graphs.line(ages, path, graphs.YOU, dash="dash", width=3))
    data.append(graphs.you(values["age"], round(result.bmd, 4), "you"))
    low, high = _limits(curves, result.bmd)
    own, pointer = _own_label(values, result, curves, ages, (low, high))
    labels = [*_people_labels(curves, ages, people), own]
    shapes, zoned = [pointer], result.category is not None
    if zoned:
        zones = _zones(site, low, high)
        shapes, labels = [*zones[0], pointer], labels + zones[1]
        data[2:2] = _textures(site, low)
    figure = graphs.figure(
        data,
        xaxis={"range": [20, 90.5], "title": {"text": _("Age (years)")}, "dtick": 10, "tick0": 20},
        yaxis={"range": [low, high], "title": {"text": _("Bone density (g/cm²)")}, "dtick": 0.2},
        shapes=shapes,
        annotations=labels,
        margin={"l": 62, "r": 150 if zoned else 20, "t": 12, "b": 56},
        meta={
            "narrow": {"margin": {"r": 12}, "yaxis": {"title": {"text": ""}}},
            "narrow_below": 36,
        },
    )
    key = _("Orange diamond: you. Blue: other {people}.").format(people=people)
    if with_path:
        key += " " + _("Orange dashes: your what-if path.")
    return Graph(
        title=_("Bone density by age"),
        key=key,
        summary=headline,
        figure=figure,
        height=28,
        height_narrow=25,
    )


def _limits(curves: Curves, bmd: float) -> tuple[float, float]:
    low = min(*curves[5], bmd) - 0.06
    high = max(*curves[95], bmd) + 0.1
    return int(low * 10) / 10, (int(high * 10) + 1) / 10


def _people_labels(curves: Curves, ages: list[float], people: str) -> list[dict[str, Any]]:
    at = ages.index(34)
    ink = {"font": {"color": graphs.PEOPLE_INK}}
    middle = graphs.label(34, curves[50][at], _("middle"), yanchor="bottom", yshift=2, **ink)
    words = _("highest 5 of 100 {people}").format(people=people)
    top = graphs.label(38, curves[95][at], words, yanchor="bottom", yshift=2, **ink)
    return [middle, top]


def _own_label(
    values: dict[str, Any],
    result: Any,
    curves: Curves,
    ages: list[float],
    limits: tuple[float, float],
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Put the words inside the drawing, above or below the diamond: where no others stand."""
    age, at = values["age"], ages.index(34)
    # the words of the curves begin at 34 and at 38; "middle" is the shorter
    others = [curves[p][at] + 0.03 for p, end in ((50, 46), (95, 60)) if age < end]
    if result.category is not None:
        others += [density.bmd_at_t_score(score, values["site"]) for score in (-1.0, -2.5)]
    height = limits[1] - limits[0]

    def free(up: int) -> float:
        y = result.bmd + up * height / TALL
        inside = limits[0] + 0.03 < y < limits[1] - 0.04
        return min([FREE, *(abs(y - other) for other in others)]) if inside else 0.0

    words = _("You, {age}: {bmd}").format(age=number(age, 0), bmd=number(result.bmd, 2))
    right = (62 if age < 32 else 30) if age <= 55 else (-62 if age > 78 else -30)
    return graphs.named(age, result.bmd, words, right, max(WAYS, key=free))


def _textures(site: str, low: float) -> list[dict[str, Any]]:
    """Dot the zone of low bone mass and hatch that of osteoporosis: a cue beside the words."""
    normal, porous = (density.bmd_at_t_score(score, site) for score in (-1.0, -2.5))
    zones = []
    for bottom, top, shape in ((porous, normal, "."), (low, porous, "/")):
        zone = graphs.band([20, 90], [bottom, bottom], [top, top], graphs.PAPER, "00")
        look = {"shape": shape, "fgcolor": graphs.EDGE + "80", "size": 11, "solidity": 0.13}
        zones.append({**zone, "fillpattern": look})
    return zones


def _zones(site: str, low: float, high: float) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the two borders with their zones, hatched or dotted, and the labels beside them."""
    normal, porous = (density.bmd_at_t_score(score, site) for score in (-1.0, -2.5))
    shapes = [
        {
            "type": "line",
            "x0": 20,
            "x1": 90,
            "y0": y,
            "y1": y,
            "line": {"color": graphs.INK, "width": 2, "dash": "dash"},
        }
        for y in (normal, porous)
    ]
    wide = {"name": "wide", "xref": "paper", "x": 1, "xanchor": "left", "xshift": 8}
    beside = [
        (min(high - 0.04, normal + 0.14), _("Normal"), False),
        (normal, _("T-score {n}").format(n=number(-1, 0)), True),
        ((normal + porous) / 2, _("Low bone mass"), False),
        (porous, _("T-score {n}").format(n=number(-2.5, 1)), True),
        (max(low + 0.04, porous - 0.1), _("Osteoporosis"), False),
    ]
    labels = [
        {**graphs.label(1, y, f"<b>{words}</b>" if bold else words), **wide}
        for y, words, bold in beside
    ]
    narrow = {"name": "narrow", "xanchor": "left", "bgcolor": graphs.PAPER + "D9", "yshift": 0}
    for y, words in (
        (normal, _("T {n}: normal above").format(n=number(-1, 0))),
        (porous, _("T {n}: osteoporosis below").format(n=number(-2.5, 1))),
    ):
        labels.append(graphs.label(21, y, words, **narrow))
    return shapes, labels
