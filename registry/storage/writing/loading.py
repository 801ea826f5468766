"""Records of the session, read past SQLAlchemy's loading: most acts read one, and lock it and read it anew.

SQLAlchemy sets up how each column is read whenever it loads, which for few records takes longer than all else of it.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeAlias, TypeVar, cast
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value

from registry.storage.model.record import Record
from registry.storage.reading.driver import reading
from registry.storage.writing import bulk, sending

R = TypeVar("R", bound=Record)
#: A column's name, and what reads it from what the driver gives; None where that is taken as it comes.
Column: TypeAlias = tuple[str, Callable[[Any], Any] | None]


async def one(session: AsyncSession, model: type[R], key: UUID) -> R:
    """A record by its primary key, as the session has it or else read; NoResultFound where there is none."""
    found = _known(session, model, key)
    if found is None or inspect(found).expired:
        return _only(await several(session, model, "id = $1", key))
    return found


async def locked(session: AsyncSession, model: type[R], key: UUID) -> R:
    """The same, locked until the transaction ends and read anew."""
    return _only(await several(session, model, "id = $1 for update", key))


async def several(session: AsyncSession, model: type[R], condition: str, *arguments: Any) -> list[R]:
    """The records that meet a condition, read anew; it is SQL of our own, in which the values are $1 and so on."""
    names, columns = _reading(model)
    sql = f"select {names} from {model.__tablename__} where {condition}"  # noqa: S608
    rows = await sending.rows(session, sql, *arguments)
    return [_kept(session, model, dict(_read(columns, row))) for row in rows]


async def insert(session: AsyncSession, record: Record) -> None:
    """Insert a new record, which becomes the session's, with all that the database has set by itself."""
    names, columns = _reading(type(record))
    sql = f"{bulk.insertion(type(record))} returning {names}"
    (row,) = await sending.rows(session, sql, bulk.as_json([record]))
    vars(record).update(_read(columns, row))
    make_transient_to_detached(record)
    session.add(record)


def _only(found: list[R]) -> R:
    if not found:
        raise NoResultFound
    return found[0]


def _read(columns: tuple[Column, ...], row: Any) -> Iterator[tuple[str, Any]]:
    for (name, read), each in zip(columns, row, strict=True):
        yield name, each if read is None or each is None else read(each)


def _kept(session: AsyncSession, model: type[R], values: dict[str, Any]) -> R:
    """The session's record with some values: the one that it has with its key, or one that it has from now on."""
    found = _known(session, model, values["id"])
    if found is not None:
        for name, value in values.items():
            set_committed_value(found, name, value)
        return found
    made: Any = inspect(model).class_manager.new_instance()
    vars(made).update(values)
    make_transient_to_detached(made)
    session.add(made)
    return cast("R", made)


def _known(session: AsyncSession, model: type[R], key: UUID) -> R | None:
    return cast("R | None", session.identity_map.get(inspect(model).identity_key_from_primary_key((key,))))


@cache
def _reading(model: type[Record]) -> tuple[str, tuple[Column, ...]]:
    """The columns of a type of record as SQL names them, and each by its name with what reads it."""
    table: Any = model.__table__
    names = [each.name for each in table.c]
    return ", ".join(names), tuple(zip(names, reading(select(table)), strict=True))
