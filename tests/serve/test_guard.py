"""What passes from a page to its kernel, and that everything else is dropped without a word."""

import asyncio
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from traitlets import HasTraits, Unicode

from serve import guard
from serve.guard import Backlog, Pace, RefusedError, judge
from serve.places import WIDGETS

STATES = {"answered": True, "correct": False, "known": ["osteoclast"]}


def message(
    kind: str = "comm_msg", content: Any = None, channel: Any = "shell", **more: Any
) -> dict[str, Any]:
    """Return a message as `live.js` writes it."""
    if content is None:
        entries = {"mass": "72,5"}
        said = {"do": "set", "seq": 3, "entries": entries, "units": {"mass": 1}}
        content = {"comm_id": "c0ffee", "data": {"method": "custom", "content": said}}
    header = {"msg_id": "1-2", "msg_type": kind, "session": "ab", "username": "", "date": "now"}
    return {
        "header": header, "parent_header": {}, "metadata": {}, "content": content,
        "channel": channel, "buffers": [], **more,
    }  # fmt: skip


def told(data: Any, comm: Any = "c0ffee") -> dict[str, Any]:
    return message(content={"comm_id": comm, "data": data})


def passes(sent: Any, **how: Any) -> bool:
    raw = sent if isinstance(sent, (str, bytes)) else json.dumps(sent)
    try:
        judge(raw, **how)
    except RefusedError as error:
        refused = error
    else:
        return True
    assert not refused.args  # says nothing of what was typed
    return False


def test_what_our_page_sends_passes_and_nothing_else_of_it() -> None:
    sent = message(parent_header={"msg_id": "x"}, metadata={"a": 1}, extra=1)
    sent["header"]["subshell_id"] = "s"
    sent["content"]["more"] = 1
    judged = judge(json.dumps(sent))
    data = {k: sent["content"]["data"][k] for k in ("method", "content")}
    assert judged == guard.Message(
        "comm_msg", "1-2", "ab", {"comm_id": "c0ffee", "data": data}, metadata={}
    )
    assert passes(told({"method": "update", "state": STATES, "buffer_paths": []}))


def test_every_trait_that_a_widget_sets_is_known() -> None:
    code = "\n".join(f.read_text(encoding="utf-8") for f in Path(WIDGETS / "js").rglob("*.js"))
    assert set(re.findall(r'model\.set\("(\w+)"', code)) == set(guard.TRAITS)


