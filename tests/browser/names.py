"""What a screen reader hears: the name, role and state of every control of a page, in order.

`python -m tests.browser.names` writes the lists anew. Read what changed before it is committed.
"""

import os
import re
import shutil
import sys
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.helpers import chapters, context, leave, open_chapter

LANDING = "landing"
LISTS = Path(__file__).parent / "names"
ROLES = "alert banner button checkbox combobox contentinfo figure group heading img link main"
ROLES += " navigation note option progressbar radio radiogroup region slider spinbutton"
ROLES += " switch tab table textbox"
MONTHS = "January February March April May June July August September October November December"
DATE = re.compile(  # the plan begins on a Monday soon
    rf"(?<=: )20\d\d-\d\d-\d\d$|\b\d{{1,2}} (?:{'|'.join(MONTHS.split())})\b(?: 20\d\d)?"
)
LINE = re.compile(rf"^(?:{'|'.join(ROLES.split())})\b")
QUOTED = re.compile(r"^'((?:[^']|'')*)'")  # where YAML needs quotes around a name


def names(page: Page) -> str:
    """Return the controls, headings, pictures and landmarks, each with its name and state."""
    heard = []
    for line in page.locator("body").aria_snapshot().splitlines():
        what = line.strip().removeprefix("- ")
        what = QUOTED.sub(lambda found: found[1].replace("''", "'"), what)
        if LINE.match(what):
            heard.append(DATE.sub("a date", what.rstrip(":")))
    return "\n".join([page.title(), *heard]) + "\n"


def stored(name: str) -> str:
    file = LISTS / f"{name}.txt"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def faults(heard: str) -> list[str]:
    """Return what nobody can tell apart: without a name, a bare number of a paper, a name twice."""
    bare = re.compile(
        r"^(button|checkbox|combobox|img|link|radio|slider|textbox|heading)(?! \")"
        r'|^link "(?:doi\.org/|PMC\d|pubmed \d)[^ ]*"$'
    )
    pictures = Counter(line for line in heard.splitlines() if line.startswith("img "))
    twice = [line for line, times in pictures.items() if times > 1]
    return [line for line in heard.splitlines()[1:] if bare.match(line)] + twice


def difference(before: str, now: str) -> list[str]:
    """Return what is gone (-) and what is new (+), whatever its place."""
    old, new = Counter(before.splitlines()), Counter(now.splitlines())
    return [f"- {line}" for line in old - new] + [f"+ {line}" for line in new - old]


def pages() -> list[str]:
    """Return the pages that have a list."""
    return [*chapters(), LANDING]


def open_page(page: Page, name: str) -> None:
    """Open a page and wait until all of it is there."""
    if name != LANDING:
        open_chapter(page, name)
    elif page.goto("/"):
        page.locator(".strip, .cards").first.wait_for()


def refresh(wanted: list[str]) -> None:
    """Open each page as a new reader and store what is heard."""
    from tests.browser.conftest import FLAGS
    from tests.browser.processes import free_port, running

    port = free_port()
    command = [sys.executable, "-m", "serve", "serve", "--no-browser", "--port", str(port)]
    LISTS.mkdir(exist_ok=True)
    log = LISTS / "server.log"
    path = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with running(command, f"http://127.0.0.1:{port}/", log) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for name in wanted or pages():
            reader = context(browser, url.rstrip("/"))
            page = reader.new_page()
            open_page(page, name)
            (LISTS / f"{name}.txt").write_text(names(page), encoding="utf-8")
            leave(reader)
        browser.close()
    log.unlink(missing_ok=True)


if __name__ == "__main__":
    refresh(sys.argv[1:])
