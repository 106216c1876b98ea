"""Two scans: did the bone really change, or is it only the machine?"""

from dataclasses import dataclass
from typing import Any

from course import two_scans
from course.two_scans import ScanChange
from widgets import graphs, scan_words
from widgets.calculator import Calculator
from widgets.calculators.bone_density import sites
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Graph, Table, View


@dataclass(frozen=True)
class RealChangeResult:
    """Two scans compared.

    Attributes
    ----------
    change : ScanChange
        The change, its limit, and whether it counts.
    own_limit : bool
        Whether the limit is that of the reader's scan centre, not the course rule.
    """

    change: ScanChange
    own_limit: bool


class RealChange(Calculator):
    """Did my bone density really change between two scans?"""

    name = "real-change"

    def words(self) -> dict[str, str]:
        return {
            "title": _("Did it really change?"),
            "question": _("Fill in two scans of the same place. Is the change more than chance?"),
            "example": _("This is Jeanne, with a made-up second scan two years later."),
            "limits": _(
                "It only holds for the same place on the same machine: never compare two makers "
                "or two places. The limits are a course rule from memory of a standard, so ask "
                "your scan centre for its own. A change within the limit may still be real; it "
                "cannot be told from chance. It does not know why a bone changed. Do not start "
                "or stop a medicine because of it: ask your doctor."
            ),
        }

    def controls(self) -> list[Control]:
        density = plain("g/cm²", digits=3, step=0.005)
        return [
            Number("first", _("First scan"), 0.64, low=0.35, high=1.6, units=density),
            Number("second", _("Second scan"), 0.62, low=0.35, high=1.6, units=density),
            Number(
                "years",
                _("Time between them"),
                2,
                low=0.5,
                high=20,
                units=plain(_("years"), digits=1, step=0.5),
            ),
            Choice("site", _("Place of both scans"), "femoral_neck", options=sites()),
            scan_words.limit_control(),
        ]

    def compute(self, values: dict[str, Any]) -> RealChangeResult:
        return RealChangeResult(two_scans.compare_scans(**values), values["lsc"] is not None)

    def show(self, values: dict[str, Any], result: RealChangeResult) -> View:
        headline, detail = _sentences(values, result.change)
        return View(
            headline=headline,
            detail=detail,
            graphs=[_graph(values, result.change, headline)],
            table=_table(values, result.change),
            note=_("Bone changes slowly: within a year it seldom passes the limit.")
            if values["years"] < 1
            else "",
        )

    def provenance(self) -> list[dict[str, Any]]:
        return scan_words.precision()


def _sentences(values: dict[str, Any], change: ScanChange) -> tuple[str, str]:
    words = {
        "percent": scan_words.apart(abs(change.percent), change.limit),
        "limit": number(change.limit, 1),
        "low": number(change.loss_to, 3),
        "high": number(change.gain_from, 3),
        "rate": number(abs(change.per_year or 0), 1),
    }
    if change.real:
        lost = change.percent < 0
        headline = (
            _("A real loss: {percent} % less is more than chance.")
            if lost
            else _("A real gain: {percent} % more is more than chance.")
        )
        detail = _("A change counts from {limit} % here.")
        if change.per_year is not None:
            detail += " " + _("This makes about {rate} % a year.")
        if lost:
            detail += " " + _("Ask your doctor what may be behind it, and what helps.")
        elif values["site"] == "lumbar_spine":
            detail += " " + _("At the spine, worn joints can also look like a gain.")
        return headline.format(**words), detail.format(**words)
    if change.percent == 0:
        headline = _("No change: both scans gave the same.")
    elif change.percent < 0:
        headline = _("No clear change: {percent} % less may be chance.")
    else:
        headline = _("No clear change: {percent} % more may be chance.")
    detail = _(
        "A change counts from {limit} % here: at {low} g/cm² or less, or at "
        "{high} or more. Within that, your bone may have stayed the same."
    )
    return headline.format(**words), detail.format(**words)


