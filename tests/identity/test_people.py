"""People as personal data: little is held, it stands in one place, and erasing leaves nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from time import monotonic
from typing import Any

import pytest
import pytest_asyncio
from graphql import GraphQLObjectType

from registry.acts import erasing_people
from registry.acts.local import working
from registry.identity.people import Person
from registry.matrix import Act
from registry.storage.model.turn import TAKE_TURN
from registry.storage.reading.privacy import private_columns
from schema.contract import sdl_schema
from schema.language.types import model_of, name_of
from tests.helpers.databases import CreateDatabase
from tests.helpers.locks import held, until_waiting
from tests.helpers.provider import Provider
from tests.helpers.signing import WHO, a_person, asked, believing, told
from tests.helpers.workbench import Workbench, workbench

NAME, EMAIL, SUBJECT = "Visningsnamn Fyrtiosju", "fyrtiosju@example.org", "subjekt-4711-abc"
KNOWN_BY = (NAME, EMAIL, SUBJECT)
WHO_DID = """query WhoDid($id: ID!) { node(id: $id) { ... on Record { history(last: 1) { nodes { commit {
  role organisation { slug } person { id displayName } } } } } } }"""


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    async with workbench(make_database, **believing(issuer)) as made:
        yield made


async def an_editor(bench: Workbench, issuer: Provider, **claims: Any) -> tuple[str, str]:
    """Somebody who edits for Kungälv, with a name and an address."""
    known = {"name": NAME, "email": EMAIL, "sub": SUBJECT, "roles": ["redaktor"], "organisation": "kungalv"}
    return await a_person(bench, issuer, **{**known, **claims})


CREATE = """mutation Create { createInitiative(input: { fields: { title: "Prov", kind: PILOT } }) {
  initiative { id version } userErrors { code } } }"""
PUBLISH = "mutation Publish($input: SeenRecordInput!) { publishRecord(input: $input) { record { id } } }"


async def an_act(bench: Workbench, token: str) -> str:
    """A published initiative that somebody made; its id."""
    made = (await told(bench, token, CREATE))["createInitiative"]["initiative"]
    await told(bench, token, PUBLISH, input={"id": made["id"], "seen": made["version"]})
    return str(made["id"])


async def where_it_stands(bench: Workbench, word: str) -> list[str]:
    """The tables in which a word stands, in whatever column."""
    found = []
    for (table,) in await bench.sql("select tablename from pg_tables where schemaname = 'public'"):
        body = "replace(to_jsonb(t)::text, '\\\\x', '')"
        holds = f"select 1 from {table} t where strpos({body}, $1) > 0 or strpos({body}, encode($1::bytea, 'hex')) > 0"
        if await bench.sql(holds.replace("$1::bytea", "convert_to($1, 'UTF8')"), word):
            found.append(table)
    return found


# ---- What is held ----------------------------------------------------------------------------------------------------


async def test_what_a_person_may_be_known_by_stands_in_one_place(bench: Workbench, issuer: Provider) -> None:
    token, person = await an_editor(bench, issuer)
    await an_act(bench, token)
    changed, again = await an_editor(bench, issuer, email="ny@example.org")
    assert (again, changed) != (person, token)
    assert again == person
    assert [await where_it_stands(bench, word) for word in KNOWN_BY] == [["people"], [], ["people"]]
    assert await where_it_stands(bench, "ny@example.org") == ["people"]
    callers = await bench.sql("select distinct caller, role from commits where person_id is not null")
    assert (person, "EDITOR") in [tuple(row) for row in callers]


async def test_every_private_column_is_left_out_of_the_trail(bench: Workbench) -> None:
    triggers = await bench.sql(
        """select tgname, pg_get_triggerdef(oid) from pg_trigger
           where tgrelid = 'people'::regclass and tgname like 'log_%'"""
    )
    assert len(triggers) == 3
    assert private_columns(Person) == ("subject", "name", "email")
    for name, definition in triggers:
        assert [each for each in private_columns(Person) if f"'{each}'" not in definition] == [], name


def test_every_private_column_is_marked_where_the_contract_shows_it() -> None:
    shown = {
        (column, bool(field.extensions["strawberry-definition"].directives))
        for type_ in sdl_schema().type_map.values()
        if isinstance(type_, GraphQLObjectType) and model_of(type_) is Person
        for field in type_.fields.values()
        if (column := name_of(field)) in private_columns(Person)
    }
    assert shown == {(column, True) for column in private_columns(Person)}


async def test_the_public_sees_role_and_organisation_and_administrators_the_name(
    bench: Workbench, issuer: Provider
) -> None:
    token, person = await an_editor(bench, issuer)
    key = await an_act(bench, token)
    seen = {"role": "EDITOR", "organisation": {"slug": "kungalv"}}
    for caller in (None, "reader", "rss", "national"):
        (entry,) = (await bench(caller, WHO_DID, id=key))["node"]["history"]["nodes"]
        assert entry["commit"] == {**seen, "person": None}
    (entry,) = (await bench("administrator", WHO_DID, id=key))["node"]["history"]["nodes"]
    assert entry["commit"] == {**seen, "person": {"id": person, "displayName": NAME}}


async def test_an_answer_with_personal_data_is_not_kept_for_a_retry(bench: Workbench, issuer: Provider) -> None:
    token, person = await an_editor(bench, issuer)
    key = await an_act(bench, token)
    confirm = "mutation Confirm($id: ID!) { confirmRecord(input: { id: $id, seen: 2 }) { record { %s } } }"
    history = "history { nodes { commit { person { displayName } } } }"
    found = await bench.whole("administrator", confirm % history, "nyckel-1", id=key)
    assert found["errors"][0]["extensions"]["code"] == "NOT_SUPPORTED"
    history = "history { nodes { commit { person { id } } } }"
    assert "errors" not in await bench.whole("administrator", confirm % history, "nyckel-1", id=key)
    assert await where_it_stands(bench, NAME) == ["people"]
    assert person


async def test_no_answer_to_a_person_outlives_its_erasure(bench: Workbench, issuer: Provider) -> None:
    token, person = await an_editor(bench, issuer, sub="under-tiden")
    headers = {"authorization": f"Bearer {token}", "idempotency-key": "under-tiden"}
    # Nobody can commit, so the answer has been stored, and nobody else can see it.
    async with held(bench.url, TAKE_TURN) as connection:
        keeping = asyncio.create_task(bench.client.post("/graphql", json={"query": CREATE}, headers=headers))
        await until_waiting(connection, 1)
        given = {"person": person, "because": "Dnr 2026/0001"}
        erasing = asyncio.create_task(bench.done("administrator", "erasePerson", "", **given))
        await until_waiting(connection, 2)
    assert (await asyncio.gather(keeping, erasing))[0].json()["data"]["createInitiative"]["userErrors"] == []
    assert await bench.sql("select 1 from kept_answers where caller = $1", person) == []


# ---- What is told ----------------------------------------------------------------------------------------------------

REPORT = """query Report($about: ID!) { personalData(about: $about) { id subject displayName email lastSeenAt
  keptAnswerCount grants { nodes { role } } commits(first: 100) { nodes { act role } } } }"""


async def test_a_person_and_administrators_are_told_all_that_is_held(bench: Workbench, issuer: Provider) -> None:
    token, person = await an_editor(bench, issuer, sub="rapport", name="Rapport", email="rapport@example.org")
    await an_act(bench, token)
    headers = {"authorization": f"Bearer {token}", "idempotency-key": "n1"}
    await bench.client.post("/graphql", json={"query": CREATE}, headers=headers)
    await bench.done("administrator", "giveRole", "", person=person, role="READER", organisation={"slug": "malmo"})
    mine = (await told(bench, token, REPORT, about=person))["personalData"]
    assert (mine["subject"], mine["displayName"], mine["email"]) == ("rapport", "Rapport", "rapport@example.org")
    assert mine["lastSeenAt"] is not None
    assert mine["keptAnswerCount"] == 1
    assert mine["grants"]["nodes"] == [{"role": "READER"}]
    assert {each["act"] for each in mine["commits"]["nodes"]} == {"createInitiative", "publishRecord"}
    assert (await bench("administrator", REPORT, about=person))["personalData"] == mine
    for caller in (None, "reader", "rss", "system", "national"):
        assert await bench(caller, REPORT, about=person) == {"personalData": None}
    other, _ = await a_person(bench, issuer)
    assert await told(bench, other, REPORT, about=person) == {"personalData": None}
    async with working(bench.url, "prov") as work:
        for about in (person, "rapport", "rapport@example.org"):
            whole = await erasing_people.report(work.session, about)
            assert set(whole) == {"people", "grants", "sightings", "commits", "changes", "kept_answers"}
        assert "createInitiative" in json.dumps(whole)
        assert await erasing_people.report(work.session, "ingen") == {}


# ---- What is erased --------------------------------------------------------------------------------------------------


async def test_whoever_is_erased_is_nowhere(
    make_database: CreateDatabase, issuer: Provider, capfd: pytest.CaptureFixture[str]
) -> None:
    async with workbench(make_database, **believing(issuer)) as bench:
        token, person = await an_editor(bench, issuer)
        key = await an_act(bench, token)
        given = {"person": person, "role": "NATIONAL_EDITOR", "organisation": {"slug": "skr"}}
        grant = (await bench.done("administrator", "giveRole", "grant { id }", **given))["grant"]["id"]
        headers = {"authorization": f"Bearer {token}", "idempotency-key": "n1"}
        assert (await bench.client.post("/graphql", json={"query": CREATE}, headers=headers)).status_code == 200
        await asked(bench, token, "query { nonsense }")
        await asked(bench, issuer.token(sub=SUBJECT, name=NAME, email=EMAIL, aud="annan"))
        await asked(bench, issuer.token(sub=SUBJECT, name=f"{NAME} 000101-0016", email=EMAIL))
        answer = (await told(bench, token, REPORT, about=person))["personalData"]
        assert answer["displayName"] == NAME
        shown = "person { publication subject displayName email lastSeenAt keptAnswerCount }"
        erased = await bench.done("administrator", "erasePerson", shown, person=person, because="Dnr 2026/0001")
        assert erased["person"] == {
            "publication": "WITHDRAWN",
            **dict.fromkeys(["subject", "displayName", "email", "lastSeenAt"]),
            "keptAnswerCount": 0,
        }
        assert [await where_it_stands(bench, word) for word in KNOWN_BY] == [[], [], []]
        assert await bench.sql("select publication from grants where id = $1", grant.removeprefix("grant_")) == [
            ("WITHDRAWN",)
        ]
        (entry,) = (await bench("administrator", WHO_DID, id=key))["node"]["history"]["nodes"]
        assert entry["commit"]["person"] == {"id": person, "displayName": None}
        metrics = (await bench.client.get("/metrics")).text
    logged = "".join(capfd.readouterr()) + metrics
    assert '"event":"request"' in logged
    assert "registry_requests_total" in logged
    assert [word for word in (*KNOWN_BY, token) if word in logged] == []


async def test_whoever_comes_back_is_somebody_new(bench: Workbench, issuer: Provider) -> None:
    token, person = await an_editor(bench, issuer, sub="tillbaka")
    await bench.done("administrator", "erasePerson", "", person=person, because="Ändamålet har upphört")
    # Told to whoever keeps callers in mind a moment later, and within five seconds.
    began = monotonic()
    while (await told(bench, token, WHO))["viewer"]["person"] == person:
        assert monotonic() - began < 5
        await asyncio.sleep(0.05)
    again = (await told(bench, token, "{ viewer { person } }"))["viewer"]["person"]
    assert again not in (None, person)
    assert await bench.refused("administrator", "erasePerson", person=person, because="Igen") == ["STEP_NOT_ALLOWED"]
    given = {"person": person, "role": "NATIONAL_EDITOR", "organisation": {"slug": "skr"}}
    assert await bench.refused("administrator", "giveRole", **given) == ["STEP_NOT_ALLOWED"]


async def test_a_reason_cannot_name_whoever_is_erased(bench: Workbench, issuer: Provider) -> None:
    _, person = await an_editor(bench, issuer)
    given = {"person": person, "because": f"På begäran av {NAME.upper()}"}
    assert await bench.refused("administrator", "erasePerson", **given) == ["INVALID"]
    assert await bench.refused("administrator", "erasePerson", person=person, because=" ") == ["REQUIRED"]
    given["because"] = "På begäran"
    for caller in (None, "rss", "national"):
        assert await bench.refused(caller, "erasePerson", **given) == ["NOT_ALLOWED"]


@pytest.mark.parametrize("act", ["publishRecord", "withdrawRecord", "confirmRecord", "eraseRecord"])
async def test_a_person_is_changed_by_no_act_on_records(bench: Workbench, issuer: Provider, act: str) -> None:
    _, person = await an_editor(bench, issuer)
    given: dict[str, dict[str, Any]] = {
        "publishRecord": {"seen": 1},
        "withdrawRecord": {"seen": 1, "because": "Prov"},
        "confirmRecord": {"seen": 1},
        "eraseRecord": {"seen": 1, "fields": ["name"], "legalGround": "Prov", "caseNumber": "1"},
    }
    assert await bench.refused("administrator", act, id=person, **given[act]) == ["INVALID"]


async def test_those_who_do_not_come_back_are_erased_when_it_is_due(bench: Workbench, issuer: Provider) -> None:
    _, gone = await an_editor(bench, issuer, sub="borta")
    _, here = await an_editor(bench, issuer, sub="kvar")
    for person, days in ((gone, 401), (here, 399)):
        age = "update sightings set at = now() - make_interval(days => $2) where person_id = $1"
        await bench.sql(age, person.removeprefix("person_"), days)
    await bench.sql(
        "insert into kept_answers (caller, key, fingerprint, answer, at) values ('prk_0', 'gammal', '', '{}', $1)",
        await _yesterday(bench),
    )
    async with working(bench.url, Act.ERASE_PERSON) as work:
        assert len(await erasing_people.people_due(work.session, 400)) == 1
        assert await erasing_people.purge(work, 400) == (1, 1)
    query = "query Q($id: ID!) { node(id: $id) { ... on Person { publication subject } } }"
    assert (await bench("administrator", query, id=gone))["node"] == {"publication": "WITHDRAWN", "subject": None}
    assert (await bench("administrator", query, id=here))["node"]["subject"] == "kvar"
    assert await bench.sql("select 1 from kept_answers where key = 'gammal'") == []


async def _yesterday(bench: Workbench) -> Any:
    ((found,),) = await bench.sql("select now() - interval '25 hours'")
    return found