KINDS = [
    "execute_request", "complete_request", "inspect_request", "history_request",
    "is_complete_request", "connect_request", "comm_info_request", "kernel_info_request",
    "shutdown_request", "interrupt_request", "debug_request", "input_reply", "comm_open",
    "comm_close", "create_subshell_request", "delete_subshell_request",
    "list_subshell_request", "usage_request", "apply_request", "clear_request",
    "abort_request", "COMM_MSG", "status", "comm_msg\x00",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_only_messages_to_widgets_pass(kind: str) -> None:
    assert not passes(message(kind))


@pytest.mark.parametrize("channel", ["control", "stdin", "iopub", "Shell", "", None, 1, [], {}])
def test_only_to_the_shell(channel: Any) -> None:
    for foreign in (False, True):
        assert not passes(message(channel=channel), foreign=foreign)
    assert not passes({k: v for k, v in message().items() if k != "channel"})


NOT_MESSAGES = [
    "", " ", "null", "true", "0", "[]", '"x"', "{", "{}", "\x00", "NaN", "1" * 60_000, "[" * 60_000,
    '{"a":' * 9_000, b"", b"\x00" * 8, b"\xff" * 64, b"{}", "{" + '"header":{},' * 900 + '"b":1}',
    json.dumps(message()).encode(), "1e999", "\ufeff{}", '{"channel":"shell","header":{}}',
]  # fmt: skip


@pytest.mark.parametrize("raw", NOT_MESSAGES, ids=range(len(NOT_MESSAGES)))
def test_what_is_no_message_is_refused(raw: str | bytes) -> None:
    for foreign in (False, True):
        for v1 in (False, True):
            assert not passes(raw, foreign=foreign, v1=v1)


STRANGE = [None, True, 0, -1, 1.5, "", "x" * 101, "a b", "ä", "../x", [], {}, [[]], {"a": 1}, "\n"]


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
def test_wrong_types_in_any_place_are_refused(strange: Any) -> None:
    for key in ("msg_id", "msg_type", "session"):
        sent = message()
        sent["header"][key] = strange
        assert not passes(sent)
        del sent["header"][key]
        assert not passes(sent)
    assert not passes(message() | {"header": strange})
    assert not passes(told(strange))
    assert not passes(told({"method": strange, "content": {}}))
    assert not passes(told({"method": "custom", "content": {}}, comm=strange))
    if not isinstance(strange, dict):
        assert not passes(told({"method": "custom", "content": strange}))
    if strange != {}:
        assert not passes(told({"method": "update", "state": strange}))


@pytest.mark.parametrize(
    "trait", ["_esm", "_css", "_anywidget_id", "_view_name", "_model_module", "spec", "view",
              "layout", "values", "result", "errors", "comm", "keys", "__class__", "", "tooltip"]
)  # fmt: skip
def test_traits_of_the_kernel_are_not_set_from_a_page(trait: str) -> None:
    sent = told({"method": "update", "state": {**STATES, trait: "x"}})
    assert not passes(sent)
    owned = trait.startswith("_") or trait in guard.KERNEL_OWNED
    assert passes(sent, foreign=True) != owned  # Voila's frontend has widgets of others


@pytest.mark.parametrize("state", [
    {"answered": 1}, {"answered": "yes"}, {"correct": None}, {"known": "osteoclast"},
    {"known": [1]}, {"known": ["x" * 201]}, {"known": ["x"] * 501}, {"known": {"a": 1}},
])  # fmt: skip
def test_traits_of_the_page_have_their_type(state: dict[str, Any]) -> None:
    assert not passes(told({"method": "update", "state": state}))


def test_buffers_are_refused() -> None:
    assert not passes(message(buffers=["x"]))
    assert not passes(told({"method": "update", "state": STATES, "buffer_paths": [["known"]]}))


def test_values_that_not_every_reader_of_json_understands_are_refused() -> None:
    for text in (
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "9" * 20,
        "9" * 5000,
        "[" * 20 + "]" * 20,
    ):
        raw = json.dumps(message()).replace('"72,5"', text)
        assert not passes(raw), text[:30]
    half = json.dumps(message()).replace("72,5", r"72\ud800")
    said = judge(half).content["data"]["content"]
    assert said["entries"] == {"mass": "72?"}  # half a letter is a mistake in typing, no attack


# ---- Voila's own frontend


def test_voilas_frontend_may_ask_for_states_and_open_no_widget() -> None:
    opens = {"comm_id": "c1", "target_name": guard.CONTROL, "data": {"x": 1}}
    sent = message("comm_open", opens, metadata={"version": "1.0.0"})
    judged = judge(json.dumps(sent), foreign=True)
    assert (judged.content["data"], judged.metadata) == ({}, {"version": "1.0.0"})
    for target in ("jupyter.widget", "jupyter.widget.version", "x", None, [], ""):
        assert not passes(message("comm_open", opens | {"target_name": target}), foreign=True)
    for method in ("request_states", "request_state"):
        assert passes(told({"method": method}), foreign=True)
        assert not passes(told({"method": method}))
    for kind in ("comm_info_request", "kernel_info_request"):
        assert passes(message(kind, {}), foreign=True)
    for kind in set(KINDS) - set(guard._FOREIGN):
        assert not passes(message(kind), foreign=True)


def v1(sent: dict[str, Any]) -> bytes:
    names = ("header", "parent_header", "metadata", "content")
    parts = [json.dumps(sent[name]).encode() for name in names]
    return serialize_msg_to_ws_v1(parts, sent["channel"])


def test_the_binary_form_is_read_as_jupyter_writes_it() -> None:
    assert judge(v1(message()), v1=True) == judge(json.dumps(message()))
    assert not passes(v1(message("execute_request")), v1=True, foreign=True)
    assert not passes(v1(message(channel="control")), v1=True)


def test_a_damaged_binary_form_is_refused_fast() -> None:
    whole = v1(message())
    huge = (2**63).to_bytes(8, "little")
    assert not passes(huge + whole[8:], v1=True)  # Jupyter's own reader would count that far
    chance = random.Random(3)
    for _ in range(2000):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(64)] = chance.randrange(256)
        passes(
            bytes(broken[: chance.choice([len(broken), chance.randrange(len(broken))])]), v1=True
        )


