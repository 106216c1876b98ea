"""The spine in a browser: charts that come and go, and a picture that follows."""

from tests.browser.bench import wait_until
from tests.browser.helpers import open_all_details, showing


@showing("SpineDay")
def test_a_chart_that_does_not_belong_to_the_answer_is_put_away(chapter):
    bench = chapter.benches[0]
    charts = bench.root.locator(".chart:visible")
    assert charts.count() == 2
    bench.choose("Part of your day", "on your feet")
    wait_until(chapter.page, lambda: charts.count() == 1)
    bench.choose("Part of your day", "sitting")
    wait_until(chapter.page, lambda: charts.count() == 2)
    assert all(len(bench.drawn(index)) > 8 for index in (0, 1))


@showing("Lifting")
def test_the_picture_follows_the_back_and_the_load(chapter):
    bench = chapter.benches[1]
    figure = bench.root.locator("svg.bend-figure")
    front = figure.get_by_text("front edge of the vertebrae")
    carried = figure.get_by_text("what you carry", exact=False)
    assert not front.is_visible()
    assert carried.is_visible()
    bench.choose("Your back", "round")
    front.wait_for()
    assert "round back" in figure.get_attribute("aria-label")
    bench.type("What you carry", "0")
    carried.wait_for(state="hidden")


@showing("Lifting")
def test_women_are_counted_below_the_picture(chapter):
    open_all_details(chapter.page)
    bars = chapter.benches[1].root.locator("svg.bend-bars")
    assert bars.locator("text", has_text="84 had none").count() == 1
    assert bars.locator("text", has_text="11 had none").count() == 1
