"""The film of bone renewal: it moves the moment, and the reader can take it in hand."""

from playwright.sync_api import expect

from tests.browser.bench import wait_until
from tests.browser.helpers import showing


def week(bench) -> float:
    return float(bench.number("Moment").input_value())


@showing("RemodellingCycle")
def test_the_film_moves_sentence_and_moment_until_it_is_stopped(chapter):
    bench = next(b for b in chapter.benches if b.button("Play").count())
    bench.button("Play").click()
    wait_until(chapter.page, lambda: week(bench) >= 5)
    expect(bench.headline).to_contain_text("other cells build")
    bench.button("Pause").click()
    expect(bench.button("Play")).to_be_visible()
    wait_until(chapter.page, lambda: f"Week {week(bench):g}" in bench.headline.text_content())
    drawing = bench.root.locator("svg.renewal-drawing")
    wait_until(chapter.page, lambda: f"Week {week(bench):g}" in drawing.text_content())


@showing("RemodellingCycle")
def test_who_moves_the_slider_stops_the_film(chapter):
    bench = next(b for b in chapter.benches if b.button("Play").count())
    bench.button("Play").click()
    expect(bench.button("Pause")).to_be_visible()
    bench.type("Moment", "20.5")
    expect(bench.button("Play")).to_be_visible()
    expect(bench.headline).to_contain_text("Week 20.5")
    bench.button("Play").click()
    wait_until(chapter.page, lambda: week(bench) == 24)
    expect(bench.button("Play")).to_be_visible()
