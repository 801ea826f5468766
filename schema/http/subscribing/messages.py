"""Messages of graphql-transport-ws as clients send them, held to the protocol and to bounds."""

from typing import Any

import orjson
from starlette.types import Message

#: How long the ids of operations may be, and how many bytes an answer to a ping may have.
LONGEST_ID, LONGEST_PONG = 200, 1000
INVALID = "Invalid message"


class Close(Exception):
    """The connection is to be closed."""

    def __init__(self, code: int, reason: str) -> None:
        """Takes what the client is told: a code of the protocol's or of WebSocket's, and a word."""
        super().__init__(reason)
        self.code, self.reason = code, reason


def read(message: Message, most: int) -> dict[str, Any]:
    """A message as an object; Close when it is none, or is longer than it may be."""
    text = message.get("text") or ""
    if len(text) > most:
        raise Close(1009, "BODY_TOO_LARGE")
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        raise Close(4400, INVALID)
    return found


def id_of(message: dict[str, Any]) -> str:
    """The id of an operation; Close when it is none."""
    found = message.get("id")
    if not isinstance(found, str) or not 0 < len(found) <= LONGEST_ID:
        raise Close(4400, INVALID)
    return found


def pong_to(message: dict[str, Any]) -> bytes:
    """The answer to a ping, with what it carries; Close when that is no object, or is more than one may carry."""
    if not isinstance(message.get("payload", {}), dict | None):
        raise Close(4400, INVALID)
    try:
        answer = orjson.dumps({"type": "pong"} | {name: message[name] for name in ("payload",) if name in message})
    except orjson.JSONEncodeError as error:
        # It is nested deeper than can be written.
        raise Close(4400, INVALID) from error
    if len(answer) > LONGEST_PONG:
        raise Close(1009, "BODY_TOO_LARGE")
    return answer
