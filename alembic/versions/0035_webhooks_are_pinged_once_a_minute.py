"""Webhooks are pinged once a minute."""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0035"
down_revision: str | Sequence[str] | None = "0034"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step up."""
    op.add_column("webhook_places", sa.Column("pinged_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("webhook_places", sa.Column("resumed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Step down."""
    op.drop_column("webhook_places", "resumed_at")
    op.drop_column("webhook_places", "pinged_at")
