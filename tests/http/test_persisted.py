"""Documents that are named in place of being sent, those that are heard, and those that are trusted."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from registry.acts.upserts import KINDS
from registry.errors import InvalidSetting
from registry.settings import Settings
from registry.storage.model.terms import Role
from schema.answering.execution import Engine
from schema.app import create
from schema.http.documents import digest, manifest, read
from schema.http.negotiation import GRAPHQL_JSON
from schema.http.ready import ReadyOperation, every_ready_operation
from schema.importing.documents import every
from tests.helpers.databases import ADMINISTRATOR, settings_for
from tests.helpers.over_http import ANYONE, VIEWER, client_of, code, post, refusal

HASH = "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"
UNKNOWN: dict[str, dict[str, Any]] = {
    "Apollo and urql": {
        "operationName": "Viewer",
        "variables": {},
        "extensions": {"persistedQuery": {"sha256Hash": HASH}},
    },
    "an empty query": {"query": "", "extensions": {"persistedQuery": {"version": 1, "sha256Hash": HASH}}},
    "a null for a query": {"query": None, "extensions": {"persistedQuery": {"version": 1, "sha256Hash": HASH}}},
    "GraphQL over HTTP": {"documentId": f"sha256:{HASH}"},
    "Relay": {"id": HASH, "variables": {}},
    "Relay, older": {"doc_id": HASH, "variables": {}},
}
OPEN = next(each for each in every_ready_operation() if each.name == "OpenPilots")
OWN = "query Own { viewer { role } }"
ACT = next(each for each in every_ready_operation() if each.name == "AddTheme")


def by_digest(text: str) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": digest(text)}}


@pytest.mark.parametrize("sent", UNKNOWN.values(), ids=UNKNOWN.keys())
async def test_a_document_that_is_only_named_is_asked_for(client: httpx.AsyncClient, sent: dict[str, Any]) -> None:
    answer = await client.post("/graphql", json=sent)
    assert (answer.status_code, code(answer)) == (200, "PERSISTED_QUERY_NOT_FOUND")
    # urql reads this word, not the code.
    assert refusal(answer)["message"] == "PersistedQueryNotFound"


async def test_it_is_so_by_get_as_well(client: httpx.AsyncClient) -> None:
    extensions = orjson.dumps(UNKNOWN["Apollo and urql"]["extensions"]).decode()
    answer = await client.get("/graphql", params={"extensions": extensions}, headers={"accept": GRAPHQL_JSON})
    assert (answer.status_code, code(answer)) == (400, "PERSISTED_QUERY_NOT_FOUND")
    assert answer.headers["cache-control"] == "no-store"


async def test_what_was_heard_once_can_be_named(client: httpx.AsyncClient) -> None:
    text = f"{VIEWER} # heard"
    sent = {"extensions": by_digest(text)}
    assert code(await client.post("/graphql", json=sent)) == "PERSISTED_QUERY_NOT_FOUND"
    assert (await client.post("/graphql", json={"query": text, **sent})).json() == {"data": ANYONE}
    assert (await client.post("/graphql", json=sent)).json() == {"data": ANYONE}
    by_get = await client.get("/graphql", params={"extensions": orjson.dumps(by_digest(text)).decode()})
    assert by_get.json() == {"data": ANYONE}
    assert by_get.headers["etag"]


async def test_a_document_is_what_its_digest_says(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json={"query": VIEWER, "extensions": by_digest("{ other }")})
    assert code(answer) == "PERSISTED_QUERY_MISMATCH"
    assert (
        code(await client.post("/graphql", json={"extensions": by_digest("{ other }")})) == "PERSISTED_QUERY_NOT_FOUND"
    )


async def test_what_is_heard_takes_only_so_many_bytes(seeded_url: str) -> None:
    app = create(settings_for(seeded_url))
    async with client_of(app) as client:
        heard = app.endpoint.documents.heard  # type: ignore[attr-defined]
        for number in range(30):
            text = f"{VIEWER} #{number}{'x' * 350_000}"
            assert "data" in (await client.post("/graphql", json={"query": text, "extensions": by_digest(text)})).json()
        assert 0 < heard.currsize <= 8_000_000
        assert 0 < len(heard) < 30
        assert code(await client.post("/graphql", json={"extensions": by_digest(f"{VIEWER} #0{'x' * 350_000}")}))


@pytest.mark.parametrize("name", ["OpenPilots", digest(OPEN.query), f"sha256:{digest(OPEN.query)}"])
async def test_a_ready_question_is_asked_for_by_name_and_by_digest(client: httpx.AsyncClient, name: str) -> None:
    whole = await post(client, OPEN.query)
    assert (await client.post("/graphql", json={"documentId": name})).json() == whole.json()
    assert (await client.get("/graphql", params={"documentId": name})).json() == whole.json()


# ---- Only what is trusted --------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "own.graphql").write_text(OWN)
    apollo = {
        "format": "apollo-persisted-query-manifest",
        "version": 1,
        "operations": [{"id": "by-apollo", "name": "A", "type": "query", "body": "query A { viewer { name } }"}],
    }
    (tmp_path / "apollo.json").write_bytes(orjson.dumps(apollo))
    (tmp_path / "relay.json").write_bytes(orjson.dumps({"0123456789abcdef": "query R { viewer { role } }"}))
    return tmp_path


async def test_the_anonymous_may_be_bound_to_what_is_trusted(seeded_url: str, folder: Path) -> None:
    chosen = settings_for(seeded_url, trusted_only="anonymous", documents=folder)
    async with client_of(create(chosen)) as client:
        answer = await post(client, VIEWER)
        assert code(answer) == "DOCUMENT_NOT_TRUSTED"
        # It cannot be heard into being trusted.
        sent = {"extensions": by_digest(VIEWER)}
        assert code(await client.post("/graphql", json={"query": VIEWER, **sent})) == "DOCUMENT_NOT_TRUSTED"
        assert code(await client.post("/graphql", json=sent)) == "PERSISTED_QUERY_NOT_FOUND"
        assert "data" in (await post(client, VIEWER, ADMINISTRATOR)).json()
        # What one with a key was heard with is not the others' to name.
        assert "data" in (await client.post("/graphql", json={"query": VIEWER, **sent}, headers=ADMINISTRATOR)).json()
        assert code(await client.post("/graphql", json=sent)) == "PERSISTED_QUERY_NOT_FOUND"
        for trusted in ({"query": OPEN.query}, {"documentId": "OpenPilots"}, {"query": OWN}, {"documentId": "Own"}):
            assert "data" in (await client.post("/graphql", json=trusted)).json(), trusted
        for name in ("by-apollo", "0123456789abcdef", digest("query A { viewer { name } }")):
            assert "data" in (await client.post("/graphql", json={"documentId": name})).json(), name
        assert (await client.get("/op/OpenPilots.json")).json() == (await post(client, OPEN.query)).json()
        assert (await client.get("/op/MunicipalitiesWithVersion.csv?first=7")).status_code == 200


async def test_the_page_brings_in_files_where_all_are_bound(seeded_url: str) -> None:
    app = create(settings_for(seeded_url, trusted_only="all"))
    async with client_of(app) as client:
        given = {"input": {"source": "sida", "rows": [{"key": {"system": "sida", "value": "1"}, "fields": {}}]}}
        texts = list(every())
        assert len(texts) == len(set(texts)) == 2 * len(KINDS)
        for text in texts:
            answer = await client.post("/graphql", json={"query": text, "variables": given}, headers=ADMINISTRATOR)
            ((payload,),) = ((each,) for each in answer.json()["data"].values())
            assert [each["code"] for each in payload["userErrors"]] == ["NOT_ALLOWED"], text
        other = texts[0].replace("outcome", "outcome row", 1)
        answer = await client.post("/graphql", json={"query": other, "variables": given}, headers=ADMINISTRATOR)
        assert code(answer) == "DOCUMENT_NOT_TRUSTED"


async def test_all_may_be_bound(seeded_url: str) -> None:
    async with client_of(create(settings_for(seeded_url, trusted_only="all"))) as client:
        assert code(await post(client, VIEWER, ADMINISTRATOR)) == "DOCUMENT_NOT_TRUSTED"
        variables = {"input": {"fields": {"name": "Ett område"}}}
        given = {"query": ACT.query, "variables": variables}
        assert code_or_data(await client.post("/graphql", json=given, headers=ADMINISTRATOR)) != "DOCUMENT_NOT_TRUSTED"


def code_or_data(answer: httpx.Response) -> str:
    found = answer.json()
    return "data" if "data" in found else str(found["errors"][0]["extensions"]["code"])


@pytest.mark.parametrize(
    "text",
    ["[]", "{", '{"a": 1}', '{"": "{ viewer { role } }"}', '{"a": "no document {"}', '{"a": "fragment F on X { x }"}'],
)
def test_a_manifest_that_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    place = tmp_path / "manifest.json"
    place.write_text(text)
    with pytest.raises(InvalidSetting):
        list(read(place))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting):
        list(read(tmp_path / "nowhere.json"))


def test_code_generator_writes_as_relay_does() -> None:
    assert list(manifest({"abc": "{ viewer { role } }"})) == [("abc", "{ viewer { role } }")]


# ---- Warm ------------------------------------------------------------------------------------------------------------


async def test_what_is_trusted_is_ready_before_anyone_asks(seeded_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create(settings_for(seeded_url, warm=True))
    async with client_of(app) as client:
        engine = app.endpoint.engine  # type: ignore[attr-defined]
        asked = list(every_ready_operation())
        async with asyncio.timeout(300):
            while not all(_is_warm(engine, each) for each in asked):
                assert (await client.get("/healthz")).status_code == 200
                await asyncio.sleep(0.05)

        def never(*_: Any) -> Any:
            raise AssertionError("it was met cold")

        monkeypatch.setattr(engine.first_sight, "once", never)
        assert "data" in (await client.get("/op/OpenPilots.json")).json()


def _is_warm(engine: Engine, asked: ReadyOperation) -> bool:
    """Whether a ready operation is admitted, and a question about records compiled for what it is shown with."""
    known = engine.find(asked.query, None)
    if known is None or known.acts or known.subscribes or known.introspects:
        return known is not None
    values = known.coerce(orjson.loads(asked.variables or "{}"))
    assert not isinstance(values, list), values
    return (known.number, known.shape(values.coerced), Role.ANONYMOUS) in engine.prepared


def test_warming_is_a_setting() -> None:
    assert Settings().warm is True
