"""What made-up rows must hold to, whichever tables they fill."""

from typing import Any

from registry.model import metadata
from registry.storage.database import database


async def rows(url: str, query: str) -> list[Any]:
    """Rows straight from the database."""
    connection = await database.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(query)]
    finally:
        await connection.close()


async def lost_references(url: str) -> list[str]:
    """The references that lead nowhere, or to what is not of the kind that they demand."""
    found = []
    for table in metadata.tables.values():
        for key in table.foreign_key_constraints:
            same = " and ".join(f"o.{each.column.name} = t.{each.parent.name}" for each in key.elements)
            whole = " and ".join(f"t.{each.parent.name} is not null" for each in key.elements)
            there = f"select from {key.referred_table.name} o where {same}"
            if await rows(url, f"select 1 from {table.name} t where {whole} and not exists ({there}) limit 1"):
                found.append(f"{table.name}.{key.column_keys[0]}")
    return found
