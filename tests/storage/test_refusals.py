"""Bad data is refused by the database itself, whoever sends it, and each rule has a name."""

from collections.abc import AsyncIterator
from typing import Any, TypeAlias

import asyncpg
import pytest
import pytest_asyncio

from registry.storage.database import database
from tests.helpers.databases import CreateDatabase

Connection: TypeAlias = "asyncpg.Connection[Any]"


@pytest_asyncio.fixture(scope="module")
async def connection(make_database: CreateDatabase) -> AsyncIterator[Connection]:
    """A connection to a database with one of each record that others point at."""
    made = await database.connect(await make_database())
    await made.execute("insert into counties (code, name, region_name) values ('14', 'Västra Götalands län', 'VGR')")
    await made.execute(
        """insert into organisations (kind, slug, name, municipality_code, county_code) values
           ('MUNICIPALITY', 'ett', 'Ett', '1401', '14'), ('MUNICIPALITY', 'tva', 'Två', '1402', '14');
           insert into organisations (kind, slug, name) values
           ('RSS_BODY', 'rss', 'RSS'), ('RSS_BODY', 'rss-2', 'RSS 2');
           insert into themes (kind, slug, name) values ('SERVICE_AREA', 'omrade', 'Område');
           insert into initiatives (kind, slug, title) values ('PILOT', 'pilot', 'Pilot')"""
    )
    yield made
    await made.close()


async def _refused_by(connection: Connection, statement: str) -> str | None:
    """The name of the rule that refused a statement; fails when none did."""
    transaction = connection.transaction()
    await transaction.start()
    try:
        with pytest.raises(asyncpg.IntegrityConstraintViolationError) as caught:
            await connection.execute(statement)
    finally:
        await transaction.rollback()
    found: str | None = caught.value.constraint_name
    return found


def _organisation(**columns: str) -> str:
    told = {"kind": "'OTHER'", "slug": "'annan'", "name": "'Annan'", **columns}
    return f"insert into organisations ({', '.join(told)}) values ({', '.join(told.values())})"


def _initiative(**columns: str) -> str:
    told = {"kind": "'PILOT'", "slug": "'ny'", "title": "'Ny'", **columns}
    return f"insert into initiatives ({', '.join(told)}) values ({', '.join(told.values())})"


def _need(**columns: str) -> str:
    told = {"slug": "'behov'", "title": "'Behov'", **columns}
    return f"insert into knowledge_needs ({', '.join(told)}) values ({', '.join(told.values())})"


def _decision(**columns: str) -> str:
    told = {"need_id": "(select id from made)", **columns}
    made = f"with made as ({_need()} returning id)"
    return f"{made} insert into decisions ({', '.join(told)}) values ({', '.join(told.values())})"


MEMBER = """insert into memberships (municipality_id, rss_body_id, is_primary) select m.id, r.id, {primary}
            from organisations m, organisations r where m.slug = '{municipality}' and r.slug = '{rss}'"""

