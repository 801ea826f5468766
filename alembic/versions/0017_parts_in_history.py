"""A change of a part says which record it is told on as well."""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0017"
down_revision: str | Sequence[str] | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

WHOLE = """case when part is null then case record_type
when 'ENDORSEMENT' then (coalesce(after, before) ->> 'need_id')::uuid
when 'LESSON' then (coalesce(after, before) ->> 'participation_id')::uuid
when 'MEMBERSHIP' then (coalesce(after, before) ->> 'rss_body_id')::uuid
when 'PARTICIPATION' then (coalesce(after, before) ->> 'initiative_id')::uuid
when 'SEAT' then (coalesce(after, before) ->> 'group_id')::uuid end end"""


def upgrade() -> None:
    """Step up."""
    op.add_column("changes", sa.Column("whole_id", sa.Uuid(), sa.Computed(WHOLE, persisted=True), nullable=True))
    op.create_index(
        "ix_changes_whole_id", "changes", ["whole_id", "id"], postgresql_where=sa.text("whole_id is not null")
    )


def downgrade() -> None:
    """Step down."""
    op.drop_index("ix_changes_whole_id", table_name="changes")
    op.drop_column("changes", "whole_id")
