"""The chart of the build-up: repetitions of each strength move on an exercise day, week by week."""

from typing import Any

from course.planner import Plan, Week
from widgets import graphs, plan_words
from widgets.text import _, number
from widgets.view import Graph


def repetitions(week: Week) -> int:
    """Return how often each strength move is done on a day with strength."""
    day = plan_words.strong_day(week)
    return day.sets * day.repetitions


def graph(plan: Plan, headline: str) -> Graph:
    """Return the stair of the twelve weeks."""
    weeks = [week.number for week in plan.weeks]
    counts = [repetitions(week) for week in plan.weeks]
    most = max(counts)
    labels = [
        graphs.label(week, count, f"<b>{count}</b>", yanchor="bottom", yshift=2)
        for week, count in zip(weeks, counts, strict=True)
    ]
    for week in plan.weeks:
        if week.number % 4 == 2:  # the second week of a block, in the middle of its stair
            load = plan_words.percent(plan_words.strong_day(week).load)
            words = _("up to {n} %").format(n=load)
            labels.append(graphs.label(week.number + 0.5, most * 1.27, f"<b>{words}</b>"))
    figure = graphs.figure(
        [_bars(plan, lighter=False), _bars(plan, lighter=True)],
        xaxis={
            "title": {"text": _("week")},
            "tickmode": "array",
            "tickvals": weeks,
            "ticktext": [number(week, 0) for week in weeks],
            "range": [0.4, len(weeks) + 0.6],
            "showgrid": False,
        },
        yaxis={"range": [0, most * 1.38], "visible": False, "showgrid": False},
        barmode="overlay",
        showlegend=False,
        annotations=labels,
        margin={"l": 8, "r": 8, "t": 8, "b": 52},
    )
    return Graph(
        title=_("How it builds up"),
        key=_(
            "Each bar: how often you do each strength move on an exercise day. Above it: at most "
            "so much of your strongest lift. Striped: a lighter week."
        ),
        summary=headline,
        figure=figure,
        height=20,
        height_narrow=19,
    )


def _bars(plan: Plan, *, lighter: bool) -> dict[str, Any]:
    shown = [week for week in plan.weeks if week.lighter is lighter]
    marker: dict[str, Any] = {"color": graphs.DO, "line": {"color": graphs.DO, "width": 2}}
    if lighter:
        marker |= {"color": graphs.PAPER, "pattern": {"shape": "/", "fgcolor": graphs.DO}}
    return {
        "type": "bar",
        "x": [week.number for week in shown],
        "y": [repetitions(week) for week in shown],
        "width": 0.74,
        "marker": marker,
        "hoverinfo": "skip",
    }
