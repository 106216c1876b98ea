"""A chart never says anything else than the sentence above it: at first and after every change."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import look, showing, wait_until

TABLET, ROW = 1000, 48  # px: a page on a tablet; a bar with its name above it
SAME_PLACE = 3  # px between the middle of a word of ours and the same word drawn by plotly
T_MEAN, T_SD = 0.858, 0.120  # hip neck of young women [g/cm²]


def headline_number(bench) -> float:
    text = bench.headline.text_content().replace("−", "-")
    return float(re.search(r"-?\d+(?:\.\d+)?", text)[0])


def bar(data: list[dict], label: str, color: str) -> float:
    """Return the length of a bar: the one with this colour and this label."""
    trace = next(t for t in data if t["marker"]["color"].lower() == color.lower())
    return dict(zip(trace["y"], trace["x"], strict=True))[label]


def orange(chapter) -> str:
    return chapter.page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--you').trim()"
    )


def changed(bench, action) -> None:
    """Do something and wait until sentence and chart have followed."""
    before = bench.headline.text_content()
    chart = bench.root.locator(".plot").first
    action()
    expect(bench.headline).not_to_have_text(before)
    headline = bench.headline.text_content()
    expect(chart).to_have_attribute("aria-label", re.compile(re.escape(headline)))


# ------------------------------------------------------------------ one for each calculator


def check_standing(chapter, data):
    bench = chapter.bench
    if bench.headline.text_content().startswith("Half"):
        assert bar(data, "Under the foot", orange(chapter)) == 0.5
        assert "0.5 ×" in bench.drawn()
    else:
        joint = float(re.search(r"hip: ([\d.]+)", bench.headline.text_content())[1])
        length = bar(data, "In the hip joint", orange(chapter))
        assert round(length, 1) == joint
        assert f"{joint:.1f} ×" in bench.drawn()


def check_density(chapter, data):
    bench = chapter.bench
    diamond = next(t for t in data if t["mode"] == "markers")
    assert diamond["marker"]["symbol"] == "diamond"
    assert diamond["y"] == [float(bench.number("Bone density").input_value())]
    assert diamond["x"] == [float(bench.number("Age").input_value())]
    assert headline_number(bench) == pytest.approx((diamond["y"][0] - T_MEAN) / T_SD, abs=0.0501)


def check_walking(chapter, data):
    foot = next(t for t in data if t.get("name") == "foot")
    assert max(foot["y"]) == pytest.approx(headline_number(chapter.bench), abs=0.0501)


def check_fracture(chapter, data):
    total = next(t for t in data if t["name"] == "you")
    numbers = re.findall(r"\d+", chapter.bench.headline.text_content())
    of, n = int(numbers[0]), int(numbers[1])
    assert round(total["base"][-1] + total["x"][-1]) == n
    assert int(numbers[-1]) == of - n
    assert str(n) in chapter.bench.drawn()


def stand_on_one_leg(bench):
    bench.choose("You stand on", "one leg")


def lean(bench):
    bench.type("Lean over the standing leg", "12")


def other_density(bench):
    bench.type("Bone density", "0,71")


def weak_density(bench):
    bench.type("Bone density", "0.5")


def walk_faster(bench):
    bench.type("Walking speed", "6.5")


def walk_slowly(bench):
    bench.type("Walking speed", "3")


def be_older(bench):
    bench.type("Age", "84")


def never_broke(bench):
    bench.choose("Broke a bone after 50", "no")


CASES = {
    "Standing": (check_standing, stand_on_one_leg, lean),
    "BoneDensity": (check_density, other_density, weak_density),
    "Walking": (check_walking, walk_faster, walk_slowly),
    "FractureRisk": (check_fracture, be_older, never_broke),
}


def case_of(bench) -> tuple:
    title = bench.root.locator(".plot").first.get_attribute("aria-label")
    names = {
        "What each place carries": "Standing",
        "Bone density by age": "BoneDensity",
        "One leg through one stride": "Walking",
        "What counts, step by step": "FractureRisk",
    }
    return CASES[next(name for words, name in names.items() if title.startswith(words))]


@showing(*CASES)
def test_the_first_chart_is_the_first_answer(chapter):
    check, *_ = case_of(chapter.bench)
    check(chapter, chapter.first_charts[0][0])


@showing(*CASES)
def test_the_chart_follows_every_change(chapter):
    bench = chapter.bench
    check, *actions = case_of(bench)
    for action in actions:
        changed(bench, lambda action=action: action(bench))
        wait_until(chapter.page, lambda: True)
        check(chapter, bench.plot())


@showing("Walking")
def test_the_peak_in_the_sentence_is_the_peak_of_the_line(chapter):
    """Closer than the headline, which shows one digit: the detail shows two."""
    first, dip, second = map(
        float, re.findall(r"(?:to|again to) (\d\.\d\d)", chapter.bench.detail.text_content())[:3]
    )
    foot = next(t for t in chapter.bench.plot() if t.get("name") == "foot")
    assert max(foot["y"]) == pytest.approx(max(first, second), abs=0.02)
    assert dip < first


def test_charts_are_drawn_by_the_courses_own_plotly(chapter):
    page = chapter.page
    assert page.locator(".widget-plotly, .jupyter-widgets.plotly").count() == 0
    assert page.locator(".modebar-btn:visible").count() == 0  # no tool bar, no upload
    scripts = [url for url in chapter.requests if "plotly" in url]
    assert [url for url in scripts if "plotly-basic.min.js" not in url] == []
    assert len(scripts) == 1
    hidden = "(plot) => [...plot.querySelectorAll('svg')].every((s) => s.ariaHidden === 'true')"
    for plot in page.locator(".plot").all():
        assert plot.evaluate(hidden)


@showing("Activities")
def test_names_above_the_bars_have_room_on_a_tablet(chapter):
    """Beside the controls a chart is narrow on a page that is not: rows as high as on a phone."""
    look(chapter.page, TABLET)
    plot = chapter.page.locator(".bench .plot").first
    rows, height = plot.evaluate("(x) => [x._fullLayout.yaxis.tickvals.length, x.clientHeight]")
    assert plot.get_attribute("data-narrow") is not None
    assert height >= ROW * rows


# The words of each chart with their middles: as they lie over it, and as plotly draws them.
WORDS = """() => {
  const words = (host, found) => {
    const { left, top } = host.getBoundingClientRect();
    return [...host.querySelectorAll(found)].filter((x) => x.getClientRects().length).map((x) => {
      const box = x.getBoundingClientRect();
      return [x.textContent, box.x + box.width / 2 - left, box.y + box.height / 2 - top];
    });
  };
  return [...document.querySelectorAll(".plot")].filter((p) => p.clientWidth).map((plot) => {
    const { clientWidth: width, clientHeight: height } = plot;
    const host = plot.parentElement.appendChild(document.createElement("div"));
    host.style.cssText = `position: fixed; left: 0; top: 0; width: ${width}px; height: ${height}px`;
    plot.onPaper(host);
    const both = [words(plot, ".chart-labels > span"), words(host, ".annotation-text-g")];
    host.remove();
    return both;
  });
}"""


def test_words_lie_where_plotly_would_draw_them(chapter):
    for ours, theirs in chapter.page.evaluate(WORDS):
        assert [text for text, *_ in ours] == [text for text, *_ in theirs]
        for (text, *place), (_, *wanted) in zip(ours, theirs, strict=True):
            assert place == pytest.approx(wanted, abs=SAME_PLACE), text
