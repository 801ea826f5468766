"""Cells of rows that cannot be read: the errors of their rows, and not of the whole request.

An act on many rows is given them in variables. A cell that is no date, or no value of its enum, is marked here among
the coerced values; `tidying` makes a refusal of the mark at its place in the act's input, and lets the row be judged
with something in its stead. All else in the variables is as strict as GraphQL is, the names of the cells too, and so is
what is written in the document itself.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    Undefined,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
)
from graphql.utilities import coerce_input_value

from registry.errors import Invalid, Path, Refusal, Required
from registry.storage.model.rules import NO_SUCH_VALUE
from registry.storage.model.swedish_time import UnreadableValue
from schema.language.types import words_of

#: The field by which an act on many rows is known: its input says what becomes of the others when one is wrong.
MANY = "onError"
#: What stands in for a text that is wrong or must be given, while everything else in its input is looked at.
STAND_IN = "-"
#: The same for a number.
NUMBER_INSTEAD = 0


@dataclass(frozen=True)
class Unread:
    """A cell that could not be read: why, and what the row is judged with in its stead."""

    refusal: Refusal
    instead: Any


def row_types(schema: GraphQLSchema) -> frozenset[str]:
    """The names of the inputs that are rows of an act on many."""
    inputs = [each for each in schema.type_map.values() if isinstance(each, GraphQLInputObjectType)]
    lists = [field.type for each in inputs if MANY in each.fields for field in each.fields.values()]
    return frozenset(get_named_type(each).name for each in lists if isinstance(get_nullable_type(each), GraphQLList))


def coerced(given: Any, type_: Any, rows: frozenset[str]) -> Any:
    """A variable's value with marks for the cells of its rows that cannot be read; Undefined if anything else is so."""
    wrong: list[tuple[Path, Refusal]] = []
    found = coerce_input_value(_mended(given, type_, rows, (), wrong, in_row=False), type_)
    if found is Undefined:
        return Undefined
    for (*outer, last), refusal in wrong:
        inside = found
        for step in outer:
            inside = inside[step]
        inside[last] = Unread(refusal, inside[last])
    return found


def _mended(
    given: Any, type_: Any, rows: frozenset[str], path: Path, wrong: list[tuple[Path, Refusal]], *, in_row: bool
) -> Any:
    """What was given, with something readable in the stead of each cell that is not, and those told in `wrong`."""
    if coerce_input_value(given, type_) is not Undefined:
        return given
    plain = get_nullable_type(type_)
    if isinstance(plain, GraphQLList) and given is not None:
        # One that stands alone is a list of one (GraphQL, 3.11), and its parts are found in that list.
        given = given if isinstance(given, list) else [given]
        return [
            _mended(each, plain.of_type, rows, (*path, place), wrong, in_row=in_row) for place, each in enumerate(given)
        ]
    if isinstance(plain, GraphQLList) and given is not None:
        # GraphQL reads what is no list as a list of one.
        return _mended(given, plain.of_type, rows, path, wrong, in_row=in_row)
    if (
        isinstance(plain, GraphQLInputObjectType)
        and isinstance(given, dict)
        and not (plain.is_one_of and len(given) != 1)
    ):
        in_row = in_row or plain.name in rows
        fields = {
            name: _mended(each, _of_field(plain, name), rows, (*path, name), wrong, in_row=in_row)
            if name in plain.fields
            else each
            for name, each in given.items()
        }
        for name, field in plain.fields.items() if in_row and not plain.is_one_of else ():
            is_needed = isinstance(field.type, GraphQLNonNull) and field.default_value is Undefined
            if is_needed and name not in given:
                wrong.append(((*path, name), Required.of()))
                fields[name] = _stand_in(field.type)
        return fields
    if in_row:
        wrong.append((path, Required.of() if given is None else _why(given, plain)))
        return _stand_in(type_)
    return given


def _of_field(type_: GraphQLInputObjectType, name: str) -> Any:
    """The type of a field; the one key of a reference is not null."""
    found = type_.fields[name].type
    return GraphQLNonNull(get_nullable_type(found)) if type_.is_one_of else found


def _stand_in(type_: Any) -> Any:
    """Something that can be read where a type is wanted."""
    if not isinstance(type_, GraphQLNonNull):
        return None
    plain = type_.of_type
    if isinstance(plain, GraphQLEnumType):
        return next(iter(plain.values))
    if isinstance(plain, GraphQLInputObjectType) and plain.is_one_of:
        text = next(name for name, field in plain.fields.items() if get_named_type(field.type) is GraphQLString)
        return {text: STAND_IN}
    return NUMBER_INSTEAD if plain is GraphQLInt else STAND_IN


def _why(given: Any, type_: Any) -> Refusal:
    if isinstance(type_, GraphQLInputObjectType) and type_.is_one_of and isinstance(given, dict):
        keys = ", ".join(type_.fields)
        return Invalid(
            f"It is named by exactly one key, and {len(given) or 'none'} {'are' if given else 'is'} given.",
            f"Den anges med precis en nyckel, och {len(given) or 'ingen'} har angetts.",
            f"One of: {keys}.",
            f"En av: {keys}.",
        )
    if isinstance(type_, GraphQLEnumType):
        refusal = Invalid(*NO_SUCH_VALUE, *_meant(str(given), type_))
        refusal.allowed = tuple(type_.values)
        return refusal
    if isinstance(type_, GraphQLScalarType):
        try:
            type_.parse_value(given)
        except UnreadableValue as error:
            return Invalid(str(error), error.message_sv)
        except Exception as error:  # noqa: BLE001 - whatever a scalar says of what it cannot read
            if isinstance(error.__cause__, UnreadableValue):
                return Invalid(str(error.__cause__), error.__cause__.message_sv)
    return Invalid(
        f"It is not written as {type_.name} is.",
        f"Det är inte skrivet som {type_.name} skrivs.",
        *_written(given, type_),
    )


def _written(given: Any, type_: Any) -> tuple[str, ...]:
    """How something is written that is of another sort than it should be, in English and Swedish, if that is clear."""
    if not is_leaf_type(type_):
        return "It is an object.", "Det är ett objekt."
    if type_ is GraphQLString and isinstance(given, int | float) and not isinstance(given, bool):
        return f'Write `"{given}"`, as text.', f'Skriv `"{given}"`, som text.'
    return ()


def _meant(given: str, type_: GraphQLEnumType) -> tuple[str, str]:
    """What was meant by a value that an enum does not have, by its label too; else all that it has."""
    folded, terms = given.strip().casefold(), words_of(type_) or []
    labels = {label.casefold(): each.name for each in terms for label in (each.name, each.sv, each.en)}
    near = [labels[folded]] if folded in labels else get_close_matches(given.strip().upper(), list(type_.values), 1)
    if near:
        return f"Did you mean {near[0]}?", f"Menade du {near[0]}?"
    every = ", ".join(type_.values)
    return f"One of: {every}.", f"Något av: {every}."
