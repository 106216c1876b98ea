"""After a first fracture, height lost, one effect told two ways: numbers, words, refusals."""

import re

import pytest

from course import tables
from tests.widgets.answers import sentences
from widgets import AfterFirstFracture, FractureRisk, HeightLoss, RelativeAbsolute

# ------------------------------------------------------------------ after a first fracture


def test_the_ratio_and_the_people_stand_together():
    said = sentences(AfterFirstFracture())
    for words in ("of 70", "a year ago", "about 29", "971 do not", "2.7 times", "11 do", "1.4"):
        assert words in said


@pytest.mark.parametrize(
    ("years", "words"), [(0.5, "half a year ago"), (1, "a year ago"), (2.5, "2.5 years ago")]
)
def test_time_is_said_in_words(years, words):
    assert words in AfterFirstFracture(years=years).view["headline"]


def test_ten_years_on_is_compared_with_everybody_only():
    late = AfterFirstFracture(years=10)
    assert "1.4 times" in sentences(late)
    assert len(late.view["picture"]["rows"]) == 2
    assert len(AfterFirstFracture().view["picture"]["rows"]) == 3


def test_picture_chart_and_sentence_agree():
    after = AfterFirstFracture(years=3, age=80, sex="male")
    row = after.view["picture"]["rows"][0]
    n = round(1000 * after.result.ahead.again)
    assert row["n"] == after.view["picture"]["icons"]["n"] == n
    assert f"about {n} break" in after.view["headline"]
    assert row["low"] <= n <= row["high"]
    (diamond,) = (
        trace for trace in after.view["graphs"][0]["figure"]["data"] if trace.get("name") == "you"
    )
    assert diamond["x"] == [3]
    assert round(diamond["y"][0]) == n


def test_it_warns_not_to_multiply():
    assert "Do not multiply" in AfterFirstFracture().spec["words"]["limits"]


def test_help_is_named_where_the_risk_is():
    for years in (1, 10):
        assert "prevent" in AfterFirstFracture(years=years).view["detail"]


# ------------------------------------------------------------------ height lost


def test_a_large_loss_is_told_in_people_with_its_range():
    loss = HeightLoss()
    assert loss.result.lost == pytest.approx(7)
    assert loss.result.after == pytest.approx((27.6, 15.1, 45.0), abs=0.05)
    for words in ("7 cm", "about 28", "72 have none", "guess was 12", "could be 15", "could be 45"):
        assert words in sentences(loss)
    assert len(loss.view["picture"]["rows"]) == 4


@pytest.mark.parametrize(
    ("now", "level", "words"),
    [
        (170, "taller", "you grew"),
        (168, "little", "as tall as"),
        (166, "little", "common with age"),
        (165, "tell", "Tell your doctor"),
        (162, "tell", "Tell your doctor"),
        (161.9, "picture", "picture of your spine"),
        (158, "picture", "picture of your spine"),
    ],
)
def test_each_level_has_its_advice(now, level, words):
    loss = HeightLoss(tallest=168, now=now)
    assert loss.result.level == level
    assert words in sentences(loss)
    assert (loss.result.after is None) == (level != "picture")


def test_a_small_loss_rules_nothing_out():
    assert "does not rule out" in HeightLoss(tallest=168, now=167).view["detail"]
    assert "thinner" in HeightLoss(tallest=168, now=167).view["detail"]  # the discs


def test_my_numbers_do_not_bring_a_false_loss():
    loss = HeightLoss()
    message = {"do": "set", "seq": 1, "entries": {}, "mine": {"height": 158}}
    loss._on_message(loss, message, [])
    assert loss.values["now"] == 158
    assert loss.result.level == "unknown"
    assert "once were" in loss.view["headline"]


def test_too_much_is_refused_beside_the_control():
    loss = HeightLoss()
    loss.values = {"tallest": 190, "now": 160}
    assert "check both numbers" in loss.errors["now"]
    assert loss.values["now"] == 161


def test_inches_are_said_in_inches():
    loss = HeightLoss()
    entries = {"tallest": "66", "now": "63"}
    message = {"do": "set", "seq": 1, "entries": entries, "units": {"tallest": 1, "now": 1}}
    loss._on_message(loss, message, [])
    assert "3 inches" in loss.view["headline"]
    assert loss.result.lost == pytest.approx(7.62)


# ------------------------------------------------------------------ one effect, two ways


def test_half_of_twenty_and_half_of_two():
    told = RelativeAbsolute()
    for words in ("Half as many", "20 of 100", "10 of 100", "10 people"):
        assert re.search(rf"{words}", sentences(told))
    told.values = {"risk": 2}
    assert "100 people" in sentences(told)
    assert "1 of 100 is helped" in sentences(told)


def test_the_ratio_has_no_numbers_because_it_has_none():
    relative, absolute = RelativeAbsolute(fewer=30).view["picture"]["panels"]
    assert [row["value_text"] for row in relative["rows"]] == ["", ""]
    assert all(row["rest_text"] == "" for row in relative["rows"])
    assert [row["value_text"] for row in absolute["rows"]] == ["20", "14"]
    assert {row["of"] for row in absolute["rows"]} == {100}


def test_the_relative_bars_do_not_change_with_the_group():
    rows = [RelativeAbsolute(risk=risk).view["picture"]["panels"][0]["rows"] for risk in (2, 40)]
    assert rows[0] == rows[1]


def test_nobody_is_half_helped():
    assert "7 to 8 of 100 are helped" in sentences(RelativeAbsolute(risk=15))
    assert "Less than 1 of 100 is helped" in sentences(RelativeAbsolute(risk=1))


def test_more_is_told_as_calmly():
    twice = RelativeAbsolute(way="more", risk=1)
    assert "Twice as many" in twice.view["headline"]
    assert "1 more of 100. 98 of 100 do not" in twice.view["detail"]
    assert max(row["n"] / row["of"] for row in twice.view["picture"]["panels"][0]["rows"]) == 1


def test_every_group_has_the_same_denominator():
    table = RelativeAbsolute(risk=33).view["table"]
    assert "Of 100 people" in table["caption"]
    assert len(table["rows"]) == 6


def test_the_trial_behind_it_is_named():
    assert tables.value("fracture", "relative_only_choice") == 21
    assert RelativeAbsolute().spec["provenance"][0]["status"] == "read in the source"


# ------------------------------------------------------------------ all on one page


def test_both_calculators_know_the_same_women_of_70():
    """The year of one is a tenth part of what the other adds up; both start from one rate."""
    year = FractureRisk(years=1, age=70).result.average.major
    assert AfterFirstFracture().result.ahead.everyone == pytest.approx(year)
