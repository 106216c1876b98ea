"""Lifting and bending: why a lever makes the back work, and why the bent back matters."""

from dataclasses import dataclass
from typing import Any

from course import spine_bent, tables
from course.spine import Bending, bending
from course.spine_bent import BentLoad, TrainingGroup
from widgets import lifting_chart, people, provenance
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.units import MASS, plain
from widgets.view import Table, View
from widgets.weights import times

STEPS = 36  # of the curve, from 0 to 90 degrees
LIMIT = tables.value("spine", "implant_force_bent_from")  # implants: no further rise from here
LEVERS = ("trunk_share", "trunk_lever", "carried_lever", "carried_reach", "muscle_lever")
MEASURED = ("implant_force_bent", "implant_force_bent_from", "percent_bent", "percent_bent_at")
GROUPS = ("extension", "both", "none", "flexion")


@dataclass(frozen=True)
class LiftingResult:
    """Bending with and without a load, beside standing upright with empty hands.

    Attributes
    ----------
    now, empty : Bending
        The lever model with what is carried, and with empty hands.
    curve_empty, curve_loaded : list of float
        Times standing from 0 to 90 degrees; the second is None with empty hands.
    measured : list of BentLoad
        What studies measured at known angles, with empty hands.
    groups : list of TrainingGroup
        Women with weak bones of the spine, by the way they trained.
    """

    now: Bending
    empty: Bending
    curve_empty: list[float]
    curve_loaded: list[float] | None
    measured: list[BentLoad]
    groups: list[TrainingGroup]


class Lifting(Calculator):
    """How much more does my lower back carry when I bend, and when I lift?"""

    name = "lifting"
    picture = "bend"
    styles = ("bend",)
    picture_last = True

    def words(self) -> dict[str, str]:
        return {
            "title": _("Lifting and bending"),
            "question": _("Bend, and pick something up. What happens in the lower back?"),
            "limits": _(
                "This is a course model with one lever: good for comparing, not for deciding. It "
                "gives more than was measured, most of all when you bend far. It does not know "
                "how strong your bones are, how fast you lift, or whether you twist. The women in "
                "the last picture are not you: few people, long ago, groups not drawn by lot."
            ),
        }

    def controls(self) -> list[Control]:
        value = tables.value
        return [
            Number("mass", _("Your weight"), 65, mine="mass", low=35, high=150, units=MASS),
            Number(
                "angle",
                _("How far you bend"),
                50,
                _("0 is upright, 90 is level"),
                low=0,
                high=value("spine", "largest_angle"),
                units=plain("°"),
            ),
            Number(
                "carried",
                _("What you carry"),
                10,
                low=0,
                high=value("spine", "heaviest_carried"),
                units=MASS,
            ),
            Choice("back", _("Your back"), "hinge", options=_backs()),
        ]

    def compute(self, values: dict[str, Any]) -> LiftingResult:
        mass, angle, carried = values["mass"], values["angle"], values["carried"]
        steepest = tables.value("spine", "largest_angle")
        angles = [steepest * i / STEPS for i in range(STEPS + 1)]
        loaded = [bending(mass, a, carried).times_standing for a in angles] if carried else None
        return LiftingResult(
            now=bending(mass, angle, carried),
            empty=bending(mass, angle),
            curve_empty=[bending(mass, a).times_standing for a in angles],
            curve_loaded=loaded,
            measured=spine_bent.bent_loads(),
            groups=spine_bent.training_groups(),
        )

    def show(self, values: dict[str, Any], result: LiftingResult) -> View:
        load = self.written("carried", values["carried"])
        headline = _headline(result)
        chart = lifting_chart.graph(
            (result.curve_empty, result.curve_loaded),
            (values["angle"], result.now.times_standing),
            result.measured,
            LIMIT,
            {"load": _("with {load}").format(load=load), "summary": headline},
        )
        return View(
            headline=headline,
            detail=_detail(values, result, load),
            picture=_picture(values, result, load, headline),
            graphs=[chart],
            table=_table(values, result),
            note=_note(values),
        )

    def picture_words(self) -> dict[str, str]:
        return {
            "front": _("front edge of the vertebrae"),
            "levers": _("How far from one vertebra"),
            "study": _("Why the bent back matters in weak bones"),
        }

    def provenance(self) -> list[dict[str, Any]]:
        bent = ("pressure_bent", "pressure_bent_at")
        lifted = ("stoop_compression_low", "stoop_compression_high", "stoop_shear_high")
        women = tuple(f"new_fractures_{name}" for name in GROUPS)
        names = (*LEVERS, *MEASURED, *bent, *lifted, *women)
        return provenance.quantities("spine", names)


def _backs() -> dict[str, str]:
    return {"hinge": _("long: you fold at the hips"), "round": _("round")}


