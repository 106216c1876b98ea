"""The ruler of height lost: what is common, what to tell a doctor, when to ask for a picture."""

from course import height_loss
from widgets import graphs
from widgets.text import _, number
from widgets.view import Graph

END = 12.0  # of the ruler; it grows where more was lost [cm]
TOP, WORDS, YOU, NAME = 3.0, 2.45, 0.75, 1.35  # heights on the ruler
MOST_ROOM = 14.0  # a longer ruler squeezes the names of the first zones


def graph(lost: float | None, written: str, headline: str) -> Graph:
    """Return the ruler; `lost` in cm, or None while it is not known."""
    end = max(END, (lost or 0) + 1)
    zones = [
        (0.0, height_loss.TELL, _("common<br>with age"), ""),
        (height_loss.TELL, height_loss.LARGE, _("tell your<br>doctor"), "."),
        (height_loss.LARGE, end, _("ask for a picture<br>of your spine"), "/"),
    ]
    data, labels, borders = [], [], []
    for left, right, words, shape in zones:
        if shape:
            data.append(graphs.zone(left, right, TOP, shape))
            borders.append(graphs.border(left))
        squeezed = end > MOST_ROOM and right <= height_loss.LARGE
        size = {"size": 14} if squeezed else {}
        middle = {"bgcolor": graphs.PAPER + "D9", "align": "center", "font": size}
        labels.append(graphs.label((left + right) / 2, WORDS, words, **middle))
    if lost is not None and lost >= 0:
        data.append(graphs.you(round(lost, 1), YOU, "you"))
        look = {"font": {"color": graphs.YOU_INK}, "bgcolor": graphs.PAPER + "D9"}
        you = _("you: {lost}").format(lost=written)
        anchor = graphs.place(lost / end)
        labels.append(graphs.label(round(lost, 1), NAME, f"<b>{you}</b>", xanchor=anchor, **look))
    else:
        data.append(graphs.line([0, end], [0, 0], graphs.INK, width=1))
    figure = graphs.figure(
        data,
        xaxis={
            "range": [-0.3, end],
            "title": {"text": _("cm shorter than at your tallest")},
            "tickvals": [0, height_loss.TELL, height_loss.LARGE, height_loss.VERY_LARGE, 10, 12],
            "showgrid": False,
        },
        yaxis={"range": [0, TOP], "visible": False, "showgrid": False},
        shapes=borders,
        annotations=labels,
        margin={"l": 14, "r": 14, "t": 8, "b": 52},
    )
    return Graph(
        title=_("What your loss asks for"),
        key=_("From {tell} cm, tell your doctor. Above {large} cm, ask for a picture.").format(
            tell=number(height_loss.TELL), large=number(height_loss.LARGE)
        ),
        summary=headline,
        figure=figure,
        height=15,
        height_narrow=15,
    )
