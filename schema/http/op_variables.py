"""The variables of a ready question, as they are written in an address."""

import re
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import orjson
from graphql import (
    GraphQLInputObjectType,
    GraphQLSchema,
    ListTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    TypeNode,
    print_ast,
)

from registry.storage.model.swedish_time import SWEDEN
from schema.http.negotiation import RequestRefused, moderate

#: The variable that says how long a page is; who leaves it out gets pages as long as the example's.
SIZE = "first"
MOST_GIVEN = 100
#: A moment as tables show it: to the minute, in Sweden.
SHOWN = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}", re.ASCII)


def given(
    schema: GraphQLSchema, operation: OperationDefinitionNode, example: str, query: bytes, *more: str
) -> dict[str, Any]:
    """The variables in the query of an address, each as its type is written there.

    A list is a variable that is given several times, an input object is JSON, and what is empty is left out. `more` are
    texts that may be given beside the operation's own. RequestRefused for what is no variable of it.
    """
    try:
        found = parse_qs(query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_GIVEN)
    except ValueError as error:
        raise _refused("The address is not UTF-8, or too long.", "Adressen är inte UTF-8, eller för lång.") from error
    types = {each.variable.name.value: each.type for each in operation.variable_definitions or ()}
    for name in found:
        if name not in types and name not in more:
            names = ", ".join(types) or "–"
            raise _refused(
                f"There is no variable `{name[:100]}` here. There are: {names}.",
                f"Här finns ingen variabel `{name[:100]}`. Det finns: {names}.",
            )
    values = {name: [each for each in texts if each] for name, texts in found.items()}
    variables = {name: _value(schema, name, types.get(name), texts) for name, texts in values.items() if texts}
    if SIZE in types and SIZE not in variables and SIZE in (shown := orjson.loads(example or "{}")):
        variables[SIZE] = shown[SIZE]
    moderate(variables)
    return variables


def _value(schema: GraphQLSchema, name: str, type_: TypeNode | None, texts: list[str]) -> Any:
    if isinstance(type_, NonNullTypeNode):
        type_ = type_.type
    if type_ is None:
        return texts[-1]
    if not isinstance(type_, ListTypeNode):
        return _one(schema, name, print_ast(type_), texts[-1])
    if len(texts) == 1 and texts[0].startswith("["):
        return _json(name, texts[0])
    inner = type_.type.type if isinstance(type_.type, NonNullTypeNode) else type_.type
    return [_one(schema, name, print_ast(inner), each) for each in texts]


def _one(schema: GraphQLSchema, name: str, type_: str, text: str) -> Any:
    """One value. What cannot be read is left as it is: that it is wrong is said where variables are coerced."""
    if isinstance(schema.type_map.get(type_), GraphQLInputObjectType):
        return _json(name, text)
    if type_ == "DateTime" and SHOWN.fullmatch(text):
        return _end_of_minute(text)
    if type_ == "Int" and re.fullmatch(r"-?\d{1,15}", text, re.ASCII):
        return int(text)
    if type_ == "Float" and re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", text, re.ASCII):
        return float(text)
    return {"true": True, "false": False}.get(text, text) if type_ == "Boolean" else text


def _end_of_minute(text: str) -> str:
    """A moment in the form in which tables show it, as the end of that minute in Sweden.

    What happened within the minute that is shown has happened then. Of the minute that goes on it is now. What is no
    moment is left as it is.
    """
    try:
        end = datetime.fromisoformat(text).replace(second=59, microsecond=999999, tzinfo=SWEDEN)
    except ValueError:
        return text
    now = datetime.now(SWEDEN)
    return (now if now < end < now + timedelta(minutes=1) else end).isoformat()


def _json(name: str, text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise _refused(f"`{name}` is not JSON.", f"`{name}` är inte JSON.") from error


def _refused(message: str, message_sv: str) -> RequestRefused:
    return RequestRefused(400, "BAD_USER_INPUT", message, message_sv)
