"""The commit of a transaction is found by its index, however few commits there were when the plan was made."""

from collections.abc import Sequence

from alembic import op

revision: str = "0038"
down_revision: str | Sequence[str] | None = "0037"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

#: They ask for one commit, or one record's changes in it. A connection keeps their plans, and a plan that was made when
#: there was next to nothing reads the whole table from then on, until it is analysed.
ASKING = ("this_commit()", "touch()")


def upgrade() -> None:
    """Step up."""
    for each in ASKING:
        op.execute(f"alter function {each} set enable_seqscan = off")


def downgrade() -> None:
    """Step down."""
    for each in ASKING:
        op.execute(f"alter function {each} reset enable_seqscan")
