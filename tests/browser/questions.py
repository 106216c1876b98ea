"""Answers questions of every kind as a reader does, right or wrong."""

from collections.abc import Iterator
from itertools import chain, combinations

from playwright.sync_api import Locator


def answer(quiz: Locator, judged: str) -> None:
    """Answer until the question is judged ``"right"`` or ``"wrong"``."""
    for _ in tries(quiz):
        quiz.locator(".check").click()
        if quiz.locator(f".feedback.{judged}").count():
            return
    raise AssertionError(f"no answer was judged {judged}: {quiz.locator('legend').inner_text()}")


def tries(quiz: Locator) -> Iterator[None]:
    """Enter one answer after the other."""
    if quiz.locator(".quiz-number").count():
        return number(quiz)
    if quiz.locator(".quiz-order").count():
        return order(quiz)
    return several(quiz) if quiz.get_by_role("checkbox").count() else choice(quiz)


def choice(quiz: Locator) -> Iterator[None]:
    for option in quiz.get_by_role("radio").all():
        option.check()
        yield


def several(quiz: Locator) -> Iterator[None]:
    boxes = quiz.get_by_role("checkbox").all()
    every = range(len(boxes))
    for chosen in chain.from_iterable(combinations(every, n) for n in every if n):
        for index in every:
            boxes[index].set_checked(index in chosen)
        yield


def number(quiz: Locator) -> Iterator[None]:
    """Type a number far off; then the one that the reason names."""
    field = quiz.get_by_role("textbox")
    field.fill("99999")
    yield
    said = quiz.locator(".feedback").inner_text()
    field.fill(said.split("We get ")[1].split(" ")[0])
    yield


def order(quiz: Locator) -> Iterator[None]:
    """Leave the steps as they are, which is never right; then sort them as the reason says."""
    yield
    steps = quiz.locator(".feedback ol li").all_inner_texts()
    for place, step in enumerate(steps):
        while quiz.locator(".quiz-order li > span").all_inner_texts().index(step) > place:
            quiz.get_by_role("button", name=f"Move up: {step}", exact=True).click()
    yield
