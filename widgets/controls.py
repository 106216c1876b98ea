"""The controls of a calculator: what may be entered, and how it is read.

A control is a plain description. It checks a value (`check`, in base units), reads what a
person typed (`read`, in the unit shown) and tells the page how to draw it (`spec`, `shown`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from course.checks import CourseError
from widgets.text import _
from widgets.units import Unit, plain

TOLERANCE = 1e-9  # of the range: 154 lb is 69.85 kg and back, without a refusal at the ends


@dataclass(frozen=True)
class Control:
    """What every control has.

    Attributes
    ----------
    name : str
        Key in `Calculator.values`.
    label : str
        What the reader sees above it.
    value : Any
        Value at the start.
    help : str
        One line below the label.
    mine : str
        Key in "my numbers" that fills this control. Empty: none.
    when : tuple
        Conditions ``(name, values)``: shown only while each of those other controls is shown and
        has one of these values.
    part : str
        Heading above this control, which begins a part of a long column. Empty: none.
    """

    name: str
    label: str
    value: Any
    help: str = ""
    mine: str = ""
    when: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    part: str = ""
    kind = "control"

    def check(self, value: Any) -> Any:
        """Return the value in base units, or raise `CourseError`."""
        raise NotImplementedError

    def read(self, entry: Any, unit: int = 0) -> Any:
        """Return the value of what was entered in the page, or raise `CourseError`."""
        return self.check(entry)

    def shown(self, value: Any, unit: int = 0) -> dict[str, Any]:
        """Return how the page shows `value`."""
        return {"value": value}

    def spec(self) -> dict[str, Any]:
        """Return what the page needs once to draw the control."""
        return {
            "name": self.name,
            "kind": self.kind,
            "label": self.label,
            "help": self.help,
            "mine": self.mine,
            "part": self.part,
        }


@dataclass(frozen=True)
class Number(Control):
    """A number: text field with comma or point, minus and plus, slider, unit choice.

    Attributes
    ----------
    low, high : float
        Range in the first unit, both ends included.
    units : tuple of Unit
        Units to choose from.
    unknown : str
        Label of a box "I do not know". Empty: a value is required. Unknown is None.
    first : float, optional
        Value to begin with once that box is unticked. None: the middle of the range.
    """

    low: float = 0.0
    high: float = 100.0
    units: tuple[Unit, ...] = field(default_factory=plain)
    unknown: str = ""
    first: float | None = None
    kind = "number"

    def check(self, value: Any) -> float | None:
        if value is None and self.unknown:
            return None
        if isinstance(value, str):
            return self.read(value)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self._refusal(0)
        slack = TOLERANCE * (self.high - self.low)
        if not self.low - slack <= value <= self.high + slack:  # NaN fails every comparison
            raise self._refusal(0)
        return min(self.high, max(self.low, float(value)))  # takes away the rounding slack only

    def read(self, entry: Any, unit: int = 0) -> float | None:
        if entry is None and self.unknown:
            return None
        chosen = self.units[unit]
        entry = chosen.parse(entry, grouped=self.high / chosen.factor >= 1000)
        if entry is None or isinstance(entry, bool) or not isinstance(entry, (int, float)):
            raise self._refusal(unit)
        low, high = self._range(unit)
        # the range the reader sees is rounded: what lies within it is never refused
        edge = chosen.step * TOLERANCE
        if low - edge <= entry <= high + edge:
            return min(self.high, max(self.low, entry * chosen.factor))
        raise self._refusal(unit)

    def shown(self, value: float | None, unit: int = 0) -> dict[str, Any]:
        if value is None:
            return {"value": None, "text": "", "boxes": [], "spoken": self.unknown, "unit": unit}
        chosen = self.units[unit]
        there = value / chosen.factor
        return {
            "value": round(there, 6),
            "text": chosen.written(there),
            "boxes": chosen.boxes(there),
            "spoken": chosen.spoken(there),
            "unit": unit,
        }

    def spec(self) -> dict[str, Any]:
        units = []
        for index, unit in enumerate(self.units):
            low, high = self._range(index)
            units.append(
                {
                    "key": unit.key,
                    "label": _(unit.label) if unit.label else "",
                    "boxes": unit.box_names(),
                    "low": low,
                    "high": high,
                    "step": unit.step,
                    "range": unit.span(low, high),
                    "first": None if self.first is None else self.first / unit.factor,
                }
            )
        return {**super().spec(), "units": units, "unknown": self.unknown}

    def _range(self, unit: int) -> tuple[float, float]:
        return self.units[unit].ends(self.low, self.high)

    def _refusal(self, unit: int) -> CourseError:
        return self.units[unit].refusal(self.name, *self._range(unit))


@dataclass(frozen=True)
class Count(Number):
    """A small number, one of many in a column: text field with minus and plus, no slider."""

    kind = "count"


@dataclass(frozen=True)
class Choice(Control):
    """One of a few answers, all in sight (radio buttons).

    Attributes
    ----------
    options : mapping
        Value → label, in the order shown.
    """

    options: Mapping[Any, str] = field(default_factory=dict)
    kind = "choice"

    def check(self, value: Any) -> Any:
        for option in self.options:
            if type(option) is type(value) and option == value:
                return option
        raise CourseError("Choose one of the answers.", self.name)

    def read(self, entry: Any, unit: int = 0) -> Any:
        """Options travel to the page as their position, so that True, None and 1 stay distinct."""
        if isinstance(entry, int) and not isinstance(entry, bool):
            if 0 <= entry < len(self.options):
                return list(self.options)[entry]
            raise CourseError("Choose one of the answers.", self.name)
        return self.check(entry)

    def shown(self, value: Any, unit: int = 0) -> dict[str, Any]:
        position = list(self.options).index(value)
        return {"value": position, "spoken": self.options[value]}

    def spec(self) -> dict[str, Any]:
        return {**super().spec(), "options": list(self.options.values())}


@dataclass(frozen=True)
class Select(Choice):
    """One of many answers, in a list that opens."""

    kind = "select"


@dataclass(frozen=True)
class Tick(Choice):
    """A statement that holds or does not, one of many in a column (a box to tick)."""

    options: Mapping[Any, str] = field(default_factory=lambda: {False: _("no"), True: _("yes")})
    kind = "tick"


@dataclass(frozen=True)
class Ticks(Control):
    """Any of a few answers, all in sight (boxes to tick); none is an answer too.

    The value is a tuple in the order shown. Not for use as the parent in `Control.when`.

    Attributes
    ----------
    options : mapping
        Value → label, in the order shown.
    """

    options: Mapping[str, str] = field(default_factory=dict)
    kind = "ticks"

    def check(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, (tuple, list)):
            raise self._refusal()
        for ticked in value:
            if not isinstance(ticked, str) or ticked not in self.options:
                raise self._refusal()
        return tuple(option for option in self.options if option in value)

    def read(self, entry: Any, unit: int = 0) -> tuple[str, ...]:
        """Options travel to the page as their positions."""
        if not isinstance(entry, list):
            raise self._refusal()
        keys = list(self.options)
        for position in entry:
            if type(position) is not int or not 0 <= position < len(keys):
                raise self._refusal()
        return tuple(key for position, key in enumerate(keys) if position in entry)

    def shown(self, value: tuple[str, ...], unit: int = 0) -> dict[str, Any]:
        ticked = [position for position, key in enumerate(self.options) if key in value]
        return {"value": ticked, "spoken": ", ".join(self.options[key] for key in value)}

    def spec(self) -> dict[str, Any]:
        return {**super().spec(), "options": list(self.options.values())}

    def _refusal(self) -> CourseError:
        return CourseError("Tick the answers that fit.", self.name)


def yes_no(name: str, label: str, value: bool | None = None, **more: Any) -> Choice:
    """Return the question with the answers yes, no and "don't know" (True, False, None)."""
    options = {True: _("yes"), False: _("no"), None: _("don’t know")}
    return Choice(name, label, value, options=options, **more)


def specs(controls: Mapping[str, Control]) -> list[dict[str, Any]]:
    """Return what the page needs once to draw these controls."""
    return [{**c.spec(), "when": _conditions(c, controls)} for c in controls.values()]


def _conditions(control: Control, controls: Mapping[str, Control]) -> list[Any]:
    """Return `Control.when` as the page understands it: the values by position."""
    return [
        [name, [controls[name].shown(value)["value"] for value in values]]
        for name, values in control.when
    ]
