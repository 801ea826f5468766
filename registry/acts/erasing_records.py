"""Blanking what should never have been written: the one way in which the trail changes (radera)."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import ARRAY, Column, Text, bindparam, delete, select, text
from sqlalchemy.dialects.postgresql import JSONB

from registry.acts.records import NOT_REVERTED, fetch_any, table_of
from registry.concepts.needs_rounds import NeedsRound
from registry.concepts.themes import Theme
from registry.errors import Invalid, Required
from registry.matrix import Act
from registry.storage.model.record import Named, Record
from registry.trail.changes import Change
from registry.trail.kept_answers import KeptAnswer
from registry.work import Work

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
        for name, value in (("legalGround", legal_ground), ("caseNumber", case_number))
        if not value.strip()
    ]
    if missing or not fields:
        raise ExceptionGroup("refused", [*missing, *([] if fields else [Required.of("fields")])])
    columns = [_column_of(type(record), name, place) for place, name in enumerate(fields)]
    for column in columns:
        setattr(record, column.name, _blank(column))
    names = {column.name for column in columns} | _ages(record, columns)
    names |= {each.name for each in table_of(type(record)).columns if _is_made_of(each, names)}
    if isinstance(record, Named) and names & {"title", "name"}:
        names |= await _forget_name(work, record)
    await _blank_history(work, record, names)
    # What is kept for a retry may repeat it too, and holds only for a day.
    await work.session.execute(delete(KeptAnswer))
    return record


def _column_of(model: type[Record], field: str, place: int) -> Column[Any]:
    """The column of a text by the contract's name, such as note, periodStart or contacts."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", field).lower()
    column = table_of(model).c.get(name)
    erasable = column is not None and column.computed is None and isinstance(column.type, Text | ARRAY | JSONB)
    if column is None or not erasable or name in NOT_REVERTED:
        raise Invalid(
            f"{field!r} is no text of such a record.",
            f"{field!r} är ingen text i en sådan post.",
            path=("fields", place),
        )
    return column


async def _forget_name(work: Work, record: Any) -> set[str]:
    """Take a name out of what repeats it: keys, its own and those made of it, and what it was called before."""
    model, columns = type(record), table_of(type(record)).columns
    repeating = {"slug", "former_slugs", "former_titles", "former_names"} & {*columns.keys()}
    gone = await _slugs_ever(work, record)
    record.slug = _neutral_slug()
    # The database has kept the old key among the former ones, which it does not do again.
    await work.flush()
    await work.session.refresh(record, list(repeating))
    for name in repeating - {"slug"}:
        setattr(record, name, [])
    # Whoever it was merged into answers to its keys.
    for other in await work.session.scalars(
        select(model).where(columns.former_slugs.overlap(gone), columns.id != record.id)
    ):
        other.former_slugs = [each for each in other.former_slugs if each not in gone]
        await _blank_history(work, other, {"former_slugs"})
    if isinstance(record, Theme):
        for round_ in await work.session.scalars(select(NeedsRound).where(NeedsRound.service_area_id == record.id)):
            round_.slug = _neutral_slug()
            await work.flush()
            await work.session.refresh(round_, ["former_slugs"])
            round_.former_slugs = []
            await _blank_history(work, round_, {"slug", "former_slugs"})
    return repeating


def _neutral_slug() -> str:
    return f"raderad-{uuid4().hex[:12]}"


async def _slugs_ever(work: Work, record: Any) -> list[str]:
    """Every readable key that a record has had."""
    slugs = select(Change.after["slug"].as_string()).where(Change.record_id == record.id, Change.part.is_(None))
    return [each for each in set((await work.session.scalars(slugs)).all()) if each]


async def _blank_history(work: Work, record: Any, names: set[str]) -> None:
    await work.flush()
    erased = text("select erase(:type, :id, :fields)").bindparams(bindparam("fields", type_=ARRAY(Text)))
    parameters = {"type": record.record_type.value, "id": record.id, "fields": sorted(names)}
    await work.session.execute(erased, parameters)


def _ages(record: Record, columns: Sequence[Column[Any]]) -> set[str]:
    """Ages are told only of a group that is described: without its text they go too."""
    groups = [column.name.removesuffix("text") for column in columns if column.name.endswith("target_group_text")]
    ages = {f"{group}{end}" for group in groups for end in ("age_from", "age_to")}
    for name in ages:
        setattr(record, name, None)
    return ages


def _is_made_of(column: Column[Any], names: set[str]) -> bool:
    """Whether a column is a copy, such as one to order by, that the database makes of others."""
    made_of = str(column.computed.sqltext) if column.computed is not None else ""
    return bool(names & set(re.findall(r"\w+", made_of)))


def _blank(column: Column[Any]) -> Any:
    if column.nullable:
        return None
    return BLANK if isinstance(column.type, Text) else []
