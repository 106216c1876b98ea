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
    """Return the rows of ``course/data/<name>.csv`` as dictionaries of strings."""
    text = (files("course") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def names() -> tuple[str, ...]:
    """Return the names of all tables, sorted."""
    folder = files("course") / "data"
    return tuple(sorted(p.name[:-4] for p in folder.iterdir() if p.name.endswith(".csv")))


def value(name: str, key: str, column: str = "value") -> float:
    """Return one number: the `column` of the row whose ``quantity`` is `key`.

    Examples
    --------
    >>> value("stance", "weight_lever")
    0.11
    """
    for row in rows(name):
        if row["quantity"] == key:
            return float(row[column])
    raise KeyError(f"{key} is not in course/data/{name}.csv")
