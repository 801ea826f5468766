"""What the seed files say is what the registry says, and nobody's own work is written over."""

import shutil
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from registry import seeding
from registry.seeding.files import SeedError
from registry.storage.database import database
from registry.storage.database.folders import SEEDS
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import furnish

PILOT = "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"


async def value(url: str, query: str, *arguments: Any) -> Any:
    connection = await database.connect(url)
    try:
        return await connection.fetchval(query, *arguments)
    finally:
        await connection.close()


async def change_as_anna(url: str, statement: str) -> None:
    connection = await database.connect(url)
    try:
        await connection.execute("select set_config('registry.caller', 'anna', false)")
        await connection.execute(statement)
    finally:
        await connection.close()


async def trail(url: str) -> tuple[int, int]:
    """How many changes there are, and the sum of all versions of initiatives."""
    changes = await value(url, "select count(*) from changes")
    return changes, await value(url, "select sum(version) from initiatives")


@pytest_asyncio.fixture
async def loaded(make_database: CreateDatabase) -> str:
    """A database of the test's own, into which the seed files were loaded as they stand."""
    return await make_database(furnish)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A copy of the seed files to write in."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


def write(files: Path, name: str, old: str, new: str) -> None:
    text = (files / name).read_text("utf-8")
    assert old in text
    (files / name).write_text(text.replace(old, new, 1), "utf-8")


# ---- What is loaded


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


async def test_progress_is_told_for_every_kind_of_record(fresh_url: str) -> None:
    told: list[tuple[str, int, int]] = []

    await seeding.load(fresh_url, on_progress=lambda *step: told.append(step))

    assert ("Län", 21, 21) in told


async def test_a_source_is_kept_whole_with_the_record(seeded_url: str) -> None:
    source = f"select sources->1 from initiatives where slug = '{PILOT}'"
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
    assert await value(seeded_url, counted) == "Yrkesresan"


async def test_links_are_written_from_the_files(seeded_url: str) -> None:
    implements = (
        "select initiatives.slug from initiative_implements join initiatives on initiatives.id = initiative_id"
        " join outputs on outputs.id = output_id"
    )
    assert await value(seeded_url, implements) == "implementering-av-kunskapsstod-normbrytande-beteende"


async def test_case_numbers_contacts_and_lessons_can_be_told(fresh_url: str, files: Path) -> None:
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


# ---- Loading again


async def test_a_second_load_changes_nothing(loaded: str) -> None:
    before = await trail(loaded)

    report = await seeding.load(loaded)

    assert await trail(loaded) == before
    assert report.changed == 0
    assert report.lines()[-1] == "Inget behövde ändras."


async def test_a_corrected_file_updates_its_record(loaded: str, files: Path) -> None:
    write(files, "initiatives.toml", 'phase_note = "I en tidig fas"', 'phase_note = "Avslutas till våren"')

    report = await seeding.load(loaded, files)

    assert report.outcomes["initiatives"].updated == 1
    assert report.changed == 1
    assert await value(loaded, f"select version from initiatives where slug = '{PILOT}'") == 2


async def test_a_line_taken_out_of_a_file_is_taken_out_of_the_record(loaded: str, files: Path) -> None:
    write(files, "initiatives.toml", 'phase_note = "I en tidig fas"\n', "")

    await seeding.load(loaded, files)

    assert await value(loaded, f"select phase_note from initiatives where slug = '{PILOT}'") is None


async def test_links_follow_a_corrected_file(loaded: str, files: Path) -> None:
    write(files, "initiatives.toml", '"ekonomiskt-bistand", "tidiga-insatser"]', '"familjehem"]')

    report = await seeding.load(loaded, files)

    themes = (
        "select array_agg(themes.slug order by themes.slug) from initiative_themes join themes on themes.id = theme_id"
        f" join initiatives on initiatives.id = initiative_id where initiatives.slug = '{PILOT}'"
    )
    assert await value(loaded, themes) == ["familjehem", "skadligt-bruk-och-beroende"]
    assert report.outcomes["initiatives"].updated == 1


async def test_a_slug_that_was_given_up_keeps_answering(loaded: str, files: Path) -> None:
    write(files, "themes.toml", 'slug = "personliga-ombud"', 'slug = "ombud"\nformer_slugs = ["personliga-ombud"]')
    write(files, "initiatives.toml", '"personliga-ombud"', '"ombud"')

    report = await seeding.load(loaded, files)

    assert report.outcomes["themes"].created == 0
    assert await value(loaded, "select former_slugs from themes where slug = 'ombud'") == ["personliga-ombud"]
    assert (await seeding.load(loaded, files)).changed == 0


# ---- What is others'


async def test_what_someone_else_has_changed_is_kept_and_told_of(loaded: str, files: Path) -> None:
    await change_as_anna(loaded, f"update initiatives set phase_note = 'Annas ord' where slug = '{PILOT}'")
    write(files, "initiatives.toml", 'phase_note = "I en tidig fas"', 'phase_note = "Filens ord"')

    report = await seeding.load(loaded, files)

    assert await value(loaded, f"select phase_note from initiatives where slug = '{PILOT}'") == "Annas ord"
    assert report.outcomes["initiatives"].kept == (PILOT,)
    assert any(PILOT in line for line in report.lines())


async def test_what_someone_else_has_renamed_is_not_loaded_again(loaded: str) -> None:
    await change_as_anna(loaded, f"update initiatives set slug = 'tidigt-stod' where slug = '{PILOT}'")

    report = await seeding.load(loaded)

    assert report.outcomes["initiatives"].kept == (PILOT,)
    assert report.changed == 0


