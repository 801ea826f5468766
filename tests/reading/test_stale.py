"""What is told of old is told to be, and the contract says when."""

from typing import Any

import pytest

from registry.storage.model import swedish_time
from tests.helpers.contract import described
from tests.helpers.workbench import Workbench

OVER, OLD, ENDED, UNSAID = (
    "its period is over though it has not ended",
    "nobody has said or confirmed it for more than a year",
    "False of one that has ended",
    "null when its period is not over and nobody has said when it was so",
)
TODAY = swedish_time.today()
DESCRIPTION = " ".join(described("Initiative", "isStale").split())


@pytest.mark.parametrize(
    ("fields", "is_stale", "words"),
    [
        ({"state": "ONGOING"}, None, UNSAID),
        ({"state": "ONGOING", "stateAsOf": "2022-06"}, True, OLD),
        ({"state": "ONGOING", "stateAsOf": TODAY}, False, None),
        ({"state": "ONGOING", "stateAsOf": TODAY, "period": {"start": "2019", "end": "2020"}}, True, OVER),
        ({"state": "ONGOING", "period": {"start": "2019", "end": "2020-01"}}, True, OVER),
        ({"state": "ONGOING", "period": {"start": "2019", "end": "2999"}}, None, UNSAID),
        ({"state": "ONGOING", "stateAsOf": "2022-06", "period": {"start": "2019", "end": "2999"}}, True, OLD),
        ({"state": "COMPLETED"}, False, ENDED),
        ({"state": "COMPLETED", "stateAsOf": "2022-06", "period": {"start": "2019", "end": "2020"}}, False, ENDED),
    ],
)
async def test_what_is_told_of_old_is_told_to_be(
    bench: Workbench, fields: Any, is_stale: bool | None, words: str | None
) -> None:
    made = await bench.an_initiative(title="Läget", **fields)
    query = "query Q($slug: String!) { initiative(slug: $slug) { isStale stateAsOf } }"

    found = await bench(None, query, slug=made["slug"])

    assert found["initiative"] == {"isStale": is_stale, "stateAsOf": fields.get("stateAsOf")}
    assert words is None or words in DESCRIPTION


async def test_confirming_makes_it_known_again(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Bekräftad", state="ONGOING", stateAsOf="2022-06")
    await bench.done("rss", "confirmRecord", "record { id }", id=made["id"], seen=made["version"])
    query = "query Q($slug: String!) { initiative(slug: $slug) { isStale } }"

    assert (await bench(None, query, slug=made["slug"]))["initiative"] == {"isStale": False}


@pytest.mark.parametrize("day", ["2999", "2999-01", "2999-01-31"])
async def test_nothing_is_known_of_a_day_to_come(bench: Workbench, day: str) -> None:
    made = await bench.an_initiative(title="Läget sedan", state="ONGOING", stateAsOf=TODAY[:4])
    given = {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": {"stateAsOf": day}}
    new = {"fields": {"title": "Ett nytt", "kind": "PILOT", "stateAsOf": day}}
    row = {"key": {"system": "verksamhetsplan", "value": "läget"}, "fields": new["fields"]}

    for found in (
        await bench.do("rss", "updateInitiative", "", **given),
        await bench.do("rss", "createInitiative", "", **new),
    ):
        (error,) = found["userErrors"]
        assert (error["code"], error["field"]) == ("INVALID", ["input", "fields", "stateAsOf"])
        assert error["message"] == f"{day} har inte varit än, och inget är känt om den tiden."
    sent = await bench.do(
        "national", "upsertInitiatives", "rows { errors { field } }", source="verksamhetsplan", rows=[row]
    )
    assert sent["rows"] == [{"errors": [{"field": ["input", "rows", "0", "fields", "stateAsOf"]}]}]
