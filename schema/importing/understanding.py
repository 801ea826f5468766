"""A file as rows of an act: what each means, what is doubtful, and what cannot be sent at all."""

import json
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from graphql import GraphQLInputObjectType, get_named_type

from registry.acts.rows.given import same_as
from registry.acts.upserts import KINDS
from registry.errors import InvalidFile
from registry.importing import Came, Doubt, Line, Table, table_of
from registry.storage.model.terms import RowOutcome
from registry.storage.model.texts import tidied
from registry.storage.reading.external_ids import system_as_kept
from schema.contract import sdl_schema
from schema.importing.cells import put, refused_list, value_of
from schema.importing.columns import KEY, Target, columns_of, targets

#: The acts by what the records of each are called, such as `initiatives`.
ACTS = {kind.model.__tablename__: act for act, kind in KINDS.items()}
#: How the act says that it counts rows.
FROM_0 = "Rader räknas från 0. "


@dataclass(frozen=True)
class Row:
    """A row of the act: its number in the file, its key as told, and what is sent."""

    number: int
    key: str
    given: dict[str, Any]


@dataclass
class Batch:
    """Some rows of a file as they were understood, with those that cannot be sent and what is doubtful in them.

    `again` are rows that say what an earlier one said, and are not sent: each with the number of that one.
    """

    rows: list[Row] = field(default_factory=list)
    unsent: list[Came] = field(default_factory=list)
    again: list[tuple[Came, int]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass
class Understood:
    """A file as it was understood: what its headings mean, and what is doubtful in them."""

    act: str
    source: str
    #: What each heading means.
    columns: dict[str, Target]
    table: Table
    doubts: list[Doubt] = field(default_factory=list)
    #: The first row with each key that has been met, as system and value, and a digest of what it says.
    first: dict[tuple[str, str], tuple[int, bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """What the table tells of itself stands among the doubts already."""
        self._told = len(self.table.doubts)

    def batch(self, most: int) -> Batch | None:
        """The rows that come next, at most so many; None when there are none. InvalidFile if it cannot be read on."""
        batch = Batch()
        for line in islice(self.table.lines, most):
            self._add(batch, line)
        # What the reader doubts, it tells when it comes to the row.
        batch.doubts += self.table.doubts[self._told :]
        self._told = len(self.table.doubts)
        return batch if batch.rows or batch.unsent or batch.again else None

    def _add(self, batch: Batch, line: Line) -> None:
        """Add a row as it is sent, or why it is not."""
        key, fields, long = None, dict[str, Any](), list[str]()
        for heading, cell in line.cells.items():
            target = self.columns.get(heading)
            if target is None:
                continue
            if target.path == (KEY,):
                key = cell if isinstance(cell, dict) else {"system": self.source, "value": _text(cell)}
                continue
            if refused := refused_list(cell, target):
                long.append(f"{heading}: {refused}")
                continue
            value, doubts = value_of(cell, target)
            batch.doubts += [Doubt(each, line.number, heading) for each in doubts]
            put(fields, target, value)
        told = None if key is None else str(key.get("value", ""))
        fault = line.fault or (None if told else "Raden har ingen nyckel.")
        if fault or long or key is None or told is None:
            errors = [fault] if fault else long
            batch.unsent.append(Came(line.number, told, RowOutcome.REFUSED, errors=errors))
            return
        thing = system_as_kept(str(key.get("system", self.source))), tidied(told)
        before, said = self.first.setdefault(thing, (line.number, _digest(fields)))
        if before == line.number:
            batch.rows.append(Row(line.number, told, {"key": key, "fields": fields}))
            return
        # Decided here, since the act knows no more than the batch that it is sent.
        batch.doubts.append(Doubt(f"Samma nyckel står på rad {before}.", line.number))
        if said == _digest(fields):
            batch.again.append((Came(line.number, told, RowOutcome.UNCHANGED), before))
        else:
            error = f"{self.heading_of([KEY])}: {_otherwise(before)}"
            batch.unsent.append(Came(line.number, told, RowOutcome.REFUSED, errors=[error]))

    def heading_of(self, path: list[str]) -> str:
        """The heading under which a place in a record's fields stands in the file; the place itself if under none."""
        steps = tuple(each for each in path if not each.isdecimal())
        fits = (
            each
            for each, one in self.columns.items()
            if steps and (one.path[: len(steps)] == steps or steps[: len(one.path)] == one.path)
        )
        return next(fits, ".".join(steps))


def fields_of(act: str) -> GraphQLInputObjectType:
    """The input of a record's fields in an act on rows."""
    mutation = sdl_schema().mutation_type
    given: Any = mutation.fields[act].args["input"].type if mutation is not None else None
    row: Any = get_named_type(get_named_type(given).fields["rows"].type)
    found = get_named_type(row.fields["fields"].type)
    if not isinstance(found, GraphQLInputObjectType):
        raise TypeError(found)
    return found


@cache
def headings_of(act: str) -> list[str]:
    """What the columns of a table for an act may be called in Swedish, beside that of the keys.

    A reference is one column, in which any of its keys can stand.
    """
    found = [each for each in targets(fields_of(act)) if not each.whole]
    plain = {each.path for each in found}
    return [", ".join(each.words) for each in found if each.path[:-1] not in plain]


def act_on(type_: str) -> str:
    """The act that takes rows of such records; InvalidFile when there is none."""
    if type_ not in ACTS:
        near = get_close_matches(type_, list(ACTS), n=1)
        names = ", ".join(ACTS)
        raise InvalidFile(
            f"Records of type `{type_}` are not taken from files. There are: {names}.",
            f"Poster av slaget `{type_}` tas inte emot i filer. Det finns: {names}.",
            f"Did you mean {near[0]}?" if near else None,
            f"Menade du {near[0]}?" if near else None,
        )
    return ACTS[type_].value


def understood(path: Path, type_: str, source: str, table: Table | None = None) -> Understood:
    """A file of records of a type from a system, as rows of the act for them; InvalidFile when it cannot be read.

    Its rows are read when they are asked for. `table` is what it holds, where that has been read.
    """
    act = act_on(type_)
    table = table or table_of(path)
    columns, doubts = columns_of(path.name, fields_of(act), table.headings)
    return Understood(act, source, columns, table, [*table.doubts, *doubts])


def _text(cell: Any) -> str:
    """A key as text, whatever a workbook took it for."""
    return tidied(str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell))


def _otherwise(before: int) -> str:
    """What the act says of a row that says otherwise than an earlier one about the same; by its number in the file."""
    refusal = same_as(before)
    return f"{refusal.message_sv} {refusal.hint_sv}".replace(FROM_0, "")


def _digest(fields: dict[str, Any]) -> bytes:
    """What stands for a row's fields when they are compared with another's, in whatever order they are given."""
    return blake2b(json.dumps(_tidy(fields), sort_keys=True, default=str).encode(), digest_size=16).digest()


def _tidy(value: Any) -> Any:
    """A value with its texts as they are kept."""
    if isinstance(value, dict):
        return {name: _tidy(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_tidy(each) for each in value]
    return tidied(value) if isinstance(value, str) else value


def name_of(target: Target) -> str:
    """What a column was understood as: the contract's name and the Swedish words."""
    return f"{target.name} ({', '.join(target.words)})"
