"""Whether a keeper has taken a record on: it has when it asked for it, made it or confirmed it, and else it is told."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench

KEPT = """query Q($id: ID!) { node(id: $id) { ... on Record {
  version updatedAt lastConfirmedAt keeper { slug } keeperAcceptedAt contactPoint { role } } } }"""
OF_THE_SEEDS = "implementering-av-kunskapsstod-normbrytande-beteende"


async def _kept(bench: Workbench, record: Any) -> tuple[str | None, bool, str]:
    found = (await bench("national", KEPT, id=record["id"]))["node"]
    keeper = found["keeper"]["slug"] if found["keeper"] else None
    return keeper, found["keeperAcceptedAt"] is not None, found["contactPoint"]["role"]


async def test_no_keeper_of_the_seeds_is_told_as_having_taken_that_on(bench: Workbench) -> None:
    for kind in ("initiatives", "groups", "outputs", "knowledgeNeeds"):
        asked = f"{{ {kind}(first: 100) {{ nodes {{ keeper {{ slug }} keeperAcceptedAt contactPoint {{ role }} }} }} }}"
        nodes = [each for each in (await bench(None, asked))[kind]["nodes"] if each["keeper"]]
        assert {(each["keeperAcceptedAt"], each["contactPoint"]["role"]) for each in nodes} == {
            (None, "SUGGESTED_KEEPER")
        }


async def test_who_makes_a_record_keeps_it_and_who_is_named_by_others_is_suggested(bench: Workbench) -> None:
    own = await bench.an_initiative("other", title="Eget")
    assert await _kept(bench, own) == ("malmo", True, "KEEPER")
    named = await bench.an_initiative("national", title="Någon annans", keeper={"slug": "malmo"})
    assert await _kept(bench, named) == ("malmo", False, "SUGGESTED_KEEPER")
    moved = {"initiative": {"id": own["id"]}, "seen": own["version"], "fields": {"keeper": {"slug": "umea"}}}
    given = await bench.done("national", "updateInitiative", "initiative { id }", **moved)
    assert await _kept(bench, given["initiative"]) == ("umea", False, "SUGGESTED_KEEPER")


async def test_whoever_confirms_what_it_keeps_has_taken_that_on(bench: Workbench) -> None:
    for act in ("confirmRecord", "confirmRecords"):
        named = await bench.an_initiative("national", title=f"Malmös {act}", keeper={"slug": "malmo"})

        async def confirm(caller: str, act: str = act, named: Any = named) -> None:
            version = (await bench("national", KEPT, id=named["id"]))["node"]["version"]
            row = {"which": {"id": named["id"]}, "seen": version}
            given = row if act == "confirmRecord" else {"rows": [row]}
            found = await bench.do(caller, act, "userErrors { code }", **given)
            assert found["userErrors"] == []

        # Somebody else's confirmation says nothing of what the keeper takes on.
        await confirm("national")
        assert await _kept(bench, named) == ("malmo", False, "SUGGESTED_KEEPER")
        await confirm("other")
        assert await _kept(bench, named) == ("malmo", True, "KEEPER")


async def test_who_asked_for_a_record_has_taken_it_on_when_it_is_handed_over(bench: Workbench) -> None:
    named = await bench.an_initiative("national", title="Efterfrågat", keeper={"slug": "malmo"})
    asked = {"which": {"id": named["id"]}, "organisation": {"slug": "kungalv"}, "because": "Vi driver det"}
    request = (await bench.done("municipality", "askToKeep", "keeperRequest { id version }", **asked))["keeperRequest"]
    given = {"which": {"id": request["id"]}, "seen": request["version"]}
    await bench.done("national", "handOverRecord", "keeperRequest { id }", **given)
    assert await _kept(bench, named) == ("kungalv", True, "KEEPER")


@pytest.mark.parametrize("has_accepted", [True, False])
async def test_a_filter_finds_those_whose_keepers_have_not_taken_that_on(bench: Workbench, has_accepted: bool) -> None:
    own = await bench.an_initiative("other", title=f"Sökt {has_accepted}")
    where = f"{{ keeperAcceptedAt: {{ isNull: {str(not has_accepted).lower()} }} }}"
    found = await bench(None, f"{{ initiatives(first: 100, where: {where}) {{ nodes {{ id slug }} }} }}")
    nodes = found["initiatives"]["nodes"]
    assert (own["id"] in [each["id"] for each in nodes]) is has_accepted
    assert (OF_THE_SEEDS in [each["slug"] for each in nodes]) is not has_accepted
