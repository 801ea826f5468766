"""What keeps the tables of sources, as functions and a trigger of the database that are read from the model.

cited_in(kind, ids)   the sources that records name, each with where it stands
source_key(source)    what a source is told apart by, as an id
cited_put(ids)        their mentions anew, and what that changes of the counts
cited_fill()          all of it anew: after a load past the triggers, or when where sources stand has changed
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import MetaData

from registry.storage.model import functions
from registry.storage.model.functions import Function
from registry.storage.model.record import Record, every_record
from registry.storage.model.triggers import Trigger, ask_for
from registry.storage.model.turn import IN_TURN

#: What a source is told apart by.
PARTS = ("title", "url", "publisher", "date")
#: The lists of values whose items have a source each, by what the contract calls the list.
WITH_SOURCES = {"reported_counts": "reportedCounts", "grades": "grades"}
#: What a change of where sources stand asks for once.
FILL = "select cited_fill()"

_VALUES = ", ".join(f"source ->> '{each}'" for each in PARTS)
KEY = f"""create or replace function source_key(source jsonb) returns uuid
language sql stable strict parallel safe
return md5(jsonb_build_array({_VALUES})::text)::uuid"""

#: What tells one place where a source is named from all others: the record, the list if it is not its own, and where in
#: it.
PLACE_ID = "concat({record}, '/', {within}, {place})"

_ID = PLACE_ID.format(record="c.record", within="c.within", place="c.place")
_MENTIONED = f"""select {_ID}, c.record, h.record_type, source_key(c.source), c.source, h.audience
    from {{found}} join heads h on h.record_id = c.record and h.audience is distinct from '[["gone"]]'"""
_MENTIONS = f"""insert into source_mentions (id, record_id, record_type, source_id, source, audience)
    {_MENTIONED}"""
_COUNTED = """source_id as id, count(distinct record_id)::integer as n,
           count(distinct record_id) filter (where audience is null)::integer as shown"""
_SOURCES = f"""insert into source_counts
      (id, {", ".join(PARTS)}, title_sort, publisher_sort, records, shown_records)
    select f.id, {", ".join(f"f.source ->> '{each}'" for each in PARTS)},
           swedish_sort(coalesce(f.source ->> 'title', '')), swedish_sort(coalesce(f.source ->> 'publisher', '')),
           f.n, f.shown"""

#: The counts are moved by what was less what is, so that only the records of the commit are looked at.
PUT = f"""create or replace function cited_put(ids uuid[]) returns void
language plpgsql as $$
declare
  before jsonb;
  moved uuid[];
begin
  select jsonb_agg(b) into before
  from (select {_COUNTED} from source_mentions where record_id = any(ids) group by source_id) b;
  if before is not null then delete from source_mentions where record_id = any(ids); end if;
  {
    _MENTIONS.format(
        found="(select e.record_type, array_agg(e.record_id) as ids from heads e "
        "where e.record_id = any(cited_put.ids) group by e.record_type) k "
        "cross join lateral cited_in(k.record_type, k.ids) c"
    )
};
  if not found and before is null then return; end if;
  with counted as materialized (
    select w.id, sum(w.n)::integer as n, sum(w.shown)::integer as shown, any_value(w.source) as source
    from (
      select {_COUNTED}, any_value(source) as source from source_mentions where record_id = any(ids) group by source_id
      union all
      select b.id, -b.n, -b.shown, null from jsonb_to_recordset(before) b (id uuid, n integer, shown integer)
    ) w group by w.id having sum(w.n) <> 0 or sum(w.shown) <> 0
  ), put as (
    update source_counts s set records = s.records + c.n, shown_records = s.shown_records + c.shown
    from counted c where s.id = c.id returning s.id
  ), added as (
    {_SOURCES} from counted f where not exists (select from source_counts s where s.id = f.id)
  )
  select array_agg(p.id) into moved from put p;
  delete from source_counts s where s.id = any(moved) and s.records = 0;
