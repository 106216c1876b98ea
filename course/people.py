"""An effect counted in whole people. `course.medicines` hands on these names."""

from dataclasses import dataclass

from course import checks
from course.fracture_ratios import Effect


@dataclass(frozen=True)
class People:
    """An effect counted in whole people, so that the parts add up.

    Attributes
    ----------
    of : int
        People counted.
    without, with_medicine : int
        Who have a break without and with the medicine.
    helped : int
        Who have no break because of it.
    never : int
        Who would have had none anyway.
    """

    of: int
    without: int
    with_medicine: int
    helped: int
    never: int

    @property
    def no_difference(self) -> int:
        """People for whom it makes no difference: a break all the same, or none anyway."""
        return self.of - self.helped


def in_people(effect: Effect, of: int = 1000) -> People:
    """Count an effect in whole people; the parts add up.

    Parameters
    ----------
    effect : Effect
        From `course.medicines.medicine_effect` or `course.medicine_counts.counted_effect`.
    of : int, default 1000
        People to count, 1 to 100,000.

    Returns
    -------
    People

    Raises
    ------
    CourseError
        If `of` is outside its range.

    Examples
    --------
    >>> from course.medicines import medicine_effect
    >>> people = in_people(medicine_effect(0.10, "alendronate"))
    >>> people.without, people.with_medicine, people.helped, people.no_difference
    (100, 53, 47, 953)
    """
    everybody = int(checks.number(of, "of", 1, 100_000, unit="", what="Number of people"))
    without, with_medicine = round(everybody * effect.before), round(everybody * effect.after)
    return People(
        of=everybody,
        without=without,
        with_medicine=with_medicine,
        helped=without - with_medicine,
        never=everybody - without,
    )
