"""A sideways fall: how hard it presses on the hip, and how much the hip can bear."""

from dataclasses import dataclass
from typing import Any

from course import density, falls, tables
from widgets import fall_chart, provenance
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.units import HEIGHT, MASS, plain
from widgets.view import Table, View
from widgets.weights import BodyWeight, times

SOFTEST = tables.value("falls", "softest_padding")
MOST_PADDING = round(100 * (1 - SOFTEST))  # hundredths of the force
FALL_ROWS = ("drop_share", "effective_mass_share", "stiffness", "soft_tissue_attenuation")
LANDING_ROWS = ("knee_first", "softest_padding", "force_measured", "force_measured_sd")
BONE_ROWS = ("strength_young", "strength_exponent", "strength_spread", "strength_measured")


@dataclass(frozen=True)
class SidewaysFallResult:
    """Forces on the hip. All in body weights but the newtons.

    Attributes
    ----------
    force, knee_first, on_hip, padded : float
        This fall; the same with the knee first; straight on the hip; on the softest floor.
    bare : float
        Straight on the bone, without anything soft: the worst this body can do.
    newtons : float
        This fall. [N]
    strength : tuple of float or None
        What the hip bears: about, low, high. None without a T-score.
    factor : tuple of float or None
        Force over strength: about, low, high. None without a T-score. [1]
    """

    force: float
    knee_first: float
    on_hip: float
    padded: float
    bare: float
    newtons: float
    strength: tuple[float, float, float] | None
    factor: tuple[float, float, float] | None


class SidewaysFall(Calculator):
    """How hard does a fall to the side press on the hip, and what makes it softer?"""

    name = "sideways-fall"
    picture = "people"
    styles = ("people",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("A sideways fall"),
            "question": _("Change how you land. What makes the fall softer?"),
            "example": _("This is Jeanne, a made-up woman of 70. Fill in your own numbers."),
            "limits": _(
                "This is a sketch of the mechanism: most falls don’t land straight on the hip. "
                "It is good for learning, not for deciding. It leaves out steps and hands that "
                "slow a fall, and several of its numbers are not checked in the originals. It is "
                "no chance: it does not say whether you will fall or break a bone."
            ),
        }

    def controls(self) -> list[Control]:
        low, high = (tables.value("falls", f"{end}_height") * 100 for end in ("lowest", "highest"))
        light, heavy = (tables.value("falls", f"{end}_mass") for end in ("lowest", "highest"))
        return [
            Choice("landing", _("You land"), "hip", options=landings()),
            Number(
                "padding",
                _("A pad or a soft floor takes away"),
                0,
                _("hundredths of the force"),
                low=0,
                high=MOST_PADDING,
                units=plain("%", step=5),
            ),
            Number("mass", _("Weight"), 65, mine="mass", low=light, high=heavy, units=MASS),
            Number("height", _("Height"), 163, mine="height", low=low, high=high, units=HEIGHT),
            Number(
                "soft_tissue_mm",
                _("Skin, fat and muscle at the side of the hip"),
                35,
                _("how thick"),
                low=tables.value("falls", "least_soft_tissue"),
                high=tables.value("falls", "most_soft_tissue"),
                units=plain("mm"),
            ),
            Number(
                "t_score",
                _("T-score of the hip neck"),
                -1.8,
                mine="t_score",
                low=-4,
                high=1,
                units=plain(digits=1, step=0.1),
                unknown=_("I do not have one"),
            ),
        ]

    def from_mine(self, numbers: dict[str, Any]) -> dict[str, Any]:
        """The scan of the example is not mine."""
        return {"t_score": None, **super().from_mine(numbers)}

    def compute(self, values: dict[str, Any]) -> SidewaysFallResult:
        mass, height, padding = values["mass"], values["height"] / 100, 1 - values["padding"] / 100

        def weights(landing: str, soft: float) -> float:
            force = falls.impact_force(height, mass, values["soft_tissue_mm"], landing, soft)
            return falls.in_body_weights(force, mass)

        newtons = falls.impact_force(
            height, mass, values["soft_tissue_mm"], values["landing"], padding
        )
        strength = factor = None
        if values["t_score"] is not None:
            bears = falls.hip_strength(density.bmd_at_t_score(values["t_score"]))
            low, high = falls.factor_of_risk_band(newtons, bears)
            factor = (falls.factor_of_risk(newtons, bears), low, high)
            about, least, most = (
                falls.in_body_weights(newtons / share, mass) for share in (factor[0], high, low)
            )
            strength = (about, least, most)
        return SidewaysFallResult(
            force=falls.in_body_weights(newtons, mass),
            knee_first=weights("knee_first", padding),
            on_hip=weights("hip", padding),
            padded=weights(values["landing"], SOFTEST),
            bare=falls.in_body_weights(falls.bare_force(height, mass), mass),
            newtons=newtons,
            strength=strength,
            factor=factor,
        )

    def show(self, values: dict[str, Any], result: SidewaysFallResult) -> View:
        headline = _headline(result)
        weight = BodyWeight(values["mass"], self.unit("mass"))
        return View(
            headline=headline,
            detail=_detail(values, result, weight),
            picture=_picture(values, result, weight, headline),
            graphs=[fall_chart.graph(values, result, headline)],
            table=_table(result, weight),
            note=""
            if result.strength
            else _("With a T-score you also see about how much your hip can bear."),
        )

    def provenance(self) -> list[dict[str, Any]]:
        bones = ("strength_measured_sd", "broken_below_t", "broken_above_t", "hip_per_fall")
        return provenance.quantities("falls", (*FALL_ROWS, *LANDING_ROWS, *BONE_ROWS, *bones))


