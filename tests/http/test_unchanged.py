"""What has not changed is told after one probe, and what is kept is given again only while nothing has changed."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson
import pytest
import pytest_asyncio
from graphql import print_ast

from registry.storage.database import database
from registry.storage.model.terms import Role
from registry.trail.positions import place_for
from schema.app import create
from schema.http.negotiation import GRAPHQL_JSON
from schema.http.ready import ready_operations
from tests.helpers.databases import ADMINISTRATOR, CreateDatabase, settings_for
from tests.helpers.over_http import BY_SLUG, TITLES, client_of, locked
from tests.helpers.workbench import SECRETS, furnish

TOUCH = "update initiatives set summary = coalesce(summary, '') || '!' where slug like 'tidigt-stod-inom-missbruk%'"
LISTED = {"query": "query Listed { initiatives(first: 100) { nodes { title summary keeper { name } } } }"}
POLL = "query Poll($after: ChangeToken) { changes(after: $after, first: 10) { to count } }"
#: Ready questions whose answers change by themselves, or tell of people.
RESTLESS = {"CountyAnnex", "Grants", "People", "QuarterlySheet", "Webhooks", "WhatWeLost"}


@pytest_asyncio.fixture
async def url(make_database: CreateDatabase) -> str:
    return await make_database(furnish)


@pytest_asyncio.fixture
async def own(url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A registry of the test's own, which may be changed."""
    async with client_of(create(settings_for(url, statement_timeout_ms=1000))) as client:
        yield client


async def run(url: str, statement: str) -> None:
    async with database.opened(url) as connection:
        await connection.execute(statement)


