"""Rows made up from what the tables declare alone, so that every record has some, also one that nobody wrote data for.

    a column's type -> values that its own rules take -> a row, drawn until the rules of the whole row take it too

What the values must fulfil is asked of the database, which knows the rules; nothing here names a table or a column.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from random import Random
from typing import Any

import asyncpg
from sqlalchemy import ARRAY, Boolean, Column, Date, DateTime, Enum, ForeignKeyConstraint, Integer, Table, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from registry.model import metadata
from registry.storage.model.record import Base, Record
from schema.contract import sdl_schema
from tests.oracle.marks import promised

Connection = Any
#: What a row may hold, by column; everything as JSON has it.
Values = dict[str, Any]
#: A value by a number that no other row has.
Shape = Callable[[int], Any]

#: How many rows are drawn for one that the rules let stand, each emptier than the one before, and how often in all.
AT_ONCE, MOST_TRIES = 16, 20
#: The rules that stop a row that is drawn, and not the one who draws it.
REFUSALS = (asyncpg.IntegrityConstraintViolationError, asyncpg.DataError, asyncpg.RaiseError)
MODELS: dict[Table, Any] = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}  # type: ignore[misc]

TEXTS: tuple[Shape, ...] = (
    lambda n: f"Påhittat {n}",
    lambda n: f"pahittat-{n}",
    lambda n: f"https://example.org/{n}",
    lambda n: f"{n % 10_000:04}",
    lambda n: f"{n % 100:02}",
    lambda _: "sv",
)
DATES: tuple[Shape, ...] = (
    lambda n: f"{2019 + n % 9}",
    lambda n: f"{2019 + n % 9}-{1 + n % 12:02}",
    lambda n: f"{2019 + n % 9}-{1 + n % 12:02}-{1 + n % 28:02}",
)
NUMBERS: tuple[Shape, ...] = (lambda n: 1 + n % 7, lambda n: 2019 + n % 9, lambda n: 1000 + n)
MOMENTS: tuple[Shape, ...] = (lambda n: f"{2019 + n % 7}-0{1 + n % 9}-01T12:00:00+00:00",)
LISTS: tuple[Shape, ...] = (lambda _: [], lambda n: [f"Påhittat {n}"], lambda n: [f"Påhittat {n}", "Annat"])
#: The rules of a table, each with the columns that it looks at.
RULES = """
select array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any(conkey)),
       pg_get_expr(conbin, conrelid)
from pg_constraint where contype = 'c' and conrelid = $1::text::regclass order by conname
"""


def is_record(table: Table) -> bool:
    """Whether a table's rows are records."""
    model = MODELS.get(table)
    return isinstance(model, type) and issubclass(model, Record)


def is_link(table: Table) -> bool:
    """Whether a table only ties records to each other."""
    return table not in MODELS


#: What tells when a record was made and changed: the trail, which tells it too, must say the same.
SET_BY_THE_DATABASE = ("created_at", "updated_at")


