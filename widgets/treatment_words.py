"""Words about the three pillars of a treatment plan."""

from course import tables
from course.treatment import Pillar, Place
from widgets.text import _, number

YEARS = tables.value("scan", "recent_fracture")
MONTHS = tables.value("treatment", "cortisone_months")
BORDER = tables.value("density", "osteoporosis_to")


def diagnoses() -> dict[str, str]:
    """Return what a doctor may have said."""
    return {
        "osteoporosis": _("osteoporosis"),
        "osteopenia": _("osteopenia"),
        "osteopenia_vertebra": _("osteopenia, and a vertebra broke lately"),
        "unknown": _("not measured, or I do not know"),
    }


def reasons() -> dict[str, str]:
    """Return the reasons to think of a medicine, as parts of a sentence."""
    return {
        "t_score": _("a T-score of {t} or lower").format(t=number(BORDER, 1)),
        "vertebra": _("a broken vertebra"),
        "hip": _("a broken hip"),
        "other_bone": _("another bone broken in the last {n} years").format(n=number(YEARS, 0)),
        "cortisone": _("cortisone tablets for more than {n} months").format(n=number(MONTHS, 0)),
    }


def names() -> dict[str, str]:
    """Return the pillars."""
    return {"move": _("Move well"), "food": _("Good food"), "medicine": _("Medicine")}


def places() -> dict[Place, str]:
    """Return how firmly the medicine belongs to the plan."""
    return {
        Place.USUAL: _("usually part of the plan"),
        Place.TALK: _("talk about it soon"),
        Place.FIND_OUT: _("first find out"),
        Place.NOT_YET: _("usually not, or not yet"),
    }


def says(pillar: Pillar) -> str:
    """Return the place of a pillar in a few words."""
    return places()[pillar.place] if pillar.name == "medicine" else _("part of every plan")


def more(pillar: Pillar) -> str:
    """Return a sentence or two about a pillar."""
    if pillar.name == "move":
        return _("Strength, impact that fits you, and balance: chapters 6 to 9.")
    if pillar.name == "food":
        return _("Protein, calcium, and vitamin D as advised: chapter 11.")
    return {
        Place.USUAL: _("It works beside the other two, not instead of them."),
        Place.TALK: _("There is a reason to weigh it. Your doctor knows the rest of you."),
        Place.FIND_OUT: _("Your doctor looks at age, falls, breaks and perhaps a scan."),
        Place.NOT_YET: _("A new break or a new scan can change that."),
    }[pillar.place]


def ask(pillar: Pillar) -> str:
    """Return what to ask about a pillar."""
    if pillar.name == "move":
        return _("Which exercises fit me, and who can coach me?")
    if pillar.name == "food":
        return _("Do I need vitamin D or calcium beside my food?")
    return {
        Place.USUAL: _("Which medicine fits me, for how long, and what comes after it?"),
        Place.TALK: _("Does my break or my cortisone change the plan?"),
        Place.FIND_OUT: _("Does a bone scan, or a picture of my back, make sense for me?"),
        Place.NOT_YET: _("When do we look again?"),
    }[pillar.place]


def listed(keys: list[str], *, together: bool = False) -> str:
    """Return reasons as a list in a sentence: one of them, or all `together`."""
    words = [reasons()[key] for key in keys]
    if len(words) < 2:
        return "".join(words)
    template = _("{many} and {last}") if together else _("{many} or {last}")
    return template.format(many=", ".join(words[:-1]), last=words[-1])
