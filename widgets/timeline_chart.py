"""The chart of "Muscle and bone over time": training over months, or a bed over days."""

import math
from typing import Any

from course.adaptation import BONE_TRAINING
from course.timeline import LONGEST_BED, Gained, Lost
from widgets import adaptation_words, two_panels
from widgets.text import _, number
from widgets.two_panels import Panel, Point
from widgets.view import Graph

STRENGTH_TOP, STRENGTH_STEP = 50, 20  # %
LEAST_BONE_TOP = 3  # %, so that small gains look small
HEIGHT, HEIGHT_NARROW = 31, 31  # rem


def graph(values: dict[str, Any], result: Any, headline: str) -> Graph:
    """Return the chart for the values of the calculator and their result."""
    in_bed = values["story"] == "bed"
    panels = _bed(values, result) if in_bed else _training(values, result)
    last = LONGEST_BED if in_bed else BONE_TRAINING
    time = {
        "range": [0, last],
        "dtick": 7 if in_bed else 6,
        "title": {"text": _("Days in bed") if in_bed else _("Months since the start")},
    }
    moment = values["days" if in_bed else "months"]
    figure = two_panels.figure(*panels, time, moment, _without_training(values))
    return Graph(
        title=_("A bed takes both, and muscle first") if in_bed else _("Muscle is fast, bone slow"),
        key=_(
            "Two pictures, one time line. The scales differ. Orange: the moment you chose. "
            "Bands: how far averages may lie apart."
        ),
        summary=headline,
        figure=figure,
        height=HEIGHT,
        height_narrow=HEIGHT_NARROW,
    )


def _without_training(values: dict[str, Any]) -> tuple[float, float]:
    stop = values["stop_month"]
    if values["story"] == "stop":
        return stop, BONE_TRAINING
    if values["story"] == "restart":
        return stop, min(BONE_TRAINING, stop + values["pause"])
    return 0, 0


def _signed(value: float, digits: int) -> str:
    words = _("+{n} %") if value > 0 else _("{n} %")
    return words.format(n=number(value, digits))


def _training(values: dict[str, Any], result: Any) -> tuple[Panel, Panel]:
    now: Gained = result.now
    month, site = values["months"], adaptation_words.trained_sites()[values["site"]]
    muscle: list[Point] = [
        (time, point.strength.typical, point.strength.low, point.strength.high)
        for time, point in result.path
        if point.strength is not None
    ]
    bone: list[Point] = [
        (time, point.bone.gain, point.bone.low, point.bone.high)
        for time, point in result.path
        if point.bone is not None
    ]
    assert now.bone is not None
    top = max(LEAST_BONE_TOP, math.ceil(result.unstopped.bone.high))
    step = 1 if top <= LEAST_BONE_TOP else 2
    walking = values["programme"] == "walking"
    return (
        Panel(
            _("Muscle strength"),
            muscle,
            (-2, STRENGTH_TOP),
            {n: _signed(n, 0) for n in range(0, STRENGTH_TOP, STRENGTH_STEP)},
            None
            if now.strength is None
            else (month, now.strength.typical, _signed(now.strength.typical, 0)),
            _("walking: not measured") if walking else _("not followed longer"),
        ),
        Panel(
            _("Bone, {place}").format(place=site),
            bone,
            (-0.04 * top, top),
            {n: _signed(n, 0) for n in range(0, top + 1, step)},
            (month, now.bone.gain, _signed(now.bone.gain, 1)),
            _("not measured"),
        ),
    )


def _bed(values: dict[str, Any], result: Any) -> tuple[Panel, Panel]:
    now: Lost = result.now
    day, site = values["days"], adaptation_words.trained_sites()[values["site"]]
    muscle: list[Point] = [
        (time, -point.strength.typical, -point.strength.high, -point.strength.low)
        for time, point in result.path
        if point.strength is not None
    ]
    bone: list[Point] = [
        (time, -point.bone.typical, -point.bone.high, -point.bone.low)
        for time, point in result.path
    ]
    return (
        Panel(
            _("Muscle strength"),
            muscle,
            (-20, 1),
            {n: _signed(n, 0) for n in (0, -10, -20)},
            None
            if now.strength is None
            else (day, -now.strength.typical, _signed(-now.strength.typical, 0)),
            _("not measured longer"),
        ),
        Panel(
            _("Bone, {place}").format(place=site),
            bone,
            (-4, 0.2),
            {n: _signed(n, 0) for n in (0, -2, -4)},
            (day, -now.bone.typical, _signed(-now.bone.typical, 1)),
            "",
        ),
    )
