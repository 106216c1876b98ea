"""The catalogue template for translators is complete and readable."""

import pytest
from babel.messages.pofile import read_po

from course.checks import CourseError
from course.risk_factors import ANSWERS, Person
from widgets import messages
from widgets.messages import TEMPLATE


def test_the_template_is_fresh():
    assert TEMPLATE.read_text(encoding="utf-8") == messages.template(), (
        "run: python -m widgets.messages"
    )


def test_a_translator_can_open_it():
    with TEMPLATE.open("rb") as file:
        catalogue = read_po(file)
    found = {message.id for message in catalogue if message.id}
    assert "Two legs, one leg" in found
    assert "{what} must be a number." in found
    assert len(found) == len(messages.collect())


@pytest.mark.parametrize("field", ANSWERS)
def test_what_a_refusal_names_is_in_the_catalogue(field):
    with pytest.raises(CourseError) as refused:
        Person(sex="female", age=70, **{field: 1})
    assert refused.value.values["what"] in messages.collect()
