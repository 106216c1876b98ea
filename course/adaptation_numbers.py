"""What the curves of `course.adaptation_curves` are made of: their numbers, and their answer."""

from dataclasses import dataclass

from course import tables


def constant(key: str, column: str = "value") -> float:
    """Return one number of the table ``adaptation``.

    Parameters
    ----------
    key : str
        A ``quantity`` of the table.
    column : str, default "value"
        ``"value"``, ``"low"`` or ``"high"``. The ends are empty in some rows.

    Returns
    -------
    float
        In the ``unit`` of the row.

    Raises
    ------
    KeyError
        If there is no such quantity or column: a mistake in code, not in what a reader typed.

    Examples
    --------
    >>> constant("strength_on"), constant("strength_on", "high")  # [weeks]
    (6.0, 10.0)
    """
    return tables.value("adaptation", key, column)


@dataclass(frozen=True)
class BoneGain:
    """A change of density, with the band from the lowest to the highest plausible effect.

    Attributes
    ----------
    gain, low, high : float
        Typical change and its band. [% points of the density at the start]
    weak_spots : tuple of str
        What is shaky about this answer: ``"effect_not_shown"``, ``"only_after_6_months"``,
        ``"few_trials"``, ``"studies_disagree"`` (all about the programme) and ``"one_study"``
        (what is left after training rests on 35 women). Empty where trials agree.
    """

    gain: float
    low: float
    high: float
    weak_spots: tuple[str, ...]
