"""Numbers that travel: in a link, and as "my numbers" in the reader's own browser."""

import json
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.bench import Bench
from tests.browser.helpers import axe, chapter_with, needs, open_chapter

SKIPPED = "Not used here, because it does not fit this calculator:"

pytestmark = needs("Standing", "MyNumbers")
STANDING, START = chapter_with("Standing"), chapter_with("MyNumbers")


def bench_of(page, name: str, link: str = "") -> Bench:
    """Open a chapter anew, also when only the part behind the # differs."""
    page.goto("about:blank")
    open_chapter(page, name, link)
    return Bench(page.locator(".bench:has(.headline)").first)


def said(bench):
    return bench.root.locator(".said")


def test_a_link_carries_the_numbers_and_my_numbers_stay_out_of_the_way(reader):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bench = bench_of(reader, START)
    bench.type("Weight", "55")
    expect(bench.headline).to_contain_text("55 kg")
    bench = bench_of(reader, STANDING)
    expect(bench.number("Your weight")).to_have_value("55")
    bench.type("Your weight", "72,5")
    bench.choose("You stand on", "one leg")
    expect(bench.headline).to_contain_text("In the hip")
    expect(bench.number("Your weight")).to_have_value("72.5")
    answer = bench.answer()
    bench.button("Copy a link with these numbers").click()
    expect(said(bench)).to_have_text("The link is copied.")
    copied = reader.evaluate("navigator.clipboard.readText()")
    fragment = urlsplit(copied).fragment
    name, _, query = fragment.partition("?")
    assert name == "standing"
    assert json.loads(parse_qs(query)["mass"][0]) == 72.5
    assert json.loads(parse_qs(query)["legs"][0]) == "one"

    bench = bench_of(reader, STANDING, f"#{fragment}")  # wins over my numbers
    expect(bench.headline).to_contain_text("In the hip")
    assert bench.answer() == answer
    expect(bench.number("Your weight")).to_have_value("72.5")


@pytest.mark.parametrize("legs", ["one", '"one"', quote('"one"')])
def test_a_link_written_by_hand_works(reader, legs):
    bench = bench_of(reader, STANDING, f"#standing?mass=72.5&legs={legs}")
    expect(bench.headline).to_contain_text("In the hip")
    expect(bench.number("Your weight")).to_have_value("72.5")
    expect(said(bench)).to_have_text("")


