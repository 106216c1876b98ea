"""How the models stand against published numbers of ``course/data``.

Where a model was set to meet a number, `Check.used` says so: agreement then proves nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from course import (
    adaptation_curves,
    density,
    fall_impact,
    fall_strength,
    falls,
    gait_curve,
    gait_marks,
    impact,
    nutrition,
    planner,
    spine_bent,
    spine_lever,
    stance,
    stimulus,
    strain,
    supplements,
    tables,
)
from course.age_group import hip_fractures
from course.fracture_ratios import second_fracture_ratio as _second
from course.models import model

_SLOW_KMH, _FAST_KMH = 4, 5  # speeds at which hips were measured [km/h]


@dataclass(frozen=True)
class Check:
    """A published number and what the model computes for the same thing.

    Attributes
    ----------
    key : str
        Short name.
    published, computed : float
        Both in `unit`.
    unit : str
        Unit as printed.
    population : str
        Who was measured.
    source, status : str
        Key of the source, and how sure the published number is.
    used : bool
        Whether the model was set to meet it.
    """

    key: str
    published: float
    computed: float
    unit: str
    population: str
    source: str
    status: str
    used: bool


@dataclass(frozen=True)
class _Definition:
    """Where the published number stands, and how the model gets to it."""

    key: str
    table: str
    row: dict[str, str]
    compute: Callable[[], float]
    used: bool = False
    column: str = "value"
    published: Callable[[], float] | None = None  # where it takes two rows
    unit: str = ""  # where it is not that of the row

    def check(self) -> Check:
        (row,) = (
            row
            for row in tables.rows(self.table)
            if all(row[column] == value for column, value in self.row.items())
        )
        published = self.published() if self.published else float(row[self.column])
        return Check(
            self.key,
            published,
            self.compute(),
            self.unit or row["unit"],
            row["population"],
            row["source"],
            row["status"],
            self.used,
        )


def model_checks(key: str) -> tuple[Check, ...]:
    """Return how a model stands against published numbers.

    Parameters
    ----------
    key : str
        A key of `course.models.models`.

    Returns
    -------
    tuple of Check
        Published and computed number of each check share one unit.

    Raises
    ------
    CourseError
        If there is no such model.

    Examples
    --------
    >>> check = model_checks("stance")[0]
    >>> check.published, round(check.computed, 2), check.used
    (2.38, 2.57, False)
    """
    return tuple(definition.check() for definition in _CHECKS[model(key).key])


def _quantity(table: str, quantity: str, compute: Callable[[], float], **more: Any) -> _Definition:
    return _Definition(quantity, table, {"quantity": quantity}, compute, **more)


def _delay(level: float, menopause_age: float = 51, peak_factor: float = 1) -> float:
    """Return how many years later a woman's path comes down to a density."""
    path = {"menopause_age": menopause_age, "peak_factor": peak_factor}
    late = density.age_at_density(level, "female", "femoral_neck", **path)
    usual = density.age_at_density(level, "female", "femoral_neck")
    if late is None or usual is None:
        raise ValueError("the path does not come down to this density")
    return late - usual


def _trial(site: str, used: bool = False) -> _Definition:
    row = {"study": "LIFTMOR", "site": site}
    months = 8  # as long as the trial
    return _Definition(
        f"trial_{site}",
        "adaptation_trials",
        row,
        lambda: adaptation_curves.bone_gain(months, "high_supervised", site).gain,
        used=used,
        column="difference",
        unit="% points",
    )


def _last_week(falls_risk: bool) -> planner.Week:
    return planner.plan("osteoporosis", falls_risk=falls_risk, active=True).weeks[-2]


def _cane_relief() -> float:
    free, cane = stance.one_leg_stance(), stance.one_leg_stance(cane=0.1)
    return 100 * (1 - cane.muscle / free.muscle)


def _ground_mean() -> float:
    left = gait_curve.ground_reaction(_SLOW_KMH / 3.6, 1001).left
    return sum(left) / len(left)


