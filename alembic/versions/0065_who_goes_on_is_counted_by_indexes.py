"""Who goes on is counted by indexes."""

from collections.abc import Sequence

from alembic import op

revision: str = "0065"
down_revision: str | Sequence[str] | None = "0060"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

COUNTED = ("publication", "status", "role", "keeper_id")
PERIOD = ("period_start", "period_end")


def upgrade() -> None:
    """Step up."""
    _index((*COUNTED, *PERIOD))


def downgrade() -> None:
    """Step down."""
    _index(COUNTED)


def _index(counted: Sequence[str]) -> None:
    """Make the indexes of participations by initiative and by organisation anew, with what is counted."""
    for own, other in (("initiative_id", "organisation_id"), ("organisation_id", "initiative_id")):
        name = f"ix_participations_{own}"
        op.drop_index(name, table_name="participations")
        op.create_index(name, "participations", [own, "id"], postgresql_include=[other, *counted])
