"""Which of "my numbers" each calculator takes, why some take none; and links, good and hostile."""

import json
import math

import pytest

import widgets
from tests.widgets.answers import CALCULATORS
from widgets import MyNumbers

MINE = tuple(MyNumbers().values)
TAKES = {
    "Activities": "mass",
    "AfterFirstFracture": "age sex",
    "BoneDensity": "sex age",
    "CalciumWeek": "sex age",
    "ForceToStrain": "mass",
    "FractureRisk": "sex age t_score",
    "HeightLoss": "height",
    "HowCommon": "sex age",
    "Lifting": "mass",
    "MyNumbers": "sex age height mass t_score steps",
    "Protein": "mass height age",
    "ReadScan": "sex age",
    "SelfTests": "sex age",
    "SidewaysFall": "mass height t_score",
    "Standing": "mass sex",
    "Tablets": "sex age",
    "VitaminsMinerals": "sex age",
    "Walking": "mass sex steps",
}
TAKES_NONE = {
    "FallsTraining": "it counts a group",
    "HowHeavy": "it asks about one lift",
    "MedicationEffect": "it starts from a chance, which a T-score alone does not give",
    "MuscleAndBone": "its curves are averages of trials",
    "QuestionsForTheVisit": "it asks what to talk about",
    "RealChange": "it compares two densities, not T-scores",
    "RelativeAbsolute": "it starts from a chance",
    "RemodellingCycle": "the cycle is the same for all",
    "ScanVisible": "it is about the scanner and the programme",
    "SpineDay": "measured in others, as a multiple of their own standing",
    "TreatmentPillars": "what the doctor said counts, not a number",
    "TwelveWeeks": "a T-score does not tell of broken bones: the careful plan stays until chosen",
    "WeekStimulus": "it counts loads, the same for every weight",
}


def test_every_calculator_is_in_one_of_the_tables():
    assert not set(TAKES) & set(TAKES_NONE)
    assert set(TAKES) | set(TAKES_NONE) == {cls.__name__ for cls in CALCULATORS}


@pytest.mark.parametrize("name", sorted({*TAKES, *TAKES_NONE}))
def test_it_takes_the_numbers_of_the_table_and_offers_no_other(name):
    controls = getattr(widgets, name)()._controls.values()
    taken = {control.mine for control in controls} - {""}
    assert taken == set(TAKES.get(name, "").split())
    # a control named like one of my numbers takes it
    assert {c.name for c in controls} & set(MINE) <= taken


def follow(calculator, entries):
    """Open a link, as the page does."""
    message = {"do": "set", "seq": 1, "base": True, "entries": entries}
    calculator._on_message(calculator, message, [])
    return calculator


@pytest.mark.parametrize("cls", CALCULATORS, ids=lambda cls: cls.__name__)
def test_its_own_link_brings_back_every_value(cls):
    made = cls()
    sent = json.loads(json.dumps(made.view["base"]))
    assert follow(cls(), sent).values == made.values
    assert follow(cls(), sent).view["skipped"] == []


BAD = [
    "<script>alert(1)</script>",
    "x" * 100_000,
    "9" * 5000,
    {},
    [[1]],
    math.nan,
    1e308,
    "%E0%A4%A",
]


@pytest.mark.parametrize("cls", CALCULATORS, ids=lambda cls: cls.__name__)
def test_a_hostile_link_names_what_it_refused_and_keeps_the_example(cls, caplog):
    made = cls()
    for bad in BAD:
        follow(made, dict.fromkeys([*made._controls, "evil", "__proto__"], bad))
        assert made.values == made._start
        assert made.errors == {}
        labels = [control.label for control in made._controls.values()]
        assert made.view["skipped"] == [*labels, "evil", "__proto__"]
    follow(made, {"n" * 9999: 1})
    assert made.view["skipped"] == ["n" * 40]
    assert caplog.text == ""
