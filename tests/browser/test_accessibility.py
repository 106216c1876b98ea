"""axe finds nothing against WCAG 2.2 AA and good practice, however a page looks and is used."""

import pytest

from tests.browser.helpers import NARROW, PHONE, QUIZ, WIDE, axe, look, open_all_details, showing
from tests.browser.questions import answer

# Each width in both themes, each theme with everything folded and everything open.
LOOKS = [
    (WIDE, "light", False),
    (WIDE, "dark", True),
    (PHONE, "light", True),
    (PHONE, "dark", False),
    (NARROW, "light", False),
    (NARROW, "dark", True),
]


@pytest.mark.parametrize(("width", "theme", "opened_up"), LOOKS)
def test_chapter(chapter, width, theme, opened_up):
    look(chapter.page, width, theme)
    open_all_details(chapter.page, opened_up)
    assert axe(chapter.page) == []


def test_largest_letters_on_a_phone(chapter):
    look(chapter.page, PHONE, size=3)
    assert axe(chapter.page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
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


@pytest.mark.parametrize("judged", ["wrong", "right"])
def test_questions_answered(chapter, judged):
    """Go through the answers of every question until one is judged so."""
    quizzes = chapter.page.locator(QUIZ)
    for quiz in quizzes.all():
        answer(quiz, judged)
        assert quiz.locator(f".feedback.{judged}").count() == 1
        assert len(quiz.locator(".feedback").text_content()) > 20  # a reason, right or wrong
    assert axe(chapter.page) == []


def test_parts_that_open_in_the_header(chapter):
    look(chapter.page, PHONE)
    button = chapter.page.get_by_role("button", name="Aa")
    button.click()
    try:
        assert axe(chapter.page) == []
    finally:
        button.click()
