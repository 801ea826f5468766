"""What a search finds on the seeds, in what order, and what it says of it."""

from typing import Any

import pytest

from tests.helpers.asker import Asker
from tests.helpers.searching import labels, marked
from tests.search.conftest import Search


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("behoven", "Individens behov i centrum"),
        ("behov", "Nationellt test av en modell för att identifiera lokala kunskapsbehov"),
        ("insatser", "Socialtjänstens insatser"),
        ("barnet", "Barn och unga"),
        ("missbruk", "Skadligt bruk och beroende"),
        ("ekonmiskt bistånd", "Ekonomiskt bistånd"),
        ("socialbidrag", "Ekonomiskt bistånd"),
        ("SKL", "Sveriges Kommuner och Regioner"),
        ("hälsa", "Kommunal hälso- och sjukvård"),
    ],
)
async def test_it_finds(search: Search, text: str, found: str) -> None:
    assert found in labels(await search(text, first=40))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("1482", "Kungälv"),
        ("Kungälvs kommun", "Kungälv"),
        ("212000-0142", "Stockholm"),
        ("umeå", "Umeå"),
        ("malmo", "Malmö"),
        ("IPS", "Individanpassat stöd till arbete enligt IPS-modellen"),
        ("ekonomiskt bistånd", "Ekonomiskt bistånd"),
        ("ekonmiskt bistånd", "Ekonomiskt bistånd"),
        ("KFVN", "Kommunförbundet Västernorrland"),
    ],
)
async def test_a_whole_name_and_a_code_come_first(search: Search, text: str, first: str) -> None:
    assert labels(await search(text))[0] == first


async def test_a_word_in_a_name_comes_before_one_in_a_text(search: Search) -> None:
    found = await search("yrkesresa", first=40)
    fields = [each["matchedIn"] for each in found["edges"]]
    assert {"title", "summary"} <= set(fields)
    assert max(place for place, each in enumerate(fields) if each == "title") < min(
        place for place, each in enumerate(fields) if each == "summary"
    )


async def test_swedish_letters_are_not_taken_for_others(search: Search) -> None:
    assert "Växjö" not in labels(await search("vaxjobs", first=40))
    found = await search("rån", first=40)
    assert all(
        "från" not in marked(each).lower().replace("<från>", "") for each in found["edges"] if "<från>" in marked(each)
    )
    assert [each for each in found["edges"] if "<från>" in marked(each)] == []


async def test_it_says_where_it_hit(search: Search) -> None:
    found = await search("ekonomiskt bistånd", types=["OUTPUT"])
    assert marked(found["edges"][0]).count("<") == 2
    assert {each["matchedIn"] for each in found["edges"]} <= {"title", "titleEn", "summary"}
    (kungalv,) = (await search("1482"))["edges"]
    assert (kungalv["matchedIn"], marked(kungalv)) == ("code", "<1482>")


async def test_a_part_of_a_compound_is_marked_by_its_whole_word(search: Search) -> None:
    found = await search("kunskapsbehov", types=["INITIATIVE"])
    assert marked(found["edges"][0]) == "Nationellt test av en modell för att identifiera lokala <kunskapsbehov>"


async def test_a_word_that_was_taken_for_another_is_told(search: Search) -> None:
    assert (await search("ekonmiskt bistånd"))["searchedFor"] == "ekonomiskt bistånd"
    assert (await search("malmo"))["searchedFor"] == "malmö"
    assert (await search("malmö"))["searchedFor"] is None


async def test_words_are_left_out_only_where_all_of_them_find_little(search: Search) -> None:
    found = await search("statsbidrag laxfiske kommunerna", first=10)
    assert found["edges"][0]["label"] == "Statsbidrag till en mer förebyggande och kunskapsbaserad socialtjänst"
    assert {each["isPartial"] for each in found["edges"]} == {True}
    whole = await search("ny socialtjänstlag", first=100)
    assert {each["isPartial"] for each in whole["edges"]} == {False}


async def test_quoted_words_stand_in_their_order(search: Search) -> None:
    together = labels(await search('"tidiga insatser"', first=60))
    apart = labels(await search("insatser tidiga", first=60))
    assert "Effekter av tidiga insatser" in together
    assert set(together) < set(apart)


