"""How long processors have been busy with some processes: what answers take of a machine, whatever else it does."""

import os
from collections.abc import Iterable
from pathlib import Path

from registry.storage.database.readers import Connection

PROCESSES = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


async def database_process(connection: Connection) -> int:
    """The process that has started all others of a database on this machine."""
    return _parent(await connection.fetchval("select pg_backend_pid()"))


def seconds(processes: Iterable[int], database: int) -> float:
    """How long these processes have been busy by now, and all of the database."""
    of_database = [each for each in _all() if _parent(each) == database]
    return sum(_of(each) for each in (*processes, *of_database)) + _of_those_that_ended(database)


def _all() -> list[int]:
    return [int(each.name) for each in PROCESSES.iterdir() if each.name.isdigit()]


def _of(process: int) -> float:
    """In nanoseconds by each of its threads; nothing of one that has ended meanwhile."""
    found = 0
    for thread in (PROCESSES / str(process) / "task").glob("*/schedstat"):
        try:
            found += int(thread.read_text().split()[0])
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found / 1e9


def _fields(process: int) -> list[str]:
    """What is known of a process after its name, which may hold anything; empty when it has ended."""
    try:
        return (PROCESSES / str(process) / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _parent(process: int) -> int:
    fields = _fields(process)
    return int(fields[1]) if fields else 0


def _of_those_that_ended(process: int) -> float:
    """What its children took that have ended, such as those that help with one statement."""
    user, system = _fields(process)[13:15] or ("0", "0")
    return (int(user) + int(system)) / TICKS
