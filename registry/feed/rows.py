"""Which records a page of the feed tells of, and where the next one begins, in SQL of our own.

    heads after the token, and departures from what its reader saw -> the first of them, in the order of commits
    after a change of sight: what is seen by one of the two and not by both -> the first of those, by id

A page that tells of a change of sight tells of nothing else, and its token stays where it was in the order of commits.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    BigInteger,
    Boolean,
    Select,
    Text,
    Uuid,
    and_,
    case,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
)

from registry.feed.asked import Asked
from registry.feed.heads import GONE
from registry.feed.placed import TOKEN, Placed
from registry.feed.tokens import LAST
from registry.storage.model.record import Base
from registry.storage.model.terms import Role
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.fields import Body
from registry.storage.reading.json import Show
from registry.storage.reading.scope import CALLER, Scope
from registry.storage.reading.statement import Row, Sql, is_true

#: How many rows a page that leaves some out looks at, at least: it may tell of fewer than were asked for.
LOOKED_THROUGH = 1000
#: A position that no commit has.
NEVER = (1 << 63) - 1


class Rows(Placed):
    """The parts of a statement that say which records a page tells of."""

    def __init__(self, asked: Asked, scope: Scope) -> None:
        """Takes what is asked for, and the statement that it becomes a part of."""
        super().__init__(asked, scope)
        self._names_of_reader: str | None = None
        self._most = max(asked.size, LOOKED_THROUGH) if asked.where or asked.not_from else asked.size
        looked: Any = self._looked().cte(self._names["looked"]).prefix_with("MATERIALIZED")
        is_told = looked.c.is_told, looked.c.rank <= literal_column(str(asked.size)), self._is_kept(looked)
        found: Any = select(
            looked.c.position, looked.c.record_id, looked.c.record_type, looked.c.departed, looked.c.rank
        )
        self.found = found.where(*is_told).cte(self._names["found"]).prefix_with("MATERIALIZED")
        ends = (("token", Text()), ("more", Boolean()), ("since", BigInteger()))
        self.next = self._cte("next", self._next(), *ends, names=(self.place, looked))

    def _next(self) -> str:
        """The token of the next page, whether there is one, and since when the reader may have had what was erased."""
        place, looked, walks = self._names["place"], self._names["looked"], f"{self.walked} is not null"
        return f"""
