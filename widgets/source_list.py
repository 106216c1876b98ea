"""Every source of the course with what it is used for, made from the data themselves."""

from collections import Counter
from typing import Any

import anywidget
import traitlets as tr

from course import sources, tables, uses
from course.sources import Source
from widgets import bundle
from widgets.provenance import statuses
from widgets.text import _, number


def topics() -> dict[str, str]:
    """Return the topics of the lists of sources, in the reader's words."""
    return {
        "adaptation": _("Muscle and bone over time"),
        "course": _("This course"),
        "density": _("Bone density over age"),
        "falls": _("Falls"),
        "fracture": _("Fracture risk"),
        "gait": _("Walking"),
        "height_loss": _("Height lost"),
        "impact": _("Activities, impacts, strain"),
        "nutrition": _("Food and supplements"),
        "planner": _("Planning exercise"),
        "scan": _("Reading a scan"),
        "spine": _("The spine"),
        "stance": _("Standing"),
        "treatment": _("Treatment and help"),
    }


def how_sure(counts: dict[str, int]) -> str:
    """Return how many entries there are and how sure they are, as one line."""
    words = statuses()
    total = sum(counts.values())
    entries = (_("{n} entries") if total > 1 else _("{n} entry")).format(n=total)
    if len(counts) == 1:
        return f"{entries}, {words[next(iter(counts))]}"
    parts = (f"{n} {words[status]}" for status, n in sorted(counts.items(), key=lambda x: -x[1]))
    return f"{entries}: {'; '.join(parts)}"


def totals() -> list[dict[str, str]]:
    """Return how many entries of all tables have which status."""
    counts = Counter(row["status"] for name in tables.names() for row in tables.rows(name))
    return [
        {"status": words, "entries": number(counts[status])}
        for status, words in statuses().items()
        if counts[status]
    ]


def entry(source: Source) -> dict[str, Any]:
    """Return one source as the page shows it."""
    counts: dict[str, int] = {}
    used = []
    for use in uses.in_tables(source.key):
        for status, n in use.statuses:
            counts[status] = counts.get(status, 0) + n
        line = _("{table}: {n} entries") if use.rows > 1 else _("{table}: {n} entry")
        names = f" ({', '.join(use.names)})" if use.names else ""
        used.append(line.format(table=f"course/data/{use.table}.csv", n=use.rows) + names)
    formulas = uses.in_formulas(source.key)
    if formulas:
        used.append(_("formulas: {names}").format(names=", ".join(formulas)))
    return {
        "topic": source.topic,
        "statuses": list(counts),
        "citation": source.citation,
        "link": source.link,
        "short": how_sure(counts) if counts else _("Named in a formula"),
        "facts": [
            {"name": name, "lines": lines}
            for name, lines in (
                (_("Used for"), used),
                (_("Who was measured"), [source.measured]),
                (_("What we read"), [source.read or _("not read by us")]),
                (_("Licence of the data"), [source.licence]),
            )
            if any(lines)
        ],
    }


class Sources(anywidget.AnyWidget):
    """All sources, by topic, with what they are used for, who was measured and how sure it is.

    Examples
    --------
    >>> repr(Sources()).startswith("Sources(")
    True
    """

    _esm = bundle.script("source_list.js")
    _css = bundle.style("tokens", "source_list")

    spec = tr.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__()
        entries = [entry(source) for source in sources.sources()]
        names = topics()
        present = sorted(
            {e["topic"] for e in entries}, key=lambda t: names.get(t, t.replace("_", " "))
        )
        self.spec = {
            "entries": sorted(entries, key=lambda e: e["citation"].lower()),
            "topics": [
                {"value": t, "label": names.get(t, t.replace("_", " ").capitalize())}
                for t in present
            ],
            "statuses": [
                {"value": status, "label": label}
                for status, label in statuses().items()
                if any(status in e["statuses"] for e in entries)
            ],
            "totals": totals(),
            "words": {
                "totals": _("How sure the entries of all {n} tables are").format(
                    n=len(tables.names())
                ),
                "entries": _("Entries"),
                "topic": _("Topic"),
                "all_topics": _("All topics"),
                "status": _("How sure"),
                "all_statuses": _("All entries"),
                "shown": _("{n} sources"),
            },
        }

    def __repr__(self) -> str:
        return f"Sources({len(self.spec['topics'])} topics)"
