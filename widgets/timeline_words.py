"""The sentences and the table of "Muscle and bone over time"."""

from collections.abc import Sequence
from typing import Any

from course.remodelling import Span
from course.timeline import Gained, Lost
from widgets import adaptation_words
from widgets.text import _, number
from widgets.view import Table

LIFTED = 10  # kg, an example to feel a percentage by
ROWS_MONTHS = (0, 1, 2, 3, 6, 9, 12, 18, 24)
ROWS_DAYS = (0, 3, 7, 10, 14, 21, 28)
NOTHING = 0.05  # % of bone, written as 0.0


def stories() -> dict[str, str]:
    """Return what may happen."""
    return {
        "bed": _("lie in bed"),
        "train": _("start, and go on"),
        "stop": _("train, then stop"),
        "restart": _("stop, then start again"),
    }


def percent(value: float, digits: int) -> str:
    """Write a percentage with a space that does not break."""
    return _("{n} %").format(n=number(value, digits))


def span(low: float, high: float, digits: int) -> str:
    """Write a range of percentages, as one number where its ends are written alike."""
    if number(low, digits) == number(high, digits):
        return percent(high, digits)
    words = _("{low} to {high} %")
    return words.format(low=number(low, digits), high=number(high, digits))


def months_text(months: float) -> str:
    """Write a number of months."""
    written = number(round(months, 1))
    return _("1 month") if written == "1" else _("{n} months").format(n=written)


def sentences(values: dict[str, Any], now: Gained | Lost) -> tuple[str, str]:
    """Return headline and detail for the moment asked about."""
    if isinstance(now, Lost):
        return _bed(values["days"], now, values["site"])
    if values["months"] == 0:
        return _("At the start: nothing is gained yet."), _("Move to the first months.")
    headline = f"{_when(values)} {_gains(values['programme'], now)}"
    return headline, " ".join([*_bands(now, values["site"]), *_after_a_stop(values, now)])


def _when(values: dict[str, Any]) -> str:
    months, stop = values["months"], values["stop_month"]
    if values["story"] == "train" or months <= stop:
        return _("After {time} of training:").format(time=months_text(months))
    if values["story"] == "restart" and months > stop + values["pause"]:
        back = months_text(months - stop - values["pause"])
        return _("{time} after starting again:").format(time=back)
    return _("{time} after stopping:").format(time=months_text(months - stop))


def _gains(programme: str, now: Gained) -> str:
    assert now.bone is not None  # only the moments of a path may lack it
    bone = percent(now.bone.gain, 1)
    if now.bone.gain < NOTHING and now.strength is None:
        return _("no gain in bone has been shown.")
    if now.strength is None and programme == "walking":
        return _("bone is up about {bone}. Strength was not measured.").format(bone=bone)
    if now.strength is None:
        return _("bone is up about {bone}. Strength was not followed so long.").format(bone=bone)
    words = _("strength is up about {strength}, bone about {bone}.")
    return words.format(strength=percent(now.strength.typical, 0), bone=bone)


def _bands(now: Gained, site: str) -> list[str]:
    assert now.bone is not None
    place = adaptation_words.trained_sites()[site]
    bone = _("Bone in the {place}, compared with not training: it could be {span}.").format(
        place=place, span=span(now.bone.low, now.bone.high, 1)
    )
    if now.strength is None:
        return [bone]
    strength = _(
        "Strength could be {span}. Where you lifted {before} kg at the start, it is about {after}."
    ).format(
        span=span(now.strength.low, now.strength.high, 0),
        before=number(LIFTED, 0),
        after=number(LIFTED * (1 + now.strength.typical / 100), 0),
    )
    return [strength, bone]


def _after_a_stop(values: dict[str, Any], now: Gained) -> list[str]:
    if values["story"] == "train" or values["months"] <= values["stop_month"]:
        return []
    if values["story"] == "restart" and values["months"] > values["stop_month"] + values["pause"]:
        return [_("Starting again runs along the first curve here; that was not measured.")]
    if now.strength is None:
        return []
    return [_("In older people strength held for about 12 weeks first, and then fell.")]


def _bed(days: float, lost: Lost, site: str) -> tuple[str, str]:
    words = {"days": _days(days), "bone": percent(lost.bone.typical, 1)}
    if lost.strength is None:
        headline = _(
            "After {days} in bed: bone is down about {bone}. "
            "Strength was only measured for 10 days."
        )
        first = _("In healthy people of 67 about 13 % was gone by then.")
    else:
        headline = _("After {days} in bed: strength is down about {strength}, bone about {bone}.")
        words["strength"] = percent(lost.strength.typical, 0)
        first = _("You feel the muscle at once. Strength could be down {span}.").format(
            span=span(lost.strength.low, lost.strength.high, 0)
        )
    if site == "lumbar_spine":
        second = _(
            "You do not feel the bone. Six healthy men lost that much; patients with back pain "
            "up to {high}."
        ).format(high=percent(lost.bone.high, 1))
    else:
        second = _("You do not feel the bone. That is from six healthy men.")
    return headline.format(**words), f"{first} {second}"


def _days(days: float) -> str:
    written = number(days, 0)
    return _("1 day") if written == "1" else _("{n} days").format(n=written)


def note(values: dict[str, Any], now: Gained | Lost) -> str:
    """Return what is shaky about the answer, or a word on going on."""
    if isinstance(now, Lost):
        back = _("Six months later the men had no clear gain in bone yet.")
        if values["site"] == "lumbar_spine":
            back += " " + _("The patients had nearly all of it back after four months.")
        return f"{back} {_('After an illness, ask your therapist how to begin again.')}"
    assert now.bone is not None
    shaky = adaptation_words.weak_spots()
    said = [shaky[spot] for spot in now.bone.weak_spots]
    if values["story"] == "train" and values["months"] == ROWS_MONTHS[-1]:
        said.append(
            _("Few trials were longer. Over 16 years of training, in one study, the gap grew.")
        )
    return " ".join(said)


def table(values: dict[str, Any], path: Sequence[tuple[float, Any]]) -> Table:
    """Return the numbers along the way."""
    bed = values["story"] == "bed"
    wanted = ROWS_DAYS if bed else ROWS_MONTHS
    sign = -1 if bed else 1
    rows = []
    for time, point in path:
        if time not in wanted:
            continue
        bone = point.bone
        if bone is not None and not bed:
            bone = Span(bone.gain, bone.low, bone.high)
        cells = [*_cells(point.strength, 0, sign), *_cells(bone, 1, sign)]
        rows.append([number(time, 0), *cells])
    head = _("Days in bed") if bed else _("Month")
    could = _("could be")
    return Table(
        _("Muscle and bone, in percent; – means not measured"),
        [head, _("Strength"), could, _("Bone"), could],
        rows,
    )


def _cells(found: Span | None, digits: int, sign: int) -> list[str]:
    if found is None:
        return ["–", "–"]
    low, high = sorted((sign * found.low, sign * found.high))
    return [percent(sign * found.typical, digits), span(low, high, digits)]
