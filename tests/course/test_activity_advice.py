"""Which activity fits whom, the shin bone in two ways, and the index of a week."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import activities, activity_advice, shin, stimulus, tables
from course.activity_advice import Fit, advice
from course.checks import CourseError
from course.mechanostat import Zone, mechanostat_zone
from course.safety import PROFILES

KEYS = [activity.key for activity in activities.activities()]
ORDER = list(Fit)
IMPACTS = [a.key for a in activities.activities() if a.group in activity_advice.IMPACTS]


def fit(key, profile, falls=False):
    return advice(key, profile, falls_risk=falls).fit


# ------------------------------------------------------------------ what fits whom


@pytest.mark.parametrize("key", KEYS)
def test_weaker_bones_and_falls_are_never_freer(key):
    for falls in (False, True):
        found = [ORDER.index(fit(key, profile, falls)) for profile in PROFILES]
        assert found == sorted(found), key
    for profile in PROFILES:
        assert ORDER.index(fit(key, profile, True)) >= ORDER.index(fit(key, profile)), key


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("falls", [False, True])
def test_every_published_caution_is_kept(key, profile, falls):
    found = advice(key, profile, falls_risk=falls)
    wanted = {profile} | ({"falls_risk"} if falls else set())
    expected = [c for c in activities.activity(key).cautions if c.people in wanted]
    assert list(found.cautions) == expected
    if expected:
        assert found.fit is Fit.LEAVE


@pytest.mark.parametrize("key", IMPACTS)
def test_no_impact_with_a_broken_vertebra_or_a_risk_of_falling(key):
    assert fit(key, "vertebral_fracture") is Fit.LEAVE
    assert all(fit(key, profile, True) is Fit.LEAVE for profile in PROFILES)


@pytest.mark.parametrize("key", IMPACTS)
@pytest.mark.parametrize("profile", ["osteopenia", "osteoporosis"])
def test_weak_bones_never_meet_an_impact_unprepared(key, profile):
    assert ORDER.index(fit(key, profile)) >= ORDER.index(Fit.BUILD_UP)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("falls", [False, True])
def test_what_is_left_out_has_something_instead(key, profile, falls):
    found = advice(key, profile, falls_risk=falls)
    if found.fit in (Fit.LEAVE, Fit.HOLD_ON) and activities.activity(key).group != "stairs":
        assert found.instead


@pytest.mark.parametrize(
    ("key", "profile", "falls", "expected"),
    [
        ("hop", "general", False, Fit.GUIDE),
        ("hop", "osteoporosis", False, Fit.LEAVE),
        ("rope", "osteoporosis", False, Fit.GUIDE),
        ("jump_small_post", "general", False, Fit.FINE),
        ("jump_small_post", "osteopenia", False, Fit.GUIDE),
        ("jump_small_post", "osteoporosis", False, Fit.LEAVE),
        ("jog_slow", "osteopenia", False, Fit.BUILD_UP),
        ("walk_149", "vertebral_fracture", False, Fit.FINE),
        ("walk_149", "general", True, Fit.LEAVE),
        ("walk_4kmh", "vertebral_fracture", True, Fit.FINE),
        ("stairs_down", "osteoporosis", True, Fit.HOLD_ON),
        ("stand_one", "general", True, Fit.HOLD_ON),
        ("lift20_round", "osteoporosis", False, Fit.LEAVE),
        ("cycling", "vertebral_fracture", True, Fit.FINE),
    ],
)
def test_known_cases(key, profile, falls, expected):
    assert fit(key, profile, falls) is expected


def test_the_limit_is_told_only_where_it_was_passed():
    assert advice("star_jump", "osteopenia", falls_risk=False).limit == 3
    assert advice("stomp", "osteopenia", falls_risk=False).limit is None  # measured at 3.0
    assert advice("stairs_down", "vertebral_fracture", falls_risk=False).limit is None


@pytest.mark.parametrize(
    ("key", "profile", "falls"),
    [("nothing", "general", False), ("hop", "healthy", False), ("hop", "general", None)],
)
def test_nonsense_is_refused(key, profile, falls):
    with pytest.raises(CourseError):
        advice(key, profile, falls_risk=falls)


def test_other_studies_are_beside_a_first_one_and_in_its_unit():
    rows = tables.rows("impact_other_studies")
    for row in rows:
        first = getattr(activities.activity(row["activity"]), row["quantity"])
        assert first is not None
        assert first.unit == row["unit"]
        assert activity_advice.other_studies(row["activity"], row["quantity"])
    with pytest.raises(CourseError):
        activity_advice.other_studies("hop", "elbow")


def test_every_activity_and_movement_of_the_table_is_known():
    movements = {row["movement"] for row in tables.rows("planner_swaps")}
    for row in tables.rows("impact_movements"):
        assert row["activity"] in KEYS
        assert row["movement"] in movements


def test_times_standing_is_one_for_standing_and_none_where_unmeasured():
    for place in activities.PLACES:
        assert activities.times_standing("stand_two", place) == 1
    assert activities.times_standing("hop", "hip") is None


# ------------------------------------------------------------------ the shin bone


@given(
    load=st.floats(0.1, 6), mass=st.floats(35, 150), area=st.floats(180, 450),
    modulus=st.floats(10000, 20000),
)  # fmt: skip
def test_pressed_is_force_over_area_over_stiffness(load, mass, area, modulus):
    found = shin.pressed(load, mass, area, modulus)
    assert found.strain == pytest.approx(load * mass * 9.81 / area / modulus * 1e6)
    thinner = shin.pressed(load, mass, area * 0.9, modulus)
    assert thinner.strain == pytest.approx(found.strain / 0.9)


def test_one_man_walked_with_400_and_feet_together_share():
    assert shin.one_man(activities.activity("walk_130")) == pytest.approx(400, rel=0.06)
    both = activities.activity("jump_small_post")
    assert shin.one_man(both) == pytest.approx(364 * 2.0)
    assert shin.one_man(activities.activity("swimming")) is None  # no ground, no rule


@given(st.floats(0, 25000))
def test_possible_zones_hold_the_usual_zone_and_are_neighbours(strain):
    zones = shin.possible_zones(strain)
    assert mechanostat_zone(strain) in zones
    places = [list(Zone).index(zone) for zone in zones]
    assert places == list(range(places[0], places[0] + len(places)))
    assert len(zones) <= 2


@pytest.mark.parametrize(
    ("strain", "zones"),
    [
        (50, (Zone.DISUSE,)),
        (250, (Zone.DISUSE, Zone.KEEP)),
        (500, (Zone.KEEP,)),
        (1400, (Zone.KEEP, Zone.BUILD)),
        (2000, (Zone.BUILD,)),
        (3500, (Zone.BUILD, Zone.TOO_MUCH)),
        (5000, (Zone.TOO_MUCH,)),
    ],
)
def test_zones_with_blurred_edges(strain, zones):
    assert shin.possible_zones(strain) == zones


# ------------------------------------------------------------------ the index of a week


@given(
    peak=st.floats(0.5, 6), repetitions=st.floats(2, 500), sessions=st.integers(1, 3),
    hours=st.floats(1, 8), days=st.integers(1, 7),
)  # fmt: skip
def test_a_week_by_the_published_formula(peak, repetitions, sessions, hours, days):
    each = peak * math.log(repetitions / sessions + 1)
    expected = days * each * (1 + (sessions - 1) * (1 - math.exp(-hours / 6)))
    found = stimulus.weekly_index(peak, repetitions, sessions, hours, days=days)
    assert found == pytest.approx(expected)


def test_the_published_week():
    assert stimulus.weekly_index(4.39, 10, days=5) == pytest.approx(52.6, abs=0.05)


@given(hours=st.floats(1, 11))
def test_a_longer_rest_is_never_worth_less(hours):
    week = [stimulus.weekly_index(3, 40, 2, h) for h in (hours, hours + 1)]
    assert week[0] < week[1]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"sessions": 3, "hours": 9}, "hours"),
        ({"sessions": 1.5}, "sessions"),
        ({"sessions": 4}, "sessions"),
        ({"hours": 0}, "hours"),
        ({"days": 8}, "days"),
        ({"days": 2.5}, "days"),
        ({"repetitions": 501}, "repetitions"),
        ({"repetitions": math.nan}, "repetitions"),
        ({"peak": 7}, "peak"),
    ],
)
def test_weeks_that_do_not_fit_are_refused(more, field):
    with pytest.raises(CourseError) as refused:
        stimulus.weekly_index(**{"peak": 3, "repetitions": 40} | more)
    assert refused.value.field == field
