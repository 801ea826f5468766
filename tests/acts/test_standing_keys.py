"""What is there already takes the new keys in other systems that come with it, beside those that it has."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench


async def _acts(bench: Workbench) -> dict[str, tuple[str, dict[str, Any]]]:
    """Acts that find there already what they would make: what the answer calls it, and what they are given."""
    initiative, need = await bench.an_initiative(opening={"seeks": "Fler", "demands": "Tid"}), await bench.a_need()
    return {
        "expressInterest": (
            "participations",
            {"initiative": {"id": initiative["id"]}, "organisation": {"slug": "kungalv"}},
        ),
        "endorseNeed": ("endorsement", {"need": {"id": need["id"]}, "organisation": {"slug": "ale"}}),
        "addMembership": (
            "membership",
            {"municipality": {"slug": "kungalv"}, "rssBody": {"slug": "goteborgsregionen"}},
        ),
    }


@pytest.mark.parametrize("act", ["expressInterest", "endorseNeed", "addMembership"])
async def test_new_keys_are_added_to_what_is_there_already(bench: Workbench, act: str) -> None:
    called, given = (await _acts(bench))[act]
    first = {"system": "prov", "value": f"{act}-1"}
    second = {"system": "prov", "value": f"{act}-2"}
    shown = f"{called} {{ externalIds {{ system value }} }}"
    await bench.done("national", act, "", **given, externalIds=[first])
    for again in ([second], [first], []):
        found = await bench.done("national", act, shown, **given, externalIds=again)
        (it,) = found[called] if isinstance(found[called], list) else [found[called]]
        assert [each for each in it["externalIds"] if each["system"] == "prov"] == [first, second], again
        assert "ALREADY_SO" in [each["code"] for each in found["warnings"]]


async def test_a_key_that_another_has_is_refused(bench: Workbench) -> None:
    called, given = (await _acts(bench))["endorseNeed"]
    other = {"system": "prov", "value": "en-annans"}
    await bench.an_initiative("national", externalIds=[other])
    await bench.done("national", "endorseNeed", f"{called} {{ id }}", **given)
    assert await bench.refused("national", "endorseNeed", **given, externalIds=[other]) == ["ALREADY_EXISTS"]
