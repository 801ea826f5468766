"""A code or slug that leads nowhere is null, and a warning says what was meant, if that is clear."""

import pytest

from tests.helpers.asker import Asker


async def test_a_code_that_leads_nowhere_is_null_with_what_was_meant(ask: Asker) -> None:
    answer = await ask.whole('{ kommun: municipality(code: "114") { name } }', {})
    assert answer == {
        "data": {"kommun": None},
        "extensions": {
            "warnings": [
                {
                    "path": ["kommun"],
                    "code": "UNKNOWN_CODE",
                    "message": "There is no municipality 114.",
                    "messageSv": "Det finns ingen kommun 114.",
                    "hint": "Did you mean 0114 (Upplands Väsby)?",
                    "hintSv": "Menade du 0114 (Upplands Väsby)?",
                }
            ]
        },
    }


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ('municipality(code: "1483")', None),
        ('municipality(code: "9999")', None),
        ('municipality(code: "Malmö stad")', "1280 (Malmö)"),
        ('county(code: "02")', None),
        ('county(code: "3")', "03 (Uppsala län)"),
        ('county(code: "Skåne")', "12 (Skåne län)"),
        ('county(code: "Västra Götaland")', "14 (Västra Götalands län)"),
        ('county(code: "Region Skåne")', "12 (Skåne län)"),
        ('rssBody(slug: "GR")', "goteborgsregionen (Göteborgsregionen)"),
        ('theme(slug: "aldreomsorgen")', "aldreomsorg (Äldreomsorg)"),
        ('theme(slug: "barn")', "barn-och-unga (Barn och unga)"),
        ('theme(slug: "xyz")', None),
        ('rssBody(slug: "kungalv")', None),
    ],
)
async def test_a_hint_is_what_was_meant_or_absent(ask: Asker, asked: str, near: str | None) -> None:
    answer = await ask.whole(f"{{ it: {asked} {{ __typename }} }}", {})
    [warning] = answer["extensions"]["warnings"]
    assert (answer["data"], warning["path"]) == ({"it": None}, ["it"])
    assert warning.get("hintSv") == (f"Menade du {near}?" if near else None)


async def test_a_known_code_beside_another_null_has_no_warning(ask: Asker) -> None:
    answer = await ask.whole('{ municipality(code: "1482") { shortName municipality: nameEn } }', {})
    assert "extensions" not in answer


async def test_a_slug_that_is_like_none_is_told_of_without_a_hint(ask: Asker) -> None:
    answer = await ask.whole('{ initiative(slug: "finns-inte") { title } }', {})
    assert answer["data"] == {"initiative": None}
    [warning] = answer["extensions"]["warnings"]
    assert (warning["messageSv"], warning.keys() & {"hint", "hintSv"}) == (
        "Det finns inget initiativ finns-inte.",
        set(),
    )


async def test_of_a_long_key_no_more_is_repeated_than_anybody_reads(ask: Asker) -> None:
    answer = await ask.whole(f'{{ initiative(slug: "{"lang" * 100}") {{ title }} }}', {})
    [warning] = answer["extensions"]["warnings"]
    assert warning["messageSv"] == f"Det finns inget initiativ {'lang' * 25} …."


async def test_a_system_that_nothing_has_a_key_in_is_told(ask: Asker) -> None:
    query = "query Q($system: String!, $value: String!) { it: lookup(system: $system, value: $value) { id } }"
    found = await ask.whole(query, {"system": "orgnr", "value": "162120001355"})
    (warning,) = found["extensions"]["warnings"]
    assert (warning["code"], warning["path"]) == ("UNKNOWN_SYSTEM", ["it"])
    assert "orgnr" in warning["messageSv"]
    assert "organisationsnummer" in warning["hintSv"]
    for system, value in (("scb-kommunkod", "1482"), ("Organisationsnummer", "5"), ("diarienummer:skr", "5")):
        assert "extensions" not in await ask.whole(query, {"system": system, "value": value})
