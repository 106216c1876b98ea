"""Plans, safety gates, loads and sessions: truth tables, properties, hostile inputs."""

import math
from dataclasses import fields
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import tables
from course.checks import CourseError
from course.planner import (
    KINDS,
    PROFILES,
    Gate,
    Plan,
    after_break,
    gates,
    has_falls_risk,
    load_from_repetitions,
    next_session,
    one_repetition_maximum,
    plan,
    profile_for,
    questions,
    reasons,
    swaps,
)
from tests.course.refusals import SENTENCE, refused

KEYS = [question.key for question in questions()]
NO = dict.fromkeys(KEYS, False)
ORDER = list(Gate)
OUTCOME = {question.key: question.gate for question in questions()}

a_plan = st.builds(
    plan,
    st.sampled_from(PROFILES),
    falls_risk=st.booleans(),
    active=st.booleans(),
    weeks=st.integers(1, 12),
)


# --- gates ----------------------------------------------------------------------------------


def test_nobody_is_stopped_without_a_yes():
    assert gates(NO) is Gate.GO
    assert reasons(NO) == ()


def test_seventeen_questions_nine_and_two_of_them_stop():
    counts = {gate: sum(found is gate for found in OUTCOME.values()) for gate in Gate}
    assert counts == {Gate.GO: 0, Gate.SUPERVISE: 4, Gate.REFER: 2, Gate.STOP: 11}


@pytest.mark.parametrize("pair", list(combinations(KEYS, 2)), ids="-".join)
def test_the_more_careful_of_two_gates_wins(pair):
    first, second = pair
    expected = max(OUTCOME[first], OUTCOME[second], key=ORDER.index)
    assert gates(NO | {first: True, second: True}) is expected
    assert gates(NO | {first: True}) is OUTCOME[first]


@given(st.fixed_dictionaries({key: st.booleans() for key in KEYS}), st.sampled_from(KEYS))
def test_another_yes_never_opens_a_gate(answers, key):
    before, after = gates(answers), gates(answers | {key: True})
    assert ORDER.index(after) >= ORDER.index(before)
    named = [question.key for question in reasons(answers)]
    assert sorted(named) == sorted(key for key, yes in answers.items() if yes)
    severity = [ORDER.index(question.gate) for question in reasons(answers)]
    assert severity == sorted(severity, reverse=True)


def test_emergencies_come_first():
    assert reasons(dict.fromkeys(KEYS, True))[0].who == "emergency"


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({}, KEYS[0]),
        (dict.fromkeys(KEYS[1:], False), KEYS[0]),
        (NO | {"fever": None}, "fever"),
        (NO | {"fever": 0}, "fever"),
        (NO | {"fever": "no"}, "fever"),
        (NO | {"feever": True}, "answers"),
        (None, "answers"),
        (KEYS, "answers"),
    ],
)
def test_gates_want_every_answer(answers, field):
    for function in (gates, reasons):
        with refused(field):
            function(answers)


# --- profile and risk of falling ------------------------------------------------------------


@pytest.mark.parametrize(
    ("t_score", "vertebral", "others", "profile"),
    [
        (0.5, False, 0, "general"),
        (-1.0, False, 0, "general"),
        (-1.1, False, 0, "osteopenia"),
        (-2.4, False, 0, "osteopenia"),
        (-2.5, False, 0, "osteoporosis"),
        (None, False, 0, "osteoporosis"),
        (-1.5, False, 1, "osteoporosis"),  # one low-trauma fracture: careful side
        (0.0, False, 1, "osteoporosis"),
        (-3.0, False, 1, "osteoporosis"),
        (0.0, False, 2, "vertebral_fracture"),
        (0.0, True, 0, "vertebral_fracture"),
        (None, True, 3, "vertebral_fracture"),
    ],
)
def test_profiles(t_score, vertebral, others, profile):
    found = profile_for(t_score, vertebral_fracture=vertebral, other_fractures=others)
    assert found == profile


@given(st.floats(-6, 4), st.floats(-6, 4), st.integers(0, 5), st.booleans())
def test_a_lower_t_score_never_gives_a_freer_profile(a, b, others, vertebral):
    low, high = (
        PROFILES.index(profile_for(t, vertebral_fracture=vertebral, other_fractures=others))
        for t in sorted((a, b))
    )
    assert low >= high


# --- plans ----------------------------------------------------------------------------------


