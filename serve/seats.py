"""A seat: a learner's own kernel in which a chapter has run, with what its cells have shown.

The text of a chapter is the same for everybody and comes at once (`serve.chapter_page`). What is a
learner's own is asked for separately: the seat. It holds the widgets' states as the kernel made
them, so the page has nothing more to ask before it can show the calculators.
"""

import asyncio
import hmac
import logging
import os
import secrets
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import psutil  # type: ignore[import-untyped]
from jupyter_core.utils import ensure_async
from jupyter_server._tz import utcnow
from tornado.web import HTTPError

from serve import cells
from serve.inside import FAILED, MODULES
from serve.modules import Modules
from serve.ready import Ready
from serve.room import Answer, Room

MOST_EACH = 30  # seats of one session: every chapter in a tab of its own, and some
TRIES, PAUSE = 100, 0.1  # s between two
FORGOTTEN = 600.0  # s after which a cell that ended its kernel, or did not end, is tried again

log = logging.getLogger(__name__)


@dataclass
class Seat:
    """One learner's place in a chapter.

    Attributes
    ----------
    kernel : str
        Identity of the kernel: whoever knows it and holds its secret may talk to it.
    chapter : str
        File of the chapter.
    version : float
        When that was last changed.
    outputs : dict
        By number of the cell: what it has shown, each ``{"model": id}``, ``{"text": …}``,
        ``{"html": …}``, ``{"failed": true}``, or ``{"foreign": true}``: our page cannot show it.
    models : dict
        By identity: state of a widget, its code and style as addresses.
    """

    kernel: str
    chapter: str = ""
    version: float = 0.0
    outputs: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    models: dict[str, dict[str, Any]] = field(default_factory=dict)

    def addresses(self) -> list[str]:
        """Return the addresses of code and style that the widgets need."""
        found = {s[key]: None for s in self.models.values() for key in MODULES if key in s}
        return list(found)


