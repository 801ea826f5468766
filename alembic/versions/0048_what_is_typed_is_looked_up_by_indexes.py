"""What is typed is looked up by indexes."""

from collections.abc import Sequence

from alembic import op

revision: str = "0048"
down_revision: str | Sequence[str] | None = "0047"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

FUNCTIONS = ("search_query(text, boolean)", "search_word_query(text, text, integer, boolean)")


def upgrade() -> None:
    """Step up."""
    for each in FUNCTIONS:
        op.execute(f"alter function {each} set enable_seqscan = off")


def downgrade() -> None:
    """Step down."""
    for each in FUNCTIONS:
        op.execute(f"alter function {each} reset enable_seqscan")