async def got(client: httpx.AsyncClient, asked: Any = LISTED, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await client.get("/graphql", params=asked, headers=named)


async def test_unchanged_is_told_without_reading_anything(own: httpx.AsyncClient, url: str) -> None:
    first = await got(own)
    assert not first.headers["etag"].startswith("W/")
    async with locked(url):
        again = await got(own, if_none_match=first.headers["etag"])
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert again.headers["cache-control"] == first.headers["cache-control"]


async def test_who_has_anything_has_what_a_get_asks_for_and_not_what_a_post_asks(own: httpx.AsyncClient) -> None:
    assert (await got(own, if_none_match="*")).status_code == 304
    for any_of in ("*", 'W/"x", *'):
        answer = await own.post("/graphql", json=LISTED, headers={"if-none-match": any_of})
        assert (answer.status_code, "initiatives" in answer.json()["data"]) == (200, True)
    named = await own.post("/graphql", json=LISTED, headers={"if-none-match": answer.headers["etag"]})
    assert named.status_code == 304


async def test_what_is_kept_is_given_without_reading_anything(own: httpx.AsyncClient, url: str) -> None:
    first = await got(own)
    async with locked(url):
        again = await got(own)
        assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
        # Another call of the same document is another answer.
        other = await own.get("/graphql", params={"query": LISTED["query"].replace("100", "99")})
        assert other.json()["errors"][0]["extensions"]["code"] == "TIMEOUT"


async def test_nothing_is_kept_when_no_room_is_given(url: str) -> None:
    async with client_of(create(settings_for(url, statement_timeout_ms=300, kept_answer_bytes=0))) as client:
        tag = (await got(client)).headers["etag"]
        async with locked(url):
            assert (await got(client)).json()["errors"][0]["extensions"]["code"] == "TIMEOUT"
            assert (await got(client, if_none_match=tag)).status_code == 304


@pytest.mark.parametrize(
    "change", [TOUCH, "update counties set name = 'Norra länet' where code = '25'"], ids=["a record", "a county"]
)
async def test_a_change_is_seen_by_the_next_who_asks(own: httpx.AsyncClient, url: str, change: str) -> None:
    asked = {"query": "{ initiatives(first: 100) { nodes { summary } } counties { name } }"}
    first = await got(own, asked)
    await run(url, change)
    again = await got(own, asked, if_none_match=first.headers["etag"])
    assert (again.status_code, again.headers["etag"] == first.headers["etag"]) == (200, False)
    assert again.content != first.content
    assert (await got(own, asked)).content == again.content


async def test_what_is_rolled_back_changes_nothing(own: httpx.AsyncClient, url: str) -> None:
    first = await got(own)
    await run(url, f"begin; {TOUCH}; rollback")
    assert (await got(own, if_none_match=first.headers["etag"])).status_code == 304


async def test_who_asks_belongs_to_the_answer(own: httpx.AsyncClient) -> None:
    callers = [{}, *({"authorization": f"Bearer {SECRETS[each]}"} for each in ("rss", "municipality", "national"))]
    tags = [(await got(own, **each)).headers["etag"] for each in callers]
    assert len(set(tags)) == len(tags)
    for each, tag in zip(callers, tags, strict=True):
        assert [(await got(own, **each, if_none_match=other)).status_code == 304 for other in tags] == [
            other == tag for other in tags
        ]


async def test_a_form_of_an_answer_has_a_tag_of_its_own(own: httpx.AsyncClient) -> None:
    costs = LISTED | {"extensions": orjson.dumps({"cost": True}).decode()}
    plain, packed = await got(own, accept_encoding="identity"), await got(own, accept_encoding="br")
    found = [plain, packed, await got(own, accept=GRAPHQL_JSON), await got(own, costs)]
    assert len({each.headers["etag"] for each in found}) == len(found)
    assert packed.headers["etag"] == plain.headers["etag"][:-1] + '-br"'
    # It is one answer, in whichever coding the client has it.
    assert (await got(own, if_none_match=packed.headers["etag"])).headers["etag"] == packed.headers["etag"]
    assert found[3].json()["extensions"]["cost"]["total"] > 0
    assert (await got(own, costs)).content == found[3].content


async def test_a_poll_of_the_feed_by_post_is_told_that_nothing_is_new(own: httpx.AsyncClient, url: str) -> None:
    token = (await own.post("/graphql", json={"query": "{ changeToken }"})).json()["data"]["changeToken"]
    asked = {"query": POLL, "variables": {"after": token}}
    first = await own.post("/graphql", json=asked)
    assert first.headers["cache-control"] == "no-store"
    known = {"if-none-match": first.headers["etag"]}
    assert (await own.post("/graphql", json=asked, headers=known)).status_code == 304
    await run(url, TOUCH)
    assert (await own.post("/graphql", json=asked, headers=known)).json()["data"]["changes"]["count"] > 0


async def test_an_act_is_done_whatever_its_client_has(own: httpx.AsyncClient) -> None:
    act = 'mutation { createTheme(input: {fields: {name: "Nytt område"}}) { theme { name } userErrors { code } } }'
    answer = await own.post("/graphql", json={"query": act}, headers={**ADMINISTRATOR, "if-none-match": "*"})
    assert answer.status_code == 200
    assert "etag" not in answer.headers


async def test_warnings_of_what_was_looked_for_later_are_told_every_time(own: httpx.AsyncClient) -> None:
    asked = {"query": BY_SLUG, "variables": '{"slug": "tidigt-stod-inom-missbruk"}'}
    found = [await got(own, asked) for _ in range(2)]
    assert [len(each.json()["extensions"]["warnings"]) for each in found] == [1, 1]


def test_which_ready_questions_change_by_themselves(app: Any) -> None:
    """Read from the statements, so that a table without a trail is never forgotten."""
    engine = app.endpoint.engine
    found = set()
    for each in ready_operations():
        if each.acts:
            continue
        known = engine.admission.admit(each.query, None)
        values = known.coerce(orjson.loads(each.variables or "{}"))
        assert not isinstance(values, list), (each.name, print_ast(known.document))
        if known.introspects:
            continue
        made = engine._prepare(known, (0, known.shape(values.coerced), Role.ADMINISTRATOR), values)
        if made.settled is None:
            found.add(each.name)
    assert found == RESTLESS


@pytest.mark.parametrize(
    ("sql", "is_settled"),
    [
        ("select 1 from initiatives as i", True),
        ("select 1 from heads join commits using (position)", True),
        ("select 1 where (now() at time zone 'Europe/Stockholm')::date > valid_from", True),
        ("select 1 where CAST(timezone('Europe/Stockholm', now()) AS DATE) > valid_from", True),
        ("select 1 where updated_at < now() - interval '30 days'", False),
        ("select 1 from key_uses as k", False),
        ("select 1 from sightings as s", False),
        ("select l.now, current_date from l", False),
        ("select l.now from l", True),
        ("select json_build_object('sessions', 1) from initiatives as sessions_1", True),
    ],
)
def test_what_changes_by_itself_has_no_place(sql: str, is_settled: bool) -> None:
    assert (place_for(sql) is not None) is is_settled


def test_the_place_tells_of_short_tables_that_are_read() -> None:
    assert "counties" in str(place_for("select 1 from counties as c"))
    assert "counties" not in str(place_for(TITLES))
