"""Made-up people by link: shown everywhere, said plainly, never mixed with the reader's numbers."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.bench import Bench, first_bench
from tests.browser.helpers import (
    NARROW,
    PHONE,
    WIDE,
    address,
    axe,
    chapter_with,
    chapters,
    look,
    needs,
    open_chapter,
    wait_until,
)

pytestmark = needs("Standing", "MyNumbers", "FractureRisk")
STANDING, START = chapter_with("Standing"), chapter_with("MyNumbers")
RISK = chapter_with("FractureRisk")
GUIDE = "teachers-guide"
OWN = {"sex": "female", "age": 66, "height": 170, "mass": 81.5, "t_score": None, "steps": 4000}
LEAVE = "Back to my own numbers"


def bench_of(page, name: str, link: str = "") -> Bench:
    """Open a chapter anew, also when only the part behind the # differs."""
    page.goto("about:blank")
    open_chapter(page, name, link)
    return first_bench(page)


def bar(page):
    return page.get_by_role("region", name="Made-up person")


def stored(page, area: str = "localStorage", key: str = "bone-course.numbers"):
    return page.evaluate(f"{area}.getItem({key!r})")


@pytest.fixture
def owner(reader):
    """Yield a reader who has kept own numbers."""
    reader.goto("/")
    reader.evaluate("(n) => localStorage.setItem('bone-course.numbers', n)", json.dumps(OWN))
    return reader


def test_a_link_shows_a_person_and_leaves_my_numbers_alone(owner):
    before = stored(owner)
    bench = bench_of(owner, STANDING, "#case=karel")
    expect(bar(owner)).to_contain_text("This is Karel, a made-up person of 67.")
    expect(bench.number("Your weight")).to_have_value("71")
    expect(bench.root.get_by_role("radio", name="man", exact=True)).to_be_checked()
    expect(bench.root.locator(".guest")).to_have_text("Made up: Karel")
    expect(bench.root.locator(".said")).to_contain_text("Karel, a made-up person")
    for name in ("Use my numbers", "Keep these as my numbers"):
        expect(bench.button(name)).to_have_count(0)  # not in sight: not in the tree
    bench.type("Your weight", "90")
    expect(bench.detail).to_contain_text("45 kg")
    bench.button("Start again").click()  # begins with the person again
    expect(bench.number("Your weight")).to_have_value("71")
    assert stored(owner) == before

    owner.get_by_role("button", name=LEAVE).click()
    expect(bar(owner)).to_have_count(0)
    expect(bench.number("Your weight")).to_have_value("81.5")
    expect(bench.root.get_by_role("radio", name="woman", exact=True)).to_be_checked()
    expect(bench.root.locator(".guest")).to_be_hidden()
    expect(bench.root.locator(".said")).to_contain_text("These are your numbers")
    expect(bench.button("Keep these as my numbers")).to_be_visible()
    assert "case" not in owner.url
    assert stored(owner) == before
    assert stored(owner, "sessionStorage", "bone-course.case") is None


def test_my_numbers_never_become_the_persons(owner):
    before = stored(owner)
    bench = bench_of(owner, START, "#case=gerda")
    expect(bench.headline).to_have_text("A woman of 76 years, 156 cm, 58 kg.")
    expect(bench.button("Erase my numbers")).to_have_count(0)
    bench.type("Weight", "99")
    expect(bench.headline).to_contain_text("99 kg")
    assert stored(owner) == before


def test_the_person_comes_along_to_the_next_chapter_and_survives_a_reload(reader):
    bench_of(reader, STANDING, "#case=maria")
    after = reader.locator("a[rel=next]")
    assert after.get_attribute("href").endswith("#case=maria")
    assert reader.locator("a[rel=prev]").get_attribute("href").endswith("#case=maria")
    name = next(n for n in chapters() if after.get_attribute("href").startswith(f"{n}.ipynb"))
    after.click()
    reader.wait_for_url(f"**{address(name)}#case=maria")
    expect(bar(reader)).to_contain_text("Maria")
    # a place on the page takes the name out of the address, but not out of the tab
    open_chapter(reader, STANDING)
    expect(bar(reader)).to_contain_text("Maria")
    expect(first_bench(reader).number("Your weight")).to_have_value("62")
    reader.goto("/")
    expect(bar(reader)).to_contain_text("Maria")
    reader.get_by_role("button", name=LEAVE).click()
    expect(bar(reader)).to_have_count(0)
    hrefs = [a.get_attribute("href") for a in reader.locator(".card a").all()]
    assert not any("case" in href for href in hrefs)
    bench = bench_of(reader, STANDING)
    expect(bench.number("Your weight")).to_have_value("70")
    expect(bar(reader)).to_have_count(0)


