"""Standing: published points, limiting cases, an independent oracle, and properties."""

import inspect
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import tables
from course.checks import CourseError
from course.stance import LEVELS, HipLoad, load_at_level, one_leg_stance
from tests.course.refusals import refused


@pytest.mark.parametrize(
    ("options", "joint", "muscle", "angle"),
    [
        ({"muscle_lever": 0.04}, 3.01, 2.24, 15.4),  # Pauwels' own lever
        ({}, 2.57, 1.79, 14.5),
        ({"muscle_lever": 0.055}, 2.40, None, None),
        ({"muscle_lever": 0.06}, 2.27, None, None),
        ({"cane": 0.1}, 1.87, 1.19, None),
        ({"bag": 0.1, "bag_lever": 0.35}, 3.36, None, None),  # bag in the other hand
        ({"bag": 0.1, "bag_lever": -0.18}, 2.31, None, None),  # bag on the standing side
        ({"lean": 20}, 1.63, None, None),
        ({"lean": -10}, 3.02, None, None),  # pelvis drops
    ],
)
def test_published_and_dossier_points(options, joint, muscle, angle):
    load = one_leg_stance(**options)
    assert load.joint == pytest.approx(joint, abs=0.006)
    if muscle is not None:
        assert load.muscle == pytest.approx(muscle, abs=0.006)
    if angle is not None:
        assert load.joint_angle == pytest.approx(angle, abs=0.05)


def test_pauwels_joint_force_is_3_7_times_the_weight_above():
    load = one_leg_stance(muscle_lever=0.04)
    assert load.joint / 0.814 == pytest.approx(3.70, abs=0.01)


def test_default_lies_within_a_fifth_of_the_measured_hips():
    measured = tables.value("stance", "hip_one_leg_measured")
    assert one_leg_stance().joint == pytest.approx(measured, rel=0.20)


def test_cane_lowers_muscle_by_the_measured_share():
    drop = 1 - one_leg_stance(cane=0.1).muscle / one_leg_stance().muscle
    low = tables.value("stance", "cane_emg_drop") / 100
    high = tables.value("stance", "cane_emg_drop_hard") / 100
    assert low <= drop <= high


def test_ground_force_doubles_exactly():
    assert one_leg_stance().ground == 1.0  # half a body weight under each foot before


def test_defaults_equal_the_data_file():
    defaults = {
        name: parameter.default
        for name, parameter in inspect.signature(one_leg_stance).parameters.items()
    }
    for name in ("weight_above", "weight_lever", "muscle_lever", "muscle_angle", "cane_lever"):
        assert defaults[name] == tables.value("stance", name)


@given(
    lean=st.floats(-25, 12),
    cane=st.floats(0, 0.1),
    muscle_lever=st.floats(0.03, 0.08),
    muscle_angle=st.floats(0, 45),
)
def test_equilibrium_oracle(lean, cane, muscle_lever, muscle_angle):
    """Solve the free body with a 3 × 3 linear system: two force sums and one moment sum."""
    try:
        load = one_leg_stance(
            lean=lean, cane=cane, muscle_lever=muscle_lever, muscle_angle=muscle_angle
        )
    except CourseError:
        return
    a = math.radians(muscle_angle)
    b = 0.11 - 0.16 * math.tan(math.radians(lean))
    # unknowns: muscle M, joint force on the pelvis (Rx, Ry, upward positive)
    matrix = np.array([[-math.sin(a), 1, 0], [-math.cos(a), 0, 1], [muscle_lever, 0, 0]])
    known = np.array([0, 0.814 - cane, 0.814 * b - cane * 0.30])
    muscle, side, up = np.linalg.solve(matrix, known)
    assert load.muscle == pytest.approx(muscle, abs=1e-9)
    assert load.joint == pytest.approx(math.hypot(side, up), abs=1e-9)


@given(st.floats(-25, 15), st.floats(-25, 15))
def test_leaning_over_the_standing_leg_never_loads_the_hip_more(first, second):
    low, high = sorted((first, second))
    assert one_leg_stance(lean=high).joint <= one_leg_stance(lean=low).joint + 1e-12


@given(st.floats(0, 0.25), st.floats(0, 0.25))
def test_a_cane_in_the_other_hand_never_loads_the_hip_more(first, second):
    low, high = sorted((first, second))
    assert one_leg_stance(cane=high).joint <= one_leg_stance(cane=low).joint + 1e-12


@given(st.floats(0.02, 0.1))
def test_without_angle_and_help_the_joint_carries_the_plain_sum(lever):
    load = one_leg_stance(muscle_lever=lever, muscle_angle=0)
    assert load.joint == pytest.approx(0.814 + load.muscle)
    assert load.joint_angle == 0


@pytest.mark.parametrize(
    ("level", "sex", "two_legs"),
    [
        ("ankle", "male", 0.486),
        ("ankle", "female", 0.487),
        ("knee", "male", 0.443),
        ("knee", "female", 0.439),
        ("hip", "male", 0.301),
        ("hip", "female", 0.291),
        ("l4_l5", "female", 0.536),
    ],
)
def test_weight_above_each_level(level, sex, two_legs):
    assert load_at_level(level, sex) == pytest.approx(two_legs, abs=0.001)


@pytest.mark.parametrize("sex", ["female", "male"])
def test_one_leg_carries_the_other_leg_too(sex):
    for level in ("ankle", "knee", "hip"):
        two, one = load_at_level(level, sex), load_at_level(level, sex, legs=1)
        assert one == pytest.approx(two + 0.5)
    assert load_at_level("l4_l5", sex, 1) == load_at_level("l4_l5", sex, 2)
    order = [load_at_level(level, sex) for level in LEVELS[:3]]
    assert order == sorted(order, reverse=True)


@pytest.mark.parametrize(
    "bad",
    [
        {"lean": 25.01},
        {"lean": -26},
        {"lean": math.nan},
        {"cane": -0.01},
        {"cane": math.inf},
        {"muscle_lever": 0},
        {"bag": "heavy"},
        {"weight_above": None},
        {"muscle_angle": True},
    ],
)
def test_refuses_with_a_sentence(bad):
    with refused(*bad):
        one_leg_stance(**bad)


def test_refuses_more_help_than_the_muscle_needs():
    with pytest.raises(CourseError, match="nothing left to do"):
        one_leg_stance(lean=25, cane=0.3)


@pytest.mark.parametrize(
    "bad", [("elbow", "female", 2), ("hip", "f", 2), ("hip", "female", 3), ("hip", "female", True)]
)
def test_levels_refuse_with_a_sentence(bad):
    with pytest.raises(CourseError):
        load_at_level(*bad)


def test_result_is_frozen():
    with pytest.raises(AttributeError):
        one_leg_stance().joint = 1
    assert isinstance(one_leg_stance(), HipLoad)
