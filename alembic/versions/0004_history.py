"""What changed, field by field, as the contract names it."""

from collections.abc import Sequence

from alembic import op

revision: str = "0004"
down_revision: str | Sequence[str] | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

CAMEL = """
create function camel(name text) returns text language sql immutable strict parallel safe
return (select string_agg(case when place = 1 then part else initcap(part) end, '' order by place)
        from string_to_table(name, '_') with ordinality as parts(part, place))
"""

# What the registry counts and sorts by is no fact of the record. `openly` leaves out what a record points at: it may
# have been hidden from the reader.
DIFFERENCES = """
create function differences(before jsonb, after jsonb, openly boolean) returns jsonb
language sql immutable parallel safe
return coalesce((
  select jsonb_agg(jsonb_build_object('field', camel(key), 'before', b.value #>> '{}', 'after', a.value #>> '{}')
                   order by key)
  from jsonb_each(before) b full join jsonb_each(after) a using (key)
  where a.value is distinct from b.value
    and key not in ('id', 'version', 'created_at', 'updated_at') and key not like '%\\_sort'
    and not (openly and (key like '%\\_id' or key in ('contacts', 'keeper_id')))), '[]')
"""


def upgrade() -> None:
    """Step up."""
    op.execute(CAMEL)
    op.execute(DIFFERENCES)


def downgrade() -> None:
    """Step down."""
    op.execute("drop function differences(jsonb, jsonb, boolean)")
    op.execute("drop function camel(text)")
