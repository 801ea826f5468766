"""Organisations that are one and the same, for the tests of merging."""

from itertools import count
from typing import Any

from tests.helpers.workbench import Workbench

BECAUSE = "Samma organisation"
_numbers = count(1)


async def pair(bench: Workbench, **fields: Any) -> tuple[Any, Any]:
    """Two organisations that are one and the same."""
    number = next(_numbers)
    return (
        await bench.an_organisation(name=f"Behålls {number}", **fields),
        await bench.an_organisation(name=f"Försvinner {number}", **fields),
    )


async def merge(
    bench: Workbench, one: Any, *others: Any, caller: str = "national", shown: str = "organisation { id }", **more: Any
) -> Any:
    """The answer to a merge into one of the others, whose version is looked up."""
    now = "query Q($id: ID!) { node(id: $id) { ... on Record { version } } }"
    found = (await bench("administrator", now, id=one["id"]))["node"]
    given = {
        "into": {"id": one["id"]},
        "seen": found["version"],
        "organisations": [{"id": each["id"]} for each in others],
        "because": BECAUSE,
        **more,
    }
    return await bench.do(caller, "mergeOrganisations", shown, **given)


async def merge_done(bench: Workbench, one: Any, *others: Any, shown: str = "organisation { id }") -> Any:
    found = await merge(bench, one, *others, shown=shown)
    assert found["userErrors"] == []
    return found


def key_of(record: Any) -> str:
    """A record's key as the database has it."""
    return str(record["id"].rpartition("_")[2])


async def take_part(bench: Workbench, initiative: Any, *organisations: Any) -> Any:
    who = [{"organisation": {"id": each["id"]}} for each in organisations]
    given = {"initiative": {"id": initiative["id"]}, "participants": who}
    return (await bench.done("national", "addParticipants", "participations { id version }", **given))["participations"]
