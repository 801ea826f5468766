"""How receivers that fail are left alone: a share for each key, what they ask for themselves, and pings too."""

import asyncio
import threading
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from registry.delivering.places import LEAST_WAIT, MOST_WAIT, SHARE, wait_after
from registry.delivering.posting import seconds_of
from tests.helpers.hooks import Hook, a_deliverer, a_hook, deliver, until
from tests.helpers.receiving import Message, Receiver
from tests.helpers.workbench import Workbench, told

NOW = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)


async def waited(hook: Hook) -> float:
    """How many seconds after the last attempt the next one is made."""
    ((found,),) = await hook.bench.sql(
        "select extract(epoch from p.next_at - (select max(at) from webhook_deliveries d where d.webhook_id = $1))"
        " from webhook_places p where p.webhook_id = $1",
        hook.key,
    )
    return float(found)


async def test_a_key_whose_receivers_all_hang_keeps_nobody_elses_waiting(bench: Workbench, here: Receiver) -> None:
    done = threading.Event()

    def answer(message: Message) -> tuple[int, dict[str, str]]:
        if message.path.startswith("/hangs"):
            done.wait()
        return 204, {}

    here.answer = answer
    key = await bench.a_key(f"hanging_{uuid4()}", "READER", "kungalv")
    for number in range(20):
        await a_hook(bench, here.url.replace("/hook", f"/hangs/{number}"), key)
    other = await a_hook(bench, here.url)
    await bench.an_initiative(title="Till alla")
    try:
        async with a_deliverer(bench, webhook_timeout_ms=120_000) as made:
            running = asyncio.create_task(made.run(once=False))
            await until(lambda: any(each.path == "/hook" for each in here.messages))
            await until(lambda: sum(each.path != "/hook" for each in here.messages) >= SHARE)
            # The other one may be looked at just now.
            sql = "select count(*) from webhook_places where leased_until > now() and webhook_id <> $1"
            ((held,),) = await bench.sql(sql, other.key)
            assert held <= SHARE
            done.set()
            # The others of the key come when it is their turn.
            await until(lambda: len({each.path for each in here.messages}) == 21)
            made.stop()
            await running
    finally:
        done.set()
    assert await other.outcomes() == ["DELIVERED"]


async def test_a_receiver_says_how_long_it_is_left_alone(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    await bench.an_initiative(title="Senare")
    for asked, at_least in (("600", 600), (str(10**9 - 1), MOST_WAIT), ("-5", 0), ("soon", 0)):
        here.answer = lambda _, asked=asked: (503, {"retry-after": asked})  # type: ignore[misc]
        await hook.travel()
        await deliver(bench)
        # The log is written before the wait is.
        assert at_least <= await waited(hook) <= max(at_least, 60) + 60


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (None, None),
        ("120", 120),
        (" 0 ", 0),
        ("Sun, 29 Nov 2026 10:02:00 GMT", 120),
        ("Sun, 29 Nov 2026 10:02:00 -0000", 120),
        ("Sun, 29 Nov 2026 09:00:00 GMT", -3600),
        ("in a while", None),
        ("1e9", None),
        ("٣", None),
    ],
)
def test_a_wait_is_asked_for_in_seconds_or_until_a_moment(said: str | None, seconds: float | None) -> None:
    assert seconds_of(said, NOW) == seconds


def test_no_receiver_asks_for_less_than_the_back_off_or_for_more_than_the_longest() -> None:
    assert wait_after(0, -10) >= 0.75 * LEAST_WAIT
    assert wait_after(0, 1) >= 0.75 * LEAST_WAIT
    assert wait_after(0, 1e12) == MOST_WAIT


