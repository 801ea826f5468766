"""Codes and numbers that were valid once lead to the right body, and the answer tells until when they were."""

from typing import Any

import pytest
import pytest_asyncio

from schema.answering.hints import MOST_TOLD
from tests.helpers.workbench import Workbench

FORMER, NOW, UNTIL = "1917", "0331", "2006-12-31"
NUMBER, NEW_NUMBER = "999900-0202", "999900-0210"
BY_CODE = "query Q($code: String!) { it: municipality(code: $code) { code } }"
LOOKUP = "query Q($system: String!, $value: String!) { it: lookup(system: $system, value: $value) { id } }"
WHERE = "query Q($where: OrganisationWhere!) { it: organisations(where: $where) { totalCount nodes { slug } } }"


async def told(bench: Workbench, query: str, **variables: Any) -> tuple[Any, list[Any]]:
    """What stands as `it` in an answer, and its warnings; it was one statement."""
    found = await bench.whole(None, query, **variables)
    assert "errors" not in found, found["errors"]
    return found["data"]["it"], found.get("extensions", {}).get("warnings", [])


@pytest_asyncio.fixture(scope="module")
async def body(bench: Workbench) -> Any:
    """An organisation whose number has been changed."""
    made = await bench.an_organisation(name="Bytte nummer", organisationNumber=NUMBER)
    given = {"organisation": {"id": made["id"]}, "seen": made["version"]}
    await bench.done("national", "updateOrganisation", "", **given, fields={"organisationNumber": NEW_NUMBER})
    return made


async def test_a_code_that_was_valid_once_leads_to_its_municipality_with_the_day(bench: Workbench) -> None:
    it, [warning] = await told(bench, BY_CODE, code=FORMER)
    assert it == {"code": NOW}
    assert warning == {
        "path": ["it"],
        "code": "FORMER_KEY",
        "message": "1917 was valid until 2006-12-31; it is 0331 now.",
        "messageSv": "1917 gällde till 2006-12-31; nu 0331.",
    }
    assert await told(bench, BY_CODE, code=NOW) == ({"code": NOW}, [])


async def test_lookups_lead_on_from_former_codes_and_numbers(bench: Workbench, body: Any) -> None:
    heby = (await bench(None, '{ municipality(code: "0331") { id } }'))["municipality"]
    it, [warning] = await told(bench, LOOKUP, system="scb-kommunkod", value=FORMER)
    assert (it, warning["messageSv"]) == (heby, "1917 gällde till 2006-12-31; nu 0331.")
    for written in (NUMBER, "16" + NUMBER.replace("-", "")):
        it, [warning] = await told(bench, LOOKUP, system="Organisationsnummer", value=written)
        assert it == {"id": body["id"]}
        assert (warning["code"], warning["path"]) == ("FORMER_KEY", ["it"])
        assert warning["messageSv"].endswith(f"; nu {NEW_NUMBER}.")
    assert await told(bench, LOOKUP, system="organisationsnummer", value=NEW_NUMBER) == ({"id": body["id"]}, [])


