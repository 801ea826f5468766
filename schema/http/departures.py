"""Noticing that a client has gone away, or that its answer takes too long, without paying for it on every request.

A request that is answered within the interval is never watched. Only what takes longer is listened to, and stopped
when its client leaves or its deadline has passed: cancelling the task cancels the statement in PostgreSQL.
"""

import asyncio
from typing import Any

from starlette.types import Receive

from registry.errors import Timeout

INTERVAL = 0.1
GONE, LATE = "client gone", "too late"


class ClientGone(Exception):
    """Nobody waits for the answer any more."""


class Departures:
    """The requests that are being answered."""

    def __init__(self, patience: float) -> None:
        """Takes how many seconds an operation may take in all; the watcher starts with the first request."""
        self._rounds = max(1, round(patience / INTERVAL))
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
        """Listen to those that were already open at the last look, and stop those that were at very many."""
        looks: dict[asyncio.Task[Any], int] = {}
        while self._open or looks:
            await asyncio.sleep(INTERVAL)
            looks = {task: looks.get(task, 0) + 1 for task in self._open}
            for task, times in looks.items():
                if times > 1 and task not in self._listened:
                    self._listened[task] = asyncio.create_task(_stop_when_gone(task, self._open[task]))
                if times == self._rounds + 1:
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