class MakingUp:
    """Makes up rows in one database; the same ones in the same rows."""

    def __init__(self, connection: Connection, seed: int = 1) -> None:
        """Takes a connection of the database's owner."""
        self.connection, self.random = connection, Random(seed)  # noqa: S311 -- the same rows each time is the point
        self.count = 0
        self._rules: dict[Table, list[tuple[list[str], str]]] = {}
        self._fitting: dict[Table, dict[str, list[Shape]]] = {}
        self._keys: dict[str, list[str]] = {}

    async def row(self, table: Table, **fixed: Any) -> Any:
        """A new row, in which what is `fixed` is as it says."""
        told: Exception | None = None
        for _ in range(MOST_TRIES):
            for values in await self._lawful(table, [{**each, **fixed} for each in await self._drawn(table)]):
                try:
                    async with self.connection.transaction():
                        insert = f"{_insert(table, values)} returning *"
                        made = await self.connection.fetchrow(insert, json.dumps(values))
                except REFUSALS as error:
                    told = error
                else:
                    # From now on others can point at it.
                    self._keys.clear()
                    return made
        raise AssertionError(f"no row of {table} can be made up; the last was refused: {told}")

    async def other_values(self, table: Table, key: Any, names: Sequence[str]) -> list[str]:
        """Give a row other values in these columns; those that it got them in."""
        now = json.loads(await self.connection.fetchval(f"select to_jsonb(t) from {table} t where id = $1", key))
        drawn = [
            {name: each.get(name) for name in names if name in each or table.c[name].nullable}
            for each in await self._drawn(table)
        ]
        for values in await self._lawful(table, drawn, now):
            sets = ", ".join(f'"{name}" = made."{name}"' for name in values)
            update = f"update {table} set {sets} from jsonb_populate_record(null::{table}, $2) made"
            try:
                async with self.connection.transaction():
                    await self.connection.execute(f"{update} where {table}.id = $1", key, json.dumps(values))
                    return list(values)
            except REFUSALS:
                continue
        return []

    async def takes_any_text(self, table: Table, name: str) -> bool:
        """Whether a column holds whatever text it is given."""
        return set(TEXTS) <= set((await self._shapes(table)).get(name, ()))

    async def _drawn(self, table: Table) -> list[Values]:
        """Values for rows that could be, the fullest first."""
        return [await self.values(table, (place / AT_ONCE) ** 2) for place in range(AT_ONCE)]

    async def _lawful(self, table: Table, drawn: Sequence[Values], now: Values | None = None) -> list[Values]:
        """Those that the table's rules let stand, put into a row as it stands now if there is one."""
        rules = " and ".join(f"({rule}) is not false" for _, rule in await self._rules_of(table)) or "true"
        rows = f"jsonb_populate_record(null::{table}, each_body) as {table}"
        asked = f"select place from jsonb_array_elements($1) with ordinality e(each_body, place), {rows} where {rules}"
        bodies = json.dumps([{**(now or {}), **each} for each in drawn])
        return [drawn[place - 1] for (place,) in await self.connection.fetch(f"{asked} order by place", bodies)]

    async def _rules_of(self, table: Table) -> list[tuple[list[str], str]]:
        if table not in self._rules:
            rules = [(names, rule) for names, rule in await self.connection.fetch(RULES, str(table))]
            self._rules[table] = [*rules, *_promised(table)]
        return self._rules[table]

    async def values(self, table: Table, emptiness: float = 0.0) -> Values:
        """Values for a row; the greater the emptiness, the less is told."""
        self.count += 1
        found: Values = {}
        fitting = await self._shapes(table)
        for column in table.columns:
            if self._may_be_left_out(column) and self.random.random() < 0.3 + 0.7 * emptiness:
                continue
            if shapes := fitting.get(column.name):
                found[column.name] = self.random.choice(shapes)(self.count)
        for key in sorted(table.foreign_key_constraints, key=lambda each: str(each.name)):
            await self._lead(key, found, emptiness)
        return found

    def _may_be_left_out(self, column: "Column[Any]") -> bool:
        return bool(column.nullable) or column.server_default is not None

    # -- what points at other rows -------------------------------------------------------------------------------------

    async def _lead(self, key: ForeignKeyConstraint, found: Values, emptiness: float) -> None:
        """Let a reference lead to a row that is there; its other columns are constants, such as what kind it is of."""
        own, *constants = sorted(key.elements, key=lambda each: each.parent.computed is not None)
        column = own.parent
        if column.nullable and self.random.random() < 0.4 + 0.6 * emptiness:
            found.pop(column.name, None)
            return
        keys = await self._keys_of(own.column.table, own.column.name, constants)
        if keys:
            # More often to one of the first, which are those that everybody sees.
            place = min(self.random.randrange(len(keys)), self.random.randrange(len(keys)))
            found[column.name] = keys[place]

    async def _keys_of(self, table: Table, name: str, constants: Sequence[Any]) -> list[str]:
        """The keys of the rows that a reference can lead to."""
        tests = [f"{each.column.name} = {each.parent.computed.sqltext}" for each in constants]
        order = f"(publication = 'PUBLISHED') desc, {name}" if is_record(table) else name
        asked = f"select {name}::text from {table} {'where ' if tests else ''}{' and '.join(tests)} order by {order}"
        if asked not in self._keys:
            self._keys[asked] = [key for (key,) in await self.connection.fetch(asked)]
        return self._keys[asked]

    # -- what stands alone ---------------------------------------------------------------------------------------------

    async def _shapes(self, table: Table) -> dict[str, list[Shape]]:
        """The values that each column of a table takes by itself."""
        if table not in self._fitting:
            rules = await self._rules_of(table)
            self._fitting[table] = {
                column.name: await self._fit(table, column, [rule for names, rule in rules if names == [column.name]])
                for column in table.columns
                if column.computed is None
                and not column.foreign_keys
                and not column.primary_key
                and column.name not in SET_BY_THE_DATABASE
            }
        return self._fitting[table]

    async def _fit(self, table: Table, column: "Column[Any]", rules: Sequence[str]) -> list[Shape]:
        """The values of a column's type that its own rules take."""
        told = " and ".join(f"({rule}) is not false" for rule in rules) or "true"
        asked = f"select {told} from jsonb_populate_record(null::{table}, $1) as {table}"
        found = []
        for shape in _shapes_of(column, rules):
            with suppress(*REFUSALS):
                if await self.connection.fetchval(asked, json.dumps({column.name: shape(1)})):
                    found.append(shape)
        return found


