"""From force to strain: how much a load shortens the shin bone, and what bone may make of it."""

from dataclasses import dataclass
from typing import Any

from course import activities, shin, tables
from course.activities import Activity
from course.activity_advice import IMPACTS
from course.mechanostat import Zone
from course.shin import Pressed
from widgets import activity_words, provenance, strain_chart
from widgets.calculator import Calculator
from widgets.controls import Control, Number, Select
from widgets.strain_chart import Strain, about, zone_words
from widgets.text import _, number
from widgets.units import MASS, Unit
from widgets.view import Table, View
from widgets.weights import BodyWeight

OFFERED = (
    "stand_two",
    "stand_one",
    "sit_to_stand",
    "walk_4kmh",
    "stairs_up",
    "stairs_down",
    "jog_slow",
    "stomp",
    "heel_drop",
    "jump_small_post",
    "star_jump",
    "hop",
    "elliptical",
    "cycling",
)
LEAST_AREA, MOST_AREA = 180, 450  # mm², around the typical 270 of women and 350 of men
DRAWN = 200  # the picture shortens the bone this many times more than the load does
ROWS = (
    "modulus_along",
    "tibia_area_female",
    "tibia_area_male",
    "tibia_walking",
    "tibia_per_ground",
    "tibia_vigorous",
    "tibia_high_impact",
    "disuse_below",
    "disuse_below_low",
    "disuse_below_high",
    "build_above",
    "build_above_low",
    "too_much_above",
    "too_much_above_high",
)


@dataclass(frozen=True)
class ForceToStrainResult:
    """One load on the shin bone, from force to strain.

    Attributes
    ----------
    activity : Activity
        What is done.
    pressed : Pressed or None
        Force, stress, strain by pressing alone. None where the knee was not measured.
    one_man : float or None
        Strain by the rule of thumb from one man. [µε]
    strain : float
        The strain the answer is about: by pressing, else by the rule. [µε]
    zones : tuple of Zone
        Zones in which it may lie.
    all : dict of str to tuple
        Pressed, and strain by the rule, for every activity offered.
    """

    activity: Activity
    pressed: Pressed | None
    one_man: float | None
    strain: float
    zones: tuple[Zone, ...]
    all: dict[str, tuple[Pressed | None, float | None]]


class ForceToStrain(Calculator):
    """How much does a load shorten my shin bone, and does bone care?"""

    name = "force-to-strain"
    picture = "column"
    styles = ("column",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("From force to strain"),
            "question": _("Choose an activity, or a thinner bone. How much shorter does it get?"),
            "example": _("This is Jeanne, 65 kg, with a typical shin bone. Make it yours."),
            "limits": _(
                "This is a sketch of one bone. The knee forces come from people with an "
                "artificial knee; the size of the bone is a typical one, from memory. Muscles "
                "also bend the bone, and that is left out when it is only pressed. The other way "
                "rests on one man. The zones are set points of a model, not measurements, and "
                "differ from bone to bone. How fast and how often the load comes matters too. No "
                "zone says that a movement is safe for you."
            ),
        }

    def controls(self) -> list[Control]:
        names = activity_words.names()
        light, heavy = (tables.value("impact", end) for end in ("lightest", "heaviest"))
        typical = tables.value("impact_bone", "tibia_area_female")
        stiff = tables.value("impact_bone", "modulus_along")
        return [
            Select(
                "activity", _("Activity"), "walk_4kmh", options={key: names[key] for key in OFFERED}
            ),
            Number("mass", _("Weight"), 65, mine="mass", low=light, high=heavy, units=MASS),
            Number(
                "area",
                _("Bone in a slice of the shin"),
                typical,
                _("women often 270, men 350"),
                low=LEAST_AREA,
                high=MOST_AREA,
                units=(Unit("mm2", "mm²", 1.0, 0, 10),),
            ),
            Number(
                "modulus",
                _("Stiffness of bone"),
                stiff,
                _("compact bone about 17"),
                low=10000,
                high=20000,
                units=(Unit("GPa", "GPa", 1000.0, 1, 0.5),),
            ),
        ]

    def compute(self, values: dict[str, Any]) -> ForceToStrainResult:
        every = {key: _both_ways(activities.activity(key), values) for key in OFFERED}
        pressed, by_rule = every[values["activity"]]
        strain = pressed.strain if pressed else by_rule or 0.0
        return ForceToStrainResult(
            activity=activities.activity(values["activity"]),
            pressed=pressed,
            one_man=by_rule,
            strain=strain,
            zones=shin.possible_zones(strain),
            all=every,
        )

    def show(self, values: dict[str, Any], result: ForceToStrainResult) -> View:
        headline = _headline(result)
        weight = BodyWeight(values["mass"], self.unit("mass"))
        return View(
            headline=headline,
            detail=_detail(result, weight),
            picture=_picture(result, weight, headline),
            graphs=[strain_chart.graph(_marks(result), headline)],
            table=_table(result),
            note=activity_words.impact_warning() if result.activity.group in IMPACTS else "",
        )

    def provenance(self) -> list[dict[str, Any]]:
        names = activity_words.names()
        lines = provenance.quantities("impact_bone", ROWS)
        for row in tables.rows("impact_loads"):
            if row["activity"] in OFFERED and row["quantity"] in ("knee", "ground"):
                shown = f"{number(float(row['value']))} BW"
                what = f"{names[row['activity']]}, {row['quantity']}"
                lines.append(provenance.entry(row, what, shown))
        return lines


