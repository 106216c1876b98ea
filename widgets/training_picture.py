"""The bars of falls without and with training, and the people behind them."""

import math
from typing import Any

from widgets.text import _, number
from widgets.training_words import kind_names, whole

OF = 1000  # people counted


def _rest(outcome: str, n: int) -> str:
    """Return the complement in words; falls have none, for one person may fall twice."""
    return _("{n} do not").format(n=number(OF - n, 0)) if outcome == "people_who_fall" else ""


def state(outcome: str, result: Any, headline: str) -> dict[str, Any]:
    """Return the state of the picture `people` for a result of the calculator."""
    without, chosen = whole(result.without), result.chosen
    n, low, high = (whole(count) for count in (chosen.about, chosen.low, chosen.high))
    # a group that falls often may have more falls than people
    of = OF * math.ceil(max(without, high) / OF)
    kind = kind_names()[chosen.training.training]
    rows = [
        {
            "label": _("Without training"),
            "n": without,
            "of": of,
            "value_text": number(without, 0),
            "rest_text": _rest(outcome, without),
            "role": "people",
            "pattern": "solid",
        },
        {
            "label": _("With training: {kind}").format(kind=kind),
            "n": n,
            "of": of,
            "low": low,
            "high": high,
            "value_text": number(n, 0),
            "rest_text": _rest(outcome, n),
            "band_text": _("could be {low} to {high}").format(
                low=number(low, 0), high=number(high, 0)
            ),
            "role": "do",
            "pattern": "hatch",
        },
    ]
    shown: dict[str, Any] = {
        "name": _("Two bars: without and with training"),
        "description": headline,
        "rows": rows,
        "note": _("The whole bar is 1,000 people. The bracket shows how sure we are.")
        if outcome == "people_who_fall"
        else _("The whole bar: {of} among 1,000 people. The bracket shows how sure we are.").format(
            of=number(of, 0)
        ),
    }
    if outcome == "people_who_fall":
        shown["icons"] = _icons(n, low, high)
    return shown


def _icons(n: int, low: int, high: int) -> dict[str, Any]:
    of, falling, rest = (number(count, 0) for count in (OF, n, OF - n))
    return {
        "title": _("1,000 people who train, a year on"),
        "name": _("{of} small figures: {n} filled, {rest} open.").format(
            of=of, n=falling, rest=rest
        ),
        "n": n,
        "of": OF,
        "sure_low": low,
        "sure_high": high,
        "on_text": _("{n} fall at least once").format(n=falling),
        "off_text": _("{n} do not").format(n=rest),
        "role": "people",
    }
