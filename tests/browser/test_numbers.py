"""Numbers as people type them: comma or point, wrong ones refused kindly, units without loss."""

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import showing, wait_until

WEIGHTS = {"Standing": "Your weight", "Walking": "Your weight", "MyNumbers": "Weight"}
REFUSAL = "Type a number from 35 to 150 kg."


def weight_label(bench) -> str:
    return next(x for x in WEIGHTS.values() if bench.number(x).count())


@pytest.mark.parametrize("typed", ["72,5", "72.5", " 72,50 "])
@showing(*WEIGHTS)
def test_comma_and_point_are_the_same(chapter, typed):
    bench = chapter.bench
    label = weight_label(bench)
    bench.type(label, typed)
    expect(bench.number(label)).to_have_value("72.5")
    expect(bench.slider(label)).to_have_value("72.5")
    expect(bench.slider(label)).to_have_attribute("aria-valuetext", "72.5 kg")
    expect(bench.number(label)).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("typed", ["999", "-3", "heavy", ""])
@showing(*WEIGHTS)
def test_a_wrong_number_is_refused_beside_its_field(chapter, typed):
    bench = chapter.bench
    label = weight_label(bench)
    before = bench.answer()
    bench.type(label, typed)
    expect(bench.error(label)).to_have_text(f"⚠ {REFUSAL}")
    field = bench.number(label)
    expect(field).to_have_value(typed)
    expect(field).to_have_attribute("aria-invalid", "true")
    told = field.get_attribute("aria-describedby").split()
    assert bench.error(label).get_attribute("id") in told
    assert bench.answer() == before
    expect(bench.root).to_have_attribute("data-stale", "")
    expect(bench.root.locator(".stale-note")).to_contain_text("This answer is still the last one.")
    # a good number mends it
    bench.type(label, "80")
    expect(bench.error(label)).to_have_text("")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(bench.root).not_to_have_attribute("data-stale", "")
    expect(bench.root.locator(".stale-note")).to_have_text("")


@showing()
def test_every_number_refuses_nonsense_with_its_own_range(chapter):
    for bench in chapter.benches:
        before = bench.answer()
        fields = bench.root.locator(".field.number")
        for field in fields.all():
            box = field.locator(".stepper > input")
            if not box.is_visible():
                continue
            span = field.locator(".hint").first.text_content().split("; ")[-1]
            old = box.input_value()
            box.fill("987654")
            box.press("Enter")
            expect(field.locator(".error")).to_have_text(f"⚠ Type a number from {span}.")
            box.fill(old)
            box.press("Enter")
            expect(field.locator(".error")).to_have_text("")
        assert bench.answer() == before


@showing(*WEIGHTS)
def test_pounds_are_only_a_way_to_see_kilograms(chapter):
    bench = chapter.bench
    label = weight_label(bench)
    bench.type(label, "72,5")
    expect(bench.number(label)).to_have_value("72.5")
    unit = bench.root.get_by_role("combobox", name=f"Unit: {label}")
    for _ in range(3):  # there and back, again and again: nothing is lost
        unit.select_option(label="lb")
        expect(bench.number(label)).to_have_value("160")
        expect(bench.box(label).locator(".hint")).to_have_text("78 to 330 lb")
        unit.select_option(label="kg")
        expect(bench.number(label)).to_have_value("72.5")
    unit.select_option(label="lb")
    bench.type(label, "999")
    expect(bench.error(label)).to_have_text("⚠ Type a number from 78 to 330 lb.")
    bench.type(label, "200")
    expect(bench.error(label)).to_have_text("")
    wait_until(chapter.page, lambda: "lb" in bench.root.text_content())
    unit.select_option(label="kg")
    expect(bench.number(label)).to_have_value("90.7")


@showing("Standing")
def test_the_answer_speaks_the_unit_of_the_reader(chapter):
    bench = chapter.bench
    bench.type("Your weight", "100")
    expect(bench.detail).to_contain_text("50 kg")
    bench.root.get_by_role("combobox", name="Unit: Your weight").select_option(label="lb")
    expect(bench.detail).to_contain_text("110 lb")


@showing("FractureRisk", "BoneDensity")
def test_not_knowing_is_an_answer(chapter):
    bench = chapter.bench
    before = bench.answer()
    tick = bench.root.locator(".tick input").first
    tick.check()
    wait_until(chapter.page, lambda: bench.answer() != before)
    expect(bench.root).not_to_have_attribute("data-stale", "")
    expect(bench.root.locator(".field.is-unknown").first).to_be_visible()
    tick.uncheck()
    expect(tick).not_to_be_checked()


@showing()
def test_minus_and_plus_change_by_one_step(chapter):
    bench = chapter.bench
    label = bench.first_number()
    slider = bench.slider(label)
    start, step = float(slider.input_value()), float(slider.get_attribute("step"))
    for name, expected in (("more", start + step), ("less", start), ("less", start - step)):
        bench.button(f"{label}: {name}").click()
        wait_until(
            chapter.page, lambda e=expected: abs(float(slider.input_value()) - e) < 1e-6 + step / 9
        )


@showing("HeightLoss")
def test_feet_and_inches_are_one_number_in_two_boxes(chapter):
    bench = next(b for b in chapter.benches if b.slider("Your height now").count())
    root, now = bench.root, "Your height now"
    unit = root.get_by_role("combobox", name=f"Unit: {now}")
    unit.select_option(label="feet and inches")
    feet, inches = (bench.number(f"{now}, {name}") for name in ("feet", "inches"))
    expect(bench.number(now)).to_have_count(0)
    expect(feet).to_have_value("5")
    expect(inches).to_have_value("3.4")  # 161 cm
    expect(bench.slider(now)).to_have_attribute("aria-valuetext", "5 ft 3.4 in")
    root.locator(".names label", has_text=now).click()
    expect(feet).to_be_focused()

    before = bench.answer()
    page = chapter.page
    page.keyboard.press("Control+a")
    page.keyboard.type("4")
    page.keyboard.press("Tab")  # on the way to the inches nothing is judged yet
    expect(inches).to_be_focused()
    page.keyboard.type("12")
    assert bench.answer() == before
    page.keyboard.press("Tab")
    expect(feet).to_have_value("5")
    expect(inches).to_have_value("0")  # 4 ft 12 in
    inches.press("ArrowUp")
    expect(inches).to_have_value("0.5")
    feet.press("ArrowUp")
    expect(feet).to_have_value("6")

    feet.fill("5.5")  # and half an inch? That is two answers
    feet.press("Enter")
    error = root.locator(".field", has_text=now).locator(".error")
    expect(error).to_have_text(
        "⚠ Type whole feet and then inches, from 4 ft 3.5 in to 6 ft 10.5 in."
    )
    for box in (feet, inches):
        expect(box).to_have_attribute("aria-invalid", "true")
        assert error.get_attribute("id") in box.get_attribute("aria-describedby").split()
    inches.fill("")
    inches.press("Enter")
    expect(error).to_have_text("")
    expect(inches).to_have_value("6")
    unit.select_option(label="cm")
    expect(bench.number(now)).to_have_value("168")
