"""Words and numbers in the reader's language.

Every word a calculator shows is an English string wrapped in ``_()``; gettext finds its
translation in ``widgets/locale``. Placeholders have names and are filled after translation, so
that translators may move them: ``_("{n} of 100").format(n=13)``, never an f-string.
"""

import gettext
import re
from functools import cache
from pathlib import Path

from course.checks import CourseError

DOMAIN = "bone-course"
LOCALE = Path(__file__).parent / "locale"
MINUS = "−"
_ABOVE_ZERO = frozenset("123456789")
_SEPARATORS = {"en": (",", "."), "nl": (".", ",")}  # thousands, decimal

_PLAIN_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)")
_GROUP_MARK = re.compile(r"(?<=\d)[’'](?=\d{3}(?!\d))")  # 6'000; but 5'4 is a height in feet

_language = "en"


def set_language(code: str) -> None:
    """Choose the language of everything made after this call, for example ``"en"``."""
    global _language
    if code not in _SEPARATORS:
        known = ", ".join(_SEPARATORS)
        raise ValueError(f"The course does not speak {code!r}. It speaks: {known}.")
    _language = code


def language() -> str:
    """Return the code of the language in use."""
    return _language


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, languages=[code], fallback=True)


def _(message: str) -> str:
    """Return the message in the reader's language; a number and its % stay on one line.

    Examples
    --------
    >>> _("up to {n} %")
    'up to {n}\\xa0%'
    """
    return unparted(_catalogue(_language).gettext(message))


def unparted(text: str) -> str:
    """Return the text with a no-break space before each per cent sign."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")


def refusal(error: CourseError) -> str:
    """Return the sentence of a refusal in the reader's language."""
    values = {
        key: _(value) if isinstance(value, str) and value else number(value)
        for key, value in error.values.items()
    }
    return _(error.template).format(**values)


def number(value: float | str, digits: int | None = None) -> str:
    """Write a number as the reader does.

    Parameters
    ----------
    value : float
        The number. A string is returned as it is.
    digits : int, optional
        Digits after the decimal sign. None: as many as needed, at most four.

    Examples
    --------
    >>> number(1234.5, 1), number(-1.83, 1), number(72.5), number(-0.04, 1)
    ('1,234.5', '−1.8', '72.5', '0.0')
    """
    if isinstance(value, str):
        return value
    text = f"{value:,.{4 if digits is None else digits}f}"
    if digits is None:
        text = text.rstrip("0").rstrip(".")
    if _ABOVE_ZERO.isdisjoint(text):
        text = text.lstrip("-")  # no minus before a zero
    thousands, decimal = _SEPARATORS[_language]
    return text.translate(str.maketrans(",.-", thousands + decimal + MINUS))


def parse(text: str, *, grouped: bool = False) -> float | None:
    """Read a number typed by a person; None if it is none.

    A comma and a point are both taken as the decimal sign, because people type the one they
    grew up with. Only where numbers above a thousand make sense (`grouped`), ``1,000`` and
    ``1.000`` are read as the language writes them.

    Examples
    --------
    >>> parse("72,5"), parse(" 72.5 "), parse("−1.5"), parse("6,000", grouped=True), parse("heavy")
    (72.5, 72.5, -1.5, 6000.0, None)
    """
    clean = _GROUP_MARK.sub("", "".join(text.split()).replace(MINUS, "-"))
    thousands, decimal = _SEPARATORS[_language]
    if grouped:
        head, *rest = clean.split(decimal)[0].lstrip("+-").split(thousands)
        if rest and 1 <= len(head) <= 3 and head[0] != "0" and all(len(r) == 3 for r in rest):
            clean = clean.replace(thousands, "")
    clean = clean.replace(",", ".")
    return float(clean) if _PLAIN_NUMBER.fullmatch(clean) else None
