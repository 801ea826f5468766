"""Signing in in a browser: to the issuer and back, a cookie that only the registry's own pages can use, and out."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.helpers.databases import CreateDatabase
from tests.helpers.provider import Provider
from tests.helpers.signing import WHO, believing, in_a_browser
from tests.helpers.workbench import Workbench, workbench

HOME = "http://localhost:8000"
CREATE = 'mutation { createInitiative(input: { fields: { title: "Prov", kind: PILOT } }) { userErrors { code } } }'
OWN = {"origin": HOME}


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    async with workbench(make_database, **in_a_browser(issuer, HOME)) as made:
        yield made


@pytest_asyncio.fixture
async def browser(bench: Workbench) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that has not signed in."""
    async with httpx.AsyncClient(transport=bench.client._transport, base_url=HOME) as made:
        yield made


async def sign_in(browser: httpx.AsyncClient, issuer: Provider, **claims: Any) -> httpx.Response:
    """Go to the issuer and come back."""
    sent = await browser.get("/login")
    assert sent.status_code == 303
    return await browser.get(issuer.authorize(sent.headers["location"], **claims))


async def viewer(browser: httpx.AsyncClient) -> Any:
    return (await browser.post("/graphql", json={"query": WHO}, headers=OWN)).json()["data"]["viewer"]


async def test_a_person_signs_in_acts_and_signs_out(
    bench: Workbench, browser: httpx.AsyncClient, issuer: Provider
) -> None:
    back = await sign_in(browser, issuer, name="Den som provar", roles=["redaktor"], organisation="kungalv")
    assert (back.status_code, back.headers["location"]) == (303, "/graphiql/")
    found = await viewer(browser)
    assert (found["name"], found["role"]) == ("Den som provar", "EDITOR")
    answer = await browser.post("/graphql", json={"query": CREATE}, headers=OWN)
    assert answer.json() == {"data": {"createInitiative": {"userErrors": []}}}
    assert await bench.sql("select 1 from commits where caller = $1", found["person"]) == [(1,)]
    kept = dict(browser.cookies)
    assert (await browser.post("/logout", headers=OWN)).status_code == 303
    assert (await viewer(browser))["role"] == "ANONYMOUS"
    browser.cookies.update(kept)
    ended = await browser.post("/graphql", json={"query": WHO}, headers=OWN)
    assert ended.status_code == 401
    assert ended.headers["set-cookie"] == "registry-session=; Max-Age=0; Path=/"


async def test_the_cookie_cannot_be_read_by_scripts_and_is_kept_as_a_digest(
    bench: Workbench, browser: httpx.AsyncClient, issuer: Provider
) -> None:
    back = await sign_in(browser, issuer)
    (cookie,) = [each for each in back.headers.get_list("set-cookie") if each.startswith("registry-session=")]
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Max-Age=28800"} <= set(cookie.split("; "))
    assert back.headers["cache-control"] == "no-store"
    secret = browser.cookies["registry-session"]
    assert await bench.sql("select 1 from sessions s where strpos(to_jsonb(s)::text, $1) > 0", secret) == []
    assert await bench.sql("select 1 from sessions where digest = sha256(convert_to($1, 'UTF8'))", secret) == [(1,)]


async def test_over_tls_no_other_host_can_write_the_cookie(make_database: CreateDatabase, issuer: Provider) -> None:
    public = {**in_a_browser(issuer, HOME), "public_url": "https://register.example.org"}
    async with workbench(make_database, **public) as bench:
        sent = await bench.client.get("/login")
        cookie = sent.headers["set-cookie"]
        assert cookie.startswith("__Host-registry-attempt=")
        assert {"Secure", "HttpOnly", "Path=/"} <= set(cookie.split("; "))


@pytest.mark.parametrize("headers", [{}, {"origin": "https://annan.example.org"}, {"origin": "null"}])
async def test_what_another_site_may_have_sent_is_refused(
    browser: httpx.AsyncClient, issuer: Provider, headers: dict[str, str]
) -> None:
    await sign_in(browser, issuer, roles=["nationell"])
    for address in ("/graphql", "/logout"):
        answer = await browser.post(address, json={"query": CREATE}, headers=headers)
        assert answer.status_code == 403
        assert answer.json()["errors"][0]["extensions"]["code"] == "CROSS_SITE"
    guarded = await browser.post("/graphql", json={"query": CREATE}, headers={**headers, "x-registry-csrf": "1"})
    assert guarded.json() == {"data": {"createInitiative": {"userErrors": []}}}
    assert (await browser.get("/graphql", params={"query": WHO})).json()["data"]["viewer"]["role"] == "NATIONAL_EDITOR"
    assert (await browser.get("/logout")).status_code == 405


async def test_only_the_browser_that_left_comes_back(browser: httpx.AsyncClient, issuer: Provider) -> None:
    sent = await browser.get("/login")
    back = issuer.authorize(sent.headers["location"])
    mine = dict(browser.cookies)
    browser.cookies.clear()
    assert (await browser.get(back)).status_code == 401
    browser.cookies.update(mine)
    assert (await browser.get(back.replace("state=", "state=x"))).status_code == 401
    assert "registry-session" not in browser.cookies


@pytest.mark.parametrize("claims", [{"nonce": "annan"}, {"nonce": None}, {"aud": "registret"}, {"exp": 1}])
async def test_a_token_that_was_not_asked_for_is_refused(
    browser: httpx.AsyncClient, issuer: Provider, claims: dict[str, Any]
) -> None:
    assert (await sign_in(browser, issuer, **claims)).status_code == 401
    assert "registry-session" not in browser.cookies


async def test_a_code_is_worth_nothing_without_what_the_challenge_was_made_of(
    browser: httpx.AsyncClient, issuer: Provider
) -> None:
    sent = await browser.get("/login")
    back = issuer.authorize(sent.headers["location"])
    state, nonce, verifier = browser.cookies["registry-attempt"].split(".")
    browser.cookies.set("registry-attempt", f"{state}.{nonce}.{verifier[::-1]}", domain="localhost.local", path="/")
    assert (await browser.get(back)).status_code == 401


async def test_a_session_ends_after_eight_hours_and_with_the_person(
    bench: Workbench, browser: httpx.AsyncClient, issuer: Provider
) -> None:
    await sign_in(browser, issuer, sub="atta-timmar")
    ((hours,),) = await bench.sql("select round(extract(epoch from max(until) - now()) / 3600)::int from sessions")
    assert hours == 8
    person = (await viewer(browser))["person"]
    await bench.done("administrator", "erasePerson", "", person=person, because="Dnr 2026/0002")
    assert await bench.sql("select 1 from sessions where person_id = $1", person.removeprefix("person_")) == []
    # Told to whoever keeps callers in mind a moment later, and within five seconds.
    for _ in range(100):
        answer = await browser.post("/graphql", json={"query": WHO}, headers=OWN)
        if answer.status_code == 401:
            break
        await asyncio.sleep(0.05)
    assert answer.status_code == 401


async def test_without_a_client_there_is_no_page_to_sign_in_on(make_database: CreateDatabase, issuer: Provider) -> None:
    async with workbench(make_database, **believing(issuer)) as bench:
        assert (await bench.client.get("/login")).status_code == 404
