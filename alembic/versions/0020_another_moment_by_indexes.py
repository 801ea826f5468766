"""Another moment is read by indexes: a change says when it was made, and what pointed where until then is indexed."""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0020"
down_revision: str | Sequence[str] | None = "0019"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# The name of the index, which changes it holds, and the reference.
REFERENCES = (
    ("endorsements_need_id", "record_type = 'ENDORSEMENT' and part is null", "need_id"),
    ("endorsements_organisation_id", "record_type = 'ENDORSEMENT' and part is null", "organisation_id"),
    ("groups_concerns_id", "record_type = 'GROUP' and part is null", "concerns_id"),
    ("initiatives_parent_id", "record_type = 'INITIATIVE' and part is null", "parent_id"),
    ("knowledge_needs_merged_into_id", "record_type = 'KNOWLEDGE_NEED' and part is null", "merged_into_id"),
    ("knowledge_needs_round_id", "record_type = 'KNOWLEDGE_NEED' and part is null", "round_id"),
    ("lessons_participation_id", "record_type = 'LESSON' and part is null", "participation_id"),
    ("memberships_municipality_id", "record_type = 'MEMBERSHIP' and part is null", "municipality_id"),
    ("memberships_rss_body_id", "record_type = 'MEMBERSHIP' and part is null", "rss_body_id"),
    ("outputs_supersedes_id", "record_type = 'OUTPUT' and part is null", "supersedes_id"),
    ("participations_initiative_id", "record_type = 'PARTICIPATION' and part is null", "initiative_id"),
    ("participations_organisation_id", "record_type = 'PARTICIPATION' and part is null", "organisation_id"),
    ("seats_group_id", "record_type = 'SEAT' and part is null", "group_id"),
    ("seats_organisation_id", "record_type = 'SEAT' and part is null", "organisation_id"),
    ("themes_parent_id", "record_type = 'THEME' and part is null", "parent_id"),
)
REFERENCES_OF_PARTS = (
    ("initiative_follows_follows_id", "part = 'initiative_follows'", "follows_id"),
    ("initiative_implements_output_id", "part = 'initiative_implements'", "output_id"),
    ("initiative_needs_need_id", "part = 'initiative_needs'", "need_id"),
    ("initiative_outputs_output_id", "part = 'initiative_outputs'", "output_id"),
    ("initiative_prompts_output_id", "part = 'initiative_prompts'", "output_id"),
    ("initiative_themes_theme_id", "part = 'initiative_themes'", "theme_id"),
    ("need_outputs_output_id", "part = 'need_outputs'", "output_id"),
    ("need_themes_theme_id", "part = 'need_themes'", "theme_id"),
    ("output_themes_theme_id", "part = 'output_themes'", "theme_id"),
)

# What the trail does not tell of a record of another moment, because it was erased or the column is newer.
OF_TODAY = """
create function of_today(the_table text, the_record uuid, field text) returns jsonb
language plpgsql stable parallel safe as $$
declare found jsonb;
begin
  execute format('select to_jsonb(t) -> $1 from public.%I t where id = $2', the_table)
    into found using field, the_record;
  return found;
end $$
"""

# A record changed last no earlier than it did before, also where a transaction began first and changed it last.
STEP = "(coalesce(nullif(current_setting('registry.step', true), ''), '0'))::integer"
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
  new.updated_at := {{moment}};
  return new;
end $$
"""


def upgrade() -> None:
    """Step up."""
    op.execute(TOUCH.format(moment="greatest(now(), old.updated_at)"))
    op.add_column(
        "changes", sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)
    )
    for name, _, _ in REFERENCES:
        op.drop_index(f"ix_changes_{name}", table_name="changes")
    op.execute("select set_config('registry.erasing', 'on', true)")
    op.execute("update changes set at = commits.at from commits where commits.id = changes.commit_id")
    op.execute("select set_config('registry.erasing', '', true)")
    op.create_index("ix_changes_record_type_at", "changes", ["record_type", "at"], postgresql_where="part is null")
    op.create_index(
        "ix_changes_part_at", "changes", ["part", "at"], postgresql_where="part is not null and before is not null"
    )
    for name, rows, column in (*REFERENCES, *REFERENCES_OF_PARTS):
        op.create_index(
            f"ix_changes_{name}",
            "changes",
            [sa.literal_column(f"((before ->> '{column}')::uuid)")],
            postgresql_where=f"{rows} and before is not null",
        )
    op.execute(OF_TODAY)


def downgrade() -> None:
    """Step down."""
    op.execute(TOUCH.format(moment="now()"))
    op.execute("drop function of_today(text, uuid, text)")
    for name, _, _ in (*REFERENCES, *REFERENCES_OF_PARTS):
        op.drop_index(f"ix_changes_{name}", table_name="changes")
    for name, rows, column in REFERENCES:
        op.create_index(
            f"ix_changes_{name}", "changes", [sa.literal_column(f"(after ->> '{column}')")], postgresql_where=rows
        )
    op.drop_index("ix_changes_part_at", table_name="changes")
    op.drop_index("ix_changes_record_type_at", table_name="changes")
    op.drop_column("changes", "at")