async def test_filters_find_by_former_codes_and_numbers_and_tell_of_them(bench: Workbench, body: Any) -> None:
    it, [warning] = await told(bench, WHERE, where={"code": {"in": ["0114", FORMER]}})
    assert sorted(each["slug"] for each in it["nodes"]) == ["heby", "upplands-vasby"]
    it, warnings = await told(bench, WHERE, where={"code": {"in": ["0114", FORMER, "9999"]}})
    assert [(each["code"], each["path"]) for each in warnings] == [
        ("FORMER_KEY", ["it", "where", "code", "in", 1]),
        ("UNKNOWN_CODE", ["it", "where", "code", "in", 2]),
    ]
    it, [warning] = await told(bench, WHERE, where={"organisationNumber": {"eq": NUMBER}})
    assert (it["nodes"], warning["code"]) == ([{"slug": body["slug"]}], "FORMER_KEY")
    both = {"slug": {"eq": "heby"}, "code": {"not": FORMER}}
    assert (await told(bench, WHERE, where=both))[0]["totalCount"] == 0


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ({"municipalityCode": FORMER}, FORMER),
        ({"external": {"system": "scb-kommunkod", "value": FORMER}}, FORMER),
    ],
)
async def test_references_lead_on_with_a_warning(bench: Workbench, ref: Any, said: str) -> None:
    made = await bench.an_initiative()
    given = {"initiative": {"id": made["id"]}, "participants": [{"organisation": ref}]}
    found = await bench.done("rss", "addParticipants", "participations { organisation { slug } }", **given)
    assert found["participations"] == [{"organisation": {"slug": "heby"}}]
    [warning] = found["warnings"]
    assert warning["code"] == "FORMER_KEY"
    assert warning["message"] == f"{said} gällde till {UNTIL}; nu {NOW}."


async def test_a_number_that_is_changed_is_kept_with_its_day_and_answers(bench: Workbench, body: Any) -> None:
    query = "query Q($slug: String!) { organisation(slug: $slug) { organisationNumber formerKeys { system value } } }"
    assert (await bench(None, query, slug=body["slug"]))["organisation"] == {
        "organisationNumber": NEW_NUMBER,
        "formerKeys": [{"system": "organisationsnummer", "value": NUMBER}],
    }
    made = await bench.an_initiative()
    who = [{"organisation": {"organisationNumber": NUMBER}}]
    found = await bench.done(
        "rss", "addParticipants", "rows { record { id } }", initiative={"id": made["id"]}, participants=who
    )
    assert [each["code"] for each in found["warnings"]] == ["FORMER_KEY"]


async def test_only_national_editors_say_what_a_code_was(bench: Workbench) -> None:
    found = await bench(None, '{ municipality(code: "1482") { id version } }')
    given = {"organisation": {"id": found["municipality"]["id"]}, "seen": found["municipality"]["version"]}
    former = [{"system": "scb-kommunkod", "value": "1499", "until": "1990"}]
    assert await bench.refused("municipality", "updateOrganisation", **given, fields={"formerKeys": former}) == [
        "NOT_ALLOWED"
    ]
    wrong = [{"system": "scb-kommunkod", "value": "14"}]
    assert await bench.refused("national", "updateOrganisation", **given, fields={"formerKeys": wrong}) == ["INVALID"]


async def test_a_code_that_somebody_has_now_leads_to_nobody_who_had_it(bench: Workbench) -> None:
    other = await bench.an_organisation(
        name="Hade den", formerKeys=[{"system": "organisationsnummer", "value": NEW_NUMBER}]
    )
    await bench.an_organisation(name="Har den", organisationNumber="999900-0228")
    it, warnings = await told(bench, LOOKUP, system="organisationsnummer", value=NEW_NUMBER)
    assert it != {"id": other["id"]}
    assert warnings == []


async def test_what_a_hidden_record_had_leads_nobody_to_it(bench: Workbench) -> None:
    number = "999900-0236"
    former = [{"system": "organisationsnummer", "value": number}]
    fields = {"name": "Ett utkast", "kind": "OTHER", "organisationNumber": "999900-0244", "formerKeys": former}
    await bench.done("national", "createOrganisation", "", fields=fields)
    assert await told(bench, LOOKUP, system="organisationsnummer", value=number) == (None, [])
    _, warnings = await told(bench, WHERE, where={"organisationNumber": {"eq": number}})
    assert [each["code"] for each in warnings] == ["UNKNOWN_CODE"]


async def test_of_many_former_codes_some_are_told(bench: Workbench) -> None:
    _, warnings = await told(bench, WHERE, where={"code": {"in": [FORMER] * 30}})
    assert [each["path"][-1] for each in warnings] == list(range(MOST_TOLD))
