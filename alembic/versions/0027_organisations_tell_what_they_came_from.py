"""Organisations tell what they came from."""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0027"
down_revision: str | Sequence[str] | None = "0026"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step up."""
    op.create_table(
        "organisation_predecessors",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("predecessor_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_organisation_predecessors_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["predecessor_id"],
            ["organisations.id"],
            name=op.f("fk_organisation_predecessors_predecessor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "predecessor_id", name=op.f("pk_organisation_predecessors")),
    )
    op.create_index(
        op.f("ix_organisation_predecessors_predecessor_id"),
        "organisation_predecessors",
        ["predecessor_id"],
        unique=False,
    )
    op.execute(
        "CREATE TRIGGER log_insert AFTER INSERT ON organisation_predecessors REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('ORGANISATION', 'organisation_id', 'organisation_predecessors')"
    )
    op.execute(
        "CREATE TRIGGER log_update AFTER UPDATE ON organisation_predecessors REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('ORGANISATION', 'organisation_id', 'organisation_predecessors')"
    )
    op.execute(
        "CREATE TRIGGER log_delete AFTER DELETE ON organisation_predecessors REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION log_changes('ORGANISATION', 'organisation_id', 'organisation_predecessors')"
    )
    op.execute(
        "CREATE TRIGGER not_truncated BEFORE TRUNCATE ON organisation_predecessors FOR EACH STATEMENT EXECUTE FUNCTION refuse()"
    )
    op.create_index(
        "ix_changes_organisation_predecessors_predecessor_id",
        "changes",
        [sa.literal_column("((before ->> 'predecessor_id')::uuid)")],
        unique=False,
        postgresql_where=sa.text("part = 'organisation_predecessors' and before is not null"),
    )


def downgrade() -> None:
    """Step down."""
    op.drop_index(
        "ix_changes_organisation_predecessors_predecessor_id",
        table_name="changes",
        postgresql_where=sa.text("part = 'organisation_predecessors' and before is not null"),
    )
    op.execute("DROP TRIGGER not_truncated ON organisation_predecessors")
    op.execute("DROP TRIGGER log_delete ON organisation_predecessors")
    op.execute("DROP TRIGGER log_update ON organisation_predecessors")
    op.execute("DROP TRIGGER log_insert ON organisation_predecessors")
    op.drop_index(op.f("ix_organisation_predecessors_predecessor_id"), table_name="organisation_predecessors")
    op.drop_table("organisation_predecessors")
