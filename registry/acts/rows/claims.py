"""Whose word stands of a field that several systems tell of: what a row says is weighed against who said what stands.

    a row as it would be -> each field beside what stands, and who said that -> what is not to be changed -> remembered

What stands is the word of the source that was last heard with it, or else it was set by hand: by people, or by an act
on one record. Nobody stands for what is empty. `REGISTRY_SOURCES_FIRST` says who goes first. A source changes what
stands from those that do not go before it; with no rule these are all, and the last who tells wins. Who says again what
stands already from somebody that goes before is noted, and does not come to stand for it.

What is said is remembered by column, since a row may give some parts of a group; those that it gives are weighed
together.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import inspect

from registry.acts.rows.kinds import Drawn, columns_of
from registry.acts.rows.ties import RowTies
from registry.refusing import Remark, RowResult
from registry.settings import BY_HAND, settings
from registry.storage.model.record import Record
from registry.storage.model.terms import RowOutcome
from registry.storage.writing import bulk, ties
from registry.storage.writing.putting import Fields
from registry.trail import assertions
from registry.trail.assertions import Claim, Claims
from registry.work import Work

#: What is said of a column, or of a list as history tells the items; None when it is empty.
Told = Mapping[str, Any] | None
#: What is said of a field, by column.
Parts = Mapping[str, Told]
#: The outcomes of rows that change nothing.
UNTOUCHED = (RowOutcome.UNCHANGED, RowOutcome.DIFFERS)


class RowClaims:
    """What the source of some rows says of their records, beside what others have said of them."""

    def __init__(self, work: Work, model: type[Record], source: str, hanging: RowTies) -> None:
        """Takes the source's name as it is kept, and what hangs on the records, as it stands and as rows say."""
        self.work, self.model, self.source, self.ties = work, model, source, hanging
        self.order = settings().sources_first
        self.had: dict[UUID, dict[str, Claims]] = {}
        #: What each row says anew, by column, and which of its fields are left as they stand, by its place.
        self.new: dict[int, dict[str, Claim]] = {}
        self.lost: dict[int, list[str]] = {}
        #: The records as whole rows say them, of which something is left as it stands: the rules hold for them too.
        self.whole: dict[int, Record] = {}

    async def read(self, records: Collection[UUID]) -> None:
        """Read what has been said of the records, by one statement."""
        self.had = await assertions.claims_about(self.work.session, records)

    def unheard(self, place: int, drawn: Drawn, given: Fields) -> set[str]:
        """The fields of a row that are not to be changed; `drawn` is the record as the whole row says it."""
        had = {} if drawn.there is None else self.had.get(drawn.there.id, {})
        mine, new = had.get(self.source, {}), self.new.setdefault(place, {})
        left: set[str] = set()
        for name, told, stands in self._said(place, drawn, given):
            whose = {each: self._stands_for(each, stands[each], had) for each in told}
            may = all(self._may(each) for each in whose.values())
            heard = may and not (not any(told.values()) and self._takes_nothing(whose.values()))
            if told != stands and not may:
                self.lost.setdefault(place, []).append(name)
            if told != stands and not heard:
                left.add(name)
            for column, value in told.items():
                known, is_so = mine.get(column), value == stands[column]
                kept = self._may(whose[column]) or (known is not None and known.kept and known.told == value)
                kept = kept if is_so else heard
                was = (None, True) if known is None else (known.told, known.kept)
                if (kept and not is_so) or (was != (value, kept) and (known is not None or value is not None)):
                    new[column] = Claim(value, kept, name)
        if left:
            self.whole[place] = drawn.record
        return left

    async def write(self, records: Mapping[int, UUID], results: Sequence[RowResult]) -> None:
        """Remember what the rows of some records say, by one statement, and warn of what was left as it stands."""
        said = {record: self.new[place] for place, record in records.items() if self.new.get(place)}
        await assertions.remember(self.work.session, self.source, said)
        self.work.warnings += [_disputed(results[place]) for place in records if results[place].disputed]

    # -- weighing ------------------------------------------------------------------------------------------------------

    def _stands_for(self, column: str, stands: Told, had: Mapping[str, Claims]) -> str | None:
        """Whose word stands: a source, `BY_HAND`, or nobody; `disputedValues` tells it by the same rule."""
        said = [(each[column], source) for source, each in had.items() if column in each]
        last, source = max((it for it in said if it[0].kept), key=lambda it: str(it[0].at), default=(None, None))
        if not said and stands is None:
            return None
        if last is None or last.told != stands:
            return BY_HAND
        return None if stands is None else source

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

    # -- what is said --------------------------------------------------------------------------------------------------

    def _said(self, place: int, drawn: Drawn, given: Fields) -> Iterator[tuple[str, Parts, Parts]]:
        """Each field that a row gives, with what it says of each of its columns, and what stands there."""
        for name, value in given.items():
            if name in self.ties.meaning.get(place, {}):
                stood = set() if drawn.there is None else self.ties.there[name].get(drawn.there.id, set())
                yield name, self._listed(name, self.ties.meaning[place][name]), self._listed(name, stood)
            elif name in drawn.given:
                columns = list(_told_columns(self.model, name, value))
                yield name, self._in_columns(drawn.record, columns), self._in_columns(drawn.there, columns)

    def _in_columns(self, record: Record | None, columns: Collection[str]) -> Parts:
        table: Any = self.model.__table__
        return {each: None if record is None else _told(each, bulk.value_of(record, table.c[each])) for each in columns}

    def _listed(self, name: str, rows: Collection[ties.Row]) -> Parts:
        """A list as history tells its items: by the ids of what it leads to, or with the columns of its rows."""
        relation = inspect(self.model).relationships[name]
        _, _, columns = ties.table_of(self.model, name)
        items = [row[0] if relation.secondary is not None else dict(zip(columns, row, strict=True)) for row in rows]
        return {name: _told(name, sorted(items, key=str))}


def _told_columns(model: type[Record], name: str, value: Any) -> Iterator[str]:
    """The columns that a field sets; of a group those of its parts that are given."""
    if isinstance(value, Mapping) and name not in model.__table__.c:
        for part, inner in value.items():
            yield from _told_columns(model, f"{name}_{part}", inner)
    else:
        yield from columns_of(model, name)


def _told(column: str, value: Any) -> Told:
    """A value as JSON has it, below its column; None when it is empty."""
    told: dict[str, Any] = orjson.loads(orjson.dumps({column: value}, default=str))
    return None if told[column] in (None, []) else told


def _disputed(result: RowResult) -> Remark:
    """The warning that some fields of a row were left as they stand."""
    names = ", ".join(result.disputed)
    return Remark(
        "DISPUTED",
        f"What stands comes from a source that goes first, and was left: {names}.",
        f"Det som står kommer från en källa som går före, och lämnades: {names}.",
        () if result.record is None else (result.record,),
        result.path,
    )
