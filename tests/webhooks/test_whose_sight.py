"""Who may do what to a webhook: whoever sees all that its key sees, since messages tell of what the key sees."""

from typing import Any
from uuid import uuid4

import pytest

from tests.helpers.hooks import Hook, a_hook, deliver
from tests.helpers.receiving import Receiver
from tests.helpers.workbench import Workbench

URL = "https://example.org/hook"
SEEN = "query Q($id: ID!) { node(id: $id) { ... on Webhook { cursor viewerCan { update { allowed reason } } } } }"
#: Whose key it is, who tries, and whether they may: roles, organisations and scopes.
NATIONAL = ("NATIONAL_EDITOR", "kungalv", ())
EDITOR, READER = ("EDITOR", "kungalv", ()), ("READER", "kungalv", ())
SYSTEM = ("NATIONAL_INTEGRATION", None, ("WEBHOOK", "INITIATIVE"))
NARROW = ("NATIONAL_INTEGRATION", None, ("WEBHOOK",))
TRIED: list[tuple[Any, Any, bool]] = [
    (NATIONAL, READER, False),
    (NATIONAL, EDITOR, False),
    (NATIONAL, NATIONAL, True),
    (("ADMINISTRATOR", None, ()), SYSTEM, False),
    (("ADMINISTRATOR", None, ()), NATIONAL, True),
    (EDITOR, SYSTEM, False),
    (SYSTEM, NARROW, False),
    (NARROW, SYSTEM, True),
    (SYSTEM, SYSTEM, True),
    (EDITOR, READER, False),
    (EDITOR, ("READER", "goteborgsregionen", ()), False),
    (EDITOR, ("EDITOR", "goteborgsregionen", ()), True),
    (EDITOR, EDITOR, True),
    (READER, READER, True),
    (READER, EDITOR, True),
    (READER, ("INTEGRATION", "kungalv", ("WEBHOOK",)), True),
]


@pytest.mark.parametrize(("owner", "caller", "may"), TRIED)
async def test_whoever_sees_less_than_its_key_neither_leads_it_elsewhere_nor_reads_its_token(
    bench: Workbench, owner: Any, caller: Any, may: bool
) -> None:
    hook = await a_hook(bench, URL, await bench.a_key(f"owner_{uuid4()}", *owner))
    who = await bench.a_key(f"caller_{uuid4()}", *caller)
    which = {"which": {"id": hook.id}}
    acts: dict[str, dict[str, Any]] = {
        "updateWebhook": {"endpointUrl": "https://example.com/mine"},
        "replayWebhook": {"after": (await bench("administrator", "{ changeToken }"))["changeToken"]},
        "resumeWebhook": {},
        "pingWebhook": {},
        "rotateWebhookSecret": {},
        "removeWebhook": {"because": "Prov"},
    }
    for act, given in acts.items():
        assert await bench.tried(who, act, **which, **given) == (set() if may else {"NOT_ALLOWED"}), act
    # Whoever sees it may stop it.
    assert await bench.tried(who, "pauseWebhook", **which) == set()
    node = (await bench(who, SEEN, id=hook.id))["node"]
    update = node["viewerCan"]["update"]
    assert (node["cursor"] is not None, update["allowed"], update["reason"] is None) == (may, may, may)


async def test_a_key_that_is_not_for_webhooks_sees_none(bench: Workbench) -> None:
    hook = await a_hook(bench, URL)
    name = await bench.a_key("initiatives_only", "INTEGRATION", "kungalv", ("INITIATIVE",))
    assert (await bench(name, SEEN, id=hook.id))["node"] is None
    assert (await bench(name, "{ webhooks(first: 1) { totalCount } }"))["webhooks"]["totalCount"] == 0


async def test_nothing_is_sent_for_a_key_that_has_ended_neither_kept_nor_a_ping(
    bench: Workbench, here: Receiver
) -> None:
    hook = await a_hook(bench, here.url, await bench.a_key(f"ended_{uuid4()}", "READER", "kungalv"))
    here.answers(500)
    await bench.an_initiative(title="Väntar när nyckeln tar slut")
    await deliver(bench)
    assert len(here.messages) == 1
    await hook.act("pingWebhook")
    await hook.travel()
    ended = "update api_keys set publication = 'WITHDRAWN', withdrawn_because = 'Prov' where id ="
    await bench.sql(f"{ended} (select key_id from webhooks where id = $1)", hook.key)
    await deliver(bench)
    assert len(here.messages) == 1
    hook.caller = "municipality"
    assert (await hook.now())["pauseReason"] == "KEY_ENDED"


async def test_what_waited_for_the_old_address_is_told_anew_at_the_new(bench: Workbench, here: Receiver) -> None:
    hook: Hook = await a_hook(bench, here.url, types=["INITIATIVE"])
    here.answers(500)
    pilot = await bench.an_initiative(title="Före flytten")
    await deliver(bench)
    await hook.act("updateWebhook", endpointUrl=here.url.replace("/hook", "/new"))
    assert (await hook.now())["failures"] == 0
    await deliver(bench)
    first, again = here.messages
    assert (first.path, again.path, again.ids) == ("/hook", "/new", [pilot["id"]])
    assert first.id != again.id
