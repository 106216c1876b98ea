"""One effect told two ways: side by side with the same tracks, below each other on a phone."""

from playwright.sync_api import expect

from tests.browser.helpers import NARROW, look, showing


def panels(chapter):
    return chapter.page.locator(".two-ways-panel")


@showing("RelativeAbsolute")
def test_side_by_side_with_the_same_tracks(chapter):
    left, right = (panel.bounding_box() for panel in panels(chapter).all())
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]
    widths = panels(chapter).locator("svg").evaluate_all("(all) => all.map((s) => s.clientWidth)")
    assert widths[0] == widths[1] > 0


@showing("RelativeAbsolute")
def test_below_each_other_where_it_is_narrow(chapter):
    look(chapter.page, NARROW)
    first, second = (panel.bounding_box() for panel in panels(chapter).all())
    assert first["x"] == second["x"]
    assert first["y"] + first["height"] < second["y"]


@showing("RelativeAbsolute")
def test_only_the_people_follow_the_group(chapter):
    relative, absolute = (svg.locator("> g") for svg in panels(chapter).locator("svg").all())
    expect(absolute).to_contain_text("80 do not")
    before = relative.text_content()
    chapter.benches[-1].type("People who break a bone in 10 years", "40")
    expect(absolute).to_contain_text("60 do not")
    assert relative.text_content() == before
    assert not any(sign.isdigit() for sign in before)  # a ratio alone has no number of people
