"""Has a kernel run the cells of a chapter. One that goes wrong takes nothing from the others."""

import asyncio
import time
from collections.abc import Collection
from typing import Any

from jupyter_core.utils import ensure_async

from serve.wire import Wire

LONGEST = 60.0  # s that a chapter may take; ours take less than one, on a very busy machine ten
STARTS_WITHIN = 60.0  # s
LOOK = 0.5  # s between two looks whether the kernel is still there

Source = tuple[int, str]


class LostError(Exception):
    """The kernel can no longer be used, because of the cell `index`; None if it is not known."""

    def __init__(self, index: int | None, reason: str) -> None:
        super().__init__(reason)
        self.index = index


async def run(
    sources: list[Source], manager: Any, known: Collection[str], *, careful: bool = False
) -> dict[str, Any]:
    """Run cells in a kernel, all by one request.

    Parameters
    ----------
    sources : list of (int, str)
        Numbers and sources of the cells.
    manager : KernelManager
        Of a kernel in which nothing has run.
    known : collection of str
        Names of the modules that the server has.
    careful : bool
        Run each cell by a request of its own: then it is known which one has spoilt the kernel.

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
    await _until_it_speaks(Wire.of(manager))
    together: dict[str, Any] = {"outputs": {}, "models": {}, "modules": {}, "errors": {}}
    for batch in [[source] for source in sources] if careful else [sources]:
        answer = await _ask(batch, manager, known)
        for part, found in answer.items():
            together[part] |= found
    return together


async def _ask(sources: list[Source], manager: Any, known: Collection[str]) -> dict[str, Any]:
    session = manager.session
    reply: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    shell = manager.connect_shell()
    shell.on_recv(reply.set_result)  # there is one
    try:
        session.send(shell, "execute_request", _request(sources, known))
        await _finished(reply, manager, sources[0][0] if len(sources) == 1 else None)
    finally:
        shell.close()
    answer = session.deserialize(session.feed_identities(reply.result())[1])["content"]
    seat = answer.get("user_expressions", {}).get("seat", answer)
    if seat["status"] != "ok":
        raise RuntimeError("\n".join(seat.get("traceback", ["The kernel refused to run."])))
    content: dict[str, Any] = seat["data"]["application/json"]
    return content


def _request(sources: list[Source], known: Collection[str]) -> dict[str, Any]:
    call = f"__import__('serve.inside').inside.run({sources!r}, {sorted(known)!r})"
    return {
        "code": "",
        "silent": True,
        "store_history": False,
        "user_expressions": {"seat": call},
        "allow_stdin": False,
        "stop_on_error": False,
    }


async def _until_it_speaks(wire: Wire) -> None:
    try:
        async with asyncio.timeout(STARTS_WITHIN):
            await wire.open.wait()
    except TimeoutError:
        raise RuntimeError("The kernel does not start.") from None


async def _finished(reply: asyncio.Future[Any], manager: Any, index: int | None) -> None:
    """Wait for the answer; LostError if it takes too long, or the kernel is another one."""
    process, began = manager.provisioner.pid, time.monotonic()
    while not reply.done():
        await asyncio.wait([reply], timeout=LOOK)
        alive = reply.done() or await ensure_async(manager.is_alive())
        if not alive or manager.provisioner.pid != process:
            raise LostError(index, "has ended its kernel")
        if not reply.done() and time.monotonic() - began > LONGEST:
            raise LostError(index, f"takes more than {LONGEST:.0f} s")
