"""A system may be national, with a key that says which types of records it is for."""

from collections.abc import Sequence

from alembic import op

revision: str = "0019"
down_revision: str | Sequence[str] | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BEFORE = ("ANONYMOUS", "READER", "EDITOR", "INTEGRATION", "NATIONAL_EDITOR", "ADMINISTRATOR")
AFTER = (*BEFORE[:4], "NATIONAL_INTEGRATION", *BEFORE[4:])
TABLES = ("api_keys", "grants")


def _allow(roles: tuple[str, ...], not_given: tuple[str, ...]) -> None:
    """Let keys and grants have some roles, and no grant some of those."""
    for table in TABLES:
        op.drop_constraint(op.f(f"ck_{table}_role"), table, type_="check")
        op.create_check_constraint(op.f(f"ck_{table}_role"), table, f"role in ({_words(roles)})")
    op.drop_constraint(op.f("ck_grants_role_may_something"), "grants", type_="check")
    op.create_check_constraint(op.f("ck_grants_role_may_something"), "grants", f"role not in ({_words(not_given)})")


def _words(roles: tuple[str, ...]) -> str:
    return ", ".join(f"'{each}'" for each in roles)


def upgrade() -> None:
    """Step up."""
    _allow(AFTER, ("ANONYMOUS", "NATIONAL_INTEGRATION"))
    op.create_check_constraint(
        op.f("ck_api_keys_national_system_has_scopes"), "api_keys", "role <> 'NATIONAL_INTEGRATION' or scopes <> '{}'"
    )


def downgrade() -> None:
    """Step down; the keys of national systems go with it."""
    op.execute("delete from api_keys where role = 'NATIONAL_INTEGRATION'")
    op.drop_constraint(op.f("ck_api_keys_national_system_has_scopes"), "api_keys", type_="check")
    _allow(BEFORE, ("ANONYMOUS",))
