"""A window a few lines high, as four times the size leaves it, is filled by what one reads."""

import pytest

from tests.browser.helpers import axe, only, wait_for_frames

LOW = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %

# How much of the window is taken by what does not scroll away.
TAKEN = """() => {
  const heights = [...document.querySelectorAll("main *, .stage, .bench-lost, .top")]
    .filter((x) => ["sticky", "fixed"].includes(getComputedStyle(x).position))
    .filter((x) => x.checkVisibility({ checkVisibilityCSS: true }))
    .map((x) => x.getBoundingClientRect())
    .filter((box) => box.bottom > 0 && box.top < innerHeight)
    .filter((box) => box.right > 0 && box.left < innerWidth)
    .map((box) => Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
  return heights.reduce((a, b) => a + b, 0) / innerHeight;
}"""


@pytest.fixture
def low(chapter):
    chapter.page.set_viewport_size(LOW)
    wait_for_frames(chapter.page)
    return chapter.page


@only("03-fracture-risk")
def test_nothing_stays_in_the_way(low):
    for bench in low.locator(".bench").all():
        bench.locator(".controls").evaluate("(x) => scrollTo(0, x.offsetTop + 200)")
        wait_for_frames(low)
        assert low.evaluate(TAKEN) == 0
    assert low.evaluate("document.documentElement.scrollWidth <= innerWidth")


@only("03-fracture-risk")
def test_the_bar_of_the_presenter_leaves_room(low):
    low.keyboard.press("F2")
    try:
        wait_for_frames(low)
        assert 0 < low.evaluate(TAKEN) < 1 / 4
        assert axe(low) == []
    finally:
        low.keyboard.press("Escape")