REFUSED = {
    "ck_organisations_municipality_code": _organisation(
        kind="'MUNICIPALITY'", municipality_code="'1501'", county_code="'14'"
    ),
    "ck_organisations_municipality_has_code": _organisation(kind="'MUNICIPALITY'"),
    "ck_organisations_only_municipality_has_code": _organisation(municipality_code="'1403'", county_code="'14'"),
    "uq_organisations_municipality_code": _organisation(
        kind="'MUNICIPALITY'", municipality_code="'1401'", county_code="'14'"
    ),
    "fk_organisations_county_code": _organisation(
        kind="'MUNICIPALITY'", municipality_code="'1501'", county_code="'15'"
    ),
    "ck_organisations_organisation_number": _organisation(organisation_number="'212000-0143'"),
    "ck_organisations_kind": _organisation(kind="'CLUB'"),
    "ck_organisations_slug": _organisation(slug="'Å Ä'"),
    "ck_organisations_name_is_text": _organisation(name="'  '"),
    "ck_organisations_website": _organisation(website="'http://example.org'"),
    "ck_organisations_population_has_year": _organisation(population="100"),
    "ck_organisations_only_rss_body_has_host": _organisation(host_id="(select id from organisations limit 1)"),
    "ck_organisations_withdrawn_has_reason": _organisation(publication="'WITHDRAWN'"),
    "ck_organisations_contacts_whole": _organisation(contacts="""'[{"name": "någon"}]'"""),
    "ck_organisations_sources_whole": _organisation(sources="""'[{"title": "Källa"}]'"""),
    "ck_organisations_former_names_whole": _organisation(former_names="""'[{"name": "A", "until": "2022-13"}]'"""),
    "ck_organisations_former_keys_whole": _organisation(
        former_keys="""'[{"system": "scb-kommunkod", "value": "114"}]'"""
    ),
    "uq_memberships_pair": ";".join([MEMBER.format(municipality="ett", rss="rss", primary="false")] * 2),
    "uq_memberships_one_primary": MEMBER.format(municipality="ett", rss="rss", primary="true")
    + ";"
    + MEMBER.format(municipality="ett", rss="rss-2", primary="true"),
    "fk_memberships_municipality_id": MEMBER.format(municipality="rss", rss="rss-2", primary="true"),
    "fk_memberships_rss_body_id": MEMBER.format(municipality="ett", rss="tva", primary="true"),
    "ck_initiatives_discontinued_has_reason": _initiative(state="'DISCONTINUED'"),
    "ck_initiatives_only_pilot_has_focus": _initiative(kind="'INQUIRY'", pilot_focus="'METHOD'"),
    "ck_initiatives_opening_says_what": _initiative(opening_seeks="'alla'"),
    "ck_initiatives_opening_whole": _initiative(opening_places="3"),
    "ck_initiatives_period_start_is_date": _initiative(period_start="'2022-02-30'"),
    "ck_initiatives_period_in_order": _initiative(period_start="'2023'", period_end="'2022-12'"),
    "ck_initiatives_period_end_known": _initiative(period_end_is="'PLANNED'"),
    "ck_initiatives_target_group_ages_in_order": _initiative(
        target_group_text="'vuxna'", target_group_age_from="50", target_group_age_to="18"
    ),
    "ck_initiatives_target_group_described": _initiative(target_group_age_from="18"),
    "ck_initiatives_reported_counts_whole": _initiative(
        reported_counts="""'[{"unit": "HÄSTAR", "count": 3, "is_approximate": false}]'"""
    ),
    "uq_participations_part": ";".join(
        [
            """insert into participations (initiative_id, organisation_id) select i.id, o.id
            from initiatives i, organisations o where o.slug = 'ett'"""
        ]
        * 2
    ),
    "ck_knowledge_needs_closed_has_reason": _need(state="'CLOSED'"),
    "ck_knowledge_needs_sent_back_to_raised": _need(state="'COMPILED'", sent_back_because="'Säg mer'"),
    "ck_knowledge_needs_merged_says_into_what": _need(state="'CLOSED'", close_reason="'MERGED'"),
    "ck_decisions_ways": _decision(kind="'HANDLING'", ways="array['GISSA']"),
    "ck_decisions_none_stands_alone": _decision(kind="'HANDLING'", ways="array['NONE', 'PILOT']"),
    "ck_decisions_ways_of_handling": _decision(kind="'PRIORITISED'", ways="array['PILOT']"),
    "ck_decisions_rank_of_prioritised": _decision(kind="'PRIORITISED'", rank="0"),
    "ck_decisions_one_decides": _decision(
        kind="'PRIORITISED'",
        deciding_organisation_id="(select min(id::text)::uuid from organisations)",
        decided_by_id="uuidv7()",
    ),
    "ck_decisions_case_number_whole": _decision(kind="'PRIORITISED'", case_number_value="'1/2026'"),
    "ck_methods_grades_whole": (
        "insert into methods (kind, slug, name, grades) values ('METHOD', 'm', 'M', '[{\"grade\": \"Bra\"}]')"
    ),
    "ck_mandates_amount_written": (
        "insert into mandates (kind, slug, title, amount_value, amount_unit) values ('GRANT', 'm', 'M', '1,95', 'SEK')"
    ),
    "ck_mandates_amount_whole": (
        "insert into mandates (kind, slug, title, amount_value) values ('GRANT', 'm', 'M', '1.95')"
    ),
    "ck_outputs_language": "insert into outputs (kind, slug, title, language) values ('REPORT', 'r', 'R', 'svenska')",
    "ck_outputs_url": "insert into outputs (kind, slug, title, url) values ('REPORT', 'r', 'R', 'r.pdf')",
    "ck_needs_rounds_step": """insert into needs_rounds (slug, service_area_id, year, step)
                               select 'runda', id, 2026, 8 from themes""",
}


