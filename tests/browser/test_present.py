"""Presenter view: one section at a time, by keyboard, with calculators that go on working."""

import pytest
from playwright.sync_api import expect

from tests.browser.bench import Bench
from tests.browser.helpers import (
    NARROW,
    PHONE,
    WIDE,
    axe,
    chapter_with,
    look,
    needs,
    open_chapter,
    wait_for_charts,
    wait_until,
)

pytestmark = needs("Standing")
STANDING = chapter_with("Standing")
NO_FULL_SCREEN = "Element.prototype.requestFullscreen = () => Promise.reject(new Error('no'));"


@pytest.fixture
def page(reader):
    """Yield a chapter in a browser that does not allow the full screen."""
    reader.add_init_script(NO_FULL_SCREEN)
    open_chapter(reader, STANDING)
    return reader


def where(page):
    return page.get_by_role("navigation", name="Presenter view").get_by_role("status")


def headings(page) -> list[str]:
    """Return the titles of the sections in sight."""
    found = page.locator(".chap > .chead h1, .chap > .row > h2").all()
    return [h.text_content() for h in found if h.is_visible()]


def start(page) -> None:
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("button", name="Present", exact=True).click()
    expect(where(page)).to_be_visible()


def focused(page) -> str:
    return page.evaluate("document.activeElement.textContent.slice(0, 60)")


def test_one_section_at_a_time_by_keyboard(page):
    titles = [page.locator("h1").first.text_content()]
    titles += [h.text_content() for h in page.locator(".chap > .row > h2").all()]
    letters = page.evaluate("getComputedStyle(document.body).fontSize")
    start(page)
    large = page.evaluate("getComputedStyle(document.body).fontSize")
    assert float(large[:-2]) > 1.4 * float(letters[:-2])
    n = len(titles)
    for i, title in enumerate(titles, start=1):
        expect(where(page)).to_have_text(f"{i} of {n}: {title}")
        assert headings(page) == [title]
        assert focused(page) == title
        page.keyboard.press("ArrowRight")
    expect(where(page)).to_have_text(f"{n} of {n}: {titles[-1]}")  # it ends there
    expect(page.locator("#end")).to_be_visible()
    for key in ("PageUp", "ArrowLeft"):  # nothing is scrolled: PageUp goes back, too
        page.keyboard.press(key)
    expect(where(page)).to_have_text(f"{n - 2} of {n}: {titles[-3]}")
    page.keyboard.press("Escape")
    expect(page.locator(".stage")).to_be_hidden()
    assert focused(page) == "Present"
    assert len(headings(page)) == n
    assert page.evaluate("getComputedStyle(document.body).fontSize") == letters
    assert page.evaluate("document.documentElement.dataset.size") is None


def test_buttons_do_the_same_and_keep_the_focus(page):
    start(page)
    bar = page.get_by_role("navigation", name="Presenter view")
    bar.get_by_role("button", name="Next").click()
    expect(where(page)).to_contain_text("2 of")
    assert focused(page) == "Next →"
    page.keyboard.press("ArrowRight")  # a button is no control that needs this key
    expect(where(page)).to_contain_text("3 of")
    bar.get_by_role("button", name="Back").click()
    expect(where(page)).to_contain_text("2 of")
    bar.get_by_role("button", name="Leave").click()
    expect(bar).to_have_count(0)


def test_f2_starts_it_where_the_reader_is(page):
    page.locator("h2#try-it").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('try-it').scrollIntoView()")
    page.keyboard.press("F2")
    expect(where(page)).to_contain_text("Try it")
    page.keyboard.press("Escape")
    expect(page.locator(".stage")).to_be_hidden()
    for key in ("p", "PageDown", "ArrowRight"):  # nothing starts by chance
        page.keyboard.press(key)
    expect(page.locator(".stage")).to_be_hidden()


