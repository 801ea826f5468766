"""A small HTTP/1.1 client that keeps its connections: as little work as possible beside the server it measures."""

import asyncio
import itertools
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Measure:
    """What one stretch of load gave."""

    requests: int
    seconds: float
    bytes: int

    @property
    def per_second(self) -> float:
        """Requests answered per second."""
        return self.requests / self.seconds


def request(path: str, body: bytes) -> bytes:
    """A POST request as it goes over the wire."""
    head = f"POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def run(port: int, requests: list[bytes], clients: int, seconds: float) -> Measure:
    """Ask on `clients` connections for some time; every answer must be 200 and hold data."""
    deadline = perf_counter() + seconds
    turns = itertools.cycle(requests)
    began = perf_counter()
    done = await asyncio.gather(*(_client(port, turns, deadline) for _ in range(clients)))
    return Measure(sum(count for count, _ in done), perf_counter() - began, sum(size for _, size in done))


async def _client(port: int, turns: "itertools.cycle[bytes]", deadline: float) -> tuple[int, int]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = size = 0
    while perf_counter() < deadline:
        writer.write(next(turns))
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        body = await reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 200") or not body.startswith(b'{"data":'):
            raise RuntimeError(body[:500])
        count, size = count + 1, size + length
    writer.close()
    await writer.wait_closed()
    return count, size
