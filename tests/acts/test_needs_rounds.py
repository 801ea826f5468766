"""Acts on rounds of gathering needs."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench


async def test_a_round_has_a_service_area_and_a_year(bench: Workbench) -> None:
    shown = "needsRound { id slug version publication serviceArea { slug } year step }"
    fields: dict[str, Any] = {"serviceArea": {"slug": "aldreomsorg"}, "year": 2027}
    assert await bench.refused("rss", "createNeedsRound", fields=fields) == ["NOT_ALLOWED"]
    found = await bench.done("national", "createNeedsRound", shown, fields=fields)
    made = found["needsRound"]
    assert (made["slug"], made["publication"], found["warnings"]) == ("aldreomsorg-2027", "DRAFT", [])
    again = await bench.done("national", "createNeedsRound", shown, fields=fields)
    assert again["needsRound"]["slug"] == "aldreomsorg-2027-2"
    assert [(each["code"], each["records"]) for each in again["warnings"]] == [("SIMILAR", [{"id": made["id"]}])]
    change: dict[str, Any] = {"round": {"slug": made["slug"]}, "seen": made["version"]}
    now = await bench.done("national", "updateNeedsRound", shown, fields={"step": 3, "year": 2028}, **change)
    assert (now["needsRound"]["step"], now["needsRound"]["year"], now["needsRound"]["slug"]) == (3, 2028, made["slug"])


@pytest.mark.parametrize(
    ("fields", "refusals"),
    [
        ({}, [("REQUIRED", "serviceArea"), ("REQUIRED", "year")]),
        ({"serviceArea": {"slug": "barnahus"}, "year": 2027}, [("INVALID", "serviceArea")]),
        ({"serviceArea": {"slug": "aldreomsorg"}, "year": 27}, [("INVALID", "year")]),
        ({"serviceArea": {"slug": "aldreomsorg"}, "year": 2027, "step": 8}, [("INVALID", "step")]),
    ],
)
async def test_a_round_is_not_made_with(bench: Workbench, fields: Any, refusals: list[tuple[str, str]]) -> None:
    found = (await bench.do("national", "createNeedsRound", fields=fields))["userErrors"]
    assert [(each["code"], each["field"][2]) for each in found] == refusals
