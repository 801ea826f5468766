"""What a connection may cost: huge and slow headers, idle clients, and those who never read their answer."""

import asyncio
import contextlib
import json
import resource
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import psutil
import pytest
import pytest_asyncio

from tests.helpers.processes import serving

MOST, HEADERS = 120, 16_000
#: Seconds within which what should be answered at once is answered, however busy the machine.
PATIENCE = 20
ASKED = b"POST /graphql HTTP/1.1\r\nHost: registry\r\nContent-Type: application/json\r\n"
QUESTION = b'{"query":"{ viewer { role } }"}'
PROPER = ASKED + b"Content-Length: %d\r\n\r\n%b" % (len(QUESTION), QUESTION)


@pytest.fixture(scope="module")
def bounded(empty_url: str) -> Iterator[tuple[psutil.Process, int]]:
    """A server process with few connections and small headers, and its port."""
    bounds: dict[str, Any] = {"REGISTRY_MAX_CONNECTIONS": str(MOST), "REGISTRY_MAX_HEADER_BYTES": str(HEADERS)}
    with serving(DATABASE_URL=empty_url, REGISTRY_RATE_ANONYMOUS="0", **bounds) as (process, address):
        yield psutil.Process(process.pid), int(address.rpartition(":")[2])


@pytest_asyncio.fixture
async def port(bounded: tuple[psutil.Process, int]) -> AsyncIterator[int]:
    """Its port; afterwards it still answers at once."""
    yield bounded[1]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{bounded[1]}") as client:
        began = time.monotonic()
        assert (await client.post("/graphql", json={"query": "{ viewer { role } }"})).status_code == 200
        assert time.monotonic() - began < PATIENCE


async def sent(port: int, *parts: bytes, patience: float = 30) -> bytes:
    """What comes back of what is sent, until the server closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    found = b""
    try:
        async with asyncio.timeout(patience):
            with contextlib.suppress(ConnectionError):
                for part in parts:
                    writer.write(part)
                    await writer.drain()
            with contextlib.suppress(ConnectionError):
                while more := await reader.read(65_536):
                    found += more
    finally:
        writer.close()
    return found


def told(answer: bytes) -> tuple[int, str]:
    """The status and the code of a refusal."""
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)["errors"][0]["extensions"]["code"]


async def test_headers_may_be_as_large_as_is_said_and_no_larger(port: int) -> None:
    for size, status in ((HEADERS - 500, b"200"), (HEADERS + 500, b"431")):
        answer = await sent(port, b"GET /healthz HTTP/1.1\r\nConnection: close\r\nX: " + b"a" * size + b"\r\n\r\n")
        assert answer.split()[1] == status
    many = b"".join(b"X-%d: %b\r\n" % (number, b"a" * 100) for number in range(300))
    assert told(await sent(port, b"GET /healthz HTTP/1.1\r\n" + many + b"\r\n")) == (431, "HEADERS_TOO_LARGE")
    assert told(await sent(port, b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n")) == (431, "HEADERS_TOO_LARGE")


@pytest.mark.parametrize(
    "head",
    [
        b"GET /healthz HTTP/1.1\r\nX: ",
        b"GET /",
        ASKED + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: ",
        ASKED + b"Transfer-Encoding: chunked\r\n\r\n2;x=",
    ],
    ids=["header", "address", "trailer", "extension"],
)
async def test_150_megabytes_in_one_header_are_never_held(
    bounded: tuple[psutil.Process, int], port: int, head: bytes
) -> None:
    before = bounded[0].memory_info().rss
    await sent(port, head, *([b"a" * 1_000_000] * 150))
    assert bounded[0].memory_info().rss - before < 20_000_000


async def test_1500_idle_connections_keep_nobody_out(bounded: tuple[psutil.Process, int], port: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard) if hard > 0 else 4096, hard))
    try:
        # Half say nothing, and half have asked something before.
        opened = [await asyncio.open_connection("127.0.0.1", port) for _ in range(1500)]
        for _, writer in opened[::2]:
            writer.write(PROPER)
        began = time.monotonic()
        assert (await sent(port, PROPER.replace(b"Host", b"Connection: close\r\nHost"))).split()[1] == b"200"
        assert time.monotonic() - began < PATIENCE
        assert len(bounded[0].net_connections("tcp")) <= MOST + 5
        for _, writer in opened:
            writer.close()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def drip(port: int, head: bytes, drop: bytes, every: float = 0.5) -> float:
    """Send a little at a time; after how many seconds the server closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    began = time.monotonic()
    writer.write(head)
    closed = asyncio.create_task(reader.read())
    with contextlib.suppress(ConnectionError):
        while not closed.done() and time.monotonic() - began < 30:
            writer.write(drop)
            await asyncio.wait([closed], timeout=every)
    with contextlib.suppress(ConnectionError):
        await closed
    writer.close()
    return time.monotonic() - began


async def test_whoever_is_slow_is_not_waited_for(port: int) -> None:
    chunked = ASKED + b"Transfer-Encoding: chunked\r\n\r\n"
    took = await asyncio.gather(
        drip(port, b"", b""),
        drip(port, b"GET /healthz HTTP/1.1\r\n", b"X: a\r\n"),
        drip(port, b"", b"\r\n"),
        drip(port, PROPER, b""),
        drip(port, PROPER, b"\r\n"),
        drip(port, PROPER + b"GET /", b"a"),
        drip(port, ASKED + b"Content-Length: 1000\r\n\r\n", b" "),
        drip(port, chunked, b"1\r\n \r\n"),
    )
    assert all(each < 16 for each in took[:6]), took
    assert all(each < 26 for each in took[6:]), took


async def test_what_is_no_http_has_a_code(port: int) -> None:
    for odd in (
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\n\r\n",
        b"Hej\r\n\r\n",
    ):
        assert told(await sent(port, odd)) == (400, "BAD_REQUEST")


async def test_150_who_ask_whether_it_is_ready_stop_no_question(port: int) -> None:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        asked = [asyncio.create_task(client.get("/readyz")) for _ in range(150)]
        await asyncio.sleep(0.05)
        answer = await sent(port, PROPER.replace(b"Host", b"Connection: close\r\nHost"))
        assert answer.split()[1] == b"200"
        assert {each.status_code for each in await asyncio.gather(*asked)} == {200}