async def test_a_ping_that_fails_counts_and_the_next_one_waits(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    here.answers(500, 500)
    await bench.an_initiative(title="Efter provet")
    await hook.act("pingWebhook")
    await deliver(bench)
    # The message waits too: it is the same receiver.
    assert len(here.messages) == 1
    assert (await hook.now())["failures"] == 1
    await hook.later()
    await hook.act("pingWebhook")
    await deliver(bench)
    assert len(here.messages) == 1
    await hook.travel()
    await deliver(bench)
    assert (len(here.messages), (await hook.now())["failures"]) == (2, 2)
    await hook.later()
    await hook.act("pingWebhook")
    # To resume tries at once.
    await hook.act("resumeWebhook")
    await deliver(bench)
    assert [each.told["type"] for each in here.messages] == ["ping", "ping", "ping", "changes"]


async def test_a_webhook_is_pinged_and_its_failures_forgotten_once_a_minute(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    here.answer = lambda _: (500, {})
    await hook.act("pingWebhook")
    found = await bench.do("municipality", "pingWebhook", "", which={"id": hook.id}, seen=1)
    assert told(found) == [("STEP_NOT_ALLOWED", ["which"])]
    hint = found["userErrors"][0]["hint"]
    assert 0 < int("".join(filter(str.isdigit, hint))) <= 60
    await deliver(bench)
    for failures in (0, 1):
        await hook.act("resumeWebhook")
        assert (await hook.now())["failures"] == failures
        await bench.an_initiative(title="Misslyckas")
        await deliver(bench)
        assert (await hook.now())["failures"] == 1
    await hook.later()
    await hook.act("resumeWebhook")
    assert (await hook.now())["failures"] == 0
    await hook.act("pingWebhook")


@pytest.mark.parametrize("act", ["resumeWebhook", "updateWebhook", "replayWebhook"])
async def test_failures_are_forgotten_once_a_minute_whichever_act_it_is(
    bench: Workbench, here: Receiver, act: str
) -> None:
    hook = await a_hook(bench, here.url)
    began = (await hook.now())["cursor"]
    here.answer = lambda _: (500, {})
    await bench.an_initiative(title="Misslyckas")
    await deliver(bench)
    for number, (failures, attempts) in enumerate([(0, 2), (1, 2), (1, 2), (0, 3)]):
        given = {
            "updateWebhook": {"endpointUrl": f"{here.url}?{number}"},
            "replayWebhook": {"after": began},
            "resumeWebhook": {},
        }
        if number == 3:
            await hook.later()
        await hook.act(act, **given[act])
        assert (await hook.now())["failures"] == failures
        await deliver(bench)
        assert len(here.messages) == attempts


async def test_what_is_replayed_while_it_is_sent_is_not_sent_at_once_again_and_again(
    bench: Workbench, here: Receiver
) -> None:
    hook = await a_hook(bench, here.url)
    began = (await hook.now())["cursor"]
    loop = asyncio.get_running_loop()

    def answer(_: Message) -> tuple[int, dict[str, str]]:
        # Whoever has lost its lease counts no failure.
        if len(here.messages) < 5:
            asyncio.run_coroutine_threadsafe(hook.act("replayWebhook", after=began), loop).result(60)
        return 500, {}

    here.answer = answer
    await bench.an_initiative(title="Spelas upp mitt i")
    await deliver(bench)
    assert len(here.messages) == 2
    assert 0 < await waited(hook) <= 60


async def test_who_has_nothing_to_forget_loses_nothing(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url)
    began = (await hook.now())["cursor"]
    pilot = await bench.an_initiative(title="Spelas upp ofta")
    for _ in range(3):
        await hook.act("replayWebhook", after=began)
        await deliver(bench)
        assert pilot["id"] in here.messages[-1].ids
    assert len(here.messages) == 3


async def test_the_newest_attempts_of_each_webhook_are_kept(bench: Workbench, here: Receiver) -> None:
    hook, other = await a_hook(bench, here.url), await a_hook(bench, here.url)
    for each in (hook, other):
        await bench.sql(
            "insert into webhook_deliveries (webhook_id, message_id, kind, attempt, outcome, status, milliseconds)"
            " select $1, 'msg_' || n, 'PING', 1, 'DELIVERED', 204, 1 from generate_series(1, 250) n",
            each.key,
        )
    await hook.act("pingWebhook")
    await deliver(bench)
    rows = "select message_id from webhook_deliveries where webhook_id = $1 order by id"
    kept = [each[0] for each in await bench.sql(rows, hook.key)]
    assert kept == [*(f"msg_{n}" for n in range(52, 251)), here.messages[-1].id]
    assert len(await bench.sql(rows, other.key)) == 250
