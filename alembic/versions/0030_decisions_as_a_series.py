"""Decisions on needs are a series of their own, made of what the needs and their trail tell."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision: str = "0030"
down_revision: str | Sequence[str] | None = "0029"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Each time that a handling was decided is told in the trail of its need; what stands is told by the need itself. That an
# organisation was merged into another was no decision. What was erased is in neither, and stays so.
SERIES = """
create temporary table decided as
select uuidv7() as id, told.id as change_id, told.commit_id, told.at, told.step, told.act, told.record_id as need_id,
       commits.organisation_id as keeper_id, told.body->>'handling_decided_on' as decided_on,
       (told.body->>'handling_decided_by_id')::uuid as decided_by_id, told.body->>'handling_reason' as reason,
       (select array_agg(way order by place)
        from jsonb_array_elements_text(told.body->'handling_ways') with ordinality as each(way, place)) as ways,
       coalesce(authority.merged_into_id, authority.id) as authority_id,
       told.body->>'handling_case_number_value' as value
from (
  select changes.*, after as body from changes
  where record_type = 'KNOWLEDGE_NEED' and part is null and verb in ('CREATED', 'UPDATED')
    and jsonb_typeof(after->'handling_ways') = 'array'
    and row(after->'handling_ways', after->'handling_decided_on', after->'handling_reason',
            after->'handling_decided_by_id', after->'handling_case_number_value')
        is distinct from
        row(before->'handling_ways', before->'handling_decided_on', before->'handling_reason',
            before->'handling_decided_by_id', before->'handling_case_number_value')
  order by id
) told
join commits on commits.id = told.commit_id
join knowledge_needs need on need.id = told.record_id and need.handling_ways is not null
left join organisations authority on authority.id = (told.body->>'handling_case_number_authority_id')::uuid
order by told.id
"""
STANDING = """
update decided set decided_on = need.handling_decided_on, decided_by_id = need.handling_decided_by_id,
  reason = need.handling_reason, ways = need.handling_ways, value = need.handling_case_number_value,
  authority_id = need.handling_case_number_authority_id
from knowledge_needs need
where need.id = decided.need_id
  and decided.change_id = (select max(change_id) from decided other where other.need_id = need.id)
"""
UNTOLD = """
insert into decided (id, at, need_id, keeper_id, decided_on, decided_by_id, reason, ways, value, authority_id)
select uuidv7(), updated_at, id, keeper_id, handling_decided_on, handling_decided_by_id, handling_reason, handling_ways,
       handling_case_number_value, handling_case_number_authority_id
from knowledge_needs
where handling_ways is not null and not exists (select from decided where need_id = knowledge_needs.id)
"""
DECISIONS = """
insert into decisions (id, need_id, kind, decided_by_id, decided_on, ways, reason, case_number_authority_id,
  case_number_value, keeper_id, publication, created_at, updated_at)
select id, need_id, 'HANDLING', decided_by_id, decided_on, ways, reason, case when value is not null then authority_id end,
       case when authority_id is not null then value end,
       (select organisations.id from organisations where organisations.id = keeper_id), 'PUBLISHED', at, at
from decided
"""
TOLD = """
insert into changes (commit_id, record_type, record_id, verb, after, at, step, act)
select decided.commit_id, 'DECISION', decisions.id, 'CREATED', to_jsonb(decisions), decided.at, decided.step,
       decided.act
from decided join decisions on decisions.id = decided.id
where decided.change_id is not null order by decided.change_id
"""
# The newest that the need has room for: a day, ways and a reason, by a group or by nobody that is known.
BACK = """
update knowledge_needs set handling_ways = newest.ways, handling_decided_on = newest.decided_on,
  handling_reason = newest.reason, handling_decided_by_id = newest.decided_by_id,
  handling_case_number_authority_id = newest.case_number_authority_id,
  handling_case_number_value = newest.case_number_value
