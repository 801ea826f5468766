"""What records show, as lists need to know it: each field with what it stands for, and how that can be tested."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType
from typing import Any, get_args

import strawberry
from sqlalchemy import ARRAY, Boolean, Date, DateTime, Enum, Integer, Numeric, Text, inspect
from strawberry.types.base import has_object_definition

from registry.model import RECORDS
from registry.storage.model.record import Derived
from schema.language.conditions import (
    DateFilter,
    Filter,
    IntFilter,
    MomentFilter,
    PartialDateFilter,
    PeriodFilter,
    StringFilter,
    TextsFilter,
    condition,
)
from schema.language.fields import NOTES
from schema.language.records import Period


@dataclass(frozen=True)
class Shown:
    """A field of a type: its name, what it stands for, its words, its Python type, and the type that it leads to."""

    name: str
    column: str
    description: str
    type: Any
    path: str | None
    #: The record or place at the other end of a relation, if it is one that lists are about; and whether of several.
    target: Any
    is_list: bool
    #: Whether it is a list that a filter can be given to.
    is_filtered: bool = False
    #: The relation that a filter tests in its place, and the filter of what that leads to.
    tested_as: tuple[str, str] | None = None


def shown_by(file: Any, model: Any) -> Iterator[Shown]:
    """The fields of all types that show a record, each name once."""
    types = [each for each in vars(file).values() if _shows(each, model)]
    found: dict[str, Shown] = {}
    for type_ in sorted(types, key=lambda each: len(each.__mro__)):
        for field in type_.__strawberry_definition__.fields:
            found.setdefault(field.python_name, _shown(field, model))
    yield from found.values()


def _shows(type_: Any, model: Any) -> bool:
    return isinstance(type_, type) and has_object_definition(type_) and getattr(type_, "model", None) is model


def _shown(field: Any, model: Any) -> Shown:
    notes = field.metadata.get(NOTES, {})
    column = notes.get("of") or field.python_name
    relation = inspect(model).relationships.get(column)
    annotation = field.type_annotation.raw_annotation if field.type_annotation else None
    target = None if relation is None else relation.mapper.class_
    # Lists are about records, and about places, which have a name for several as records have.
    if target not in RECORDS.values() and not hasattr(target, "plural"):
        target = None
    is_list = relation is not None and bool(relation.uselist)
    is_filtered = any(each.python_name == "where" for each in field.arguments)
    return Shown(
        field.python_name,
        column,
        field.description or "",
        _bare(annotation),
        notes.get("path"),
        target,
        is_list,
        is_filtered,
        notes.get("tested_as"),
    )


def _bare(annotation: Any) -> Any:
    """A type without null."""
    parts = [each for each in get_args(annotation) if each is not NoneType]
    return parts[0] if len(parts) == 1 and NoneType in get_args(annotation) else annotation


# ---- Tests -----------------------------------------------------------------------------------------------------------


def test_of(shown: Shown, model: Any) -> Any:
    """How the value of a field is tested; None for what is no single value."""
    if isinstance(getattr(model, shown.column, None), Derived):
        return {int: IntFilter, bool: bool}.get(shown.type)
    column = model.__table__.columns.get(shown.column)
    # Words of a vocabulary are no texts to look for parts in.
    if column is None or (isinstance(column.type, ARRAY) and shown.type != list[str]):
        return None
    return _test_of(column)


def _test_of(column: Any) -> Any:
    if column.info.get("partial_date"):
        return PartialDateFilter
    match column.type:
        case Enum(enum_class=enum):
            return Filter[enum]  # type: ignore[valid-type]
        case Boolean():
            return bool
        case Integer():
            return IntFilter
        case DateTime():
            return MomentFilter
        case Date():
            return DateFilter
        case Text():
            return StringFilter
        case ARRAY(item_type=Text()):
            return TextsFilter
    return None


_groups: dict[Any, Any] = {}


def group_of(shown: Shown, model: Any) -> Any:
    """How a group of columns, such as a period, is tested; None for what is none."""
    if shown.type is Period:
        return PeriodFilter
    if not has_object_definition(shown.type) or shown.target is not None or shown.column in model.__table__.columns:
        return None
    if shown.type not in _groups:
        lines = dict(_lines_of_group(shown, model))
        _groups[shown.type] = _group(shown.type, lines) if lines else None
    return _groups[shown.type]


def _lines_of_group(shown: Shown, model: Any) -> Iterator[tuple[str, Any]]:
    for field in shown.type.__strawberry_definition__.fields:
        inner = _shown(field, model)
        whole = Shown(inner.name, f"{shown.column}_{inner.column}", "", inner.type, None, None, False)
        test = test_of(whole, model)
        if test is not None:
            yield inner.name, condition(told(inner.description), test, of=inner.column)


def _group(type_: Any, lines: dict[str, Any]) -> Any:
    name, (english, _, swedish) = f"{type_.__name__}Filter", told_apart(type_.__strawberry_definition__.description)
    description = f"Tests of this: {_lowered(english)} (villkor på {swedish})."
    body = {**lines, "__annotations__": dict.fromkeys(lines, Any), "__module__": type_.__module__, "__doc__": name}
    return strawberry.input(type(name, (), body), description=description)


# ---- Orders ----------------------------------------------------------------------------------------------------------


def is_sorted(shown: Shown, model: Any) -> bool:
    """Whether lists can be ordered by the value of a field: what has a place among others, and is never null there."""
    if isinstance(getattr(model, shown.column, None), Derived):
        return shown.type is int
    column = model.__table__.columns.get(shown.column)
    if column is None:
        return False
    if f"{column.name}_sort" in model.__table__.columns:
        return True
    match column.type:
        case Numeric() | Integer() | Date() | Enum():
            return True
        case DateTime():
            return not column.nullable
        case Text(collation="C"):
            return True
    return False


# ---- Words -----------------------------------------------------------------------------------------------------------


def told(description: str) -> str:
    """What a line is about: "By kind of initiative (slag)." of "Kind of initiative (slag)."."""
    return f"By {_lowered(description)}"


def told_in_order(shown: Shown, model: Any) -> str:
    """The same of an order, and where the unknown stands."""
    english, bracket, swedish = told_apart(told(shown.description))
    column = model.__table__.columns.get(shown.column)
    if column is not None and column.nullable:
        english += ", unknown first"
    if column is not None and isinstance(column.type, Enum):
        english += ", in the order of the vocabulary"
    if f"{shown.column}_sort" in model.__table__.columns and not column.info.get("partial_date"):
        english += ", in Swedish alphabetical order" if isinstance(column.type, Text) else ""
    return f"{english}{bracket}{swedish})." if bracket else english


def told_apart(description: str) -> tuple[str, str, str]:
    """A description in English, and its Swedish term: that in the last brackets."""
    english, bracket, rest = description.rpartition(" (")
    return (english, bracket, rest.partition(")")[0]) if bracket else (description, "", "")


def _lowered(text: str) -> str:
    """A sentence as it goes on: its first letter small, unless the word is a short form in capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
