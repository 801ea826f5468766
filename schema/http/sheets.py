"""A ready question as one list of rows: which of its lists that is, and its columns with their Swedish headings.

    document -> Sheet: the keys that lead to the list, its columns, and a document that asks for one page of it

The list is the first of the root, or else the first within a record there; what is told of that record stands in each
row. A question without a list is one row. What is grouped in a row is columns of their own, and a list in it is one
cell, as on the page.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    is_list_type,
)
from graphql.type import GraphQLNonNull

from registry.storage.model.swedish_time import SWEDEN, parse_moment
from schema.language.types import words_of

#: What leads machines on and says nothing to people.
UNTOLD = {"pageInfo", "viewerCan", "cursor", "totalCount", "facets", "__typename"}
#: What stands last: it is for those who write queries.
LAST = ("version", "slug")
Read = Callable[[dict[str, Any]], Any]


@dataclass(frozen=True)
class Asked:
    """A field of a question: what it is called there, what the contract says of it, and what is asked below it."""

    key: str
    name: str
    type: Any
    description: str
    node: FieldNode
    below: dict[str, "Asked"]
    #: Whether all records that it is asked of have it, and not only some types of them.
    of_all: bool = True

    @property
    def is_list(self) -> bool:
        """Whether it is a plain list."""
        return is_list_type(self.type.of_type if isinstance(self.type, GraphQLNonNull) else self.type)

    @property
    def rows(self) -> "Asked | None":
        """What its rows are asked of, when it is a list of objects."""
        if self.is_list:
            return self if self.below else None
        nodes, edges = self.below.get("nodes"), self.below.get("edges")
        if nodes is not None:
            return nodes
        return edges.below.get("node") if edges is not None else None


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field that it shows, and how it is read from a row."""

    label: str
    name: str
    read: Read


@dataclass(frozen=True)
class Sheet:
    """The list that a question is shown as."""

    path: tuple[Asked, ...]
    columns: tuple[Column, ...]
    #: What is told of the records that lead to the list.
    lead: tuple[Column, ...]

    @property
    def headings(self) -> list[str]:
        """The headings, what leads to the list first."""
        return [each.label for each in (*self.lead, *self.columns)]


def sheet_of(schema: GraphQLSchema, document: DocumentNode, called: dict[str, str]) -> Sheet:
    """The list of a question. `called` are headings beside the contract's, by key."""
    operation = next(each for each in document.definitions if isinstance(each, OperationDefinitionNode))
    asked = _asked(schema, document, schema.query_type, operation.selection_set)
    path = _path(asked)
    rows = path[-1].rows if path else None
    if path is None or rows is None:
        return Sheet((), tuple(_last(_columns(asked, called))), ())
    lead: list[Column] = []
    for place, each in enumerate(path[:-1]):
        facts = {key: one for key, one in each.below.items() if one is not path[place + 1] and one.rows is None}
        lead += [_under(path[: place + 1], column) for column in _columns(facts, called, [_label(each, called)])]
    return Sheet(path, tuple(_last(_columns(rows.below, called))), tuple(lead))


def _path(asked: dict[str, Asked], *, is_root: bool = True) -> tuple[Asked, ...] | None:
    """The fields that lead to the list: one of the root before one within a record."""
    asked = {key: each for key, each in asked.items() if each.of_all}
    lists = [each for each in asked.values() if each.rows and any(map(_is_told, each.rows.below.values()))]
    if lists:
        # A page of a list comes before a few values that belong to the record.
        return (min(lists, key=lambda each: each.is_list and not is_root),)
    for each in asked.values():
        if each.below and each.rows is None and (found := _path(each.below, is_root=False)) is not None:
            return (each, *found)
    return None


def _asked(
    schema: GraphQLSchema, document: DocumentNode, parent: Any, selections: SelectionSetNode
) -> dict[str, Asked]:
    """What is asked for of a type, by its keys; what only some of its types have is there too."""
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    found: dict[str, Asked] = {}
    for owner, node in _fields(schema, fragments, parent, selections):
        field = owner.fields.get(node.name.value) if hasattr(owner, "fields") else None
        if field is None:
            continue
        key, named = (node.alias or node.name).value, get_named_type(field.type)
        below = _asked(schema, document, named, node.selection_set) if node.selection_set else {}
        if key in found:
            below = found[key].below | below
        found[key] = Asked(key, node.name.value, field.type, field.description or "", node, below, owner is parent)
    return found


def _fields(
    schema: GraphQLSchema, fragments: dict[str, FragmentDefinitionNode], parent: Any, selections: SelectionSetNode
) -> Iterator[tuple[Any, FieldNode]]:
    for each in selections.selections:
        if isinstance(each, FieldNode):
            yield parent, each
            continue
        inner: Any = fragments[each.name.value] if isinstance(each, FragmentSpreadNode) else each
        condition = inner.type_condition
        if isinstance(inner, InlineFragmentNode) and condition is None:
            yield from _fields(schema, fragments, parent, inner.selection_set)
        else:
            yield from _fields(schema, fragments, schema.type_map[condition.name.value], inner.selection_set)


