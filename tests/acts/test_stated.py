"""What is stated of a participation is not confirmed until the organisation says so; it takes part all the same."""

from typing import Any

from tests.helpers.rows import added, named, outcomes
from tests.helpers.workbench import Workbench, told

TAKES_PART = """query Q($code: String!, $slug: String!) { municipality(code: $code) {
  takesPart(initiatives: { slug: { eq: $slug } }) } }"""


async def _stated(bench: Workbench, title: str, name: str = "Malmö") -> tuple[Any, Any]:
    """An initiative of Göteborgsregionen's, and the participation that it states."""
    made = await bench.an_initiative(title=title)
    await added(bench, "rss", made, named(name))
    shown = "{ node(id: $id) { ... on Initiative { participations(first: 5) { nodes { id version status } } } } }"
    found = await bench("rss", f"query Q($id: ID!) {shown}", id=made["id"])
    (part,) = found["node"]["participations"]["nodes"]
    return made, part


def _which(part: Any, **more: Any) -> dict[str, Any]:
    return {"participation": part["id"], "seen": part["version"], **more}


async def test_the_seeds_confirm_nobodys_participation(bench: Workbench) -> None:
    found = await bench(None, "{ participations(first: 0) { facets { status { value count } } totalCount } }")
    counts = {each["value"]: each["count"] for each in found["participations"]["facets"]["status"]}
    assert counts == {"STATED": found["participations"]["totalCount"]}


async def test_whoever_is_stated_to_take_part_is_known_to(bench: Workbench) -> None:
    made, part = await _stated(bench, "Uppges delta")
    assert part["status"] == "STATED"
    found = await bench(None, TAKES_PART, code="1280", slug=made["slug"])
    assert found["municipality"]["takesPart"] == "KNOWN_TO"


async def test_only_the_organisation_confirms_what_others_state_of_it(bench: Workbench) -> None:
    _, part = await _stated(bench, "Bekräftas")
    assert await bench.refused("rss", "confirmParticipation", **_which(part)) == ["NOT_ALLOWED"]
    shown = "participation { id version status }"
    done = (await bench.done("other", "confirmParticipation", shown, **_which(part)))["participation"]
    assert done["status"] == "CONFIRMED"


async def test_who_is_wrongly_stated_to_take_part_says_no(bench: Workbench) -> None:
    made, part = await _stated(bench, "Stämmer inte")
    await bench.done("other", "declineParticipation", "", **_which(part, note="Vi är inte med"))
    found = await bench(None, TAKES_PART, code="1280", slug=made["slug"])
    assert found["municipality"]["takesPart"] == "KNOWN_NOT_TO"
    # Nor is it stated anew by others.
    again = await added(bench, "rss", made, named("Malmö", unit="En annan enhet"))
    assert [code for code, _ in told(again)] == ["NOT_ALLOWED"]


async def test_who_leads_an_initiative_confirms_nobody_but_those_that_it_acts_for(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Andras ord")
    wrong = await added(bench, "rss", made, named("Malmö", status="CONFIRMED"))
    assert told(wrong) == [("NOT_ALLOWED", ["participants", "0", "status"])]
    own = await added(bench, "rss", made, named("Kungälv", status="CONFIRMED"))
    assert outcomes(own) == [("CREATED", [])]


async def test_a_row_that_states_what_is_confirmed_already_says_nothing_new(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Redan bekräftat")
    await added(bench, "national", made, named("Malmö", status="CONFIRMED"))
    for caller in ("rss", "national"):
        again = await added(bench, caller, made, named("Malmö"), onDifference="UPDATE")
        assert outcomes(again) == [("UNCHANGED", [])]
