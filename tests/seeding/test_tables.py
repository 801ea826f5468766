"""What may stand in a seed file is what the concepts tell: their order, their keys and their links."""

from pathlib import Path

import pytest

from registry import seeding
from registry.model import metadata
from registry.seeding.errors import SeedError
from registry.seeding.files import seed_files
from registry.seeding.tables import concepts, links, natural_key
from registry.storage.database.folders import SEEDS
from tests.helpers.seed_files import PILOT, value, write

THEMES = "select count(*) from initiative_themes"


def test_every_concept_has_a_plural_and_a_key() -> None:
    for table, concept in concepts().items():
        assert concept.plural
        assert natural_key(metadata.tables[table]) != ("id",)


def test_a_concept_comes_after_those_that_it_points_at() -> None:
    before: set[str] = set()
    for table in concepts():
        before.add(table)
        assert {key.column.table.name for key in metadata.tables[table].foreign_keys} <= before


def test_the_files_that_come_along_are_those_that_are_read() -> None:
    files = [file for file in seed_files() if not file.may_be_missing]
    read = {name for file in files for name in (file.name, file.former) if name}

    assert read == {path.name for path in SEEDS.iterdir()} - {
        "README.md",
        "sources.toml",
        "search.toml",
        "municipalities.geojson",
    }


def test_every_table_of_links_can_be_filled_from_a_file() -> None:
    beside = {"external_ids", "changes", "kept_answers", "commits", "sightings", "key_uses", "sessions"}
    beside |= {"heads", "departures", "sights", "assertions"}
    beside |= {
        "search_texts",
        "title_words",
        "search_words",
        "search_parts",
        "search_synonyms",
        "source_mentions",
        "source_counts",
    }
    beside |= {"bitmap_ordinals", "bitmaps", "need_backings", "keeper_shares", "keeper_counts"}
    administration = {"api_keys", "people", "grants", "webhooks", "webhook_places", "webhook_deliveries"}

    assert {link.rows.name for link in links()} == metadata.tables.keys() - concepts().keys() - beside - administration


async def test_links_may_stand_in_the_other_concepts_file_instead(fresh_url: str, files: Path) -> None:
    await seeding.load(fresh_url, files)
    before = await value(fresh_url, THEMES)
    path = files / "initiatives.toml"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("themes = ")), "utf-8")
    write(files, "themes.toml", 'slug = "familjehem"\n', f'slug = "familjehem"\ninitiatives = ["{PILOT}"]\n')

    report = await seeding.load(fresh_url, files)

    assert before > 1
    assert await value(fresh_url, THEMES) == 1
    assert report.outcomes["initiatives"].updated == 0
    assert report.outcomes["themes"].updated > 1


async def test_links_that_no_file_names_any_more_are_taken_away(fresh_url: str, files: Path) -> None:
    await seeding.load(fresh_url, files)
    path = files / "outputs.toml"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("implemented_by = ")), "utf-8")

    report = await seeding.load(fresh_url, files)

    assert await value(fresh_url, "select count(*) from initiative_implements") == 0
    assert report.outcomes["outputs"].updated == 1


async def test_links_that_two_files_name_are_refused(fresh_url: str, files: Path) -> None:
    write(files, "themes.toml", 'slug = "familjehem"\n', f'slug = "familjehem"\ninitiatives = ["{PILOT}"]\n')

    with pytest.raises(SeedError) as refusal:
        await seeding.load(fresh_url, files)

    assert refusal.value.message.endswith(': "themes" is given already, by "initiatives" of themes.')
    assert refusal.value.message_sv.endswith(': "themes" anges redan, med "initiatives" för områden.')
    assert await value(fresh_url, "select count(*) from organisations") == 0


async def test_links_to_what_is_not_loaded_stay(fresh_url: str, files: Path) -> None:
    await seeding.load(fresh_url, files)
    before = await value(fresh_url, "select count(*) from need_outputs")

    await seeding.load(fresh_url, files, only=["counties", "organisations", "outputs"])

    assert before == await value(fresh_url, "select count(*) from need_outputs") > 1
