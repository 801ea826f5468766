"""Who writes: keys, what the trail tells of them, answers that are kept for retries, and a door for erasing."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

from alembic import op

revision: str = "0003"
down_revision: str | Sequence[str] | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# The functions that write the trail belong to the owner, and do so whoever makes the change: the API's own role can
# read the trail and nothing more.
DEFINER = "security definer set search_path = public, pg_temp"

PLACE = f"""
create or replace function place() returns trigger language plpgsql {DEFINER} as $$
begin
  perform pg_advisory_xact_lock(7368);
  update commits set position = nextval('commit_positions'), xid = null where id = new.id;
  return null;
end $$
"""

THIS_COMMIT = f"""
create or replace function this_commit() returns bigint language plpgsql {DEFINER} as $$
begin
  insert into commits default values on conflict (xid) do nothing;
  return (select id from commits where xid = pg_current_xact_id());
end $$
"""

# Arguments: record type (none: the row says), the column that holds the record's id, the name of a part that hangs on a
# record, and then the columns that are nobody's to read, which the trail leaves out.
LOG_CHANGES = f"""
create or replace function log_changes() returns trigger language plpgsql {DEFINER} as $$
declare
  the_part text := nullif(tg_argv[2], '');
  private text[] := coalesce(tg_argv[3:], '{{}}');
  the_commit bigint;
begin
  if tg_op = 'UPDATE' and the_part is null then
    if not exists (select from added) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, verb, before, after)
    select the_commit, tg_argv[0], added.id, 'UPDATED', to_jsonb(removed) - private, to_jsonb(added) - private
    from added join removed using (id);
    return null;
  end if;
  -- A link has no life of its own: to change it is to remove it and add another.
  if tg_op in ('UPDATE', 'DELETE') then
    if not exists (select from removed) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, part, verb, before)
    select the_commit, coalesce(nullif(tg_argv[0], ''), body->>'record_type'), (body->>tg_argv[1])::uuid, the_part,
           'DELETED', body - private
    from (select to_jsonb(removed) as body from removed) each_row;
  end if;
  if tg_op in ('UPDATE', 'INSERT') then
    if not exists (select from added) then return null; end if;
    the_commit := this_commit();
    insert into changes (commit_id, record_type, record_id, part, verb, after)
    select the_commit, coalesce(nullif(tg_argv[0], ''), body->>'record_type'), (body->>tg_argv[1])::uuid, the_part,
           'CREATED', body - private
    from (select to_jsonb(added) as body from added) each_row;
  end if;
  return null;
end $$
"""

# A version that is raised on purpose counts as a change: what hangs on the record has changed.
TOUCH = """
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

# The trail can be changed in one way: `erase`, which runs as the owner and says that it does.
REFUSE = """
create or replace function refuse() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'changes' and current_setting('registry.erasing', true) = 'on'
     and current_user = (select tableowner from pg_tables where schemaname = 'public' and tablename = 'changes') then
    return new;
  end if;
  raise exception '% of % is refused: the trail must stay whole', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$
"""

ERASE = f"""
create function erase(the_type text, the_record uuid, fields text[]) returns void language plpgsql {DEFINER} as $$
begin
  perform set_config('registry.erasing', 'on', true);
  update changes set before = before - fields, after = after - fields, erased_at = now()
  where record_type = the_type and record_id = the_record and (before ?| fields or after ?| fields);
  perform set_config('registry.erasing', '', true);
  insert into changes (commit_id, record_type, record_id, verb, erased_at)
  values (this_commit(), the_type, the_record, 'ERASED', now());
end $$
"""

# Whoever keeps resolved callers in mind asks anew.
TELL_ACCESS = """
create function tell_access() returns trigger language plpgsql as $$
begin
  perform pg_notify('registry_access', '');
  return null;
end $$
"""

TYPES = "'ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'PARTICIPATION', 'LESSON', 'GROUP', 'SEAT', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'OUTPUT'"


def former(name: str) -> Any:
    """A function as the first migration wrote it."""
    context = op.get_context().environment_context
    if context is None:
        raise RuntimeError("migrations run inside an environment")
    text: str = getattr(context.script.get_revision("0001").module, name)
    return text.replace("create function", "create or replace function", 1)


