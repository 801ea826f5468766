"""`registry deliver` as processes of their own: several at once, and one that is killed in the middle."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import sleep

from registry.storage.database import database, roles
from tests.helpers.hooks import a_hook, deliver, until
from tests.helpers.processes import PATIENCE, run, started
from tests.helpers.receiving import Message, Receiver
from tests.helpers.workbench import Workbench

KEY = "only-for-tests-" * 3


def settings_of(bench: Workbench) -> dict[str, str]:
    return {
        "DATABASE_URL": database.role_url(bench.url, roles.API_ROLE, "only-for-tests"),
        "REGISTRY_WEBHOOK_KEY": KEY,
        "REGISTRY_WEBHOOK_ALLOW_PRIVATE": "true",
    }


@contextmanager
def a_process(bench: Workbench) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that delivers, once it listens; stopped if it is still there."""
    with started("deliver", **settings_of(bench)) as (process, heard):
        heard("Levererar")
        yield process
        process.send_signal(signal.SIGTERM)
        # One that was killed says so.
        assert process.wait(PATIENCE) in {0, -signal.SIGKILL}


async def test_what_was_being_sent_when_it_was_killed_comes_again_as_it_was(bench: Workbench, here: Receiver) -> None:
    hook = await a_hook(bench, here.url, types=["INITIATIVE"])
    with a_process(bench) as process:

        def answer(_: Message) -> tuple[int, dict[str, str]]:
            # It has posted, and does not learn that it was accepted.
            process.kill()
            process.wait(PATIENCE)
            return 204, {}

        here.answer = answer
        pilot = await bench.an_initiative(title="Dödad mitt i")
        await until(lambda: process.poll() is not None)
    assert (await hook.now())["cursor"] != here.messages[0].told["data"]["token"]
    here.answers()
    # Its lease holds for a while.
    await deliver(bench)
    assert len(here.messages) == 1
    await bench.sql("update webhook_places set leased_until = now() where webhook_id = $1", hook.key)
    await deliver(bench)
    first, again = here.messages[:2]
    assert (again.id, again.body) == (first.id, first.body)
    assert pilot["id"] in {key for each in here.messages for key in each.ids}
    assert (await hook.now())["cursor"] == here.messages[-1].told["data"]["token"]


async def test_two_processes_tell_each_webhook_everything_in_order_and_one_at_a_time(
    bench: Workbench, here: Receiver
) -> None:
    lock, open_now, overlapping = Lock(), dict[str, int](), list[str]()

    def answer(message: Message) -> tuple[int, dict[str, str]]:
        with lock:
            open_now[message.path] = open_now.get(message.path, 0) + 1
            if open_now[message.path] > 1:
                overlapping.append(message.path)
        sleep(0.03)
        with lock:
            open_now[message.path] -= 1
        return 204, {}

    here.answer = answer
    paths = ("/one", "/two", "/three")
    for path in paths:
        await a_hook(bench, here.url.replace("/hook", path), types=["INITIATIVE"])
    with a_process(bench), a_process(bench):
        made = [(await bench.an_initiative(title=f"Nummer {count}"))["id"] for count in range(12)]

        def told(path: str) -> list[str]:
            return [key for each in list(here.messages) if each.path == path for key in each.ids]

        await until(lambda: all(set(made) <= set(told(path)) for path in paths))
    for path in paths:
        # Each was made and published one after the other, so that the first word of each comes in that order.
        assert list(dict.fromkeys(key for key in told(path) if key in made)) == made
    assert overlapping == []


async def test_once_sends_what_is_due_and_ends(bench: Workbench, here: Receiver) -> None:
    await a_hook(bench, here.url, types=["INITIATIVE"])
    pilot = await bench.an_initiative(title="En gång")
    done = run("deliver", "--once", **settings_of(bench))
    assert (done.returncode, done.stderr) == (0, "")
    assert [each.ids for each in here.messages if each.path == "/hook"][-1] == [pilot["id"]]


def test_without_a_key_it_says_what_to_set(server: str) -> None:
    done = run("deliver", DATABASE_URL=server)
    assert done.returncode == 1
    assert "REGISTRY_WEBHOOK_KEY" in done.stderr
    assert "Traceback" not in done.stderr
