"""What keeps how many stand behind each need, as functions and a trigger of the database that are read from the model.

    a commit gets its place -> backing_place(): whom its changes are about -> backing_put(): those needs, counted anew

backing_of(ids)   the municipalities and RSS bodies behind needs, of what everybody sees, by the rule of `Behind`
backing_put(ids)  what is kept of these needs; their bitmaps of who is behind (`standing`) are put at the commit too
backing_fill()    all of it anew: after a load past the triggers, or when the rule has changed

It is done under the lock that orders commits, when all of a commit is there: a need is counted from what others have
changed too, and two that endorse the same need would otherwise each miss the other.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, MetaData, Uuid, func, literal_column, or_, select, true

from registry.concepts.behind import Behind, is_part_of
from registry.concepts.endorsements import Endorsement
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.memberships import Membership
from registry.concepts.organisations import Organisation
from registry.overviews.kept.reading import as_text, columns_read, turned
from registry.storage.bitmaps.filling import listed
from registry.storage.database.readers import Connection
from registry.storage.model import functions
from registry.storage.model.functions import Function
from registry.storage.model.terms import Role
from registry.storage.model.triggers import Trigger, ask_for
from registry.storage.model.turn import IN_TURN
from registry.storage.reading.scope import Scope

#: What a change of the rule asks for once.
FILL = "select backing_fill()"
COUNTS = ("municipality_count", "rss_body_count")
#: The bitmaps of needs by whom they are backed by, and of those that were merged into another.
MUNICIPALITY, RSS_BODY = BEHIND = ("behind.municipality", "behind.rss_body")
MERGED = "merged"

_SET = ", ".join(f"{each} = excluded.{each}" for each in COUNTS)
_NAMES = ", ".join(COUNTS)
_KEPT, _NEW = (", ".join(f"{row}.{each}" for each in COUNTS) for row in ("k", "excluded"))
PUT = f"""create or replace function backing_put(ids uuid[]) returns void
language plpgsql as $$
begin
  with counted as materialized (
    select * from backing_of(ids)
  ), gone as (
    delete from need_backings k
    where k.need_id = any(ids) and not exists (select from counted c where c.need = k.need_id)
  )
  insert into need_backings as k (need_id, {_NAMES})
  select c.need, {_NAMES} from counted c
  on conflict (need_id) do update set {_SET} where ({_KEPT}) is distinct from ({_NEW});
end $$"""

#: Needs by what has changed of them, of whoever stands behind them, and of whom these count by. An organisation tells
#: it of all needs that it or its municipalities stand behind: only what `Behind` reads of it is followed.
PLACE = """create or replace function backing_place() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  shown uuid[];
  organisations uuid[];
begin
  ids := array(
    select n.id
    from changes c, lateral (values (c.before), (c.after)) b (body), lateral (values
      (case when c.record_type = 'KNOWLEDGE_NEED' then c.record_id end),
      (case when c.record_type = 'KNOWLEDGE_NEED' then (b.body ->> 'merged_into_id')::uuid end),
      (case when c.record_type = 'ENDORSEMENT' then (b.body ->> 'need_id')::uuid end)) n (id)
    where c.commit_id = new.id and c.part is null and c.record_type in ('KNOWLEDGE_NEED', 'ENDORSEMENT')
      and n.id is not null);
  shown := array(
    select c.record_id from changes c
    where c.commit_id = new.id and c.part is null and c.record_type = 'ORGANISATION'
      and ({turned}));
  organisations := shown || array(
    select (b.body ->> 'municipality_id')::uuid from changes c, lateral (values (c.before), (c.after)) b (body)
    where c.commit_id = new.id and c.part is null and c.record_type = 'MEMBERSHIP' and b.body is not null);
  -- One after the other, so that what a commit has nothing of is not looked for among all endorsements.
  if cardinality(shown) > 0 then
    {carried}
  end if;
  if cardinality(organisations) > 0 then
    {stood_behind}
  end if;
  if cardinality(ids) > 0 then
    ids := ids || array(select n.merged_into_id from knowledge_needs n where n.id = any(ids));
    ids := array(select distinct each from unnest(ids) each where each is not null);
    perform backing_put(ids);
    perform bitmaps_look('KNOWLEDGE_NEED', ids, array[{behind}]);
  end if;
  return null;
