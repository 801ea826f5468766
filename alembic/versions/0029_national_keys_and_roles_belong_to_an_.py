"""National keys and roles belong to an organisation."""

from collections.abc import Sequence

from alembic import op

revision: str = "0029"
down_revision: str | Sequence[str] | None = "0028"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = ("api_keys", "grants")
OWN = "'READER', 'EDITOR', 'INTEGRATION'"


def upgrade() -> None:
    """Step up."""
    for table in TABLES:
        _hold(table, f"role not in ({OWN}) or organisation_id is not null")


def downgrade() -> None:
    """Step down; whose those are that are national is not told any more, and they go on."""
    for table in TABLES:
        op.execute(
            f"update {table} set organisation_id = null where role not in ({OWN}) and organisation_id is not null"
        )
        _hold(table, f"(role in ({OWN})) = (organisation_id is not null)")


def _hold(table: str, rule: str) -> None:
    """Let a table's rows say whose they are by a rule."""
    op.drop_constraint(op.f(f"ck_{table}_organisation_by_role"), table, type_="check")
    op.create_check_constraint(op.f(f"ck_{table}_organisation_by_role"), table, rule)
