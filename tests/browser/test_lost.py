"""A lost connection is said at once, and nothing entered is lost with it."""

from playwright.sync_api import expect

from tests.browser.bench import Bench
from tests.browser.helpers import axe, chapter_with, needs

WITHIN = 6000  # ms after the first change that gets no answer

pytestmark = needs("Standing")


def test_a_lost_connection_is_said_and_mended(line):
    page, bench = line.page, line.open(chapter_with("Standing"))
    bench.type("Your weight", "80")
    expect(bench.detail).to_contain_text("40 kg")
    lost = page.locator(".bench-lost")
    expect(lost).to_have_count(0)

    line.cut = True
    bench.slider("Your weight").press("ArrowRight")
    expect(lost).to_be_visible(timeout=WITHIN)
    expect(lost).to_contain_text("The connection is lost. The answer you see may be old.")
    expect(lost).to_have_role("alert")
    expect(page.locator("html")).to_have_attribute("data-lost", "")
    assert axe(page) == []

    page.get_by_role("button", name="Connect again, with my numbers").click()
    page.wait_for_selector("html:not([data-lost])[data-ready]", state="attached")
    bench = Bench(page.locator(".bench:has(.headline)").first)
    expect(bench.number("Your weight")).to_have_value("80.5")  # also what got no answer
    expect(bench.detail).to_contain_text("40 kg")
    expect(lost).to_have_count(0)
    bench.type("Your weight", "90")
    expect(bench.detail).to_contain_text("45 kg")


def test_a_message_that_was_lost_is_sent_again(line):
    page, bench = line.page, line.open(chapter_with("Standing"))
    line.cut = True
    bench.type("Your weight", "80")
    expect(page.locator(".bench-lost")).to_be_visible(timeout=WITHIN)
    bench.choose("You stand on", "one leg")
    line.cut = False
    expect(bench.headline).to_contain_text("In the hip")
    expect(bench.detail).to_contain_text("80 kg")
    expect(page.locator(".bench-lost")).to_have_count(0)
    expect(page.locator("html")).not_to_have_attribute("data-lost", "")
