"""How well the records of a table are vouched for: how many have a source to open, somebody who answers, and a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Date

from registry.seeding.matching import Planned
from registry.seeding.tables import Row, concepts
from registry.storage.model.record import Record


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a table's records have what; a day is one of its own or of a source, and tells how old it is."""

    records: int
    with_address: int
    with_keeper: int
    with_day: int

    def __str__(self) -> str:
        """In words, in Swedish."""
        parts = {"källans adress": self.with_address, "föreslagen förvaltare": self.with_keeper, "dag": self.with_day}
        told = ", ".join(f"{count * 100 // self.records} % med {what}" for what, count in parts.items())
        return f"{self.records} poster, {told}"


def shares_of(planned: Mapping[str, Sequence[Planned]]) -> dict[str, Share]:
    """The shares by table; none for what has no sources, such as counties, and for what there is nothing of."""
    rows = {each.id: each.row for each in chain(*planned.values())}
    found: dict[str, Share] = {}
    for table, these in planned.items():
        model: Any = concepts()[table]
        if these and issubclass(model, Record):
            counted = zip(*(_of(model, each.row, rows) for each in these), strict=True)
            found[table] = Share(len(these), *(sum(each) for each in counted))
    return found


def _of(model: type[Record], row: Row, rows: Mapping[str, Row]) -> tuple[bool, bool, bool]:
    sources = row["sources"]
    whole = rows.get(str(row.get(f"{model.held.whole}_id")), {})
    # An organisation answers for itself, and what is a part of something is answered for with it.
    kept = "id" in model.owned_by or bool(row["keeper_id"] or whole.get("keeper_id"))
    columns = model.__table__.columns
    days = [each.name for each in columns if each.info.get("partial_date") or isinstance(each.type, Date)]
    dated = any(row.get(each) for each in days) or any("date" in each for each in sources)
    return any("url" in each for each in sources), kept, dated