def upgrade() -> None:
    """Step up."""
    for statement in (PLACE, THIS_COMMIT, LOG_CHANGES, TOUCH, REFUSE, TELL_ACCESS):
        op.execute(statement)
    op.create_table(
        "key_uses",
        sa.Column("prefix", sa.Text(collation="C"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("prefix", name=op.f("pk_key_uses")),
    )
    op.create_table(
        "kept_answers",
        sa.Column("caller", sa.Text(collation="C"), nullable=False),
        sa.Column("key", sa.Text(collation="C"), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("caller", "key", name=op.f("pk_kept_answers")),
    )
    op.create_index(op.f("ix_kept_answers_at"), "kept_answers", ["at"], unique=False)
    op.create_table(
        "api_keys",
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(collation="C"), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "ANONYMOUS",
                "READER",
                "EDITOR",
                "INTEGRATION",
                "NATIONAL_EDITOR",
                "ADMINISTRATOR",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("scopes", postgresql.ARRAY(Text()), server_default="{}", nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_api_keys_withdrawn_has_reason"),
        ),
        sa.CheckConstraint(
            "(role in ('READER', 'EDITOR', 'INTEGRATION')) = (organisation_id is not null)",
            name=op.f("ck_api_keys_organisation_by_role"),
        ),
        sa.CheckConstraint("btrim(purpose) <> ''", name=op.f("ck_api_keys_purpose_said")),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_api_keys_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(purpose, '') || ' ' || coalesce(prefix, '') || ' ' || coalesce(texts(scopes), '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_api_keys_no_personal_number"),
        ),
        sa.CheckConstraint("prefix ~ '^prk_[0-9a-f]{8}$'", name=op.f("ck_api_keys_prefix")),
        sa.CheckConstraint("role <> 'ANONYMOUS'", name=op.f("ck_api_keys_role_may_something")),
        sa.CheckConstraint("version > 0", name=op.f("ck_api_keys_version")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_api_keys_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["api_keys.id"], name=op.f("fk_api_keys_merged_into_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_api_keys_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("prefix", name=op.f("uq_api_keys_prefix")),
    )
    op.create_index("ix_api_keys_keeper_id", "api_keys", ["keeper_id"], unique=False)
    op.create_index("ix_api_keys_merged_into_id", "api_keys", ["merged_into_id"], unique=False)
    op.create_index("ix_api_keys_organisation_id", "api_keys", ["organisation_id"], unique=False)
    op.create_index("ix_api_keys_publication", "api_keys", ["publication", "keeper_id"], unique=False)
    op.add_column("changes", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "commits",
        sa.Column(
            "role",
            sa.Text(),
            server_default=sa.text("nullif(current_setting('registry.role', true), '')"),
            nullable=True,
        ),
    )
    op.add_column(
        "commits",
        sa.Column(
            "organisation_id",
            sa.Uuid(),
            server_default=sa.text("(nullif(current_setting('registry.organisation', true), ''))::uuid"),
            nullable=True,
        ),
    )
    op.create_check_constraint(
        op.f("ck_knowledge_needs_handling_decided"),
        "knowledge_needs",
        "handling_ways is not null or num_nonnulls(handling_decided_by_id, handling_case_number_value) = 0",
    )
    op.execute("create trigger touch before update on api_keys for each row execute function touch()")
    run = "for each statement execute function log_changes('API_KEY', 'id', '', 'digest')"
    op.execute(f"create trigger log_insert after insert on api_keys referencing new table as added {run}")
    op.execute(
        f"create trigger log_update after update on api_keys referencing old table as removed new table as added {run}"
    )
    op.execute(f"create trigger log_delete after delete on api_keys referencing old table as removed {run}")
    op.execute("create trigger not_truncated before truncate on api_keys for each statement execute function refuse()")
    for table in ("api_keys", "memberships"):
        op.execute(
            f"create trigger tell_access after insert or update or delete on {table}"
            " for each statement execute function tell_access()"
        )
    _verbs("'CREATED', 'UPDATED', 'DELETED', 'ERASED'")
    _record_types(f"{TYPES}, 'API_KEY'")
    op.execute(ERASE)


def downgrade() -> None:
    """Step down."""
    op.execute("drop function erase(text, uuid, text[])")
    op.execute("drop trigger tell_access on memberships")
    op.drop_constraint(op.f("ck_knowledge_needs_handling_decided"), "knowledge_needs", type_="check")
    op.drop_column("commits", "organisation_id")
    op.drop_column("commits", "role")
    op.drop_column("changes", "erased_at")
    op.drop_index("ix_api_keys_publication", table_name="api_keys")
    op.drop_index("ix_api_keys_organisation_id", table_name="api_keys")
    op.drop_index("ix_api_keys_merged_into_id", table_name="api_keys")
    op.drop_index("ix_api_keys_keeper_id", table_name="api_keys")
    op.drop_table("api_keys")
    op.drop_index(op.f("ix_kept_answers_at"), table_name="kept_answers")
    op.drop_table("kept_answers")
    op.drop_table("key_uses")
    op.execute("drop function tell_access()")
    op.execute("set local registry.erasing = 'on'")
    op.execute("alter table changes disable trigger unchangeable")
    op.execute("delete from changes where verb = 'ERASED' or record_type = 'API_KEY'")
    op.execute("alter table changes enable trigger unchangeable")
    _verbs("'CREATED', 'UPDATED', 'DELETED'")
    _record_types(TYPES)
    for name in ("PLACE", "THIS_COMMIT", "LOG_CHANGES", "TOUCH", "REFUSE"):
        op.execute(former(name))


def _verbs(verbs: str) -> None:
    op.execute("alter table changes drop constraint ck_changes_verb")
    op.execute(f"alter table changes add constraint ck_changes_verb check (verb in ({verbs}))")


def _record_types(types: str) -> None:
    op.execute("alter table external_ids drop constraint ck_external_ids_record_type")
    op.execute(f"alter table external_ids add constraint ck_external_ids_record_type check (record_type in ({types}))")
