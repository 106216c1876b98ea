"""One server and one browser for all browser tests; each chapter's page is loaded once.

The scope is the package: Playwright runs once at a time, and other packages have their own.
"""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from xdist.scheduler import LoadScopeScheduling

from tests.browser.bench import Chapter, Line
from tests.browser.helpers import chapters, context, leave
from tests.browser.processes import free_port, running
from tests.find_browser import on_path

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")


class ByPage(LoadScopeScheduling):
    """Hands all tests of one page, or of one module, to the same of several workers."""

    def _split_scope(self, nodeid):
        module, _, parameters = nodeid.partition("[")
        return next((name for name in chapters() if name in parameters), module.split("::")[0])


def pytest_xdist_make_scheduler(config, log):
    return ByPage(config, log)


@pytest.fixture(scope="package")
def server(tmp_path_factory):
    """Yield the address of `bone-course serve`."""
    port = free_port()
    command = [sys.executable, "-m", "serve", "serve", "--no-browser", "--port", str(port)]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with running(command, f"http://127.0.0.1:{port}/", log) as url:
        yield url.rstrip("/")


@pytest.fixture(scope="package")
def browser():
    path = on_path()
    if path is None:
        pytest.fail("No browser: run `make browser`, or set CHROMIUM to the path of one.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="package", params=chapters())
def opened(request, server, browser):
    """Yield a chapter's page as it is; one page is open at a time."""
    chapter = Chapter.open(browser, server, request.param)
    yield chapter
    leave(chapter.page.context)


@pytest.fixture
def chapter(opened):
    """Yield a chapter's page at rest; put it back afterwards."""
    yield opened
    opened.rest()


@pytest.fixture
def reader(browser, server):
    """Yield a page of a new reader, with an empty browser."""
    made = context(browser, server)
    yield made.new_page()
    leave(made)


@pytest.fixture
def line(reader):
    """Yield a page of a new reader whose connection can be slowed down or cut."""
    return Line(reader)
