"""Sources say where in them it stands and whether it is inferred, and there are the kinds that the facts need."""

from collections.abc import Sequence

import sqlalchemy as sa

from alembic import op

revision: str = "0022"
down_revision: str | Sequence[str] | None = "0021"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

#: What a list of values may hold.
IS_VALUE = """
create or replace function is_value(list text, value jsonb) returns boolean language sql immutable strict parallel safe
return jsonb_typeof(value) = 'object' and case list
  when 'sources' then
    value - array['title', 'url', 'publisher', 'date', 'fields'{more}] = '{{}}' and btrim(value->>'title') <> ''
    and coalesce(value->>'url' ~ '^https?://[^[:space:]]+$', true) and coalesce(is_partial_date(value->>'date'), true)
    and jsonb_typeof(value->'fields') = 'array'{checked}
  when 'contacts' then
    value - array['function', 'organisation_id', 'email', 'phone'] = '{{}}' and btrim(value->>'function') <> ''
    and coalesce(value->>'organisation_id' ~ '^[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$', true)
    and coalesce(value->>'email' ~ '^[^@[:space:]]+@[^@[:space:]]+$', true)
  when 'reported_counts' then
    value - array['unit', 'count', 'is_approximate', 'on', 'source'] = '{{}}'
    and value->>'unit' in ({units})
    and coalesce(value->>'count' ~ '^[0-9]{{1,9}}$', false) and jsonb_typeof(value->'is_approximate') = 'boolean'
    and coalesce(is_partial_date(value->>'on'), true) and btrim(value->'source'->>'title') <> ''
    and jsonb_typeof(value->'source'->'fields') = 'array'
  when 'former_keys' then
    value - array['system', 'value', 'until'] = '{{}}' and coalesce(is_partial_date(value->>'until'), true)
    and case value->>'system' when 'scb-kommunkod' then value->>'value' ~ '^[0-9]{{4}}$'
      when 'organisationsnummer' then is_organisation_number(value->>'value') else false end
  else
    value - array['name', 'until'] = '{{}}' and btrim(value->>'name') <> ''
    and coalesce(is_partial_date(value->>'until'), true) end is true
"""
BEFORE = {"more": "", "checked": "", "units": "'MUNICIPALITIES', 'ORGANISATIONS', 'PEOPLE'"}
AFTER = {
    "more": ", 'locator', 'is_inferred'",
    "checked": "\n    and coalesce(jsonb_typeof(value->'is_inferred') = 'boolean', true)",
    "units": "'MUNICIPALITIES', 'MUNICIPALITIES_AND_DISTRICTS', 'REGIONS', 'ORGANISATIONS', 'PEOPLE', 'SHARE'",
}


#: What a step down makes of values that it takes away: the nearest that is left. What a source or a count tells in a
#: way that is taken away, it tells no more.
NEAREST = """
update participations p set role = case when exists (
  select from participations o where o.initiative_id = p.initiative_id and o.organisation_id = p.organisation_id
  and o.unit is not distinct from p.unit and o.role = 'PARTICIPANT'
) then 'CONSULTED' else 'PARTICIPANT' end where p.role = 'SUPPORTER';
update participations p set role = case when exists (
  select from participations o where o.initiative_id = p.initiative_id and o.organisation_id = p.organisation_id
  and o.unit is not distinct from p.unit and o.role = 'PARTICIPANT'
) then 'CONSULTED' else 'PARTICIPANT' end where p.role = 'FUNDER';
update outputs set kind = 'REPORT' where kind = 'COMPARISON';
update outputs set kind = 'KNOWLEDGE_SUPPORT'
where kind in ('NATIONAL_GUIDELINES', 'HANDBOOK', 'WORKING_METHOD', 'IMPLEMENTATION_SUPPORT');
update organisations set kind = 'OTHER'
where kind in ('COUNTY_BOARD', 'UNIVERSITY', 'USER_ORGANISATION', 'COORDINATION_ASSOCIATION', 'COMPANY');
update knowledge_needs set handling_ways = coalesce(nullif(array(
  select way from unnest(handling_ways) way where way not in ('EXISTING_SUPPORT', 'RESEARCH', 'REGIONAL')
), '{}'), array['NONE']) where handling_ways && array['EXISTING_SUPPORT', 'RESEARCH', 'REGIONAL'];
update initiatives set kind = 'INQUIRY' where kind in ('RESEARCH', 'FOLLOW_UP');
update groups set kind = 'NETWORK' where kind = 'COUNCIL';
do $do$ declare place record; begin
  for place in select table_name, column_name from information_schema.columns
    where table_schema = 'public' and column_name in ('sources', 'reported_counts') and data_type = 'jsonb' loop
    execute format($$update %1$I set %2$I = told.kept from (
      select t.id, coalesce(jsonb_agg(value - array['locator', 'is_inferred'] order by ordinality) filter (
        where coalesce(value->>'unit', '') not in ('MUNICIPALITIES_AND_DISTRICTS', 'REGIONS', 'SHARE')), '[]') as kept
      from %1$I t, jsonb_array_elements(t.%2$I) with ordinality group by t.id
    ) told where told.id = %1$I.id and told.kept <> %1$I.%2$I$$, place.table_name, place.column_name);
  end loop; end $do$
"""


