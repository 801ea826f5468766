"""Keys: shown once, kept as digests, and stopped everywhere at once."""

import asyncio
from itertools import groupby
from typing import Any

import pytest

from registry.identity.doors import CHANNEL
from registry.storage.database import database
from tests.helpers.workbench import SECRETS, WAITING, Workbench

KEY = "key { id version prefix role holder { slug } scopes publication lastUsedAt }"
NATIONAL = {"role": "NATIONAL_EDITOR", "holder": {"slug": "skr"}}
WHO = {"query": "{ viewer { name role } }"}


#: What was decided on a need, and on whose behalf.
DECIDED = """query Decided($id: ID!) { node(id: $id) { ... on KnowledgeNeed { history(first: 50) { nodes {
  act commit { role organisation { slug } } } } } } }"""


async def _status(bench: Workbench, secret: str) -> int:
    answer = await bench.client.post("/graphql", json=WHO, headers={"authorization": f"Bearer {secret}"})
    return answer.status_code


async def test_a_key_is_shown_once_and_kept_as_a_digest(bench: Workbench) -> None:
    given = {"purpose": "Nattlig synk", "role": "INTEGRATION", "holder": {"slug": "goteborgsregionen"}}
    made = await bench.done("administrator", "createKey", f"secret {KEY}", scopes=["OUTPUT"], **given)
    secret = made["secret"]
    assert secret.startswith(made["key"]["prefix"])
    assert made["key"]["scopes"] == ["OUTPUT"]
    assert await _status(bench, secret) == 200
    for table in ("api_keys", "commits", "changes", "kept_answers", "key_uses"):
        assert (
            await bench.sql(f"select 1 from {table} t where to_jsonb(t)::text like '%' || $1 || '%'", secret[12:]) == []
        )
    whole = "query { apiKeys { nodes { prefix lastUsedAt } } }"
    used = {each["prefix"]: each["lastUsedAt"] for each in (await bench("administrator", whole))["apiKeys"]["nodes"]}
    assert used[made["key"]["prefix"]] is not None


async def test_the_digest_is_not_in_the_trail(bench: Workbench) -> None:
    made = await bench.done("administrator", "createKey", KEY, purpose="Prov", **NATIONAL)
    key = made["key"]["id"].removeprefix("api_key_")
    ((after,),) = await bench.sql("select after::text from changes where record_id = $1", key)
    assert "purpose" in after
    assert "digest" not in after


async def test_a_revoked_key_stops_at_once(bench: Workbench) -> None:
    made = await bench.done("administrator", "createKey", f"secret {KEY}", purpose="Kort", **NATIONAL)
    assert await _status(bench, made["secret"]) == 200
    await bench.done("administrator", "revokeKey", KEY, key=made["key"]["id"], because="Provet är slut")
    for _ in range(50):
        if await _status(bench, made["secret"]) == 401:
            break
        await asyncio.sleep(0.05)
    assert await _status(bench, made["secret"]) == 401


async def test_a_process_knows_at_once_what_its_own_act_changed(bench: Workbench) -> None:
    made = await bench.done("administrator", "createKey", f"secret {KEY}", purpose="Kort", **NATIONAL)
    assert await _status(bench, made["secret"]) == 200
    told = bench.app.endpoint.callers.doors.listeners[CHANNEL]
    # What the process hears beside its acts comes later, and here not at all.
    kept, told[:] = told[:], []
    try:
        await bench.done("administrator", "revokeKey", KEY, key=made["key"]["id"], because="Provet är slut")
        assert await _status(bench, made["secret"]) == 401
    finally:
        told[:] = kept


