"""Falls: published points, limits, oracles, properties, hostile inputs, stated weak spots."""

import inspect
import math

import numpy as np
import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from course import falls, tables
from course.checks import CourseError
from tests.course.refusals import SENTENCE, refused

HEIGHTS = st.floats(1.4, 2.0)
MASSES = st.floats(40, 120)
DENSITIES = st.floats(0.35, 1.1)


def number(name):
    return tables.value("falls", name)


# The force of a fall


def test_a_usual_person():
    assert falls.impact_speed(1.65) == pytest.approx(4.06, abs=0.005)
    assert falls.impact_force(1.65, 65, 35) == pytest.approx(2681, abs=2)


def test_free_drop_with_pint():
    unit = pint.UnitRegistry()
    drop = 0.51 * 1.65 * unit.m
    speed = ((2 * 9.81 * unit.m / unit.s**2 * drop) ** 0.5).to("m/s")
    assert falls.impact_speed(1.65) == pytest.approx(speed.magnitude)
    spring = (speed * (71060 * unit.N / unit.m * 0.35 * 65 * unit.kg) ** 0.5).to("N")
    assert falls.bare_force(1.65, 65) == pytest.approx(spring.magnitude)


@pytest.mark.parametrize(("height", "mass"), [(1.5, 45), (1.65, 65), (1.9, 110)])
def test_mass_on_a_spring_oracle(height, mass):
    """Let the mass run into the spring, without the formula: m x'' = −k x."""
    k, m = 71060, 0.35 * mass
    run = solve_ivp(
        lambda _, y: [y[1], -k / m * y[0]],
        (0, 0.2),
        [0, math.sqrt(2 * 9.81 * 0.51 * height)],
        rtol=1e-10,
        atol=1e-12,
        max_step=1e-4,
    )
    assert falls.bare_force(height, mass) == pytest.approx(k * run.y[0].max(), rel=1e-5)


def test_energy_is_near_the_laboratory_falls():
    joules = 0.5 * 0.35 * 65 * falls.impact_speed(1.65) ** 2
    assert 140 < joules < 200  # the laboratory used 140 J


def test_measured_force_lies_above_the_model_but_within_one_sd():
    measured, sd = number("force_measured"), number("force_measured_sd")
    model = falls.impact_force(1.65, 65, 35)
    assert measured - sd < model < measured
    assert "lower" in falls.impact_force.__doc__


def test_knee_first_is_the_measured_share():
    hip = falls.impact_force(1.65, 65, 35)
    knee = falls.impact_force(1.65, 65, 35, landing="knee_first")
    assert knee / hip == pytest.approx(2.9 / 4.6, abs=0.001)
    share = number("force_knee_first") / number("force_knee_free")
    assert number("knee_first") == pytest.approx(share, abs=0.005)


def test_nine_tissues_span_33_mm():
    span = number("force_nine_tissues_high") - number("force_nine_tissues_low")
    assert span / number("soft_tissue_attenuation") == pytest.approx(33, abs=0.5)
    assert span / number("force_nine_tissues_high") == pytest.approx(0.37, abs=0.005)


@given(HEIGHTS, MASSES, st.data())
def test_more_over_the_hip_always_softens(height, mass, data):
    most = falls.most_soft_tissue(height, mass)
    low, high = sorted((data.draw(st.floats(5, most)), data.draw(st.floats(5, most))))
    soft, hard = falls.impact_force(height, mass, high), falls.impact_force(height, mass, low)
    assert hard - soft == pytest.approx(71 * (high - low), abs=1e-6)
    assert soft >= 0.25 * falls.bare_force(height, mass) - 1e-6
    assert soft > 0


@given(HEIGHTS, HEIGHTS, MASSES, MASSES)
def test_taller_and_heavier_falls_harder(height, higher, mass, heavier):
    heights, masses = sorted((height, higher)), sorted((mass, heavier))
    low, high = (falls.bare_force(h, m) for h, m in zip(heights, masses, strict=True))
    assert high >= low
    assert falls.bare_force(height, mass) == pytest.approx(
        falls.impact_force(height, mass, 5) + 5 * 71
    )


@given(st.floats(0.7, 1))
def test_padding_is_a_plain_factor(padding):
    hard = falls.impact_force(1.65, 65, 35)
    assert falls.impact_force(1.65, 65, 35, padding=padding) == pytest.approx(padding * hard)


