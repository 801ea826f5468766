"""Erasing what should never have been written, also from the trail, which changes in no other way (radera)."""

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

#: What stands instead of an erased text whose column cannot be null.
ERASED_TEXT = "[raderat]"


async def erase(work: Work, key: str, fields: Sequence[str], *, legal_ground: str, case_number: str) -> Record:
    """Erase fields of a record, and everything that repeats them, also in its history (radera).

    `fields` are the contract's names of texts, dates or lists of values. A column that must hold a text is left with
    `ERASED_TEXT`, others are emptied, and the history is marked as erased. Going back to a version from before the
    erasure is refused from then on. Required when the legal ground, the case number or the fields are missing; Invalid
    for a field that is none of the record's texts.
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
        setattr(record, column.name, _erased_value(column))
    names = {column.name for column in columns} | _ages(record, columns)
    names |= {each.name for each in table_of(type(record)).columns if _is_made_of(each, names)}
    if isinstance(record, Named) and names & {"title", "name"}:
        names |= await _erase_name(work, record)
    await _erase_history(work, record, names)
    # Answers stored for a retry may repeat it too. All of them go: they would be gone in a day anyway.
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


async def _erase_name(work: Work, record: Any) -> set[str]:
    """Erase a record's name where it is repeated, and give the columns of the record that did so.

    A slug is made from a name, so the record, the records that took over its slugs when it was merged, and the rounds
    of a service area, whose slugs begin with its own, lose those slugs. Former names and titles go as well.
    """
    model, columns = type(record), table_of(type(record)).columns
    repeating = {"slug", "former_slugs", "former_titles", "former_names"} & {*columns.keys()}
    gone = await _slugs_ever(work, record)
    record.slug = _neutral_slug()
    # The database has just put the old slug among the former ones; emptying those does not make it do so again.
    await work.flush()
    await work.session.refresh(record, list(repeating))
    for name in repeating - {"slug"}:
        setattr(record, name, [])
    # A record that it was merged into has taken over its slugs.
    for other in await work.session.scalars(
        select(model).where(columns.former_slugs.overlap(gone), columns.id != record.id)
    ):
        other.former_slugs = [each for each in other.former_slugs if each not in gone]
        await _erase_history(work, other, {"former_slugs"})
    if isinstance(record, Theme):
        for round_ in await work.session.scalars(select(NeedsRound).where(NeedsRound.service_area_id == record.id)):
            round_.slug = _neutral_slug()
            await work.flush()
            await work.session.refresh(round_, ["former_slugs"])
            round_.former_slugs = []
            await _erase_history(work, round_, {"slug", "former_slugs"})
    return repeating


def _neutral_slug() -> str:
    return f"raderad-{uuid4().hex[:12]}"


async def _slugs_ever(work: Work, record: Any) -> list[str]:
    """Every slug that the record has ever had, by its history."""
    slugs = select(Change.after["slug"].as_string()).where(Change.record_id == record.id, Change.part.is_(None))
    return [each for each in set((await work.session.scalars(slugs)).all()) if each]


async def _erase_history(work: Work, record: Any, names: set[str]) -> None:
    """Take columns out of every change of a record, by the database's own function, which alone may do so."""
    await work.flush()
    erased = text("select erase(:type, :id, :fields)").bindparams(bindparam("fields", type_=ARRAY(Text)))
    parameters = {"type": record.record_type.value, "id": record.id, "fields": sorted(names)}
    await work.session.execute(erased, parameters)


def _ages(record: Record, columns: Sequence[Column[Any]]) -> set[str]:
    """The columns of ages that are emptied too: the database allows ages only beside a target group's text."""
    groups = [column.name.removesuffix("text") for column in columns if column.name.endswith("target_group_text")]
    ages = {f"{group}{end}" for group in groups for end in ("age_from", "age_to")}
    for name in ages:
        setattr(record, name, None)
    return ages


def _is_made_of(column: Column[Any], names: set[str]) -> bool:
    """Whether the database computes a column from any of the named ones, as it does a copy to order by."""
    made_of = str(column.computed.sqltext) if column.computed is not None else ""
    return bool(names & set(re.findall(r"\w+", made_of)))


def _erased_value(column: Column[Any]) -> Any:
    """What an erased column holds: null, or where null is not allowed `ERASED_TEXT` or an empty list."""
    if column.nullable:
        return None
    return ERASED_TEXT if isinstance(column.type, Text) else []
