"""A record as a row of a table, as spreadsheets in Swedish read it: semicolons, UTF-8 with its mark, no formulas."""

from typing import Any

import orjson
from graphql import GraphQLSchema, get_named_type

from registry.mirror.contract import Held, Kind
from schema.http.forms import line

#: What Excel needs in front of a file to read it as UTF-8.
MARK = "\ufeff"


def header(kind: Kind) -> bytes:
    """The first line."""
    return MARK.encode() + line([each.name for each in kind.held])


def lines(kind: Kind, records: list[dict[str, Any]]) -> bytes:
    """Records as lines, which no spreadsheet takes for formulas."""
    return b"".join(line([cell(_at(record, each), each) for each in kind.held]) for record in records)


def cell(value: Any, held: Held) -> Any:
    """A value for a cell: nothing where it is not known, ids of other records with blanks between, lists as JSON."""
    if held.kind == "records":
        return " ".join(each["id"] for each in value or ())
    if held.kind == "json":
        return orjson.dumps(value).decode() if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _at(record: Any, held: Held) -> Any:
    for each in held.path:
        record = None if record is None else record.get(each)
    return record


def described(schema: GraphQLSchema, kind: Kind) -> list[dict[str, str]]:
    """What each column means: the contract's words, which end with the Swedish term."""
    return [
        {"column": each.name, "field": ".".join(each.path), "means": _words(schema, kind, each)} for each in kind.held
    ]


def _words(schema: GraphQLSchema, kind: Kind, held: Held) -> str:
    """The words of the innermost field on the way that has any of its own, but for an id."""
    if held.path == ("__typename",):
        return "Which of the contract's types it is (typ)."
    change: Any = schema.type_map["Change"]
    type_: Any = get_named_type(change.fields[kind.field].type)
    words = ""
    for place, name in enumerate(held.path):
        if name == "id" and place:
            break
        types = [type_, *(schema.get_possible_types(type_) if hasattr(type_, "resolve_type") else ())]
        field = next(each.fields[name] for each in types if name in each.fields)
        words, type_ = field.description or words, get_named_type(field.type)
    return words