def test_the_model_stops_instead_of_promising_safety():
    assert falls.most_soft_tissue(1.65, 65) == pytest.approx(54.6, abs=0.05)
    assert falls.most_soft_tissue(2.0, 120) == 80
    with refused("soft_tissue_mm", sentence=r"ends at 54 mm"):
        falls.impact_force(1.65, 65, 55)


def test_unchecked_constants_say_so():
    rows = {row["quantity"]: row for row in tables.rows("falls")}
    for name in (
        "drop_share",
        "effective_mass_share",
        "stiffness",
        "soft_tissue_attenuation",
        "strength_young",
        "strength_old",
    ):
        assert rows[name]["status"] == "recalled"
    for function in (falls.impact_speed, falls.bare_force, falls.impact_force, falls.hip_strength):
        assert "recalled" in function.__doc__


def test_defaults():
    defaults = inspect.signature(falls.impact_force).parameters
    assert defaults["landing"].default in falls.LANDINGS
    assert defaults["padding"].default == number("unpadded")


# Strength and factor of risk


@pytest.mark.parametrize(("bmd", "newtons"), [(0.858, 7200), (0.618, 3390), (0.558, 2676)])
def test_strength(bmd, newtons):
    assert falls.hip_strength(bmd) == pytest.approx(newtons, rel=0.002)


def test_strength_lies_within_one_sd_of_measured_old_bones():
    measured, sd = number("strength_measured"), number("strength_measured_sd")
    assert abs(falls.hip_strength(0.618) - measured) < sd


def test_powers_follow_from_the_published_losses():
    assert number("strength_exponent_women") == pytest.approx(np.log(0.45) / np.log(0.74), abs=0.01)
    assert number("strength_exponent_men") == pytest.approx(np.log(0.61) / np.log(0.79), abs=0.01)
    low, high = number("strength_exponent_men"), number("strength_exponent_women")
    assert low < number("strength_exponent") < high


def test_the_limit_of_low_strength_lies_above_the_limit_of_osteoporosis():
    """Published: low strength was much more common than osteoporosis."""
    assert falls.hip_strength(0.858 - 2.5 * 0.120) < number("low_strength")


@given(DENSITIES, DENSITIES)
def test_strength_rises_with_density_as_a_power(one, other):
    ratio = falls.hip_strength(one) / falls.hip_strength(other)
    assert math.log(ratio) == pytest.approx(2.3 * math.log(one / other), abs=1e-9)


def test_force_equals_strength_near_a_t_score_of_minus_2_5():
    force = falls.impact_force(1.65, 65, 35)
    assert falls.factor_of_risk(force, falls.hip_strength(0.558)) == pytest.approx(1, abs=0.01)


@given(st.floats(1, 20000), st.floats(500, 20000))
def test_band_holds_the_middle(force, strength):
    middle = falls.factor_of_risk(force, strength)
    low, high = falls.factor_of_risk_band(force, strength)
    assert low < middle < high
    assert (force / low, force / high) == pytest.approx((1.25 * strength, 0.75 * strength))


def test_no_force_no_risk():
    assert falls.factor_of_risk(0, 3000) == 0
    assert falls.factor_of_risk_band(0, 3000) == (0, 0)


# Training


@pytest.mark.parametrize(
    ("training", "outcome", "published"),
    [
        ("any", "falls", (655, 604, 706)),  # the reviewers' own numbers per 1,000
        ("balance_and_function", "falls", (646, 595, 689)),
        ("any", "people_who_fall", (408, 389, 427)),
    ],
)
def test_per_thousand_as_published(training, outcome, published):
    found = next(t for t in falls.trainings(outcome) if t.training == training)
    assert found.per_thousand == pytest.approx(published, abs=1)
    assert found.certainty == "high"
    assert found.status == "verified"


def test_without_training_and_fewer_with():
    assert (falls.falls_per_thousand(), falls.fallers_per_thousand()) == (850, 480)
    assert 850 - falls.falls_per_thousand(0.77) == pytest.approx(195, abs=1)
    assert falls.falls_spared() == 850 - 655  # in whole falls, as published
    assert 480 - falls.fallers_per_thousand(0.85) == pytest.approx(72)


