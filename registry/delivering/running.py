"""The loop of `registry deliver`: hear of a commit, take what is due, tell it, and wait."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any

import asyncpg
import orjson

from registry.acts.webhooks import message_id as new_id
from registry.callers import Caller
from registry.delivering.places import Places
from registry.delivering.posting import Came, Posting
from registry.errors import HistoryLost, Overloaded, RegistryError, Timeout, TryAgain, Unavailable
from registry.feed.looking import look
from registry.feed.placing import CHANNEL
from registry.identity.keys import FIND_BY_ID, caller_by
from registry.settings import Settings
from registry.storage.database import database
from registry.storage.database.readers import AWAY, LOST, Readers
from registry.webhooks import DeliveryKind, DeliveryOutcome, PauseReason, require_key, secrets_of

#: How many webhooks one process tells at once, and with how many connections for each kind of work.
AT_ONCE, CONNECTIONS = 16, 4
#: How often to look although nothing was heard, and how long to wait when the database is away, in seconds.
POLL, AWAY_FOR = 5.0, 2.0
#: How long a lease lasts beyond the time that an attempt may take, in seconds.
BEYOND = 45.0
#: What is no fault of a webhook's: the database is away, or has too much to do.
BUSY = (*AWAY, Unavailable, Overloaded, Timeout, TryAgain)
#: How many seconds pass between two removals of what is too old in the log.
FORGETTING = 3600.0


class Delivering:
    """Tells webhooks what has changed, until it is stopped."""

    def __init__(
        self, readers: Readers, places: Places, posting: Posting, key: bytes, say: Callable[[str], None]
    ) -> None:
        """Takes what asks the feed, what claims and puts, what sends, what signs, and what tells whoever runs it."""
        self.readers, self.places, self.posting, self.say = readers, places, posting, say
        self._key = key
        self._tasks: set[asyncio.Task[None]] = set()
        self._heard = asyncio.Event()
        self._stopping = False

    def hear(self, *_: object) -> None:
        """Something may be due."""
        self._heard.set()

    def stop(self) -> None:
        """Take nothing more; what is being sent is sent first."""
        self._stopping = True
        self._heard.set()

    async def run(self, *, once: bool) -> None:
        """Tell until stopped; with `once` until nothing is due, and not what waits for its next attempt."""
        forgotten = float("-inf")
        while not self._stopping:
            self._heard.clear()
            try:
                if (now := asyncio.get_running_loop().time()) > forgotten + FORGETTING:
                    await self.places.forget()
                    forgotten = now
                taken = await self._take()
                if once and not taken and not self._tasks:
                    break
                await self._wait()
            except (*LOST, RegistryError) as error:
                if once:
                    raise
                self.say(f"Databasen svarar inte ({type(error).__name__}); försöker igen.")
                await asyncio.sleep(AWAY_FOR)
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _take(self) -> int:
        free = AT_ONCE - len(self._tasks)
        rows = await self.places.claim(free) if free else []
        for row in rows:
            task = asyncio.create_task(self._tell(row))
            self._tasks.add(task)
            task.add_done_callback(self._done)
        return len(rows)

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self._heard.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            self.say(f"Fel i registret, en webhook fick vänta: {type(error).__name__}.")

    async def _wait(self) -> None:
        due = await self.places.wait()
        seconds = POLL if due is None else max(0.0, min(POLL, due))
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._heard.wait()

    # -- one webhook ---------------------------------------------------------------------------------------------------

    async def _tell(self, row: Any) -> None:
        """Send a webhook its ping and its next message.

        When the database is away it waits until its lease ends, and anything else that goes wrong is a failed attempt.
        """
        kind, message_id = DeliveryKind.PING, row["ping_id"]
        try:
            caller = await self._caller(row)
            if caller is None:
                # Neither a ping nor what is kept is sent for a key that has ended.
                if row["ping_id"] is not None:
                    await self.places.pinged(row)
                await self.places.pause(row, PauseReason.KEY_ENDED)
                return
            if row["ping_id"] is not None and not await self._ping(row):
                return
            kind, message_id = DeliveryKind.CHANGES, row["message_id"]
            if not row["is_due"]:
                await self.places.release(row)
                return
            message = (row["message_id"], row["message"]) if row["message"] else await self._message(row, caller)
            if message is not None:
                await self._send(row, *message)
        except (*BUSY, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            self.say(f"En webhook fick vänta: {type(error).__name__}.")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted, and does not come again at once
            came = Came(DeliveryOutcome.UNREACHABLE, None, 0, fault=type(error).__name__)
            await self._put_down(row, message_id, kind, came)

    async def _ping(self, row: Any) -> bool:
        """Send a ping; whether it was accepted, so that more can be sent."""
        came = await self._posted(row, row["ping_id"], _body("ping", {}), DeliveryKind.PING)
        if came.outcome is not DeliveryOutcome.DELIVERED:
            return False
        await self.places.pinged(row)
        return True

    async def _message(self, row: Any, caller: Caller) -> tuple[str, str] | None:
        """What there is to tell, kept; None when there is nothing, or the history is lost."""
        try:
            found = await look(self.readers, caller, row["cursor"], list(row["types"]))
            while found.more and not found.changes:
                found = await look(self.readers, caller, found.to, list(row["types"]))
        except HistoryLost:
            await self.places.pause(row, PauseReason.HISTORY_LOST)
            return None
        if not found.changes:
            await self.places.seen(row, found.to)
            return None
        body = _body("changes", {"token": found.to, "more": found.more, "changes": found.changes})
        kept = await self.places.keep(row, body, found.to)
        return None if kept is None else (kept, body)

    async def _caller(self, row: Any) -> Caller | None:
        """Whoever the webhook's key stands for now, if it still holds."""
        async with self.readers.connection() as connection:
            found = await connection.fetchrow(FIND_BY_ID, row["key_id"])
        return None if found is None or found["expired"] else caller_by(found)

    async def _send(self, row: Any, message: str, body: str) -> None:
        came = await self._posted(row, message, body, DeliveryKind.CHANGES)
        if came.outcome is DeliveryOutcome.DELIVERED:
            await self.places.accepted(row, message)

    async def _posted(self, row: Any, message: str, body: str, kind: DeliveryKind) -> Came:
        """Send once and write down what came of it."""
        came = await self.posting.post(row["endpoint_url"], message, body, secrets_of(row, self._key), row["key_id"])
        await self._put_down(row, message, kind, came)
        return came

    async def _put_down(self, row: Any, message: str | None, kind: DeliveryKind, came: Came) -> None:
        """Write an attempt into the log; what was not accepted is counted, and pauses the webhook in the end.

        One that failed before there was a message has an id of its own in the log.
        """
        if came.fault is not None:
            self.say(f"Fel i registret, en webhook fick vänta: {came.fault}.")
        await self.places.tell(row, message or new_id(), kind, came)
        if came.outcome is DeliveryOutcome.DELIVERED:
            return
        reason = await self.places.failed(row, message, kind, came)
        if reason is not None and await self.places.pause(row, reason):
            self.say(f"Webhooken webhook_{row['webhook_id'].hex} är pausad: {reason.sv}.")


