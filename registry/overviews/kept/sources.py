"""Compares the sources that are kept with those that records name: what was written past the triggers is found."""

from uuid import UUID

from registry.storage.cited import keeping
from registry.storage.database.readers import Connection

#: What is said of a record that names other sources than are kept, and of a source that others name than are counted.
_OTHERS = "it names other sources than are kept", "den nämner andra källor än de som är upptagna"
_COUNTS = "other records name it than are counted", "andra poster nämner den än de som är räknade"


async def amiss(connection: Connection) -> list[tuple[str, UUID, tuple[str, str]]]:
    """What else is kept than the records say: a record's type or SOURCE, its id, and what is wrong with it."""
    found = await connection.fetch(keeping.AMISS, [each.record_type.value for each in keeping.citing_records()])
    return [(row["kind"] or "SOURCE", row["id"], _OTHERS if row["kind"] else _COUNTS) for row in found]


async def mend(connection: Connection) -> None:
    """Keep what the records name, as a commit of its own: answers that were kept before it hold no longer."""
    async with connection.transaction():
        await connection.execute("select this_commit()")
        await connection.execute(keeping.FILL)
