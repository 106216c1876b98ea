"""What the picture `people` is given: bars that count people, and the same people as figures."""

from typing import Any

from widgets.text import _, number

Look = tuple[str, str]  # whose bar it is, and its pattern
YOU: Look = ("you", "solid")
PEOPLE: Look = ("people", "solid")
AVERAGE: Look = ("people", "hatch")
OTHER: Look = ("other", "solid")
DO: Look = ("do", "hatch")


def bar(label: str, n: float, of: float, look: Look, rest: str | None = None) -> dict[str, Any]:
    """Return one bar: `n` of `of`.

    Parameters
    ----------
    label : str
        Words above the bar.
    n, of : float
        How many, and the whole bar.
    look : Look
        Its colour, with the pattern that says the same without colour.
    rest : str, optional
        Words on the empty part; ``{n}`` is how many that are. Default: they "do not". Empty: none.
    """
    words = _("{n} do not") if rest is None else rest
    return {
        "label": label,
        "n": n,
        "of": of,
        "value_text": number(n, 0),
        "rest_text": words.format(n=number(of - round(n), 0)),
        "role": look[0],
        "pattern": look[1],
    }


def bracket(low: float, high: float) -> dict[str, Any]:
    """Return what a bar shows of its range, for ``bar(…) | bracket(…)``."""
    words = _("could be {low} to {high}") if round(high) else _("fewer than 1")
    words = words.format(low=number(low, 0), high=number(high, 0))
    return {"low": low, "high": high, "band_text": words}


def figures(
    n: int, of: int, title: str, on: str, off: str = "", sure: tuple[int, int] | None = None
) -> dict[str, Any]:
    """Return every single person as a small figure.

    Parameters
    ----------
    n, of : int
        How many figures are filled, of how many.
    title : str
        Words above them.
    on, off : str
        What the filled and the open ones stand for; ``{n}`` is how many. The open ones "do not".
    sure : tuple of int, optional
        The fewest and the most that could be filled.
    """
    filled, rest = number(n, 0), number(of - n, 0)
    shown = {
        "title": title,
        "name": _("{of} small figures: {n} filled, {rest} open.").format(
            of=number(of, 0), n=filled, rest=rest
        ),
        "n": n,
        "of": of,
        "on_text": on.format(n=filled),
        "off_text": (off or _("{n} do not")).format(n=rest),
    }
    if sure is not None:
        shown |= {"sure_low": sure[0], "sure_high": sure[1]}
    return shown
