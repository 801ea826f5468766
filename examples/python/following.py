"""What changes in the registry, as it happens: `pip install "gql[websockets]"`, then `python following.py [address]`.

A subscription tells that something has changed, and `changes` tells what. A key stands in the variable REGISTRY_KEY.
"""

import asyncio
import os
import sys
from contextlib import suppress

from gql import Client, gql
from gql.client import AsyncClientSession
from gql.transport.websockets import WebsocketsTransport

CHANGED = gql("subscription Changed { changed(types: [INITIATIVE]) { token } }")
CHANGES = gql("""
  query Changes($after: ChangeToken!) {
    changes(after: $after, first: 100, types: [INITIATIVE]) {
      to
      more
      changes { id tombstone { reason } initiative { title state } }
    }
  }
""")


async def tell(session: AsyncClientSession, after: str) -> str:
    """Print what has changed since a token, and give the token of where that leads."""
    while True:
        CHANGES.variable_values = {"after": after}
        page = (await session.execute(CHANGES))["changes"]
        for each in page["changes"]:
            # Whoever keeps a copy puts the record there, or removes it, and keeps `to` in the same transaction.
            if each["tombstone"]:
                print(f"{each['id']}: {each['tombstone']['reason']}", flush=True)
            else:
                print(f"{each['initiative']['title']} ({each['initiative']['state']})", flush=True)
        after = page["to"]
        if not page["more"]:
            return after


async def main(address: str = "ws://127.0.0.1:8000/graphql") -> None:
    """Print the initiatives that change, until stopped. Questions go over the same connection."""
    key = os.environ.get("REGISTRY_KEY")
    transport = WebsocketsTransport(url=address, headers={"Authorization": f"Bearer {key}"} if key else {})
    async with Client(transport=transport) as session:
        token = None
        async for told in session.subscribe(CHANGED):
            if token is None:
                # The first notice comes at once, and tells where the feed is now.
                token = told["changed"]["token"]
                print("Väntar på ändringar.", flush=True)
            else:
                token = await tell(session, token)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(main(*sys.argv[1:]))
