"""Sources that records name are kept."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision: str = "0049"
down_revision: str | Sequence[str] | None = "0048"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Step up."""
    op.create_table(
        "source_counts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(collation="C"), nullable=True),
        sa.Column("url", sa.Text(collation="C"), nullable=True),
        sa.Column("publisher", sa.Text(collation="C"), nullable=True),
        sa.Column("date", sa.Text(collation="C"), nullable=True),
        sa.Column("title_sort", sa.Text(collation="C"), nullable=False),
        sa.Column("publisher_sort", sa.Text(collation="C"), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("shown_records", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_counts")),
        postgresql_with={"fillfactor": "80"},
    )
    op.create_table(
        "source_mentions",
        sa.Column("id", sa.Text(collation="C"), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("record_type", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("source", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("audience", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_mentions")),
    )
    op.create_index("ix_source_mentions_record_id", "source_mentions", ["record_id"], unique=False)
    op.create_index(
        "ix_source_mentions_shown",
        "source_mentions",
        ["source_id", "record_type", "record_id"],
        unique=False,
        postgresql_where=sa.text("audience is null"),
    )
    op.create_index(
        "ix_source_mentions_source_id", "source_mentions", ["source_id", "record_type", "record_id"], unique=False
    )
    op.execute(
        "create or replace function source_key(source jsonb) returns uuid\n"
        "language sql stable strict parallel safe\n"
        "return md5(jsonb_build_array(source ->> 'title', source ->> 'url', source ->> 'publisher', source ->> 'date')::text)::uuid"
    )
    op.execute(
        "create or replace function cited_in(kind text, ids uuid[])\n"
        "returns table (record uuid, within text, place bigint, source jsonb)\n"
        "language plpgsql stable as $$\n"
        "begin\n"
        "  case kind\n"
        "  when 'DECISION' then return query\n"
        "    select t.id, '', e.n, e.v from decisions t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'ENDORSEMENT' then return query\n"
        "    select t.id, '', e.n, e.v from endorsements t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'GROUP' then return query\n"
        "    select t.id, '', e.n, e.v from groups t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'INITIATIVE' then return query\n"
        "    select t.id, '', e.n, e.v from initiatives t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null\n"
        "    union all select t.id, 'reportedCounts', e.n, e.v -> 'source' from initiatives t, jsonb_array_elements(t.reported_counts) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.reported_counts <> '[]' and e.v -> 'source' is not null;\n"
        "  when 'KEEPER_REQUEST' then return query\n"
        "    select t.id, '', e.n, e.v from keeper_requests t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'KNOWLEDGE_NEED' then return query\n"
        "    select t.id, '', e.n, e.v from knowledge_needs t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'LESSON' then return query\n"
        "    select t.id, '', e.n, e.v from lessons t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'MANDATE' then return query\n"
        "    select t.id, '', e.n, e.v from mandates t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'MEMBERSHIP' then return query\n"
        "    select t.id, '', e.n, e.v from memberships t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'METHOD' then return query\n"
        "    select t.id, '', e.n, e.v from methods t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null\n"
        "    union all select t.id, 'reportedCounts', e.n, e.v -> 'source' from methods t, jsonb_array_elements(t.reported_counts) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.reported_counts <> '[]' and e.v -> 'source' is not null\n"
        "    union all select t.id, 'grades', e.n, e.v -> 'source' from methods t, jsonb_array_elements(t.grades) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.grades <> '[]' and e.v -> 'source' is not null;\n"
        "  when 'METHOD_USE' then return query\n"
        "    select t.id, '', e.n, e.v from method_uses t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'NEEDS_ROUND' then return query\n"
        "    select t.id, '', e.n, e.v from needs_rounds t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'ORGANISATION' then return query\n"
        "    select t.id, '', e.n, e.v from organisations t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'OUTPUT' then return query\n"
        "    select t.id, '', e.n, e.v from outputs t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null\n"
        "    union all select t.id, 'reportedCounts', e.n, e.v -> 'source' from outputs t, jsonb_array_elements(t.reported_counts) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.reported_counts <> '[]' and e.v -> 'source' is not null;\n"
        "  when 'PARTICIPATION' then return query\n"
        "    select t.id, '', e.n, e.v from participations t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'SEAT' then return query\n"
        "    select t.id, '', e.n, e.v from seats t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  when 'THEME' then return query\n"
        "    select t.id, '', e.n, e.v from themes t, jsonb_array_elements(t.sources) with ordinality e (v, n)\n"
        "      where t.id = any(ids) and t.sources <> '[]' and e.v is not null;\n"
        "  else null;\n"
        "  end case;\n"
        "end $$"
    )
    op.execute(
        "create or replace function cited_put(ids uuid[]) returns void\n"
        "language plpgsql as $$\n"
        "declare\n"
        "  before jsonb;\n"
        "  moved uuid[];\n"
        "begin\n"
        "  select jsonb_agg(b) into before\n"
        "  from (select source_id as id, count(distinct record_id)::integer as n,\n"
        "           count(distinct record_id) filter (where audience is null)::integer as shown from source_mentions where record_id = any(ids) group by source_id) b;\n"
        "  delete from source_mentions where record_id = any(ids);\n"
        "  insert into source_mentions (id, record_id, record_type, source_id, source, audience)\n"
        "    select concat(c.record, '/', c.within, c.place), c.record, h.record_type, source_key(c.source), c.source, h.audience\n"
        "    from (select e.record_type, array_agg(e.record_id) as ids from heads e where e.record_id = any(cited_put.ids) group by e.record_type) k cross join lateral cited_in(k.record_type, k.ids) c join heads h on h.record_id = c.record and h.audience is distinct from '[[\"gone\"]]';\n"
        "  with counted as materialized (\n"
        "    select w.id, sum(w.n)::integer as n, sum(w.shown)::integer as shown, any_value(w.source) as source\n"
        "    from (\n"
        "      select source_id as id, count(distinct record_id)::integer as n,\n"
        "           count(distinct record_id) filter (where audience is null)::integer as shown, any_value(source) as source from source_mentions where record_id = any(ids) group by source_id\n"
        "      union all\n"
        "      select b.id, -b.n, -b.shown, null from jsonb_to_recordset(before) b (id uuid, n integer, shown integer)\n"
        "    ) w group by w.id having sum(w.n) <> 0 or sum(w.shown) <> 0\n"
        "  ), put as (\n"
        "    update source_counts s set records = s.records + c.n, shown_records = s.shown_records + c.shown\n"
        "    from counted c where s.id = c.id returning s.id\n"
        "  ), added as (\n"
        "    insert into source_counts\n"
        "      (id, title, url, publisher, date, title_sort, publisher_sort, records, shown_records)\n"
        "    select f.id, f.source ->> 'title', f.source ->> 'url', f.source ->> 'publisher', f.source ->> 'date',\n"
        "           swedish_sort(coalesce(f.source ->> 'title', '')), swedish_sort(coalesce(f.source ->> 'publisher', '')),\n"
        "           f.n, f.shown from counted f where not exists (select from source_counts s where s.id = f.id)\n"
        "  )\n"
        "  select array_agg(p.id) into moved from put p;\n"
        "  delete from source_counts s where s.id = any(moved) and s.records = 0;\n"
        "end $$"
    )
    op.execute(
        "create or replace function cited_place() returns trigger\n"
        "language plpgsql security definer set search_path = public, pg_temp as $$\n"
        "declare\n"
        "  ids uuid[];\n"
        "begin\n"
        "  if tg_op = 'INSERT' then\n"
        "    select array_agg(n.record_id) into ids from added n;\n"
        "  else\n"
        "    select array_agg(n.record_id) into ids from added n join removed o on o.record_id = n.record_id\n"
        "    where n.audience is distinct from o.audience or (n.position <> o.position and n.echoed_at < n.position);\n"
        "  end if;\n"
        "  if ids is not null then perform cited_put(ids); end if;\n"
        "  return null;\n"
        "end $$"
    )
    op.execute(
        "create or replace function cited_fill() returns void\n"
        "language plpgsql as $$\n"
        "declare\n"
        "  the_kind text;\n"
        "begin\n"
        "  -- The lock that orders commits: what they tell meanwhile is told after this.\n"
        "  perform pg_advisory_xact_lock(7368);\n"
        "  delete from source_mentions;\n"
        "  delete from source_counts;\n"
        "  foreach the_kind in array array['DECISION', 'ENDORSEMENT', 'GROUP', 'INITIATIVE', 'KEEPER_REQUEST', 'KNOWLEDGE_NEED', 'LESSON', 'MANDATE', 'MEMBERSHIP', 'METHOD', 'METHOD_USE', 'NEEDS_ROUND', 'ORGANISATION', 'OUTPUT', 'PARTICIPATION', 'SEAT', 'THEME'] loop\n"
        "    insert into source_mentions (id, record_id, record_type, source_id, source, audience)\n"
        "    select concat(c.record, '/', c.within, c.place), c.record, h.record_type, source_key(c.source), c.source, h.audience\n"
        "    from cited_in(the_kind, ids_of(the_kind)) c join heads h on h.record_id = c.record and h.audience is distinct from '[[\"gone\"]]';\n"
        "  end loop;\n"
        "  insert into source_counts\n"
        "      (id, title, url, publisher, date, title_sort, publisher_sort, records, shown_records)\n"
        "    select f.id, f.source ->> 'title', f.source ->> 'url', f.source ->> 'publisher', f.source ->> 'date',\n"
        "           swedish_sort(coalesce(f.source ->> 'title', '')), swedish_sort(coalesce(f.source ->> 'publisher', '')),\n"
        "           f.n, f.shown from (select source_id as id, count(distinct record_id)::integer as n,\n"
        "           count(distinct record_id) filter (where audience is null)::integer as shown, any_value(source) as source from source_mentions group by source_id) f;\n"
        "end $$"
    )
    op.execute(
        "CREATE TRIGGER cited_place_insert AFTER INSERT ON heads "
        "REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cited_place()"
    )
    op.execute(
        "CREATE TRIGGER cited_place_update AFTER UPDATE ON heads "
        "REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cited_place()"
    )
    op.execute("select cited_fill()")


def downgrade() -> None:
    """Step down."""
    op.execute("DROP TRIGGER cited_place_update ON heads")
    op.execute("DROP TRIGGER cited_place_insert ON heads")
    op.execute("DROP FUNCTION cited_fill()")
    op.execute("DROP FUNCTION cited_place()")
    op.execute("DROP FUNCTION cited_put(uuid[])")
    op.execute("DROP FUNCTION cited_in(text, uuid[])")
    op.execute("DROP FUNCTION source_key(jsonb)")
    op.drop_index("ix_source_mentions_source_id", table_name="source_mentions")
    op.drop_index(
        "ix_source_mentions_shown", table_name="source_mentions", postgresql_where=sa.text("audience is null")
    )
    op.drop_index("ix_source_mentions_record_id", table_name="source_mentions")
    op.drop_table("source_mentions")
    op.drop_table("source_counts")
