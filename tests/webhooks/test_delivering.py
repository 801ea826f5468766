"""Delivering to real receivers: what is sent, again and in order, and what is never sent."""

import asyncio
from typing import Any

from tests.helpers.hooks import Hook, a_deliverer, a_hook, deliver, until
from tests.helpers.receiving import Message, Receiver
from tests.helpers.workbench import Workbench


async def test_a_receiver_is_told_that_and_not_what(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url, types=["INITIATIVE"])
    pilot = await bench.an_initiative(title="HEMLIGT I MEDDELANDET", summary="HEMLIGT", keeper={"slug": "kungalv"})
    await deliver(bench)
    (message,) = here.messages
    assert message.verified(hook.secret)
    assert message.told["type"] == "changes"
    assert message.told["data"]["changes"] == [{"id": pilot["id"], "recordType": "INITIATIVE"}]
    assert set(message.told["data"]) == {"token", "more", "changes"}
    assert b"HEMLIGT" not in message.body
    assert (await hook.now())["cursor"] == message.told["data"]["token"]
    # The receiver asks, and the token of the message is where it stands then.
    query = "query Q($after: ChangeToken) { changes(after: $after, types: [INITIATIVE]) { count } }"
    asked = await bench("municipality", query, after=message.told["data"]["token"])
    assert asked["changes"]["count"] == 0
    await deliver(bench)
    assert len(here.messages) == 1


async def test_what_is_not_for_a_key_is_not_told(bench: Workbench, here: Receiver) -> None:
    await a_hook(bench, here.url, "other")
    draft = {"title": "Bara ett utkast", "kind": "PILOT"}
    await bench.done("municipality", "createInitiative", "", fields=draft)
    await deliver(bench)
    assert here.messages == []


async def test_a_failed_message_comes_again_as_it_was_and_before_what_is_newer(
    bench: Workbench, here: Receiver
) -> None:
    hook = await a_hook(bench, here.url, types=["INITIATIVE"])
    here.answers(500, 503)
    first = await bench.an_initiative(title="Den första")
    await deliver(bench)
    state = await hook.now()
    assert (state["failures"], state["nextAt"] is not None) == (1, True)
    second = await bench.an_initiative(title="Den andra")
    # Not before its time.
    await deliver(bench)
    assert len(here.messages) == 1
    for _ in range(2):
        await hook.travel()
        await deliver(bench)
    assert [each.ids for each in here.messages] == [[first["id"]]] * 3 + [[second["id"]]]
    assert len({each.id for each in here.messages[:3]}) == 1
    assert len({each.body for each in here.messages[:3]}) == 1
    assert here.messages[3].id != here.messages[0].id
    assert all(each.verified(hook.secret) for each in here.messages)
    log = (await hook.now())["deliveries"]["nodes"]
    assert [(each["outcome"], each["status"], each["attempt"]) for each in log] == [
        ("REFUSED", 500, 1),
        ("REFUSED", 503, 2),
        ("DELIVERED", 204, 3),
        ("DELIVERED", 204, 1),
    ]
    assert (await hook.now())["failures"] == 0