end $$"""

#: Runs where heads are put: what has changed itself, and what others now see.
PLACE = """create or replace function cited_place() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(n.record_id) into ids from added n;
  else
    select array_agg(n.record_id) into ids from added n join removed o on o.record_id = n.record_id
    where n.audience is distinct from o.audience or (n.position <> o.position and n.echoed_at < n.position);
  end if;
  if ids is not null then perform cited_put(ids); end if;
  return null;
end $$"""

FILL_ALL = f"""create or replace function cited_fill() returns void
language plpgsql as $$
declare
  the_kind text;
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  {IN_TURN}
  delete from source_mentions;
  delete from source_counts;
  foreach the_kind in array array[{{kinds}}] loop
    {_MENTIONS.format(found="cited_in(the_kind, ids_of(the_kind)) c")};
  end loop;
  {_SOURCES} from (select {_COUNTED}, any_value(source) as source from source_mentions group by source_id) f;
end $$"""

#: Records of which other sources are kept than they name, and sources that others are counted as naming.
_READ = "unnest($1::text[]) kind (word) cross join lateral cited_in(kind.word, ids_of(kind.word)) c"
AMISS = f"""
with named (id, record_id, record_type, source_id, source, audience) as (
  {_MENTIONED.format(found=_READ)}
), counted as (
  select {_COUNTED} from named group by source_id
)
select distinct coalesce(k.record_type, n.record_type) as kind, coalesce(k.record_id, n.record_id) as id
from source_mentions k full join named n on n.id = k.id where to_jsonb(k) is distinct from to_jsonb(n)
union all
select null, coalesce(s.id, c.id) from source_counts s full join counted c on c.id = s.id
where (s.records, s.shown_records) is distinct from (c.n, c.shown)
order by kind nulls last, id
"""


def citing_records() -> tuple[type[Record], ...]:
    """The concepts whose records name sources, by name; every concept must have been read in."""
    return tuple(each for each in every_record() if not each.for_administrators)


def attach(metadata: MetaData) -> None:
    """Ask for the functions, and for the trigger that keeps the tables."""
    kinds = ", ".join(f"'{each.record_type.value}'" for each in citing_records())
    own = (
        Function("source_key", "jsonb", KEY, then=FILL),
        Function("cited_in", "text, uuid[]", _cited_in(), then=FILL),
        Function("cited_put", "uuid[]", PUT),
        Function("cited_place", "", PLACE),
        Function("cited_fill", "", FILL_ALL.format(kinds=kinds)),
    )
    functions.ask_for(metadata, own)
    ask_for(metadata.tables["heads"], _triggers())


def _triggers() -> Iterator[Trigger]:
    run = "FOR EACH STATEMENT EXECUTE FUNCTION cited_place()"
    yield Trigger("cited_place_insert", "AFTER INSERT", f"REFERENCING NEW TABLE AS added {run}")
    yield Trigger("cited_place_update", "AFTER UPDATE", f"REFERENCING OLD TABLE AS removed NEW TABLE AS added {run}")


def _cited_in() -> str:
    """The function that reads where records name sources, with a branch for each type of record."""
    whens = "\n".join(
        f"  when '{model.record_type.value}' then return query\n    {_SELECTS.join(_places(model))};"
        for model in citing_records()
    )
    return f"""create or replace function cited_in(kind text, ids uuid[])
returns table (record uuid, within text, place bigint, source jsonb)
language plpgsql stable as $$
begin
  case kind
{whens}
  else null;
  end case;
end $$"""


_SELECTS = "\n    union all "


def _places(model: type[Record]) -> Iterator[str]:
    """A SELECT of each list in which a record names sources."""
    columns: Any = model.__table__.c
    for name in ("sources", *(each for each in WITH_SOURCES if each in columns)):
        within = WITH_SOURCES.get(name, "")
        source = "e.v -> 'source'" if within else "e.v"
        yield (
            f"select t.id, '{within}', e.n, {source} from {model.__tablename__} t,"
            f" jsonb_array_elements(t.{name}) with ordinality e (v, n)\n"
            f"      where t.id = any(ids) and t.{name} <> '[]' and {source} is not null"
        )
