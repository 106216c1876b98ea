"""Calcium week by food: advice of each country, which sentence when, suggestions that work."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course import nutrition
from course.nutrition import Level
from tests.widgets.nutrition import bar, figure, headline, labels, text
from widgets import CalciumWeek
from widgets.calculators import calcium_week

NOTHING = dict.fromkeys(calcium_week.asked(), 0)


@pytest.mark.parametrize(
    ("country", "sex", "age", "advice", "upper"),
    [
        ("netherlands", "female", 70, 1200, 2500),
        ("netherlands", "female", 60, 1100, 2500),
        ("netherlands", "male", 60, 950, 2500),
        ("european_union", "female", 70, 950, 2500),
        ("united_states", "male", 70, 1000, 2000),
        ("united_states", "male", 71, 1200, 2000),
        ("united_states", "female", 50, 1000, 2500),
    ],
)
def test_advice_and_limit_of_each_country(country, sex, age, advice, upper):
    calcium = CalciumWeek(country=country, sex=sex, age=age)
    assert (calcium.result.need.amount, calcium.result.need.upper) == (advice, upper)
    assert f"advice {advice:,}" in labels(calcium)
    assert any(label.startswith(f"upper limit {upper:,}") for label in labels(calcium))
    assert f"{advice:,} mg is the " in text(calcium)


def test_jeanne_is_below_and_food_can_mend_it():
    jeanne = CalciumWeek()
    assert headline(jeanne) == "About 790 mg of calcium a day: 410 mg below the advice of 1,200 mg."
    assert "for a woman of 70" in text(jeanne)
    assert "doctor" not in text(jeanne)
    assert "made-up" in jeanne.view["note"]


@pytest.mark.parametrize(
    ("values", "level", "words"),
    [
        ({"milk_semi": 14, "gouda": 16}, Level.ENOUGH, "that meets the advice of 1,200 mg"),
        ({"supplement": 500}, Level.ENOUGH, "Food gives 790 mg of it"),
        ({"milk_semi": 21, "supplement": 500}, Level.ENOUGH, "Your food alone meets it"),
        ({"supplement": 2000}, Level.TOO_MUCH, "how much of the supplement you need"),
        ({"supplement": 413}, Level.LOW, "that is about the advice of 1,200 mg"),
        ({**NOTHING, "supplement": 0}, Level.LOW, "Several foods together"),
        ({"milk_semi": 18}, Level.LOW, "One more glass of milk"),
    ],
)
def test_which_sentence_when(values, level, words):
    calcium = CalciumWeek(**values)
    assert calcium.result.level is level
    assert words in text(calcium)


def test_too_much_from_food_alone_asks_to_look_again():
    greedy = CalciumWeek(**dict.fromkeys(("milk_semi", "yogurt", "gouda", "feta", "tofu_ca"), 21))
    assert greedy.result.level is Level.TOO_MUCH
    assert "look at the portions" in text(greedy)


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({key: st.integers(0, 8) for key in ("milk_semi", "yogurt", "gouda")}))
def test_a_suggestion_that_is_followed_closes_the_gap(week):
    calcium = CalciumWeek(**{**NOTHING, **week})
    detail = calcium.view["detail"]
    if calcium.result.level is not Level.LOW or "Several foods" in detail:
        return
    glasses = re.search(r"(\d+) more glasses|(One more glass)", detail)
    slices = re.search(r"(\d+) (more )?slices", detail)
    milk = int(glasses[1] or 1)
    ways = [(milk, 0), (0, int(slices[1]))] if slices and not slices[2] else None
    if ways is None:
        ways = [(milk, int(slices[1]) if slices else 0)]
    for more_milk, more_cheese in ways:
        fed = {**week, "milk_semi": week["milk_semi"] + more_milk}
        fed["gouda"] = week["gouda"] + more_cheese
        food = nutrition.calcium(fed, calcium_week.OTHER, per="week")
        assert food >= calcium.result.need.amount - 1e-6


def test_spinach_counts_as_nothing_and_says_so():
    calcium = CalciumWeek(spinach=7)
    assert calcium.result.total == CalciumWeek().result.total
    assert "hardly any" in calcium.view["note"]
    assert bar(calcium, "Spinach")[1] == 0
    assert any("not taken up" in label for label in labels(calcium))
    (row,) = (r for r in calcium.view["table"]["rows"] if r[0].startswith("Spinach"))
    assert row[-1] == "0"
    assert "not taken up" in row[2]


@settings(max_examples=40, deadline=None)
@given(
    st.fixed_dictionaries({key: st.floats(0, 21) for key in calcium_week.asked()}),
    st.floats(0, 2000),
)
def test_the_bars_are_a_staircase_up_to_the_total(week, supplement):
    calcium = CalciumWeek(**week, supplement=supplement)
    bars = [
        (base, length)
        for trace in figure(calcium)["data"]
        if trace["name"] != "total"
        for base, length in zip(trace["base"], trace["x"], strict=True)
    ]
    end = 0.0
    for base, length in sorted(bars):
        assert base == pytest.approx(end, abs=1e-6)
        end = base + length
    assert end == pytest.approx(calcium.result.total)
    assert bar(calcium, "You, in all") == (0, pytest.approx(calcium.result.total))


def test_a_limit_out_of_sight_gets_an_arrow():
    assert "upper limit 2,500 →" in labels(CalciumWeek())
    assert "upper limit 2,500" in labels(CalciumWeek(supplement=2000))
