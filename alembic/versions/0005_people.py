"""Who signs in: people, the roles they are given, and when they were last here."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision: str = "0005"
down_revision: str | Sequence[str] | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TYPES = "'ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'PARTICIPATION', 'LESSON', 'GROUP', 'SEAT', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'OUTPUT', 'API_KEY'"


def upgrade() -> None:
    """Step up."""
    op.create_table(
        "people",
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(collation="C"), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
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
        sa.CheckConstraint("(publication = 'WITHDRAWN') = (subject is null)", name=op.f("ck_people_known_or_erased")),
        sa.CheckConstraint("subject is not null or num_nonnulls(name, email) = 0", name=op.f("ck_people_erased_whole")),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)", name=op.f("ck_people_withdrawn_has_reason")
        ),
        sa.CheckConstraint("btrim(name) <> ''", name=op.f("ck_people_name_said")),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_people_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(issuer, '') || ' ' || coalesce(subject, '') || ' ' || coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_people_no_personal_number"),
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_people_version")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_people_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["people.id"], name=op.f("fk_people_merged_into_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_people_issuer_subject")),
    )
    op.create_index("ix_people_keeper_id", "people", ["keeper_id"], unique=False)
    op.create_index("ix_people_merged_into_id", "people", ["merged_into_id"], unique=False)
    op.create_index("ix_people_publication", "people", ["publication", "keeper_id"], unique=False)
    op.create_table(
        "grants",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "ANONYMOUS",
                "READER",
                "EDITOR",
                "INTEGRATION",
                "NATIONAL_EDITOR",
                "ADMINISTRATOR",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
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
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)", name=op.f("ck_grants_withdrawn_has_reason")
        ),
        sa.CheckConstraint(
            "(role in ('READER', 'EDITOR', 'INTEGRATION')) = (organisation_id is not null)",
            name=op.f("ck_grants_organisation_by_role"),
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_grants_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(withdrawn_because, '') || ' ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_grants_no_personal_number"),
        ),
        sa.CheckConstraint("role <> 'ANONYMOUS'", name=op.f("ck_grants_role_may_something")),
        sa.CheckConstraint("version > 0", name=op.f("ck_grants_version")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_grants_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["grants.id"], name=op.f("fk_grants_merged_into_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_grants_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_grants_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
    )
    op.create_index("ix_grants_keeper_id", "grants", ["keeper_id"], unique=False)
    op.create_index("ix_grants_merged_into_id", "grants", ["merged_into_id"], unique=False)
    op.create_index("ix_grants_organisation_id", "grants", ["organisation_id"], unique=False)
    op.create_index("ix_grants_person_id", "grants", ["person_id"], unique=False)
    op.create_index("ix_grants_publication", "grants", ["publication", "keeper_id"], unique=False)
    op.create_table(
        "sightings",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sightings_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_sightings")),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sessions_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_person_id"), "sessions", ["person_id"], unique=False)
    op.create_index(op.f("ix_sessions_until"), "sessions", ["until"], unique=False)
    op.add_column(
        "commits",
        sa.Column(
            "person_id",
            sa.Uuid(),
            sa.Computed(
                "case when caller ~ '^person_[0-9a-f]{32}$' then (substr(caller, 8))::uuid end", persisted=True
            ),
            nullable=True,
        ),
    )
    op.create_index(op.f("ix_commits_person_id"), "commits", ["person_id"], unique=False)
    # What a person may be known by is nobody's to read in the trail.
    _log("people", "PERSON", "subject", "name", "email")
    _log("grants", "GRANT")
    # Somebody new has been kept in nobody's mind.
    op.execute(
        "create trigger tell_access after update or delete on people for each statement execute function tell_access()"
    )
    op.execute(
        "create trigger tell_access after insert or update or delete on grants"
        " for each statement execute function tell_access()"
    )
    op.execute("create trigger tell_access after delete on sessions for each statement execute function tell_access()")
    _record_types(f"{TYPES}, 'PERSON', 'GRANT'")


def _log(table: str, record_type: str, *private: str) -> None:
    """A record's triggers: its version, its trail without what is private, and no way around them."""
    op.execute(f"create trigger touch before update on {table} for each row execute function touch()")
    told = ", ".join(f"'{each}'" for each in (record_type, "id", "", *private))
    run = f"for each statement execute function log_changes({told})"
    op.execute(f"create trigger log_insert after insert on {table} referencing new table as added {run}")
    op.execute(
        f"create trigger log_update after update on {table} referencing old table as removed new table as added {run}"
    )
    op.execute(f"create trigger log_delete after delete on {table} referencing old table as removed {run}")
    op.execute(f"create trigger not_truncated before truncate on {table} for each statement execute function refuse()")


def _record_types(types: str) -> None:
    op.execute("alter table external_ids drop constraint ck_external_ids_record_type")
    op.execute(f"alter table external_ids add constraint ck_external_ids_record_type check (record_type in ({types}))")


def downgrade() -> None:
    """Step down."""
    op.drop_index(op.f("ix_commits_person_id"), table_name="commits")
    op.drop_column("commits", "person_id")
    op.drop_table("sessions")
    op.drop_table("sightings")
    op.drop_index("ix_grants_publication", table_name="grants")
    op.drop_index("ix_grants_person_id", table_name="grants")
    op.drop_index("ix_grants_organisation_id", table_name="grants")
    op.drop_index("ix_grants_merged_into_id", table_name="grants")
    op.drop_index("ix_grants_keeper_id", table_name="grants")
    op.drop_table("grants")
    op.drop_index("ix_people_publication", table_name="people")
    op.drop_index("ix_people_merged_into_id", table_name="people")
    op.drop_index("ix_people_keeper_id", table_name="people")
    op.drop_table("people")
    op.execute("alter table changes disable trigger unchangeable")
    op.execute("delete from changes where record_type in ('PERSON', 'GRANT')")
    op.execute("alter table changes enable trigger unchangeable")
    _record_types(TYPES)