async def test_small_words_alone_are_not_searched_for(search: Search, ask: Asker) -> None:
    for text in ("och", "i på", "", "  ", "…", '""', "”„", "ö", "🙂", "&|!():*"):
        found = await search(text)
        assert (found["edges"], found["totalCount"]) == ([], 0), text
        assert found["hint"].startswith("Det finns inget ord att söka på"), text
    english = await ask('{ search(text: "och") { hint(language: EN) } }')
    assert english["search"]["hint"].startswith("There is no word to search for")
    assert (await search("behov"))["hint"] is None


async def test_operators_of_postgresql_are_only_words(search: Search) -> None:
    for text in ("behov:*", "behov & !barn", "'behov'", "behov <-> barn", "\\behov", "behov'; drop table themes"):
        assert (await search(text))["totalCount"] > 0, text


@pytest.mark.parametrize("text", ["a" * 201, "be\u0007hov", "be\u202ehov", "be\ue000hov"])
async def test_what_no_text_holds_is_refused(ask: Asker, text: str) -> None:
    for field in ("search(text: $text) { totalCount }", "suggest(text: $text) { id }"):
        error = await ask.refused(f"query Q($text: String!) {{ {field} }}", text=text)
        assert error["extensions"]["code"] == "INVALID_FILTER"
    error = await ask.refused("query Q($text: String!) { themes(where: { search: $text }) { id } }", text=text)
    assert error["extensions"]["code"] == "INVALID_FILTER"


async def test_what_is_pasted_in_lines_is_read_as_one(search: Search) -> None:
    assert labels(await search("ekonomiskt\n\tbistånd")) == labels(await search("ekonomiskt bistånd"))


async def test_what_is_not_seen_in_what_is_pasted_is_read_past(search: Search, suggest: Search, ask: Asker) -> None:
    for text in ("kunskaps\u00adbehov", "kunskaps\u200bbehov", "\ufeffkunskapsbehov"):
        assert labels(await search(text)) == labels(await search("kunskapsbehov")) != []
        assert await suggest(text) == await suggest("kunskapsbehov") != []
        asked = "query Q($text: String) { initiatives(where: { search: $text }) { totalCount } }"
        assert (await ask(asked, text=text))["initiatives"]["totalCount"] > 0


@pytest.mark.parametrize("quoted", ["”tidiga insatser”", "“tidiga insatser”", "„tidiga insatser“", "»tidiga insatser»"])
async def test_quotes_of_any_kind_hold_words_in_their_order(search: Search, quoted: str) -> None:
    plain = await search('"tidiga insatser"', first=60)
    assert labels(await search(quoted, first=60)) == labels(plain)
    assert (await search("tidiga insatser", first=60))["totalCount"] > plain["totalCount"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("forsorjningsstod", "försörjningsstöd"),
        ("försörjnngsstöd", "försörjningsstöd"),
        ("forsorjningsstod Mölndal", "försörjningsstöd Mölndal"),
        ("socialbidarg", "socialbidrag"),
    ],
)
async def test_a_word_that_was_taken_for_another_means_what_that_means(
    search: Search, ask: Asker, typed: str, meant: str
) -> None:
    taken, right = await search(typed, first=60), await search(meant, first=60)
    assert taken["searchedFor"] == meant
    assert {each["node"]["id"] for each in taken["edges"]} == {each["node"]["id"] for each in right["edges"]} != set()
    asked = "query Q($text: String) { initiatives(where: { search: $text }) { nodes { id } } }"
    assert await ask(asked, text=typed) == await ask(asked, text=meant)


async def test_the_words_of_what_means_the_same_are_together_or_not_at_all(search: Search) -> None:
    association, *others = (await search("SKR", first=60))["edges"]
    assert marked(association) == "<Sveriges> <Kommuner> och <Regioner>"
    assert others
    assert all("<SKR>" in marked(each) or "<SKL>" in marked(each) for each in others)
    found = {each["label"]: marked(each) for each in (await search("missbruk", first=60))["edges"]}
    assert found["Skadligt bruk och beroende"] == "<Skadligt> <bruk> och <beroende>"
    assert not any("<beroende>" in each and "bruk>" not in each for each in found.values())


async def test_a_whole_name_is_enough(search: Search) -> None:
    assert labels(await search("Malmö stad")) == ["Malmö"]
    assert labels(await search("2120001355")) == labels(await search("212000-1355")) == ["Göteborg"]


async def test_a_word_cut_short_is_no_inflection_of_a_short_one(search: Search) -> None:
    found = await search("fors", first=60)
    assert found["edges"]
    assert not any("<for>" in marked(each).lower() for each in found["edges"])
    assert all("<fors" in marked(each).lower() or "forskning" in marked(each).lower() for each in found["edges"])


