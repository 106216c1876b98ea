"""The plan in a browser: boxes to tick, pillars that follow, a list that prints alone."""

from playwright.sync_api import expect

from tests.browser.bench import wait_until
from tests.browser.helpers import printed_pages, showing


def tick(bench, group, option):
    boxes = bench.root.get_by_role("group", name=group, exact=True)
    return boxes.get_by_role("checkbox", name=option, exact=True)


@showing("TreatmentPillars")
def test_a_tick_moves_the_third_pillar(chapter):
    bench = chapter.benches[0]
    third = bench.root.locator(".pillars-cards li").last
    expect(third).to_have_attribute("data-place", "talk")
    tick(bench, "What else is true?", "another bone broken in the last 2 years").uncheck()
    expect(third).to_have_attribute("data-place", "not_yet")
    tick(bench, "What else is true?", "a broken vertebra").press("Space")  # by keyboard
    expect(third).to_have_attribute("data-place", "usual")
    bench.choose("Your doctor said", "osteoporosis")
    expect(bench.root.get_by_role("group", name="What else is true?")).to_be_hidden()


@showing("QuestionsForTheVisit")
def test_two_quick_ticks_both_count(chapter):
    bench = chapter.benches[-1]
    for option in ("falling", "pain", "what it costs"):
        tick(bench, "Talk about", option).click(no_wait_after=True)
    sheet = bench.root.locator(".sheet")
    for topic in ("Falling", "Pain", "What it costs"):
        expect(sheet.locator(".sheet-topic", has_text=topic).first).to_be_visible()
    for option in ("falling", "pain", "what it costs"):
        expect(tick(bench, "Talk about", option)).to_be_checked()


@showing("QuestionsForTheVisit")
def test_a_link_brings_the_ticks_along(reader, chapter):
    reader.goto(
        f"/voila/render/{chapter.name}.ipynb#visit-questions?visit=%22pharmacist%22&topics=%5B%22falls%22%5D"
    )
    reader.wait_for_selector("html[data-ready]", state="attached")
    text = reader.locator(".sheet ol")
    expect(text).to_contain_text("Which of my medicines can make me unsteady?")
    expect(text.locator("li")).to_have_count(2)


@showing("QuestionsForTheVisit")
def test_the_list_prints_alone_and_the_page_comes_back(chapter):
    page, bench = chapter.page, chapter.benches[-1]
    page.evaluate("window.print = () => {}")
    bench.button("Print this list").click()
    sheets = printed_pages(page)
    text = " ".join(sheet.extract_text() for sheet in sheets)
    assert "What is my lowest T-score" in " ".join(text.split())
    assert "Take home" not in text
    assert len(sheets) <= 2
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    left = page.locator("[data-print-sheet], .print-sheet")
    wait_until(page, lambda: left.count() == 0)


@showing("QuestionsForTheVisit")
def test_a_list_is_not_offered_as_a_picture(chapter):
    expect(chapter.benches[-1].button("Save the picture")).to_have_count(0)
    expect(chapter.benches[0].button("Save the picture")).to_be_visible()
