"""Loading the seeds again follows the files, and nobody's own work is written over."""

from pathlib import Path

from registry import seeding
from tests.helpers.seed_files import PILOT, change_as_anna, trail, value, write

# ---- Loading again


async def test_a_second_load_changes_nothing(fresh_url: str) -> None:
    await seeding.load(fresh_url)
    before = await trail(fresh_url)

    report = await seeding.load(fresh_url)

    assert await trail(fresh_url) == before
    assert report.changed == 0
    assert report.lines()[-1] == "Inget behövde ändras."


async def test_a_corrected_file_updates_its_record(fresh_url: str, files: Path) -> None:
    await seeding.load(fresh_url, files)
    write(files, "initiatives.toml", 'phase_note = "I en tidig fas"', 'phase_note = "Avslutas till våren"')

    report = await seeding.load(fresh_url, files)

    assert report.outcomes["initiatives"].updated == 1
    assert report.changed == 1
    assert await value(fresh_url, f"select version from initiatives where slug = '{PILOT}'") == 2


async def test_a_line_taken_out_of_a_file_is_taken_out_of_the_record(fresh_url: str, files: Path) -> None:
    await seeding.load(fresh_url, files)
    write(files, "initiatives.toml", 'phase_note = "I en tidig fas"\n', "")

    await seeding.load(fresh_url, files)

    assert await value(fresh_url, f"select phase_note from initiatives where slug = '{PILOT}'") is None


async def test_links_follow_a_corrected_file(fresh_url: str, files: Path) -> None:
    await seeding.load(fresh_url, files)
    write(files, "initiatives.toml", '"ekonomiskt-bistand", "tidiga-insatser"]', '"familjehem"]')

    report = await seeding.load(fresh_url, files)

    themes = (
        "select array_agg(themes.slug order by themes.slug) from initiative_themes join themes on themes.id = theme_id"
        f" join initiatives on initiatives.id = initiative_id where initiatives.slug = '{PILOT}'"
    )
    assert await value(fresh_url, themes) == ["familjehem", "skadligt-bruk-och-beroende"]
    assert report.outcomes["initiatives"].updated == 1


async def test_a_slug_that_was_given_up_keeps_answering(fresh_url: str, files: Path) -> None:
    await seeding.load(fresh_url, files)
    write(files, "themes.toml", 'slug = "personliga-ombud"', 'slug = "ombud"\nformer_slugs = ["personliga-ombud"]')
    write(files, "initiatives.toml", '"personliga-ombud"', '"ombud"')

    report = await seeding.load(fresh_url, files)

    assert report.outcomes["themes"].created == 0
    assert await value(fresh_url, "select former_slugs from themes where slug = 'ombud'") == ["personliga-ombud"]
    assert (await seeding.load(fresh_url, files)).changed == 0


async def test_a_slug_that_was_given_up_keeps_answering_when_the_file_forgets_it(fresh_url: str, files: Path) -> None:
    await seeding.load(fresh_url, files)
    write(files, "themes.toml", 'slug = "personliga-ombud"', 'slug = "ombud"\nformer_slugs = ["personliga-ombud"]')
    write(files, "initiatives.toml", '"personliga-ombud"', '"ombud"')
    await seeding.load(fresh_url, files)
    write(files, "themes.toml", 'former_slugs = ["personliga-ombud"]\n', "")

    report = await seeding.load(fresh_url, files)

    assert await value(fresh_url, "select former_slugs from themes where slug = 'ombud'") == ["personliga-ombud"]
    assert report.changed == 0


# ---- What is others'


async def test_what_someone_else_has_changed_stays_and_the_report_names_it(fresh_url: str, files: Path) -> None:
    await seeding.load(fresh_url, files)
    await change_as_anna(fresh_url, f"update initiatives set phase_note = 'Annas ord' where slug = '{PILOT}'")
    write(files, "initiatives.toml", 'phase_note = "I en tidig fas"', 'phase_note = "Filens ord"')

    report = await seeding.load(fresh_url, files)

    assert await value(fresh_url, f"select phase_note from initiatives where slug = '{PILOT}'") == "Annas ord"
    assert report.outcomes["initiatives"].left_alone == (PILOT,)
    assert any(PILOT in line for line in report.lines())


async def test_what_someone_else_has_renamed_is_not_loaded_again(fresh_url: str) -> None:
    await seeding.load(fresh_url)
    await change_as_anna(fresh_url, f"update initiatives set slug = 'tidigt-stod' where slug = '{PILOT}'")

    report = await seeding.load(fresh_url)

    assert report.outcomes["initiatives"].left_alone == (PILOT,)
    assert report.changed == 0


async def test_what_someone_else_has_withdrawn_does_not_come_back(fresh_url: str) -> None:
    await seeding.load(fresh_url)
    withdraw = "update participations set publication = 'WITHDRAWN', withdrawn_because = 'Fel organisation'"
    await change_as_anna(fresh_url, f"{withdraw} where note = 'SKR frågade Kungälv om att delta.'")

    report = await seeding.load(fresh_url)

    assert report.outcomes["participations"].left_alone == (f"{PILOT} / skr / INITIATOR",)
    assert report.changed == 0


async def test_a_link_that_someone_else_has_made_stays(fresh_url: str) -> None:
    await seeding.load(fresh_url)
    ids = f"(select id from initiatives where slug = '{PILOT}'), (select id from outputs where kind = 'FILM')"
    await change_as_anna(fresh_url, f"insert into initiative_outputs (initiative_id, output_id) values ({ids})")
    before = await trail(fresh_url)

    report = await seeding.load(fresh_url)

    assert await trail(fresh_url) == before
    assert report.outcomes["initiatives"].left_alone == (PILOT,)
