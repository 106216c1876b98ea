"""Muscle and bone over time: published points, an independent oracle, properties, weak spots."""

import inspect
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from scipy.optimize import brentq, curve_fit

from course import adaptation, tables
from course.adaptation import (
    PROGRAMMES,
    SITES,
    SITUATIONS,
    BoneGain,
    bed_rest_strength_loss,
    bone_change,
    bone_gain,
    disuse_loss,
    measured_trials,
    remodelling,
    scan_interval,
    strength_gain,
    when_visible,
)
from course.checks import CourseError
from course.density import least_significant_change
from tests.course.refusals import NO_NUMBERS, refused

SPINE, NECK = "lumbar_spine", "femoral_neck"
programmes, sites = st.sampled_from(PROGRAMMES), st.sampled_from(SITES)


def number(key, column="value"):
    return tables.value("adaptation", key, column)


# Muscle: published points


def test_strength_passes_the_measured_gain_after_nine_weeks():
    assert strength_gain(9) == pytest.approx(number("strength_9_weeks"), abs=0.1)
    assert strength_gain(9) / number("strength_plateau") == pytest.approx(0.78, abs=0.005)


def test_strength_left_after_31_weeks_is_the_measured_share():
    kept = number("strength_31_weeks_off") - number("strength_before")
    gained = number("strength_trained") - number("strength_before")
    assert strength_gain(40, stop_week=9) / strength_gain(9) == pytest.approx(
        kept / gained, abs=0.01
    )


def test_strength_constants_follow_from_the_measurements():
    plateau = number("strength_9_weeks") / (1 - math.exp(-9 / number("strength_on")))
    assert plateau == pytest.approx(number("strength_plateau"), abs=0.5)
    assert -31 / math.log(5 / 16) == pytest.approx(number("strength_off"), abs=0.5)


def test_strength_band_holds_old_and_young():
    assert strength_gain(9, estimate="low") < number("strength_9_weeks", "low")
    assert strength_gain(9, estimate="high") > number("strength_9_weeks_young")


def test_weak_spot_strength_falls_too_soon():
    """Measured: 13 of the 14 % lost after week 12. The curve has lost a third by then."""
    measured_loss = 100 * (1 - number("strength_31_weeks_off") / number("strength_trained"))
    assert measured_loss - number("strength_loss_late") < 2
    lost = 1 - strength_gain(9 + 12, stop_week=9) / strength_gain(9)
    assert lost == pytest.approx(1 / 3, abs=0.05)


def test_weak_spot_three_years_after_training_is_refused_and_would_be_wrong():
    would_be = strength_gain(52) * math.exp(-156 / number("strength_off"))
    assert would_be < 0.2 < number("strength_3_years_off", "low")
    with refused("weeks", sentence="would be a guess"):
        strength_gain(52 + 156 - 100, stop_week=52)


# Bone: published points


def test_bone_times_follow_from_dalsky():
    def ratio(tau):
        return (1 - math.exp(-9 / tau)) / (1 - math.exp(-22 / tau)) - 5.2 / 6.1

    assert brentq(ratio, 1, 20) == pytest.approx(4.86, abs=0.01)
    assert number("bone_on") == pytest.approx(4.86, abs=0.2)
    assert -13 / math.log(1.1 / 6.1) == pytest.approx(number("bone_off"), abs=0.05)
    left = (
        bone_gain(35, "moderate", SPINE, stop_month=22).gain / bone_gain(22, "moderate", SPINE).gain
    )
    assert left == pytest.approx(1.1 / 6.1, abs=0.002)


@pytest.mark.parametrize(
    ("programme", "site", "pooled"),
    [
        ("moderate", SPINE, (0.012, 0.008, 0.017)),
        ("moderate", NECK, (0.011, 0.007, 0.015)),
        ("high_supervised", SPINE, (0.031, 0.012, 0.049)),
    ],
)
def test_plateaus_follow_from_the_pooled_trials(programme, site, pooled):
    row = adaptation.programme_row(programme, site)
    for column, effect in zip(("value", "low", "high"), pooled, strict=True):
        plateau = 100 * effect / number(f"density_{site}") / number("trial_share")
        assert float(row[column]) == pytest.approx(plateau, abs=0.1)


def test_trial_share_is_the_curve_after_eleven_months():
    assert 1 - math.exp(-11 / number("bone_on")) == pytest.approx(number("trial_share"), abs=0.005)


@pytest.mark.parametrize("trial", measured_trials(SPINE) + measured_trials(NECK), ids=str)
def test_trials_of_the_programmes_lie_in_the_band(trial):
    assert trial.difference == pytest.approx(trial.trained - trial.control)
    if trial.programme in PROGRAMMES:
        gain = bone_gain(trial.months, trial.programme, trial.site)
        assert gain.low <= trial.difference <= gain.high * 1.02


