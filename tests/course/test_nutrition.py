"""Nutrition: printed values, an independent oracle, properties, refusals, weak spots."""

import csv
import inspect
import io
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import tables
from course.checks import CourseError
from course.nutrition import (
    COUNTRIES,
    NUTRIENTS,
    Level,
    absorbed_calcium,
    calcium,
    foods,
    intake,
    international_units,
    level,
    needs,
    per_meal,
    protein_target,
    supplement_effects,
    trial_differences,
    vitamin_d_too_high,
)
from tests.course.refusals import SENTENCE, refused

NL, EU, US = COUNTRIES
FOODS = {food.key: food for food in foods()}
keys, counts = st.sampled_from(sorted(FOODS)), st.floats(0, 10)
portions = st.dictionaries(keys, counts, max_size=12)
countries, sexes = st.sampled_from(COUNTRIES), st.sampled_from(["female", "male"])
ages = st.floats(19, 110)


def number(key):
    return tables.value("nutrition", key)


# Food


@pytest.mark.parametrize(
    ("key", "milligrams"),
    [
        ("milk_semi", 247),
        ("buttermilk", 240),
        ("gouda", 140),
        ("parmesan", 118),
        ("tofu_caso4", 350),
        ("sardine", 191),
        ("kale", 90),
        ("almonds", 67),
        ("oj_fort", 291),
        ("bread_ww", 56),
        ("bread_ww_nl", 14),
    ],
)
def test_calcium_of_a_portion(key, milligrams):
    assert FOODS[key].calcium == pytest.approx(milligrams, abs=0.6)
    assert calcium({key: 1}, other=0) == pytest.approx(milligrams, abs=0.6)


def test_four_dairy_portions_and_the_rest_reach_the_dutch_advice():
    """Doctors' rule of thumb: about four dairy portions for 1000 to 1100 mg."""
    day = calcium({"milk_semi": 2, "yogurt": 1, "gouda": 1})
    assert 1000 <= day <= 1250


def test_spinach_never_counts_and_still_has_magnesium():
    assert FOODS["spinach"].calcium > 150
    assert calcium({"spinach": 10}) == 250
    assert intake({"spinach": 1}, "magnesium").amount > 100


def test_default_equals_the_data_file():
    assert inspect.signature(calcium).parameters["other"].default == number("other_calcium")
    assert calcium({}) == 250


def test_a_blank_is_said_and_not_counted_as_nothing():
    assert intake({"chia": 1, "salmon": 1}, "vitamin_d").not_measured == ("chia",)
    assert intake({"chia": 0}, "vitamin_d").not_measured == ()
    assert FOODS["choc70"].vitamin_d is None


@given(portions, st.floats(0, 1000))
def test_calcium_oracle(eaten, other):
    """Read the two tables with the csv module and multiply matrices."""
    grams = {row["key"]: float(row["grams"]) for row in tables.rows("nutrition_portions")}
    per_100 = {
        row["key"]: 0.0 if row["absorption"] == "poor" else float(row["calcium"])
        for row in tables.rows("nutrition_foods")
    }
    order = sorted(eaten)
    amounts = np.array([eaten[key] for key in order])
    per_portion = np.array([grams[key] * per_100[key] / 100 for key in order])
    assert calcium(eaten, other) == pytest.approx(float(amounts @ per_portion) + other, abs=1e-6)


@given(portions, st.sampled_from(NUTRIENTS))
def test_a_week_is_seven_days(eaten, nutrient):
    week = {key: 7 * number for key, number in eaten.items()}
    by_day, by_week = intake(eaten, nutrient), intake(week, nutrient, per="week")
    assert by_week.amount == pytest.approx(by_day.amount)
    assert by_week.not_measured == by_day.not_measured


@given(portions, keys)
def test_one_more_portion_never_lowers(eaten, key):
    more = {**eaten, key: min(10, eaten.get(key, 0) + 1)}
    for nutrient in NUTRIENTS:
        assert intake(more, nutrient).amount >= intake(eaten, nutrient).amount - 1e-9


def test_tables_of_foods_and_portions_fit():
    assert [row["key"] for row in tables.rows("nutrition_portions")] == list(FOODS)
    for food in foods():
        assert 5 <= food.grams <= 250
        assert food.absorption in ("normal", "reduced", "poor")
        assert food.calcium < 400
    assert [food.key for food in foods() if food.status == "recalled"] == ["bread_ww_nl"]


def test_weak_spot_beans_count_in_full():
    beans = FOODS["whitebeans"]
    assert beans.absorption == "reduced"
    assert calcium({"whitebeans": 1}, other=0) == beans.calcium


