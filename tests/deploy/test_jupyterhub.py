"""JupyterHub on one machine, for real: login, a server of one's own, a calculator that answers."""

import os
import shutil
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.processes import free_port
from tests.deploy.containerfile import ROOT
from tests.deploy.tools import PATIENCE, environment
from tests.serve.conftest import settles

pytestmark = pytest.mark.long
CONFIGURATION = ROOT / "deploy" / "jupyterhub" / "jupyterhub_config.py"
STARTS_WITHIN = 120_000  # ms
PASSWORD = "only in this test"
# What is different in the test: who gets in, and that all run under one account.
OVERLAY = """
import os
load_subconfig({configuration!r}, path={folder!r})
c = get_config()
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {password!r}
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {home!r} + "/{{username}}"
if os.geteuid() == 0:
    c.Spawner.args = [*c.Spawner.args, "--allow-root"]
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.JupyterHub.hub_port = {hub}
"""


@dataclass
class Hub:
    url: str
    homes: Path


def configurable_http_proxy(folder: Path) -> str:
    if not shutil.which("npm"):
        pytest.skip("npm is not here: configurable-http-proxy cannot be installed")
    line = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder)]
    line.append("configurable-http-proxy@5")
    done = subprocess.run(line, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode:
        pytest.skip(f"configurable-http-proxy could not be installed: {done.stderr[-300:]}")
    return str(folder / "node_modules" / ".bin" / "configurable-http-proxy")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("hub")
    locked = ["--constraint", str(ROOT / "requirements.lock")]
    programs = environment(*locked, str(ROOT), "jupyterhub>=6,<7")
    port = free_port()
    overlay = OVERLAY.format(
        configuration=CONFIGURATION.name,
        folder=str(CONFIGURATION.parent),
        password=PASSWORD,
        home=str(folder / "homes"),
        proxy=configurable_http_proxy(folder),
        api=free_port(),
        hub=free_port(),
    )
    (folder / "config.py").write_text(overlay)
    (folder / "homes").mkdir()
    url = f"http://127.0.0.1:{port}"
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [str(programs / "jupyterhub"), "-f", str(folder / "config.py")],
            cwd=folder,  # its database and its secrets
            env={**os.environ, "COURSE_HUB": url, "COURSE_STUDENTS": "anna bert"},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        assert settles(lambda: process.poll() is not None or answers(url), 60)
        assert process.poll() is None, (folder / "log").read_text()
        yield Hub(url, folder / "homes")
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/hub/login", timeout=5) as page:
            return bool(page.status == 200)
    except OSError:
        return False


def log_in(page: object, hub: Hub, name: str, password: str = PASSWORD) -> None:
    page.goto(f"{hub.url}/hub/login")  # type: ignore[attr-defined]
    page.locator("input[name=username]").fill(name)  # type: ignore[attr-defined]
    page.locator("input[name=password]").fill(password)  # type: ignore[attr-defined]
    page.locator("#login_submit").click()  # type: ignore[attr-defined]


def test_a_student_logs_in_and_a_calculator_answers(hub: Hub, browser: object) -> None:
    from playwright.sync_api import expect

    context = browser.new_context(viewport={"width": 1280, "height": 900})  # type: ignore[attr-defined]
    page = context.new_page()
    page.set_default_timeout(STARTS_WITHIN)
    log_in(page, hub, "anna")
    page.wait_for_url("**/user/anna/lab**")
    own = hub.homes / "anna" / "strong-bones" / "en"
    source = ROOT / "notebooks" / "en"
    assert {f.name for f in own.glob("*.ipynb")} == {f.name for f in source.glob("*.ipynb")}

    page.goto(f"{hub.url}/user/anna/lab/tree/en/04-standing.ipynb?reset")
    page.get_by_role("heading", name="What the picture shows").first.wait_for()
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for(state="attached")
    page.locator(".jp-Notebook .jp-Cell").first.click()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    bench = page.locator(".bench:has(.headline)").first
    headline = bench.locator(".headline")
    expect(headline).to_have_text("Half your weight under each foot.", timeout=STARTS_WITHIN)
    group = bench.get_by_role("group", name="You stand on", exact=True)
    group.get_by_role("radio", name="one leg", exact=True).check()
    expect(headline).to_contain_text("In the hip")

    original = (source / "04-standing.ipynb").read_bytes()

    def saved() -> bool:
        page.keyboard.press("Control+s")  # her copy, not the course's
        page.wait_for_timeout(500)
        return (own / "04-standing.ipynb").read_bytes() != original

    assert settles(saved)
    assert (source / "04-standing.ipynb").read_bytes() == original
    page.goto("about:blank")
    context.close()


def test_each_has_an_own_copy_and_strangers_stay_out(hub: Hub, browser: object) -> None:
    context = browser.new_context()  # type: ignore[attr-defined]
    page = context.new_page()
    page.set_default_timeout(STARTS_WITHIN)
    log_in(page, hub, "carla")
    page.get_by_text("Invalid username or password").wait_for()
    log_in(page, hub, "bert", "wrong")
    page.get_by_text("Invalid username or password").wait_for()
    log_in(page, hub, "bert")
    page.wait_for_url("**/user/bert/lab**")
    name = "strong-bones/en/04-standing.ipynb"
    original = ROOT / "notebooks" / "en" / "04-standing.ipynb"
    assert (hub.homes / "bert" / name).read_bytes() == original.read_bytes()
    assert page.request.get(f"{hub.url}/user/anna/api/contents").status in (403, 404)
    page.goto("about:blank")
    context.close()
