"""Runs the cells of a chapter inside its kernel, all of them by one request.

Jupyter's way is a request for each cell and half a dozen messages for each request, which the
server takes to pieces. Here the server (`serve.cells`) gets one answer: what the cells have shown,
and the states of the widgets on the page.
"""

import asyncio
import hashlib
import re
import sys
import warnings
from collections.abc import Collection, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import Any

WIDGET = "application/vnd.jupyter.widget-view+json"
MODULES = {"_esm": "js", "_css": "css"}  # parts of a widget's state that are the same for everybody
FAILED = {"failed": True}
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")

Shown = dict[str, Any]


class Answer:
    """What the server is told: `content`, as JSON."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content

    def __repr__(self) -> str:
        return "the chapter has run"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"application/json": self.content}


def run(cells: list[tuple[int, str]], known: Collection[str]) -> Answer:
    """Run cells, each with its number in the chapter.

    Parameters
    ----------
    cells : list of (int, str)
        Numbers and sources.
    known : collection of str
        Names of the modules that the server has.

    Returns
    -------
    Answer
        ``outputs`` by number of the cell, ``models`` (states by identity; code and style by name),
        ``modules`` that are new to the server, ``errors`` for its log by number of the cell.
    """
    from IPython.core.getipython import get_ipython  # here: the server reads this file, too

    shell: Any = get_ipython()
    screen = Screen(shell)
    outputs, errors = {}, {}
    with screen.shown_here(), _unheard():
        for index, source in cells:
            outputs[index], error = screen.run(source)
            if error:
                errors[index] = error
    placed = {item["model"] for shown in outputs.values() for item in shown if "model" in item}
    models, modules = _states(placed, known)
    return Answer({"outputs": outputs, "models": models, "modules": modules, "errors": errors})


class Screen:
    """Takes what a cell shows, in the order in which it is shown, in place of a publisher."""

    is_publishing = False  # as IPython asks of a publisher

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.items: list[Shown] = []
        self.printed: Shown | None = None  # the item to which what is printed next belongs
        self.error, self.quiet = "", False

    @contextmanager
    def shown_here(self) -> Iterator[None]:
        """Show here what a kernel else tells whoever listens."""
        shell = self.shell
        kept = shell.display_pub, shell.display_trap.hook, shell._showtraceback, sys.stdout
        errors, runner = sys.stderr, shell.loop_runner
        shell.display_pub, shell.display_trap.hook = self, self.result
        shell._showtraceback = self.traceback
        shell.loop_runner = _awaited
        sys.stdout, sys.stderr = Writer(self.write), Writer(lambda _: None)
        try:
            with warnings.catch_warnings():
                yield
        finally:
            shell.display_pub, shell.display_trap.hook, shell._showtraceback, sys.stdout = kept
            sys.stderr, shell.loop_runner = errors, runner

    def run(self, source: str) -> tuple[list[Shown], str]:
        """Run a cell; return what the page needs of it and, if it has failed, why."""
        self.items, self.printed, self.error = [], None, ""
        self.quiet = self.shell.displayhook.semicolon_at_end_of_expression(source)
        if self.shell.run_cell(source, store_history=False).success:
            return self.items, ""
        kept = [item for item in self.items if "text" not in item]
        return [*kept, FAILED], self.error or "It has failed."

    def write(self, text: str) -> None:
        """Take what is printed; neighbours become one."""
        if self.printed is None:
            self.printed = {"text": ""}
            self.items.append(self.printed)
        self.printed["text"] += text

    def publish(self, data: dict[str, Any], *_: Any, update: bool = False, **__: Any) -> None:
        """Take what is displayed; a picture that changes is not for a page of text."""
        if not update:
            self.items.append(_needed(data))
            self.printed = None

    def clear_output(self, wait: bool = False) -> None:
        """Forget what the cell has shown so far."""
        self.items, self.printed = [], None

    def result(self, value: Any = None) -> None:
        """Take the value of the last line."""
        if value is not None and not self.quiet:
            self.publish(self.shell.display_formatter.format(value)[0])

    def traceback(self, _kind: Any, _error: Any, lines: list[str]) -> None:
        """Take what is for the author of the cell."""
        self.error = _COLOURS.sub("", "\n".join(lines))


def _awaited(cell: Coroutine[Any, Any, Any]) -> Any:
    """Run a cell with an ``await`` of its own: the loop of this thread is busy with all cells."""
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(copy_context().run, asyncio.run, cell).result()


class Writer:
    """What a cell may print to."""

    encoding = "utf-8"

    def __init__(self, write: Any) -> None:
        self.write = write

    def flush(self) -> None:
        """There is nothing to wait for."""

    def isatty(self) -> bool:
        """No."""
        return False


def _needed(data: dict[str, Any]) -> Shown:
    """Return what the page needs of an output."""
    if WIDGET in data:
        return {"model": data[WIDGET]["model_id"]}
    if "text/html" in data:
        return {"html": data["text/html"]}
    if list(data) == ["text/plain"]:
        return {"text": data["text/plain"]}
    return {"foreign": True}


@contextmanager
def _unheard() -> Iterator[None]:
    """Announce no widget: nobody listens yet, and their states go with the answer."""
    from ipykernel.comm.comm import BaseComm
    from ipykernel.kernelbase import Kernel

    publish = BaseComm.publish_msg

    def hush(comm: BaseComm, *_: Any, **__: Any) -> None:
        comm.kernel = Kernel.instance()  # a widget without one would never say anything

    setattr(BaseComm, "publish_msg", hush)  # noqa: B010  # assigned, mypy compares signatures
    try:
        yield
    finally:
        BaseComm.publish_msg = publish  # type: ignore[method-assign]


def _states(
    placed: Collection[str], known: Collection[str]
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Return the states of our widgets on the page, and the modules the server does not have."""
    models, modules = {}, {}
    ipywidgets = sys.modules.get("ipywidgets")
    every = ipywidgets.Widget.get_manager_state()["state"] if ipywidgets and placed else {}
    for model in placed & every.keys():
        state = every[model]["state"]
        if "_esm" not in state or every[model].get("buffers"):
            continue  # of others; Voila's frontend knows them
        for key, kind in MODULES.items():
            if isinstance(code := state.get(key), str):
                state[key] = name = module_name(code, kind)
                if name not in known:
                    modules[name] = code
        models[model] = state
    return models, modules


def module_name(text: str, kind: str) -> str:
    """Return the name of a module, which names its content."""
    return f"{hashlib.sha256(text.encode()).hexdigest()[:32]}.{kind}"
