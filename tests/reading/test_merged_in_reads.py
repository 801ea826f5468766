"""Reads that lead on from a record that was merged tell of it, by whichever of its keys they were asked."""

from typing import Any

import pytest
import pytest_asyncio

from tests.helpers.merging import merge_done
from tests.helpers.workbench import Workbench

CODE, FORMER, NUMBER = "1917", "1999", "999900-0301"
FORMER_NUMBER = "999900-0319"
WHERE = "query Q($where: OrganisationWhere!) { it: organisations(where: $where) { nodes { id } } }"
LOOKUP = "query Q($system: String!, $value: String!) { it: lookup(system: $system, value: $value) { id } }"
BY_CODE = "query Q($code: String!) { it: municipality(code: $code) { id } }"
BY_SLUG = "query Q($slug: String!) { it: organisation(slug: $slug) { id } }"


@pytest_asyncio.fixture(scope="module")
async def both(bench: Workbench) -> Any:
    """Kungälv, and a municipality that was merged into it and had other keys before."""
    [(key,)] = await bench.sql("select id from organisations where municipality_code = '1482'")
    former = [
        {"system": "scb-kommunkod", "value": FORMER, "until": "1970"},
        {"system": "organisationsnummer", "value": FORMER_NUMBER, "until": "1980"},
    ]
    fields = {"name": "Dubblett", "municipalityCode": CODE, "organisationNumber": NUMBER, "formerKeys": former}
    then = await bench.an_organisation(kind="MUNICIPALITY", **fields)
    await bench.sql_as_owner("update organisations set organisation_number = '999900-0327' where id = $1", key)
    await bench.sql_as_owner("update organisations set former_keys = '[]' where municipality_code = '0331'")
    now = {"id": f"organisation_{key.hex}"}
    await merge_done(bench, now, then)
    return {"now": now, "then": then}


async def told(bench: Workbench, query: str, caller: str | None = None, **variables: Any) -> tuple[Any, list[Any]]:
    """What stands as `it`, and the warnings beside it as pairs of code and path."""
    found = await bench.whole(caller, query, **variables)
    assert "errors" not in found, found["errors"]
    warnings = found.get("extensions", {}).get("warnings", [])
    return found["data"]["it"], [(each["code"], each["path"]) for each in warnings]


@pytest.mark.parametrize("caller", [None, "rss", "administrator"])
async def test_a_record_that_is_asked_for_by_a_key_of_what_was_merged(
    bench: Workbench, both: Any, caller: str | None
) -> None:
    merged = [("MERGED", ["it"])]
    assert await told(bench, BY_CODE, caller, code=CODE) == (both["now"], merged)
    assert await told(bench, BY_CODE, caller, code=FORMER) == (both["now"], merged)
    for written in (NUMBER, FORMER_NUMBER, NUMBER.replace("-", ""), "16" + NUMBER):
        given = {"system": "organisationsnummer", "value": written}
        assert await told(bench, LOOKUP, caller, **given) == (both["now"], merged), written
    for code in (CODE, FORMER):
        assert await told(bench, LOOKUP, caller, system="scb-kommunkod", value=code) == (both["now"], merged)


@pytest.mark.parametrize("caller", [None, "rss", "administrator"])
async def test_a_slug_of_what_was_merged_is_the_living_ones_own(
    bench: Workbench, both: Any, caller: str | None
) -> None:
    assert await told(bench, BY_SLUG, caller, slug=both["then"]["slug"]) == (both["now"], [])


@pytest.mark.parametrize(
    ("field", "key"),
    [("code", CODE), ("code", FORMER), ("organisationNumber", NUMBER), ("organisationNumber", FORMER_NUMBER)],
)
async def test_filters_by_keys_of_what_was_merged(bench: Workbench, both: Any, field: str, key: str) -> None:
    path: list[Any] = ["it", "where", field, "eq"]
    assert await told(bench, WHERE, where={field: {"eq": key}}) == ({"nodes": [both["now"]]}, [("MERGED", path)])
    path = ["it", "where", field, "in", 0]
    assert await told(bench, WHERE, where={field: {"in": [key]}}) == ({"nodes": [both["now"]]}, [("MERGED", path)])
    query = "query Q($where: ParticipationWhere!) { it: participations(where: $where) { totalCount } }"
    _, warnings = await told(bench, query, where={"organisation": {field: {"eq": key}}})
    assert warnings == [("MERGED", ["it", "where", "organisation", field, "eq"])]


@pytest.mark.parametrize(
    "ref",
    [
        {"municipalityCode": FORMER},
        {"organisationNumber": FORMER_NUMBER},
        {"organisationNumber": "16" + FORMER_NUMBER.replace("-", "")},
        {"external": {"system": "scb-kommunkod", "value": FORMER}},
    ],
)
async def test_references_by_a_key_that_what_was_merged_had_before(bench: Workbench, both: Any, ref: Any) -> None:
    made = await bench.an_initiative()
    given = {"initiative": {"id": made["id"]}, "participants": [{"organisation": ref}]}
    found = await bench.done("rss", "addParticipants", "participations { organisation { id } }", **given)
    assert found["participations"] == [{"organisation": both["now"]}]
    assert [each["code"] for each in found["warnings"]] == ["MERGED"]
