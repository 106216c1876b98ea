"""The models of the course: the formulas and the tables each one rests on.

How they stand against measurements is in `course.model_checks`.
"""

from dataclasses import dataclass
from typing import Any

from course import (
    adaptation_curves,
    checks,
    density,
    effort,
    fall_impact,
    fall_strength,
    falls,
    foods,
    fracture,
    fracture_ratios,
    gait_curve,
    impact,
    mechanostat,
    nutrition,
    planner,
    risk_factors,
    spine_lever,
    stance,
    stimulus,
    strain,
    supplements,
)


@dataclass(frozen=True)
class Model:
    """One model.

    Attributes
    ----------
    key : str
        Short name, for example ``"stance"``.
    formulas : tuple
        The functions (or the class of their input) whose help text states inputs and ranges.
    tables : tuple of str
        The tables of ``course/data`` it rests on.
    """

    key: str
    formulas: tuple[Any, ...]
    tables: tuple[str, ...]


_MODELS = (
    Model(
        "density",
        (density.mean_bmd, density.personal_path, density.relative_strength),
        ("density", "density_by_age", "density_menopause"),
    ),
    Model("stance", (stance.one_leg_stance, stance.load_at_level), ("stance", "segment_masses")),
    Model("ground", (gait_curve.ground_reaction,), ("gait", "gait_timing", "gait_measured")),
    Model("hip", (gait_curve.hip_force,), ("gait",)),
    Model(
        "fracture",
        (risk_factors.Person, fracture.ten_year_probability),
        (
            *("fracture", "fracture_rates", "fracture_factors"),
            *("fracture_prevalence", "fracture_mean_t_score", "mortality"),
        ),
    ),
    Model("second", (fracture_ratios.second_fracture_ratio,), ("fracture",)),
    Model("impact", (impact.running_peak, impact.landing_peak), ("impact", "impact_loads")),
    Model("index", (stimulus.Session, stimulus.osteogenic_index), ("impact",)),
    Model(
        "strain",
        (strain.edge_stresses, strain.strain, strain.tibia_strain, mechanostat.mechanostat_zone),
        ("impact_bone",),
    ),
    Model("spine", (spine_lever.bending,), ("spine", "spine_loads")),
    Model(
        "adaptation",
        (adaptation_curves.strength_gain, adaptation_curves.bone_gain),
        ("adaptation", "adaptation_programmes", "adaptation_trials"),
    ),
    Model(
        "falls",
        (falls.fallers_per_thousand, fall_impact.impact_force, fall_strength.hip_strength),
        ("falls", "falls_training"),
    ),
    Model(
        "nutrition",
        (foods.calcium, nutrition.protein_target, supplements.absorbed_calcium),
        ("nutrition", "nutrition_foods", "nutrition_portions", "nutrition_needs"),
    ),
    Model(
        "planner",
        (planner.plan, effort.load_from_repetitions),
        ("planner", "planner_rules", "planner_profiles", "planner_patterns", "planner_blocks"),
    ),
)


def models() -> tuple[Model, ...]:
    """Return every model, in the order of the chapters.

    Returns
    -------
    tuple of Model

    Examples
    --------
    >>> [model.key for model in models()][:3]
    ['density', 'stance', 'ground']
    """
    return _MODELS


def model(key: str) -> Model:
    """Return the model with this key.

    Parameters
    ----------
    key : str
        A key of `models`.

    Returns
    -------
    Model

    Raises
    ------
    CourseError
        If there is no such model.

    Examples
    --------
    >>> model("second").tables
    ('fracture',)
    """
    keys = [model.key for model in _MODELS]
    return _MODELS[keys.index(checks.choice(key, "key", keys, what="Model"))]
