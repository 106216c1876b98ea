"""Sizes a reader over 70 needs: letters, targets, lines, and no sideways scrolling."""

import pytest

from tests.browser.helpers import NARROW, PHONE, WIDE, look, only, open_all_details

BODY, SMALLEST, IN_PICTURES = 18, 16, 14  # px
TARGET = 44  # px
LONGEST_LINE = 80  # characters
SMALLEST_CHART = 150  # px
ROUNDING = 0.6  # px

# Every text in sight with the size of its letters on the screen; inside pictures the scale counts.
LETTERS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!text || element.closest("script, style, noscript, .sr, sub, sup")) continue;
    if (!element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) continue;
    const matrix = element instanceof SVGElement ? element.getScreenCTM?.() : null;
    const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    const where = element.closest(".plot, .drawing svg") ? "picture"
      : element.closest(".txt p:not(.k), .txt li, .lede") && !element.closest(
          ".quiz, details, .code, table, .deep, .bench, .soon, [id=sources]") ? "body" : "rest";
    found.push({ text: text.slice(0, 40), size, where });
  }
  return found;
}"""

# What a finger must hit, with its box; links within a text are left to axe (target-size).
TARGETS = """() => {
  const all = document.querySelectorAll(
    "button:not(.word), summary, select, .btn, input[type=text], input[type=range],"
    + "label:has(input)");
  return [...all].filter((x) => x.checkVisibility({ checkVisibilityCSS: true })).map((x) => {
    const { width, height } = x.getBoundingClientRect();
    return { what: x.outerHTML.slice(0, 90), width, height };
  }).filter((x) => x.width > 1);
}"""

# The longest line of each paragraph in characters: words whose tops are alike share a line.
LINES = """() => {
  const longest = [];
  for (const block of document.querySelectorAll("main p, main li, main dd, main td")) {
    if (block.closest(".sr") || !block.checkVisibility()) continue;
    const lines = new Map();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (walker.currentNode.parentElement.closest("p, li, dd, td") !== block) continue;
      if (!walker.currentNode.parentElement.checkVisibility()) continue; // a meaning not opened
      if (walker.currentNode.parentElement.closest("button, .sr")) continue; // side by side; unseen
      for (const word of walker.currentNode.textContent.matchAll(/\\S+\\s*/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].trimEnd().length);
        const line = Math.round(range.getBoundingClientRect().bottom / 12);
        lines.set(line, (lines.get(line) ?? "") + word[0]);
      }
    }
    const texts = [...lines.values()].map((text) => text.trim().replace(/\\s+/g, " "));
    longest.push(texts.reduce((a, b) => (b.length > a.length ? b : a), ""));
  }
  return longest;
}"""

looks = pytest.mark.parametrize("size", [1, 3])


@looks
def test_nothing_scrolls_sideways_on_the_narrowest_screen(chapter, size):
    look(chapter.page, NARROW, size=size)
    for opened in (False, True):
        open_all_details(chapter.page, opened)
        wide = chapter.page.evaluate("""() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth <= clientWidth ? [] : [...document.querySelectorAll("main *")]
            .filter((x) => x.getBoundingClientRect().right > clientWidth + 1)
            .map((x) => x.outerHTML.slice(0, 100)).slice(0, 5);
        }""")
        assert wide == []
    cut = chapter.page.evaluate("""() => {
      const right = (x) => x.getBoundingClientRect().right;
      return [...document.querySelectorAll(".field *, .tools-row *")]
        .filter((x) => x.checkVisibility() && !x.closest(".sr"))
        .filter((x) => right(x) > right(x.closest(".field, .tools-row")) + 1
          || (x.matches("label, .btn") && x.scrollWidth > x.clientWidth + 1))
        .map((x) => x.outerHTML.slice(0, 100));
    }""")
    assert cut == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_letters_are_large_enough(chapter, width):
    look(chapter.page, width)
    open_all_details(chapter.page)
    letters = chapter.page.evaluate(LETTERS)
    assert sum(x["where"] == "body" for x in letters) > (20 if chapter.benches else 1)
    least = {"body": BODY, "rest": SMALLEST, "picture": IN_PICTURES}
    assert [x for x in letters if x["size"] < least[x["where"]] - 0.05] == []


def test_larger_letters_are_larger(chapter):
    paragraph = "(p) => parseFloat(getComputedStyle(p).fontSize)"
    text = chapter.page.locator(".txt p").first
    sizes = []
    for size in (1, 2, 3):
        look(chapter.page, size=size)
        sizes.append(text.evaluate(paragraph))
    assert sizes == sorted(set(sizes))
    assert sizes[2] >= 1.25 * sizes[0]


@pytest.mark.parametrize("width", [WIDE, PHONE, NARROW])
def test_targets_are_large_enough(chapter, width):
    look(chapter.page, width)
    least = TARGET - ROUNDING
    targets = chapter.page.evaluate(TARGETS)
    assert len(targets) > (5 if chapter.benches else 0)
    assert [x for x in targets if min(x["width"], x["height"]) < least] == []


def test_ids_are_unique(chapter):
    twice = chapter.page.evaluate("""() => {
      const ids = [...document.querySelectorAll("[id]")].map((x) => x.id);
      return ids.filter((id, i) => ids.indexOf(id) !== i);
    }""")
    assert twice == []


def test_lines_are_short_enough_to_follow(chapter):
    look(chapter.page, WIDE)
    open_all_details(chapter.page)
    lines = chapter.page.evaluate(LINES)
    assert len(lines) > 20 or chapter.name in ("practice", "summary")
    assert [line for line in lines if len(line) > LONGEST_LINE] == []


def test_charts_keep_their_height(chapter):
    page = chapter.page
    # From each look to the next, width, theme or letters change, as a reader's buttons do it.
    for width, theme, size in [
        (WIDE, "light", 1),
        (WIDE, "dark", 3),
        (NARROW, "dark", 3),
        (NARROW, "light", 1),
    ]:
        look(page, width, theme, size)
        heights = page.evaluate("""() => [...document.querySelectorAll(".plot")]
          .map((plot) => plot.querySelector("svg.main-svg").getBoundingClientRect())
          .map((box) => [box.width, box.height])""")
        for drawn_width, drawn_height in heights:
            assert drawn_height >= SMALLEST_CHART
            assert 150 <= drawn_width <= width


def test_charts_and_drawings_have_names(chapter):
    unnamed = chapter.page.evaluate("""() => [...document.querySelectorAll(
        ".plot, .drawing svg[role=img]")].filter((x) => !x.closest("[hidden]"))
      .filter((x) => (x.getAttribute("aria-label") ?? x.querySelector("title")?.textContent
        ?? document.getElementById((x.getAttribute("aria-labelledby") ?? "").split(" ")[0])
          ?.textContent ?? "").length < 10)
      .map((x) => x.outerHTML.slice(0, 120))""")
    assert unnamed == []


def test_dark_by_the_system_looks_as_dark_by_the_button(chapter):
    page = chapter.page
    color = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(color)
    page.emulate_media(color_scheme="dark")
    by_system = page.evaluate(color)
    page.emulate_media(color_scheme="light")
    look(page, theme="dark")
    assert page.evaluate(color) == by_system != light


@only("03-fracture-risk", "06-what-exercise-does")
def test_where_a_number_comes_from_is_read_on_a_phone_without_scrolling_sideways(chapter):
    look(chapter.page, NARROW)
    open_all_details(chapter.page)
    wide = """(boxes) => boxes.filter((box) => box.querySelector(".where")
      && box.scrollWidth > box.clientWidth + 1).length"""
    boxes = chapter.page.locator(".bench .scroll:has(.where)")
    assert boxes.count() >= 1
    assert boxes.evaluate_all(wide) == 0
