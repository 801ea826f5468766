"""A receiver of webhooks on this machine, which answers as a test says and keeps what came."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from time import monotonic
from typing import Any

from standardwebhooks import Webhook as Verifier

#: How long the receiver may take to stop, in seconds.
PATIENCE = 60


@dataclass(frozen=True)
class Message:
    """What came, and when by this process's clock."""

    path: str
    headers: dict[str, str]
    body: bytes
    at: float

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def told(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found

    @property
    def ids(self) -> list[str]:
        return [each["id"] for each in self.told["data"].get("changes", [])]

    def verified(self, secret: str) -> bool:
        """By the library as it is; it raises what is wrong."""
        return bool(Verifier(secret).verify(self.body, self.headers))


#: What a receiver answers: a status, and perhaps headers. It may take its time, or wait for something.
Answer = Callable[[Message], tuple[int, dict[str, str]]]


@dataclass
class Receiver:
    """Keeps what comes."""

    url: str = ""
    answer: Answer = lambda _: (204, {})
    messages: list[Message] = field(default_factory=list)

    def answers(self, *statuses: int) -> None:
        """Answer with these, and with 204 from then on."""
        left = list(statuses)
        self.answer = lambda _: (left.pop(0) if left else 204, {})


@contextmanager
def receiver() -> Iterator[Receiver]:
    """A receiver while the context lasts."""
    made = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            message = Message(self.path, headers, body, monotonic())
            made.messages.append(message)
            status, more = made.answer(message)
            try:
                self.send_response(status)
                for name, value in more.items():
                    self.send_header(name, value)
                self.send_header("content-length", "0")
                self.end_headers()
            except (BrokenPipeError, ConnectionResetError):
                # Whoever sent has stopped waiting.
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def server_bind(self) -> None:
            # The library's own asks a name server what this machine is called, and waits for as long as that takes.
            TCPServer.server_bind(self)
            self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    with Server(("127.0.0.1", 0), Handler) as server:
        made.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join(PATIENCE)
