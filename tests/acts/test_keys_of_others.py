"""A system changes its own keys and adds others, and takes off none of a system that it does not speak for."""

from typing import Any

import pytest

from tests.helpers.workbench import SECRETS, Workbench

KEYS = "query Q($id: ID!) { node(id: $id) { ... on Initiative { version externalIds { system value } } } }"
SHOWN = "rows { outcome differs record { id } errors { code } }"


async def _system(bench: Workbench, *systems: str, role: str = "INTEGRATION") -> str:
    return await bench.a_key(f"keeper of keys {len(SECRETS)}", role, "goteborgsregionen", (), systems)


def _keys(*given: str) -> list[dict[str, str]]:
    return [dict(zip(("system", "value"), each.split("="), strict=True)) for each in given]


async def _made(bench: Workbench, *given: str) -> str:
    """The id of an initiative of Göteborgsregionen's, with keys that a person gave it."""
    return str((await bench.an_initiative("rss", title="Med nycklar", externalIds=_keys(*given)))["id"])


async def _kept(bench: Workbench, record: str) -> list[str]:
    node = (await bench("rss", KEYS, id=record))["node"]
    return [f"{each['system']}={each['value']}" for each in node["externalIds"]]


async def _send(bench: Workbench, caller: str, key: str, *given: str) -> Any:
    (known,) = _keys(key)
    row = {"key": known, "fields": {"externalIds": _keys(*given)}}
    found = await bench.do(caller, "upsertInitiatives", SHOWN, source=known["system"], rows=[row])
    assert found["userErrors"] == []
    return found["rows"][0]


@pytest.mark.parametrize("role", ["INTEGRATION", "EDITOR"])
async def test_a_row_takes_off_keys_of_its_own_system_only(bench: Workbench, role: str) -> None:
    caller = await _system(bench, "rad-a", "rad-b", role=role)
    made = await _made(bench, "rad-a=1", "rad-a=2", "rad-b=1", "rad-c=1")
    found = await _send(bench, caller, "rad-a=1")
    assert (found["outcome"], found["differs"], found["record"]["id"]) == ("UPDATED", ["externalIds"], made)
    assert await _kept(bench, made) == ["rad-a=1", "rad-c=1"]
    assert (await _send(bench, caller, "rad-a=1"))["outcome"] == "UNCHANGED"
    await _update(bench, "rss", made, [])


async def test_a_row_adds_keys_of_other_systems_and_changes_none(bench: Workbench) -> None:
    caller = await _system(bench, "till-a")
    made = await _made(bench, "till-a=1", "till-c=1")
    assert (await _send(bench, caller, "till-a=1", "till-c=2", "till-d=1"))["outcome"] == "UPDATED"
    assert await _kept(bench, made) == ["till-a=1", "till-c=1", "till-c=2", "till-d=1"]


@pytest.mark.parametrize("given", [[], None], ids=["none", "null"])
@pytest.mark.parametrize(
    ("systems", "left"), [(("akt-a",), ["akt-c=1"]), ((), ["akt-a=1", "akt-c=1"])], ids=["own", "no"]
)
async def test_an_act_of_a_system_on_one_record_takes_off_what_rows_do(
    bench: Workbench, systems: tuple[str, ...], left: list[str], given: Any
) -> None:
    caller = await _system(bench, *systems)
    made = await _made(bench, "akt-a=1", "akt-c=1")
    await _update(bench, caller, made, given)
    assert await _kept(bench, made) == left
    # People take off all that they may change.
    await _update(bench, "rss", made, given)
    assert await _kept(bench, made) == []


async def _update(bench: Workbench, caller: str, record: str, given: Any) -> None:
    seen = (await bench("rss", KEYS, id=record))["node"]["version"]
    fields = {"externalIds": given}
    await bench.done(caller, "updateInitiative", "", initiative={"id": record}, seen=seen, fields=fields)


async def test_rows_of_participants_take_off_what_rows_do(bench: Workbench) -> None:
    caller = await _system(bench, "plats-a")
    into = {"id": (await bench.an_initiative("rss", title="Med platser"))["id"]}
    shown = "participations { externalIds { system value } } rows { outcome }"

    async def add(by: str, *given: str) -> Any:
        row = {"organisation": {"slug": "ale"}, "status": "INVITED", "externalIds": _keys(*given)}
        return await bench.done(
            by, "addParticipants", shown, initiative=into, participants=[row], onDifference="UPDATE"
        )

    await add("rss", "plats-a=1", "plats-c=1")
    found = await add(caller, "plats-a=2")
    assert found["rows"] == [{"outcome": "UPDATED"}]
    assert found["participations"][0]["externalIds"] == _keys("plats-a=2", "plats-c=1")
    assert (await add(caller, "plats-a=2"))["rows"] == [{"outcome": "UNCHANGED"}]
    assert (await add("rss"))["participations"][0]["externalIds"] == []
