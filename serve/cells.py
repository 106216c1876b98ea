"""Has a kernel run the cells of a chapter. One that goes wrong takes nothing from the others."""

import asyncio
import logging
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async

from serve.wire import Wire

LONGEST = 60.0  # s that a cell may take; ours take less than one, on a very busy machine ten
STARTS_WITHIN = 60.0  # s
MOST_CELLS = 10_000  # of a chapter; a later time of a file is no note
LOOK = 0.5  # s between two looks whether the kernel is still there

log = logging.getLogger(__name__)


class LostError(Exception):
    """The kernel can no longer be used, because of the cell with this number."""

    def __init__(self, index: int, reason: str) -> None:
        super().__init__(reason)
        self.index = index


async def run(
    sources: list[tuple[int, str]], manager: Any, known: Collection[str]
) -> dict[str, Any]:
    """Run cells in a kernel.

    Parameters
    ----------
    sources : list of (int, str)
        Numbers and sources of the cells.
    manager : KernelManager
        Of a kernel in which nothing has run.
    known : collection of str
        Names of the modules that the server has.

    Returns
    -------
    dict
        The answer of `serve.inside.run`.

    Raises
    ------
    LostError
        If a cell does not end, or has ended the kernel.
    RuntimeError
        If the kernel does not start, or cannot do what it is asked.
    """
    wire, session = Wire.of(manager), manager.session
    await _until_it_speaks(wire, manager)
    wire.cell = sources[0][0] if sources else 0
    reply: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    shell = manager.connect_shell()
    shell.on_recv(reply.set_result)  # there is one
    try:
        session.send(shell, "execute_request", _request(sources, known))
        await _finished(reply, wire, manager)
    finally:
        shell.close()
    answer = session.deserialize(session.feed_identities(reply.result())[1])["content"]
    seat = answer.get("user_expressions", {}).get("seat", answer)
    if seat["status"] != "ok":
        raise RuntimeError("\n".join(seat.get("traceback", ["The kernel refused to run."])))
    content: dict[str, Any] = seat["data"]["application/json"]
    return content


def _request(sources: list[tuple[int, str]], known: Collection[str]) -> dict[str, Any]:
    call = f"__import__('serve.inside').inside.run({sources!r}, {sorted(known)!r})"
    return {
        "code": "",
        "silent": True,
        "store_history": False,
        "user_expressions": {"seat": call},
        "allow_stdin": False,
        "stop_on_error": False,
    }


async def _until_it_speaks(wire: Wire, manager: Any) -> None:
    try:
        async with asyncio.timeout(STARTS_WITHIN):
            await wire.open.wait()
    except TimeoutError:
        raise RuntimeError("The kernel does not start.") from None


def _last_noted(manager: Any, heard: int) -> int:
    """Return which cell was run last: as `serve.inside` has noted it, or the last heard of."""
    try:
        noted = int(Path(manager.connection_file).stat().st_mtime)
    except OSError:
        return heard
    return max(heard, noted) if noted < MOST_CELLS else heard


async def _finished(reply: asyncio.Future[Any], wire: Wire, manager: Any) -> None:
    """Wait for the answer; LostError if a cell takes too long, or the kernel is another one."""
    process, cell, since = manager.provisioner.pid, wire.cell, time.monotonic()
    while not reply.done():
        await asyncio.wait([reply], timeout=LOOK)
        if wire.cell != cell:
            cell, since = wire.cell, time.monotonic()
        alive = reply.done() or await ensure_async(manager.is_alive())
        if not alive or manager.provisioner.pid != process:
            raise LostError(_last_noted(manager, wire.cell), "has ended its kernel")
        if not reply.done() and time.monotonic() - since > LONGEST:
            raise LostError(cell, f"takes more than {LONGEST:.0f} s")
