"""What every list can be ordered by, whatever it is of, and the indexes that its table has for it.

When records were made and last changed; and where they have a period without columns to sort by, its start and its end.
"""

from typing import Any

from sqlalchemy import Index, text

from registry.storage.model.record import UNKNOWN, every_record


def attach() -> None:
    """Give every concept that has been read in its indexes."""
    for model in every_record():
        table: Any = model.__table__
        for name in ("created_at", "updated_at"):
            if not any([each.name for each in index.columns] == [name, "id"] for index in table.indexes):
                Index(f"ix_{table.name}_{name}", table.c[name], table.c.id)
        for name in ("period_start", "period_end"):
            if name in table.c and f"{name}_sort" not in table.c:
                unknown = table.c[name].info.get(UNKNOWN, "")
                Index(f"ix_{table.name}_{name}", text(f"coalesce({name}, '{unknown}')"), table.c.id)
