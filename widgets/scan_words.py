"""What the calculators of a bone scan share: how scores are written, and where they come from."""

from typing import Any

from course import density, tables
from widgets import provenance
from widgets.controls import Number
from widgets.text import _, number
from widgets.units import plain


def people(sex: str) -> str:
    """Return the group a person is compared with."""
    return _("women") if sex == "female" else _("men")


def t_score_text(t_score: float) -> str:
    """Write a T-score with one digit, or two where rounding would change the class."""
    same = density.classify(round(t_score, 1)) == density.classify(t_score)
    return number(t_score, 1 if same else 2)


def z_score_text(z_score: float) -> str:
    """Write a Z-score with one digit, or two where rounding would change the sentence."""
    low = density.below_expected_range
    return number(z_score, 1 if low(round(z_score, 1)) == low(z_score) else 2)


def of_100(percent: float) -> str:
    """Write how many of 100; the ends are rough."""
    if percent < 1:
        return _("fewer than 1")
    return _("more than 99") if percent > 99 else _("about {n}").format(n=number(percent, 0))


def apart(value: float, limit: float) -> str:
    """Write `value` with one digit, or two where it would look like the limit and is not."""
    same = round(value, 1) == round(limit, 1) and abs(value - limit) > 1e-9
    return number(value, 2 if same else 1)


def limit_control() -> Number:
    """Return the control for the least significant change of the reader's scan centre."""
    return Number(
        "lsc",
        _("Limit of your scan centre"),
        None,
        _("“least significant change”; without it the course rule counts"),
        low=tables.value("density", "lowest_change"),
        high=tables.value("density", "highest_change"),
        units=plain("%", digits=1, step=0.1),
        unknown=_("I do not know it"),
    )


def class_borders() -> list[dict[str, Any]]:
    """Return the lines for the borders of the classes."""
    names = ("normal_from", "osteoporosis_to", "below_expected_to")
    return provenance.quantities("density", names)


def young_adults() -> list[dict[str, Any]]:
    """Return the lines for the young adults behind a T-score."""
    return [
        provenance.entry(
            row,
            f"{row['reference']}, {row['site']}".replace("_", " "),
            _("mean {mean}, SD {sd} g/cm²").format(
                mean=number(float(row["mean"]), 3), sd=number(float(row["sd"]), 3)
            ),
        )
        for row in tables.rows("density_young_adults")
    ]


def scanners() -> list[dict[str, Any]]:
    """Return the lines for the formulas between the scales of the makers."""
    return [
        provenance.entry(
            row,
            f"{row['maker'].capitalize()}, {row['site'].replace('_', ' ')}",
            _("{slope} × (density − {centre}) + {level}").format(
                slope=number(float(row["slope"])),
                centre=number(float(row["centre"])),
                level=number(float(row["level"])),
            ),
        )
        for row in tables.rows("density_scanners")
    ]


def precision() -> list[dict[str, Any]]:
    """Return the lines for what two scans can differ."""
    lines = [
        provenance.entry(
            row,
            f"{row['quantity']}, {row['site']}".replace("_", " "),
            _("{n} %").format(n=number(float(row["value"]))),
        )
        for row in tables.rows("density_precision")
    ]
    return [*provenance.quantities("density", ("change_factor",)), *lines]


def fracture_rules() -> list[dict[str, Any]]:
    """Return the lines for the rules after a broken bone."""
    lines = []
    for row in tables.rows("scan_fractures"):
        limit = row["t_score"]
        shown = (
            _("at any T-score")
            if limit == "any"
            else _("T-score below {n}").format(n=number(float(limit)))
        )
        what = f"{row['rule'].replace('_', ' ')}, {row['fracture']}"
        lines.append(provenance.entry(row, what, shown))
    return [*lines, *provenance.quantities("scan", ("men_from", "recent_fracture"))]
