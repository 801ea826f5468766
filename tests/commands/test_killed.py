"""A server that is killed in the middle of an act: what it did is kept whole, or not at all."""

import asyncio
from typing import Any

import httpx
import pytest

from registry.storage.database import database, roles
from registry.storage.model.turn import TAKE_TURN
from tests.helpers.locks import PATIENCE, held, until_waiting
from tests.helpers.processes import serving
from tests.helpers.workbench import SECRETS, Workbench

BOTH = """mutation Both($title: String!, $change: UpdateInitiativeInput!) {
  createInitiative(input: { fields: { title: $title, kind: PILOT } }) { initiative { id } userErrors { code } }
  updateInitiative(input: $change) { initiative { summary } userErrors { code } }
}"""


AT_WORK = """select from pg_stat_activity
  where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()"""


async def killed(bench: Workbench, lock: str, key: str, variables: dict[str, Any]) -> None:
    """Send an operation to a server of its own, and kill that when the operation waits for the lock."""
    with serving(DATABASE_URL=database.role_url(bench.url, roles.API_ROLE, "only-for-tests")) as (process, address):
        headers = {"authorization": f"Bearer {SECRETS['rss']}", "idempotency-key": key}
        async with httpx.AsyncClient(base_url=address, headers=headers, timeout=PATIENCE) as client:
            async with held(bench.url, lock) as connection:
                sent = asyncio.ensure_future(client.post("/graphql", json={"query": BOTH, "variables": variables}))
                await until_waiting(connection, 1)
                process.kill()
                process.wait(PATIENCE)
            with pytest.raises(httpx.TransportError):
                await sent
    async with asyncio.timeout(PATIENCE):
        while await bench.sql(AT_WORK):
            await bench.sql("select pg_sleep(0.02)")


async def state(bench: Workbench, title: str, key: str) -> tuple[Any, ...]:
    """What there is of an operation: its records, what it changed, its trail, and its kept answer."""
    ((made,),) = await bench.sql("select count(*) from initiatives where title = $1", title)
    ((changed,),) = await bench.sql("select count(*) from initiatives where summary = $1", title)
    told = await bench.sql(
        "select count(*), count(distinct commits.position) from changes join commits on commits.id = commit_id"
        " where after->>'title' = $1 or after->>'summary' = $1",
        title,
    )
    ((kept,),) = await bench.sql("select count(*) from kept_answers where key = sha256(convert_to($1, 'UTF8'))", key)
    return made, changed, *told[0], kept


async def test_what_was_not_committed_is_not_there_and_can_be_done_again(bench: Workbench) -> None:
    other = await bench.an_initiative(title="Väntar på lås")
    change = {"initiative": {"id": other["id"]}, "seen": other["version"], "fields": {"summary": "Halvvägs"}}
    given = {"title": "Halvvägs", "change": change}
    lock = f"select from initiatives where id = '{other['id'].rpartition('_')[2]}' for update"
    # The new record has been written when the act after it waits.
    await killed(bench, lock, "halva", given)
    assert await state(bench, "Halvvägs", "halva") == (0, 0, 0, 0, 0)
    again = await bench.whole("rss", BOTH, "halva", **given)
    assert again["data"]["updateInitiative"] == {"initiative": {"summary": "Halvvägs"}, "userErrors": []}
    assert await state(bench, "Halvvägs", "halva") == (1, 1, 2, 1, 1)


async def test_what_was_being_committed_is_there_whole_and_is_not_done_again(bench: Workbench) -> None:
    other = await bench.an_initiative(title="Väntar på plats")
    change = {"initiative": {"id": other["id"]}, "seen": other["version"], "fields": {"summary": "Hela vägen"}}
    given = {"title": "Hela vägen", "change": change}
    # The position in the trail is drawn under this lock when the transaction ends.
    await killed(bench, TAKE_TURN, "hela", given)
    assert await state(bench, "Hela vägen", "hela") == (1, 1, 2, 1, 1)
    again = await bench.whole("rss", BOTH, "hela", **given)
    ((key,),) = await bench.sql("select id from initiatives where title = 'Hela vägen'")
    assert again["data"]["createInitiative"] == {"initiative": {"id": f"initiative_{key.hex}"}, "userErrors": []}
    assert await state(bench, "Hela vägen", "hela") == (1, 1, 2, 1, 1)
