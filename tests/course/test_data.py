"""Every number has a source, every source is used, nothing recalled poses as verified."""

import importlib
import inspect
import pkgutil
import re

import pytest

import course
from course import sources, tables
from course.checks import CourseError

MODULES = [
    importlib.import_module(f"course.{module.name}")
    for module in pkgutil.iter_modules(course.__path__)
]
PUBLIC = [
    (module, name, thing)
    for module in MODULES
    for name, thing in vars(module).items()
    if inspect.isfunction(thing) and thing.__module__ == module.__name__ and name[0] != "_"
]
REFERENCE = re.compile(r"^\s*\.\. \[(\d+)\] (\S+)$", re.MULTILINE)


def keys_in_tables():
    return {
        key.strip()
        for name in tables.names()
        for row in tables.rows(name)
        for key in row["source"].split(";")
    }


def keys_in_docstrings():
    return {key for _, _, thing in PUBLIC for _, key in REFERENCE.findall(thing.__doc__ or "")}


@pytest.mark.parametrize("name", tables.names())
def test_every_row_says_where_it_comes_from(name):
    rows = tables.rows(name)
    assert rows
    for row in rows:
        for column in tables.PROVENANCE:
            assert row.get(column), f"{name}.csv: {column} is empty in {row}"
        assert row["status"] in tables.STATUSES, row


def test_every_key_has_a_source_and_every_source_is_used():
    known = {source.key for source in sources.sources()}
    used = keys_in_tables() | keys_in_docstrings()
    assert used - known == set(), "named but not in course/data/sources"
    assert known - used == set(), "in course/data/sources but never used"


def test_verified_numbers_say_where_they_were_read():
    for name in tables.names():
        for row in tables.rows(name):
            if row["status"] in ("verified", "secondary"):
                for key in row["source"].split(";"):
                    assert sources.source(key.strip()).read, f"{name}.csv, {key}"


def test_sources_link_to_the_original():
    for source in sources.sources():
        assert source.link == "" or source.link.startswith("https://"), source
        assert 1890 <= source.year <= 2026


@pytest.mark.parametrize(
    ("module", "name", "thing"), PUBLIC, ids=[f"{m.__name__}.{n}" for m, n, _ in PUBLIC]
)
def test_public_functions_are_documented(module, name, thing):
    doc = inspect.getdoc(thing) or ""
    assert doc, f"{module.__name__}.{name}"
    for number, _ in REFERENCE.findall(doc):
        assert doc.count(f"[{number}]") >= 1
    positional = [
        p
        for p in inspect.signature(thing).parameters.values()
        if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)
    ]
    assert len(positional) <= 5


def test_course_imports_only_the_standard_library():
    import sys

    allowed = set(sys.stdlib_module_names) | {"course"}
    for module in MODULES:
        for line in inspect.getsource(module).splitlines():
            match = re.match(r"\s*(?:from|import) (\w+)", line)
            assert not match or match[1] in allowed, f"{module.__name__}: {line}"


def test_unknown_source_is_refused():
    with pytest.raises(CourseError):
        sources.source("nobody2000")
