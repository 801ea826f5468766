"""Whose a history is: all of it is told to those whose record it is, in whatever way; to others what was public."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import Column, inspect

from registry.concepts.organisations import Organisation
from registry.model import RECORDS, metadata
from registry.storage.database import database
from registry.storage.model.record import Record
from tests.helpers.workbench import Workbench
from tests.oracle.made_up import MakingUp

HISTORY = """query History($id: ID!) { node(id: $id) { ... on Record { history(first: 100) { totalCount nodes {
  verb version fields { field } } } } } }"""
#: Organisations of the seeds: whose the record is and who edits for them, and others' by what they must be.
OWNERS = {None: ("kungalv", "municipality"), "RSS_BODY": ("goteborgsregionen", "rss")}
NEUTRAL = {None: "stockholm", "MUNICIPALITY": "stockholm", "RSS_BODY": "skanes-kommuner"}


@dataclass(frozen=True)
class Way:
    """A way in which a record is somebody's: by a column of its own, or of the whole that it is a part of."""

    model: type[Record]
    column: str
    through: str | None = None

    def __str__(self) -> str:
        """For the test's name."""
        return f"{self.model.__name__}-{self.through or ''}{'.' if self.through else ''}{self.column}"


def ways() -> Iterator[Way]:
    for model in RECORDS.values():
        if not model.for_administrators:
            yield from (Way(model, name) for name in model.owned_by)
            yield from (Way(model, name, whole) for whole, name in (each.split(".") for each in model.owned_through))


#: What stands only where something else does not.
INSTEAD_OF = {"deciding_organisation": "decided_by"}


class Making:
    """Makes records that are somebody's in one way, and others' in all other ways."""

    def __init__(self, making: MakingUp, keys: dict[str, str]) -> None:
        self.making, self.keys = making, keys

    async def record(self, model: type[Record], owner: dict[str, str], whole: dict[str, Any], **fixed: Any) -> str:
        """A record's key; `owner` is who owns it by which column, and `whole` what it is a part of."""
        values: dict[str, Any] = {}
        for column in metadata.tables[model.__tablename__].columns:
            name = column.name.removesuffix("_id")
            if column.name in owner:
                values[column.name] = self.keys[owner[column.name]]
            elif name in whole:
                values[column.name] = whole[name]
            elif INSTEAD_OF.get(name) in whole:
                values[column.name] = None
            elif column.name in model.owned_by and column.name != "id":
                values[column.name] = self.keys[NEUTRAL[kind_of(column)]]
            elif name in model.closes_over:
                values[column.name] = await self._shown(model, name, column)
        if "slug" in metadata.tables[model.__tablename__].columns:
            # One that nobody else has, also once both are shown.
            values["slug"] = f"egen-{self.making.count}"
        return str((await self.making.row(metadata.tables[model.__tablename__], **values, **fixed))["id"])

    async def _shown(self, model: type[Record], name: str, column: "Column[Any]") -> str:
        """What a record is shown with, which everybody sees."""
        target = inspect(model).relationships[name].mapper.class_
        if target is Organisation:
            return self.keys[NEUTRAL[kind_of(column)]]
        return await self.record(target, {}, {}, publication="PUBLISHED", withdrawn_because=None)


def kind_of(column: "Column[Any]") -> str | None:
    """The one kind of organisation that a column can point at, if there is only one."""
    keys = [key.constraint for key in column.foreign_keys if key.constraint is not None]
    constants = [each.parent.computed for key in keys for each in key.elements if each.parent.computed is not None]
    return str(constants[0].sqltext).strip("'") if constants else None


@pytest_asyncio.fixture(scope="module")
async def making(bench: Workbench) -> Any:
    connection = await database.connect(bench.url)
    keys = {slug: str(key) for slug, key in await connection.fetch("select slug, id from organisations")}
    yield Making(MakingUp(connection), keys)
    await connection.close()


async def a_history(making: Making, way: Way) -> tuple[str, str]:
    """A record that was a draft, was published, then changed, and has a key elsewhere; its id, and who edits it."""
    connection, table = making.making.connection, way.model.__tablename__
    holder = inspect(way.model).relationships[way.through].mapper.class_ if way.through else way.model
    owner, editor = OWNERS[kind_of(metadata.tables[holder.__tablename__].c[way.column])]
    if way.column == "id":
        key = making.keys[owner]
    elif way.through:
        shown = {"publication": "PUBLISHED", "withdrawn_because": None}
        whole = {way.through: await making.record(holder, {way.column: owner}, {}, **shown)}
        key = await making.record(way.model, {}, whole, publication="DRAFT", withdrawn_because=None)
    else:
        key = await making.record(way.model, {way.column: owner}, {}, publication="DRAFT", withdrawn_because=None)
    for publication in ("DRAFT", "PUBLISHED"):
        await connection.execute(f"update {table} set publication = '{publication}' where id = $1::text::uuid", key)
    await connection.execute(f"update {table} set last_confirmed_at = now() where id = $1::text::uuid", key)
    other_system = (
        "insert into external_ids (system, value, record_type, record_id) values ($1, $2, $3, $2::text::uuid)"
    )
    await connection.execute(other_system, str(way).lower(), key, way.model.record_type.value)
    return f"{way.model.record_type.prefix}_{key.replace('-', '')}", editor


async def told(bench: Workbench, caller: str | None, record: str) -> list[dict[str, Any]]:
    """The history of a record, as a caller is told it."""
    found = (await bench(caller, HISTORY, id=record))["node"]["history"]
    assert found["totalCount"] == len(found["nodes"])
    nodes: list[dict[str, Any]] = found["nodes"]
    return nodes


@pytest.mark.parametrize("way", list(ways()), ids=str)
async def test_whoever_owns_a_record_is_told_its_whole_history(bench: Workbench, making: Making, way: Way) -> None:
    record, editor = await a_history(making, way)
    # The key elsewhere was written past the acts, which give the record a new version with it.
    *whole, beside = await told(bench, "administrator", record)
    assert beside == {**whole[-1], "fields": [{"field": "externalIds"}]}
    assert len(whole) >= 3
    assert await told(bench, "national", record) == [*whole, beside]
    assert [each for each in await told(bench, editor, record) if each != beside] == whole
    # Others are told that it was published, and what was changed since.
    public = [{**each, "fields": []} for each in whole[-2:-1]] + whole[-1:]
    for found in (await told(bench, "other", record), await told(bench, None, record)):
        assert found[-2:] == public
        assert len(found) < len(whole)
