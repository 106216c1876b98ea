"""The bent back: what was measured while bending, and in women with weak bones of the spine."""

from dataclasses import dataclass

from course import tables

__all__ = ["BentLoad", "TrainingGroup", "bent_loads", "training_groups"]

TRAININGS = ("extension", "both", "none", "flexion")  # fewest new fractures first


@dataclass(frozen=True)
class BentLoad:
    """What one study measured at one angle of the trunk, standing, with empty hands.

    Attributes
    ----------
    study : str
        Key of its source, one of `course.spine.STUDIES`.
    angle : float
        Angle of the trunk from the vertical. [deg]
    times_standing : float
        Load over that of the same people standing upright. [1]
    """

    study: str
    angle: float
    times_standing: float


@dataclass(frozen=True)
class TrainingGroup:
    """Women with osteoporosis of the spine, by the way they trained their backs.

    Attributes
    ----------
    training : str
        One of `TRAININGS`.
    women : int
        How many.
    new_fractures : float
        Share of them with a new fracture of the spine when they were seen again. [%]
    """

    training: str
    women: int
    new_fractures: float


def bent_loads() -> list[BentLoad]:
    """Loads measured at a known angle, to hold against the lever model of bending.

    Returns
    -------
    list of BentLoad
        By angle.

    Notes
    -----
    Percent of standing in people with back pain, bent by about 20° [1]_; pressure in the disc of
    one man at 36° [2]_ over his 0.50 MPa in standing [3]_. Both lie below `course.spine.bending`.

    References
    ----------
    .. [1] nachemson1976
    .. [2] wilke2001
    .. [3] wilke1999

    Examples
    --------
    >>> [(load.angle, round(load.times_standing, 1)) for load in bent_loads()]
    [(20.0, 1.5), (36.0, 2.2)]
    """

    def value(name: str) -> float:
        return tables.value("spine", name)

    (upright,) = (
        float(row["value"])
        for row in tables.rows("spine_loads")
        if (row["study"], row["posture"]) == ("wilke1999", "standing")
    )
    return [
        BentLoad("nachemson1976", value("percent_bent_at"), value("percent_bent") / 100),
        BentLoad("wilke1999", value("pressure_bent_at"), value("pressure_bent") / upright),
    ]


def training_groups() -> list[TrainingGroup]:
    """New fractures of the spine in women who trained bending backward, forward, both or neither.

    Returns
    -------
    list of TrainingGroup
        In the order of `TRAININGS`.

    Notes
    -----
    59 women of 49 to 60 years with osteoporosis of the spine and back pain, seen again after one
    to six years; the means of the groups were 1.4 to 2 years [1]_. The groups are small and were
    not drawn by lot, so that other differences between the women may be behind part of it.

    References
    ----------
    .. [1] sinaki1984

    Examples
    --------
    >>> {group.training: group.new_fractures for group in training_groups()}
    {'extension': 16.0, 'both': 53.0, 'none': 67.0, 'flexion': 89.0}
    """
    return [
        TrainingGroup(
            training=training,
            women=int(tables.value("spine", f"group_{training}")),
            new_fractures=tables.value("spine", f"new_fractures_{training}"),
        )
        for training in TRAININGS
    ]
