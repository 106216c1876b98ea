"""Walking: a load that rises and falls, under the feet and in the hip, step after step."""

from dataclasses import dataclass
from typing import Any

from course import gait
from course.gait import GaitCurve, GaitPeaks, MeasuredCurve
from widgets import graphs, provenance
from widgets.calculator import Calculator
from widgets.common import sexes
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.units import MASS, SPEED, plain
from widgets.view import Graph, Table, View
from widgets.weights import BodyWeight, times

MEASURED_SPEEDS = (1.30, 1.49, 1.88)  # of the one person whose curves we have [m/s]
NEAR = 0.06  # so close to a measured speed the overlay is shown [m/s]
DAYS_A_YEAR = 365


@dataclass(frozen=True)
class WalkingResult:
    """Loads of walking at one speed.

    Attributes
    ----------
    peaks : GaitPeaks
        First peak, trough and second peak under one foot. [BW]
    curve : GaitCurve
        Ground force of both feet over one stride. [BW]
    hip : list of float
        Hip force of the left leg over the same stride (course model). [BW]
    stance, both : float
        Share of the stride with this foot, and with both feet, on the ground. [%]
    stride_time : float
        Duration of two steps. [s]
    step_length : float
        Length of a step. [m]
    loads_a_day, loads_a_year : float
        Load cycles of each leg.
    measured : MeasuredCurve or None
        Curves of one measured person, near the speeds at which they were taken.
    """

    peaks: GaitPeaks
    curve: GaitCurve
    hip: list[float]
    stance: float
    both: float
    stride_time: float
    step_length: float
    loads_a_day: float
    loads_a_year: float
    measured: MeasuredCurve | None


class Walking(Calculator):
    """What do my feet and hips feel when I walk, and how often?"""

    name = "walking"
    picture = "walk"
    styles = ("walk",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("Every step is a load that comes and goes"),
            "question": _("Press play, and watch the arrows. Then walk faster or slower."),
            "limits": _(
                "The curves pass through published peaks of one adult and a group of children; "
                "the hip force is a course model: good for learning, not for deciding. They do "
                "not know how you walk, with pain, with a limp or with a walking aid."
            ),
        }

    def controls(self) -> list[Control]:
        return [
            Number("speed", _("Walking speed"), 4 / 3.6, low=0.8, high=2.1, units=SPEED),
            Number("mass", _("Your weight"), 70, mine="mass", low=35, high=150, units=MASS),
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
            Number(
                "steps",
                _("Steps a day"),
                5000,
                mine="steps",
                low=0,
                high=30000,
                units=plain(step=500),
            ),
        ]

    def compute(self, values: dict[str, Any]) -> WalkingResult:
        speed, sex = values["speed"], values["sex"]
        near = [known for known in MEASURED_SPEEDS if abs(known - speed) <= NEAR]
        return WalkingResult(
            peaks=gait.peaks(speed),
            curve=gait.ground_reaction(speed),
            hip=gait.hip_force(speed),
            stance=gait.stance_share(speed),
            both=gait.double_support_share(speed),
            stride_time=gait.stride_time(speed, sex),
            step_length=gait.step_length(speed, sex),
            loads_a_day=gait.load_cycles(values["steps"]),
            loads_a_year=gait.load_cycles(values["steps"], days=DAYS_A_YEAR),
            measured=gait.measured_curve(near[0]) if near else None,
        )

    def show(self, values: dict[str, Any], result: WalkingResult) -> View:
        weight = BodyWeight(values["mass"], self.unit("mass"))
        headline = _("Each step loads your leg up to {peak} times your weight.").format(
            peak=times(max(result.peaks.first, result.peaks.second))
        )
        detail = _(
            "The load rises to {first}, dips to {trough} and rises again to {second} times your "
            "weight. Your hip feels up to {hip} times. Each leg is loaded {day} times a day."
        ).format(
            first=number(result.peaks.first, 2),
            trough=number(result.peaks.trough, 2),
            second=number(result.peaks.second, 2),
            hip=times(max(result.hip)),
            day=number(result.loads_a_day, 0),
        )
        return View(
            headline=headline,
            detail=detail,
            picture=_picture(values, result, weight, headline),
            graphs=[_graph(result, headline)],
            table=_table(result, weight),
            note=_note(result),
        )

    def picture_words(self) -> dict[str, str]:
        return {
            "right_foot": _("Right foot"),
            "left_foot": _("Left foot"),
            "in_the_air": _("in the air"),
            "both_feet": _("both feet"),
            "your_weight": _("your weight"),
            "one_stride": _("one stride (two steps)"),
            "play": _("Play"),
            "pause": _("Pause"),
            "moment": _("Moment in the stride"),
            "moment_value": _(
                "{percent} percent of the stride. Right foot {right}, "
                "left foot {left} times your weight"
            ),
            "film_speed": _("Film speed"),
            "slow": _("Slow"),
            "half": _("Half"),
            "real_time": _("Real time"),
            "times": _("{n} ×"),
            "counter_film": _("steps in this film"),
            "counter_day": _("loads on each leg, every day"),
            "counter_year": _("in a year"),
            "dots": _("1 dot = {n} loads on one leg"),
        }

    def provenance(self) -> list[dict[str, Any]]:
        fits = ("first_peak_base", "first_peak_slope", "trough_base", "trough_slope")
        more = ("second_peak_base", "second_peak_slope", "stance_base", "stance_slowness")
        hip = ("hip_swing", "hip_per_ground", "hip_walking_measured")
        cadence = ("cadence_base_female", "cadence_slope_female", "cadence_base_male")
        return provenance.quantities("gait", (*fits, *more, *hip, *cadence, "cadence_slope_male"))


