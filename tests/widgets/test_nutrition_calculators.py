"""The calculators of protein, vitamin D, magnesium and tablets: sentences, refusals, charts."""

import pytest

from course import fracture, nutrition
from course.fracture import Person
from course.nutrition import Level
from tests.widgets.nutrition import bar, figure, headline, labels, text
from widgets import Protein, Tablets, VitaminsMinerals, nutrition_words
from widgets.calculators import protein, tablets
from widgets.text import number

FOODS = nutrition_words.by_key()


# ------------------------------------------------------------------ protein


def test_protein_of_jeanne():
    jeanne = Protein()
    assert headline(jeanne) == "About 65 to 78 g of protein a day: 22 to 26 g in each of 3 meals."
    assert "the Dutch advice is about 54 g" in text(jeanne)


@pytest.mark.parametrize(("age", "low"), [(64.9, 54), (65, 65)])
def test_experts_on_ageing_speak_from_65_on(age, low):
    target = Protein(age=age)
    assert headline(target).startswith(f"About {low} to 78 g")
    assert ("Experts on ageing" in text(target)) == (age >= 65)


def test_kidney_disease_asks_first_and_shows_no_target():
    ill = Protein(kidney_disease=True)
    assert not ill.errors
    assert headline(ill) == "Ask your doctor or dietitian first."
    assert "more protein may do harm" in text(ill)
    assert ill.result.target is None
    assert figure(ill)["layout"]["shapes"] == []
    assert len(ill.view["table"]["columns"]) == 2


def test_not_knowing_about_the_kidneys_is_said():
    assert "Not sure about your kidneys" in Protein(kidney_disease=None).view["note"]


def test_heavy_people_get_a_target_for_a_lighter_weight():
    heavy = Protein(mass=100, height=160)
    assert "worked out for 70.4 kg" in text(heavy)
    heavy._on_message(heavy, {"do": "set", "seq": 1, "entries": {}, "units": {"mass": 1}}, [])
    assert "worked out for 155 lb" in text(heavy)


def test_the_band_is_one_meal():
    two = Protein(meals=2)
    (shape,) = figure(two)["layout"]["shapes"]
    assert (shape["x0"], shape["x1"]) == pytest.approx((32.5, 39))
    assert any("32 to 39 g" in label for label in labels(two))


@pytest.mark.parametrize(
    ("kitchen", "without"),
    [
        ("everything", set()),
        ("no_meat", {"fish"}),
        ("plants", {"fish", "egg_meat", "dairy"}),
    ],
)
def test_each_kitchen_leaves_out_what_it_does_not_eat(kitchen, without):
    keys = protein.KITCHENS[kitchen]
    assert not {FOODS[key].group for key in keys} & without
    if kitchen == "no_meat":
        assert {key for key in keys if FOODS[key].group == "egg_meat"} == {"egg"}
    assert len(Protein(kitchen=kitchen).view["table"]["rows"]) == len(keys)


# ------------------------------------------------------------------ vitamin D and magnesium


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Your tablets give 10 µg of vitamin D a day; the advice is 20 µg."),
        ({"tablet_d": 0}, "Advised for you: 20 µg of vitamin D a day as a supplement."),
        ({"tablet_d": 20}, "that meets the advice."),
        ({"tablet_d": 75}, "the advice is only 20 µg."),
        ({"tablet_d": 120}, "more than the upper limit of 100 µg."),
        ({"sex": "male", "age": 60, "tablet_d": 0}, "No vitamin D supplement is advised for you."),
        ({"sex": "male", "age": 60, "little_sun": True}, "that meets the advice."),
        ({"sex": "male", "age": 60, "fracture_drug": True}, "the advice is 20 µg."),
        ({"country": "european_union"}, "About 13 µg of vitamin D a day: 2 µg below the advice"),
        ({"country": "european_union", "tablet_d": 11.2}, "that is about the advice of 15 µg."),
        ({"country": "european_union", "tablet_d": 15}, "that meets the advice of 15 µg."),
    ],
)
def test_vitamin_d_sentences(values, words):
    assert words in headline(VitaminsMinerals(**values))


