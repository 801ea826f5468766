"""For whom somebody acts who acts for an RSS body: for the municipalities that belong to it today."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from registry.storage.model import swedish_time
from tests.helpers.databases import CreateDatabase, plant_key
from tests.helpers.provider import Provider
from tests.helpers.signing import believing, told
from tests.helpers.workbench import Workbench, workbench

BODY, SECRET = "provkroppen", "prk_000000aa_only-for-tests"
WHOM = "{ viewer { organisations { slug } } }"
#: Days are days in Sweden, also in the hours when it is another day there.
NOW = f"(now() at time zone '{swedish_time.ZONE}')"
#: A membership by its period, in SQL: its end or, as the name says, its start, its publication, and whether it holds.
PERIODS: dict[str, tuple[str, str, bool]] = {
    "open": ("null", "PUBLISHED", True),
    "ended-yesterday": ("to_char(now() - interval '1 day', 'YYYY-MM-DD')", "PUBLISHED", False),
    "ends-today": ("to_char(now(), 'YYYY-MM-DD')", "PUBLISHED", True),
    "ends-tomorrow": ("to_char(now() + interval '1 day', 'YYYY-MM-DD')", "PUBLISHED", True),
    "ended-last-month": ("to_char(date_trunc('month', now()) - interval '1 day', 'YYYY-MM')", "PUBLISHED", False),
    "ends-this-month": ("to_char(now(), 'YYYY-MM')", "PUBLISHED", True),
    "ended-last-year": ("to_char(now() - interval '1 year', 'YYYY')", "PUBLISHED", False),
    "ends-this-year": ("to_char(now(), 'YYYY')", "PUBLISHED", True),
    "ends-next-year": ("to_char(now() + interval '1 year', 'YYYY')", "PUBLISHED", True),
    "starts-today": ("to_char(now(), 'YYYY-MM-DD')", "PUBLISHED", True),
    "starts-this-month": ("to_char(now(), 'YYYY-MM')", "PUBLISHED", True),
    "starts-this-year": ("to_char(now(), 'YYYY')", "PUBLISHED", True),
    "starts-tomorrow": ("to_char(now() + interval '1 day', 'YYYY-MM-DD')", "PUBLISHED", False),
    "starts-next-month": ("to_char(now() + interval '1 month', 'YYYY-MM')", "PUBLISHED", False),
    "starts-next-year": ("to_char(now() + interval '1 year', 'YYYY')", "PUBLISHED", False),
    "draft": ("null", "DRAFT", False),
    "withdrawn": ("null", "WITHDRAWN", False),
}
HOLDING = {name for name, (_, _, holds) in PERIODS.items() if holds}


async def an_organisation(bench: Workbench, slug: str, kind: str, code: str | None = None) -> str:
    [(key,)] = await bench.sql(
        """insert into organisations (slug, name, kind, municipality_code, county_code, publication)
           values ($1, $1, $2, $3, left($3, 2), 'PUBLISHED') returning id""",
        slug, kind, code,
    )  # fmt: skip
    return str(key)


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    """A registry with an RSS body that has a member for each period that a membership can have."""
    async with workbench(make_database, **believing(issuer)) as made:
        body = await an_organisation(made, BODY, "RSS_BODY")
        for place, (name, (day, publication, _)) in enumerate(PERIODS.items()):
            member = await an_organisation(made, name, "MUNICIPALITY", f"09{place:02}")
            await made.sql(
                f"""insert into memberships (municipality_id, rss_body_id, publication, withdrawn_because,
                                             {"period_start" if name.startswith("starts") else "period_end"})
                    values ($1::text::uuid, $2::text::uuid, $3::text, case $3::text when 'WITHDRAWN' then 'Prov' end,
                            {day.replace("now()", NOW)})""",
                member, body, publication,
            )  # fmt: skip
        yield made


async def acts_for(bench: Workbench, bearer: str) -> set[str]:
    """Whom somebody acts for."""
    return {each["slug"] for each in (await told(bench, bearer, WHOM))["viewer"]["organisations"]}


@pytest.mark.parametrize("role", ["READER", "EDITOR", "INTEGRATION"])
async def test_a_key_acts_for_the_members_of_today(bench: Workbench, role: str) -> None:
    secret = SECRET.replace("aa", {"READER": "a1", "EDITOR": "a2", "INTEGRATION": "a3"}[role])
    await plant_key(bench.url, secret, role, BODY)
    assert await acts_for(bench, secret) == {BODY, *HOLDING}


@pytest.mark.parametrize("roles", [[], ["redaktor"], ["sync"]], ids=["reader", "editor", "system"])
async def test_a_token_acts_for_the_members_of_today(bench: Workbench, issuer: Provider, roles: list[str]) -> None:
    token = issuer.token(roles=roles, organisation=BODY, azp="ett-system")
    assert await acts_for(bench, token) == {BODY, *HOLDING}


async def test_a_grant_acts_for_the_members_of_today(bench: Workbench, issuer: Provider) -> None:
    token = issuer.token(sub="given-a-role")
    person = (await told(bench, token))["viewer"]["person"]
    assert await acts_for(bench, token) == set()
    given = {"person": person, "role": "EDITOR", "organisation": {"slug": BODY}}
    await bench.done("administrator", "giveRole", "", **given)
    again = issuer.token(sub="given-a-role", nonce="asks anew")
    assert await acts_for(bench, again) == {BODY, *HOLDING}


async def test_whoever_acts_for_a_member_acts_for_no_body(bench: Workbench) -> None:
    secret = SECRET.replace("aa", "ab")
    await plant_key(bench.url, secret, "EDITOR", "open")
    assert await acts_for(bench, secret) == {"open"}
