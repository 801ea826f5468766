"""What of a record can be erased, by the contract's names, and how columns are emptied although rules demand texts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from sqlalchemy import ARRAY, Column, Table, Text, inspect, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import IntegrityError

from registry.acts.records import table_of
from registry.errors import Invalid
from registry.storage.model.names import camel
from registry.storage.model.record import PART_OF, Named, Record
from registry.storage.model.supported import groups_of, outermost
from registry.trail.erasing import ERASED_TEXT
from registry.work import Work

#: The name of the reasons in a record's history.
REASON = "reason"
SLUGS = {"slug", "former_slugs"}


@dataclass
class Chosen:
    """What of a record is to be erased."""

    columns: list[Column[Any]] = field(default_factory=list)
    #: Link tables, and others with rows that hang on the record.
    parts: list[Table] = field(default_factory=list)
    reasons: bool = False
    slug: bool = False
    #: Where in `fields` each column was named.
    places: dict[str, int] = field(default_factory=dict)

    def column_names(self) -> set[str]:
        """The columns' names."""
        return {each.name for each in self.columns}


def choose(model: type[Record], fields: Sequence[str]) -> Chosen:
    """What the contract's names mean: texts, dates, lists, groups of them, links, the slug and the reasons.

    Invalid, with its place in `fields`, for a name of none of these.
    """
    chosen = Chosen()
    for place, name in enumerate(fields):
        known = chosen.column_names()
        found = _choose(model, re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower(), chosen)
        chosen.places |= dict.fromkeys(chosen.column_names() - known, place)
        if not found:
            raise Invalid(
                f"{name!r} is no text of such a record.",
                f"{name!r} är ingen text i en sådan post.",
                path=("fields", place),
            )
    return chosen


def erasable(model: type[Record]) -> tuple[str, ...]:
    """The names that `choose` takes for a type of record, those of a group as the group's."""
    groups = groups_of(model)
    columns = {outermost(each.name, groups) for each in table_of(model).columns}
    names = columns | {name for name, _ in parts_of(model)}
    return tuple(sorted(camel(each) for each in names if _choose(model, each, Chosen())))


def _choose(model: type[Record], name: str, chosen: Chosen) -> bool:
    columns = table_of(model).columns
    if name in SLUGS and issubclass(model, Named):
        chosen.slug = True
        return True
    if name == REASON:
        # Where a record has a reason of its own, that goes too.
        chosen.reasons = True
    if name in columns and is_erasable(columns[name]):
        chosen.columns.append(columns[name])
        return True
    if name == REASON:
        return True
    if name in (parts := dict(parts_of(model))):
        chosen.parts.append(parts[name])
        return True
    group = [each for each in columns if each.name.startswith(f"{name}_") and each.computed is None]
    if name in columns or not any(is_erasable(each) for each in group):
        return False
    # A group goes whole, with its references, which mean nothing without the rest.
    chosen.columns += [each for each in group if is_erasable(each) or each.nullable]
    return True


def is_erasable(column: Column[Any]) -> bool:
    """Whether a column holds what somebody wrote."""
    is_text = isinstance(column.type, Text | ARRAY | JSONB)
    return is_text and column.computed is None and column.name not in SLUGS


def parts_of(model: type[Record]) -> Iterator[tuple[str, Table]]:
    """A record's relations whose rows hang on it, such as links that it owns, with the tables of those rows."""
    for each in inspect(model).relationships:
        table = each.secondary if each.secondary is not None else each.target
        if not isinstance(table, Table) or PART_OF not in table.info:
            continue
        if any(there is table.c[table.info[PART_OF]] for _, there in each.synchronize_pairs):
            yield each.key, table


# ---- Emptying --------------------------------------------------------------------------------------------------------


async def empty(
    work: Work, record: Record, columns: Iterable[Column[Any]], places: Mapping[str, int] | None = None
) -> set[str]:
    """Empty columns of a record; gives the names of all that were emptied.

    Where a rule demands a text, `ERASED_TEXT` is left, and what describes a column is emptied with it. Invalid for a
    column that must hold a value of its own form, such as a municipality's code; `places` says where it was named.
    """
    columns = list(columns)
    alone = {each.name: None if each.nullable else _instead(each)[0] for each in columns}
    together = {**alone, **{name: None for each in columns for name in _beside(each)}}
    if await _stands(work, record, together):
        return set(together)
    for each in columns:
        for values in _ways(each):
            if await _stands(work, record, values):
                break
        else:
            raise Invalid(
                f"A rule demands a value of its own form in {camel(each.name)!r}, where no mark can stand.",
                f"En regel kräver ett värde i egen form i {camel(each.name)!r}, där inget märke kan stå.",
                "If it is part of a group, such as caseNumber, name the whole group.",
                "Om det hör till en grupp, som caseNumber, ange hela gruppen.",
                path=("fields", (places or {}).get(each.name, 0)),
            )
    return set(together)


def _ways(column: Column[Any]) -> Iterator[dict[str, Any]]:
    """The values that may stand in an emptied column and beside it, the emptiest first."""
    if column.nullable:
        yield {column.name: None}
        if beside := _beside(column):
            yield dict.fromkeys((column.name, *beside))
    for value in _instead(column):
        yield {column.name: value}


def _instead(column: Column[Any]) -> list[Any]:
    """What stands in a column that cannot be null; the last text is like no other, where two must differ."""
    if isinstance(column.type, Text):
        default = getattr(column.server_default, "arg", None)
        return [ERASED_TEXT, f"{ERASED_TEXT} {uuid4().hex[:8]}", *([default] if isinstance(default, str) else [])]
    return [[], [ERASED_TEXT]]


def _beside(column: Column[Any]) -> list[str]:
    """The columns that say more of one, and mean nothing without it: what kind of date it is, a target group's ages."""
    stem = column.name.removesuffix("text")
    names = [f"{column.name}_is", *(f"{stem}{end}" for end in ("age_from", "age_to") if stem != column.name)]
    return [each for each in names if each in column.table.columns]


async def _stands(work: Work, record: Record, values: dict[str, Any]) -> bool:
    """Put values into a record's row, if the database's rules let them stand."""
    table = table_of(type(record))
    try:
        async with work.session.begin_nested():
            await work.session.execute(update(table).where(table.c.id == record.id).values(values))
    except IntegrityError:
        return False
    return True
