"""Likely duplicates are told of by their words, to those who see them."""

from typing import Any

from tests.helpers.workbench import Workbench


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