_CHECKS: dict[str, tuple[_Definition, ...]] = {
    "density": (
        _quantity(
            "density",
            "hernandez_delay_peak",
            lambda: _delay(density.bmd_at_t_score(-1), peak_factor=1.1),
        ),
        _quantity("density", "hernandez_delay_menopause", lambda: _delay(0.62, menopause_age=56)),
    ),
    "stance": (
        _quantity("stance", "hip_one_leg_measured", lambda: stance.one_leg_stance().joint),
        _quantity("stance", "cane_emg_drop", _cane_relief, used=True),
    ),
    "ground": (
        _quantity("gait", "keller_peak_walking", lambda: gait_marks.peaks(1.5).first),
        _quantity("gait", "mean_force", _ground_mean, used=True),
    ),
    "hip": (
        _quantity(
            "gait",
            "hip_walking_one_person_fast",
            lambda: max(gait_curve.hip_force(_FAST_KMH / 3.6)),
        ),
        _quantity(
            "gait",
            "hip_walking_measured",
            lambda: max(gait_curve.hip_force(_SLOW_KMH / 3.6)),
            used=True,
        ),
    ),
    "fracture": (
        _quantity("fracture", "hip_rate_dutch_65_74", lambda: hip_fractures(65, 75)),
        _quantity("fracture", "hip_rate_dutch_85", lambda: hip_fractures(85, 110)),
    ),
    "second": (
        _quantity("fracture", "second_after_1_year", lambda: _second(1), used=True),
        _quantity("fracture", "second_after_10_years", lambda: _second(10), used=True),
    ),
    "impact": (
        _Definition(
            "run_6",
            "impact_loads",
            {"activity": "run_6", "quantity": "ground"},
            lambda: impact.running_peak(0.2, 0.7),
        ),
    ),
    "index": (
        _quantity(
            "impact",
            "published_weekly_index",
            lambda: stimulus.osteogenic_index([stimulus.Session(4.39, 10)] * 5),
            used=True,
        ),
    ),
    "strain": (
        _quantity("impact_bone", "tibia_high_impact", lambda: strain.tibia_strain(5)),
        _quantity("impact_bone", "tibia_walking", lambda: strain.tibia_strain(1.1), used=True),
    ),
    "spine": (
        _quantity(
            "spine", "percent_bent", lambda: 100 * spine_lever.bending(70, 20).times_standing
        ),
        _quantity(
            "spine",
            "pressure_bent",
            lambda: 100 * spine_lever.bending(70, 36).times_standing,
            published=lambda: 100 * spine_bent.bent_loads()[1].times_standing,
            unit="% of standing",
        ),
    ),
    "adaptation": (
        _trial("lumbar_spine"),
        _trial("femoral_neck", used=True),
        _quantity(
            "adaptation", "strength_9_weeks", lambda: adaptation_curves.strength_gain(9), used=True
        ),
    ),
    "falls": (
        _quantity("falls", "force_measured", lambda: fall_impact.impact_force(1.65, 65, 35)),
        _quantity(
            "falls",
            "strength_measured",
            lambda: fall_strength.hip_strength(density.mean_bmd(79, "female", "femoral_neck")),
        ),
        _quantity("falls", "fallers_a_year", lambda: falls.fallers_per_thousand() / 10),
    ),
    "nutrition": (
        _quantity(
            "nutrition",
            "protein_meal_high",
            lambda: nutrition.per_meal(nutrition.protein_target(65, 70))[1],
        ),
        _quantity(
            "nutrition",
            "absorbed_large",
            lambda: supplements.absorbed_calcium(1000) / 1000,
            used=True,
        ),
    ),
    "planner": (
        _quantity(
            "planner",
            "balance_most",
            lambda: sum(day.balance for day in _last_week(False).days),
            used=True,
        ),
        _quantity(
            "planner",
            "impacts_most",
            lambda: max(day.impacts for day in _last_week(False).days),
            used=True,
        ),
    ),
}
