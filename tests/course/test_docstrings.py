"""`help(...)` is worth reading: every public function says what it takes, gives and refuses."""

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
import textwrap
from functools import cache

import pytest

import course
from course import gait, impact, tables

MODULES = [
    importlib.import_module(f"course.{m.name}") for m in pkgutil.iter_modules(course.__path__)
]
PUBLIC = [
    function
    for module in MODULES
    for name, found in vars(module).items()
    if inspect.isfunction(function := inspect.unwrap(found) if callable(found) else found)
    and function.__module__ == module.__name__
    and not name.startswith("_")
]
every = pytest.mark.parametrize("function", PUBLIC, ids=lambda f: f"{f.__module__}.{f.__name__}")


def section(function, title):
    """Return the text below a heading of a docstring, or an empty string."""
    parts = re.split(r"^(\w+)\n-{3,}$", inspect.getdoc(function) or "", flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True)).get(title, "").strip("\n")


@cache
def refusals(function, above=()):
    """Return the names by which a function refuses: ``raise``, or what it uses that refuses."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    attempts = [a for a in ast.walk(tree) if isinstance(a, ast.Try) and catches_refusals(a)]
    inside = {id(n) for a in attempts for line in a.body for n in ast.walk(line)}
    nodes = [node for node in ast.walk(tree) if id(node) not in inside]
    raised = {
        "raise" for n in nodes if isinstance(n, ast.Raise) and "CourseError" in ast.unparse(n)
    }
    used = {u for n in nodes if (u := resolve(function, n)) and u not in (function, *above)}
    return raised | {u.__name__ for u in used if refusals(u, (function, *above))}


def catches_refusals(attempt):
    return any("CourseError" in ast.unparse(handler) for handler in attempt.handlers)


def resolve(function, node):
    """Return the function of the course, or the class that checks itself, behind a name."""
    if not isinstance(node, ast.Name | ast.Attribute):
        return None
    first, *rest = ast.unparse(node).split(".")
    if first in function.__code__.co_varnames:  # a value of its own
        return None
    found = vars(inspect.getmodule(function)).get(first)
    for name in rest:
        found = getattr(found, name, None)
    if inspect.isclass(found):
        found = vars(found).get("__post_init__")
    found = inspect.unwrap(found) if callable(found) else None
    ours = inspect.isfunction(found) and found.__module__.startswith("course.")
    return found if ours else None


@every
def test_parameters_are_named(function):
    said = re.findall(r"^[*\w][*\w, ]*", section(function, "Parameters"), re.MULTILINE)
    names = [name.strip(" *") for line in said for name in line.split(",")]
    assert names == list(inspect.signature(function).parameters)


@every
def test_what_comes_back_is_said(function):
    assert section(function, "Returns")


# They use what refuses only with values that are good.
NEVER_REFUSES = {"fore_aft"}


@every
def test_a_refusal_is_said(function):
    if refusals(function) and function.__name__ not in NEVER_REFUSES:
        assert section(function, "Raises"), refusals(function)


@every
def test_an_example_is_there_for_doctest(function):
    examples = doctest.DocTestParser().get_examples(section(function, "Examples"))
    assert any(function.__name__ in example.source for example in examples)


def test_what_refuses_is_found():
    from course import checks, timeline

    assert refusals(checks.number) == {"raise"}
    assert "number" in refusals(timeline.lost_in_bed)
    assert not refusals(tables.names)


@pytest.mark.parametrize(
    ("function", "table", "quantities"),
    [
        (
            gait.peaks,
            "gait",
            ("first_peak_base", "first_peak_slope", "trough_base", "second_peak_base"),
        ),
        (
            gait.peaks,
            "gait",
            ("second_peak_slope", "first_peak_rms", "trough_rms", "second_peak_rms"),
        ),
        (gait.stance_share, "gait", ("stance_base", "stance_slowness")),
        (gait.cadence, "gait", ("cadence_base_female", "cadence_slope_female")),
        (gait.cadence, "gait", ("cadence_base_male", "cadence_slope_male")),
        (gait.hip_force, "gait", ("hip_per_ground", "hip_walking_measured")),
        (gait.hip_force, "gait", ("hip_walking_one_person_slow", "hip_walking_one_person_fast")),
        (impact.osteogenic_index, "impact", ("recovery_time", "published_weekly_index")),
        (impact.osteogenic_index, "impact", ("published_peak", "most_index_repetitions")),
        (impact.landing_peak, "impact", ("highest_drop", "shortest_braking", "highest_landing")),
        (impact.running_peak, "impact", ("shortest_contact", "longest_contact", "contact_run")),
        (impact.activities, "impact", ("landing_threshold", "rate_threshold")),
        (impact.tibia_strain, "impact_bone", ("tibia_per_ground", "tibia_walking", "walking_peak")),
        (impact.mechanostat_zone, "impact_bone", ("disuse_below", "build_above", "fracture")),
        (impact.mechanostat_zone, "impact_bone", ("build_above_low", "too_much_above_high")),
        (impact.safety_factor, "impact_bone", ("yield_pressed", "yield_pulled", "microdamage")),
        (impact.strain, "impact_bone", ("modulus_along", "modulus_across")),
    ],
    ids=lambda x: getattr(x, "__name__", str(x)),
)
def test_text_and_table_agree(function, table, quantities):
    text = re.sub(r"(?<=\d)[, ](?=\d{3})", "", function.__doc__)
    for quantity in quantities:
        assert f"{tables.value(table, quantity):g}" in text, quantity
