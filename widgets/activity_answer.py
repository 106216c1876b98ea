"""The words of the answer about an activity: what fits, where it stands, how sure it is."""

from typing import Any

from course.activities import Load
from course.activity_advice import Fit
from widgets import activity_words
from widgets.text import _, number
from widgets.weights import BodyWeight, times


def headline(place: str, row: Any) -> str:
    """Return the answer for a row in one sentence; what does not fit is said before the number."""
    what = activity_words.names()[row.activity.key]
    where = activity_words.places()[place]
    if row.load is None:
        return _("{what}: nobody in our studies measured this {where}.").format(
            what=what, where=where
        )
    leave = row.advice.fit is Fit.LEAVE
    if row.load.value == 0:
        return _("{what}: the ground does not press on your feet at all.").format(what=what)
    if place == "spine":
        words = _("{what}: the lower spine is pressed {n} times as hard as in standing.")
        if leave:
            words = _(
                "{what}: not for you now. It presses your spine {n} times as hard as standing."
            )
        return words.format(what=what, n=number(row.standing or 0, 1))
    if place == "ground" and row.activity.both_feet:
        where = _("under both feet together")
    words = _("{what}: about {n} times your weight {where}.")
    if leave:
        words = _("{what}: not for you now. That is {n} times your weight {where}.")
    return words.format(what=what, n=number(row.load.value, 1), where=where)


def detail(values: dict[str, Any], result: Any, weight: BodyWeight) -> str:
    """Return what fits, where it stands, how sure it is, what other studies had."""
    row = result.chosen
    parts = [_for_you(values, row)]
    if row.load is not None:
        parts.append(_where_it_stands(values["place"], result, weight))
        parts += [_how_sure(row.load), _range(row.load), _disagree(values["place"], row)]
    if row.activity.bone_class is not None:
        signal = activity_words.signals()[row.activity.bone_class]
        parts.append(_("For bone, we judge: {signal}.").format(signal=signal))
    return " ".join(part for part in parts if part)


def _where_it_stands(place: str, result: Any, weight: BodyWeight) -> str:
    words = {"n": result.rank, "of": len(result.rows)}
    load = result.chosen.load
    if place == "spine" or not load or not load.value:
        return _("From the hardest down it is number {n} of {of} shown.").format(**words)
    template = _("As if {kg} pressed there. From the hardest down it is number {n} of {of} shown.")
    return template.format(kg=weight.text(load.value), **words)


def _for_you(values: dict[str, Any], row: Any) -> str:
    """Say what fits, why not, and what instead."""
    fit = activity_words.fits()[row.advice.fit]
    said = row.advice.fit is Fit.LEAVE and row.load is not None  # the headline says it
    parts = [] if said else [_("For you: {fit}.").format(fit=fit)]
    parts.append(activity_words.why(row.activity, row.advice, falls=values["falls"]))
    instead = activity_words.instead(row.advice)
    if instead and row.advice.fit is Fit.FINE:
        parts.append(_("Good for heart and muscle. For bone add {what}.").format(what=instead))
    elif instead and row.advice.fit is Fit.GUIDE:
        parts.append(_("Until then: {what}.").format(what=instead))
    elif instead:
        parts.append(_("Instead: {what}.").format(what=instead))
    return " ".join(part for part in parts if part)


def _how_sure(load: Load) -> str:
    """Say who was measured, or that nobody was."""
    if load.status == "recalled":
        return _("How sure: from memory, not checked yet.")
    if load.status == "model":
        return _("How sure: an estimate, not a measurement.")
    people = activity_words.who(load)
    if not people:
        return _("How sure: it follows from what the feet carry.")
    return _("How sure: measured in {people}.").format(people=people)


def _range(load: Load) -> str:
    if load.low is None or load.high is None or load.unit != "BW":
        return ""
    return _("It ranges from {low} to {high}.").format(low=times(load.low), high=times(load.high))


def _disagree(place: str, row: Any) -> str:
    if row.activity.key == "nordic":
        return _(
            "Studies of poles disagree: more load in one, less in another, no change in a third."
        )
    if not row.others or row.load is None:
        return ""
    found = "; ".join(
        _("{n} in {people}").format(
            n=activity_words.value(load, None, place),
            people=activity_words.who(load) or _("others, from memory"),
        )
        for load in row.others
    )
    return _("Also found: {found}.").format(found=found)


def left_out(result: Any) -> str:
    """Name what does not fit now, so that nothing vanishes silently."""
    names = activity_words.names()
    hidden = [row for row in result.left_out if row not in result.rows]
    if not hidden:
        return ""
    listed = ", ".join(names[row.activity.key] for row in hidden)
    return _("Left out for you: {names}. Choose one to see why, and what instead.").format(
        names=listed
    )
