"""Compares the bitmaps that lists are counted by with the records: what was written past the triggers is found."""

from uuid import UUID

from registry.storage.bitmaps import filling
from registry.storage.database.readers import Connection


async def amiss(connection: Connection) -> list[tuple[str, UUID | None]]:
    """The records, with their types, that lists count by something else than they have; None where no record has it."""
    return [(row["record_type"], row["record_id"]) for row in await connection.fetch(filling.wrong())]


async def mend(connection: Connection) -> None:
    """Put all bitmaps anew, as a commit of its own: answers that were kept before it hold no longer."""
    async with connection.transaction():
        await connection.execute("select this_commit()")
        await connection.execute(filling.FILL)
