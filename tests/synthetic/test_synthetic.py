"""Made-up data: as much as was asked for, the same each time, and never beside what is real."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Any

import pytest
import pytest_asyncio

from registry import model, seeding, synthetic
from registry.storage.model.record import PART_OF, every_record, record_in
from registry.storage.reading.external_ids import ExternalId
from registry.synthetic.records import everything
from registry.synthetic.world import World, ids
from tests.helpers.databases import CreateDatabase
from tests.helpers.made_up import lost_references, rows

SIZE = 0.02


@dataclass(frozen=True)
class MadeUp:
    """A database of made-up data, only to be read, and how much it was said to be."""

    url: str
    counts: dict[str, int]


def traced() -> Iterator[str]:
    """The tables of records and of what hangs on them, but those that only administrators see."""
    for name, table in model.metadata.tables.items():
        record = record_in(table)
        if PART_OF in table.info or (record is not None and not record.for_administrators):
            yield name


@pytest_asyncio.fixture(scope="module")
async def made_up(make_database: CreateDatabase) -> MadeUp:
    """A little of everything."""
    url = await make_database()
    return MadeUp(url, await synthetic.fill(url, SIZE))


@pytest_asyncio.fixture(scope="module")
async def many(make_database: CreateDatabase) -> str:
    """So many that shares can be told."""
    url = await make_database()
    await synthetic.fill(url, 0.1)
    return url


async def fingerprint(url: str) -> str:
    """All made-up records, and the ids of the places that they stand on."""
    tables = [
        name for name in model.metadata.tables if name not in ("commits", "changes", "organisations", "memberships")
    ]
    queries = [f"select to_jsonb(t)::text from {name} t order by 1" for name in sorted(tables)]
    found = [await rows(url, query) for query in [*queries, "select id from organisations order by 1"]]
    return sha256(repr(found).encode()).hexdigest()


async def test_there_is_as_much_as_was_asked_for(made_up: MadeUp) -> None:
    made = made_up.counts
    assert made["initiatives"] == 100
    assert made["participations"] == 1_200
    assert made["knowledge_needs"] == 30
    assert made["endorsements"] == 300
    assert made["outputs"] == 60
    assert made["groups"] == 10
    assert made["seats"] == 100
    assert made["themes"] == 60
    assert 60 < made["lessons"] < 200


async def test_it_reports_as_many_rows_as_there_are(made_up: MadeUp) -> None:
    for table, count in made_up.counts.items():
        assert await rows(made_up.url, f"select count(*) from {table}") == [(count,)]


async def test_every_reference_leads_somewhere(made_up: MadeUp) -> None:
    # The database was not asked to check them while they were copied.
    assert await lost_references(made_up.url) == []
    tables = {each.record_type.value: each.__tablename__ for each in every_record()}
    kinds = await rows(made_up.url, f"select distinct record_type from {ExternalId.__tablename__}")
    assert {kind for (kind,) in kinds} >= {"INITIATIVE", "OUTPUT"}
    for (kind,) in kinds:
        keys = f"select record_id from {ExternalId.__tablename__} where record_type = '{kind}'"
        assert await rows(made_up.url, f"{keys} except select id from {tables[kind]}") == []


async def test_the_rows_meet_every_rule_of_references_of_one_kind(made_up: MadeUp) -> None:
    wrong = "select via_id from endorsements join organisations o on o.id = via_id where o.kind <> 'RSS_BODY'"
    assert await rows(made_up.url, wrong) == []


async def test_needs_are_merged_as_the_act_merges_them(many: str) -> None:
    merged = "from knowledge_needs n join knowledge_needs o on o.id = n.merged_into_id"
    assert await rows(many, f"select count(*) > 0 {merged}") == [(True,)]
    wrong = "n.publication <> 'PUBLISHED' or o.publication <> 'PUBLISHED' or o.merged_into_id is not null"
    assert await rows(many, f"select n.slug {merged} where {wrong}") == []
    for table, other in (("initiative_needs", "initiative_id"), ("need_outputs", "output_id")):
        links = f"select l.{other}, n.merged_into_id from {table} l join knowledge_needs n on n.id = l.need_id"
        answered = f"{links} where n.merged_into_id is not null"
        assert await rows(many, f"select count(*) > 0 from ({answered}) a") == [(True,)]
        # What answers one answers the one that lives on too.
        assert await rows(many, f"{answered} except select {other}, need_id from {table}") == []


async def test_the_same_seed_makes_the_same_data(fresh_url: str, make_database: CreateDatabase) -> None:
    other = await make_database()
    await synthetic.fill(fresh_url, SIZE, seed=7)
    await synthetic.fill(other, SIZE, seed=7)

    assert await fingerprint(fresh_url) == await fingerprint(other)


def test_another_seed_makes_other_data() -> None:
    first, second = (next(_batches(seed))["themes"] for seed in (1, 2))

    assert first != second


def test_ids_come_in_order() -> None:
    drawn = next(batch for batch in _batches(1) if "participations" in batch)

    made = [row["id"] for row in drawn["participations"]]
    assert made == sorted(made)
    assert {each.version for each in made} == {7}


def _batches(seed: int) -> Any:
    rng = Random(seed)  # noqa: S311 -- the same data each time is the point
    new_ids = ids(rng)
    return everything(World(rng, new_ids, SIZE, [next(new_ids) for _ in range(300)], {}))


async def test_some_are_drafts_and_few_are_withdrawn(many: str) -> None:
    found = await rows(many, "select publication, count(*) from participations group by 1")
    shares = {publication: count / 6_000 for publication, count in found}
    assert 0.02 < shares["DRAFT"] < 0.04
    assert 0.005 < shares["WITHDRAWN"] < 0.02


async def test_a_few_initiatives_have_very_many_participants(many: str) -> None:
    counts = "select count(*) from participations group by initiative_id order by 1 desc"
    found = [count for (count,) in await rows(many, counts)]
    assert found[0] > 5 * 12 > 12 > found[len(found) // 2]


async def test_nobody_takes_it_for_real(made_up: MadeUp) -> None:
    for table in ("initiatives", "knowledge_needs", "outputs"):
        assert await rows(made_up.url, f"select title from {table} where title not like 'Exempel%'") == []


@pytest.mark.parametrize("table", sorted(traced()))
async def test_the_trail_tells_of_every_row(made_up: MadeUp, table: str) -> None:
    whole = model.metadata.tables[table].info.get(PART_OF)
    key, part = (whole, f"c.part = '{table}'") if whole else ("id", "c.part is null")
    told = f"select c.after from changes c where c.record_id = t.{key} and {part} order by c.id desc"
    newest = f"({told} limit 1)" if whole is None else f"any({told})"
    assert (
        await rows(
            made_up.url,
            f"select id_of from (select t.{key} as id_of, to_jsonb(t) = {newest} as is_told"
            f" from {table} t) each where is_told is not true",
        )
        == []
    )


async def test_a_change_comes_after_what_was_there(made_up: MadeUp) -> None:
    places = "select count(*) from commits a join commits b on a.position < b.position where a.at > b.at"
    assert await rows(made_up.url, places) == [(0,)]
    early = (
        "select count(*) from changes p join changes i on i.record_id = (p.after->>'initiative_id')::uuid"
        " where p.record_type = 'PARTICIPATION' and p.verb = 'CREATED' and i.verb = 'CREATED' and i.part is null"
        " and i.commit_id > p.commit_id"
    )
    assert await rows(made_up.url, early) == [(0,)]
    changed = "select distinct c.after->>'version' from changes c where verb = 'UPDATED' and record_type = 'INITIATIVE'"
    assert await rows(made_up.url, changed) == [("2",)]


@pytest.mark.parametrize("table", sorted(traced()))
async def test_a_record_says_when_it_was_made_and_changed_as_its_trail_does(made_up: MadeUp, table: str) -> None:
    if PART_OF in model.metadata.tables[table].info:
        return
    told = "select min(c.at), max(c.at) from changes c where c.record_id = t.id and c.part is null"
    odd = f"select id from {table} t, lateral ({told}) told(made, changed) where t.created_at <> told.made"
    odd += " or t.updated_at <> told.changed or told.made is null"
    assert await rows(made_up.url, odd) == []


async def test_a_change_that_came_later_has_a_later_number(made_up: MadeUp) -> None:
    later = "select count(*) from (select at, lag(at) over (order by id) as before from changes) c where at < before"

    assert await rows(made_up.url, later) == [(0,)]


async def test_the_trail_is_written_again_afterwards(fresh_url: str) -> None:
    await synthetic.fill(fresh_url, SIZE)

    await rows(fresh_url, "update initiatives set phase_note = 'Ny fas' returning id")

    told = "select count(*) from changes where record_type = 'INITIATIVE' and act is null"
    assert await rows(fresh_url, told) == [(100,)]


async def test_progress_is_reported(fresh_url: str) -> None:
    steps: list[tuple[str, int, int]] = []

    await synthetic.fill(fresh_url, SIZE, on_progress=lambda *step: steps.append(step))

    assert ("Initiativ", 100, 100) in steps


async def test_a_database_with_real_records_is_refused(fresh_url: str) -> None:
    await seeding.load(fresh_url)

    with pytest.raises(synthetic.DatabaseNotEmpty, match="never mixed with real ones"):
        await synthetic.fill(fresh_url, SIZE)

    assert await rows(fresh_url, "select 1 from initiatives where title like 'Exempel%'") == []
