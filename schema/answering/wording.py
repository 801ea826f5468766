"""Errors of graphql-core's in the registry's words: a code, both languages, what could be meant, and where it is.

    sentence of the library's -> code + messageSv + hint, and for variables the place in them (`input`)

There is one wording, whether a document is new or has been seen before.
"""

import re
from collections.abc import Sequence
from typing import Any

from graphql import GraphQLError, GraphQLSchema

from schema.answering import pointers
from schema.answering.swedish import OF_VARIABLE, SUGGESTION, in_swedish

#: What is said of a kind of error when nothing nearer can be said.
IN_GENERAL = {
    "BAD_USER_INPUT": "En variabel saknas eller har ett värde som inte går att använda.",
    "DEPTH_LIMIT": "Frågan är för djupt nästlad.",
    "GRAPHQL_PARSE_FAILED": "Frågan är inte skriven som GraphQL.",
    "GRAPHQL_VALIDATION_FAILED": "Frågan stämmer inte med schemat.",
    "NOT_SUPPORTED": "Registret svarar inte på den sortens fråga.",
    "TOKEN_LIMIT": "Frågan är för lång.",
}
#: The type that is said to lack a field, and the one that is said to want exactly one of its own.
UNKNOWN = re.compile(r"Expected value of type '(\w+)!?' not to include unknown field ")
ONE_OF = re.compile(r"Within OneOf Input Object type '(\w+)!?', exactly one field must be specified")
#: Longer sentences repeat what was sent at length, and are not looked into.
LONGEST = 4000


def all_told(errors: Sequence[GraphQLError], code: str, schema: GraphQLSchema) -> list[GraphQLError]:
    """Errors as they are answered, without those that only follow from others.

    What lacks a field of its own is also said to have none of those that it must have one of.
    """
    unknown = {found[1] for each in errors if (found := UNKNOWN.search(each.message))}
    follows = (found is not None and found[1] in unknown for each in errors for found in [ONE_OF.search(each.message)])
    return [told(each, code, schema) for each, is_left_out in zip(errors, follows, strict=True) if not is_left_out]


def told(error: GraphQLError, code: str, schema: GraphQLSchema) -> GraphQLError:
    """An error as it is answered: with a code unless it has one, in Swedish too, and with a hint that is right."""
    given = error.extensions or {}
    extensions: dict[str, Any] = {"code": code, **_words(error, given.get("code", code), schema), **given}
    # It is written null wherever a client can write it.
    message = error.message.replace(" not to be None.", " not to be null.")
    if "hint" in extensions:
        # What the contract tells is nearer than names that are spelled alike.
        message = SUGGESTION.sub("", message)
    return GraphQLError(
        _with_values(message, schema, "Its values are {}."),
        error.nodes,
        error.source,
        error.positions,
        error.path,
        error.original_error,
        extensions,
    )


def _words(error: GraphQLError, code: str, schema: GraphQLSchema) -> dict[str, Any]:
    general = {"messageSv": IN_GENERAL[code]} if code in IN_GENERAL else {}
    message = error.message
    if code == "GRAPHQL_PARSE_FAILED" and error.locations:
        line, column = error.locations[0]
        return {"messageSv": f"Frågan är inte skriven som GraphQL: det märks på rad {line}, tecken {column}."}
    if len(message) > LONGEST:
        return general
    found: dict[str, Any] = {}
    of_variable = OF_VARIABLE.fullmatch(message)
    if of_variable is not None:
        found["input"] = [of_variable["name"], *_place(of_variable["at"] or "")]
    own, hint = _own_words(error), pointers.hint_of(schema, message)
    swedish = in_swedish(SUGGESTION.sub("", message) if hint else message, own)
    if swedish is not None:
        message_sv = _with_values(swedish, schema, "Värdena är {}.", message)
        found["messageSv"] = message_sv
    return general | found | (dict(zip(("hint", "hintSv"), hint, strict=True)) if hint else {})


def _own_words(error: BaseException | None) -> str | None:
    """What a scalar of ours says in Swedish of a value that it cannot read."""
    while error is not None:
        if (own := getattr(error, "message_sv", None)) is not None:
            return str(own)
        error = getattr(error, "original_error", None)
    return None


def _place(text: str) -> list[str | int]:
    """A place in a variable, `.in[1]`, as names and numbers."""
    return [int(number) if number else name for name, number in re.findall(r"\.(\w+)|\[(\d+)\]", text)]


def _with_values(sentence: str, schema: GraphQLSchema, words: str, message: str | None = None) -> str:
    """A sentence with the values of the enum that it is about, if it is about one."""
    values = pointers.values_of(schema, message or sentence) if len(sentence) <= LONGEST else []
    return f"{sentence} {words.format(', '.join(values))}" if values else sentence
