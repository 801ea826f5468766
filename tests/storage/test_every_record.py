"""What the database does for every record, whichever it is: where something was forgotten, it is told by name."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import Table

from registry.identity.people import Person
from registry.model import RECORDS, metadata
from registry.storage.database import database
from registry.storage.model.record import Named, Record
from registry.storage.model.terms import RecordType
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import furnish
from tests.oracle.made_up import Connection, MakingUp

every_record = pytest.mark.parametrize("model", RECORDS.values(), ids=lambda each: each.__name__)
every_named = pytest.mark.parametrize(
    "model", [each for each in RECORDS.values() if issubclass(each, Named)], ids=lambda each: each.__name__
)


def given(count: int) -> dict[str, dict[str, Any]]:
    """What must be so and cannot be made up by its type, by table."""
    everywhere = {"role": "ADMINISTRATOR", "organisation_id": None}
    return {
        "api_keys": {"prefix": f"prk_{count:08x}", **everywhere},
        "people": {"publication": "PUBLISHED", "withdrawn_because": None, "subject": f"nobody-{count}"},
        "grants": everywhere,
        "webhooks": {
            "publication": "DRAFT",
            "state": "ACTIVE",
            "withdrawn_because": None,
            **dict.fromkeys(("pause_reason", "former_seed", "former_until")),
        },
    }


@pytest_asyncio.fixture(scope="module")
async def making(make_database: CreateDatabase) -> AsyncIterator[MakingUp]:
    """Makes up rows beside the seeds."""
    connection = await database.connect(await make_database(furnish))
    made = MakingUp(connection)
    # A grant is somebody's.
    await a_row(made, Person)
    yield made
    await connection.close()


def table_of(model: type[Record]) -> Table:
    return metadata.tables[model.__tablename__]


async def a_row(making: MakingUp, model: type[Record], **fixed: Any) -> Any:
    return await making.row(table_of(model), **{**given(making.count).get(model.__tablename__, {}), **fixed})


async def changes_of(connection: Connection, key: Any) -> list[str]:
    """The verbs that the trail has of a record."""
    rows = await connection.fetch("select verb from changes where record_id = $1 and part is null order by id", key)
    return [row["verb"] for row in rows]


@every_record
async def test_what_changes_nothing_is_no_new_version(making: MakingUp, model: type[Record]) -> None:
    made = await a_row(making, model)
    # To touch a column is to touch all that the database computes of it.
    own = [each.name for each in table_of(model).columns if each.computed is None and not each.primary_key]
    same = f"update {model.__tablename__} set {', '.join(f'{name} = {name}' for name in own)} where id = $1"
    await making.connection.execute(same, made["id"])
    now = await making.connection.fetchrow(f"select * from {model.__tablename__} where id = $1", made["id"])
    assert (now["version"], now["updated_at"]) == (made["version"], made["updated_at"])
    assert await changes_of(making.connection, made["id"]) == ["CREATED"]


@every_record
async def test_what_changes_something_is_a_new_version_that_the_trail_tells_of(
    making: MakingUp, model: type[Record]
) -> None:
    made = await a_row(making, model)
    confirmed = f"update {model.__tablename__} set last_confirmed_at = now() where id = $1 returning version"
    assert await making.connection.fetchval(confirmed, made["id"]) == made["version"] + 1
    assert await changes_of(making.connection, made["id"]) == ["CREATED", "UPDATED"]
    [(kind,)] = await making.connection.fetch(
        "select distinct record_type from changes where record_id = $1", made["id"]
    )
    assert kind == model.record_type.value


@every_named
async def test_a_slug_that_is_given_up_keeps_leading_to_its_record(making: MakingUp, model: type[Record]) -> None:
    made = await a_row(making, model, former_slugs=[])
    rename = f"update {model.__tablename__} set slug = $2 where id = $1 returning former_slugs"
    renamed = [
        await making.connection.fetchval(rename, made["id"], slug)
        for slug in (f"nytt-{making.count}", f"nyare-{making.count}", made["slug"])
    ]
    given_up = [made["slug"], f"nytt-{making.count}"]
    # What it is called again is no former name.
    assert renamed == [given_up[:1], given_up, [f"nytt-{making.count}", f"nyare-{making.count}"]]


@every_record
async def test_every_record_can_have_a_key_in_another_system(making: MakingUp, model: type[Record]) -> None:
    made = await a_row(making, model)
    key = "insert into external_ids (system, value, record_type, record_id) values ('prov', $1, $2, $3)"
    await making.connection.execute(key, model.__name__, model.record_type.value, made["id"])
    parts = await making.connection.fetch("select part from changes where record_id = $1 and part <> ''", made["id"])
    assert [row["part"] for row in parts] == ["external_ids"]


def test_every_type_has_its_record() -> None:
    assert {model.record_type for model in RECORDS.values()} == set(RecordType)
