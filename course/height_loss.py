"""Height lost since one's tallest, and what it may say about the vertebrae.

Measured in women only. A loss of height is a sign, not a proof: discs get thinner as well, and
many broken vertebrae hide in people who lost little.
"""

from dataclasses import dataclass

from course import checks, tables
from course.checks import CourseError

LEVELS = ("taller", "little", "tell", "picture")

_ROWS = {row["quantity"]: row for row in tables.rows("height_loss")}
_ROUNDING = 1e-6  # [cm]: 1.68 m less 1.62 m is 6 cm, not a hair more


def _number(quantity: str, column: str = "value") -> float:
    return float(_ROWS[quantity][column])


LARGE = _number("large_loss")  # [cm]
VERY_LARGE = _number("very_large_loss")  # [cm]
LARGEST = _number("largest_loss")  # [cm]
SHARES = (_number("lowest_share") / 100, _number("highest_share") / 100)  # before measuring [0–1]
TELL = next(  # from here the safety questions send people to a doctor [cm]
    float(row["value"]) for row in tables.rows("planner_gates") if row["question"] == "height_loss"
)


@dataclass(frozen=True)
class Ratio:
    """How many times as common a loss is in women with a broken vertebra as in women without.

    Attributes
    ----------
    about, low, high : float
        The likelihood ratio and its 95 % interval. [ratio]
    """

    about: float
    low: float
    high: float


@dataclass(frozen=True)
class Found:
    """What one cut-off finds.

    Attributes
    ----------
    over : float
        The cut-off. [cm]
    with_fracture : float
        Women with a broken vertebra who lost that much (sensitivity). [of 100]
    without_fracture : float
        Women without one who lost that much all the same (100 less specificity). [of 100]
    source : str
        Key of the study.
    """

    over: float
    with_fracture: float
    without_fracture: float
    source: str


def height_lost(tallest: float, now: float) -> float:
    """Height lost since one's tallest.

    Parameters
    ----------
    tallest : float
        Tallest height ever. [m], 1.30 to 2.10
    now : float
        Height today. [m], 1.30 to 2.10

    Returns
    -------
    float
        [cm]. Below 0 when the height today is the larger one: one of them is wrong.

    Raises
    ------
    CourseError
        If a height is outside its range, or the loss is more than 25 cm.

    Examples
    --------
    >>> round(height_lost(1.68, 1.61), 1)
    7.0
    """
    checks.number(tallest, "tallest", 1.3, 2.1, unit="m", what="Tallest height")
    checks.number(now, "now", 1.3, 2.1, unit="m", what="Height now")
    lost = 100 * (tallest - now)
    if lost > LARGEST + _ROUNDING:
        raise CourseError(
            "This would be more than {most} cm of height lost. Please check both numbers.",
            "now",
            most=LARGEST,
        )
    return lost


def level(lost: float) -> str:
    """What a loss of height asks for.

    Parameters
    ----------
    lost : float
        Height lost. [cm], −80 to 25

    Returns
    -------
    str
        One of `LEVELS`: ``"taller"`` (below 0: measure again), ``"little"`` (common with age),
        ``"tell"`` (from 3 cm: tell a doctor [1]_), ``"picture"`` (above 6 cm: ask for a picture
        of the spine [2]_).

    Raises
    ------
    CourseError
        If `lost` is outside its range.

    References
    ----------
    .. [1] iof_warning
    .. [2] siminoski2006

    Examples
    --------
    >>> [level(lost) for lost in (2, 3, 6, 6.1)]
    ['little', 'tell', 'tell', 'picture']
    """
    checks.number(lost, "lost", -80, LARGEST, unit="cm", what="Height lost")
    if lost < -_ROUNDING:
        return "taller"
    if lost < TELL - _ROUNDING:
        return "little"
    return "picture" if lost > LARGE + _ROUNDING else "tell"


def likelihood_ratio(lost: float) -> Ratio:
    """How strong a sign of a broken vertebra a loss of height is.

    Parameters
    ----------
    lost : float
        Height lost. [cm], above 6, to 25

    Returns
    -------
    Ratio
        One value from 6 to 8 cm, another above 8 cm.

    Raises
    ------
    CourseError
        If `lost` is outside its range. Up to 6 cm no ratio was published: it hardly changed
        with the loss.

    Notes
    -----
    323 women past menopause who were sent to a specialist; broken meant a vertebra at least a
    fifth lower at one edge on an X-ray [1]_. The intervals are wide.

    References
    ----------
    .. [1] siminoski2006

    Examples
    --------
    >>> likelihood_ratio(7)
    Ratio(about=2.8, low=1.3, high=6.0)
    """
    checks.number(lost, "lost", -80, LARGEST, unit="cm", what="Height lost")
    if lost <= LARGE + _ROUNDING:
        raise CourseError(
            "Up to {most} cm no ratio was published: it hardly changed with the loss.",
            "lost",
            most=LARGE,
        )
    very = lost > VERY_LARGE + _ROUNDING
    row = "ratio_very_large_loss" if very else "ratio_large_loss"
    return Ratio(_number(row), _number(row, "low"), _number(row, "high"))


def share_after(share: float, ratio: float) -> float:
    """Share of women with a broken vertebra once the loss of height is known.

    Parameters
    ----------
    share : float
        Share before measuring. [0–1], 0.01 to 0.60
    ratio : float
        Likelihood ratio of the loss. 0.01 to 100

    Returns
    -------
    float
        [0–1]

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    Bayes' rule: odds after = odds before × likelihood ratio, odds = share / (1 − share).

    Examples
    --------
    >>> round(share_after(0.12, 2.8), 2), round(share_after(0.12, 9.8), 2)
    (0.28, 0.57)
    """
    checks.number(share, "share", *SHARES, unit="", what="Share before measuring")
    checks.number(ratio, "ratio", 0.01, 100, unit="", what="Likelihood ratio")
    odds = ratio * share / (1 - share)
    return odds / (1 + odds)


def share_in_europe() -> float:
    """Share of European women of 50 to 79 whose X-ray shows a vertebra out of shape.

    Returns
    -------
    float
        Share. [0–1]

    Notes
    -----
    Mean of 36 centres; from 0.06 to 0.21 between them [1]_. It rises with age.

    References
    ----------
    .. [1] oneill1996

    Examples
    --------
    >>> share_in_europe()
    0.12
    """
    return _number("share_in_europe") / 100


def cut_offs() -> tuple[Found, ...]:
    """Return what two published cut-offs find, the larger one first.

    Returns
    -------
    tuple of Found
        Cut-offs in centimetres of height lost; who lost more, out of 100.

    Notes
    -----
    The first study concluded that 6 cm or less rules out a broken vertebra [1]_. That does not
    fit its own numbers: 70 of 100 women with a broken vertebra had lost no more. The second,
    where 41 of 100 women had one, found its best cut-off at 4 cm [2]_.

    References
    ----------
    .. [1] siminoski2006
    .. [2] yoh2014

    Examples
    --------
    >>> [(found.over, found.with_fracture, found.without_fracture) for found in cut_offs()]
    [(6.0, 30.0, 6.0), (4.0, 79.0, 21.0)]
    """
    return (
        Found(
            LARGE,
            _number("large_loss_with_fracture"),
            100 - _number("no_large_loss_without_fracture"),
            _ROWS["large_loss"]["source"],
        ),
        Found(
            _number("cut_off_japan"),
            _number("cut_off_japan_with_fracture"),
            100 - _number("cut_off_japan_without_fracture"),
            _ROWS["cut_off_japan"]["source"],
        ),
    )
