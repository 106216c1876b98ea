"""Standing on two legs and on one: what the foot feels, and what the hip feels."""

from dataclasses import dataclass
from typing import Any

from course import tables
from course.stance import LEVELS, HipLoad, leaning_lever, load_at_level, one_leg_stance
from widgets import provenance, standing_chart
from widgets.calculator import Calculator
from widgets.common import sexes
from widgets.controls import Choice, Control, Number
from widgets.text import _
from widgets.units import MASS, Unit, plain
from widgets.view import Table, View
from widgets.weights import BodyWeight, times

CENTIMETRES = (Unit("cm", "cm", 0.01, 1, 0.5),)
SUMMARY_ROWS = ("weight_above", "weight_lever", "weight_height", "muscle_lever", "muscle_angle")


@dataclass(frozen=True)
class StandingResult:
    """Loads while standing. All in body weights.

    Attributes
    ----------
    foot : float
        Force under one standing foot.
    joint : float
        In the hip: the weight above it on two legs, the joint force on one leg.
    above : dict
        Weight above ankle, knee, hip and lower spine, per leg: ``{level: (two legs, one leg)}``.
    hip : HipLoad or None
        The forces of the one-leg stance; None on two legs.
    """

    foot: float
    joint: float
    above: dict[str, tuple[float, float]]
    hip: HipLoad | None


class Standing(Calculator):
    """What do my legs carry when I stand? Two legs, one leg, cane, bag and lean."""

    name = "standing"
    picture = "hip"
    styles = ("hip",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("Two legs, one leg"),
            "question": _("Lift one foot. What changes under the other foot, and in the hip?"),
            "limits": _(
                "This is a course model of standing still: good for learning, not for deciding. "
                "People differ by about a fifth. It does not know what your own hip can bear. "
                "On two legs it shows the weight above the hip; muscles at rest add some more."
            ),
        }

    def controls(self) -> list[Control]:
        one_leg = (("legs", ("one",)),)
        return [
            Choice("legs", _("You stand on"), "two", options=_legs()),
            Number("mass", _("Your weight"), 70, mine="mass", low=35, high=150, units=MASS),
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
            Choice("hands", _("In your hands"), "nothing", when=one_leg, options=_hands()),
            Number(
                "help",
                _("How heavy"),
                10,
                _("in hundredths of your weight"),
                when=(("hands", ("cane", "bag_other", "bag_same")),),
                low=1,
                high=20,
                units=plain("%"),
            ),
            Number(
                "lean",
                _("Lean over the standing leg"),
                0,
                _("below 0 the pelvis drops"),
                when=one_leg,
                low=-15,
                high=25,
                units=plain("°"),
            ),
            Number(
                "lever",
                _("Lever of the hip muscles"),
                tables.value("stance", "muscle_lever"),
                when=one_leg,
                low=0.04,
                high=0.07,
                units=CENTIMETRES,
            ),
        ]

    def compute(self, values: dict[str, Any]) -> StandingResult:
        sex = values["sex"]
        above = {
            level: (load_at_level(level, sex, 2), load_at_level(level, sex, 1)) for level in LEVELS
        }
        if values["legs"] == "two":
            return StandingResult(0.5, above["hip"][0], above, None)
        hip = one_leg_stance(muscle_lever=values["lever"], lean=values["lean"], **_carried(values))
        return StandingResult(hip.ground, hip.joint, above, hip)

    def show(self, values: dict[str, Any], result: StandingResult) -> View:
        weight = BodyWeight(values["mass"], self.unit("mass"))
        headline, detail = _sentences(values, result, weight)
        return View(
            headline=headline,
            detail=detail,
            picture=_picture(values, result, weight, headline),
            graphs=[standing_chart.graph(result, headline)],
            table=_table(result, weight),
        )

    def picture_words(self) -> dict[str, str]:
        return {
            "under_foot": _("Under this foot"),
            "in_hip": _("In this hip"),
            "one_figure": _("1 figure = your whole weight ({weight})"),
            "times": _("{n} ×"),
            "bridge": _("Two legs: a bridge"),
            "bridge_text": _("Your weight rests on two hips. The muscles have little to do."),
            "seesaw": _("One leg: a seesaw"),
            "seesaw_text": _(
                "The hip is the pivot. The muscles pull on the short side, "
                "your weight hangs on the long side."
            ),
            "body_above": _("body above"),
            "hip_muscles": _("hip muscles"),
            "hip_joint": _("hip joint"),
            "cane": _("cane"),
            "bag": _("bag"),
            "centimetres": _("{n} cm"),
        }

    def provenance(self) -> list[dict[str, Any]]:
        measured = ("hip_one_leg_measured", "cane_lever", "cane_emg_drop", "bag_lever_other")
        above = ("head_arms_trunk_above_l4_l5",)
        return provenance.quantities("stance", (*SUMMARY_ROWS, *measured, *above))


