"""What can be done to every record, whatever its concept: publish, withdraw, restore, confirm, go back, erase.

Nothing is deleted. What is taken back stays for those whose record it is, with the reason (DESIGN: the model).
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ARRAY, Column, Table, Text, bindparam, select, text
from sqlalchemy.dialects.postgresql import JSONB

from registry.changes import Change
from registry.errors import Invalid, NotFound, Required, StepNotAllowed
from registry.matrix import Act
from registry.storage.record import Named, Record
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
    await work.require(Act.PUBLISH_RECORD, record)
    work.step(record, "publication", SHOWN, (DRAFT,))
    await work.flush()
    return record


async def withdraw(work: Work, key: str, *, seen: int, because: str) -> Record:
    """Take a record back, and say why (återta)."""
    record = await fetch_any(work, key, seen, "id")
    await work.require(Act.WITHDRAW_RECORD, record)
    if not because.strip():
        raise Required.of("because")
    work.step(record, "publication", GONE, (DRAFT, SHOWN))
    record.withdrawn_because = because
    await work.flush()
    return record


async def restore(work: Work, key: str, *, seen: int) -> Record:
    """Bring back what was withdrawn, as a draft (återställ)."""
    record = await fetch_any(work, key, seen, "id")
    await work.require(Act.RESTORE_RECORD, record)
    if record.merged_into_id is not None:
        raise StepNotAllowed("It was merged into another record.", "Den är sammanslagen med en annan post.")
    work.step(record, "publication", DRAFT, (GONE,))
    record.withdrawn_because = None
    await work.flush()
    return record


async def confirm(work: Work, key: str) -> Record:
    """Say that a record's facts are right today (bekräfta uppgifterna)."""
    record = await fetch_any(work, key, None, "id")
    await work.require(Act.CONFIRM_RECORD, record)
    if record.publication is GONE:
        raise StepNotAllowed("It is withdrawn.", "Den är återtagen.")
    record.last_confirmed_at = datetime.now(UTC)
    await work.flush()
    return record


# ---- Going back ------------------------------------------------------------------------------------------------------

#: What going back leaves as it is: what the registry keeps count of, and whether the record is shown.
NOT_REVERTED = {
    *("id", "version", "created_at", "updated_at", "publication", "withdrawn_because", "merged_into_id"),
    *("slug", "former_slugs", "last_confirmed_at"),
}


async def revert(work: Work, key: str, *, seen: int, to: int) -> Record:
    """Put a record's own facts back as they were in a former version; what it is linked to stays (gå tillbaka)."""
    record = await fetch_any(work, key, seen, "id")
    await work.require(Act.REVERT_RECORD, record)
    table = _table(type(record))
    then = (
        await work.session.execute(
            select(Change.id, Change.after)
            .where(Change.record_id == record.id, Change.part.is_(None))
            .where(Change.after["version"].as_integer() == to)
            .order_by(Change.id.desc())
            .limit(1)
        )
    ).one_or_none()
    if then is None:
        raise NotFound(f"There is no version {to}.", f"Det finns ingen version {to}.", path=("to",))
    later = select(Change.id).where(Change.record_id == record.id, Change.verb == "ERASED", Change.id > then.id)
    if (await work.session.execute(later.limit(1))).one_or_none() is not None:
        raise StepNotAllowed(
            "Something was erased since then, and stays erased.",
            "Något har raderats sedan dess, och förblir raderat.",
            path=("to",),
        )
    typed = text(f"select (jsonb_populate_record(null::{table.name}, :row)).*")
    row = (await work.session.execute(typed.bindparams(bindparam("row", then.after, type_=JSONB)))).mappings().one()
    for column in table.columns:
        if column.computed is None and column.name not in NOT_REVERTED:
            setattr(record, column.name, row[column.name])
    await work.flush()
    return record


def _table(model: type[Any]) -> Table:
    found = model.__table__
    if not isinstance(found, Table):
        raise TypeError(model)
    return found


# ---- Erasing ---------------------------------------------------------------------------------------------------------

#: What is written where a text must stand.
BLANK = "[raderat]"


async def erase(work: Work, key: str, fields: Sequence[str], *, legal_ground: str, case_number: str) -> Record:
    """Take out what should never have been written, from the record and from its history, leaving a mark (radera).

    The one way in which the trail changes. Nothing can be brought back past it.
    """
    record = await fetch_any(work, key, None, "id")
    await work.require(Act.ERASE_RECORD, record)
    missing = [
        Required.of(name)
        for name, said in (("legalGround", legal_ground), ("caseNumber", case_number))
        if not said.strip()
    ]
    if missing or not fields:
        raise ExceptionGroup("refused", [*missing, *([] if fields else [Required.of("fields")])])
    columns = [_column_of(type(record), name, place) for place, name in enumerate(fields)]
    for column in columns:
        setattr(record, column.name, _blank(column))
    names = {column.name for column in columns}
    names |= {each.name for each in _table(type(record)).columns if _is_made_of(each, names)}
    if isinstance(record, Named) and names & {"title", "name"}:
        names |= await _forget_name(work, record)
    await work.flush()
    erased = text("select erase(:type, :id, :fields)").bindparams(bindparam("fields", type_=ARRAY(Text)))
    await work.session.execute(erased, {"type": record.record_type.value, "id": record.id, "fields": sorted(names)})
    return record


def _column_of(model: type[Record], field: str, place: int) -> Column[Any]:
    """The column of a text by the contract's name, such as note, periodStart or contacts."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", field).lower()
    column = _table(model).c.get(name)
    erasable = column is not None and column.computed is None and isinstance(column.type, Text | ARRAY | JSONB)
    if column is None or not erasable or name in NOT_REVERTED:
        raise Invalid(
            f"{field!r} is no text of such a record.",
            f"{field!r} är ingen text i en sådan post.",
            path=("fields", place),
        )
    return column


async def _forget_name(work: Work, record: Named) -> set[str]:
    """Take a name out of what repeats it: the readable key, and what it was called before. Tells which columns."""
    repeating = {"slug", "former_slugs", "former_titles", "former_names"} & {*_table(type(record)).columns.keys()}
    record.slug = f"raderad-{uuid4().hex[:12]}"
    # The database has kept the old key among the former ones, which it does not do again.
    await work.flush()
    await work.session.refresh(record, list(repeating))
    for name in repeating - {"slug"}:
        setattr(record, name, [])
    return repeating


def _is_made_of(column: Column[Any], names: set[str]) -> bool:
    """Whether a column is a copy, such as one to order by, that the database makes of others."""
    made_of = str(column.computed.sqltext) if column.computed is not None else ""
    return bool(names & set(re.findall(r"\w+", made_of)))


def _blank(column: Column[Any]) -> Any:
    if column.nullable:
        return None
    return BLANK if isinstance(column.type, Text) else []
