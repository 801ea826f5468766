"""Whose word stands of a field that several systems tell of: the rule by which what a source says is weighed.

What stands is the word of the source that was last heard with it, or else it was set by hand: by people, or by an act
that is no system's. Nobody stands for what is empty. `REGISTRY_SOURCES_FIRST` says who goes first. A source changes
what stands from those that do not go before it; with no rule these are all, and the last who tells wins. Who says again
what stands already from somebody that goes before is noted, and does not come to stand for it.

What is said is remembered by column, since a row may give some parts of a group; those that it gives are weighed
together. So is all that one act of its own does to a record, such as to end it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import inspect

from registry.acts.rows.kinds import columns_of
from registry.refusing import Remark
from registry.settings import BY_HAND
from registry.storage.model.names import camel
from registry.storage.model.record import Record
from registry.storage.writing import bulk, ties
from registry.trail.assertions import Claim, Claims

#: What is said of a column, or of a list as history tells the items; None when it is empty.
Told = Mapping[str, Any] | None
#: What is said of a field, by column.
Parts = Mapping[str, Told]


@dataclass(frozen=True)
class Saying:
    """What a source says that is weighed together: by column, of which field it is, what is said, and what stands."""

    fields: Mapping[str, str]
    told: Parts
    stands: Parts


@dataclass
class Weighed:
    """What comes of what a source says of a record.

    `lost` are the fields that are not its to change, `left` those that are not to be changed, and `new` what is to be
    remembered of it, by column.
    """

    lost: list[str] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    new: dict[str, Claim] = field(default_factory=dict)


class Scales:
    """Weighs what one source says."""

    def __init__(self, source: str, order: Sequence[str]) -> None:
        """Takes the source's name as it is kept, and who goes first."""
        self.source, self.order = source, order

    def weigh(self, sayings: Iterable[Saying], had: Mapping[str, Claims]) -> Weighed:
        """What comes of what is said of a record; `had` is what each source has said of it."""
        found, mine = Weighed(), had.get(self.source, Claims())
        for it in sayings:
            whose = {each: _stands_for(each, it.stands[each], had) for each in it.told}
            may = all(self._may(each) for each in whose.values())
            heard = may and not (not any(it.told.values()) and self._takes_nothing(whose.values()))
            otherwise = dict.fromkeys(it.fields[each] for each in it.told if it.told[each] != it.stands[each])
            found.lost += [] if may else otherwise
            found.left |= set() if heard else otherwise.keys()
            for column, value in it.told.items():
                known, is_so = mine.get(column), value == it.stands[column]
                kept = self._may(whose[column]) or (known is not None and known.kept and known.told == value)
                kept = kept if is_so else heard
                was = (None, True) if known is None else (known.told, known.kept)
                if (kept and not is_so) or (was != (value, kept) and (known is not None or value is not None)):
                    found.new[column] = Claim(value, kept, it.fields[column])
        return found

    def _may(self, who: str | None) -> bool:
        return who is None or self._rank(self.source) <= self._rank(who)

    def _takes_nothing(self, whose: Collection[str | None]) -> bool:
        """Whether only other systems that the source goes before stand: to say nothing then takes nothing away."""
        some = [each for each in whose if each is not None]
        return bool(some) and all(
            each not in (BY_HAND, self.source) and self._rank(self.source) < self._rank(each) for each in some
        )

    def _rank(self, source: str) -> int:
        return self.order.index(source) if source in self.order else len(self.order)


def _stands_for(column: str, stands: Told, had: Mapping[str, Claims]) -> str | None:
    """Whose word stands: a source, `BY_HAND`, or nobody; `disputedValues` tells it by the same rule."""
    said = [(each[column], source) for source, each in had.items() if column in each]
    last, source = max((it for it in said if it[0].kept), key=lambda it: str(it[0].at), default=(None, None))
    if not said and stands is None:
        return None
    if last is None or last.told != stands:
        return BY_HAND
    return None if stands is None else source


# ---- What is said ----------------------------------------------------------------------------------------------------


def of_columns(name: str, columns: Collection[str], now: Record, stands: Record | None) -> Saying:
    """What is said of the columns of a field, as a record `now` has them."""
    return Saying(dict.fromkeys(columns, name), told_in(now, columns), told_in(stands, columns))


def of_list(model: type[Record], name: str, now: Collection[ties.Row], stands: Collection[ties.Row]) -> Saying:
    """What is said of a list, as history tells its items: by the ids of what it leads to, or with its rows' columns."""
    return Saying({name: name}, _listed(model, name, now), _listed(model, name, stands))


def told_in(record: Record | None, columns: Collection[str]) -> Parts:
    """What a record has in some columns; all are empty when there is none."""
    if record is None:
        return dict.fromkeys(columns)
    table: Any = type(record).__table__
    return {each: _told(each, bulk.value_of(record, table.c[each])) for each in columns}


def _listed(model: type[Record], name: str, rows: Collection[ties.Row]) -> Parts:
    relation = inspect(model).relationships[name]
    _, _, columns = ties.table_of(model, name)
    items = [row[0] if relation.secondary is not None else dict(zip(columns, row, strict=True)) for row in rows]
    return {name: _told(name, sorted(items, key=str))}


def told_columns(model: type[Record], name: str, value: Any) -> Iterator[str]:
    """The columns that a field sets; of a group those of its parts that are given."""
    if isinstance(value, Mapping) and name not in model.__table__.c:
        for part, inner in value.items():
            yield from told_columns(model, f"{name}_{part}", inner)
    else:
        yield from columns_of(model, name)


def _told(column: str, value: Any) -> Told:
    """A value as JSON has it, below its column; None when it is empty."""
    told: dict[str, Any] = orjson.loads(orjson.dumps({column: value}, default=str))
    return None if told[column] in (None, []) else told


def disputed(lost: Iterable[str], *records: tuple[str, Any], path: tuple[str | int, ...] = ()) -> Remark:
    """The warning that some fields were left as they stand."""
    names = ", ".join(camel(each) for each in lost)
    return Remark(
        "DISPUTED",
        f"What stands comes from a source that goes first, and was left: {names}.",
        f"Det som står kommer från en källa som går före, och lämnades: {names}.",
        records,
        path,
    )
