"""Units in the reader's habit.

A value is kept in base units (`Unit.factor` is 1); every unit is a way to see it.
"""

import math
import re
from dataclasses import dataclass
from typing import Any

from course.checks import CourseError
from widgets import text
from widgets.text import _

INCHES = 12  # in a foot
_BOTH = re.compile(  # 5'6", 5 ft 6, 5 feet 6.5 inches
    r"(\d+)\s*(?:'|’|′|ft\.?|feet|foot)\s*(?:(\d+(?:[.,]\d+)?)\s*(?:\"|”|″|in\.?|inch|inches)?)?"
)


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

    def parse(self, entry: Any, *, grouped: bool = False) -> Any:
        """Return the number in what was entered; None if there is none."""
        return text.parse(entry, grouped=grouped) if isinstance(entry, str) else entry

    def written(self, there: float) -> str:
        """Write a number of this unit without its name."""
        found = text.number(there, self.digits)
        if self.digits == 1 and found[-1] == "0":  # 70 kg, not 70.0; but 0.60 stays
            return text.number(there, 0)
        return found

    def spoken(self, there: float) -> str:
        """Write a number of this unit with its name."""
        name = _(self.label) if self.label else ""
        return text.unparted(f"{self.written(there)} {name}".strip())

    def ends(self, low: float, high: float) -> tuple[float, float]:
        """Return a range of base units in this one, rounded inward to what is shown."""
        scale = self._shown_parts()
        low, high = low / self.factor * scale, high / self.factor * scale
        return math.ceil(low - 1e-6) / scale, math.floor(high + 1e-6) / scale

    def span(self, low: float, high: float) -> str:
        """Write a range of this unit."""
        ends = {"low": text.number(low), "high": text.number(high)}
        if not self.label:
            return _("{low} to {high}").format(**ends)
        span = _("{low} to {high} {unit}").format(**ends, unit=_(self.label))
        return text.unparted(span)

    def refusal(self, name: str, low: float, high: float) -> CourseError:
        """Return what asks for a number within a range of this unit, in the control `name`."""
        return CourseError("Type a number from {range}.", name, range=self.span(low, high))

    def boxes(self, there: float) -> list[str]:
        """Return what stands in each box, where there is more than one."""
        return []

    def box_names(self) -> list[str]:
        """Return what each box is called, where there is more than one."""
        return []

    def _shown_parts(self) -> float:
        """Return how many steps that can be shown one unit has."""
        return 10**self.digits


class FeetAndInches(Unit):
    """Inches, shown and entered in two boxes."""

    def parse(self, entry: Any, *, grouped: bool = False) -> Any:
        """Return inches. 5 ft 12 in is 6 ft; 5.5 ft is 5 ft 6 in; 5.5 ft and 3 in is refused."""
        if isinstance(entry, str):
            entry = [entry, ""] if _BOTH.fullmatch(entry.strip()) else ["", entry]
        if not isinstance(entry, list):
            return entry
        if len(entry) != 2 or not all(isinstance(part, str) for part in entry):
            return None
        feet, inches = (part.strip() for part in entry)
        if both := _BOTH.fullmatch(feet):  # typed into one box: it says all
            feet, inches = both[1], both[2] or ""
        if not feet + inches:
            return None
        whole, rest = (text.parse(part or "0") for part in (feet, inches))
        if whole is None or rest is None or min(whole, rest) < 0 or (whole % 1 and rest):
            return None
        return INCHES * whole + rest

    def written(self, there: float) -> str:
        """Write a height, or a difference of heights."""
        return self.spoken(there)

    def spoken(self, there: float) -> str:
        """Write a height, or a difference of heights; under a foot in inches only."""
        feet, inches = self._split(there)
        if feet != "0":
            return _("{feet} ft {inches} in").format(feet=feet, inches=inches)
        return _("1 inch") if inches == "1" else _("{inches} inches").format(inches=inches)

    def span(self, low: float, high: float) -> str:
        """Write a range of heights."""
        return _("{low} to {high}").format(low=self.spoken(low), high=self.spoken(high))

    def refusal(self, name: str, low: float, high: float) -> CourseError:
        """Return what asks for a height within a range, in the control `name`."""
        return CourseError(
            "Type whole feet and then inches, from {range}.", name, range=self.span(low, high)
        )

    def boxes(self, there: float) -> list[str]:
        """Return feet and inches."""
        return list(self._split(there))

    def box_names(self) -> list[str]:
        """Return what the boxes are called."""
        return [_("feet"), _("inches")]

    def _shown_parts(self) -> float:
        return 1 / self.step  # 4 ft 3.5 in, not 4 ft 3.2 in

    def _split(self, there: float) -> tuple[str, str]:
        feet, inches = divmod(round(there, self.digits), INCHES)
        return text.number(feet), super().written(inches)


def plain(label: str = "", *, digits: int = 0, step: float = 1.0) -> tuple[Unit, ...]:
    """Return the only unit of a number that is shown in one way."""
    return (Unit(label or "one", label, 1.0, digits, step),)


def _labels() -> tuple[str, ...]:
    """Name the unit labels once where the message extractor sees them."""
    lengths = _("m"), _("cm"), _("feet and inches"), _("m/s"), _("km/h"), _("mph")
    return _("kg"), _("lb"), _("mg"), _("µg"), _("IU"), *lengths


MASS = (Unit("kg", "kg", 1.0, 1, 0.5), Unit("lb", "lb", 0.45359237, 0, 1))
HEIGHT = (Unit("cm", "cm", 1.0, 0, 1), FeetAndInches("in", "feet and inches", 2.54, 1, 0.5))
SPEED = (
    Unit("km/h", "km/h", 1 / 3.6, 1, 0.1),
    Unit("m/s", "m/s", 1.0, 2, 0.05),
    Unit("mph", "mph", 0.44704, 1, 0.1),
)
