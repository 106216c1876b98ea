"""The control for a day of the calendar."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from course.checks import CourseError
from widgets.controls import Control


@dataclass(frozen=True)
class Date(Control):
    """A day of the calendar, kept as text: ``"2026-11-30"``.

    Attributes
    ----------
    low, high : datetime.date
        The days that may be chosen, both ends included.
    """

    low: date = date(2000, 1, 1)
    high: date = date(2100, 12, 31)
    kind = "date"

    def check(self, value: Any) -> str:
        """Return the day as text, or raise `CourseError`."""
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            raise self._refusal() from None
        if not isinstance(day, date) or isinstance(day, datetime):
            raise self._refusal()
        if not self.low <= day <= self.high:
            raise self._refusal()
        return day.isoformat()

    def spec(self) -> dict[str, Any]:
        """Return what the page needs once to draw the control."""
        span = {"low": self.low.isoformat(), "high": self.high.isoformat()}
        return {**super().spec(), **span}

    def _refusal(self) -> CourseError:
        first, last = (str(day.year) for day in (self.low, self.high))
        return CourseError(
            "Choose a date in the years {first} to {last}.", self.name, first=first, last=last
        )
