"""Public clients, as they are: told at once, told what they missed, and refused without the right."""

import asyncio
from typing import Any

import orjson
import pytest
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.websockets import WebsocketsTransport

from tests.helpers.node import CHECKERS, install, run
from tests.helpers.subscribers import CHANGED, PATIENCE, address_of, key_of
from tests.helpers.workbench import SECRETS, Workbench


@pytest.mark.parametrize(("how", "refusal"), [("ws", 4401), ("sse", 401)])
async def test_the_reference_clients_of_both_protocols(registry: Workbench, how: str, refusal: int) -> None:
    await asyncio.to_thread(install, CHECKERS)
    told = await asyncio.to_thread(run, "node", "subscribe.js", how, address_of(registry), SECRETS["rss"], cwd=CHECKERS)
    assert told.returncode == 0, told.stdout + told.stderr
    said: dict[str, Any] = {}
    for line in told.stdout.splitlines():
        found = orjson.loads(line)
        said[found["what"]] = found.get("told")
    made = said["done"]
    assert said == {"first": [], "done": made, "then": made, "again": made, "asked": "EDITOR", "refused": refusal}


async def test_gql_from_python(registry: Workbench) -> None:
    url = f"{address_of(registry).replace('http', 'ws', 1)}/graphql"
    transport = WebsocketsTransport(url=url, headers=key_of("rss"))
    async with asyncio.timeout(PATIENCE), Client(transport=transport) as session:
        pilot = None
        async for told in session.subscribe(gql(CHANGED)):
            if pilot is None:
                pilot = await registry.an_initiative(title="Till gql")
            elif pilot["id"] in [each["id"] for each in told["changed"]["changes"]]:
                break
        with pytest.raises(TransportQueryError, match="no token"):
            async for _ in session.subscribe(gql('subscription { changed(after: "x") { token } }')):
                pass
