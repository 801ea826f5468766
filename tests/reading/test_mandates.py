"""Mandates: what ends within a year and what hangs on it, held against SQL written by hand."""

from tests.helpers.asker import Asker
from tests.helpers.ready_questions import answer
from tests.helpers.workbench import Workbench
from tests.reading.test_methods import rows

MANDATE = {"title": "Prov av diarienummer", "kind": "GRANT"}

#: What ends between two days, with its end; the latest day that its end can be counts.
ENDING = """
select slug, period_end from mandates
where publication = 'PUBLISHED' and period_end || '~' >= $1 and period_end <= $2 || '~'
order by period_end, title_sort
"""


#: What has ended before a day, and what has no known end.
ENDED = """
select slug from mandates where publication = 'PUBLISHED' and period_end || '~' < $1
order by period_end desc, title_sort
"""
ENDLESS = """
select slug from mandates where publication = 'PUBLISHED' and period_end is null order by period_start desc nulls last
"""


async def test_what_has_ended_already_and_what_has_no_known_end_are_told(ask: Asker, seeded_url: str) -> None:
    found = await answer(ask, "MandatesEndingSoon")
    assert [(node["slug"],) for node in found["ended"]["nodes"]] == await rows(seeded_url, ENDED, "2026-11-29")
    endless = {(node["slug"],) for node in found["endNotKnown"]["nodes"]}
    assert endless == set(await rows(seeded_url, ENDLESS)) != set()


async def test_what_ends_within_a_time_is_what_it_is_by_hand(ask: Asker, seeded_url: str) -> None:
    for days in (("2024-01-01", "2025-12-31"), ("2026-01-01", "2026-12-31"), ("2026-11-29", "2027-11-29")):
        found = await answer(ask, "MandatesEndingSoon", **dict(zip(("from", "to"), days, strict=True)))
        told = [(node["slug"], node["period"]["end"]) for node in found["ending"]["nodes"]]
        assert told == await rows(seeded_url, ENDING, *days)
    found = await answer(ask, "MandatesEndingSoon", **{"from": "2025-01-01", "to": "2025-12-31"})
    assert "forstarkningsteam" in [node["slug"] for node in found["ending"]["nodes"]]
    found = await answer(ask, "MandatesEndingSoon", **{"from": "2026-01-01", "to": "2026-12-31"})
    assert [node["slug"] for node in found["toReport"]["nodes"]] == ["statsbidrag-omstallning-2025"]


async def test_what_hangs_on_what_ends_is_told_with_it(later: Asker) -> None:
    found = await answer(later, "MandatesEndingSoon")
    (ending,) = found["ending"]["nodes"]
    assert (ending["title"], ending["amount"]["value"], ending["amount"]["unit"]) == (
        "Bidrag som löper ut",
        "1500000.50",
        "SEK",
    )
    assert [each["title"] for each in ending["initiatives"]["nodes"]] == ["Öppen"]
    assert [each["slug"] for each in found["toReport"]["nodes"]] == ["loper-ut"]


async def test_an_amount_loses_no_ore(ask: Asker) -> None:
    query = '{ mandate(slug: "gemensam-finansiering-kunskapsbaserad-socialtjanst") { AMOUNT caseNumber { value } } }'
    found = (await ask(query.replace("AMOUNT", "amount { value unit isAtMost }")))["mandate"]
    assert found["amount"] == {"value": "1.95", "unit": "SEK_PER_INHABITANT_AND_YEAR", "isAtMost": True}
    assert found["caseNumber"] == {"value": "18/00295"}


async def test_mandates_are_counted_by_who_gives_them(ask: Asker, seeded_url: str) -> None:
    facets = (await ask("{ mandates { facets { giver { value count } } } }"))["mandates"]["facets"]
    by_hand = """select o.slug, count(*) from mandate_givers g join organisations o on o.id = g.organisation_id
        join mandates m on m.id = g.mandate_id where m.publication = 'PUBLISHED' group by o.slug order by o.slug"""
    assert sorted((each["value"], each["count"]) for each in facets["giver"]) == await rows(seeded_url, by_hand)


async def test_a_case_number_leads_to_the_mandate_that_has_it(ask: Asker) -> None:
    query = """query Q($system: String!) {
      lookup(system: $system, value: "18/00295") { __typename ... on Mandate { slug } } }"""
    found = (await ask(query, system="diarienummer:skr"))["lookup"]
    assert found == {"__typename": "Mandate", "slug": "gemensam-finansiering-kunskapsbaserad-socialtjanst"}
    assert (await ask(query, system="diarienummer:socialstyrelsen"))["lookup"] is None


async def test_the_case_number_of_a_draft_leads_there_only_for_those_who_see_it(bench: Workbench) -> None:
    authority = {"authority": {"slug": "skr"}, "value": "26/00001"}
    made = await bench.done("national", "createMandate", "mandate { id }", fields={**MANDATE, "caseNumber": authority})
    query = '{ lookup(system: "diarienummer:skr", value: "26/00001") { id } }'
    assert (await bench(None, query))["lookup"] is None
    assert (await bench("national", query))["lookup"] == {"id": made["mandate"]["id"]}


async def test_a_case_number_is_told_to_who_sees_its_authority_alone(bench: Workbench) -> None:
    await bench.done("administrator", "createOrganisation", "", fields={"kind": "RSS_BODY", "name": "Zebraförbundet"})
    number = {"authority": {"slug": "zebraforbundet"}, "value": "HEM2026/31337"}
    given = {**MANDATE, "title": "Om zebror", "caseNumber": number}
    made = (await bench.done("administrator", "createMandate", "mandate { id version }", fields=given))["mandate"]
    await bench.done("administrator", "publishRecord", "", id=made["id"], seen=made["version"])
    number["value"] = "HEM2026/31338"
    await bench.done(
        "administrator", "updateMandate", "", mandate={"id": made["id"]}, seen=2, fields={"caseNumber": number}
    )

    filters = ({"value": {"startsWith": "HEM2026"}}, {"value": {"contains": "3133"}}, {"value": {"isNull": False}})
    query = """query Q($id: ID!, $where: MandateWhere!) {
      node(id: $id) { ... on Mandate { caseNumber { value } history(first: 9) { nodes { fields { field } } } } }
      mandates(where: $where) { nodes { id } } search(text: "HEM2026/31338") { totalCount } }"""
    for caller, sees in ((None, False), ("rss", False), ("administrator", True)):
        for each in filters:
            found = await bench(caller, query, id=made["id"], where={"caseNumber": each})
            assert (found["node"]["caseNumber"] is not None) is sees
            assert (made["id"] in [one["id"] for one in found["mandates"]["nodes"]]) is sees, each
            told = [field["field"] for entry in found["node"]["history"]["nodes"] for field in entry["fields"]]
            assert ("caseNumber.value" in told) is sees
            assert found["search"]["totalCount"] == 0
