"""A reason for each record that an act changed, erasing that reaches it, and personal numbers however they are written."""

import re
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from alembic import op

revision: str = "0007"
down_revision: str | Sequence[str] | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

DEFINER = "security definer set search_path = public, pg_temp"

# ---- Personal numbers ------------------------------------------------------------------------------------------------

# As `registry.storage.model.personal_numbers` had it when this was written; a test holds the two to agree.
ZEROS = tuple(
    int(each, 16)
    for each in re.findall(
        "[0-9A-F]+",
        "660 6F0 7C0 966 9E6 A66 AE6 B66 BE6 C66 CE6 D66 DE6 E50 ED0 F20 1040 1090 17E0 1810 1946 19D0 1A80 1A90 1B50 "
        "1BB0 1C40 1C50 A620 A8D0 A900 A9D0 A9F0 AA50 ABF0 FF10 104A0 10D30 11066 110F0 11136 111D0 112F0 11450 114D0 "
        "11650 116C0 11730 118E0 11950 11C50 11D50 11DA0 16A60 16AC0 16B50 1D7CE 1D7D8 1D7E2 1D7EC 1D7F6 1E140 1E2F0 "
        "1E950 1FBF0",
    )
)
UNSEEN = r"[\u00AD\u034F\u061C\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]"
BETWEEN = (
    r"+\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\U00010EAD\u02D7\u2043\u2053\u207A\u207B\u208A\u208B\u2212\u2500\u2501\u2795\u2796\u30FC\uFF0B"
    r"\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000\u3164"
)
S = f"[{BETWEEN}]{{1,3}}"
CC, YY, NN = "(?:18|19|20)", "[0-9]{2}", "[0-9]{2}"
MM, DD = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
NNNN = f"(?!(?:18|19|20)[0-9]{{2}}{S}[0-9]{{2}}(?![0-9]))[0-9]{{4}}"
FORM = (
    f"(?<![0-9])(?:{CC}(?:{S})?{YY}{MM}{DD}(?:{S})?[0-9]{{4}}"
    f"|{CC}(?:{S})?{YY}(?:{S})?{MM}(?:{S})?{DD}(?:(?:{S})?{NNNN}|{S}{NN}{S}{NN})"
    f"|(?<![+]){YY}{MM}{DD}(?:{S})?[0-9]{{4}}"
    f"|(?<![+]){YY}{S}{MM}{S}{DD}(?:{S})?{NNNN}"
    f"|(?<![+])[1-9][0-9](?:{S})?{MM}(?:{S})?{DD}{S}{NN}{S}{NN})(?![0-9])"
)
DIGITS = "".join(f"\\U{zero:08X}-\\U{zero + 9:08X}" for zero in ZEROS)

# Letters are looked up only where there are digits of other scripts: that costs more than all the rest.
OWN_DIGITS = f"""
create function own_digits(value text) returns text language plpgsql immutable strict parallel safe as $$
begin
  if value !~ '[{DIGITS}]' then
    return value;
  end if;
  return translate(
    value,
    (select string_agg(chr(zero + digit), '' order by place, digit)
     from unnest(array[{", ".join(map(str, ZEROS))}]) with ordinality zeros(zero, place),
       generate_series(0, 9) digit),
    repeat('0123456789', {len(ZEROS)}));
end $$
"""

# The text is named once, so that PostgreSQL can put the function's body in the place of its call.
HOLDS_PERSONAL_NUMBER = f"""
create or replace function holds_personal_number(value text) returns boolean
language sql immutable strict parallel safe
return exists (
  select from regexp_matches(regexp_replace(own_digits(value), '{UNSEEN}', '', 'g'), '{FORM}', 'g') found,
    lateral (select regexp_replace(found[1], '[^0-9]', '', 'g') as digits) each_one
  where is_luhn(right(digits, 10))
    and exists (
      select from unnest(array['18', '19', '20']) century
      where (length(digits) = 10 or left(digits, 2) = century)
        and is_day((century || substr(right(digits, 10), 1, 2))::integer, substr(right(digits, 10), 3, 2)::integer,
                   substr(right(digits, 10), 5, 2)::integer % 60)))
"""

# A list's texts apart from each other, as they were written: neither quoted nor joined by blanks. An organisation's id
# is ours, and its digits mean nothing.
WORDS_OF = """
create or replace function words_of(list jsonb) returns text language sql immutable strict parallel safe
return (select string_agg(leaf #>> '{}', ' | ')
        from jsonb_array_elements(case jsonb_typeof(list) when 'array' then list else '[]' end) item,
          jsonb_path_query(case jsonb_typeof(item) when 'object' then item - 'organisation_id' else item end,
                           'strict $.**') leaf
        where jsonb_typeof(leaf) = 'string')
"""

TEXTS = """
create or replace function texts(value text[]) returns text language sql immutable strict parallel safe
return array_to_string(value, ' | ')
"""

# ---- History ---------------------------------------------------------------------------------------------------------

# What stood in a record's own row after the commit at a position; null when the trail does not tell. A commit without a
# position is of the transaction that asks, and comes last. Changes of one row have ids in the order of their commits.
STOOD_AT = """
create function stood_at(the_record uuid, place bigint) returns jsonb language sql stable strict parallel safe
return (
  select c.after from changes c join commits k on k.id = c.commit_id
  where c.record_id = the_record and c.part is null and c.verb <> 'ERASED'
    and coalesce(k."position", 9223372036854775807) <= place
  order by c.id desc limit 1)
"""

# ---- Erasing ---------------------------------------------------------------------------------------------------------

