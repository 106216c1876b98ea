"""What a reader can take along: the table, the picture; and the way back to the start."""

import base64
import csv

import pytest
from playwright.sync_api import expect

from tests.browser.bench import wait_for_state
from tests.browser.helpers import open_all_details, showing

PNG = b"\x89PNG\r\n\x1a\n"

# Decode a picture and say how large and how colourful it is.
LOOK_AT = """async (letters) => {
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  const counts = new Map();
  const pixels = new Uint32Array(data.buffer);
  const step = 7;
  for (let i = 0; i < pixels.length; i += step) {
    const color = pixels[i];
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const commonest = Math.max(...counts.values()) / (pixels.length / step);
  const atLeft = new Set(pixels.filter((_, i) => i % image.width === 0)).size; // 1: nothing cut
  return { width: image.width, height: image.height, colors: counts.size, commonest, atLeft };
}"""


def download(bench, button: str, folder):
    with bench.page.expect_download() as waiting:
        bench.button(button).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@showing()
def test_the_csv_file_holds_the_table(chapter, tmp_path):
    for bench in chapter.benches:
        path = download(bench, "Save the numbers (CSV)", tmp_path)
        assert path.suffix == ".csv"
        expect(bench.root.locator(".tools-row .said")).to_contain_text(path.name)  # and says so
        open_all_details(chapter.page)
        rows = bench.root.evaluate("""(bench) => [...bench.querySelectorAll(".more details")]
          .find((d) => d.querySelector("caption")).querySelectorAll("tr").values()
          .map((row) => [...row.cells].map((cell) => cell.textContent)).toArray()""")
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.reader(file)) == rows
        assert len(rows) > 3


@showing()
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_file_is_a_picture(chapter, tmp_path, theme):
    bench = chapter.bench
    if not bench.root.locator(".drawing, .plot").count():
        assert bench.button("Save the picture").count() == 0  # nothing to save
        return
    chapter.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
    path = download(bench, "Save the picture", tmp_path)
    content = path.read_bytes()
    assert content.startswith(PNG)
    seen = chapter.page.evaluate(LOOK_AT, base64.b64encode(content).decode())
    assert seen["width"] > 400
    assert seen["height"] > 150
    assert seen["colors"] > 20
    assert seen["commonest"] < 0.97
    if not bench.root.locator(".drawing").count():
        assert seen["atLeft"] == 1  # the letters are as wide as those the room was measured for


@showing()
def test_start_again_brings_back_every_number(chapter):
    for bench, start in zip(chapter.benches, chapter.start, strict=True):
        label = bench.first_number()  # None: only answers to choose from
        if label:
            slider = bench.slider(label)
            slider.press("End")
            expect(slider).to_have_value(slider.get_attribute("max"))
        for radios in bench.root.locator(".seg").all():
            # looked at and chosen in one step: an answer may hide a question in between
            radios.evaluate(
                "(x) => x.checkVisibility() && [...x.querySelectorAll('input')].at(-1).click()"
            )
        if label:
            bench.type(label, "987654")  # and something refused
            expect(bench.error(label)).to_contain_text("Type a number")
        bench.button("Start again").click()
        wait_for_state(bench, start)
        if label:
            expect(bench.error(label)).to_have_text("")
        said = bench.root.locator(".said")
        expect(said).to_have_text("All numbers are back to the start.")