select {TOKEN} as token, more, since from (
  select p.mark, p.floor, p.newest, p.newest_at, p.sight, {walks} or e.more as more,
    coalesce(p.base, p.floor) as since,
    case when {walks} or e.more then p.base else p.newest end as base,
    case when {walks} then {self.position} when e.more then e.position else p.newest end as position,
    case when {walks} then {self.id} when e.more then e.record_id else '{LAST}'::uuid end as id,
    case when {walks} or e.more and e.position < {self.until} then {self.former} else '{{}}' end as former,
    case when {walks} and not e.more then p.newest when not {walks} and e.more then {self.until} end as until,
    case when {walks} and e.more then e.record_id end as walked
  from {place} p, (
    select count(*) > count(*) filter (where l.kept) as more, max(l.position) filter (where l.kept) as position,
      (array_agg(l.record_id order by l.place desc) filter (where l.kept))[1] as record_id
    from {looked} l) e) next"""

    # -- what is told of each ------------------------------------------------------------------------------------------

    def erased(self, row: Row) -> Sql:
        """Whether something of it was erased by law since the reader had everything, or began to load."""
        change, commit = (self.scope.alias(Base.metadata.tables[name]) for name in ("changes", "commits"))
        found: Select[Any] = select(literal_column("1")).select_from(
            change.join(commit, commit.c.id == change.c.commit_id)
        )
        is_erasing = [change.c.record_id == row.c.record_id, change.c.verb == self.scope.word("ERASED")]
        return self.scope.exists(found.where(*is_erasing, commit.c.position > self.next.c.since), change, commit)

    def entry(self, _body: Body, _row: Row, _show: Show) -> Sql:
        """No entry of history: what is told is the record as it is now."""
        return literal_column("null::json", JSON())

    # -- which records -------------------------------------------------------------------------------------------------

    def _looked(self) -> Any:
        """The rows that are looked at, of which the page has those that are told, and one more.

        A record that does not meet the filter is told as gone when the reader may have had it, and else not at all. One
        that the reader itself has changed is not told.
        """
        columns = (("position", BigInteger()), ("record_id", Uuid()), ("record_type", Text()), ("departed", Boolean()))
        ends = (("place", BigInteger()), ("is_new", Boolean()))
        row = self._textual(self._in_order(), *columns, *ends).subquery(self.scope.name("rows"))
        meets = self._meets(row)
        told = or_(row.c.departed, and_(meets, not_(self._is_its_own(row))), and_(not_(meets), row.c.is_new))
        told = told.label("is_told")
        rank = func.sum(case((told.element, literal_column("1")), else_=literal_column("0"))).over(order_by=row.c.place)
        departed = or_(row.c.departed, not_(meets)).label("departed")
        shown = select(row.c.position, row.c.record_id, row.c.record_type, row.c.place, told, departed)
        ranked = shown.add_columns(rank.label("rank")).subquery(self.scope.name("ranked"))
        return select(ranked, self._is_kept(ranked).label("kept"))

    def _is_kept(self, row: Row) -> Sql:
        """Whether a row that was looked at is on the page, or passed by on it."""
        size: Sql = literal_column(str(self.asked.size))
        most: Sql = literal_column(str(self._most))
        return and_(row.c.rank <= size, row.c.place <= most)

    def _meets(self, row: Row) -> Sql:
        """Whether a record meets the filter of its type: as a value, since PostgreSQL would read all of a table."""
        whens = []
        for model, condition in self.asked.where:
            record = self.scope.alias(model)
            met = self.scope.all_of(*all_conditions(condition, model, record, self.scope))
            found = self.scope.scalar(select(is_true(met)).where(record.c.id == row.c.record_id), record)
            whens.append((row.c.record_type == self.scope.word(model.record_type.value), func.coalesce(found, false())))
        return case(*whens, else_=true()) if whens else true()

    def _is_its_own(self, row: Row) -> Sql:
        """Whether only the reader's own system has changed a record since the reader had everything.

        What it shows must not have changed by others either, and a reader that is loading has not had it yet. That the
        newest change is its own is asked first: it tells most others apart.
        """
        if self.asked.not_from is None:
            return false()
        base, walked = self._binds[self.base[1:]], self._binds[self.walked[1:]]
        source = self.scope.bind(self.asked.source_in)
        head = self.scope.alias(Base.metadata.tables["heads"])
        change = self.scope.alias(Base.metadata.tables["changes"])
        newest, commit = (self.scope.alias(Base.metadata.tables["commits"]) for _ in range(2))
        is_own: Any = select(literal_column("1")).where(newest.c.position == row.c.position, newest.c.source == source)
        echoed: Any = select(literal_column("1")).where(head.c.record_id == row.c.record_id, head.c.echoed_at > base)
        others: Any = select(literal_column("1")).select_from(change.join(commit, commit.c.id == change.c.commit_id))
        others = others.where(change.c.record_id == row.c.record_id, commit.c.position > base)
        others = others.where(commit.c.source.is_distinct_from(source))
        return and_(
            base.is_not(None),
            walked.is_(None),
            self.scope.exists(is_own, newest),
            ~self.scope.exists(echoed, head),
            ~self.scope.exists(others, change, commit),
        )

    def _in_order(self) -> str:
        """The rows that are looked at and one more, in order."""
        return f"""
select position, record_id, record_type, departed,
  row_number() over (order by case when {self.walked} is null then position end, record_id) as place,
  {self.walked} is not null or position > coalesce({self.floor}, {NEVER}) as is_new
