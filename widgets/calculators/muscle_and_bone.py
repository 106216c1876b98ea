"""Muscle and bone over time: training that starts, stops or starts again, and days in bed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from course import adaptation, timeline
from course.timeline import Gained, Lost
from widgets import adaptation_words, provenance, timeline_chart, timeline_words
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Number
from widgets.text import _
from widgets.units import plain
from widgets.view import View

TRAINING = ("train", "stop", "restart")


@dataclass(frozen=True)
class MuscleAndBoneResult:
    """Strength and bone at a moment, and the way there.

    Attributes
    ----------
    now : Gained or Lost
        What training has given, or a bed has taken, at the moment asked about.
    path : list
        The same over the whole time: (months, or days in bed; Gained or Lost).
    unstopped : Gained or None
        After two years without a stop: sets the scale of the chart. None in bed.
    """

    now: Gained | Lost
    path: Sequence[tuple[float, Gained | Lost]]
    unstopped: Gained | None


class MuscleAndBone(Calculator):
    """How fast do muscle and bone answer when I train, stop, start again, or lie in bed?"""

    name = "muscle-and-bone"

    def words(self) -> dict[str, str]:
        return {
            "title": _("Muscle and bone over time"),
            "question": _("Choose what happens. Then move through the months."),
            "example": _("This is Jeanne, three months into mixed training."),
            "limits": _(
                "A course model: averages of groups, with a band. No promise, and no forecast for "
                "you. "
                "The bone curves stand on trials with women after the menopause, of up to two "
                "years; bone is compared with women who did not train. Strength is that of "
                "people of 65 to 75 who trained their legs, for up to a year. For men, for "
                "longer times and for jumping alone there is no curve here. The band of bone shows "
                "how far averages of trials may differ; that of strength is our own choice. One "
                "person can differ more."
            ),
        }

    def controls(self) -> list[Control]:
        training = (("story", TRAINING),)
        months = plain(_("months"), digits=1)
        programmes = {**adaptation_words.programmes(), "jumping": _("small jumps alone")}
        return [
            Choice("story", _("What happens"), "train", options=timeline_words.stories()),
            Number(
                "days", _("Days in bed"), 10, when=(("story", ("bed",)),),
                low=0, high=timeline.LONGEST_BED, units=plain(_("days")),
            ),
            Number(
                "months", _("Look at month"), 3, when=training, low=0, high=24, units=months,
            ),
            Number(
                "stop_month", _("Stop after"), 6, when=(("story", ("stop", "restart")),),
                low=0, high=24, units=months,
            ),
            Number(
                "pause", _("Pause of"), 6, when=(("story", ("restart",)),),
                low=0, high=13, units=months,
            ),
            Choice("programme", _("Training"), "moderate", when=training, options=programmes),
            Choice("site", _("Place of the bone"), "lumbar_spine",
                   options=adaptation_words.trained_sites()),
        ]  # fmt: skip

    def compute(self, values: dict[str, Any]) -> MuscleAndBoneResult:
        site = values["site"]
        if values["story"] == "bed":
            return MuscleAndBoneResult(
                timeline.lost_in_bed(values["days"], site),
                [(day, timeline.lost_in_bed(day, site)) for day in range(timeline.LONGEST_BED + 1)],
                None,
            )
        programme = values["programme"]
        stop, pause = (
            values[name] if values["story"] in stories else None
            for name, stories in (("stop_month", ("stop", "restart")), ("pause", ("restart",)))
        )
        return MuscleAndBoneResult(
            timeline.gained(values["months"], programme, site, stop, pause=pause),
            timeline.gained_path(programme, site, stop, pause),
            timeline.gained(adaptation.BONE_TRAINING, programme, site),
        )

    def show(self, values: dict[str, Any], result: MuscleAndBoneResult) -> View:
        headline, detail = timeline_words.sentences(values, result.now)
        return View(
            headline=headline,
            detail=detail,
            graphs=[timeline_chart.graph(values, result, headline)],
            table=timeline_words.table(values, result.path),
            note=timeline_words.note(values, result.now),
        )

    def provenance(self) -> list[dict[str, Any]]:
        muscle = ("strength_plateau", "strength_on", "strength_off", "strength_9_weeks")
        more = ("strength_loss_late", "longest_strength_training", "longest_strength_rest")
        limits = ("longest_bone_training", "longest_bone_rest")
        return [
            *provenance.quantities("adaptation", (*muscle, *more)),
            *adaptation_words.curve_lines(),
            *provenance.quantities("adaptation", limits),
            *adaptation_words.disuse_lines(),
        ]
