"""Everything works without a mouse, and one always sees where one is."""

from playwright.sync_api import expect

from tests.browser.helpers import (
    PHONE,
    chapters,
    code_cells,
    only,
    open_all_details,
    showing,
    wait_until,
)

OUTLINE = 2  # px, at least

# What Tab must reach inside an element; of a group of radio buttons it reaches one.
STOPS = """(root) => {
  const seen = new Set();
  return [...root.querySelectorAll(
      "a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((x) => x.tabIndex >= 0 && !x.disabled)
    .filter((x) => x.checkVisibility({ checkVisibilityCSS: true }))
    .filter((x) => {
      if (x.type !== "radio") return true;
      if (seen.has(x.name)) return false;
      return seen.add(x.name);
    }).length;
}"""

# Where the focus is inside `root`: what is there, and how thick its outline is.
FOCUS = """(root) => {
  const x = document.activeElement;
  if (!root.contains(x)) return null;
  const thick = (y) => {
    const style = y && getComputedStyle(y);
    return style && style.outlineStyle !== "none" ? parseFloat(style.outlineWidth) : 0;
  };
  return {
    what: x.outerHTML.slice(0, 90),
    kind: x.type ?? x.localName,
    outline: Math.max(thick(x), x.type === "radio" ? thick(x.closest("label")) : 0),
  };
}"""


def put_focus_before(locator):
    """The next Tab goes to the first stop inside the element."""
    locator.evaluate("""(x) => {
      x.setAttribute("tabindex", "-1");
      x.focus();
      x.removeAttribute("tabindex");
    }""")


@showing()
def test_tab_reaches_every_control_with_a_visible_outline(chapter):
    root, page = chapter.bench.root, chapter.page
    expected = root.evaluate(STOPS)
    put_focus_before(root)
    stops = []
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        stop = root.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) == expected
    assert [stop["what"] for stop in stops if stop["outline"] < OUTLINE] == []
    kinds = {stop["kind"] for stop in stops}
    assert {"text", "range", "summary", "button"} <= kinds


# The share of the focused element that the answer, which stays in sight, does not cover.
UNCOVERED = """() => {
  const x = document.activeElement, box = x.getBoundingClientRect(), seen = [];
  for (const part of [.1, .3, .5, .7, .9]) {
    const there = document.elementFromPoint(box.left + box.width / 2, box.top + part * box.height);
    seen.push(!there?.closest(".answer, .stick"));
  }
  return [x.outerHTML.slice(0, 90), seen.filter(Boolean).length / seen.length];
}"""


@only("04-standing")
def test_the_answer_in_sight_never_covers_the_focus(chapter):
    root, page = chapter.bench.root, chapter.page
    page.set_viewport_size({"width": PHONE, "height": 640})
    root.get_by_role("button").last.focus()
    stops = []
    for _ in range(root.evaluate(STOPS)):
        stops.append(page.evaluate(UNCOVERED))
        page.keyboard.press("Shift+Tab")  # upwards, against the edge where the answer is
    assert [stop for stop in stops if stop[1] < 1] == []


@only(*(name for name in chapters() if code_cells(name, "quiz")))
def test_questions_are_answered_by_keyboard(chapter):
    page, quiz = (
        chapter.page,
        chapter.page.locator(".asked .quiz:has([type=radio])").last,
    )
    put_focus_before(quiz)
    page.keyboard.press("Tab")
    assert quiz.evaluate(FOCUS)["outline"] >= OUTLINE
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert quiz.evaluate(FOCUS)["outline"] >= OUTLINE
    page.keyboard.press("Enter")
    expect(quiz.locator(".feedback")).to_have_text(r := quiz.locator(".feedback").text_content())
    assert len(r) > 20


@showing()
def test_arrow_keys_move_a_slider_and_change_the_answer(chapter):
    bench = chapter.bench
    label = bench.first_number()
    slider, before, text = bench.slider(label), bench.answer(), bench.number(label).input_value()
    slider.focus()
    slider.press("ArrowRight")
    expect(bench.number(label)).not_to_have_value(text)
    slider.press("End")
    highest = slider.get_attribute("max")
    expect(slider).to_have_value(highest)
    wait_until(chapter.page, lambda: bench.answer() != before)
    slider.press("Home")
    expect(slider).to_have_value(slider.get_attribute("min"))


@showing()
def test_arrow_keys_step_in_a_number_field(chapter):
    bench = chapter.bench
    label = bench.first_number()
    field, slider = bench.number(label), bench.slider(label)
    start, step = float(slider.input_value()), float(slider.get_attribute("step"))
    field.press("ArrowUp")
    wait_until(chapter.page, lambda: abs(float(slider.input_value()) - start - step) < 1e-6)
    field.press("ArrowDown")
    wait_until(chapter.page, lambda: abs(float(slider.input_value()) - start) < 1e-6)


@showing()
def test_space_opens_what_is_folded(chapter):
    open_all_details(chapter.page, False)
    summary = chapter.bench.root.locator(".more summary").first
    table = chapter.bench.root.locator(".more details table").first
    expect(table).to_be_hidden()
    summary.press("Space")
    expect(table).to_be_visible()
    summary.press("Enter")
    expect(table).to_be_hidden()


def test_the_first_tab_offers_to_skip_to_the_text(chapter):
    page = chapter.page
    put_focus_before(page.locator("body"))
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_attribute("href", "#text")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.evaluate("history.replaceState(null, '', location.pathname)")


def test_the_header_is_worked_by_keyboard(chapter):
    page = chapter.page
    button = page.get_by_role("button", name="Largest letters")
    button.focus()
    button.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-size", "3")
    expect(button).to_have_attribute("aria-pressed", "true")
    dark = page.get_by_role("button", name="Dark")
    dark.press("Space")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    dark.press("Space")
    page.get_by_role("button", name="Normal letters").press("Enter")
    expect(page.locator("html")).to_have_attribute("data-size", "1")