def test_calculators_work_and_keep_their_keys(page):
    start(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(where(page)).to_contain_text("Try it")
    wait_for_charts(page)
    bench = Bench(page.locator(".bench:has(.headline)").first)
    for key in ("ArrowRight", "ArrowLeft", "PageUp"):
        slider = bench.slider("Your weight")
        before = slider.input_value()
        slider.press(key)
        wait_until(page, lambda b=before, s=slider: s.input_value() != b)
    bench.type("Your weight", "80")
    bench.number("Your weight").press("ArrowLeft")
    expect(where(page)).to_contain_text("Try it")
    expect(bench.detail).to_contain_text("40 kg")
    bench.choose("You stand on", "one leg")
    expect(bench.headline).to_contain_text("In the hip")
    value = bench.slider("Your weight").input_value()
    bench.slider("Your weight").click()  # with the mouse: the next page key is a clicker's
    wait_until(page, lambda: bench.slider("Your weight").input_value() != value)
    value, y = bench.slider("Your weight").input_value(), page.evaluate("scrollY")
    page.keyboard.press("PageDown")
    assert page.evaluate("scrollY") > y
    assert bench.slider("Your weight").input_value() == value
    assert bench.plot()
    page.keyboard.press("Escape")
    expect(page.locator(".stage")).to_be_hidden()
    wait_for_charts(page)


def test_page_down_shows_a_long_section_to_its_end(page):
    """A clicker has two keys: nothing of a section may be out of their reach."""
    page.set_viewport_size({"width": WIDE, "height": 720})
    start(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    wait_for_charts(page)
    bench = page.locator(".chap > .on .bench")
    page.keyboard.press("PageDown")
    assert abs(bench.evaluate("(b) => b.getBoundingClientRect().top")) <= 1
    page.keyboard.press("PageDown")  # the answer, the first control and the picture together
    for part in (".headline", ".controls input", ".drawing"):
        expect(bench.locator(part).first).to_be_in_viewport()
    seen = {page.evaluate("scrollY")}
    while page.locator(".stage[data-more]").count():
        expect(where(page)).to_contain_text("Try it")
        page.keyboard.press("PageDown")
        y = page.evaluate("scrollY")
        assert y not in seen
        seen.add(y)
    expect(bench.locator(".limits")).to_be_in_viewport()
    page.keyboard.press("PageDown")
    expect(where(page)).to_contain_text("4 of")
    page.keyboard.press("ArrowLeft")
    expect(where(page)).to_contain_text("3 of")
    assert page.evaluate("scrollY") == 0


def test_a_reload_and_the_way_to_the_next_chapter_stay_on_stage(page):
    start(page)
    page.keyboard.press("ArrowRight")
    page.reload()
    expect(where(page)).to_contain_text("2 of")
    while page.locator(".stage [aria-disabled=true]", has_text="Next").count() == 0:
        page.keyboard.press("ArrowRight")
    page.locator("#end .nx").click()
    expect(where(page)).to_contain_text("1 of")
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator(".stage")).to_be_hidden()


def test_letters_keep_their_share_of_a_large_screen(page):
    start(page)
    share = {}
    for width, height in ((1280, 720), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        share[height] = (
            float(page.evaluate("getComputedStyle(document.body).fontSize")[:-2]) / height
        )
    assert share[1080] > 0.8 * share[720]
    assert min(share.values()) > 1 / 30


def test_every_chart_and_calculator_is_drawn_when_its_turn_comes(reader):
    """Also when the presenter starts before the calculators are there."""
    reader.add_init_script(NO_FULL_SCREEN)
    reader.goto(f"/voila/render/{STANDING}.ipynb", wait_until="commit")
    reader.locator("#end").wait_for()
    reader.locator(".stage").first.wait_for(state="attached")
    reader.keyboard.press("F2")
    expect(where(reader)).to_contain_text("1 of")
    reader.wait_for_selector("html[data-ready]", state="attached")
    expect(reader.locator("#wait")).to_have_text("")
    wait_for_charts(reader)
    for plot in reader.locator(".plot").all():
        assert plot.evaluate("(p) => p.clientHeight") >= 150


def test_it_works_with_a_made_up_person(reader):
    reader.add_init_script(NO_FULL_SCREEN)
    open_chapter(reader, STANDING, "#case=gerda")
    start(reader)
    region = reader.get_by_role("region", name="Made-up person")
    expect(region).to_contain_text("Gerda")
    reader.keyboard.press("ArrowRight")
    expect(region).to_be_visible()
    reader.get_by_role("button", name="Back to my own numbers").click()
    expect(region).to_have_count(0)
    expect(where(reader)).to_contain_text("2 of")


def test_the_full_screen_is_used_and_given_back(reader):
    reader.add_init_script("""
      let shown = null;
      Object.defineProperty(Document.prototype, "fullscreenElement", { get: () => shown });
      const change = (element) => { shown = element; document.dispatchEvent(new Event("fullscreenchange")); };
      Element.prototype.requestFullscreen = async function () { change(this); };
      Document.prototype.exitFullscreen = async () => change(null);
      globalThis.pressEscapeInFullScreen = () => change(null); // the browser swallows the key itself
    """)  # noqa: E501
    open_chapter(reader, STANDING)
    start(reader)
    assert reader.evaluate("document.fullscreenElement === document.documentElement")
    reader.evaluate("pressEscapeInFullScreen()")
    expect(reader.locator(".stage")).to_be_hidden()
    start(reader)
    reader.get_by_role("button", name="Leave").click()
    assert reader.evaluate("document.fullscreenElement") is None
    expect(reader.locator(".stage")).to_be_hidden()


def test_paper_has_everything_also_while_presenting(page):
    start(page)
    page.emulate_media(media="print")
    try:
        hidden = [h for h in page.locator(".chap > .row > h2").all() if not h.is_visible()]
        assert hidden == []
        expect(page.locator(".stage")).to_be_hidden()
    finally:
        page.emulate_media(media="screen")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_and_width(page, theme):
    start(page)
    for step in range(3):  # title, story, calculator
        for width in (WIDE, PHONE, NARROW):
            look(page, width, theme, size=3)
            assert axe(page) == [], (step, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("ArrowRight")


def test_nothing_is_said_to_start_where_nothing_starts(reader):
    reader.goto("/voila/render/teachers-guide.ipynb")
    reader.wait_for_selector("html[data-ran]", state="attached")
    expect(reader.locator("#wait")).to_have_text("")
