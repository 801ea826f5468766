"""Names as people write them: whatever their case, with "kommun", "stad" or "region", in the genitive, or former.

    "Kungälvs kommun" -> name_key -> "kungälv kommun" = one of the keys of Kungälv

The database folds a name (`name_key`), and `called` says which keys a record answers to, and how near each is. What
resolves references and what suggests another name read the same keys.
"""

from enum import IntEnum
from typing import Any

from sqlalchemy import Text, cast, func, literal_column, select, union_all
from sqlalchemy.dialects.postgresql import array

from registry.storage.reading.statement import Draft, Row, Sql

#: What the key of a name ends with, when it says by itself what kind of body it is.
KINDS = (" kommun", " region")


class Nearness(IntEnum):
    """How a name is meant: as it is written, in another official form or as a short name, or as one that was given up.

    A body's own name goes before what another is called for short, so that nobody's short name takes it from it.
    """

    WRITTEN = 0
    OFFICIAL = 1
    FORMER = 2


def keys_of(model: Any, row: Row, draft: Draft) -> list[Sql]:
    """The keys that a record's present names give, and those that its concept adds in `also_called`."""
    keys: list[Sql] = [func.name_key(row.c[each]) for each in ("name", "title", "short_name") if each in row.c]
    return [*keys, *(model.also_called(row, draft) if hasattr(model, "also_called") else ())]


def called(model: Any, row: Row, draft: Draft) -> Any:
    """Every key that a record answers to, as a lateral table of (key, nearness)."""
    present = func.unnest(array(keys_of(model, row, draft))).column_valued(draft.name("present"))
    ways = [select(present.label("key"), _literal(Nearness.OFFICIAL))]
    if "former_names" in row.c:
        former = func.jsonb_array_elements(row.c.former_names).column_valued(draft.name("former"))
        name = func.name_key(former.op("->>")(draft.text("name")))
        ways.append(select(name.label("key"), _literal(Nearness.FORMER)))
    return union_all(*ways).lateral(draft.name("called"))


def is_written(row: Row, name: Sql) -> Sql:
    """Whether a name is a record's name as it stands, whatever its case."""
    same: Sql = row.c.name_sort == func.swedish_sort(cast(name, Text))
    return same


def _literal(nearness: Nearness) -> Sql:
    return literal_column(str(int(nearness))).label("nearness")
