"""Keys that speak for other systems: whoever may say that a change comes from one, and who is told."""

from typing import Any

import pytest

from tests.helpers.workbench import SECRETS, Workbench, told

MADE = {"fields": {"title": "Ett prov", "kind": "PILOT"}}
HISTORY = (
    "query History($id: ID!) { node(id: $id) { ... on Initiative { history(first: 9) { nodes { commit { source } }"
)
HISTORY += " } } } }"
SYSTEM = {"role": "INTEGRATION", "holder": {"slug": "goteborgsregionen"}}


async def _speaker(bench: Workbench, *systems: str) -> str:
    return await bench.a_key(f"speaker {len(SECRETS)}", "INTEGRATION", "goteborgsregionen", systems=systems)


async def _sources(bench: Workbench, key: str) -> list[str | None]:
    found = await bench("administrator", HISTORY, id=key)
    return [each["commit"]["source"] for each in found["node"]["history"]["nodes"]]


async def test_history_tells_which_system_a_change_came_from(bench: Workbench) -> None:
    caller = await _speaker(bench, "uppfoljning", "skr-behov")
    made = await bench.do(caller, "createInitiative", "initiative { id }", '@source(system: "skr-behov")', **MADE)
    assert made["userErrors"] == []
    key = made["initiative"]["id"]
    assert await _sources(bench, key) == ["skr-behov"]
    await bench.done("rss", "updateInitiative", "initiative { id }", initiative={"id": key}, fields={"title": "Nytt"})
    assert await _sources(bench, key) == ["skr-behov", None]


async def test_a_systems_name_is_read_as_it_is_kept(bench: Workbench) -> None:
    caller = await _speaker(bench, "skr-behov")
    made = await bench.do(caller, "createInitiative", "initiative { id }", '@source(system: " SKR–Behov")', **MADE)
    assert await _sources(bench, made["initiative"]["id"]) == ["skr-behov"]


@pytest.mark.parametrize("how", ['@source(system: "annat")', '@source(system: "")', '@dryRun @source(system: "annat")'])
@pytest.mark.parametrize("systems", [("skr-behov",), ()])
async def test_nobody_names_a_system_that_its_key_does_not_speak_for(
    bench: Workbench, how: str, systems: tuple[str, ...]
) -> None:
    caller = await _speaker(bench, *systems)
    found = await bench.do(caller, "createInitiative", "initiative { id }", how, **MADE)
    assert told(found) == [("NOT_ALLOWED", [])]
    assert found["initiative"] is None


async def test_neither_administrators_nor_national_editors_speak_for_a_system_that_their_key_does_not_name(
    bench: Workbench,
) -> None:
    for caller in ("administrator", "national", "rss"):
        found = await bench.do(caller, "createInitiative", "", '@source(system: "skr-behov")', **MADE)
        assert told(found) == [("NOT_ALLOWED", [])], caller


async def test_a_key_is_made_with_its_systems_as_they_are_kept(bench: Workbench) -> None:
    given = {"purpose": "Nattlig", "systems": [" SKR-Behov", "skr-behov", "uppfoljning"], **SYSTEM}
    made = await bench.done("administrator", "createKey", "key { systems }", **given)
    assert made["key"]["systems"] == ["skr-behov", "uppfoljning"]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"systems": ["åtgärder"], **SYSTEM}, ("INVALID", ["systems"])),
        ({"systems": ["skr-behov"], "role": "READER", "holder": {"slug": "skr"}}, ("INVALID", ["systems"])),
    ],
)
async def test_a_key_speaks_for_no_system_without_a_name(bench: Workbench, given: Any, wrong: Any) -> None:
    assert told(await bench.do("administrator", "createKey", "", purpose="Prov", **given)) == [wrong]


async def test_what_an_operation_says_holds_for_no_other(bench: Workbench) -> None:
    caller = await bench.a_key(f"speaker {len(SECRETS)}", "EDITOR", "goteborgsregionen", systems=("skr-behov",))
    for how, expected in (('@source(system: "skr-behov")', "skr-behov"), ("", None)) * 2:
        made = await bench.do(caller, "createInitiative", "initiative { id }", how, **MADE)
        assert await _sources(bench, made["initiative"]["id"]) == [expected]


async def test_a_systems_key_that_speaks_for_one_system_need_not_say_so(bench: Workbench) -> None:
    caller = await _speaker(bench, "skr-behov")
    made = await bench.do(caller, "createInitiative", "initiative { id }", **MADE)
    assert await _sources(bench, made["initiative"]["id"]) == ["skr-behov"]
