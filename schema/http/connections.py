"""A client's connection, with bounds: the parser below takes headers of any length, and waits for them for ever.

Used by uvicorn in place of its own protocol. Whoever is within the bounds costs nothing more than looking at a few
attributes: timers are set only for what did not arrive whole.
"""

from asyncio import TimerHandle, Transport
from typing import Any

import orjson
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

from registry.settings import settings
from schema.http.departures import LEAVING
from schema.http.rates import Limit

#: How long a client may say nothing, or take over the headers of a request, in seconds.
HEADERS_WITHIN = 10.0
#: How long it may take over a whole request, and over reading any part of its answer.
REQUEST_WITHIN, READ_WITHIN = 20.0, 30.0

TOO_LARGE = (
    431,
    "HEADERS_TOO_LARGE",
    "The address and the headers are too large together.",
    "Adressen och huvudena är tillsammans för stora.",
)
TOO_SLOW = 408, "TOO_SLOW", "The request did not arrive in time.", "Anropet kom inte fram i tid."
TOO_MANY = (
    503,
    "TOO_MANY_CONNECTIONS",
    "Too many clients are connected just now.",
    "För många är anslutna just nu.",
)
#: How a WebSocket is closed whose client does not read what it is told, or says too often what begins nothing: it may
#: try again.
TOO_SLOW_READER, TOO_MANY_FRAMES = (1013, "TOO_SLOW"), (1013, "RATE_LIMIT")
#: How many messages a minute a WebSocket may send that begin no operation, and how many frames that end no message.
MOST_BESIDE = 240
NO_HTTP = 400, "BAD_REQUEST", "This is no HTTP request.", "Detta är inget HTTP-anrop."


class TooLarge(Exception):
    """The headers are larger than the limit."""


