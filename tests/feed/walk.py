"""A random walk that shows whether the change feed holds: many write, many read, and what runs is killed.

    python -m tests.feed.walk --steps 10000 --seed 1
    python -m tests.feed.walk --steps 1000 --without-lock     with the lock that orders commits taken away: it must fail

A step is one act, one sending of rows, one transaction or one statement by hand. After each round everybody rests, and
each copy must be what its reader can read: nothing lost. What was told was told in order, once, and to nobody who never
could see it; each act that was acknowledged stands in the trail once; and `registry check` agrees at the end.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any
from uuid import UUID

import httpx

from registry.feed import checking, placing, tokens
from registry.storage.database import database
from registry.storage.model.turn import IN_TURN
from tests.feed.test_heads import everybody, seen_in_tables
from tests.helpers.copying import by_reading, in_copy
from tests.helpers.killing import PATIENCE, Ground, Patient, ground, until_so
from tests.helpers.mirroring import FACTS, Mirror, directly
from tests.helpers.processes import run
from tests.helpers.writers import ByApi, ByPsql, ByRows, InDatabase, Lingering, Writer

#: Who keeps a copy, and the size of its pages.
READERS: dict[str | None, int] = {None: 60, "rss": 25, "administrator": 200}
#: How many steps are taken between two rests, and how often each process is killed in such a round.
ROUND = 250
KILLS = {"mirror": 1, "api": 1, "backend": 1, "postmaster": 1}
#: Which of the marks do not stand in the trail once.
NOT_ONCE = """select m.mark, count(c.id) from unnest($1::text[]) m (mark) left join changes c
  on c.after->>'summary' = m.mark and c.before->>'summary' is distinct from m.mark
  group by m.mark having count(c.id) <> 1"""
#: Which records a reader by some names never could see, by what the database wrote at each commit.
NEVER_SEEN = """select id from unnest($1::uuid[]) id where not exists (
  select from (select audience from heads where record_id = id union all
               select former from departures where record_id = id) a (audience)
  where audience is null or not exists (select from jsonb_array_elements(audience) clause where not clause ?| $2))"""
NAMES = "select coalesce(array_agg(distinct name), '{}') from sights, unnest(names) name where $1 = any(names)"


class Reader(Mirror):
    """A copy that looks at what it is told: in order, never older than before, and what of."""

    def __init__(self, bench: Patient, caller: str | None, size: int) -> None:
        """Takes who keeps it, and how many changes it asks for at a time."""
        super().__init__(bench, caller, size)
        self.versions: dict[str, int] = {}
        self.told: set[str] = set()
        self.pages = 0

    async def page(self) -> Any:
        """The next page, looked at and put into the copy."""
        before = tokens.read(self.token, "")
        self.pages += 1
        found = await super().page()
        after = tokens.read(self.token, "")
        assert (after.position, after.id) >= (before.position, before.id), "the order was left"
        ids = [each["id"] for each in found["changes"]]
        assert len(set(ids)) == len(ids), "a record came twice in a page"
        for each in found["changes"]:
            for name, record in each.items():
                if name not in FACTS and record is not None and "version" in record:
                    assert record["version"] >= self.versions.get(each["id"], 0), f"{each['id']} became older"
                    self.versions[each["id"]] = record["version"]
        self.told |= set(ids)
        return found


class Walk:
    """One walk."""

    def __init__(self, on: Ground, client: httpx.AsyncClient, seed: int, kills: dict[str, int]) -> None:
        """Takes the ground, what the same seed makes the same, and how often each process is killed in a round."""
        self.kills = kills
        self.ground, self.rng = on, Random(seed)  # noqa: S311 -- the same each time is the point
        self.bench = Patient(client, on.url)
        self.marks: list[str] = []
        self.readers = [Reader(self.bench, caller, size) for caller, size in READERS.items()]
        authors = [ByApi(self.bench, each, self._rng(), self.marks) for each in ("rss", "municipality", "national")]
        self.in_database = [InDatabase(on.url, self._rng()) for _ in range(3)]
        #: Everyone who writes, and what part of all steps is theirs.
        self.writers: list[tuple[Writer, float]] = [
            *((each, 0.12) for each in authors), (ByRows(self.bench, "system", self._rng(), self.marks), 0.12),
            *((each, 0.16) for each in self.in_database), (ByPsql(on.url, self._rng()), 0.02),
            (Lingering(on.url, self._rng(), lambda: sum(each.pages for each in self.readers)), 0.02),
        ]  # fmt: skip
        self.taken = self.compared = 0

    def _rng(self) -> Random:
        return Random(self.rng.getrandbits(64))  # noqa: S311 -- the same each time is the point

    async def round(self, steps: int) -> None:
        """Write, read and kill; then rest, and look whether everything holds."""
        done = asyncio.Event()
        async with asyncio.TaskGroup() as reading:
            for each in self.readers:
                reading.create_task(self._read(each, done))
            async with asyncio.TaskGroup() as writing:
                for writer, part in self.writers:
                    writing.create_task(self._write(writer, max(1, round(part * steps)), steps))
                writing.create_task(self._kill(self.taken, steps))
            done.set()
        await self.ground.until_ready()
        await self._look()

    async def _write(self, writer: Writer, own: int, steps: int) -> None:
        """A writer's own steps, of so many; those that others wait for are spread over them."""
        start = self.taken
        for number in range(own):
            if isinstance(writer, Lingering):
                await until_so(partial(self._has_taken, start + 0.7 * steps * number / own), None)
            await writer.step()
            self.taken += 1

    async def _read(self, reader: Reader, done: asyncio.Event) -> None:
        while not done.is_set():
            await reader.page()
            await asyncio.sleep(0.02)

    async def _kill(self, start: int, steps: int) -> None:
        """Each process so often, when some part of the round has been walked."""
        to_kill = [what for what, often in self.kills.items() for _ in range(often)]
        for what in self.rng.sample(to_kill, len(to_kill)):
            until = start + self.rng.random() * steps * 0.8
            await until_so(partial(self._has_taken, until), None)
            await self.ground.kill(what, self.rng)

    def _has_taken(self, steps: float) -> bool:
        return self.taken >= steps

    # ---- Looking -----------------------------------------------------------------------------------------------------

    async def _look(self) -> None:
        async with database.opened(self.ground.url) as connection:
            assert await checking.amiss(connection) == []
            assert await connection.fetch(NOT_ONCE, self.marks) == [], "acts were lost, or done twice"
            callers = await everybody(connection)
            seen = {
                each.caller: {
                    key.hex for key in await seen_in_tables(connection, callers[each.caller or "anyone"])
                } for each in self.readers
            }  # fmt: skip
            for reader in self.readers:
                await self._look_at(reader, seen[reader.caller])
                if reader.caller != "administrator":
                    own = [str(each) for each in callers[reader.caller or "anyone"].organisations]
                    names = await connection.fetchval(NAMES, own[0]) if own else []
                    told = [UUID(each.rpartition("_")[2]) for each in reader.told]
                    assert await connection.fetch(NEVER_SEEN, told, names) == [], f"not for {reader.caller} to see"
                reader.told.clear()
        if self.ground.mirror.process is not None:
            await self._look_at_copy()

    async def _look_at(self, reader: Reader, seen: set[str]) -> None:
        """The copy is what its reader reads. What a process knows of callers may be some seconds old."""
        until = monotonic() + PATIENCE
        while True:
            await reader.pull()
            there = await directly(self.bench, reader.caller, sorted(reader.records))
            ids = {each.rpartition("_")[2] for each in reader.records}
            wrong = {key for key, record in there.items() if record != reader.records[key]}
            if ids == seen and not wrong:
                break
            told = (
                f"{reader.caller}: lost {len(seen - ids)}, too many {len(ids - seen)}, otherwise than read {len(wrong)}"
            )
            assert monotonic() < until, told
            await asyncio.sleep(1)
        assert await reader.pull() == [], "what nobody had changed was told again"
        self.compared += len(there)

    async def _look_at_copy(self) -> None:
        """So is what the command keeps."""
        there, until = await by_reading(self.bench, "rss"), monotonic() + PATIENCE
        while (kept := await in_copy(self.ground.copy)) != there:
            wrong = [key for key in kept.keys() & there.keys() if kept[key] != there[key]]
            told = f"lost {len(there.keys() - kept)}, too many {len(kept.keys() - there)}, otherwise {len(wrong)}"
            assert monotonic() < until, f"the command's copy: {told}"
            self.ground.mirror.start()
            await asyncio.sleep(0.5)
        self.compared += len(kept)


