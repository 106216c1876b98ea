"""Words about where to find help and who pays, by country; addresses come from `course.care`."""

from typing import Any

from course import care, tables
from course.care import Address
from widgets.text import _, number


def countries() -> dict[str, str]:
    """Return the countries we have read about."""
    return {
        "netherlands": _("the Netherlands"),
        "united_kingdom": _("the United Kingdom"),
        "united_states": _("the United States"),
        "germany": _("Germany"),
        "elsewhere": _("somewhere else"),
    }


def items(country: str, *, costs: bool) -> list[dict[str, Any]]:
    """Return the lines of "where to find help": a text, and a link with its words.

    Parameters
    ----------
    country : str
        One of `course.care.COUNTRIES`.
    costs : bool
        Whether to say who pays.
    """
    found = care.addresses(country)
    words = {"find": _find()[country], "ask": _ask()[country]}
    if costs:
        words |= {"pay": _pay().get(country, ""), "falls": _falls()}
    lines = [_line(text, found[what]) for what, text in words.items() if what in found]
    if costs:
        lines.append({"text": _your_insurer(), "words": "", "link": ""})
    return lines


def read(country: str) -> str:
    """Return when the addresses and rules were read."""
    year, month = care.addresses(country)["find"].read.split("-")
    return _("Read in {month} {year}. Rules change every year.").format(
        month=_months()[int(month)], year=year
    )


def _line(text: str, address: Address) -> dict[str, Any]:
    words = address.link.removeprefix("https://").removeprefix("www.").split("/")[0]
    return {"text": text, "words": words, "link": address.link}


def _months() -> tuple[str, ...]:
    """Return the months by number."""
    spring = _("January"), _("February"), _("March"), _("April"), _("May"), _("June")
    autumn = _("July"), _("August"), _("September"), _("October"), _("November"), _("December")
    return ("", *spring, *autumn)


def _amount(key: str) -> str:
    return number(tables.value("treatment", key), 0)


def _find() -> dict[str, str]:
    return {
        "netherlands": _(
            "A therapist with extra training in osteoporosis, falls and fractures: the care "
            "finder of Chronisch ZorgNet."
        ),
        "united_kingdom": _(
            "A physiotherapist: through your family doctor, in some areas directly."
        ),
        "united_states": _("A physical therapist for older adults: the finder of ChoosePT."),
        "germany": _("Exercise in a group on prescription (Funktionstraining):"),
        "elsewhere": _("A therapist: ask the osteoporosis society of your country."),
    }


def _ask() -> dict[str, str]:
    return {
        "netherlands": _("Questions to other patients: the Osteoporose Vereniging."),
        "united_kingdom": _("Questions: the free helpline of the Royal Osteoporosis Society."),
        "united_states": _("Questions: the Bone Health and Osteoporosis Foundation."),
        "germany": _("Questions: the self-help groups of the BfO."),
        "elsewhere": _("Questions: the International Osteoporosis Foundation knows the societies."),
    }


def _pay() -> dict[str, str]:
    return {
        "netherlands": _(
            "Osteoporosis alone: only a supplementary insurance pays. After a broken bone the "
            "basic insurance pays after {first} sessions, for {months} months at most, or {long} "
            "after a stay in hospital. Your own risk counts first."
        ).format(
            first=_amount("netherlands_first"),
            months=_amount("netherlands_months"),
            long=_amount("netherlands_months_admitted"),
        ),
        "united_kingdom": _("Physiotherapy of the health service is free."),
        "united_states": _(
            "Original Medicare: you pay {n} % of the approved amount, after the deductible, when "
            "it is medically necessary."
        ).format(n=_amount("united_states_share")),
        "germany": _("Your doctor prescribes it, and your insurer has to approve it first."),
    }


def _falls() -> str:
    return _(
        "Training against falls: the basic insurance pays since 2024 at a high risk of falling, "
        "otherwise the municipality."
    )


def _your_insurer() -> str:
    return _("Ask your insurer before you begin, and say which diagnosis is in the letter.")
