"""A step is told when it has been taken: what is still to come is a plan."""

from typing import Any
from uuid import UUID

import pytest

from registry.storage.model.swedish_time import today
from tests.helpers.workbench import Workbench, told

TABLES = {"initiative": "initiatives", "seat": "seats", "need": "knowledge_needs"}
NAMED = {"seat": "which"}
SHOWN = {
    "initiative": "initiative { period { start startIs end endIs } }",
    "seat": "seat { period { end endIs } }",
}


async def tell(bench: Workbench, caller: str, act: str, which: str, key: str, **given: Any) -> Any:
    """The payload of an act on a record, seen as it stands now."""
    [(version,)] = await bench.sql(f"select version from {TABLES[which]} where id = $1", UUID(key.rpartition("_")[2]))
    return await bench.do(
        caller, act, SHOWN.get(which, ""), **{NAMED.get(which, which): {"id": key}}, seen=version, **given
    )


@pytest.mark.parametrize("on", ["2999", "2999-01", "2999-01-31"])
async def test_an_initiative_does_not_begin_or_end_on_a_day_to_come(bench: Workbench, on: str) -> None:
    key = (await bench.an_initiative(title="Framtiden"))["id"]
    to_come = [("INVALID", ["on"])]
    assert told(await tell(bench, "rss", "startInitiative", "initiative", key, on=on)) == to_come
    assert told(await tell(bench, "rss", "startInitiative", "initiative", key, on="2025-01")) == []
    assert told(await tell(bench, "rss", "completeInitiative", "initiative", key, on=on)) == to_come
    because = {"because": "Medlen räckte inte"}
    assert told(await tell(bench, "rss", "discontinueInitiative", "initiative", key, on=on, **because)) == to_come
    ended = await tell(bench, "rss", "completeInitiative", "initiative", key, on="2025")
    assert ended["initiative"]["period"] == {"start": "2025-01", "startIs": "ACTUAL", "end": "2025", "endIs": "ACTUAL"}


async def test_a_state_is_not_told_of_a_day_before_it_was_reached(bench: Workbench) -> None:
    """Nor of an earlier one than somebody has told: what had ended then has ended still."""
    stopped = {"because": "Medlen tog slut"}
    for before, act, on, after in (
        (None, "startInitiative", "2025-03", "2025-03"),
        ("2024", "completeInitiative", "2025-05", "2025-05"),
        ("2024-06-01", "discontinueInitiative", "2025", "2025"),
        ("2025-11", "completeInitiative", "2025-05", "2025-11"),
    ):
        state = "PREPARING" if act == "startInitiative" else "ONGOING"
        key = (await bench.an_initiative(title=f"Läget {on} {act}", state=state, stateAsOf=before))["id"]
        given = stopped if act == "discontinueInitiative" else {}
        assert told(await tell(bench, "rss", act, "initiative", key, on=on, **given)) == []
        asked = "query Q($id: ID!) { node(id: $id) { ... on Initiative { stateAsOf } } }"
        assert (await bench("rss", asked, id=key))["node"]["stateAsOf"] == after, (act, before)


async def test_what_begins_or_ends_today_has_done_so(bench: Workbench) -> None:
    key = (await bench.an_initiative(title="I dag"))["id"]
    for act in ("startInitiative", "completeInitiative"):
        done = await tell(bench, "rss", act, "initiative", key, on=today())
        assert told(done) == []
    assert (done["initiative"]["period"]["startIs"], done["initiative"]["period"]["endIs"]) == ("ACTUAL", "ACTUAL")


async def test_nobody_leaves_on_a_day_to_come(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Lämnas")
    about = {"initiative": {"id": made["id"]}, "participants": [{"organisation": {"slug": "kungalv"}}]}
    (part,) = (await bench.done("rss", "addParticipants", "participations { id }", **about))["participations"]
    found = await bench.do("municipality", "leaveInitiative", "", participation=part["id"], on="2999")
    assert told(found) == [("INVALID", ["on"])]


async def test_a_seat_may_be_given_up_ahead_and_that_is_a_plan(bench: Workbench) -> None:
    fields = {"name": "Gruppen som slutar", "kind": "WORKING_GROUP"}
    group = (await bench.done("rss", "createGroup", "group { id }", fields=fields))["group"]
    about = {"group": {"id": group["id"]}, "seats": [{"organisation": {"slug": "goteborgsregionen"}}]}
    (seat,) = (await bench.done("rss", "seatMembers", "seats { id }", **about))["seats"]

    ended = await tell(bench, "rss", "unseatMember", "seat", seat["id"], on="2999")

    assert (told(ended), ended["seat"]["period"]) == ([], {"end": "2999", "endIs": "PLANNED"})


async def test_a_need_is_neither_decided_on_nor_addressed_on_a_day_to_come(bench: Workbench) -> None:
    key = (await bench.a_need(title="Ett behov i tiden"))["id"]
    for act in ("compileNeed", "prioritiseNeed"):
        assert told(await tell(bench, "national", act, "need", key)) == []
    decision = {"ways": ["PILOT"], "reason": "Prövas i en pilot"}
    wrong = await tell(bench, "national", "decideHandling", "need", key, **decision, decidedOn="2999")
    assert told(wrong) == [("INVALID", ["decidedOn"])]
    assert told(await tell(bench, "national", "decideHandling", "need", key, **decision, decidedOn="2025")) == []
    assert told(await tell(bench, "national", "addressNeed", "need", key, on="2999")) == [("INVALID", ["on"])]


async def test_interest_without_an_invitation_is_kept_and_told_of(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Utan inbjudan")
    given = {"initiative": {"id": made["id"]}, "organisation": {"slug": "malmo"}}
    answer = await bench.done("other", "expressInterest", "participations { status }", **given)
    assert [each["code"] for each in answer["warnings"]] == ["NOT_OPEN"]
