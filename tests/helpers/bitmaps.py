"""The bitmaps that the database keeps, and what they should be."""

from typing import Any

from registry.feed import checking
from registry.overviews.kept import bitmaps as kept_bitmaps
from registry.storage.database import database

BITMAPS = "select record_type, segment, attribute, value, bits from {} order by 1, 2, 3, 4"
#: A pilot that everybody sees.
PUT = """
insert into initiatives (slug, title, kind, publication) values ($1, 'Ett prov', 'PILOT', 'PUBLISHED') returning id
"""


async def kept_and_due(url: str) -> tuple[list[Any], list[Any]]:
    """The bitmaps as they are kept, and as the records say that they should be."""
    async with database.opened(url) as connection:
        kept, due = [
            [tuple(row) for row in await connection.fetch(BITMAPS.format(each))]
            for each in ("bitmaps", "bitmaps_due()")
        ]
        assert not await checking.amiss(connection)
        assert not await kept_bitmaps.amiss(connection)
    return kept, due
