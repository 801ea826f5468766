"""Webhooks."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision: str = "0033"
down_revision: str | Sequence[str] | None = "0032"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step up."""
    op.create_table(
        "webhooks",
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("endpoint_url", sa.Text(), nullable=False),
        sa.Column("types", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column(
            "state",
            sa.Enum("ACTIVE", "PAUSED", name="state", native_enum=False, create_constraint=True, length=40),
            server_default="ACTIVE",
            nullable=False,
        ),
        sa.Column(
            "pause_reason",
            sa.Enum(
                "BY_HAND",
                "FAILED",
                "GONE",
                "KEY_ENDED",
                "HISTORY_LOST",
                name="pause_reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("seed", sa.LargeBinary(), nullable=False),
        sa.Column("former_seed", sa.LargeBinary(), nullable=True),
        sa.Column("former_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("keeper_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publication",
            sa.Enum(
                "DRAFT",
                "PUBLISHED",
                "WITHDRAWN",
                name="publication",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            server_default="DRAFT",
            nullable=False,
        ),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sources", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_webhooks_withdrawn_has_reason"),
        ),
        sa.CheckConstraint(
            "(state = 'PAUSED') = (pause_reason is not null)", name=op.f("ck_webhooks_paused_has_reason")
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_webhooks_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(purpose, '') || ' | ' || coalesce(endpoint_url, '') || ' | ' || coalesce(texts(types), '') || ' | ' || coalesce(withdrawn_because, '') || ' | ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_webhooks_no_personal_number"),
        ),
        sa.CheckConstraint("publication <> 'PUBLISHED'", name=op.f("ck_webhooks_never_published")),
        sa.CheckConstraint("(former_seed is null) = (former_until is null)", name=op.f("ck_webhooks_former_seed_ends")),
        sa.CheckConstraint("are_texts(sources, 2000, false)", name=op.f("ck_webhooks_sources_are_texts")),
        sa.CheckConstraint("are_texts(types, 300, false)", name=op.f("ck_webhooks_types_are_texts")),
        sa.CheckConstraint("is_text(endpoint_url, 2000, false)", name=op.f("ck_webhooks_endpoint_url_is_text")),
        sa.CheckConstraint("is_text(purpose, 300, false)", name=op.f("ck_webhooks_purpose_is_text")),
        sa.CheckConstraint(
            "is_text(withdrawn_because, 5000, true)", name=op.f("ck_webhooks_withdrawn_because_is_text")
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_webhooks_version")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_webhooks_keeper_id")),
        sa.ForeignKeyConstraint(["key_id"], ["api_keys.id"], name=op.f("fk_webhooks_key_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["webhooks.id"], name=op.f("fk_webhooks_merged_into_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_webhooks_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhooks")),
    )
    op.create_index("ix_webhooks_created_at", "webhooks", ["created_at", "id"], unique=False)
    op.create_index("ix_webhooks_keeper_id", "webhooks", ["keeper_id"], unique=False)
    op.create_index("ix_webhooks_key_id", "webhooks", ["key_id"], unique=False)
    op.create_index("ix_webhooks_merged_into_id", "webhooks", ["merged_into_id"], unique=False)
    op.create_index("ix_webhooks_organisation_id", "webhooks", ["organisation_id", "id"], unique=False)
    op.create_index("ix_webhooks_publication", "webhooks", ["publication", "keeper_id"], unique=False)
    op.create_index("ix_webhooks_updated_at", "webhooks", ["updated_at", "id"], unique=False)
    op.execute("CREATE TRIGGER touch BEFORE UPDATE ON webhooks FOR EACH ROW EXECUTE FUNCTION touch()")
    op.execute(
        "CREATE TRIGGER log_insert AFTER INSERT ON webhooks REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('WEBHOOK', 'id', '', 'seed', 'former_seed', 'former_until')"
    )
    op.execute(
        "CREATE TRIGGER log_update AFTER UPDATE ON webhooks REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('WEBHOOK', 'id', '', 'seed', 'former_seed', 'former_until')"
    )
    op.execute(
        "CREATE TRIGGER log_delete AFTER DELETE ON webhooks REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION log_changes('WEBHOOK', 'id', '', 'seed', 'former_seed', 'former_until')"
    )
    op.execute("CREATE TRIGGER not_truncated BEFORE TRUNCATE ON webhooks FOR EACH STATEMENT EXECUTE FUNCTION refuse()")
    op.create_table(
        "webhook_deliveries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("webhook_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Text(collation="C"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("CHANGES", "PING", name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "DELIVERED",
                "REFUSED",
                "REDIRECTED",
                "GONE",
                "TIMED_OUT",
                "UNREACHABLE",
                "NOT_ALLOWED",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["webhook_id"], ["webhooks.id"], name=op.f("fk_webhook_deliveries_webhook_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_deliveries")),
    )
    op.create_index("ix_webhook_deliveries_at", "webhook_deliveries", ["at"], unique=False)
    op.create_index("ix_webhook_deliveries_webhook_id", "webhook_deliveries", ["webhook_id", "id"], unique=False)
    op.create_table(
        "webhook_places",
        sa.Column("webhook_id", sa.Uuid(), nullable=False),
        sa.Column("cursor", sa.Text(collation="C"), nullable=False),
        sa.Column("looked_to", sa.BigInteger(), server_default=sa.text("-1"), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("message_id", sa.Text(collation="C"), nullable=True),
        sa.Column("message", sa.Text(collation="C"), nullable=True),
        sa.Column("message_to", sa.Text(collation="C"), nullable=True),
        sa.Column("ping_id", sa.Text(collation="C"), nullable=True),
        sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("lease", sa.Uuid(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["webhook_id"], ["webhooks.id"], name=op.f("fk_webhook_places_webhook_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("webhook_id", name=op.f("pk_webhook_places")),
    )
    op.create_index("ix_webhook_places_next_at", "webhook_places", ["next_at"], unique=False)
    op.execute("ALTER TABLE external_ids DROP CONSTRAINT ck_external_ids_record_type")
    op.execute(
        "ALTER TABLE external_ids ADD CONSTRAINT ck_external_ids_record_type CHECK (record_type IN ('ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'GROUP', 'SEAT', 'PARTICIPATION', 'LESSON', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'DECISION', 'OUTPUT', 'METHOD', 'METHOD_USE', 'MANDATE', 'KEEPER_REQUEST', 'API_KEY', 'PERSON', 'GRANT', 'WEBHOOK'))"
    )
    op.execute(
        "create or replace function place() returns trigger\n"
        "language plpgsql security definer set search_path = public, pg_temp as $$\n"
        "declare\n"
        "  here bigint;\n"
        "begin\n"
        "  perform pg_advisory_xact_lock(7368);\n"
        "  here := nextval('commit_positions');\n"
        "  update commits set position = here, xid = null where id = new.id;\n"
        "  perform tell_heads(new.id, here);\n"
        "  perform pg_notify('registry_changes', '');\n"
        "  return null;\n"
        "end $$"
    )


def downgrade() -> None:
    """Step down."""
    op.execute(
        "CREATE OR REPLACE FUNCTION public.place()\n"
        " RETURNS trigger\n"
        " LANGUAGE plpgsql\n"
        " SECURITY DEFINER\n"
        " SET search_path TO 'public', 'pg_temp'\n"
        "AS $function$\n"
        "declare\n"
        "  here bigint;\n"
        "begin\n"
        "  perform pg_advisory_xact_lock(7368);\n"
        "  here := nextval('commit_positions');\n"
        "  update commits set position = here, xid = null where id = new.id;\n"
        "  perform tell_heads(new.id, here);\n"
        "  return null;\n"
        "end $function$\n"
    )
    op.execute("ALTER TABLE external_ids DROP CONSTRAINT ck_external_ids_record_type")
    op.execute(
        "ALTER TABLE external_ids ADD CONSTRAINT ck_external_ids_record_type CHECK (record_type IN ('ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'GROUP', 'SEAT', 'PARTICIPATION', 'LESSON', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'DECISION', 'OUTPUT', 'METHOD', 'METHOD_USE', 'MANDATE', 'KEEPER_REQUEST', 'API_KEY', 'PERSON', 'GRANT'))"
    )
    op.drop_index("ix_webhook_places_next_at", table_name="webhook_places")
    op.drop_table("webhook_places")
    op.drop_index("ix_webhook_deliveries_webhook_id", table_name="webhook_deliveries")
    op.drop_index("ix_webhook_deliveries_at", table_name="webhook_deliveries")
    op.drop_table("webhook_deliveries")
    op.execute("DROP TRIGGER not_truncated ON webhooks")
    op.execute("DROP TRIGGER log_delete ON webhooks")
    op.execute("DROP TRIGGER log_update ON webhooks")
    op.execute("DROP TRIGGER log_insert ON webhooks")
    op.execute("DROP TRIGGER touch ON webhooks")
    op.drop_index("ix_webhooks_updated_at", table_name="webhooks")
    op.drop_index("ix_webhooks_publication", table_name="webhooks")
    op.drop_index("ix_webhooks_organisation_id", table_name="webhooks")
    op.drop_index("ix_webhooks_merged_into_id", table_name="webhooks")
    op.drop_index("ix_webhooks_key_id", table_name="webhooks")
    op.drop_index("ix_webhooks_keeper_id", table_name="webhooks")
    op.drop_index("ix_webhooks_created_at", table_name="webhooks")
    op.drop_table("webhooks")
