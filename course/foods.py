"""What is in food: calcium, protein, vitamin D and magnesium per portion."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from course import checks, tables
from course.checks import CourseError

NUTRIENTS = ("calcium", "protein", "vitamin_d", "magnesium")
PERIODS = ("day", "week")

_DAYS = {"day": 1, "week": 7}
_MOST_OTHER = round(tables.value("nutrition", "most_other"))
_MOST_PORTIONS = round(tables.value("nutrition", "most_portions"))


@dataclass(frozen=True)
class Food:
    """One portion of a food.

    Attributes
    ----------
    key, name, group : str
        Short name, English name, and kind of food.
    portion : str
        The portion in household words.
    grams : float
        Weight of the portion: a course choice. [g]
    calcium, protein, vitamin_d, magnesium : float or None
        What is in the portion; None where it was not measured. [mg, g, µg, mg]
    absorption : str
        How well the calcium is taken up: ``"normal"``, ``"reduced"`` or ``"poor"``; poor calcium
        is never counted.
    population, source, status : str
        Which food was analysed, with remarks; key of the source; status of the numbers per 100 g.
    """

    key: str
    name: str
    group: str
    portion: str
    grams: float
    calcium: float | None
    protein: float | None
    vitamin_d: float | None
    magnesium: float | None
    absorption: str
    population: str
    source: str
    status: str


@dataclass(frozen=True)
class Intake:
    """What foods together give a day.

    Attributes
    ----------
    amount : float
        Per day. [mg calcium or magnesium, g protein, µg vitamin D]
    not_measured : tuple of str
        Keys of foods that were eaten and not measured for this: they add nothing here.
    """

    amount: float
    not_measured: tuple[str, ...]


@cache
def foods() -> tuple[Food, ...]:
    """Return every food of the course, in the order of the table.

    Returns
    -------
    tuple of Food

    Notes
    -----
    Numbers per 100 g come from one food table of the United States [1]_, so that they fit
    together; brands and countries differ by about a quarter. Where it matters a Dutch food stands
    beside it: take ``bread_ww_nl`` and not ``bread_ww`` in the Netherlands.

    References
    ----------
    .. [1] usda_sr26

    Examples
    --------
    >>> milk = foods()[0]
    >>> milk.portion, round(milk.calcium)
    ('1 glass (200 ml)', 247)
    """
    portions = {row["key"]: row for row in tables.rows("nutrition_portions")}
    found = []
    for row in tables.rows("nutrition_foods"):
        grams = float(portions[row["key"]]["grams"])
        calcium, protein, vitamin_d, magnesium = (
            float(row[name]) * grams / 100 if row[name] else None for name in NUTRIENTS
        )
        found.append(
            Food(
                key=row["key"],
                name=row["food"],
                group=row["group"],
                portion=portions[row["key"]]["portion"],
                grams=grams,
                calcium=calcium,
                protein=protein,
                vitamin_d=vitamin_d,
                magnesium=magnesium,
                absorption=row["absorption"],
                population=row["population"],
                source=row["source"],
                status=row["status"],
            )
        )
    return tuple(found)


def calcium(portions: Mapping[str, float], other: float = 250, *, per: str = "day") -> float:
    """Calcium eaten a day.

    Parameters
    ----------
    portions : mapping of str to float
        Number of portions of each food (a key of `foods`). [portions], 0 to 10 a day
    other : float, default 250
        Calcium of everything that is not in the list. [mg/day], 0 to 1000
    per : str, default "day"
        ``"day"`` or ``"week"``: what the portions are counted by.

    Returns
    -------
    float
        Calcium. [mg/day]

    Raises
    ------
    CourseError
        If an argument is outside its range, or a food is not in the list. The field of a refused
        number of portions is the key of the food.

    Notes
    -----
    Σ portions · grams · calcium per gram + other. Good to about a quarter. Spinach counts as
    nothing: its calcium is hardly taken up [1]_. Beans, nuts and grains count in full, though
    less of theirs is taken up. The 250 mg for other food is what a work sheet for patients adds
    [2]_: set it to 0 when bread, vegetables and fruit are counted one by one.

    References
    ----------
    .. [1] greer2006
    .. [2] bhof_calcium

    Examples
    --------
    >>> round(calcium({"milk_semi": 2, "gouda": 1}))
    884
    >>> round(calcium({"spinach": 7}, per="week"))
    250
    """
    rest = checks.number(other, "other", 0, _MOST_OTHER, unit="mg", what="Calcium of other food")
    return intake(portions, "calcium", per=per).amount + rest


def intake(portions: Mapping[str, float], nutrient: str, *, per: str = "day") -> Intake:
    """What the listed foods give a day of calcium, protein, vitamin D or magnesium.

    Parameters
    ----------
    portions : mapping of str to float
        As in `calcium`.
    nutrient : str
        ``"calcium"``, ``"protein"``, ``"vitamin_d"`` or ``"magnesium"``.
    per : str, default "day"
        ``"day"`` or ``"week"``.

    Returns
    -------
    Intake

    Raises
    ------
    CourseError
        As in `calcium`, or if the nutrient is none of the above.

    Notes
    -----
    Only what is listed: a day has more food than that. Numbers per 100 g from [1]_.

    References
    ----------
    .. [1] usda_sr26

    Examples
    --------
    >>> round(intake({"egg": 1, "chicken": 1}, "protein").amount, 1)
    37.3
    >>> intake({"chia": 1}, "vitamin_d").not_measured
    ('chia',)
    """
    checks.choice(nutrient, "nutrient", NUTRIENTS, what="Nutrient")
    checks.choice(per, "per", PERIODS, what="Period")
    if not isinstance(portions, Mapping):
        raise CourseError("Give the number of portions of each food.", "portions")
    days = _DAYS[per]
    known = {food.key: food for food in foods()}
    amounts, not_measured = [], []
    for key, number in portions.items():
        if key not in known:
            raise CourseError("There is no food called {food} in the list.", "portions", food=key)
        count = checks.number(
            number, key, 0, days * _MOST_PORTIONS, unit="portions", what="The number"
        )
        food = known[key]
        amount: float | None = getattr(food, nutrient)
        if nutrient == "calcium" and food.absorption == "poor":
            amount = 0.0
        if amount is not None:
            amounts.append(count * amount / days)
        elif count > 0:
            not_measured.append(key)
    return Intake(math.fsum(amounts), tuple(not_measured))
