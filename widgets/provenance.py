"""The answer to "where does this come from?": numbers with their population, source and status."""

from collections.abc import Iterable
from typing import Any

from course import sources, tables
from widgets.text import _, number


def statuses() -> dict[str, str]:
    """Return what each status of a number means, in the reader's words."""
    return {
        "verified": _("read in the source"),
        "secondary": _("read in a page that quotes the source"),
        "computed": _("computed from public data"),
        "derived": _("worked out from published numbers"),
        "model": _("our own setting of the model"),
        "design": _("a choice of this course"),
        "recalled": _("general knowledge, not checked yet"),
    }


def entry(row: tables.Row, what: str, shown: str) -> dict[str, Any]:
    """Return one line of the list: a number, who was measured, where it was published."""
    works = [sources.source(key.strip()) for key in row["source"].split(";")]
    return {
        "what": what,
        "value": shown,
        "population": row["population"],
        "status": statuses()[row["status"]],
        "sources": [{"citation": work.citation, "link": work.link} for work in works],
    }


def quantities(table: str, names: Iterable[str]) -> list[dict[str, Any]]:
    """Return the lines for rows of a table that has ``quantity`` and ``value`` columns."""
    by_name = {row["quantity"]: row for row in tables.rows(table)}
    lines = []
    for name in names:
        row = by_name[name]
        shown = f"{number(float(row['value']))} {row['unit']}"
        lines.append(entry(row, name.replace("_", " "), shown))
    return lines