@given(a_plan)
def test_shape_of_a_plan(found):
    assert isinstance(found, Plan)
    assert [week.number for week in found.weeks] == list(range(1, len(found.weeks) + 1))
    for week in found.weeks:
        assert len(week.days) == 7
        assert week.block == (week.number - 1) // 4 + 1
        for day in week.days:
            assert day.kind in KINDS
            assert 0 <= day.load <= found.limits.load <= 0.8
            assert 0 <= day.effort <= found.limits.effort
            assert 0 <= day.sets <= found.limits.sets
            assert 0 <= day.brisk <= day.walk
            assert (day.sets > 0) is (day.kind in ("exercise", "intensive"))
            assert (day.sets > 0) is (day.load > 0) is (day.effort > 0) is (day.pause > 0)
            for field in fields(day):
                value = getattr(day, field.name)
                if field.name not in ("kind", "exercises", "load"):
                    assert type(value) is int
                    assert value >= 0


@given(a_plan)
def test_never_two_hard_days_in_a_row(found):
    days = [day for week in found.weeks for day in week.days]
    for before, after in pairwise(days):
        assert not (before.sets and after.sets)
        assert not (before.impacts and after.impacts)


@given(a_plan)
def test_exercise_names_are_known_and_no_avoided_movement_is_among_them(found):
    known = {row["exercise"] for row in tables.rows("planner_exercises")}
    left_out = {swap.movement for swap in found.swaps}
    for week in found.weeks:
        for day in week.days:
            assert len(set(day.exercises)) == len(day.exercises)
            assert set(day.exercises) <= known - left_out
    for swap in found.swaps:
        assert swap.instead
        assert not set(swap.instead) & left_out


@given(a_plan)
def test_a_day_names_what_it_holds_and_nothing_else(found):
    kind = {row["exercise"]: row["kind"] for row in tables.rows("planner_exercises")}
    for week in found.weeks:
        for day in week.days:
            held = {"balance"}
            held |= {"strength"} if day.sets else set()
            held |= {"impact"} if day.impacts else set()
            held |= {"back"} if day.back else set()
            held |= {"walk"} if day.walk else set()
            assert {kind[name] for name in day.exercises} == held
            assert ("brisk_walk" in day.exercises) is (day.brisk > 0)
            hops = {name for name in day.exercises if name.startswith(("heel_drop", "stamp"))}
            assert bool(hops) is (day.impacts > 0)


def test_one_plan_by_hand():
    """Osteoporosis, steady on the feet: what the dossier's tables give, week by week."""
    found = plan("osteoporosis", falls_risk=False, active=False)
    first = [next(day for day in week.days if day.sets) for week in found.weeks]
    assert [day.sets for day in first] == [1, 1, 1, 1, 2, 2, 2, 1, 3, 3, 3, 2]
    assert [day.repetitions for day in first] == [10, 11, 12, 12, 10, 10, 10, 10, 10, 10, 11, 11]
    assert [day.load for day in first] == [0.5] * 4 + [0.65] * 4 + [0.75] * 4
    assert [day.effort for day in first] == [4] * 4 + [5] * 4 + [6] * 4
    assert [day.impacts for day in first] == [0, 0, 0, 0, 10, 20, 30, 18, 40, 50, 50, 30]
    balance = [sum(day.balance for day in week.days) for week in found.weeks]
    assert balance == [40, 44, 48, 52, 70, 77, 84, 92, 100, 110, 120, 120]
    falling = plan("osteoporosis", falls_risk=True, active=True)
    balance = [sum(day.balance for day in week.days) for week in falling.weeks]
    assert balance == [40, 44, 48, 52, 90, 99, 108, 118, 150, 165, 180, 180]


@pytest.mark.parametrize("active", [True, False])
@pytest.mark.parametrize("falls_risk", [True, False])
def test_weaker_bones_never_get_more(falls_risk, active):
    """Load, effort, sets, impacts and peak of a week never rise with a more careful profile."""
    plans = [plan(profile, falls_risk=falls_risk, active=active) for profile in PROFILES]
    for freer, safer in pairwise(plans):
        assert safer.limits.peak <= freer.limits.peak
        for a, b in zip(freer.weeks, safer.weeks, strict=True):
            for what in ("load", "effort", "sets", "impacts"):
                assert max(getattr(day, what) for day in b.days) <= max(
                    getattr(day, what) for day in a.days
                )


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("active", [True, False])
def test_a_risk_of_falling_means_more_balance_and_no_impacts(profile, active):
    steady = plan(profile, falls_risk=False, active=active)
    falling = plan(profile, falls_risk=True, active=active)
    for a, b in zip(steady.weeks, falling.weeks, strict=True):
        assert sum(day.balance for day in b.days) >= sum(day.balance for day in a.days)
        assert sum(day.impacts + day.brisk for day in b.days) == 0


