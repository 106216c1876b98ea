"""What a page may say to its kernel: to set controls and to answer questions. Nothing else passes.

A message is read, judged and written anew: what reaches the kernel holds only fields named here.
No message, and no part of one, ever goes into a log.
"""

import asyncio
import json
import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, NoReturn
from weakref import WeakKeyDictionary

DEEPEST = 12  # boxes in boxes; our page sends five
LARGEST = 2**53  # of whole numbers, beyond which a browser cannot count
MOST_REFUSED = 20  # messages; then the web socket is closed
MOST_SOCKETS = 4  # to one kernel; a page has one, and for a moment a second after a lost line
MOST_UNSENT = 8 * 2**20  # bytes that wait for a slow reader; then the web socket is closed
MOST_UNDER_WAY = 32  # messages that a kernel has not answered yet; a page has one per calculator
RATE, BURST = 250.0, 500  # messages a second, and at once; a dragged slider sends up to 60 a second
LIGHT = 4096  # characters or bytes of a message; one more of these counts as one more message
PATIENCE = 30.0  # s until a kernel must have answered one of them

SESSION = re.compile(r"[\w-]{1,64}", re.ASCII)
_ID = re.compile(r"[\w-]{1,100}", re.ASCII)
_VERSION = re.compile(r"[\d.]{1,16}", re.ASCII)
CONTROL = "jupyter.widget.control"  # by this Voila's frontend asks for the states of all widgets


def _is_words(value: Any) -> bool:
    short = isinstance(value, list) and len(value) <= 500
    return short and all(isinstance(word, str) and len(word) <= 200 for word in value)


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


# The traits that our widgets set from the page. All others belong to the kernel.
TRAITS: dict[str, Callable[[Any], bool]] = {
    "answered": _is_bool,
    "correct": _is_bool,
    "known": _is_words,
}
KERNEL_OWNED = {"spec", "view", "layout", "style", "comm", "keys"}  # also of widgets of others


class RefusedError(Exception):
    """A message that our page does not send."""


@dataclass(frozen=True)
class Message:
    """What is passed on to the kernel."""

    kind: str
    identity: str
    session: str
    content: dict[str, Any]
    metadata: dict[str, Any]


def judge(raw: str | bytes, *, foreign: bool = False, v1: bool = False) -> Message:
    """Return what of a message is passed on to the kernel.

    Parameters
    ----------
    raw : str or bytes
        As it came.
    foreign : bool
        Whether the page is shown by Voila's frontend, which may have widgets of others.
    v1 : bool
        Whether it is written by the protocol ``v1.kernel.websocket.jupyter.org``.

    Raises
    ------
    RefusedError
        It is malformed, or nothing that a page needs. The error says nothing of its content.
    """
    try:
        message = _read_v1(raw) if v1 else _read(raw)
    except (ValueError, RecursionError):
        raise RefusedError from None
    header, content = message.get("header"), message.get("content")
    if message.get("channel") != "shell" or not isinstance(header, dict):
        raise RefusedError
    if message.get("buffers") or not isinstance(content, dict):
        raise RefusedError
    kind = header.get("msg_type")
    judges = _FOREIGN if foreign else _OURS
    if not isinstance(kind, str) or kind not in judges:
        raise RefusedError
    identity, session = (_text(header.get(key), _ID) for key in ("msg_id", "session"))
    metadata = {}
    if kind == "comm_open":
        given = message.get("metadata")
        metadata = {"version": _text(given.get("version") if isinstance(given, dict) else "0")}
    return Message(kind, identity, session, judges[kind](content), metadata)


def _read(raw: str | bytes) -> dict[str, Any]:
    message = json.loads(raw, parse_constant=_refuse) if isinstance(raw, str) else None
    if not isinstance(message, dict):  # bytes carry buffers, which no widget here takes
        raise RefusedError
    return message


def _read_v1(raw: str | bytes) -> dict[str, Any]:
    """Read the binary form: a count, as many positions, then the parts between them."""
    count = 6  # channel, header, parent, metadata, content, end: no buffers
    start = 8 * (count + 1)
    if not isinstance(raw, bytes) or len(raw) < start:
        raise RefusedError
    said, *places = (int.from_bytes(raw[at : at + 8], "little") for at in range(0, start, 8))
    if said != count or (places[0], places[-1]) != (start, len(raw)) or places != sorted(places):
        raise RefusedError
    channel, header, _, metadata, content = (
        raw[begin:end].decode() for begin, end in pairwise(places)
    )
    parts = {"header": header, "metadata": metadata, "content": content}
    return {
        "channel": channel,
        **{k: json.loads(v, parse_constant=_refuse) for k, v in parts.items()},
    }


