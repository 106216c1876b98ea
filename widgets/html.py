"""Plain HTML for pages that are read and not touched: every text is escaped here."""

from collections.abc import Iterable
from html import escape

from widgets.text import _


def details(summary: str, inside: str) -> str:
    """Return a part that opens; `inside` is HTML."""
    return f"<details><summary>{escape(summary)}</summary>{inside}</details>"


def table(caption: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table with a caption, in a box of its own that scrolls where the screen is narrow.

    The first cell of a row names it. A cell may have more lines, after line breaks.
    """
    head = "".join(f'<th scope="col">{_lines(text)}</th>' for text in columns)
    body = "".join(_row(list(row)) for row in rows)
    label = escape(_("Table, scrolls sideways"))
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{label}">'
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(cells: list[str]) -> str:
    first, *rest = (_lines(cell) for cell in cells)
    others = "".join(f"<td>{cell}</td>" for cell in rest)
    return f'<tr><th scope="row">{first}</th>{others}</tr>'


def _lines(text: str) -> str:
    first, *rest = text.split("\n")
    return escape(first) + "".join(f"<br><small>{escape(line)}</small>" for line in rest)
