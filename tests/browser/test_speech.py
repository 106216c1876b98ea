"""What a screen reader hears: the whole answer, once, after the reader has finished."""

import time

from playwright.sync_api import expect

from tests.browser.helpers import showing, wait_until

SOON = 2000  # ms
DRAGGED = ("BoneDensity", "Standing", "Walking", "FractureRisk")  # the base is the same for all

WATCH = """(status) => {
  globalThis.heard = [];
  globalThis.listener?.disconnect();  // a second drag would otherwise be heard twice
  globalThis.listener = new MutationObserver(() => heard.push(status.textContent));
  listener.observe(status, { childList: true, characterData: true, subtree: true });
}"""


@showing()
def test_the_answer_is_spoken_after_a_change(chapter):
    bench = chapter.bench
    before = bench.answer()
    slider = bench.slider(bench.first_number())
    slider.press("End")
    wait_until(chapter.page, lambda: bench.answer() != before)
    expect(bench.spoken).to_have_text(bench.answer(), timeout=SOON)


@showing()
def test_a_refusal_is_spoken(chapter):
    bench = chapter.bench
    label = bench.first_number()
    bench.type(label, "987654")
    expect(bench.error(label)).to_contain_text("Type a number")
    sentence = bench.error(label).text_content().removeprefix("⚠ ")
    expect(bench.spoken).to_have_text(sentence, timeout=SOON)


def value_of(field) -> float:
    return float(field.input_value().replace(",", "").replace("−", "-"))


def drag(page, slider, moves: int, pause: int) -> float:
    """Drag the knob from left to right in so many moves; return the longest halt. [s]"""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 20, y)
    page.mouse.down()
    longest, last = 0.0, time.monotonic()
    for i in range(1, moves + 1):
        page.mouse.move(box["x"] + 20 + (box["width"] - 60) * i / moves, y)
        page.wait_for_timeout(pause)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    page.mouse.up()
    return longest


@showing(*DRAGGED)
def test_a_drag_is_silent_until_it_ends(chapter):
    bench, page = chapter.bench, chapter.page
    slider = bench.slider(bench.first_number())
    for _ in range(4):  # a busy machine may halt the hand so long that speaking is right
        bench.spoken.evaluate(WATCH)
        halt = drag(page, slider, moves=20, pause=70)  # in all longer than the pause
        heard = page.evaluate("heard")
        wait_until(page, lambda: bench.spoken.text_content() == bench.answer())
        if halt < 0.5:
            break
    assert heard == [] or halt >= 0.5
    assert len(page.evaluate("heard")) <= 1 + len(heard)


@showing(*DRAGGED)
def test_after_a_fast_drag_the_answer_is_that_of_the_last_value(chapter):
    bench, page = chapter.bench, chapter.page
    label = bench.first_number()
    slider = bench.slider(label)
    slider.evaluate("""(x) => {
      globalThis.last = null;
      x.addEventListener("input", () => { last = x.value; });
    }""")
    drag(page, slider, moves=30, pause=4)
    last = page.evaluate("last")
    assert last is not None
    wait_until(page, lambda: value_of(bench.number(label)) == float(last))
    expect(slider).to_have_value(last)
    wait_until(page, lambda: bench.spoken.text_content() == bench.answer())
    # and the kernel's answer is the one a typed number gets
    answer = bench.answer()
    bench.button(f"{label}: less").click()
    expect(slider).not_to_have_value(last)
    bench.type(label, last)
    expect(slider).to_have_value(last)
    wait_until(page, lambda: bench.answer() == answer)
