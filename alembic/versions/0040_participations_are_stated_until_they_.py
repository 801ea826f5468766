"""Participations are stated until they are confirmed."""

from collections.abc import Sequence

from alembic import op

revision: str = "0040"
down_revision: str | Sequence[str] | None = "0039"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step up."""
    op.execute("ALTER TABLE participations DROP CONSTRAINT ck_participations_status")
    op.execute(
        "ALTER TABLE participations ADD CONSTRAINT ck_participations_status CHECK (status IN ('INTERESTED', 'INVITED', 'STATED', 'CONFIRMED', 'DECLINED', 'LEFT'))"
    )
    op.alter_column("participations", "status", server_default="STATED")


def downgrade() -> None:
    """Step down."""
    op.alter_column("participations", "status", server_default="CONFIRMED")
    op.execute("update participations set status = 'CONFIRMED' where status = 'STATED'")
    op.execute("ALTER TABLE participations DROP CONSTRAINT ck_participations_status")
    op.execute(
        "ALTER TABLE participations ADD CONSTRAINT ck_participations_status CHECK (status IN ('INTERESTED', 'INVITED', 'CONFIRMED', 'DECLINED', 'LEFT'))"
    )
