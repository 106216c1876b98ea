"""The stopwatch of the self-tests: it measures on the page and hands its time over."""

import re

from playwright.sync_api import expect

from tests.browser.bench import Bench, wait_until
from tests.browser.helpers import axe, showing


def self_tests(chapter) -> Bench:
    return next(b for b in chapter.benches if b.root.get_by_role("timer").count())


@showing("SelfTests")
def test_a_time_is_measured_and_used(chapter):
    bench = self_tests(chapter)
    bench.choose("Test", "standing on one leg")
    timer = bench.root.get_by_role("timer")
    expect(timer).to_have_text("0.0 s")
    bench.button("Start").press("Enter")  # by keyboard
    chapter.page.wait_for_timeout(700)
    bench.button("Stop").press("Enter")
    seconds = float(re.match(r"[\d.]+", timer.text_content()).group())
    assert 0.5 <= seconds <= 5
    expect(bench.root.locator(".watch-said")).to_have_text(f"{seconds:.1f} seconds.")
    bench.button("Use this time").click()
    wait_until(chapter.page, lambda: f"{seconds:g} seconds on one leg" in bench.answer())
    expect(bench.number("Time on one leg")).to_have_value(f"{seconds:g}")


@showing("SelfTests")
def test_an_answer_does_not_stop_the_watch_but_another_test_does(chapter):
    bench = self_tests(chapter)
    bench.choose("Test", "up and go")
    timer = bench.root.get_by_role("timer")
    expect(timer).to_have_text("0.0 s")
    bench.button("Start").click()
    bench.type("Time up and go", "9")
    wait_until(chapter.page, lambda: bench.answer().startswith("9 seconds"))
    expect(bench.button("Stop")).to_have_accessible_name("Stop: Up and go")
    assert axe(chapter.page) == []
    bench.choose("Test", "rising from a chair")
    expect(timer).to_have_text("30 s")
    expect(bench.button("Start")).to_be_visible()


@showing("SelfTests")
def test_half_a_minute_is_announced(chapter):
    bench = self_tests(chapter)
    bench.button("Start").click()
    # the clock of the page jumps ahead: nobody waits for thirty seconds in a test
    chapter.page.evaluate("""() => {
      const now = performance.now.bind(performance);
      performance.now = () => now() + 31000;
    }""")
    expect(bench.root.locator(".watch-said")).to_have_text("Time is up.")
    expect(bench.root.get_by_role("timer")).to_have_text("0 s")
    chapter.page.evaluate("() => { delete performance.now; }")
    bench.button("Back to the start").click()
    expect(bench.root.get_by_role("timer")).to_have_text("30 s")
