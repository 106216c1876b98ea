"""The bars of people without and with a medicine, and the people it helps."""

from typing import Any

from course import medicines
from widgets import medicine_words
from widgets.text import _, number


def _relative(result: Any) -> str:
    trial = result.trial
    text = _("In trials the risk was {n} % lower than with {other}.").format(
        n=number(100 * (1 - trial.ratio), 0), other=medicine_words.comparators()[trial.comparator]
    )
    if trial.span == "interval":
        text += " " + _("The bracket shows how sure that is.")
    elif trial.span == "trials":
        text += " " + _("The bracket goes to the best result of several groups.")
    return text


def state(result: Any, headline: str) -> dict[str, Any]:
    """Return the state of the picture `people` for a result of the calculator."""
    trial, people = result.trial, result.about
    name = medicine_words.names()[trial.medicine]
    rows = [
        _row(
            _("With alendronate alone")
            if trial.comparator == "alendronate"
            else _("Without the medicine"),
            people.without,
            people.of,
            ("people", "solid"),
        ),
        _row(
            _("With {medicine}").format(medicine=name),
            people.with_medicine,
            people.of,
            ("do", "hatch"),
        ),
    ]
    if result.ends:
        low, high = (end.with_medicine for end in result.ends)
        rows[1] |= {
            "low": low,
            "high": high,
            "band_text": _("could be {low} to {high}").format(
                low=number(low, 0), high=number(high, 0)
            ),
        }
    note = _("Each whole bar is {of} people, for {time}.").format(
        of=number(people.of, 0), time=medicine_words.time(trial)
    )
    rebound = medicine_words.rebound() if "rebound" in medicines.cautions(trial.medicine) else ""
    return {
        "name": _("Two bars that count people: without and with the medicine"),
        "description": headline,
        "rows": rows,
        "note": f"{note} {_relative(result)} {rebound}".strip(),
        "icons": _icons(result, name),
    }


def _row(label: str, n: int, of: int, look: tuple[str, str]) -> dict[str, Any]:
    return {
        "label": label,
        "n": n,
        "of": of,
        "value_text": number(n, 0),
        "rest_text": _("{n} do not break one").format(n=number(of - n, 0)),
        "role": look[0],
        "pattern": look[1],
    }


def _icons(result: Any, name: str) -> dict[str, Any]:
    people = result.about
    of, helped, same = (number(n, 0) for n in (people.of, people.helped, people.no_difference))
    icons = {
        "title": _("{of} people who take {medicine}: who is helped?").format(of=of, medicine=name),
        "name": _("{of} small figures: {n} filled, {rest} open.").format(
            of=of, n=helped, rest=same
        ),
        "n": people.helped,
        "of": people.of,
        "on_text": _("{n} helped").format(n=helped),
        "off_text": _("{n} no difference").format(n=same),
        "role": "do",
    }
    if result.ends:
        most, fewest = (end.helped for end in result.ends)
        icons |= {"sure_low": fewest, "sure_high": most}
    return icons
