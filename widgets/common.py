"""Answers that several calculators offer, in the same words."""

from widgets.text import _


def sexes() -> dict[str, str]:
    """Return the two groups that were measured."""
    return {"female": _("woman"), "male": _("man")}