@pytest.mark.parametrize("profile", PROFILES)
def test_brisk_walking_after_a_vertebral_fracture_is_20_minutes_at_most(profile):
    found = plan(profile, falls_risk=False, active=False)
    longest = max(day.brisk for week in found.weeks for day in week.days)
    assert (longest <= 20) or profile != "vertebral_fracture"


@given(a_plan)
def test_a_shorter_plan_is_the_beginning_of_the_long_one(found):
    long = plan(found.profile, falls_risk=found.falls_risk, active=found.active)
    assert found.weeks == long.weeks[: len(found.weeks)]


def test_who_is_frail():
    frail = {
        (profile, falls, active)
        for profile, falls, active in product(PROFILES, (True, False), (True, False))
        if plan(profile, falls_risk=falls, active=active).frail
    }
    assert frail == {(profile, True, False) for profile in PROFILES} | {
        ("vertebral_fracture", False, False)
    }


def test_active_matters_for_frail_people_only():
    for profile, falls in product(PROFILES, (True, False)):
        still, moving = (plan(profile, falls_risk=falls, active=a) for a in (False, True))
        assert (still.weeks == moving.weeks) is not still.frail


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"profile": "Osteoporosis"}, "profile"),
        ({"profile": None}, "profile"),
        ({"profile": "falls_risk"}, "profile"),  # the overlay is no profile
        ({"profile": ["general"]}, "profile"),
        ({"falls_risk": 1}, "falls_risk"),
        ({"falls_risk": None}, "falls_risk"),
        ({"active": "yes"}, "active"),
        ({"weeks": 0}, "weeks"),
        ({"weeks": 13}, "weeks"),
        ({"weeks": 2.5}, "weeks"),
        ({"weeks": True}, "weeks"),
        ({"weeks": math.nan}, "weeks"),
        ({"weeks": "12"}, "weeks"),
    ],
)
def test_plan_refuses_with_a_sentence(bad, field):
    options = {"profile": "general", "falls_risk": False, "active": True, "weeks": 12} | bad
    with refused(field):
        plan(**options)


def test_a_plan_cannot_be_changed():
    found = plan("general", falls_risk=False, active=True)
    for thing, name in (
        (found, "weeks"),
        (found.weeks[0], "days"),
        (found.weeks[0].days[0], "sets"),
    ):
        with pytest.raises(AttributeError):
            setattr(thing, name, ())
    with pytest.raises(CourseError):
        swaps("general", falls_risk=None)


# --- how heavy ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "percent"),
    [(1, 97), (2, 94), (3, 91), (5, 86), (6, 83), (8, 79), (10, 75), (12, 71)],
)
def test_share_agrees_with_a_published_table(n, percent):
    assert load_from_repetitions(n, 0).share == pytest.approx(percent / 100, abs=0.006)


def test_the_start_rule_and_the_formula_disagree_as_the_notes_say():
    assert load_from_repetitions(12, 6).share == pytest.approx(0.625, abs=0.001)


@given(st.integers(1, 12), st.integers(0, 6))
def test_load_band_and_order(repetitions, reserve):
    load = load_from_repetitions(repetitions, reserve)
    assert 0 < load.low < load.share < load.high <= 1
    if reserve:
        assert load.share < load_from_repetitions(repetitions, reserve - 1).share
        if repetitions < 12:  # a repetition done or left counts the same
            assert load.share == load_from_repetitions(repetitions + 1, reserve - 1).share


@given(st.floats(0.5, 150), st.integers(1, 12), st.integers(0, 6))
def test_one_repetition_maximum_is_weight_over_share(weight, repetitions, reserve):
    n = repetitions + reserve
    found = one_repetition_maximum(weight, repetitions, reserve)
    assert found == pytest.approx(weight * (1 + n / 30), rel=1e-4)


@pytest.mark.parametrize("bad", [(0, 3), (13, 3), (10, -1), (10, 7), (9.5, 3), (True, 3), ("8", 1)])
def test_load_refuses_with_a_sentence(bad):
    with pytest.raises(CourseError, match=SENTENCE):
        load_from_repetitions(*bad)


