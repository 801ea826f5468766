"""What came of a request as HTTP: an answer, errors with their codes, or an error that has a status of its own."""

from typing import Any

import orjson
from graphql import GraphQLError

from registry.errors import RegistryError
from schema.answering.answers import Answer
from schema.answering.limits import MOST_ERRORS, clipped
from schema.http.negotiation import GRAPHQL_JSON
from schema.http.sending import Response


def internal(reference: str) -> GraphQLError:
    """Something that went wrong inside, with a reference that the log has too."""
    extensions = {
        "code": "INTERNAL",
        "messageSv": "Något gick fel i registret.",
        "hint": f"Tell us the reference {reference}.",
        "hintSv": f"Ange referensen {reference} för oss.",
        "reference": reference,
    }
    return GraphQLError("Something went wrong inside the registry.", extensions=extensions)


def alone(error: RegistryError, status: int, media: str, headers: tuple[tuple[bytes, bytes], ...]) -> Response:
    """An error that has a status of its own."""
    body = orjson.dumps({"errors": [{"message": error.message, "extensions": error.extensions}]})
    return Response(status, body, media, headers, (error.code,))


def response_of(answer: Answer, media: str, cost: dict[str, Any] | None = None) -> Response:
    """The answer as HTTP."""
    stamp = answer.stamp and tagged(answer.stamp, media=media, wants_cost=cost is not None)
    if answer.data is not None:
        return Response(200, b'{"data":' + answer.data + _extensions(answer, cost) + b"}", media, stamp=stamp)
    if answer.is_unchanged:
        return Response(304, b"", media, stamp=stamp)
    errors = [_formatted(error) for error in (answer.errors or ())[:MOST_ERRORS]]
    codes = tuple(error["extensions"]["code"] for error in errors)
    status = 500 if "INTERNAL" in codes else 400 if media == GRAPHQL_JSON else 200
    # What a question would have cost is known where it was reckoned.
    beside = {"extensions": {"cost": cost}} if cost and answer.cost else {}
    return Response(status, orjson.dumps({"errors": errors} | beside), media, codes=codes)


def tagged(stamp: str, *, media: str, wants_cost: bool) -> str:
    """A stamp with the form that its answer is sent in."""
    return f"{stamp}{'-g' if media == GRAPHQL_JSON else ''}{'-c' if wants_cost else ''}"


def _extensions(answer: Answer, cost: dict[str, Any] | None) -> bytes:
    """What stands beside the data: only what was asked for, or must be seen."""
    if not (answer.warnings or cost):
        return b""
    warnings = {"warnings": answer.warnings} if answer.warnings else {}
    return b',"extensions":' + orjson.dumps(warnings | ({"cost": cost} if cost else {}))


def _formatted(error: GraphQLError) -> dict[str, Any]:
    """An error as it is sent: always with a code, and with a sentence in Swedish."""
    extensions = error.extensions or {}
    code = extensions.get("code", "GRAPHQL_VALIDATION_FAILED")
    # Sentences repeat what was sent, however long that is.
    told = {key: clipped(each) if isinstance(each, str) else each for key, each in extensions.items()}
    return {**error.formatted, "message": clipped(error.message), "extensions": {"code": code, **told}}