async def test_who_is_being_asked_for_while_its_key_is_revoked_is_not_remembered(bench: Workbench) -> None:
    secret = SECRETS[await bench.a_key("asked_for_meanwhile", "READER", "kungalv")]
    doors, forgotten = bench.app.endpoint.callers.doors, asyncio.Event()
    doors.listeners[CHANNEL].append(forgotten.set)
    connection = await database.connect(bench.url)
    try:
        async with asyncio.timeout(60), connection.transaction():
            # Its row has been read, and what it does next waits for this.
            await connection.execute("lock table key_uses in exclusive mode")
            asked = asyncio.create_task(_status(bench, secret))
            while not await connection.fetchval(WAITING):
                await asyncio.sleep(0.01)
                await connection.execute("select pg_stat_clear_snapshot()")
            forgotten.clear()
            ended = "update api_keys set publication = 'WITHDRAWN', withdrawn_because = 'Prov' where prefix = $1"
            await bench.sql(ended, secret[:12])
            await forgotten.wait()
    finally:
        doors.listeners[CHANNEL].remove(forgotten.set)
        await connection.close()
    assert await asked == 200
    assert doors.known(f"Bearer {secret}") is None
    assert await _status(bench, secret) == 401


async def test_rotation_gives_a_new_secret_and_stops_the_old(bench: Workbench) -> None:
    made = await bench.done("administrator", "createKey", f"secret {KEY}", purpose="Byte", **NATIONAL)
    old = made["key"]
    rotated = await bench.done("administrator", "rotateKey", f"secret {KEY}", key=old["id"], seen=old["version"])
    assert await _status(bench, rotated["secret"]) == 200
    assert await _status(bench, made["secret"]) == 401


async def test_an_expired_key_is_refused(bench: Workbench) -> None:
    given = {"purpose": "Gammal", **NATIONAL}
    assert await bench.refused("administrator", "createKey", expiresAt="2020-01-01T00:00:00Z", **given) == ["INVALID"]
    made = await bench.done("administrator", "createKey", f"secret {KEY}", expiresAt="2999-01-01T00:00:00Z", **given)
    await bench.sql("update api_keys set expires_at = now() where prefix = $1", made["key"]["prefix"])
    assert await _status(bench, made["secret"]) == 401


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"role": "EDITOR"}, "REQUIRED"),
        ({"role": "NATIONAL_EDITOR"}, "REQUIRED"),
        ({"role": "NATIONAL_INTEGRATION", "scopes": ["OUTPUT"]}, "REQUIRED"),
        ({"role": "ANONYMOUS"}, "INVALID"),
        ({"role": "EDITOR", "holder": {"slug": "finns-inte"}}, "NOT_FOUND"),
        ({"role": "EDITOR", "holder": {"slug": "kungalv"}, "scopes": ["OUTPUT"]}, "INVALID"),
    ],
)
async def test_a_key_that_cannot_be_is_refused(bench: Workbench, given: dict[str, object], code: str) -> None:
    assert await bench.refused("administrator", "createKey", purpose="Fel", **given) == [code]


async def test_only_administrators_know_of_keys(bench: Workbench) -> None:
    made = (await bench.done("administrator", "createKey", KEY, purpose="Dold", **NATIONAL))["key"]
    query = "query Q($id: ID!) { node(id: $id) { id } apiKeys { totalCount nodes { id } } }"
    for caller in (None, "reader", "rss", "system", "national"):
        assert await bench(caller, query, id=made["id"]) == {"node": None, "apiKeys": {"totalCount": 0, "nodes": []}}
    assert await bench.refused("national", "createKey", purpose="Nej", role="ADMINISTRATOR") == ["NOT_ALLOWED"]


async def test_an_answer_with_a_secret_is_not_kept_for_a_retry(bench: Workbench) -> None:
    query = (
        'mutation { createKey(input: { purpose: "Prov", role: NATIONAL_EDITOR, holder: { slug: "skr" } }) { secret } }'
    )
    found = await bench.whole("administrator", query, "nyckel")
    assert found["errors"][0]["extensions"]["code"] == "NOT_SUPPORTED"


async def _signed_in(bench: Workbench, name: str, **given: Any) -> str:
    """What a caller is called that has a new key."""
    made = await bench.done("administrator", "createKey", "secret", purpose=name, **given)
    SECRETS[name] = made["secret"]
    return name


