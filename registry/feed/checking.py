"""Compares the heads of the change feed, which say who sees a record, with the records.

What was written past the triggers of the database is found.
"""

from dataclasses import dataclass
from uuid import UUID

from registry.feed import derived
from registry.feed.heads import GONE
from registry.storage.database.readers import Connection

_AMISS = f"""
select coalesce(a.record, h.record_id) as id, a.record is not null as stands, h.record_id is not null as known
from audiences_of($1, ids_of($1)) a
full join (select * from heads where record_type = $1 and audience is distinct from '{GONE}') h
  on h.record_id = a.record
where a.record is null or h.record_id is null or a.audience is distinct from h.audience
order by 1
"""


@dataclass(frozen=True, slots=True)
class Amiss:
    """A record of which something else is kept than the record says; without an id, what is kept and is no record's."""

    kind: str
    id: UUID | None
    en: str
    sv: str


async def amiss(connection: Connection) -> list[Amiss]:
    """All of them, of one moment."""
    found = []
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        for kind in derived.kinds():
            rows = await connection.fetch(_AMISS, kind)
            found += [Amiss(kind, row["id"], *_said(stands=row["stands"], known=row["known"])) for row in rows]
    return found


def _said(*, stands: bool, known: bool) -> tuple[str, str]:
    if not stands:
        return "it is gone, and the feed does not say so", "den är borta, och flödet säger det inte"
    if not known:
        return "the feed does not know it", "flödet känner inte till den"
    return "others see it than the feed says", "andra ser den än flödet säger"


async def mend(connection: Connection) -> None:
    """Let the heads say what the records say, and tell everybody who sees more or less because of it."""
    await connection.execute(derived.TURN)
