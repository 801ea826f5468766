"""A key that another record has is refused at its field, with that record; and a free slug is free for all at once."""

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import Workbench, workbench

NUMBER = "999900-0202"


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry in which four can act at the same moment."""
    async with workbench(make_database, write_pool_size=4) as made:
        yield made


async def wrong(bench: Workbench, caller: str, act: str, **given: Any) -> list[tuple[str, list[str], str | None]]:
    """What is refused: its code, its field and the id of the record that stands in the way."""
    found = (await bench.do(caller, act, **given))["userErrors"]
    return [(each["code"], each["field"], (each["current"] or {}).get("id")) for each in found]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("externalIds", [{"system": "krock", "value": "1"}]),
        ("caseNumbers", [{"authority": {"slug": "kungalv"}, "value": "KROCK 1"}]),
        ("slug", "krockar-har"),
    ],
)
async def test_what_another_has_is_told_with_its_field_and_that_record(
    bench: Workbench, field: str, value: Any
) -> None:
    there = await bench.an_initiative(title="Först", **{field: value})
    fields = {"title": "Sen", "kind": "PILOT", field: value}
    expected = [("ALREADY_EXISTS", ["input", "fields", field], there["id"])]
    assert await wrong(bench, "rss", "createInitiative", fields=fields) == expected
    other = await bench.an_initiative(title="En annan")
    given = {"initiative": {"id": other["id"]}, "seen": other["version"], "fields": {field: value}}
    assert await wrong(bench, "rss", "updateInitiative", **given) == expected


async def test_a_number_that_the_database_keeps_to_one_is_told_in_the_same_way(bench: Workbench) -> None:
    there = await bench.an_organisation(name="Har numret", organisationNumber=NUMBER)
    fields = {"name": "Vill ha det", "kind": "OTHER", "organisationNumber": NUMBER}
    expected = [("ALREADY_EXISTS", ["input", "fields", "organisationNumber"], there["id"])]
    assert await wrong(bench, "national", "createOrganisation", fields=fields) == expected
    other = await bench.an_organisation(name="En till")
    given = {"organisation": {"id": other["id"]}, "seen": other["version"], "fields": {"organisationNumber": NUMBER}}
    assert await wrong(bench, "national", "updateOrganisation", **given) == expected


async def test_what_the_caller_may_not_see_is_not_shown(bench: Workbench) -> None:
    fields = {"name": "Utkast", "kind": "OTHER", "organisationNumber": "999900-0210"}
    await bench.done("national", "createOrganisation", "", fields=fields)
    [(code, field, current)] = await wrong(
        bench, "national", "createOrganisation", fields={**fields, "name": "Ett annat"}
    )
    assert (code, field, current is not None) == ("ALREADY_EXISTS", ["input", "fields", "organisationNumber"], True)


async def test_those_who_give_the_same_title_at_once_all_get_a_slug(bench: Workbench) -> None:
    fields = {"title": "Samtidigt", "kind": "PILOT"}
    shown = "initiative { id slug version }"
    callers = ("rss", "national", "municipality", "other")
    made = await bench.together(*(bench.do(each, "createInitiative", shown, fields=fields) for each in callers))
    assert [each["userErrors"] for each in made] == [[]] * len(callers)
    records = [each["initiative"] for each in made]
    shown = "record { ... on Initiative { slug } }"
    acts = [
        bench.do(caller, "publishRecord", shown, id=each["id"], seen=each["version"])
        for caller, each in zip(callers, records, strict=True)
    ]
    published = await bench.together(*acts)
    assert [each["userErrors"] for each in published] == [[]] * len(callers)
    slugs = {each["record"]["slug"] for each in published}
    # A draft that was numbered among what its caller sees may be numbered once more when it is shown.
    assert len(slugs) == len(callers)
    assert "samtidigt" in slugs
    assert all(re.fullmatch(r"samtidigt(-\d)*", each) for each in slugs)
