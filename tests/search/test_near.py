"""A word is taken for another only where it is near and no word itself; and one word has one stem."""

import tomllib

import pytest

from tests.helpers.asker import Asker
from tests.helpers.places import ROOT
from tests.helpers.searching import labels, marked
from tests.search.conftest import Search


def _listed() -> list[str]:
    """The words that compounds are made of, which are spelt as they should be."""
    words = tomllib.loads((ROOT / "seeds" / "search.toml").read_text("utf-8"))["parts"].split()
    return [each for each in words if len(each) >= 5]


async def test_a_word_that_is_listed_is_taken_for_no_other(ask: Asker) -> None:
    words = _listed()
    assert len(words) > 500
    for start in range(0, len(words), 5):
        asked = " ".join(
            f'w{place}: search(text: "{word}", first: 0) {{ searchedFor }}'
            for place, word in enumerate(words[start : start + 5])
        )
        found = await ask(f"{{ {asked} }}")
        assert {each["searchedFor"] for each in found.values()} == {None}, words[start : start + 5]


@pytest.mark.parametrize("text", ["självmord", "placerade", "arbetslösa", "upphandling", "bostad", "hemtjänst"])
async def test_nothing_is_found_by_what_only_looks_like_it(search: Search, text: str) -> None:
    found = await search(text)
    assert (found["totalCount"], found["searchedFor"]) == (0, None)


@pytest.mark.parametrize(
    ("one", "other"), [("yrkesresa", "yrkesresan"), ("hälsa", "hälsan"), ("kunskapsstöd", "kunskapsstödens")]
)
async def test_inflections_find_the_same(search: Search, one: str, other: str) -> None:
    found = [await search(text, first=40) for text in (one, other)]
    ids = [sorted(each["node"]["id"] for each in one["edges"]) for one in found]
    assert ids[0] == ids[1] != []


async def test_a_letter_before_a_hyphen_is_a_part_of_the_word(search: Search) -> None:
    assert set(labels(await search("e-tjänster"))) == {"E-tjänster", "FoUrums utvecklingsområden"}
    assert "E-tjänster" in labels(await search("tjänster", types=["THEME"], first=40))
    # So it is with the hyphens that word processors write, and what stands behind it is marked.
    for hyphen in ("\u2010", "\u2011"):
        assert set(labels(await search(f"e{hyphen}tjänst"))) == {"E-tjänster", "FoUrums utvecklingsområden"}
    assert marked((await search("e-tjänst"))["edges"][0]) == "E-<tjänster>"


async def test_the_parts_of_a_compound_stand_in_one_word(search: Search) -> None:
    found = await search("kunskapstyrning")
    assert found["totalCount"] > 0
    assert all("<" in marked(each) for each in found["edges"] if each["matchedIn"] == "name")
    assert {each["isPartial"] for each in found["edges"]} == {False}


async def test_what_is_said_in_english_comes_after_what_is_said_in_swedish(search: Search) -> None:
    found = labels(await search("personal"))
    assert found.index("Personliga ombud") > 0
    assert labels(await search("National Board of Health and Welfare"))[0] == "Socialstyrelsen"
