"""Words and sources about training and time, shared by the calculators of chapter 7."""

from typing import Any

from course import tables
from course.adaptation import SITES
from widgets import provenance
from widgets.calculators.bone_density import sites
from widgets.text import _, number


def programmes() -> dict[str, str]:
    """Return the kinds of training that have a curve."""
    return {
        "walking": _("walking alone"),
        "moderate": _("mixed training, moderate"),
        "high_supervised": _("heavy training with a guide"),
    }


def trained_sites() -> dict[str, str]:
    """Return the places with a training curve."""
    return {site: name for site, name in sites().items() if site in SITES}


def weak_spots() -> dict[str, str]:
    """Return what is shaky about an answer, by the keys of `BoneGain.weak_spots`."""
    return {
        "effect_not_shown": _("For walking alone no gain has been shown in the spine."),
        "only_after_6_months": _(
            "Walking alone helped the hip neck only after more than 6 months."
        ),
        "few_trials": _("Few trials: the band is wide."),
        "studies_disagree": _(
            "Studies disagree here: some found a gain, together they found none."
        ),
        "one_study": _("What is left after stopping rests on one study of 35 women."),
    }


def curve_lines() -> list[dict[str, Any]]:
    """Return the lines for the bone curves: their height by programme, and their two times."""
    lines = [
        provenance.entry(
            row,
            f"{row['programme']}, {row['site']}".replace("_", " "),
            f"{number(float(row['value']))} ({number(float(row['low']))} to "
            f"{number(float(row['high']))}) {row['unit']}",
        )
        for row in tables.rows("adaptation_programmes")
    ]
    return [*lines, *provenance.quantities("adaptation", ("bone_on", "bone_off"))]


def disuse_lines() -> list[dict[str, Any]]:
    """Return the lines for what is lost in bed."""
    lines = [
        provenance.entry(
            row,
            f"{row['situation']}, {row['site']}".replace("_", " "),
            _("{loss} % in {weeks} weeks").format(
                loss=number(float(row["loss"])), weeks=number(float(row["per_weeks"]))
            ),
        )
        for row in tables.rows("adaptation_disuse")
        if row["situation"] != "spaceflight"
    ]
    bed = ("bed_strength_loss", "bed_strength_days")
    return [*provenance.quantities("adaptation", bed), *lines]


def trial_lines() -> list[dict[str, Any]]:
    """Return the lines for the trials drawn beside the curves."""
    return [
        provenance.entry(
            row,
            f"{row['study']}, {row['site'].replace('_', ' ')}",
            _("{difference} % in {months} months").format(
                difference=number(float(row["difference"])), months=row["months"]
            ),
        )
        for row in tables.rows("adaptation_trials")
    ]
