"""A seed file that is wrong is refused with a sentence, and then nothing is loaded."""

from pathlib import Path

import pytest

from registry import seeding
from registry.seeding.errors import SeedError
from tests.helpers.seed_files import PILOT, trail, value, write

MANY = ", ".join(["{ function = 'Växel' }"] * 101)

# The file, the text in it and what is written instead, the record that the refusal names, and its sentence.
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
    (
        ("initiatives.toml", '"phaseNote", "targetGroup"', '"phasNote", "targetGroup"'),
        PILOT,
        'there is no field for a source "phasNote"; did you mean "phaseNote"?',
    ),
    (
        ("initiatives.toml", "inferred = true", 'inferred = "ja"'),
        PILOT,
        '"inferred" must be true or false.',
    ),
    (("initiatives.toml", 'kind = "PILOT"', ""), PILOT, '"kind" is missing.'),
    (("initiatives.toml", 'kind = "PILOT"', 'kind = " "'), PILOT, '"kind" is missing.'),
    (
        ("initiatives.toml", 'phase_note = "I en', 'phase_note = "I\\u200B en'),
        PILOT,
        '"phase_note": Character 2 is U+200B ZERO WIDTH SPACE, which is not seen.',
    ),
    (
        ("initiatives.toml", 'kind = "PILOT"', f'kind = "PILOT"\ncontacts = [{MANY}]'),
        PILOT,
        '"contacts": The list has 101 items, and may have 100.',
    ),
    (
        ("initiatives.toml", '"tidiga-insatser"]', '"tidiga-insatser", " "]'),
        PILOT,
        '"themes" has an empty text in its list.',
    ),
    (
        ("municipalities.csv", "Upplands Väsby,", f"{'x' * 301},"),
        "upplands-vasby",
        '"name": The text has 301 characters, and may have 300.',
    ),
    (
        ("former_codes.csv", "0331,1917", "9999,1917"),
        "row 2",
        "it needs the code of a municipality, a code that it had, and the last day that was valid.",
    ),
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
    (("search.toml", "abstinens adhd", "abstinens adhd2"), "parts", '"adhd2" has more than letters.'),
    (
        ("search.toml", '"skadligt bruk",', '" ",'),
        "synonyms",
        "there is an empty text.",
    ),
    (
        ("search.toml", '"skadligt bruk",', '"skadligt\\u200B bruk",'),
        "synonyms",
        "Character 9 is U+200B ZERO WIDTH SPACE, which is not seen.",
    ),
    (
        ("search.toml", '"skadligt bruk",', '"bruk 19121212-1212",'),
        "synonyms",
        "a text looks like a personal identity number.",
    ),
    (("themes.toml", 'slug = "familjehem"', 'slug = "barnahus"'), "barnahus", 'is the same record as "barnahus".'),
    (
        ("municipalities.csv", "Upplands Väsby,,01,50323", "Upplands Väsby,,01,många"),
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
    fresh_url: str, files: Path, edit: tuple[str, str, str], record: str | None, problem: str
) -> None:
    write(files, *edit)

    with pytest.raises(SeedError) as refusal:
        await seeding.load(fresh_url, files)

    place = f"{edit[0]}, {record}" if record else edit[0]
    assert refusal.value.code == "INVALID_SEED"
    assert refusal.value.message == f"{place}: {problem}"
    # Whatever came before it in the files was not loaded either.
    assert await value(fresh_url, "select count(*) from organisations") == 0
    assert await value(fresh_url, "select count(*) from changes") == 0


async def test_a_wrong_file_leaves_what_was_loaded_before(fresh_url: str, files: Path) -> None:
    await seeding.load(fresh_url, files)
    before = await trail(fresh_url)
    write(files, "initiatives.toml", 'phase_note = "I en tidig fas"', 'phase_note = "Ny fas"')
    write(files, "outputs.toml", 'published_on = "2018"', 'published_on = "2021-13"')

    with pytest.raises(SeedError, match="ck_outputs_published_on_is_date"):
        await seeding.load(fresh_url, files)

    assert await trail(fresh_url) == before


async def test_a_personal_number_is_refused_and_not_repeated(fresh_url: str, files: Path) -> None:
    write(files, "initiatives.toml", 'phase_note = "I en tidig fas"', 'phase_note = "Ring 19121212-1212"')

    with pytest.raises(SeedError, match="ck_initiatives_no_personal_number") as refusal:
        await seeding.load(fresh_url, files)

    assert "1212" not in str(refusal.value)


async def test_a_missing_file_is_refused_in_swedish_too(fresh_url: str, files: Path) -> None:
    (files / "themes.toml").unlink()

    with pytest.raises(SeedError) as refusal:
        await seeding.load(fresh_url, files)

    assert refusal.value.message_sv == "themes.toml: filen saknas."
