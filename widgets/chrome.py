"""The words around every calculator, and plotly.js for pages that do not bring it."""

from functools import cache
from pathlib import Path

from widgets.text import _

_PLOTLY = Path(__file__).parent / "vendor" / "plotly-basic.min.js"


def words() -> dict[str, str]:
    """Return the words of buttons, messages and disclosures in the reader's language."""
    return {
        "your_numbers": _("Your numbers"),
        "less": _("{label}: less"),
        "more": _("{label}: more"),
        "slider": _("{label}, slider"),
        "box_of": _("{label}, {box}"),
        "unknown_of": _("{label}: {answer}"),
        "unit_of": _("Unit: {label}"),
        "stale": _("This answer is still the last one. Mend the number marked with ⚠ first."),
        "table": _("Show the numbers as a table"),
        "table_scroll": _("Table, scrolls sideways"),
        "where": _("Where does this come from?"),
        "where_number": _("Number"),
        "where_value": _("Value"),
        "where_who": _("Who was measured"),
        "where_source": _("Source"),
        "where_status": _("How sure"),
        "cannot": _("What this cannot tell you"),
        "button_of": _("{button}: {title}"),
        "again": _("Start again"),
        "was_reset": _("All numbers are back to the start."),
        "link": _("Copy a link with these numbers"),
        "copied": _("The link is copied."),
        "in_bar": _("The link is now in the address bar."),
        "csv": _("Save the numbers (CSV)"),
        "save_picture": _("Save the picture"),
        "saved": _("Saved among your downloads: {file}"),
        "on_its_way": _("Your file is on its way to your downloads."),
        "print": _("Print"),
        "print_sheet": _("Print on one page"),
        "is_mine": _("These are your numbers, kept in this browser."),
        "brought_back": _("What you entered here before is back."),
        "use_mine": _("Use my numbers"),
        "no_mine": _("You have not kept any numbers yet. Chapter 0, Start here, asks for them."),
        "keep_mine": _("Keep these as my numbers"),
        "kept": _("Kept in this browser, and nowhere else."),
        "offer": _("Changed here only: {names}. Is it yours now?"),
        "offer_keep": _("Keep as mine"),
        "erase_mine": _("Erase my numbers"),
        "erased": _("Your numbers and your summary are erased from this browser."),
        "is_case": _("These are the numbers of {name}, a made-up person."),
        "guest": _("Made up: {name}"),
        "case_misfit": _("{name} does not fit here: {names}. You see this calculator’s example."),
        "skipped": _("Not used here, because it does not fit this calculator: {names}."),
        "lost": _("The connection is lost. The answer you see may be old."),
        "reload": _("Connect again, with my numbers"),
        "chart": _("Chart"),
    }


@cache
def plotly() -> bytes:
    """Return plotly.js (basic), for JupyterLab and others that do not load it with the page."""
    return _PLOTLY.read_bytes()
