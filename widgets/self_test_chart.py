"""Chart and table of the self-tests: cut-off and mean by age, and the reader's result."""

from typing import Any

from course import falls
from course.checks import CourseError
from widgets import graphs
from widgets.common import sexes
from widgets.text import _, number
from widgets.view import Graph, Table

AGES = list(range(60, 100))
# where the axis ends, unless the result is more
HIGHEST = {"chair_stand": 18, "one_leg": 32, "up_and_go": 20}


def cut_offs(test: str, sex: str) -> dict[int, float]:
    """Return the cut-off at each age that has one."""
    found = {}
    for age in AGES:
        try:
            found[age] = falls.self_test(test, 0, age, sex).cut_off
        except CourseError:
            continue  # the course has no cut-off at this age
    return found


def means(test: str) -> dict[int, float]:
    """Return the mean at each age; empty for the chair, where none was read."""
    if test == "one_leg":
        return {age: falls.one_leg_norm(age) for age in AGES}
    if test == "up_and_go":
        return {age: falls.up_and_go_norm(age).mean for age in AGES}
    return {}


def graph(values: dict[str, Any], result: Any, headline: str) -> Graph:
    """Return the chart for the values of the self-tests and their result."""
    test = values["test"]
    limits, usual = cut_offs(test, values["sex"]), means(test)
    top = max(HIGHEST[test], (result.result or 0) * 1.12)
    data = [*_zone(limits, top, worse_above=test == "up_and_go")]
    labels = _zone_labels(limits, values["age"], top, worse_above=test == "up_and_go")
    if usual:
        data.append(_steps(usual, graphs.PEOPLE, "solid"))
        labels.append(_mean_label(usual, below=test == "up_and_go"))
    shapes = []
    if result.result is not None:
        data.append(graphs.you(values["age"], result.result, "you"))
        name, pointer = _own_label(values["age"], result.result, top)
        labels.append(name)
        shapes.append(pointer)
    figure = graphs.figure(
        data,
        xaxis={"range": [60, 100], "title": {"text": _("Age (years)")}, "dtick": 10, "tick0": 60},
        yaxis={"range": [0, top], "title": {"text": _axis(test)}},
        annotations=labels,
        shapes=shapes,
        margin={"l": 58, "r": 16, "t": 10, "b": 56},
        meta={"narrow": {"yaxis": {"title": {"text": ""}}, "margin": {"l": 36}}},
    )
    key = _("Orange diamond: your result. Dashed line: the cut-off.")
    if usual:
        key += " " + _("Blue line: average of people of an age.")
    return Graph(
        title=_title(test, values["sex"]),
        key=key,
        summary=headline,
        figure=figure,
        height=23,
        height_narrow=22,
    )


def table(values: dict[str, Any]) -> Table:
    """Return cut-off and mean for each group of ages that shares them."""
    test = values["test"]
    limits, usual = cut_offs(test, values["sex"]), means(test)
    groups: list[tuple[list[int], tuple[float | None, float | None]]] = []
    for age in AGES:
        pair = (limits.get(age), usual.get(age))
        if groups and groups[-1][1] == pair:
            groups[-1][0].append(age)
        else:
            groups.append(([age], pair))

    def cell(value: float | None) -> str:
        return "–" if value is None else number(value)

    rows = [
        [
            _("{low} to {high}").format(low=number(ages[0], 0), high=number(ages[-1], 0)),
            *(cell(value) for value in pair),
        ]
        for ages, pair in groups
    ]
    columns = [_("Age"), _("Cut-off"), _("Average")]
    caption = f"{_title(test, values['sex'])}, {_axis(test)}"
    if not usual:
        columns, rows = columns[:2], [row[:2] for row in rows]
    return Table(caption, columns, rows)


def _title(test: str, sex: str) -> str:
    return {
        "chair_stand": _("Rising from a chair, {person}").format(person=sexes()[sex]),
        "one_leg": _("Standing on one leg"),
        "up_and_go": _("Up and go"),
    }[test]


def _axis(test: str) -> str:
    return _("stands in 30 seconds") if test == "chair_stand" else _("seconds")


def _corners(by_age: dict[int, float]) -> tuple[list[float], list[float]]:
    """Return the points where steps begin, and the end of the last one."""
    ages = list(by_age)
    xs, ys = [float(ages[0])], [by_age[ages[0]]]
    for age in ages[1:]:
        if by_age[age] != ys[-1]:
            xs.append(float(age))
            ys.append(by_age[age])
    return [*xs, ages[-1] + 1.0], [*ys, ys[-1]]


def _steps(by_age: dict[int, float], color: str, dash: str) -> dict[str, Any]:
    x, y = _corners(by_age)
    trace = graphs.line(x, y, color, dash=dash)
    trace["line"]["shape"] = "hv"
    return trace


def _zone(limits: dict[int, float], top: float, worse_above: bool) -> list[dict[str, Any]]:
    """Return the side of the cut-off that is called below, hatched, and the cut-off itself."""
    x, y = _corners(limits)
    corners = [(x[0], y[0])]
    for i in range(1, len(x)):
        corners += [(x[i], y[i - 1]), (x[i], y[i])]
    edge = top if worse_above else 0.0
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    area = graphs.band(xs, [edge] * len(xs), ys, graphs.EDGE, "00")
    area["fillpattern"] = {
        "shape": "/",
        "fgcolor": graphs.EDGE + "80",
        "size": 11,
        "solidity": 0.13,
    }
    return [area, _steps(limits, graphs.INK, "dash")]


def _zone_labels(
    limits: dict[int, float], age: float, top: float, worse_above: bool
) -> list[dict[str, Any]]:
    """Name the hatched side, at the end where the reader is not; shorter where it is narrow."""
    at = 67 if age >= 78 else 84
    edge = top if worse_above else 0.0
    wide, narrow = (
        (_("slow side"), _("slow")) if worse_above else (_("below the cut-off"), _("below"))
    )
    look = {"x": at, "y": (limits[at] + edge) / 2, "bgcolor": graphs.PAPER + "D9"}
    return [
        graphs.label(words=wide, name="wide", **look),
        graphs.label(words=narrow, name="narrow", **look),
    ]


def _mean_label(usual: dict[int, float], below: bool) -> dict[str, Any]:
    last = max(usual)
    side = ("top", -4) if below else ("bottom", 4)
    return graphs.label(
        last,
        usual[last],
        _("average"),
        xanchor="right",
        yanchor=side[0],
        yshift=side[1],
        font={"color": graphs.PEOPLE_INK},
    )


def _own_label(age: float, result: float, top: float) -> tuple[dict[str, Any], dict[str, Any]]:
    words = _("You, {age}: {n}").format(age=number(age, 0), n=number(result))
    right, up = 40 if age < 85 else -40, 46 if result < 0.8 * top else -46
    return graphs.named(age, result, words, right, up)
