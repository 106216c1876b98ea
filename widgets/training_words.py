"""Words about training against falls, shared by the calculator and its chart."""

import math

from course.falls import Training
from widgets.text import _


def count_names() -> dict[str, str]:
    """Return what may be counted."""
    return {
        "falls": _("falls"),
        "people_who_fall": _("people who fall"),
        "people_with_fracture": _("broken bones"),
    }


def kind_names() -> dict[str, str]:
    """Return the kinds of training in a few words."""
    return {
        "any": _("any exercise"),
        "balance_and_function": _("balance and daily moves"),
        "several_kinds": _("balance with strength"),
        "tai_chi": _("tai chi"),
        "a_year_or_longer": _("a year or longer"),
        "any_second_review": _("any, another review"),
    }


def whole(count: float) -> int:
    """Return a count as whole people, a half upwards: 654.5 falls are published as 655."""
    return math.floor(count + 0.5)


def certainty(training: Training) -> str:
    """Return how sure the result is, in words."""
    if not training.interval_below_one:
        return _("not proven, it could also be no difference")
    if training.certainty == "high":
        return _("well proven")
    if training.certainty == "moderate":
        return _("likely")
    return _("likely, but less certain")
