"""Runs migrations on the connection that `registry.storage.database.migrations` hands over."""

from typing import Any

from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.dialects.postgresql.base import ischema_names

from alembic import context
from registry.model import metadata
from registry.storage.database import comparing, migrations
from registry.trail.changes import Xid8

# So that a comparison with the model knows the type of a commit's transaction number.
ischema_names["xid8"] = Xid8


def settle(ctx: MigrationContext, **_: Any) -> None:
    """Finish what a step left for the end of the transaction: no table with work waiting can be altered."""
    for when in ("immediate", "deferred"):
        ctx.connection.execute(text(f"set constraints all {when}"))  # type: ignore[union-attr]


# One transaction for all steps: a migration that fails leaves nothing behind.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    on_version_apply=settle,
    autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname", comparing.NAME],
)
with context.begin_transaction():
    context.execute(migrations.ALONE)
    context.run_migrations()
