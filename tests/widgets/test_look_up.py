"""What the pages around the chapters are made of: sources, model cards, escaped HTML."""

import json
import re

import pytest

from course import sources, tables
from course.model_checks import model_checks
from course.models import models
from tests.notebooks.chapters import cells, source
from widgets import ModelCard, Sources, html
from widgets.model_card import inputs, questions
from widgets.source_list import entry, how_sure, topics


@pytest.fixture(scope="module")
def spec():
    return Sources().spec


def test_every_source_is_on_the_page_once(spec):
    citations = [entry["citation"] for entry in spec["entries"]]
    assert sorted(citations) == sorted(source.citation for source in sources.sources())
    json.dumps(spec, allow_nan=False)


def test_every_topic_has_a_name_and_sources(spec):
    assert {t["value"] for t in spec["topics"]} == {s.topic for s in sources.sources()}
    assert set(topics()) <= {s.topic for s in sources.sources()}


def test_totals_are_those_of_the_tables(spec):
    total = sum(int(line["entries"].replace(",", "")) for line in spec["totals"])
    assert total == sum(len(tables.rows(name)) for name in tables.names())


def test_an_entry_says_what_it_is_used_for_who_was_measured_and_the_licence():
    shown = entry(sources.source("fukuchi2018"))
    facts = {fact["name"]: " ".join(fact["lines"]) for fact in shown["facts"]}
    assert "course/data/gait_measured.csv: 153 entries" in facts["Used for"]
    assert "one healthy adult" in facts["Who was measured"]
    assert facts["Licence of the data"] == "CC BY 4.0"
    assert shown["link"].startswith("https://doi.org/")


def test_nothing_recalled_poses_as_checked():
    assert how_sure({"recalled": 1}) == "1 entry, general knowledge, not checked yet"
    assert how_sure({"verified": 3, "recalled": 2}).startswith("5 entries: 3 read in the source; 2")
    for one in sources.sources():
        if not one.read:
            facts = {fact["name"]: fact["lines"] for fact in entry(one)["facts"]}
            assert facts["What we read"] == ["not read by us"]


def test_every_model_has_its_card_on_the_page_in_order():
    shown = re.findall(
        r'ModelCard\("(\w+)"\)', "\n".join(map(source, cells("model-cards", "code")))
    )
    assert shown == [model.key for model in models()]


@pytest.mark.parametrize("model", models(), ids=lambda m: m.key)
def test_a_card_shows_inputs_data_and_checks(model):
    page = ModelCard(model.key).html
    for formula in model.formulas:
        assert f"Inputs of {formula.__name__}" in page
        assert inputs(formula)
    for table in model.tables:
        assert f"course/data/{table}.csv" in page
    for check in model_checks(model.key):
        assert html.escape(questions()[check.key]) in page
    assert page.count("<table>") == page.count("</table>")
    assert repr(ModelCard(model.key)) == f"ModelCard({model.key!r})"


def test_inputs_and_ranges_are_read_from_the_help_text():
    from course.stance import one_leg_stance

    found = dict(inputs(one_leg_stance))
    assert list(found)[:2] == ["weight_above", "weight_lever"]
    assert found["cane"] == "Force on a cane held in the other hand. [BW], 0 to 0.3"
    assert inputs(len) == []


def test_every_question_belongs_to_a_check():
    asked = {check.key for model in models() for check in model_checks(model.key)}
    assert set(questions()) == asked


def test_text_in_tables_is_escaped():
    made = html.table("<b>", ["a & b"], [["<script>", "1\n<i>"]])
    assert "<script>" not in made
    assert "<b>" not in made
    assert "&lt;i&gt;" in made
