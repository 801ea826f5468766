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
    parse_type,
    print_ast,
)

from registry.storage.model.swedish_time import SWEDEN
from schema.http.negotiation import RequestRefused, moderate
from schema.http.op_fields import STEP
from schema.http.variable_words import label_of

#: The variable that says how long a page is; who leaves it out gets pages as long as the example's.
SIZE = "first"
MOST_GIVEN = 100
#: A moment as tables show it: to the minute, in Sweden.
SHOWN = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}", re.ASCII)


def given(
    schema: GraphQLSchema, operation: OperationDefinitionNode, example: str, query: bytes, *more: str
) -> dict[str, Any]:
    """The variables in the query of an address, each as its type is written there.

    A list is a variable that is given several times, and what is empty is left out. An input object is JSON, or each of
    its values by itself, as `where.state.in`; one that is needed and left out is empty. `more` are texts that may be
    given beside the operation's own. RequestRefused for what is no variable of it.
    """
    try:
        found = parse_qs(query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_GIVEN)
    except ValueError as error:
        raise _refused("The address is not UTF-8, or too long.", "Adressen är inte UTF-8, eller för lång.") from error
    types = {each.variable.name.value: each.type for each in operation.variable_definitions or ()}
    for name in found:
        if name.partition(STEP)[0] not in types and name not in more:
            names = ", ".join(types) or "–"
            raise _refused(
                f"There is no variable `{name[:100]}` here. There are: {names}.",
                f"Här finns ingen variabel `{name[:100]}`. Det finns: {names}.",
            )
    values = {name: [each for each in texts if each] for name, texts in found.items()}
    whole = {name: texts for name, texts in values.items() if texts and (name in types or name in more)}
    variables = {name: _value(schema, name, types.get(name), texts) for name, texts in whole.items()}
    for name, texts in values.items():
        if texts and name not in whole:
            _put(schema, variables, name, types[name.partition(STEP)[0]], texts)
    for name, type_ in types.items():
        if name not in variables and isinstance(type_, NonNullTypeNode) and _object(schema, type_.type) is not None:
            variables[name] = {}
    if SIZE in types and SIZE not in variables and SIZE in (shown := orjson.loads(example or "{}")):
        variables[SIZE] = shown[SIZE]
    moderate(variables)
    return variables


def _object(schema: GraphQLSchema, type_: TypeNode) -> GraphQLInputObjectType | None:
    """The input object that a type is; None of any other."""
    found = schema.type_map.get(print_ast(type_).rstrip("!"))
    return found if isinstance(found, GraphQLInputObjectType) else None


def _put(schema: GraphQLSchema, variables: dict[str, Any], name: str, type_: TypeNode, texts: list[str]) -> None:
    """Put a value where its name says, `where.state.in`; RequestRefused for a place that is not there."""
    variable, *steps = name.split(STEP)
    inside, *before = variables.setdefault(variable, {}), variable
    for step in steps:
        object_ = _object(schema, type_)
        at = STEP.join(before)
        if object_ is None or not isinstance(inside, dict):
            raise _refused(f"`{at[:100]}` has no fields of its own.", f"`{at[:100]}` har inga egna fält.")
        if step not in object_.fields:
            names = ", ".join(object_.fields)
            raise _refused(
                f"There is no `{step[:100]}` in `{at[:100]}`. There are: {names}.",
                f"Det finns inget `{step[:100]}` i `{at[:100]}`. Det finns: {names}.",
            )
        type_ = parse_type(str(object_.fields[step].type))
        before.append(step)
        if len(before) <= len(steps):
            inside = inside.setdefault(step, {})
    inside[steps[-1]] = _value(schema, name, type_, texts)


def _value(schema: GraphQLSchema, name: str, type_: TypeNode | None, texts: list[str]) -> Any:
    if isinstance(type_, NonNullTypeNode):
        type_ = type_.type
    if not isinstance(type_, ListTypeNode) and len(texts) > 1:
        raise _refused(
            f"`{name[:100]}` is given {len(texts)} times, and takes one value.",
            f"`{name[:100]}` anges {len(texts)} gånger, men tar ett värde.",
        )
    if type_ is None:
        return texts[0]
    if not isinstance(type_, ListTypeNode):
        return _one(schema, name, print_ast(type_), texts[0])
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
        at, before = error.pos + 1, text[max(0, error.pos - 20) : error.pos]
        raise _refused(
            f"`{name}` is not JSON: it goes wrong at character {at}, after `{before}`.",
            f"`{name}` ({label_of(name)}) är inte JSON: det blir fel vid tecken {at}, efter `{before}`."
            ' JSON skrivs som {"state": {"in": ["ONGOING"]}}, med citattecken om både namn och texter.',
        ) from error


def _refused(message: str, message_sv: str) -> RequestRefused:
    return RequestRefused(400, "BAD_USER_INPUT", message, message_sv)
