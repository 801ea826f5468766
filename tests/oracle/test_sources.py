"""Sources as lists are answered as the oracle answers them, whoever asks."""

import pytest

from registry.storage.model.terms import Role
from tests.oracle.asking import Both, name_of

QUESTIONS = {
    "each with what rests on it": """{ sources(first: 100) { totalCount nodes { title url publisher date recordCount
      citations(first: 100) { totalCount nodes { recordType title url publisher date fields locator isInferred
      record { __typename id } } } } } }""",
    "in order": "{ sources(first: 100, orderBy: [{ publisher: DESC }, { recordCount: ASC }]) { edges { cursor } } }",
    "by how many places": "{ sources(orderBy: [{ citations: { count: DESC } }], last: 5) { edges { cursor } } }",
    "counted": "{ sources { facets { publisher { value label count } } } }",
    "by what rests on them": """{ sources(where: { citations: { some: { recordType: { in: [INITIATIVE, OUTPUT] } },
      none: { isInferred: true } }, not: { publisher: { isNull: true } } }) { totalCount nodes { title } } }""",
    "counted by type": "{ sources { nodes { citations { facets { recordType { value count } } } } } }",
    "records by their sources": """{ outputs(where: { sources: { some: { url: { contains: "EXAMPLE" } } } }) {
      totalCount } initiatives(where: { sources: { none: { date: { from: "2023" } } } }) { nodes { title } }
      organisations(where: { sources: { any: true } }) { totalCount } }""",
    "parts by their sources": """{ initiatives(first: 50) { nodes { participations(
      where: { sources: { some: { fields: { isEmpty: true } } } }) { totalCount } } } }""",
}


@pytest.mark.parametrize("who", [name_of(role) for role in Role])
@pytest.mark.parametrize("question", QUESTIONS)
async def test_sources(question: str, who: str, on_made_up: Both) -> None:
    await on_made_up.agree(QUESTIONS[question], who=who)