from (
  select distinct on (need_id) * from decisions
  where kind = 'HANDLING' and publication = 'PUBLISHED' and decided_on is not null and reason is not null
  order by need_id, decided_on_sort desc, id desc
) newest
where newest.need_id = knowledge_needs.id
"""


def _fill() -> None:
    """Make decisions of what the needs and their trail tell, each in the trail where it was made."""
    for each in (SERIES, STANDING, UNTOLD, DECISIONS, TOLD, "drop table decided"):
        op.execute(each)


def _give_back() -> None:
    """Give the needs what they have room for, and leave nothing in the trail of what there is no more."""
    op.execute("alter table knowledge_needs disable trigger user")
    op.execute(BACK)
    op.execute("alter table knowledge_needs enable trigger user")
    op.execute("alter table external_ids disable trigger user")
    op.execute("delete from external_ids where record_type = 'DECISION'")
    op.execute("alter table external_ids enable trigger user")
    op.execute("alter table changes disable trigger unchangeable")
    op.execute("delete from changes where record_type = 'DECISION'")
    op.execute("alter table changes enable trigger unchangeable")


def upgrade() -> None:
    """Step up."""
    # ### commands auto generated by Alembic - please adjust! ###
    op.create_table(
        "decisions",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("PRIORITISED", "HANDLING", name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("deciding_organisation_id", sa.Uuid(), nullable=True),
        sa.Column("decided_on", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "decided_on_sort",
            sa.Text(collation="C"),
            sa.Computed("coalesce(decided_on, '')", persisted=True),
            nullable=False,
        ),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("ways", sa.ARRAY(sa.Text()), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("case_number_authority_id", sa.Uuid(), nullable=True),
        sa.Column("case_number_value", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
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
        sa.CheckConstraint("ways is null or kind = 'HANDLING'", name=op.f("ck_decisions_ways_of_handling")),
        sa.CheckConstraint(
            "(publication = 'WITHDRAWN') = (withdrawn_because is not null)",
            name=op.f("ck_decisions_withdrawn_has_reason"),
        ),
        sa.CheckConstraint("is_values('sources', sources)", name=op.f("ck_decisions_sources_whole")),
        sa.CheckConstraint(
            "not 'NONE' = any(ways) or cardinality(ways) = 1", name=op.f("ck_decisions_none_stands_alone")
        ),
        sa.CheckConstraint(
            "not holds_personal_number(coalesce(texts(ways), '') || ' | ' || coalesce(reason, '') || ' | ' || coalesce(case_number_value, '') || ' | ' || coalesce(outcome, '') || ' | ' || coalesce(withdrawn_because, '') || ' | ' || coalesce(words_of(sources), ''))",
            name=op.f("ck_decisions_no_personal_number"),
        ),
        sa.CheckConstraint(
            "rank is null or (rank > 0 and kind = 'PRIORITISED')", name=op.f("ck_decisions_rank_of_prioritised")
        ),
        sa.CheckConstraint(
            "ways <@ array['NEW_GUIDANCE','ADAPTED_GUIDANCE','RESEARCH_OVERVIEW','PILOT','YRKESRESA','EXISTING_SUPPORT','RESEARCH','REGIONAL','NONE'] and cardinality(ways) > 0",
            name=op.f("ck_decisions_ways"),
        ),
        sa.CheckConstraint("are_texts(sources, 2000, false)", name=op.f("ck_decisions_sources_are_texts")),
        sa.CheckConstraint("are_texts(ways, 300, false)", name=op.f("ck_decisions_ways_are_texts")),
        sa.CheckConstraint("is_partial_date(decided_on)", name=op.f("ck_decisions_decided_on_is_date")),
        sa.CheckConstraint(
            "is_text(case_number_value, 100, false)", name=op.f("ck_decisions_case_number_value_is_text")
        ),
        sa.CheckConstraint("is_text(outcome, 5000, true)", name=op.f("ck_decisions_outcome_is_text")),
        sa.CheckConstraint("is_text(reason, 5000, true)", name=op.f("ck_decisions_reason_is_text")),
        sa.CheckConstraint(
            "is_text(withdrawn_because, 5000, true)", name=op.f("ck_decisions_withdrawn_because_is_text")
        ),
        sa.CheckConstraint(
            "num_nonnulls(case_number_authority_id, case_number_value) <> 1",
            name=op.f("ck_decisions_case_number_whole"),
        ),
        sa.CheckConstraint(
            "num_nonnulls(decided_by_id, deciding_organisation_id) <= 1", name=op.f("ck_decisions_one_decides")
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_decisions_version")),
        sa.ForeignKeyConstraint(
            ["case_number_authority_id"], ["organisations.id"], name=op.f("fk_decisions_case_number_authority_id")
        ),
        sa.ForeignKeyConstraint(["decided_by_id"], ["groups.id"], name=op.f("fk_decisions_decided_by_id")),
        sa.ForeignKeyConstraint(["keeper_id"], ["organisations.id"], name=op.f("fk_decisions_keeper_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["decisions.id"], name=op.f("fk_decisions_merged_into_id")),
        sa.ForeignKeyConstraint(["need_id"], ["knowledge_needs.id"], name=op.f("fk_decisions_need_id")),
        sa.ForeignKeyConstraint(
            ["deciding_organisation_id"], ["organisations.id"], name=op.f("fk_decisions_deciding_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index("ix_decisions_case_number_authority_id", "decisions", ["case_number_authority_id"], unique=False)
    op.create_index("ix_decisions_created_at", "decisions", ["created_at", "id"], unique=False)
    op.create_index(
        "ix_decisions_decided_by_id",
        "decisions",
        ["decided_by_id", "id"],
        unique=False,
        postgresql_where="decided_by_id is not null",
    )
    op.create_index("ix_decisions_decided_on", "decisions", ["decided_on_sort", "id"], unique=False)
    op.create_index("ix_decisions_keeper_id", "decisions", ["keeper_id"], unique=False)
    op.create_index("ix_decisions_merged_into_id", "decisions", ["merged_into_id"], unique=False)
    op.create_index("ix_decisions_need_id", "decisions", ["need_id", "kind", "decided_on_sort", "id"], unique=False)
    op.create_index(
        "ix_decisions_deciding_organisation_id",
        "decisions",
        ["deciding_organisation_id", "id"],
        unique=False,
        postgresql_where="deciding_organisation_id is not null",
    )
    op.create_index("ix_decisions_publication", "decisions", ["publication", "keeper_id"], unique=False)
    op.create_index("ix_decisions_updated_at", "decisions", ["updated_at", "id"], unique=False)
    _fill()
    op.execute("CREATE TRIGGER touch BEFORE UPDATE ON decisions FOR EACH ROW EXECUTE FUNCTION touch('decided_on_sort')")
    op.execute(
        "CREATE TRIGGER log_insert AFTER INSERT ON decisions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('DECISION', 'id', '')"
    )
    op.execute(
        "CREATE TRIGGER log_update AFTER UPDATE ON decisions REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_changes('DECISION', 'id', '')"
    )
    op.execute(
        "CREATE TRIGGER log_delete AFTER DELETE ON decisions REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION log_changes('DECISION', 'id', '')"
    )
    op.execute("CREATE TRIGGER not_truncated BEFORE TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse()")
    op.create_index(
        "ix_changes_decisions_decided_by_id",
        "changes",
        [sa.literal_column("((before ->> 'decided_by_id')::uuid)")],
        unique=False,
        postgresql_where=sa.text("record_type = 'DECISION' and part is null and before is not null"),
    )
    op.create_index(
        "ix_changes_decisions_need_id",
        "changes",
        [sa.literal_column("((before ->> 'need_id')::uuid)")],
        unique=False,
        postgresql_where=sa.text("record_type = 'DECISION' and part is null and before is not null"),
    )
    op.create_index(
        "ix_changes_decisions_deciding_organisation_id",
        "changes",
        [sa.literal_column("((before ->> 'deciding_organisation_id')::uuid)")],
        unique=False,
        postgresql_where=sa.text("record_type = 'DECISION' and part is null and before is not null"),
    )
    op.execute(
        "ALTER TABLE changes ALTER COLUMN whole_id SET EXPRESSION AS (\nCASE\n    WHEN (part IS NULL) THEN\n    CASE record_type\n        WHEN 'DECISION'::text THEN ((COALESCE(after, before) ->> 'need_id'::text))::uuid\n        WHEN 'ENDORSEMENT'::text THEN ((COALESCE(after, before) ->> 'need_id'::text))::uuid\n        WHEN 'LESSON'::text THEN ((COALESCE(after, before) ->> 'participation_id'::text))::uuid\n        WHEN 'MEMBERSHIP'::text THEN ((COALESCE(after, before) ->> 'rss_body_id'::text))::uuid\n        WHEN 'METHOD_USE'::text THEN ((COALESCE(after, before) ->> 'method_id'::text))::uuid\n        WHEN 'PARTICIPATION'::text THEN ((COALESCE(after, before) ->> 'initiative_id'::text))::uuid\n        WHEN 'SEAT'::text THEN ((COALESCE(after, before) ->> 'group_id'::text))::uuid\n        ELSE NULL::uuid\n    END\n    ELSE NULL::uuid\nEND)"
    )
    op.execute("ALTER TABLE external_ids DROP CONSTRAINT ck_external_ids_record_type")
    op.execute(
        "ALTER TABLE external_ids ADD CONSTRAINT ck_external_ids_record_type CHECK (record_type IN ('ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'GROUP', 'SEAT', 'PARTICIPATION', 'LESSON', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'DECISION', 'OUTPUT', 'METHOD', 'METHOD_USE', 'MANDATE', 'KEEPER_REQUEST', 'API_KEY', 'PERSON', 'GRANT'))"
    )
    op.drop_index(op.f("ix_knowledge_needs_handling_case_number_authority_id"), table_name="knowledge_needs")
    op.drop_index(op.f("ix_knowledge_needs_handling_decided_by_id"), table_name="knowledge_needs")
    op.drop_constraint(
        op.f("fk_knowledge_needs_handling_case_number_authority_id"), "knowledge_needs", type_="foreignkey"
    )
    op.drop_constraint(op.f("fk_knowledge_needs_handling_decided_by_id"), "knowledge_needs", type_="foreignkey")
    op.drop_constraint(op.f("ck_knowledge_needs_handling_case_number_value_is_text"), "knowledge_needs", type_="check")
    op.drop_constraint(op.f("ck_knowledge_needs_handling_case_number_whole"), "knowledge_needs", type_="check")
    op.drop_constraint(op.f("ck_knowledge_needs_handling_decided"), "knowledge_needs", type_="check")
    op.drop_constraint(op.f("ck_knowledge_needs_handling_decided_on_is_date"), "knowledge_needs", type_="check")
    op.drop_constraint(op.f("ck_knowledge_needs_handling_reason_is_text"), "knowledge_needs", type_="check")
    op.drop_constraint(op.f("ck_knowledge_needs_handling_ways"), "knowledge_needs", type_="check")
    op.drop_constraint(op.f("ck_knowledge_needs_handling_ways_are_texts"), "knowledge_needs", type_="check")
    op.drop_constraint(op.f("ck_knowledge_needs_handling_whole"), "knowledge_needs", type_="check")
    op.execute("ALTER TABLE knowledge_needs DROP CONSTRAINT ck_knowledge_needs_no_personal_number")
    op.execute(
        "ALTER TABLE knowledge_needs ADD CONSTRAINT ck_knowledge_needs_no_personal_number CHECK ((NOT holds_personal_number(((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(description, ''::text)) || ' | '::text) || COALESCE(sent_back_because, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(target_group_text, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(words_of(sources), ''::text)))))"
    )
    op.drop_column("knowledge_needs", "handling_decided_by_id")
    op.drop_column("knowledge_needs", "handling_case_number_authority_id")
    op.drop_column("knowledge_needs", "handling_reason")
    op.drop_column("knowledge_needs", "handling_case_number_value")
    op.drop_column("knowledge_needs", "handling_decided_on")
    op.drop_column("knowledge_needs", "handling_ways")
    # ### end Alembic commands ###


def downgrade() -> None:
    """Step down."""
    # ### commands auto generated by Alembic - please adjust! ###
    op.add_column(
        "knowledge_needs", sa.Column("handling_ways", postgresql.ARRAY(sa.TEXT()), autoincrement=False, nullable=True)
    )
    op.add_column(
        "knowledge_needs", sa.Column("handling_decided_on", sa.TEXT(collation="C"), autoincrement=False, nullable=True)
    )
    op.add_column(
        "knowledge_needs", sa.Column("handling_case_number_value", sa.TEXT(), autoincrement=False, nullable=True)
    )
    op.add_column("knowledge_needs", sa.Column("handling_reason", sa.TEXT(), autoincrement=False, nullable=True))
    op.add_column(
        "knowledge_needs", sa.Column("handling_case_number_authority_id", sa.UUID(), autoincrement=False, nullable=True)
    )
    op.add_column("knowledge_needs", sa.Column("handling_decided_by_id", sa.UUID(), autoincrement=False, nullable=True))
    _give_back()
    op.execute("ALTER TABLE knowledge_needs DROP CONSTRAINT ck_knowledge_needs_no_personal_number")
    op.execute(
        "ALTER TABLE knowledge_needs ADD CONSTRAINT ck_knowledge_needs_no_personal_number CHECK ((NOT holds_personal_number(((((((((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(description, ''::text)) || ' | '::text) || COALESCE(texts(handling_ways), ''::text)) || ' | '::text) || COALESCE(handling_reason, ''::text)) || ' | '::text) || COALESCE(handling_case_number_value, ''::text)) || ' | '::text) || COALESCE(sent_back_because, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(target_group_text, ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(words_of(sources), ''::text)))))"
    )
    op.create_check_constraint(
        op.f("ck_knowledge_needs_handling_whole"),
        "knowledge_needs",
        "num_nonnulls(handling_ways, handling_decided_on, handling_reason) = ANY (ARRAY[0, 3])",
    )
    op.create_check_constraint(
        op.f("ck_knowledge_needs_handling_ways_are_texts"), "knowledge_needs", "are_texts(handling_ways, 300, false)"
    )
    op.create_check_constraint(
        op.f("ck_knowledge_needs_handling_ways"),
        "knowledge_needs",
        "handling_ways <@ ARRAY['NEW_GUIDANCE'::text, 'ADAPTED_GUIDANCE'::text, 'RESEARCH_OVERVIEW'::text, 'PILOT'::text, 'YRKESRESA'::text, 'EXISTING_SUPPORT'::text, 'RESEARCH'::text, 'REGIONAL'::text, 'NONE'::text] AND cardinality(handling_ways) > 0",
    )
    op.create_check_constraint(
        op.f("ck_knowledge_needs_handling_reason_is_text"), "knowledge_needs", "is_text(handling_reason, 5000, true)"
    )
    op.create_check_constraint(
        op.f("ck_knowledge_needs_handling_decided_on_is_date"),
        "knowledge_needs",
        "is_partial_date(handling_decided_on)",
    )
    op.create_check_constraint(
        op.f("ck_knowledge_needs_handling_decided"),
        "knowledge_needs",
        "handling_ways IS NOT NULL OR num_nonnulls(handling_decided_by_id, handling_case_number_value) = 0",
    )
    op.create_check_constraint(
        op.f("ck_knowledge_needs_handling_case_number_whole"),
        "knowledge_needs",
        "num_nonnulls(handling_case_number_authority_id, handling_case_number_value) <> 1",
    )
    op.create_check_constraint(
        op.f("ck_knowledge_needs_handling_case_number_value_is_text"),
        "knowledge_needs",
        "is_text(handling_case_number_value, 100, false)",
    )
    op.create_foreign_key(
        op.f("fk_knowledge_needs_handling_decided_by_id"),
        "knowledge_needs",
        "groups",
        ["handling_decided_by_id"],
        ["id"],
    )
    op.create_foreign_key(
        op.f("fk_knowledge_needs_handling_case_number_authority_id"),
        "knowledge_needs",
        "organisations",
        ["handling_case_number_authority_id"],
        ["id"],
    )
    op.create_index(
        op.f("ix_knowledge_needs_handling_decided_by_id"), "knowledge_needs", ["handling_decided_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_knowledge_needs_handling_case_number_authority_id"),
        "knowledge_needs",
        ["handling_case_number_authority_id"],
        unique=False,
    )
    op.execute("ALTER TABLE external_ids DROP CONSTRAINT ck_external_ids_record_type")
    op.execute(
        "ALTER TABLE external_ids ADD CONSTRAINT ck_external_ids_record_type CHECK (record_type IN ('ORGANISATION', 'MEMBERSHIP', 'THEME', 'INITIATIVE', 'GROUP', 'SEAT', 'PARTICIPATION', 'LESSON', 'NEEDS_ROUND', 'KNOWLEDGE_NEED', 'ENDORSEMENT', 'OUTPUT', 'METHOD', 'METHOD_USE', 'MANDATE', 'KEEPER_REQUEST', 'API_KEY', 'PERSON', 'GRANT'))"
    )
    op.execute(
        "ALTER TABLE changes ALTER COLUMN whole_id SET EXPRESSION AS (\nCASE\n    WHEN (part IS NULL) THEN\n    CASE record_type\n        WHEN 'ENDORSEMENT'::text THEN ((COALESCE(after, before) ->> 'need_id'::text))::uuid\n        WHEN 'LESSON'::text THEN ((COALESCE(after, before) ->> 'participation_id'::text))::uuid\n        WHEN 'MEMBERSHIP'::text THEN ((COALESCE(after, before) ->> 'rss_body_id'::text))::uuid\n        WHEN 'METHOD_USE'::text THEN ((COALESCE(after, before) ->> 'method_id'::text))::uuid\n        WHEN 'PARTICIPATION'::text THEN ((COALESCE(after, before) ->> 'initiative_id'::text))::uuid\n        WHEN 'SEAT'::text THEN ((COALESCE(after, before) ->> 'group_id'::text))::uuid\n        ELSE NULL::uuid\n    END\n    ELSE NULL::uuid\nEND)"
    )
    op.drop_index(
        "ix_changes_decisions_deciding_organisation_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'DECISION' and part is null and before is not null"),
    )
    op.drop_index(
        "ix_changes_decisions_need_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'DECISION' and part is null and before is not null"),
    )
    op.drop_index(
        "ix_changes_decisions_decided_by_id",
        table_name="changes",
        postgresql_where=sa.text("record_type = 'DECISION' and part is null and before is not null"),
    )
    op.execute("DROP TRIGGER not_truncated ON decisions")
    op.execute("DROP TRIGGER log_delete ON decisions")
    op.execute("DROP TRIGGER log_update ON decisions")
    op.execute("DROP TRIGGER log_insert ON decisions")
    op.execute("DROP TRIGGER touch ON decisions")
    op.drop_index("ix_decisions_updated_at", table_name="decisions")
    op.drop_index("ix_decisions_publication", table_name="decisions")
    op.drop_index(
        "ix_decisions_deciding_organisation_id",
        table_name="decisions",
        postgresql_where="deciding_organisation_id is not null",
    )
    op.drop_index("ix_decisions_need_id", table_name="decisions")
    op.drop_index("ix_decisions_merged_into_id", table_name="decisions")
    op.drop_index("ix_decisions_keeper_id", table_name="decisions")
    op.drop_index("ix_decisions_decided_on", table_name="decisions")
    op.drop_index("ix_decisions_decided_by_id", table_name="decisions", postgresql_where="decided_by_id is not null")
    op.drop_index("ix_decisions_created_at", table_name="decisions")
    op.drop_index("ix_decisions_case_number_authority_id", table_name="decisions")
    op.drop_table("decisions")
    # ### end Alembic commands ###
