"""A ready question as one list of rows: which of its lists that is, and its columns with their Swedish headings.

    document -> Sheet: the keys that lead to the list, its columns, and a document that asks for one page of it

The list is the first of the root, or else the first within a record there. What is told of that record stands in each
row, and so does how many there are in each other list, since a list says little without what is missing from it. Which
other lists the question asks for is told. A question without a list is one row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
)

from schema.http.columns import Asked, Column, columns_of, counts_of, is_told, items, label, last, under

#: What stands under the first heading of a table's own when it has no rows.
NO_ROWS = "Inga rader i registret"
#: The type of an event, and what a calendar needs to know of it.
EVENT, OF_EVENT = "CalendarEvent", {"id", "day", "dayIs", "kind", "title"}


@dataclass(frozen=True)
class Sheet:
    """The list that a question is shown as."""

    path: tuple[Asked, ...]
    columns: tuple[Column, ...]
    #: What is told beside the list: of the records that lead to it, and how many there are in other lists.
    lead: tuple[Column, ...]
    #: The other lists of the question by their headings, which have no rows here.
    left_out: tuple[str, ...] = ()
    #: What the list says of itself, such as which word another was taken for; read from the whole answer.
    said: tuple[Column, ...] = ()
    #: Whether its rows are events, with all that a calendar needs to know of each.
    is_calendar: bool = False

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
        return Sheet((), tuple(last(columns_of(asked, called))), ())
    lead: list[Column] = []
    left_out: list[str] = []
    for place in range(len(path)):
        way = path[:place]
        beside = {key: one for key, one in (way[-1].below if way else asked).items() if one is not path[place]}
        lists = {key: one for key, one in beside.items() if one.rows is not None and not (way and one.is_list)}
        before = [label(way[-1], called)] if way else []
        told = {key: one for key, one in beside.items() if way and key not in lists}
        lead += [under(way, each) for each in columns_of(told, called, before)]
        lead += [under(way, each) for each in counts_of(beside if not way else lists, called, before)]
        left_out += [label(each, called) for each in lists.values()]
    columns = tuple(last(columns_of(rows.below, called)))
    return Sheet(path, columns, tuple(lead), tuple(left_out), _said(path, called), _is_calendar(rows))


def _said(path: tuple[Asked, ...], called: dict[str, str]) -> tuple[Column, ...]:
    """The plain values of the list itself."""
    own = {} if path[-1].is_list else {key: each for key, each in path[-1].below.items() if not each.below}
    return tuple(under(path, each) for each in columns_of(own, called))


def _is_calendar(rows: Asked) -> bool:
    """Whether rows are events, and are asked for what a calendar needs, under the contract's own names."""
    plain = {key for key, each in rows.below.items() if key == each.name}
    return get_named_type(rows.type).name == EVENT and plain >= OF_EVENT


def _path(asked: dict[str, Asked], *, is_root: bool = True) -> tuple[Asked, ...] | None:
    """The fields that lead to the list: one of the root before one within a record."""
    asked = {key: each for key, each in asked.items() if each.of_all}
    lists = [each for each in asked.values() if each.rows and any(map(is_told, each.rows.below.values()))]
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


def rows_in(data: dict[str, Any], sheet: Sheet) -> tuple[list[Any], Any]:
    """The rows of one answer, and the list that they are a page of; none where the record is not there."""
    if not sheet.path:
        return ([data] if any(each is not None for each in data.values()) else []), None
    value: Any = data
    for each in sheet.path:
        value = None if value is None else value[each.key]
    if value is None:
        return [], None
    return (value if sheet.path[-1].is_list else items(value, sheet.path[-1])), value


def told_without_rows(data: dict[str, Any], sheet: Sheet) -> list[Any]:
    """What stands in a table that has no rows: what it is told beside, such as how many there are in its other lists.

    A table that only is empty reads as if nothing were so. Nothing where nothing is told beside.
    """
    return (
        [*(each.read(data) for each in sheet.lead), NO_ROWS, *[None] * (len(sheet.columns) - 1)] if sheet.lead else []
    )


def cells_of(data: dict[str, Any], row: Any, sheet: Sheet) -> list[Any]:
    """One row of the sheet."""
    return [*(each.read(data) for each in sheet.lead), *(each.read(row) for each in sheet.columns)]