async def test_a_redirect_is_not_followed(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    here.answer = lambda _: (307, {"location": here.url.replace("/hook", "/elsewhere")})
    await bench.an_initiative(title="Omdirigerad")
    await deliver(bench)
    assert [each.path for each in here.messages] == ["/hook"]
    assert await hook.outcomes() == ["REDIRECTED"]


async def test_a_receiver_that_is_gone_is_paused_at_once_and_played_again_later(
    bench: Workbench, here: Receiver
) -> None:
    hook = await a_hook(bench, here.url, types=["INITIATIVE"])
    began = (await hook.now())["cursor"]
    here.answers(410)
    first = await bench.an_initiative(title="Före pausen")
    await deliver(bench)
    state = await hook.now()
    assert (state["state"], state["pauseReason"]) == ("PAUSED", "GONE")
    assert state["cursor"] == began
    verbs = await bench.sql("select caller, act from commits order by id desc limit 1")
    assert verbs == [("deliver", "pauseWebhook")]
    await bench.an_initiative(title="Under pausen")
    await deliver(bench)
    assert len(here.messages) == 1
    await hook.act("resumeWebhook")
    await deliver(bench)
    assert [each.ids for each in here.messages][:2] == [[first["id"]]] * 2
    told = [key for each in here.messages[1:] for key in each.ids]
    await hook.act("replayWebhook", after=began)
    await deliver(bench)
    again = [key for each in here.messages[1 + len(here.messages[1:]) - 1 :] for key in each.ids]
    assert set(told) <= set(again)


async def test_a_hanging_receiver_holds_up_nobody_else(bench: Workbench, here: Receiver) -> None:
    done = asyncio.Event()
    loop = asyncio.get_running_loop()

    def answer(message: Message) -> tuple[int, dict[str, str]]:
        if message.path == "/hangs":
            asyncio.run_coroutine_threadsafe(done.wait(), loop).result()
        return 204, {}

    here.answer = answer
    hanging = await a_hook(bench, here.url.replace("/hook", "/hangs"))
    other = await a_hook(bench, here.url)
    await bench.an_initiative(title="Till båda")
    await deliver(bench, webhook_timeout_ms=500)
    done.set()
    assert await hanging.outcomes() == ["TIMED_OUT"]
    assert await other.outcomes() == ["DELIVERED"]


async def test_after_too_many_failures_it_is_paused_and_says_so(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    here.answer = lambda _: (500, {})
    await bench.an_initiative(title="Aldrig mottagen")
    waits = []
    for _ in range(16):
        await deliver(bench)
        ((wait,),) = await bench.sql(
            "select extract(epoch from next_at - now()) from webhook_places where webhook_id = $1", hook.key
        )
        waits.append(float(wait))
        await hook.travel()
    state = await hook.now()
    assert (state["state"], state["pauseReason"], state["failures"]) == ("PAUSED", "FAILED", 16)
    # Twice as long each time, within the jitter, up to half a day.
    assert all(0.5 * 5 * 2**n <= wait <= 5 * 2**n for n, wait in enumerate(waits[:13]))
    assert all(wait <= 43_200 for wait in waits)
    count = len(here.messages)
    await deliver(bench)
    assert len(here.messages) == count
    here.answers()
    await hook.act("resumeWebhook")
    await deliver(bench)
    assert here.messages[-1].id == here.messages[0].id


async def test_a_ping_is_sent_also_while_it_is_paused(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    await hook.act("pauseWebhook")
    await hook.act("pingWebhook")
    await deliver(bench)
    (message,) = here.messages
    assert message.verified(hook.secret)
    assert (message.told["type"], message.told["data"]) == ("ping", {})
    assert [each["kind"] for each in (await hook.now())["deliveries"]["nodes"]] == ["PING"]
    await deliver(bench)
    assert len(here.messages) == 1


async def test_after_a_rotation_both_secrets_sign_for_a_day(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    newer = (await hook.act("rotateWebhookSecret", "secret"))["secret"]
    await hook.act("pingWebhook")
    await deliver(bench)
    assert all(here.messages[-1].verified(each) for each in (hook.secret, newer))
    await bench.sql("update webhooks set former_until = now() where id = $1", hook.key)
    await hook.later()
    await hook.act("pingWebhook")
    await deliver(bench)
    assert here.messages[-1].verified(newer)
    assert " " not in here.messages[-1].headers["webhook-signature"]


async def test_it_stops_with_its_key(bench: Workbench, here: Receiver) -> None:
    name = await bench.a_key("short_lived", "READER", "kungalv")
    hook = await a_hook(bench, here.url, name)
    await bench.sql(
        "update api_keys set publication = 'WITHDRAWN', withdrawn_because = 'Prov' where id ="
        " (select key_id from webhooks where id = $1)",
        hook.key,
    )
    await bench.an_initiative(title="Efter nyckeln")
    await deliver(bench)
    assert here.messages == []
    hook.caller = "municipality"
    assert ((await hook.now())["state"], (await hook.now())["pauseReason"]) == ("PAUSED", "KEY_ENDED")


async def test_a_restored_database_pauses_it(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    await bench.sql_as_owner("update commits set at = at + interval '1 second'")
    await bench.an_initiative(title="Efter återläsningen")
    await deliver(bench)
    assert (await hook.now())["pauseReason"] == "HISTORY_LOST"
    assert here.messages == []
    await hook.act("replayWebhook", after=(await bench("municipality", "{ changeToken }"))["changeToken"])
    await hook.act("resumeWebhook")
    await bench.an_initiative(title="Ännu senare")
    await deliver(bench)
    assert len(here.messages) == 1


async def test_whoever_comes_to_see_less_is_told_that_it_is_gone(bench: Workbench, here: Receiver) -> None:
    await a_hook(bench, here.url, types=["INITIATIVE"])
    pilot = await bench.an_initiative("municipality", title="Återtas strax")
    await bench.done("municipality", "withdrawRecord", "", id=pilot["id"], seen=pilot["version"], because="Dubblett")
    await deliver(bench)
    assert [each.ids for each in here.messages] == [[pilot["id"]]]


async def test_the_loop_hears_of_a_commit(bench: Workbench, here: Receiver) -> None:
    await a_hook(bench, here.url)
    async with a_deliverer(bench) as made:
        running = asyncio.create_task(made.run(once=False))
        pilot: dict[str, Any] = await bench.an_initiative(title="Hörs genast")
        await until(lambda: any(pilot["id"] in each.ids for each in here.messages))
        made.stop()
        await running


async def test_a_replay_meanwhile_is_not_overwritten(bench: Workbench, here: Receiver) -> None:
    hook: Hook = await a_hook(bench, here.url, types=["INITIATIVE"])
    began = (await hook.now())["cursor"]
    loop = asyncio.get_running_loop()
    replayed: list[bool] = []

    def answer(_: Message) -> tuple[int, dict[str, str]]:
        if not replayed:
            replayed.append(True)
            asyncio.run_coroutine_threadsafe(hook.act("replayWebhook", after=began), loop).result()
        return 204, {}

    here.answer = answer
    pilot = await bench.an_initiative(title="Spelas upp mitt i")
    await deliver(bench)
    assert [each.ids for each in here.messages] == [[pilot["id"]]] * 2
    assert here.messages[0].id != here.messages[1].id
