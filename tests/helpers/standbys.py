"""A real standby of a real PostgreSQL: a copy made by pg_basebackup, that follows by streaming replication."""

import asyncio
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from registry.storage.database import database, embedded
from registry.storage.database.embedded import PROGRAMS, SYSTEM_USER, Server

#: How long a standby may take to stand still, and to be copied, in seconds.
PATIENCE = 120


class Standby:
    """A standby that can be held back, killed and started again."""

    def __init__(self, server: Server, name: str) -> None:
        """Takes its server, which runs, and the name of the registry's database."""
        self.server, self.name = server, name

    @property
    def url(self) -> str:
        """Where it answers."""
        return self.server.url(self.name)

    async def pause(self) -> None:
        """Let it stand still: what the primary does from now on it does not know."""
        await self._say("select pg_wal_replay_pause()")
        # What it is in the middle of is replayed first.
        async with asyncio.timeout(PATIENCE):
            while await self._say("select pg_get_wal_replay_pause_state()") != "paused":  # noqa: ASYNC110 - it is another process
                await asyncio.sleep(0.02)

    async def resume(self) -> None:
        """Let it follow again."""
        await self._say("select pg_wal_replay_resume()")

    def kill(self) -> None:
        """End it as a machine that loses its power does."""
        pid = int((self.server.data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)

    async def _say(self, sql: str) -> object:
        async with database.opened(self.url) as connection:
            return await connection.fetchval(sql)


@contextmanager
def standby_of(primary: Server, folder: Path, name: str) -> Iterator[Standby]:
    """A standby of a server, with its files in `folder`; it ends when this does."""
    data = folder / "postgres"
    source = ["-h", str(primary.socket), "-U", "postgres"]
    subprocess.run(
        [str(PROGRAMS / "pg_basebackup"), "-D", str(data), "-R", "-X", "stream", "-c", "fast", *source],
        check=True,
        timeout=PATIENCE,
    )
    if os.geteuid() == 0:
        for each in (data, *data.rglob("*")):
            shutil.chown(each, SYSTEM_USER)
    with embedded.running(folder) as server:
        yield Standby(server, name)