from (
  select * from (
    ({self._heads()})
    union all
    ({self._departures()})
    order by position, record_id limit {self._most + 1}) forward
  union all
  select * from ({self._walk()}) walk) both_ways"""

    def _heads(self) -> str:
        """What was put somewhere after the token; with types each by itself, so that each is one walk of an index."""
        after = f"(h.position, h.record_id) > ({self.position}, {self.id}) and {self._met('h.audience')}"
        ordered = f"order by h.position, h.record_id limit {self._most + 1}"
        if self.types is None:
            return f"""select h.position, h.record_id, h.record_type, false as departed from heads h
     where {self.walked} is null and {after} {ordered}"""
        return f"""select h.position, h.record_id, h.record_type, false as departed
     from unnest({self.types}) t (kind) cross join lateral (
       select * from heads h where {self.walked} is null and h.record_type = t.kind and {after} {ordered}) h
     {ordered}"""

    def _departures(self) -> str:
        """What the reader has ceased to see since, and does not see now; of several times the last."""
        before = f"""(d.position <= {self.until} and exists (
         select from sights f where f.id = any({self.former}) and {_met_by_any("d.former")}))"""
        return f"""select d.position, d.record_id, d.record_type, true as departed from departures d
     where {self.walked} is null and (d.position, d.record_id) > ({self.position}, {self.id})
       and d.position > coalesce({self.floor}, {NEVER}) {self._of_types("d")}
       and ({self._met("d.former")} or {before})
       and not exists (select from heads h where h.record_id = d.record_id and {self._met("h.audience")})
       and not exists (select from departures l where l.record_id = d.record_id and l.position > d.position
                       and {self._met("l.former")})
     order by d.position, d.record_id limit {self._most + 1}"""

    def _walk(self) -> str:
        """What the reader sees and did not before, or the other way around, with what points at that."""
        sees_all, met = ("true" if self.scope.role.sees_all else "false"), self._met("h.audience")
        return f"""
with before as materialized (
  select f.* from sights f where {self.walked} is not null and f.id = any({self.former})
), names as materialized (
  select coalesce(bool_or(f.sees_all), false) or {sees_all} as every, array(
    select name from (select unnest(f.names) from before f union all select unnest({self._reader()})) each (name)
    group by name having count(*) < 1 + (select count(*) from before)) as apart
  from before f
), hidden as (
  select h.* from names, heads h
  where {self.walked} is not null and not names.every and h.audience is not null and h.owners && names.apart
  union all
  select h.* from names, heads h where {self.walked} is not null and names.every and h.audience is not null
), turned as materialized (
  select * from (
    select h.*, {met} as met, (select count(*) from before f where {_met_by_any("h.audience")}) as met_before
    from hidden h where h.audience is distinct from '{GONE}') h
  where case when met then met_before < (select count(*) from before) else met_before > 0 end
), leaning as (
  select distinct l.record from (
    select record_type::text as kind, array_agg(record_id) as ids from turned group by record_type) each,
    leaning_on(each.kind, each.ids) l
)
select * from (
  select h.position, h.record_id, h.record_type, not h.met as departed from turned h
  union all
  select h.position, h.record_id, h.record_type, false from leaning l join heads h on h.record_id = l.record
  where {met} and not exists (select from turned t where t.record_id = h.record_id)
) h where h.record_id > {self.walked} {self._of_types("h")}
order by h.record_id limit {self._most + 1}"""

    def _of_types(self, alias: str) -> str:
        return "" if self.types is None else f"and {alias}.record_type = any({self.types})"

    def _met(self, audience: str) -> str:
        """Whether the reader meets an audience."""
        if self.scope.role.sees_all:
            return f"{audience} is distinct from '{GONE}'"
        return f"{audience} is null" if self.scope.role is Role.ANONYMOUS else _met_by(audience, self._reader())

    def _reader(self) -> str:
        """The names by which the reader meets audiences."""
        if self._names_of_reader is None:
            self._names_of_reader = self._given(lambda values: values[CALLER]["names"], ARRAY(Text()))
        return self._names_of_reader


def _met_by(audience: str, names: str) -> str:
    clauses = f"jsonb_array_elements({audience}) clause"
    return f"({audience} is null or not exists (select from {clauses} where not clause ?| {names}))"


def _met_by_any(audience: str) -> str:
    """Whether an audience is met by the sight `f`."""
    return f"case when f.sees_all then {audience} is distinct from '{GONE}' else {_met_by(audience, 'f.names')} end"
