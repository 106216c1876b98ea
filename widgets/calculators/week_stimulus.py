"""My week's bone stimulus: what short sessions and rest may add, by a published index."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from course import activities, stimulus, tables
from course.activities import Activity
from course.activity_advice import IMPACTS
from course.checks import CourseError
from widgets import activity_words, provenance, week_chart
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Number, Select
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Table, View
from widgets.week_chart import CURVE, FEW, MANY

OFFERED = (
    "walk_149",
    "stairs_down",
    "jog_slow",
    "aerobic_dance",
    "rope",
    "stomp",
    "heel_drop",
    "jump_small_post",
)
SPLITS = (1, 2, 3)
MOST = int(tables.value("impact", "most_index_repetitions"))
ROWS = ("recovery_time", "recovery_rats", "published_weekly_index", "published_peak")


@dataclass(frozen=True)
class WeekStimulusResult:
    """Points of the index.

    Attributes
    ----------
    activity : Activity
        Its peak under the feet is what counts.
    week, long_week : float
        The reader's week, and the same with one long session a day.
    split : int
        Sessions the answer compares with one long one.
    per_100 : dict of int to float or None
        Points of a day where one long session has 100, by the number of sessions it is split
        into. None where they do not fit into the day.
    few, many : float
        One session of 10, and one of 100.
    curve : list of float
        One session, by repetitions in `widgets.week_chart.CURVE`.
    share, here : float
        Repetitions in one session of the reader's, and its points on rested bone.
    """

    activity: Activity
    week: float
    long_week: float
    split: int
    per_100: dict[int, float | None]
    few: float
    many: float
    curve: list[float]
    share: float
    here: float


class WeekStimulus(Calculator):
    """Is it better for bone to jump long, or often and shortly?"""

    name = "week-stimulus"
    picture = "people"
    styles = ("people",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("My week’s bone stimulus"),
            "question": _("The same number of impacts, all at once or split up. What counts more?"),
            "limits": _(
                "This is a course model: a published index that ranks weeks. It rests mostly on "
                "rats and mice, and the six hours in it are from memory. It does not say how much "
                "bone you gain, and nobody has tested its points against fractures. It knows "
                "nothing of how fast a load comes, which bone it reaches, your age or your "
                "medicines. It does not fit strength training, though that helps bone, nor long "
                "walks, for which it says too much. It is not made to prescribe jumps: with weak "
                "bones, a broken vertebra or falls, ask your therapist which impacts are for you."
            ),
        }

    def controls(self) -> list[Control]:
        names = activity_words.names()
        short, long = (tables.value("impact", f"{end}_gap") for end in ("shortest", "longest"))
        return [
            Select(
                "activity", _("Activity"), "stomp", options={key: names[key] for key in OFFERED}
            ),
            Number(
                "repetitions", _("Times a day"), 40, _("all sessions together"), low=2, high=MOST
            ),
            Choice("sessions", _("Sessions a day"), 2, options=_counts()),
            Number(
                "hours",
                _("Hours between sessions"),
                8,
                low=short,
                high=long,
                units=plain("h"),
            ),
            Number("days", _("Days a week"), 3, low=1, high=7),
        ]

    def compute(self, values: dict[str, Any]) -> WeekStimulusResult:
        activity = activities.activity(values["activity"])
        peak, hours = _peak(activity), values["hours"]
        sessions, days = values["sessions"], round(values["days"])

        def week(repetitions: float, split: int = 1, on: int = 1) -> float:
            return stimulus.weekly_index(peak, repetitions, split, hours, days=on)

        mine = week(values["repetitions"], sessions, days)
        one = week(values["repetitions"])
        by_split: dict[int, float | None] = dict.fromkeys(SPLITS)
        for split in SPLITS:
            with suppress(CourseError):  # three sessions far apart do not fit into a day
                by_split[split] = week(values["repetitions"], split)
        share = values["repetitions"] / sessions
        split_into = max(2, sessions)
        return WeekStimulusResult(
            activity=activity,
            week=mine,
            long_week=week(values["repetitions"], 1, days),
            split=split_into,
            per_100={n: points and 100 * points / one for n, points in by_split.items()},
            few=week(FEW),
            many=week(MANY),
            curve=[week(n) for n in CURVE],
            share=share,
            here=week(share),
        )

    def show(self, values: dict[str, Any], result: WeekStimulusResult) -> View:
        headline = _headline(values, result)
        return View(
            headline=headline,
            detail=_detail(result),
            picture=_picture(values, result, headline),
            graphs=[week_chart.graph(result, headline)],
            table=_table(values, result),
            note=_note(result.activity),
        )

    def provenance(self) -> list[dict[str, Any]]:
        names = activity_words.names()
        lines = provenance.quantities("impact", ROWS)
        for row in tables.rows("impact_loads"):
            if row["activity"] in OFFERED and row["quantity"] == "ground":
                shown = f"{number(float(row['value']))} BW"
                lines.append(provenance.entry(row, names[row["activity"]], shown))
        return lines


def _peak(activity: Activity) -> float:
    return activity.ground.value if activity.ground else 0.0


def _counts() -> dict[int, str]:
    return {1: _("one"), 2: _("two"), 3: _("three")}


def _headline(values: dict[str, Any], result: WeekStimulusResult) -> str:
    words = {
        "split": _counts()[result.split],
        "points": number(result.per_100[result.split] or 0, 0),
        "hours": number(values["hours"], 0),
    }
    if values["sessions"] == 1:
        template = _("One long session is 100 points. Split in {split}, it would be {points}.")
    else:
        template = _("Split in {split}, {hours} h apart: {points} points. All at once: 100.")
    return template.format(**words)


def _detail(result: WeekStimulusResult) -> str:
    few = _("Ten times as many in one go gives only {n} times the points.").format(
        n=number(result.many / result.few, 1)
    )
    animals = _(
        "This is a course model. In rats bone had recovered after about 8 hours; in other rats "
        "two sessions 6 hours apart did no better than one."
    )
    week = _(
        "On the index itself your week makes {n}; 10 jumps a day on five days were counted as {m}."
    ).format(
        n=number(result.week, 1), m=number(tables.value("impact", "published_weekly_index"), 1)
    )
    return f"{few} {animals} {week}"


def _note(activity: Activity) -> str:
    if activity.group in IMPACTS:
        return activity_words.impact_warning()
    if activity.group == "stairs":
        return _("Hold the rail. The number counts steps of one foot on a steep staircase.")
    return _("Only a few steps count here: of a long walk this model says too much.")


def _picture(values: dict[str, Any], result: WeekStimulusResult, headline: str) -> dict[str, Any]:
    known = {split: points for split, points in result.per_100.items() if points is not None}
    rows = []
    for split, points in known.items():
        mine = split == values["sessions"]
        rows.append(
            {
                "label": _split_words(split, values),
                "n": points,
                "of": 1.15 * max(known.values()),
                "value_text": number(points, 0),
                "rest_text": _("your choice") if mine else "",
                "role": "you" if mine else "people" if split == 1 else "do",
                "pattern": "hatch" if split > 1 and not mine else "solid",
            }
        )
    return {
        "name": _("Bars: the same day in one, two or three sessions"),
        "description": headline,
        "rows": rows,
        "note": _("Points of a course model. One long session is set at 100."),
    }


def _split_words(split: int, values: dict[str, Any]) -> str:
    each = number(values["repetitions"] / split, 0)
    if split == 1:
        return _("One long session of {n}").format(n=each)
    return _("{split} sessions of about {n}, {hours} h apart").format(
        split=_counts()[split].capitalize(), n=each, hours=number(values["hours"], 0)
    )


def _table(values: dict[str, Any], result: WeekStimulusResult) -> Table:
    published = tables.value("impact", "published_weekly_index")
    rows = [
        [_split_words(split, values), _dash(points, 0)] for split, points in result.per_100.items()
    ]
    rows += [
        [_("Your week, in points of the index"), number(result.week, 1)],
        [_("The same week in long sessions"), number(result.long_week, 1)],
        [_("One session of 10"), number(result.few, 1)],
        [_("One session of 100"), number(result.many, 1)],
        [_("A published week: 10 jumps a day on five days"), number(published, 1)],
    ]
    return Table(
        _("Points: first beside one long session at 100, then in the index itself"),
        [_("What"), _("Points")],
        rows,
    )


def _dash(value: float | None, digits: int) -> str:
    return "–" if value is None else number(value, digits)
