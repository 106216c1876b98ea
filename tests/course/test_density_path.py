"""A personal path of bone density, and what density means for strength."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import tables
from course.density import (
    SITES,
    age_at_density,
    bmd_at_t_score,
    bone_equivalent_age,
    mean_bmd,
    personal_path,
    relative_strength,
)
from tests.course.densities import ages, sexes, sites

# --- a personal path ------------------------------------------------------------------------------


def lost(site, age, **options):
    start, there = personal_path("female", site, ages=[25, age], **options)
    return 100 * (start - there) / start


def test_loss_at_85_after_a_last_period_at_51():
    assert lost("femoral_neck", 85) == pytest.approx(36, abs=0.5)
    assert lost("lumbar_spine", 85) == pytest.approx(16, abs=0.5)
    assert lost("femoral_neck", 85, menopause_age=51) == lost("femoral_neck", 85)


def test_loss_around_the_last_period_is_the_measured_one():
    for site, three_years, six_years in (
        ("femoral_neck", 5.8, 9.1),
        ("lumbar_spine", 7.38, 10.6),
    ):
        before = lost(site, 50)
        assert lost(site, 53) - before == pytest.approx(three_years, abs=0.02)
        assert lost(site, 56) - before == pytest.approx(six_years, abs=0.02)


def test_path_ends_near_the_average_of_women_of_that_age():
    """Cross-section: 33 % at the neck and 15 % at the spine; followed over time a little more."""
    (neck,) = personal_path("female", "femoral_neck", ages=[85])
    (spine,) = personal_path("female", "lumbar_spine", ages=[75])
    assert abs(neck - mean_bmd(85, "female", "femoral_neck")) < 0.03
    assert abs(spine - mean_bmd(75, "female", "lumbar_spine")) < 0.03


def test_menopause_five_years_later_delays_the_neck_by_3_7_years():
    early = age_at_density(0.62, "female", "femoral_neck", menopause_age=51)
    late = age_at_density(0.62, "female", "femoral_neck", menopause_age=56)
    assert late - early == pytest.approx(5 - 1 / 0.75)
    assert late - early == pytest.approx(3.7, abs=0.05)
    assert late - early > tables.value("density", "hernandez_delay_menopause")  # overstated


@pytest.mark.parametrize(("site", "years"), [("total_hip", 13.9), ("femoral_neck", 15.7)])
def test_a_ten_percent_head_start_on_the_average_curve_lasts_as_long_as_stated(site, years):
    """Parallel shift at T = −1.5, against the one late slope of the dossier's straight lines."""
    level = bmd_at_t_score(-1.5, site)
    head_start = 0.1 * mean_bmd(25, "female", site)
    delay = bone_equivalent_age(level - head_start, "female", site) - bone_equivalent_age(
        level, "female", site
    )
    assert delay == pytest.approx(years, abs=1)


@pytest.mark.parametrize("site", ["total_hip", "femoral_neck"])
def test_a_ten_percent_head_start_on_the_path_agrees_with_the_published_model(site):
    level = bmd_at_t_score(-1.5, site)
    delay = age_at_density(level, "female", site, peak_factor=1.1) - age_at_density(
        level, "female", site
    )
    assert delay == pytest.approx(tables.value("density", "hernandez_delay_peak"), abs=1)


def test_a_path_starts_at_the_mean_of_25_and_is_flat_before():
    for sex in ("female", "male"):
        for site in SITES:
            for factor in (0.8, 1.0, 1.15):
                path = personal_path(sex, site, peak_factor=factor, ages=[20, 23, 25])
                assert path == pytest.approx([factor * mean_bmd(25, sex, site)] * 3)


@pytest.mark.parametrize(
    ("sex", "site"),
    [*(("male", site) for site in SITES), ("female", "total_hip")],
)
def test_men_and_the_total_hip_follow_the_average(sex, site):
    path = personal_path(sex, site, ages=range(20, 91))
    assert path == pytest.approx([mean_bmd(age, sex, site) for age in range(20, 91)])


falling = st.sampled_from(
    [("female", site) for site in SITES] + [("male", "femoral_neck")]  # the others rise in places
)


@given(falling, ages, ages, st.floats(0.8, 1.2))
def test_paths_never_rise(who, first, second, factor):
    young, old = sorted((first, second))
    early, late = personal_path(*who, peak_factor=factor, ages=[young, old])
    assert late <= early + 1e-12


@given(
    st.sampled_from(["femoral_neck", "lumbar_spine"]), ages, st.floats(40, 60), st.floats(40, 60)
)
def test_a_later_menopause_is_never_worse(site, age, first, second):
    low, high = sorted((first, second))
    early, late = (
        personal_path("female", site, menopause_age=m, ages=[age])[0] for m in (low, high)
    )
    assert late >= early - 1e-12


@given(sexes, sites, ages, st.floats(0.8, 1.2))
def test_a_head_start_stays_the_same_for_life(sex, site, age, factor):
    (with_it,) = personal_path(sex, site, peak_factor=factor, ages=[age])
    (without,) = personal_path(sex, site, ages=[age])
    assert with_it - without == pytest.approx((factor - 1) * mean_bmd(25, sex, site), abs=1e-12)
    assert with_it > 0


@given(falling, st.floats(0.55, 0.85), st.floats(0.9, 1.2))
def test_age_at_density_undoes_the_path(who, bmd, factor):
    age = age_at_density(bmd, *who, peak_factor=factor)
    if age is None:
        assert personal_path(*who, peak_factor=factor, ages=[90])[0] > bmd
    elif age == 20:
        assert personal_path(*who, peak_factor=factor, ages=[20])[0] <= bmd
    else:
        assert personal_path(*who, peak_factor=factor, ages=[age])[0] == pytest.approx(bmd)


def test_ages_keep_their_order_and_may_come_one_by_one():
    forward = personal_path("female", "femoral_neck", ages=[30, 60])
    assert personal_path("female", "femoral_neck", ages=(a for a in (60, 30))) == forward[::-1]


# --- strength -------------------------------------------------------------------------------------


def test_strength_follows_the_power_law():
    assert relative_strength(1) == 1
    assert relative_strength(0.7) == pytest.approx(0.49)
    assert relative_strength(0.7, 1.5) == pytest.approx(math.exp(1.5 * math.log(0.7)))


def test_the_highest_power_is_that_of_ageing_vertebrae():
    """Density 35 to 45 % lower went with strength 70 to 80 % lower."""
    powers = [math.log(0.3) / math.log(0.65), math.log(0.2) / math.log(0.55)]
    highest = tables.value("density", "highest_strength_exponent")
    assert powers == pytest.approx([highest] * 2, abs=0.1)


@given(st.floats(0.2, 2), st.floats(0.2, 2), st.floats(1.5, 2.7))
def test_denser_is_never_weaker(first, second, exponent):
    low, high = sorted((first, second))
    assert relative_strength(low, exponent) <= relative_strength(high, exponent)


@given(st.floats(0.2, 0.99), st.floats(1.5, 2.7))
def test_strength_falls_faster_than_density(ratio, exponent):
    assert relative_strength(ratio, exponent) < ratio
