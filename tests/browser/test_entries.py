"""Nothing entered is lost by a reload: accepted, refused, half typed; it never changes owner."""

import json

from playwright.sync_api import expect

from tests.browser.bench import Bench, first_bench
from tests.browser.helpers import chapter_with, needs, open_chapter, wait_until_ready

pytestmark = needs("Standing", "MyNumbers", "TwelveWeeks")
STANDING, START = chapter_with("Standing"), chapter_with("MyNumbers")
PLAN = chapter_with("TwelveWeeks")
BACK = "What you entered here before is back."


def again(page, name: str) -> Bench:
    """Reload, as after a crash."""
    page.reload()
    wait_until_ready(page, name)
    return first_bench(page)


def said(bench):
    return bench.root.locator(".said")


def test_accepted_refused_and_half_typed_come_back_after_a_reload(reader):
    open_chapter(reader, STANDING)
    bench = first_bench(reader)
    bench.choose("You stand on", "one leg")
    bench.root.get_by_role("combobox", name="Unit: Your weight").select_option(label="lb")
    bench.type("Your weight", "200")
    expect(bench.detail).to_contain_text("lb")
    answer = bench.answer()
    bench.number("Lean over the standing leg").fill("9")  # and no Enter
    bench = again(reader, STANDING)
    expect(said(bench)).to_have_text(BACK)
    expect(bench.number("Your weight")).to_have_value("200")
    expect(bench.number("Lean over the standing leg")).to_have_value("9")
    expect(bench.root.get_by_role("radio", name="one leg")).to_be_checked()
    bench.button("Start again").click()
    expect(said(bench)).to_have_text("All numbers are back to the start.")
    assert bench.answer() != answer

    bench.type("Your weight", "999")
    expect(bench.error("Your weight")).to_contain_text("Type a number from")
    bench = again(reader, STANDING)
    expect(bench.number("Your weight")).to_have_value("999")
    expect(bench.error("Your weight")).to_contain_text("Type a number from")
    bench.button("Start again").click()
    expect(bench.error("Your weight")).to_have_text("")
    bench = again(reader, STANDING)
    expect(bench.number("Your weight")).not_to_have_value("999")
    expect(said(bench)).to_have_text("")


def test_the_plan_comes_back(reader):
    open_chapter(reader, PLAN)
    bench = first_bench(reader)
    bench.root.get_by_role("checkbox", name="I feel unsteady, or I am afraid to fall").check()
    bench.choose("I exercise already", "yes")
    bench = again(reader, PLAN)
    expect(
        bench.root.get_by_role("checkbox", name="I feel unsteady, or I am afraid to fall")
    ).to_be_checked()
    group = bench.root.get_by_role("group", name="I exercise already")
    expect(group.get_by_role("radio", name="yes")).to_be_checked()


def test_my_numbers_half_filled_come_back_and_are_kept(reader):
    open_chapter(reader, START)
    bench = first_bench(reader)
    bench.type("Age", "81")
    expect(bench.headline).to_contain_text("81 years")
    bench.number("Weight").fill("64")  # and no Enter
    bench = again(reader, START)
    expect(bench.number("Age")).to_have_value("81")
    expect(bench.headline).to_contain_text("64 kg")
    reader.wait_for_function("JSON.parse(localStorage.getItem('bone-course.numbers')).mass === 64")
    bench.button("Erase my numbers").click()
    expect(said(bench)).to_have_text("Your numbers and your summary are erased from this browser.")
    assert reader.evaluate("sessionStorage.getItem('bone-course.entries')") is None
    expect(again(reader, START).number("Age")).to_have_value("65")


def test_entries_never_change_their_owner(reader):
    own = {"sex": "female", "age": 66, "height": 170, "mass": 81.5, "t_score": None, "steps": 4000}
    reader.goto("/")
    reader.evaluate("(n) => localStorage.setItem('bone-course.numbers', n)", json.dumps(own))
    open_chapter(reader, STANDING, "#case=gerda")
    bench = first_bench(reader)
    bench.type("Your weight", "90")
    expect(bench.detail).to_contain_text("45 kg")
    bench = again(reader, STANDING)
    expect(bench.number("Your weight")).to_have_value("90")
    expect(bench.root.locator(".guest")).to_have_text("Made up: Gerda")
    reader.get_by_role("button", name="Back to my own numbers").click()
    expect(bench.number("Your weight")).to_have_value("81.5")
    # numbers kept later are newer than what was entered before
    bench.choose("You stand on", "one leg")
    bench.type("Your weight", "60")
    expect(bench.detail).to_contain_text("60 kg")
    reader.evaluate(
        "(n) => localStorage.setItem('bone-course.numbers', n)", json.dumps({**own, "mass": 75})
    )
    bench = again(reader, STANDING)
    expect(bench.number("Your weight")).to_have_value("75")
    expect(bench.root.get_by_role("radio", name="one leg")).to_be_checked()