class Connection(HttpToolsProtocol):
    """One client's connection."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Takes what uvicorn gives its own protocol."""
        super().__init__(*args, **more)
        chosen = settings()
        self._most_connections, self._most_bytes = chosen.max_connections, chosen.max_header_bytes
        #: Bytes of the current request that are no body: address, headers, trailers, and what stands around chunks.
        self._beside = 0
        #: Whether the current request has arrived whole, and whether it came in several parts.
        self._is_whole, self._is_spread, self._has_headers = True, False, True
        self._is_refused, self._is_too_large = False, False
        self._timer: TimerHandle | None = None
        self._reading: TimerHandle | None = None
        self._since = 0.0

    # -- the connection ------------------------------------------------------------------------------------------------

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Take a client in, in the place of the one that has been idle longest if there are too many."""
        super().connection_made(transport)
        self._since = self.loop.time()
        if len(self.connections) > self._most_connections and not self._make_room():
            self._refuse(*TOO_MANY)
        else:
            self._wait(HEADERS_WITHIN)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget what was waited for."""
        self._wait(None)
        self.resume_writing()
        super().connection_lost(exc)

    def _make_room(self) -> bool:
        others = (each for each in self.connections if each is not self and isinstance(each, Connection))
        longest = min((each for each in others if each.is_idle), key=lambda each: each._since, default=None)
        if longest is None:
            return False
        # It leaves the set at once, so that the next who comes finds another.
        self.connections.discard(longest)
        longest.transport.abort()
        return True

    @property
    def is_idle(self) -> bool:
        """Whether no request of the client's is being answered; one that has not come whole is not yet."""
        return self.cycle is None or self.cycle.response_complete or not self._is_whole

    def _wait(self, seconds: float | None) -> None:
        """Close the connection after some seconds, unless told otherwise before."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self.loop.call_later(seconds, self._refuse, *TOO_SLOW) if seconds is not None else None

    # -- what comes ----------------------------------------------------------------------------------------------------

    def data_received(self, data: bytes) -> None:
        """Read what came; what is not whole after that is waited for, and what is too large is refused."""
        if self._is_refused:
            return
        self._beside += len(data)
        self._is_spread = self._is_spread or len(data) > self._most_bytes
        super().data_received(data)
        if self._is_refused:
            return
        if self._is_whole:
            # Empty lines before a request are none, and must not keep a connection open.
            if self.is_idle and self.timeout_keep_alive_task is None and self._timer is None:
                self._wait(HEADERS_WITHIN)
            return
        self._is_spread = True
        if self._beside > self._most_bytes:
            self._refuse(*TOO_LARGE)
        elif self._timer is None:
            self._wait(REQUEST_WITHIN if self._has_headers else HEADERS_WITHIN)

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._beside, self._is_whole, self._has_headers = 0, False, False
        self._since = self.loop.time()

    def on_headers_complete(self) -> None:
        """Its headers have come."""
        if self._is_spread:
            size = len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)
            if size > self._most_bytes:
                self._is_too_large = True
                # The parser stops at this, and asks for the answer to what it cannot read.
                raise TooLarge
        self._has_headers = True
        if self._timer is not None:
            self._wait(None)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of its body, which the application bounds, has come."""
        self._beside -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """All of it has come."""
        self._is_whole, self._is_spread = True, False
        if self._timer is not None:
            self._wait(None)
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """It becomes a WebSocket, which is counted among the clients as before, and no more waited for here."""
        self._wait(None)
        self._is_refused = True
        super().handle_websocket_upgrade()

    def shutdown(self) -> None:
        """The server stops: an answer that would go on for ever ends now, and others are answered first."""
        super().shutdown()
        # Whoever answers so puts it there.
        leave: Any = None if self.is_idle else self.scope.get(LEAVING)
        if leave is not None:
            leave()

    # -- what goes -----------------------------------------------------------------------------------------------------

    def pause_writing(self) -> None:
        """The client reads more slowly than it is answered: it is waited for, and then no more."""
        super().pause_writing()
        if self._reading is None:
            self._reading = self.loop.call_later(READ_WITHIN, self.transport.abort)

    def resume_writing(self) -> None:
        """It reads on."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - the words are uvicorn's
        """Answer what cannot be read: because it is too large, or because it is no HTTP."""
        self._refuse(*(TOO_LARGE if self._is_too_large else NO_HTTP))

    def _refuse(self, status: int, code: str, message: str, message_sv: str) -> None:
        """Say why, and close; who is already being answered is not told, because that would stand in the answer."""
        self._is_refused = True
        if self.transport.is_closing():
            return
        if self.is_idle:
            error = {"message": message, "extensions": {"code": code, "messageSv": message_sv}}
            body = orjson.dumps({"errors": [error]})
            head = b"content-type: application/json\r\nconnection: close\r\ncontent-length: %d\r\n\r\n" % len(body)
            self.transport.write(STATUS_LINE[status] + head + body)
        self.transport.close()


class Socket(WebSocketsSansIOProtocol):
    """One client's connection once it is a WebSocket; it is pinged, and closed when it does not answer, by uvicorn."""

    #: Closes whoever does not read, and then does not wait for that to be read either.
    _reading: TimerHandle | None = None

    def __init__(self, *args: Any, **more: Any) -> None:
        """Takes what uvicorn gives its own protocol."""
        super().__init__(*args, **more)
        self._frames = Limit("frames", MOST_BESIDE)
        self._leaving: TimerHandle | None = None

    # -- what comes ----------------------------------------------------------------------------------------------------

    def handle_ping(self) -> None:
        """Answer a ping of the protocol's own."""
        super().handle_ping()
        self._count_frame()

    def handle_pong(self, event: Frame) -> None:
        """Hear the answer to a ping, or what answers none."""
        super().handle_pong(event)
        self._count_frame()

    def handle_text(self, event: Frame) -> None:
        """Hear a message, or how one begins."""
        super().handle_text(event)
        self._count_part(event)

    def handle_bytes(self, event: Frame) -> None:
        """Hear bytes, which are none of the application's messages."""
        super().handle_bytes(event)
        self._count_part(event)

    def handle_cont(self, event: Frame) -> None:
        """Hear how a message goes on, which can be with nothing, again and again."""
        super().handle_cont(event)
        self._count_part(event)

    def _count_part(self, event: Frame) -> None:
        # A whole message is counted by whoever reads it.
        if not event.fin:
            self._count_frame()

    def _count_frame(self) -> None:
        if not self._frames.take(""):
            self._give_up(*TOO_MANY_FRAMES)

    # -- what goes -----------------------------------------------------------------------------------------------------

    def pause_writing(self) -> None:
        """The client reads more slowly than it is told: it is waited for and not read from, and then let go."""
        super().pause_writing()
        self._pause_reading()
        if self._reading is None:
            self._reading = self.loop.call_later(READ_WITHIN, self._give_up, *TOO_SLOW_READER)

    def resume_writing(self) -> None:
        """It reads on, and is read from again; whoever was let go stays so."""
        if self._reading is not None and not self.close_sent:
            self._reading.cancel()
            self._reading = None
        super().resume_writing()
        if self.read_paused and self.queue.empty() and not self.transport.is_closing():
            self.read_paused = False
            self.transport.resume_reading()

    async def receive(self) -> Any:
        """What comes next, once the client has read what it was told before."""
        await self.writable.wait()
        message = await super().receive()
        if not self.writable.is_set():
            self._pause_reading()
        return message

    def _pause_reading(self) -> None:
        if not self.read_paused and not self.transport.is_closing():
            self.read_paused = True
            self.transport.pause_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget what was waited for."""
        for each in (self._reading, self._leaving):
            if each is not None:
                each.cancel()
        super().connection_lost(exc)

    def _give_up(self, code: int, reason: str) -> None:
        """Say why, and wait a while for that to be read; whoever was let go already is not waited for longer."""
        if not self.close_sent:
            self.close_sent = True
            self.frames.clear()
            self.conn.send_close(code, reason)
            self.transport.write(b"".join(self.conn.data_to_send()))
        if self._leaving is None:
            self._leaving = self.loop.call_later(HEADERS_WITHIN, self.transport.abort)
