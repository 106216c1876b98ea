"""What bone may make of a strain: a model with set points, and how far it is from yielding.

Strain is a change in length in millionths of the length [µε, microstrain]; plus shortens, minus
stretches (see `course.strain`).
"""

from enum import Enum

from course import checks, tables
from course.strain import BREAKS

_B = tables.numbers("impact_bone")

ZONE_EDGES = (_B["disuse_below"], _B["build_above"], _B["too_much_above"])  # [µε]


class Zone(Enum):
    """What the mechanostat model says bone does at a strain."""

    DISUSE = "disuse"
    KEEP = "keep"
    BUILD = "build"
    TOO_MUCH = "too_much"


def mechanostat_zone(strain: float) -> Zone:
    """What a bone does at a strain it meets often, by the mechanostat model.

    Parameters
    ----------
    strain : float
        Strain; its sign does not matter. [µε], −25 000 to 25 000

    Returns
    -------
    Zone
        ``DISUSE`` below 200 µε: bone is taken away. ``KEEP`` from 200 to 1500: bone is kept as
        it is. ``BUILD`` above 1500 up to 3000: bone is added. ``TOO_MUCH`` above 3000: small
        damage piles up.

    Raises
    ------
    CourseError
        If the strain is no number, or beyond 25 000 µε, where the model says that bone breaks.

    Notes
    -----
    The limits are **set points of a model, not measurements**, and differ from bone to bone. 1500
    and 3000 are quoted by two pages [1]_ [2]_; 200 is the middle of the quoted 100 to 300, and
    later versions have 50 to 100. Lower (1000) and higher (4000) limits are recalled. How often and
    how fast the strain comes plays no part in it, although both matter.

    References
    ----------
    .. [1] frost1987
    .. [2] frost2003

    Examples
    --------
    >>> mechanostat_zone(400), mechanostat_zone(2000)
    (<Zone.KEEP: 'keep'>, <Zone.BUILD: 'build'>)
    """
    size = _size(strain)
    disuse, build, too_much = ZONE_EDGES
    if size < disuse:
        return Zone.DISUSE
    if size <= build:
        return Zone.KEEP
    return Zone.BUILD if size <= too_much else Zone.TOO_MUCH


def mechanostat_signal(strain: float) -> float | None:
    """How strongly the model calls for less or more bone: the line behind `mechanostat_zone`.

    Parameters
    ----------
    strain : float
        Strain; its sign does not matter. [µε], −25 000 to 25 000

    Returns
    -------
    float or None
        −1 (no load at all) over 0 (kept as it is) to 1 (at 3000 µε). [1] None above 3000 µε,
        where damage begins and the line means nothing.

    Raises
    ------
    CourseError
        As in `mechanostat_zone`.

    Notes
    -----
    A course model: :math:`ε/200 - 1` below 200 µε, 0 up to 1500, :math:`ε/1500 - 1` above. Only
    its sign and order mean anything; how much bone follows in what time is another matter. The
    set points are those of the mechanostat [1]_.

    References
    ----------
    .. [1] frost1987

    Examples
    --------
    >>> mechanostat_signal(0), mechanostat_signal(800), mechanostat_signal(2250)
    (-1.0, 0.0, 0.5)
    """
    size = _size(strain)
    disuse, build, too_much = ZONE_EDGES
    if size > too_much:
        return None
    if size < disuse:
        return size / disuse - 1
    return max(0.0, size / build - 1)


def safety_factor(strain: float) -> float | None:
    """How many times the strain could grow before compact bone yields for good.

    Parameters
    ----------
    strain : float
        Strain; plus shortens, minus stretches. [µε], −25 000 to 25 000

    Returns
    -------
    float or None
        Yield strain over strain; below 1 the bone yields. [1] None below 1 µε: there is no load.

    Raises
    ------
    CourseError
        As in `mechanostat_zone`.

    Notes
    -----
    Yield at 10,000 µε pressed and 7,000 µε pulled: **recalled, not checked** [1]_ [2]_, healthy
    compact bone, one single load. Bone that is loaded many times, thin or porous gives way
    earlier: spongy bone showed more microscopic damage above 4,000 µε [3]_. Never a promise that a
    movement is safe.

    References
    ----------
    .. [1] reilly1975
    .. [2] bayraktar2004
    .. [3] goff2015

    Examples
    --------
    >>> safety_factor(400), safety_factor(-400)
    (25.0, 17.5)
    """
    size = _size(strain)
    if size < _B["smallest_strain"]:
        return None
    return _B["yield_pressed" if strain > 0 else "yield_pulled"] / size


def _size(strain: float) -> float:
    return abs(checks.number(strain, "strain", -BREAKS, BREAKS, unit="µε", what="Strain"))
