"""Codes and slugs that lead nowhere, among those that a question gives: which they are, and what was meant.

Asked in a statement of its own, and only when an answer shows that a code may have led nowhere.
"""

from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, literal_column, or_, select
from sqlalchemy.dialects.postgresql import array

from registry.storage.model.record import every_record
from registry.storage.model.terms import Role
from registry.storage.reading import official
from registry.storage.reading.external_ids import OFFICIAL, OFFICIAL_BY_AUTHORITY, ExternalId, system_as_kept
from registry.storage.reading.nearest import Known, Lookup, looking_through
from registry.storage.reading.reads import Statement, as_statement
from registry.storage.reading.scope import CALLER, Scope
from registry.storage.reading.statement import Sql

#: The key, among the values of a call, under which stand the codes that are asked about.
VALUES = "$codes"


async def unknown(
    fetch: Callable[..., Awaitable[Sequence[Any]]],
    model: Any,
    column: str,
    values: Sequence[str],
    *,
    role: Role,
    caller: dict[str, Any],
    kinds: tuple[str, ...] = (),
) -> dict[str, Known | None]:
    """Of some codes or slugs those that lead nowhere, each with what was meant, where that is clear.

    `fetch` is that of a connection: it gives the rows of a statement and its arguments.
    `column` holds the codes or slugs of `model`; a slug that a record once had leads to it. Only records of `kinds`
    count, or all when there are none, and only those that the caller sees: `caller` is what is bound under
    `scope.CALLER`.
    """
    statement = _statement(model, column, kinds, role)
    arguments = statement.arguments({CALLER: caller, VALUES: list(values)})
    found = Lookup.of(await fetch(statement.sql, *arguments))
    return {
        each: found.nearest(each, model.codes.get(column), is_slug=column == "slug")
        for each in dict.fromkeys(values)
        if each in found.folded
    }


async def has_system(
    fetch: Callable[..., Awaitable[Sequence[Any]]], system: str, *, role: Role, caller: dict[str, Any]
) -> bool:
    """Whether a system is one of the official ones, or some record that the caller sees has a key in it."""
    kept = system_as_kept(system)
    if kept in OFFICIAL or kept.startswith(f"{OFFICIAL_BY_AUTHORITY}:"):
        return True
    statement = _system_statement(role)
    return bool(await fetch(statement.sql, *statement.arguments({CALLER: caller, VALUES: kept})))


@lru_cache(maxsize=16)
def _system_statement(role: Role) -> Statement:
    scope = Scope(role)
    key = scope.alias(ExternalId)
    shown = []
    for model in every_record():
        row = scope.alias(model)
        there: Select[Any] = select(literal_column("1")).where(row.c.id == key.c.record_id, *scope.sees(row, model))
        shown.append(scope.exists(there, row))
    is_it = key.c.system == scope.bind(lambda values: values[VALUES])
    found: Select[Any] = (
        select(literal_column("1")).select_from(key).where(is_it, or_(*shown)).limit(literal_column("1"))
    )
    return as_statement(found, scope)


@lru_cache(maxsize=64)
def _statement(model: Any, column: str, kinds: tuple[str, ...], role: Role) -> Statement:
    scope = Scope(role)
    row = scope.alias(model)

    def is_there(value: Any) -> Sql:
        other = scope.alias(model)
        same = other.c[column] == value
        same = same | other.c.former_slugs.contains(array([value])) if column == "slug" else same
        if official.system_of(model, column):
            same = official.answers(model, other, column, value, scope, value.scalar_alias)
        there = select(other.c[column]).where(same, *_among(model, other, kinds, scope))
        return scope.exists(there, other)

    conditions = _among(model, row, kinds, scope)
    return as_statement(
        looking_through(scope, row, model, column, lambda values: values[VALUES], conditions, is_there), scope
    )


def _among(model: Any, row: Any, kinds: tuple[str, ...], scope: Scope) -> list[Sql]:
    of_kinds = [row.c.kind.in_([scope.word(each) for each in kinds])] if kinds else []
    return [*scope.sees(row, model), *of_kinds]
