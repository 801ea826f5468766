"""References that changes held are indexed."""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0010"
down_revision: str | Sequence[str] | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step up."""
    op.create_index(
        "ix_changes_endorsements_need_id",
        "changes",
        [sa.literal_column("(after ->> 'need_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'ENDORSEMENT' and part is null"),
    )
    op.create_index(
        "ix_changes_endorsements_organisation_id",
        "changes",
        [sa.literal_column("(after ->> 'organisation_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'ENDORSEMENT' and part is null"),
    )
    op.create_index(
        "ix_changes_groups_concerns_id",
        "changes",
        [sa.literal_column("(after ->> 'concerns_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'GROUP' and part is null"),
    )
    op.create_index(
        "ix_changes_initiatives_parent_id",
        "changes",
        [sa.literal_column("(after ->> 'parent_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'INITIATIVE' and part is null"),
    )
    op.create_index(
        "ix_changes_knowledge_needs_merged_into_id",
        "changes",
        [sa.literal_column("(after ->> 'merged_into_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'KNOWLEDGE_NEED' and part is null"),
    )
    op.create_index(
        "ix_changes_knowledge_needs_round_id",
        "changes",
        [sa.literal_column("(after ->> 'round_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'KNOWLEDGE_NEED' and part is null"),
    )
    op.create_index(
        "ix_changes_lessons_participation_id",
        "changes",
        [sa.literal_column("(after ->> 'participation_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'LESSON' and part is null"),
    )
    op.create_index(
        "ix_changes_memberships_municipality_id",
        "changes",
        [sa.literal_column("(after ->> 'municipality_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'MEMBERSHIP' and part is null"),
    )
    op.create_index(
        "ix_changes_memberships_rss_body_id",
        "changes",
        [sa.literal_column("(after ->> 'rss_body_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'MEMBERSHIP' and part is null"),
    )
    op.create_index(
        "ix_changes_outputs_supersedes_id",
        "changes",
        [sa.literal_column("(after ->> 'supersedes_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'OUTPUT' and part is null"),
    )
    op.create_index(
        "ix_changes_participations_initiative_id",
        "changes",
        [sa.literal_column("(after ->> 'initiative_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'PARTICIPATION' and part is null"),
    )
    op.create_index(
        "ix_changes_participations_organisation_id",
        "changes",
        [sa.literal_column("(after ->> 'organisation_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'PARTICIPATION' and part is null"),
    )
    op.create_index(
        "ix_changes_seats_group_id",
        "changes",
        [sa.literal_column("(after ->> 'group_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'SEAT' and part is null"),
    )
    op.create_index(
        "ix_changes_seats_organisation_id",
        "changes",
        [sa.literal_column("(after ->> 'organisation_id')")],
        unique=False,
        postgresql_where=sa.text("record_type = 'SEAT' and part is null"),
    )


def downgrade() -> None:
    """Step down."""
    op.drop_index(
        "ix_changes_seats_organisation_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'SEAT' and part is null"),
    )
    op.drop_index(
        "ix_changes_seats_group_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'SEAT' and part is null"),
    )
    op.drop_index(
        "ix_changes_participations_organisation_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'PARTICIPATION' and part is null"),
    )
    op.drop_index(
        "ix_changes_participations_initiative_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'PARTICIPATION' and part is null"),
    )
    op.drop_index(
        "ix_changes_outputs_supersedes_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'OUTPUT' and part is null"),
    )
    op.drop_index(
        "ix_changes_memberships_rss_body_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'MEMBERSHIP' and part is null"),
    )
    op.drop_index(
        "ix_changes_memberships_municipality_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'MEMBERSHIP' and part is null"),
    )
    op.drop_index(
        "ix_changes_lessons_participation_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'LESSON' and part is null"),
    )
    op.drop_index(
        "ix_changes_knowledge_needs_round_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'KNOWLEDGE_NEED' and part is null"),
    )
    op.drop_index(
        "ix_changes_knowledge_needs_merged_into_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'KNOWLEDGE_NEED' and part is null"),
    )
    op.drop_index(
        "ix_changes_initiatives_parent_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'INITIATIVE' and part is null"),
    )
    op.drop_index(
        "ix_changes_groups_concerns_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'GROUP' and part is null"),
    )
    op.drop_index(
        "ix_changes_endorsements_organisation_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'ENDORSEMENT' and part is null"),
    )
    op.drop_index(
        "ix_changes_endorsements_need_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'ENDORSEMENT' and part is null"),
    )
