"""Keys: shown once, kept as digests, and stopped everywhere at once."""

import asyncio

import pytest

from tests.helpers.workbench import Workbench

KEY = "key { id version prefix role holder { slug } scopes publication lastUsedAt }"
WHO = {"query": "{ viewer { name role } }"}


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
    made = await bench.done("administrator", "createKey", KEY, purpose="Prov", role="NATIONAL_EDITOR")
    key = made["key"]["id"].removeprefix("api_key_")
    ((after,),) = await bench.sql("select after::text from changes where record_id = $1", key)
    assert "purpose" in after
    assert "digest" not in after


async def test_a_revoked_key_stops_at_once(bench: Workbench) -> None:
    made = await bench.done("administrator", "createKey", f"secret {KEY}", purpose="Kort", role="NATIONAL_EDITOR")
    assert await _status(bench, made["secret"]) == 200
    await bench.done("administrator", "revokeKey", KEY, key=made["key"]["id"], because="Provet är slut")
    for _ in range(50):
        if await _status(bench, made["secret"]) == 401:
            break
        await asyncio.sleep(0.05)
    assert await _status(bench, made["secret"]) == 401


async def test_rotation_gives_a_new_secret_and_stops_the_old(bench: Workbench) -> None:
    made = await bench.done("administrator", "createKey", f"secret {KEY}", purpose="Byte", role="NATIONAL_EDITOR")
    old = made["key"]
    rotated = await bench.done("administrator", "rotateKey", f"secret {KEY}", key=old["id"], seen=old["version"])
    assert await _status(bench, rotated["secret"]) == 200
    assert await _status(bench, made["secret"]) == 401


async def test_an_expired_key_is_refused(bench: Workbench) -> None:
    given = {"purpose": "Gammal", "role": "NATIONAL_EDITOR"}
    assert await bench.refused("administrator", "createKey", expiresAt="2020-01-01T00:00:00Z", **given) == ["INVALID"]
    made = await bench.done("administrator", "createKey", f"secret {KEY}", expiresAt="2999-01-01T00:00:00Z", **given)
    await bench.sql("update api_keys set expires_at = now() where prefix = $1", made["key"]["prefix"])
    assert await _status(bench, made["secret"]) == 401


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"role": "EDITOR"}, "REQUIRED"),
        ({"role": "ADMINISTRATOR", "holder": {"slug": "skr"}}, "INVALID"),
        ({"role": "ANONYMOUS"}, "INVALID"),
        ({"role": "EDITOR", "holder": {"slug": "finns-inte"}}, "NOT_FOUND"),
        ({"role": "EDITOR", "holder": {"slug": "kungalv"}, "scopes": ["OUTPUT"]}, "INVALID"),
    ],
)
async def test_a_key_that_cannot_be_is_refused(bench: Workbench, given: dict[str, object], code: str) -> None:
    assert await bench.refused("administrator", "createKey", purpose="Fel", **given) == [code]


async def test_only_administrators_know_of_keys(bench: Workbench) -> None:
    made = (await bench.done("administrator", "createKey", KEY, purpose="Dold", role="NATIONAL_EDITOR"))["key"]
    query = "query Q($id: ID!) { node(id: $id) { id } apiKeys { totalCount nodes { id } } }"
    for caller in (None, "reader", "rss", "system", "national"):
        assert await bench(caller, query, id=made["id"]) == {"node": None, "apiKeys": {"totalCount": 0, "nodes": []}}
    assert await bench.refused("national", "createKey", purpose="Nej", role="ADMINISTRATOR") == ["NOT_ALLOWED"]


async def test_an_answer_with_a_secret_is_not_kept_for_a_retry(bench: Workbench) -> None:
    query = 'mutation { createKey(input: { purpose: "Prov", role: NATIONAL_EDITOR }) { secret } }'
    found = await bench.whole("administrator", query, "nyckel")
    assert found["errors"][0]["extensions"]["code"] == "NOT_SUPPORTED"
