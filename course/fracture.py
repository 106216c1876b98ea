"""Ten-year fracture probability, factor by factor, with competing death.

A classroom model built from published averages. It is not FRAX and not a medical device: do not
use it to start or stop a treatment. For a number of your own, use the official tool with your
doctor. How often bones break and people die in the whole population is in `course.hazards`, who
breaks a bone before dying in `course.competing_risk`, what a ratio means for people in
`course.fracture_ratios`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course import checks, hazards, risk_factors
from course.competing_risk import chance_before_death
from course.fracture_ratios import Effect, absolute_effect, second_fracture_ratio
from course.hazards import REGIONS, SITES
from course.risk_factors import (
    AGES,
    ANSWERS,
    BMIS,
    FACTORS,
    NUMBERS,
    T_SCORES,
    Person,
    assumed_prevalences,
)

__all__ = [
    "AGES",
    "ANSWERS",
    "BMIS",
    "FACTORS",
    "OUTCOMES",
    "REGIONS",
    "SITES",
    "T_SCORES",
    "YEARS",
    "Effect",
    "Person",
    "Probability",
    "absolute_effect",
    "assumed_prevalences",
    "contributions",
    "second_fracture_ratio",
    "steps",
    "ten_year_probability",
]

OUTCOMES = ("hip", "major")
YEARS = (NUMBERS["shortest"], NUMBERS["longest"])  # time ahead [years]


@dataclass(frozen=True)
class Probability:
    """Chance to break a bone within the years asked for, before dying. All values 0–1.

    Attributes
    ----------
    hip : float
        A broken hip. [0–1]
    major : float
        A major fracture: hip, spine (noticed by a doctor), forearm or upper arm. Never below
        `hip`. [0–1]
    hip_band, major_band : tuple of float
        From low to high, the range that comparison with published tools suggests. [0–1]
    """

    hip: float
    major: float
    hip_band: tuple[float, float]
    major_band: tuple[float, float]


def _chances(
    person: Person, times: Sequence[float], years: float, ignore_death: bool
) -> tuple[float, float]:
    """Chance of a hip fracture and of a major one, with one multiplier per site."""
    checks.number(years, "years", *YEARS, unit="years", what="Time ahead")
    checks.yes_or_no(ignore_death, "ignore_death", what="Leaving out death")
    ahead = hazards.rates_ahead(person.age, person.sex, years, person.region)
    deaths = [0.0] * len(ahead.deaths) if ignore_death else ahead.deaths
    at_sites = [[m * rate for rate in row] for m, row in zip(times, ahead.fractures, strict=True)]
    first = NUMBERS[f"first_of_four_{person.sex}"]
    any_site = [first * sum(rates) for rates in zip(*at_sites, strict=True)]
    hip = chance_before_death(at_sites[0], deaths, ahead.step)
    return hip, max(hip, chance_before_death(any_site, deaths, ahead.step))


def ten_year_probability(
    person: Person,
    years: float = 10,
    ignore_death: bool = False,
    *,
    prevalences: Mapping[str, float] | None = None,
) -> Probability:
    """Chance to break a hip, or any of four major bones, within the coming years.

    A classroom model built from published averages; not FRAX, not a medical device.

    Parameters
    ----------
    person : Person
        Sex, age and what is known. Everything unknown gives the population average.
    years : float, default 10
        Time ahead. [years], 1 to 10
    ignore_death : bool, default False
        Count as if nobody died of anything else. At 85 this about doubles the number, which is
        why death must not be left out.
    prevalences : mapping, optional
        Your own shares of people who have a factor, instead of `assumed_prevalences`. [0–1]

    Returns
    -------
    Probability

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    The rate at each site is that of the population, :math:`h_s(a) = c_s e^{d_s(a-50)}` [1]_,
    times one multiplier per factor (`course.risk_factors.multipliers`). With the death rate μ
    of the whole population [2]_ the chance is

    .. math:: P(T) = \\int_0^T h\\, e^{-\\int_0^t (h + μ)\\,ds}\\, dt

    For major fractures h is the sum over the four sites times 0.863 (women) or 0.934 (men),
    because the same people break several bones; never less than the hip alone.

    The band goes from P/k to k times the odds of P, which is close to k P where P is small and
    never certain. k is 1.5 for women of 55 to 85 with a T-score not above −1, 3.4 for men with
    a T-score above −1, else 2.4. It holds every probability published for the UK [3]_.

    How far are they? Women with T −1 to −4, aged 50 to 80: within 1.3 times (hip) and 1.5 times
    (major). Men with T below −1: up to 2.2 times too high. Major fractures with T of 0 and +1:
    up to 2.3 times too low in women, 3.3 times in men. A fracture before 60 counts too little,
    because its ratio really falls with age. A parent's broken hip counts less than in older
    tools: newer studies made that ratio smaller [4]_. A low T-score at 85 and over gives a
    *lower* chance than the same T-score at 80, because death comes first and the gradient is
    smaller.

    References
    ----------
    .. [1] kanis2000
    .. [2] wpp2022
    .. [3] kanis2008
    .. [4] mccloskey2025

    Examples
    --------
    >>> no = dict.fromkeys(ANSWERS, False)
    >>> chance = ten_year_probability(Person("female", 70, t_score=-2.5, **no))
    >>> round(100 * chance.hip, 1), round(100 * chance.major, 1)
    (4.2, 12.4)
    >>> broke = Person("female", 70, t_score=-2.5, **(no | {"prior_fracture": True}))
    >>> round(100 * ten_year_probability(broke).major, 1)
    19.2
    """
    by_factor = risk_factors.multipliers(person, prevalences)
    times = [math.prod(at_site) for at_site in zip(*by_factor.values(), strict=True)]
    hip, major = _chances(person, times, years, ignore_death)
    k = _band(person)
    return Probability(
        hip=hip,
        major=major,
        hip_band=_between(hip, k),
        major_band=_between(major, k),
    )


def _between(p: float, k: float) -> tuple[float, float]:
    return p / k, k * p / (1 + (k - 1) * p)


def _band(person: Person) -> float:
    """How many times the chance may be too low or too high, as far as published tools tell."""
    dense = person.t_score is not None and person.t_score > NUMBERS["band_t_score"]
    usual = NUMBERS["band_youngest"] <= person.age <= NUMBERS["band_oldest"]
    if person.sex == "male":
        return NUMBERS["band_widest" if dense else "band_wide"]
    return NUMBERS["band_usual" if usual and not dense else "band_wide"]


def contributions(
    person: Person, outcome: str = "hip", *, prevalences: Mapping[str, float] | None = None
) -> list[tuple[str, float]]:
    """How many times each known factor raises or lowers the fracture rate at today's age.

    Parameters
    ----------
    person : Person
        Sex, age and what is known.
    outcome : str, default "hip"
        ``"hip"`` or ``"major"``.
    prevalences : mapping, optional
        Your own shares of people who have a factor. [0–1]

    Returns
    -------
    list of (factor, multiplier)
        All of `FACTORS` in that order, 1.0 where unknown or not used (body mass index with a
        T-score). Against the average person of that sex and age. The product is the rate of
        this person over that average.

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    At the hip each multiplier is that of `ten_year_probability`, and stands alone. A major
    fracture mixes four sites on which a factor works differently: its multiplier is the rate
    of all four with this factor over the rate without, given the factors before it in the list.
    Rates multiply, probabilities do not: for absolute numbers use `steps`.

    Examples
    --------
    >>> woman = Person("female", 70, t_score=-2.5, prior_fracture=True)
    >>> [(factor, round(times, 2)) for factor, times in contributions(woman)[:3]]
    [('t_score', 1.32), ('bmi', 1.0), ('prior_fracture', 1.33)]
    """
    checks.choice(outcome, "outcome", OUTCOMES, what="Outcome")
    by_factor = risk_factors.multipliers(person, prevalences)
    if outcome == "hip":
        return [(factor, by_factor[factor][0]) for factor in FACTORS]
    rates = [hazards.fracture_rate(person.age, person.sex, s, person.region) for s in SITES]
    found = []
    for factor in FACTORS:
        after = [rate * m for rate, m in zip(rates, by_factor[factor], strict=True)]
        found.append((factor, 1.0 if after == rates else sum(after) / sum(rates)))
        rates = after
    return found


def steps(
    person: Person,
    outcome: str = "hip",
    years: float = 10,
    ignore_death: bool = False,
    *,
    prevalences: Mapping[str, float] | None = None,
) -> list[tuple[str, float]]:
    """From the average person to this one: the chance after each factor is taken in.

    Parameters
    ----------
    person : Person
        Sex, age and what is known.
    outcome : str, default "hip"
        ``"hip"`` or ``"major"``.
    years : float, default 10
        Time ahead. [years], 1 to 10
    ignore_death : bool, default False
        Count as if nobody died of anything else.
    prevalences : mapping, optional
        Your own shares of people who have a factor. [0–1]

    Returns
    -------
    list of (factor, probability)
        First ``("average", …)``: everybody of that sex, age and region. Then all of `FACTORS`
        in that order; an unknown one repeats the chance before it. The last one is
        `ten_year_probability`. [0–1]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    The difference between two steps depends on the order, the last step does not.

    Examples
    --------
    >>> woman = Person("female", 70, t_score=-2.5, prior_fracture=True)
    >>> [(factor, round(100 * chance, 1)) for factor, chance in steps(woman)[:4]]
    [('average', 4.5), ('t_score', 5.9), ('bmi', 5.9), ('prior_fracture', 7.8)]
    """
    checks.choice(outcome, "outcome", OUTCOMES, what="Outcome")
    by_factor = risk_factors.multipliers(person, prevalences)
    which = OUTCOMES.index(outcome)
    times = [1.0] * len(SITES)
    found = [("average", _chances(person, times, years, ignore_death)[which])]
    for factor in FACTORS:
        chance = found[-1][1]
        if by_factor[factor] != (1.0,) * len(SITES):
            times = [a * b for a, b in zip(times, by_factor[factor], strict=True)]
            chance = _chances(person, times, years, ignore_death)[which]
        found.append((factor, chance))
    return found
