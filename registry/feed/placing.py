"""What the database does at each commit, under the lock that orders commits, and when the rules have changed.

    place() -> tell_heads(): each record of the commit to this position, with its audience as of now
                             -> what its parts show to others, and what includes one that turned, until nothing turns
                             -> what shows a reference to one that turned

It is done at commit and under the lock because nothing else sees both sides: a lesson written below a draft while that
is being published is seen by neither transaction. So a transaction that does not see what others have committed is
refused, unless it has kept them from it.
"""

from collections.abc import Iterable

from registry.feed.heads import GONE
from registry.feed.tokens import LOST
from registry.storage.model.functions import Function
from registry.storage.model.turn import IN_TURN

#: Where the database tells, when a transaction that changed something has been committed, that there is more.
CHANNEL = "registry_changes"
#: What a transaction that sees one snapshot only begins with, if it is to change anything.
ALONE = "lock table commits in share row exclusive mode"

#: What every commit runs is planned once, with all that it calls: for one record PostgreSQL would plan it anew each
#: time, which takes twice as long as to run it.
PLACE = f"""create or replace function place() returns trigger
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  here bigint;
begin
  {IN_TURN}
  here := nextval('commit_positions');
  update commits set position = here, xid = null where id = new.id;
  perform tell_heads(new.id, here);
  perform pg_notify('{CHANNEL}', '');
  return null;
end $$"""

OWNERS_OF = """create or replace function owners_of(audience jsonb) returns text[]
language sql immutable parallel safe
return (select array_agg(distinct name) from jsonb_array_elements(audience) clause,
        jsonb_array_elements_text(clause) name)"""

CLAUSES_OF = """create or replace function clauses_of(variadic clauses jsonb[]) returns jsonb
language sql immutable parallel safe
return (select jsonb_agg(clause order by place) from unnest(clauses) with ordinality each (clause, place)
        where clause is not null)"""

#: Puts heads at a position; gives those whose audience turned, and writes down who ceased to see them. An echo moves
#: only what turned.
PUT_HEADS = f"""create or replace function put_heads(here bigint, kind text, ids uuid[], echo boolean) returns uuid[]
language plpgsql as $$
#variable_conflict use_column
declare
  gone constant jsonb := '{GONE}';
  turned uuid[];
begin
  with now as (
    select i.id, a.record is not null as stands, case when a.record is null then gone else a.audience end as audience
    from unnest(ids) i (id) left join audiences_of(put_heads.kind, ids) a on a.record = i.id
  ), put as (
    insert into heads as h (record_id, record_type, position, echoed_at, audience)
    select n.id, put_heads.kind, here, case when echo then here else 0 end, n.audience from now n
    where n.stands or exists (select from heads o where o.record_id = n.id)
    on conflict (record_id) do update
      set position = excluded.position, audience = excluded.audience,
          echoed_at = case when echo then here else h.echoed_at end
      where not echo or h.audience is distinct from excluded.audience
    returning new.record_id as id, old.audience as before, new.audience as after, old.record_id is not null as was
  ), turning as (
    select p.* from put p where p.was and p.before is distinct from p.after
  ), parted as (
    insert into departures (position, record_id, record_type, former)
    select here, p.id, put_heads.kind, p.before from turning p
    where p.after is not null and p.before is distinct from gone
  )
  select coalesce(array_agg(p.id), '{{}}') into turned from turning p;
  return turned;
end $$"""