class FullError(Exception):
    """There is no room; `answer` says how many come before."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("The class is full.")
        self.answer = answer


class Seats:
    """Makes seats, gives each to one reader and frees it; knows whose they are.

    Parameters
    ----------
    kernels : MappingKernelManager
        Starts and ends kernels.
    notebooks : Path
        Folder of the chapters.
    modules : Modules
        Keeps what is the same for all readers.
    kernel_name : str or None
        Kernel for every chapter; None for the one that its notebook names.
    room : Room
        How many readers there is a seat for.
    budget : float
        Memory for seats that are ready before the visit. [MB]
    """

    def __init__(
        self,
        kernels: Any,
        notebooks: Path,
        modules: Modules,
        kernel_name: str | None,
        room: Room,
        budget: float,
    ) -> None:
        self.kernels, self.notebooks, self.modules = kernels, notebooks, modules
        self.kernel_name, self.room = kernel_name, room
        chapters = sorted(file.name for file in notebooks.glob("*.ipynb"))
        handle = self.make, self._drop, self._usable
        self.ready = Ready(chapters, budget, *handle, full=self._full, size=self._size)
        self._making: Counter[str] = Counter()  # by secret: seats on their way
        self._owners: dict[str, str] = {}  # secret of the session by kernel
        self._foreign: set[str] = set()  # kernels of pages that Voila's frontend shows
        self._met: set[str] = set()  # kernels to which their page has connected
        self._lost: dict[tuple[str, float], dict[int, float]] = {}  # cells: when they went wrong
        self._ahead: dict[str, list[str]] = {}  # by chapter: what its widgets ask for

    def ahead(self, chapter: str) -> list[str]:
        """Return the addresses that a page of this chapter will ask for, if known."""
        return self._ahead.get(chapter, [])

    async def take(
        self, chapter: str, secret: str, ticket: str | None = None, instead: str = ""
    ) -> Seat:
        """Return a seat for the reader with this secret; FullError if there is no room.

        Whose seat has died gets another one `instead` of it, before those who wait.
        """
        self._file(chapter)
        if self.belongs(instead, secret):
            await self.free(instead)
        else:
            if self._of(secret) >= MOST_EACH:
                raise FullError(Answer(False, "", 0))
            answer = self.room.enter(ticket, self.taken())
            if not answer.inside:
                raise FullError(answer)
        self.ready.start()
        with self.making(secret):
            seat = self.ready.take(chapter) or await self.make(chapter)
            self.give(seat.kernel, secret)
        return seat

    def full_for(self, secret: str) -> bool:
        """Say whether there is no room, or this reader has enough seats."""
        return self.taken() >= self.room.places or self._of(secret) >= MOST_EACH

    @contextmanager
    def making(self, secret: str) -> Iterator[None]:
        """Count a seat of this reader that is on its way."""
        self._making[secret] += 1
        self.ready.asking += 1
        try:
            yield
        finally:
            self._making[secret] -= 1
            self._making += Counter()  # forgets those that are at 0
            self.ready.asking -= 1

    def _of(self, secret: str) -> int:
        return Counter(self._owners.values())[secret] + self._making[secret]

    def taken(self) -> int:
        """Return how many readers have a seat or are about to get one."""
        self._owners = {k: secret for k, secret in self._owners.items() if k in self.kernels}
        self._foreign &= set(self._owners)
        self._met &= set(self._owners)
        return len(self._owners) + self._making.total()

    async def make(self, chapter: str) -> Seat:
        """Run a chapter in a new kernel; without a cell that has just made one useless."""
        careful = False
        while True:
            try:
                return await self._make(chapter, careful)
            except cells.LostError:
                careful = True  # to find out which cell it is

    async def _make(self, chapter: str, careful: bool) -> Seat:
        file = self._file(chapter)
        notebook = nbformat.read(file, as_version=4)
        name = self.kernel_name or notebook.metadata.kernelspec.name
        folder = str(Path(chapter).parent)
        kernel = await ensure_async(
            self.kernels.start_kernel(kernel_name=name, path=folder, env=dict(os.environ))
        )
        seat = Seat(kernel, chapter, file.stat().st_mtime)
        try:
            await self._run(seat, notebook, careful)
        except BaseException:
            await self.free(kernel)
            raise
        self._ahead[chapter] = seat.addresses()
        return seat

    def _file(self, chapter: str) -> Path:
        try:
            file = (self.notebooks / chapter).resolve()
            if file.is_relative_to(self.notebooks.resolve()) and file.is_file():
                return file
        except (OSError, ValueError):  # a name that no file can have
            pass
        raise HTTPError(404)

    async def _run(self, seat: Seat, notebook: Any, careful: bool) -> None:
        """Run all cells; keep the states of the widgets that are on the page."""
        manager, now = self.kernels.get_kernel(seat.kernel), time.monotonic()
        lost = self._lost.setdefault((seat.chapter, seat.version), {})
        without = {index for index, when in lost.items() if now - when < FORGOTTEN}
        sources = {i: c.source for i, c in enumerate(notebook.cells) if c.cell_type == "code"}
        try:
            wanted = [(index, code) for index, code in sources.items() if index not in without]
            answer = await cells.run(wanted, manager, self.modules.names, careful=careful)
        except cells.LostError as error:
            if error.index is not None:
                lost[error.index] = time.monotonic()
                log.error("Cell %d of %s %s. It is left out.", error.index, seat.chapter, error)
            raise
        for index, why in answer["errors"].items():
            log.error("Cell %s of %s has failed:\n%s", index, seat.chapter, why)
        seat.outputs = {index: answer["outputs"].get(str(index), [FAILED]) for index in sources}
        for name, code in answer["modules"].items():
            self.modules.add(code, name.rpartition(".")[2])
        seat.models = {model: self._light(state) for model, state in answer["models"].items()}

    def _light(self, state: dict[str, Any]) -> dict[str, Any]:
        """Replace the names of what is the same for all learners by addresses."""
        names = {key: state[key] for key in MODULES if isinstance(state.get(key), str)}
        return {**state, **{key: self.modules.address(name) for key, name in names.items()}}

    def _usable(self, seat: Seat) -> bool:
        """Say whether a seat made ahead is still good; keep its kernel from being ended as idle."""
        if seat.kernel not in self.kernels:
            return False
        if self._file(seat.chapter).stat().st_mtime != seat.version:
            return False
        self.kernels.get_kernel(seat.kernel).last_activity = utcnow()
        return True

    def _full(self) -> bool:
        return self.taken() >= self.room.places

    def _size(self, seat: Seat) -> float | None:
        """Return the memory that a kernel shares with no other. [MB]"""
        process = getattr(self.kernels.get_kernel(seat.kernel).provisioner, "pid", None)
        try:
            return float(psutil.Process(process).memory_full_info().uss / 2**20)
        except psutil.Error:  # it has just died, or this system does not say
            return None

    async def _drop(self, seat: Seat) -> None:
        await self.free(seat.kernel)

    async def free(self, kernel: str) -> None:
        """Stop a kernel; one that has gone already is no mistake."""
        self._owners.pop(kernel, None)
        self._foreign.discard(kernel)
        self._met.discard(kernel)
        for _ in range(TRIES):
            if kernel not in self.kernels:
                return
            try:
                return await ensure_async(self.kernels.shutdown_kernel(kernel, now=True))
            except asyncio.InvalidStateError:
                # It has died, and Jupyter is just starting it anew: that cannot be stopped midway.
                await asyncio.sleep(PAUSE)

    def meet(self, kernel: str) -> None:
        """Remember that the page of a kernel has connected to it."""
        self._met.add(kernel)

    async def free_unless_met(self, kernel: str) -> None:
        """Stop a kernel whose page has not come for it."""
        if kernel not in self._met:
            await self.free(kernel)

    def give(self, kernel: str, secret: str, *, foreign: bool = False) -> None:
        """Let only the session with this secret use a kernel; `foreign`: by Voila's frontend."""
        self._owners[kernel] = secret
        if foreign:
            self._foreign.add(kernel)

    def is_foreign(self, kernel: str) -> bool:
        """Say whether Voila's frontend shows the page of a kernel."""
        return kernel in self._foreign

    def belongs(self, kernel: str, secret: str | None) -> bool:
        """Say whether a kernel belongs to the session with this secret."""
        owner = self._owners.get(kernel)
        return owner is not None and secret is not None and hmac.compare_digest(owner, secret)


def new_secret() -> str:
    """Return a secret for a session."""
    return secrets.token_urlsafe(32)