def test_eight_months_reach_four_fifths_and_eighteen_nearly_all():
    assert bone_gain(8, "moderate", SPINE).gain / 1.5 == pytest.approx(0.80, abs=0.005)
    assert bone_gain(18, "moderate", SPINE).gain / 1.5 == pytest.approx(0.97, abs=0.005)


def test_weak_spot_the_sixteen_year_study_exceeds_the_moderate_plateau():
    long = next(trial for trial in measured_trials(SPINE) if trial.study == "EFOPS")
    assert long.difference > bone_gain(24, "moderate", SPINE).high
    with pytest.raises(CourseError, match="no curve for it"):
        bone_gain(long.months / 4, "moderate", SPINE)


def test_weak_spots_are_named():
    assert bone_gain(12, "moderate", SPINE).weak_spots == ()
    assert bone_gain(12, "walking", SPINE) == BoneGain(
        0, 0, pytest.approx(1.5 * (1 - math.exp(-2.4))), ("effect_not_shown",)
    )
    assert bone_gain(12, "walking", NECK).weak_spots == ("only_after_6_months",)
    assert bone_gain(12, "high_supervised", NECK, 6).weak_spots == ("studies_disagree", "one_study")
    assert bone_gain(6, "moderate", NECK, 6).weak_spots == ()


# Properties and oracles


@given(
    st.floats(0, 52),
    st.floats(0, 31),
    st.floats(0, 52),
    st.sampled_from(["typical", "low", "high"]),
)
def test_strength_oracle(stop, rest, again, estimate):
    """Integrate dS/dt = (P − S)/6 in training and dS/dt = −S/27 in rest."""
    plateau = {"typical": 36, "low": 25, "high": 45}[estimate]

    def run(start, duration, rate):
        if duration < 1e-6:
            return start
        solved = solve_ivp(rate, (0, duration), [start], rtol=1e-8, atol=1e-10)
        return float(solved.y[0, -1])

    trained = run(0.0, stop, lambda t, s: (plateau - s) / 6)
    rested = run(trained, rest, lambda t, s: -s / 27)
    regained = run(rested, again, lambda t, s: (plateau - s) / 6)
    given_ = {"restart_week": stop + rest, "estimate": estimate}
    assert strength_gain(stop + rest, stop, **given_) == pytest.approx(rested, abs=1e-4)
    end = min(stop + rest + again, 135)
    if stop + rest + again <= 135 and end - (stop + rest) <= 52:
        assert strength_gain(end, stop, **given_) == pytest.approx(regained, abs=1e-4)


@given(st.floats(0, 24), st.floats(0, 24), programmes, sites)
def test_bone_rises_while_training_and_keeps_its_order(first, second, programme, site):
    early, late = (bone_gain(m, programme, site) for m in sorted((first, second)))
    assert early.gain <= late.gain + 1e-12
    assert 0 <= late.low <= late.gain <= late.high


@given(st.floats(0.5, 24), st.floats(0, 13), st.floats(0, 13), programmes, sites)
def test_bone_falls_after_training_and_never_below_not_training(
    stop, first, second, programme, site
):
    early, late = (
        bone_gain(min(stop + rest, stop + 13 - 1e-9), programme, site, stop)
        for rest in sorted((first, second))
    )
    assert 0 <= late.gain <= early.gain + 1e-12
    assert early.gain <= bone_gain(stop, programme, site).gain + 1e-12


@given(st.floats(0, 24), st.floats(0, 24), programmes, sites)
def test_a_stop_that_lies_ahead_changes_nothing(now, stop, programme, site):
    if stop >= now:
        assert bone_gain(now, programme, site, stop) == bone_gain(now, programme, site)


@given(st.floats(0.1, 24), programmes, sites)
def test_starting_again_at_once_is_never_having_stopped(stop, programme, site):
    pause = bone_gain(24, programme, site, stop, restart_month=stop)
    assert pause.gain == pytest.approx(bone_gain(24, programme, site).gain)


def test_limits_of_the_curves():
    assert strength_gain(0) == 0
    assert strength_gain(30, stop_week=0) == 0
    assert bone_gain(0, "moderate", SPINE).gain == 0
    slope = strength_gain(1e-6) / 1e-6
    assert slope == pytest.approx(36 / 6, rel=1e-4)  # the first weeks are the fastest


def test_two_time_constants_are_found_back_from_the_curve():
    weeks = np.linspace(0.5, 52, 60)
    fitted, _ = curve_fit(
        lambda t, p, tau: p * (1 - np.exp(-t / tau)),
        weeks,
        [strength_gain(w) for w in weeks],
        (30, 5),
    )
    assert fitted == pytest.approx([36, 6], rel=1e-6)