async def test_what_someone_else_has_withdrawn_does_not_come_back(loaded: str) -> None:
    withdraw = "update participations set publication = 'WITHDRAWN', withdrawn_because = 'Fel organisation'"
    await change_as_anna(loaded, f"{withdraw} where note = 'SKR frågade Kungälv om att delta.'")

    report = await seeding.load(loaded)

    assert report.outcomes["participations"].kept == (f"{PILOT} / skr / INITIATOR",)
    assert report.changed == 0


async def test_a_link_that_someone_else_has_made_stays(loaded: str) -> None:
    ids = f"(select id from initiatives where slug = '{PILOT}'), (select id from outputs where kind = 'FILM')"
    await change_as_anna(loaded, f"insert into initiative_outputs (initiative_id, output_id) values ({ids})")
    before = await trail(loaded)

    report = await seeding.load(loaded)

    assert await trail(loaded) == before
    assert report.outcomes["initiatives"].kept == (PILOT,)


# ---- What is wrong


# The file, what is written instead of what, the record, and what is said of it.
WRONG = [
    (
        ("initiatives.toml", 'phase_note = "I en', 'phas_note = "I en'),
        PILOT,
        'there is no column "phas_note"; did you mean "phase_note"?',
    ),
    (
        ("initiatives.toml", 'kind = "PILOT"', 'kind = "PILOTT"'),
        PILOT,
        'there is no value "PILOTT"; did you mean "PILOT"?',
    ),
    (
        ("initiatives.toml", '"tidiga-insatser"]', '"tidiga-insats"]'),
        PILOT,
        'there is no record in themes "tidiga-insats"; did you mean "tidiga-insatser"?',
    ),
    (
        ("initiatives.toml", '{ source = "P3"', '{ source = "P333"'),
        PILOT,
        'there is no source "P333"; did you mean "P33"?',
    ),
    (("initiatives.toml", 'kind = "PILOT"', ""), PILOT, '"kind" is missing.'),
    (
        ("initiatives.toml", "target_group_age_from = 18", "target_group_age_from = true"),
        "effektiva-tidiga-insatser-inom-socialtjansten",
        '"target_group_age_from" must be a whole number.',
    ),
    (
        ("initiatives.toml", 'period_end = "2028"', 'period_end = "2020"'),
        "yrkesresan",
        "the database refused it by the rule ck_initiatives_period_in_order.",
    ),
    (
        ("participations.toml", 'organisation = "kungalv"', 'organisation = "kungalvs"'),
        f"{PILOT} / kungalvs / PARTICIPANT",
        'there is no record in organisations "kungalvs"; did you mean "kungalv"?',
    ),
    (
        ("endorsements.toml", 'via = "goteborgsregionen"', 'via = "skr"'),
        "introduktion-nar-personal-ofta-byts / kungsbacka",
        "the database refused it by the rule fk_endorsements_via_id.",
    ),
    (("themes.toml", 'slug = "familjehem"', 'slug = "barnahus"'), "barnahus", 'is the same record as "barnahus".'),
    (
        ("municipalities.csv", "Upplands Väsby,01,50323", "Upplands Väsby,01,många"),
        "upplands-vasby",
        '"population" must be a whole number.',
    ),
    (
        ("organisations.toml", '[[organisations]]\nslug = "borasregionen"', '[[organisation]]\nslug = "borasregionen"'),
        None,
        'there is no table "organisation"; did you mean "organisations"?',
    ),
]


@pytest.mark.parametrize(("edit", "record", "problem"), WRONG)
async def test_a_wrong_file_is_refused_with_a_sentence(
    empty_url: str, files: Path, edit: tuple[str, str, str], record: str | None, problem: str
) -> None:
    write(files, *edit)

    with pytest.raises(SeedError) as refusal:
        await seeding.load(empty_url, files)

    place = f"{edit[0]}, {record}" if record else edit[0]
    assert refusal.value.code == "INVALID_SEED"
    assert refusal.value.message == f"{place}: {problem}"
    # Whatever came before it in the files was not loaded either.
    assert await value(empty_url, "select count(*) from organisations") == 0
    assert await value(empty_url, "select count(*) from changes") == 0


async def test_a_wrong_file_leaves_what_was_loaded_before(loaded: str, files: Path) -> None:
    before = await trail(loaded)
    write(files, "initiatives.toml", 'phase_note = "I en tidig fas"', 'phase_note = "Ny fas"')
    write(files, "outputs.toml", 'published_on = "2021"', 'published_on = "2021-13"')

    with pytest.raises(SeedError, match="ck_outputs_published_on_is_date"):
        await seeding.load(loaded, files)

    assert await trail(loaded) == before


async def test_a_personal_number_is_refused_and_not_repeated(empty_url: str, files: Path) -> None:
    write(files, "initiatives.toml", 'phase_note = "I en tidig fas"', 'phase_note = "Ring 19121212-1212"')

    with pytest.raises(SeedError, match="ck_initiatives_no_personal_number") as refusal:
        await seeding.load(empty_url, files)

    assert "1212" not in str(refusal.value)


async def test_a_missing_file_is_told_of_in_swedish_too(empty_url: str, files: Path) -> None:
    (files / "themes.toml").unlink()

    with pytest.raises(SeedError) as refusal:
        await seeding.load(empty_url, files)

    assert refusal.value.message_sv == "themes.toml: filen saknas."


async def test_ids_are_of_the_kind_that_the_database_draws(fresh_url: str) -> None:
    await seeding.load(fresh_url, only=seeding.REFERENCE)

    assert UUID(str(await value(fresh_url, "select id from organisations limit 1"))).version == 7
