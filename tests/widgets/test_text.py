"""Numbers and words in the reader's language."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import widgets
from course.checks import CourseError
from widgets import text

SOURCES = sorted(Path(widgets.__file__).parent.rglob("*.py"))


@pytest.fixture
def dutch():
    text.set_language("nl")
    yield
    text.set_language("en")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("72.5", 72.5),
        ("72,5", 72.5),
        (" 72,5 ", 72.5),
        ("−1,5", -1.5),
        ("-1.5", -1.5),
        ("+3", 3.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("0,640", 0.64),
        ("", None),
        ("  ", None),
        ("heavy", None),
        ("7 2", 72.0),
        ("1e3", None),
        ("nan", None),
        ("inf", None),
        ("--5", None),
        ("1.2.3", None),
        ("٣", None),  # digits of another script: not ours to guess
        ("72kg", None),
        ("5'4", None),  # a height in feet is no 54
        ("5’4", None),
    ],
)
def test_reads_what_people_type(typed, read):
    assert text.parse(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("6,000", 6000.0), ("6000", 6000.0), ("6 000", 6000.0), ("6'000", 6000.0), ("6,5", 6.5)],
)
def test_reads_thousands_where_they_make_sense(typed, read):
    assert text.parse(typed, grouped=True) == read


def test_dutch_writes_and_reads_its_own_way(dutch):
    assert text.number(1234.5, 1) == "1.234,5"
    assert text.parse("1.234,5", grouped=True) == 1234.5
    assert text.parse("6.000", grouped=True) == 6000.0
    assert text.parse("72.5") == 72.5


@given(st.floats(-99999, 99999, allow_nan=False), st.integers(0, 4))
def test_what_is_written_is_read_back(value, digits):
    written = text.number(value, digits)
    assert text.parse(written, grouped=True) == pytest.approx(value, abs=0.51 * 10**-digits)


def test_unknown_language_is_named():
    with pytest.raises(ValueError, match="xx"):
        text.set_language("xx")


def test_refusals_keep_their_sentence_in_english():
    error = CourseError("{what} must be below {high}.", "mass", what="Weight", high=150.0)
    assert text.refusal(error) == str(CourseError("Weight must be below 150."))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_every_message_can_be_extracted(path):
    """gettext sees literals only: no f-string, no variable (but units and templates by name)."""
    by_name = {"unit.label", "self.label", "label", "value", "error.template"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            (argument,) = node.args
            literal = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            assert literal or ast.unparse(argument) in by_name, ast.unparse(node)
