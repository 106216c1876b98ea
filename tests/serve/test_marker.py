"""Nothing that a reader types stands in any log or file: a marker is typed everywhere, then sought.

The server here may write to its own folder only as far as the test knows; so that folder, the
folder of the notebooks and everything it says are searched.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import websocket

from tests.serve.conftest import settles
from tests.serve.hostile import Seated, Watched, watched
from tests.serve.visitor import Visitor

pytestmark = pytest.mark.long

MARKER = "zebrafish-7319"
WORD = "class-word-4242"


@pytest.fixture(scope="module")
def server() -> Iterator[Watched]:
    with (
        tempfile.TemporaryDirectory(prefix="bc-") as folder,
        watched(Path(folder), "--password", BONE_COURSE_PASSWORD=WORD) as running,
    ):
        yield running


def enter(server: Watched, word: str) -> Any:
    """Say a password; return the visitor."""
    visitor = Visitor(server.url)
    visitor.ask("password")
    form = f"_xsrf={quote(visitor.xsrf())}&password={word}"
    visitor.say("password", form.encode())
    return visitor


def everything_typed(spec: dict[str, Any]) -> list[Any]:
    """Return what a page could send about a widget, with the marker in every place."""
    names = [control["name"] for control in spec.get("controls", [])]
    strange: list[Any] = [MARKER, [MARKER], {MARKER: MARKER}, f"72{MARKER}", -1, 1e300, None, True]
    said: list[Any] = [{"do": MARKER}, {MARKER: MARKER}, {"do": "plotly", "seq": MARKER}]
    for value in strange:
        entries = dict.fromkeys(names, value)
        mine = dict.fromkeys(["sex", "age", "height", "mass", "t_score", "steps", MARKER], value)
        for how in ({}, {"base": True}, {"whole": True, "reset": True}):
            said.append({"do": "set", "seq": 1, "entries": entries, "units": entries, **how})
        said.append({"do": "set", "seq": 1, "entries": {MARKER: value}, "mine": mine})
        said.append({"do": "set", "seq": value, "entries": value, "units": value, "mine": value})
        said.append({"do": "set", "seq": 1, "entries": {}, "file": value})
    said += [{"do": "set", "seq": 1, "entries": {n: MARKER}} for n in names]
    return [{"method": "custom", "content": content} for content in said]


def traits(known: list[str]) -> list[Any]:
    states: list[Any] = [{"known": known}, {"known": MARKER}, {"answered": MARKER},
                         {"_esm": MARKER}, {"spec": MARKER}, {MARKER: MARKER}]  # fmt: skip
    return [{"method": "update", "state": state, "buffer_paths": []} for state in states]


def places(server: Watched) -> list[str]:
    """Return where the marker stands: files by their name or content, and the log."""
    found = [str(f) for f in server.home.rglob("*") if f.is_file() and has_marker(f)]
    found += [str(f) for f in server.home.rglob("*") if MARKER in f.name]
    return found


def has_marker(file: Path) -> bool:
    content = file.read_bytes()
    return MARKER.encode() in content or WORD.encode() in content


def test_what_is_typed_stands_nowhere(server: Watched) -> None:
    for wrong in (MARKER, f"{MARKER}%ff", MARKER * 50):
        enter(server, wrong)
    visitor = enter(server, WORD)
    reader = Seated(server.url, "02.ipynb", visitor)
    assert len(reader.seat["models"]) > 20
    for model, state in reader.seat["models"].items():
        line = reader.connect()
        for data in everything_typed(state.get("spec", {})):
            line.send(reader.told(data, model))
        for data in traits([MARKER]):
            line.send(reader.told(data, model))
        line.close()
    line = reader.connect()
    for raw in (MARKER, json.dumps([MARKER]), json.dumps({"header": MARKER}), f'{{"{MARKER}'):
        line.send(raw)
    line.close()
    # through the kernel's whole queue: the answer to the last message comes after all others
    line = reader.connect()
    calculator = next(
        m for m, s in reader.seat["models"].items() if "controls" in s.get("spec", {})
    )
    last = {"do": "set", "seq": 987, "entries": {}}
    line.send(reader.told({"method": "custom", "content": last}, calculator))
    while '"seq": 987' not in line.recv():
        pass
    line.close()
    for path in (f"?{MARKER}", f"voila/render/{MARKER}.ipynb", f"voila/files/{MARKER}.png"):
        visitor.ask(path)
        visitor.ask(path, Cookie=f"x={MARKER}", **{"X-Ticket": MARKER, "User-Agent": MARKER})
    with pytest.raises(websocket.WebSocketException):
        reader.connect(session=MARKER * 20)
    assert places(server) == []
    reader.leave()
    assert places(server) == []
    assert "Traceback" not in server.said()


def test_what_is_typed_in_a_browser_stands_nowhere(server: Watched, browser: Any) -> None:
    """By real keys, in every box of every calculator, with the password before."""
    context = browser.new_context()
    page = context.new_page()
    sent: list[str] = []
    page.on("websocket", lambda line: line.on("framesent", lambda said: sent.append(str(said))))
    page.goto(f"{server.url}voila/render/02.ipynb")
    page.locator("input[name=password]").fill(WORD)
    page.keyboard.press("Enter")
    page.locator("html[data-ready]").wait_for(state="attached", timeout=60_000)
    boxes = page.locator(".bench input[type=text]:visible")
    boxes.first.wait_for(timeout=60_000)
    typed = 0
    for number in range(boxes.count()):
        box = boxes.nth(number)
        if box.is_visible() and box.is_editable():
            box.click()
            page.keyboard.press("Control+a")
            page.keyboard.type(f"{MARKER}{number}")
            page.keyboard.press("Tab")
            typed += 1
    assert typed > 30
    assert settles(lambda: page.wait_for_timeout(100) or said(sent) > 30)
    assert places(server) == []
    page.close()
    context.close()
    assert settles(lambda: server.served.kernels() == 0)
    assert places(server) == []


def said(sent: list[str]) -> int:
    """Return how many messages with the marker have left the browser."""
    return sum(MARKER in frame for frame in sent)


def test_the_search_finds_what_is_there(server: Watched) -> None:
    """A search that cannot find anything would be worth nothing."""
    file = server.home / "tmp" / "x"
    file.write_text(f"a{MARKER}b")
    assert places(server) == [str(file)]
    file.unlink()


def test_the_password_is_not_in_the_environment_of_a_kernel(server: Watched) -> None:
    if not os.path.isdir("/proc/self"):
        pytest.skip("Only Linux shows the environment of a process.")
    visitor = enter(server, WORD)
    reader = Seated(server.url, "01.ipynb", visitor)
    kernels = server.served.forked() + server.served.ordinary()
    assert kernels
    for pid in kernels:
        assert WORD.encode() not in Path(f"/proc/{pid}/environ").read_bytes()
    reader.leave()
