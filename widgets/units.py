"""Units in the reader's habit.

A value is kept in base units (`Unit.factor` is 1); every unit is a way to see it.
"""

from dataclasses import dataclass

from widgets.text import _


@dataclass(frozen=True)
class Unit:
    """A unit a number can be shown in.

    Attributes
    ----------
    key : str
        Short name, for example ``"kg"``.
    label : str
        English name as shown; translated when it is used.
    factor : float
        How much of the first unit one of this unit is.
    digits : int
        Digits after the decimal sign.
    step : float
        Step of the slider and the buttons, in this unit.
    """

    key: str
    label: str
    factor: float = 1.0
    digits: int = 0
    step: float = 1.0


def plain(label: str = "", *, digits: int = 0, step: float = 1.0) -> tuple[Unit, ...]:
    """Return the only unit of a number that is shown in one way."""
    return (Unit(label or "one", label, 1.0, digits, step),)


def _labels() -> tuple[str, ...]:
    """Name the unit labels once where the message extractor sees them."""
    lengths = _("m"), _("cm"), _("inches"), _("m/s"), _("km/h"), _("mph")
    return _("kg"), _("lb"), _("mg"), _("µg"), _("IU"), *lengths


MASS = (Unit("kg", "kg", 1.0, 1, 0.5), Unit("lb", "lb", 0.45359237, 0, 1))
HEIGHT = (Unit("cm", "cm", 1.0, 0, 1), Unit("in", "inches", 2.54, 1, 0.5))
SPEED = (
    Unit("km/h", "km/h", 1 / 3.6, 1, 0.1),
    Unit("m/s", "m/s", 1.0, 2, 0.05),
    Unit("mph", "mph", 0.44704, 1, 0.1),
)
