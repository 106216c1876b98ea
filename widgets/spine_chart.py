"""Charts of the spine: one mark for each study, and what a change of seat does.

Every row has its name above its marks, so that the same chart fits a telephone and a beamer.
"""

from dataclasses import dataclass
from typing import Any

from course.spine import Change, StudyLoad
from widgets import graphs, spine_words
from widgets.text import _, number
from widgets.view import Graph

STUDIES = {  # each study has its shape beside its colour
    "wilke1999": ("circle", graphs.PEOPLE, graphs.PEOPLE_INK),
    "nachemson1976": ("square", graphs.OTHER, graphs.OTHER_INK),
    "rohlmann2012": ("triangle-up", graphs.INK_2, graphs.INK_2),
}
LEAST_SCALE = 200  # percent: the axis never ends before this
NAME, MARK, SPAN, GAP = 1.0, 1.0, 1.8, 0.5  # heights: name, one value, low and high, between
BEHIND = graphs.PAPER + "D9"  # lines fade behind words
LINE = 1.5  # rem of one such height
BAR = 2.3  # height of a name and its bar
TIGHT = 20  # letters: a chart narrower than this writes the percent alone


@dataclass(frozen=True)
class Row:
    """One posture in the chart: its loads, and whether it is the one asked about."""

    posture: str
    loads: list[StudyLoad]
    chosen: bool


def dots(rows: list[Row], headline: str) -> Graph:
    """Return the chart of percent of standing: one mark for each study, standing as a line."""
    scale = max([LEAST_SCALE, *(1.12 * load.percent for row in rows for load in row.loads)])
    marks: list[dict[str, Any]] = []
    shapes, labels = [_standing_line()], [_standing_label()]
    y = 0.0
    for row in rows:
        top = y
        labels.append(_name(spine_words.postures()[row.posture], y + NAME / 2, row.chosen))
        y += NAME
        for load in row.loads:
            is_span = load.low_percent < load.percent
            y += SPAN if is_span else MARK
            at = y - MARK / 2
            marks += [_span(load, at)] if is_span else []
            marks.append(_mark(load, at))
            labels += _value(load, at, scale)
        y += GAP
        if row.chosen:
            shapes.append(_edge(top, y - GAP))
    figure = graphs.figure(
        marks,
        xaxis={
            "range": [0, scale],
            "dtick": 100,
            "title": {"text": _("percent of standing")},
        },
        yaxis={"range": [y, -GAP / 2], "visible": False},
        shapes=shapes,
        annotations=labels,
        margin={"l": 14, "r": 14, "t": 34, "b": 56},
        meta={"narrow_below": TIGHT},
    )
    height = max(16, round(5.5 + LINE * y))
    return Graph(
        title=_("Percent of standing, study by study"),
        key=_key(rows),
        summary=headline,
        figure=figure,
        height=height,
        height_narrow=height,
    )


def _key(rows: list[Row]) -> str:
    loads = [load for row in rows for load in row.loads]
    shown = {load.study for load in loads}
    words = {
        "wilke1999": _("Circle: one man with a sensor in his disc."),
        "nachemson1976": _("Square: people with back pain."),
        "rohlmann2012": _("Triangle: five people with an implant that measures."),
    }
    key = " ".join(text for study, text in words.items() if study in shown)
    if any(load.low_percent < load.percent for load in loads):
        key += " " + _("Bar: from the lowest to the highest value of the movement.")
    if any(load.status == "recalled" for load in loads):
        key += " " + _("Open mark with a star: from memory, not checked yet.")
    return key


def _standing_line() -> dict[str, Any]:
    line = {"color": graphs.EDGE, "width": 2}
    ends = {"x0": 100, "x1": 100, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", **ends, "line": line, "layer": "below"}


def _standing_label() -> dict[str, Any]:
    at_top = {"yref": "paper", "yanchor": "bottom", "yshift": 4}
    return graphs.label(100, 1, f"<b>{_('standing')}</b>", **at_top)


def _name(words: str, y: float, chosen: bool) -> dict[str, Any]:
    text = f"<b>◆ {words}</b>" if chosen else f"<b>{words}</b>"
    ink = graphs.YOU_INK if chosen else graphs.INK
    return graphs.label(0, y, text, xanchor="left", font={"color": ink}, bgcolor=BEHIND)


def _edge(top: float, bottom: float) -> dict[str, Any]:
    """Return the orange edge beside the posture asked about, like that of the answer."""
    box = {"xref": "paper", "xsizemode": "pixel", "xanchor": 0, "x0": -14, "x1": -7}
    ends = {"y0": top, "y1": bottom}
    return {"type": "rect", **box, **ends, "fillcolor": graphs.YOU, "line": {"width": 0}}


def _mark(load: StudyLoad, y: float) -> dict[str, Any]:
    symbol, color, _ink = STUDIES[load.study]
    open_mark = load.status == "recalled"
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(load.percent, 1)],
        "y": [y],
        "name": load.study,
        "marker": {
            "symbol": symbol,
            "size": 15,
            "color": graphs.PAPER if open_mark else color,
            "line": {"width": 3 if open_mark else 1, "color": color if open_mark else graphs.PAPER},
        },
        "hoverinfo": "skip",
    }