# ---- Columns ---------------------------------------------------------------------------------------------------------


def term(description: str, otherwise: str) -> str:
    """The Swedish term at the end of a description of the contract: "Its title (titel)." says Titel."""
    found = re.findall(r"\(([^()]+)\)", description)
    said = found[-1] if found else otherwise
    return said[:1].upper() + said[1:]


def _label(asked: Asked, called: dict[str, str]) -> str:
    return called.get(asked.key) or term(asked.description, asked.key)


def _is_told(asked: Asked) -> bool:
    return get_named_type(asked.type).name != "ID" and asked.name not in UNTOLD


def _columns(asked: dict[str, Asked], called: dict[str, str], before: list[str] | None = None) -> list[Column]:
    """The columns of what is asked for: each value, however it is grouped; a list stands in one cell."""
    found: list[Column] = []
    for each in asked.values():
        if not _is_told(each):
            continue
        label = ", ".join([*(before or []), _label(each, called)])
        if each.rows is None and not each.is_list and each.below and "totalCount" not in _names(each):
            inner = _columns(each.below, called, [*(before or []), _label(each, called)])
            found += [_within(each.key, one) for one in inner]
            continue
        if (counted := _key_of(each, "totalCount")) is not None:
            found.append(Column(f"{label}, antal", each.name, _counts(each.key, counted)))
        if each.rows is not None or each.is_list or not each.below:
            found.append(Column(label, each.name, _reads(each)))
    return found


def _names(asked: Asked) -> set[str]:
    return {each.name for each in asked.below.values()}


def _key_of(asked: Asked, name: str) -> str | None:
    return next((each.key for each in asked.below.values() if each.name == name), None)


def _counts(key: str, counted: str) -> Read:
    return lambda row: (row.get(key) or {}).get(counted)


def _reads(asked: Asked) -> Read:
    return lambda row: _cell(row.get(asked.key), asked)


def _within(key: str, column: Column) -> Column:
    return Column(column.label, column.name, lambda row: column.read(found) if (found := row.get(key)) else None)


def _under(path: tuple[Asked, ...], column: Column) -> Column:
    """A column of a record that the list is found within; it is read from the whole answer."""
    for each in reversed(path):
        column = _within(each.key, column)
    return column


def _last(columns: list[Column]) -> list[Column]:
    return sorted(columns, key=lambda each: each.name in LAST)


def _cell(value: Any, asked: Asked) -> Any:
    """What stands in one cell: numbers as they are, and everything else in words."""
    rows = asked.rows
    if rows is not None:
        found = value if asked.is_list else _items(value, asked)
        return "; ".join(filter(None, (_inside(each, rows) for each in found or ())))
    if isinstance(value, list):
        return "; ".join(str(_leaf(each, asked)) for each in value)
    return _leaf(value, asked)


def _items(value: Any, asked: Asked) -> list[Any]:
    """The rows of a page of a list."""
    if value is None:
        return []
    return value["nodes"] if "nodes" in asked.below else [each["node"] for each in value["edges"]]


def _inside(value: Any, asked: Asked) -> str:
    """A record in a cell: what is told of it, with commas between."""
    if not isinstance(value, dict):
        return str(_leaf(value, asked) or "")
    told = (
        _among(value.get(key), each) for key, each in asked.below.items() if _is_told(each) and each.name not in LAST
    )
    return ", ".join(filter(None, told))


def _among(value: Any, asked: Asked) -> str:
    """A value among others, where a yes or a no says nothing without its question."""
    if isinstance(value, bool):
        label = term(asked.description, asked.key).lower()
        return label if value else f"{label}: nej"
    if asked.rows is None and isinstance(value, dict):
        return _inside(value, asked)
    found = _cell(value, asked)
    return "" if found is None else str(found)


def _leaf(value: Any, asked: Asked) -> Any:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    type_ = get_named_type(asked.type)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(type_, GraphQLEnumType):
        return next((each.sv for each in words_of(type_) or () if each.value == value), value)
    if type_.name == "DateTime":
        return f"{parse_moment(value).astimezone(SWEDEN):%Y-%m-%d %H:%M}"
    return str(value)


def rows_in(data: dict[str, Any], sheet: Sheet) -> tuple[list[Any], Any]:
    """The rows of one answer, and the list that they are a page of; none where the record is not there."""
    if not sheet.path:
        return ([data] if any(each is not None for each in data.values()) else []), None
    value: Any = data
    for each in sheet.path:
        value = None if value is None else value[each.key]
    if value is None:
        return [], None
    return (value if sheet.path[-1].is_list else _items(value, sheet.path[-1])), value


def cells_of(data: dict[str, Any], row: Any, sheet: Sheet) -> list[Any]:
    """One row of the sheet."""
    return [*(each.read(data) for each in sheet.lead), *(each.read(row) for each in sheet.columns)]
