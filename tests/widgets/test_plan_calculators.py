"""My twelve weeks and How heavy: the plan of the course and nothing else, and what stops it."""

from datetime import date, timedelta
from itertools import product

import icalendar as parser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import safety, tables
from course.checks import CourseError
from course.effort import load_from_repetitions, next_session, one_repetition_maximum
from course.planner import PROFILES, after_break, plan
from course.safety import Gate
from widgets import HowHeavy, TwelveWeeks, dates, move_words, plan_words, safety_words
from widgets.date_control import Date

START = "2026-11-30"
QUESTIONS = {question.key: question for question in safety.questions()}
ASKED = [key for key in QUESTIONS if key not in ("vertebral_fracture", "several_fractures")]
ALL = list(product(PROFILES, [True, False], [True, False]))


def twelve(**values):
    made = TwelveWeeks(start=START)
    made.values = values
    assert not made.errors
    return made


# ------------------------------------------------------------------ the plan


@pytest.mark.parametrize(("profile", "unsteady", "active"), ALL)
def test_it_shows_exactly_the_plan_of_the_course(profile, unsteady, active):
    made = twelve(profile=profile, unsteady=unsteady, active=active)
    expected = plan(profile, falls_risk=unsteady, active=active)
    assert made.result.plan == expected
    days = [day for week in expected.weeks for day in week.days]
    keys = [kind["key"] for kind in made.view["picture"]["kinds"]]
    shown = [keys[k] for week in made.view["picture"]["weeks"] for k in week["kinds"]]
    assert shown == [day.kind for day in days]
    for row, day in zip(made.view["table"]["rows"], days, strict=True):
        numbers = [0 if cell == "–" else int(cell) for cell in row[3:]]
        assert numbers == [
            day.sets,
            day.repetitions,
            round(100 * day.load),
            day.effort,
            day.impacts,
            day.balance,
            day.back,
            day.walk,
            day.brisk,
        ]


@pytest.mark.parametrize(("profile", "unsteady", "active"), ALL)
def test_every_day_is_told_whole(profile, unsteady, active):
    """Each exercise and each number of a day stands in its words, and nothing that is left out."""
    expected = plan(profile, falls_risk=unsteady, active=active)
    words, out = move_words.moves(), {swap.movement for swap in expected.swaps}
    for week in expected.weeks:
        for day in week.days:
            parts = plan_words.day_parts(expected, week, day)
            moves = [move for part in parts for move in part.moves]
            assert sorted(moves) == sorted(words[name] for name in day.exercises)
            assert not out & set(day.exercises)
            doses = " ".join(part.dose for part in parts)
            for n in (day.repetitions, day.impacts, day.balance, day.back, day.walk):
                assert not n or str(n) in doses
            if day.sets:
                assert f"at most {round(100 * day.load)}\u00a0%" in doses
                assert f"effort up to {day.effort} of 10" in doses
            assert "{" not in doses


@pytest.mark.parametrize("falls", [0, 1, 2])
def test_two_falls_are_a_risk_of_falling(falls):
    assert twelve(falls=falls).result.plan.falls_risk is (falls == 2)


def test_a_day_is_chosen_and_told():
    made = twelve(week=5, day=0)
    today = made.view["picture"]["today"]
    assert today["title"] == "Week 5, Monday 28 December: intensive"
    assert "Week 5, Monday: intensive." in made.view["detail"]
    heads = [part["head"] for part in today["parts"]]
    assert heads == ["Strength", "Heel drops or stamps", "Balance", "Back muscles", "Walk"]


def test_a_plan_may_begin_on_any_day():
    made = twelve(start="2026-12-02")
    assert made.view["picture"]["weekdays"][0] == "Wednesday"
    assert made.view["picture"]["short"][-1] == "Tue"
    assert made.view["table"]["rows"][0][0] == "Wednesday 2 December 2026"


def test_it_begins_next_monday():
    assert date.fromisoformat(TwelveWeeks().values["start"]).weekday() == 0
    for day in range(23, 30):
        assert dates.next_monday(date(2026, 11, day)) == date(2026, 11, 30)


def test_the_first_chart_equals_the_sentence():
    made = twelve()
    heights = {}
    for bars in made.view["graphs"][0]["figure"]["data"]:
        heights |= dict(zip(bars["x"], bars["y"], strict=True))
    assert made.view["headline"] == (
        "No warning sign ticked: begin with 1 round of 10, and slowly reach 3 rounds of 11."
    )
    assert heights[1] == 10
    assert max(heights.values()) == 33
    assert len(heights) == 12


def test_every_word_of_the_tables_is_there():
    known = move_words.moves()
    for row in tables.rows("planner_exercises"):
        assert known[row["exercise"]]
    for row in tables.rows("planner_swaps"):
        assert move_words.left_out()[row["movement"]]
        assert all(known[name] for name in row["instead"].split(";"))
    letters = [name[0] for name in plan_words.kinds().values()]
    assert len(set(letters)) == 4  # the letter on a tile tells the days apart


