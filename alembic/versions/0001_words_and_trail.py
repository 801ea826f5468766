"""Functions that the tables' rules stand on, and the trail of changes."""

from collections.abc import Sequence

from alembic import op

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# ---- Texts and numbers -----------------------------------------------------------------------------------------------

# In collation "C" ä sorts before å, so the two change places; letters that Swedish reads as variants are folded.
SWEDISH_SORT = """
create function swedish_sort(value text) returns text language sql immutable strict parallel safe
return translate(lower(value collate pg_c_utf8), 'åäæøéèêëáàüúóíñç', 'äååöeeeeaayuoinc')
"""

TEXTS = """
create function texts(value text[]) returns text language sql immutable strict parallel safe
return array_to_string(value, ' ')
"""

# What people wrote in a list of values; an organisation's id is ours, and its digits mean nothing.
WORDS_OF = """
create function words_of(list jsonb) returns text language sql immutable strict parallel safe
return (select string_agg((item - 'organisation_id')::text, ' ')
        from jsonb_array_elements(case jsonb_typeof(list) when 'array' then list else '[]' end) item)
"""

# A day that exists. CASE keeps make_date from seeing a month that does not.
IS_DAY = """
create function is_day(year integer, month integer, day integer) returns boolean
language sql immutable strict parallel safe
return case when year between 1 and 9998 and month between 1 and 12 and day >= 1
  then day <= extract(day from make_date(year + month / 12, month % 12 + 1, 1) - 1) else false end
"""

IS_PARTIAL_DATE = """
create function is_partial_date(value text) returns boolean language sql immutable strict parallel safe
return case
  when value ~ '^[0-9]{4}$' then true
  when value ~ '^[0-9]{4}-[0-9]{2}$' then right(value, 2)::integer between 1 and 12
  when value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
    then is_day(left(value, 4)::integer, substr(value, 6, 2)::integer, right(value, 2)::integer)
  else false end
"""

IS_LUHN = """
create function is_luhn(digits text) returns boolean language sql immutable strict parallel safe
return (select sum(case when (length(digits) - place) % 2 = 0 then digit
                        when digit > 4 then 2 * digit - 9 else 2 * digit end) % 10 = 0
        from (select place, substr(digits, place, 1)::integer as digit
              from generate_series(1, length(digits)) place) each_digit)
"""

# The third digit is at least 2 in a legal person's number; below it is a person's, and a sole trader's is refused.
IS_ORGANISATION_NUMBER = """
create function is_organisation_number(value text) returns boolean language sql immutable strict parallel safe
return value ~ '^[0-9]{2}[2-9][0-9]{3}-[0-9]{4}$' and is_luhn(replace(value, '-', ''))
"""

# Identity and coordination numbers (day + 60), 10 or 12 digits, with or without a sign. A date that exists and a right
# last digit are both needed, so that case, telephone and organisation numbers pass.
HOLDS_PERSONAL_NUMBER = """
create function holds_personal_number(value text) returns boolean language sql immutable strict parallel safe
return exists (
  select from regexp_matches(value, '(?<![0-9])(18|19|20)?([0-9]{2})([0-9]{2})([0-9]{2})[-+]?([0-9]{4})(?![0-9])', 'g') m
  where is_luhn(m[2] || m[3] || m[4] || m[5])
    and exists (
      select from unnest(array['18', '19', '20']) century
      where (m[1] is null or m[1] = century)
        and is_day((century || m[2])::integer, m[3]::integer,
                   case when m[4]::integer > 60 then m[4]::integer - 60 else m[4]::integer end)))
"""

# ---- Values that records keep ----------------------------------------------------------------------------------------

IS_VALUE = """
create function is_value(list text, value jsonb) returns boolean language sql immutable strict parallel safe
return jsonb_typeof(value) = 'object' and case list
  when 'sources' then
    value - array['title', 'url', 'publisher', 'date', 'fields'] = '{}' and btrim(value->>'title') <> ''
    and coalesce(value->>'url' ~ '^https?://[^[:space:]]+$', true) and coalesce(is_partial_date(value->>'date'), true)
    and jsonb_typeof(value->'fields') = 'array'
  when 'contacts' then
    value - array['function', 'organisation_id', 'email', 'phone'] = '{}' and btrim(value->>'function') <> ''
    and coalesce(value->>'organisation_id' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', true)
    and coalesce(value->>'email' ~ '^[^@[:space:]]+@[^@[:space:]]+$', true)
  when 'reported_counts' then
    value - array['unit', 'count', 'is_approximate', 'on', 'source'] = '{}'
    and value->>'unit' in ('MUNICIPALITIES', 'ORGANISATIONS', 'PEOPLE')
    and coalesce(value->>'count' ~ '^[0-9]{1,9}$', false) and jsonb_typeof(value->'is_approximate') = 'boolean'
    and coalesce(is_partial_date(value->>'on'), true) and btrim(value->'source'->>'title') <> ''
    and jsonb_typeof(value->'source'->'fields') = 'array'
  else
    value - array['name', 'until'] = '{}' and btrim(value->>'name') <> ''
    and coalesce(is_partial_date(value->>'until'), true) end is true
"""

IS_VALUES = """
create function is_values(list text, value jsonb) returns boolean language sql immutable strict parallel safe
return jsonb_typeof(value) = 'array'
  and not exists (select from jsonb_array_elements(value) item where not coalesce(is_value(list, item), false))
"""

# ---- The trail -------------------------------------------------------------------------------------------------------

