"""An output has one successor among those that are shown; a hidden one neither keeps the place nor is told of."""

from typing import Any

from tests.helpers.authority import Table
from tests.helpers.workbench import Workbench

QUERY = "query Q($id: ID!) { node(id: $id) { ... on Output { supersededBy { id } } } }"


async def an_output(bench: Workbench, title: str) -> str:
    made = await bench.done("other", "registerOutput", "output { id }", title=title, kind="REPORT")
    return str(made["output"]["id"])


async def test_what_is_not_shown_takes_the_place_of_nothing(bench: Workbench, table: Table) -> None:
    older, hidden, newer, withdrawn = [await an_output(bench, f"Den {each}") for each in ("1", "2", "3", "4")]
    assert await table.published("other", older) == []
    place: Any = {"supersedes": {"id": older}}
    for each in (withdrawn, hidden, newer):
        await table.done("other", "supersedeOutput", "output", each, **place)
        if each == withdrawn:
            assert await table.withdrawn("other", each) == []
    assert await table.published("other", newer) == []
    assert await table.published("other", hidden) == ["ALREADY_EXISTS"]
    for anyone in (None, "other", "national"):
        assert (await bench(anyone, QUERY, id=older))["node"] == {"supersededBy": {"id": newer}}
    # Among what is shown there is one.
    last = await an_output(bench, "Den 5")
    assert await table.published("other", last) == []
    assert await table.tried("other", "supersedeOutput", "output", last, **place) == ["ALREADY_EXISTS"]
    assert await table.withdrawn("other", newer) == []
    await table.done("other", "supersedeOutput", "output", last, **place)
    assert (await bench(None, QUERY, id=older))["node"] == {"supersededBy": {"id": last}}
