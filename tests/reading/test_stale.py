"""What is told of old is told to be, and the contract says when."""

from typing import Any

import pytest

from tests.helpers.contract import described
from tests.helpers.workbench import Workbench

OVER, OLD, ENDED, UNSAID = (
    "its period is over though it has not ended",
    "nobody has said or confirmed it for more than a year",
    "False of one that has ended",
    "null when its period is not over and nobody has said when it was so",
)
DESCRIPTION = " ".join(described("Initiative", "isStale").split())


@pytest.mark.parametrize(
    ("fields", "is_stale", "words"),
    [
        ({"state": "ONGOING"}, None, UNSAID),
        ({"state": "ONGOING", "stateAsOf": "2022-06"}, True, OLD),
        ({"state": "ONGOING", "stateAsOf": "2999"}, False, None),
        ({"state": "ONGOING", "stateAsOf": "2999", "period": {"start": "2019", "end": "2020"}}, True, OVER),
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
