"""What keeps how much each keeper answers for, as functions and a trigger of the database that are read from the model.

    a commit gets its place -> keepers_place(): the initiatives that its changes are about
        -> keepers_put(): their shares anew, and by what these differ from before the counts of their keepers

keepers_of(ids)   how much of some initiatives each keeper answers for, of what everybody sees, by `keepers.shares`
keepers_put(ids)  what is kept of these initiatives, and the counts by as much as that has changed
keepers_fill()    all of it anew: after a load past the triggers, or when the rule has changed

It is done under the lock that orders commits, as for those behind needs: what is taken from a count is what was added.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, MetaData, Uuid, any_, literal_column

from registry.concepts.initiatives import Initiative
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Participation
from registry.overviews.keepers import NOBODY, OF_INITIATIVES, OF_PARTICIPATIONS, shares
from registry.overviews.kept.reading import as_text, columns_read, turned
from registry.storage.database.readers import Connection
from registry.storage.model import functions
from registry.storage.model.functions import Function
from registry.storage.model.terms import Role
from registry.storage.model.triggers import Trigger, ask_for
from registry.storage.model.turn import IN_TURN
from registry.storage.reading.scope import Scope

#: What a change of the rule asks for once.
FILL = "select keepers_fill()"
COUNTS = (*OF_INITIATIVES, *OF_PARTICIPATIONS)
#: How many initiatives are put at a time when all are.
AT_ONCE = 2000

_NAMES = ", ".join(COUNTS)
_NUMBERS = ", ".join(f"coalesce({{0}}.{each}, 0) as {{1}}_{each}" for each in COUNTS)
_IS, _WAS = (", ".join(f"{of}_{each}" for each in COUNTS) for of in ("is", "was"))
_ADDED = ", ".join(f"sum(m.is_{each} - m.was_{each}) as {each}" for each in COUNTS)
_SET = ", ".join(f"{each} = excluded.{each}" for each in COUNTS)
_ADD = ", ".join(f"{each} = k.{each} + excluded.{each}" for each in COUNTS)
PUT = f"""create or replace function keepers_put(ids uuid[]) returns void
language plpgsql as $$
begin
  with moved as materialized (
    select coalesce(n.initiative, k.initiative_id) as initiative_id, coalesce(n.keeper, k.keeper_id) as keeper_id,
           n.keeper is null as is_gone, {_NUMBERS.format("n", "is")}, {_NUMBERS.format("k", "was")}
    from keepers_of(ids) n
    full join (select s.* from keeper_shares s where s.initiative_id = any(ids)) k
      on k.initiative_id = n.initiative and k.keeper_id = n.keeper
  ), differing as materialized (
    select * from moved m where m.is_gone or ({_IS}) <> ({_WAS})
  ), gone as (
    delete from keeper_shares s using differing m
    where m.is_gone and s.initiative_id = m.initiative_id and s.keeper_id = m.keeper_id
  ), put as (
    insert into keeper_shares (initiative_id, keeper_id, {_NAMES})
    select m.initiative_id, m.keeper_id, {_IS} from differing m where not m.is_gone
    on conflict (initiative_id, keeper_id) do update set {_SET}
  )
  insert into keeper_counts as k (keeper_id, {_NAMES})
  select m.keeper_id, {_ADDED} from differing m group by m.keeper_id
  on conflict (keeper_id) do update set {_ADD};
  delete from keeper_counts k where k.initiative_count = 0 and k.participation_count = 0;
