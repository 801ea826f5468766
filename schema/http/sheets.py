"""A ready question as one list of rows: which of its lists that is, and its columns with their Swedish headings.

    document -> Sheet: the keys that lead to the list, its columns, and a document that asks for one page of it

The list is the first in the order of the document, whether it is one of the root or one within a record there: what the
title asks for stands first. What is told of the record that it is in stands in each row, and so does how many there are
in each other list, since a list says little without what is missing from it. Which other lists the question asks for is
told, and where there are any, which one the rows are of. A question without a list is one row.
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
#: What stands above the name of the list that the rows are of, where the question asks for others too.
LIST = "Lista"
#: The field of a list that counts it in several ways.
FACETS = "facets"
#: The key of where a page ends, which a page adds to a question.
PAGE = "page_"
#: The type of an event, and what a calendar needs to know of it.
EVENT, OF_EVENT = "CalendarEvent", {"id", "day", "dayIs", "kind", "title"}
#: Where a question names whose calendar it is: whoever subscribes to several must tell them apart.
WHOSE = "whose"


@dataclass(frozen=True)
class Sheet:
    """The list that a question is shown as."""

    path: tuple[Asked, ...]
    columns: tuple[Column, ...]
    #: What is told beside the list: which it is, of the records that lead to it, and how many there are in other lists.
    lead: tuple[Column, ...]
    #: The other lists of the question by their headings, which have no rows here.
    left_out: tuple[str, ...] = ()
    #: What lists are counted by, which tables do not tell either.
    facets: tuple[str, ...] = ()
    #: The keys that lead to each of these that stands in another record of the root.
    elsewhere: tuple[tuple[str, ...], ...] = ()
    #: What the list says of itself, such as which word another was taken for; read from the whole answer.
    said: tuple[Column, ...] = ()
    #: Whether its rows are events, with all that a calendar needs to know of each.
    is_calendar: bool = False

    @property
    def headings(self) -> list[str]:
        """The headings, what leads to the list first."""
        return [each.label for each in (*self.lead, *self.columns)]

    @property
    def in_json_alone(self) -> tuple[str, ...]:
        """What the question tells beside its tables: lists without rows there, and what lists are counted by."""
        return (*self.left_out, *self.facets)


def sheet_of(schema: GraphQLSchema, document: DocumentNode, called: dict[str, str]) -> Sheet:
    """The list of a question. `called` are headings beside the contract's, by key."""
    operation = next(each for each in document.definitions if isinstance(each, OperationDefinitionNode))
    asked = _asked(schema, document, schema.query_type, operation.selection_set)
    path = _path(asked)
    rows = path[-1].rows if path else None
    if path is None or rows is None:
        return Sheet((), tuple(last(columns_of(asked, called))), (), facets=tuple(_facets(asked, called)))
    lead: list[Column] = []
    left_out: list[str] = []
    elsewhere: list[tuple[str, ...]] = []
    for place in range(len(path)):
        way = path[:place]
        beside = {key: one for key, one in (way[-1].below if way else asked).items() if one is not path[place]}
        lists = {key: one for key, one in beside.items() if one.rows is not None and not (way and one.is_list)}
        before = [label(way[-1], called)] if way else []
        # Of the whole answer only plain values are told, such as its moment.
        told = {key: one for key, one in beside.items() if key not in lists and (way or not one.below)}
        lead += [under(way, each) for each in columns_of(told, called, before)]
        lead += [under(way, each) for each in counts_of(beside if not way else lists, called, before)]
        left_out += [label(each, called) for each in lists.values()]
        for led in _within(beside) if not way else ():
            titles = [label(each, called) for each in led]
            lead += [under(led[:-1], each) for each in counts_of({led[-1].key: led[-1]}, called, titles[:-1])]
            left_out.append(": ".join(titles))
            elsewhere.append(tuple(each.key for each in led))
    if left_out:
        title = label(path[-1], called)
        lead.insert(0, Column(LIST, "", lambda _: title))
    columns = tuple(last(columns_of(rows.below, called)))
    is_calendar = _is_calendar(rows)
    return Sheet(
        path,
        columns,
        tuple(lead),
        tuple(left_out),
        tuple(_facets(asked, called)),
        tuple(elsewhere),
        _said(path, called),
        is_calendar,
    )


