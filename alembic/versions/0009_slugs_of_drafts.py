"""Slugs are unique among what is shown, so that no hidden draft keeps one from others or is told of by it."""

from collections.abc import Sequence

from alembic import op

revision: str = "0009"
down_revision: str | Sequence[str] | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = ("groups", "initiatives", "knowledge_needs", "needs_rounds", "organisations", "outputs", "themes")
SHOWN = "publication = 'PUBLISHED'"


def upgrade() -> None:
    """Step up."""
    for table in TABLES:
        op.drop_constraint(op.f(f"uq_{table}_slug"), table, type_="unique")
        op.create_index(f"uq_{table}_slug", table, ["slug"], unique=True, postgresql_where=SHOWN)
        op.create_index(op.f(f"ix_{table}_slug"), table, ["slug"], unique=False)


def downgrade() -> None:
    """Step down; of several records with the same slug the shown one keeps it, or else the oldest."""
    for table in TABLES:
        before = f"o.slug = e.slug and (o.{SHOWN}, e.id) > (e.{SHOWN}, o.id)"
        op.execute(f"""
            update {table} e set slug = e.slug || '-' || left(md5(e.id::text), 8)
            where exists (select from {table} o where o.id <> e.id and {before})
        """)
        op.drop_index(op.f(f"ix_{table}_slug"), table_name=table)
        op.drop_index(f"uq_{table}_slug", table_name=table, postgresql_where=SHOWN)
        op.create_unique_constraint(op.f(f"uq_{table}_slug"), table, ["slug"], postgresql_nulls_not_distinct=False)
