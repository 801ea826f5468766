"""What the parts of the command `registry` share: the console that they write to, and the database of the settings."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from registry.settings import settings
from registry.storage.database import database, embedded

#: For people; what programs read goes to standard output.
console = Console(stderr=True, highlight=False)


@contextmanager
def opened() -> Iterator[str]:
    """The address of the database of the settings; an embedded one is started and runs until the context ends."""
    chosen = settings()
    if chosen.database_url is not None:
        yield chosen.database_url.get_secret_value()
        return
    with embedded.running(chosen.data) as server:
        asyncio.run(database.create(server.url("postgres"), embedded.NAME))
        yield server.url(embedded.NAME)
