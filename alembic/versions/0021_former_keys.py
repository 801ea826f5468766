"""Organisations keep the codes and numbers that they had."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision: str = "0021"
down_revision: str | Sequence[str] | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

#: What a list of values may hold, and what is new: former keys.
IS_VALUE = """
create or replace function is_value(list text, value jsonb) returns boolean language sql immutable strict parallel safe
return jsonb_typeof(value) = 'object' and case list
  when 'sources' then
    value - array['title', 'url', 'publisher', 'date', 'fields'] = '{}' and btrim(value->>'title') <> ''
    and coalesce(value->>'url' ~ '^https?://[^[:space:]]+$', true) and coalesce(is_partial_date(value->>'date'), true)
    and jsonb_typeof(value->'fields') = 'array'
  when 'contacts' then
    value - array['function', 'organisation_id', 'email', 'phone'] = '{}' and btrim(value->>'function') <> ''
    and coalesce(value->>'organisation_id' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', true)
    and coalesce(value->>'email' ~ '^[^@[:space:]]+@[^@[:space:]]+$', true)
  when 'reported_counts' then
    value - array['unit', 'count', 'is_approximate', 'on', 'source'] = '{}'
    and value->>'unit' in ('MUNICIPALITIES', 'ORGANISATIONS', 'PEOPLE')
    and coalesce(value->>'count' ~ '^[0-9]{1,9}$', false) and jsonb_typeof(value->'is_approximate') = 'boolean'
    and coalesce(is_partial_date(value->>'on'), true) and btrim(value->'source'->>'title') <> ''
    and jsonb_typeof(value->'source'->'fields') = 'array'
  else
    value - array['name', 'until'] = '{}' and btrim(value->>'name') <> ''
    and coalesce(is_partial_date(value->>'until'), true) end is true
"""

FORMER_KEYS = """
  when 'former_keys' then
    value - array['system', 'value', 'until'] = '{}' and coalesce(is_partial_date(value->>'until'), true)
    and case value->>'system' when 'scb-kommunkod' then value->>'value' ~ '^[0-9]{4}$'
      when 'organisationsnummer' then is_organisation_number(value->>'value') else false end
"""
OTHERS = "  else\n"


def upgrade() -> None:
    """Step up."""
    op.execute(IS_VALUE.replace(OTHERS, FORMER_KEYS.lstrip("\n") + OTHERS))
    op.add_column(
        "organisations",
        sa.Column(
            "former_keys", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False
        ),
    )
    op.create_index(
        "ix_organisations_former_keys",
        "organisations",
        ["former_keys"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"former_keys": "jsonb_path_ops"},
    )
    op.create_check_constraint(
        op.f("ck_organisations_former_keys_are_texts"), "organisations", "are_texts(former_keys, 2000, false)"
    )
    op.create_check_constraint(
        op.f("ck_organisations_former_keys_whole"), "organisations", "is_values('former_keys', former_keys)"
    )
    op.execute("ALTER TABLE organisations DROP CONSTRAINT ck_organisations_no_personal_number")
    op.execute(
        "ALTER TABLE organisations ADD CONSTRAINT ck_organisations_no_personal_number CHECK ((NOT holds_personal_number(((((((((((((((((((((COALESCE(name, ''::text) || ' | '::text) || COALESCE(name_en, ''::text)) || ' | '::text) || COALESCE(short_name, ''::text)) || ' | '::text) || COALESCE(words_of(former_names), ''::text)) || ' | '::text) || COALESCE(website, ''::text)) || ' | '::text) || COALESCE(words_of(contacts), ''::text)) || ' | '::text) || COALESCE(words_of(former_keys), ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(words_of(sources), ''::text)))))"
    )


def downgrade() -> None:
    """Step down."""
    op.execute("ALTER TABLE organisations DROP CONSTRAINT ck_organisations_no_personal_number")
    op.execute(
        "ALTER TABLE organisations ADD CONSTRAINT ck_organisations_no_personal_number CHECK ((NOT holds_personal_number(((((((((((((((((((COALESCE(name, ''::text) || ' | '::text) || COALESCE(name_en, ''::text)) || ' | '::text) || COALESCE(short_name, ''::text)) || ' | '::text) || COALESCE(words_of(former_names), ''::text)) || ' | '::text) || COALESCE(website, ''::text)) || ' | '::text) || COALESCE(words_of(contacts), ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(words_of(sources), ''::text)))))"
    )
    op.drop_constraint(op.f("ck_organisations_former_keys_whole"), "organisations", type_="check")
    op.drop_constraint(op.f("ck_organisations_former_keys_are_texts"), "organisations", type_="check")
    op.drop_index(
        "ix_organisations_former_keys",
        table_name="organisations",
        postgresql_using="gin",
        postgresql_ops={"former_keys": "jsonb_path_ops"},
    )
    op.drop_column("organisations", "former_keys")
    op.execute(IS_VALUE)
