"""The bars of falls without and with training, and the people behind them."""

import math
from typing import Any

from widgets import people
from widgets.text import _, number
from widgets.training_words import count_names, kind_names, whole

OF = 1000  # people counted


def state(outcome: str, result: Any, headline: str) -> dict[str, Any]:
    """Return the state of the picture `people` for a result of the calculator."""
    without, chosen = whole(result.without), result.chosen
    n, low, high = (whole(count) for count in (chosen.about, chosen.low, chosen.high))
    # a group that falls often may have more falls than people
    of = OF * math.ceil(max(without, high) / OF)
    kind = kind_names()[chosen.training.training]
    trained = _("With training: {kind}").format(kind=kind)
    rest = None if outcome == "people_who_fall" else ""  # one person may fall twice
    rows = [
        people.bar(_("Without training"), without, of, people.PEOPLE, rest),
        people.bar(trained, n, of, people.DO, rest) | people.bracket(low, high),
    ]
    shown: dict[str, Any] = {
        "name": _("Two bars: without and with training"),
        "description": headline,
        "rows": rows,
        "note": _("The whole bar is 1,000 people. The bracket shows how sure we are.")
        if outcome == "people_who_fall"
        else _(
            "The whole bar: {of} {counted} in 1,000 people. The bracket shows how sure we are."
        ).format(of=number(of, 0), counted=count_names()[outcome]),
    }
    if outcome == "people_who_fall":
        icons = people.figures(
            n,
            OF,
            _("1,000 people who train, a year on"),
            _("{n} fall at least once"),
            sure=(low, high),
        )
        shown["icons"] = icons | {"role": "people"}
    return shown