def _point(x: float, y: float, ends: tuple[float, float], *, filled: bool) -> dict[str, Any]:
    """Return a diamond with its bracket; the first scan is open, the second filled."""
    point = graphs.you(x, y, "you")
    if not filled:
        rim = {"width": 3, "color": graphs.YOU}
        point["marker"] = {**point["marker"], "color": graphs.PAPER, "line": rim}
    half = (ends[1] - ends[0]) / 2
    bracket = {"array": [half], "color": graphs.YOU_INK, "thickness": 3, "width": 9}
    return {**point, "error_y": {"type": "data", **bracket}}


def _value(x: float, value: float, ends: tuple[float, float], *, above: bool) -> dict[str, Any]:
    """Return the number of a scan, at that end of its bracket that lies away from the other."""
    edge = ("bottom", 8) if above else ("top", -8)
    return graphs.label(
        x,
        ends[above],
        f"<b>{number(value, 3)}</b>",
        font={"color": graphs.YOU_INK},
        yanchor=edge[0],
        yshift=edge[1],
    )


def _graph(values: dict[str, Any], change: ScanChange, headline: str) -> Graph:
    first, second, years = values["first"], values["second"], values["years"]
    low = min(change.first_range[0], change.second_range[0], change.loss_to)
    high = max(change.first_range[1], change.second_range[1], change.gain_from)
    room = 0.25 * (high - low)
    left, right = -0.3 * years, 1.35 * years
    ends = change.first_range
    data = [
        graphs.band([0, right], [ends[0]] * 2, [ends[1]] * 2, graphs.PEOPLE, "28"),
        *(graphs.line([0, right], [y, y], graphs.PEOPLE, dash="dash", width=2) for y in ends),
        _point(0, first, change.first_range, filled=False),
        _point(years, second, change.second_range, filled=True),
    ]
    later = _("one year later") if years == 1 else _("{n} years later").format(n=number(years))
    scans = [_("first scan"), later]
    labels = [
        _value(0, first, change.first_range, above=second <= first),
        _value(years, second, change.second_range, above=second > first),
    ]
    figure = graphs.figure(
        data,
        xaxis={
            "range": [left, right],
            "tickmode": "array",
            "tickvals": [0, years],
            "ticktext": scans,
        },
        yaxis={
            "range": [low - room, high + room],
            "title": {"text": _("Bone density (g/cm²)")},
            "tickformat": ".2f",
        },
        annotations=labels,
        margin={"l": 66, "r": 16, "t": 12, "b": 40},
        meta={
            "narrow": {
                "margin": {"r": 8, "b": 60},
                "xaxis": {"ticktext": ["<br>".join(w.rsplit(" ", 1)) for w in scans]},
                "yaxis": {"title": {"text": ""}},
            }
        },
    )
    key = (
        _("The brackets lie apart: a real change.")
        if change.real
        else _("The brackets overlap: no clear change.")
    )
    look = _("Diamonds: the two scans. Blue band: the bracket of the first scan, drawn on.")
    return Graph(_("Two scans and their brackets"), f"{key} {look}", headline, figure, 24, 23)


def _table(values: dict[str, Any], change: ScanChange) -> Table:
    grams = _("{n} g/cm²")
    rate = "–" if change.per_year is None else _("{n} %").format(n=number(change.per_year, 1))
    step = values["second"] - values["first"]
    rows = [
        [_("First scan"), grams.format(n=number(values["first"], 3))],
        [_("Second scan"), grams.format(n=number(values["second"], 3))],
        [_("Change"), grams.format(n=number(step, 3))],
        [_("Change, of the first scan"), _("{n} %").format(n=number(change.percent, 1))],
        [_("Limit (least significant change)"), _("{n} %").format(n=number(change.limit, 1))],
        [_("A loss counts at or below"), grams.format(n=number(change.loss_to, 3))],
        [_("A gain counts at or above"), grams.format(n=number(change.gain_from, 3))],
        [_("A real change"), _("yes") if change.real else _("not clear")],
        [_("Change a year, if real"), rate],
    ]
    return Table(_("Two scans compared"), [_("What"), _("Value")], rows)
