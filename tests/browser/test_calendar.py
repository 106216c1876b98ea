"""The calendar of twelve weeks: days are chosen on it, and it goes along on paper and as a file."""

import io

import icalendar
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.bench import Bench
from tests.browser.helpers import (
    NARROW,
    axe,
    chapter_with,
    look,
    open_chapter,
    showing,
    wait_until,
)
from tests.browser.test_files import download


def twelve(chapter) -> Bench:
    return next(b for b in chapter.benches if b.root.locator(".calendar").count())


def tiles(bench):
    return bench.root.locator("button.cal-tile")


def title(bench):
    return bench.root.locator(".cal-day .cal-title")


@showing("TwelveWeeks")
def test_a_day_is_chosen_with_a_press_or_by_keyboard(chapter):
    bench = twelve(chapter)
    assert tiles(bench).count() == 84
    tiles(bench).nth(4 * 7).click()  # week 5, first day
    expect(title(bench)).to_contain_text("Week 5, Monday")
    expect(bench.detail).to_contain_text("Week 5, Monday: intensive.")
    expect(bench.root.get_by_label("Show the week", exact=True)).to_have_value("4")
    tiles(bench).nth(4 * 7).press("ArrowLeft")  # the day before, at the end of week 4
    expect(title(bench)).to_contain_text("Week 4, Sunday")
    expect(tiles(bench).nth(4 * 7 - 1)).to_be_focused()
    expect(tiles(bench).nth(4 * 7 - 1)).to_have_attribute("aria-pressed", "true")
    assert bench.root.locator("button.cal-tile[tabindex='0']").count() == 1


@showing("TwelveWeeks")
def test_on_a_phone_one_week_at_a_time(chapter):
    bench = twelve(chapter)
    look(chapter.page, NARROW)
    seen = bench.root.locator("button.cal-tile:visible")
    assert seen.count() == 7
    bench.button("Week 2, later").click()
    expect(title(bench)).to_contain_text("Week 2,")
    assert seen.count() == 7
    assert "Week 2" in seen.first.get_attribute("aria-label")
    bench.button("Week 1, earlier").click()
    expect(title(bench)).to_contain_text("Week 1,")
    expect(bench.root.locator(".cal-nav button").first).to_be_disabled()


@showing("TwelveWeeks")
def test_the_calendar_file_is_saved(chapter, tmp_path):
    bench = twelve(chapter)
    bench.root.get_by_label("I begin on", exact=True).fill("2027-01-06")
    expect(title(bench)).to_contain_text("Wednesday 6 January")
    path = download(bench, "Put in my calendar (.ics)", tmp_path)
    assert path.name == "twelve-weeks.ics"
    expect(bench.root.locator(".tools-row .said")).to_have_text(
        "Your file is on its way to your downloads."
    )
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len(events) == 84
    assert events[0].decoded("DTSTART").isoformat() == "2027-01-06"
    assert "Rise from a chair" in str(events[0]["DESCRIPTION"])


def test_a_made_up_person_has_a_plan_too(reader):
    """The calculator is whole from its first answer on: a mistake there would stop it half-way."""
    open_chapter(reader, chapter_with("TwelveWeeks"), "#case=truus")
    bench = Bench(reader.locator(".bench:has(.calendar)"))
    expect(bench.root.locator(".guest")).to_have_text("Made up: Truus")
    expect(bench.headline).to_contain_text("slowly reach 3 rounds of 12")


@showing("TwelveWeeks")
def test_a_date_that_is_none_gets_a_sentence(chapter):
    bench = twelve(chapter)
    begin = bench.root.get_by_label("I begin on", exact=True)
    begin.fill("")
    begin.blur()
    expect(bench.error("I begin on")).to_have_text("⚠ Choose a date in the years 2000 to 2100.")
    expect(begin).to_have_attribute("aria-invalid", "true")
    assert axe(chapter.page) == []
    bench.button("Start again").click()
    expect(bench.error("I begin on")).to_have_text("")
    assert begin.input_value()


@showing("TwelveWeeks")
def test_it_prints_on_one_page(chapter):
    bench, page = twelve(chapter), chapter.page
    page.evaluate("() => { window.print = () => {}; }")
    bench.button("Print on one page").click()
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))  # ends the printing as well
    assert len(pdf.pages) == 1
    text = pdf.pages[0].extract_text()
    assert "Name" in text
    assert text.count("Intensive") >= 24
    assert "50 heel drops or stamps a day" in text
    assert "Stop and call your doctor" in text
    wait_until(page, lambda: page.locator(".print-sheet").count() == 0)
    assert page.evaluate("document.documentElement.hasAttribute('data-print-sheet')") is False


@showing("TwelveWeeks")
def test_a_warning_sign_closes_the_calendar(chapter):
    bench = twelve(chapter)
    bench.root.get_by_label("A fever", exact=True).check()
    expect(bench.headline).to_have_text("Please call your doctor first. Your plan can wait.")
    expect(tiles(bench).first).to_be_hidden()
    expect(bench.root.locator(".cal-closed")).to_contain_text("A fever: ask your doctor.")
    for button in ("Put in my calendar (.ics)", "Print on one page", "Save the picture"):
        expect(bench.button(button)).to_be_hidden()
    assert bench.root.locator(".chart:visible").count() == 0
    bench.button("Start again").click()
    expect(tiles(bench).first).to_be_visible()
    expect(bench.button("Print on one page")).to_be_visible()