end $$"""

FILL_ALL = f"""create or replace function backing_fill() returns void
language plpgsql as $$
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  {IN_TURN}
  perform backing_put(array(select id from knowledge_needs union select need_id from need_backings));
end $$"""

_COUNTED = ", ".join(f"c.{each}" for each in COUNTS)
_AMISS = f"""
select coalesce(k.need_id, c.need) as id
from need_backings k full join backing_of(array(select id from knowledge_needs)) c on c.need = k.need_id
where ({_KEPT}) is distinct from ({_COUNTED}) order by 1
"""


def attach(metadata: MetaData) -> None:
    """Ask for the functions, and for the trigger that keeps the table."""
    own = (
        Function("backing_of", "uuid[]", _backing_of(), then=FILL),
        Function("backing_put", "uuid[]", PUT),
        Function("backing_place", "", _place()),
        Function("backing_fill", "", FILL_ALL),
    )
    functions.ask_for(metadata, own)
    run = 'FOR EACH ROW WHEN (old."position" IS NULL) EXECUTE FUNCTION backing_place()'
    ask_for(metadata.tables["commits"], (Trigger("backing_place", "AFTER UPDATE", run),))


async def amiss(connection: Connection) -> list[UUID]:
    """The needs of which something else is kept than what stands behind them."""
    return [row["id"] for row in await connection.fetch(_AMISS)]


async def mend(connection: Connection) -> None:
    """Keep what stands behind them, as a commit of its own: answers that were kept before it hold no longer."""
    async with connection.transaction():
        await connection.execute("select this_commit()")
        await connection.execute(FILL)


def _place() -> str:
    """The function that the trigger runs, by the columns that the rule reads."""
    read = _columns_read()
    # A membership counts for the municipality, and an endorsement for whichever organisations it names.
    bodies = [each for each in _references(Membership, read) if each != "municipality_id"]
    carried = [
        f"organisations := organisations"
        f" || array(select m.municipality_id from memberships m where m.{each} = any(shown));"
        for each in bodies
    ]
    stood_behind = [
        f"ids := ids || array(select e.need_id from endorsements e where e.{each} = any(organisations));"
        for each in _references(Endorsement, read)
    ]
    return PLACE.format(
        turned=turned(read[Organisation]),
        carried="\n    ".join(carried),
        stood_behind="\n    ".join(stood_behind),
        behind=listed((*BEHIND, MERGED)),
    )


def _columns_read() -> dict[Any, list[str]]:
    """The columns that the rule reads, by concept."""
    behind = Behind(Scope(Role.ANONYMOUS))
    whole = select(behind.municipality, behind.rss_body).select_from(behind.source).where(*behind.conditions)
    return columns_read(whole, (KnowledgeNeed, Endorsement, Membership, Organisation))


def _references(model: Any, read: dict[Any, list[str]]) -> list[str]:
    """Those of the columns that lead from a concept to organisations."""
    columns = model.__table__.c
    return [
        each
        for each in read[model]
        if any(key.references(Organisation.__table__) for key in columns[each].foreign_keys)
    ]


def _backing_of() -> str:
    """The function that counts, in the words of the rule for those who see only what everybody does."""
    behind = Behind(Scope(Role.ANONYMOUS))
    ids: Any = literal_column("ids", ARRAY(Uuid()))
    asked = func.unnest(ids).table_valued("id", name="asked").render_derived()
    numbers = zip(COUNTS, (behind.municipality, behind.rss_body), strict=True)
    counted = select(*(func.count(what.distinct()).label(name) for name, what in numbers)).select_from(behind.source)
    # Need by need, so that indexes are used however many needs PostgreSQL thinks that there may be.
    its = counted.where(is_part_of(behind.need, asked.c.id), *behind.conditions).correlate(asked).lateral("counted")
    found = select(asked.c.id, *its.c).select_from(asked.join(its, true()))
    found = found.where(or_(*(each > literal_column("0") for each in its.c)))
    body = as_text(found)
    return f"""create or replace function backing_of(ids uuid[])
returns table (need uuid, municipality_count bigint, rss_body_count bigint)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
{body};
end $$"""
