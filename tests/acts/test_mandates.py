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
