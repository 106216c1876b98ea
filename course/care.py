"""Where to find help, who pays, and what to ask at a visit.

Addresses and rules change. Each row of ``treatment_care.csv`` says when it was read; for one's
own case the insurer knows.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from course import checks, tables
from course.checks import CourseError

COUNTRIES = ("netherlands", "united_kingdom", "united_states", "germany", "elsewhere")
VISITS = ("doctor", "therapist", "pharmacist")
TOPICS = ("scan", "fracture", "medicine", "exercise", "falls", "food", "pain", "costs")


@dataclass(frozen=True)
class Address:
    """One place to turn to.

    Attributes
    ----------
    what : str
        ``"find"`` (a therapist), ``"ask"`` (other patients), ``"pay"`` or ``"falls"`` (who pays
        for training against falls).
    link : str
        Web address.
    read : str
        Year and month in which the rule or the address was read: ``"2026-11"``.
    """

    what: str
    link: str
    read: str


@dataclass(frozen=True)
class Question:
    """One question for a visit.

    Attributes
    ----------
    name : str
        Its key; the words are the page's.
    topic : str
        One of `TOPICS`.
    """

    name: str
    topic: str


def addresses(country: str) -> dict[str, Address]:
    """Return where to turn to in a country, by what it is for.

    Parameters
    ----------
    country : str
        One of `COUNTRIES`.

    Returns
    -------
    dict of str to Address
        By what it is for, such as ``"find"`` and ``"ask"``; not every country has all.

    Raises
    ------
    CourseError
        If `country` is none of them.

    Notes
    -----
    In the Netherlands osteoporosis alone is paid by a supplementary insurance only; after a
    broken bone the basic insurance pays from the 21st session on, for six months, or twelve after
    a stay in hospital [1]_; falls training since 2024, at a high risk [2]_. In the United States
    Medicare leaves 20 % to the person [3]_. In the United Kingdom the health service is free
    [4]_. In Germany a doctor prescribes exercise in a group and the insurer approves it [5]_.

    References
    ----------
    .. [1] chronischzorgnet
    .. [2] zorginstituut2024
    .. [3] medicare2026
    .. [4] nhs_physio
    .. [5] bar2026

    Examples
    --------
    >>> addresses("netherlands")["find"].link
    'https://www.chronischzorgnet.nl'
    >>> sorted(addresses("elsewhere"))
    ['ask', 'find']
    """
    checks.choice(country, "country", COUNTRIES, what="Country")
    return {
        row["what"]: Address(row["what"], row["link"], row["read"])
        for row in tables.rows("treatment_care")
        if row["country"] == country
    }


def questions(visit: str, topics: Collection[str]) -> tuple[Question, ...]:
    """Return the questions for a visit.

    Parameters
    ----------
    visit : str
        Whom one sees: ``"doctor"``, ``"therapist"`` or ``"pharmacist"``.
    topics : collection of str
        Topics of `TOPICS`; none gives no question.

    Returns
    -------
    tuple of Question
        In the order of `TOPICS`, whatever the order of `topics`.

    Raises
    ------
    CourseError
        If an argument is none of the above.

    Notes
    -----
    The questions are a choice of the course.

    Examples
    --------
    >>> [question.name for question in questions("pharmacist", ["falls", "scan"])]
    ['medicines_weaken_bone', 'medicines_unsteady']
    """
    checks.choice(visit, "visit", VISITS, what="Whom you see")
    wanted = _topics(topics)
    return tuple(
        Question(row["question"], row["topic"])
        for row in tables.rows("treatment_questions")
        if row["visit"] == visit and row["topic"] in wanted
    )


def _topics(topics: Any) -> tuple[str, ...]:
    if isinstance(topics, str) or not isinstance(topics, Collection):
        raise CourseError("Topics must be a list.", "topics")
    for topic in topics:
        checks.choice(topic, "topics", TOPICS, what="Topic")
    return tuple(topics)