@pytest.mark.parametrize("weight", [0, 0.4, 151, math.inf, None])
def test_weight_outside_its_range_is_refused(weight):
    with pytest.raises(CourseError, match=SENTENCE):
        one_repetition_maximum(weight, 10, 3)


# --- after a session, after a break ---------------------------------------------------------

session = st.fixed_dictionaries(
    {
        "repetitions": st.integers(8, 12),
        "pain": st.integers(0, 10),
        "effort": st.integers(0, 10),
        "limit": st.integers(1, 10),
        "full_sessions": st.integers(0, 5),
        "settled": st.booleans(),
        "alarm": st.booleans(),
    }
)


@given(session)
def test_one_change_at_a_time_and_never_more_than_five_percent(told):
    step = next_session(**told)
    if step.signal == "red":
        assert told["alarm"] or told["pain"] >= 6
        assert (step.repetitions, step.load, step.impacts) == (0, 0, False)
        return
    if step.signal == "amber":
        assert (step.repetitions, step.load, step.impacts) == (told["repetitions"], 0.8, False)
        return
    assert told["pain"] <= 3
    assert told["settled"]
    assert step.load in (1.0, 1.05)
    if step.repetitions > told["repetitions"]:
        assert step.load == 1.0
    if step.load > 1:
        assert step.repetitions == 8
        assert told["effort"] <= told["limit"]
        low, high = (tables.value("planner", f"step_load_{end}") for end in ("least", "most"))
        assert low <= 100 * (step.load - 1) <= high


@given(session, st.integers(0, 10))
def test_more_pain_never_asks_for_more(told, pain):
    worse = next_session(**told | {"pain": max(pain, told["pain"])})
    same = next_session(**told)
    assert worse.repetitions * worse.load <= same.repetitions * same.load + 1e-9


@pytest.mark.parametrize(
    ("effort", "signal", "repetitions", "load"),
    [(4, "green", 10, 1), (5, "green", 9, 1), (6, "amber", 9, 0.8), (10, "amber", 9, 0.8)],
)
def test_effort_over_the_limit(effort, signal, repetitions, load):
    step = next_session(9, pain=0, effort=effort, limit=4)
    assert (step.signal, step.repetitions, step.load) == (signal, repetitions, load)


@pytest.mark.parametrize(
    "bad",
    [
        {"repetitions": 7},
        {"repetitions": 13},
        {"pain": 11},
        {"pain": 3.5},
        {"pain": None},
        {"effort": -1},
        {"limit": 0},
        {"full_sessions": -1},
        {"settled": None},
        {"alarm": 1},
    ],
)
def test_session_refuses_with_a_sentence(bad):
    good = {"repetitions": 10, "pain": 0, "effort": 4, "limit": 4}
    with refused(*bad):
        next_session(**good | bad)


@pytest.mark.parametrize(
    ("last_week", "missed", "week", "load"),
    [
        (3, 0, 4, 1),
        (3, 1, 3, 1),
        (7, 2, 5, 0.8),
        (7, 3, 5, 0.8),
        (1, 2, 1, 0.8),
        (11, 4, 1, 0.6),
        (2, 52, 1, 0.6),
    ],
)
def test_after_a_break(last_week, missed, week, load):
    assert (after_break(last_week, missed).week, after_break(last_week, missed).load) == (
        week,
        load,
    )


@given(st.integers(1, 11), st.integers(0, 60), st.integers(0, 60))
def test_a_longer_break_never_asks_for_more(last_week, a, b):
    short, long = (after_break(last_week, weeks) for weeks in sorted((a, b)))
    assert long.week <= short.week
    assert long.load <= short.load


@pytest.mark.parametrize("bad", [(0, 1), (12, 1), (5, -1), (5, 1.5), (None, 1), (5, math.inf)])
def test_break_refuses_with_a_sentence(bad):
    with pytest.raises(CourseError, match=SENTENCE):
        after_break(*bad)


@pytest.mark.parametrize(
    "bad",
    [
        {"falls": -1},
        {"falls": 1.5},
        {"falls": None},
        {"unsteady": None},
        {"tandem": -1},
        {"tandem": math.nan},
        {"up_and_go": 2},
    ],
)
def test_falls_risk_refuses_with_a_sentence(bad):
    with refused(*bad):
        has_falls_risk(**{"falls": 0} | bad)


@pytest.mark.parametrize("bad", [{"t_score": -11}, {"t_score": "low"}, {"other_fractures": -1}])
def test_profile_refuses_with_a_sentence(bad):
    with refused(*bad):
        profile_for(**{"t_score": -1} | bad)
