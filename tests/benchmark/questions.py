"""The questions that are measured: known documents with variables that differ from call to call."""

from dataclasses import dataclass
from typing import Any

import asyncpg


@dataclass(frozen=True)
class Measured:
    """One document and the variables of its calls."""

    name: str
    query: str
    calls: list[dict[str, Any]]


LIST = """query List($state: InitiativeState!, $first: Int!) {
  initiatives(where: { state: { eq: $state }, kind: { eq: PILOT } }, orderBy: [{ start: DESC }], first: $first) {
    pageInfo { hasNextPage endCursor }
    nodes { id slug title state period { start startIs end } }
  }
}"""
NESTED = """query Nested($state: InitiativeState!) {
  initiatives(where: { state: { eq: $state } }, orderBy: [{ title: ASC }], first: 20) {
    nodes {
      slug title
      themes { slug name }
      participations(first: 5, where: { status: { eq: CONFIRMED } }) {
        totalCount
        nodes { role organisation { name ... on Municipality { code county { name } } } }
      }
      needs(first: 3) { nodes { slug title } }
    }
  }
}"""
ONE = """query One($slug: String!) {
  initiative(slug: $slug) {
    id slug title summary kind state
    period { start startIs end endIs }
    targetGroup { text ageFrom ageTo }
    themes { slug name }
    sources { title url }
    participations(first: 10) { totalCount nodes { role status organisation { __typename name } } }
    outputs(first: 5) { nodes { slug title kind } }
  }
}"""
NEXT_PAGE = """query Next($after: String) {
  initiatives(orderBy: [{ start: DESC }, { title: ASC }], first: 20, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { slug title period { start } }
  }
}"""
STATES = ["ONGOING", "COMPLETED", "PREPARING", "PROPOSED"]


async def questions(connection: "asyncpg.Connection[Any]") -> list[Measured]:
    """The questions, with keys that are in the database."""
    slugs = await connection.fetch(
        "select slug from initiatives where publication = 'PUBLISHED' order by md5(slug) limit 100"
    )
    return [
        Measured("list", LIST, [{"state": state, "first": 20} for state in STATES]),
        Measured("nested", NESTED, [{"state": state} for state in STATES]),
        Measured("one", ONE, [{"slug": row["slug"]} for row in slugs]),
        Measured("next page", NEXT_PAGE, [{"after": None}]),
    ]