def _body(kind: str, data: dict[str, Any]) -> str:
    """A message as Standard Webhooks lays it out."""
    moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return orjson.dumps({"type": kind, "timestamp": moment, "data": data}).decode()


@asynccontextmanager
async def delivering(url: str, chosen: Settings, say: Callable[[str], None]) -> AsyncIterator[Delivering]:
    """What delivers, on a database, and hears of its commits."""
    seconds = chosen.webhook_timeout_ms / 1000
    posting = Posting(allow_private=chosen.webhook_allow_private, seconds=seconds)
    plain = database.plain_url(url)
    async with (
        database.readers(url, CONNECTIONS, chosen.statement_timeout_ms, chosen.wait_ms) as readers,
        asyncpg.create_pool(plain, min_size=1, max_size=CONNECTIONS, command_timeout=seconds + BEYOND) as pool,
    ):
        made = Delivering(readers, Places(pool, seconds + BEYOND), posting, require_key(chosen), say)
        hearing = asyncio.create_task(_hear(plain, made.hear))
        try:
            yield made
        finally:
            hearing.cancel()
            with suppress(asyncio.CancelledError):
                await hearing
            await posting.close()


async def _hear(url: str, heard: Callable[..., None]) -> None:
    """Runs until cancelled, and comes back when its connection is lost; meanwhile the loop looks now and then."""
    while True:
        with suppress(*LOST):
            connection = await asyncpg.connect(url, server_settings={"application_name": "registry delivering"})
            lost = asyncio.Event()
            try:
                connection.add_termination_listener(lambda _, lost=lost: lost.set())
                await connection.add_listener(CHANNEL, heard)
                heard()
                await lost.wait()
            finally:
                connection.terminate()
        await asyncio.sleep(1)
