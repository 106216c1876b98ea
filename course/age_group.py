"""How often hips break in an age group, to hold the fracture model against counts of a country."""

import math

from course.hazards import death_rate, fracture_rate


def hip_fractures(youngest: float, oldest: float) -> float:
    """Hip fractures per 100,000 women and men of an age group, with the life table's numbers.

    Parameters
    ----------
    youngest, oldest : float
        Ages between which people are counted. [years], 45 to 110

    Returns
    -------
    float
        [per 100,000 a year]

    Raises
    ------
    CourseError
        If `oldest` is above 110, where the life table ends.
    ZeroDivisionError
        If nobody is between the two ages.

    Notes
    -----
    Women and men who are born in the ratio 1 to 1.05 and die by the life table, in steps of a
    quarter of a year.

    Examples
    --------
    >>> round(hip_fractures(65, 75))
    228
    """
    fractures = people = 0.0
    step = 0.25
    for sex, alive in (("female", 1.0), ("male", 1.05)):
        age = 45 + step / 2
        while age < oldest:
            if age > youngest:
                fractures += alive * fracture_rate(age, sex)
                people += alive
            alive *= math.exp(-step * death_rate(age, sex))
            age += step
    return 1e5 * fractures / people
