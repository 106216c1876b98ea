"""What the page asks of a calculator. A page of ours asks well; anything else is left out."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Request:
    """One change, as it came in.

    Attributes
    ----------
    seq : int
        Number of the change; the answer carries it back.
    entries : dict
        What was typed or chosen, unread, by name of the control.
    mine : dict or None
        "My numbers", to fill in first.
    units : dict
        Position of the unit shown, by name of the control.
    base : bool
        Whether the entries are in base units, as in a link.
    anew : bool
        Whether to begin with the example.
    whole : bool
        Whether to take all of it or nothing.
    file : object
        Position of the file wanted.
    """

    seq: int
    entries: dict[Any, Any]
    mine: dict[Any, Any] | None
    units: dict[Any, Any]
    base: bool
    anew: bool
    whole: bool
    file: Any


def read(content: dict[Any, Any]) -> Request | None:
    """Return the request in a message, or None if it is malformed."""
    seq, entries, mine, units = (content.get(key) for key in ("seq", "entries", "mine", "units"))
    if content.get("do") != "set" or not isinstance(seq, int) or not isinstance(entries, dict):
        return None
    return Request(
        seq,
        entries,
        mine if isinstance(mine, dict) else None,
        units if isinstance(units, dict) else {},
        base=bool(content.get("base")),
        anew=bool(content.get("reset")),
        whole=bool(content.get("whole")),
        file=content.get("file"),
    )
