"""A browser, and the end of what the tests of deployment have installed for themselves."""

from collections.abc import Iterator

import pytest

from tests.deploy.tools import forget
from tests.serve.conftest import chromium


@pytest.fixture(scope="session", autouse=True)
def _forget() -> Iterator[None]:
    yield
    forget()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with chromium() as started:
        yield started
