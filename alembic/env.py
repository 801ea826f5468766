"""Runs migrations on the connection that `registry.storage.database.migrations` hands over."""

from sqlalchemy.dialects.postgresql.base import ischema_names

from alembic import context
from registry.model import metadata
from registry.storage.database import comparing
from registry.trail.changes import Xid8

# So that a comparison with the model knows the type of a commit's transaction number.
ischema_names["xid8"] = Xid8

# One transaction for all steps: a migration that fails leaves nothing behind.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname", comparing.NAME],
)
with context.begin_transaction():
    context.run_migrations()
