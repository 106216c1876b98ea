"""Walking: how the ground pushes back during a stride, and how often.

A stride is two steps: from one heel strike to the next of the same foot. Each foot carries a
load with two humps; between them, with the body rising over the leg, it is less. Forces are in
body weights [BW]; 1 BW is what the scales show. Speeds are walking speeds, 0.8 to 2.1 m/s.

Here is the pace. The load lives in `course.gait_marks` (humps, time on the ground),
`course.gait_curve` (the whole stride, ground and hip) and `course.gait_measured` (one measured
person); this module hands on their names.
"""

from course import checks, tables
from course.gait_curve import GaitCurve, ground_reaction, hip_force
from course.gait_marks import GaitPeaks, check_speed, double_support_share, peaks, stance_share
from course.gait_measured import MeasuredCurve, measured_curve

__all__ = [
    "GaitCurve",
    "GaitPeaks",
    "MeasuredCurve",
    "cadence",
    "double_support_share",
    "ground_reaction",
    "hip_force",
    "load_cycles",
    "measured_curve",
    "peaks",
    "stance_share",
    "step_length",
    "stride_time",
]

_MOST_STEPS = tables.value("gait", "most_steps")
_MOST_DAYS = tables.value("gait", "most_days")
_CADENCE = {
    sex: (tables.value("gait", f"cadence_base_{sex}"), tables.value("gait", f"cadence_slope_{sex}"))
    for sex in ("female", "male")
}


def cadence(speed: float, sex: str) -> float:
    """Steps a minute at a walking speed.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s], 0.8 to 2.1
    sex : str
        ``"female"`` or ``"male"``.

    Returns
    -------
    float
        Steps of both feet together. [steps/min]

    Raises
    ------
    CourseError
        If the speed is no number or outside its range, or the sex is neither of the two.

    Notes
    -----
    Women 57.6 + 44.2 v, men 57.8 + 36.5 v: straight lines through a table of normal ranges that
    does not name its own source [1]_; it scatters around them by 3 to 4 steps a minute. Body
    height is left out.

    References
    ----------
    .. [1] gait_table

    Examples
    --------
    >>> round(cadence(1.3, "female")), round(cadence(1.3, "male"))
    (115, 105)
    """
    v = check_speed(speed)
    base, slope = _CADENCE[checks.sex(sex)]
    return base + slope * v


def step_length(speed: float, sex: str) -> float:
    """Length of one step: speed divided by the number of steps in that time.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s], 0.8 to 2.1
    sex : str
        ``"female"`` or ``"male"``.

    Returns
    -------
    float
        From one heel strike to the next of the other foot. [m]

    Raises
    ------
    CourseError
        If the speed is no number or outside its range, or the sex is neither of the two.

    Notes
    -----
    60 v / cadence; as good as the cadence [1]_.

    References
    ----------
    .. [1] gait_table

    Examples
    --------
    >>> round(step_length(1.3, "female"), 2), round(step_length(1.3, "male"), 2)
    (0.68, 0.74)
    """
    return 60 * check_speed(speed) / cadence(speed, sex)


def stride_time(speed: float, sex: str) -> float:
    """Time of one stride, that is two steps: one load on each leg.

    Parameters
    ----------
    speed : float
        Walking speed. [m/s], 0.8 to 2.1
    sex : str
        ``"female"`` or ``"male"``.

    Returns
    -------
    float
        From one heel strike to the next of the same foot. [s]

    Raises
    ------
    CourseError
        If the speed is no number or outside its range, or the sex is neither of the two.

    Notes
    -----
    120 / cadence; as good as the cadence [1]_.

    References
    ----------
    .. [1] gait_table

    Examples
    --------
    >>> round(stride_time(1.3, "female"), 2), round(stride_time(1.3, "male"), 2)
    (1.04, 1.14)
    """
    return 120 / cadence(speed, sex)


def load_cycles(steps_per_day: float, days: float = 1) -> float:
    """How often each leg is loaded and unloaded.

    Parameters
    ----------
    steps_per_day : float
        Steps of both feet together, as a step counter shows them. [steps/day], 0 to 50 000
    days : float, default 1
        Number of days; 365 for a year. [days], 1 to 36 525

    Returns
    -------
    float
        Loads on one leg. [cycles]

    Raises
    ------
    CourseError
        If an argument is no number or outside its range.

    Notes
    -----
    Half the steps, times the days. Healthy adults take 4,000 to 18,000 steps a day [1]_, healthy
    older adults 2,000 to 9,000 [2]_. A count alone says little about bone: how high each load is
    matters more.

    References
    ----------
    .. [1] tudorlocke2011adults
    .. [2] tudorlocke2011older

    Examples
    --------
    >>> load_cycles(6000)
    3000.0
    >>> load_cycles(6000, days=365)
    1095000.0
    """
    checks.number(steps_per_day, "steps_per_day", 0, _MOST_STEPS, unit="", what="Steps a day")
    checks.number(days, "days", 1, _MOST_DAYS, unit="", what="Number of days")
    return steps_per_day * days / 2
