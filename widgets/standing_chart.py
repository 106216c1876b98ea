"""The chart of standing: what each place carries, on two legs and on one."""

from typing import Any

from course.stance import LEVELS, one_leg_stance
from widgets import graphs
from widgets.text import _
from widgets.view import Graph
from widgets.weights import times


def rows(result: Any) -> list[tuple[str, float | None, float | None]]:
    """Return (place, two legs, one leg) from the ground up, in body weights."""
    one_leg = result.hip or one_leg_stance()
    names = {
        "ankle": _("Above the ankle"),
        "knee": _("Above the knee"),
        "hip": _("Above the hip"),
        "l4_l5": _("Above the lower spine"),
    }
    return [
        (_("Under the foot"), 0.5, one_leg.ground),
        *((names[level], *result.above[level]) for level in LEVELS),
        (_("In the hip joint"), None, one_leg.joint),
    ]


def graph(result: Any, headline: str) -> Graph:
    """Return bars per place: now solid orange, the other way of standing hatched blue."""
    places = list(reversed(rows(result)))
    now, other = (1, 2) if result.hip is None else (2, 1)
    series = []
    for column, color, pattern in ((other, graphs.PEOPLE, "/"), (now, graphs.YOU, "")):
        shown = [row for row in places if row[column] is not None]
        lengths = [float(row[column] or 0) for row in shown]
        series.append(
            graphs.bars(
                [row[0] for row in shown],
                lengths,
                [f"{times(length)} ×" for length in lengths],
                color,
                pattern=pattern,
            )
        )
    key = (
        _("Orange: on two legs, now. Blue stripes: on one leg.")
        if result.hip is None
        else _("Orange: on one leg, now. Blue stripes: on two legs.")
    )
    figure = graphs.figure(
        series,
        barmode="group",
        bargap=0.3,
        xaxis={
            "title": {"text": _("times your body weight")},
            "range": [0, 3.6],
            "showline": True,
            "showgrid": True,
        },
        yaxis=graphs.categories([row[0] for row in places]),
        margin={"l": 20, "r": 20, "t": 8, "b": 52},
    )
    return Graph(
        title=_("What each place carries"),
        key=key,
        summary=headline,
        figure=figure,
        height=31,
        height_narrow=33,
    )
