"""Waiting for something on a page, without `Page.wait_for_function`.

That one uses ``eval`` inside the page, which our Content-Security-Policy forbids.
"""

import time
from typing import Any

from playwright.sync_api import Error, Page, TimeoutError


def until(page: Page, condition: str, timeout: float = 30_000) -> None:
    """Wait until a JavaScript expression, or a function without arguments, gives something true."""
    end = time.monotonic() + timeout / 1000
    while not _now(page, condition):
        if time.monotonic() > end:
            raise TimeoutError(f"Not so within {timeout:.0f} ms: {condition}")
        page.wait_for_timeout(50)


def _now(page: Page, condition: str) -> Any:
    try:
        return page.evaluate(condition)
    except Error as error:
        if "context was destroyed" in error.message:  # another page is just coming
            return None
        raise
