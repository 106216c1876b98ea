"""The picture of a vertebra cut open: how much bone there was at 25, and how much there is."""

from typing import Any

from widgets.text import _, number

FEWEST, MOST = 45, 115  # percent of bone the drawing was calibrated for


def words() -> dict[str, str]:
    """Return the words of the picture."""
    return {
        "percent": _("{percent} %"),
        "bone": _("Bone"),
        "strength": _("Strength"),
        "range": _("{low}–{high} %"),
        "whole": _("The whole bar is the bone at 25."),
    }


def state(values: dict[str, Any], result: Any) -> dict[str, Any]:
    """Return the state of the picture for a result of the calculator."""
    percent = 100 * result.share_of_young
    strength, low, high = (100 * share for share in result.strength)
    shown = number(percent, 0)
    return {
        "name": _("A vertebra cut open, with {percent} % of the bone of 25").format(percent=shown),
        "description": _(
            "A net of bone struts inside a thin shell; the less bone, the more holes."
        ),
        "then_name": _("The same vertebra at 25"),
        "then_description": _("A close net of sturdy struts."),
        "percent": min(MOST, max(FEWEST, percent)),
        "sex": values["sex"],
        "then_label": _("Average at 25"),
        "now_label": _("You, at {age}").format(age=number(values["age"], 0)),
        "percent_text": _("{percent} %").format(percent=shown),
        "strength": strength,
        "strength_low": low,
        "strength_high": high,
        "strength_text": _("about {percent} %").format(percent=number(strength, 0)),
    }