TELL_HEADS = """create or replace function tell_heads(the_commit bigint, here bigint) returns void
language plpgsql as $$
#variable_conflict use_column
declare
  kinds constant text[] := array[{kinds}];
  the_kind text;
  the_ids uuid[];
  led uuid[];
  turned uuid[];
  -- What turned or leads others anew and has not been followed yet, and all that turned.
  level_kinds text[] := '{{}}';
  level_ids uuid[] := '{{}}';
  next_kinds text[];
  next_ids uuid[];
  turned_kinds text[] := '{{}}';
  turned_ids uuid[] := '{{}}';
begin
  if current_setting('transaction_isolation') <> 'read committed' and not exists (
       select from pg_locks l where l.pid = pg_backend_pid() and l.relation = 'commits'::regclass and l.granted
         and l.mode in ('ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')) then
    raise exception 'this transaction does not see what others have committed since it began'
      using errcode = 'serialization_failure', hint = 'Use READ COMMITTED, or begin with: {alone}';
  end if;
  for the_kind, the_ids, led in
    select c.record_type, array_agg(distinct c.record_id),
           array_agg(distinct c.record_id) filter (where c.part is null and c.before is not null and c.after is not null
                                                     and leads_others(c.record_type, c.before, c.after))
    from changes c where c.commit_id = the_commit and c.record_type = any(kinds) group by c.record_type
  loop
    turned := put_heads(here, the_kind, the_ids, false);
    turned_kinds := turned_kinds || array_fill(the_kind, array[cardinality(turned)]);
    turned_ids := turned_ids || turned;
    the_ids := turned || coalesce(led, '{{}}');
    level_kinds := level_kinds || array_fill(the_kind, array[cardinality(the_ids)]);
    level_ids := level_ids || the_ids;
  end loop;
  for the_kind, the_ids in
    select w.lead, array_agg(distinct w.record)
    from changes c, wholes_shown(c.record_type, c.before, c.after) w
    where c.commit_id = the_commit and c.part is null and w.record is not null group by w.lead
  loop
    turned := put_heads(here, the_kind, the_ids, true);
    turned_kinds := turned_kinds || array_fill(the_kind, array[cardinality(turned)]);
    turned_ids := turned_ids || turned;
    level_kinds := level_kinds || array_fill(the_kind, array[cardinality(turned)]);
    level_ids := level_ids || turned;
  end loop;
  if current_setting('registry.turning', true) = 'on' then
    foreach the_kind in array kinds loop
      turned := put_heads(here, the_kind, array(select unnest(ids_of(the_kind)) union
        select h.record_id from heads h where h.record_type = the_kind), true);
      turned_kinds := turned_kinds || array_fill(the_kind, array[cardinality(turned)]);
      turned_ids := turned_ids || turned;
    end loop;
  end if;
  while cardinality(level_ids) > 0 loop
    next_kinds := '{{}}';
    next_ids := '{{}}';
    for the_kind, the_ids in
      select c.lead, array_agg(distinct c.record)
      from (select l.kind, array_agg(distinct l.id) as ids from unnest(level_kinds, level_ids) l (kind, id)
            group by l.kind) l, closing_over(l.kind, l.ids) c
      group by c.lead
    loop
      turned := put_heads(here, the_kind, the_ids, true);
      next_kinds := next_kinds || array_fill(the_kind, array[cardinality(turned)]);
      next_ids := next_ids || turned;
    end loop;
    turned_kinds := turned_kinds || next_kinds;
    turned_ids := turned_ids || next_ids;
    level_kinds := next_kinds;
    level_ids := next_ids;
  end loop;
  for the_kind, the_ids in
    select t.kind, array_agg(distinct t.id) from unnest(turned_kinds, turned_ids) t (kind, id) group by t.kind
  loop
    update heads h set position = here, echoed_at = here
    from (select distinct l.record from leaning_on(the_kind, the_ids) l) l
    where h.record_id = l.record and h.echoed_at < here;
  end loop;
end $$"""

#: For records that were there before the feed was, or that were written past the trail's triggers.
FILL_HEADS = f"""create or replace function fill_heads() returns void
language plpgsql as $$
declare
  the_kind text;
begin
  -- The lock that orders commits: what they tell meanwhile is told after this.
  {IN_TURN}
  foreach the_kind in array array[{{kinds}}] loop
    insert into heads (record_id, record_type, position, audience)
    select a.record, the_kind, coalesce((
             select max(k.position) from changes c join commits k on k.id = c.commit_id where c.record_id = a.record
           ), 0), a.audience
    from audiences_of(the_kind, ids_of(the_kind)) a
    on conflict (record_id) do nothing;
  end loop;
end $$"""

#: When the rules for who sees what have changed: all audiences anew, at a position of their own.
TURN_HEADS = """create or replace function turn_heads() returns void
language plpgsql as $$
begin
  if not exists (select from heads) then
    perform fill_heads();
    return;
  end if;
  perform set_config('registry.turning', 'on', true);
  perform this_commit();
  set constraints place immediate;
  set constraints place deferred;
  perform set_config('registry.turning', '', true);
end $$"""


#: What a token tells of is still so; the number of the error is `tokens.LOST`.
TOKEN_HOLDS = f"""create or replace function token_holds(here bigint, here_at bigint, former uuid[]) returns boolean
language plpgsql stable as $$
begin
  if here > 0 and not exists (select from commits k where k.position = here
                                and (extract(epoch from k.at) * 1000000)::bigint = here_at)
     or (select count(*) from sights s where s.id = any(former)) < cardinality(former) then
    raise exception 'the token is of another history' using errcode = '{LOST}';
  end if;
  return true;
end $$"""


def functions(kinds: Iterable[str]) -> list[Function]:
    """The functions, of which some name the types of records that the feed tells of."""
    named = ", ".join(f"'{each}'" for each in kinds)
    return [
        Function("owners_of", "jsonb", OWNERS_OF),
        Function("clauses_of", "jsonb[]", CLAUSES_OF),
        Function("put_heads", "bigint, text, uuid[], boolean", PUT_HEADS),
        Function("tell_heads", "bigint, bigint", TELL_HEADS.format(kinds=named, alone=ALONE)),
        Function("fill_heads", "", FILL_HEADS.format(kinds=named)),
        Function("turn_heads", "", TURN_HEADS),
        Function("place", "", PLACE),
        Function("token_holds", "bigint, bigint, uuid[]", TOKEN_HOLDS),
    ]