def _legs() -> dict[str, str]:
    return {"two": _("two legs"), "one": _("one leg")}


def _hands() -> dict[str, str]:
    return {
        "nothing": _("nothing"),
        "cane": _("a cane, other side"),
        "bag_other": _("a bag, other side"),
        "bag_same": _("a bag, same side"),
    }


def _carried(values: dict[str, Any]) -> dict[str, float]:
    """Return cane or bag as `one_leg_stance` takes them."""
    share = values["help"] / 100
    if values["hands"] == "cane":
        return {"cane": share}
    if values["hands"].startswith("bag"):
        side = values["hands"].removeprefix("bag_")
        return {"bag": share, "bag_lever": tables.value("stance", f"bag_lever_{side}")}
    return {}


def _sentences(
    values: dict[str, Any], result: StandingResult, weight: BodyWeight
) -> tuple[str, str]:
    if result.hip is None:
        return _("Half your weight under each foot."), _(
            "That is {foot} under each foot. Above each hip rest {hip} of you."
        ).format(foot=weight.text(result.foot), hip=weight.text(result.joint))
    plain_stance = one_leg_stance(muscle_lever=values["lever"])
    if values["lean"] == 0 and values["hands"] == "nothing":
        return _("Twice as much under the foot. In the hip: {joint} times your weight.").format(
            joint=times(result.joint)
        ), _(
            "Under the foot the load doubles, from {half} to {foot}. On the hip it is as if "
            "{joint} pressed. Your hip muscles pull as hard as {muscle} to keep you level, and "
            "the joint feels that pull too."
        ).format(
            half=weight.text(0.5),
            foot=weight.text(result.foot),
            joint=weight.text(result.joint),
            muscle=weight.text(result.hip.muscle),
        )
    headline = _("In the hip: {joint} times your weight. Upright with empty hands: {upright}.")
    return headline.format(joint=times(result.joint), upright=times(plain_stance.joint)), _(
        "On the hip it is as if {joint} pressed. Under the foot it is {foot}."
    ).format(joint=weight.text(result.joint), foot=weight.text(result.foot))


def _picture(
    values: dict[str, Any], result: StandingResult, weight: BodyWeight, headline: str
) -> dict[str, Any]:
    hip = result.hip
    carried = _carried(values) if hip else {}
    lean = values["lean"] if hip else 0
    half_distance = tables.value("stance", "hip_distance") / 2
    forces = {
        "ground_stance": result.foot,
        "ground_other": 0 if hip else result.foot,
        "weight": tables.value("stance", "weight_above") if hip else 2 * result.joint,
        "muscle": hip.muscle if hip else 0,
        "joint": result.joint,
        "joint_other": 0 if hip else result.joint,
        "cane": carried.get("cane", 0),
        "bag": carried.get("bag", 0),
    }
    return {
        "name": _("A person seen from the front, standing on one leg")
        if hip
        else _("A person seen from the front, standing on two legs"),
        "description": headline,
        "legs": values["legs"],
        **forces,
        "weight_x": 100 * (leaning_lever(lean) if hip else half_distance),
        "muscle_x": 100 * values["lever"],
        "joint_angle": hip.joint_angle if hip else 0,
        "cane_x": 100 * tables.value("stance", "cane_lever"),
        "bag_x": 100 * carried.get("bag_lever", 0),
        "lean": lean,
        "weight_text": weight.text(1),
        "labels": {name: weight.text(force) for name, force in forces.items()},
    }


def _table(result: StandingResult, weight: BodyWeight) -> Table:
    def cell(force: float | None) -> str:
        return "–" if force is None else f"{times(force)} × ({weight.text(force)})"

    return Table(
        _("Load at each place, in body weights and as a weight"),
        [_("Place"), _("On two legs"), _("On one leg")],
        [[place, cell(two), cell(one)] for place, two, one in standing_chart.rows(result)],
    )
