"""The words in which history is told: what each column, link and row that hangs on a record is called by the contract.

    a column -> its groups and its own name, in camel case -> `period.start`
    a reference -> the name without `_id`, and how the ids of what it leads to begin -> `keeper`, `organisation_`
    a link table, or one whose rows hang on the record -> the relation that reads it -> `themes`, `theme_`

The database's functions `differences` and `differences_of_parts` take them as JSON: a word is [name, what the ids
begin with, the column of a link that leads on, and of another row the columns that say what it hangs on].
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Column
from sqlalchemy.dialects.postgresql import JSONB

from registry.storage.model.names import camel
from registry.storage.model.record import PART_OF, SHOWN_AS, Record, record_in
from registry.storage.model.supported import closed_over, groups_of
from registry.storage.model.terms import RecordType
from registry.storage.reading.relations import relations_of

Word: TypeAlias = list[Any]

#: What the registry itself keeps beside the facts, or tells in another way.
UNTOLD = {"id", "version", "created_at", "updated_at", "former_slugs"}
#: What only those whose record it is are told.
OWN = {"contacts"}


@cache
def words_of(model: type[Record], *, openly: bool = False) -> str:
    """The words for changes of a type of record, as JSON: those of its columns, and those of what hangs on it.

    `openly` are those for callers whose record it is not: they are told of no reference but those that the record is
    shown with, because what others lead to may have been hidden.
    """
    table: Any = model.__table__
    columns = {column.name: word for column in table.columns if (word := _word(model, column, openly))}
    return json.dumps({"columns": columns, "parts": {} if openly else dict(_parts(model))}, ensure_ascii=False)


def path_of(model: type[Record], column: str) -> str:
    """A column by the contract's name, below those of the groups that it is in: `opening.contact.email`."""
    steps, done = [], ""
    for group in sorted(groups_of(model), key=len):
        if column.startswith(f"{group}_") and group.startswith(done):
            steps.append(group.removeprefix(done))
            done = f"{group}_"
    return ".".join(camel(each) for each in [*steps, column.removeprefix(done)])


def _word(model: type[Record], column: "Column[Any]", openly: bool) -> Word | None:
    """How a column is told; None when it is not."""
    name, target = column.name, _target(column)
    if name in UNTOLD or column.computed is not None or column.info.get("private") or (openly and name in OWN):
        return None
    if openly and (
        closed_over(model, name) or (target is not None and name.removesuffix("_id") not in model.closes_over)
    ):
        return None
    bare = column.info.get(SHOWN_AS) or (_bare(name) if column.foreign_keys else name)
    return [path_of(model, bare), _prefix_in(column, target, openly)]


def _prefix_in(column: "Column[Any]", target: type[Record] | None, openly: bool) -> str | None:
    """How ids in a column begin; those inside a list of values are of organisations."""
    if isinstance(column.type, JSONB):
        return None if openly else _begins(RecordType.ORGANISATION)
    return None if target is None else _begins(target.record_type)


def _parts(model: type[Record]) -> Iterator[tuple[str, Word]]:
    """The tables whose rows hang on a record, by name."""
    for each in relations_of(model):
        table: Any = each.secondary if each.secondary is not None else each.mapper.local_table
        whole = table.info.get(PART_OF)
        if whole is None or not each.uselist or (each.secondary is not None and not _begins_with(each, whole)):
            continue
        if each.secondary is None:
            own = [name for name in (whole, "record_type") if name in table.columns]
            yield table.name, [camel(each.key), _begins(RecordType.ORGANISATION), None, own]
        else:
            ((_, leads),) = each.secondary_synchronize_pairs or ()
            target = record_in(each.mapper.local_table)
            yield table.name, [camel(each.key), None if target is None else _begins(target.record_type), leads.name]


def _begins_with(relationship: Any, column: str) -> bool:
    """Whether a relation through a link table leads from the end that the rows are parts of."""
    ((_, near),) = relationship.synchronize_pairs
    return bool(near.name == column)


def _target(column: "Column[Any]") -> type[Record] | None:
    return next((found for key in column.foreign_keys if (found := record_in(key.column.table)) is not None), None)


def _bare(name: str) -> str:
    return name.removesuffix("_id").removesuffix("_code")


def _begins(kind: RecordType) -> str:
    return f"{kind.prefix}_"