def _promised(table: Table) -> Iterator[tuple[list[str], str]]:
    """What the contract promises of a table's groups of columns, as rules."""
    for group, column in promised(sdl_schema()).get(MODELS.get(table), []):
        names = [each.name for each in table.columns if each.name.startswith(group) and each.computed is None]
        yield names, f"{column} is not null or num_nonnulls({', '.join(names)}) = 0"


def _insert(table: Table, values: Values) -> str:
    """The statement that puts a row, bound as JSON, into its table."""
    names = ", ".join(f'"{name}"' for name in values)
    return f"insert into {table} ({names}) select {names} from jsonb_populate_record(null::{table}, $1)"


def _shapes_of(column: "Column[Any]", rules: Sequence[str]) -> Sequence[Shape]:
    """The values that a column could take by its type."""
    kind = column.type
    if isinstance(kind, Enum):
        return [_constant(word) for word in kind.enums]
    if column.info.get("partial_date"):
        return DATES
    if isinstance(kind, Boolean):
        return (lambda n: n % 2 == 0,)
    if isinstance(kind, Integer):
        return NUMBERS
    if isinstance(kind, DateTime):
        return MOMENTS
    if isinstance(kind, Date):
        return DATES[2:]
    if isinstance(kind, JSONB):
        return LISTS[:1]
    if isinstance(kind, ARRAY):
        words = re.findall(r"'(\w+)'", " ".join(rules))
        return [*LISTS, *(_constant([word]) for word in words)]
    return () if isinstance(kind, Uuid) else TEXTS


def _constant(value: Any) -> Shape:
    return lambda _: value


# ---- Rows for everything ---------------------------------------------------------------------------------------------

#: How many of each record are made up, and how many of these everybody may see.
OF_EACH, PUBLISHED = 12, 5
TIES = 30


async def make_up_rows(connection: Connection) -> None:
    """Some rows of every record that people work with, and links between them."""
    making = MakingUp(connection)
    for table in metadata.sorted_tables:
        if is_record(table) and not MODELS[table].for_administrators:
            for place in range(OF_EACH):
                shown = {"publication": "PUBLISHED", "withdrawn_because": None} if place < PUBLISHED else {}
                await making.row(table, **shown)
    for table in metadata.sorted_tables:
        if is_link(table):
            for _ in range(TIES):
                values = await making.values(table)
                insert = f"{_insert(table, values)} on conflict do nothing"
                await connection.execute(insert, json.dumps(values))
