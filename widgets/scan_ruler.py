"""The ruler of a scan: zones with names and patterns, people of one age, the reader's diamond."""

from dataclasses import dataclass
from typing import Any

from course import density, scan
from widgets import graphs, scan_words
from widgets.text import _, number
from widgets.view import Graph

LOW, HIGH = -4.0, 2.0  # ends of the ruler; it grows where a score lies outside
YOU_WORDS, YOU_ROW, PEOPLE_WORDS, PEOPLE_ROW = 3.45, 2.65, 1.35, 0.6  # heights
NAMES = {"wide": (4.75, 4.75), "narrow": (5.75, 4.6)}  # on a narrow screen in two rows
ROOMY = 7.0  # a longer ruler has no room for the names in one line
TOPS = {"wide": 5.6, "narrow": 6.5}


@dataclass(frozen=True)
class Ruler:
    """What the ruler shows.

    Attributes
    ----------
    axis : str
        Name of the score.
    zones : list of tuple
        From the left: ``(upper end or None for the last, name, name on a narrow screen, pattern)``.
    score : float or None
        The reader's score.
    bracket : tuple of float
        How far the machine may be off.
    peers : tuple of float
        Scores of the lowest 5, the middle and the highest 5 of 100 people of this age.
    peers_words, people : str
        What the blue line is: with the age, and in the key.
    """

    axis: str
    zones: list[tuple[float | None, str, str, str]]
    score: float | None
    score_text: str
    bracket: tuple[float, float]
    peers: tuple[float, float, float]
    peers_words: str
    people: str


def of_scan(values: dict[str, Any], result: Any) -> Ruler:
    """Return the ruler for the values of the calculator and their result."""
    sex, site, age = values["sex"], values["site"], values["age"]
    peers_bmd = [density.percentile_bmd(p, age, sex, site) for p in (5, 50, 95)]
    group = scan_words.people(sex)
    by_t = result.counts == "t"
    score = result.t_score if by_t else result.z_score
    text = scan_words.t_score_text(score) if by_t else scan_words.z_score_text(score)
    low, middle, high = (
        density.t_score(b, site, sex) if by_t else density.z_score(b, age, sex, site)
        for b in peers_bmd
    )
    return Ruler(
        axis=_("T-score") if by_t else _("Z-score"),
        zones=_t_zones() if by_t else _z_zones(),
        score=score if result.measured else None,
        score_text=text,
        bracket=result.t_range if by_t else result.z_range,
        peers=(low, middle, high),
        peers_words=_("{people} of {age}").format(people=group.capitalize(), age=number(age, 0)),
        people=group,
    )


def graph(ruler: Ruler, headline: str) -> Graph:
    """Return the chart of a ruler."""
    shown = [*ruler.peers[1:2]] if ruler.score is None else [*ruler.bracket, ruler.score]
    low, high = min(LOW, *(s - 0.3 for s in shown)), max(HIGH, *(s + 0.3 for s in shown))
    borders = [border for border, *_rest in ruler.zones if border is not None]
    data = [*_zones(ruler, low, high), *_peers(ruler, low, high)]
    labels = [*_zone_names(ruler, low, high), *_peers_label(ruler, low, high)]
    if ruler.score is not None:
        data += _you(ruler)
        words = _("You: {score}").format(score=ruler.score_text)
        place = graphs.place((ruler.score - low) / (high - low))
        font = {"color": graphs.YOU_INK}
        labels.append(
            graphs.label(
                ruler.score,
                YOU_WORDS,
                f"<b>{words}</b>",
                xanchor=place,
                font=font,
                bgcolor=graphs.PAPER + "D9",
            )
        )
    figure = graphs.figure(
        data,
        xaxis={
            "range": [low, high],
            "title": {"text": ruler.axis},
            **_ticks(low, high, borders, whole=True),
        },
        yaxis={"range": [0, TOPS["wide"]], "visible": False},
        shapes=[graphs.border(border) for border in borders],
        annotations=labels,
        margin={"l": 14, "r": 14, "t": 8, "b": 52},
        meta={
            "narrow": {
                "xaxis": _ticks(low, high, borders, whole=False),
                "yaxis": {"range": [0, TOPS["narrow"]]},
            }
        },
    )
    key = _("Blue line: 90 of 100 {people} of this age; the dot is the middle.")
    key = key.format(people=ruler.people)
    if ruler.score is not None:
        key = _("Orange diamond: you. The bracket: how far the machine may be off.") + " " + key
    title = _("Your place on the ruler")
    return Graph(title, key, headline, figure, height=19, height_narrow=23)


