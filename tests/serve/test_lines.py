"""Who takes more than others: of the connections, and of the pages that cost most."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tornado.web import Application

from serve.handlers import AT_ONCE, _turns, turn_of
from serve.health import Alive
from serve.lines import LimitedServer
from tests.browser.processes import free_port

MOST = 6
HERE, OTHER = "127.0.0.1", "127.0.0.2"
ASK = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def listening() -> AsyncIterator[int]:
    server, port = LimitedServer(Application([("/healthz", Alive)])), free_port()
    server.most = MOST
    server.listen(port, HERE)
    try:
        yield port
    finally:
        server.stop()
        await server.close_all_connections()


async def connect(port: int, source: str, said: bytes) -> Line:
    line = await asyncio.open_connection(HERE, port, local_addr=(source, 0))
    line[1].write(said)
    await asyncio.sleep(0.01)
    return line


async def first(line: Line) -> bytes:
    """Return the beginning of an answer; nothing if the server has closed the line."""
    try:
        return await asyncio.wait_for(line[0].read(12), 5)
    except ConnectionError:
        return b""


async def crowd(source: str, newcomers: str, number: int) -> tuple[list[bytes], bytes]:
    """Let one address take all lines; return what newcomers hear, and then its oldest line."""
    async with listening() as port:
        held = [await connect(port, source, ASK[:9]) for _ in range(MOST)]
        came = [await connect(port, newcomers, ASK) for _ in range(number)]
        heard = [await first(line) for line in came]
        held[0][1].write(ASK[9:])
        oldest = await first(held[0])
        for _, writer in (*held, *came):
            writer.close()
        return heard, oldest


def test_a_crowd_of_one_address_makes_room_for_another() -> None:
    try:
        heard, oldest = asyncio.run(crowd(OTHER, HERE, MOST // 2))
    except OSError:
        pytest.skip("This system has one address of its own only.")
    assert heard == [b"HTTP/1.1 200"] * (MOST // 2)
    assert oldest == b""


def test_among_equals_whoever_is_there_stays() -> None:
    heard, oldest = asyncio.run(crowd(HERE, HERE, 1))
    assert heard == [b""]
    assert oldest == b"HTTP/1.1 200"


def test_pages_of_voilas_frontend_take_turns_at_one_address() -> None:
    async def reader(place: str) -> None:
        async with turn_of(place):
            under_way[place] += 1
            most[place] = max(most[place], under_way[place])
            await asyncio.sleep(0.001)
            under_way[place] -= 1

    async def visit() -> None:
        await asyncio.gather(*(reader(place) for place in "ab" for _ in range(9)))

    under_way, most = Counter[str](), Counter[str]()
    asyncio.run(visit())
    assert most == {"a": AT_ONCE, "b": AT_ONCE}
    assert not dict(_turns)
