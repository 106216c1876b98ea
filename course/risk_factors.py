"""What is known about a person, and how many times each answer changes how often bones break.

Every factor has three states: yes, no and unknown. Unknown is the average of the population, not
"no". The multipliers go to `course.fracture`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from course import checks, hazards, tables
from course.checks import CourseError
from course.hazards import REGIONS, SITES

ANSWERS = (
    "prior_fracture",
    "parental_hip_fracture",
    "smoking",
    "glucocorticoids",
    "rheumatoid_arthritis",
    "alcohol",
)
FACTORS = ("t_score", "bmi", *ANSWERS)  # the order of `contributions` and `steps`


def _plain(text: str) -> float:
    return int(text) if text.lstrip("-").isdigit() else float(text)  # 50 years, not 50.0


NUMBERS = {row["quantity"]: _plain(row["value"]) for row in tables.rows("fracture")}
AGES = (NUMBERS["youngest"], NUMBERS["oldest"])  # [years]
T_SCORES = (NUMBERS["lowest_t_score"], NUMBERS["highest_t_score"])  # [SD]
BMIS = (NUMBERS["bmi_lowest"], NUMBERS["bmi_highest"])  # where it counts without a T-score [kg/m²]


@dataclass(frozen=True)
class Person:
    """One person, as far as known; ``None`` means unknown, which is not the same as no.

    Attributes
    ----------
    sex : str
        ``"female"`` or ``"male"``.
    age : float
        Age today. [years], 50 to 90
    t_score : float, optional
        T-score of the femoral neck, against young women. [SD], −4 to 1
    prior_fracture : bool, optional
        A bone broken after the age of 50.
    parental_hip_fracture : bool, optional
        Mother or father broke a hip.
    smoking : bool, optional
        Smokes now.
    glucocorticoids : bool, optional
        Has taken glucocorticoid tablets such as prednisolone.
    rheumatoid_arthritis : bool, optional
        Has rheumatoid arthritis.
    alcohol : bool, optional
        Drinks three or more units of alcohol a day.
    bmi : float, optional
        Body mass index. Counts only without a T-score, and then must be between 20 and 30:
        outside, one ratio per unit does not describe the studies. [kg/m²], 10 to 70
    region : str, default "netherlands"
        ``"netherlands"`` or ``"sweden_1990s"``.

    Raises
    ------
    CourseError
        If a value is outside its range, or a yes-or-no answer is not True, False or None.
    """

    sex: str
    age: float
    t_score: float | None = None
    prior_fracture: bool | None = None
    parental_hip_fracture: bool | None = None
    smoking: bool | None = None
    glucocorticoids: bool | None = None
    rheumatoid_arthritis: bool | None = None
    alcohol: bool | None = None
    bmi: float | None = None
    region: str = "netherlands"

    def __post_init__(self) -> None:
        checks.sex(self.sex)
        checks.number(self.age, "age", *AGES, unit="years", what="Age")
        if self.t_score is not None:
            checks.number(self.t_score, "t_score", *T_SCORES, unit="", what="T-score")
        self._check("prior_fracture", what="A bone broken after 50")
        self._check("parental_hip_fracture", what="A parent's broken hip")
        self._check("smoking", what="Smoking")
        self._check("glucocorticoids", what="Glucocorticoid tablets")
        self._check("rheumatoid_arthritis", what="Rheumatoid arthritis")
        self._check("alcohol", what="Three or more alcoholic drinks a day")
        if self.bmi is not None:
            checks.number(self.bmi, "bmi", 10, 70, unit="kg/m²", what="Body mass index")
            if self.t_score is None and not BMIS[0] <= self.bmi <= BMIS[1]:
                raise CourseError(
                    "Without a T-score, body mass index counts only between {low} and {high}. "
                    "Leave it empty, or fill in a T-score.",
                    "bmi",
                    low=BMIS[0],
                    high=BMIS[1],
                )
        checks.choice(self.region, "region", REGIONS, what="Region")

    def _check(self, field: str, *, what: str) -> None:
        if getattr(self, field) is not None:  # None: unknown
            checks.yes_or_no(getattr(self, field), field, what=what)


@cache
def _ratios() -> dict[tuple[str, bool, bool], list[tuple[float, float]]]:
    """Risk ratios by (factor, hip?, T-score known?): the logarithm at one age or at several."""
    found: dict[tuple[str, bool, bool], list[tuple[float, float]]] = {}
    for row in tables.rows("fracture_factors"):
        age = 0.0 if row["age"] == "any" else float(row["age"])
        key = (row["factor"], row["site"] == "hip", row["t_score"] == "known")
        found.setdefault(key, []).append((age, math.log(float(row["risk_ratio"]))))
    return found


def assumed_prevalences(sex: str) -> dict[str, float]:
    """How common the six yes-or-no factors are taken to be in the population.

    Nobody measured these for this model: they are assumptions, open to your own values in
    `ten_year_probability`, `contributions` and `steps`. They decide how far below the average
    a "no" lies, and how far above it a "yes".

    Parameters
    ----------
    sex : str
        ``"female"`` or ``"male"``.

    Returns
    -------
    dict
        Factor to share of people from 50 who have it. [0–1]

    Raises
    ------
    CourseError
        If the sex is none of the above.

    References
    ----------
    .. [1] course

    Examples
    --------
    >>> assumed_prevalences("female")["prior_fracture"]
    0.25
    """
    checks.sex(sex)
    return {
        row["factor"]: float(row["share"])
        for row in tables.rows("fracture_prevalence")
        if row["sex"] == sex
    }


def _shares(sex: str, own: Mapping[str, float] | None) -> dict[str, float]:
    shares = assumed_prevalences(sex)
    if own is not None and not isinstance(own, Mapping):
        raise CourseError("Shares must be named by factor.", "prevalences")
    for factor, share in (own or {}).items():
        checks.choice(factor, "prevalences", ANSWERS, what="Factor")
        shares[factor] = checks.number(share, factor, 0, 1, unit="", what="Share of people")
    return shares


def _multiplier(person: Person, factor: str, site: str, shares: Mapping[str, float]) -> float:
    """Return what one factor does to the rate at one site; 1 if unknown."""
    n, value = NUMBERS, getattr(person, factor)
    if value is None:
        return 1.0
    if factor == "t_score":
        b = math.log(n[f"hip_gradient_{person.sex}" if site == "hip" else f"{site}_gradient"])
        if site == "hip":
            b += n["hip_gradient_slope"] * (person.age - n["hip_gradient_age"])
        z = value - hazards.mean_t_score(person.age, person.sex)
        return math.exp(-b * z - b * b / 2)
    if factor == "bmi":
        if person.t_score is not None:
            return 1.0
        return n["bmi_hip" if site == "hip" else "bmi_other"] ** (value - n["bmi_middle"])
    points = _ratios()[factor, site == "hip", person.t_score is not None]
    (young, log_young), (old, log_old) = points[0], points[-1]
    share_of_way = min(max((person.age - young) / (old - young), 0), 1) if old > young else 0
    ratio = math.exp(log_young + share_of_way * (log_old - log_young))
    return (ratio if value else 1.0) / (1 + shares[factor] * (ratio - 1))


def multipliers(
    person: Person, prevalences: Mapping[str, float] | None = None
) -> dict[str, tuple[float, ...]]:
    """How many times each factor changes the fracture rate at each site.

    Parameters
    ----------
    person : Person
        Sex, age and what is known.
    prevalences : mapping, optional
        Your own shares of people who have a factor, instead of `assumed_prevalences`. [0–1]

    Returns
    -------
    dict
        Factor, in the order of `FACTORS`, to one multiplier per site, in the order of
        `course.hazards.SITES`. 1 where a factor is unknown or not used.

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    With risk ratio RR and share of people p a factor gives

    .. math:: \\frac{RR}{1 + p(RR - 1)} \\text{ if present}, \\qquad
              \\frac{1}{1 + p(RR - 1)} \\text{ if absent}

    so that the population keeps its average: an earlier fracture [1]_, a parent's broken hip
    [2]_, smoking [3]_, glucocorticoids [4]_, rheumatoid arthritis [5]_, alcohol [6]_. With a
    T-score the ratios are those adjusted for density. The ratio of glucocorticoids falls from
    50 to 85 years, along a straight line of its logarithm, and stays the same over 85.

    Body mass index counts from 25 kg/m² and without a T-score only: 0.93 per unit at the hip,
    0.97 elsewhere [7]_.

    A T-score gives

    .. math:: e^{-bZ - b^2/2}, \\qquad Z = T - \\bar T(sex, age)

    with b the logarithm of the gradient per SD: at the hip ln 2.88 (women) or ln 2.94 (men)
    − 0.020 (age − 65) [8]_; spine ln 1.8, forearm and upper arm ln 1.4 [9]_. The term b²/2
    keeps the average over people whose Z is normal. Everything is taken at today's age.

    References
    ----------
    .. [1] kanis2023
    .. [2] mccloskey2025
    .. [3] kanis2005_smoking
    .. [4] kanis2004_glucocorticoids
    .. [5] kanis2025
    .. [6] kanis2005_alcohol
    .. [7] delaet2005
    .. [8] johnell2005
    .. [9] marshall1996

    Examples
    --------
    >>> smoker = Person("female", 70, smoking=True)
    >>> [round(times, 2) for times in multipliers(smoker)["smoking"]]
    [1.6, 1.23, 1.23, 1.23]
    """
    if not isinstance(person, Person):
        raise CourseError("The calculation needs a person: sex and age at least.", "person")
    shares = _shares(person.sex, prevalences)
    return {f: tuple(_multiplier(person, f, site, shares) for site in SITES) for f in FACTORS}
