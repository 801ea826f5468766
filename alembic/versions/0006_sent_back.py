"""Why a need was sent back, beside the need: what waits for whoever raised it."""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0006"
down_revision: str | Sequence[str] | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TEXTS = (
    "coalesce(title, '')",
    "coalesce(title_en, '')",
    "coalesce(description, '')",
    "coalesce(texts(handling_ways), '')",
    "coalesce(handling_reason, '')",
    "coalesce(handling_case_number_value, '')",
)
REST = (
    "coalesce(slug, '')",
    "coalesce(texts(former_slugs), '')",
    "coalesce(target_group_text, '')",
    "coalesce(withdrawn_because, '')",
    "coalesce(words_of(sources), '')",
)


def upgrade() -> None:
    """Step up."""
    op.add_column("knowledge_needs", sa.Column("sent_back_because", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_knowledge_needs_sent_back_to_raised"),
        "knowledge_needs",
        "sent_back_because is null or state = 'RAISED'",
    )
    _holds_no_number(*TEXTS, "coalesce(sent_back_because, '')", *REST)


def downgrade() -> None:
    """Step down."""
    _holds_no_number(*TEXTS, *REST)
    op.drop_constraint(op.f("ck_knowledge_needs_sent_back_to_raised"), "knowledge_needs", type_="check")
    op.drop_column("knowledge_needs", "sent_back_because")


def _holds_no_number(*texts: str) -> None:
    name = op.f("ck_knowledge_needs_no_personal_number")
    op.drop_constraint(name, "knowledge_needs", type_="check")
    whole = " || ' ' || ".join(texts)
    op.create_check_constraint(name, "knowledge_needs", f"not holds_personal_number({whole})")