async def walk(steps: int, seed: int, *, without_lock: bool = False, kills: dict[str, int] = KILLS) -> Walk:
    """Take so many steps; raises AssertionError when something does not hold.

    `kills` says how often each process is killed in a round; where the mirror is none of them, there is none.
    """
    began = monotonic()
    with tempfile.TemporaryDirectory(prefix="registry-") as folder:
        async with (
            ground(Path(folder), with_mirror="mirror" in kills) as on,
            httpx.AsyncClient(base_url=on.address, timeout=60) as client,
        ):
            if without_lock:
                assert IN_TURN in placing.PLACE
                async with database.opened(on.url) as connection:
                    await connection.execute(placing.PLACE.replace(IN_TURN, ""))
            made = Walk(on, client, seed, kills)
            # Some have everything when the others begin to write, and some are still loading.
            await asyncio.gather(*(each.pull() for each in made.readers if each.caller != "rss"))
            left = steps
            while left > 0:
                try:
                    await made.round(min(left, ROUND))
                except BaseException:
                    print(*on.troubles(), *await on.waiting(), sep="\n")  # noqa: T201
                    raise
                left -= ROUND
                print(await _told(made, monotonic() - began), flush=True)  # noqa: T201
            for each in made.in_database:
                await each.close()
            checked = await asyncio.to_thread(run, "check", DATABASE_URL=on.url)
            assert checked.returncode == 0, checked.stderr
    return made


async def _told(made: Walk, seconds: float) -> str:
    async with database.opened(made.ground.url) as connection:
        commits = await connection.fetchval("select count(*) from commits where position is not null")
        changes = await connection.fetchval("select count(*) from changes")
    killed = ", ".join(f"{name} {number}" for name, number in made.ground.killed.items())
    return (
        f"{made.taken} steps, {commits} commits, {changes} changes, {len(made.marks)} acts acknowledged;"
        f" killed: {killed}; {made.compared} records compared; {seconds:.0f} s"
    )


def main(given: Sequence[str] | None = None) -> int:
    """The program; its code at the end is 1 when something did not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-lock", action="store_true", help="take away the lock that orders commits")
    asked = parser.parse_args(given)
    try:
        asyncio.run(walk(asked.steps, asked.seed, without_lock=asked.without_lock))
    except* AssertionError as wrong:
        for each in _all_of(wrong):
            print(f"It does not hold: {each}")  # noqa: T201
        sys.exit(1)
    return 0


def _all_of(error: BaseException) -> Iterator[BaseException]:
    """What went wrong, one by one."""
    for each in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from _all_of(each)
    if not isinstance(error, BaseExceptionGroup):
        yield error


if __name__ == "__main__":
    sys.exit(main())
