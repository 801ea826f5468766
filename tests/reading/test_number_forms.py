"""An organisation number is one number however it is written, in filters as in lookups."""

from datetime import UTC, datetime
from typing import Any

import pytest
import pytest_asyncio

from tests.helpers.workbench import Workbench

NUMBER, FORMER = "999900-0400", "999900-0418"
WAYS = ("999900-0400", "9999000400", "169999000400", "16999900-0400", "16 999900 0400")
WHERE = "query Q($where: OrganisationWhere!, $asOf: DateTime) {\
 it: organisations(where: $where, asOf: $asOf) { nodes { slug } } }"
LOOKUP = 'query Q($value: String!) { it: lookup(system: "organisationsnummer", value: $value) { id } }'


@pytest_asyncio.fixture(scope="module")
async def body(bench: Workbench) -> Any:
    """An organisation with a number, and one that it had before."""
    former = [{"system": "organisationsnummer", "value": FORMER, "until": "2020"}]
    return await bench.an_organisation(name="Har nummer", organisationNumber=NUMBER, formerKeys=former)


async def slugs(bench: Workbench, where: Any, **more: Any) -> tuple[list[str], list[str]]:
    """What a filter finds, and the codes of the warnings."""
    found = await bench.whole(None, WHERE, where=where, **more)
    warnings = found.get("extensions", {}).get("warnings", [])
    return [each["slug"] for each in found["data"]["it"]["nodes"]], [each["code"] for each in warnings]


@pytest.mark.parametrize("written", WAYS)
async def test_a_number_is_found_however_it_is_written(bench: Workbench, body: Any, written: str) -> None:
    only: tuple[list[str], list[str]] = ([body["slug"]], [])
    assert await slugs(bench, {"organisationNumber": {"eq": written}}) == only
    assert await slugs(bench, {"organisationNumber": {"in": [written]}}) == only
    mine = {"slug": {"eq": body["slug"]}}
    assert await slugs(bench, {**mine, "organisationNumber": {"not": written}}) == ([], [])
    now = datetime.now(UTC).isoformat()
    for given in ({"eq": written}, {"in": [written]}):
        assert await slugs(bench, {"organisationNumber": given}, asOf=now) == only
    assert (await bench(None, LOOKUP, value=written))["it"] == {"id": body["id"]}


async def test_a_former_number_and_an_unknown_one_are_told_of_in_every_form(bench: Workbench, body: Any) -> None:
    for written in (FORMER, "16" + FORMER.replace("-", "")):
        assert await slugs(bench, {"organisationNumber": {"eq": written}}) == ([body["slug"]], ["FORMER_KEY"])
    assert await slugs(bench, {"organisationNumber": {"eq": "169999000590"}}) == ([], ["UNKNOWN_CODE"])


@pytest.mark.parametrize("written", ["19999900-0400", "99999900-0400", "1999900-0400", "0400"])
async def test_what_is_no_such_number_is_nobodys(bench: Workbench, body: Any, written: str) -> None:
    assert (await slugs(bench, {"organisationNumber": {"eq": written}}))[0] == []
    assert (await bench(None, LOOKUP, value=written))["it"] is None
