"""The columns of a ready question as a table: what is asked for, what it is called in Swedish, and how it is read.

What is grouped in a row is columns of their own, and a list in it is one cell, as on the page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, GraphQLEnumType, get_named_type, is_list_type
from graphql.type import GraphQLNonNull

from registry.storage.model.swedish_time import SWEDEN, parse_moment
from schema.http.field_words import NAMES_FIELDS, TYPES, field_in_words, term
from schema.language.types import words_of

#: What leads machines on and says nothing to people.
UNTOLD = {"pageInfo", "viewerCan", "cursor", "totalCount", "facets", "__typename"}
#: What stands last: it is for those who write queries.
LAST = ("version", "slug")
#: What is so, and what is not.
YES, NO = "ja", "nej"
#: The moment of an answer stands to its last digit: asked for with it the same is told again, and with its minute not.
CITED = "moment"
#: The type of the pieces of one text, which stand in one cell as the text that they are.
PIECE, TEXT = "SearchSnippet", "text"
#: The Swedish term of a number of days, and how many are read in months.
OF_DAYS = re.compile(r"\([^()]*\bav dagar\b[^()]*\)\.$")
DAYS_IN_MONTH, MOST_DAYS = 365.25 / 12, 60
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
        # What an edge tells beside its record, such as where a search hit, belongs to the row.
        return self.below.get("nodes") or self.below.get("edges")


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field that it shows, and how it is read from a row."""

    label: str
    name: str
    read: Read


def label(asked: Asked, called: dict[str, str]) -> str:
    """What a field is headed: as the question says, or else by the contract's Swedish term."""
    return called.get(asked.key) or term(asked.description, asked.key)


def is_told(asked: Asked) -> bool:
    """Whether a field says anything to people."""
    return get_named_type(asked.type).name != "ID" and asked.name not in UNTOLD


def columns_of(asked: dict[str, Asked], called: dict[str, str], before: list[str] | None = None) -> list[Column]:
    """The columns of what is asked for: each value, however it is grouped; a list stands in one cell."""
    found: list[Column] = []
    kind = next((each.key for each in asked.values() if each.name in TYPES), None)
    for each in asked.values():
        if not is_told(each):
            continue
        heading = ", ".join([*(before or []), label(each, called)])
        if each.rows is None and not each.is_list and each.below and "totalCount" not in _names(each):
            inner = columns_of(each.below, called, [*(before or []), label(each, called)])
            found += [_within(each.key, one) for one in inner]
            continue
        if (counted := _key_of(each, "totalCount")) is not None:
            found.append(Column(f"{heading}, antal", each.name, _counts(each.key, counted)))
        if each.rows is not None or each.is_list or not each.below:
            found.append(Column(heading, each.name, _reads(each, kind)))
        if OF_DAYS.search(each.description):
            found.append(Column(f"{heading}, i månader", each.name, in_months(each.key)))
    return found


def counts_of(asked: dict[str, Asked], called: dict[str, str], before: list[str]) -> list[Column]:
    """How many there are in each list of what is asked for that is counted."""
    return [
        Column(", ".join([*before, label(each, called), "antal"]), each.name, _counts(each.key, counted))
        for each in asked.values()
        if (counted := _key_of(each, "totalCount")) is not None
    ]


def in_months(key: str) -> Read:
    """Reads days as people read many of them, beside the number; few are told by that alone."""
    return lambda row: (
        f"cirka {days / DAYS_IN_MONTH:.0f} månader" if (days := row.get(key)) and days > MOST_DAYS else None
    )


def _names(asked: Asked) -> set[str]:
    return {each.name for each in asked.below.values()}


def _key_of(asked: Asked, name: str) -> str | None:
    return next((each.key for each in asked.below.values() if each.name == name), None)


def _counts(key: str, counted: str) -> Read:
    return lambda row: (row.get(key) or {}).get(counted)


def _reads(asked: Asked, kind: str | None) -> Read:
    """Reads a cell; the name of a field is told as the type of record calls it that stands beside it under `kind`."""
    if NAMES_FIELDS.match(asked.description) and not asked.is_list:
        return lambda row: field_in_words(name, row[kind] if kind else None) if (name := row.get(asked.key)) else None
    return lambda row: _cell(row.get(asked.key), asked)


def _within(key: str, column: Column) -> Column:
    return Column(column.label, column.name, lambda row: column.read(found) if (found := row.get(key)) else None)


def under(path: tuple[Asked, ...], column: Column) -> Column:
    """A column of a record that the list is found within; it is read from the whole answer."""
    for each in reversed(path):
        column = _within(each.key, column)
    return column


def last(columns: list[Column]) -> list[Column]:
    """The columns, with those for whoever writes queries at the end."""
    return sorted(columns, key=lambda each: each.name in LAST)


def _cell(value: Any, asked: Asked) -> Any:
    """What stands in one cell: numbers as they are, and everything else in words."""
    rows = asked.rows
    if asked.is_list and get_named_type(asked.type).name == PIECE and TEXT in asked.below:
        return "".join(each[TEXT] for each in value or ())
    if rows is not None:
        found = value if asked.is_list else items(value, asked)
        return "; ".join(filter(None, (_inside(each, rows) for each in found or ())))
    if isinstance(value, list):
        return "; ".join(str(_leaf(each, asked)) for each in value)
    return _leaf(value, asked)


def items(value: Any, asked: Asked) -> list[Any]:
    """The rows of a page of a list."""
    if value is None:
        return []
    found: list[Any] = value["nodes" if "nodes" in asked.below else "edges"]
    return found


def _inside(value: Any, asked: Asked) -> str:
    """A record in a cell: what is told of it, with commas between."""
    if not isinstance(value, dict):
        return str(_leaf(value, asked) or "")
    told = (
        _among(value.get(key), each) for key, each in asked.below.items() if is_told(each) and each.name not in LAST
    )
    return ", ".join(filter(None, told))


def _among(value: Any, asked: Asked) -> str:
    """A value among others, where a yes or a no says nothing without its question."""
    if isinstance(value, bool):
        question = term(asked.description, asked.key).lower()
        return question if value else f"{question}: {NO}"
    if asked.rows is None and isinstance(value, dict):
        return _inside(value, asked)
    found = _cell(value, asked)
    return "" if found is None else str(found)


def _leaf(value: Any, asked: Asked) -> Any:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    type_ = get_named_type(asked.type)
    if NAMES_FIELDS.match(asked.description):
        return field_in_words(str(value))
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(type_, GraphQLEnumType):
        return next((each.sv for each in words_of(type_) or () if each.value == value), value)
    if type_.name == "DateTime" and asked.name != CITED:
        return f"{parse_moment(value).astimezone(SWEDEN):%Y-%m-%d %H:%M}"
    return str(value)