async def test_pages_follow_each_other(search: Search) -> None:
    whole = await search("kommun", first=100)
    found: list[Any] = []
    after = None
    while True:
        page = await search("kommun", first=23, after=after)
        found += page["edges"]
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert [each["node"]["id"] for each in found[:100]] == [each["node"]["id"] for each in whole["edges"]]
    assert len({each["node"]["id"] for each in found}) == len(found) == whole["totalCount"]


async def test_a_cursor_belongs_to_its_search(search: Search, ask: Asker) -> None:
    after = (await search("behov", first=2))["pageInfo"]["endCursor"]
    asked = "query Q($after: String) { search(text: %s, after: $after) { edges { cursor } } }"
    for text, cursor in (('"insats"', after), ('"behov", types: [THEME]', after), ('"behov"', "x"), ('"behov"', "[]")):
        assert (await ask.refused(asked % text, after=cursor))["extensions"]["code"] == "INVALID_CURSOR"
    assert (await ask(asked % '"behov"', after=after))["search"]["edges"]


@pytest.mark.parametrize("only", ["totalCount", "searchedFor", "facets { recordType { count } }"])
async def test_a_cursor_is_read_where_nothing_is_paged(ask: Asker, only: str) -> None:
    asked = f'query Q($after: String) {{ search(text: "behov", after: $after) {{ {only} }} }}'
    assert (await ask.refused(asked, after="x"))["extensions"]["code"] == "INVALID_CURSOR"
    await ask(asked, after=None)


async def test_counts_are_of_all_types_and_hits_of_those_asked_for(search: Search) -> None:
    every = await search("barn", first=100)
    counts = {each["value"]: each["count"] for each in every["facets"]["recordType"]}
    assert every["totalCount"] == sum(counts.values())
    themes = await search("barn", types=["THEME"])
    assert {each["recordType"] for each in themes["edges"]} == {"THEME"}
    assert themes["totalCount"] == counts["THEME"] == len(themes["edges"])
    assert {each["value"]: each["count"] for each in themes["facets"]["recordType"]} == counts
    assert every["facets"]["recordType"][0]["label"] == "initiativ"
    assert (await search("barn", types=[]))["totalCount"] == 0


async def test_nodes_are_shown_as_their_types(ask: Asker) -> None:
    found = await ask(
        '{ search(text: "missbruk", first: 3) { nodes { __typename id ... on Initiative { title themes { slug } }'
        " ... on Theme { name formerNames { name } } } edges { node { id } } } }"
    )
    assert [each["id"] for each in found["search"]["nodes"]] == [
        each["node"]["id"] for each in found["search"]["edges"]
    ]
    assert {"__typename", "id"} < set(found["search"]["nodes"][0])


async def test_a_filter_searches_too(ask: Asker) -> None:
    found = await ask(
        "query Q($text: String) { a: initiatives(where: { search: $text }) { totalCount nodes { title } }"
        " b: initiatives(where: { not: { search: $text } }) { totalCount } c: initiatives { totalCount }"
        " d: participations(where: { initiative: { search: $text } }) { totalCount }"
        ' e: initiatives(where: { or: [{ search: $text }, { search: "psynk" }] }) { totalCount } }',
        text="förstudien yrkesresa",
    )
    titles = [each["title"] for each in found["a"]["nodes"]]
    assert titles == ["Förstudie om en nationell Yrkesresa", "Förstudie Yrkesresa Funktionshinder"]
    assert found["a"]["totalCount"] + found["b"]["totalCount"] == found["c"]["totalCount"]
    assert found["d"]["totalCount"] > 0
    assert found["e"]["totalCount"] == found["a"]["totalCount"] + 1
    assert (await ask('{ themes(where: { search: "och" }) { id } }'))["themes"] == []


async def test_another_moment_cannot_be_searched(ask: Asker) -> None:
    error = await ask.refused(
        '{ initiatives(where: { search: "behov" }, asOf: "2026-01-01T00:00:00Z") { totalCount } }'
    )
    assert error["extensions"]["code"] == "NOT_SUPPORTED"
    assert "contains" in error["extensions"]["hint"]


async def test_a_search_is_one_statement(ask: Asker) -> None:
    answer = await ask.client.post(
        "/graphql",
        json={"query": '{ search(text: "behov") { totalCount nodes { id } facets { recordType { count } } } }'},
    )
    assert (
        answer.json()["extensions"]["statements"] == 1 if "extensions" in answer.json() else answer.status_code == 200
    )
