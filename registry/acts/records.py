"""What can be done to every record, whatever its concept: publish, withdraw, restore, confirm, go back.

Nothing is deleted. A withdrawn record stays visible, with the reason, to those who own it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, bindparam, select, text
from sqlalchemy.dialects.postgresql import JSONB

from registry import authority, matrix, setters
from registry.acts import living, showing, similar
from registry.behalf import concern, refuse_untrue
from registry.errors import NotAllowed, NotFound, Refusal, Required, StepNotAllowed, refusals
from registry.matrix import Act
from registry.storage.model.record import Named, Record, every_record
from registry.storage.model.terms import Publication
from registry.storage.reading.relations import relation
from registry.storage.writing.any_record import resolve_any
from registry.storage.writing.references import Ref
from registry.storage.writing.slugs import shown_slug
from registry.trail.changes import Change
from registry.work import Work

SHOWN, DRAFT, GONE = Publication.PUBLISHED, Publication.DRAFT, Publication.WITHDRAWN

#: The acts that what has its answer is not given.
_TAKING_BACK = (Act.WITHDRAW_RECORD, Act.RESTORE_RECORD, Act.REVERT_RECORD)

#: Whether what something else says rests on a record, by what its type says of that.
_RESTED_ON = "select exists (select from {table} said where said.id = :id and {holds})"


async def take_any(work: Work, act: Act, ref: Ref, seen: int | None) -> Record:
    """A record of any type by whichever key, as `Work.take`; the reference is the act's `which`.

    Invalid for an id that is none of a record's, and otherwise as `resolve_any` refuses.
    """
    # Nobody who may do it to no record at all is told what is a key of one.
    matrix.require_ever(work.caller, act)
    models = [each for each in every_record() if not each.for_administrators]
    model, key = await resolve_any(work.references, models, ref, "which")
    if act is Act.WITHDRAW_RECORD and model.held.rests is not None:
        await _lock_what_rests(work, model, key)
    by_id = Ref("id", f"{model.record_type.prefix}_{key.hex}", bare=ref.bare or ref.by != "id")
    record = await work.take(act, model, by_id, "which", seen=seen, as_is=True)
    if act in _TAKING_BACK and any(getattr(record, name) in values for name, values in model.held.answered.items()):
        raise StepNotAllowed("It has its answer already.", "Den är redan besvarad.", path=("which",))
    return record


async def publish(work: Work, ref: Ref, *, seen: int) -> Record:
    """Show a record to everyone (publicera)."""
    record = await take_any(work, Act.PUBLISH_RECORD, ref, seen)
    if record.is_confidential:
        raise StepNotAllowed("It is never shown to everyone.", "Den visas aldrig för alla.", path=("which",))
    if isinstance(record, Named) and record.publication is DRAFT:
        await _settle_slugs(work, record)
    work.step(record, "publication", SHOWN, (DRAFT,))
    with told_at("which"):
        await work.flush()
        shown = await showing.with_parts(work, record)
        await showing.refuse_unsaid(work, shown)
    await showing.refuse_taken(work, shown)
    await similar.warn_of_shown(work, record)
    return record


async def _settle_slugs(work: Work, record: Any) -> None:
    """Give a draft that is to be shown the slug that it is shown with; it never had those that nobody else has seen."""
    # Somebody who could not see the draft may have shown a record with its slug since.
    # A round has neither: its slug is that of its area, and a year.
    title = getattr(record, "title", None) or getattr(record, "name", None)
    record.slug = await shown_slug(work.references, type(record), record.slug, title, record.id)
    await work.flush()
    # The database adds to the former slugs.
    await work.session.refresh(record, ["former_slugs", "version"])
    given = await work.references.slugs_shown(record.id)
    record.former_slugs = [each for each in record.former_slugs if each in given]


async def withdraw(work: Work, ref: Ref, *, seen: int, because: str) -> Record:
    """Take a record back, and say why (återta)."""
    record = await take_any(work, Act.WITHDRAW_RECORD, ref, seen)
    if not because.strip():
        raise Required.of("because")
    work.step(record, "publication", GONE, (DRAFT, SHOWN))
    record.withdrawn_because = because
    await work.flush()
    await _refuse_rested_on(work, record)
    return record


async def _lock_what_rests(work: Work, model: type[Record], key: UUID) -> None:
    """Lock what rests on a record, before the record itself, as acts on the whole do.

    Nothing is locked for who may not take it back, or where nothing is found; `Work.take` then says so in its own way.
    """
    authority.require_by_role(work.caller, Act.WITHDRAW_RECORD, model)
    record: Any = await work.session.get(model, key)
    try:
        if record is not None:
            await work.require(Act.WITHDRAW_RECORD, record)
    except NotAllowed:
        return
    on = model.held.rests.on if model.held.rests else ""
    if record is not None:
        await work.lock(relation(model, on).mapper.class_, getattr(record, f"{on}_id"))


async def _refuse_rested_on(work: Work, record: Record) -> None:
    """StepNotAllowed when what something else says rests on a record that is taken back."""
    rests = type(record).held.rests
    if rests is None:
        return
    is_rested_on = _RESTED_ON.format(table=table_of(type(record)).name, holds=rests.holds)
    if await work.session.scalar(text(is_rested_on), {"id": record.id}):
        raise StepNotAllowed(rests.en, rests.sv, rests.hint, rests.hint_sv, path=("which",))


async def restore(work: Work, ref: Ref, *, seen: int) -> Record:
    """Bring back what was withdrawn, as a draft (återställ)."""
    record = await take_any(work, Act.RESTORE_RECORD, ref, seen)
    if record.merged_into_id is not None:
        raise StepNotAllowed("It was merged into another record.", "Den är sammanslagen med en annan post.")
    if record.publication is GONE and not await setters.may_undo(work.session, work.caller, record, ("publication",)):
        raise NotAllowed.by_another("which")
    work.step(record, "publication", DRAFT, (GONE,))
    record.withdrawn_because = None
    await work.flush()
    return record


async def confirm(work: Work, ref: Ref, *, seen: int) -> Record:
    """Say that a record's facts, as they were seen, are right today (bekräfta uppgifterna)."""
    record = await take_any(work, Act.CONFIRM_RECORD, ref, seen)
    if record.publication is GONE:
        raise StepNotAllowed("It is withdrawn.", "Den är återtagen.")
    record.last_confirmed_at = datetime.now(UTC)
    await work.flush()
    return record


