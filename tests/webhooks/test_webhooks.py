"""Webhooks before anything is sent: whose they are, where they may lead, and what is kept of their secrets."""

from base64 import b64decode
from collections.abc import AsyncIterator
from ipaddress import ip_address
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from registry.settings import settings
from registry.storage.model.addresses import is_public
from registry.webhooks import AGAIN
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import Workbench, told, workbench

HOOK = {"purpose": "Prov", "endpointUrl": "https://example.org/hook"}
SHOWN = "secret webhook { id version state pauseReason types holder { slug } key { prefix } cursor failures nextAt }"
LIST = "{ webhooks(first: 100) { nodes { id endpointUrl } } }"


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry whose webhooks lead to public addresses alone."""
    async with workbench(make_database) as furnished:
        yield furnished


async def made(bench: Workbench, caller: str = "municipality", **given: Any) -> Any:
    return await bench.done(caller, "createWebhook", SHOWN, **{**HOOK, **given})


async def test_a_webhook_is_its_keys_organisations_and_begins_now(bench: Workbench) -> None:
    found = await made(bench, types=["PARTICIPATION", "INITIATIVE", "INITIATIVE"])
    webhook = found["webhook"]
    assert webhook["holder"] == {"slug": "kungalv"}
    assert webhook["types"] == ["INITIATIVE", "PARTICIPATION"]
    assert (webhook["state"], webhook["pauseReason"], webhook["failures"], webhook["nextAt"]) == (
        "ACTIVE",
        None,
        0,
        None,
    )
    # Only administrators know keys.
    assert webhook["key"] is None
    query = "query Q($after: ChangeToken) { changes(after: $after) { count changes { id } } }"
    assert (await bench("municipality", query, after=webhook["cursor"]))["changes"]["count"] == 0
    await bench.an_initiative(title="Nyare än webhooken")
    assert (await bench("municipality", query, after=webhook["cursor"]))["changes"]["count"] > 0
    with_list = {caller: await bench(caller, LIST) for caller in ("municipality", "rss", "national", "other", None)}
    seen = {
        caller: webhook["id"] in {each["id"] for each in data["webhooks"]["nodes"]}
        for caller, data in with_list.items()
    }
    assert seen == {"municipality": True, "rss": True, "national": True, "other": False, None: False}


async def test_a_secret_is_shown_once_and_no_dump_has_it(bench: Workbench) -> None:
    found = await made(bench)
    secret = found["secret"]
    assert secret.startswith("whsec_")
    assert len(b64decode(secret.removeprefix("whsec_"))) == 32
    rotated = await bench.done("municipality", "rotateWebhookSecret", SHOWN, which={"id": found["webhook"]["id"]})
    assert rotated["secret"] != secret
    for table in ("webhooks", "webhook_places", "changes", "commits", "kept_answers"):
        rows = await bench.sql(f"select to_jsonb(t)::text from {table} t")
        text = "".join(row[0] for row in rows)
        for each in (secret, rotated["secret"]):
            assert each not in text
            assert b64decode(each.removeprefix("whsec_")).hex() not in text
    trail = "".join(row[0] for row in await bench.sql("select to_jsonb(t)::text from changes t"))
    ((seed,),) = await bench.sql("select seed from webhooks order by id desc limit 1")
    assert seed.hex() not in trail


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/hook",
        "example.org",
        "https://",
        "https://user:pass@example.org/",
        "https://example.org/#part",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest",
        "https://[::1]/",
        "https://[fe80::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://example.org:99999/",
        "https://example.org:0/",
        "https://example .org/",
        "https://example.org\\@other.example/",
        *(f"https://{each}/" for each in ("localhost.", "foo.internal.", "intranet", "a.home.arpa", "127.1", "0x7f.1")),
        *(
            f"https://{each}/"
            for each in ("2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.1.", "１２７.0.0.1", "10。0。0。1")
        ),
    ],
)
async def test_an_address_that_cannot_be_one_is_refused(bench: Workbench, url: str) -> None:
    found = await bench.do("municipality", "createWebhook", SHOWN, **{**HOOK, "endpointUrl": url})
    assert told(found) == [("INVALID", ["endpointUrl"])]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("::ffff:93.184.215.14", True),
        *((each, False) for each in ("0.0.0.1", "127.0.0.2", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1")),
        *((each, False) for each in ("169.254.169.254", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1")),
        *((each, False) for each in ("::", "::1", "::7f00:1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1")),
        *((each, False) for each in ("::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1")),
        *((each, False) for each in ("fec0::1", "3fff::1", "3fff:fff::1", "3ffe::1", "2001::1", "5f00::1", "4000::1")),
        *((each, False) for each in ("64:ff9b::5db8:d70e", "64:ff9b:1::5db8:d70e", "2002:c058:6301::", "100::1")),
        *((each, False) for each in ("192.88.99.1", "168.63.129.16", "::ffff:168.63.129.16", "198.19.0.1")),
        *((each, True) for each in ("192.88.98.1", "192.88.100.1", "168.63.129.17", "2001:200::1", "2a00:1450::1")),
    ],
)
def test_which_addresses_are_for_everybody(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) == public


def given(bench: Workbench, monkeypatch: pytest.MonkeyPatch, **more: Any) -> None:
    """Let the registry have been made with other settings."""
    acting = bench.app.endpoint.engine.acting
    monkeypatch.setattr(acting, "chosen", acting.chosen.model_copy(update=more))


async def test_a_network_of_ones_own_is_open_where_the_settings_say_so(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(bench, monkeypatch, webhook_allow_private=True)
    await made(bench, endpointUrl="http://127.0.0.1:9/hook")


async def test_without_what_secrets_are_worked_out_from_there_are_no_webhooks(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(bench, monkeypatch, webhook_key=None)
    found = await bench.do("municipality", "createWebhook", SHOWN, **HOOK)
    assert told(found) == [("INVALID", [])]
    assert "REGISTRY_WEBHOOK_KEY" in found["userErrors"][0]["message"]


@pytest.mark.parametrize("says", ["true", "false"])
async def test_the_environment_says_nothing_of_a_registry_that_was_given_its_settings(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, says: str
) -> None:
    given(bench, monkeypatch, webhook_allow_private=says == "false")
    monkeypatch.setenv("REGISTRY_WEBHOOK_ALLOW_PRIVATE", says)
    monkeypatch.delenv("REGISTRY_WEBHOOK_KEY")
    settings.cache_clear()
    try:
        found = await bench.do("municipality", "createWebhook", SHOWN, **{**HOOK, "endpointUrl": "http://127.0.0.1:9/"})
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert told(found) == ([] if says == "false" else [("INVALID", ["endpointUrl"])])


async def test_what_the_feed_does_not_tell_of_is_no_type_of_a_webhook(bench: Workbench) -> None:
    found = await bench.do("municipality", "createWebhook", SHOWN, **HOOK, types=["API_KEY"])
    assert told(found) == [("INVALID", ["types"])]


async def test_only_an_administrator_names_anothers_key(bench: Workbench) -> None:
    keys = (await bench("administrator", "{ apiKeys(first: 100) { nodes { id role holder { slug } } } }"))["apiKeys"]
    theirs = next(each["id"] for each in keys["nodes"] if (each["holder"] or {}).get("slug") == "malmo")
    assert await bench.refused("municipality", "createWebhook", **HOOK, key={"id": theirs}) == ["NOT_FOUND"]
    webhook = (await made(bench, "administrator", key={"id": theirs}))["webhook"]
    assert webhook["holder"] == {"slug": "malmo"}


async def test_a_key_has_no_more_webhooks_than_it_may(bench: Workbench) -> None:
    name = await bench.a_key("many_webhooks", "READER", "malmo")
    for _ in range(20):
        await made(bench, name)
    assert await bench.refused(name, "createWebhook", **HOOK) == ["INVALID"]
    first = (await bench(name, "{ webhooks(last: 1) { nodes { id } } }"))["webhooks"]["nodes"][0]["id"]
    await bench.done(name, "removeWebhook", "webhook { publication }", which={"id": first}, because="Prov")
    # Whoever removes and adds would else be new each time to a receiver that fails.
    assert await bench.refused(name, "createWebhook", **HOOK) == ["INVALID"]
    earlier = "update webhooks set updated_at = updated_at - $2::interval where id = $1"
    await bench.sql_as_owner(earlier, UUID(first.rpartition("_")[2]), AGAIN)
    await made(bench, name)


async def test_what_is_removed_stays_removed(bench: Workbench) -> None:
    which = {"id": (await made(bench))["webhook"]["id"]}
    await bench.done("municipality", "removeWebhook", "", which=which, seen=1, because="Prov")
    for act in ("pauseWebhook", "resumeWebhook", "pingWebhook", "rotateWebhookSecret", "updateWebhook"):
        assert await bench.refused("municipality", act, which=which, seen=2) == ["INVALID"], act
    assert await bench.refused("municipality", "removeWebhook", which=which, seen=2, because="Igen") == ["INVALID"]


async def test_a_token_that_is_none_is_not_played_from(bench: Workbench) -> None:
    webhook = (await made(bench, types=["INITIATIVE"]))["webhook"]
    which = {"id": webhook["id"]}
    query = "query Q($types: [RecordType!]) { changes(first: 1, types: $types) { to } }"
    others = (await bench("municipality", query, types=["THEME"]))["changes"]["to"]
    for wrong in ("inget", others):
        found = await bench.do("municipality", "replayWebhook", "", which=which, after=wrong)
        assert told(found) == [("INVALID", ["after"])], wrong
    for right in (webhook["cursor"], (await bench("municipality", query, types=["INITIATIVE"]))["changes"]["to"]):
        await bench.done("municipality", "replayWebhook", "", which=which, after=right)
    await bench.sql_as_owner("update commits set at = at + interval '1 second'")
    found = await bench.do("municipality", "replayWebhook", "", which=which, after=webhook["cursor"])
    assert told(found) == [("INVALID", ["after"])]
