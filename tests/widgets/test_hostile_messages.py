"""Messages of a page as the guard lets them through, wild ones: no calculator trips over them."""

import json
import random

import pytest

from tests.widgets.answers import CALCULATORS
from tests.widgets.test_calculators import Loud

MINE = ["sex", "age", "height", "mass", "t_score", "steps", "__class__", "", "x"]
WILD = [
    None, True, False, -1, 0, 1, 10**9, 2**53, -(2**53), 0.5, -0.0, 1e308, 5e-324, "", " ",
    "x" * 60_000,
    "72,5", "1e999", "nan", "inf", "-", ",", ".", "0x10", "1_0", "٧٢", "７２", "\x00", "\u202e7",
    "<img src=x onerror=alert(1)>", "{0.__class__}", "%s%n", "2026-02-30", "0000-00-00", "f",
    [], [0], [0] * 1000, [[[]]], ["a"], {}, {"a": {"b": []}}, {"__class__": 1},
]  # fmt: skip


def wild_message(names, dice):
    def pick():
        return dice.choice(WILD)

    known = [*names, "unknown", "__class__", "", "\x00"]
    box = {dice.choice(known): pick() for _ in range(dice.randint(0, 4))}
    message = {"do": "set", "seq": dice.choice([1, 2, True, 2**53, -1]), "entries": box}
    if dice.random() < 0.5:
        message["units"] = {dice.choice(known): pick() for _ in range(3)}
    if dice.random() < 0.5:
        message["mine"] = {dice.choice(MINE): pick() for _ in range(4)}
    for key in ("base", "reset", "whole", "file", "do", "seq", "entries", "units", "mine"):
        if dice.random() < 0.08:
            message[key] = pick()
    return message


@pytest.mark.parametrize("kind", CALCULATORS, ids=lambda kind: kind.__name__)
def test_wild_messages_are_answered_or_ignored(kind, monkeypatch):
    monkeypatch.setattr(kind, "log", Loud())
    calculator = kind()
    names = [control.name for control in calculator.controls()]
    dice = random.Random(7)
    for _ in range(60):
        message = wild_message(names, dice)
        calculator._on_message(calculator, message, [])
    json.dumps(calculator.view, allow_nan=False)
    assert len(json.dumps(calculator.view)) < 300_000  # no message makes an answer without end
    calculator._on_message(calculator, {"do": "set", "seq": 5, "entries": {}, "reset": True}, [])
    assert calculator.view["seq"] == 5
    assert not calculator.errors
