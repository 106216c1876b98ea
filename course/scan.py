"""Reading the paper of a DXA scan: which score counts, what a fracture changes, how common."""

from collections.abc import Collection
from dataclasses import dataclass

from course import checks, density, tables
from course.density_curve import check_age

SCORES = ("t", "z")
FRACTURES = ("hip", "vertebra")


@dataclass(frozen=True)
class FractureRule:
    """A published rule that a broken bone has met.

    Attributes
    ----------
    rule : str
        ``"alliance_2014"``: called osteoporosis; ``"dutch_2012"``: a medicine is advised.
    fracture : str
        ``"hip"`` or ``"vertebra"``.
    """

    rule: str
    fracture: str


def score_that_counts(sex: str, age: float, after_menopause: bool = True) -> str:
    """Which score is meant for a person.

    Parameters
    ----------
    sex : str
        ``"female"`` or ``"male"``.
    age : float
        Age. [years], 20 to 90
    after_menopause : bool, default True
        Whether the last period is over; plays no part in men, and none above the latest age at
        menopause of this course (60).

    Returns
    -------
    str
        ``"t"`` for women after the menopause and men from 50 on, ``"z"`` for everyone else.

    Raises
    ------
    CourseError
        If an argument is outside its range.

    Notes
    -----
    T-score and classes for the first group, the Z-score for the second [1]_. In the years around
    the last period doctors may use the T-score, too.

    References
    ----------
    .. [1] iscd2005

    Examples
    --------
    >>> score_that_counts("female", 45), score_that_counts("female", 45, after_menopause=False)
    ('t', 'z')
    >>> score_that_counts("male", 49), score_that_counts("male", 50)
    ('z', 't')
    """
    checks.sex(sex)
    age = check_age(age)
    checks.yes_or_no(after_menopause, "after_menopause", what="After the menopause")
    if sex == "male":
        return "t" if age >= tables.value("scan", "men_from") else "z"
    over = after_menopause or age > tables.value("density", "highest_menopause_age")
    return "t" if over else "z"


def fracture_rules(t_score: float, broken: Collection[str]) -> list[FractureRule]:
    """Return the published rules that broken bones meet at a T-score.

    For women after the menopause and men from 50, and bones broken without a heavy blow. Rules
    differ between countries and change with the years; only a doctor can apply them.

    Parameters
    ----------
    t_score : float
        T-score. [SD], −10 to 10
    broken : collection of str
        ``"hip"``, ``"vertebra"``, both or none.

    Returns
    -------
    list of FractureRule
        In the order of the table ``scan_fractures``.

    Raises
    ------
    CourseError
        If the score is outside its range, or a bone is none of the two.

    Notes
    -----
    A working group of the National Bone Health Alliance (United States) calls it osteoporosis
    after a broken hip with or without a scan, and after a broken vertebra with a T-score in the
    range of low bone mass [1]_. The Dutch standard of 2012 advised a medicine at −2.5 or lower or
    after a broken vertebra [2]_. The group names other bones as well (upper arm, pelvis, some
    wrists), left out here.

    References
    ----------
    .. [1] siris2014
    .. [2] nhg2012

    Examples
    --------
    >>> [met.rule for met in fracture_rules(-1.8, ["vertebra"])]
    ['alliance_2014', 'dutch_2012']
    >>> [met.rule for met in fracture_rules(-0.5, ["vertebra"])]
    ['dutch_2012']
    """
    density.classify(t_score)  # refuses what is no T-score
    for bone in broken:
        checks.choice(bone, "broken", FRACTURES, what="Broken bone")
    return [
        FractureRule(row["rule"], row["fracture"])
        for row in tables.rows("scan_fractures")
        if row["fracture"] in broken
        and (row["t_score"] == "any" or t_score < float(row["t_score"]) - 1e-9)
    ]


def class_shares(
    age: float, sex: str, site: str, survey: str | None = None
) -> tuple[float, float, float]:
    """Shares of people of one age and sex in each class of the World Health Organization.

    Parameters
    ----------
    age : float
        Age. [years], 20 to 90; the classes are meant for 50 and over
    sex : str
        ``"female"`` or ``"male"``.
    site : str
        ``"femoral_neck"``, ``"total_hip"`` or ``"lumbar_spine"``.
    survey : str, optional
        As in `course.density.mean_bmd`.

    Returns
    -------
    tuple of float
        Normal, low bone mass, osteoporosis; together 1. [1]

    Raises
    ------
    CourseError
        If an argument is outside its range, or if the survey did not measure the site.

    Notes
    -----
    From `course.density.share_below` at the borders −1 and −2.5 [1]_. One place only: whoever
    looks at the lowest of three places finds more people below a border. Men are compared with
    young women, too [2]_.

    References
    ----------
    .. [1] who1994
    .. [2] iscd2023

    Examples
    --------
    >>> [round(100 * share) for share in class_shares(70, "female", "femoral_neck")]
    [22, 57, 21]
    """
    porous, below = (density.share_below(t, age, sex, site, survey) for t in class_borders())
    return 1 - below, below - porous, porous


def class_borders() -> tuple[float, float]:
    """T-scores at which classes begin and end.

    Returns
    -------
    tuple of float
        Osteoporosis up to the first, normal from the second [1]_. [SD]

    References
    ----------
    .. [1] who1994

    Examples
    --------
    >>> class_borders()
    (-2.5, -1.0)
    """
    return tables.value("density", "osteoporosis_to"), tables.value("density", "normal_from")


def lowest_expected() -> float:
    """Z-score up to which a density is below the expected range for age.

    Returns
    -------
    float
        The Z-score itself still counts as below [1]_. [SD]

    References
    ----------
    .. [1] iscd2005

    Examples
    --------
    >>> lowest_expected()
    -2.0
    """
    return tables.value("density", "below_expected_to")
