"""WebSocket with the subprotocol graphql-transport-ws: many operations on one connection.

    connect          -> accepted with the subprotocol, or refused with HTTP's answer
    connection_init  -> connection_ack; a key may stand in its payload where no header can be sent
    subscribe        -> next, next … complete; or error
    complete         -> nothing more of that operation
    ping             -> pong

No cookie opens it: a page of another site could connect with the cookie of whoever looks at it.
"""

import asyncio
from contextlib import aclosing, suppress
from typing import Any

import orjson
from starlette.types import Receive, Scope, Send

from registry.callers import ANYONE, Caller
from registry.errors import RegistryError, Unauthenticated
from schema.http import connections
from schema.http.departures import never
from schema.http.endpoint import Endpoint
from schema.http.negotiation import JSON, Question, RequestRefused, question_of
from schema.http.rates import Limit
from schema.http.subscribing import messages
from schema.http.subscribing.messages import INVALID, Close
from schema.http.subscribing.operations import Operations
from schema.http.subscribing.subscribers import MOST_WAITING, Subscribers, Waiting, Who, counted_as

SUBPROTOCOL = "graphql-transport-ws"
#: How long a client may take over `connection_init`, in seconds.
INIT_WITHIN = 10.0
#: How many operations one connection may have open.
MOST_OPEN = 20
AUTHORIZATION = b"authorization"


class Sockets:
    """Answers WebSocket connections."""

    def __init__(
        self, endpoint: Endpoint, operations: Operations, subscribers: Subscribers, origins: list[str]
    ) -> None:
        """Takes what knows callers, what answers operations, how many may be connected, and whose pages may."""
        self.endpoint, self.operations, self.subscribers, self.origins = endpoint, operations, subscribers, origins
        self.waiting = Waiting(MOST_WAITING, subscribers.each)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Talk with one client until either leaves."""
        await receive()
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        address = scope["client"][0] if scope.get("client") else ""
        try:
            self._require_origin(headers)
            caller = await self.caller_of(headers.get(AUTHORIZATION), address)
            socket = _Socket(self, caller, headers.get(AUTHORIZATION), address, receive, send)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a coded answer and the log a line
            await self._refuse(error, headers, send)
            return
        try:
            if SUBPROTOCOL in scope["subprotocols"]:
                await send({"type": "websocket.accept", "subprotocol": SUBPROTOCOL})
                await socket.talk()
            else:
                await send({"type": "websocket.accept"})
                await socket.close(4406, "Subprotocol not acceptable")
        finally:
            await socket.leave()

    async def caller_of(self, authorization: str | None, address: str) -> Caller:
        """Whoever comes with a key, or anyone."""
        headers = {} if authorization is None else {AUTHORIZATION: authorization}
        return await self.endpoint.callers.of(headers, "GET", address)

    def _require_origin(self, headers: dict[bytes, str]) -> None:
        """Let in the pages that may ask over HTTP too, and the registry's own."""
        origin = headers.get(b"origin")
        is_own = origin is not None and origin.partition("://")[2] == headers.get(b"host")
        if not (origin is None or "*" in self.origins or origin in self.origins or is_own):
            raise RequestRefused(
                403,
                "CROSS_SITE",
                "Pages of this site may not connect.",
                "Sidor på den här webbplatsen får inte ansluta.",
            )

    async def _refuse(self, error: Exception, headers: dict[bytes, str], send: Send) -> None:
        response = self.endpoint.refused(error, JSON, headers)
        self.endpoint.telemetry.refused(response.codes)
        head = [(b"content-type", b"application/json"), *response.headers]
        start = {"type": "websocket.http.response.start", "status": response.status, "headers": head}
        await send(start)
        await send({"type": "websocket.http.response.body", "body": response.body})


