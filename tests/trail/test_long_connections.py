"""A connection that has changed things for long finds its commit as fast as it did at first."""

from registry.storage.database import database

NEW = "insert into themes (kind, slug, name) values ('TOPIC', $1, 'Nytt') returning id"
#: How often commits have been read otherwise than by an index, in this transaction.
WHOLE = "select seq_scan from pg_stat_xact_user_tables where relname = 'commits'"


async def test_a_plan_made_when_nothing_had_happened_reads_no_commits_in_vain(fresh_url: str) -> None:
    connection = await database.connect(fresh_url)
    # As tidying leaves them: known to be empty.
    await connection.execute("vacuum analyze commits, changes")
    # What the reference to the commit asks is PostgreSQL's own.
    await connection.execute("alter table changes drop constraint fk_changes_commit_id")
    for place in range(8):
        key = await connection.fetchval(NEW, f"tema-{place}")
        await connection.execute("update themes set name = 'Nyare' where id = $1", key)
    # What was counted before is told of no more.
    await connection.execute("select pg_stat_force_next_flush()")
    async with connection.transaction():
        await connection.execute("update themes set name = 'Nyast' where id = $1", key)
        found = await connection.fetchval(WHOLE)
    await connection.close()
    assert found == 0
