"""What exercise does, in a browser: the list follows the bones, the bone follows the load."""

import re

from playwright.sync_api import expect

from tests.browser.bench import wait_until
from tests.browser.helpers import showing


@showing("Activities")
def test_the_list_follows_the_bones(chapter):
    bench = chapter.benches[0]
    bench.choose("Measured", "under the foot")
    expect(bench.headline).to_contain_text("under the foot")
    wait_until(chapter.page, lambda: "Skipping rope" in bench.drawn())
    bench.choose("My bones", "a broken vertebra, or several bones")
    left_out = re.compile("Left out for you: .*Skipping rope")
    expect(bench.root.locator(".note-line")).to_have_text(left_out)
    wait_until(chapter.page, lambda: "Skipping rope" not in bench.drawn())
    bench.root.get_by_label("Activity", exact=True).select_option(label="Skipping rope")
    expect(bench.headline).to_contain_text("not for you now")
    wait_until(chapter.page, lambda: "not now" in bench.drawn())


@showing("ForceToStrain")
def test_a_thinner_bone_is_drawn_shorter(chapter):
    bench = chapter.benches[2]
    drawing = bench.root.locator("svg.column-picture")
    loaded = drawing.locator("path.column-bone").nth(1)

    def height():
        return loaded.evaluate("(path) => path.getBBox().height")

    before = height()
    bench.type("Bone in a slice of the shin", "180")
    expect(bench.headline).to_contain_text("540 millionths")
    wait_until(chapter.page, lambda: height() < before - 5)
    expect(drawing.locator("desc")).to_contain_text("540 millionths")
