"""Reading the CSV files in ``course/data``: every number the course uses lives there.

Each table has the columns ``unit, population, source, status`` beside its own; ``source`` is
a key of
``sources/*.toml`` (several keys are joined by ``;``) and ``status`` one of `STATUSES`.
"""

import csv
from functools import cache
from importlib.resources import files

STATUSES = ("verified", "secondary", "computed", "derived", "model", "design", "recalled")
PROVENANCE = ("unit", "population", "source", "status")

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of a table, read once.

    Parameters
    ----------
    name : str
        Name of the file in ``course/data`` without ``.csv``, one of `names`.

    Returns
    -------
    tuple of dict
        One dictionary of strings for each row, in the order of the file.

    Raises
    ------
    FileNotFoundError
        If there is no such table.

    Examples
    --------
    >>> row = rows("stance")[0]
    >>> row["unit"], row["status"] in STATUSES
    ('BW', True)
    """
    text = (files("course") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def names() -> tuple[str, ...]:
    """Return the names of all tables, sorted.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> "stance" in names()
    True
    """
    folder = files("course") / "data"
    return tuple(sorted(p.name[:-4] for p in folder.iterdir() if p.name.endswith(".csv")))


def value(name: str, key: str, column: str = "value") -> float:
    """Return one number: the `column` of the row whose ``quantity`` is `key`.

    Parameters
    ----------
    name : str
        Name of the table, as in `rows`.
    key : str
        The quantity.
    column : str, default "value"
        A column of numbers; in the unit that the row names.

    Returns
    -------
    float

    Raises
    ------
    KeyError
        If the table has no such quantity or column: a mistake in code or data.

    Examples
    --------
    >>> value("stance", "weight_lever")
    0.11
    """
    row = _by_quantity(name).get(key)
    if row is None:
        raise KeyError(f"{key} is not in course/data/{name}.csv")
    return float(row[column])


def numbers(name: str) -> dict[str, float]:
    """Return all numbers of a table: the ``value`` of each row by its ``quantity``.

    Parameters
    ----------
    name : str
        Name of a table that has both columns, as in `rows`.

    Returns
    -------
    dict
        Each in the unit that its row names.

    Examples
    --------
    >>> numbers("stance")["weight_lever"]
    0.11
    """
    return {quantity: float(row["value"]) for quantity, row in _by_quantity(name).items()}


@cache
def _by_quantity(name: str) -> dict[str, Row]:
    """Return the first row of each quantity; asked for on every calculation."""
    found: dict[str, Row] = {}
    for row in rows(name):
        found.setdefault(row["quantity"], row)
    return found
