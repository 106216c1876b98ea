"""The calendar file, read back with a real parser (icalendar) and line by line."""

import re
from datetime import UTC, date, datetime, timedelta

import icalendar as parser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.calendar_file import dated, icalendar
from course.planner import PROFILES, plan
from tests.course.refusals import refused

WORDS = {"exercise": "Exercise", "rest": "Rest", "intensive": "Intensive", "gentle": "Gentle"}
START = date(2026, 11, 23)
TWELVE = plan("osteoporosis", falls_risk=False, active=False)

letters = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), min_size=1
)


def events(text):
    return list(parser.Calendar.from_ical(text).walk("VEVENT"))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("falls_risk", [True, False])
@pytest.mark.parametrize("active", [True, False])
def test_every_day_of_every_plan_comes_back(profile, falls_risk, active):
    found = plan(profile, falls_risk=falls_risk, active=active)
    read = events(icalendar(found, START, WORDS))
    days = list(dated(found, START))
    assert len(read) == len(days) == 84
    for event, (when, _, day) in zip(read, days, strict=True):
        assert event["SUMMARY"] == WORDS[day.kind]
        assert event.decoded("DTSTART") == when
        assert type(event.decoded("DTSTART")) is date  # all day, no time zone to go wrong
        assert event.decoded("DTEND") == when + timedelta(days=1)


def test_calendar_is_complete_and_valid():
    text = icalendar(TWELVE, START, WORDS, title="My twelve weeks")
    read = parser.Calendar.from_ical(text)
    assert read["VERSION"] == "2.0"
    assert read["PRODID"]
    assert str(read["X-WR-CALNAME"]) == str(read["NAME"]) == "My twelve weeks"
    assert read.errors == []
    for event in read.walk("VEVENT"):
        assert event.errors == []
        assert event.decoded("DTSTAMP") == datetime(2026, 11, 23, tzinfo=UTC)
    assert len({str(event["UID"]) for event in read.walk("VEVENT")}) == 84
    assert parser.Calendar.from_ical(read.to_ical()) == read


def test_same_plan_same_file():
    first, second = (icalendar(TWELVE, START, WORDS, title="A") for _ in range(2))
    assert first == second


def test_who_shares_an_identity():
    def identities(found, start=START, title=""):
        return {str(event["UID"]) for event in events(icalendar(found, start, WORDS, title=title))}

    mine = identities(TWELVE)
    assert mine == identities(plan("general", falls_risk=True, active=True))  # takes its place
    assert not mine & identities(TWELVE, START + timedelta(days=1))
    assert not mine & identities(TWELVE, title="Someone else")


@settings(max_examples=60, deadline=None)
@given(letters.filter(str.strip), letters.filter(lambda t: len(t.splitlines()) == 1), letters)
def test_any_text_survives(summary, title, description):
    one = plan("general", falls_risk=False, active=True, weeks=1)
    text = icalendar(
        one,
        START,
        WORDS | {"exercise": summary},
        title=title,
        describe=lambda week, day: description,
    )
    octets = text.encode("utf-8")
    assert octets.endswith(b"END:VCALENDAR\r\n")
    for line in octets.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        line.decode("utf-8")  # never folded inside a letter
    event = events(text)[0]
    assert str(event["SUMMARY"]) == summary
    assert str(event["DESCRIPTION"]) == description
    name = str(parser.Calendar.from_ical(text)["NAME"])  # this parser leaves it escaped
    assert re.sub(r"\\(.)", r"\1", name) == title


@pytest.mark.parametrize("letter", ["e", "é", "€", "🚶"])
@pytest.mark.parametrize("length", [1, *range(15, 25), *range(60, 80), 150, 200])
def test_folding_by_hand(letter, length):
    lines = icalendar(TWELVE, START, WORDS | {"exercise": letter * length}).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    at = next(i for i, line in enumerate(lines) if line.startswith(f"SUMMARY:{letter}"))
    whole = lines[at]
    while lines[at + 1].startswith(" "):
        at += 1
        whole += lines[at][1:]
    assert whole == "SUMMARY:" + letter * length


def test_special_signs_are_escaped():
    text = icalendar(TWELVE, START, WORDS | {"rest": "Rest; walk, read\\write\r\nthen sleep"})
    assert "SUMMARY:Rest\\; walk\\, read\\\\write\\nthen sleep\r\n" in text


def test_a_kind_may_be_left_out():
    read = events(icalendar(TWELVE, START, WORDS | {"rest": None}))
    assert len(read) == sum(day.kind != "rest" for _, _, day in dated(TWELVE, START))
    assert "Rest" not in {str(event["SUMMARY"]) for event in read}


def test_describe_gets_week_and_day():
    text = icalendar(TWELVE, START, WORDS, describe=lambda week, day: f"{week.number} {day.sets}")
    assert [str(event["DESCRIPTION"]) for event in events(text)][:2] == ["1 1", "1 0"]


def test_over_new_year_and_a_leap_day():
    days = [when for when, _, _ in dated(TWELVE, date(2027, 12, 20))]
    assert date(2028, 2, 29) in days
    assert days[-1] == date(2027, 12, 20) + timedelta(days=83)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"plan": None}, "plan"),
        ({"plan": TWELVE.weeks}, "plan"),
        ({"start": "2026-11-23"}, "start"),
        ({"start": None}, "start"),
        ({"start": datetime(2026, 11, 23)}, "start"),
        ({"start": date(1999, 12, 31)}, "start"),
        ({"start": date.max}, "start"),
        ({"summaries": {}}, "summaries"),
        ({"summaries": None}, "summaries"),
        ({"summaries": WORDS | {"rest": "  "}}, "summaries"),
        ({"summaries": WORDS | {"rest": 3}}, "summaries"),
        ({"summaries": WORDS | {"rest": "a\x00b"}}, "summaries"),
        ({"summaries": WORDS | {"rest": "\ud800"}}, "summaries"),
        ({"title": None}, "title"),
        ({"title": "a\x1bb"}, "title"),
        ({"title": "a\nb"}, "title"),
        ({"describe": lambda week, day: None}, "describe"),
    ],
)
def test_refuses_with_a_sentence(bad, field):
    options = {"plan": TWELVE, "start": START, "summaries": WORDS} | bad
    with refused(field):
        icalendar(**options)