# Columns of a record's own row, rows of parts that hang on it, and reasons. A reason stands beside every record that its
# act changed, and goes everywhere at once, except why this is erased; so does a key in another system, which a merge may have moved.
ERASE = f"""
create function erase(the_type text, the_record uuid, fields text[], parts text[], reasons text[]) returns void
language plpgsql {DEFINER} as $$
begin
  perform set_config('registry.erasing', 'on', true);
  update changes set before = before - fields, after = after - fields, erased_at = now()
  where record_type = the_type and record_id = the_record and part is null and (before ?| fields or after ?| fields);
  update changes set reason = null, erased_at = now()
  where reason = any(reasons) and reason is distinct from nullif(current_setting('registry.reason', true), '')
    and commit_id in (select commit_id from changes where record_type = the_type and record_id = the_record);
  update changes each set before = null, after = null, erased_at = now()
  where part = any(parts)
    and ((record_type = the_type and record_id = the_record)
         or part = 'external_ids' and exists (
           select from changes own
           where own.record_type = the_type and own.record_id = the_record and own.part = 'external_ids'
             and coalesce(own.after, own.before) - array['record_type', 'record_id']
               = coalesce(each.after, each.before) - array['record_type', 'record_id']));
  perform set_config('registry.erasing', '', true);
  insert into changes (commit_id, record_type, record_id, verb, erased_at)
  values (this_commit(), the_type, the_record, 'ERASED', now());
end $$
"""

# Each rule's text, with what its columns are joined by.
RULES = """
select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
where conname like 'ck\\_%\\_no\\_personal\\_number' order by 1
"""


def _former(revision: str, name: str) -> str:
    """A function as an earlier migration wrote it."""
    context = op.get_context().environment_context
    if context is None:
        raise RuntimeError("migrations run inside an environment")
    text: str = getattr(context.script.get_revision(revision).module, name)
    return text.replace("create function", "create or replace function", 1)


def _join(now: str, then: str) -> None:
    """Put every rule again, which also looks at every row again."""
    rules: Any = op.get_bind().exec_driver_sql(RULES).all()
    for table, name, definition in rules:
        op.execute(f"alter table {table} drop constraint {name}")
        op.execute(f"alter table {table} add constraint {name} {definition.replace(now, then)}")


def upgrade() -> None:
    """Step up."""
    for statement in (OWN_DIGITS, HOLDS_PERSONAL_NUMBER, WORDS_OF, TEXTS):
        op.execute(sa.text(statement.replace(":", "\\:")))
    _join("' '::text", "' | '::text")
    default = sa.text("nullif(current_setting('registry.reason', true), '')")
    op.add_column("changes", sa.Column("reason", sa.Text(), nullable=True))
    op.execute("alter table changes disable trigger unchangeable")
    op.execute(
        "update changes set reason = case when holds_personal_number(commits.reason) then null else commits.reason end"
        " from commits where commits.id = changes.commit_id and commits.reason is not null"
    )
    op.execute("alter table changes enable trigger unchangeable")
    op.alter_column("changes", "reason", server_default=default)
    op.create_check_constraint(
        op.f("ck_changes_no_personal_number"), "changes", "not holds_personal_number(coalesce(reason, ''))"
    )
    op.drop_column("commits", "reason")
    op.execute("drop function erase(text, uuid, text[])")
    op.execute(ERASE)
    op.execute(STOOD_AT)


def downgrade() -> None:
    """Step down."""
    op.execute("drop function stood_at(uuid, bigint)")
    op.execute("drop function erase(text, uuid, text[], text[], text[])")
    op.execute(_former("0003", "ERASE"))
    _put_back_the_reason()
    op.drop_constraint(op.f("ck_changes_no_personal_number"), "changes", type_="check")
    op.drop_column("changes", "reason")
    for name in ("HOLDS_PERSONAL_NUMBER", "WORDS_OF", "TEXTS"):
        op.execute(_former("0001", name))
    op.execute("drop function own_digits(text)")
    _join("' | '::text", "' '::text")


def _put_back_the_reason() -> None:
    """Give each commit the reasons of its changes, in the column's former place, before those that came after it."""
    op.execute("alter table commits disable trigger unchangeable")
    op.drop_index(op.f("ix_commits_person_id"), table_name="commits")
    op.drop_column("commits", "person_id")
    op.alter_column("commits", "role", new_column_name="former_role")
    op.alter_column("commits", "organisation_id", new_column_name="former_organisation_id")
    for name, kind in (("reason", "text"), ("role", "text"), ("organisation_id", "uuid")):
        op.execute(f"alter table commits add column {name} {kind}")
    op.execute("update commits set role = former_role, organisation_id = former_organisation_id")
    op.execute(
        "update commits set reason = told.reason from (select commit_id, string_agg(distinct reason, '; ') as reason"
        " from changes group by commit_id) told where told.commit_id = commits.id"
    )
    for name, cast in (("reason", ""), ("role", ""), ("organisation_id", "::uuid")):
        said = f"nullif(current_setting('registry.{name.removesuffix('_id')}', true), '')"
        op.execute(f"alter table commits alter column {name} set default ({said}){cast}")
    op.drop_column("commits", "former_role")
    op.drop_column("commits", "former_organisation_id")
    op.execute(
        "alter table commits add column person_id uuid generated always as"
        " (case when caller ~ '^person_[0-9a-f]{32}$' then (substr(caller, 8))::uuid end) stored"
    )
    op.create_index(op.f("ix_commits_person_id"), "commits", ["person_id"], unique=False)
    op.execute("alter table commits enable trigger unchangeable")
