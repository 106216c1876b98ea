"""The twelve weeks in plain words: kinds of day, blocks, what a week and a day hold."""

from dataclasses import dataclass, field

from course import tables
from course.planner import Day, Plan, Week
from widgets import move_words
from widgets.text import _, number

PAIN = tables.value("planner", "pain_red")


@dataclass(frozen=True)
class Part:
    """One part of a day: strength, impacts, balance, back, walk.

    Attributes
    ----------
    head : str
        Name of the part.
    dose : str
        How much of it.
    moves : list of str
        What to do.
    """

    head: str
    dose: str
    moves: list[str] = field(default_factory=list)


def kinds() -> dict[str, str]:
    """Return the name of each kind of day; its first letter stands on the tile."""
    return {
        "exercise": _("Exercise"),
        "intensive": _("Intensive"),
        "gentle": _("Gentle"),
        "rest": _("Rest"),
    }


def about_kinds() -> dict[str, str]:
    """Return what each kind of day is, in a line."""
    return {
        "exercise": _("Strength, balance and a walk. A rest day follows."),
        "intensive": _("Heavier strength. Never two days in a row."),
        "gentle": _("Balance, your back, an easy walk. Nothing heavy."),
        "rest": _("No training. Easy balance and daily life are fine."),
    }


def day_titles() -> dict[str, str | None]:
    """Return the title of a day in a calendar program."""
    return {
        "exercise": _("Exercise day"),
        "intensive": _("Intensive day"),
        "gentle": _("Gentle day"),
        "rest": _("Rest day"),
    }


def profiles() -> dict[str, str]:
    """Return the four plans by the bones they are for."""
    return {
        "general": _("normal density"),
        "osteopenia": _("osteopenia"),
        "osteoporosis": _("osteoporosis, one broken bone, or not known"),
        "vertebral_fracture": _("a broken back bone, or two or more broken bones"),
    }


def block(week: Week) -> tuple[str, str]:
    """Return the name of a week's block, and how its days take turns."""
    name = {1: _("Learn the moves"), 2: _("Build up"), 3: _("Go on")}[week.block]
    if any(day.kind == "intensive" for day in week.days):
        return name, _("intensive and gentle days take turns")
    return name, _("a rest day after every exercise day")


def rounds(day: Day) -> str:
    """Return sets and repetitions: ``"2 rounds of 10"``."""
    text = _("1 round of {n}") if day.sets == 1 else _("{rounds} rounds of {n}")
    return text.format(rounds=day.sets, n=day.repetitions)


def percent(share: float) -> str:
    """Return a share of the strongest lift as a number of percent."""
    return number(100 * share, 0)


def week_dose(week: Week) -> list[str]:
    """Return what a week holds at most, in a few short lines."""
    day = strong_day(week)
    minutes = {
        "walk": sum(day.walk for day in week.days),
        "balance": sum(day.balance for day in week.days),
    }
    lines = [_("{rounds}, effort {n} of 10").format(rounds=rounds(day), n=day.effort)]
    if day.impacts:
        lines.append(_("{n} heel drops or stamps a day").format(n=day.impacts))
    return [*lines, _("walk {walk}, balance {balance} minutes").format(**minutes)]


def strong_day(week: Week) -> Day:
    """Return the first day of a week that has strength: they are alike but for the walk."""
    return next(day for day in week.days if day.sets)


def day_parts(plan: Plan, week: Week, day: Day) -> list[Part]:
    """Return what to do on a day, part by part."""
    parts = [
        _strength(plan, week, day),
        _impacts(plan, day),
        _balance(plan, day),
        _back(plan, day),
        _walk(day),
    ]
    if day.kind == "rest":
        parts.insert(0, Part(_("Rest"), _("No training today. Daily life and housework are fine.")))
    return [part for part in parts if part]


def day_text(plan: Plan, week: Week, day: Day) -> str:
    """Return what to do on a day as lines of text, for a calendar program."""
    lines = [f"{part.head}: {part.dose}" for part in day_parts(plan, week, day)]
    for part in day_parts(plan, week, day):
        lines += [f"- {move}" for move in part.moves]
    if day.kind != "rest":
        lines.append(stop())
    return "\n".join(lines)


def stop() -> str:
    """Return when to stop: the same line in the same place everywhere."""
    return _(
        "Stop and call your doctor if you get sudden strong back pain, pain of {n} or more of 10, "
        "chest pain, dizziness, or a painful fall."
    ).format(n=number(PAIN, 0))


def _strength(plan: Plan, week: Week, day: Day) -> Part | None:
    if not day.sets:
        return None
    dose = _(
        "{rounds} of each move, at most {load} % of your strongest lift, effort up to {n} of 10."
    )
    texts = [dose.format(rounds=rounds(day), load=percent(day.load), n=day.effort)]
    if week.block == 1:
        low, high = plan.reserve
        spare = _("Stop each round while you could still do {low} to {high} more.")
        texts.append(spare.format(low=low, high=high))
    if day.sets > 1:
        pause = _("Rest {n} seconds between rounds.")
        texts.append(pause.format(n=day.pause))
    return Part(_("Strength"), " ".join(texts), move_words.of_kind(day.exercises, "strength"))


def _impacts(plan: Plan, day: Day) -> Part | None:
    if not day.impacts:
        return None
    dose = _("{n} in all, of one move or both.").format(n=day.impacts)
    if day.impact_sets > 1:
        low, high = plan.impact_pause
        several = _("{n} in all, in {sets} sets. Rest {low} to {high} seconds between sets.")
        dose = several.format(n=day.impacts, sets=day.impact_sets, low=low, high=high)
    return Part(_("Heel drops or stamps"), dose, move_words.of_kind(day.exercises, "impact"))


def _balance(plan: Plan, day: Day) -> Part | None:
    if not day.balance:
        return None
    if day.kind == "rest" and plan.fixed_support:
        dose = _("{n} easy minutes through the day, always beside something that stands firm.")
    elif day.kind == "rest":
        dose = _("{n} easy minutes through the day, with a support within reach.")
    elif plan.fixed_support:
        dose = _("{n} minutes, always beside something that stands firm.")
    else:
        dose = _("{n} minutes, with a support within reach.")
    moves = move_words.of_kind(day.exercises, "balance")
    return Part(_("Balance"), dose.format(n=day.balance), moves)


def _back(plan: Plan, day: Day) -> Part | None:
    if not day.back:
        return None
    low, high = plan.hold
    dose = _("{n} minutes. Hold each time for {low} to {high} seconds.")
    moves = move_words.of_kind(day.exercises, "back")
    return Part(_("Back muscles"), dose.format(n=day.back, low=low, high=high), moves)


def _walk(day: Day) -> Part | None:
    if not day.walk:
        return None
    dose = _("{n} minutes.")
    if 0 < day.brisk < day.walk:
        dose = _("{n} minutes, of which {brisk} may be brisk.")
    moves = move_words.of_kind(day.exercises, "walk")
    return Part(_("Walk"), dose.format(n=day.walk, brisk=day.brisk), moves)
