"""A chapter prints as a handout of two pages, or whole."""

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader

from tests.browser.helpers import chapters, only

HEADINGS = (
    "() => [...document.querySelectorAll('main h1, main h2, main h3')].map((h) => h.innerText)"
)


def plain(text: str) -> str:
    """Return letters and digits only: paper breaks lines and joins letters as it likes."""
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text)).lower()


EVERY_RUN = (
    "00-start",
    "04-standing",
    "12-your-plan",
    "glossary",
    "teachers-guide",
)  # of each kind
OWN_SHEET = "summary"  # see test_summary.py
LONG = [
    pytest.param(name, marks=pytest.mark.long)
    for name in chapters()
    if name not in (*EVERY_RUN, OWN_SHEET)
]
NUMBERED = [
    name if name in EVERY_RUN else pytest.param(name, marks=pytest.mark.long)
    for name in chapters()
    if name[0].isdigit()
]


@only(*EVERY_RUN, *LONG)
def test_the_pdf_holds_everything(chapter):
    page = chapter.page
    headings = page.evaluate(HEADINGS)
    answers = page.evaluate(
        "() => [...document.querySelectorAll('.txt details p')].map((p) => p.textContent)"
    )
    page.evaluate("document.documentElement.dataset.printWhole = ''")
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
    assert len(pdf.pages) > 1 or chapter.name == "practice"
    printed = plain(" ".join(sheet.extract_text() for sheet in pdf.pages))
    assert len(headings) > 8 or chapter.name == "practice"
    assert [h for h in headings if plain(h) not in printed] == []
    assert all(plain(b.headline.text_content()) in printed for b in chapter.benches[:1])
    # folded answers are printed open
    short = [a for a in answers if 20 < len(a) < 200 and re.fullmatch(r"[\w\s.,:;“”’?%()-]+", a)]
    assert [a for a in short if plain(a) not in printed] == []


@only(*NUMBERED)
@pytest.mark.parametrize("paper", ["A4", pytest.param("Letter", marks=pytest.mark.long)])
def test_a_chapter_prints_as_two_pages_to_take_home(chapter, paper):
    page = chapter.page
    pdf = PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=False)))
    first, second = (plain(sheet.extract_text()) for sheet in pdf.pages)
    assert plain(page.locator("h1").first.inner_text()) in first
    assert plain(chapter.benches[0].headline.text_content()) in first
    assert "anexamplenotmyownnumbers" in first
    keep = page.locator(".home ol li").all_inner_texts()
    assert len(keep) == 3
    assert [line for line in keep if plain(line) not in first] == []
    for heading in ("My numbers", "My questions", "Check yourself"):
        assert plain(heading) in second
    assert page.locator(".paper-handout").count() == 0  # gone again from the screen
