"""What is searched is kept by the database: whoever writes, at once, in whatever order, and nothing is left out."""

import asyncio
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from registry.storage.database import database
from registry.storage.model import guards
from registry.storage.model.record import Record, every_record
from registry.storage.model.searched import NOT_SEARCHED
from registry.storage.model.turn import TAKE_TURN
from registry.storage.search.keeping import searched_records
from tests.helpers.databases import CreateDatabase
from tests.helpers.searching import labels, search_as
from tests.helpers.workbench import Workbench, furnish

EVERY = [each for each in every_record() if not each.for_administrators]
KEPT = "select record_id, record_type, search::text, title::text, names, audience, words from search_texts order by 1"
WORDS = "select word, stem, folded, parts, uses from search_words order by 1"
PUT = """
insert into initiatives (slug, title, summary, kind, publication) values ($1, $2, $3, 'PILOT', 'PUBLISHED') returning id
"""


def columns_of(model: type[Record]) -> list[Any]:
    """The columns of a concept's table."""
    return list(model.__table__.columns)


@pytest.mark.parametrize("model", EVERY, ids=lambda each: each.__name__)
def test_every_text_of_a_record_is_searched_or_says_why_not(model: type[Record]) -> None:
    texts = {each.name for each in columns_of(model) if guards._as_text(each)}
    searched = set(model.searched.columns)
    assert texts - searched - NOT_SEARCHED.keys() == set()
    assert searched & NOT_SEARCHED.keys() == set()


def test_every_reason_is_about_a_text() -> None:
    texts = {each.name for model in EVERY for each in columns_of(model) if guards._as_text(each)}
    assert NOT_SEARCHED.keys() - texts == set()


def test_nothing_that_a_person_can_be_known_by_is_searched() -> None:
    for model in searched_records():
        assert not model.for_administrators
        private = {each.name for each in model.__table__.columns if each.info.get("private")}
        assert private & set(model.searched.columns) == set()
        assert not any("contact" in each or "email" in each or "phone" in each for each in model.searched.columns)


async def test_what_is_written_with_psql_is_found(bench: Workbench) -> None:
    await bench.sql(PUT, "skrivet-for-hand", "Skrivet för hand med gladiolus", None)
    assert labels(await search_as(bench, None, "gladiolus")) == ["Skrivet för hand med gladiolus"]
    await bench.sql("update initiatives set summary = 'Nu om penséer' where slug = 'skrivet-for-hand'")
    assert labels(await search_as(bench, None, "penséer")) == ["Skrivet för hand med gladiolus"]
    await bench.sql("update initiatives set title = 'Bytt' where slug = 'skrivet-for-hand'")
    assert labels(await search_as(bench, None, "gladiolus")) == []


async def test_what_is_kept_is_what_filling_anew_would_give(bench: Workbench) -> None:
    """By seeds, acts and psql, in whatever order it was written."""
    await bench.an_initiative(title="Ett prov om arbetsro", summary="Vi ser efter om samtalsstödet hjälper.")
    kept, words = await bench.sql(KEPT), await bench.sql(WORDS)
    connection = await database.connect(bench.url)
    try:
        await connection.execute("select search_fill()")
        assert [tuple(row) for row in await connection.fetch(KEPT)] == kept
        assert [tuple(row) for row in await connection.fetch(WORDS)] == words
    finally:
        await connection.close()


@pytest.mark.parametrize(
    "fill", ["search_fill()", "cited_fill()", "backing_fill()", "keepers_fill()", "bitmaps_fill()"]
)
async def test_what_is_filled_anew_waits_for_commits(bench: Workbench, fill: str) -> None:
    """What they tell meanwhile would otherwise be lost, or told twice."""
    async with database.opened(bench.url) as one, database.opened(bench.url) as other, one.transaction():
        await one.execute(TAKE_TURN)
        await other.execute("set lock_timeout = '200ms'")
        with pytest.raises(asyncpg.LockNotAvailableError):
            await other.execute(f"select {fill}")


async def test_a_change_of_what_is_not_searched_writes_nothing(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Ett prov som står still")
    asked = "select s.xmin::text from search_texts s join initiatives i on i.id = s.record_id where i.slug = $1"
    before = await bench.sql(asked, made["slug"])
    await bench.sql("update initiatives set phase_note = phase_note, state = 'ONGOING' where slug = $1", made["slug"])
    assert await bench.sql(asked, made["slug"]) == before


async def test_the_same_new_words_in_two_orders_wait_for_nobody(make_database: CreateDatabase) -> None:
    """They would deadlock where words are learnt as rows are written; here that is done at the commit, in turn."""
    url = await make_database(furnish)
    names = [f"ord{letter}ordning" for letter in "abcdefgh"]

    async def write(order: list[str]) -> None:
        async with database.opened(url) as connection, connection.transaction():
            for each in order:
                await connection.execute(PUT, f"exempel-{uuid4()}", f"Prov med {each}", None)
                await asyncio.sleep(0.01)

    async with asyncio.timeout(60):
        await asyncio.gather(*(write(names if turn % 2 else names[::-1]) for turn in range(6)))
    async with database.opened(url) as connection:
        found = await connection.fetch("select word, uses from search_words where word = any($1)", names)
    assert {tuple(row) for row in found} == {(each, 6) for each in names}


async def test_the_api_cannot_write_to_what_is_searched(bench: Workbench) -> None:
    for table in ("search_texts", "title_words", "search_words", "search_parts", "search_synonyms"):
        asked = "select has_table_privilege('registry_api', $1, each) from unnest($2::text[]) each"
        verbs = ["select", "insert", "update", "delete"]
        assert await bench.sql(asked, table, verbs) == [(True,), (False,), (False,), (False,)]
