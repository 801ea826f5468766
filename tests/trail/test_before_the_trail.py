"""Questions about another moment say what they cannot tell: of keys that lead nowhere, and of what was before."""

from typing import Any

from tests.helpers.workbench import Workbench
from tests.trail.test_as_of import moment

KOMMUN = "query Q($code: String!, $at: DateTime) { it: municipality(code: $code, asOf: $at) { name } }"


async def warned(bench: Workbench, query: str, **given: Any) -> list[tuple[str, list[str]]]:
    found = await bench.whole(None, query, **given)
    return [(each["code"], each["path"]) for each in found.get("extensions", {}).get("warnings", [])]


async def test_a_code_that_leads_nowhere_is_told_of_at_another_moment_too(bench: Workbench) -> None:
    now = await moment()
    assert await warned(bench, KOMMUN, code="9999", at=now) == [("UNKNOWN_CODE", ["it"])]
    assert await warned(bench, KOMMUN, code="1480", at=now) == []
    # A code that a municipality had leads somewhere, although not then.
    early = "2020-01-01T00:00:00Z"
    assert await warned(bench, KOMMUN, code="1917", at=early) == [("BEFORE_THE_TRAIL", ["it"])]
    slug = 'query Q($at: DateTime) { it: initiative(slug: "finns-inte", asOf: $at) { title } }'
    assert await warned(bench, slug, at=now) == [("UNKNOWN_CODE", ["it"])]


async def test_a_moment_before_the_trail_is_told_with_when_it_begins(bench: Workbench) -> None:
    early = "2020-01-01T00:00:00Z"
    assert await warned(bench, KOMMUN, code="1480", at=early) == [("BEFORE_THE_TRAIL", ["it"])]
    query = "query Q($at: DateTime) { a: initiatives(asOf: $at) { totalCount } b: initiatives { totalCount } }"
    for _ in range(2):
        assert await warned(bench, query, at=early) == [("BEFORE_THE_TRAIL", ["a"])]
    assert await warned(bench, query, at=await moment()) == []