def _span(load: StudyLoad, y: float) -> dict[str, Any]:
    ends = [round(load.low_percent, 1), round(load.percent, 1)]
    return graphs.line(ends, [y, y], STUDIES[load.study][1], width=6)


def percents(load: StudyLoad) -> str:
    """Write the percent of a study, or its lowest and highest value."""
    high = number(load.percent, 0)
    if load.low_percent < load.percent:
        return _("{low} to {high} %").format(low=number(load.low_percent, 0), high=high)
    return _("{n} %").format(n=high)


def _value(load: StudyLoad, y: float, scale: float) -> list[dict[str, Any]]:
    """Return the labels of a mark, with and without the study: beside it, or above a bar."""
    percent = percents(load) + ("*" if load.status == "recalled" else "")
    is_span = load.low_percent < load.percent
    right = load.percent > scale / 2
    away = -8 if is_span else 13
    place = {
        "xanchor": "right" if right else "left",
        "xshift": -away if right else away,
        "font": {"color": STUDIES[load.study][2]},
        "bgcolor": BEHIND,
    }
    at = y - (SPAN - MARK) if is_span else y
    both = f"{percent}, {spine_words.studies()[load.study]}"
    return [
        graphs.label(load.percent, at, both, name="wide", **place),
        graphs.label(load.percent, at, percent, name="narrow", **place),
    ]


def seat(changes: list[Change]) -> Graph:
    """Return the bars of what a change of seat does to the force on an implant."""
    by_name = {change.change: change for change in changes}
    names = spine_words.changes()
    labels, texts = [], []
    for row, change in enumerate(spine_words.SEAT):
        labels.append(_name(names[change], BAR * row + 0.5, False))
        texts.append(_change(by_name[change]))
    data = []
    for color, pattern, wanted in ((graphs.DO, "/", -1), (graphs.OTHER, "", 1)):
        shown = [
            (BAR * row + 1.55, by_name[change].percent, texts[row])
            for row, change in enumerate(spine_words.SEAT)
            if by_name[change].percent * wanted > 0
        ]
        y, x, words = (list(column) for column in zip(*shown, strict=True))
        data.append(graphs.bars(y, x, words, color, pattern=pattern, width=0.75))
    zero = {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper"}
    figure = graphs.figure(
        data,
        barmode="overlay",
        xaxis={
            "range": [-62, 72],
            "tickvals": [-50, 0, 50],
            "ticktext": ["−50", "0", "+50"],
            "title": {"text": _("percent more or less")},
        },
        yaxis={"range": [BAR * len(texts), -0.2], "visible": False},
        shapes=[{**zero, "line": {"color": graphs.INK, "width": 2}, "layer": "below"}],
        annotations=[{**label, "xref": "paper"} for label in labels],
        margin={"l": 14, "r": 14, "t": 8, "b": 56},
        meta={"narrow": {"xaxis": {"range": [-92, 118]}}},
    )
    height = round(5 + BAR * LINE * len(texts))
    return Graph(
        title=_("What your seat and your habits change"),
        key=_("Implants that measure. Green stripes: less force. Purple: more."),
        summary="; ".join(f"{names[c]}: {t}" for c, t in zip(spine_words.SEAT, texts, strict=True)),
        figure=figure,
        height=height,
        height_narrow=height,
    )


def _change(change: Change) -> str:
    """Write a change; the axis says that it is in percent."""
    sign = "+" if change.percent > 0 else ""
    words = sign + number(change.percent, 0)
    if change.note.startswith("less than"):
        return _("up to {change}").format(change=words)
    if change.note.startswith("about"):
        return _("about {change}").format(change=words)
    return words
