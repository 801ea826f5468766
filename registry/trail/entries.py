"""Entries of history: what one act did to one record, its own row and what hangs on it, told once.

    the changes of one record by one act of one operation -> the one that stands for them -> an entry

The last change to the record's own row stands for the others. So does the mark of what was erased, or the last change
to what hangs on the record, where the act left the row as it was.
"""

from typing import Any

from sqlalchemy import Integer, Select, and_, case, cast, func, literal_column, select, tuple_
from sqlalchemy.dialects.postgresql import JSONB

from registry.storage.model.record import Base, Record
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql
from registry.trail.sight import own_row
from registry.trail.telling import words_of


def stands_for_its_act(row: Row, scope: Scope) -> Sql:
    """Whether a change is the one of its act, on its record, that is told."""
    other = _another(scope)
    ahead = tuple_(_rank(other, scope), other.c.id) > tuple_(_rank(row, scope), row.c.id)
    return ~_any(other, [*_same_entry(row, other), ahead], scope)


def verb(row: Row, scope: Scope) -> Sql:
    """What the act did to the record: a link that is made or taken away changes what it hangs on."""
    erased, made = _another(scope), _another(scope)
    is_erased = _any(erased, [*_same_entry(row, erased), erased.c.verb == scope.word("ERASED")], scope)
    is_made = _any(made, [*_same_entry(row, made), made.c.part.is_(None), made.c.verb == scope.word("CREATED")], scope)
    return case(
        (is_erased, scope.word("ERASED")),
        (is_made, scope.word("CREATED")),
        (row.c.part.is_not(None), scope.word("UPDATED")),
        else_=row.c.verb,
    )


def version(row: Row, scope: Scope) -> Sql:
    """The version that the record had when the act was done."""
    own = _another(scope)
    latest = (
        select(_version(own))
        .where(*own_row(own, row.c.record_id, scope), own.c.commit_id <= row.c.commit_id)
        .order_by(own.c.id.desc())
        .limit(literal_column("1"))
    )
    return func.coalesce(case((row.c.part.is_(None), _version(row))), scope.scalar(latest, own))


def differences(row: Row, model: type[Record], scope: Scope) -> Sql:
    """All that an act changed of a record, in the contract's words: its own fields, then what hangs on it."""
    first, told = _another(scope), words(scope, model)
    was = (
        select(first.c.before)
        .where(*_same_entry(row, first), *own_row(first, row.c.record_id, scope))
        .order_by(first.c.id)
        .limit(literal_column("1"))
    )
    own = case((row.c.part.is_(None), func.differences(scope.scalar(was, first), row.c.after, told, type_=JSONB())))
    hanging = func.differences_of_parts(row.c.record_id, row.c.commit_id, row.c.step, told, type_=JSONB())
    return func.coalesce(own, literal_column("'[]'::jsonb")).op("||")(hanging)


def words(scope: Scope, model: type[Record], *, openly: bool = False) -> Sql:
    """The words in which changes of a type of record are told, as a parameter."""
    told = words_of(model, openly=openly)
    return cast(scope.bind(lambda _: told), JSONB)


def _another(scope: Scope) -> Row:
    return scope.alias(Base.metadata.tables["changes"])


def _any(other: Row, conditions: list[Sql], scope: Scope) -> Sql:
    found: Select[Any] = select(literal_column("1")).where(*conditions)
    return scope.exists(found, other)


def _same_entry(row: Row, other: Row) -> list[Sql]:
    return [other.c.record_id == row.c.record_id, other.c.commit_id == row.c.commit_id, other.c.step == row.c.step]


def _rank(row: Row, scope: Scope) -> Sql:
    return case(
        (and_(row.c.part.is_(None), row.c.verb != scope.word("ERASED")), literal_column("2")),
        (row.c.part.is_(None), literal_column("1")),
        else_=literal_column("0"),
    )


def _version(row: Row) -> Sql:
    return cast(func.coalesce(row.c.after, row.c.before).op("->>")(literal_column("'version'")), Integer)
