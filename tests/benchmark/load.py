"""A small HTTP/1.1 client that keeps its connections: as little work as possible beside the server it measures."""

import asyncio
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Measure:
    """What one stretch of load gave, and for how many seconds it kept processors busy, where that was looked at."""

    requests: int
    seconds: float
    bytes: int
    busy: float = 0

    @property
    def per_second(self) -> float:
        """Requests answered per second."""
        return self.requests / self.seconds


def request(path: str, body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    """A POST request as it goes over the wire."""
    lines = [f"POST {path} HTTP/1.1", "host: x", "content-type: application/json", f"content-length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def run(ports: Sequence[int], requests: list[bytes], clients: int, seconds: float) -> Measure:
    """Ask on `clients` connections for some time; every answer must be 200 and hold data.

    The connections are shared out evenly among the ports. What is under way when the time is out is waited for, and
    the time that it took is counted.
    """
    deadline = perf_counter() + seconds
    turns = itertools.cycle(requests)
    began = perf_counter()
    done = await asyncio.gather(*(_client(ports[place % len(ports)], turns, deadline) for place in range(clients)))
    return Measure(sum(count for count, _ in done), perf_counter() - began, sum(size for _, size in done))


async def answer(port: int, asked: bytes) -> bytes:
    """The body of one answer; RuntimeError unless it is 200 and holds data."""
    return (await timed(port, asked))[0]


async def timed(port: int, asked: bytes) -> tuple[bytes, float]:
    """The body of one answer, and how many seconds it took on a connection that was open."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        began = perf_counter()
        writer.write(asked)
        return await _body(reader), perf_counter() - began
    finally:
        writer.close()


async def _client(port: int, turns: "itertools.cycle[bytes]", deadline: float) -> tuple[int, int]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = size = 0
    while perf_counter() < deadline or not count:
        writer.write(next(turns))
        count, size = count + 1, size + len(await _body(reader))
    writer.close()
    await writer.wait_closed()
    return count, size


async def _body(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    body = await reader.readexactly(length)
    if not head.startswith(b"HTTP/1.1 200") or not body.startswith(b'{"data":'):
        raise RuntimeError(body[:500])
    return body
