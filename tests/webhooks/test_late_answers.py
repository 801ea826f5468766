"""Receivers that answer late or with nonsense: they pause nothing that is no longer theirs, and break nothing."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from tests.helpers.hooks import a_hook, deliver
from tests.helpers.receiving import Message, Receiver
from tests.helpers.workbench import Workbench

#: A zone that Python reads and cannot reckon with.
BEYOND = "Mon, 01 Jan 2024 00:00:00 +99999999999999999"


def gone_after(here: Receiver, *acts: Callable[[], Coroutine[Any, Any, Any]]) -> None:
    """Answer 410 when something else has been done meanwhile, one thing for each message, and then 204."""
    loop, left = asyncio.get_running_loop(), list(acts)

    def answer(_: Message) -> tuple[int, dict[str, str]]:
        if not left:
            return 204, {}
        asyncio.run_coroutine_threadsafe(left.pop(0)(), loop).result()
        return 410, {}

    here.answer = answer


async def test_whoever_had_a_webhook_before_does_not_stop_it(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    elsewhere = here.url.replace("/hook", "/elsewhere")
    gone_after(here, lambda: hook.act("updateWebhook", endpointUrl=elsewhere))
    await bench.an_initiative(title="Flyttad mitt i")
    await deliver(bench)
    assert ((await hook.now())["state"], (await hook.now())["failures"]) == ("ACTIVE", 0)
    assert [each.path for each in here.messages] == ["/hook", "/elsewhere"]


async def test_what_was_resumed_meanwhile_goes_on(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    await hook.act("pauseWebhook")
    gone_after(here, lambda: hook.act("resumeWebhook"))
    await hook.act("pingWebhook")
    await deliver(bench)
    assert (await hook.now())["state"] == "ACTIVE"
    # What it answers now, it answers to whoever resumed it.
    here.answer = lambda _: (410, {})
    await bench.an_initiative(title="Efter provet")
    await hook.travel()
    await deliver(bench)
    assert ((await hook.now())["state"], (await hook.now())["pauseReason"]) == ("PAUSED", "GONE")


async def test_whatever_a_receiver_says_of_when_is_at_most_nothing(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    here.answer = lambda _: (503, {"retry-after": BEYOND})
    await hook.act("pingWebhook")
    await deliver(bench)
    assert await hook.outcomes() == ["REFUSED"]
    assert (await hook.now())["failures"] == 1
    assert await bench.sql("select ping_id, lease from webhook_places where webhook_id = $1", hook.key) == [
        (None, None)
    ]


async def test_what_nobody_thought_of_is_a_failed_attempt(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    await bench.an_initiative(title="Går inte att skicka")
    # No act lets these in: a port that no socket takes, and a token that is none.
    ((cursor,),) = await bench.sql("select cursor from webhook_places where webhook_id = $1", hook.key)
    await bench.sql("update webhooks set endpoint_url = 'http://127.0.0.1:99999/' where id = $1", hook.key)
    await deliver(bench)
    await bench.sql("update webhooks set endpoint_url = $2 where id = $1", hook.key, here.url)
    nothing = "message_id = null, message = null, message_to = null, next_at = now()"
    await bench.sql(f"update webhook_places set cursor = 'inget', {nothing} where webhook_id = $1", hook.key)
    await deliver(bench)
    assert (await hook.outcomes(), (await hook.now())["failures"]) == (["UNREACHABLE"] * 2, 2)
    await bench.sql(f"update webhook_places set cursor = $2, {nothing} where webhook_id = $1", hook.key, cursor)
    await deliver(bench)
    assert (await hook.outcomes())[-1] == "DELIVERED"
