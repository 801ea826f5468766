"""What is suggested on the seeds, letter by letter."""

import pytest

from tests.helpers.searching import marked
from tests.helpers.workbench import Workbench
from tests.search.conftest import Search


async def names(suggest: Search, text: str, **more: object) -> list[str]:
    """What is suggested, by name."""
    return [each["label"] for each in await suggest(text, **more)]


async def test_what_is_typed_is_completed(suggest: Search) -> None:
    assert "Yrkesresan" in [each["label"] for each in await suggest("yrk")]
    assert [each["label"] for each in await suggest("kungä")] == ["Kungälv"]
    found = await suggest("skadligt br")
    assert "Skadligt bruk och beroende" in [each["label"] for each in found]
    assert "<" in marked(found[0])
    assert await suggest("") == []


async def test_suggestions_are_names_alone(suggest: Search) -> None:
    found = await suggest("hela", first=100)
    assert all(each["label"] for each in found)
    assert {each["recordType"] for each in await suggest("barn", types=["THEME"])} == {"THEME"}


@pytest.mark.parametrize(
    "text", ["barn", "barn o", "barn oc", "barn och", "barn och u", "barn och un", "barn och unga"]
)
async def test_a_name_stays_while_it_is_typed(suggest: Search, text: str) -> None:
    assert "Barn och unga" in (await names(suggest, text))[:3]


async def test_a_small_word_alone_is_the_beginning_of_others(suggest: Search) -> None:
    assert all(each.startswith("Förs") for each in (await names(suggest, "för"))[:3])


@pytest.mark.parametrize(
    ("text", "found"),
    [("yrkesresan ä", ["Yrkesresan Äldreomsorg"]), ("rss h", ["RSS Halland"]), ("rss hall", ["RSS Halland"])],
)
async def test_the_last_letter_counts(suggest: Search, text: str, found: list[str]) -> None:
    assert await names(suggest, text) == found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ekon bis", "Ekonomiskt bistånd"),
        ("ekonomiskt bi", "Ekonomiskt bistånd"),
        ("Göteb", "Göteborg"),
        ("goteb", "Göteborg"),
        ("got", "Gotland"),
        ("gotl", "Gotland"),
        ("kungsb", "Kungsbacka"),
        ("ald", "Äldreomsorg"),
        ("skadligt bruk", "Skadligt bruk och beroende"),
    ],
)
async def test_a_name_that_begins_so_comes_first_and_the_shorter_before(suggest: Search, text: str, first: str) -> None:
    assert (await names(suggest, text))[0] == first


async def test_a_half_typed_word_has_no_stem(suggest: Search) -> None:
    for text in ("fors", "fore"):
        found = await suggest(text, first=30)
        assert found
        assert not any("<for>" in marked(each).lower() for each in found), text
    # One that is typed whole has its own.
    assert "Barn och unga" in await names(suggest, "barnet", first=30)


async def test_what_means_the_same_is_suggested_once_it_is_typed_whole(suggest: Search) -> None:
    assert "Ekonomiskt bistånd" in await names(suggest, "försörjningsstöd")
    assert "Skadligt bruk och beroende" in await names(suggest, "missbruk")
    assert await names(suggest, "försörjningsst") == []


async def test_marked_letters_are_not_taken_for_plain_ones(suggest: Search) -> None:
    assert "Gotland" not in await names(suggest, "göt", first=30)


async def test_the_first_word_needs_two_letters(suggest: Search) -> None:
    assert await suggest("ku")
    assert await suggest("k") == []


async def test_letters_lead_to_no_draft_of_others(bench: Workbench) -> None:
    fields = {"title": "Prov med åkervinda och kaprifol", "kind": "PILOT"}
    await bench.done("rss", "createInitiative", "initiative { id }", fields=fields)
    asked = "query Q($text: String!) { suggest(text: $text) { label } }"
    for text in ("aker", "åkervinda", "åkervinda o", "prov med å", "kapr", "prov med åkervinda och k"):
        assert all("åkervinda" not in each["label"] for each in (await bench(None, asked, text=text))["suggest"]), text
    for text in ("åkervinda", "åkervinda o", "åkervinda och k"):
        found = (await bench("rss", asked, text=text))["suggest"]
        assert [each["label"] for each in found] == ["Prov med åkervinda och kaprifol"], text