@given(st.floats(0.1, 2))
def test_people_and_falls_are_proportional(ratio):
    assert falls.falls_per_thousand(ratio) == pytest.approx(850 * ratio)
    assert falls.fallers_per_thousand(ratio) == pytest.approx(480 * ratio)


def test_rows_are_sound():
    for found in falls.trainings():
        assert found.low < found.ratio < found.high
        # intervals of ratios are even on the logarithm, within rounding
        below = math.log(found.ratio / found.low)
        above = math.log(found.high / found.ratio)
        assert above == pytest.approx(below, abs=0.06), found
        assert found.interval_below_one == (found.high < 1)
        per = found.per_thousand
        assert (per is None) == (found.outcome not in ("falls", "people_who_fall"))
        assert (found.without is None) == (per is None)
        assert found.training in falls.TRAININGS
        assert found.outcome in falls.OUTCOMES


def test_fewer_broken_bones_is_less_certain():
    bones = {t.training: t for t in falls.trainings("people_with_fracture")}
    assert bones["any"].certainty == "low"
    assert not bones["a_year_or_longer"].interval_below_one
    assert bones["a_year_or_longer"].status == "recalled"
    assert not bones["several_kinds"].interval_below_one


def test_broken_bones_of_850_falls():
    found = falls.broken_bones(850)
    assert (found.low, found.high, found.hip) == pytest.approx((42.5, 63.75, 8.5))
    assert falls.broken_bones(0) == falls.BrokenBones(0, 0, 0)


def test_broken_bones_with_training_stay_below_those_of_all_falls():
    assert falls.fractures_per_thousand() == pytest.approx(42.5)
    assert falls.fractures_per_thousand(0.73) == pytest.approx(31, abs=0.1)
    with pytest.raises(CourseError, match=SENTENCE):
        falls.fractures_per_thousand(0)


def test_body_weights_with_pint():
    unit = pint.UnitRegistry()
    weight = (65 * unit.kg * 9.81 * unit.m / unit.s**2).to("N").magnitude
    assert falls.in_body_weights(2 * weight, 65) == pytest.approx(2)
    with pytest.raises(CourseError, match=SENTENCE):
        falls.in_body_weights(2650, 0)


# Self-tests


@pytest.mark.parametrize(
    ("age", "men", "women"),
    [
        (60, 14, 12),
        (64.9, 14, 12),
        (65, 12, 11),
        (70, 12, 10),
        (75, 11, 10),
        (80, 10, 9),
        (85, 8, 8),
        (90, 7, 4),
        (94, 7, 4),
    ],
)
def test_chair_stands_as_published(age, men, women):
    assert falls.chair_stand_norm(age, "male") == men
    assert falls.chair_stand_norm(age, "female") == women


@pytest.mark.parametrize("sex", ["female", "male"])
def test_norms_never_rise_with_age(sex):
    chair = [falls.chair_stand_norm(age, sex) for age in range(60, 95)]
    legs = [falls.one_leg_norm(age) for age in range(40, 100)]
    walk = [falls.up_and_go_norm(age).mean for age in range(60, 100)]
    assert chair == sorted(chair, reverse=True)
    assert legs == sorted(legs, reverse=True)
    assert walk == sorted(walk)


def test_two_studies_of_one_leg_disagree_and_both_are_there():
    assert [falls.one_leg_norm(age) for age in (45, 55, 65, 75, 85)] == [40, 37, 27, 17.2, 8.5]
    springer = [falls.one_leg_norm(age, "springer2007") for age in (45, 55, 65, 75, 85)]
    assert springer == [40, 37, 27, 15, 6]
    with pytest.raises(CourseError, match="60"):
        falls.one_leg_norm(59, "bohannon2006leg")


def test_up_and_go_means_lie_under_the_cut_off():
    assert falls.up_and_go_cut_off() == 12
    for age in (60, 70, 80, 99):
        norm = falls.up_and_go_norm(age)
        assert norm.low < norm.mean < norm.high
        assert norm.mean < falls.up_and_go_cut_off()


