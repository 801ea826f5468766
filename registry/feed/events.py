"""Which acts a page of the feed's history tells of, and where the next page begins.

    changes after the token, in the order of commits -> those that stand for their act and that the reader may know of

An act is told to whoever would be told of it by the record's own `history`, by the same rule (`Change.known`): to all
who would have seen the record after it, with all that it closes over, as that was then. What was removed by hand is
told of no more. That something was erased is told to whoever was told of the record before, also where it is
hidden now: an archive must let go of it.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Text,
    Uuid,
    and_,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy.types import JSON

from registry.feed.asked import Asked
from registry.feed.derived import kinds
from registry.feed.heads import GONE
from registry.feed.placed import TOKEN, Placed
from registry.feed.tokens import LAST
from registry.storage.model.record import Base, Record
from registry.storage.reading.fields import Body
from registry.storage.reading.json import Show, Source
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql
from registry.trail import entries
from registry.trail.changes import Change, ChangeVerb

#: How many rows of the trail a page looks through at most, whether or not the reader may know of them.
LOOKED_THROUGH = 5000
#: After these acts older copies of a record must go.
TAKING = (ChangeVerb.ERASED, ChangeVerb.DELETED)


class Events(Placed):
    """The parts of a statement that say which acts a page tells of."""

    def __init__(self, asked: Asked, scope: Scope) -> None:
        """Takes what is asked for, and the statement that it becomes a part of."""
        super().__init__(asked, scope)
        self._after: Any = (
            scope.bind(lambda values: self._token(values).position, BigInteger()),
            scope.bind(lambda values: self._token(values).id, Uuid()),
        )
        self._reach = self._end().cte(scope.name("reach")).prefix_with("MATERIALIZED")
        self.found: Any = self._found().cte(self._names["found"]).prefix_with("MATERIALIZED")
        ends = (("token", Text()), ("more", Boolean()))
        self.next = self._cte("next", self._next(), *ends, names=(self.place, self.found, self._reach))

    # -- which acts ----------------------------------------------------------------------------------------------------

    def _changes(self) -> tuple[Any, Any, Any]:
        """The rows of the trail after the token, in the order of commits, and the two parts of a row's place."""
        commit, change = (self.scope.alias(Base.metadata.tables[name]) for name in ("commits", "changes"))
        digits = func.lpad(func.to_hex(change.c.id), literal_column("32"), self.scope.text("0"))
        place = commit.c.position, cast(digits, Uuid)
        of_types = (
            change.c.record_type.in_([self.scope.word(each) for each in kinds()])
            if self.asked.types is None
            else change.c.record_type == func.any(self.scope.bind(self.asked.types_in, ARRAY(Text())))
        )
        found = select().select_from(commit.join(change, change.c.commit_id == commit.c.id))
        found = found.where(commit.c.position >= self._after[0], tuple_(*place) > tuple_(*self._after), of_types)
        return found.order_by(commit.c.position, change.c.id), place, change

    def _end(self) -> Any:
        """The last row that the page looks at; none when it comes to the end."""
        found, (position, key), _ = self._changes()
        place = position.label("position"), key.label("key")
        return found.add_columns(*place).offset(literal_column(str(LOOKED_THROUGH - 1))).limit(literal_column("1"))

    def _found(self) -> Any:
        """The acts of the page and one more, in its order."""
        found, (position, key), change = self._changes()
        reach = select(self._reach.c.position, self._reach.c.key).scalar_subquery()
        ended = ~self.scope.exists(select(literal_column("1")).select_from(self._reach), self._reach)
        in_reach = or_(ended, tuple_(position, key) <= reach)
        row = found.add_columns(position.label("position"), key.label("key"), *change.c).where(in_reach)
        row = row.subquery(self.scope.name("event"))
        self.scope.reach(row, Record)
        told = self.scope.all_of(self._stands(row), *Change.known(row, self.scope))
        takes = entries.verb(row, self.scope).in_([self.scope.word(each) for each in TAKING])
        rows = (
            select(row.c.position, row.c.key, row.c.record_id, row.c.record_type, row.c.id.label("change_id"))
            .add_columns(told.label("told"), takes.label("erased"))
            .where(entries.stands_for_its_act(row, self.scope), or_(told, and_(takes, self._knew(row))))
            .order_by(row.c.position, row.c.id)
            .limit(literal_column(str(self.asked.size + 1)))
            .subquery(self.scope.name("events"))
        )
        rank = func.row_number().over(order_by=[rows.c.position, rows.c.key]).label("rank")
        return select(rows, literal_column("false", Boolean()).label("departed"), rank)

    def _stands(self, row: Row) -> Sql:
        """Whether the record has not been removed by hand."""
        head = self.scope.alias(Base.metadata.tables["heads"])
        gone = head.c.audience.is_distinct_from(literal_column(f"'{GONE}'::jsonb"))
        return self.scope.exists(select(literal_column("1")).where(head.c.record_id == row.c.record_id, gone), head)

    def _knew(self, row: Row) -> Sql:
        """Whether the reader may know of something that was done to the record before."""
        before = self.scope.alias(Base.metadata.tables["changes"])
        self.scope.reach(before, Record)
        is_before = [
            before.c.record_id == row.c.record_id,
            before.c.record_type == row.c.record_type,
            before.c.id < row.c.id,
        ]
        found: Any = select(literal_column("1")).where(*is_before, *Change.known(before, self.scope))
        return self.scope.exists(found, before)

    def _next(self) -> str:
        """The token of the next page, and whether there is one."""
        place, found, reach, size = self._names["place"], self._names["found"], self._reach.name, self.asked.size
        return f"""
select {TOKEN} as token, more from (
  select p.mark, p.floor, p.newest, p.newest_at, p.sight, p.newest as base, '{{}}'::uuid[] as former,
    null::bigint as until, null::uuid as walked, e.more or r.position is not null as more,
    case when e.more then e.position else coalesce(r.position, p.newest) end as position,
    case when e.more then e.key else coalesce(r.key, '{LAST}'::uuid) end as id
  from {place} p left join {reach} r on true, (
    select count(*) > {size} as more, max(f.position) filter (where f.rank = {size}) as position,
      (array_agg(f.key) filter (where f.rank = {size}))[1] as key
    from {found} f) e) next"""

    # -- what is told of each ------------------------------------------------------------------------------------------

    def erased(self, row: Row) -> Sql:
        """Whether older copies of the record must go after the act."""
        found: Sql = row.c.erased
        return found

    def entry(self, body: Body, row: Row, show: Show) -> Sql:
        """The act, as the record's history tells it; null where only that something was erased is told."""
        change = self.scope.alias(Change)
        self.scope.reach(change, Record)
        source = Source(change)
        shown = select(show(body, change, source, self.scope)).select_from(source.clause)
        found = self.scope.scalar(shown.where(change.c.id == row.c.change_id), *source.own)
        return case((row.c.told, found), else_=literal_column("null::json", JSON()))
