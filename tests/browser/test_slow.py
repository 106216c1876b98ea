"""On a slow line: what is typed or dragged is not wiped out by an answer to something else."""

from playwright.sync_api import expect

from tests.browser.helpers import chapter_with, needs

pytestmark = needs("Standing")

# Note every value that the page itself gives to the slider.
SPY = """(slider) => {
  const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  globalThis.given = [];
  Object.defineProperty(slider, "value", {
    get() { return own.get.call(this); },
    set(value) { given.push(Number(value)); own.set.call(this, value); },
  });
}"""


def test_a_number_half_typed_stays(line):
    page, bench = line.page, line.open(chapter_with("Standing"))
    field = bench.number("Your weight")
    line.hold()
    bench.choose("You stand on", "one leg")
    field.fill("8")
    line.release()
    expect(bench.headline).to_contain_text("In the hip")
    expect(field).to_have_value("8")
    page.keyboard.type("1,5")
    field.press("Enter")
    expect(field).to_have_value("81.5")
    expect(bench.detail).to_contain_text("81.5 kg")


def test_a_field_left_without_a_change_follows_the_answer(line):
    bench = line.open(chapter_with("Standing"))
    bench.number("Your weight").focus()
    bench.slider("Your weight").press("End")
    expect(bench.number("Your weight")).to_have_value("150")


def test_the_knob_does_not_jump_back_while_it_is_moved(line):
    page, bench = line.page, line.open(chapter_with("Standing"))
    slider = bench.slider("Your weight")
    slider.evaluate(SPY)
    line.hold()
    for _ in range(4):  # the first goes out, the newest waits
        slider.press("ArrowRight")
    line.release()
    expect(bench.detail).to_contain_text("36 kg")
    expect(bench.number("Your weight")).to_have_value("72")
    given = page.evaluate("given")
    assert set(given) == {72}
    expect(slider).to_have_value("72")