def upgrade() -> None:
    """Step up."""
    op.execute(IS_VALUE.format(**AFTER))
    op.execute("ALTER TABLE groups DROP CONSTRAINT ck_groups_kind")
    op.execute(
        "ALTER TABLE groups ADD CONSTRAINT ck_groups_kind CHECK (kind IN ('REFERENCE_GROUP', 'STEERING_GROUP', 'PREPARATORY_GROUP', 'WORKING_GROUP', 'NETWORK', 'COUNCIL'))"
    )
    op.execute("ALTER TABLE initiatives DROP CONSTRAINT ck_initiatives_kind")
    op.execute(
        "ALTER TABLE initiatives ADD CONSTRAINT ck_initiatives_kind CHECK (kind IN ('PILOT', 'PRE_STUDY', 'INQUIRY', 'NATIONAL_TEST', 'PRIORITY_AREA', 'PROGRAMME', 'YRKESRESA', 'JOINT_DEVELOPMENT', 'JOINT_OPERATION', 'RESEARCH', 'FOLLOW_UP'))"
    )
    op.execute("ALTER TABLE knowledge_needs DROP CONSTRAINT ck_knowledge_needs_handling_ways")
    op.execute(
        "ALTER TABLE knowledge_needs ADD CONSTRAINT ck_knowledge_needs_handling_ways CHECK (((handling_ways <@ ARRAY['NEW_GUIDANCE'::text, 'ADAPTED_GUIDANCE'::text, 'RESEARCH_OVERVIEW'::text, 'PILOT'::text, 'YRKESRESA'::text, 'EXISTING_SUPPORT'::text, 'RESEARCH'::text, 'REGIONAL'::text, 'NONE'::text]) AND (cardinality(handling_ways) > 0)))"
    )
    op.execute("ALTER TABLE organisations DROP CONSTRAINT ck_organisations_kind")
    op.execute(
        "ALTER TABLE organisations ADD CONSTRAINT ck_organisations_kind CHECK (kind IN ('MUNICIPALITY', 'REGION', 'RSS_BODY', 'MUNICIPAL_ASSOCIATION', 'NATIONAL_AGENCY', 'ASSOCIATION', 'RESEARCH_UNIT', 'COUNTY_BOARD', 'UNIVERSITY', 'USER_ORGANISATION', 'COORDINATION_ASSOCIATION', 'COMPANY', 'OTHER'))"
    )
    op.add_column("outputs", sa.Column("published_in", sa.Text(), nullable=True))
    op.create_check_constraint(op.f("ck_outputs_published_in_is_text"), "outputs", "is_text(published_in, 300, false)")
    op.execute("ALTER TABLE outputs DROP CONSTRAINT ck_outputs_kind")
    op.execute(
        "ALTER TABLE outputs ADD CONSTRAINT ck_outputs_kind CHECK (kind IN ('REPORT', 'EVIDENCE_BASE', 'KNOWLEDGE_SUPPORT', 'RESEARCH_OVERVIEW', 'MODEL', 'COURSE', 'FILM', 'DISCUSSION_PAPER', 'NATIONAL_GUIDELINES', 'HANDBOOK', 'COMPARISON', 'WORKING_METHOD', 'IMPLEMENTATION_SUPPORT'))"
    )
    op.execute("ALTER TABLE outputs DROP CONSTRAINT ck_outputs_no_personal_number")
    op.execute(
        "ALTER TABLE outputs ADD CONSTRAINT ck_outputs_no_personal_number CHECK ((NOT holds_personal_number(((((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(summary, ''::text)) || ' | '::text) || COALESCE(url, ''::text)) || ' | '::text) || COALESCE(published_in, ''::text)) || ' | '::text) || COALESCE(licence, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(words_of(sources), ''::text)))))"
    )
    op.execute("ALTER TABLE participations DROP CONSTRAINT ck_participations_role")
    op.execute(
        "ALTER TABLE participations ADD CONSTRAINT ck_participations_role CHECK (role IN ('INITIATOR', 'COMMISSIONER', 'OWNER', 'PROJECT_LEAD', 'PROCESS_LEADER', 'PARTICIPANT', 'NATIONAL_PRODUCER', 'REGIONAL_COORDINATOR', 'RESEARCHER', 'SUPPORTER', 'FUNDER', 'CONSULTED'))"
    )


