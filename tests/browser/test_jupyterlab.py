"""The same chapter in JupyterLab: students run it, change the code and see the same drawing."""

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


def test_a_chapter_runs_in_jupyterlab(browser, lab):
    made = context(browser, lab)
    page = made.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    name = chapter_with("Standing")
    page.goto(f"/lab/tree/{name}.ipynb?reset")
    page.set_default_timeout(STARTS_WITHIN)
    page.get_by_role("heading", name="What the picture shows").first.wait_for()
    page.locator(".jp-Notebook .jp-Cell").first.click()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    bench = Bench(page.locator(".bench:has(.headline)").first)
    expect(bench.headline).to_have_text("Half your weight under each foot.", timeout=STARTS_WITHIN)
    bench.root.scroll_into_view_if_needed()
    plot = bench.root.locator(".plot svg.main-svg").first
    expect(plot).to_be_visible()  # plotly.js came from the kernel
    assert "0.5 ×" in bench.drawn()
    bench.choose("You stand on", "one leg")
    expect(bench.headline).to_contain_text("In the hip")
    expect(page.locator(".quiz > fieldset").first).to_be_attached()
    assert bench.button("Print").count() == 0  # a page of JupyterLab is not ours to print
    assert errors == []
    leave(made)
