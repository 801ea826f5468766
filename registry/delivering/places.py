"""The statements by which a process takes a webhook that is due, and puts down what came of it.

A lease says who has a webhook now. It ends by itself, so that one whose process was killed is taken by another; and
whoever has lost its lease, to time or to `replayWebhook`, puts nothing down.
"""

import random
from typing import Any
from uuid import UUID

from asyncpg import Pool, Record

from registry.acts.webhooks import message_id
from registry.delivering.posting import Came
from registry.webhooks import KEPT, MOST_KEPT, DeliveryKind, DeliveryOutcome, PauseReason

#: After how many failures in a row a webhook is paused, which is after about a day and a half.
MOST_FAILURES = 16
#: How long to wait after the first failure and at most, in seconds.
LEAST_WAIT, MOST_WAIT = 5.0, 43_200.0

#: How many webhooks of one key are told at once, by all processes together, so that one whose receivers all hang keeps
#: nobody else's waiting.
SHARE = 4

_IS_FREE = "coalesce(p.leased_until < now(), true)"
#: Those that are due: asked to be tried, or with a message whose time has come, or behind in the order of commits. What
#: a key sees can change by a date alone, so that each is looked at now and then in any case. Those of a key stand in a
#: line, behind what is on its way for it.
_CLAIM = f"""
with newest as (select coalesce(max(position), 0) as position from commits where position is not null),
due as (
  select p.webhook_id, p.next_at, row_number() over (partition by w.key_id order by p.next_at, p.webhook_id) + (
    select count(*) from webhook_places l join webhooks o on o.id = l.webhook_id
    where o.key_id = w.key_id and l.leased_until >= now()) as place
  from newest n, webhook_places p join webhooks w on w.id = p.webhook_id
  where w.publication <> 'WITHDRAWN' and {_IS_FREE} and p.next_at <= now()
    and (p.ping_id is not null or w.state = 'ACTIVE'
         and (p.message is not null or p.looked_to < n.position or p.looked_at < now() - interval '5 minutes'))
), taken as (
  select p.webhook_id from due d join webhook_places p on p.webhook_id = d.webhook_id
  where d.place <= {SHARE} and {_IS_FREE} order by d.place, d.next_at limit $1 for update of p skip locked
)
update webhook_places p set lease = gen_random_uuid(), leased_until = now() + make_interval(secs => $2)
from taken t, webhooks w, newest n
where p.webhook_id = t.webhook_id and w.id = t.webhook_id
returning p.webhook_id, p.lease, p.cursor, p.message_id, p.message, p.message_to, p.ping_id, p.failures,
  w.state = 'ACTIVE' as is_due, w.endpoint_url, w.types, w.key_id, n.position as newest,
  w.version, w.seed, case when w.former_until > now() then w.former_seed end as former_seed
"""
_WAIT = """
select extract(epoch from min(p.next_at) - now())::float from webhook_places p join webhooks w on w.id = p.webhook_id
where w.publication <> 'WITHDRAWN' and p.next_at > now()
  and (p.ping_id is not null or w.state = 'ACTIVE' and p.message is not null)
"""
_MINE = "where webhook_id = $1 and lease = $2"
_ENDED = "lease = null, leased_until = null"
_KEEP = f"update webhook_places set message_id = $3, message = $4, message_to = $5 {_MINE} returning true"
_SEEN = f"update webhook_places set cursor = $3, looked_to = $4, looked_at = now(), {_ENDED} {_MINE}"
_ACCEPTED = f"""
update webhook_places set cursor = message_to, message_id = null, message = null, message_to = null, failures = 0,
  next_at = now(), {_ENDED} {_MINE} and message_id = $3
"""
#: One that is to be paused for it stays leased until it is, so that nobody has begun anew meanwhile.
_FAILED = f"""
update webhook_places set failures = failures + 1, next_at = now() + make_interval(secs => $4),
  ping_id = case when $6 then null else ping_id end,
  lease = case when $5 or failures + 1 >= {MOST_FAILURES} then lease end,
  leased_until = case when $5 or failures + 1 >= {MOST_FAILURES} then leased_until end
{_MINE} and ($3::text is null or case when $6 then ping_id else message_id end = $3) returning failures
"""
_PINGED = f"update webhook_places set ping_id = null {_MINE} and ping_id = $3"
_RELEASE = f"update webhook_places set {_ENDED} {_MINE}"
_SIGN = "select set_config('registry.caller', 'deliver', true), set_config('registry.act', 'pauseWebhook', true)"
#: What was changed or resumed since it was taken is as somebody wants it now, and is not paused for what was before.
#: The webhook is locked before its place, as the acts do.
_PAUSE = f"""
with held as materialized (select id from webhooks where id = $1 for update),
ended as (update webhook_places set {_ENDED} {_MINE} and webhook_id in (select id from held) returning webhook_id)
update webhooks w set state = 'PAUSED', pause_reason = $3 from ended e
where w.id = e.webhook_id and w.state = 'ACTIVE' and w.version = $4 returning true
"""
#: What is removed is found as it was before, and the new one comes to it.
_TELL = f"""
with told as (
  insert into webhook_deliveries (webhook_id, message_id, kind, attempt, outcome, status, milliseconds)
  values ($1, $2, $3, $4, $5, $6, $7)
)
delete from webhook_deliveries where webhook_id = $1 and id <= (
  select id from webhook_deliveries where webhook_id = $1 order by id desc offset {MOST_KEPT - 1} limit 1)
"""
_FORGET = f"delete from webhook_deliveries where at < now() - interval '{KEPT}'"


