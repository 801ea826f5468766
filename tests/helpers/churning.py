"""Random changes of everything that decides who sees what and what is shown, straight in the database.

Which tables, references and links there are is read from the model. What a rule of the database refuses is left.
"""

import asyncio
from random import Random
from typing import Any

import asyncpg
from sqlalchemy import Table

from registry.feed.derived import told_of
from registry.storage.database.readers import Connection
from registry.storage.model.record import PART_OF, Base, Record, record_in

#: How often each kind of change is tried.
KINDS = {"publication": 5, "keeper": 3, "reference": 3, "link": 4, "touch": 4, "remove": 1}


class Churn:
    """Changes one database again and again."""

    def __init__(self, connection: Connection, rng: Random) -> None:
        """Takes a connection of the owner's that nobody else uses."""
        self.connection, self.rng = connection, rng
        self.links = [table for table in Base.metadata.tables.values() if _is_link(table)]

    async def commit(self, most: int = 6) -> None:
        """One transaction of some changes; one in five is rolled back."""
        transaction = self.connection.transaction()
        await transaction.start()
        done = 0
        try:
            for _ in range(self.rng.randint(1, most)):
                done += await self._change()
            if self.rng.random() < 0.3:
                # It has its position, and others must wait for it.
                await self.connection.execute("set constraints place immediate")
                await asyncio.sleep(0.02)
            if self.rng.random() < 0.2:
                await transaction.rollback()
            else:
                await transaction.commit()
        except (asyncpg.IntegrityConstraintViolationError, asyncpg.DeadlockDetectedError):
            await transaction.rollback()

    async def _change(self) -> bool:
        kind = self.rng.choices([*KINDS], [*KINDS.values()])[0]
        try:
            async with self.connection.transaction():
                return bool(await getattr(self, f"_{kind}")())
        except (asyncpg.IntegrityConstraintViolationError, asyncpg.RaiseError):
            return False

    async def _one(self, table: Table, column: str = "id") -> Any:
        """A column of any row; null when there is none."""
        skip = self.rng.random()
        return await self.connection.fetchval(
            f"select {column} from {table.name} order by {column}"
            f" offset (select floor($1::float * count(*)) from {table.name}) limit 1",
            skip,
        )

    def _model(self) -> type[Record]:
        return self.rng.choice(told_of())

    async def _publication(self) -> str:
        model = self._model()
        to = self.rng.choices(["PUBLISHED", "DRAFT", "WITHDRAWN"], [5, 3, 2])[0]
        because = "Ett prov" if to == "WITHDRAWN" else None
        return await self._set(model, "publication = $2, withdrawn_because = $3", to, because)

    async def _keeper(self) -> str:
        keeper = None if self.rng.random() < 0.3 else await self._one(Base.metadata.tables["organisations"])
        return await self._set(self._model(), "keeper_id = $2", keeper)

    async def _reference(self) -> str:
        model = self._model()
        keys = [each for each in model.__table__.columns if each.foreign_keys and each.name != "merged_into_id"]
        column = self.rng.choice(keys)
        (key,) = column.foreign_keys
        if key.column.name != "id":
            return ""
        return await self._set(model, f"{column.name} = $2", await self._one(key.column.table))

    async def _touch(self) -> str:
        return await self._set(
            self._model(), "sources = $2", f'[{{"title": "Prov {self.rng.random()}", "fields": []}}]'
        )

    async def _set(self, model: type[Record], what: str, *values: Any) -> str:
        record = await self._one(_table(model))
        return await self.connection.execute(f"update {model.__tablename__} set {what} where id = $1", record, *values)

    async def _link(self) -> str:
        table = self.rng.choice(self.links)
        first, second = table.columns
        ends = [await self._one(next(iter(each.foreign_keys)).column.table) for each in (first, second)]
        if self.rng.random() < 0.4:
            ends = [await self._one(table, first.name), None]
            return await self.connection.execute(f"delete from {table.name} where {first.name} = $1", ends[0])
        return await self.connection.execute(f"insert into {table.name} values ($1, $2) on conflict do nothing", *ends)

    async def _remove(self) -> str:
        model = self._model()
        return await self.connection.execute(
            f"delete from {model.__tablename__} where id = $1", await self._one(_table(model))
        )


def _table(model: type[Record]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


def _is_link(table: Table) -> bool:
    """Whether a table ties two records together and has nothing else."""
    ends = [next(iter(each.foreign_keys), None) for each in table.columns]
    ties = len(ends) == 2 and all(each is not None and record_in(each.column.table) for each in ends)
    return PART_OF in table.info and ties
