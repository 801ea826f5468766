"""What an act changed is told by going through the columns, and only what differs is looked into."""

from collections.abc import Sequence

from alembic import op

revision: str = "0023"
down_revision: str | Sequence[str] | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TOLD = """
create or replace function told(value jsonb, prefix text) returns text language sql immutable parallel safe
return case jsonb_typeof(value)
  when 'string' then case when prefix is null then value #>> '{}' else told_id(prefix, value #>> '{}') end
  when 'object' then told_item(value, prefix) #>> '{}'
  else value #>> '{}' end
"""
TOLD_ITEM_BEFORE = """
create or replace function told_item(item jsonb, prefix text) returns jsonb language sql immutable parallel safe
return case jsonb_typeof(item) when 'object' then (
  select jsonb_object_agg(
           camel(case when right(key, 3) = '_id' then left(key, -3) else key end),
           case when right(key, 3) = '_id' then to_jsonb(told_id(prefix, value #>> '{}'))
                when jsonb_typeof(value) = 'object' then (
                  select jsonb_object_agg(camel(inner_key), inner_value)
                  from jsonb_each(value) as inner_each(inner_key, inner_value))
                else value end)
  from jsonb_each(item) where right(key, 3) <> '_id' or prefix is not null)
else item end
"""
TOLD_BEFORE = """
create or replace function told(value jsonb, prefix text) returns text language sql immutable parallel safe
return case jsonb_typeof(value)
  when 'string' then case when prefix is null then value #>> '{}' else told_id(prefix, value #>> '{}') end
  when 'null' then null
  else told_item(value, prefix) #>> '{}' end
"""

# Functions that go step by step, because a SELECT inside another function takes longer to begin than all of this.
TOLD_ITEM = """
create or replace function told_item(item jsonb, prefix text) returns jsonb
language plpgsql immutable parallel safe as $$
declare
  name text;
  inner_value jsonb;
  found jsonb := '{}';
begin
  if jsonb_typeof(item) is distinct from 'object' then
    return item;
  end if;
  for name, inner_value in select key, value from jsonb_each(item) loop
    if right(name, 3) = '_id' then
      continue when prefix is null;
      name := left(name, -3);
      inner_value := to_jsonb(public.told_id(prefix, inner_value #>> '{}'));
    elsif jsonb_typeof(inner_value) = 'object' then
      inner_value := (select jsonb_object_agg(public.camel(key), value) from jsonb_each(inner_value));
    end if;
    if strpos(name, '_') > 0 then
      name := public.camel(name);
    end if;
    found := found || jsonb_build_object(name, inner_value);
  end loop;
  return nullif(found, '{}');
end $$
"""

# Of a list each item is told by itself: what was taken out, and then what was put in.
DIFFERENCES = """
create function differences(before jsonb, after jsonb, words jsonb) returns jsonb
language plpgsql immutable parallel safe as $$
declare
  the_column text;
  word jsonb;
  was jsonb;
  became jsonb;
  told_before text;
  told_after text;
  item jsonb;
  had jsonb[];
  has jsonb[];
  found jsonb[] := '{}';
begin
  for the_column, word in
    select key, value from jsonb_each(words->'columns') order by (value->>0) collate "C", key collate "C"
  loop
    was := nullif(nullif(before->the_column, 'null'), '[]');
    became := nullif(nullif(after->the_column, 'null'), '[]');
    continue when was is not distinct from became;
    if jsonb_typeof(was) = 'array' or jsonb_typeof(became) = 'array' then
      had := case jsonb_typeof(was) when 'array' then array(select jsonb_array_elements(was)) else '{}' end;
      has := case jsonb_typeof(became) when 'array' then array(select jsonb_array_elements(became)) else '{}' end;
      foreach item in array had loop
        continue when item = any(has);
        found := found || jsonb_build_object('field', word->>0, 'before', public.told(item, word->>1), 'after', null);
      end loop;
      foreach item in array has loop
        continue when item = any(had);
        found := found || jsonb_build_object('field', word->>0, 'before', null, 'after', public.told(item, word->>1));
      end loop;
    else
      told_before := public.told(was, word->>1);
      told_after := public.told(became, word->>1);
      if told_before is distinct from told_after then
        found := found || jsonb_build_object('field', word->>0, 'before', told_before, 'after', told_after);
      end if;
    end if;
  end loop;
  return to_jsonb(found);
end $$
"""
DIFFERENCES_BEFORE = """
create function differences(before jsonb, after jsonb, words jsonb) returns jsonb
language sql immutable parallel safe
return coalesce((
  select jsonb_agg(jsonb_build_object('field', word->>0, 'before', each.was, 'after', each.became)
                   order by (word->>0) collate "C", each.place, each.nth)
  from jsonb_each(words->'columns') columns(name, word),
  lateral (select before->name as b, after->name as a) bodies,
  lateral (select case jsonb_typeof(b) when 'array' then b else '[]' end as had,
                  case jsonb_typeof(a) when 'array' then a else '[]' end as has) lists,
  lateral (
    select told(b, word->>1) as was, told(a, word->>1) as became, 0 as place, 0 as nth
    where 'array' not in (coalesce(jsonb_typeof(b), ''), coalesce(jsonb_typeof(a), ''))
    union all
    select told(item, word->>1), null, 1, nth from jsonb_array_elements(had) with ordinality as items(item, nth)
    where not exists (select from jsonb_array_elements(has) kept where kept = item)
    union all
    select null, told(item, word->>1), 2, nth from jsonb_array_elements(has) with ordinality as items(item, nth)
    where not exists (select from jsonb_array_elements(had) kept where kept = item)
  ) each
  where each.was is distinct from each.became), '[]')
"""


def upgrade() -> None:
    """Step up."""
    op.execute("drop function differences(jsonb, jsonb, jsonb)")
    for function in (TOLD_ITEM, TOLD, DIFFERENCES):
        op.execute(function)


def downgrade() -> None:
    """Step down."""
    op.execute("drop function differences(jsonb, jsonb, jsonb)")
    for function in (TOLD_ITEM_BEFORE, TOLD_BEFORE, DIFFERENCES_BEFORE):
        op.execute(function)
