"""Muscle and bone on one time line, and the weeks of one round of renewal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import tables
from course.adaptation import (
    PROGRAMMES,
    SITES,
    bed_rest_strength_loss,
    bone_gain,
    disuse_loss,
    remodelling,
    strength_gain,
)
from course.remodelling import LAST_WEEK, STAGES, WEEKS_A_MONTH, renewal
from course.timeline import LONGEST_BED, gained, gained_path, lost_in_bed
from tests.course.refusals import NO_NUMBERS, refused

SPINE, NECK = "lumbar_spine", "femoral_neck"
HOSTILE = [*NO_NUMBERS, -1, 1e9]
trained = st.sampled_from([name for name in PROGRAMMES if name != "walking"])
sites = st.sampled_from(SITES)


# Training


@given(st.floats(0, 12), trained, sites)
def test_strength_in_months_is_strength_in_weeks(months, programme, site):
    found = gained(months, programme, site)
    assert found.strength.typical == pytest.approx(strength_gain(months * 52 / 12))
    assert found.strength.low <= found.strength.typical <= found.strength.high
    assert found.bone == bone_gain(months, programme, site)


def test_strength_ends_where_nobody_measured():
    assert gained(12, "moderate", SPINE).strength is not None  # 52 weeks
    assert gained(12.1, "moderate", SPINE).strength is None
    assert gained(13, "moderate", SPINE, 6).strength is not None  # 30 weeks after the stop
    assert gained(13.5, "moderate", SPINE, 6).strength is None
    assert gained(14, "moderate", SPINE, 13).strength is None  # trained too long before
    assert gained(11, "moderate", SPINE, 13).strength is not None  # that stop lies ahead


@pytest.mark.parametrize("site", SITES)
def test_walking_alone_has_no_strength_curve(site):
    assert all(point.strength is None for _, point in gained_path("walking", site))


def test_a_pause_is_a_stop_and_a_new_start():
    paused = gained(20, "moderate", NECK, 8, pause=4)
    assert paused.bone == bone_gain(20, "moderate", NECK, 8, restart_month=12)
    weeks = [month * WEEKS_A_MONTH for month in (20, 8, 12)]
    assert paused.strength.typical == pytest.approx(
        strength_gain(weeks[0], weeks[1], restart_week=weeks[2])
    )
    assert gained(20, "moderate", NECK, pause=4) == gained(20, "moderate", NECK)  # no stop


@given(trained, sites, st.floats(0, 24), st.one_of(st.none(), st.floats(0, 13)))
def test_path_begins_at_nothing_and_once_it_ends_it_stays_away(programme, site, stop, pause):
    path = gained_path(programme, site, stop, pause)
    assert len(path) == 97
    assert path[0][1].bone.gain == path[0][1].strength.typical == 0
    for part in ("strength", "bone"):
        known = [getattr(point, part) is not None for _, point in path]
        assert known == sorted(known, reverse=True)


def test_path_of_two_years_of_training_is_whole():
    assert all(point.bone is not None for _, point in gained_path("moderate", SPINE))


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: gained(25, "moderate", SPINE), "months"),
        (lambda: gained(20, "moderate", SPINE, 6), "months"),
        (lambda: gained(6, "jumping", SPINE), "programme"),
        (lambda: gained(6, "moderate", "total_hip"), "site"),
        (lambda: gained(6, "moderate", SPINE, 25), "stop_month"),
        (lambda: gained(6, "moderate", SPINE, 4, pause=14), "restart_month"),
        (lambda: gained_path("jumping", SPINE), "programme"),
        (lambda: gained_path("moderate", SPINE, 25), "stop_month"),
        (lambda: lost_in_bed(29, SPINE), "days"),
        (lambda: lost_in_bed(5, "total_hip"), "site"),
    ],
)
def test_refuses_with_a_sentence(call, field):
    with refused(field):
        call()


# Bed


@given(st.floats(0, 10), sites)
def test_bed_is_the_studies_beside_each_other(days, site):
    lost = lost_in_bed(days, site)
    assert lost.strength == bed_rest_strength_loss(days)
    assert lost.bone.typical == pytest.approx(disuse_loss(days / 7, site))
    assert lost.bone.low <= lost.bone.typical <= lost.bone.high
    assert lost.strength.low >= lost.bone.high or days < 1e-9  # muscle goes first


def test_bed_ends_where_studies_end():
    weeks = {row["situation"]: row["longest"] for row in tables.rows("adaptation_disuse")}
    assert 7 * int(weeks["back_patients"]) == LONGEST_BED
    assert lost_in_bed(10.1, SPINE).strength is None
    assert lost_in_bed(LONGEST_BED, SPINE).bone.high == pytest.approx(3.6)
    assert lost_in_bed(LONGEST_BED, NECK).bone.high == lost_in_bed(LONGEST_BED, NECK).bone.low


# One round of renewal


def test_stages_take_the_times_of_the_round():
    times, place = remodelling(), renewal(0)
    assert place.dig_ends == times.resorption.typical
    assert (place.build_ends - place.build_begins) / WEEKS_A_MONTH == pytest.approx(
        times.formation.typical
    )
    assert place.build_ends / WEEKS_A_MONTH == pytest.approx(times.cycle.typical)
    assert place.build_begins - place.dig_ends == pytest.approx(1.3, abs=0.1)
    assert place.build_ends < LAST_WEEK


def test_stages_follow_each_other():
    seen = [renewal(week / 4).stage for week in range(4 * LAST_WEEK + 1)]
    assert [s for i, s in enumerate(seen) if i == 0 or s != seen[i - 1]] == list(STAGES)


@given(st.floats(0, LAST_WEEK), st.floats(0, LAST_WEEK))
def test_a_pit_is_dug_before_it_is_filled(first, second):
    early, late = (renewal(week) for week in sorted((first, second)))
    assert 0 <= early.dug <= late.dug <= 1
    assert 0 <= early.built <= late.built <= 1
    assert early.built == 0 or early.dug == 1


def test_round_ends_with_a_full_pit():
    assert (renewal(0).dug, renewal(0).built) == (0, 0)
    assert (renewal(LAST_WEEK).dug, renewal(LAST_WEEK).built) == (1, 1)


@pytest.mark.parametrize("bad", HOSTILE)
def test_times_refuse_with_a_sentence(bad):
    for call, field in [
        (lambda: renewal(bad), "week"),
        (lambda: lost_in_bed(bad, SPINE), "days"),
        (lambda: gained(bad, "moderate", SPINE), "months"),
    ]:
        with refused(field):
            call()
