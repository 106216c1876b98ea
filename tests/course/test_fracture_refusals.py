"""Fracture probability: what is refused, the ends of ranges, frozen results."""

import dataclasses
import math

import numpy as np
import pytest

from course.fracture import (
    Effect,
    Person,
    Probability,
    contributions,
    steps,
    ten_year_probability,
)
from tests.course.fractures import chance
from tests.course.refusals import refused


@pytest.mark.parametrize(
    "bad",
    [
        {"sex": "woman"},
        {"sex": None},
        {"age": 49.9},
        {"age": 90.1},
        {"age": math.nan},
        {"age": "70"},
        {"age": True},
        {"age": None},
        {"t_score": -4.01},
        {"t_score": 1.01},
        {"t_score": math.inf},
        {"t_score": "-2.5"},
        {"t_score": False},
        {"prior_fracture": 1},
        {"prior_fracture": "yes"},
        {"parental_hip_fracture": 0},
        {"smoking": 0.5},
        {"glucocorticoids": "no"},
        {"rheumatoid_arthritis": math.nan},
        {"alcohol": 3},
        {"bmi": 19.9},
        {"bmi": 30.1},
        {"bmi": math.nan},
        {"bmi": "25"},
        {"bmi": True},
        {"region": "norway"},
        {"region": None},
        {"region": ["netherlands"]},
    ],
    ids=str,
)
def test_person_refuses_with_a_sentence(bad):
    with refused(*bad):
        Person(**({"sex": "female", "age": 70} | bad))


def test_with_a_t_score_body_mass_index_must_still_be_possible():
    Person("female", 70, t_score=-1, bmi=42)
    with refused("bmi", sentence="Body mass index"):
        Person("female", 70, t_score=-1, bmi=250)


@pytest.mark.parametrize("age", [50, 90])
@pytest.mark.parametrize("t_score", [-4, 1])
def test_ends_of_the_ranges_are_inside(age, t_score):
    person = Person("male", age, t_score=t_score)
    assert isinstance(ten_year_probability(person, 1), Probability)
    assert isinstance(ten_year_probability(person, 10.0), Probability)


@pytest.mark.parametrize("function", [ten_year_probability, steps])
@pytest.mark.parametrize("bad", [0.99, 10.01, 0, math.nan, "10", None, True])
def test_years_are_refused(function, bad):
    with refused("years", sentence=r"^Time ahead.*\.$"):
        function(Person("female", 70), years=bad)


@pytest.mark.parametrize("bad", [None, 1, "no"])
def test_ignoring_death_is_yes_or_no(bad):
    with refused("ignore_death", sentence=r"yes or no"):
        ten_year_probability(Person("female", 70), ignore_death=bad)


@pytest.mark.parametrize("function", [contributions, steps])
@pytest.mark.parametrize("bad", ["wrist", None, 1, "HIP"])
def test_outcome_is_refused(function, bad):
    with refused("outcome", sentence=r"^Outcome.*\.$"):
        function(Person("female", 70), bad)


@pytest.mark.parametrize("bad", [None, 70, {"sex": "female", "age": 70}])
def test_only_a_person_will_do(bad):
    with refused("person", sentence=r"needs a person"):
        ten_year_probability(bad)


@pytest.mark.parametrize(
    "bad", [{"coffee": 0.5}, {"smoking": 1.1}, {"smoking": math.nan}, {"smoking": "many"}, [0.5]]
)
def test_prevalences_are_refused(bad):
    with refused("prevalences", "smoking"):
        ten_year_probability(Person("female", 70), prevalences=bad)


def test_results_are_frozen():
    person = Person("female", 70)
    for thing, name in (
        (person, "age"),
        (ten_year_probability(person), "hip"),
        (Effect(0.1, 0.1, 0, None), "after"),
    ):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(thing, name, 1)


def test_numbers_from_numpy_are_welcome():
    assert chance("female", np.float64(70), t_score=np.float64(-2.5)) == chance(
        "female", 70, t_score=-2.5
    )


def test_the_wording_that_must_stand():
    import course.fracture

    for text in (course.fracture.__doc__, ten_year_probability.__doc__):
        for words in ("classroom model", "not FRAX", "not a medical device"):
            assert words in " ".join(text.split())
