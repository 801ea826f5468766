"""What a statement tells beside its answer: keys in filters that lead nowhere, and lists that are not complete.

    selection -> Check, Rest -> [[2], {"count": 12, "such": […]}]: of the check the second value is unknown

A statement that checks gives `{"checked": …, "data": …}`, so that the answer can be cut out without being read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import orjson
from sqlalchemy import ARRAY, Select, Text, func, literal_column, select
from sqlalchemy.dialects.postgresql import array

from registry.storage.reading.cost import parts_below
from registry.storage.reading.criteria import Among, Chosen, Compare, Condition, Either, Every, Not, Related
from registry.storage.reading.given import Given
from registry.storage.reading.json import as_list, as_object
from registry.storage.reading.relations import relation
from registry.storage.reading.resting import Rest, resting_on, rests_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.selection import Leaf, Many, Page, Selection, Then
from registry.storage.reading.statement import Sql

#: How many lines of filters of one operation are checked.
MOST_CHECKED = 50
#: How what a statement gives begins, and what stands between its two parts.
START, BETWEEN = b'{"checked":', b',"data":'


@dataclass(frozen=True, slots=True)
class Check:
    """What a line of a filter compares with: where it stands in the operation, and which column holds such keys."""

    path: tuple[str | int, ...]
    model: Any
    column: str
    value: Given

    def given(self, values: dict[str, Any]) -> list[str]:
        """The keys in a call with these variables."""
        found = self.value.read(values)
        return list(found) if isinstance(found, list | tuple) else [found]


def checks_of(selection: Selection) -> tuple[Check | Rest, ...]:
    """The checks of an operation; what was there at another moment is not known, and so not checked."""
    roots = (root for root in selection.roots if not isinstance(root, Then))
    found = {(type(check), check.path): check for root in roots for check in _checks(root, ())}
    return tuple(found.values())[:MOST_CHECKED]


def _checks(field: Any, path: tuple[str, ...]) -> Iterator[Check | Rest]:
    key = getattr(field, "key", None)
    here = path if key is None else (*path, key)
    if isinstance(field, Page):
        yield from _compared(field.condition, field.model, here)
        yield from rests_of(field.condition, field.model, (*here, "where"))
    elif isinstance(field, Many):
        yield from _compared(field.condition, field.body.model, here)
        yield from rests_of(field.condition, field.body.model, (*here, "where"))
    elif isinstance(field, Leaf):
        yield from _of_value(field, here)
    for part in parts_below(field):
        yield from _checks(part, here)


def _compared(condition: Condition, model: Any, path: tuple[str, ...]) -> Iterator[Check]:
    match condition:
        case Compare(name=name, operator="eq" | "in", value=value, place=place) if place and name in _keys(model):
            yield Check((*path, "where", *place), model, name, value)
        case Compare(among=among):
            for _, chosen in among:
                yield from _compared(chosen.condition, chosen.model, path)
        case Every(conditions) | Either(conditions):
            for each in conditions:
                yield from _compared(each, model, path)
        case Not(inner) | Chosen(condition=inner):
            yield from _compared(inner, model, path)
        case Related(names, inner):
            for name in names:
                model = relation(model, name).mapper.class_
            yield from _compared(inner, model, path)


def _of_value(leaf: Leaf, path: tuple[str, ...]) -> Iterator[Check]:
    """The checks of what chooses the records that a value is computed among: an argument of its own, not a `where`."""
    for name, each in leaf.arguments:
        if isinstance(each, Among):
            for check in _compared(each.condition, each.model, ()):
                yield replace(check, path=(*path, name, *check.path[1:]))


def _keys(model: Any) -> tuple[str, ...]:
    """The columns that tell one record of a concept from another."""
    return tuple(each for each in ("slug", "name", *getattr(model, "codes", ())) if each in model.__table__.columns)


def checked(data: Sql, checks: tuple[Check | Rest, ...], scope: Scope) -> Sql:
    """An answer with what was checked in front of it."""
    found = [_unknown(each, scope) if isinstance(each, Check) else resting_on(each, scope) for each in checks]
    return as_object([("checked", func.json_build_array(*found)), ("data", data)], scope)


def _unknown(check: Check, scope: Scope) -> Sql:
    """The places of the keys that lead to no record that the caller may see; a slug that one had leads to it."""
    keys: Any = func.unnest(scope.bind(check.given, ARRAY(Text())))
    given = keys.table_valued("value", with_ordinality="place", name=scope.name("g")).render_derived()
    other = scope.alias(check.model)
    same = other.c[check.column] == given.c.value
    if check.column == "slug":
        same = same | other.c.former_slugs.contains(array([given.c.value]))
    there: Select[Any] = select(literal_column("1")).where(same, *scope.sees(other, check.model))
    found = select(as_list(given.c.place, [given.c.place])).select_from(given).where(~scope.exists(there, other))
    return scope.scalar(found, given)


def told_apart(found: bytes) -> tuple[bytes, list[Any]]:
    """The answer, and what came of each check, of what a statement that checks gives.

    Of a Check that is the places of what is unknown, of a Rest an object with `count` and `such`.
    """
    end = found.index(BETWEEN)
    return found[end + len(BETWEEN) : -1], orjson.loads(found[len(START) : end])