def test_muscle_is_sooner_than_bone():
    after_two_months = strength_gain(8.7) / number("strength_plateau")
    assert after_two_months > 2 * bone_gain(2, "moderate", SPINE).gain / 1.5


# One person's own change


@pytest.mark.parametrize("site", SITES)
def test_without_training_the_change_is_the_usual_loss(site):
    change = bone_change(12, None, site, 10)
    assert change.gain == change.low == change.high
    assert -3 < change.gain <= 0
    trained = bone_change(12, "moderate", site, 10)
    assert trained.gain - change.gain == pytest.approx(bone_gain(12, "moderate", site).gain)


def test_usual_loss_beside_another_study():
    later = -bone_change(12, None, SPINE, 4).gain
    assert later == pytest.approx(number("loss_spine_7_years"), abs=0.15)
    neck = -bone_change(12, None, NECK, 12).gain
    assert neck == pytest.approx(number("loss_neck"), abs=0.25)  # weak spot: a little fast
    first = -bone_change(12, None, SPINE, 0).gain  # weak spot: stated in the docstring
    assert 2.4 < first < number("loss_spine_2_years")


def test_untrained_women_of_a_trial_lost_more_than_the_average_path():
    """Weak spot: the controls of LIFTMOR lost 1.2 % at the spine in 8 months at about 65."""
    control = next(trial for trial in measured_trials(SPINE) if trial.study == "LIFTMOR").control
    assert control < bone_change(8, None, SPINE, 14).gain == 0


@given(st.floats(0, 33), st.sampled_from([None, *PROGRAMMES]), sites)
def test_own_change_is_finite_over_the_whole_range(years, programme, site):
    change = bone_change(61, programme, site, years, 24, restart_month=37)
    assert all(math.isfinite(x) for x in (change.gain, change.low, change.high))
    assert change.low <= change.gain <= change.high


# What a scan sees


def test_only_the_best_case_is_visible_by_the_course_rule():
    for programme in PROGRAMMES:
        for site in SITES:
            seen = when_visible(programme, site)
            assert seen.limit == least_significant_change(site)
            assert seen.typical is None
            assert (seen.best is None) == ((programme, site) != ("high_supervised", SPINE))


@given(programmes, sites, st.floats(0.5, 20))
def test_visible_month_is_where_the_curve_meets_the_limit(programme, site, lsc):
    seen = when_visible(programme, site, lsc)
    full = bone_gain(24, programme, site)
    for month, part in ((seen.typical, "gain"), (seen.best, "high")):
        if month is None:
            assert getattr(full, part) < lsc + 1e-9
        else:
            assert getattr(bone_gain(month, programme, site), part) == pytest.approx(lsc)


@given(st.floats(0.1, 10), st.floats(0.5, 20))
def test_scan_interval_is_the_same_for_gain_and_loss(speed, lsc):
    months = scan_interval(speed, SPINE, lsc)
    assert months == scan_interval(-speed, SPINE, lsc)
    assert months / 12 * speed == pytest.approx(lsc)


# Renewal and disuse


def test_renewal_adds_up():
    cycle = remodelling()
    parts = cycle.resorption.typical * 7 / 30.4375 + cycle.formation.typical
    assert cycle.cycle.low <= parts <= cycle.cycle.high
    for span in (cycle.resorption, cycle.formation, cycle.cycle, cycle.renewed):
        assert span.low <= span.typical <= span.high
    assert cycle.first_sign < cycle.scan_still_blank


@pytest.mark.parametrize(
    ("weeks", "site", "situation", "loss"),
    [
        (17, SPINE, "bed_rest", 3.9),
        (17, NECK, "bed_rest", 3.6),
        (1, SPINE, "back_patients", 0.9),
        (26, "total_hip", "spaceflight", 8.4),
        (4.348, SPINE, "spaceflight", 1.06),
        (0, SPINE, "bed_rest", 0),
    ],
)
def test_disuse_passes_the_measured_points(weeks, site, situation, loss):
    assert disuse_loss(weeks, site, situation) == pytest.approx(loss, abs=0.03)


def test_bed_and_space_cost_the_healthy_spine_about_the_same():
    bed, space = (disuse_loss(12, SPINE, kind) for kind in ("bed_rest", "spaceflight"))
    assert bed == pytest.approx(space, rel=0.1)
    patients = disuse_loss(4, SPINE, "back_patients")
    assert patients / disuse_loss(4, SPINE) == pytest.approx(4, abs=0.2)  # stated in the docstring


def test_strength_goes_before_bone():
    assert bed_rest_strength_loss(10).typical > 30 * disuse_loss(10 / 7, SPINE)
    assert bed_rest_strength_loss(0).high == 0
    end = bed_rest_strength_loss(10)
    assert (end.low, end.high) == pytest.approx((13.2 - 4.1, 13.2 + 4.1))


