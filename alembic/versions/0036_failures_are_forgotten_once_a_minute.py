"""Failures of webhooks are forgotten once a minute."""

from collections.abc import Sequence

from alembic import op

revision: str = "0036"
down_revision: str | Sequence[str] | None = "0035"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step up."""
    op.alter_column("webhook_places", "resumed_at", new_column_name="forgotten_at")


def downgrade() -> None:
    """Step down."""
    op.alter_column("webhook_places", "forgotten_at", new_column_name="resumed_at")
