"""Words that several calculators share."""

from widgets.text import _


def sexes() -> dict[str, str]:
    """Return the two groups that were measured."""
    return {"female": _("woman"), "male": _("man")}


def people_words() -> dict[str, str]:
    """Return the words of the picture `people`: bars, and figures that show how sure we are."""
    return {
        "see_people": _("See it as {of} people"),
        "show_sure": _("Show how sure we are"),
        "sure_on": _("{n} in every estimate"),
        "sure_may": _("{n} more, if our estimate is too low"),
        "sure_off": _("{n} in no estimate"),
        "sure_name": _("{of} small figures: {low} filled, {more} striped, {rest} open."),
    }
