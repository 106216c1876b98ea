"""What was counted in trials of medicines: risks themselves, and what followed on stopping."""

from dataclasses import dataclass

from course import checks, tables
from course.fracture_ratios import Effect, absolute_effect
from course.medicines import OUTCOMES


@dataclass(frozen=True)
class Stopped:
    """Broken vertebrae before and after stopping denosumab. [per 100 person-years; share 0–1]

    Attributes
    ----------
    during, after : float
        While taking it, and after stopping. [per 100 person-years]
    after_placebo : float
        After stopping a dummy. [per 100 person-years]
    several, several_placebo : float
        Of those with a broken vertebra after stopping: share with more than one. [0–1]
    """

    during: float
    after: float
    after_placebo: float
    several: float
    several_placebo: float


def counted_effect(medicine: str, outcome: str) -> Effect:
    """Return an effect as counted in a trial: risks, not ratios.

    Parameters
    ----------
    medicine : str
        ``"denosumab"``.
    outcome : str
        ``"vertebra"`` (women at high risk) or ``"hip"`` (women of 75 and over).

    Returns
    -------
    Effect
        Risks within 36 months. [0–1]

    Raises
    ------
    CourseError
        If there is no such count.

    Notes
    -----
    Within 36 months 16.6 and 7.5 % had a new broken vertebra; 2.3 and 0.9 % a broken hip [1]_.

    References
    ----------
    .. [1] boonen2011

    Examples
    --------
    >>> effect = counted_effect("denosumab", "vertebra")
    >>> round(effect.fewer_per_thousand), round(effect.number_needed_to_treat)
    (91, 11)
    """
    rows = {(row["medicine"], row["outcome"]): row for row in tables.rows("treatment_counts")}
    checks.choice((medicine, outcome), "medicine", tuple(rows), what="Medicine and break")
    row = rows[medicine, outcome]
    without, with_medicine = float(row["without"]) / 100, float(row["with"]) / 100
    return absolute_effect(without, with_medicine / without)


def risk_in_trials(outcome: str) -> tuple[float, float]:
    """Risk without the medicine in trials of bisphosphonates, lowest and highest summary.

    Parameters
    ----------
    outcome : str
        ``"vertebra"`` or ``"hip"``.

    Returns
    -------
    tuple of float
        Lowest and highest. [0–1], within 1 to 4 years

    Raises
    ------
    CourseError
        If there is no such outcome.

    Notes
    -----
    Women after the menopause who had a dummy: 7 to 13 % broke a vertebra, 1 to 3 % a hip [1]_.

    References
    ----------
    .. [1] moe2021

    Examples
    --------
    >>> risk_in_trials("hip")
    (0.01, 0.03)
    """
    checks.choice(outcome, "outcome", OUTCOMES, what="Kind of break")
    low, high = (tables.value("treatment", f"{outcome}_without_{end}") for end in ("low", "high"))
    return low / 100, high / 100


def after_stopping() -> Stopped:
    """Return what happened to the spine of women who stopped denosumab.

    Returns
    -------
    Stopped

    Notes
    -----
    The rate rose from 1.2 to 7.1 per 100 person-years, about what it was after a dummy (8.5);
    but those who had a broken vertebra more often had several [1]_. European experts therefore
    advise another medicine about six months after the last injection [2]_.

    References
    ----------
    .. [1] cummings2018
    .. [2] tsourdi2021

    Examples
    --------
    >>> after_stopping().during, after_stopping().after
    (1.2, 7.1)
    """

    def number(key: str) -> float:
        return tables.value("treatment", f"stopped_{key}")

    return Stopped(
        during=number("during"),
        after=number("after"),
        after_placebo=number("placebo"),
        several=number("several") / 100,
        several_placebo=number("several_placebo") / 100,
    )
