"""One erased person, one erased text, one erased reason: nothing that the registry keeps or writes holds them."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.helpers.databases import CreateDatabase
from tests.helpers.everywhere import in_dump, in_server_log, tables_with
from tests.helpers.provider import Provider
from tests.helpers.signing import a_person, believing, told
from tests.helpers.workbench import CALLERS, Workbench, workbench

GROUND = {"legalGround": "Dataskyddsförordningen artikel 17", "caseNumber": "2026/17"}
HISTORY = """query History($ids: [ID!]!, $then: DateTime) {
  nodes(ids: $ids) { ... on Record { id history(first: 100) { nodes {
    verb version act reason commit { act person { id displayName } } fields { field before after } } } } }
  then: initiatives(first: 5, orderBy: [{ updatedAt: DESC }], asOf: $then) { nodes { title slug summary
    discontinuedBecause caseNumbers { value } externalIds { system value } contacts { function } } } }"""
MAKE = """mutation Make($input: CreateInitiativeInput!) {
  createInitiative(input: $input) { initiative { id version title slug summary } userErrors { code message } } }"""


@pytest_asyncio.fixture
async def bench(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    async with workbench(make_database, **believing(issuer)) as made:
        yield made


class Looking:
    """Looks everywhere for a word, before something is erased and after."""

    def __init__(self, bench: Workbench, capfd: pytest.CaptureFixture[str]) -> None:
        self.bench, self.capfd, self.logged = bench, capfd, ""

    async def places(self, word: str, *records: str) -> list[str]:
        """Where the word stands."""
        found = await tables_with(self.bench, word)
        found += ["dump"] if in_dump(self.bench, word) else []
        found += ["server log"] if await in_server_log(self.bench, word) else []
        ((then,),) = await self.bench.sql("select now()")
        for caller in (None, "administrator", *CALLERS):
            answer = await self.bench.whole(caller, HISTORY, ids=list(records), then=then.isoformat())
            assert "errors" not in answer
            found += [f"history for {caller}"] if word.casefold() in str(answer).casefold() else []
        self.logged += "".join(self.capfd.readouterr())
        assert '"event":"request"' in self.logged
        found += ["log"] if word.casefold() in self.logged.casefold() else []
        figures = (await self.bench.client.get("/metrics")).text
        return found + (["figures"] if word.casefold() in figures.casefold() else [])


@pytest.fixture
def looking(bench: Workbench, capfd: pytest.CaptureFixture[str]) -> Looking:
    return Looking(bench, capfd)


async def test_an_erased_text_is_nowhere(bench: Workbench, looking: Looking) -> None:
    word = "Ypperlighemligt"
    fields: dict[str, Any] = {
        "title": f"{word} i titeln",
        "kind": "PILOT",
        "summary": f"Om {word}",
        "contacts": [{"function": word}],
        "caseNumbers": [{"authority": {"slug": "goteborgsregionen"}, "value": word}],
        "externalIds": [{"system": "prov", "value": word}],
    }
    made = (await bench("rss", MAKE, "nyckel", input={"fields": fields}))["createInitiative"]["initiative"]
    # What is refused is written down nowhere either: a key that is taken, and a number beside the word.
    for more in ({"title": "Annan"}, {"summary": f"{word} 19121212-1212", "externalIds": [], "caseNumbers": []}):
        refused = (await bench("rss", MAKE, input={"fields": {**fields, **more}}))["createInitiative"]
        assert refused["userErrors"]
        assert word not in str(refused)
    shown = "record { ... on Initiative { id version } }"
    made = (await bench.done("rss", "publishRecord", shown, id=made["id"], seen=made["version"]))["record"]
    given = {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": {"summary": f"Mer om {word}"}}
    await bench.done("rss", "updateInitiative", "", **given)
    before = await looking.places(word, made["id"])
    assert {"initiatives", "changes", "kept_answers", "dump", "history for None"} <= {*before}
    assert "log" not in before
    assert "server log" not in before
    names = ["title", "summary", "contacts", "caseNumbers", "externalIds"]
    await bench.done("administrator", "eraseRecord", "record { id }", id=made["id"], fields=names, **GROUND)
    assert await looking.places(word, made["id"]) == []


async def test_an_erased_reason_is_nowhere(bench: Workbench, looking: Looking) -> None:
    word = "Ypsilonskäl"
    made = await bench.an_initiative(title="Avbryts")
    query = """mutation Stop($input: DiscontinueInitiativeInput!) { discontinueInitiative(input: $input) {
      initiative { id discontinuedBecause history(last: 1) { nodes { reason } } } userErrors { code } } }"""
    given = {"initiative": {"id": made["id"]}, "seen": made["version"], "on": "2026-11", "because": f"{word} fanns"}
    assert not (await bench("rss", query, "nyckel", input=given))["discontinueInitiative"]["userErrors"]
    before = await looking.places(word, made["id"])
    assert {"initiatives", "changes", "kept_answers", "dump", "history for None"} <= {*before}
    await bench.done("administrator", "eraseRecord", "record { id }", id=made["id"], fields=["reason"], **GROUND)
    assert await looking.places(word, made["id"]) == []
    again = (await bench("rss", query, "nyckel", input=given))["discontinueInitiative"]["initiative"]
    assert again["discontinuedBecause"] == again["history"]["nodes"][0]["reason"] == "[raderat]"


async def test_an_erased_person_is_nowhere(bench: Workbench, looking: Looking, issuer: Provider) -> None:
    known = {"name": "Visningsnamn Sjuttiotvå", "email": "sjuttiotva@example.org", "sub": "subjekt-7272"}
    token, person = await a_person(bench, issuer, **known, roles=["redaktor"], organisation="kungalv")
    fields = {"title": "Av någon", "kind": "PILOT"}
    made = (await told(bench, token, MAKE, input={"fields": fields}))["createInitiative"]["initiative"]
    assert {"people", "dump", "history for administrator"} <= {*await looking.places(known["name"], made["id"])}
    refused = await bench.refused("administrator", "erasePerson", person=person, because=f"Om {known['name']}")
    assert refused == ["INVALID"]
    await bench.done("administrator", "erasePerson", "", person=person, because="Dnr 2026/0001")
    for word in known.values():
        assert await looking.places(word, made["id"]) == []
