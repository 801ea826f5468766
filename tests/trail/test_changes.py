"""The trail: every change to every record is written down, in the order of commits, and never changed."""

import asyncio
from typing import Any

import asyncpg
import pytest

from registry.model import RECORDS, metadata
from registry.storage.database import database
from registry.storage.model.record import Record

NEW = "insert into themes (kind, slug, name) values ('TOPIC', $1, 'Nytt') returning id"


async def _connected(url: str) -> Any:
    return await database.connect(url)


async def test_insert_update_and_delete_each_leave_a_change(fresh_url: str) -> None:
    connection = await _connected(fresh_url)
    key = await connection.fetchval(NEW, "nytt")
    await connection.execute("update themes set name = 'Nyare' where id = $1", key)
    await connection.execute("delete from themes where id = $1", key)
    rows = await connection.fetch(
        "select verb, before->>'name' as before, after->>'name' as after, record_type from changes"
        " where record_id = $1 order by id",
        key,
    )
    await connection.close()
    assert [tuple(row) for row in rows] == [
        ("CREATED", None, "Nytt", "THEME"),
        ("UPDATED", "Nytt", "Nyare", "THEME"),
        ("DELETED", "Nyare", None, "THEME"),
    ]


async def test_one_transaction_is_one_commit_signed_by_its_caller(fresh_url: str) -> None:
    connection = await _connected(fresh_url)
    async with connection.transaction():
        await connection.execute("select set_config('registry.caller', 'prov', true)")
        await connection.execute(NEW, "ett")
        await connection.execute(NEW, "tva")
    commits = await connection.fetch("select caller, position, xid, (select count(*) from changes) n from commits")
    await connection.close()
    assert [tuple(row) for row in commits] == [("prov", 1, None, 2)]


async def test_an_update_that_changes_nothing_leaves_nothing(fresh_url: str) -> None:
    connection = await _connected(fresh_url)
    key = await connection.fetchval(NEW, "nytt")
    await connection.execute("update themes set name = name where id = $1", key)
    version, changes = await connection.fetchrow("select version, (select count(*) from changes) from themes")
    await connection.close()
    assert (version, changes) == (1, 1)


async def test_a_slug_once_given_is_kept(fresh_url: str) -> None:
    connection = await _connected(fresh_url)
    key = await connection.fetchval(NEW, "forst")
    for slug in ("sedan", "forst", "sist"):
        await connection.execute("update themes set slug = $2 where id = $1", key, slug)
    former = await connection.fetchval("select former_slugs from themes")
    await connection.close()
    assert former == ["sedan", "forst"]


@pytest.mark.parametrize(
    "statement",
    [
        "truncate themes cascade",
        "truncate commits cascade",
        "delete from changes",
        "update changes set verb = 'CREATED'",
        "update commits set caller = 'någon annan'",
        "delete from commits",
    ],
)
async def test_the_trail_cannot_be_changed(fresh_url: str, statement: str) -> None:
    connection = await _connected(fresh_url)
    await connection.execute(NEW, "nytt")
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="the trail must stay whole"):
        await connection.execute(statement)
    await connection.close()


async def test_a_reader_that_continues_from_a_position_misses_nothing(fresh_url: str) -> None:
    writers, rounds = 4, 25

    async def write(writer: int) -> None:
        connection = await _connected(fresh_url)
        for number in range(rounds):
            async with connection.transaction():
                await connection.execute(NEW, f"skrivare-{writer}-{number}")
                # Transactions of different length end in another order than they began.
                await asyncio.sleep(0.001 * ((writer + number) % 3))
        await connection.close()

    async def read(done: asyncio.Event) -> list[int]:
        connection, position, seen = await _connected(fresh_url), 0, []
        while True:
            last = done.is_set()
            rows = await connection.fetch(
                "select k.position, c.id from commits k join changes c on c.commit_id = k.id"
                " where k.position > $1 order by k.position, c.id",
                position,
            )
            seen += [row["id"] for row in rows]
            position = rows[-1]["position"] if rows else position
            if last:
                await connection.close()
                return seen

    done = asyncio.Event()
    reader = asyncio.create_task(read(done))
    await asyncio.gather(*(write(writer) for writer in range(writers)))
    done.set()
    seen = await reader
    assert len(seen) == len(set(seen)) == writers * rounds


async def test_every_record_and_what_hangs_on_it_is_logged(fresh_url: str) -> None:
    connection = await _connected(fresh_url)
    logged = await connection.fetch(
        "select event_object_table t, count(*) n from information_schema.triggers"
        " where trigger_name like 'log_%' group by 1"
    )
    touched = await connection.fetch("select event_object_table t from information_schema.triggers"
                                     " where trigger_name = 'touch'")  # fmt: skip
    await connection.close()
    # Counties are the state's list, and what is not a record is not in the trail, nor the trail itself.
    tables = set(metadata.tables) - {
        "counties",
        "commits",
        "changes",
        "kept_answers",
        "key_uses",
        "sightings",
        "sessions",
        "heads",
        "departures",
        "sights",
        "assertions",
        "webhook_places",
        "webhook_deliveries",
        *(
            "search_texts",
            "title_words",
            "search_words",
            "search_parts",
            "search_synonyms",
            "source_mentions",
            "source_counts",
        ),
        "need_backings",
        *("keeper_shares", "keeper_counts"),
        *("bitmap_ordinals", "bitmaps"),
    }
    assert {row["t"]: row["n"] for row in logged} == dict.fromkeys(tables, 3)
    assert {row["t"] for row in touched} == {model.__tablename__ for model in RECORDS.values()}


def test_every_record_carries_the_base() -> None:
    base = {"id", "version", "keeper_id", "publication", "merged_into_id", "created_at", "updated_at"}
    for model in RECORDS.values():
        assert issubclass(model, Record)
        assert base <= set(model.__table__.c.keys())
