"""Personal identity numbers in no language, and in no key of a stored answer."""

from collections.abc import Sequence

from alembic import op

revision: str = "0011"
down_revision: str | Sequence[str] | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

LANGUAGE = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z]{5,8}|[0-9][0-9a-z]{3}))?$"
FORMER_LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"


def upgrade() -> None:
    """Step up."""
    op.execute(f"update outputs set language = substring(language from '^[a-z]+') where language !~ '{LANGUAGE}'")
    _languages_are(LANGUAGE)
    op.execute("alter table kept_answers alter column key type bytea using sha256(convert_to(key, 'UTF8'))")


def downgrade() -> None:
    """Step down."""
    op.execute("alter table kept_answers alter column key type text collate \"C\" using encode(key, 'hex')")
    _languages_are(FORMER_LANGUAGE)


def _languages_are(form: str) -> None:
    op.execute("alter table outputs drop constraint ck_outputs_language")
    op.execute(f"alter table outputs add constraint ck_outputs_language check (language ~ '{form}'::text)")
