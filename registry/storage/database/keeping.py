"""Keeping the embedded PostgreSQL alive while something is served: one that dies is started again."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import structlog

from registry.errors import UnfitDatabase
from registry.storage.database.embedded import Server

log = structlog.get_logger("registry.postgresql")
#: How often it is looked at, in seconds.
INTERVAL = 0.5
#: So many deaths in so many seconds are no accident.
MOST_DEATHS, WITHIN = 5, 60.0


class Keeper(threading.Thread):
    """Looks at PostgreSQL twice a second."""

    def __init__(self, server: Server, patience: float, gave_up: Callable[[], None]) -> None:
        """Takes what to keep alive, how many seconds it may be away, and what to call when it cannot be started."""
        super().__init__(name="keeping PostgreSQL", daemon=True)
        self.server, self.patience, self.gave_up = server, patience, gave_up
        #: Why it could not be started again.
        self.failed: UnfitDatabase | None = None
        self._deaths: list[float] = []
        self._done = threading.Event()

    def run(self) -> None:
        """Until `end`, or until it has given up."""
        while self.failed is None and not self._done.wait(INTERVAL):
            if not self.server.lives():
                self._died()

    def end(self) -> None:
        """Look no more; PostgreSQL is about to be stopped on purpose."""
        self._done.set()
        self.join()

    def _died(self) -> None:
        since = monotonic()
        self._deaths = [each for each in self._deaths if each > since - WITHIN] + [since]
        log.error("postgresql died", deaths=len(self._deaths))
        if len(self._deaths) > MOST_DEATHS:
            self._give_up(
                UnfitDatabase(
                    f"PostgreSQL died {len(self._deaths)} times in {WITHIN:.0f} seconds.",
                    f"PostgreSQL dog {len(self._deaths)} gånger på {WITHIN:.0f} sekunder.",
                    f"Why stands in {self.server.data / 'log'}.",
                )
            )
            return
        while not self._done.is_set():
            try:
                self.server.restart()
            except (UnfitDatabase, OSError) as error:
                # A disk may be made room on, and what it could not do now it may do in a moment.
                if monotonic() - since > self.patience:
                    self._give_up(error if isinstance(error, UnfitDatabase) else _cannot(error))
                    return
                self._done.wait(INTERVAL)
            else:
                log.info("postgresql started again", seconds=round(monotonic() - since, 2))
                return

    def _give_up(self, error: UnfitDatabase) -> None:
        self.failed = error
        self.gave_up()


def _cannot(error: OSError) -> UnfitDatabase:
    return UnfitDatabase(
        f"PostgreSQL could not be started again: {error.strerror}.",
        f"PostgreSQL kunde inte startas om: {error.strerror}.",
    )


@contextmanager
def kept(server: Server, patience: float, gave_up: Callable[[], None]) -> Iterator[Keeper]:
    """PostgreSQL is kept alive during the context; `Keeper.failed` says afterwards whether it was given up."""
    keeper = Keeper(server, patience, gave_up)
    keeper.start()
    try:
        yield keeper
    finally:
        keeper.end()
