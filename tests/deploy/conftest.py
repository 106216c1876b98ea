"""Takes away what the tests of deployment have installed for themselves."""

from collections.abc import Iterator

import pytest

from tests.deploy.tools import forget
from tests.serve.conftest import browser  # noqa: F401


@pytest.fixture(scope="session", autouse=True)
def _forget() -> Iterator[None]:
    yield
    forget()
