"""Pounds and feet are chosen once: for this page, for the next, for links and made-up people."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.bench import Bench, first_bench
from tests.browser.helpers import chapter_with, needs, open_chapter

pytestmark = needs("MyNumbers", "Standing", "Activities", "ForceToStrain")
START, STANDING = chapter_with("MyNumbers"), chapter_with("Standing")
TWO = chapter_with("ForceToStrain")
# What was ever seen in a control of a unit, since the page began.
WATCH = """
  window.seen = new Set();
  new MutationObserver(() => {
    for (const units of document.querySelectorAll("select.units"))
      if (units.checkVisibility({ visibilityProperty: true })) window.seen.add(units.value);
  }).observe(document, { subtree: true, childList: true, attributes: true });
"""


def prefs(page) -> dict:
    return json.loads(page.evaluate("localStorage['bone-course.prefs'] ?? '{}'"))


def test_chosen_once_and_used_everywhere(reader):
    open_chapter(reader, START)
    reader.get_by_role("combobox", name="Unit: Weight").select_option(label="lb")
    reader.get_by_role("combobox", name="Unit: Height").select_option(label="feet and inches")
    expect(first_bench(reader).headline).to_contain_text("5 ft 5 in, 154 lb")
    assert prefs(reader)["units"] == {"kg": "lb", "cm": "in"}
    assert reader.evaluate("localStorage['bone-course.numbers']") is None  # nothing was entered
    first_bench(reader).button("Erase my numbers").click()
    expect(first_bench(reader).headline).to_contain_text("154 lb")

    reader.add_init_script(WATCH)
    open_chapter(reader, STANDING, "#standing?mass=60")
    bench = first_bench(reader)
    expect(bench.number("Your weight")).to_have_value("132")
    expect(bench.detail).to_contain_text("66 lb")
    assert reader.evaluate("[...window.seen]") == ["1"]  # kg never stood there
    bench.type("Your weight", "999")  # a refused entry: the answer follows the unit all the same
    expect(bench.error("Your weight")).to_contain_text("330 lb")
    bench.button("Start again").click()
    expect(bench.number("Your weight")).to_have_value("154")


def test_the_other_calculators_of_the_page_follow_at_once_and_silently(reader):
    open_chapter(reader, TWO)
    units = reader.get_by_role("combobox", name="Unit: Weight")
    assert units.count() == 2
    here, there = Bench(reader.locator(".bench").first), Bench(reader.locator(".bench").last)
    units.first.select_option(label="lb")
    expect(here.spoken).to_contain_text("lb")
    expect(there.number("Weight")).to_have_value("143")
    expect(units.last).to_have_value("1")
    expect(there.spoken).to_have_text("")
    there.type("Weight", "150")
    expect(there.spoken).not_to_have_text("")
    expect(here.number("Weight")).to_have_value("143")


@pytest.mark.parametrize("units", ['{"kg": "stone", "cm": 1}', '"lb"'])
def test_what_is_garbled_is_no_choice(reader, units):
    reader.add_init_script(f"localStorage['bone-course.prefs'] = '{{\"units\": {units}}}'")
    open_chapter(reader, START)
    expect(first_bench(reader).headline).to_contain_text("165 cm, 70 kg")
    reader.get_by_role("combobox", name="Unit: Weight").select_option(label="lb")
    expect(first_bench(reader).headline).to_contain_text("165 cm, 154 lb")