class _Socket:
    """One connection."""

    def __init__(
        self, sockets: Sockets, caller: Caller, authorization: str | None, address: str, receive: Receive, send: Send
    ) -> None:
        self.sockets, self.address, self._receive, self._send = sockets, address, receive, send
        self._open: dict[str, asyncio.Task[None]] = {}
        self._beside = Limit("messages", connections.MOST_BESIDE)
        self._is_acknowledged = self._is_closed = False
        self._patience: asyncio.Timeout | None = None
        self._within = INIT_WITHIN
        self._who: Who | None = None
        if authorization is None:
            # A key may come yet, and a caller with a key needs no room among those without.
            sockets.waiting.enter(self, address, self._wait_no_more)
        else:
            self._is(caller, authorization)

    def _is(self, caller: Caller, authorization: str | None) -> None:
        """Count it as a caller's, and no more as whoever it was before that was known; RequestRefused."""
        who = counted_as(caller, self.address)
        if who != self._who:
            self.sockets.subscribers.take(who)
            self._give()
            self._who = who
        self._authorization = authorization
        headers = {} if authorization is None else {AUTHORIZATION: authorization}
        self.standing = self.sockets.operations.standing(headers, caller)

    def _give(self) -> None:
        """Count it no more."""
        self.sockets.waiting.leave(self)
        if self._who is not None:
            self.sockets.subscribers.give(self._who)
            self._who = None

    def _wait_no_more(self) -> None:
        """Others want its place, and it has waited longest."""
        self._within = 0
        # It may be leaving already.
        with suppress(RuntimeError):
            if self._patience is not None:
                self._patience.reschedule(0)

    async def talk(self) -> None:
        """Hear and answer until one of both closes. Nothing is read while an answer waits for the client to read."""
        most = self.sockets.endpoint.max_body_bytes
        try:
            async with asyncio.timeout(self._within) as patience:
                self._patience = patience
                while (message := await self._receive())["type"] != "websocket.disconnect":
                    await self._hear(messages.read(message, most))
                    if self._is_acknowledged:
                        patience.reschedule(None)
        except TimeoutError:
            await self.close(4408, "Connection initialisation timeout")
        except Close as closing:
            await self.close(closing.code, closing.reason)

    async def leave(self) -> None:
        """End all operations, and count it no more."""
        self._is_closed = True
        tasks = list(self._open.values())
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError, Exception):
                await task
        self._give()

    async def close(self, code: int, reason: str) -> None:
        """Close, and say why."""
        if not self._is_closed:
            self._is_closed = True
            with suppress(RuntimeError, OSError):
                await self._send({"type": "websocket.close", "code": code, "reason": reason})

    async def _hear(self, message: dict[str, Any]) -> None:
        """Do what one message says."""
        match message.get("type"):
            case "connection_init":
                await self._begin(message.get("payload"))
            case "ping":
                self._count()
                await self._write(messages.pong_to(message))
            case "pong":
                self._count()
                messages.pong_to(message)
            case "subscribe":
                if not self._is_acknowledged:
                    raise Close(4401, "Unauthorized")
                await self._subscribe(messages.id_of(message), message.get("payload"))
            case "complete":
                await self._complete(messages.id_of(message))
            case _:
                raise Close(4400, INVALID)

    def _count(self) -> None:
        """Count a message that begins no operation; Close when there were too many."""
        if not self._beside.take(""):
            raise Close(1013, "RATE_LIMIT")

    async def _begin(self, payload: Any) -> None:
        if self._is_acknowledged:
            raise Close(4429, "Too many initialisation requests")
        if payload is not None and not isinstance(payload, dict):
            raise Close(4400, INVALID)
        given = next((each for name, each in (payload or {}).items() if name.lower() == "authorization"), None)
        try:
            if isinstance(given, str):
                self._is(await self.sockets.caller_of(given, self.address), given)
            elif self._who is None:
                self._is(ANYONE, None)
        except Unauthenticated as error:
            raise Close(4401, error.code) from error
        except RequestRefused as error:
            raise Close(1013, error.code) from error
        except RegistryError as error:
            raise Close(1013 if error.retry_after is not None else 4401, error.code) from error
        self._is_acknowledged = True
        await self._say({"type": "connection_ack"})

    async def _subscribe(self, name: str, payload: Any) -> None:
        """Begin an operation, once it is counted and whose it is is known; before that nothing is kept of it."""
        if name in self._open:
            raise Close(4409, f"Subscriber for {name[:80]} already exists")
        if not isinstance(payload, dict):
            raise Close(4400, INVALID)
        if len(self._open) >= MOST_OPEN:
            raise Close(1013, "TOO_MANY_SUBSCRIBERS")
        try:
            caller = await self.sockets.caller_of(self._authorization, self.address)
            question = question_of(payload)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a coded answer and the log a line
            self._count()
            await self._refuse(name, error)
            return
        self._open[name] = task = asyncio.create_task(self._answer(name, question, caller))
        task.add_done_callback(lambda done: self._open.pop(name) if self._open.get(name) is done else None)

    async def _complete(self, name: str) -> None:
        """End an operation. Nothing is heard before it has ended, so that no more than may be open ever run."""
        task = self._open.pop(name, None)
        if task is None:
            self._count()
        else:
            task.cancel()
            await asyncio.wait({task})

    async def _answer(self, name: str, question: Question, caller: Caller) -> None:
        """Answer one operation to its end."""
        try:
            results = self.sockets.operations.results(question, caller, self.standing, self.address, never)
            async with aclosing(results) as each_result:  # type: ignore[type-var]
                async for each in each_result:
                    if each.is_refusal:
                        await self._say_no(name, each.body)
                        return
                    await self._write(b'{"id":%b,"type":"next","payload":%b}' % (orjson.dumps(name), each.body))
            await self._say({"id": name, "type": "complete"})
        except Exception as error:  # noqa: BLE001 - as above
            try:
                await self._refuse(name, error)
            except Close as closing:
                await self.close(closing.code, closing.reason)

    async def _refuse(self, name: str, error: Exception) -> None:
        """Say why an operation is not answered; Close where that concerns the whole connection."""
        if isinstance(error, Unauthenticated):
            # The key was the connection's, and so all that it was used for ends.
            raise Close(4401, error.code) from error
        if isinstance(error, RequestRefused) and error.code == "BAD_REQUEST":
            raise Close(4400, INVALID) from error
        response = self.sockets.endpoint.refused(error, JSON, {})
        self.sockets.endpoint.telemetry.refused(response.codes)
        await self._say_no(name, response.body)

    async def _say_no(self, name: str, body: bytes) -> None:
        await self._say({"id": name, "type": "error", "payload": orjson.loads(body)["errors"]})

    async def _say(self, message: dict[str, Any]) -> None:
        await self._write(orjson.dumps(message))

    async def _write(self, message: bytes) -> None:
        if not self._is_closed:
            try:
                await self._send({"type": "websocket.send", "text": message.decode()})
            except (OSError, RuntimeError):
                # It has been closed below; `talk` hears of it, and ends all operations.
                self._is_closed = True
