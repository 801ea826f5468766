"""Acts on mandates: what is needed, and how an amount and a case number are written."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench, told

MANDATE = "mandate { id version slug title amount { value unit } outcome }"


async def test_a_mandate_is_added_and_told_what_came_of_it(bench: Workbench) -> None:
    fields = {"kind": "AGREEMENT", "title": "Provavtal", "amount": {"value": "0.50", "unit": "SEK_PER_YEAR"}}
    made = (await bench.done("rss", "createMandate", MANDATE, fields=fields))["mandate"]
    assert (made["slug"], made["amount"]["value"]) == ("provavtal", "0.50")
    given = {"mandate": {"id": made["id"]}, "seen": made["version"], "fields": {"outcome": "Klart", "amount": None}}
    found = (await bench.done("rss", "updateMandate", MANDATE, **given))["mandate"]
    assert (found["outcome"], found["amount"]) == ("Klart", None)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "", "kind": "GRANT"}, [("REQUIRED", ["fields", "title"])]),
        ({"title": "Ett"}, [("REQUIRED", ["fields", "kind"])]),
        (
            {"title": "Ett", "kind": "GRANT", "amount": {"value": "1,95", "unit": "SEK"}},
            [("INVALID", ["fields", "amount"])],
        ),
        (
            {"title": "Ett", "kind": "GRANT", "period": {"start": "2026", "end": "2025"}},
            [("PERIOD_OUT_OF_ORDER", ["fields", "period"])],
        ),
    ],
)
async def test_what_is_wrong_is_told(bench: Workbench, fields: Any, expected: Any) -> None:
    assert told(await bench.do("national", "createMandate", MANDATE, fields=fields)) == expected


NUMBER = {"caseNumber": {"authority": {"slug": "socialstyrelsen"}, "value": "4.1-1/2026"}}
OTHER_NUMBER = {"caseNumber": {"authority": {"slug": "socialstyrelsen"}, "value": "9.9-9/2026"}}


async def test_a_case_number_is_reworded_by_its_authority_only(bench: Workbench) -> None:
    fields = {"kind": "GRANT", "title": "Statsbidrag med nummer"}
    made = (await bench.done("rss", "createMandate", "mandate { id }", fields=fields))["mandate"]["id"]
    about = {"mandate": {"id": made}}

    async def given(caller: str, seen: int, fields: Any) -> list[tuple[str, list[str]]]:
        return told(await bench.do(caller, "updateMandate", "", **about, seen=seen, fields=fields))

    assert await given("rss", 1, NUMBER) == [("NOT_ALLOWED", ["fields", "caseNumber", "authority"])]
    assert await given("national", 1, NUMBER) == []
    assert await given("rss", 2, OTHER_NUMBER) == [("NOT_ALLOWED", ["fields", "caseNumber", "value"])]
    assert await given("rss", 2, NUMBER | {"summary": "Samma nummer"}) == []
    assert await given("national", 3, OTHER_NUMBER) == []
    # Going back does it no more than writing it.
    back = await bench.do("rss", "revertRecord", "", which={"id": made}, seen=4, to=3)
    assert told(back) == [("NOT_ALLOWED", ["to"])]
    assert await given("rss", 4, {"caseNumber": None}) == []