def test_chapter_00_and_the_guide_list_everybody(reader):
    people = reader.goto("/") and reader.evaluate(
        "() => JSON.parse(document.getElementById('page-facts').textContent).cases"
    )
    open_chapter(reader, START)
    reader.get_by_text("Take a made-up person", exact=True).click()
    bench = first_bench(reader)
    for person in people:
        link = reader.get_by_role("link", name=f"{person['name']}, {person['numbers']['age']}")
        link.click()
        expect(bench.headline).to_contain_text(f"{person['numbers']['age']} years")
        expect(bench.headline).to_contain_text(f"{person['numbers']['mass']} kg")
        expect(bar(reader)).to_contain_text(person["name"])
        expect(link).to_be_visible()  # the page was not loaded anew
    if GUIDE in chapters():
        open_chapter(reader, GUIDE)
        expect(reader.locator("#text a[href*='#case=']").first).to_be_visible()
        expect(bar(reader)).to_contain_text(people[-1]["name"])


def test_a_copied_link_names_whose_numbers_they_are(reader):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bench = bench_of(reader, STANDING, "#case=truus")
    expect(bench.number("Your weight")).to_have_value("52")
    bench.choose("You stand on", "one leg")
    expect(bench.headline).to_contain_text("In the hip")
    bench.button("Copy a link with these numbers").click()
    expect(bench.root.locator(".said")).to_have_text("The link is copied.")
    fragment = reader.evaluate("navigator.clipboard.readText()").partition("#")[2]
    reader.evaluate("sessionStorage.clear()")
    bench = bench_of(reader, STANDING, f"#{fragment}")
    expect(bench.headline).to_contain_text("In the hip")
    expect(bench.number("Your weight")).to_have_value("52")
    expect(bench.root.locator(".said")).to_have_text("")
    expect(bench.root.locator(".guest")).to_have_text("Made up: Truus")
    expect(bar(reader)).to_contain_text("Truus")
    bench = bench_of(reader, STANDING, "#standing?mass=60")  # somebody's numbers: no person
    expect(bench.number("Your weight")).to_have_value("60")
    expect(bar(reader)).to_have_count(0)


def test_people_and_links_are_seen_in_pounds_and_feet_and_travel_in_kilograms(reader):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bench = bench_of(reader, START)
    for label, unit in (("Weight", "lb"), ("Height", "feet and inches")):
        reader.get_by_role("combobox", name=f"Unit: {label}").select_option(label=unit)
    bench.type("Weight", "150")
    expect(bench.headline).to_contain_text("150 lb")
    reader.evaluate("location.hash = '#case=karel'")
    expect(bench.headline).to_have_text("A man of 67 years, 5 ft 11.3 in, 157 lb.")
    bench.button("Copy a link with these numbers").click()
    expect(bench.root.locator(".said")).to_have_text("The link is copied.")
    fragment = reader.evaluate("navigator.clipboard.readText()").partition("#")[2]
    assert "height=181&mass=71&" in fragment
    reader.get_by_role("button", name=LEAVE).click()
    expect(bench.headline).to_contain_text("150 lb")  # mine, as I typed it
    bench = bench_of(reader, START, f"#{fragment}")
    expect(bench.root.locator(".guest")).to_have_text("Made up: Karel")
    reader.get_by_role("combobox", name="Unit: Weight").select_option(label="lb")
    expect(bench.number("Weight")).to_have_value("157")


def test_a_person_who_does_not_fit_is_not_taken_by_halves(reader):
    bench = bench_of(reader, RISK, "#case=lotte")
    expect(bench.root.locator(".said")).to_contain_text("Lotte does not fit here: Age.")
    expect(bench.number("Age")).to_have_value("70")
    expect(bench.root.locator(".guest")).to_be_hidden()
    expect(bar(reader)).to_contain_text("Lotte")


HOSTILE = [
    "#case=nobody",
    "#case=<script>alert(1)</script>",
    "#case=__proto__",
    "#case=constructor",
    "#case=%E0%A4%A",
    "#case=jeanne%00",
    "#standing?mass=60&case=<img src=x onerror=alert(1)>",
]


@pytest.mark.parametrize("link", HOSTILE)
def test_a_bad_name_gives_a_sentence_and_no_person(owner, link):
    owner.on("dialog", lambda _: pytest.fail("a script of the link ran"))
    problems = []
    owner.on("pageerror", lambda error: problems.append(str(error)))
    bench = bench_of(owner, STANDING, link)
    expect(bar(owner)).to_contain_text("names a made-up person whom this course does not know")
    assert bar(owner).locator("script, img").count() == 0
    weight = "60" if "mass" in link else "81.5"
    expect(bench.number("Your weight")).to_have_value(weight)
    assert stored(owner) == json.dumps(OWN)
    owner.get_by_role("button", name="All right").click()
    expect(bar(owner)).to_have_count(0)
    assert problems == []


def test_an_empty_name_is_nobody(reader):
    bench_of(reader, STANDING, "#case=")
    expect(bar(reader)).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe(reader, theme):
    bench_of(reader, STANDING, "#case=gerda")
    for width in (WIDE, PHONE, NARROW):
        look(reader, width, theme)
        assert axe(reader) == []
    look(reader, NARROW, theme, size=3)
    wait_until(reader, lambda: reader.evaluate("document.documentElement.scrollWidth") <= NARROW)
