"""A registry of processes that can be killed: a PostgreSQL of its own, a server of the API, and a copy beside them."""

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

import asyncpg
import httpx
import psutil

from registry.storage.database import database, embedded, roles
from tests.helpers.databases import Databases
from tests.helpers.live import a_port, url_of
from tests.helpers.processes import COMMAND, env
from tests.helpers.workbench import SECRETS, Workbench, furnish

#: How long anything may be away, in seconds, before it counts as lost.
PATIENCE = 180.0
#: What a client meets while something has been killed, and asks again after.
PASSING = {"UNAVAILABLE", "OVERLOADED", "TRY_AGAIN", "TIMEOUT", "CONFLICT_IN_PROGRESS"}
#: What a connection to the database meets then.
AWAY = (
    OSError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
)
#: What is killed lies in the system's memory still, so that nothing need reach the disk; but each commit must have been
#: given to the system before it is told.
QUICK = {"fsync": "off", "full_page_writes": "off"}
WAITING = """select pid, state, wait_event_type, wait_event, now() - xact_start, left(query, 80)
  from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"""
OTHERS = """select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
  and pid <> pg_backend_pid()"""


async def until_so(holds: Callable[[], bool], patience: float | None = PATIENCE) -> None:
    """Until something holds; without patience, however long that takes."""
    async with asyncio.timeout(patience):
        while not holds():  # noqa: ASYNC110 -- what is waited for is another process
            await asyncio.sleep(0.02)


class Patient(Workbench):
    """Asks and acts as one of the callers, again and again until somebody answers."""

    async def whole(self, caller: str | None, query: str, key: str | None = None, /, **variables: Any) -> Any:
        """The whole answer to an operation; an act must have a key, by which it is done once."""
        until, met = monotonic() + PATIENCE, ""
        while monotonic() < until:
            try:
                found = await super().whole(caller, query, key, **variables)
                codes = {each["extensions"]["code"] for each in found.get("errors", ())}
                if not codes or not codes <= PASSING:
                    return found
                met = repr(codes)
            except (httpx.TransportError, ValueError) as error:
                met = repr(error)
            await asyncio.sleep(0.1)
        raise AssertionError(f"nobody answered for {PATIENCE} seconds; the last was {met}")


class Command:
    """The command `registry` as a process that is started again when it has been killed."""

    def __init__(self, log: Path, *arguments: str, **known: str) -> None:
        """Takes where it writes, what stands after the command's name, and what it knows of the environment."""
        self.log, self.arguments, self.known = log, arguments, known
        self.process: subprocess.Popen[bytes] | None = None
        self.killed = 0

    def start(self) -> None:
        """Start it, if it does not run."""
        if self.process is None or self.process.poll() is not None:
            with self.log.open("ab") as log:
                self.process = subprocess.Popen([*COMMAND, *self.arguments], stderr=log, env=env(**self.known))

    def kill(self) -> None:
        """End it as nothing that runs can prepare for, and start it again."""
        self.end()
        self.killed += 1
        self.start()

    def end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)


class Ground:
    """What the processes are, and how each is killed."""

    def __init__(self, server: embedded.Server, url: str, folder: Path) -> None:
        """Takes the PostgreSQL, the registry's database there, and a folder for the copy."""
        self.server, self.url = server, url
        with a_port() as port:
            self.address = url_of(port)
        served = database.role_url(url, roles.API_ROLE, "only-for-tests")
        # Whether all holds is no question of how busy the machine is.
        more = dict.fromkeys(("REGISTRY_RATE_ANONYMOUS", "REGISTRY_RATE_SIGNED_IN"), "0")
        more |= {"REGISTRY_STATEMENT_TIMEOUT_MS": "60000", "REGISTRY_OPERATION_TIMEOUT_MS": "120000"}
        self.api = Command(
            folder / "api.log",
            "serve", DATABASE_URL=served, REGISTRY_PORT=self.address.rpartition(":")[2], REGISTRY_WARM="false",
            REGISTRY_SHARE_PERCENT="100", **more,
        )  # fmt: skip
        self.copy = f"sqlite:///{folder / 'copy.db'}"
        asked = ("--from", self.address, "--every", "1", "--page", "100")
        self.mirror = Command(folder / "mirror.log", "mirror", *asked, MIRROR_TO=self.copy, MIRROR_KEY=SECRETS["rss"])
        self.killed = {"api": 0, "mirror": 0, "backend": 0, "postmaster": 0}

    async def kill(self, what: str, rng: Random) -> None:
        """Kill one of "api", "mirror", "backend" and "postmaster"; what does not come up by itself is started."""
        if what == "backend":
            async with asyncio.timeout(PATIENCE):
                while not await self._kill_a_backend(rng):  # noqa: ASYNC110 - PostgreSQL tells of no connection
                    await asyncio.sleep(0.05)
        elif what == "postmaster":
            process = psutil.Process(int((self.server.data / "postmaster.pid").read_text().splitlines()[0]))
            process.kill()
            # Who started it may never ask how it ended.
            await until_so(lambda: not process.is_running() or process.status() == psutil.STATUS_ZOMBIE)
            await asyncio.to_thread(self.server.restart)
        else:
            (self.api if what == "api" else self.mirror).kill()
        self.killed[what] += 1

    async def _kill_a_backend(self, rng: Random) -> bool:
        """Kill one of those who serve others; gives whether there was one."""
        with suppress(*AWAY):
            async with database.opened(self.url) as connection:
                if others := [pid for (pid,) in await connection.fetch(OTHERS)]:
                    os.kill(rng.choice(others), signal.SIGKILL)
                    return True
        return False

    async def waiting(self) -> list[str]:
        """What each connection to the database waits for, for whoever wants to know why all stands still."""
        async with database.opened(self.url) as connection:
            found = await connection.fetch(WAITING)
        return [" ".join(map(str, row)) for row in found]

    def troubles(self) -> list[str]:
        """What the API has logged of its own faults."""
        log = self.api.log.read_text("utf-8", "replace") if self.api.log.exists() else ""
        return [line for line in log.splitlines() if "INTERNAL" in line or '"level":"error"' in line]

    async def until_ready(self) -> None:
        """Until the database and the API answer."""
        async with asyncio.timeout(PATIENCE), httpx.AsyncClient(base_url=self.address) as client:
            while True:
                with suppress(httpx.TransportError):
                    if (await client.get("/readyz")).status_code == 200:
                        return
                await asyncio.sleep(0.1)


@asynccontextmanager
async def ground(folder: Path, *, with_mirror: bool = True) -> AsyncIterator[Ground]:
    """A registry on the seeds, with a key for each caller, in a folder of its own."""
    with embedded.running(folder / "server") as server:
        async with database.opened(server.url("postgres")) as connection:
            for name, value in QUICK.items():
                await connection.execute(f"alter system set {name} = {value}")
            await connection.execute("select pg_reload_conf()")
        url = await Databases(server.url("postgres"))(furnish)
        async with database.opened(url) as connection:
            # In a database made from a template a sequence gives its first numbers again after a crash, unless there
            # was a checkpoint between (so in PostgreSQL 18.6).
            await connection.execute("checkpoint")
        made = Ground(server, url, folder)
        try:
            made.api.start()
            if with_mirror:
                made.mirror.start()
            await made.until_ready()
            yield made
        finally:
            made.mirror.end()
            made.api.end()
