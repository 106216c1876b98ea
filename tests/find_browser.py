"""Finds or installs a browser for the tests and prints its path.

In this order: $CHROMIUM, a Chromium or Chrome on the PATH, the system package (as root on
Debian and its relatives), Playwright's own download. If none works: one clear sentence.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def on_path() -> str | None:
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def quietly(*command: str) -> bool:
    try:
        return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0
    except OSError:
        return False


def from_debian() -> str | None:
    may = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    if may and quietly("apt-get", "update", "-qq"):
        quietly("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    return shutil.which("chromium")


def from_playwright() -> str | None:
    if not quietly(sys.executable, "-m", "playwright", "install", "chromium"):
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def main() -> int:
    path = on_path() or from_debian() or from_playwright()
    if path:
        print(path)
        return 0
    print(
        "No browser was found for the browser tests. Install Chromium or Google Chrome, "
        "or set CHROMIUM to the path of one.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
