"""Who uses what: counts of users, and what is not known of them, held against SQL written by hand."""

from typing import Any

import pytest
import pytest_asyncio

from registry.storage.model.record import every_record
from schema.answering.hints import LISTS
from tests.helpers.asker import Asker
from tests.helpers.ready_questions import answer, each
from tests.helpers.workbench import Workbench
from tests.reading.test_methods import rows

#: How many different organisations use each method on a day, written by hand.
USERS = """
select m.slug, (
  select count(distinct u.organisation_id) from method_uses u join organisations o on o.id = u.organisation_id
  where u.method_id = m.id and u.publication = 'PUBLISHED' and o.publication = 'PUBLISHED'
    and (u.period_start is null or u.period_start <= $1) and (u.period_end is null or u.period_end || '~' >= $1)
) from methods m where m.publication = 'PUBLISHED' order by 2 desc, m.name_sort
"""
TODAY = "select to_char(now() at time zone 'Europe/Stockholm', 'YYYY-MM-DD')"


async def test_users_are_counted_as_they_are_by_hand(ask: Asker, seeded_url: str) -> None:
    ((today,),) = await rows(seeded_url, TODAY)
    query = "{ methods(orderBy: [{ uses: { count: DESC } }, { name: ASC }]) { nodes { slug userCount } } }"
    found = [(node["slug"], node["userCount"]) for node in (await ask(query))["methods"]["nodes"]]
    assert found == await rows(seeded_url, USERS, today)
    assert found[:2] == [("bbic", 6), ("ibic", 5)]


async def test_who_uses_ips_is_not_known_and_how_it_is_graded_is(ask: Asker) -> None:
    method = (await answer(ask, "WhoTriedOrUses"))["method"]
    assert [each["grade"] for each in method["grades"]] == ["Prioritet 1"]
    assert (method["userCount"], method["usersKnown"]["completeness"], method["uses"]["nodes"]) == (0, "NONE", [])


async def test_who_uses_bbic_is_told_by_name(ask: Asker) -> None:
    method = (await answer(ask, "WhoTriedOrUses", method="bbic"))["method"]
    halland = ["Falkenberg", "Halmstad", "Hylte", "Kungsbacka", "Laholm", "Varberg"]
    assert each(method["uses"], "organisation", "name") == halland
    assert method["usersKnown"]["completeness"] == "SOME"


async def test_methods_are_told_with_their_grades_and_where_they_are_used(ask: Asker) -> None:
    methods = (await answer(ask, "GradedMethodsInUse"))["methods"]
    assert each(methods, "slug") == ["bbic", "ibic", "ips"]
    bbic, ibic, ips = (node["uses"]["facets"]["county"] for node in methods["nodes"])
    assert [(each["value"], each["count"]) for each in bbic] == [("13", 6)]
    assert {each["value"]: each["count"] for each in ibic} == {"03": 4, "13": 1}
    assert ips == []


async def test_that_nobody_is_told_to_use_it_rests_on_a_list_that_is_not_complete(ask: Asker) -> None:
    query = """{ municipalities(where: {uses: {none: {method: {slug: {eq: "bbic"}}}}}) { totalCount } }"""
    found = await ask.whole(query, {})
    assert found["data"]["municipalities"]["totalCount"] == 290 - 6
    (warning,) = found["extensions"]["warnings"]
    assert warning["code"] == "INCOMPLETE"


def test_every_list_that_tells_how_much_of_it_is_known_has_words() -> None:
    assert {record.listed_by[1] for record in every_record() if record.listed_by} <= LISTS.keys()


# ---- As time goes ----------------------------------------------------------------------------------------------------


@pytest_asyncio.fixture(scope="module")
async def used(bench: Workbench) -> str:
    """A method that four use: one now, one no more, one not yet, and one in two of its units; through an output."""
    fields = {"name": "Prov av användning", "kind": "METHOD"}
    made = (await bench.done("national", "createMethod", "method { id version slug }", fields=fields))["method"]
    await bench.done("national", "publishRecord", "", id=made["id"], seen=made["version"])
    output = {"title": "Handbok för provet", "kind": "MODEL", "slug": "handbok-for-provet"}
    book = (await bench.done("national", "registerOutput", "output { id version }", **output))["output"]
    await bench.done("national", "publishRecord", "", id=book["id"], seen=book["version"])
    uses: list[dict[str, Any]] = [
        {"organisation": {"slug": "kungalv"}, "period": {"start": "2020"}, "output": {"id": book["id"]}},
        {"organisation": {"slug": "malmo"}, "period": {"start": "2018", "end": "2021"}},
        {"organisation": {"slug": "lerum"}, "period": {"start": "2199"}},
        {"organisation": {"slug": "tjorn"}, "unit": "Norr"},
        {"organisation": {"slug": "tjorn"}, "unit": "Söder"},
    ]
    for use in uses:
        await bench.done("national", "recordUse", "methodUse { id }", method={"id": made["id"]}, **use)
    return str(made["slug"])


@pytest.mark.parametrize("caller", [None, "municipality", "national", "administrator"])
async def test_an_organisation_is_counted_once_and_only_while_it_uses_it(
    bench: Workbench, used: str, caller: str | None
) -> None:
    query = """query Q($slug: String!) { method(slug: $slug) { userCount uses { totalCount }
      now: uses(where: {isCurrent: true}) { nodes { organisation { slug } } } }
      output(slug: "handbok-for-provet") { userCount } }"""
    found = await bench(caller, query, slug=used)
    assert (found["method"]["userCount"], found["method"]["uses"]["totalCount"]) == (2, 5)
    assert sorted(each(found["method"]["now"], "organisation", "slug")) == ["kungalv", "tjorn", "tjorn"]
    assert found["output"]["userCount"] == 1
