"""Records that are parts of others of their own type, of which none may be a part of itself (ingår i)."""

from uuid import UUID

from sqlalchemy import select

from registry.errors import Invalid, Path
from registry.storage.model.record import Record
from registry.work import Work


async def refuse_circle(work: Work, record: Record, name: str, path: Path) -> None:
    """Invalid when following a reference such as `parent_id` from a record leads back to it; `path` is of the input."""
    column = type(record).__table__.c[name]
    key: UUID | None = getattr(record, name)
    passed = {record.id}
    while key is not None and key not in passed:
        passed.add(key)
        # A shared lock on each: when two changes would close a circle together, one waits for the other and finds it.
        above = select(column).where(column.table.c.id == key).with_for_update(read=True)
        key = await work.session.scalar(above)
    if key == record.id:
        raise Invalid("It would be a part of itself.", "Den skulle bli en del av sig själv.", path=path)
