"""No record leads back to itself, and no former version leads to what lives no more."""

from typing import Any

from tests.helpers.authority import Table
from tests.helpers.merging import merge_done
from tests.helpers.workbench import Workbench


async def test_going_back_leads_to_the_record_that_lives_on(bench: Workbench, table: Table) -> None:
    lives_on, merged = [await bench.an_organisation(name=f"{name} av två") for name in ("Den ena", "Den andra")]
    gone = await bench.an_organisation(name="Återtas snart")
    contacts = [{"function": "kansli", "organisation": {"id": merged["id"]}}]
    made = await bench.an_initiative("national", keeper={"id": merged["id"]}, contacts=contacts)
    to = await table.seen(made["id"])
    await merge_done(bench, lives_on, merged)
    fields: dict[str, Any] = {"keeper": {"id": gone["id"]}, "contacts": []}
    await table.done("national", "updateInitiative", "initiative", made["id"], fields=fields)
    assert await table.back("national", made["id"], to=to) == []
    shown = """query Q($id: ID!) { node(id: $id) { ... on Initiative {
        keeper { id } contacts { organisation { id } } } } }"""
    there = {"id": lives_on["id"]}
    found = (await bench("national", shown, id=made["id"]))["node"]
    assert found == {"keeper": there, "contacts": [{"organisation": there}]}
    assert await table.withdrawn("national", gone["id"]) == []
    to = await table.seen(made["id"]) - 1
    assert await table.back("national", made["id"], to=to) == ["STEP_NOT_ALLOWED"]


async def test_nothing_is_a_part_of_itself_or_comes_before_itself(bench: Workbench, table: Table) -> None:
    one, two, three = [(await bench.an_initiative(title=title))["id"] for title in ("Ett", "Två", "Tre")]
    for fields in (lambda key: {"parent": {"id": key}}, lambda key: {"follows": [{"id": key}]}):
        own = await bench.do("rss", "updateInitiative", initiative={"id": one}, seen=await table.seen(one),
                             fields=fields(one))  # fmt: skip
        assert [each["code"] for each in own["userErrors"]] == ["INVALID"]
        await table.done("rss", "updateInitiative", "initiative", two, fields=fields(one))
        await table.done("rss", "updateInitiative", "initiative", three, fields=fields(two))
        assert await table.tried("rss", "updateInitiative", "initiative", one, fields=fields(three)) == ["INVALID"]
    # Nor by going back: two was a part of one, and one becomes a part of two when two no longer is.
    to = await table.seen(two)
    await table.done("rss", "updateInitiative", "initiative", two, fields={"parent": None})
    await table.done("rss", "updateInitiative", "initiative", one, fields={"parent": {"id": two}})
    assert await table.back("rss", two, to=to) == ["INVALID"]


async def test_two_at_once_close_no_circle(bench: Workbench, table: Table) -> None:
    keys = [(await bench.an_initiative(title=f"Samtidigt {place}"))["id"] for place in range(4)]
    for above, below in ((keys[1], keys[2]), (keys[3], keys[0])):
        await table.done("rss", "updateInitiative", "initiative", above, fields={"follows": [{"id": below}]})
    codes = await bench.together(
        *(
            table.tried("rss", "updateInitiative", "initiative", above, fields={"follows": [{"id": below}]})
            for above, below in ((keys[0], keys[1]), (keys[2], keys[3]))
        )
    )
    assert sorted(codes) == [[], ["INVALID"]]