# ------------------------------------------------------------------ safety first


@pytest.mark.parametrize("key", ASKED)
def test_every_yes_leads_where_the_course_says(key):
    made = twelve(**{key: True})
    question = QUESTIONS[key]
    assert made.result.gate is question.gate
    assert made.result.reasons == (question,)
    waits = question.gate in (Gate.STOP, Gate.REFER)
    assert (made.result.plan is None) is waits
    assert safety_words.statements()[key] in made.view["detail"]


@pytest.mark.parametrize("key", [k for k in ASKED if QUESTIONS[k].gate in (Gate.STOP, Gate.REFER)])
def test_nothing_of_a_plan_is_left_when_it_has_to_wait(key):
    made = twelve(**{key: True, "week": 9})
    assert set(made.view["picture"]) == {"closed"}
    assert made.view["graphs"] == made.view["files"] == []
    assert "round" not in str(made.view["headline"]) + str(made.view["table"])
    assert len(made.view["picture"]["closed"]["instead"]) == 3
    urgent = QUESTIONS[key].who == "emergency"
    assert ("emergency number" in made.view["headline"]) is urgent


def test_the_most_serious_answer_comes_first():
    made = twelve(fever=True, chest_pain=True, recent_operation=True)
    assert made.view["headline"].startswith("Please get help now")
    reasons = made.view["picture"]["closed"]["reasons"]
    assert [reason.split(":")[0] for reason in reasons] == [
        safety_words.statements()[key] for key in ("chest_pain", "fever", "recent_operation")
    ]


def test_a_broken_back_bone_is_seen_by_a_therapist_first():
    made = twelve(profile="vertebral_fracture")
    assert made.result.gate is Gate.SUPERVISE
    assert made.result.plan.therapist_first
    assert made.view["headline"].startswith("With your physiotherapist")


def test_an_answer_that_is_hidden_does_not_count():
    assert twelve(profile="osteoporosis", severe_osteoporosis=True).result.gate is Gate.SUPERVISE
    assert twelve(profile="osteopenia", severe_osteoporosis=True).result.gate is Gate.GO


# ------------------------------------------------------------------ files


@pytest.mark.parametrize(("profile", "unsteady", "active"), ALL)
def test_the_calendar_file_holds_every_day(profile, unsteady, active):
    made = twelve(profile=profile, unsteady=unsteady, active=active)
    assert made.view["files"] == [
        {"label": "Put in my calendar (.ics)", "name": "twelve-weeks.ics"}
    ]
    read = parser.Calendar.from_ical(made.file("twelve-weeks.ics"))
    events = list(read.walk("VEVENT"))
    assert len(events) == 84
    titles = plan_words.day_titles()
    days = [(week, day) for week in made.result.plan.weeks for day in week.days]
    for i, (event, (week, day)) in enumerate(zip(events, days, strict=True)):
        assert event.decoded("DTSTART") == date(2026, 11, 30) + timedelta(days=i)
        assert event["SUMMARY"] == titles[day.kind]
        assert str(event["DESCRIPTION"]) == plan_words.day_text(made.result.plan, week, day)


def test_the_page_asks_for_the_file_and_gets_it_once():
    made, sent = twelve(), []
    made.send = sent.append
    ask = {"do": "set", "seq": 7, "entries": {}, "file": 0}
    made._on_message(made, ask, [])
    assert made.view["seq"] == 7
    (message,) = sent
    assert message["file"]["name"] == "twelve-weeks.ics"
    assert message["file"]["type"] == "text/calendar"
    assert message["file"]["text"].startswith("BEGIN:VCALENDAR\r\n")
    for bad in (1, -1, True, "0", None, [], 1e9):
        made._on_message(made, {**ask, "file": bad}, [])
    assert len(sent) == 1
    made._on_message(made, {**ask, "entries": {"fever": 1}}, [])
    assert made.result.plan is None
    assert len(sent) == 1


# ------------------------------------------------------------------ a date


@pytest.mark.parametrize("bad", ["", "soon", "2026-13-01", "1999-12-31", "2101-01-01", None, 5, {}])
def test_a_wrong_date_gets_a_sentence(bad):
    made = twelve()
    made.values = {"start": bad}
    assert made.errors == {"start": "Choose a date in the years 2000 to 2100."}
    assert made.values["start"] == START


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_date_in_range_is_kept_as_text(day):
    control = Date("start", "Start", START)
    assert control.check(day.isoformat()) == control.check(day) == day.isoformat()


def test_a_moment_is_no_date():
    with pytest.raises(CourseError):
        Date("start", "Start", START).check(parser.vDatetime)


