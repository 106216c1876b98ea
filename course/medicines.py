"""Medicines against weak bones: what trials found, and what that means for people.

Information only. Nothing here says who needs a medicine, and nobody starts or stops one because
of a number. Harms are not counted here.
"""

from dataclasses import dataclass

from course import checks, tables
from course.fracture_ratios import Effect, absolute_effect
from course.people import People as People
from course.people import in_people as in_people

OUTCOMES = ("vertebra", "hip")
FEWEST = tables.value("treatment", "smallest_risk") / 100
MOST = tables.value("treatment", "greatest_risk") / 100


@dataclass(frozen=True)
class Trial:
    """What a medicine did to one kind of break in trials.

    Attributes
    ----------
    medicine, family : str
        The medicine, and the class it belongs to.
    outcome : str
        ``"vertebra"`` or ``"hip"``.
    ratio : float
        Risk with the medicine over risk with what it was compared with. [ratio]
    low, high : float or None
        Range of the ratio; None where we could not read one. [ratio]
    span : str
        What the range is: ``"interval"`` (95 %), ``"trials"`` (lowest and highest of several
        groups) or ``""``.
    comparator : str
        ``"placebo"`` (a dummy) or ``"alendronate"``.
    months, longest : int
        How long the trial took; both ends where several were pooled. [months]
    population, source : str
        Who was studied, and the keys of the sources.
    """

    medicine: str
    family: str
    outcome: str
    ratio: float
    low: float | None
    high: float | None
    span: str
    comparator: str
    months: int
    longest: int
    population: str
    source: str


def trials(outcome: str) -> tuple[Trial, ...]:
    """Return what is known about each medicine for one kind of break.

    Parameters
    ----------
    outcome : str
        ``"vertebra"`` or ``"hip"``.

    Returns
    -------
    tuple of Trial

    Raises
    ------
    CourseError
        If there is no such outcome.

    Notes
    -----
    Relative reductions as the trials printed them [1]_ [2]_ [3]_ [4]_ [5]_ [6]_, or a digest [7]_;
    for the hip all bisphosphonates together [8]_. What was not read in the report of the trial
    is from tables of two reviews. They disagree about romosozumab (83 [9]_ and 73 % [10]_): the
    one with one dose and one trial is used. Medicines were tried on different people, so their
    reductions are no ranking.

    References
    ----------
    .. [1] black1996
    .. [2] harris1999
    .. [3] reginster2000
    .. [4] neer2001
    .. [5] saag2017
    .. [6] austin2012
    .. [7] horizon2007
    .. [8] zhao2022
    .. [9] pmc8049374
    .. [10] pmc8170684

    Examples
    --------
    >>> [(t.medicine, round(t.ratio, 2)) for t in trials("hip")]
    [('bisphosphonates', 0.66), ('denosumab', 0.6)]
    """
    checks.choice(outcome, "outcome", OUTCOMES, what="Kind of break")
    rows = tables.rows("treatment_medicines")
    return tuple(_trial(row) for row in rows if row["outcome"] == outcome)


def _trial(row: tables.Row) -> Trial:
    def ratio(column: str) -> float | None:
        return 1 - float(row[column]) / 100 if row[column] else None

    return Trial(
        medicine=row["medicine"],
        family=row["family"],
        outcome=row["outcome"],
        ratio=1 - float(row["reduction"]) / 100,
        low=ratio("most"),
        high=ratio("least"),
        span=row["span"],
        comparator=row["comparator"],
        months=int(row["months"]),
        longest=int(row["longest"]),
        population=row["population"],
        source=row["source"],
    )


def medicine_effect(risk: float, medicine: str, outcome: str = "vertebra") -> Effect:
    """Turn the relative effect of a medicine into people.

    Parameters
    ----------
    risk : float
        Risk of the break without the medicine (with alendronate alone for
        ``"romosozumab_alendronate"``), within the time of the trial. [0–1], 0.001 to 0.6
    medicine : str
        A medicine of `trials` for that outcome.
    outcome : str, default "vertebra"
        ``"vertebra"`` or ``"hip"``.

    Returns
    -------
    Effect
        See `course.fracture_ratios.absolute_effect`.

    Raises
    ------
    CourseError
        If an argument is outside its range or unknown.

    Notes
    -----
    Takes the same relative effect at every risk. The trials had women at high risk, so far
    below it this is a guess.

    Examples
    --------
    >>> effect = medicine_effect(0.10, "alendronate")
    >>> round(effect.after, 3), round(effect.fewer_per_thousand)
    (0.053, 47)
    >>> round(effect.number_needed_to_treat)
    21
    """
    checks.number(risk, "risk", FEWEST, MOST, unit="", what="Risk")
    known = {trial.medicine: trial for trial in trials(outcome)}
    checks.choice(medicine, "medicine", tuple(known), what="Medicine")
    return absolute_effect(risk, known[medicine].ratio)


def effect_range(risk: float, medicine: str, outcome: str = "vertebra") -> list[Effect]:
    """Return the effects at the ends of the range of a medicine: most helped, fewest helped.

    Parameters
    ----------
    risk, medicine, outcome
        As in `medicine_effect`.

    Returns
    -------
    list of Effect
        Two, or none where no range could be read (see `Trial.span`).

    Raises
    ------
    CourseError
        If an argument is outside its range or unknown.

    Examples
    --------
    >>> [round(1000 * effect.after) for effect in effect_range(0.02, "bisphosphonates", "hip")]
    [11, 15]
    >>> effect_range(0.10, "romosozumab")
    []
    """
    medicine_effect(risk, medicine, outcome)  # refuses what it cannot answer
    (trial,) = (trial for trial in trials(outcome) if trial.medicine == medicine)
    return [absolute_effect(risk, end) for end in (trial.low, trial.high) if end is not None]


def cautions(medicine: str) -> tuple[str, ...]:
    """Return what to know before a medicine is stopped or paused, and whom it is not for.

    Parameters
    ----------
    medicine : str
        A medicine of `trials`.

    Returns
    -------
    tuple of str
        ``"rebound"``: never stop or delay without a plan; ``"next"``: another medicine follows;
        ``"pause"``: a pause is planned with a doctor; ``"heart"``: not after a heart attack or a
        stroke; ``"ask"``: ask first.

    Raises
    ------
    CourseError
        If there is no such medicine.

    Notes
    -----
    Bone is lost fast after denosumab [1]_ [2]_. Bone-building medicines are followed by a
    bisphosphonate [3]_. Romosozumab is not for people who have had a heart attack or a stroke
    [4]_. After years of a bisphosphonate a pause may be considered [5]_.

    References
    ----------
    .. [1] cummings2018
    .. [2] tsourdi2021
    .. [3] qaseem2023
    .. [4] tga2023
    .. [5] medicinetoday2024

    Examples
    --------
    >>> cautions("denosumab"), cautions("romosozumab")
    (('rebound',), ('next', 'heart'))
    """
    families = {row["medicine"]: row["family"] for row in tables.rows("treatment_medicines")}
    checks.choice(medicine, "medicine", tuple(families), what="Medicine")
    return tuple(
        row["caution"]
        for row in tables.rows("treatment_cautions")
        if row["family"] == families[medicine]
    )