@pytest.mark.parametrize(("rule", "statement"), REFUSED.items(), ids=REFUSED.keys())
async def test_what_breaks_a_rule_is_refused_by_its_name(connection: Connection, rule: str, statement: str) -> None:
    assert await _refused_by(connection, statement) == rule


# No real person's number stands here: each is built from a date and a right last digit.
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Född 19000101-0016", id="12 digits with hyphen"),
        pytest.param("nr 190001010016.", id="12 digits"),
        pytest.param("000101-0016", id="10 digits with hyphen"),
        pytest.param("0001010016", id="10 digits"),
        pytest.param("000101+0016", id="over a hundred years"),
        pytest.param("19000161-0013", id="coordination number"),
    ],
)
async def test_a_text_with_a_personal_number_is_refused(connection: Connection, text: str) -> None:
    assert await _refused_by(connection, _initiative(summary=f"'{text}'")) == "ck_initiatives_no_personal_number"


async def test_a_personal_number_is_refused_inside_lists_too(connection: Connection) -> None:
    rule = "ck_initiatives_no_personal_number"
    assert await _refused_by(connection, _initiative(methods="array['IPS', '0001010016']")) == rule
    source = """'[{"title": "Om 000101-0016", "fields": []}]'"""
    assert await _refused_by(connection, _initiative(sources=source)) == rule


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dnr 16/06673 och 2026/0001", id="case numbers"),
        pytest.param("212000-0142", id="organisation number"),
        pytest.param("070-123 45 67, 0701234567", id="telephone"),
        pytest.param("19000101-0018", id="wrong last digit"),
        pytest.param("19000231-0019", id="no such day"),
        pytest.param("5000101001612", id="longer number"),
    ],
)
async def test_other_numbers_pass(connection: Connection, text: str) -> None:
    transaction = connection.transaction()
    await transaction.start()
    await connection.execute(_initiative(summary=f"'{text}'"))
    await transaction.rollback()


async def test_every_text_that_people_write_is_guarded(connection: Connection) -> None:
    unguarded = await connection.fetch(
        """select c.table_name, c.column_name from information_schema.columns c
           where c.table_schema = 'public' and c.data_type in ('text', 'jsonb', 'ARRAY') and c.is_generated = 'NEVER'
             and c.table_name not in ('commits', 'changes', 'kept_answers', 'key_uses', 'sightings', 'sessions',
                                      'alembic_version', 'heads', 'departures', 'sights',
                                      'webhook_places', 'webhook_deliveries', 'assertions', 'search_texts',
                                      'title_words', 'search_words', 'search_parts', 'search_synonyms',
                                      'source_mentions', 'source_counts')
             and not exists (select from pg_constraint k where k.conrelid = c.table_name::regclass
                             and k.conname = 'ck_' || c.table_name || '_no_personal_number'
                             and pg_get_constraintdef(k.oid) ~ ('\\m' || c.column_name || '\\M'))
           order by 1, 2"""
    )
    # Dates, codes and numbers follow a format of their own, which no personal number fits.
    formatted = ("code", "county_code", "municipality_code", "organisation_number", "language", "prefix")
    dates = ("period_start", "period_end", "_on", "_as_of")
    left = [row["column_name"] for row in unguarded if row["column_name"] not in formatted]
    assert [name for name in left if not name.endswith(dates)] == []


async def test_every_reference_can_be_followed_backwards(connection: Connection) -> None:
    missing = await connection.fetch(
        """select k.conrelid::regclass::text, a.attname from pg_constraint k
           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
           where k.contype = 'f' and k.connamespace = 'public'::regnamespace
             and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])
           order by 1, 2"""
    )
    assert [tuple(row) for row in missing] == []


@pytest.mark.parametrize("more", ['"is_inferred": "ja"', '"is_inferred": 1', '"page": "12"'])
async def test_what_a_source_says_of_itself_is_written_as_it_is_read(connection: Connection, more: str) -> None:
    sources = f"""'[{{"title": "Källa", "fields": [], {more}}}]'"""
    assert await _refused_by(connection, _organisation(sources=sources)) == "ck_organisations_sources_whole"
