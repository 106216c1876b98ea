"""A chapter prints as a handout of two pages, and whole when asked to."""

import re
import unicodedata

import pytest

from tests.browser.helpers import chapters, only, printed_pages

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
    pdf = printed_pages(page)
    assert len(pdf) > 1 or chapter.name == "practice"
    printed = plain(" ".join(sheet.extract_text() for sheet in pdf))
    assert len(headings) > 8 or chapter.name == "practice"
    assert [h for h in headings if plain(h) not in printed] == []
    assert all(plain(b.headline.text_content()) in printed for b in chapter.benches[:1])
    # folded answers are printed open
    short = [a for a in answers if 20 < len(a) < 200 and re.fullmatch(r"[\w\s.,:;“”’?%()-]+", a)]
    assert [a for a in short if plain(a) not in printed] == []


PAPERS = ["A4", pytest.param("Letter", marks=pytest.mark.long)]


@only(*NUMBERED)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_handout_has_two_pages_with_all_its_parts(chapter, paper):
    page = chapter.page
    kept = page.locator(".home > div:has(> ol) li").all_text_contents()
    listed = page.locator(".home > div:has(> ul) li").all_text_contents()
    numbers = page.locator(".home").evaluate("(home) => JSON.parse(home.dataset.numbers)")
    first, second = (plain(sheet.extract_text()) for sheet in printed_pages(page, paper))
    assert len(kept) == len(numbers) == 3
    for part in [*kept, chapter.benches[0].headline.text_content(), "Page 1 of 2"]:
        assert plain(part) in first
    for part in [*listed, *numbers, "My questions", "Check yourself", "Sources", "Page 2 of 2"]:
        assert plain(part) in second
    assert "127001" not in first + second  # no address
    assert page.locator(".paper-handout").count() == 0  # nothing stays on the page


CUT = """() => {
  dispatchEvent(new Event("beforeprint"));
  const pages = [...document.querySelectorAll(".paper-page")];
  const bottom = (element) => element.getBoundingClientRect().bottom;
  const ends = pages.map((p) => bottom(p.lastElementChild) - bottom(p));
  const sizes = [...document.querySelectorAll(".paper-page *")]
    .map((element) => parseFloat(getComputedStyle(element).fontSize));
  const picture = document.querySelector(".paper-page > :is(.paper-picture, .paper-way)");
  const room = picture.offsetHeight;
  const [first, ...others] = document.querySelectorAll(".paper-lines .line");
  const lines = 1 + others.filter((line) => line.offsetLeft === first.offsetLeft).length;
  dispatchEvent(new Event("afterprint"));
  return { over: Math.max(...ends), smallest: Math.min(...sizes), room, lines };
}"""


@only(*NUMBERED)
def test_nothing_of_the_handout_is_cut_off_or_small(chapter):
    found = chapter.page.evaluate(CUT)
    assert found["over"] < 1
    assert found["smallest"] >= 15.9  # px: 12 points
    assert found["room"] > 300  # for the picture
    assert found["lines"] >= 3  # to write on; as tall as Letter here, and A4 has more


@only("00-start")
def test_a_chapter_without_a_picture_shows_the_way_through_the_course(chapter):
    first = plain(printed_pages(chapter.page)[0].extract_text())
    assert plain("tick what you have read") in first
    assert plain("12 · Your plan") in first


@only("12-your-plan")
def test_a_drawing_is_whole_and_its_captions_go_along(chapter):
    first = plain(printed_pages(chapter.page)[0].extract_text())
    assert plain("Strength, impact that fits you") in first
    inside = chapter.page.evaluate("""() => {
      const drawing = document.querySelector(".pillars svg");
      const { width, height } = drawing.viewBox.baseVal;
      const box = drawing.querySelector("g").getBBox();
      return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
    }""")
    assert inside


@only("teachers-guide")
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_guide_prints_one_lesson_on_three_pages_at_most(chapter, paper):
    page = chapter.page
    page.evaluate("window.print = () => {}")
    buttons = page.locator("[data-print-lesson]:not([data-print-lesson=''])").all()
    titles = page.locator(".lesson > h2").all_text_contents()
    assert len(buttons) == len(titles) == 3
    for button, title in zip(buttons, titles, strict=True):
        button.click()
        texts = [plain(sheet.extract_text()) for sheet in printed_pages(page, paper)]
        assert len(texts) <= 3
        assert plain("Before the lesson") in texts[0]
        assert plain("Questions to ask") in texts[0]
        assert texts[1].startswith(plain(title))
        assert [other for other in titles if plain(other) in "".join(texts)] == [title]


@only("01-weak-bones")
def test_the_handout_says_whose_numbers_these_are(chapter):
    first = printed_pages(chapter.page)[0]
    assert plain("An example, not my own numbers") in plain(first.extract_text())
    chapter.benches[0].type("Age", "75")
    chapter.page.wait_for_selector(".bench[data-whose=mine]")
    assert plain("My result") in plain(printed_pages(chapter.page)[0].extract_text())


@only("01-weak-bones")
def test_the_handout_prints_before_the_calculators_are_there(chapter, browser):
    page = browser.new_page(java_script_enabled=True)
    page.route("**/voila/seat/**", lambda route: route.abort())
    page.goto(chapter.page.url)
    first, second = (plain(sheet.extract_text()) for sheet in printed_pages(page))
    page.close()
    assert plain("There is no result yet") in first
    assert plain("My questions") in second