HOSTILE = {
    "out of range, script, unknown": (
        "#standing?mass=999&legs=<script>alert(1)</script>&evil=1",
        "Your weight, You stand on, evil",
    ),
    "prototype": ("#standing?__proto__=1&constructor=2", "constructor"),
    "lists and objects": ('#standing?mass=[1]&legs={"a":1}&sex=null', "Your weight"),
    "doubled": (
        "#standing?mass=80&mass=90&lean=%E0%A4%A",
        "Your weight, Lean over the standing leg",
    ),
    "no numbers": ("#standing?mass=NaN&lean=1e999&lever=", "Your weight"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_link_gives_the_start_and_a_sentence(reader, what):
    link, names = HOSTILE[what]
    reader.on("dialog", lambda _: pytest.fail("a script of the link ran"))
    problems = []
    reader.on("pageerror", lambda error: problems.append(str(error)))
    bench = bench_of(reader, STANDING, link)
    expect(said(bench)).to_contain_text(SKIPPED)
    expect(said(bench)).to_contain_text(names)
    expect(bench.headline).to_have_text("Half your weight under each foot.")
    expect(bench.number("Your weight")).to_have_value("70")
    assert said(bench).locator("*").count() == 0  # text, never markup
    assert problems == []


def test_good_numbers_of_a_link_are_used_beside_a_bad_one(reader):
    bench = bench_of(reader, STANDING, '#standing?mass=80&legs="nine"')
    expect(bench.number("Your weight")).to_have_value("80")
    expect(said(bench)).to_have_text(f"{SKIPPED} You stand on.")


def test_a_link_to_another_calculator_changes_nothing(reader):
    bench = bench_of(reader, STANDING, "#walking?mass=99")
    expect(bench.number("Your weight")).to_have_value("70")
    expect(said(bench)).to_have_text("")


def test_my_numbers_are_kept_used_and_erased(reader):
    bench = bench_of(reader, START)
    bench.choose("You are a", "man")
    bench.type("Weight", "81,5")
    expect(bench.headline).to_contain_text("81.5 kg")
    expect(bench.headline).to_contain_text("man")

    other = bench_of(reader, STANDING)
    expect(other.number("Your weight")).to_have_value("81.5")
    expect(said(other)).to_contain_text("These are your numbers, kept in this browser.")
    expect(other.root.get_by_role("radio", name="man", exact=True)).to_be_checked()
    other.type("Your weight", "60")
    expect(other.detail).to_contain_text("30 kg")
    other.button("Use my numbers").click()
    expect(other.number("Your weight")).to_have_value("81.5")
    other.type("Your weight", "62")
    expect(other.detail).to_contain_text("31 kg")
    other.button("Keep these as my numbers").click()
    expect(said(other)).to_have_text("Kept in this browser, and nowhere else.")

    bench = bench_of(reader, START)
    expect(bench.number("Weight")).to_have_value("62")
    bench.button("Erase my numbers").click()
    expect(said(bench)).to_have_text("Your numbers and your summary are erased from this browser.")
    expect(bench.number("Weight")).to_have_value("70")
    bench.button("Start again").click()  # an answer that comes after does not store them again
    expect(said(bench)).to_have_text("All numbers are back to the start.")
    assert reader.evaluate("localStorage.getItem('bone-course.numbers')") is None

    other = bench_of(reader, STANDING)
    expect(other.number("Your weight")).to_have_value("70")
    expect(said(other)).to_have_text("")


def test_a_changed_number_is_offered_to_be_kept_and_never_kept_without_asking(reader):
    own = {"sex": "unknown here", "mass": 81.5}  # what does not fit is not offered either
    bench = bench_of(reader, STANDING)
    reader.evaluate("(n) => localStorage.setItem('bone-course.numbers', n)", json.dumps(own))
    offer = bench.root.locator(".offer")
    bench = bench_of(reader, STANDING)
    expect(bench.number("Your weight")).to_have_value("81.5")
    expect(offer).to_be_hidden()
    bench.type("Your weight", "62")
    expect(offer).to_contain_text("Changed here only: Your weight.")
    assert axe(reader) == []
    assert json.loads(reader.evaluate("localStorage['bone-course.numbers']")) == own
    bench.type("Your weight", "81.5")
    expect(offer).to_be_hidden()
    bench.type("Your weight", "62")
    bench.button("Keep as mine").click()
    expect(offer).to_be_hidden()
    expect(bench.number("Your weight")).to_be_focused()
    kept = json.loads(reader.evaluate("localStorage['bone-course.numbers']"))
    assert kept == {**own, "mass": 62}

    bench = bench_of(reader, STANDING, "#case=jeanne")
    expect(bench.number("Your weight")).to_have_value("65")
    bench.type("Your weight", "70")
    expect(bench.detail).to_contain_text("35 kg")
    expect(offer).to_be_hidden()
    assert json.loads(reader.evaluate("localStorage['bone-course.numbers']")) == kept


def test_broken_storage_does_not_stop_a_page(reader):
    reader.goto("/")
    reader.evaluate("""() => {
      localStorage.setItem("bone-course.numbers", '{"mass": "<b>heavy</b>", "sex": 3}');
      localStorage.setItem("bone-course.progress", "no json");
      localStorage.setItem("bone-course.prefs", '{"size": "99", "theme": "pink"}');
    }""")
    problems = []
    reader.on("pageerror", lambda error: problems.append(str(error)))
    bench = bench_of(reader, STANDING)
    expect(bench.number("Your weight")).to_have_value("70")
    assert problems == []


def test_a_link_of_somebody_else_does_not_become_my_numbers(reader):
    bench = bench_of(reader, START)
    bench.type("Weight", "81,5")
    expect(bench.headline).to_contain_text("81.5 kg")
    bench = bench_of(reader, START, "#my-numbers?mass=60")
    expect(bench.number("Weight")).to_have_value("60")
    bench = bench_of(reader, START)
    expect(bench.number("Weight")).to_have_value("81.5")
