"""The answer to "where does this come from?": numbers with their population, source and status."""

from collections.abc import Iterable, Mapping
from typing import Any

from course import sources, tables
from course.hazards import REGIONS
from widgets.text import _, number, unparted

USUAL_SURVEYS = {
    "femoral_neck": ("nhanes3",),
    "total_hip": ("nhanes3",),
    "lumbar_spine": ("nhanes2005_2010",),
}


def statuses() -> dict[str, str]:
    """Return what each status of a number means, in the reader's words."""
    return {
        "verified": _("read in the source"),
        "secondary": _("read in a page that quotes the source"),
        "computed": _("computed from public data"),
        "derived": _("worked out from published numbers"),
        "model": _("our own setting of the model"),
        "design": _("a choice of this course"),
        "recalled": _("general knowledge, not checked yet"),
    }


def entry(row: tables.Row, what: str, shown: str) -> dict[str, Any]:
    """Return one line of the list: a number, who was measured, where it was published."""
    works = [sources.source(key.strip()) for key in row["source"].split(";")]
    return {
        "what": what,
        "value": unparted(shown),
        "population": unparted(row["population"]),
        "status": statuses()[row["status"]],
        "sources": [{"citation": work.citation, "link": work.link} for work in works],
    }


def quantities(table: str, names: Iterable[str]) -> list[dict[str, Any]]:
    """Return the lines for rows of a table that has ``quantity`` and ``value`` columns."""
    by_name = {row["quantity"]: row for row in tables.rows(table)}
    lines = []
    for name in names:
        row = by_name[name]
        unit = "" if row["unit"] == "1" else row["unit"]
        shown = f"{number(float(row['value']))} {unit}".strip()
        lines.append(entry(row, name.replace("_", " "), shown))
    return lines


def density_by_age(surveys: Mapping[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    """Return the lines for the means by age; `surveys` names those wanted for each place."""
    groups: dict[tuple[str, ...], list[tables.Row]] = {}
    for row in tables.rows("density_by_age"):
        if row["survey"] in surveys.get(row["site"], ()):
            key = tuple(row[column] for column in ("site", "sex", "survey", "status", "source"))
            groups.setdefault(key, []).append(row)
    people = {"female": _("women"), "male": _("men")}
    lines = []
    for (site, sex, *_rest), rows in groups.items():
        shown = "; ".join(
            _("{age} years: {bmd}").format(age=row["age"], bmd=number(float(row["mean"]), 3))
            for row in rows
        )
        what = f"{site.replace('_', ' ')}, {people[sex]}"
        lines.append(entry(rows[0], what, f"{shown} g/cm²"))
    return lines


def density_curves() -> list[dict[str, Any]]:
    """Return the lines for bone density over age: one for each sex, site and status."""
    lines = density_by_age(USUAL_SURVEYS)
    for row in tables.rows("density_menopause"):
        span = f"{row['from_year'] or '…'} to {row['to_year'] or '…'}"
        what = f"{row['site'].replace('_', ' ')}, years {span} from menopause"
        lines.append(entry(row, what, f"{number(float(row['loss']))} {row['unit']}"))
    exponents = ("strength_exponent", "lowest_strength_exponent", "highest_strength_exponent")
    return lines + quantities("density", exponents)


def fracture_model() -> list[dict[str, Any]]:
    """Return the lines of the fracture model: ratios, shares, mean T-scores and rates."""
    lines = []
    for row in tables.rows("fracture_factors"):
        what = f"{row['factor'].replace('_', ' ')}, {row['site']}, T-score {row['t_score']}"
        at = "" if row["age"] == "any" else f" ({row['age']})"
        lines.append(entry(row, what, f"× {number(float(row['risk_ratio']))}{at}"))
    for row in tables.rows("fracture_prevalence"):
        share = number(float(row["share"]) * 100, 1)
        what = f"{row['factor'].replace('_', ' ')}, {row['sex']}"
        lines.append(entry(row, what, _("{n} of 100 people").format(n=share)))
    for row in tables.rows("fracture_mean_t_score"):
        what = f"mean T-score, {row['sex']}, {row['age']} years"
        lines.append(entry(row, what, number(float(row["t_score"]), 2)))
    return lines + fracture_rates()


def fracture_rates(regions: tuple[str, ...] = REGIONS) -> list[dict[str, Any]]:
    """Return the lines for how often bones break and people die in whole populations."""
    lines = []
    for row in tables.rows("fracture_rates"):
        if row["region"] in regions:
            what = f"{row['site']}, {row['sex']}, {row['region'].replace('_', ' ')}"
            yearly = number(float(row["at_50"]) * 100_000, 0)
            shown = _("{n} of 100,000 a year at 50").format(n=yearly)
            lines.append(entry(row, what, shown))
    life_table = tables.rows("mortality")[0]
    return [*lines, entry(life_table, _("life table"), _("by sex and five years of age"))]


def height_warning() -> list[dict[str, Any]]:
    """Return the line for the loss of height at which the safety questions name a doctor."""
    (row,) = (row for row in tables.rows("planner_gates") if row["question"] == "height_loss")
    return [entry(row, _("height lost, tell a doctor"), f"{row['value']} {row['unit']}")]
