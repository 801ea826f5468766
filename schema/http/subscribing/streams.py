"""Server-sent events: one operation for each request, as graphql-sse says in its distinct connections mode.

    event: next      a result, with the notice's token as the event's id
    event: complete  there is no more

A browser's EventSource that has lost its connection comes again with the last id, and goes on from there. A stream that
ends without `complete` is to be asked for again: so it ends when the server stops.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress
from time import perf_counter

from starlette.types import Receive, Scope, Send

from schema.http.departures import LEAVING, ClientGone, never
from schema.http.endpoint import Endpoint, retry_key
from schema.http.negotiation import EVENTS, JSON
from schema.http.sending import NOT_KEPT, SECURITY, Asked
from schema.http.subscribing.operations import Operations, Result
from schema.http.subscribing.subscribers import Subscribers, counted_as

#: How often a stream that says nothing shows that it is there, in seconds: proxies close what is silent for long.
KEEP_ALIVE = 15.0
HEADERS = [
    (b"content-type", f"{EVENTS}; charset=utf-8".encode()),
    NOT_KEPT,
    # Some proxies keep an answer back until it is long enough.
    (b"x-accel-buffering", b"no"),
    *SECURITY,
]


class Streams:
    """Answers requests that want events."""

    def __init__(self, endpoint: Endpoint, operations: Operations, subscribers: Subscribers) -> None:
        """Takes what reads requests, what answers operations, and how many may be connected."""
        self.endpoint, self.operations, self.subscribers = endpoint, operations, subscribers

    async def __call__(self, scope: Scope, receive: Receive, send: Send, headers: dict[bytes, str]) -> None:
        """Answer one request."""
        began, endpoint = perf_counter(), self.endpoint
        address = scope["client"][0] if scope.get("client") else ""
        try:
            caller = await endpoint.callers.of(headers, scope["method"], address)
            question = await endpoint.question(scope, headers, receive)
            retry = retry_key(headers, caller)
            standing = self.operations.standing(headers, caller)
            with self.subscribers.of(counted_as(caller, address)):
                since = headers.get(b"last-event-id")
                method = scope["method"]
                results = self.operations.results(question, caller, standing, address, never, method, retry, since)
                await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
                await self._stream(results, scope, receive, send)
        except ClientGone:
            endpoint.telemetry.gone(None, perf_counter() - began)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a coded answer and the log a line
            response = endpoint.refused(error, JSON, headers)
            status = await endpoint.send(send, response, Asked.of(scope["method"], headers), is_open=False)
            endpoint.telemetry.answered(None, status, perf_counter() - began, response.codes, 0, len(response.body))

    async def _stream(self, results: AsyncIterator[Result], scope: Scope, receive: Receive, send: Send) -> None:
        """Tell all results, or as many as the client and the server stay for."""
        leaving = asyncio.Event()
        scope[LEAVING] = leaving.set
        tasks = [
            asyncio.create_task(each)
            for each in (self._tell(results, send), _gone(receive), leaving.wait(), _keep_alive(send))
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            for task in tasks:
                with suppress(asyncio.CancelledError, Exception):
                    await task
        await send({"type": "http.response.body", "body": b""})

    async def _tell(self, results: AsyncIterator[Result], send: Send) -> None:
        body = b":\n\n"
        await _write(send, body)
        try:
            async with aclosing(results) as each_result:  # type: ignore[type-var]
                async for each in each_result:
                    await _write(send, _event(b"next", each.body, each.token))
        except Exception as error:  # noqa: BLE001 - as above
            response = self.endpoint.refused(error, JSON, {})
            self.endpoint.telemetry.refused(response.codes)
            await _write(send, _event(b"next", response.body))
        await _write(send, _event(b"complete", b""))


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _keep_alive(send: Send) -> None:
    while True:
        await asyncio.sleep(KEEP_ALIVE)
        await _write(send, b":\n\n")


async def _write(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


def _event(name: bytes, data: bytes, token: str | None = None) -> bytes:
    """An event. JSON has no line breaks, and neither has a token."""
    place = b"" if token is None else b"id: %b\n" % token.encode()
    return b"event: %b\n%bdata: %b\n\n" % (name, place, data)
