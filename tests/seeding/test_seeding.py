"""What the seed files say is what the registry says."""

from pathlib import Path
from uuid import UUID

from registry import seeding
from tests.helpers.seed_files import PILOT, value, write


async def test_every_municipality_is_there_with_all_who_live_in_it(seeded_url: str) -> None:
    municipalities = "from organisations where kind = 'MUNICIPALITY' and publication = 'PUBLISHED'"
    assert await value(seeded_url, f"select count(*) {municipalities}") == 290
    assert await value(seeded_url, f"select sum(population) {municipalities}") == 10_587_710


async def test_every_municipality_has_one_primary_rss(seeded_url: str) -> None:
    assert await value(seeded_url, "select count(*) from organisations where kind = 'RSS_BODY'") == 24
    primary = "select count(distinct municipality_id) from memberships where is_primary"
    assert await value(seeded_url, primary) == 290
    assert await value(seeded_url, "select count(*) from memberships where is_primary") == 290


async def test_the_report_counts_records_of_every_type(fresh_url: str) -> None:
    report = await seeding.load(fresh_url)

    assert report.outcomes["counties"].created == 21
    assert report.outcomes["initiatives"].created == await value(fresh_url, "select count(*) from initiatives")
    assert "Län: 21 nya" in report.lines()


async def test_the_report_tells_how_well_the_records_are_vouched_for(fresh_url: str) -> None:
    report = await seeding.load(fresh_url)

    kept = "from initiatives where keeper_id is not null"
    share = report.shares["initiatives"]
    assert share.records == report.outcomes["initiatives"].created
    assert share.with_keeper == await value(fresh_url, f"select count(*) {kept}")
    assert 0 < share.with_address <= share.records
    assert f"Initiativ: {share}" in report.lines()
    # Who takes part is told with the initiative, whose keeper answers for it.
    taking = f"select count(*) from participations where initiative_id in (select id {kept})"
    assert report.shares["participations"].with_keeper == await value(fresh_url, taking)
    assert "counties" not in report.shares


async def test_an_initiative_that_one_organisation_owns_is_kept_by_it(seeded_url: str) -> None:
    owners = """select initiatives.slug, min(organisations.slug), max(keepers.slug) from initiatives
        join participations on initiative_id = initiatives.id and role = 'OWNER'
        join organisations on organisations.id = organisation_id
        left join organisations keepers on keepers.id = initiatives.keeper_id group by 1 having count(*) = 1"""
    wrong = f"select count(*) from ({owners}) found (slug, owner, keeper) where keeper is distinct from owner"
    assert await value(seeded_url, wrong) == 0
    assert await value(seeded_url, "select count(*) from groups where convener_id is distinct from keeper_id") == 0
    published = (
        "select count(*) from outputs where publisher_id is not null and keeper_id is distinct from publisher_id"
    )
    assert await value(seeded_url, published) == 0


async def test_progress_is_reported_for_every_kind_of_record(fresh_url: str) -> None:
    steps: list[tuple[str, int, int]] = []

    await seeding.load(fresh_url, on_progress=lambda *step: steps.append(step))

    assert ("Län", 21, 21) in steps


async def test_a_source_is_kept_whole_with_the_record(seeded_url: str) -> None:
    source = f"select sources->2 from initiatives where slug = '{PILOT}'"
    assert await value(seeded_url, f"select ({source})->>'publisher'") == "Göteborgsregionen"
    assert await value(seeded_url, f"select ({source})->'fields' = '[\"follows\"]'") is True


async def test_a_csv_row_gets_the_sources_of_its_columns(seeded_url: str) -> None:
    titles = (
        "select array_agg(source->>'title') from organisations, jsonb_array_elements(sources) source"
        " where municipality_code = '0180'"
    )
    assert len(await value(seeded_url, titles)) == 3


async def test_a_reported_count_carries_its_source(seeded_url: str) -> None:
    counted = "select reported_counts->0->'source'->>'title' from initiatives where slug = 'yrkesresan'"
    assert await value(seeded_url, counted) == "Yrkesresan sprids över hela landet"


async def test_links_are_written_from_the_files(seeded_url: str) -> None:
    implements = (
        "select initiatives.slug from initiative_implements join initiatives on initiatives.id = initiative_id"
        " join outputs on outputs.id = output_id"
    )
    assert await value(seeded_url, implements) == "implementering-av-kunskapsstod-normbrytande-beteende"


async def test_case_numbers_contacts_and_lessons_can_stand_in_files(fresh_url: str, files: Path) -> None:
    case = 'case_numbers = [{ authority = "skr", value = "SKR 2024/1" }]\n'
    contact = 'contacts = [{ function = "Samordnare", organisation = "skr" }]\n'
    write(files, "initiatives.toml", f'slug = "{PILOT}"\n', f'slug = "{PILOT}"\n{case}{contact}')
    lesson = f'participation = {{ initiative = "{PILOT}", organisation = "kungalv" }}\nkind = "WORKED"\n'
    (files / "lessons.toml").write_text(
        f'[[lessons]]\n{lesson}text = "Börja tidigt."\nstated_on = 2024-05-01\n', "utf-8"
    )

    await seeding.load(fresh_url, files)

    assert await value(fresh_url, "select value from case_numbers") == "SKR 2024/1"
    skr = await value(fresh_url, "select id::text from organisations where slug = 'skr'")
    contacts = f"select contacts->0->>'organisation_id' from initiatives where slug = '{PILOT}'"
    assert await value(fresh_url, contacts) == skr
    assert await value(fresh_url, "select stated_on from lessons") == "2024-05-01"
    assert (await seeding.load(fresh_url, files)).changed == 0


async def test_only_some_tables_can_be_asked_for(fresh_url: str) -> None:
    report = await seeding.load(fresh_url, only=seeding.REFERENCE)

    assert set(report.outcomes) == set(seeding.REFERENCE)
    assert await value(fresh_url, "select count(*) from initiatives") == 0


async def test_ids_are_of_the_kind_that_the_database_draws(fresh_url: str) -> None:
    await seeding.load(fresh_url, only=seeding.REFERENCE)

    assert UUID(str(await value(fresh_url, "select id from organisations limit 1"))).version == 7
