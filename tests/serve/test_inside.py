"""A chapter runs inside its kernel: what its cells show arrives, in order, and nothing else."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from serve import cells
from serve.inside import FAILED, module_name
from serve.wire import HeardOnce

CODE = "export default { render() {} }"
WIDGET = f"""
import anywidget, traitlets
class Demo(anywidget.AnyWidget):
    n = traitlets.Int(0).tag(sync=True)
    _esm = {CODE!r}
demo = Demo()
"""


class Running:
    """A kernel and the loop in which it is asked."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.kernels = HeardOnce()
        self.kernel = self.loop.run_until_complete(self.kernels.start_kernel())

    def run(self, *sources: str, known: tuple[str, ...] = (), **how: bool) -> dict[str, Any]:
        manager = self.kernels.get_kernel(self.kernel)
        asked = cells.run(list(enumerate(sources)), manager, known, **how)
        return self.loop.run_until_complete(asked)

    def shown(self, source: str) -> list[dict[str, Any]]:
        shown: list[dict[str, Any]] = self.run(source)["outputs"]["0"]
        return shown

    def stop(self) -> None:
        self.loop.run_until_complete(self.kernels.shutdown_kernel(self.kernel, now=True))
        self.loop.close()


@pytest.fixture(scope="module")
def kernel() -> Iterator[Running]:
    running = Running()
    yield running
    running.stop()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("1 + 1", [{"text": "2"}]),
        ("1 + 1;", []),
        ("x = 1", []),
        ("None", []),
        ("print('a'); print('b', end='')", [{"text": "a\nb"}]),
        ("print('a')\ndisplay(1)\nprint('b')\n2", [{"text": t} for t in ("a\n", "1", "b\n", "2")]),
        ("from IPython.display import HTML; HTML('<b>x</b>')", [{"html": "<b>x</b>"}]),
        ("from IPython.display import SVG; SVG('<svg/>')", [{"foreign": True}]),
        ("import sys; print('x', file=sys.stderr)", []),
        ("import warnings; warnings.warn('x'); 1", [{"text": "1"}]),
        (
            "print('a'); from IPython.display import clear_output; clear_output(); 1",
            [{"text": "1"}],
        ),
        ("h = display(1, display_id='d'); h.update(2)", [{"text": "1"}]),
        ("", []),
        (
            "import asyncio; print('a'); await asyncio.sleep(0.01); 1",
            [{"text": "a\n"}, {"text": "1"}],
        ),
    ],
)
def test_what_a_cell_shows(kernel: Running, source: str, shown: Any) -> None:
    assert kernel.shown(source) == shown


@pytest.mark.parametrize("source", ["1 / 0", "for for", "print('half'); 1 / 0", "%no"])
def test_a_cell_that_fails_tells_the_log_why_and_the_page_only_that(
    kernel: Running, source: str
) -> None:
    answer = kernel.run(source, "'goes on'")
    assert answer["outputs"] == {"0": [FAILED], "1": [{"text": "'goes on'"}]}
    assert list(answer["errors"]) == ["0"]
    assert "\x1b" not in answer["errors"]["0"]


def test_the_state_of_a_widget_comes_with_its_code_only_once(kernel: Running) -> None:
    answer = kernel.run(WIDGET, "demo.n = 3\ndemo")
    (shown,) = answer["outputs"]["1"]
    state = answer["models"][shown["model"]]
    name = module_name(CODE, "js")
    assert (state["n"], state["_esm"], answer["modules"]) == (3, name, {name: CODE})
    again = kernel.run("demo", known=(name,))
    assert again["modules"] == {}
    assert again["models"][shown["model"]]["_esm"] == name


def test_widgets_of_others_are_left_to_their_own_frontend(kernel: Running) -> None:
    answer = kernel.run("import ipywidgets; ipywidgets.IntSlider()")
    assert "model" in answer["outputs"]["0"][0]
    assert answer["models"] == {}


def test_the_names_of_a_chapter_are_its_own(kernel: Running) -> None:
    kernel.run("y = 5")
    assert kernel.shown("y") == [{"text": "5"}]
    assert kernel.shown("[n for n in dir() if n in ('serve', 'run', 'cells')]") == [{"text": "[]"}]


def test_one_by_one_gives_the_same(kernel: Running) -> None:
    sources = (WIDGET, "print('a')", "1 / 0", "demo.n = 4\ndemo")
    assert kernel.run(*sources, careful=True).keys() == kernel.run(*sources).keys()
    first, second = kernel.run(*sources, careful=True), kernel.run(*sources)
    for part in ("modules", "errors"):
        assert first[part] == second[part]
    assert [len(x) for x in first["outputs"].values()] == [0, 1, 1, 1]
    assert [m["n"] for m in first["models"].values()] == [4]


def test_cells_with_an_await_are_as_good_as_others(kernel: Running) -> None:
    late = "import asyncio; await asyncio.sleep(0.01); late = demo; demo"
    answer = kernel.run(WIDGET, late, "await asyncio.sleep(0); 1 / 0", "late.n")
    (model,) = answer["models"]
    assert answer["outputs"] == {
        "0": [], "1": [{"model": model}], "2": [FAILED], "3": [{"text": "0"}],
    }  # fmt: skip
    assert "ZeroDivisionError" in answer["errors"]["2"]
