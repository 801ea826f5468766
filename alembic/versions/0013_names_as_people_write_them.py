"""Names have a form in which they are compared: "Kungälvs kommun" and "Region Hallands" as people write them."""

from collections.abc import Sequence

from alembic import op

revision: str = "0013"
down_revision: str | Sequence[str] | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Folded and with single spaces; "stad" is "kommun", "Region X" is "x region", and a genitive's s is left out, also
# where it is the name's own: "Borås" and "Borås stad" lose it alike.
NAME_KEY = r"""
create function name_key(value text) returns text language sql immutable strict parallel safe
return regexp_replace(
    regexp_replace(
        regexp_replace(
            regexp_replace(
                btrim(regexp_replace(swedish_sort(value), '[[:space:]]+', ' ', 'g')),
                '^region (.+)$', '\1 region'),
            ' (kommun|stad)(en)?s?$', ' kommun'),
        ' region(en)?s?$', ' region'),
    's(?= kommun$| region$|$)', '')
"""


def upgrade() -> None:
    """Step up."""
    op.execute(NAME_KEY)


def downgrade() -> None:
    """Step down."""
    op.execute("drop function name_key(text)")
