"""Systems: an organisation's own, and a national one whose key says which types of records it is for."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench

PART = "participations { id version status }"


async def _part(bench: Workbench, status: str, by: str = "rss", organisation: str = "Malmö") -> Any:
    initiative = await bench.an_initiative()
    rows = [{"organisation": {"name": organisation}, "status": status}]
    given = {"initiative": {"id": initiative["id"]}, "participants": rows}
    return initiative, (await bench.done(by, "addParticipants", PART, **given))["participations"][0]


async def _told(bench: Workbench, caller: str, initiative: Any, organisation: str, status: str) -> Any:
    rows = [{"organisation": {"name": organisation}, "status": status}]
    given = {"initiative": {"id": initiative["id"]}, "participants": rows, "onDifference": "UPDATE"}
    return await bench.do(caller, "addParticipants", PART, **given)


async def test_an_organisations_system_answers_for_it_and_leaves(bench: Workbench) -> None:
    _, part = await _part(bench, "INVITED", organisation="Kungälv")
    shown = "participation { status }"
    done = await bench.done("system", "confirmParticipation", shown, participation=part["id"])
    assert done["participation"]["status"] == "CONFIRMED"
    done = await bench.done("system", "leaveInitiative", shown, participation=part["id"], on="2026-10")
    assert done["participation"]["status"] == "LEFT"


async def test_an_organisations_system_answers_for_no_other(bench: Workbench) -> None:
    _, part = await _part(bench, "INVITED")
    assert await bench.refused("system", "declineParticipation", participation=part["id"]) == ["NOT_ALLOWED"]


async def test_a_national_system_tells_the_status_that_its_source_knows(bench: Workbench) -> None:
    initiative, _ = await _part(bench, "INVITED")
    for status in ("CONFIRMED", "LEFT"):
        told = await _told(bench, "national_system", initiative, "Malmö", status)
        assert told["userErrors"] == []
        assert [each["status"] for each in told["participations"]] == [status]


async def test_a_national_system_corrects_itself_and_no_person(bench: Workbench) -> None:
    initiative, part = await _part(bench, "INVITED")
    told = await _told(bench, "national_system", initiative, "Malmö", "DECLINED")
    assert told["userErrors"] == []
    told = await _told(bench, "national_system", initiative, "Malmö", "INVITED")
    assert told["userErrors"] == []
    await bench.done("other", "declineParticipation", "participation { id }", participation=part["id"])
    told = await _told(bench, "national_system", initiative, "Malmö", "CONFIRMED")
    assert [(each["code"], each["field"][-1]) for each in told["userErrors"]] == [("NOT_ALLOWED", "status")]


async def test_a_national_system_brings_back_nothing_that_a_person_ended(bench: Workbench) -> None:
    initiative, part = await _part(bench, "STATED")
    await bench.done("rss", "withdrawRecord", "record { id }", id=part["id"], because="Prov")
    told = await _told(bench, "national_system", initiative, "Malmö", "CONFIRMED")
    assert [each["code"] for each in told["userErrors"]] == ["NOT_ALLOWED"]


async def test_the_scope_that_a_key_lacks_is_named(bench: Workbench) -> None:
    fields = {"title": "Nytt", "kind": "REPORT"}
    told = await bench.do("national_system", "registerOutput", "output { id }", **fields)
    (error,) = told["userErrors"]
    assert error["code"] == "NOT_ALLOWED"
    assert "the scope OUTPUT" in error["hint"] or "avgränsningen OUTPUT" in error["hint"]


async def test_a_national_system_sees_the_drafts_that_its_key_is_for(bench: Workbench) -> None:
    shown = "initiative { id }"
    draft = await bench.done("rss", "createInitiative", shown, fields={"title": "Utkast", "kind": "PILOT"})
    output = await bench.done("rss", "registerOutput", "output { id }", title="Utkast", kind="REPORT")
    query = "query Q($id: ID!) { node(id: $id) { id } }"
    for caller, sees in (("national_system", True), (None, False), ("other", False)):
        found = await bench(caller, query, id=draft["initiative"]["id"])
        assert (found["node"] is not None) == sees
        assert (await bench(caller, query, id=output["output"]["id"]))["node"] is None


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"scopes": ["OUTPUT"], "holder": {"slug": "skr"}}, []),
        ({"holder": {"slug": "skr"}}, [("REQUIRED", ["scopes"])]),
        ({"scopes": [], "holder": {"slug": "skr"}}, [("REQUIRED", ["scopes"])]),
        ({"scopes": ["OUTPUT"]}, [("REQUIRED", ["holder"])]),
    ],
)
async def test_a_national_systems_key_says_what_it_is_for(
    bench: Workbench, given: dict[str, Any], wrong: list[tuple[str, list[str]]]
) -> None:
    made = await bench.do("administrator", "createKey", "key { scopes }", purpose="Nattlig", role=ROLE, **given)
    assert [(each["code"], each["field"][1:]) for each in made["userErrors"]] == wrong
    if not wrong:
        assert made["key"]["scopes"] == ["OUTPUT"]


ROLE = "NATIONAL_INTEGRATION"


async def test_a_national_system_is_told_what_its_key_is_not_for(bench: Workbench) -> None:
    query = """{ outputs(first: 1) { nodes { viewerCan { update { allowed reason(language: EN) } } } }
      initiatives(first: 1) { nodes { viewerCan { update { allowed reason(language: EN) } } } } }"""
    found = await bench("national_system", query)
    output, initiative = [found[each]["nodes"][0]["viewerCan"]["update"] for each in ("outputs", "initiatives")]
    assert initiative == {"allowed": True, "reason": None}
    assert output["allowed"] is False
    assert "output" in output["reason"]
