"""What health councils advise of calcium, vitamin D, protein and magnesium, and safe limits."""

import math
from dataclasses import dataclass
from enum import Enum

from course import checks, tables
from course.checks import CourseError
from course.foods import NUTRIENTS

COUNTRIES = ("netherlands", "european_union", "united_states")

_ROUNDING = 1e-9  # an amount that misses an edge by computer rounding only counts as the edge


def amount(key: str) -> float:
    """Return one number of the table ``nutrition``.

    Parameters
    ----------
    key : str
        A ``quantity`` of the table.

    Returns
    -------
    float
        In the ``unit`` of the row.

    Raises
    ------
    KeyError
        If there is no such quantity: a mistake in code, not in what a reader typed.

    Examples
    --------
    >>> amount("other_calcium")  # [mg/day]
    250.0
    """
    return tables.value("nutrition", key)


AGES = (round(amount("lowest_age")), round(amount("highest_age")))  # [years]
_YOUNGEST_US = round(amount("lowest_age_united_states"))


@dataclass(frozen=True)
class Need:
    """The advice for one nutrient.

    Attributes
    ----------
    amount : float
        Advised a day; 0 where nothing is advised. [mg, µg, or g per kg of body weight]
    unit : str
        Unit of `amount` and `upper`.
    counts : str
        What `amount` is measured against: ``"all"`` (food and supplements) or ``"supplements"``.
    upper : float or None
        Safe upper limit a day; None where there is none.
    upper_counts : str
        What `upper` is measured against: ``"all"`` or ``"supplements"``.
    source, status : str
        Where `amount` comes from, and how well it was checked.
    """

    amount: float
    unit: str
    counts: str
    upper: float | None
    upper_counts: str
    source: str
    status: str


@dataclass(frozen=True)
class Needs:
    """The advice for one person.

    Attributes
    ----------
    country : str
        Whose advice it is.
    calcium, vitamin_d, protein, magnesium : Need
        One for each nutrient. Vitamin D is in micrograms: see `international_units`.
    """

    country: str
    calcium: Need
    vitamin_d: Need
    protein: Need
    magnesium: Need


class Level(Enum):
    """An intake beside the advice."""

    LOW = "low"
    ENOUGH = "enough"
    TOO_MUCH = "too_much"


def needs(
    age: float,
    sex: str,
    country: str,
    *,
    little_sun: bool = False,
    fracture_drug: bool = False,
) -> Needs:
    """What health councils advise for an age and sex.

    Parameters
    ----------
    age : float
        Age; counted in full years. [years], 18 to 110; from 19 in the United States
    sex : str
        ``"female"`` or ``"male"``.
    country : str
        ``"netherlands"``, ``"european_union"`` or ``"united_states"``.
    little_sun : bool, default False
        Dark skin, or less than 15 to 30 minutes outside a day with head and hands bare. Plays a
        part in the Netherlands only: elsewhere the advice is one number for all.
    fracture_drug : bool, default False
        Takes a drug against fractures. Plays a part in the Netherlands only, from 50.

    Returns
    -------
    Needs

    Raises
    ------
    CourseError
        If an argument is outside its range, or for a country whose advice is not in the course.

    Notes
    -----
    Netherlands: minerals [1]_, vitamin D as a supplement [2]_ [3]_, protein [4]_. European Union
    [5]_. United States [6]_ [7]_ [8]_; its 0.8 g of protein was read in a review [11]_.
    Upper limits: calcium 2,500 mg (2,000 in the United States from 51) and vitamin D 100 µg of
    food and supplements together [9]_ [6]_; magnesium 250 mg (350 in the United States [7]_) of
    supplements only [10]_. Protein has none. Most values were read in pages that quote the
    councils. For pregnancy, breast-feeding and illness other advice holds.

    References
    ----------
    .. [1] gezondheidsraad2018
    .. [2] gezondheidsraad2012
    .. [3] nhg_pathway
    .. [4] gezondheidsraad2021
    .. [5] efsa_drv
    .. [6] nasem2011
    .. [7] nasem1997
    .. [8] nasem2005
    .. [9] efsa2012
    .. [10] scf2001
    .. [11] wolfe2017

    Examples
    --------
    >>> advice = needs(70, "female", "netherlands")
    >>> advice.calcium.amount, advice.calcium.upper, advice.vitamin_d.amount
    (1200.0, 2500.0, 20.0)
    """
    if country not in COUNTRIES:
        raise CourseError(
            "This course knows the advice of these countries only: {options}.",
            "country",
            options=", ".join(COUNTRIES),
        )
    youngest = _YOUNGEST_US if country == "united_states" else AGES[0]
    years = math.floor(checks.number(age, "age", youngest, AGES[1], unit="years", what="Age"))
    checks.sex(sex)
    conditions = {""}
    if checks.yes_or_no(little_sun, "little_sun", what="Little sun on the skin"):
        conditions.add("little_sun")
    if checks.yes_or_no(fracture_drug, "fracture_drug", what="A drug against fractures"):
        conditions.add("fracture_drug")
    found = {
        nutrient: _need(country, nutrient, years, sex, frozenset(conditions))
        for nutrient in NUTRIENTS
    }
    return Needs(country, **found)