def _within(asked: dict[str, Asked]) -> Iterator[tuple[Asked, ...]]:
    """The lists within records of what is asked for, each with the records that lead to it."""
    for each in asked.values():
        if each.rows is not None or not is_told(each):
            continue
        for one in each.below.values():
            if one.rows is not None:
                yield each, one
        yield from ((each, *led) for led in _within(each.below))


def _facets(asked: dict[str, Asked], called: dict[str, str]) -> Iterator[str]:
    """What each list of a question is counted by: "Initiativ: antal per läge"."""
    for each in asked.values():
        for counted in (one for one in each.below.values() if one.name == FACETS):
            # How many have none stands in the table of those that have.
            for by in (label(one, called) for one in counted.below.values() if one.below):
                # Abbreviations stay as they are.
                within = by if by[:2].isupper() else by[:1].lower() + by[1:]
                yield f"{label(each, called)}: antal per {within}"
        yield from _facets(each.below, called)


def _said(path: tuple[Asked, ...], called: dict[str, str]) -> tuple[Column, ...]:
    """The plain values of the list itself."""
    own = {} if path[-1].is_list else {key: each for key, each in path[-1].below.items() if not each.below}
    return tuple(under(path, each) for each in columns_of(own, called))


def _is_calendar(rows: Asked) -> bool:
    """Whether rows are events, and are asked for what a calendar needs, under the contract's own names."""
    plain = {key for key, each in rows.below.items() if key == each.name}
    return get_named_type(rows.type).name == EVENT and plain >= OF_EVENT


def _path(asked: dict[str, Asked]) -> tuple[Asked, ...] | None:
    """The fields that lead to the list: the first of the document."""
    ways = list(_ways(asked))
    # A page of a list comes before a few values that belong to a record.
    return min(ways, key=lambda way: len(way) > 1 and way[-1].is_list, default=None)


def _ways(asked: dict[str, Asked]) -> Iterator[tuple[Asked, ...]]:
    """The fields that lead to each list that says anything, in the order of the document."""
    for each in asked.values():
        if not each.of_all or not is_told(each):
            continue
        if each.rows is None:
            yield from ((each, *way) for way in _ways(each.below))
        elif any(map(is_told, each.rows.below.values())):
            yield (each,)


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


def about_in(data: dict[str, Any], sheet: Sheet) -> dict[str, Any]:
    """The plain values of the list itself that say something, by their keys."""
    value = None if not sheet.path or sheet.path[-1].is_list else rows_in(data, sheet)[1]
    if not isinstance(value, dict):
        return {}
    own = (key for key, each in sheet.path[-1].below.items() if not each.below and is_told(each))
    return {key: value[key] for key in own if value[key] not in (None, False)}


def is_empty(data: dict[str, Any], sheet: Sheet) -> bool:
    """Whether an answer has no rows at all, and not only none on this page."""
    rows, value = rows_in(data, sheet)
    ends = value.get(PAGE) if isinstance(value, dict) else None
    return not rows and not (ends and ends["hasNextPage"])


def told_without_rows(data: dict[str, Any], sheet: Sheet) -> list[Any]:
    """What stands in a table that has no rows: that it has none, and what it is told beside; of a mere page, nothing.

    A table that only is empty reads as if nothing were so. How many there are in its other lists is told too.
    """
    told = [*(each.read(data) for each in sheet.lead), NO_ROWS, *[None] * (len(sheet.columns) - 1)]
    return told if is_empty(data, sheet) else []


def cells_of(data: dict[str, Any], row: Any, sheet: Sheet) -> list[Any]:
    """One row of the sheet."""
    return [*(each.read(data) for each in sheet.lead), *(each.read(row) for each in sheet.columns)]
