"""Acts on uses of methods: who says that one is used, that it stands once, and that it ends."""

from typing import Any

import pytest_asyncio

from tests.helpers.workbench import Workbench, told

USE = "methodUse { id version unit extent isCurrent organisation { slug } }"


@pytest_asyncio.fixture(scope="module")
async def method(bench: Workbench) -> dict[str, Any]:
    """A method that all see."""
    fields = {"name": "Prov av handlingar", "kind": "METHOD"}
    made = (await bench.done("national", "createMethod", "method { id version }", fields=fields))["method"]
    await bench.done("national", "publishRecord", "", id=made["id"], seen=made["version"])
    return {"id": made["id"]}


async def test_a_body_tells_for_its_member_and_no_other_does(bench: Workbench, method: dict[str, Any]) -> None:
    about = {"method": method, "organisation": {"slug": "kungalv"}}
    assert await bench.refused("other", "recordUse", **about) == ["NOT_ALLOWED"]
    made = (await bench.done("rss", "recordUse", USE, **about, extent="Hela förvaltningen"))["methodUse"]
    assert (made["organisation"]["slug"], made["isCurrent"]) == ("kungalv", True)
    given = {"which": {"id": made["id"]}, "seen": made["version"], "fields": {"period": {"end": "2021"}}}
    assert await bench.refused("other", "updateMethodUse", **given) == ["NOT_ALLOWED"]
    found = (await bench.done("municipality", "updateMethodUse", USE, **given))["methodUse"]
    assert found["isCurrent"] is False


async def test_what_stands_already_is_told_and_another_unit_is_another_use(
    bench: Workbench, method: dict[str, Any]
) -> None:
    about = {"method": method, "organisation": {"slug": "malmo"}}
    first = await bench.done("other", "recordUse", USE, **about)
    again = await bench.done("other", "recordUse", USE, **about, extent="Mer")
    assert [each["code"] for each in again["warnings"]] == ["ALREADY_SO"]
    assert again["methodUse"]["id"] == first["methodUse"]["id"]
    assert again["methodUse"]["extent"] is None
    unit = await bench.done("other", "recordUse", USE, **about, unit="Söder")
    assert unit["methodUse"]["id"] != first["methodUse"]["id"]
    given = {"which": {"id": unit["methodUse"]["id"]}, "seen": 1, "fields": {"unit": None}}
    assert told(await bench.do("other", "updateMethodUse", "", **given)) == [("ALREADY_EXISTS", ["fields", "unit"])]


async def test_what_is_wrong_is_told(bench: Workbench, method: dict[str, Any]) -> None:
    given = {"method": method, "organisation": {"slug": "malmo"}, "unit": "Norr"}
    backwards = await bench.do("other", "recordUse", "", **given, period={"start": "2022", "end": "2021"})
    assert told(backwards) == [("PERIOD_OUT_OF_ORDER", ["period"])]
    nowhere = await bench.do("other", "recordUse", "", **{**given, "method": {"slug": "finns-inte"}})
    assert told(nowhere) == [("NOT_FOUND", ["method", "slug"])]
