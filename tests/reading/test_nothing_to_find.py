"""A filter by words says what it did: an empty text narrows nothing, and small words alone are told of."""

from typing import Any

import pytest

from tests.helpers.asker import Asker

ASKED = """query Q($where: InitiativeWhere, $text: String) {
  filter: initiatives(where: $where) { totalCount }
  line: initiatives(where: { search: $text }) { totalCount }
  all: initiatives { totalCount } }"""


@pytest.mark.parametrize("text", ["", "   ", "\n", "…", '""', "\u200b", "&|!():*"])
async def test_an_empty_text_narrows_nothing_wherever_it_stands(text: str, ask: Asker) -> None:
    for where in (
        {"search": text},
        {"not": {"search": text}},
        {"parent": {"search": text}},
        {"participations": {"none": {"initiative": {"search": text}}}},
    ):
        found = await ask.whole(ASKED, {"where": where, "text": text})
        counts = {name: each["totalCount"] for name, each in found["data"].items()}
        assert counts["filter"] == counts["line"] == counts["all"] > 0, where
        assert "warnings" not in found.get("extensions", {}), where


async def test_of_several_an_empty_text_is_none(ask: Asker) -> None:
    found = await ask("""{
      pilots: initiatives(where: { or: [{ kind: { eq: PILOT } }, { search: " " }] }) { totalCount }
      all: initiatives { totalCount } }""")
    assert 0 < found["pilots"]["totalCount"] < found["all"]["totalCount"]


async def test_one_document_is_asked_with_and_without_a_text(ask: Asker) -> None:
    counts = [(await ask(ASKED, text=text))["line"]["totalCount"] for text in ("", "yrkesresan", " ", "yrkesresan")]
    assert counts[0] == counts[2] > counts[1] == counts[3] > 0


@pytest.mark.parametrize("text", ["och", "i på", "ö"])
async def test_small_words_alone_find_nothing_which_is_told_with_its_place(text: str, ask: Asker) -> None:
    where = {"or": [{"search": text}, {"participations": {"some": {"organisation": {"search": text}}}}]}
    found = await ask.whole(ASKED, {"where": where, "text": text})

    assert (found["data"]["filter"]["totalCount"], found["data"]["line"]["totalCount"]) == (0, 0)
    told = found["extensions"]["warnings"]
    assert [(each["code"], each["path"]) for each in told] == [
        ("NOTHING_TO_FIND", ["filter", "where", "or", 0, "search"]),
        ("NOTHING_TO_FIND", ["filter", "where", "or", 1, "participations", "some", "organisation", "search"]),
        ("NOTHING_TO_FIND", ["line", "where", "search"]),
    ]
    assert told[0]["messageSv"].startswith("Det finns inget ord att söka på")


async def test_a_word_beside_small_ones_is_enough(ask: Asker) -> None:
    found = await ask.whole(ASKED, {"text": "och barn", "where": {"search": '"barn"'}})
    assert found["data"]["line"]["totalCount"] > 0
    assert "warnings" not in found.get("extensions", {})


async def test_what_an_overview_is_counted_from_says_so_too(ask: Asker) -> None:
    asked = """query Q($text: String) {
      coverage(by: COUNTY, initiatives: { search: $text }, first: 50) { nodes { ongoingCount } }
      all: coverage(by: COUNTY, first: 50) { nodes { ongoingCount } } }"""
    empty = await ask(asked, text="")
    assert empty["coverage"] == empty["all"]
    small: Any = await ask.whole(asked, {"text": "och"})
    assert [each["path"] for each in small["extensions"]["warnings"]] == [["coverage", "initiatives", "search"]]


async def test_what_a_word_was_read_as_is_told_with_its_place(ask: Asker) -> None:
    where = {"participations": {"some": {"organisation": {"search": "kungälf"}}}}
    found = await ask.whole(ASKED, {"where": where, "text": "ekonmiskt bistånd"})
    assert found["data"]["line"]["totalCount"] > 0
    assert [(each["code"], each["path"], each["message"]) for each in found["extensions"]["warnings"]] == [
        (
            "READ_AS",
            ["filter", "where", "participations", "some", "organisation", "search"],
            "No record that everybody sees has the word as typed; it was also read as: kungälv.",
        ),
        (
            "READ_AS",
            ["line", "where", "search"],
            "No record that everybody sees has the word as typed; it was also read as: ekonomiskt bistånd.",
        ),
    ]
