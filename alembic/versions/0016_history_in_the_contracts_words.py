"""History is told in the contract's words, an act at a time, and an act gives a record one version."""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0016"
down_revision: str | Sequence[str] | None = "0015"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

STEP = "(coalesce(nullif(current_setting('registry.step', true), ''), '0'))::integer"

# An act changes a record as often as it needs to, and that is one version.
TOUCH = f"""
create or replace function touch() returns trigger language plpgsql as $$
declare
  ignored text[] := tg_argv || array['version', 'updated_at'];
  is_same boolean := to_jsonb(old) - ignored = to_jsonb(new) - ignored;
  has_version boolean;
begin
  if new.version = old.version and is_same then
    return null;
  end if;
  has_version := exists (
    select from public.changes join public.commits on commits.id = changes.commit_id
    where commits.xid = pg_current_xact_id() and changes.record_id = new.id and changes.part is null
      and changes.verb <> 'ERASED' and changes.step = {STEP});
  if has_version and is_same then
    return null;
  end if;
  new.version := old.version + (not has_version)::integer;
  new.updated_at := now();
  return new;
end $$
"""

TOUCH_BEFORE = """
create or replace function touch() returns trigger language plpgsql as $$
declare ignored text[] := tg_argv || array['version', 'updated_at'];
begin
  if new.version = old.version and to_jsonb(old) - ignored = to_jsonb(new) - ignored then
    return null;
  end if;
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $$
"""

# A record is told by its id as the contract writes it; `prefix` is how that begins, and null leaves references out.
TOLD_ID = """
create function told_id(prefix text, id text) returns text language sql immutable parallel safe
return prefix || replace(id, '-', '')
"""

TOLD_ITEM = """
create function told_item(item jsonb, prefix text) returns jsonb language sql immutable parallel safe
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

TOLD = """
create function told(value jsonb, prefix text) returns text language sql immutable parallel safe
return case jsonb_typeof(value)
  when 'string' then case when prefix is null then value #>> '{}' else told_id(prefix, value #>> '{}') end
  when 'null' then null
  else told_item(value, prefix) #>> '{}' end
"""

DIFFERENCES_BEFORE = """
create function differences(before jsonb, after jsonb, openly boolean) returns jsonb
language sql immutable parallel safe
return coalesce((
  select jsonb_agg(jsonb_build_object('field', camel(key), 'before', b.value #>> '{}', 'after', a.value #>> '{}')
                   order by key)
  from jsonb_each(before) b full join jsonb_each(after) a using (key)
  where a.value is distinct from b.value
    and key not in ('id', 'version', 'created_at', 'updated_at') and key not like '%\\_sort'
    and not (openly and (key like '%\\_id' or key in ('contacts', 'keeper_id')))), '[]')
"""

# Of a list each item is told by itself: what was taken out, and then what was put in.
DIFFERENCES = """
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

# What hangs on a record is told with it: a link by what it leads to, another row by all that it says.
DIFFERENCES_OF_PARTS = """
create function differences_of_parts(the_record uuid, the_commit bigint, the_step integer, words jsonb) returns jsonb
language sql stable parallel safe
return coalesce((
  select jsonb_agg(jsonb_build_object('field', word->>0, 'before', told(b, word->>1), 'after', told(a, word->>1))
                   order by word->>0, a is not null, told(coalesce(a, b), word->>1))
  from changes c,
  lateral (select words->'parts'->c.part as word) found,
  lateral (select case when word->>2 is null then c.before - array(select jsonb_array_elements_text(word->3))
                       else c.before->(word->>2) end as b,
                  case when word->>2 is null then c.after - array(select jsonb_array_elements_text(word->3))
                       else c.after->(word->>2) end as a) bodies
  where c.record_id = the_record and c.commit_id = the_commit and c.step = the_step and c.part is not null
    and word is not null and num_nonnulls(a, b) > 0), '[]')
"""


def upgrade() -> None:
    """Step up."""
    op.add_column("changes", sa.Column("step", sa.Integer(), server_default=sa.text(STEP), nullable=False))
    op.execute("drop function differences(jsonb, jsonb, boolean)")
    for function in (TOUCH, TOLD_ID, TOLD_ITEM, TOLD, DIFFERENCES, DIFFERENCES_OF_PARTS):
        op.execute(function)


def downgrade() -> None:
    """Step down."""
    for function in (
        "differences_of_parts(uuid, bigint, integer, jsonb)",
        "differences(jsonb, jsonb, jsonb)",
        "told(jsonb, text)",
        "told_item(jsonb, text)",
        "told_id(text, text)",
    ):
        op.execute(f"drop function {function}")
    op.execute(DIFFERENCES_BEFORE)
    op.execute(TOUCH_BEFORE)
    op.drop_column("changes", "step")
