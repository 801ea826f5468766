"""What is told on what: the changes of a participation also on its initiative, to whoever is told of them there.

Which record that is stands in every change, in a column that PostgreSQL computes from the part's own row.
"""

from functools import cache
from typing import Any

from sqlalchemy import Text, case, cast, func, literal_column, select

from registry.storage.model.record import Record, every_record
from registry.storage.reading.relations import relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


def whole_of(model: type[Record]) -> str | None:
    """The reference to the record that the history of a type of record is told on as well; None for most."""
    return model.told_on or model.held.whole


@cache
def parts_of(model: type[Record]) -> tuple[type[Record], ...]:
    """The types of records whose history is told on records of a type as well."""
    wholes = ((each, whole_of(each)) for each in every_record())
    return tuple(each for each, name in wholes if name and relation(each, name).mapper.class_ is model)


@cache
def told_with(model: type[Record]) -> tuple[type[Record], ...]:
    """The types of records whose changes are told together: a type and its parts.

    Those of all records, `Record` itself, are of every type that others than administrators see.
    """
    if model is Record:
        every = (each for each in every_record() if not each.for_administrators)
        return tuple(sorted(every, key=lambda each: each.record_type.value))
    return (model, *parts_of(model))


def whole_in_sql() -> str:
    """The column with the key of that record, in SQL; null for what is no part, and for what hangs on one."""
    wholes = sorted((each.record_type.value, name) for each in every_record() if (name := whole_of(each)))
    ways = " ".join(f"when '{kind}' then (coalesce(after, before) ->> '{name}_id')::uuid" for kind, name in wholes)
    return f"case when part is null then case record_type {ways} end end"


def part(row: Row, model: type[Record], scope: Scope) -> Sql:
    """The id of the part that a change is of, as the contract writes it; null when it is the record itself."""
    key = func.replace(cast(row.c.record_id, Text), scope.text("-"), scope.text(""))
    return _of_parts(row, model, scope, lambda each: scope.word(f"{each.record_type.prefix}_").op("||")(key))


def part_type(row: Row, model: type[Record], scope: Scope) -> Sql:
    """The type of that part."""
    return _of_parts(row, model, scope, lambda each: scope.word(each.record_type.value))


def part_name(row: Row, model: type[Record], scope: Scope) -> Sql:
    """What people call that part: the name of whom it ties to the record, if the caller may see that."""
    return _of_parts(row, model, scope, lambda each: _name(row, each, scope))


def _name(row: Row, model: type[Record], scope: Scope) -> Sql:
    others = [name for name in model.closes_over if name != whole_of(model)]
    if not others:
        return literal_column("null::text")
    target = relation(model, others[0]).mapper.class_
    other = scope.alias(target)
    key = func.uuid(func.coalesce(row.c.after, row.c.before).op("->>")(scope.word(f"{others[0]}_id")))
    found: Any = select(other.c.name).where(other.c.id == key, *scope.sees(other, target))
    return scope.scalar(found, other)


def _of_parts(row: Row, model: type[Record], scope: Scope, value: Any) -> Sql:
    whens = [(row.c.record_type == scope.word(each.record_type.value), value(each)) for each in parts_of(model)]
    return case(*whens) if whens else literal_column("null::text")
