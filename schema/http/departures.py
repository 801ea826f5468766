"""Noticing that a client has gone away, or that its answer takes too long, without paying for it on every request.

A request that is answered within the interval is never watched. Only what takes longer is listened to, and stopped
when its client leaves or its deadline has passed: cancelling the task cancels the statement in PostgreSQL.
"""

import asyncio
from time import monotonic
from typing import Any

from starlette.types import Message, Receive

from registry.errors import Timeout

INTERVAL = 0.1
GONE, LATE = "client gone", "too late"
#: Under which name a server finds, in the scope, what ends an answer that would go on for ever.
LEAVING = "registry.leaving"


class ClientGone(Exception):
    """Nobody waits for the answer any more."""


class Begun(Exception):
    """An answer broke off after it had begun."""

    def __init__(self, error: Exception) -> None:
        """Takes what went wrong."""
        super().__init__()
        self.error = error


async def never() -> Message:
    """Takes the place of `receive` where the connection itself notices that its client has left."""
    await asyncio.get_running_loop().create_future()
    raise RuntimeError("nobody answers it")


class Departures:
    """The requests that are being answered."""

    def __init__(self, patience: float) -> None:
        """Takes how many seconds an operation may take in all; the watcher starts with the first request."""
        self._patience = patience
        self._open: dict[asyncio.Task[Any], Receive] = {}
        self._listened: dict[asyncio.Task[Any], asyncio.Task[None]] = {}
        self._watcher: asyncio.Task[None] | None = None

    def watch(self, receive: Receive) -> "_Watched":
        """Watch the current task's client while it is being answered."""
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("outside a task")
        if self._watcher is None or self._watcher.done():
            self._watcher = asyncio.create_task(self._look())
        return _Watched(self, task, receive)

    def begin(self, task: asyncio.Task[Any], receive: Receive) -> None:
        """A request is being answered."""
        self._open[task] = receive

    def end(self, task: asyncio.Task[Any]) -> None:
        """It is no more."""
        self._open.pop(task, None)
        listener = self._listened.pop(task, None)
        if listener is not None:
            listener.cancel()

    async def _look(self) -> None:
        """Listen to those that were already open at the last look, and stop those that have been open for too long."""
        since: dict[asyncio.Task[Any], float] = {}
        late: set[asyncio.Task[Any]] = set()
        while self._open or since:
            await asyncio.sleep(INTERVAL)
            # By the clock, and not by the looks: a process that is busy looks less often.
            now = monotonic()
            since = {task: since.get(task, now) for task in self._open}
            late &= since.keys()
            for task, first in since.items():
                if first < now and task not in self._listened:
                    self._listened[task] = asyncio.create_task(_stop_when_gone(task, self._open[task]))
                if now - first >= self._patience and task not in late:
                    late.add(task)
                    task.cancel(LATE)


class _Watched:
    """The time during which one request is answered. A class: a generator cost as much as finding the statement."""

    __slots__ = ("departures", "receive", "task")

    def __init__(self, departures: Departures, task: asyncio.Task[Any], receive: Receive) -> None:
        self.departures, self.task, self.receive = departures, task, receive

    def __enter__(self) -> None:
        self.departures.begin(self.task, self.receive)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        self.departures.end(self.task)
        # The server's own cancelling must go on; ours ends here.
        if isinstance(error, asyncio.CancelledError) and error.args in ((GONE,), (LATE,)):
            self.task.uncancel()
            raise (ClientGone if error.args == (GONE,) else Timeout) from error


async def _stop_when_gone(task: asyncio.Task[Any], receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    task.cancel(GONE)
