"""What needs told of their handling becomes decisions, one for each that the trail tells of, and goes back."""

from typing import Any

import asyncpg

from registry.storage.database import database, migrations
from registry.storage.database.folders import MIGRATIONS
from tests.helpers.databases import CreateDatabase

#: The migration that makes them, and how many steps down from the newest lead to the one before it: numbers have gaps.
EVERY = sorted(path.name.partition("_")[0] for path in MIGRATIONS.glob("versions/[0-9]*.py"))
(MAKING,) = (path.name.partition("_")[0] for path in MIGRATIONS.glob("versions/*_decisions_as_a_series.py"))
BELOW = f"-{len(EVERY) - EVERY.index(MAKING)}"
DECIDE = """
update knowledge_needs set state = 'HANDLING_DECIDED', handling_ways = $1, handling_decided_on = $2,
  handling_reason = $3, handling_decided_by_id = (select id from groups where slug = 'grupp')
where slug = 'behov'
"""
TOLD = """
select ways, decided_on, reason, decided_by_id is not null, publication, version,
  created_at = updated_at and created_at = (select min(at) from changes where record_id = decisions.id)
from decisions order by decided_on
"""


async def test_each_decision_that_the_trail_tells_of_is_kept_and_the_newest_goes_back(
    make_database: CreateDatabase,
) -> None:
    plain = await make_database()
    url = database.engine_url(plain)
    await migrations.move(url, BELOW)
    connection: asyncpg.Connection[Any] = await database.connect(plain)
    await connection.execute(
        "insert into groups (kind, slug, name, publication) values ('NETWORK', 'grupp', 'Grupp', 'PUBLISHED');"
        "insert into knowledge_needs (slug, title, state, publication)"
        " values ('behov', 'Behov', 'PRIORITISED', 'PUBLISHED'), ('annat', 'Annat', 'RAISED', 'PUBLISHED')"
    )
    await connection.execute(DECIDE, ["PILOT"], "2025-03", "Pröva först")
    await connection.execute("update knowledge_needs set title = 'Bytt titel' where slug = 'behov'")
    await connection.execute(DECIDE, ["RESEARCH", "PILOT"], "2026-01", "Vi vet för lite")
    await migrations.move(url)
    # The statements of a connection that was open before know the old columns.
    await connection.close()
    connection = await database.connect(plain)
    assert [tuple(each) for each in await connection.fetch(TOLD)] == [
        (["PILOT"], "2025-03", "Pröva först", True, "PUBLISHED", 1, True),
        (["RESEARCH", "PILOT"], "2026-01", "Vi vet för lite", True, "PUBLISHED", 1, True),
    ]
    trail = await connection.fetch(
        "select verb, after->>'reason', exists (select from changes need where need.commit_id = told.commit_id"
        " and need.record_id = told.whole_id and need.after->'handling_ways' = told.after->'ways')"
        " from changes told where record_type = 'DECISION' order by id"
    )
    assert [tuple(each) for each in trail] == [
        ("CREATED", "Pröva först", True),
        ("CREATED", "Vi vet för lite", True),
    ]
    # A decision that is only told of now, without a day, is none that the need has room for.
    await connection.execute(
        "insert into decisions (need_id, kind, ways, publication)"
        " select id, 'HANDLING', array['NONE'], 'PUBLISHED' from knowledge_needs where slug = 'annat'"
    )
    await connection.close()
    await migrations.move(url, BELOW)
    connection = await database.connect(plain)
    back = await connection.fetch(
        "select handling_ways, handling_decided_on, handling_reason, handling_decided_by_id is not null"
        " from knowledge_needs order by slug desc"
    )
    assert [tuple(each) for each in back] == [
        (["RESEARCH", "PILOT"], "2026-01", "Vi vet för lite", True),
        (None, None, None, False),
    ]
    left = await connection.fetchval("select count(*) from changes where record_type = 'DECISION'")
    await connection.close()
    assert left == 0
    await migrations.move(url)
    connection = await database.connect(plain)
    again = [tuple(each)[:2] for each in await connection.fetch(TOLD)]
    await connection.close()
    assert again == [(["PILOT"], "2025-03"), (["RESEARCH", "PILOT"], "2026-01")]
