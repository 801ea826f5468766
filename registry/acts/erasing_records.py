"""Erasing what should never have been written, also from the trail, which changes in no other way (radera)."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import uuid4

from sqlalchemy import Column, Table, delete, select, update

from registry.acts.erasing_fields import SLUGS, Chosen, choose, empty, is_erasable
from registry.acts.records import table_of, take_any
from registry.concepts.needs_rounds import NeedsRound
from registry.concepts.themes import Theme
from registry.errors import Invalid, Required
from registry.matrix import Act
from registry.storage.model.record import PART_OF, Named, Record, every_record
from registry.storage.writing.references import Ref
from registry.trail import erasing
from registry.trail.changes import Change
from registry.trail.kept_answers import await_answers, blank
from registry.work import Work


async def erase(
    work: Work, ref: Ref, fields: Sequence[str], *, seen: int, legal_ground: str, case_number: str
) -> Record:
    """Erase fields of a record, and everything that repeats them, also in its history and in stored answers (radera).

    `fields` are the contract's names of texts, dates, lists, groups, links, `slug`, or `reason` for the reasons in the
    history. A column that must hold a text is left with "[raderat]", others are emptied, and the history is marked as
    erased. Going back to a version from before the erasure is refused from then on. Required when the legal ground, the
    case number or the fields are missing; Invalid for a field that is none of these, or when the ground repeats what is
    to be erased.
    """
    await await_answers(work.session)
    record = await take_any(work, Act.ERASE_RECORD, ref, seen)
    given = {"legalGround": legal_ground, "caseNumber": case_number}
    missing = [Required.of(name) for name, value in given.items() if not value.strip()]
    if missing or not fields:
        raise ExceptionGroup("refused", [*missing, *([] if fields else [Required.of("fields")])])
    chosen = choose(type(record), fields)
    reasons, elsewhere = await _reasons(work, record, chosen)
    texts, dates = await _texts(work, record, chosen)
    for name, value in given.items():
        if any(len(each) >= erasing.SHORTEST and each in value for each in texts):
            raise Invalid(
                "It stays in the history, so it cannot repeat what is erased.",
                "Det står kvar i historiken, så det kan inte upprepa det som raderas.",
                path=(name,),
            )
    names = await _empty(work, record, chosen)
    if chosen.slug or (isinstance(record, Named) and names & {"title", "name"}):
        texts |= await _erase_name(work, record)
        names |= {*SLUGS, "former_titles", "former_names"} if names & {"title", "name"} else SLUGS
    await erasing.erase(work.session, record, names, (each.name for each in chosen.parts), reasons)
    for other, columns in elsewhere:
        await erasing.erase(work.session, other, await empty(work, other, columns))
    await blank(work.session, texts | reasons, dates, f"{record.record_type.prefix}_{record.id.hex}")
    await work.session.refresh(record)
    return record


Elsewhere = list[tuple[Record, list[Column[Any]]]]


async def _reasons(work: Work, record: Record, chosen: Chosen) -> tuple[set[str], Elsewhere]:
    """The reasons that go too, and the columns of other records that repeat them; the record's own become chosen.

    An act writes its reason into its records as well, so to erase either is to erase both.
    """
    reasons = await erasing.reasons_of(work.session, record)
    if not chosen.reasons:
        texts = await erasing.texts_of(work.session, record, _free(chosen.columns))
        reasons = {each for each in reasons if any(erasing.same(each, other) for other in texts)}
    if not reasons:
        return reasons, []
    elsewhere: Elsewhere = []
    found = await erasing.repeating(work.session, record, reasons)
    for (kind, key), places in groupby(found, key=itemgetter(0, 1)):
        model = next(each for each in every_record() if each.record_type.value == kind)
        columns = [table_of(model).columns[name] for *_, name in places if name in table_of(model).columns]
        columns = [each for each in columns if is_erasable(each)]
        if key == record.id:
            chosen.columns += [each for each in columns if each.name not in chosen.column_names()]
        elif columns:
            elsewhere.append((await work.lock(model, key), columns))
    return reasons, elsewhere


def _free(columns: Iterable[Column[Any]]) -> list[str]:
    """The names of columns that hold what somebody wrote, and more than a date."""
    return [each.name for each in columns if is_erasable(each) and not each.info.get("partial_date")]


async def _texts(work: Work, record: Record, chosen: Chosen) -> tuple[set[str], set[str]]:
    """What stands, or has stood, in what is chosen: its texts, and its dates."""
    dates = [each.name for each in chosen.columns if each.info.get("partial_date")]
    texts = await erasing.texts_of(work.session, record, _free(chosen.columns))
    parts = await erasing.texts_of_parts(work.session, record, (each.name for each in chosen.parts))
    return texts | parts, await erasing.texts_of(work.session, record, dates)


async def _empty(work: Work, record: Record, chosen: Chosen) -> set[str]:
    """Empty what is chosen in the record and what hangs on it; gives all columns that are to leave the trail."""
    names = await empty(work, record, chosen.columns, chosen.places) if chosen.columns else set()
    table = table_of(type(record))
    gone = [await _unhang(work, record, each) for each in chosen.parts]
    if any(gone):
        # Rows that hang on a record have no version, so the record's own tells that they have changed.
        await work.session.execute(update(table).where(table.c.id == record.id).values(version=table.c.version + 1))
    await work.session.refresh(record)
    return names | {each.name for each in table.columns if _is_made_of(each, names)}


async def _unhang(work: Work, record: Record, table: Table) -> bool:
    """Remove all rows of a table that hang on a record; whether there were any."""
    removed = delete(table).where(table.c[table.info[PART_OF]] == record.id).returning(table.c[table.info[PART_OF]])
    return bool((await work.session.execute(removed)).all())


def _is_made_of(column: Column[Any], names: set[str]) -> bool:
    """Whether the database computes a column from any of the named ones, as it does a copy to order by."""
    made_of = str(column.computed.sqltext) if column.computed is not None else ""
    return bool(names & set(re.findall(r"\w+", made_of)))


# ---- Names -----------------------------------------------------------------------------------------------------------


async def _erase_name(work: Work, record: Any) -> set[str]:
    """Erase a record's slugs, and its former names when it has lost its name; gives the slugs that it had.

    A slug is made from a name, so the record, the records that took over its slugs when it was merged, and the rounds
    of a service area, whose slugs begin with its own, lose those slugs.
    """
    model, columns = type(record), table_of(type(record)).columns
    repeating = {"former_slugs", "former_titles", "former_names"} & {*columns.keys()}
    gone = await _slugs_ever(work, record)
    record.slug = _neutral_slug()
    # The database has just put the old slug among the former ones; emptying those does not make it do so again.
    await work.flush()
    await work.session.refresh(record, list(repeating))
    for name in repeating:
        setattr(record, name, [])
    # A record that it was merged into has taken over its slugs.
    for other in await work.session.scalars(
        select(model).where(columns.former_slugs.overlap(gone), columns.id != record.id)
    ):
        other.former_slugs = [each for each in other.former_slugs if each not in gone]
        await work.flush()
        await erasing.erase(work.session, other, {"former_slugs"})
    if isinstance(record, Theme):
        for round_ in await work.session.scalars(select(NeedsRound).where(NeedsRound.service_area_id == record.id)):
            round_.slug = _neutral_slug()
            await work.flush()
            await work.session.refresh(round_, ["former_slugs"])
            round_.former_slugs = []
            await work.flush()
            await erasing.erase(work.session, round_, {"slug", "former_slugs"})
    await work.flush()
    return set(gone)


def _neutral_slug() -> str:
    return f"raderad-{uuid4().hex[:12]}"


async def _slugs_ever(work: Work, record: Any) -> list[str]:
    """Every slug that the record has ever had, by its history."""
    slugs = select(Change.after["slug"].as_string()).where(Change.record_id == record.id, Change.part.is_(None))
    return [each for each in {record.slug, *(await work.session.scalars(slugs)).all()} if each]
