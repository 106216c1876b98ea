"""The same chapter in JupyterLab: students run it, change the code and see the same drawing."""

import re
import shutil
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.bench import Bench
from tests.browser.helpers import NOTEBOOKS, chapter_with, context, leave, needs
from tests.browser.processes import free_port, running

pytestmark = needs("Standing")
STARTS_WITHIN = 60_000  # ms


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Yield the address of a JupyterLab on a copy of the notebooks, with settings of its own."""
    port = free_port()
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(NOTEBOOKS, folder / "notebooks")
    command = [
        *(sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1"),
        *(f"--port={port}", "--ServerApp.token=", "--ServerApp.port_retries=0"),
        *(f"--ServerApp.root_dir={folder}/notebooks", "--allow-root", "--LabApp.news_url=None"),
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    settings = {
        "JUPYTER_CONFIG_DIR": str(folder),
        "JUPYTER_DATA_DIR": str(folder),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder),
        "JUPYTERLAB_SETTINGS_DIR": str(folder),
    }
    url = f"http://127.0.0.1:{port}"
    with running(command, f"{url}/api", folder / "log.txt", **settings):
        yield url


def run(page, name, heading):
    """Open a notebook and run all its cells; return its first calculator."""
    page.goto(f"/lab/tree/{name}.ipynb?reset")
    page.get_by_role("heading", name=heading).first.wait_for()
    page.locator(".jp-Notebook .jp-Cell").first.click()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    bench = Bench(page.locator(".bench:has(.headline)").first)
    bench.root.scroll_into_view_if_needed()
    return bench


def visit(browser, lab):
    """Return a page of a fresh reader, and the list its errors go to."""
    page = context(browser, lab).new_page()
    page.set_default_timeout(STARTS_WITHIN)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    return page, errors


def test_a_chapter_runs_in_jupyterlab(browser, lab):
    page, errors = visit(browser, lab)
    bench = run(page, chapter_with("Standing"), "What the picture shows")
    expect(bench.headline).to_have_text("Half your weight under each foot.", timeout=STARTS_WITHIN)
    plot = bench.root.locator(".plot svg.main-svg").first
    expect(plot).to_be_visible()  # plotly.js came from the kernel
    assert "0.5 ×" in bench.drawn()
    bench.choose("You stand on", "one leg")
    expect(bench.headline).to_contain_text("In the hip")
    expect(page.locator(".quiz > fieldset").first).to_be_attached()
    assert bench.button("Print").count() == 0  # a page of JupyterLab is not ours to print
    assert errors == []
    leave(page.context)


@pytest.mark.long
@needs("MyNumbers")
def test_my_numbers_go_with_the_reader_in_jupyterlab(browser, lab):
    page, errors = visit(browser, lab)
    start, standing = chapter_with("MyNumbers"), chapter_with("Standing")
    bench = run(page, start, "Try it")
    bench.type("Weight", "82,5")  # Enter takes it, and does not open the cell
    expect(bench.headline).to_contain_text("82.5 kg")

    there = run(page, standing, "What the picture shows")
    expect(there.number("Your weight")).to_have_value("82.5")
    there.type("Your weight", "60")  # a look at somebody else keeps nothing
    expect(there.root).to_contain_text("60 kg")
    there.button("Use my numbers").click()
    expect(there.number("Your weight")).to_have_value("82.5")

    for name, heading, label in (
        (standing, "What the picture shows", "Your weight"),
        (start, "Try it", "Weight"),
    ):
        again = run(page, name, heading)  # the page is loaded anew
        expect(again.number(label)).to_have_value("82.5")
    assert errors == []
    leave(page.context)


@pytest.mark.long
def test_keys_in_a_calculator_never_change_the_notebook(browser, lab):
    page, errors = visit(browser, lab)
    bench = run(page, chapter_with("Standing"), "What the picture shows")
    slider = bench.slider("Your weight")
    slider.focus()
    counted = page.get_by_role("button", name=re.compile(r"^Cell \d+.\d+$"))
    before = counted.text_content()  # "Cell 11/23"
    page.keyboard.press("d")  # twice: JupyterLab would delete the cell
    page.keyboard.press("d")
    page.keyboard.press("b")  # JupyterLab would add one
    page.keyboard.press("ArrowRight")
    expect(bench.number("Your weight")).to_have_value("70.5")
    assert counted.text_content() == before
    assert errors == []
    leave(page.context)
