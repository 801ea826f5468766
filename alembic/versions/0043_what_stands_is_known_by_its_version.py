"""What a system said of a record is known to stand by the version of the record, without a look at it."""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0043"
down_revision: str | Sequence[str] | None = "0042"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step up."""
    op.add_column("assertions", sa.Column("stood_in", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Step down."""
    op.drop_column("assertions", "stood_in")