# Absorption


def test_absorption_passes_both_printed_shares_and_the_formula_of_the_notes():
    assert absorbed_calcium(300) / 300 == pytest.approx(0.36)
    assert absorbed_calcium(1000) / 1000 == pytest.approx(0.28)
    for dose in (300, 450, 500, 750, 1000):
        share = 0.36 - 0.0664 * math.log(dose / 300)
        assert absorbed_calcium(dose) == pytest.approx(dose * share, rel=1e-3)


@given(st.floats(600, 1000))
def test_two_small_doses_give_more_than_one(dose):
    assert absorbed_calcium(dose, parts=2) > absorbed_calcium(dose)


@given(st.floats(300, 1000), st.floats(300, 1000))
def test_a_larger_dose_still_gives_more(first, second):
    low, high = sorted((first, second))
    assert absorbed_calcium(low) <= absorbed_calcium(high) + 1e-9


# Advice

PRINTED = """country,sex,age,calcium,vitamin_d,protein,magnesium
netherlands,female,20,1000,0,0.83,300
netherlands,female,30,950,0,0.83,300
netherlands,female,49.9,950,0,0.83,300
netherlands,female,50,1100,10,0.83,300
netherlands,female,69,1100,10,0.83,300
netherlands,female,70,1200,20,0.83,300
netherlands,male,25,950,0,0.83,350
netherlands,male,69.99,950,0,0.83,350
netherlands,male,70,1200,20,0.83,350
european_union,female,24,1000,15,0.83,300
european_union,female,80,950,15,0.83,300
european_union,male,80,950,15,0.83,350
united_states,female,19,1000,15,0.8,310
united_states,female,30.9,1000,15,0.8,310
united_states,female,50.5,1000,15,0.8,320
united_states,female,51,1200,15,0.8,320
united_states,female,71,1200,20,0.8,320
united_states,male,30,1000,15,0.8,400
united_states,male,70,1000,15,0.8,420
united_states,male,71,1200,20,0.8,420
"""


@pytest.mark.parametrize(
    "row", list(csv.DictReader(io.StringIO(PRINTED))), ids=lambda row: " ".join(row.values())
)
def test_advice_as_printed(row):
    advice = needs(float(row["age"]), row["sex"], row["country"])
    for nutrient in NUTRIENTS:
        assert getattr(advice, nutrient).amount == float(row[nutrient]), nutrient


@pytest.mark.parametrize(
    ("country", "age", "limits"),
    [
        (NL, 60, (2500, 100, None, 250)),
        (EU, 60, (2500, 100, None, 250)),
        (US, 50, (2500, 100, None, 350)),
        (US, 51, (2000, 100, None, 350)),
    ],
)
def test_upper_limits_as_printed(country, age, limits):
    advice = needs(age, "male", country)
    assert (
        tuple(
            getattr(advice, nutrient).upper
            for nutrient in ("calcium", "vitamin_d", "protein", "magnesium")
        )
        == limits
    )
    assert advice.magnesium.upper_counts == "supplements"
    assert advice.calcium.upper_counts == "all"


def test_dutch_vitamin_d_depends_on_sun_and_drug():
    def vitamin_d(age, sex, **options):
        return needs(age, sex, NL, **options).vitamin_d.amount

    assert vitamin_d(40, "female", little_sun=True) == 10
    assert vitamin_d(60, "male", little_sun=True) == 10
    assert vitamin_d(60, "male", fracture_drug=True) == 20
    assert vitamin_d(60, "female", fracture_drug=True, little_sun=True) == 20
    assert vitamin_d(40, "female", fracture_drug=True) == 0  # the rule starts at 50
    assert vitamin_d(80, "male", little_sun=True) == 20
    assert needs(60, "male", NL).vitamin_d.counts == "supplements"


@given(st.sampled_from([EU, US]), sexes, ages, st.booleans(), st.booleans())
def test_elsewhere_sun_and_drug_change_nothing(country, sex, age, sun, drug):
    assert needs(age, sex, country, little_sun=sun, fracture_drug=drug) == needs(age, sex, country)


@given(countries, sexes, ages)
def test_advice_is_complete_and_below_its_limit(country, sex, age):
    advice = needs(age, sex, country)
    for nutrient in NUTRIENTS:
        need = getattr(advice, nutrient)
        assert need.amount >= 0
        assert need.status in tables.STATUSES
        if need.upper is not None and need.counts == need.upper_counts:
            assert need.amount < need.upper