def _count(loads: float) -> str:
    """Write a large count as people say it: 912,500 or 1.1 million."""
    if loads >= 1e6:
        return _("{n} million").format(n=number(loads / 1e6, 1))
    return number(loads, 0)


def _note(result: WalkingResult) -> str:
    if result.measured is None:
        return _("The curve is a model that passes through published peaks.")
    return _("The dotted line is one healthy adult, measured on a treadmill.")


def _picture(
    values: dict[str, Any], result: WalkingResult, weight: BodyWeight, headline: str
) -> dict[str, Any]:
    curve, measured = result.curve, result.measured
    return {
        "name": _("A person walking, seen from the side, with the force under each foot"),
        "description": headline,
        "weight_unit": weight.for_picture(),
        "kg_per_bw": values["mass"],
        "cycle_seconds": result.stride_time,
        "stance": result.stance,
        "stride": 2 * result.step_length,
        "speed": values["speed"],
        "percent": curve.percent,
        "vertical": [round(force, 4) for force in curve.left],
        "fore_aft": curve.left_fore_aft and [round(force, 4) for force in curve.left_fore_aft],
        "measured": measured
        and {
            "percent": measured.percent,
            "vertical": [round(max(0.0, force), 4) for force in measured.vertical],
            "label": _("measured"),
        },
        "first": result.peaks.first,
        "trough": result.peaks.trough,
        "second": result.peaks.second,
        "steps_a_day": values["steps"],
        "loads_a_day": result.loads_a_day,
        "loads_day_text": _count(result.loads_a_day),
        "loads_year_text": _count(result.loads_a_year),
    }


def _graph(result: WalkingResult, headline: str) -> Graph:
    percent = list(result.curve.percent)
    foot = [round(force, 3) for force in result.curve.left]
    hip = [round(force, 3) for force in result.hip]
    data = [
        graphs.line(percent, foot, graphs.PEOPLE, name="foot"),
        graphs.line(percent, hip, graphs.OTHER, dash="dash", name="hip"),
    ]
    if result.measured is not None:
        vertical = [round(force, 3) for force in result.measured.vertical]
        data.append(
            graphs.line(
                list(result.measured.percent), vertical, graphs.INK_2, dash="dot", width=2.5
            )
        )
    lift = result.stance + 3
    labels = [
        graphs.label(
            12, max(hip) + 0.1, f"<b>{_('in the hip (model)')}</b>", xanchor="left",
            yanchor="bottom", font={"color": graphs.OTHER_INK},
        ),
        graphs.label(
            lift, 0.72, f"<b>{_('under the foot')}</b>", xanchor="left",
            font={"color": graphs.PEOPLE_INK},
        ),
        graphs.label(99, 1, _("your weight"), xanchor="right", yanchor="bottom"),
    ]  # fmt: skip
    weight_line = {"type": "line", "x0": 0, "x1": 100, "y0": 1, "y1": 1}
    figure = graphs.figure(
        data,
        xaxis={
            "range": [0, 100.5],
            "title": {"text": _("Percent of one stride, from heel to heel")},
            "dtick": 20,
        },
        yaxis={"range": [0, 3.2], "title": {"text": _("times body weight")}, "dtick": 1},
        shapes=[{**weight_line, "line": {"color": graphs.EDGE, "width": 2, "dash": "dot"}}],
        annotations=labels,
        margin={"l": 56, "r": 16, "t": 12, "b": 56},
        meta={"narrow": {"yaxis": {"title": {"text": ""}}}},
    )
    return Graph(
        title=_("One leg through one stride"),
        key=_("Blue: under the foot. Purple dashes: in the hip, a course model."),
        summary=headline,
        figure=figure,
        height=23,
        height_narrow=22,
    )


def _table(result: WalkingResult, weight: BodyWeight) -> Table:
    def force(value: float) -> list[str]:
        return [number(value, 2), weight.text(value)]

    rows = [
        [_("First peak under the foot"), *force(result.peaks.first)],
        [_("Dip"), *force(result.peaks.trough)],
        [_("Second peak"), *force(result.peaks.second)],
        [_("Largest hip force (course model)"), *force(max(result.hip))],
        [_("One foot on the ground, % of the stride"), number(result.stance, 0), "–"],
        [_("Both feet on the ground, % of the stride"), number(result.both, 0), "–"],
        [_("Time for two steps, seconds"), number(result.stride_time, 2), "–"],
        [_("Length of a step, metres"), number(result.step_length, 2), "–"],
        [_("Loads on each leg a day"), number(result.loads_a_day, 0), "–"],
        [_("Loads on each leg a year"), number(result.loads_a_year, 0), "–"],
    ]
    return Table(
        _("Walking at this speed"),
        [_("What"), _("Value, or times body weight"), _("As a weight")],
        rows,
    )
