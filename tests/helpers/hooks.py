"""Webhooks of a test: made by the acts, delivered to by the code of `registry deliver`, and looked at."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from registry.delivering.running import Delivering, delivering
from registry.webhooks import AGAIN
from tests.helpers.databases import settings_for
from tests.helpers.workbench import Workbench

SHOWN = "secret webhook { id version }"
STATE = """query Q($id: ID!) { node(id: $id) { ... on Webhook {
  state pauseReason failures nextAt cursor
  deliveries(first: 100) { nodes { outcome status attempt kind messageId } } } } }"""


class Hook:
    """One webhook."""

    def __init__(self, bench: Workbench, caller: str, key: str, secret: str) -> None:
        self.bench, self.caller, self.id, self.secret = bench, caller, key, secret

    @property
    def key(self) -> UUID:
        return UUID(self.id.rpartition("_")[2])

    async def act(self, name: str, shown: str = "webhook { id }", **given: Any) -> Any:
        [(version,)] = await self.bench.sql("select version from webhooks where id = $1", self.key)
        return await self.bench.done(self.caller, name, shown, which={"id": self.id}, seen=version, **given)

    async def now(self) -> Any:
        return (await self.bench(self.caller, STATE, id=self.id))["node"]

    async def outcomes(self) -> list[str]:
        return [each["outcome"] for each in (await self.now())["deliveries"]["nodes"]]

    async def travel(self) -> None:
        """Let the time of the next attempt come."""
        await self.bench.sql("update webhook_places set next_at = now() where webhook_id = $1", self.key)

    async def later(self) -> None:
        """Let a minute pass since it was pinged and its failures were forgotten."""
        ago = "pinged_at = pinged_at - $2::interval, forgotten_at = forgotten_at - $2::interval"
        sql = f"update webhook_places set {ago} where webhook_id = $1"
        await self.bench.sql(sql, self.key, AGAIN)


async def a_hook(bench: Workbench, url: str, caller: str = "municipality", **given: Any) -> Hook:
    given = {"purpose": "Prov", "endpointUrl": url, **given}
    made = await bench.done(caller, "createWebhook", SHOWN, **given)
    return Hook(bench, caller, made["webhook"]["id"], made["secret"])


@asynccontextmanager
async def a_deliverer(bench: Workbench, **more: Any) -> AsyncIterator[Delivering]:
    """What delivers, as the API's role."""
    chosen = settings_for(bench.url, **{"webhook_allow_private": True, "webhook_timeout_ms": 2000, **more})
    assert chosen.database_url is not None
    said: list[str] = []
    async with delivering(chosen.database_url.get_secret_value(), chosen, said.append) as made:
        yield made


async def deliver(bench: Workbench, **more: Any) -> None:
    """Deliver all that is due."""
    async with a_deliverer(bench, **more) as made:
        await made.run(once=True)


async def until(so: Callable[[], bool]) -> None:
    """Wait until something is so, with patience."""
    async with asyncio.timeout(60):
        while not so():  # noqa: ASYNC110 - what is waited for happens in other threads and processes
            await asyncio.sleep(0.02)