def test_every_age_has_exactly_one_plain_row():
    for country in COUNTRIES:
        for nutrient in ("calcium", "protein", "magnesium"):
            for sex in ("female", "male"):
                for age in range(19, 121):
                    found = [
                        row
                        for row in tables.rows("nutrition_needs")
                        if (row["country"], row["nutrient"], row["sex"]) == (country, nutrient, sex)
                        and int(row["age_min"]) <= age <= int(row["age_max"])
                    ]
                    assert len(found) == 1


# Levels


def test_levels_at_the_edges():
    need = needs(60, "female", NL).calcium
    assert level(need, 1099.9) is Level.LOW
    assert level(need, 1100) is Level.ENOUGH
    assert level(need, 600, 500) is Level.ENOUGH
    assert level(need, 2500) is Level.ENOUGH
    assert level(need, 2000, 500.1) is Level.TOO_MUCH


def test_levels_count_what_the_advice_counts():
    advice = needs(72, "female", NL)
    assert level(advice.vitamin_d, 30) is Level.LOW  # the advice is a supplement
    assert level(advice.vitamin_d, 0, 20) is Level.ENOUGH
    assert level(advice.vitamin_d, 90, 20) is Level.TOO_MUCH  # the limit counts everything
    assert level(advice.magnesium, 900) is Level.ENOUGH
    assert level(advice.magnesium, 100, 251) is Level.TOO_MUCH
    assert level(advice.protein, 5) is Level.ENOUGH  # no limit
    assert level(needs(40, "male", NL).vitamin_d, 0) is Level.ENOUGH  # nothing advised


@given(countries, sexes, ages, st.sampled_from(NUTRIENTS), st.floats(0, 5000), st.floats(0, 5000))
def test_more_never_comes_out_lower(country, sex, age, nutrient, food, supplement):
    need = getattr(needs(age, sex, country), nutrient)
    order = list(Level)
    here = order.index(level(need, food, supplement))
    assert order.index(level(need, food + 1, supplement)) >= here
    assert order.index(level(need, food, supplement + 1)) >= here


# Protein


@pytest.mark.parametrize(
    ("mass", "age", "low", "high"),
    [(70, 65, 70, 84), (70, 64.9, 58.1, 84), (35, 90, 35, 42), (150, 30, 124.5, 180)],
)
def test_protein_as_the_notes_say(mass, age, low, high):
    target = protein_target(mass, age)
    assert (target.low, target.high) == pytest.approx((low, high))
    assert target.mass == mass
    assert (target.meal_low, target.meal_high) == (20, 25)


def test_protein_of_heavy_people_uses_a_lighter_weight():
    assert protein_target(100, 70, height=1.6).mass == pytest.approx(27.5 * 1.6**2)
    assert protein_target(76.8, 70, height=1.6).mass == 76.8  # exactly 30
    assert protein_target(50, 70, height=1.6).mass == 50


def test_weak_spots_protein_jumps_at_65_and_at_a_bmi_of_30():
    assert protein_target(70, 65).low - protein_target(70, 64.99).low > 10
    assert protein_target(76.9, 70, height=1.6).low < protein_target(76.7, 70, height=1.6).low


@given(st.floats(35, 150), st.floats(35, 150), st.floats(18, 110))
def test_protein_grows_with_mass(first, second, age):
    light, heavy = (protein_target(mass, age) for mass in sorted((first, second)))
    assert light.low <= heavy.low
    assert light.low < light.high


def test_protein_is_never_below_the_advice_of_a_council():
    for country in COUNTRIES:
        for age in (20, 50, 64, 65, 80):
            least = needs(age, "female", country).protein.amount
            assert protein_target(60, age).low >= 60 * least - 1e-9


@given(st.floats(35, 150), st.floats(18, 110), st.floats(1, 8))
def test_meals_add_up_to_the_day(mass, age, meals):
    target = protein_target(mass, age)
    low, high = per_meal(target, meals)
    assert (low * meals, high * meals) == pytest.approx((target.low, target.high))


def test_three_even_meals_are_the_published_ones_at_60_kg():
    target = protein_target(60, 70)
    low, high = per_meal(target)
    assert low == pytest.approx(target.meal_low)
    assert high == pytest.approx(target.meal_high, abs=1)


def test_protein_with_kidney_disease_is_refused():
    with refused("kidney_disease", sentence="doctor or dietitian"):
        protein_target(70, 70, kidney_disease=True)


# Supplements


def test_doses_of_vitamin_d_to_avoid():
    assert vitamin_d_too_high(daily=75)
    assert not vitamin_d_too_high(daily=74.9)
    assert vitamin_d_too_high(once_a_month=1500)
    assert not vitamin_d_too_high(20, 1400)
    assert international_units(number("high_daily_vitamin_d")) == 3000
    assert international_units(number("high_monthly_vitamin_d")) == 60000


