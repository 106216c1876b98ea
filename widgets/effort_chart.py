"""Pictures of a load beside the strongest lift: a bar of 100 %, and the rule as a curve."""

from typing import Any

from course import effort
from course.effort import Share
from widgets import graphs
from widgets.text import _, number
from widgets.view import Graph

DONE = range(8, 13)


def _percent(share: float) -> int:
    return round(100 * share)


def bar(share: Share, strongest: str, headline: str) -> dict[str, Any]:
    """Return the state of the picture `people`: one bar, the strongest lift is the whole."""
    low, high = (number(_percent(x), 0) for x in (share.low, share.high))
    return {
        "name": _("A bar: this weight beside your strongest lift"),
        "description": headline,
        "rows": [
            {
                "label": _("This weight, beside your strongest lift"),
                "n": _percent(share.share),
                "of": 100,
                "low": _percent(share.low),
                "high": _percent(share.high),
                "value_text": _("{n} %").format(n=number(_percent(share.share), 0)),
                "band_text": _("could be {low} to {high} %").format(low=low, high=high),
                "role": "you",
                "pattern": "solid",
            }
        ],
        "note": strongest,
    }


def graph(reserve: int, repetitions: int, headline: str) -> Graph:
    """Return the rule for this many repetitions left, with the reader's own point."""
    shares = [effort.load_from_repetitions(done, reserve) for done in DONE]
    low, middle, high = (
        [100 * getattr(share, name) for share in shares] for name in ("low", "share", "high")
    )
    own = middle[DONE.index(repetitions)]
    x = [float(done) for done in DONE]
    figure = graphs.figure(
        [
            graphs.band(x, low, high, graphs.PEOPLE),
            graphs.line(list(DONE), middle, graphs.PEOPLE),
            graphs.you(repetitions, own, "you"),
        ],
        xaxis={
            "title": {"text": _("repetitions done")},
            "range": [7.5, 12.6],
            "tickmode": "array",
            "tickvals": list(DONE),
            "ticktext": [number(done, 0) for done in DONE],
        },
        yaxis={"range": [50, 90], "ticksuffix": " %", "dtick": 10},
        showlegend=False,
        annotations=[
            graphs.label(
                repetitions,
                own,
                "<b>" + _("{n} %").format(n=number(own, 0)) + "</b>",
                yanchor="bottom",
                yshift=16,
                font={"color": graphs.YOU_INK},
            )
        ],
        margin={"l": 62, "r": 12, "t": 8, "b": 52},
    )
    return Graph(
        title=_("The more repetitions, the lighter it was"),
        key=_("With {n} left. Line: the rule of thumb. Band: how far off it may be.").format(
            n=reserve
        ),
        summary=headline,
        figure=figure,
        height=20,
        height_narrow=19,
    )
