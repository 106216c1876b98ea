"""Building materials: what bones need of calcium, vitamin D, protein and magnesium.

Advice of health councils for healthy adults, not for one person with an illness. The parts live
in `course.foods` (what is in food), `course.needs` (what is advised, and safe limits) and
`course.supplements`; this module hands on their names and adds the target for protein.
"""

from dataclasses import dataclass

from course import checks
from course.checks import CourseError
from course.foods import NUTRIENTS, PERIODS, Food, Intake, calcium, foods, intake
from course.needs import AGES, COUNTRIES, Level, Need, Needs, amount, level, needs
from course.supplements import (
    SupplementEffect,
    TrialDifference,
    absorbed_calcium,
    international_units,
    supplement_effects,
    trial_differences,
    vitamin_d_too_high,
)

__all__ = [
    "COUNTRIES",
    "NUTRIENTS",
    "PERIODS",
    "Food",
    "Intake",
    "Level",
    "Need",
    "Needs",
    "Protein",
    "SupplementEffect",
    "TrialDifference",
    "absorbed_calcium",
    "calcium",
    "foods",
    "intake",
    "international_units",
    "level",
    "needs",
    "per_meal",
    "protein_target",
    "supplement_effects",
    "trial_differences",
    "vitamin_d_too_high",
]

_MASSES = (round(amount("lowest_mass")), round(amount("highest_mass")))  # [kg]
_HEIGHTS = (amount("lowest_height"), amount("highest_height"))  # [m]
_MOST_MEALS = round(amount("most_meals"))


@dataclass(frozen=True)
class Protein:
    """Target for protein.

    Attributes
    ----------
    low, high : float
        The target. [g/day]
    mass : float
        Body weight it was taken for. [kg]
    meal_low, meal_high : float
        How much of it fits in each main meal, as advised to women after menopause. [g]
    """

    low: float
    high: float
    mass: float
    meal_low: float
    meal_high: float


def protein_target(
    mass: float, age: float, kidney_disease: bool = False, *, height: float | None = None
) -> Protein:
    """Protein a day for healthy people.

    Parameters
    ----------
    mass : float
        Body weight. [kg], 35 to 150
    age : float
        Age. [years], 18 to 110
    kidney_disease : bool, default False
        With kidney disease there is no target here.
    height : float, optional
        Height. [m], 1.2 to 2.2. With it, a body mass index above 30 takes the weight at 27.5.

    Returns
    -------
    Protein

    Raises
    ------
    CourseError
        If an argument is outside its range, or with kidney disease: more protein may do harm, so
        a doctor or dietitian has to say how much.

    Notes
    -----
    From 65: 1.0 to 1.2 g per kg [1]_ [2]_, with the upper value or more for those who train;
    1.2 to 1.5 in illness, except with failing kidneys [1]_. Younger: 0.83 [3]_ to 1.2; the upper
    value is that for women after menopause [4]_, carried down by the course. So the lower edge
    jumps at 65. Dutch advice stays at 0.83 for healthy people of any age [5]_. The weight at a
    body mass index of 27.5 is a course choice, and the target jumps down at 30.

    References
    ----------
    .. [1] bauer2013
    .. [2] deutz2014
    .. [3] efsa_drv
    .. [4] rizzoli2014
    .. [5] gezondheidsraad2021

    Examples
    --------
    >>> target = protein_target(70, 72)
    >>> target.low, target.high
    (70.0, 84.0)
    """
    weight = checks.number(mass, "mass", *_MASSES, unit="kg", what="Body weight")
    years = checks.number(age, "age", *AGES, unit="years", what="Age")
    if checks.yes_or_no(kidney_disease, "kidney_disease", what="Kidney disease"):
        raise CourseError(
            "With kidney disease more protein may do harm. "
            "Ask your doctor or dietitian how much is right for you.",
            "kidney_disease",
        )
    if height is not None:
        tall = checks.number(height, "height", *_HEIGHTS, unit="m", what="Height")
        if weight / tall**2 > amount("heavy_bmi"):
            weight = amount("reference_bmi") * tall**2
    older = "_older" if years >= amount("protein_older_from") else ""
    low, high = (amount(f"protein_{edge}{older}") for edge in ("low", "high"))
    return Protein(
        low=weight * low,
        high=weight * high,
        mass=weight,
        meal_low=amount("protein_meal_low"),
        meal_high=amount("protein_meal_high"),
    )


def per_meal(target: Protein, meals: float = 3) -> tuple[float, float]:
    """Protein in each meal when the day's target is spread evenly.

    Parameters
    ----------
    target : Protein
        A day's target, from `protein_target`.
    meals : float, default 3
        Meals with protein. [meals/day], 1 to 8; a fraction is an average over days.

    Returns
    -------
    tuple of float
        Low and high. [g]

    Raises
    ------
    CourseError
        If `meals` is outside its range.

    Notes
    -----
    target / meals. The spread is a course rule; women after menopause are advised 20 to 25 g at
    each main meal [1]_ (`Protein.meal_low`, `Protein.meal_high`), which fits a weight of about
    60 kg at three meals.

    References
    ----------
    .. [1] rizzoli2014

    Examples
    --------
    >>> low, high = per_meal(protein_target(65, 70))
    >>> round(low), round(high)
    (22, 26)
    """
    shared = checks.number(meals, "meals", 1, _MOST_MEALS, unit="a day", what="Number of meals")
    return target.low / shared, target.high / shared
