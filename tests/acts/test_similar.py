"""Likely duplicates are told of by their words, to those who see them."""

from typing import Any

import pytest

from tests.helpers.statements import bound, rows_read
from tests.helpers.workbench import Workbench

#: What titles in English have between their words.
BETWEEN = """'{an,and,are,as,at,be,by,for,from,how,in,into,is,it,its,not,of,on,or,our,that,the,their,to,we,what,when,
    which,who,with}'::text[]"""
#: Whatever is alike a title, by reading every title that there is.
EVERY_TITLE = f"""
with i as (
  select id, created_at, title,
    array_remove(array[title, title_en] || array(select v ->> 'name' from jsonb_array_elements(former_titles) v), null)
      as names
  from initiatives where publication <> 'WITHDRAWN')
select id::text from i
where lower($1) = lower(title)
  or 200 * (select count(distinct search_stem(t.word)) from search_tokens($1) t
         where search_stem(t.word) <> all({BETWEEN}) and search_stem(t.word) in (
      select search_stem(o.word) from unnest(names) n cross join lateral search_tokens(n) o))
    >= 60 * ((select count(distinct ts_lexize('swedish_stem', t.word)) from search_tokens($1) t
              where ts_lexize('swedish_stem', t.word) <> '{{}}' and t.word <> all({BETWEEN}))
           + (select count(distinct ts_lexize('swedish_stem', t.word)) from search_tokens(title) t
              where ts_lexize('swedish_stem', t.word) <> '{{}}' and t.word <> all({BETWEEN})))
order by created_at, id limit 5
"""


async def _made(bench: Workbench, caller: str, title: str) -> tuple[str, list[str]]:
    """A draft with a title: its id, and those of what it is told to be like."""
    fields: dict[str, Any] = {"title": title, "kind": "PILOT"}
    found = await bench.done(caller, "createInitiative", "initiative { id }", fields=fields)
    like = [record["id"] for each in found["warnings"] if each["code"] == "SIMILAR" for record in each["records"]]
    return found["initiative"]["id"], like


async def test_a_draft_is_like_another_by_its_words_for_whoever_sees_it(bench: Workbench) -> None:
    first, like = await _made(bench, "rss", "Samordnade körningar för unga fiskare i Skogsbygden")
    assert like == []
    for title in ("Samordnade körningar för unga fiskare i Skogsbygden", "Samordnad körning för unga i Skogsbygden"):
        assert first in (await _made(bench, "rss", title))[1]
    assert first in (await _made(bench, "national_system", "Samordnade körningar för unga fiskare i Skogsbygden"))[1]
    # Nobody is told of what it may not see.
    assert (await _made(bench, "other", "Samordnade körningar för unga fiskare i Skogsbygden"))[1] == []


async def test_titles_of_other_words_are_not_alike(bench: Workbench) -> None:
    # Published, so that everybody could be told of it.
    first, _ = await _made(bench, "rss", "Ü-test")
    await bench.done("rss", "publishRecord", "record { id }", id=first)
    assert (await _made(bench, "rss", "Y-test"))[1] == []
    assert (await _made(bench, "other", "Y-test"))[1] == []
    assert (await _made(bench, "other", "Ü-test"))[1] == [first]