# ------------------------------------------------------------------ how heavy


@given(st.integers(8, 12), st.integers(0, 6), st.floats(0.5, 150))
def test_the_share_is_that_of_the_course(done, left, weight):
    made = HowHeavy(repetitions=done, reserve=left, weight=weight)
    assert made.result.share == load_from_repetitions(done, left)
    assert made.result.strongest == pytest.approx(one_repetition_maximum(weight, done, left))


@pytest.mark.parametrize(
    ("felt", "signal", "says"),
    [
        ({}, "green", "Next time 11 repetitions with the same weight."),
        ({"repetitions": 12}, "green", "Next time the same once more."),
        (
            {"repetitions": 12, "before": True},
            "green",
            "Next time 5 % more, about 3.2 kg, and back to 8 repetitions.",
        ),
        ({"effort": 6}, "green", "Next time the same again, until the effort is 5 of 10 or less."),
        ({"effort": 7}, "amber", "Next time 20 % less, about 2.4 kg."),
        ({"pain": 4}, "amber", "No heel drops or stamps until it settles."),
        ({"settled": False}, "amber", "Next time 20 % less"),
        ({"pain": 4, "weight": None}, "amber", "Next time 20 % less weight."),
        (
            {"repetitions": 12, "before": True, "weight": None},
            "green",
            "Next time 5 % more weight, and back to 8 repetitions.",
        ),
        ({"pain": 6}, "red", "Stop this move for now, and ask your therapist or doctor."),
        ({"alarm": True}, "red", "Stop this move for now, and ask your therapist or doctor."),
    ],
)
def test_what_comes_next(felt, signal, says):
    made = HowHeavy(**felt)
    assert not made.errors
    assert made.result.step.signal == signal
    assert says in made.view["detail"].replace("\u00a0%", " %")


@given(
    done=st.integers(8, 12),
    pain=st.integers(0, 10),
    felt=st.integers(0, 10),
    limit=st.sampled_from([4, 5, 6]),
    before=st.booleans(),
)
def test_the_step_is_that_of_the_course(done, pain, felt, limit, before):
    made = HowHeavy(repetitions=done, pain=pain, effort=felt, limit=limit, before=before)
    expected = next_session(
        done, pain=pain, effort=felt, limit=limit, full_sessions=2 if before else 1
    )
    assert made.result.step == expected
    assert made.view["detail"].endswith(".")


def test_the_efforts_are_those_of_the_plans():
    offered = set(HowHeavy()._controls["limit"].options)
    planned = {
        day.effort
        for profile in PROFILES
        for week in plan(profile, falls_risk=False, active=True).weeks
        for day in week.days
        if day.effort
    }
    assert planned <= offered


def test_a_strongest_lift_is_never_asked_for():
    """One repetition, or none left of few, is outside what may be entered."""
    made = HowHeavy()
    made.values = {"repetitions": 1}
    assert "repetitions" in made.errors
    assert made.values["repetitions"] == 10
    assert max(s.share for s in (load_from_repetitions(8, 0),)) < 0.8


def test_picture_chart_and_sentence_agree():
    made = HowHeavy(repetitions=8, reserve=2)
    (row,) = made.view["picture"]["rows"]
    diamond = made.view["graphs"][0]["figure"]["data"][-1]
    assert row["n"] == 75
    assert round(diamond["y"][0]) == 75
    assert "about 75\u00a0%" in made.view["headline"]


# ------------------------------------------------------------------ the chapter


def test_numbers_of_the_chapter():
    """What the text says of Jeanne, of missed weeks and of ten repetitions with six left."""
    weeks = twelve(falls=1).result.plan.weeks
    assert [sum(day.walk for day in weeks[n].days) for n in (0, 10)] == [30, 130]
    assert [sum(day.balance for day in weeks[n].days) for n in (0, 10)] == [40, 120]
    assert [week.days[0].impacts for week in weeks][3:11] == [0, 10, 20, 30, 18, 40, 50, 50]
    assert (weeks[10].days[0].sets, weeks[10].days[0].repetitions) == (3, 11)
    assert weeks[10].days[0].load == 0.75
    afraid = twelve(falls=1, unsteady=True).result.plan.weeks
    assert sum(day.balance for day in afraid[10].days) == 180
    assert [sum(day.kind == "exercise" for day in week.days) for week in afraid[:3]] == [2, 2, 3]
    share = HowHeavy().result
    rounded = [round(100 * x) for x in (share.share.share, share.share.low, share.share.high)]
    assert rounded == [65, 61, 72]
    assert round(share.strongest, 1) == 4.6
    assert (after_break(7, 1).week, after_break(7, 3).week, after_break(7, 4).week) == (7, 5, 1)
    assert (after_break(7, 3).load, after_break(7, 4).load) == (0.8, 0.6)
