"""What each source is used for: the rows of the tables and the formulas that name it."""

import importlib
import inspect
import pkgutil
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import course
from course import tables

_REFERENCE = re.compile(r"^\s*\.\. \[\d+\] (\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Use:
    """The rows of one table that come from one source.

    Attributes
    ----------
    table : str
        Name of the table, for example ``"stance"`` for ``course/data/stance.csv``.
    rows : int
        How many of its rows name the source.
    names : tuple of str
        What these rows are about, from the first column; empty where it holds numbers.
    statuses : tuple of (str, int)
        How many rows have which status, the most frequent first.
    """

    table: str
    rows: int
    names: tuple[str, ...]
    statuses: tuple[tuple[str, int], ...]


def in_tables(key: str) -> tuple[Use, ...]:
    """Return the rows that come from a source, table by table.

    Parameters
    ----------
    key : str
        Key of the source.

    Returns
    -------
    tuple of Use
        Empty if no table names it.

    Examples
    --------
    >>> [(use.table, use.names) for use in in_tables("deleva1996")]
    [('segment_masses', ('foot', 'shank', 'thigh'))]
    """
    uses = []
    for table in tables.names():
        rows = [row for row in tables.rows(table) if key in _keys(row)]
        if rows:
            statuses = Counter(row["status"] for row in rows)
            uses.append(Use(table, len(rows), _names(rows), tuple(statuses.most_common())))
    return tuple(uses)


def in_formulas(key: str) -> tuple[str, ...]:
    """Return the functions whose help text names a source, for example ``"stance.leaning_lever"``.

    Parameters
    ----------
    key : str
        Key of the source.

    Returns
    -------
    tuple of str
        Module and function; empty if no help text names it, or there is no such source.

    Examples
    --------
    >>> in_formulas("winter2009")
    ('stance.load_at_level',)
    """
    return tuple(name for name, keys in _references().items() if key in keys)


def _keys(row: tables.Row) -> list[str]:
    return [key.strip() for key in row["source"].split(";")]


def _names(rows: list[tables.Row]) -> tuple[str, ...]:
    """Return the different values of the first column, unless they are numbers."""
    values = dict.fromkeys(next(iter(row.values())) for row in rows)
    if any(value.replace(".", "").isdigit() for value in values):
        return ()
    return tuple(value.replace("_", " ") for value in values)


@cache
def _references() -> dict[str, frozenset[str]]:
    """Return the sources named in the help text of each public function."""
    found = {}
    for module in pkgutil.iter_modules(course.__path__):
        for name, thing in vars(importlib.import_module(f"course.{module.name}")).items():
            own = inspect.isfunction(thing) and thing.__module__ == f"course.{module.name}"
            if own and not name.startswith("_"):
                keys = frozenset(_REFERENCE.findall(thing.__doc__ or ""))
                found[f"{module.name}.{name}"] = keys
    return found
