"""The chart after a first broken bone: how often a second one comes, falling over the years."""

from typing import Any

from course import second_fracture, tables
from widgets import graphs
from widgets.text import _
from widgets.view import Graph

OF = 1000
FIRST = tables.value("fracture", "second_shortest")
LAST = tables.value("fracture", "second_longest")
STEPS = 38  # of a quarter of a year
YEARS = [FIRST + (LAST - FIRST) * step / STEPS for step in range(STEPS + 1)]
WORDS_AT = 3.0  # years since the first: there the curve has room above it


def graph(values: dict[str, Any], result: Any, people: str, headline: str) -> Graph:
    """Return the chart for the values of the calculator and their result."""
    age, sex = values["age"], values["sex"]
    ahead = [second_fracture.year_ahead(age, sex, years) for years in YEARS]
    about, low, high = (
        [round(OF * getattr(year, name), 2) for year in ahead]
        for name in ("again", "again_low", "again_high")
    )
    everyone = round(OF * result.ahead.everyone, 2)
    here = round(OF * result.ahead.again, 2)
    data = [
        graphs.band(YEARS, low, high, graphs.OTHER),
        graphs.line([0, LAST], [everyone] * 2, graphs.PEOPLE),
        graphs.line(YEARS, about, graphs.OTHER, dash="dash"),
        graphs.you(values["years"], here, "you"),
    ]
    at = min(range(len(YEARS)), key=lambda i: abs(YEARS[i] - WORDS_AT))
    labels = [
        graphs.label(
            YEARS[at],
            high[at],
            _("after a first break"),
            xanchor="left",
            yanchor="bottom",
            font={"color": graphs.OTHER_INK},
        ),
        graphs.label(
            LAST,
            everyone,
            _("all {people}").format(people=people),
            xanchor="right",
            yanchor="top",
            yshift=-4,
            font={"color": graphs.PEOPLE_INK},
        ),
    ]
    unit = _("of 1,000 {people}, in a year").format(people=people)
    figure = graphs.figure(
        data,
        xaxis={
            "range": [0, LAST + 0.3],
            "title": {"text": _("years since the first break")},
            "dtick": 2,
        },
        yaxis={"range": [0, 1.1 * high[0]], "rangemode": "tozero"},
        annotations=labels,
        margin={"l": 48, "r": 14, "t": 10, "b": 56},
    )
    return Graph(
        title=_("The early years count most"),
        key=_("How many break a major bone, {unit}. Orange diamond: your choice.").format(
            unit=unit
        ),
        summary=headline,
        figure=figure,
        height=23,
        height_narrow=21,
    )