end $$"""

#: Initiatives by what has changed of them, of their participations, and of the organisations that these are seen with
#: or kept by. Only what the rule reads is followed; what was erased the trail tells no more.
PLACE = """create or replace function keepers_place() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  shown uuid[];
begin
  ids := array(
    select c.record_id from changes c
    where c.commit_id = new.id and c.part is null and c.record_type = 'INITIATIVE'
      and (c.verb = 'ERASED' or {initiative})
    union all
    select (b.body ->> 'initiative_id')::uuid from changes c, lateral (values (c.before), (c.after)) b (body)
    where c.commit_id = new.id and c.part is null and c.record_type = 'PARTICIPATION' and b.body is not null
      and (c.verb = 'ERASED' or {participation}));
  shown := array(
    select c.record_id from changes c
    where c.commit_id = new.id and c.part is null and c.record_type = 'ORGANISATION'
      and ({organisation}));
  -- One after the other, so that what a commit has nothing of is not looked for among all participations.
  if cardinality(shown) > 0 then
    ids := ids || array(select i.id from initiatives i where i.keeper_id = any(shown))
      || array(select p.initiative_id from participations p where p.organisation_id = any(shown))
      || array(select p.initiative_id from participations p where p.keeper_id = any(shown));
  end if;
  if cardinality(ids) > 0 then
    perform keepers_put(array(select distinct each from unnest(ids) each where each is not null));
  end if;
  return null;
end $$"""

FILL_ALL = f"""create or replace function keepers_fill() returns void
language plpgsql as $$
declare
  every uuid[];
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  {IN_TURN}
  delete from keeper_shares;
  delete from keeper_counts;
  every := array(select id from initiatives order by id);
  for start in 1..cardinality(every) by {AT_ONCE} loop
    perform keepers_put(every[start : start + {AT_ONCE - 1}]);
  end loop;
end $$"""

_KEPT, _DUE = (", ".join(f"{row}.{each}" for each in COUNTS) for row in ("k", "n"))
_SUMS = ", ".join(f"sum(s.{each}) as {each}" for each in COUNTS)
_AMISS = f"""
with due as materialized (select * from keepers_of(array(select id from initiatives)))
select 'INITIATIVE' as kind, coalesce(k.initiative_id, n.initiative) as id
from keeper_shares k full join due n on n.initiative = k.initiative_id and n.keeper = k.keeper_id
where ({_KEPT}) is distinct from ({_DUE})
union
select 'ORGANISATION', nullif(coalesce(k.keeper_id, n.keeper), '{NOBODY}')
from keeper_counts k full join (select s.keeper, {_SUMS} from due s group by s.keeper) n on n.keeper = k.keeper_id
where ({_KEPT}) is distinct from ({_DUE})
order by 1, 2
"""


def attach(metadata: MetaData) -> None:
    """Ask for the functions, and for the trigger that keeps the tables."""
    own = (
        Function("keepers_of", "uuid[]", _keepers_of(), then=FILL),
        Function("keepers_put", "uuid[]", PUT),
        Function("keepers_place", "", _place()),
        Function("keepers_fill", "", FILL_ALL),
    )
    functions.ask_for(metadata, own)
    run = 'FOR EACH ROW WHEN (old."position" IS NULL) EXECUTE FUNCTION keepers_place()'
    ask_for(metadata.tables["commits"], (Trigger("keepers_place", "AFTER UPDATE", run),))


async def amiss(connection: Connection) -> list[tuple[str, UUID | None]]:
    """The initiatives and organisations of which something else is kept than who answers for what; None is nobody."""
    return [(row["kind"], row["id"]) for row in await connection.fetch(_AMISS)]


async def mend(connection: Connection) -> None:
    """Keep what they answer for, as a commit of its own: answers that were kept before it hold no longer."""
    async with connection.transaction():
        await connection.execute("select this_commit()")
        await connection.execute(FILL)


def _rule() -> Any:
    ids: Any = literal_column("ids", ARRAY(Uuid()))
    return shares(Scope(Role.ANONYMOUS), lambda row: row.c.id == any_(ids))


def _place() -> str:
    """The function that the trigger runs, by the columns that the rule reads."""
    followed: dict[str, Any] = {
        "initiative": Initiative,
        "participation": Participation,
        "organisation": Organisation,
    }
    read = columns_read(_rule(), tuple(followed.values()))
    return PLACE.format(**{name: turned(read[model]) for name, model in followed.items()})


def _keepers_of() -> str:
    """The function that counts, in the words of the rule for those who see only what everybody does."""
    numbers = ", ".join(f"{each} bigint" for each in COUNTS)
    return f"""create or replace function keepers_of(ids uuid[])
returns table (initiative uuid, keeper uuid, {numbers})
language plpgsql stable as $$
#variable_conflict use_column
begin
  return query
{as_text(_rule())};
end $$"""