def level(need: Need, food: float, supplement: float = 0.0) -> Level:
    """Compare what somebody takes with the advice and the upper limit.

    Parameters
    ----------
    need : Need
        Advice for one nutrient.
    food : float
        From food. [unit of the need], 0 to 100,000
    supplement : float, default 0
        From supplements and drugs. [unit of the need], 0 to 100,000

    Returns
    -------
    Level
        ``TOO_MUCH`` above the upper limit; else ``LOW`` or ``ENOUGH``. An amount exactly at an
        edge is enough.

    Raises
    ------
    CourseError
        If an amount is outside its range.

    Notes
    -----
    For protein the unit is g per kg of body weight. Magnesium from food never counts toward its
    limit [1]_.

    References
    ----------
    .. [1] scf2001

    Examples
    --------
    >>> magnesium = needs(60, "male", "netherlands").magnesium
    >>> level(magnesium, 400).name, level(magnesium, 200, supplement=300).name
    ('ENOUGH', 'TOO_MUCH')
    """
    most = round(amount("most_amount"))
    eaten = checks.number(food, "food", 0, most, unit="", what="The amount from food")
    taken = checks.number(
        supplement, "supplement", 0, most, unit="", what="The amount from supplements"
    )
    counted = {"all": eaten + taken, "supplements": taken}
    if need.upper is not None and counted[need.upper_counts] > need.upper + _ROUNDING:
        return Level.TOO_MUCH
    return Level.LOW if counted[need.counts] < need.amount - _ROUNDING else Level.ENOUGH


def _in_years(row: tables.Row, years: int) -> bool:
    return int(row["age_min"]) <= years <= int(row["age_max"])


def _need(country: str, nutrient: str, years: int, sex: str, conditions: frozenset[str]) -> Need:
    rows = [
        row
        for row in tables.rows("nutrition_needs")
        if (row["country"], row["nutrient"], row["sex"]) == (country, nutrient, sex)
        and _in_years(row, years)
    ]
    holding = [row for row in rows if row["condition"] in conditions]
    row = max(holding or rows, key=lambda row: float(row["amount"]))
    limits = [
        limit
        for limit in tables.rows("nutrition_limits")
        if country in limit["countries"].split(";")
        and limit["nutrient"] == nutrient
        and _in_years(limit, years)
    ]
    return Need(
        amount=float(row["amount"]) if holding else 0.0,
        unit=row["unit"],
        counts=row["counts"],
        upper=float(limits[0]["limit"]) if limits else None,
        upper_counts=limits[0]["counts"] if limits else "all",
        source=row["source"],
        status=row["status"],
    )
