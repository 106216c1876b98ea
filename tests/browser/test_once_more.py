"""Questions of a chapter: numbered, asked once more when wrong, and not lost by a reload."""

import re

from playwright.sync_api import expect

from tests.browser.helpers import QUIZ, axe, open_chapter, wait_until_ready
from tests.browser.questions import answer

STANDING, NUMBERS, ORDER = "04-standing", "03-fracture-risk", "02-bone-scan"


def asked(page, n):
    return page.locator(f".asked {QUIZ}").nth(n - 1)


def test_a_wrong_question_is_asked_once_more_below_the_last(reader):
    open_chapter(reader, STANDING)
    buttons = reader.get_by_role("button", name="Check my answer")
    expect(buttons).to_have_count(6)
    for n in range(6):
        expect(buttons.nth(n)).to_have_accessible_name(f"Check my answer to question {n + 1}")
    box = reader.get_by_role("region", name="Once more")
    answer(asked(reader, 2), "right")
    expect(box).to_have_count(0)
    answer(asked(reader, 3), "wrong")
    expect(asked(reader, 3).locator(".feedback")).to_contain_text("once more below")
    answer(asked(reader, 3), "wrong")
    answer(asked(reader, 1), "wrong")
    again = box.locator(".quiz")
    expect(again).to_have_count(2)  # each once
    expect(again.first.get_by_role("group")).to_have_accessible_name(
        re.compile("^Question 3, once more Your right hip hurts")
    )
    shown = [quiz.get_by_role("radio").first for quiz in (asked(reader, 3), again.first)]
    expect(shown[0]).to_have_accessible_name("The right hand")
    expect(shown[1]).to_have_accessible_name("It makes no difference")  # the other way round
    last = asked(reader, 6).bounding_box()
    assert box.bounding_box()["y"] > last["y"] + last["height"]
    assert axe(reader) == []

    reader.reload()  # what waits is kept, what was checked is not
    wait_until_ready(reader, STANDING, asked_again=2)
    expect(reader.locator(".asked :checked")).to_have_count(0)
    answer(again.first, "right")
    expect(again.first.locator(".feedback")).to_contain_text("Now you know it.")
    answer(again.last, "wrong")
    expect(again.last.locator(".feedback")).to_contain_text("comes back tomorrow")
    reader.reload()
    wait_until_ready(reader, STANDING)


def test_a_choice_that_is_not_checked_survives_a_reload(reader):
    open_chapter(reader, NUMBERS)
    asked(reader, 1).get_by_role("radio").nth(2).check()
    asked(reader, 7).get_by_role("textbox").fill("12")
    asked(reader, 2).get_by_role("radio").nth(1).check()
    asked(reader, 2).get_by_role("button").click()
    expect(asked(reader, 2).locator(".feedback.right")).to_be_visible()
    reader.reload()
    wait_until_ready(reader, NUMBERS)
    expect(asked(reader, 1).get_by_role("radio").nth(2)).to_be_checked()
    expect(asked(reader, 7).get_by_role("textbox")).to_have_value("12")
    expect(reader.locator(".asked :checked")).to_have_count(1)
    expect(reader.locator(".asked .feedback:not(:empty)")).to_have_count(0)
    asked(reader, 7).get_by_role("textbox").press("Enter")
    expect(asked(reader, 7).locator(".feedback.wrong")).to_contain_text("We get 10 of 100.")

    open_chapter(reader, ORDER)
    steps = asked(reader, 6).locator("li > span")
    before = steps.all_inner_texts()
    asked(reader, 6).get_by_role("button", name=f"Move down: {before[0]}").click()
    assert axe(reader) == []
    reader.reload()
    wait_until_ready(reader, ORDER)
    assert steps.all_inner_texts() == [before[1], before[0], *before[2:]]