def test_the_dutch_advice_is_a_line_for_the_tablets_only():
    dutch = VitaminsMinerals()
    shape = figure(dutch)["layout"]["shapes"][0]
    assert shape["x0"] == 20
    assert shape["y0"] > 0.5  # it does not cross the bar of the whole day
    assert bar(dutch, "Tablets") == (0, 10)
    european = VitaminsMinerals(country="european_union")
    assert figure(european)["layout"]["shapes"][0]["y0"] < 0


def test_a_high_dose_is_met_with_the_doctor():
    assert "Dutch doctors avoid 75 µg a day or more" in text(VitaminsMinerals(tablet_d=75))
    assert "avoid" not in text(VitaminsMinerals(tablet_d=70))


def test_the_reader_may_think_in_international_units():
    vitamin = VitaminsMinerals()
    message = {"do": "set", "seq": 1, "entries": {"tablet_d": "800"}, "units": {"tablet_d": 1}}
    vitamin._on_message(vitamin, message, [])
    assert vitamin.values["tablet_d"] == 20
    assert (
        headline(vitamin) == "Your tablets give 800 IU of vitamin D a day: that meets the advice."
    )
    assert "800 IU (20 µg) is the Dutch advice" in text(vitamin)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "These foods give about 220 mg of magnesium; the advice is 300 mg a day."),
        ({"tablet_magnesium": 50}, "Food and tablets give about 270 mg"),
        ({"tablet_magnesium": 200}, "that meets the advice of 300 mg."),
        ({"tablet_magnesium": 275}, "the limit for tablets is 250 mg."),
        ({"tablet_magnesium": 350, "country": "united_states"}, "that meets the advice"),
    ],
)
def test_magnesium_sentences(values, words):
    assert words in headline(VitaminsMinerals(about="magnesium", **values))


def test_magnesium_is_food_first():
    low = VitaminsMinerals(about="magnesium")
    assert "Your other food adds more. A handful of nuts brings about 40 mg" in text(low)
    enough = VitaminsMinerals(about="magnesium", hazelnuts=21, bread_ww=42)
    assert "no trial in which magnesium tablets prevented broken bones" in text(enough)
    much = VitaminsMinerals(about="magnesium", hazelnuts=21, bread_ww=42, chickpeas=21, oats=21)
    assert much.result.level is Level.ENOUGH  # food never counts toward the limit


def test_only_what_matters_is_asked():
    when = {c["name"]: c["when"] for c in VitaminsMinerals().spec["controls"]}
    assert when["little_sun"] == [["about", [0]], ["country", [0]]]
    assert when["tablet_magnesium"] == [["about", [1]]]
    assert when["age"] == []


# ------------------------------------------------------------------ tablets


def test_tablets_are_counted_with_the_functions_of_the_course():
    result = Tablets().result
    risk = fracture.ten_year_probability(Person(sex="female", age=70), 5).hip
    assert result.without == pytest.approx(1000 * risk)
    assert result.both == pytest.approx((840 * risk, 720 * risk, 970 * risk))
    assert result.alone == pytest.approx((1140 * risk, 980 * risk, 1320 * risk))


def test_tablets_say_the_complement_the_harm_and_that_studies_disagree():
    shown = text(Tablets())
    assert "Of 1,000 women of 70, about 17 will break a hip in 5 years." in shown
    assert "With calcium and vitamin D it may be 15." in shown
    assert "983 will not" in shown
    assert "another found no clear difference" in shown
    assert "about 3 more of 1,000 had a kidney stone" in shown


def test_no_difference_is_not_written_as_a_gain():
    assert "about the same" in headline(Tablets(sex="male", age=50))


def test_vitamin_d_alone_is_marked_as_not_clear():
    rows = Tablets().view["picture"]["rows"]
    assert "no clear difference" in rows[2]["band_text"]
    assert rows[2]["low"] <= rows[0]["n"] <= rows[2]["high"]


def test_what_was_counted_at_home_stands_in_the_table():
    cells = [cell for row in Tablets().view["table"]["rows"] for cell in row]
    for trial in nutrition.trial_differences():
        assert number(trial.difference, 1) in cells
    assert "medicine for your bones" in Tablets().spec["words"]["limits"]
    assert len(tablets._trial_lines()) == 9
