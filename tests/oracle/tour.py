"""Every field of every type at least once, which chance alone would take long to reach."""

from typing import Any

from graphql import GraphQLSchema, get_named_type, is_leaf_type, is_object_type, is_required_argument

from registry.model import RECORDS
from tests.oracle.marks import is_connection, model_of
from tests.oracle.rows import Rows

#: How many records of each type are shown, in how deep a selection.
SHOWN, DEEP = 12, 0


def tours(schema: GraphQLSchema, rows: Rows) -> dict[str, tuple[str, dict[str, Any]]]:
    """A question with its variables for each type of record: some of them, with all that they have."""
    found = {}
    prefixes = {model: prefix for prefix, model in RECORDS.items()}
    for name, type_ in sorted(schema.type_map.items()):
        prefix = prefixes.get(model_of(type_)) if is_object_type(type_) else None
        if prefix is not None:
            ids = [f"{prefix}_{row['id'].hex}" for row in rows.tables[RECORDS[prefix].__tablename__]]
            shown = ids[:: max(1, len(ids) // SHOWN)]
            text = f"query Q($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {name} {whole(type_, schema, DEEP)} }} }}"
            found[name] = (text, {"ids": shown})
    return found


def whole(type_: Any, schema: GraphQLSchema, deep: int) -> str:
    """All fields of a type; of an interface also those of its types, under names of their own."""
    shown = ["__typename", *(_field(name, each, schema, deep) for name, each in type_.fields.items())]
    for possible in sorted(schema.get_possible_types(type_), key=str) if not is_object_type(type_) else ():
        own = {name: each for name, each in possible.fields.items() if name not in type_.fields}
        fields = (f"{possible}_{name}: {_field(name, each, schema, deep)}" for name, each in own.items())
        shown.append(f"... on {possible} {{ id {' '.join(each for each in fields if not each.endswith(': '))} }}")
    return "{ " + " ".join(shown) + " }"


def _field(name: str, declared: Any, schema: GraphQLSchema, deep: int) -> str:
    type_: Any = get_named_type(declared.type)
    if any(is_required_argument(each) for each in declared.args.values()):
        return ""
    if is_leaf_type(type_):
        return name
    is_record = "id" in type_.fields
    if is_record and deep == 0:
        return f"{name} {{ id }}"
    page = "(first: 2)" if is_connection(type_) else ""
    return f"{name}{page} {whole(type_, schema, deep - is_record)}"
