"""After all other tests of a chapter (modules run by name): nothing left, nothing went wrong."""


def test_no_request_to_another_host(chapter):
    assert len(chapter.requests) > 10
    assert chapter.other_hosts() == []


def test_no_error_in_the_console(chapter):
    assert chapter.problems == []


def test_the_course_stores_only_its_own_keys(chapter):
    keys = chapter.page.evaluate("Object.keys(localStorage)")
    kept = ("prefs", "numbers", "progress", "results", "questions")
    known = {f"bone-course.{key}" for key in kept}
    assert {key for key in keys if key.startswith("bone-course")} <= known