def downgrade() -> None:
    """Step down: what has one of the new values gets the nearest of those that are left."""
    before, _, lists = NEAREST.partition("do $do$")
    for update in before.split(";\n")[:-1]:
        op.execute(update)
    op.execute(f"do $do$ {lists}")
    op.execute("ALTER TABLE participations DROP CONSTRAINT ck_participations_role")
    op.execute(
        "ALTER TABLE participations ADD CONSTRAINT ck_participations_role CHECK (role IN ('INITIATOR', 'COMMISSIONER', 'OWNER', 'PROJECT_LEAD', 'PROCESS_LEADER', 'PARTICIPANT', 'NATIONAL_PRODUCER', 'REGIONAL_COORDINATOR', 'RESEARCHER', 'CONSULTED'))"
    )
    op.execute("ALTER TABLE outputs DROP CONSTRAINT ck_outputs_no_personal_number")
    op.execute(
        "ALTER TABLE outputs ADD CONSTRAINT ck_outputs_no_personal_number CHECK ((NOT holds_personal_number(((((((((((((((((COALESCE(title, ''::text) || ' | '::text) || COALESCE(title_en, ''::text)) || ' | '::text) || COALESCE(summary, ''::text)) || ' | '::text) || COALESCE(url, ''::text)) || ' | '::text) || COALESCE(licence, ''::text)) || ' | '::text) || COALESCE(slug, ''::text)) || ' | '::text) || COALESCE(texts(former_slugs), ''::text)) || ' | '::text) || COALESCE(withdrawn_because, ''::text)) || ' | '::text) || COALESCE(words_of(sources), ''::text)))))"
    )
    op.execute("ALTER TABLE outputs DROP CONSTRAINT ck_outputs_kind")
    op.execute(
        "ALTER TABLE outputs ADD CONSTRAINT ck_outputs_kind CHECK (kind IN ('REPORT', 'EVIDENCE_BASE', 'KNOWLEDGE_SUPPORT', 'RESEARCH_OVERVIEW', 'MODEL', 'COURSE', 'FILM', 'DISCUSSION_PAPER'))"
    )
    op.drop_constraint(op.f("ck_outputs_published_in_is_text"), "outputs", type_="check")
    op.drop_column("outputs", "published_in")
    op.execute("ALTER TABLE organisations DROP CONSTRAINT ck_organisations_kind")
    op.execute(
        "ALTER TABLE organisations ADD CONSTRAINT ck_organisations_kind CHECK (kind IN ('MUNICIPALITY', 'REGION', 'RSS_BODY', 'MUNICIPAL_ASSOCIATION', 'NATIONAL_AGENCY', 'ASSOCIATION', 'RESEARCH_UNIT', 'OTHER'))"
    )
    op.execute("ALTER TABLE knowledge_needs DROP CONSTRAINT ck_knowledge_needs_handling_ways")
    op.execute(
        "ALTER TABLE knowledge_needs ADD CONSTRAINT ck_knowledge_needs_handling_ways CHECK (((handling_ways <@ ARRAY['NEW_GUIDANCE'::text, 'ADAPTED_GUIDANCE'::text, 'RESEARCH_OVERVIEW'::text, 'PILOT'::text, 'YRKESRESA'::text, 'NONE'::text]) AND (cardinality(handling_ways) > 0)))"
    )
    op.execute("ALTER TABLE initiatives DROP CONSTRAINT ck_initiatives_kind")
    op.execute(
        "ALTER TABLE initiatives ADD CONSTRAINT ck_initiatives_kind CHECK (kind IN ('PILOT', 'PRE_STUDY', 'INQUIRY', 'NATIONAL_TEST', 'PRIORITY_AREA', 'PROGRAMME', 'YRKESRESA', 'JOINT_DEVELOPMENT', 'JOINT_OPERATION'))"
    )
    op.execute("ALTER TABLE groups DROP CONSTRAINT ck_groups_kind")
    op.execute(
        "ALTER TABLE groups ADD CONSTRAINT ck_groups_kind CHECK (kind IN ('REFERENCE_GROUP', 'STEERING_GROUP', 'PREPARATORY_GROUP', 'WORKING_GROUP', 'NETWORK'))"
    )
    op.execute(IS_VALUE.format(**BEFORE))
