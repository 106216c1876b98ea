"""What trials of training measured, to set beside the curves of `course.adaptation_curves`."""

from dataclasses import dataclass

from course import tables
from course.adaptation_curves import check_site


@dataclass(frozen=True)
class Trial:
    """A measured result, to set beside the curve.

    Attributes
    ----------
    study, programme, site : str
        Name, kind of training (may be none of `PROGRAMMES`) and place.
    months : float
        Length. [months]
    trained, control, difference : float
        Change of density in those who trained, in those who did not, and between them.
        [% of the density at the start]
    population, source : str
        Who was measured, and the key of the source.
    """

    study: str
    programme: str
    site: str
    months: float
    trained: float
    control: float
    difference: float
    population: str
    source: str


def measured_trials(site: str) -> tuple[Trial, ...]:
    """Trials that measured density at a site, shortest first.

    Parameters
    ----------
    site : str
        ``"femoral_neck"`` or ``"lumbar_spine"``.

    Returns
    -------
    tuple of Trial
        Changes in percent of the density at the start.

    Raises
    ------
    CourseError
        If the site is none of the above.

    References
    ----------
    .. [1] allison2013

    Examples
    --------
    >>> [trial.study for trial in measured_trials("femoral_neck")]
    ['LIFTMOR', 'Hopping', 'EFOPS']
    """
    check_site(site)
    found = [
        Trial(
            study=row["study"],
            programme=row["programme"],
            site=row["site"],
            months=float(row["months"]),
            trained=float(row["trained"]),
            control=float(row["control"]),
            difference=float(row["difference"]),
            population=row["population"],
            source=row["source"],
        )
        for row in tables.rows("adaptation_trials")
        if row["site"] == site
    ]
    return tuple(sorted(found, key=lambda trial: trial.months))
