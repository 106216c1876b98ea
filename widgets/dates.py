"""Days of the calendar in the reader's words."""

from datetime import date, timedelta

from widgets.text import _


def weekdays() -> list[str]:
    """Return the names of the days, Monday first."""
    return [
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    ]


def short_weekdays() -> list[str]:
    """Return the days in a few letters, Monday first."""
    return [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")]


def months() -> list[str]:
    """Return the names of the months."""
    first = [_("January"), _("February"), _("March"), _("April"), _("May"), _("June")]
    last = [_("July"), _("August"), _("September"), _("October"), _("November"), _("December")]
    return first + last


def short_months() -> list[str]:
    """Return the months in a few letters."""
    first = [_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun")]
    return [*first, _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")]


def weekday(day: date) -> str:
    """Return the name of a day: ``"Monday"``."""
    return weekdays()[day.weekday()]


def day_month(day: date) -> str:
    """Return a day without its year: ``"30 November"``."""
    return _("{day} {month}").format(day=day.day, month=months()[day.month - 1])


def short(day: date) -> str:
    """Return a day in a few letters: ``"30 Nov"``."""
    return _("{day} {month}").format(day=day.day, month=short_months()[day.month - 1])


def full(day: date) -> str:
    """Return a day with its year: ``"30 November 2026"``."""
    return _("{day} {month} {year}").format(
        day=day.day, month=months()[day.month - 1], year=day.year
    )


def next_monday(day: date) -> date:
    """Return the first Monday after a day."""
    return day + timedelta(days=7 - day.weekday())
