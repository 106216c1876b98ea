"""A plan as a calendar file (iCalendar, RFC 5545) that calendar programs open.

No words of its own: titles and texts are handed in. The same plan from the same day always gives
the same file, so that opening it twice does not double the days.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from unicodedata import category
from uuid import NAMESPACE_URL, uuid5

from course.checks import CourseError
from course.planner import KINDS, Day, Plan, Week

_FIRST, _LAST = date(2000, 1, 1), date(2100, 12, 31)
_OCTETS = 75  # of one line, without its end (RFC 5545, 3.1)
_PRODUCT = "-//Strong Bones//bone-course//EN"

Describe = Callable[[Week, Day], str]


def dated(plan: Plan, start: date) -> Iterator[tuple[date, Week, Day]]:
    """Every day of a plan with its date.

    Parameters
    ----------
    plan : Plan
    start : datetime.date
        The first day, in the years 2000 to 2100.

    Returns
    -------
    iterator of (date, Week, Day)
        First day first.

    Raises
    ------
    CourseError
        If `plan` is no plan, or `start` no date in these years.

    Examples
    --------
    >>> from course.planner import plan
    >>> days = list(dated(plan("general", falls_risk=False, active=True), date(2026, 11, 23)))
    >>> days[-1][0].isoformat(), days[-1][2].kind
    ('2027-02-14', 'rest')
    """
    if not isinstance(plan, Plan):
        raise CourseError("A calendar needs a plan.", "plan")
    if not isinstance(start, date) or isinstance(start, datetime):
        raise CourseError("The first day must be a date.", "start")
    if not _FIRST <= start <= _LAST:
        raise CourseError("The first day must be in the years 2000 to 2100.", "start")
    days = [(week, day) for week in plan.weeks for day in week.days]
    return ((start + timedelta(days=i), week, day) for i, (week, day) in enumerate(days))


def icalendar(
    plan: Plan,
    start: date,
    summaries: Mapping[str, str | None],
    *,
    title: str = "",
    describe: Describe | None = None,
) -> str:
    """Text of an iCalendar file with one all-day event for every day of a plan.

    Parameters
    ----------
    plan : Plan
    start : datetime.date
        The first day, in the years 2000 to 2100.
    summaries : mapping of str to str
        Title of the event for each kind of day: ``"exercise"``, ``"rest"``, ``"intensive"`` and
        ``"gentle"``. None leaves the days of that kind out.
    title : str, default ""
        Name of the calendar, one line. It also tells apart the plans of two people that start on
        one day.
    describe : callable, optional
        Gives the text of an event from its week and day.

    Returns
    -------
    str
        To be written as UTF-8, without changing the line ends.

    Raises
    ------
    CourseError
        If an argument is none of the above, or a text is empty or holds control characters.

    Notes
    -----
    Lines end with CR LF and are folded at 75 octets, never inside a letter. An event's UID
    follows from the first day, its own number and `title`; DTSTAMP is the first day. A new plan
    for the same start and title therefore takes the place of the old one in programs that match
    by UID. The days do not block time (TRANSP:TRANSPARENT).

    Examples
    --------
    >>> from course.planner import plan
    >>> one = plan("general", falls_risk=False, active=True, weeks=1)
    >>> words = {"exercise": "Exercise", "rest": None, "intensive": "Go", "gentle": "Easy"}
    >>> text = icalendar(one, date(2026, 11, 23), words)
    >>> text.count("BEGIN:VEVENT"), "DTSTART;VALUE=DATE:20261123" in text.splitlines()
    (3, True)
    """
    days = list(dated(plan, start))
    if not isinstance(summaries, Mapping):
        raise CourseError("Every kind of day needs a title.", "summaries")
    for kind in KINDS:
        if kind not in summaries:
            raise CourseError("Every kind of day needs a title.", "summaries")
        if summaries[kind] is not None:
            _text(summaries[kind], "summaries")
            if not str(summaries[kind]).strip():
                raise CourseError("Every kind of day needs a title.", "summaries")
    name = _text(title, "title")
    if len(title.splitlines()) > 1:
        raise CourseError("The name of the calendar must be a single line.", "title")

    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN"]
    lines.append("METHOD:PUBLISH")
    if title:
        lines += [f"NAME:{name}", f"X-WR-CALNAME:{name}"]
    for number, (when, week, day) in enumerate(days, 1):
        summary = summaries[day.kind]
        if summary is None:
            continue
        uid = uuid5(NAMESPACE_URL, f"bone-course:{start.isoformat()}:{number}:{title}")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTAMP:{start:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{when:%Y%m%d}",
            f"DTEND;VALUE=DATE:{when + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(summary, 'summaries')}",
        ]
        description = _text(describe(week, day), "describe") if describe else ""
        if description:
            lines.append(f"DESCRIPTION:{description}")
        lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _text(value: Any, field: str) -> str:
    """Escape a text (RFC 5545, 3.3.11), or raise if it is none."""
    if not isinstance(value, str):
        raise CourseError("A title or text of the calendar must be text.", field)
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    for letter in text:
        if letter not in "\n\t" and category(letter) in ("Cc", "Cs"):
            raise CourseError("A text of the calendar holds signs that cannot be printed.", field)
    for plain in ("\\", ";", ","):
        text = text.replace(plain, "\\" + plain)
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line at 75 octets; the parts after the first begin with a space."""
    parts, part, room = [], "", _OCTETS
    for letter in line:
        size = len(letter.encode("utf-8"))
        if size > room:
            parts.append(part)
            part, room = "", _OCTETS - 1
        part += letter
        room -= size
    return "\r\n ".join([*parts, part])
