"""Signing in: as whom, with which role, and for which organisations; by claims and by grants."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.helpers.databases import CreateDatabase
from tests.helpers.provider import Provider
from tests.helpers.signing import a_person, believing, told, until, viewer
from tests.helpers.workbench import Workbench, workbench


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    async with workbench(make_database, **believing(issuer)) as made:
        yield made


# ---- As whom ---------------------------------------------------------------------------------------------------------

CREATE = """mutation Create($keeper: OrganisationRef) {
  createInitiative(input: { fields: { title: "Prov", kind: PILOT, keeper: $keeper } }) {
    initiative { keeper { slug } } userErrors { code } } }"""


@pytest.mark.parametrize(
    ("claim", "slug"),
    [
        ("kungalv", "kungalv"),
        ("1482", "kungalv"),
        ("222000-2188", "skaraborgs-kommunalforbund"),
        ("2220002188", "skaraborgs-kommunalforbund"),
    ],
)
async def test_the_organisation_is_told_by_any_official_key(
    bench: Workbench, issuer: Provider, claim: str, slug: str
) -> None:
    token = issuer.token(roles=["redaktor"], organisation=claim)
    made = (await told(bench, token, CREATE))["createInitiative"]
    assert made["initiative"] == {"keeper": {"slug": slug}}


async def test_an_rss_acts_for_its_members_and_nobody_else(bench: Workbench, issuer: Provider) -> None:
    token = issuer.token(roles=["redaktor"], organisation="goteborgsregionen")
    for keeper, codes in (("kungalv", []), ("malmo", ["NOT_ALLOWED"])):
        made = (await told(bench, token, CREATE, keeper={"slug": keeper}))["createInitiative"]
        assert [each["code"] for each in made["userErrors"]] == codes


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({}, "ANONYMOUS"),
        ({"organisation": "kungalv"}, "READER"),
        ({"roles": ["annat"], "organisation": "kungalv"}, "READER"),
        ({"organisation": "finns-inte"}, "ANONYMOUS"),
        ({"roles": ["redaktor"]}, "ANONYMOUS"),
        ({"roles": ["redaktor"], "organisation": "finns-inte"}, "ANONYMOUS"),
        ({"roles": "redaktor", "organisation": "kungalv"}, "EDITOR"),
        ({"roles": ["redaktor", "nationell"], "organisation": "kungalv"}, "NATIONAL_EDITOR"),
        ({"roles": {"redaktor": True}, "organisation": 1482}, "ANONYMOUS"),
    ],
)
async def test_what_the_claims_say_is_what_one_may(
    bench: Workbench, issuer: Provider, claims: dict[str, Any], role: str
) -> None:
    assert await viewer(bench, issuer.token(name="Den som provar", **claims)) == ("Den som provar", role)


async def test_roles_may_lie_inside_a_claim(make_database: CreateDatabase, issuer: Provider) -> None:
    inside = believing(issuer, oidc_role_claim="realm_access.roles", oidc_organisation_claim="https://a.example/org")
    async with workbench(make_database, **inside) as bench:
        said = {"realm_access": {"roles": ["redaktor"]}, "https://a.example/org": "kungalv"}
        assert await viewer(bench, issuer.token(**said)) == (None, "EDITOR")


async def test_a_system_signs_in_with_its_client_and_is_no_person(bench: Workbench, issuer: Provider) -> None:
    async with httpx.AsyncClient() as client:
        given = {"grant_type": "client_credentials", "client_id": "nattlig-synk", "client_secret": "prov"}
        token = (await client.post(f"{issuer.address}/token", data=given)).json()["access_token"]
    assert (await told(bench, token))["viewer"] == {"name": "nattlig-synk", "role": "INTEGRATION", "person": None}
    assert (await told(bench, token, CREATE))["createInitiative"]["userErrors"] == []
    assert await bench.sql("select role, person_id from commits where caller = 'client_nattlig-synk'") == [
        ("INTEGRATION", None)
    ]
    assert await bench.sql("select 1 from people where subject = 'nattlig-synk'") == []


# ---- Grants ----------------------------------------------------------------------------------------------------------

GRANT = "grant { id role actsFor { slug } publication expiresAt person { id } }"


async def test_a_grant_opens_and_a_revoked_one_stops_within_five_seconds(bench: Workbench, issuer: Provider) -> None:
    token, person = await a_person(bench, issuer)
    given = {"person": person, "role": "EDITOR", "organisation": {"slug": "kungalv"}}
    grant = (await bench.done("administrator", "giveRole", GRANT, **given))["grant"]
    assert grant["actsFor"] == {"slug": "kungalv"}
    assert await until(bench, token, "EDITOR") < 5
    assert (await told(bench, token, CREATE))["createInitiative"]["initiative"] == {"keeper": {"slug": "kungalv"}}
    assert await bench.refused("administrator", "giveRole", **given) == ["ALREADY_EXISTS"]
    await bench.done("administrator", "revokeGrant", GRANT, grant=grant["id"], because="Provet är slut")
    assert await until(bench, token, "ANONYMOUS") < 5
    refused = (await told(bench, token, CREATE))["createInitiative"]["userErrors"]
    assert [each["code"] for each in refused] == ["NOT_ALLOWED"]


async def test_a_grant_stops_when_it_expires(bench: Workbench, issuer: Provider) -> None:
    token, person = await a_person(bench, issuer)
    given = {
        "person": person,
        "role": "NATIONAL_EDITOR",
        "organisation": {"slug": "skr"},
        "expiresAt": "2999-01-01T00:00:00Z",
    }
    grant = (await bench.done("administrator", "giveRole", GRANT, **given))["grant"]
    await until(bench, token, "NATIONAL_EDITOR")
    key = grant["id"].removeprefix("grant_")
    await bench.sql("update grants set expires_at = now() where id = $1", key)
    assert await until(bench, token, "ANONYMOUS") < 5


async def test_a_national_editor_is_told_in_history_by_the_organisation_that_the_role_was_given_at(
    bench: Workbench, issuer: Provider
) -> None:
    token, person = await a_person(bench, issuer, organisation="kungalv")
    given = {"person": person, "role": "NATIONAL_EDITOR", "organisation": {"slug": "socialstyrelsen"}}
    await bench.done("administrator", "giveRole", GRANT, **given)
    await until(bench, token, "NATIONAL_EDITOR")
    whose = (await told(bench, token, "{ viewer { organisations { slug } } }"))["viewer"]
    assert whose == {"organisations": [{"slug": "socialstyrelsen"}]}
    assert (await told(bench, token, CREATE))["createInitiative"]["userErrors"] == []
    by = "select o.slug from commits c join organisations o on o.id = c.organisation_id where c.caller = $1"
    assert await bench.sql(by, person) == [("socialstyrelsen",)]


async def test_the_widest_role_counts_and_only_where_it_was_given(bench: Workbench, issuer: Provider) -> None:
    token, person = await a_person(bench, issuer, organisation="goteborgsregionen")
    assert (await viewer(bench, token))[1] == "READER"
    for slug in ("malmo", "lund"):
        given = {"person": person, "role": "EDITOR", "organisation": {"slug": slug}}
        await bench.done("administrator", "giveRole", GRANT, **given)
    await until(bench, token, "EDITOR")
    for keeper, codes in (("malmo", []), ("lund", []), ("goteborgsregionen", ["NOT_ALLOWED"])):
        made = (await told(bench, token, CREATE, keeper={"slug": keeper}))["createInitiative"]
        assert [each["code"] for each in made["userErrors"]] == codes
    assert (await told(bench, token, CREATE))["createInitiative"]["initiative"] == {"keeper": {"slug": "malmo"}}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"role": "EDITOR"}, "REQUIRED"),
        ({"role": "NATIONAL_EDITOR"}, "REQUIRED"),
        ({"role": "ANONYMOUS"}, "INVALID"),
        ({"role": "NATIONAL_EDITOR", "organisation": {"slug": "skr"}, "expiresAt": "2020-01-01T00:00:00Z"}, "INVALID"),
        ({"role": "EDITOR", "organisation": {"slug": "finns-inte"}}, "NOT_FOUND"),
    ],
)
async def test_a_grant_that_cannot_be_is_refused(
    bench: Workbench, issuer: Provider, given: dict[str, Any], code: str
) -> None:
    _, person = await a_person(bench, issuer)
    assert await bench.refused("administrator", "giveRole", person=person, **given) == [code]


async def test_one_sees_oneself_and_ones_grants_and_only_administrators_see_others(
    bench: Workbench, issuer: Provider
) -> None:
    token, person = await a_person(bench, issuer, name="Den som provar", email="prov@example.org")
    other, _ = await a_person(bench, issuer, roles=["nationell"])
    await bench.done(
        "administrator", "giveRole", GRANT, person=person, role="NATIONAL_EDITOR", organisation={"slug": "skr"}
    )
    query = """query Who($id: ID!) { node(id: $id) { ... on Person { displayName email } }
      people(where: { email: { eq: "prov@example.org" } }) { nodes { displayName grants { totalCount } } }
      grants { totalCount } }"""
    seen = {"displayName": "Den som provar", "email": "prov@example.org"}
    mine = await told(bench, token, query, id=person)
    assert mine["node"] == seen
    assert mine["people"]["nodes"] == [{"displayName": "Den som provar", "grants": {"totalCount": 1}}]
    assert mine["grants"] == {"totalCount": 1}
    assert (await bench("administrator", query, id=person))["node"] == seen
    hidden: dict[str, Any] = {"node": None, "people": {"nodes": []}, "grants": {"totalCount": 0}}
    assert await told(bench, other, query, id=person) == hidden
    for caller in (None, "reader", "system", "national"):
        assert await bench(caller, query, id=person) == hidden
    for caller in (None, "rss", "national"):
        assert await bench.refused(caller, "giveRole", person=person, role="ADMINISTRATOR") == ["NOT_ALLOWED"]
    own = """mutation Mine($id: ID!) {
      giveRole(input: { person: $id, role: ADMINISTRATOR }) { userErrors { code } } }"""
    refused = (await told(bench, token, own, id=person))["giveRole"]["userErrors"]
    assert [each["code"] for each in refused] == ["NOT_ALLOWED"]