async def test_public_history_tells_which_national_organisation_decided(bench: Workbench) -> None:
    need = await bench.a_need(title="Vem beslutade nationellt?")
    await bench.done("rss", "compileNeed", "", need={"id": need["id"]}, seen=need["version"])
    steps: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("skr", "prioritiseNeed", {}),
        ("socialstyrelsen", "decideHandling", {"ways": ["PILOT"], "decidedOn": "2026-11", "reason": "Behövs"}),
    )
    for place, (slug, act, given) in enumerate(steps, need["version"] + 1):
        by = await _signed_in(bench, f"nationell-{slug}", role="NATIONAL_EDITOR", holder={"slug": slug})
        await bench.done(by, act, "", need={"id": need["id"]}, seen=place, **given)
    told = (await bench(None, DECIDED, id=need["id"]))["node"]["history"]["nodes"]
    # An act is told of the need and of the decision that it made.
    entries = [(each["act"], each["commit"]) for each in told]
    assert [entry for entry, _ in groupby(entries)][-2:] == [
        ("prioritiseNeed", {"role": "NATIONAL_EDITOR", "organisation": {"slug": "skr"}}),
        ("decideHandling", {"role": "NATIONAL_EDITOR", "organisation": {"slug": "socialstyrelsen"}}),
    ]


async def test_a_key_that_was_made_without_an_organisation_goes_on_as_before(bench: Workbench) -> None:
    need = await bench.a_need(title="Beslutat som förr")
    await bench.done("rss", "compileNeed", "", need={"id": need["id"]}, seen=need["version"])
    await bench.done("national", "prioritiseNeed", "", need={"id": need["id"]}, seen=need["version"] + 1)
    told = (await bench(None, DECIDED, id=need["id"]))["node"]["history"]["nodes"]
    assert told[-1]["commit"] == {"role": "NATIONAL_EDITOR", "organisation": None}
    assert (await bench("national", "{ viewer { organisations { slug } } }"))["viewer"]["organisations"] == []


async def test_a_national_keys_organisation_neither_widens_nor_narrows_what_it_may(bench: Workbench) -> None:
    by = await _signed_in(bench, "nationell-gr", role="NATIONAL_EDITOR", holder={"slug": "goteborgsregionen"})
    # It is the organisation's own, and does not act for its members.
    assert (await bench(by, "{ viewer { organisations { slug } } }"))["viewer"]["organisations"] == [
        {"slug": "goteborgsregionen"}
    ]
    others = await bench.an_initiative("other", title="Malmös eget", keeper={"slug": "malmo"})
    fields: dict[str, Any] = {"summary": "Ändrat nationellt"}
    await bench.done(by, "updateInitiative", "", initiative={"id": others["id"]}, seen=others["version"], fields=fields)
    # What it said is the nation's to undo, and not its organisation's.
    await bench.done(by, "withdrawRecord", "", id=others["id"], because="Prov")
    ours = await bench.an_initiative("rss", title="GR:s eget")
    await bench.done(by, "withdrawRecord", "", id=ours["id"], because="Prov")
    assert await bench.refused("rss", "restoreRecord", id=ours["id"]) == ["NOT_ALLOWED"]
    assert await bench.refused("national", "restoreRecord", id=ours["id"]) == []


async def test_a_national_systems_key_tells_whose_it_is_and_an_administrators_may(bench: Workbench) -> None:
    scopes = ["INITIATIVE"]
    given: dict[str, Any] = {"role": "NATIONAL_INTEGRATION", "holder": {"slug": "socialstyrelsen"}, "scopes": scopes}
    by = await _signed_in(bench, "nationell-synk", **given)
    made = await bench.an_initiative("rss", title="Ändras av en synk")
    fields = {"summary": "Synkad"}
    await bench.done(by, "updateInitiative", "", initiative={"id": made["id"]}, seen=made["version"], fields=fields)
    query = """query Q($id: ID!) { node(id: $id) { ... on Initiative { history(last: 1) { nodes {
      commit { organisation { slug } } } } } } }"""
    (entry,) = (await bench(None, query, id=made["id"]))["node"]["history"]["nodes"]
    assert entry == {"commit": {"organisation": {"slug": "socialstyrelsen"}}}
    held = {"role": "ADMINISTRATOR", "holder": {"slug": "skr"}}
    assert await bench.refused("administrator", "createKey", purpose="Drift", **held) == []
    assert await bench.refused("administrator", "createKey", purpose="Drift", role="ADMINISTRATOR") == []
