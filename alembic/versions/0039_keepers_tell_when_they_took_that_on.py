"""Keepers tell when they took that on."""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0039"
down_revision: str | Sequence[str] | None = "0038"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


#: Every table of records.
TABLES = (
    "api_keys",
    "decisions",
    "endorsements",
    "grants",
    "groups",
    "initiatives",
    "keeper_requests",
    "knowledge_needs",
    "lessons",
    "mandates",
    "memberships",
    "method_uses",
    "methods",
    "needs_rounds",
    "organisations",
    "outputs",
    "participations",
    "people",
    "seats",
    "themes",
    "webhooks",
)
#: What can be asked for to keep, by the column of the request.
ASKED_FOR = {
    "initiatives": "initiative_id",
    "groups": "group_id",
    "knowledge_needs": "need_id",
    "outputs": "output_id",
}
ACCEPT_KEEPER = """create or replace function accept_keeper() returns trigger
language plpgsql as $$
declare
  is_own boolean := new.keeper_id::text = nullif(current_setting('registry.organisation', true), '');
begin
  if new.keeper_id is null then
    new.keeper_accepted_at := null;
  elsif tg_op = 'INSERT' then
    new.keeper_accepted_at := coalesce(new.keeper_accepted_at, case when is_own then now() end);
  elsif new.keeper_id is distinct from old.keeper_id then
    if new.keeper_accepted_at is not distinct from old.keeper_accepted_at and not exists (
      select from organisations where id = old.keeper_id and merged_into_id = new.keeper_id
    ) then
      new.keeper_accepted_at := case when is_own then now() end;
    end if;
  elsif is_own and new.last_confirmed_at is distinct from old.last_confirmed_at then
    new.keeper_accepted_at := coalesce(new.keeper_accepted_at, now());
  end if;
  return new;
end $$"""
#: Keepers that made their records themselves, by the trail, which tells of all that an organisation did since 0029.
MADE_BY_KEEPER = """
update {table} t set keeper_accepted_at = t.created_at
from changes c join commits k on k.id = c.commit_id
where c.record_id = t.id and c.part is null and c.before is null and k.organisation_id = t.keeper_id
"""
#: Keepers that asked for their records and were granted them.
GRANTED = """
update {table} t set keeper_accepted_at = r.updated_at from keeper_requests r
where r.{column} = t.id and r.state = 'GRANTED' and r.organisation_id = t.keeper_id and t.keeper_accepted_at is null
"""


def upgrade() -> None:
    """Step up."""
    op.execute(ACCEPT_KEEPER)
    for table in TABLES:
        op.add_column(table, sa.Column("keeper_accepted_at", sa.DateTime(timezone=True), nullable=True))
        op.execute(MADE_BY_KEEPER.format(table=table))
        if table in ASKED_FOR:
            op.execute(GRANTED.format(table=table, column=ASKED_FOR[table]))
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER accept_keeper BEFORE INSERT OR UPDATE OF keeper_id, last_confirmed_at ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION accept_keeper()"
        )


def downgrade() -> None:
    """Step down."""
    for table in TABLES:
        op.execute(f"DROP TRIGGER accept_keeper ON {table}")
        op.drop_column(table, "keeper_accepted_at")
    op.execute("DROP FUNCTION accept_keeper()")
