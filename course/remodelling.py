"""The round of renewal in bone, and what is lost when bone and muscle carry nothing."""

from dataclasses import dataclass

from course import checks, tables
from course.checks import CourseError

SITUATIONS = ("bed_rest", "back_patients", "spaceflight")
STAGES = ("dig", "change", "build", "rest")
LAST_WEEK = 24  # [weeks] of `renewal`, some weeks of rest after the round included
WEEKS_A_MONTH = 52 / 12  # so that a year is the 52 weeks of the trials


@dataclass(frozen=True)
class Span:
    """A typical value and the range in which others put it.

    Attributes
    ----------
    typical, low, high : float
        In the unit of the quantity.
    """

    typical: float
    low: float
    high: float


@dataclass(frozen=True)
class Remodelling:
    """How long one round of renewal takes.

    Attributes
    ----------
    resorption : Span
        Old bone is taken away. [weeks]
    formation : Span
        New bone is laid down and hardens. [months]
    cycle : Span
        The whole round at one place. [months]
    renewed : Span
        Part of the skeleton renewed. [% per year]
    first_sign : float
        Signs of building in the blood of young men who train hard. [months]
    scan_still_blank : float
        Their bone scan still shows no change. [months]
    """

    resorption: Span
    formation: Span
    cycle: Span
    renewed: Span
    first_sign: float
    scan_still_blank: float


@dataclass(frozen=True)
class Renewal:
    """One place of bone in its round of renewal.

    Attributes
    ----------
    stage : str
        ``"dig"``: old bone is taken away; ``"change"``: the surface is made ready; ``"build"``:
        new bone is laid down and hardens; ``"rest"``: the round is over.
    dug, built : float
        Share of the pit that is dug, and of it that is filled again. [1]
    dig_ends, build_begins, build_ends : float
        Borders of the stages. [weeks]
    """

    stage: str
    dug: float
    built: float
    dig_ends: float
    build_begins: float
    build_ends: float


def remodelling() -> Remodelling:
    """Duration of the round in which bone is taken away and built anew.

    Returns
    -------
    Remodelling

    Notes
    -----
    Resorption 3 weeks (2 to 4) and formation 3.5 months (3 to 4) are read in pages without
    sources of their own [1]_ [2]_; the whole round of 3 to 6 months in a review [3]_. A tenth of
    the skeleton a year (5 to 10 %) is an old textbook number [4]_. In young men blood showed
    building within a month, while the scan showed nothing after four [5]_.

    References
    ----------
    .. [1] droracle
    .. [2] seekhealthz
    .. [3] pountos
    .. [4] wheeless
    .. [5] fujimura1997

    Examples
    --------
    >>> remodelling().cycle
    Span(typical=4.5, low=3.0, high=6.0)
    """
    return Remodelling(
        resorption=_span("resorption"),
        formation=_span("formation"),
        cycle=_span("cycle"),
        renewed=_span("renewed_per_year"),
        first_sign=tables.value("adaptation", "first_sign"),
        scan_still_blank=tables.value("adaptation", "scan_still_blank"),
    )


def renewal(week: float) -> Renewal:
    """What happens at one place of bone in a week of its round of renewal.

    Parameters
    ----------
    week : float
        Time since digging began. [weeks], 0 to 24

    Returns
    -------
    Renewal

    Raises
    ------
    CourseError
        If the week is outside its range.

    Notes
    -----
    Digging and building take the typical times of `remodelling` [1]_ [2]_; the change between
    them is what is left of the whole round [3]_: 4.5 months − 3 weeks − 3.5 months, so a week or
    two. Digging and filling run evenly, and the pit is filled to the brim: both are simple
    assumptions.

    References
    ----------
    .. [1] droracle
    .. [2] seekhealthz
    .. [3] pountos

    Examples
    --------
    >>> renewal(1.5).stage, renewal(1.5).dug
    ('dig', 0.5)
    >>> [renewal(week).stage for week in (4, 12, 20)]
    ['change', 'build', 'rest']
    """
    week = checks.number(week, "week", 0, LAST_WEEK, unit="weeks", what="Moment")
    times = remodelling()
    dig_ends = times.resorption.typical
    build_ends = times.cycle.typical * WEEKS_A_MONTH
    build_begins = build_ends - times.formation.typical * WEEKS_A_MONTH
    borders = (dig_ends, build_begins, build_ends)
    return Renewal(
        STAGES[sum(week >= border for border in borders)],
        min(1.0, week / dig_ends),
        min(1.0, max(0.0, (week - build_begins) / (build_ends - build_begins))),
        *borders,
    )