def test_random_messages_are_refused_or_plain() -> None:
    chance = random.Random(5)
    pool = [None, True, 1.5, 2**70, -3, "x", "\ud800", "__class__", [], {}, "comm_msg", "custom"]
    for _ in range(3000):
        sent: Any = message()
        for _ in range(chance.randint(1, 3)):
            box = sent
            while isinstance(box, dict) and box and chance.random() < 0.7:
                key = chance.choice(list(box))
                if not isinstance(box[key], dict) or chance.random() < 0.3:
                    break
                box = box[key]
            if isinstance(box, dict) and box:
                box[chance.choice(list(box))] = chance.choice(pool)
        foreign = chance.random() < 0.5
        raw = json.dumps(sent)
        if passes(raw, foreign=foreign):
            content = judge(raw, foreign=foreign).content
            json.dumps(content, allow_nan=False, ensure_ascii=False).encode()


# ---- how fast


def test_a_dragged_slider_never_waits_and_a_flood_does() -> None:
    now = [0.0]
    pace = Pace(clock=lambda: now[0])
    for _ in range(60 * 60):
        assert pace.wait() == 0
        now[0] += 1 / 60
    waits = [pace.wait() for _ in range(2000)]
    assert waits[guard.BURST - 1] == 0 < waits[guard.BURST + 10]
    assert waits[-1] == pytest.approx((2000 - guard.BURST) / guard.RATE, rel=0.1)


def test_a_large_message_counts_as_many_and_what_our_pages_send_as_one() -> None:
    now = [0.0]
    pace = Pace(clock=lambda: now[0])
    entries = json.dumps(
        told({"method": "custom", "content": {"entries": {f"control_{n}": n for n in range(30)}}})
    )
    assert [pace.wait(len(entries)) for _ in range(guard.BURST)][-1] < 1e-9  # s
    now[0] += 1e6
    waits = [pace.wait(65_000) for _ in range(200)]
    assert waits[-1] > 200 * 65_000 / guard.LIGHT / guard.RATE - guard.BURST / guard.RATE - 1


class Kernel(HasTraits):
    execution_state = Unicode("idle")

    def answers(self) -> None:
        self.execution_state = "busy"
        self.execution_state = "idle"


def test_who_outruns_the_kernel_waits_for_it() -> None:
    async def run() -> None:
        kernel = Kernel()
        backlog = Backlog.of(kernel)
        assert Backlog.of(kernel) is backlog
        backlog.under_way = guard.MOST_UNDER_WAY
        waiting = asyncio.ensure_future(backlog.room())
        await asyncio.sleep(0)
        assert not waiting.done()
        kernel.answers()
        assert await waiting
        assert backlog.under_way == guard.MOST_UNDER_WAY - 1
        kernel.execution_state = "restarting"
        assert backlog.under_way == 0

    asyncio.run(run())


def test_a_kernel_that_never_answers_is_not_waited_for_for_ever(monkeypatch: Any) -> None:
    monkeypatch.setattr(guard, "PATIENCE", 0.01)

    async def run() -> None:
        backlog = Backlog.of(kernel)
        backlog.under_way = guard.MOST_UNDER_WAY
        assert not await backlog.room()
        assert await backlog.room()

    kernel = Kernel()
    asyncio.run(run())
