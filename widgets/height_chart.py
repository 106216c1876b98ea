"""The ruler of height lost: what is common, what to tell a doctor, when to ask for a picture."""

from course import height_loss
from widgets import graphs
from widgets.text import _, number
from widgets.view import Graph

END = 12.0  # of the ruler; it grows where more was lost [cm]
ROOMY = 14.0  # on a longer ruler the first names have no room in one line
YOU, YOU_WORDS = 0.75, 1.4  # heights on the ruler
NAMES = {"wide": (2.5, 2.5), "narrow": (3.7, 2.55)}  # on a narrow screen in two rows
TOPS = {"wide": 3.0, "narrow": 4.25}


def graph(lost: float | None, written: str, headline: str) -> Graph:
    """Return the ruler; `lost` in cm, or None while it is not known."""
    end = max(END, (lost or 0) + 1)
    wide = "wide" if end < ROOMY else "narrow"
    data = [graphs.line([0, end], [0, 0], graphs.INK, width=1)]
    labels, borders = [], []
    for k, (left, right, words, shape) in enumerate(_zones(end)):
        if shape:
            data.append(graphs.zone(left, right, TOPS["narrow"], shape))
            borders.append(graphs.border(left))
        for name, rows in (("wide", NAMES[wide]), ("narrow", NAMES["narrow"])):
            look = {"name": name, "align": "center", "bgcolor": graphs.PAPER + "D9"}
            labels.append(graphs.label((left + right) / 2, rows[k % 2], words, **look))
    if lost is not None and lost >= 0:
        data.append(graphs.you(round(lost, 1), YOU, "you"))
        own = {"font": {"color": graphs.YOU_INK}, "bgcolor": graphs.PAPER + "D9"}
        you = _("you: {lost}").format(lost=written)
        anchor = graphs.place(lost / end)
        labels.append(
            graphs.label(round(lost, 1), YOU_WORDS, f"<b>{you}</b>", xanchor=anchor, **own)
        )
    ticks = [
        0,
        height_loss.TELL,
        height_loss.LARGE,
        height_loss.VERY_LARGE,
        *range(10, int(end), 5),
    ]
    figure = graphs.figure(
        data,
        xaxis={
            "range": [-0.3, end],
            "title": {"text": _("cm shorter than at your tallest")},
            "tickvals": ticks,
            "showgrid": False,
        },
        yaxis={"range": [0, TOPS[wide]], "visible": False, "showgrid": False},
        shapes=borders,
        annotations=labels,
        margin={"l": 14, "r": 14, "t": 8, "b": 52},
        meta={"narrow": {"yaxis": {"range": [0, TOPS["narrow"]]}}},
    )
    return Graph(
        title=_("What your loss asks for"),
        key=_("From {tell} cm, tell your doctor. Above {large} cm, ask for a picture.").format(
            tell=number(height_loss.TELL), large=number(height_loss.LARGE)
        ),
        summary=headline,
        figure=figure,
        height=15,
        height_narrow=18,
    )


def _zones(end: float) -> list[tuple[float, float, str, str]]:
    """Return the zones from the left: both ends, name, pattern."""
    return [
        (0.0, height_loss.TELL, _("common<br>with age"), ""),
        (height_loss.TELL, height_loss.LARGE, _("tell your<br>doctor"), "."),
        (height_loss.LARGE, end, _("ask for a picture<br>of your spine"), "/"),
    ]