# Refusals

HOSTILE = [*NO_NUMBERS, -1, 1e9]


@pytest.mark.parametrize("bad", HOSTILE)
def test_times_refuse_with_a_sentence(bad):
    for call, field in [
        (lambda: strength_gain(bad), "weeks"),
        (lambda: bone_gain(bad, "moderate", SPINE), "months"),
        (lambda: bone_change(bad, None, SPINE, 5), "months"),
        (lambda: bone_change(5, None, SPINE, bad), "years_since_menopause"),
        (lambda: disuse_loss(bad, SPINE), "weeks"),
        (lambda: bed_rest_strength_loss(bad), "days"),
        (lambda: scan_interval(bad, SPINE), "change_per_year"),
    ]:
        if bad == -1 and field == "change_per_year":
            continue
        with refused(field):
            call()


@pytest.mark.parametrize("bad", [x for x in HOSTILE if x is not None])
def test_optional_times_refuse_with_a_sentence(bad):
    for call, field in [
        (lambda: strength_gain(5, bad), "stop_week"),
        (lambda: strength_gain(5, 3, restart_week=bad), "restart_week"),
        (lambda: bone_gain(5, "moderate", SPINE, bad), "stop_month"),
        (lambda: bone_gain(5, "moderate", SPINE, 3, restart_month=bad), "restart_month"),
        (lambda: when_visible("moderate", SPINE, bad), "lsc"),
    ]:
        with refused(field):
            call()


@pytest.mark.parametrize(
    ("call", "field", "words"),
    [
        (lambda: strength_gain(52.1), "weeks", "52 weeks"),
        (lambda: strength_gain(41, 9), "weeks", "31 weeks"),
        (lambda: strength_gain(5, restart_week=4), "restart_week", "has to stop first"),
        (lambda: strength_gain(5, 4, restart_week=3), "restart_week", "between 4"),
        (lambda: strength_gain(5, estimate="best"), "estimate", "one of"),
        (lambda: bone_gain(24.1, "moderate", SPINE), "months", "24 months"),
        (lambda: bone_gain(20, "moderate", SPINE, 6), "months", "13 months"),
        (lambda: bone_gain(6, "jumping", SPINE), "programme", "no curve here"),
        (lambda: bone_gain(6, "swimming", SPINE), "programme", "one of"),
        (lambda: bone_gain(6, None, SPINE), "programme", "one of"),
        (lambda: bone_change(6, "", SPINE, 5), "programme", "one of"),
        (lambda: bone_gain(6, "moderate", "total_hip"), "site", "no training curve"),
        (lambda: bone_gain(6, "moderate", "wrist"), "site", "one of"),
        (lambda: bone_change(6, None, SPINE, 33.1), "years_since_menopause", "33"),
        (lambda: measured_trials("total_hip"), "site", "no training curve"),
        (lambda: scan_interval(0.05, SPINE), "change_per_year", "between 0.1 and 10"),
        (lambda: scan_interval(1, "wrist"), "site", ""),
        (lambda: disuse_loss(17.1, SPINE), "weeks", "17"),
        (lambda: disuse_loss(2, NECK, "back_patients"), "site", "lumbar_spine"),
        (lambda: disuse_loss(2, ["x"], "bed_rest"), "site", "lumbar_spine"),
        (lambda: disuse_loss(2, SPINE, "sofa"), "situation", "one of"),
        (lambda: bed_rest_strength_loss(11), "days", "10"),
    ],
)
def test_refuses_with_the_right_sentence(call, field, words):
    with refused(field, sentence=rf"^[A-Z][\s\S]*{words}[\s\S]*\.$"):
        call()


def test_every_row_of_the_tables_can_be_reached():
    for row in tables.rows("adaptation_programmes"):
        assert bone_gain(24, row["programme"], row["site"]).high > 0
    for row in tables.rows("adaptation_disuse"):
        assert row["situation"] in SITUATIONS
        assert disuse_loss(float(row["longest"]), row["site"], row["situation"]) > 0
    for row in tables.rows("adaptation"):
        if row["low"]:
            assert float(row["low"]) <= float(row["value"]) <= float(row["high"])


def test_docstrings_state_the_limits_of_the_data_file():
    assert "0 to 52" in inspect.getdoc(strength_gain)
    for key, text in (("longest_bone_training", "0 to 24"), ("longest_bone_rest", "up to 13")):
        assert str(round(number(key))) in text
        assert text in inspect.getdoc(bone_gain)


def test_results_are_frozen():
    for result in (bone_gain(6, "moderate", SPINE), when_visible("walking", NECK), remodelling()):
        with pytest.raises(AttributeError):
            result.gain = 1
