"""Where every number comes from.

The lists are ``course/data/sources/*.toml``, one file a topic. Tables and docstrings name a
source by its key; a key stands in one file only.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from course.checks import CourseError


@dataclass(frozen=True)
class Source:
    """One work that the course draws on.

    Attributes
    ----------
    key : str
        Short name used in tables and docstrings, for example ``"pauwels1965"``.
    citation : str
        Authors, title, journal and year, as printed in a list of references.
    year : int
        Year of publication.
    link : str
        Address of the original: a DOI where there is one. Empty if there is none.
    measured : str
        Who or what was measured, in plain words.
    read : str
        What was read: the page, table or file in which the numbers were checked. Empty if
        the numbers are recalled.
    licence : str
        Licence of data that travels with the course. Empty for single cited numbers.
    topic : str
        Name of the list it stands in, for example ``"stance"``.
    """

    key: str
    citation: str
    year: int
    link: str = ""
    measured: str = ""
    read: str = ""
    licence: str = ""
    topic: str = ""


@cache
def _all() -> dict[str, Source]:
    found: dict[str, Source] = {}
    for file in sorted((files("course") / "data" / "sources").iterdir(), key=lambda f: f.name):
        for key, fields in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if key in found:
                raise KeyError(f"the source {key} stands twice in course/data/sources")
            found[key] = Source(key, **fields, topic=file.name.removesuffix(".toml"))
    return found


def sources() -> list[Source]:
    """Return every source, in the order of their keys.

    Returns
    -------
    list of Source

    Raises
    ------
    KeyError
        If a key stands in two lists: a mistake in the data.

    Examples
    --------
    >>> sum(source.topic == "stance" for source in sources()) > 0
    True
    """
    return [_all()[key] for key in sorted(_all())]


def source(key: str) -> Source:
    """Return the source with this key.

    Parameters
    ----------
    key : str
        A key of ``course/data/sources/*.toml``.

    Returns
    -------
    Source

    Raises
    ------
    CourseError
        If there is no such source.

    Examples
    --------
    >>> source("pauwels1965").year
    1965
    """
    if key not in _all():
        raise CourseError("There is no source called {key}.", "key", key=key)
    return _all()[key]
