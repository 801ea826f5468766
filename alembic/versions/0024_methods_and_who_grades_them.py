"""Methods and who grades them."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision: str = "0024"
down_revision: str | Sequence[str] | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

#: What a grade may hold, and how the function that knows of every list of values gets to know of it and forgets it.
IS_GRADE = """
create function is_grade(value jsonb) returns boolean language sql immutable strict parallel safe
return value - array['publisher', 'grade', 'concerns', 'on', 'source'] = '{}' and btrim(value->>'publisher') <> ''
  and btrim(value->>'grade') <> '' and coalesce(is_partial_date(value->>'on'), true)
  and btrim(value->'source'->>'title') <> '' and jsonb_typeof(value->'source'->'fields') = 'array'
"""
KNOW_OF_IT = """
do $do$ begin execute replace(
  pg_get_functiondef('is_value(text, jsonb)'::regprocedure),
  $$WHEN 'sources'::text THEN$$, $$WHEN 'grades'::text THEN is_grade(value) WHEN 'sources'::text THEN$$
); end $do$
"""
FORGET_IT = r"""
do $do$ begin execute regexp_replace(
  pg_get_functiondef('is_value(text, jsonb)'::regprocedure),
  $$WHEN 'grades'::text THEN is_grade\(value\)\s*$$, ''
); end $do$
"""


def upgrade() -> None:
    """Step up."""
    op.execute(IS_GRADE)
    op.execute(KNOW_OF_IT)
    op.create_table(
        "methods",
        sa.Column(
            "kind",
            sa.Enum(
                "METHOD",
                "INTERVENTION",
                "WAY_OF_WORKING",
                "INSTRUMENT",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "name_sort", sa.Text(collation="C"), sa.Computed("swedish_sort(name)", persisted=True), nullable=False
        ),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("short_name", sa.Text(), nullable=True),
        sa.Column(
            "former_names", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False
        ),
        sa.Column("aim", sa.Text(), nullable=True),
        sa.Column("grades", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
        sa.Column(
            "reported_counts", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False
        ),
        sa.Column(
            "users_known_completeness",
            sa.Enum(
                "ALL",
                "SOME",
                "NONE",
                name="users_known_completeness",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("users_known_on", sa.Text(collation="C"), nullable=True),
        sa.Column("slug", sa.Text(collation="C"), nullable=False),
        sa.Column("former_slugs", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("target_group_text", sa.Text(), nullable=True),
        sa.Column("target_group_age_from", sa.Integer(), nullable=True),
        sa.Column("target_group_age_to", sa.Integer(), nullable=True),
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
            name=op.f("ck_methods_withdrawn_has_reason"),
        ),
        sa.CheckConstraint("is_values('former_names', former_names)", name=op.f("ck_methods_former_names_whole")),
        sa.CheckConstraint("is_values('grades', grades)", name=op.f("ck_methods_grades_whole")),
        sa.CheckConstraint(
            "is_values('reported_counts', reported_counts)", name=op.f("ck_methods_reported_counts_whole")
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_methods_sources_whole")),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(name, '') || ' | ' || coalesce(name_en, '') || ' | ' || coalesce(short_name, '') || ' | ' || coalesce(words_of(former_names), '') || ' | ' || coalesce(aim, '') || ' | ' || coalesce(words_of(grades), '') || ' | ' || coalesce(words_of(reported_counts), '') || ' | ' || coalesce(slug, '') || ' | ' || coalesce(texts(former_slugs), '') || ' | ' || coalesce(target_group_text, '') || ' | ' || coalesce(withdrawn_because, '') || ' | ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_methods_no_personal_number"),
        ),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_methods_slug")),
        sa.CheckConstraint("are_texts(former_names, 2000, false)", name=op.f("ck_methods_former_names_are_texts")),
        sa.CheckConstraint("are_texts(former_slugs, 100, false)", name=op.f("ck_methods_former_slugs_are_texts")),
        sa.CheckConstraint("are_texts(grades, 2000, false)", name=op.f("ck_methods_grades_are_texts")),
        sa.CheckConstraint(
            "are_texts(reported_counts, 2000, false)", name=op.f("ck_methods_reported_counts_are_texts")
        ),
        sa.CheckConstraint("are_texts(sources, 2000, false)", name=op.f("ck_methods_sources_are_texts")),
        sa.CheckConstraint("is_partial_date(users_known_on)", name=op.f("ck_methods_users_known_on_is_date")),
        sa.CheckConstraint("is_text(aim, 5000, true)", name=op.f("ck_methods_aim_is_text")),
        sa.CheckConstraint("is_text(name, 300, false)", name=op.f("ck_methods_name_is_text")),
        sa.CheckConstraint("is_text(name_en, 300, false)", name=op.f("ck_methods_name_en_is_text")),
        sa.CheckConstraint("is_text(short_name, 300, false)", name=op.f("ck_methods_short_name_is_text")),
        sa.CheckConstraint("is_text(slug, 100, false)", name=op.f("ck_methods_slug_is_text")),
        sa.CheckConstraint("is_text(target_group_text, 5000, true)", name=op.f("ck_methods_target_group_text_is_text")),
        sa.CheckConstraint("is_text(withdrawn_because, 5000, true)", name=op.f("ck_methods_withdrawn_because_is_text")),
        sa.CheckConstraint(
            "target_group_age_from <= target_group_age_to", name=op.f("ck_methods_target_group_ages_in_order")
        ),
        sa.CheckConstraint(
            "target_group_age_from between 0 and 130 and target_group_age_to between 0 and 130",
            name=op.f("ck_methods_target_group_ages"),
        ),
        sa.CheckConstraint(
            "target_group_text is not null or num_nonnulls(target_group_age_from, target_group_age_to) = 0",
            name=op.f("ck_methods_target_group_described"),
        ),
        sa.CheckConstraint(
            "users_known_on is null or users_known_completeness is not null", name=op.f("ck_methods_users_known_whole")
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_methods_version")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_methods_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["methods.id"], name=op.f("fk_methods_merged_into_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_methods")),
    )
    op.create_index("ix_methods_created_at", "methods", ["created_at", "id"], unique=False)
    op.create_index("ix_methods_former_slugs", "methods", ["former_slugs"], unique=False, postgresql_using="gin")
    op.create_index("ix_methods_keeper_id", "methods", ["keeper_id"], unique=False)
    op.create_index("ix_methods_kind", "methods", ["kind", "name_sort", "id"], unique=False)
    op.create_index("ix_methods_merged_into_id", "methods", ["merged_into_id"], unique=False)
    op.create_index("ix_methods_name_sort", "methods", ["name_sort", "id"], unique=False)
    op.create_index("ix_methods_publication", "methods", ["publication", "keeper_id"], unique=False)
    op.create_index(op.f("ix_methods_slug"), "methods", ["slug"], unique=False)
    op.create_index("ix_methods_updated_at", "methods", ["updated_at", "id"], unique=False)
    op.create_index("uq_methods_slug", "methods", ["slug"], unique=True, postgresql_where="publication = 'PUBLISHED'")
    op.execute("CREATE TRIGGER touch BEFORE UPDATE ON methods FOR EACH ROW EXECUTE FUNCTION touch('name_sort')")
    op.execute(
        "CREATE TRIGGER log_insert AFTER INSERT ON methods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('METHOD', 'id', '')"
    )
    op.execute(
        "CREATE TRIGGER log_update AFTER UPDATE ON methods REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('METHOD', 'id', '')"
    )
    op.execute(
        "CREATE TRIGGER log_delete AFTER DELETE ON methods REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION log_changes('METHOD', 'id', '')"
    )
    op.execute("CREATE TRIGGER not_truncated BEFORE TRUNCATE ON methods FOR EACH STATEMENT EXECUTE FUNCTION refuse()")
    op.execute(
        "CREATE TRIGGER keep_slug BEFORE UPDATE OF slug ON methods FOR EACH ROW WHEN (old.slug IS DISTINCT FROM new.slug) EXECUTE FUNCTION keep_slug()"
    )
    op.create_table(
        "initiative_methods",
        sa.Column("initiative_id", sa.Uuid(), nullable=False),
        sa.Column("method_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiatives.id"], name=op.f("fk_initiative_methods_initiative_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["method_id"], ["methods.id"], name=op.f("fk_initiative_methods_method_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("initiative_id", "method_id", name=op.f("pk_initiative_methods")),
    )
    op.create_index(op.f("ix_initiative_methods_method_id"), "initiative_methods", ["method_id"], unique=False)
    op.execute(
        "CREATE TRIGGER log_insert AFTER INSERT ON initiative_methods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('INITIATIVE', 'initiative_id', 'initiative_methods')"
    )
    op.execute(
        "CREATE TRIGGER log_update AFTER UPDATE ON initiative_methods REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('INITIATIVE', 'initiative_id', 'initiative_methods')"
    )
    op.execute(
        "CREATE TRIGGER log_delete AFTER DELETE ON initiative_methods REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION log_changes('INITIATIVE', 'initiative_id', 'initiative_methods')"
    )
    op.execute(
        "CREATE TRIGGER not_truncated BEFORE TRUNCATE ON initiative_methods FOR EACH STATEMENT EXECUTE FUNCTION refuse()"
    )
    op.create_table(
        "method_replaces",
        sa.Column("method_id", sa.Uuid(), nullable=False),
        sa.Column("replaced_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["method_id"], ["methods.id"], name=op.f("fk_method_replaces_method_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["replaced_id"], ["methods.id"], name=op.f("fk_method_replaces_replaced_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("method_id", "replaced_id", name=op.f("pk_method_replaces")),
    )
    op.create_index(op.f("ix_method_replaces_replaced_id"), "method_replaces", ["replaced_id"], unique=False)
    op.execute(
        "CREATE TRIGGER log_insert AFTER INSERT ON method_replaces REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('METHOD', 'method_id', 'method_replaces')"
    )
    op.execute(
        "CREATE TRIGGER log_update AFTER UPDATE ON method_replaces REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('METHOD', 'method_id', 'method_replaces')"
    )
    op.execute(
        "CREATE TRIGGER log_delete AFTER DELETE ON method_replaces REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION log_changes('METHOD', 'method_id', 'method_replaces')"
    )
    op.execute(
        "CREATE TRIGGER not_truncated BEFORE TRUNCATE ON method_replaces FOR EACH STATEMENT EXECUTE FUNCTION refuse()"
    )
    op.create_table(
        "method_themes",
        sa.Column("method_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["method_id"], ["methods.id"], name=op.f("fk_method_themes_method_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["themes.id"], name=op.f("fk_method_themes_theme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("method_id", "theme_id", name=op.f("pk_method_themes")),
    )
    op.create_index(op.f("ix_method_themes_theme_id"), "method_themes", ["theme_id"], unique=False)
    op.execute(
        "CREATE TRIGGER log_insert AFTER INSERT ON method_themes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('METHOD', 'method_id', 'method_themes')"
    )
    op.execute(
        "CREATE TRIGGER log_update AFTER UPDATE ON method_themes REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('METHOD', 'method_id', 'method_themes')"
    )
    op.execute(
        "CREATE TRIGGER log_delete AFTER DELETE ON method_themes REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION log_changes('METHOD', 'method_id', 'method_themes')"
    )
    op.execute(
        "CREATE TRIGGER not_truncated BEFORE TRUNCATE ON method_themes FOR EACH STATEMENT EXECUTE FUNCTION refuse()"
    )
    op.create_table(
        "output_methods",
        sa.Column("output_id", sa.Uuid(), nullable=False),
        sa.Column("method_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["method_id"], ["methods.id"], name=op.f("fk_output_methods_method_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["output_id"], ["outputs.id"], name=op.f("fk_output_methods_output_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("output_id", "method_id", name=op.f("pk_output_methods")),
    )
    op.create_index(op.f("ix_output_methods_method_id"), "output_methods", ["method_id"], unique=False)
    op.execute(
        "CREATE TRIGGER log_insert AFTER INSERT ON output_methods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('OUTPUT', 'output_id', 'output_methods')"
    )
    op.execute(
        "CREATE TRIGGER log_update AFTER UPDATE ON output_methods REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('OUTPUT', 'output_id', 'output_methods')"
    )
    op.execute(
        "CREATE TRIGGER log_delete AFTER DELETE ON output_methods REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION log_changes('OUTPUT', 'output_id', 'output_methods')"
    )
    op.execute(
        "CREATE TRIGGER not_truncated BEFORE TRUNCATE ON output_methods FOR EACH STATEMENT EXECUTE FUNCTION refuse()"
    )
    op.create_table(
        "lesson_methods",
        sa.Column("lesson_id", sa.Uuid(), nullable=False),
        sa.Column("method_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lessons.id"], name=op.f("fk_lesson_methods_lesson_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["method_id"], ["methods.id"], name=op.f("fk_lesson_methods_method_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("lesson_id", "method_id", name=op.f("pk_lesson_methods")),
    )
    op.create_index(op.f("ix_lesson_methods_method_id"), "lesson_methods", ["method_id"], unique=False)
    op.execute(
        "CREATE TRIGGER log_insert AFTER INSERT ON lesson_methods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('LESSON', 'lesson_id', 'lesson_methods')"
    )
    op.execute(
        "CREATE TRIGGER log_update AFTER UPDATE ON lesson_methods REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('LESSON', 'lesson_id', 'lesson_methods')"
    )
    op.execute(
        "CREATE TRIGGER log_delete AFTER DELETE ON lesson_methods REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION log_changes('LESSON', 'lesson_id', 'lesson_methods')"
    )
    op.execute(
        "CREATE TRIGGER not_truncated BEFORE TRUNCATE ON lesson_methods FOR EACH STATEMENT EXECUTE FUNCTION refuse()"
    )
    op.create_index(
        "ix_changes_initiative_methods_method_id",
        "changes",
        [sa.literal_column("((before ->> 'method_id')::uuid)")],
        unique=False,
        postgresql_where=sa.text("part = 'initiative_methods' and before is not null"),
    )
    op.create_index(
        "ix_changes_lesson_methods_method_id",
        "changes",
        [sa.literal_column("((before ->> 'method_id')::uuid)")],
        unique=False,
        postgresql_where=sa.text("part = 'lesson_methods' and before is not null"),
    )
    op.create_index(
        "ix_changes_method_replaces_replaced_id",
        "changes",
        [sa.literal_column("((before ->> 'replaced_id')::uuid)")],
        unique=False,
        postgresql_where=sa.text("part = 'method_replaces' and before is not null"),
    )
    op.create_index(
        "ix_changes_output_methods_method_id",
        "changes",
        [sa.literal_column("((before ->> 'method_id')::uuid)")],
        unique=False,
        postgresql_where=sa.text("part = 'output_methods' and before is not null"),
    )
    op.execute("ALTER TABLE external_ids DROP CONSTRAINT ck_external_ids_record_type")
    op.execute(
        "ALTER TABLE external_ids ADD CONSTRAINT ck_external_ids_record_type CHECK (record_type IN ('ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'PARTICIPATION', 'LESSON', 'GROUP', 'SEAT', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'OUTPUT', 'METHOD', 'API_KEY', 'PERSON', 'GRANT'))"
    )
    op.add_column(
        "outputs",
        sa.Column(
            "reported_counts", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False
        ),
    )
    op.add_column("outputs", sa.Column("users_known_completeness", sa.String(length=40), nullable=True))
    op.add_column("outputs", sa.Column("users_known_on", sa.Text(collation="C"), nullable=True))
    op.create_check_constraint(
        op.f("ck_outputs_reported_counts_are_texts"), "outputs", "are_texts(reported_counts, 2000, false)"
    )
    op.create_check_constraint(
        op.f("ck_outputs_reported_counts_whole"), "outputs", "is_values('reported_counts', reported_counts)"
    )
    op.create_check_constraint(
        op.f("ck_outputs_users_known_completeness"), "outputs", "users_known_completeness IN ('ALL', 'SOME', 'NONE')"
    )
    op.create_check_constraint(op.f("ck_outputs_users_known_on_is_date"), "outputs", "is_partial_date(users_known_on)")
    op.create_check_constraint(
        op.f("ck_outputs_users_known_whole"),
        "outputs",
        "users_known_on is null or users_known_completeness is not null",
    )
    op.execute("ALTER TABLE outputs DROP CONSTRAINT ck_outputs_no_personal_number")
    op.execute(
        "ALTER TABLE outputs ADD CONSTRAINT ck_outputs_no_personal_number CHECK ((NOT holds_personal_number(((((((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(summary, ''::text)) || ' | '::text) || COALESCE(url, ''::text)) || ' | '::text) || COALESCE(published_in, ''::text)) || ' | '::text) || COALESCE(licence, ''::text)) || ' | '::text) || COALESCE(words_of(reported_counts), ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(words_of(sources), ''::text)))))"
    )


def downgrade() -> None:
    """Step down."""
    op.execute("ALTER TABLE outputs DROP CONSTRAINT ck_outputs_no_personal_number")
    op.execute(
        "ALTER TABLE outputs ADD CONSTRAINT ck_outputs_no_personal_number CHECK ((NOT holds_personal_number(((((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(summary, ''::text)) || ' | '::text) || COALESCE(url, ''::text)) || ' | '::text) || COALESCE(published_in, ''::text)) || ' | '::text) || COALESCE(licence, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(words_of(sources), ''::text)))))"
    )
    op.drop_constraint(op.f("ck_outputs_users_known_whole"), "outputs", type_="check")
    op.drop_constraint(op.f("ck_outputs_users_known_on_is_date"), "outputs", type_="check")
    op.drop_constraint(op.f("ck_outputs_users_known_completeness"), "outputs", type_="check")
    op.drop_constraint(op.f("ck_outputs_reported_counts_whole"), "outputs", type_="check")
    op.drop_constraint(op.f("ck_outputs_reported_counts_are_texts"), "outputs", type_="check")
    op.drop_column("outputs", "users_known_on")
    op.drop_column("outputs", "users_known_completeness")
    op.drop_column("outputs", "reported_counts")
    op.execute("ALTER TABLE external_ids DROP CONSTRAINT ck_external_ids_record_type")
    op.execute(
        "ALTER TABLE external_ids ADD CONSTRAINT ck_external_ids_record_type CHECK (record_type IN ('ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'PARTICIPATION', 'LESSON', 'GROUP', 'SEAT', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'OUTPUT', 'API_KEY', 'PERSON', 'GRANT'))"
    )
    op.drop_index(
        "ix_changes_output_methods_method_id",
        table_name="changes",
        postgresql_where=sa.text("part = 'output_methods' and before is not null"),
    )
    op.drop_index(
        "ix_changes_method_replaces_replaced_id",
        table_name="changes",
        postgresql_where=sa.text("part = 'method_replaces' and before is not null"),
    )
    op.drop_index(
        "ix_changes_lesson_methods_method_id",
        table_name="changes",
        postgresql_where=sa.text("part = 'lesson_methods' and before is not null"),
    )
    op.drop_index(
        "ix_changes_initiative_methods_method_id",
        table_name="changes",
        postgresql_where=sa.text("part = 'initiative_methods' and before is not null"),
    )
    op.execute("DROP TRIGGER not_truncated ON lesson_methods")
    op.execute("DROP TRIGGER log_delete ON lesson_methods")
    op.execute("DROP TRIGGER log_update ON lesson_methods")
    op.execute("DROP TRIGGER log_insert ON lesson_methods")
    op.drop_index(op.f("ix_lesson_methods_method_id"), table_name="lesson_methods")
    op.drop_table("lesson_methods")
    op.execute("DROP TRIGGER not_truncated ON output_methods")
    op.execute("DROP TRIGGER log_delete ON output_methods")
    op.execute("DROP TRIGGER log_update ON output_methods")
    op.execute("DROP TRIGGER log_insert ON output_methods")
    op.drop_index(op.f("ix_output_methods_method_id"), table_name="output_methods")
    op.drop_table("output_methods")
    op.execute("DROP TRIGGER not_truncated ON method_themes")
    op.execute("DROP TRIGGER log_delete ON method_themes")
    op.execute("DROP TRIGGER log_update ON method_themes")
    op.execute("DROP TRIGGER log_insert ON method_themes")
    op.drop_index(op.f("ix_method_themes_theme_id"), table_name="method_themes")
    op.drop_table("method_themes")
    op.execute("DROP TRIGGER not_truncated ON method_replaces")
    op.execute("DROP TRIGGER log_delete ON method_replaces")
    op.execute("DROP TRIGGER log_update ON method_replaces")
    op.execute("DROP TRIGGER log_insert ON method_replaces")
    op.drop_index(op.f("ix_method_replaces_replaced_id"), table_name="method_replaces")
    op.drop_table("method_replaces")
    op.execute("DROP TRIGGER not_truncated ON initiative_methods")
    op.execute("DROP TRIGGER log_delete ON initiative_methods")
    op.execute("DROP TRIGGER log_update ON initiative_methods")
    op.execute("DROP TRIGGER log_insert ON initiative_methods")
    op.drop_index(op.f("ix_initiative_methods_method_id"), table_name="initiative_methods")
    op.drop_table("initiative_methods")
    op.execute("DROP TRIGGER keep_slug ON methods")
    op.execute("DROP TRIGGER not_truncated ON methods")
    op.execute("DROP TRIGGER log_delete ON methods")
    op.execute("DROP TRIGGER log_update ON methods")
    op.execute("DROP TRIGGER log_insert ON methods")
    op.execute("DROP TRIGGER touch ON methods")
    op.drop_index("uq_methods_slug", table_name="methods", postgresql_where="publication = 'PUBLISHED'")
    op.drop_index("ix_methods_updated_at", table_name="methods")
    op.drop_index(op.f("ix_methods_slug"), table_name="methods")
    op.drop_index("ix_methods_publication", table_name="methods")
    op.drop_index("ix_methods_name_sort", table_name="methods")
    op.drop_index("ix_methods_merged_into_id", table_name="methods")
    op.drop_index("ix_methods_kind", table_name="methods")
    op.drop_index("ix_methods_keeper_id", table_name="methods")
    op.drop_index("ix_methods_former_slugs", table_name="methods", postgresql_using="gin")
    op.drop_index("ix_methods_created_at", table_name="methods")
    op.drop_table("methods")
    op.execute(FORGET_IT)
    op.execute("drop function is_grade(jsonb)")
