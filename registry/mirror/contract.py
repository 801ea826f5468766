"""What a copy holds, read from the contract: the types that the feed tells of, and the fields that it keeps right.

Those are the fields that have the directive `@synced`. A field is held in one of these ways:

    a value, a word, a date                 a column
    another record                          a column with its id
    other records                           a table of links
    values, or a list of small objects      a column with JSON
    an object that is no record             a column for each of its parts, `period_start`
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    build_schema,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
)

from registry.mirror.trouble import Trouble

#: What every record answers to, and what marks a field that a copy keeps right.
NODE, SYNCED = "Node", "synced"
#: How deep an object may be a part of others; none is today deeper than three.
DEEPEST = 6
QUESTION = """query Mirror($after: ChangeToken, $first: Int!, $types: [RecordType!]) {
  changes(after: $after, first: $first, types: $types) {
    to more changes { id recordType tombstone { reason } %s }
  }
}"""
#: Whether there is anything new at all: so small that it can be asked with GET, and the answer be compared by its tag.
IDLE = """query Idle($after: ChangeToken, $types: [RecordType!]) {
  changes(after: $after, first: 1, types: $types) { count more }
}"""


@dataclass(frozen=True, slots=True)
class Held:
    """A field that a copy holds: its column or table of links, where in a record it stands, and what it is.

    `kind` is "text", "integer", "number", "boolean", "json", "record" or "records"; `of` is the type of those records.
    """

    name: str
    path: tuple[str, ...]
    kind: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of records: its field in a change, its name there and in tables, and what is held of its records."""

    field: str
    record_type: str
    table: str
    held: tuple[Held, ...]
    selection: str


@dataclass(frozen=True, slots=True)
class Shape:
    """All that a copy holds, the question that asks for it, and a mark that changes when either does."""

    kinds: tuple[Kind, ...]
    question: str
    mark: str


def snake(name: str) -> str:
    """A name of the contract as databases write it: `knowledge_need` for `knowledgeNeed`."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def shape_of(sdl: str, types: tuple[str, ...] = ()) -> Shape:
    """What a copy of these types holds, or of all; raises Trouble when the contract has no feed or no such type."""
    schema = build_schema(sdl, assume_valid=True)
    change = schema.type_map.get("Change")
    if not isinstance(change, GraphQLObjectType) or SYNCED not in {each.name for each in schema.directives}:
        raise Trouble(
            "The server's contract has no change feed that a copy can be kept by.",
            "Serverns kontrakt har inget ändringsflöde som en kopia kan följa.",
            "See that the address is that of a registry, and of a release that marks fields with @synced.",
        )
    named = {name: get_named_type(field.type) for name, field in change.fields.items()}
    shown = {name: type_ for name, type_ in named.items() if _is_record(type_)}
    if unknown := sorted(set(types) - {snake(name).upper() for name in shown}):
        told = ", ".join(sorted(snake(name).upper() for name in shown))
        raise Trouble(
            f"The feed does not tell of {', '.join(unknown)}.",
            f"Flödet berättar inte om {', '.join(unknown)}.",
            f"Choose among {told}.",
        )
    tables = {
        each.name: snake(name)
        for name, type_ in shown.items()
        for each in (type_, *(schema.get_possible_types(type_) if isinstance(type_, GraphQLInterfaceType) else ()))
    }
    reader = _Reader(schema, tables)
    kinds = tuple(
        reader.kind(name, type_) for name, type_ in shown.items() if not types or snake(name).upper() in types
    )
    question = question_of(*kinds)
    return Shape(kinds, question, sha256(f"{question}\n{types}".encode()).hexdigest()[:16])


def question_of(*kinds: Kind) -> str:
    """The question that asks for all that is held of these types."""
    return QUESTION % " ".join(f"{each.field} {{ {each.selection} }}" for each in kinds)


def _is_record(type_: Any) -> bool:
    return type_.name == NODE or any(each.name == NODE for each in getattr(type_, "interfaces", ()))


def _scalar(type_: Any) -> str:
    known = {"Int": "integer", "Float": "number", "Boolean": "boolean"}
    return known.get(type_.name, "text") if isinstance(type_, GraphQLScalarType | GraphQLEnumType) else "json"


class _Reader:
    """Reads types of records."""

    def __init__(self, schema: GraphQLSchema, tables: dict[str, str]) -> None:
        """Takes the contract, and what records of each type are called in tables."""
        self.schema, self.tables = schema, tables

    def kind(self, field: str, type_: Any) -> Kind:
        """A type of records, with what only some of them have."""
        held, selections = [Held("type", ("__typename",), "text")], ["__typename"]
        known: dict[str, str] = {}
        concrete = self.schema.get_possible_types(type_) if isinstance(type_, GraphQLInterfaceType) else ()
        shared = dict(self._kept(type_))
        for each in (type_, *concrete):
            inside = []
            for name, declared in self._kept(each):
                if known.setdefault(name, str(declared.type)) != str(declared.type):
                    raise Trouble(
                        f"Types of {field} show {name} in different ways.", f"Typer av {field} visar {name} olika."
                    )
                if each is type_ or name not in shared:
                    inside.append(self._selected(name, declared.type))
                    held += self._held(snake(name), (name,), declared.type)
            if inside:
                selections.append(" ".join(inside) if each is type_ else f"... on {each.name} {{ {' '.join(inside)} }}")
        unique = {each.name: each for each in held}
        return Kind(field, snake(field).upper(), f"{snake(field)}s", tuple(unique.values()), " ".join(selections))

    def _kept(self, type_: Any) -> Iterator[tuple[str, Any]]:
        """The fields that a copy keeps right."""
        for name, declared in type_.fields.items():
            marks = (declared.ast_node.directives if declared.ast_node else None) or ()
            if any(each.name.value == SYNCED for each in marks):
                yield name, declared

    def _selected(self, name: str, type_: Any, depth: int = 0) -> str:
        inner = get_named_type(type_)
        if is_leaf_type(inner) or depth > DEEPEST:
            return name
        if _is_record(inner):
            return f"{name} {{ id }}"
        return f"{name} {{ {' '.join(self._selected(part, of, depth + 1) for part, of in self._parts(inner))} }}"

    def _parts(self, type_: Any) -> Iterator[tuple[str, Any]]:
        """The parts of an object that is no record; those that lead to many records are not its own."""
        for name, declared in self._kept(type_):
            leads = _is_record(get_named_type(declared.type))
            if not (leads and is_list_type(get_nullable_type(declared.type))):
                yield name, declared.type

    def _held(self, name: str, path: tuple[str, ...], type_: Any) -> Iterator[Held]:
        inner, is_list = get_named_type(type_), is_list_type(get_nullable_type(type_))
        if _is_record(inner):
            of = self.tables.get(inner.name, "other")
            yield Held(name, path, "records", of) if is_list else Held(f"{name}_id", (*path, "id"), "record", of)
        elif is_list:
            yield Held(name, path, "json")
        elif is_leaf_type(inner):
            yield Held(name, path, _scalar(inner))
        else:
            for part, of_part in self._parts(inner):
                yield from self._held(f"{name}_{snake(part)}", (*path, part), of_part)