def _headline(result: LiftingResult) -> str:
    written = times(result.now.times_standing)
    if written == times(1):
        return _("In this simple model: as much as standing.")
    return _("In this simple model: {times} times as much as standing.").format(times=written)


def _centimetres(metres: float) -> str:
    return _("{n} cm").format(n=number(100 * metres, 0))


def _detail(values: dict[str, Any], result: LiftingResult, load: str) -> str:
    now = result.now
    words = {
        "muscle": _centimetres(now.muscle_lever),
        "trunk": _centimetres(now.trunk_lever),
        "hands": _centimetres(now.carried_lever),
        "load": load,
        "empty": times(result.empty.times_standing),
    }
    if now.muscle == 0:
        return _("Upright with empty hands, your weight rests on the spine. Muscles do little.")
    if values["carried"] == 0:
        text = _(
            "Your upper body hangs {trunk} in front of the vertebra. The back muscles hold it "
            "from {muscle} behind, so they must pull hard."
        )
    else:
        text = _(
            "With empty hands it is {empty}. The {load} hang {hands} in front of the vertebra; "
            "the back muscles hold them from {muscle} behind, so they must pull hard."
        )
    return f"{text.format(**words)} {_too_high(values)}".strip()


def _too_high(values: dict[str, Any]) -> str:
    if values["angle"] > LIMIT:
        return _(
            "Beyond {angle}° implants in five people measured no further rise: "
            "here the model is too high."
        ).format(angle=number(LIMIT, 0))
    return ""


def _note(values: dict[str, Any]) -> str:
    if values["back"] == "round":
        return _(
            "The model gives the same number for a round back. The difference is where it "
            "presses: on the front edge, where a weak vertebra is pressed into a wedge."
        )
    return _("A long back spreads the load more evenly over the whole vertebra.")


def _picture(
    values: dict[str, Any], result: LiftingResult, load: str, headline: str
) -> dict[str, Any]:
    now, carries = result.now, values["carried"] > 0
    levers = [
        _lever("other", -now.muscle_lever, 0.0, _("back muscles {length}")),
        _lever("people", 0.0, now.trunk_lever, _("upper body {length}")),
    ]
    if carries:
        levers.append(_lever("you", 0.0, now.carried_lever, _("what you carry {length}")))
    round_back = values["back"] == "round"
    return {
        "name": _("A person seen from the side, bending with a round back")
        if round_back
        else _("A person seen from the side, folding at the hips with a long back"),
        "description": headline,
        "angle": values["angle"],
        "round": 1 if round_back else 0,
        "load": 1 if carries else 0,
        "load_text": load if carries else "",
        "hands": now.carried_lever,
        "trunk": tables.value("spine", "trunk_lever"),
        "levers": levers,
        "study": _study(result.groups),
    }


def _lever(role: str, start: float, end: float, words: str) -> dict[str, Any]:
    """Return one distance from the vertebra; forward is positive. [m]"""
    length = _centimetres(end - start)
    return {"role": role, "from": start, "to": end, "text": words.format(length=length)}


def _study(groups: list[TrainingGroup]) -> dict[str, Any]:
    """Count women with new fractures of the spine, of 100, by the way they trained."""
    names = {
        "extension": _("Trained bending backward ({women} women)"),
        "both": _("Trained both ({women} women)"),
        "none": _("Did not train ({women} women)"),
        "flexion": _("Trained bending forward ({women} women)"),
    }
    rows = [
        people.bar(
            names[group.training].format(women=number(group.women, 0)),
            round(group.new_fractures),
            100,
            people.DO if group.training == "extension" else people.PEOPLE,
            _("{n} had none"),
        )
        for group in groups
    ]
    words = {
        "low": number(tables.value("spine", "follow_up_shortest"), 0),
        "high": number(tables.value("spine", "follow_up_longest"), 0),
    }
    return {
        "name": _("Bars that count women with a new break in the spine"),
        "description": "; ".join(f"{row['label']}: {row['n']}" for row in rows),
        "rows": rows,
        "lead": _(
            "How many of 100 women with weak bones of the spine and back pain had a new break in "
            "the spine, {low} to {high} years later:"
        ).format(**words),
        "note": _(
            "Read with care: the groups are small and were not drawn by lot, so other "
            "differences between the women may be behind part of it."
        ),
    }


def _table(values: dict[str, Any], result: LiftingResult) -> Table:
    def row(angle: float) -> list[str]:
        empty = bending(values["mass"], angle).times_standing
        loaded = bending(values["mass"], angle, values["carried"]).times_standing
        return [number(angle, 0), f"{times(empty)} ×", f"{times(loaded)} ×"]

    angles = sorted({0.0, 15.0, 30.0, 45.0, 60.0, 75.0, 90.0, round(values["angle"])})
    return Table(
        _("Times as much as standing upright with empty hands (course model)"),
        [_("Bent by, degrees"), _("Empty hands"), _("With what you carry")],
        [row(angle) for angle in angles],
    )
