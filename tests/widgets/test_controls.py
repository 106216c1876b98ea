"""Controls: what they accept, how they refuse, and that units are only a view."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks import CourseError
from widgets.controls import Choice, Count, Number, Ticks, yes_no
from widgets.units import HEIGHT, MASS, plain

WEIGHT = Number("mass", "Your weight", 70, low=35, high=150, units=MASS)
TALL = Number("height", "Height", 165, low=130, high=210, units=HEIGHT)


@pytest.mark.parametrize("bad", [999, -3, math.nan, math.inf, True, None, [], {}, "", "heavy"])
def test_a_wrong_weight_gets_a_sentence(bad):
    with pytest.raises(CourseError, match=r"^Type a number from 35 to 150 kg\.$") as refused:
        WEIGHT.check(bad)
    assert refused.value.field == "mass"


def test_pounds_are_refused_in_pounds():
    with pytest.raises(CourseError, match="78 to 330 lb"):
        WEIGHT.read("999", unit=1)


@given(st.floats(35, 150))
def test_pounds_are_only_a_view(kilograms):
    shown = WEIGHT.shown(kilograms, unit=1)
    assert shown["value"] * 0.45359237 == pytest.approx(kilograms, abs=1e-5)


@given(st.integers(78, 330))
def test_every_whole_pound_in_the_range_is_taken_and_comes_back(pounds):
    value = WEIGHT.read(str(pounds), unit=1)
    assert WEIGHT.shown(value, unit=1)["text"] == str(pounds)


@given(st.text(max_size=12))
def test_whatever_is_typed_it_is_a_number_in_range_or_a_sentence(typed):
    with contextlib.suppress(CourseError):
        assert 35 <= WEIGHT.read(typed) <= 150


def test_written_without_needless_zeros():
    assert WEIGHT.shown(70)["text"] == "70"
    assert WEIGHT.shown(72.5)["text"] == "72.5"
    density = Number("bmd", "Density", 0.6, low=0.3, high=1.4, units=plain("g/cm²", digits=2))
    assert density.shown(0.6)["text"] == "0.60"


def test_unknown_is_an_answer_where_it_is_offered():
    t_score = Number("t", "T-score", None, low=-4, high=1, unknown="I do not know")
    assert t_score.check(None) is None
    assert t_score.shown(None)["text"] == ""
    with pytest.raises(CourseError):
        WEIGHT.check(None)


def test_an_unticked_unknown_begins_where_it_is_told():
    score = Number("t", "T-score", None, low=-4, high=1, unknown="I do not know", first=-1)
    assert score.spec()["units"][0]["first"] == -1
    assert WEIGHT.spec()["units"][0]["first"] is None
    pounds = Number("m", "Weight", None, low=35, high=150, units=MASS, unknown="?", first=70)
    assert pounds.spec()["units"][1]["first"] == pytest.approx(154.3, abs=0.1)


def test_choices_keep_true_none_and_one_apart():
    smoking = yes_no("smoking", "Do you smoke?")
    assert [smoking.read(position) for position in (0, 1, 2)] == [True, False, None]
    for bad in (3, -1, "yes", 1.0):
        with pytest.raises(CourseError):
            smoking.read(bad)
    with pytest.raises(CourseError):
        smoking.check(1)
    legs = Choice("legs", "Legs", "two", options={"two": "two", "one": "one"})
    assert legs.check("one") == "one"
    assert legs.shown("one") == {"value": 1, "spoken": "one"}


def test_a_count_is_a_number_that_takes_halves():
    milk = Count("milk", "Milk", 7, low=0, high=21, units=plain(digits=1), part="Your week")
    assert milk.read("2,5") == 2.5
    assert milk.shown(7)["text"] == "7"
    assert milk.spec()["kind"] == "count"
    assert milk.spec()["part"] == "Your week"
    assert milk.spec()["units"][0]["step"] == 1
    with pytest.raises(CourseError, match="0 to 21"):
        milk.check(22)
    assert WEIGHT.spec()["part"] == ""


TOPICS = Ticks("topics", "Talk about", ("b",), options={"a": "scan", "b": "falls", "c": "pain"})


def test_ticks_come_back_in_the_order_shown_and_once():
    assert TOPICS.check(["c", "a", "c"]) == ("a", "c")
    assert TOPICS.read([2, 0, 2]) == ("a", "c")
    assert TOPICS.check(()) == TOPICS.read([]) == ()
    assert TOPICS.shown(("a", "c")) == {"value": [0, 2], "spoken": "scan, pain"}
    assert TOPICS.spec()["options"] == ["scan", "falls", "pain"]
    assert TOPICS.spec()["kind"] == "ticks"


@pytest.mark.parametrize("bad", [None, True, 0, "a", "abc", {}, {"a": 1}, ["d"], [None], [[]], [0]])
def test_ticks_refuse_with_a_sentence(bad):
    with pytest.raises(CourseError, match="Tick the answers that fit") as refused:
        TOPICS.check(bad)
    assert refused.value.field == "topics"


@pytest.mark.parametrize("bad", [None, True, 0, "a", {}, [3], [-1], [True], [0.0], ["a"], [None]])
def test_ticks_of_the_page_are_positions(bad):
    with pytest.raises(CourseError, match="Tick the answers that fit"):
        TOPICS.read(bad)


@given(st.lists(st.integers(0, 2), max_size=6))
def test_what_the_page_shows_is_what_was_ticked(positions):
    assert TOPICS.shown(TOPICS.read(positions))["value"] == sorted(set(positions))


@pytest.mark.parametrize(
    ("typed", "inches"),
    [
        (["5", "6"], 66),
        (["5", "12"], 72),
        (["5.5", ""], 66),
        (["5,5", "0"], 66),
        (["", "66"], 66),
        (["5'6\"", "9"], 66),  # all in one box: what stands in the other is old
        (["5 ft 6.5", ""], 66.5),
        ("5 feet 6 inches", 66),
        ("66", 66),
    ],
)
def test_feet_and_inches_as_people_type_them(typed, inches):
    assert TALL.read(typed, 1) == pytest.approx(inches * 2.54)


@pytest.mark.parametrize(
    "typed", [["5.5", "3"], ["", ""], ["-1", "80"], ["x", "6"], ["5"], [5, 6], ["9" * 400, "0"], []]
)
def test_feet_and_inches_that_cannot_be(typed):
    with pytest.raises(CourseError, match=r"whole feet and then inches, from 4 ft 3\.5 in"):
        TALL.read(typed, 1)


def test_an_almost_whole_foot_is_a_foot():
    assert TALL.shown(182.87, 1)["boxes"] == ["6", "0"]
    assert TALL.shown(182.87, 1)["spoken"] == "6 ft 0 in"
    assert HEIGHT[1].spoken(1) == "1 inch"