async def test_what_is_alike_is_what_reading_every_title_says(bench: Workbench) -> None:
    rows = await bench.sql("select title from initiatives where publication = 'PUBLISHED' order by md5(title) limit 6")
    numbers = []
    for (title,) in rows:
        words = title.split()
        for some in (words, words[: max(2, len(words) * 2 // 3)], [*words[1:], "och", "tre", "ord", "till"]):
            fields = {"title": " ".join(some), "kind": "PILOT"}
            found = await bench.do("national", "createInitiative", "", "@dryRun", fields=fields)
            told = [each["id"] for like in found["warnings"] if like["code"] == "SIMILAR" for each in like["records"]]
            expected = [key.replace("-", "") for (key,) in await bench.sql(EVERY_TITLE, fields["title"])]
            assert [each.rpartition("_")[2] for each in told] == expected, fields["title"]
            numbers.append(len(told))
    assert min(numbers) == 0 < max(numbers)


async def test_endings_are_those_of_search(bench: Workbench) -> None:
    first, _ = await _made(bench, "rss", "Kölsvinet")
    assert (await _made(bench, "rss", "Kölsvin"))[1] == [first]


async def test_what_a_transaction_has_made_itself_is_found(bench: Workbench) -> None:
    act = "createInitiative(input: { fields: { title: $title, kind: PILOT } }) { warnings { code } }"
    query = f"mutation Q($title: String!) {{ first: {act} second: {act} }}"
    found = await bench("rss", query, title="Harpunering av drivved")
    assert [[each["code"] for each in found[name]["warnings"]] for name in ("first", "second")] == [[], ["SIMILAR"]]


async def test_a_title_in_english_says_the_same_once_more_and_is_not_compared(bench: Workbench) -> None:
    fields = {"title": "Drivved åt pensionärer", "titleEn": "Driftwood for pensioners", "kind": "PILOT"}
    found = await bench.done("rss", "createInitiative", "initiative { id }", fields=fields)
    assert (await _made(bench, "rss", "Drivved för pensionärerna"))[1] == [found["initiative"]["id"]]
    assert (await _made(bench, "rss", "Driftwood for pensioners"))[1] == []


async def test_letters_tell_titles_apart_and_the_same_title_is_itself(bench: Workbench) -> None:
    first, _ = await _made(bench, "rss", "Q R S")
    assert (await _made(bench, "rss", "Q R S"))[1] == [first]
    assert (await _made(bench, "rss", "Q R T"))[1] == []


def _like(found: Any) -> list[str]:
    """What an act told that its record is like."""
    return [record["id"] for each in found["warnings"] if each["code"] == "SIMILAR" for record in each["records"]]


async def test_a_title_is_compared_when_it_becomes_another(bench: Workbench) -> None:
    first, _ = await _made(bench, "rss", "Snöskottning med åsnor i Skogsbygden")
    second, like = await _made(bench, "rss", "Något helt annat av egen sort")
    assert like == []

    async def changed(seen: int, **fields: Any) -> list[str]:
        given = {"initiative": {"id": second}, "seen": seen, "fields": fields}
        return _like(await bench.done("rss", "updateInitiative", "", **given))

    assert await changed(1, title="Snöskottning med åsna i Skogsbygden") == [first]
    # What stays as it is was warned of when it was written, and nothing is like itself.
    assert await changed(2, title="Snöskottning med åsna i Skogsbygden", phaseNote="Ett") == []
    assert await changed(3, title="Något helt annat av samma sort") == []
    back = await bench.done("rss", "revertRecord", "", id=second, to=2)
    assert _like(back) == [first]


@pytest.mark.parametrize(
    ("make", "change", "name", "fields"),
    [
        ("registerOutput", "updateOutput", "output", {"kind": "REPORT"}),
        ("createMandate", "updateMandate", "mandate", {"kind": "AGREEMENT"}),
        ("raiseNeed", "updateNeed", "need", {}),
    ],
)
async def test_every_kind_of_title_is_compared_when_it_changes(
    bench: Workbench, make: str, change: str, name: str, fields: dict[str, Any]
) -> None:
    async def made(title: str) -> str:
        given: dict[str, Any] = {"title": title, **fields}
        if make == "raiseNeed":
            behind = [{"organisation": {"name": "Kungälv"}, "via": {"slug": "goteborgsregionen"}}]
            given = {"title": title, "endorsements": behind}
        elif make == "createMandate":
            given = {"fields": given}
        return str((await bench.done("national", make, f"{name} {{ id }}", **given))[name]["id"])

    first, second = await made(f"Trädgårdsbad för {name} i skymning"), await made(f"Ensamt om sitt namn {name}")
    fields = {"title": f"Trädgårdsbad för {name} i skymningen"}
    assert _like(await bench.done("national", change, "", **{name: {"id": second}}, fields=fields)) == [first]


async def test_what_is_shown_is_compared_once_more(bench: Workbench) -> None:
    # Another's draft, which could not be told of when ours was made.
    title = "Fjärrvärme i lekstugor kring Vänern"
    ours, like = await _made(bench, "other", title)
    theirs, like_theirs = await _made(bench, "rss", title)
    assert like == like_theirs == []
    assert _like(await bench.done("rss", "publishRecord", "", id=theirs)) == []
    assert _like(await bench.done("other", "publishRecord", "", id=ours)) == [theirs]


async def test_a_name_and_a_round_are_compared_when_they_are_shown(bench: Workbench) -> None:
    fields = {"name": "Stugsittning", "kind": "INSTRUMENT"}
    made = [await bench.done("national", "createMethod", "method { id }", fields=fields) for _ in range(2)]
    first, second = (each["method"]["id"] for each in made)
    assert _like(await bench.done("national", "publishRecord", "", id=second)) == [first]

    area = await bench("national", "{ themes(kind: SERVICE_AREA) { slug } }")
    round_ = {"serviceArea": {"slug": area["themes"][0]["slug"]}}
    rounds = []
    for year in (2031, 2032):
        made_round = await bench.done(
            "national", "createNeedsRound", "needsRound { id }", fields=round_ | {"year": year}
        )
        rounds.append(made_round["needsRound"]["id"])
    moved = await bench.done("national", "updateNeedsRound", "", round={"id": rounds[1]}, fields={"year": 2031})
    assert _like(moved) == [rounds[0]]
    assert _like(await bench.done("national", "publishRecord", "", id=rounds[0])) == [rounds[1]]


async def test_what_is_alike_is_found_without_reading_every_record(bench: Workbench) -> None:
    for number in range(40):
        await _made(bench, "national", f"Ensam{chr(ord('a') + number // 20)}{chr(ord('a') + number % 20)}")
    first, _ = await _made(bench, "national", "Gemensam upphandling av språkstöd")
    await bench.sql("analyze")
    with bound("search_tokens", "search_texts") as statements:
        assert first in (await _made(bench, "national", "Gemensam upphandling av språkstöd"))[1]
    (statement,) = statements
    assert await rows_read(bench.url, statement) < 40
