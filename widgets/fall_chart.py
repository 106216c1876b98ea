"""The chart of a sideways fall: what hips bear at each T-score, and how hard this fall presses."""

from functools import cache
from typing import Any

from course import density, falls
from widgets import graphs
from widgets.text import _
from widgets.view import Graph
from widgets.weights import times

SCORES = [score / 10 for score in range(-40, 1, 2)]
UP_TO_ONE = [score / 10 for score in range(-40, 11, 2)]


@cache
def _strength(score: float) -> tuple[float, float, float]:
    """Return what hips of a T-score bear: about, low, high. [N]"""
    bears = falls.hip_strength(density.bmd_at_t_score(score))
    low, high = falls.factor_of_risk_band(bears, bears)
    return bears, bears / high, bears / low


def graph(values: dict[str, Any], result: Any, headline: str) -> Graph:
    """Return the chart for the values of the sideways fall and their result."""
    score = values["t_score"]
    scores = UP_TO_ONE if score is not None and score > 0 else SCORES
    curves = [
        [round(falls.in_body_weights(end, values["mass"]), 3) for end in ends]
        for ends in zip(*(_strength(x) for x in scores), strict=True)
    ]
    about, low, high = curves
    on_hip = values["landing"] == "hip"
    other = result.knee_first if on_hip else result.on_hip
    ends = [scores[0], scores[-1]]
    data = [
        graphs.band(scores, low, high, graphs.PEOPLE, "30"),
        graphs.line(scores, about, graphs.PEOPLE),
        graphs.line(ends, [other] * 2, graphs.DO if on_hip else graphs.OTHER, dash="dash", width=3),
        graphs.line(ends, [result.force] * 2, graphs.YOU, width=3),
    ]
    if result.strength is not None:
        data.append(graphs.you(score, round(result.strength[0], 3), "you"))
    top = max(high[-1], result.bare) * 1.05
    figure = graphs.figure(
        data,
        xaxis={"range": ends, "title": {"text": _("T-score of the hip neck")}, "dtick": 1},
        yaxis={"range": [0, top], "title": {"text": _("times your weight")}},
        annotations=_labels(scores, about, result, other, on_hip),
        margin={"l": 58, "r": 16, "t": 10, "b": 56},
        meta={"narrow": {"yaxis": {"title": {"text": ""}}, "margin": {"l": 36}}},
    )
    return Graph(
        title=_("Stronger bone, softer landing: both count"),
        key=_("Blue: what hips can bear, in times your weight. Orange line: this fall."),
        summary=headline,
        figure=figure,
        height=25,
        height_narrow=23,
    )


def _labels(
    scores: list[float], about: list[float], result: Any, other: float, on_hip: bool
) -> list[dict[str, Any]]:
    bears = {"font": {"color": graphs.PEOPLE_INK}, "xanchor": "right", "yanchor": "bottom"}
    # at the right end the curve has left the lines far below
    at_right = {"xanchor": "right", "xshift": -6, "bgcolor": graphs.PAPER + "D9"}
    # the words of the harder landing stand above its line, those of the softer one below
    above, below = {"yanchor": "bottom", "yshift": 3}, {"yanchor": "top", "yshift": -3}
    own, others = (above, below) if result.force > other else (below, above)
    name = _("knee first: {n} ×") if on_hip else _("straight on the hip: {n} ×")
    ink = graphs.DO_INK if on_hip else graphs.OTHER_INK
    middle = (2 * len(scores)) // 3
    fall = _("this fall: {n} ×").format(n=times(result.force))
    return [
        graphs.label(scores[middle], about[middle], _("what the hip bears"), xshift=-14, **bears),
        graphs.label(
            scores[-1],
            result.force,
            f"<b>{fall}</b>",
            font={"color": graphs.YOU_INK},
            **at_right,
            **own,
        ),
        graphs.label(
            scores[-1],
            other,
            name.format(n=times(other)),
            font={"color": ink},
            **at_right,
            **others,
        ),
    ]
