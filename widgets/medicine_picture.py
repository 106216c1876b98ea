"""The bars of people without and with a medicine, and the people it helps."""

from typing import Any

from course import medicines
from widgets import medicine_words, people
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
    trial, about = result.trial, result.about
    name = medicine_words.names()[trial.medicine]
    compared = (
        _("With alendronate alone")
        if trial.comparator == "alendronate"
        else _("Without the medicine")
    )
    treated = _("With {medicine}").format(medicine=name)
    rest = _("{n} do not break one")
    rows = [
        people.bar(compared, about.without, about.of, people.PEOPLE, rest),
        people.bar(treated, about.with_medicine, about.of, people.DO, rest),
    ]
    if result.ends:
        rows[1] |= people.bracket(*(end.with_medicine for end in result.ends))
    note = _("Each whole bar is {of} people, for {time}.").format(
        of=number(about.of, 0), time=medicine_words.time(trial)
    )
    rebound = medicine_words.rebound() if "rebound" in medicines.cautions(trial.medicine) else ""
    return {
        "name": _("Two bars that count people: without and with the medicine"),
        "description": headline,
        "rows": rows,
        "note": f"{note} {_relative(result)} {rebound}".strip(),
        "icons": _icons(result, name),
    }


def _icons(result: Any, name: str) -> dict[str, Any]:
    of = result.about.of
    most, fewest = (end.helped for end in result.ends) if result.ends else (0, 0)
    icons = people.figures(
        result.about.helped,
        of,
        _("{of} people who take {medicine}: who is helped?").format(
            of=number(of, 0), medicine=name
        ),
        _("{n} helped"),
        _("{n} no difference"),
        sure=(fewest, most) if result.ends else None,
    )
    return icons | {"role": "do"}
