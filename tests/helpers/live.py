"""A real server on a port of its own, for what no in-process client can show."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from schema.http.connections import Connection, Socket

PATIENCE = 30.0


def a_port() -> socket.socket:
    """A port of one's own, held until it is closed: for an application that must know its address before it is made."""
    return socket.create_server(("127.0.0.1", 0))


def url_of(port: socket.socket) -> str:
    """Where what is served on a port is found."""
    return f"http://127.0.0.1:{port.getsockname()[1]}"


@contextmanager
def serving(app: ASGIApp, port: socket.socket | None = None) -> Iterator[str]:
    """Serve an application from a thread, on a port that is held or on a new one; gives its address."""
    with port or a_port() as listener:
        server = uvicorn.Server(uvicorn.Config(app, http=Connection, ws=Socket, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        try:
            deadline = time.monotonic() + PATIENCE
            while not server.started:
                if not thread.is_alive() or time.monotonic() > deadline:
                    raise RuntimeError("the server did not start")
                time.sleep(0.02)
            yield url_of(listener)
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