def landings() -> dict[str, str]:
    """Return the two ways to land."""
    return {"hip": _("straight on the hip"), "knee_first": _("knee first, then the hip")}


def _headline(result: SidewaysFallResult) -> str:
    if result.factor is None:
        return _("This fall presses on the hip with {n} times your weight.").format(
            n=times(result.force)
        )
    about, low, high = result.factor
    if low > 1:
        return _("In this sketch the fall is too much for the hip. How you land counts most.")
    if high < 1:
        words = _("In this sketch the hip holds: the fall asks {n} where the hip can bear 100.")
    else:
        words = _("In this sketch it is close: the fall asks {n} where the hip can bear 100.")
    return words.format(n=number(100 * about, 0))


def _detail(values: dict[str, Any], result: SidewaysFallResult, weight: BodyWeight) -> str:
    """Say what the numbers are in kilograms, what another landing does, and how rare it is."""
    if values["landing"] == "hip":
        other = _("With the knee first, {force} becomes {other}.")
        becomes = result.knee_first
    else:
        other = _("Straight on the hip, {force} would be {other}.")
        becomes = result.on_hip
    parts = [other.format(force=weight.text(result.force), other=weight.text(becomes))]
    if result.factor is not None and result.factor[1] <= 1:
        low, high = (number(100 * share, 0) for share in result.factor[1:])
        bones = _("Bones differ: it could be {low}, it could be {high}.")
        parts.insert(0, bones.format(low=low, high=high))
    rare = tables.value("falls", "hip_per_fall")
    breaks = _(
        "Most falls end differently: of 100 falls of older women, about {n} breaks a hip. "
        "{rest} do not."
    )
    parts.append(breaks.format(n=number(rare, 0), rest=number(100 - rare, 0)))
    return " ".join(parts)


def _row(label: str, force: float, of: float, weight: BodyWeight, look: str) -> dict[str, Any]:
    return {
        "label": label,
        "n": force,
        "of": of,
        "value_text": _("{n} ×").format(n=times(force)),
        "rest_text": "",
        "band_text": _("times your weight: as if {kg} lay on it").format(kg=weight.text(force)),
        "role": look,
        "pattern": "solid" if look == "you" else "hatch",
    }


def _picture(
    values: dict[str, Any], result: SidewaysFallResult, weight: BodyWeight, headline: str
) -> dict[str, Any]:
    # the scale follows body and bone, not the landing: softer is seen as shorter
    of = 1.04 * max(result.bare, result.strength[2] if result.strength else 0)
    rows = [_row(_("This fall presses on the hip"), result.force, of, weight, "you")]
    if result.strength is not None:
        about, low, high = result.strength
        bears = _row(_("This hip can bear"), about, of, weight, "people")
        words = _("another hip with this T-score: {low} to {high} ×")
        bears |= {
            "low": low,
            "high": high,
            "band_text": words.format(low=times(low), high=times(high)),
        }
        rows.append(bears)
    if values["landing"] == "hip":
        rows.append(_row(_("The same fall, knee first"), result.knee_first, of, weight, "do"))
    if values["padding"] < MOST_PADDING:
        softest = _("The same fall, the softest pad or floor")
        rows.append(_row(softest, result.padded, of, weight, "do"))
    return {
        "name": _("Bars: the force of a fall and what makes it softer"),
        "description": headline,
        "rows": rows,
        "note": _("A quick step, a rail, bending knees help too. They are not in these bars."),
    }


def _table(result: SidewaysFallResult, weight: BodyWeight) -> Table:
    newtons_per_weight = result.newtons / result.force

    def row(what: str, force: float) -> list[str]:
        newtons = number(force * newtons_per_weight, 0)
        return [what, _("{n} ×").format(n=times(force)), weight.text(force), newtons]

    rows = [
        row(_("This fall"), result.force),
        row(_("Straight on the hip"), result.on_hip),
        row(_("Knee first"), result.knee_first),
        row(_("The softest pad or floor"), result.padded),
    ]
    if result.strength is not None and result.factor is not None:
        about, low, high = result.strength
        rows += [
            row(_("The hip bears about"), about),
            row(_("The hip bears at least"), low),
            row(_("The hip bears at most"), high),
            [_("Force over strength"), "–", "–", " ".join(_factor(result.factor))],
        ]
    return Table(
        _("Force on the hip, in body weights, as a weight and in newtons"),
        [_("What"), _("Times your weight"), _("As a weight"), _("Newtons")],
        rows,
    )


def _factor(factor: tuple[float, float, float]) -> list[str]:
    about, low, high = (number(share, 2) for share in factor)
    return [about, _("({low} to {high})").format(low=low, high=high)]
