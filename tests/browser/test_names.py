"""What a page says beyond axe: names and states, forced colours, no motion, wide spacing."""

import pytest

from tests.browser.helpers import (
    NARROW,
    look,
    open_all_details,
    wait_for_frames,
)
from tests.browser.names import difference, faults, names, open_page, pages, stored

# The spacing a reader may set without losing text (WCAG 1.4.12).
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"""

# Links that stand alone; those within a sentence follow its line.
LINKS = """() => [...document.querySelectorAll(".toc a, .foot a, .tools a, .pager a, .brand")]
  .filter((x) => x.checkVisibility({ checkVisibilityCSS: true }))
  .map((x) => [x.getBoundingClientRect(), x.outerHTML.slice(0, 90)])
  .filter(([box]) => Math.min(box.width, box.height) < 43.4).map(([, what]) => what)"""

MOVING = """() => document.getAnimations().filter((x) => x.playState === "running")
  .map((x) => x.animationName ?? x.transitionProperty)"""


@pytest.mark.long  # each page is loaded anew: other tests leave answers in theirs
@pytest.mark.parametrize("name", pages())
def test_names_and_states_are_those_that_were_read(reader, name):
    """After a wanted change: `python -m tests.browser.names`, and read the difference."""
    open_page(reader, name)
    heard = names(reader)
    assert faults(heard) == []
    assert difference(stored(name), heard) == []
    assert heard == stored(name)  # the order in which they are met


def test_each_chart_has_a_summary_and_a_table(chapter):
    bare = chapter.page.evaluate("""() => [...document.querySelectorAll(".bench:has(.plot)")]
      .filter((bench) => !bench.querySelector(".more details table tbody tr")
        || [...bench.querySelectorAll(".plot")].some((plot) =>
          !plot.closest("[hidden]") && (plot.getAttribute("aria-label") ?? "").length < 30))
      .map((bench) => bench.querySelector("h3")?.textContent)""")
    assert bare == []


def test_nothing_moves_for_who_wants_no_motion(chapter):
    page = chapter.page
    bench = page.locator(".bench .btn:visible").first
    if bench.count():
        bench.hover()
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert page.evaluate(MOVING) == []


def test_wide_spacing_hides_nothing_at_four_times_the_size(chapter):
    page = chapter.page
    look(page, NARROW)
    open_all_details(page)
    style = page.add_style_tag(content=SPACED)
    try:
        wait_for_frames(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    finally:
        style.evaluate("(x) => x.remove()")


def test_links_that_stand_alone_are_large_enough(chapter):
    assert chapter.page.evaluate(LINKS) == []
    look(chapter.page, NARROW)
    assert chapter.page.evaluate(LINKS) == []


def test_the_chosen_answer_is_seen_in_forced_colours(chapter):
    """Colours are the reader's own then: what is chosen keeps a frame, the knob its track."""
    page = chapter.page
    page.emulate_media(forced_colors="active")
    try:
        unseen = page.evaluate("""() => [...document.querySelectorAll(
            ".bench :is(.seg, .ticks) label:has(:checked), .tools [aria-pressed=true]")]
          .filter((x) => x.checkVisibility())
          .filter((x) => getComputedStyle(x).outlineStyle === "none")
          .map((x) => x.textContent)""")
    finally:
        page.emulate_media(forced_colors="none")
    assert unseen == []
