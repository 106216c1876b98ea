"""The facts of a model card, read from the model itself: inputs, data, checks."""

import inspect
import re
from collections import Counter
from typing import Any

import anywidget
import traitlets as tr

from course import sources, tables
from course.model_checks import Check, model_checks
from course.models import Model, model
from widgets import bundle, html
from widgets.provenance import statuses
from widgets.source_list import how_sure
from widgets.text import _, number

_SECTION = re.compile(r"^(?:Parameters|Attributes)\n-+\n(.*?)(?=^\w[\w ]*\n-+$|\Z)", re.M | re.S)
_ITEM = re.compile(
    r"^(\w[\w, ]*?) : .*\n((?:[ ]{4}.*\n?|\n)+)|^(\w+(?:, \w+)+)\n((?:[ ]{4}.*\n?)+)", re.M
)


def questions() -> dict[str, str]:
    """Return what each check asks, in the reader's words."""
    return {
        "hernandez_delay_peak": _("A peak 10 % higher: years until bone is as low as without it"),
        "hernandez_delay_menopause": _("The last period five years later: years gained"),
        "hip_one_leg_measured": _("Force in the hip on one leg"),
        "cane_emg_drop": _("How much less the hip muscle works with a cane"),
        "keller_peak_walking": _("Highest force under the foot at 1.5 m/s"),
        "mean_force": _("Mean force under one foot over a stride"),
        "hip_walking_one_person_fast": _("Highest force in the hip at 5 km/h, another person"),
        "hip_walking_measured": _("Highest force in the hip at 4 km/h"),
        "hip_rate_dutch_65_74": _("Broken hips a year at 65 to 74"),
        "hip_rate_dutch_85": _("Broken hips a year at 85 and over"),
        "second_after_1_year": _("How much more often a bone breaks 1 year after a fracture"),
        "second_after_10_years": _("The same after 10 years"),
        "run_6": _("Highest force in fast running, foot down for 0.2 s of a stride of 0.7 s"),
        "published_weekly_index": _("Index of ten jumps a day on five days"),
        "tibia_high_impact": _("Strain of the shin bone at 5 body weights (more than)"),
        "tibia_walking": _("Strain of the shin bone in walking"),
        "percent_bent": _("Standing, bent by about 20°"),
        "pressure_bent": _("Standing, bent by 36°"),
        "trial_lumbar_spine": _("Hard guided training for 8 months: gain at the spine"),
        "trial_femoral_neck": _("The same training: gain at the hip neck"),
        "strength_9_weeks": _("Strength after 9 weeks of training at 65 to 75 years"),
        "force_measured": _("Force on the hip in a fall to the side"),
        "strength_measured": _("Force at which a thigh bone of 79 years breaks"),
        "fallers_a_year": _("People who fall at least once a year"),
        "protein_meal_high": _("Protein in a main meal, 65 kg, upper value"),
        "absorbed_large": _("Share of 1,000 mg of calcium that is taken up"),
        "balance_most": _("Balance training a week, at its highest"),
        "impacts_most": _("Impacts in a session, at their highest"),
    }


def inputs(formula: Any) -> list[tuple[str, str]]:
    """Return name and description of each input, from the help text of a formula."""
    found = _SECTION.search(inspect.getdoc(formula) or "")
    if found is None:
        return []
    return [
        (name or names, _plain(text or more))
        for name, text, names, more in _ITEM.findall(found[1] + "\n")
    ]


def _plain(text: str) -> str:
    return " ".join(text.replace("`", "").split())


def _shown(value: float) -> str:
    """Write a number with three digits that count, without zeros behind them."""
    return number(round(value, 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2))


def _check_row(check: Check) -> tuple[str, str, str]:
    unit = "" if check.unit == "1" else check.unit
    keys = (key.strip() for key in check.source.split(";"))
    years = ", ".join(
        f"{sources.source(key).citation.split(' ')[0]} {sources.source(key).year}"
        for key in keys
        if key != "course"
    )
    notes = [unit, check.population, years, statuses()[check.status]]
    about = " · ".join(note for note in notes if note)
    role = _("The model was set to meet it.") if check.used else _("Not used to make the model.")
    return (
        f"{questions()[check.key]}\n{about}\n{role}",
        _shown(check.published),
        _shown(check.computed),
    )


class ModelCard(anywidget.AnyWidget):
    """Inputs, data and checks of one model, as tables.

    Parameters
    ----------
    key : str
        A key of `course.models.models`, for example ``"stance"``.

    Attributes
    ----------
    html : str
        The tables.

    Examples
    --------
    >>> ModelCard("stance")
    ModelCard('stance')
    """

    _esm = bundle.script("model_card.js")

    html = tr.Unicode().tag(sync=True)

    def __init__(self, key: str) -> None:
        shown = model(key)
        super().__init__()
        self._key = shown.key
        self.html = tables_of(shown)

    def __repr__(self) -> str:
        return f"ModelCard({self._key!r})"


def tables_of(shown: Model) -> str:
    """Return checks, inputs and data of a model as HTML."""
    proof = html.table(
        _("Checks against published numbers"),
        (_("What"), _("Published"), _("Model")),
        map(_check_row, model_checks(shown.key)),
    )
    columns = (_("Input"), _("What it is, unit and range"))
    rest = [
        html.table(_("Inputs of {name}").format(name=formula.__name__), columns, inputs(formula))
        for formula in shown.formulas
    ]
    data = html.table(_("Data"), (_("Table"), _("How sure")), map(_table_row, shown.tables))
    return proof + html.details(_("Inputs, ranges and data"), "".join([*rest, data]))


def _table_row(name: str) -> tuple[str, str]:
    counts = Counter(row["status"] for row in tables.rows(name))
    return f"course/data/{name}.csv", how_sure(dict(counts))