class Places:
    """How far webhooks have come, by a pool of connections."""

    def __init__(self, pool: "Pool[Record]", lease_seconds: float) -> None:
        """Takes the connections, and for how long a webhook is taken."""
        self._pool, self._lease_seconds = pool, lease_seconds

    async def claim(self, most: int) -> list[Any]:
        """Take webhooks that are due, at most so many."""
        found: list[Any] = await self._pool.fetch(_CLAIM, most, self._lease_seconds)
        return found

    async def wait(self) -> float | None:
        """In how many seconds the next message that failed is due."""
        found: float | None = await self._pool.fetchval(_WAIT)
        return found

    async def keep(self, row: Any, body: str, to: str) -> str | None:
        """Keep a message before it is sent, so that each attempt sends the same; its id, or None without the lease."""
        made = message_id()
        return made if await self._pool.fetchval(_KEEP, *_of(row), made, body, to) else None

    async def seen(self, row: Any, cursor: str) -> None:
        """There was nothing more to tell of."""
        await self._pool.execute(_SEEN, *_of(row), cursor, row["newest"])

    async def accepted(self, row: Any, message: str) -> None:
        """Move the cursor past a message."""
        await self._pool.execute(_ACCEPTED, *_of(row), message)

    async def failed(self, row: Any, message: str | None, kind: DeliveryKind, came: Came) -> PauseReason | None:
        """Send a message again later, and a ping no more; for what the webhook is to be paused, if anything.

        It then stays leased, and `pause` ends the lease. Without a message it failed before there was one. The receiver
        may have said how many seconds it wants to be left alone for.
        """
        is_gone = came.outcome is DeliveryOutcome.GONE
        wait = wait_after(row["failures"], came.retry_after)
        more = (message, wait, is_gone, kind is DeliveryKind.PING)
        failures: int | None = await self._pool.fetchval(_FAILED, *_of(row), *more)
        if failures is None:
            return None
        if is_gone:
            return PauseReason.GONE
        return PauseReason.FAILED if failures >= MOST_FAILURES else None

    async def pinged(self, row: Any) -> None:
        """A ping has been sent."""
        await self._pool.execute(_PINGED, *_of(row), row["ping_id"])

    async def pause(self, row: Any, reason: PauseReason) -> bool:
        """Pause a webhook for a reason that its owners see, as a change that its history tells of, and end its lease.

        Whether it was: not without the lease, and not when it was changed or resumed since it was taken.
        """
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute(_SIGN)
            return bool(await connection.fetchval(_PAUSE, *_of(row), reason.value, row["version"]))

    async def release(self, row: Any) -> None:
        """Leave a webhook to whoever comes next."""
        await self._pool.execute(_RELEASE, *_of(row))

    async def tell(self, row: Any, message: str, kind: DeliveryKind, came: Came) -> None:
        """Write an attempt into the log, which keeps the newest of each webhook."""
        attempt = row["failures"] + 1 if kind is DeliveryKind.CHANGES else 1
        told = (attempt, came.outcome.value, came.status, came.milliseconds)
        await self._pool.execute(_TELL, row["webhook_id"], message, kind.value, *told)

    async def forget(self) -> None:
        """Remove the attempts that are too old to be kept."""
        await self._pool.execute(_FORGET)


def _of(row: Any) -> tuple[UUID, UUID]:
    return row["webhook_id"], row["lease"]


def wait_after(failures: int, asked: float | None = None) -> float:
    """How many seconds to wait after one more failure: twice as long each time, and never the same for two.

    A receiver that asked for more is given that, up to the longest that is waited in any case.
    """
    longest = min(LEAST_WAIT * 2**failures, MOST_WAIT)
    return max(float(longest * random.uniform(0.75, 1.0)), min(asked or 0.0, MOST_WAIT))  # noqa: S311 - no secret
