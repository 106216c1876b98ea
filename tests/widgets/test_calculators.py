"""Every calculator, driven without a browser: good and hostile values, messages, words."""

import json
import math
import random
import re
from dataclasses import is_dataclass
from datetime import date

import plotly.graph_objects as go
import pytest

import widgets
from tests.widgets.answers import CALCULATORS
from widgets.controls import Choice, Number, Ticks
from widgets.date_control import Date

HOSTILE = [
    None, True, -1, 0, 1e308, -1e308, math.nan, math.inf, -math.inf, 10**400, "", " ", "abc", "1e5",
    "<script>alert(1)</script>", "72,5,1", "٧٢", "\x00", [], [1], {}, {"a": 1}, (), b"70", object(),
]  # fmt: skip


def random_value(control, dice):
    if isinstance(control, Choice):
        return dice.choice(list(control.options))
    if isinstance(control, Date):
        return date.fromordinal(
            dice.randint(control.low.toordinal(), control.high.toordinal())
        ).isoformat()
    if isinstance(control, Ticks):
        return tuple(option for option in control.options if dice.random() < 0.5)
    assert isinstance(control, Number)
    if control.unknown and dice.random() < 0.3:
        return None
    return dice.uniform(control.low, control.high)


@pytest.fixture(params=CALCULATORS, ids=lambda cls: cls.__name__)
def calculator(request, monkeypatch):
    """Yield each calculator; a mistake of ours that only the log would tell is raised."""
    monkeypatch.setattr(request.param, "log", Loud())
    return request.param()


class Loud:
    """A log that raises what it is told."""

    def error(self, *_):
        raise


def test_the_last_answer_follows_the_unit_while_an_entry_is_refused():
    standing = widgets.Standing(mass=100)
    refused = {"do": "set", "seq": 1, "entries": {"lean": "99"}}
    standing._on_message(standing, refused, [])
    assert "50 kg" in standing.view["detail"]
    standing._on_message(standing, {**refused, "seq": 2, "units": {"mass": 1}}, [])
    assert "110 lb" in standing.view["detail"]
    assert list(standing.view["errors"]) == ["lean"]


def test_a_mistake_of_ours_is_answered_with_a_sentence(monkeypatch, caplog):
    standing = widgets.Standing()
    result = standing.result
    monkeypatch.setattr(widgets.Standing, "compute", lambda *_: 1 / 0)
    message = {"do": "set", "seq": 9, "entries": {"mass": "80.25"}}
    standing._on_message(standing, message, [])
    assert standing.view["seq"] == 9
    assert standing.view["errors"][""].startswith("This could not be worked out.")
    assert standing.result is result
    assert "ZeroDivisionError" in caplog.text
    assert "80.25" not in caplog.text


def test_answers_200_random_good_values(calculator):
    dice = random.Random(4)
    refused = 0
    for _ in range(200):
        wanted = {n: random_value(c, dice) for n, c in calculator._controls.items()}
        before = calculator.result
        calculator.values = wanted
        if calculator.errors:  # a combination outside the model: said in a sentence
            refused += 1
            assert calculator.result == before
            assert all(s.endswith(".") for s in calculator.errors.values())
            continue
        assert calculator.values == wanted
        assert is_dataclass(calculator.result)
        json.dumps(calculator.view, allow_nan=False)
        assert "{" not in calculator.view["headline"] + calculator.view["detail"]
    assert refused < 60


def test_200_hostile_values_never_raise_and_keep_the_last_answer(calculator):
    dice = random.Random(5)
    names = list(calculator._controls)
    for _ in range(200):
        name = dice.choice([*names, "unknown", ""])
        bad = dice.choice(HOSTILE)
        result, values = calculator.result, dict(calculator.values)
        calculator.values = {name: bad}
        if calculator.values != values:  # it happened to be acceptable for this control
            assert not calculator.errors
            continue
        assert calculator.result == result
        if calculator.errors:
            assert name in calculator.errors or list(calculator.errors) == [""]
            assert re.match(r"^[A-Z].*\.$", next(iter(calculator.errors.values())))
    calculator.values = {}
    assert not calculator.errors


def test_hostile_messages_are_ignored(calculator):
    calculator.send = lambda *a, **k: None
    before = calculator.result
    malformed = (
        {"do": "set"},
        {"do": "set", "seq": "x", "entries": {}},
        {"do": "set", "seq": 1, "entries": []},
        {"do": "eval", "code": "1/0"},
        {"do": "set", "seq": 1, "entries": {}, "units": {"mass": [], "x": 3}},
    )
    for content in (*HOSTILE, *malformed):
        calculator._on_message(calculator, content, [])
    assert calculator.result == before


def test_every_request_is_answered_with_its_number(calculator):
    name = next(iter(calculator._controls))
    for seq, entry in enumerate(("nonsense", 0, -5), start=7):
        calculator._on_message(calculator, {"do": "set", "seq": seq, "entries": {name: entry}}, [])
        assert calculator.view["seq"] == seq


def test_reset_brings_the_start_back(calculator):
    dice = random.Random(6)
    start = dict(calculator.values)
    calculator.values = {n: random_value(c, dice) for n, c in calculator._controls.items()}
    calculator._on_message(calculator, {"do": "set", "seq": 1, "entries": {}, "reset": True}, [])
    assert calculator.values == start


def test_says_what_it_cannot_tell_and_where_numbers_come_from(calculator):
    words = calculator.spec["words"]
    assert words["title"]
    assert words["question"].endswith(("?", "."))
    assert len(words["limits"]) > 40
    for line in calculator.spec["provenance"]:
        assert line["sources"]
        assert line["population"]
        assert line["status"]


def test_figures_are_valid_plotly(calculator):
    dice = random.Random(7)
    for _ in range(12):
        calculator.values = {n: random_value(c, dice) for n, c in calculator._controls.items()}
        for graph in calculator.view["graphs"]:
            go.Figure(graph["figure"])  # raises on anything outside plotly's schema
            assert graph["summary"]
            assert graph["title"]


def test_table_is_rectangular(calculator):
    table = calculator.view["table"]
    assert table["rows"]
    assert {len(row) for row in table["rows"]} == {len(table["columns"])}


def test_repr_is_short_and_stable(calculator):
    assert repr(calculator) == f"{type(calculator).__name__}()"


def test_spec_is_json_and_names_are_unique(calculator):
    json.dumps(calculator.spec, allow_nan=False)
    names = [control["name"] for control in calculator.spec["controls"]]
    assert len(names) == len(set(names))


def test_a_number_never_parts_from_its_per_cent_sign(calculator):
    words = json.dumps([calculator.spec, calculator.view], ensure_ascii=False)
    assert not re.findall(r".{0,30}\d %", words)


def test_values_and_result_are_observable(calculator):
    seen = []
    calculator.observe(lambda change: seen.append(change.name), ["values", "result"])
    dice = random.Random(8)
    calculator.values = {n: random_value(c, dice) for n, c in calculator._controls.items()}
    if not calculator.errors:
        assert "values" in seen