def test_summaries_of_supplements_disagree_and_say_so():
    both = [x for x in supplement_effects() if x.supplement == "calcium_and_vitamin_d"]
    assert {effect.clear for effect in both} == {True, False}
    assert all(effect.ratio > 1 for effect in supplement_effects() if not effect.clear)


def test_a_difference_is_clear_exactly_when_its_range_leaves_out_no_difference():
    for effect in supplement_effects():
        if effect.low is not None:
            assert effect.low < effect.ratio < effect.high
            assert effect.clear == (not effect.low <= 1 <= effect.high)
    for trial in trial_differences():
        assert trial.low < trial.difference < trial.high
    clear = [x for x in trial_differences() if not x.low <= 0 <= x.high]
    assert [x.outcome for x in clear] == ["kidney_stone"]


def test_trial_differences_as_printed():
    """The abstract prints hundredths: -0.14 % is 1.4 of 1,000."""
    printed = [(x.difference, x.low, x.high) for x in trial_differences()]
    assert printed == [(-1.4, -3.4, 0.7), (-0.1, -8.0, 7.8), (3.3, 0.6, 6.0)]


# Refusals


@pytest.mark.parametrize("bad", [math.nan, math.inf, -0.1, 1e9, "2", None, True, [1]])
def test_refuses_with_a_sentence(bad):
    need = needs(60, "female", NL).calcium
    for call, field in [
        (lambda: calcium({"gouda": bad}), "gouda"),
        (lambda: calcium({}, other=bad), "other"),
        (lambda: intake({"egg": bad}, "protein", per="week"), "egg"),
        (lambda: absorbed_calcium(bad), "dose"),
        (lambda: needs(bad, "female", NL), "age"),
        (lambda: level(need, bad), "food"),
        (lambda: level(need, 5, bad), "supplement"),
        (lambda: protein_target(bad, 70), "mass"),
        (lambda: protein_target(70, bad), "age"),
        (lambda: vitamin_d_too_high(bad), "daily"),
        (lambda: vitamin_d_too_high(0, bad), "once_a_month"),
        (lambda: international_units(bad), "micrograms"),
        (lambda: per_meal(protein_target(70, 70), bad), "meals"),
    ]:
        with refused(field):
            call()


@pytest.mark.parametrize(
    ("call", "field", "words"),
    [
        (lambda: calcium({"gouda": 10.1}), "gouda", "between 0 and 10 portions"),
        (lambda: calcium({"gouda": 70.1}, per="week"), "gouda", "between 0 and 70 portions"),
        (lambda: calcium({"pizza": 1}), "portions", "pizza"),
        (lambda: calcium({None: 1}), "portions", "no food called"),
        (lambda: calcium([("gouda", 1)]), "portions", "each food"),
        (lambda: calcium(None), "portions", "each food"),
        (lambda: calcium({}, per="month"), "per", "one of"),
        (lambda: calcium({}, other=1001), "other", "1000"),
        (lambda: intake({}, "iron"), "nutrient", "one of"),
        (lambda: absorbed_calcium(299), "dose", "300"),
        (lambda: absorbed_calcium(500, parts=2), "dose", "600"),
        (lambda: absorbed_calcium(500, parts=4), "parts", "one of"),
        (lambda: needs(60, "female", "mars"), "country", "these countries only"),
        (lambda: needs(60, "female", None), "country", "these countries only"),
        (lambda: needs(60, "f", NL), "sex", "one of"),
        (lambda: needs(17.9, "female", NL), "age", "between 18"),
        (lambda: needs(18, "female", US), "age", "between 19"),
        (lambda: needs(111, "female", NL), "age", "110"),
        (lambda: needs(60, "female", NL, little_sun=1), "little_sun", "yes or no"),
        (lambda: needs(60, "female", NL, fracture_drug=None), "fracture_drug", "yes or no"),
        (lambda: protein_target(34.9, 60), "mass", "35"),
        (lambda: protein_target(70, 60, "no"), "kidney_disease", "yes or no"),
        (lambda: protein_target(70, 60, height=170), "height", "between 1.2"),
    ],
)
def test_refuses_with_the_right_sentence(call, field, words):
    with pytest.raises(CourseError, match=SENTENCE) as refusal:
        call()
    assert words in str(refusal.value)
    assert refusal.value.field == field


def test_results_are_frozen():
    for result in (FOODS["gouda"], needs(60, "male", EU), protein_target(70, 70)):
        with pytest.raises(AttributeError):
            result.calcium = 1