def _refuse(_: str) -> NoReturn:
    raise RefusedError


def _text(value: Any, form: re.Pattern[str] = _VERSION) -> str:
    if not isinstance(value, str) or not form.fullmatch(value):
        raise RefusedError
    return value


def plain(value: Any, depth: int = DEEPEST) -> Any:
    """Return a copy of a JSON value that every reader of JSON understands, or refuse it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, int) and abs(value) <= LARGEST:
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    if depth and isinstance(value, list):
        return [plain(item, depth - 1) for item in value]
    if depth and isinstance(value, dict):
        return {plain(key): plain(item, depth - 1) for key, item in value.items()}
    raise RefusedError


def _tell(content: dict[str, Any], may_set: Callable[[str, Any], bool]) -> dict[str, Any]:
    """Judge what is said to a widget: a message of its own, or that a trait has changed."""
    data = content.get("data")
    if not isinstance(data, dict) or data.get("buffer_paths"):
        raise RefusedError
    method, said, state = data.get("method"), data.get("content"), data.get("state")
    if method == "custom" and isinstance(said, dict):
        told = {"method": method, "content": plain(said)}
    elif method == "update" and isinstance(state, dict):
        if not all(may_set(key, value) for key, value in state.items()):
            raise RefusedError
        told = {"method": method, "state": plain(state), "buffer_paths": []}
    else:
        raise RefusedError
    return {"comm_id": _text(content.get("comm_id"), _ID), "data": told}


def _is_ours(trait: str, value: Any) -> bool:
    return trait in TRAITS and TRAITS[trait](value)


def _is_free(trait: str, _: Any) -> bool:
    return not trait.startswith("_") and trait not in KERNEL_OWNED


def _tell_foreign(content: dict[str, Any]) -> dict[str, Any]:
    data = content.get("data")
    method = data.get("method") if isinstance(data, dict) else None
    if isinstance(method, str) and method in ("request_state", "request_states"):
        return {"comm_id": _text(content.get("comm_id"), _ID), "data": {"method": method}}
    return _tell(content, _is_free)


def _open(content: dict[str, Any]) -> dict[str, Any]:
    if content.get("target_name") != CONTROL:
        raise RefusedError
    return {"comm_id": _text(content.get("comm_id"), _ID), "target_name": CONTROL, "data": {}}


_OURS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "comm_msg": lambda content: _tell(content, _is_ours),
}
_FOREIGN: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "comm_msg": _tell_foreign,
    "comm_open": _open,
    "comm_close": lambda content: {"comm_id": _text(content.get("comm_id"), _ID), "data": {}},
    "comm_info_request": lambda _: {"target_name": "jupyter.widget"},
    "kernel_info_request": lambda _: {},
}


class Pace:
    """How fast a page may speak: who is faster waits.

    Examples
    --------
    >>> pace = Pace(rate=10, burst=2, clock=lambda: 0.0)
    >>> [round(pace.wait(), 3) for _ in range(4)]
    [0, 0, 0.1, 0.2]
    """

    def __init__(
        self, rate: float = RATE, burst: int = BURST, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._step, self._ahead, self._clock = 1 / rate, burst / rate, clock
        self._due = clock() - self._ahead  # when all that has been said would be right on time

    def wait(self, size: int = 0) -> float:
        """Count a message of this size; return how long to wait before the next is read. [s]"""
        now = self._clock()
        self._due = max(self._due, now - self._ahead) + self._step * (1 + size // LIGHT)
        return max(0, self._due - now)


class Backlog:
    """The messages that a kernel has not answered yet. When they are many, a page has to wait."""

    _of: ClassVar["WeakKeyDictionary[Any, Backlog]"] = WeakKeyDictionary()

    def __init__(self) -> None:
        self.under_way = 0
        self._moved = asyncio.Event()

    @classmethod
    def of(cls, kernel: Any) -> "Backlog":
        """Return the one of a kernel, which all its web sockets share."""
        if kernel not in cls._of:
            backlog = cls._of[kernel] = cls()
            kernel.observe(backlog._settle, "execution_state")
        return cls._of[kernel]

    def _settle(self, change: Any) -> None:
        if change.new == "busy":
            return
        self.under_way = max(0, self.under_way - 1) if change.new == "idle" else 0
        self._moved.set()

    async def room(self) -> bool:
        """Wait until the kernel can take one more; False if it does not get there."""
        while self.under_way >= MOST_UNDER_WAY:
            self._moved.clear()
            try:
                await asyncio.wait_for(self._moved.wait(), PATIENCE)
            except TimeoutError:
                self.under_way = 0  # for the next web socket
                return False
        return True