@pytest.mark.parametrize(
    ("test", "result", "below"),
    [
        ("chair_stand", 9, True),
        ("chair_stand", 10, False),  # 10 is the norm of a woman of 72: not below
        ("one_leg", 4.99, True),
        ("one_leg", 5, False),
        ("tandem", 9.9, True),
        ("tandem", 10, False),
        ("up_and_go", 11.99, False),
        ("up_and_go", 12, True),  # 12 s or more
    ],
)
def test_below_or_not_below(test, result, below):
    found = falls.self_test(test, result, age=72, sex="female")
    assert found.below is below
    assert found.status == "secondary"
    assert found.result == result


def test_a_result_is_never_a_percent_or_a_chance():
    fields = set(vars(falls.self_test("tandem", 10, age=72)))
    assert fields == {"test", "result", "cut_off", "unit", "below", "source", "status"}


@pytest.mark.parametrize("test", falls.TESTS)
@given(age=st.floats(65, 94), one=st.integers(0, 60), other=st.integers(0, 60))
def test_a_better_result_is_never_below_alone(test, age, one, other):
    worse, better = sorted((one, other), reverse=test == "up_and_go")
    low = falls.self_test(test, worse, age, "male")
    high = falls.self_test(test, better, age, "male")
    assert low.below >= high.below


# Refusals


FORCE = {"height": 1.65, "mass": 65, "soft_tissue_mm": 35}


@pytest.mark.parametrize(
    "bad",
    [
        {"height": 1.39},
        {"height": 165},
        {"height": math.nan},
        {"mass": 39},
        {"mass": math.inf},
        {"mass": None},
        {"soft_tissue_mm": 4.9},
        {"soft_tissue_mm": 81},
        {"soft_tissue_mm": "35"},
        {"landing": "bottom"},
        {"landing": None},
        {"padding": 0.69},
        {"padding": 1.01},
        {"padding": True},
    ],
)
def test_impact_refuses_with_a_sentence(bad):
    with refused(*bad):
        falls.impact_force(**(FORCE | bad))


@pytest.mark.parametrize(
    ("ask", "bad", "field"),
    [
        (falls.hip_strength, (0.34,), "bmd"),
        (falls.hip_strength, (1.11,), "bmd"),
        (falls.hip_strength, (math.nan,), "bmd"),
        (falls.hip_strength, ("0.7",), "bmd"),
        (falls.factor_of_risk, (-1, 3000), "force"),
        (falls.factor_of_risk, (3000, 0), "strength"),
        (falls.factor_of_risk_band, (3000, math.inf), "strength"),
        (falls.falls_per_thousand, (0,), "rate_ratio"),
        (falls.falls_per_thousand, (2.1,), "rate_ratio"),
        (falls.fallers_per_thousand, (math.nan,), "risk_ratio"),
        (falls.trainings, ("joy",), "outcome"),
        (falls.falls_spared, ("joy",), "training"),
        (falls.trainings, (True,), "outcome"),
        (falls.broken_bones, (-1,), "falls"),
        (falls.chair_stand_norm, (59, "male"), "age"),
        (falls.chair_stand_norm, (95, "male"), "age"),
        (falls.chair_stand_norm, (70, "m"), "sex"),
        (falls.one_leg_norm, (39,), "age"),
        (falls.one_leg_norm, (math.nan,), "age"),
        (falls.one_leg_norm, (70, "nobody2000"), "study"),
        (falls.up_and_go_norm, (100,), "age"),
        (falls.self_test, ("juggling", 5, 70), "test"),
        (falls.self_test, ("chair_stand", 9, 70), "sex"),
        (falls.self_test, ("chair_stand", 9.5, 70, "male"), "result"),
        (falls.self_test, ("chair_stand", 61, 70, "male"), "result"),
        (falls.self_test, ("tandem", -1, 70), "result"),
        (falls.self_test, ("tandem", 9, 64), "age"),
        (falls.self_test, ("one_leg", 9, 59), "age"),
        (falls.self_test, ("up_and_go", 601, 70), "result"),
        (falls.self_test, ("up_and_go", math.nan, 70), "result"),
        (falls.self_test, ("up_and_go", 9, 70, "x"), "sex"),
    ],
)
def test_refuses_with_a_sentence(ask, bad, field):
    with refused(field):
        ask(*bad)


def test_results_are_frozen():
    for found in (falls.trainings()[0], falls.broken_bones(1), falls.up_and_go_norm(70)):
        with pytest.raises(AttributeError):
            setattr(found, next(iter(vars(found))), 1)