# ---- Going back ------------------------------------------------------------------------------------------------------

#: Columns that going back leaves as they are: those that the registry itself sets, and those of publication. A concept
#: adds the ones that only acts of their own change (`decided_apart`).
NOT_REVERTED = {
    *("id", "version", "created_at", "updated_at", "publication", "withdrawn_because", "merged_into_id"),
    *("slug", "former_slugs", "last_confirmed_at", "keeper_accepted_at"),
}


async def revert(work: Work, ref: Ref, *, seen: int, to: int) -> Record:
    """Put a record's own columns back as they were in a former version (gå tillbaka).

    Each of them must be the caller's to set, and what it led to may have been merged since: then it leads to the record
    that lives on. Rows in link tables stay as they are, and so do columns that came later than the version. NotFound
    when there is no such version, and StepNotAllowed when something of the record has been erased since.
    """
    record = await take_any(work, Act.REVERT_RECORD, ref, seen)
    if record.publication is GONE:
        raise StepNotAllowed.withdrawn(merged=record.merged_into_id is not None).below("which")
    table = table_of(type(record))
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
    kept = {*NOT_REVERTED, *type(record).decided_apart}
    back = {
        column.name: row[column.name]
        for column in table.columns
        if column.computed is None
        and column.name in then.after.keys() - kept
        and row[column.name] != getattr(record, column.name)
    }
    if not back:
        work.warn("ALREADY_SO", f"It is as in version {to} already.", f"Den är redan som i version {to}.", record)
    with told_at("to"):
        async with similar.warning(work, record):
            await _put_back(work, record, back)
    return record


async def _put_back(work: Work, record: Record, back: dict[str, Any]) -> None:
    """Give a record's columns values that they had, or what those have since become."""
    table = table_of(type(record))
    led = {name: await living.led_on(work, table.c[name], value) for name, value in back.items()}
    async with work.changing(record):
        for name, value in led.items():
            setattr(record, name, value)
    if concern(type(record), [name.removesuffix("_id") for name in back]):
        await refuse_untrue(work.session, record)
    await work.flush()
    await work.refuse_circles(record, [each for each in type(record).held.acyclic if f"{each}_id" in back])


@contextmanager
def told_at(*path: str | int) -> Iterator[None]:
    """Whatever is refused in this context is told at one place in the input: the act is given no fields."""
    try:
        yield
    except Refusal as error:
        error.path = path
        raise
    except ExceptionGroup as group:
        for each in refusals(group):
            each.path = path
        raise


def table_of(model: type[Any]) -> Table:
    """The table of a type of record."""
    found = model.__table__
    if not isinstance(found, Table):
        raise TypeError(model)
    return found
