"""Factor by factor: from the average person of an age to this person, in people of 100."""

from typing import Any

from widgets import graphs
from widgets.text import _, number
from widgets.view import Graph

SMALLEST = 0.05  # of 100 people: a change below this is not drawn as a step


def names() -> dict[str, str]:
    """Return the factors in a few words."""
    return {
        "t_score": _("T-score"),
        "bmi": _("Body mass index"),
        "prior_fracture": _("Broken bone after 50"),
        "parental_hip_fracture": _("Parent’s hip"),
        "smoking": _("Smoking"),
        "glucocorticoids": _("Cortisone"),
        "rheumatoid_arthritis": _("Rheumatoid arthritis"),
        "alcohol": _("Alcohol"),
    }


def graph(steps: list[tuple[str, float]], of: int, people: str, headline: str) -> Graph:
    """Return the waterfall; `steps` are ``(factor, chance after adding it)``, average first."""
    rows = _rows(steps, of, people)
    rows.reverse()  # plotly draws the first bar at the bottom
    labels = [row["label"] for row in rows]  # the first, lowest of all, is the reader in all
    data = []
    looks = (("whole", graphs.PEOPLE, ""), ("more", graphs.YOU, ""), ("less", graphs.DO, "/"))
    for kind, color, pattern in (*looks, ("you", graphs.YOU, "")):
        shown = [row for row in rows if row["kind"] == kind]
        data.append(
            graphs.bars(
                [row["label"] for row in shown],
                [row["length"] for row in shown],
                [f"<b>{row['text']}</b>" for row in shown],
                color,
                pattern=pattern,
                base=[row["start"] for row in shown],
                name=kind,
            )
        )
    widest = max(row["start"] + row["length"] for row in rows)
    figure = graphs.figure(
        data,
        barmode="overlay",
        bargap=0.35,
        xaxis={
            "range": [0, widest * 1.18],
            "title": {"text": _("of {of} {people}").format(of=number(of, 0), people=people)},
            "showgrid": True,
        },
        yaxis=graphs.categories(labels, labels[0]),
        margin={"l": 20, "r": 20, "t": 8, "b": 56},
    )
    return Graph(
        title=_("What counts, step by step"),
        key=_("Each bar starts where the last one ended. Full orange: more. Green stripes: less."),
        summary=headline,
        figure=figure,
        height=max(16, 7 + 3 * len(rows)),
        height_narrow=max(16, 7 + 3 * len(rows)),
    )


def _rows(steps: list[tuple[str, float]], of: int, people: str) -> list[dict[str, Any]]:
    words = names()
    before = of * steps[0][1]
    rows = [
        {
            "label": _("Average of this age"),
            "start": 0.0,
            "length": before,
            "text": number(before, 0 if before >= 1 else 1),
            "kind": "whole",
        }
    ]
    for factor, share in steps[1:]:
        now = of * share
        change = now - before
        if abs(change) >= SMALLEST:
            sign = "+" if change > 0 else ""
            rows.append(
                {
                    "label": words[factor],
                    "start": min(before, now),
                    "length": abs(change),
                    "text": sign + number(change, 1),
                    "kind": "more" if change > 0 else "less",
                }
            )
        before = now
    total = {"label": _("You, in all"), "start": 0.0, "length": before, "kind": "you"}
    return [*rows, {**total, "text": number(before, 0 if before >= 1 else 1)}]
