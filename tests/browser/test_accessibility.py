"""axe finds nothing against WCAG 2.2 AA and good practice, however a page looks and is used."""

from itertools import cycle

import pytest

from tests.browser.helpers import (
    NARROW,
    PHONE,
    QUIZ,
    WIDE,
    axe,
    look,
    only,
    open_all_details,
    showing,
)
from tests.browser.questions import answer

# Each width, theme and letter size, folded and open; the other pairings take long and add little.
LOOKS = [
    (WIDE, "light", False, 1),
    (PHONE, "dark", True, 1),
    (NARROW, "light", True, 3),
    *(
        pytest.param(*look, marks=pytest.mark.long)
        for look in [
            (WIDE, "dark", True, 1),
            (PHONE, "light", False, 3),
            (NARROW, "dark", False, 1),
        ]
    ),
]


@pytest.mark.parametrize(("width", "theme", "opened_up", "size"), LOOKS)
def test_chapter(chapter, width, theme, opened_up, size):
    look(chapter.page, width, theme, size)
    open_all_details(chapter.page, opened_up)
    assert axe(chapter.page) == []


@pytest.mark.parametrize("theme", ["dark", pytest.param("light", marks=pytest.mark.long)])
@showing()
def test_a_number_refused(chapter, theme):
    look(chapter.page, PHONE, theme)
    for bench in chapter.benches:
        label = bench.first_number()
        if label is None:  # nothing to type: only answers to choose from
            continue
        bench.type(label, "99999")
        bench.error(label).filter(has_text="Type a number").wait_for()
    assert axe(chapter.page) == []


@pytest.mark.parametrize("first", ["wrong", pytest.param("right", marks=pytest.mark.long)])
def test_questions_answered(chapter, first):
    """Go through the answers of each question until one is judged so: wrong and right in turn."""
    turns = ["wrong", "right"] if first == "wrong" else ["right", "wrong"]
    for quiz, judged in zip(chapter.page.locator(QUIZ).all(), cycle(turns), strict=False):
        answer(quiz, judged)
        assert quiz.locator(f".feedback.{judged}").count() == 1
        assert len(quiz.locator(".feedback").text_content()) > 20  # a reason, right or wrong
    assert axe(chapter.page) == []


@only("04-standing")  # the header is the same everywhere
def test_parts_that_open_in_the_header(chapter):
    look(chapter.page, PHONE)
    button = chapter.page.get_by_role("button", name="Aa")
    button.click()
    try:
        assert axe(chapter.page) == []
    finally:
        button.click()
