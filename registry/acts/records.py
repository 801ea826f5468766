"""What can be done to every record, whatever its concept: publish, withdraw, restore, confirm.

Nothing is deleted. What is taken back stays for those whose record it is, with the reason (DESIGN: the model).
"""

from datetime import UTC, datetime

from registry.errors import Invalid, Required, StepNotAllowed
from registry.matrix import Act
from registry.storage.record import Record
from registry.storage.references import Ref
from registry.storage.terms import Publication
from registry.work import Work

SHOWN, DRAFT, GONE = Publication.PUBLISHED, Publication.DRAFT, Publication.WITHDRAWN


async def fetch_any(work: Work, key: str, seen: int | None, *path: str) -> Record:
    """A record of any type by its id."""
    prefix = key.rpartition("_")[0]
    models = {
        each.class_.record_type.prefix: each.class_ for each in Record.registry.mappers if _is_record(each.class_)
    }
    if prefix not in models or models[prefix].for_administrators:
        raise Invalid(f"{key!r} is no id of a record.", f"{key!r} är inget id för en post.", path=path)
    return await work.fetch(models[prefix], Ref("id", key), seen=seen)


def _is_record(model: type) -> bool:
    return issubclass(model, Record)


async def publish(work: Work, key: str, *, seen: int) -> Record:
    """Show a record to everyone (publicera)."""
    record = await fetch_any(work, key, seen, "id")
    work.require(Act.PUBLISH_RECORD, record)
    work.step(record, "publication", SHOWN, (DRAFT,))
    await work.flush()
    return record


async def withdraw(work: Work, key: str, *, seen: int, because: str) -> Record:
    """Take a record back, and say why (återta)."""
    record = await fetch_any(work, key, seen, "id")
    work.require(Act.WITHDRAW_RECORD, record)
    if not because.strip():
        raise Required.of("because")
    work.step(record, "publication", GONE, (DRAFT, SHOWN))
    record.withdrawn_because = because
    await work.flush()
    return record


async def restore(work: Work, key: str, *, seen: int) -> Record:
    """Bring back what was withdrawn, as a draft (återställ)."""
    record = await fetch_any(work, key, seen, "id")
    work.require(Act.RESTORE_RECORD, record)
    if record.merged_into_id is not None:
        raise StepNotAllowed("It was merged into another record.", "Den är sammanslagen med en annan post.")
    work.step(record, "publication", DRAFT, (GONE,))
    record.withdrawn_because = None
    await work.flush()
    return record


async def confirm(work: Work, key: str) -> Record:
    """Say that a record's facts are right today (bekräfta uppgifterna)."""
    record = await fetch_any(work, key, None, "id")
    work.require(Act.CONFIRM_RECORD, record)
    if record.publication is GONE:
        raise StepNotAllowed("It is withdrawn.", "Den är återtagen.")
    record.last_confirmed_at = datetime.now(UTC)
    await work.flush()
    return record