def _both_ways(activity: Activity, values: dict[str, Any]) -> tuple[Pressed | None, float | None]:
    rule = shin.one_man(activity)
    if activity.knee is None:
        return None, rule
    size = (values["mass"], values["area"], values["modulus"])
    return shin.pressed(activity.knee.value, *size), rule


def _headline(result: ForceToStrainResult) -> str:
    what = activity_words.names()[result.activity.key]
    zones = _(" or ").join(zone_words()[zone] for zone in result.zones)
    template = _("{what}: about {n} millionths shorter. In the model, bone is {zones}.")
    return template.format(what=what, n=about(result.strain), zones=zones)


def _detail(result: ForceToStrainResult, weight: BodyWeight) -> str:
    length = _("A bone of one metre would get {mm} mm shorter.").format(
        mm=number(result.strain / 1000, 2)
    )
    parts = [length]
    if result.pressed and result.activity.knee:
        words = _("The knee presses as if {kg} stood on it: {stress} newtons on each mm² of bone.")
        parts.append(
            words.format(
                kg=weight.text(result.activity.knee.value), stress=number(result.pressed.stress, 1)
            )
        )
    if result.pressed and result.one_man:
        words = _("A rule of thumb from one man gives {n}. Two ways, two answers.")
        parts.append(words.format(n=about(result.one_man)))
    if not result.pressed:
        parts.append(
            _("Nobody measured the knee here, so this is only a rule of thumb from one man.")
        )
    if result.activity.key == "cycling":
        parts.append(_("Alone it would not keep bone. Your other movements count too."))
    return " ".join(parts)


def _marks(result: ForceToStrainResult) -> list[Strain]:
    found = []
    if result.pressed:
        found.append(Strain(result.pressed.strain, _("only pressed"), yours=True))
    if result.one_man:
        words = _("rule from one man")
        found.append(Strain(result.one_man, words, yours=not result.pressed))
    return found


def _picture(result: ForceToStrainResult, weight: BodyWeight, headline: str) -> dict[str, Any]:
    force = ""
    if result.pressed and result.activity.knee:
        force = _("as if {kg}").format(kg=weight.text(result.activity.knee.value))
    return {
        "name": _("Two bones: without load, and pressed shorter"),
        "description": headline,
        "shorter": DRAWN * result.strain / 1e6,
        "force": force,
        "free": _("without load"),
        "loaded": activity_words.names()[result.activity.key],
        "strain": _("{n} millionths").format(n=about(result.strain)),
        "note": _("Drawn {n} times more than it is.").format(n=DRAWN),
    }


def _table(result: ForceToStrainResult) -> Table:
    names, zones = activity_words.names(), zone_words()
    rows = []
    for key, (pressed, rule) in result.all.items():
        possible = shin.possible_zones(pressed.strain if pressed else rule or 0)
        rows.append(
            [
                names[key],
                about(pressed.strain) if pressed else "–",
                about(rule) if rule else "–",
                _(" or ").join(zones[zone] for zone in possible),
            ]
        )
    return Table(
        _("Shortening of the shin bone, in millionths of its length"),
        [_("Activity"), _("Only pressed"), _("Rule from one man"), _("In the model, bone is")],
        rows,
    )