def _ticks(low: float, high: float, borders: list[float], *, whole: bool) -> dict[str, Any]:
    """Return the marks: the borders, the ends and zero; on a wide screen every whole number."""
    marks = {*borders, 0.0, float(int(low)), float(int(high))}
    if whole:
        marks |= {float(n) for n in range(int(low), int(high) + 1)}
    shown = sorted(marks)
    words = [number(n, 0 if n == int(n) else 1) for n in shown]
    return {"tickmode": "array", "tickvals": shown, "ticktext": words}


def _ends(ruler: Ruler, low: float, high: float) -> list[tuple[float, float]]:
    uppers = [high if border is None else border for border, *_rest in ruler.zones]
    return list(zip([low, *uppers[:-1]], uppers, strict=True))


def _zones(ruler: Ruler, low: float, high: float) -> list[dict[str, Any]]:
    """Fill the zones with their patterns: a cue beside the words."""
    filled = []
    for (left, right), (*_names, shape) in zip(_ends(ruler, low, high), ruler.zones, strict=True):
        for width, top in TOPS.items() if shape else ():
            zone = graphs.zone(left, right, top, shape)
            filled.append({**zone, "meta": {"only": width}})
    return filled


def _zone_names(ruler: Ruler, low: float, high: float) -> list[dict[str, Any]]:
    labels = []
    for k, ((left, right), zone) in enumerate(
        zip(_ends(ruler, low, high), ruler.zones, strict=True)
    ):
        broad = zone[1] if high - low < ROOMY else zone[2]
        for name, words in (("wide", broad), ("narrow", zone[2])):
            at = {"name": name, "align": "center", "bgcolor": graphs.PAPER + "D9"}
            middle, row = (left + right) / 2, NAMES[name][k % 2]
            labels.append(graphs.label(middle, row, f"<b>{words}</b>", **at))
    return labels


def _peers(ruler: Ruler, low: float, high: float) -> list[dict[str, Any]]:
    ends = [min(high, max(low, score)) for score in ruler.peers]
    dot = {"symbol": "circle", "size": 14, "color": graphs.PEOPLE}
    rim = {"width": 2.5, "color": graphs.PAPER}
    return [
        graphs.line([ends[0], ends[2]], [PEOPLE_ROW, PEOPLE_ROW], graphs.PEOPLE, width=6),
        {
            "type": "scatter",
            "mode": "markers",
            "x": [ends[1]],
            "y": [PEOPLE_ROW],
            "marker": {**dot, "line": rim},
            "hoverinfo": "skip",
        },
    ]


def _peers_label(ruler: Ruler, low: float, high: float) -> list[dict[str, Any]]:
    middle = min(high, max(low, ruler.peers[1]))
    place = graphs.place((middle - low) / (high - low))
    words = graphs.label(middle, PEOPLE_WORDS, ruler.peers_words, xanchor=place)
    return [{**words, "font": {"color": graphs.PEOPLE_INK}, "bgcolor": graphs.PAPER + "D9"}]


def _you(ruler: Ruler) -> list[dict[str, Any]]:
    """Return bracket and diamond."""
    low, high = ruler.bracket
    foot, row = YOU_ROW - 0.32, YOU_ROW
    bracket = graphs.line(
        [low, low, low, high, high, high],
        [row + 0.32, foot, row, row, foot, row + 0.32],
        graphs.YOU_INK,
        width=3,
    )
    return [bracket, graphs.you(ruler.score or 0.0, row, "you")]


def _t_zones() -> list[tuple[float | None, str, str, str]]:
    porous, normal = scan.class_borders()
    return [
        (porous, _("Osteoporosis"), _("Osteo-<br>porosis"), "/"),
        (normal, _("Low bone mass"), _("Low bone<br>mass"), "."),
        (None, _("Normal"), _("Normal"), ""),
    ]


def _z_zones() -> list[tuple[float | None, str, str, str]]:
    return [
        (scan.lowest_expected(), _("Lower than expected"), _("Lower than<br>expected"), "/"),
        (None, _("Expected at this age"), _("Expected at<br>this age"), ""),
    ]
