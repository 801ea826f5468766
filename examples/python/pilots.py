"""The registry from Python, with gql: `pip install "gql[httpx]"`, then `python pilots.py [address of /graphql]`."""

import sys
from collections.abc import Iterator
from typing import Any

from gql import Client, gql
from gql.client import SyncClientSession
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXTransport

PILOTS = gql("""
  query Pilots($first: Int!, $after: String) {
    initiatives(first: $first, after: $after, where: { kind: { eq: PILOT } }, orderBy: [{ title: ASC }]) {
      nodes { title state participations { totalCount } }
      pageInfo { hasNextPage endCursor }
    }
  }
""")


def pilots(session: SyncClientSession) -> Iterator[dict[str, Any]]:
    """Every pilot, a page at a time."""
    after = None
    while True:
        PILOTS.variable_values = {"first": 100, "after": after}
        page = session.execute(PILOTS)["initiatives"]
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def main(address: str = "http://127.0.0.1:8000/graphql") -> None:
    """Print the pilots, and what the registry says of a question that it refuses."""
    # The contract is fetched once, so that a misspelt field is found before anything is sent.
    transport = HTTPXTransport(url=address, timeout=30)
    with Client(transport=transport, fetch_schema_from_transport=True) as session:
        for each in pilots(session):
            print(f"{each['title']} ({each['state']}), {each['participations']['totalCount']} deltagare")
        try:
            session.execute(gql("{ initiatives(first: 1000) { totalCount } }"))
        except TransportQueryError as error:
            for told in error.errors or []:
                print(f"{told['extensions']['code']}: {told['extensions']['messageSv']}")


if __name__ == "__main__":
    main(*sys.argv[1:])