def disuse_loss(weeks: float, site: str, situation: str = "bed_rest") -> float:
    """Density lost when bone carries nothing, along a straight line.

    Parameters
    ----------
    weeks : float
        Time without load. [weeks], 0 to 17 for ``"bed_rest"``, 4 for ``"back_patients"``, 62
        (spine) or 26 (hip) for ``"spaceflight"``
    site : str
        ``"lumbar_spine"``; also ``"femoral_neck"`` for ``"bed_rest"`` and ``"total_hip"`` for
        ``"spaceflight"``.
    situation : str, default "bed_rest"
        ``"bed_rest"``: healthy men, kept in bed for a study; ``"back_patients"``: people in
        hospital beds with back pain; ``"spaceflight"``: crews who exercised on board.

    Returns
    -------
    float
        Loss. [% of the density before]

    Raises
    ------
    CourseError
        If an argument is outside its range, or if the site was not measured there.

    Notes
    -----
    Only the ends were measured; the line between is ours. Bed: spine 3.9 and neck 3.6 % in 17
    weeks, with no clear return in six months [1]_. Patients lost 0.9 % a week, four times as
    fast, and had nearly all of it back after four months [2]_. Space: spine 1.06 % [3]_ and hip
    1.4 % a month [4]_; after a year 9 of 17 shins had not fully recovered [5]_. So return differs
    as much as loss, and there is no curve for it here.

    References
    ----------
    .. [1] leblanc1990
    .. [2] krolner1983
    .. [3] leblanc2000
    .. [4] lang2004
    .. [5] gabel2022

    Examples
    --------
    >>> round(disuse_loss(4, "lumbar_spine"), 1)
    0.9
    >>> round(disuse_loss(4, "lumbar_spine", "back_patients"), 1)
    3.6
    """
    checks.choice(situation, "situation", SITUATIONS, what="Situation")
    rows = {
        row["site"]: row
        for row in tables.rows("adaptation_disuse")
        if row["situation"] == situation
    }
    if not isinstance(site, str) or site not in rows:
        raise CourseError(
            "That site was not measured in this situation. Measured: {sites}.",
            "site",
            sites=", ".join(rows),
        )
    row = rows[site]
    time = checks.number(weeks, "weeks", 0, int(row["longest"]), unit="weeks", what="Time")
    return float(row["loss"]) * time / float(row["per_weeks"])


def bed_rest_strength_loss(days: float) -> Span:
    """Strength of the knee lost in bed by healthy older people, along a straight line.

    Parameters
    ----------
    days : float
        Time in bed. [days], 0 to 10

    Returns
    -------
    Span
        Loss, with the printed ± 4.1 % at ten days as its range. [% of the strength before]

    Raises
    ------
    CourseError
        If the days are outside the range: no longer stay was measured.

    Notes
    -----
    Eleven people of 67 ± 5 years lost 13.2 ± 4.1 % in 10 days, in good health and well fed [1]_.
    Only the end was measured.

    References
    ----------
    .. [1] kortebein2008

    Examples
    --------
    >>> bed_rest_strength_loss(10).typical
    13.2
    """
    longest = round(tables.value("adaptation", "bed_strength_days"))
    time = checks.number(days, "days", 0, longest, unit="days", what="Time in bed")
    end = _span("bed_strength_loss")
    share = time / longest
    return Span(end.typical * share, end.low * share, end.high * share)


def _span(quantity: str) -> Span:
    return Span(
        *(tables.value("adaptation", quantity, column) for column in ("value", "low", "high"))
    )