COMMITS = """
create table commits (
  id bigint generated always as identity constraint pk_commits primary key,
  -- Only while the transaction is open: transaction numbers restart when a database is restored.
  xid xid8 default pg_current_xact_id() constraint uq_commits_xid unique,
  position bigint constraint uq_commits_position unique,
  at timestamptz not null default now(),
  caller text default nullif(current_setting('registry.caller', true), ''),
  act text default nullif(current_setting('registry.act', true), ''),
  reason text default nullif(current_setting('registry.reason', true), '')
)
"""

CHANGES = """
create table changes (
  id bigint generated always as identity constraint pk_changes primary key,
  commit_id bigint not null constraint fk_changes_commit_id references commits,
  record_type varchar(40) not null,
  record_id uuid not null,
  -- The table of a part that hangs on the record, such as a link; null when the record itself changed.
  part text,
  verb varchar(40) not null constraint ck_changes_verb check (verb in ('CREATED', 'UPDATED', 'DELETED')),
  before jsonb,
  after jsonb
)
"""

# Drawn under a lock held until commit: a position drawn earlier could become visible after a later one, and a reader
# asking for "after 41" would miss 40.
PLACE = """
create function place() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7368);
  update commits set position = nextval('commit_positions'), xid = null where id = new.id;
  return null;
end $$
"""

THIS_COMMIT = """
create function this_commit() returns bigint language plpgsql as $$
begin
  insert into commits default values on conflict (xid) do nothing;
  return (select id from commits where xid = pg_current_xact_id());
end $$
"""

# Arguments: record type (none: the row says), the column that holds the record's id, and the name of a part that hangs
# on a record.
LOG_CHANGES = """
create function log_changes() returns trigger language plpgsql as $$
declare
  the_part text := nullif(tg_argv[2], '');
  the_commit bigint;
begin
  if tg_op = 'UPDATE' and the_part is null then
    if not exists (select from added) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, verb, before, after)
    select the_commit, tg_argv[0], added.id, 'UPDATED', to_jsonb(removed), to_jsonb(added)
    from added join removed using (id);
    return null;
  end if;
  -- A link has no life of its own: to change it is to remove it and add another.
  if tg_op in ('UPDATE', 'DELETE') then
    if not exists (select from removed) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, part, verb, before)
    select the_commit, coalesce(nullif(tg_argv[0], ''), body->>'record_type'), (body->>tg_argv[1])::uuid, the_part,
           'DELETED', body
    from (select to_jsonb(removed) as body from removed) each_row;
  end if;
  if tg_op in ('UPDATE', 'INSERT') then
    if not exists (select from added) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, part, verb, after)
    select the_commit, coalesce(nullif(tg_argv[0], ''), body->>'record_type'), (body->>tg_argv[1])::uuid, the_part,
           'CREATED', body
    from (select to_jsonb(added) as body from added) each_row;
  end if;
  return null;
end $$
"""

# Arguments: the generated columns, which are not yet computed here and must not look like a change.
TOUCH = """
create function touch() returns trigger language plpgsql as $$
declare ignored text[] := tg_argv || array['version', 'updated_at'];
begin
  if to_jsonb(old) - ignored = to_jsonb(new) - ignored then
    return null;
  end if;
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $$
"""

# A slug once given keeps answering.
KEEP_SLUG = """
create function keep_slug() returns trigger language plpgsql as $$
begin
  new.former_slugs := array_append(array_remove(old.former_slugs, new.slug), old.slug);
  return new;
end $$
"""

REFUSE = """
create function refuse() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: the trail must stay whole', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$
"""

FUNCTIONS = (
    SWEDISH_SORT,
    TEXTS,
    WORDS_OF,
    IS_DAY,
    IS_PARTIAL_DATE,
    IS_LUHN,
    IS_ORGANISATION_NUMBER,
    HOLDS_PERSONAL_NUMBER,
    IS_VALUE,
    IS_VALUES,
    PLACE,
    THIS_COMMIT,
    LOG_CHANGES,
    TOUCH,
    KEEP_SLUG,
    REFUSE,
)

TRAIL = (
    "create sequence commit_positions",
    COMMITS,
    CHANGES,
    "create index ix_changes_commit_id on changes (commit_id, id)",
    "create index ix_changes_record_id on changes (record_id, id)",
)

TRAIL_TRIGGERS = (
    """create constraint trigger place after insert on commits
       deferrable initially deferred for each row execute function place()""",
    "create trigger unchangeable before update or delete on changes for each row execute function refuse()",
    "create trigger not_truncated before truncate on changes for each statement execute function refuse()",
    """create trigger unchangeable before update on commits for each row
       when (old.position is not null) execute function refuse()""",
    "create trigger undeletable before delete on commits for each row execute function refuse()",
    "create trigger not_truncated before truncate on commits for each statement execute function refuse()",
)


def upgrade() -> None:
    """Step up."""
    for statement in (*TRAIL, *FUNCTIONS, *TRAIL_TRIGGERS):
        op.execute(statement)


def downgrade() -> None:
    """Step down."""
    op.execute("drop table changes")
    op.execute("drop table commits")
    op.execute("drop sequence commit_positions")
    for name in (
        "refuse()",
        "keep_slug()",
        "touch()",
        "log_changes()",
        "this_commit()",
        "place()",
        "is_values(text, jsonb)",
        "is_value(text, jsonb)",
        "holds_personal_number(text)",
        "is_organisation_number(text)",
        "is_luhn(text)",
        "is_partial_date(text)",
        "is_day(integer, integer, integer)",
        "words_of(jsonb)",
        "texts(text[])",
        "swedish_sort(text)",
    ):
        op.execute(f"drop function {name}")
