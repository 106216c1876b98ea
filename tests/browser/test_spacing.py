"""What was answered wrongly comes back after a day; what the course taught is shown."""

import json
from datetime import datetime

from playwright.sync_api import expect

from tests.browser.helpers import QUIZ, axe, open_chapter
from tests.browser.questions import answer

PROGRESS = "JSON.parse(localStorage.getItem('bone-course.progress'))"
KEY = "04.foot"


def know(quiz):
    quiz.get_by_role("radio", name="The load doubles").check()
    quiz.get_by_role("button").click()


def kept(page):
    return page.evaluate(PROGRESS)["again"]


def test_a_wrong_answer_comes_back_until_it_is_known(reader, server):
    reader.clock.set_fixed_time(datetime(2026, 3, 1, 10))
    open_chapter(reader, "04-standing")
    quiz = reader.locator(QUIZ).first
    answer(quiz, "wrong")
    expect(quiz.locator(".feedback")).to_contain_text("comes back tomorrow")
    assert kept(reader) == {KEY: [0, "2026-03-02"]}
    answer(quiz, "right")  # on the same day: that proves little
    assert kept(reader) == {KEY: [0, "2026-03-02"]}

    reader.clock.set_fixed_time(datetime(2026, 3, 2, 10))
    reader.goto(server)
    link = reader.get_by_role("link", name="One question has come back")
    link.click()
    back = reader.locator(".came-back " + QUIZ)
    expect(back).to_have_count(1)
    assert axe(reader) == []
    for day, step in (("2026-03-05", 1), ("2026-03-12", 2), ("2026-04-02", 3)):
        know(back)
        assert kept(reader) == {KEY: [step, day]}
        reader.clock.set_fixed_time(datetime.fromisoformat(day + "T10:00"))
        reader.reload()
        expect(back).to_have_count(1)
    know(back)
    expect(back.locator(".feedback")).to_contain_text("does not come back")
    assert kept(reader) == {}
    reader.reload()
    reader.get_by_role("button", name="Give me 5 questions anyway").click()
    expect(back).to_have_count(5)


def test_before_and_after_stand_side_by_side(reader):
    known = {"silent": 1, "score": 0}
    tests = json.dumps({"tests": {"before": known}})
    reader.add_init_script(f"localStorage['bone-course.progress'] ??= {json.dumps(tests)}")
    open_chapter(reader, "12-your-plan")
    test = reader.locator(".course-test")
    test.get_by_role("button", name="Next question").click()
    expect(test.get_by_role("status")).to_contain_text("Choose an answer first")
    for _ in range(8):
        test.get_by_role("radio").nth(1).check()
        test.get_by_role("button").click()
    expect(test).to_contain_text("At the start you knew 1 of 8. Now you know 3.")
    expect(test.get_by_role("row")).to_have_count(9)
    expect(test.get_by_role("link", name="Chapter 1")).to_have_attribute(
        "href", "01-weak-bones.ipynb"
    )
    assert axe(reader) == []
