"""What happens to a part is told on what it is a part of, to those who are told of it on the part itself."""

from typing import Any

from tests.helpers.workbench import Workbench

HISTORY = """query History($id: ID!) { node(id: $id) { ... on Record { history(first: 100) { totalCount nodes {
  version verb act part partType partName fields { field before after } } } } } }"""


async def told(bench: Workbench, caller: str | None, record: str) -> list[dict[str, Any]]:
    """The history of a record, as a caller is told it; each change as field, before and after."""
    found = (await bench(caller, HISTORY, id=record))["node"]["history"]
    assert found["totalCount"] == len(found["nodes"])
    return [
        {**each, "fields": [(one["field"], one["before"], one["after"]) for one in each["fields"]]}
        for each in found["nodes"]
    ]


def of_parts(history: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in history if each["part"]]


async def test_participations_leave_their_mark_on_the_initiative(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Med deltagare")
    names = ["Kungälv", "Malmö"]
    whom = [{"organisation": {"name": name}, "status": "INVITED"} for name in names]
    given = {"initiative": {"id": made["id"]}, "participants": whom}
    shown = "participations { id version organisation { id name } }"
    parts = (await bench.done("rss", "addParticipants", shown, **given))["participations"]
    for caller in (None, "other", "rss", "national"):
        entries = of_parts(await told(bench, caller, made["id"]))
        assert [(each["part"], each["partType"], each["verb"], each["act"]) for each in entries] == [
            (each["id"], "PARTICIPATION", "CREATED", "addParticipants") for each in parts
        ]
        assert [each["partName"] for each in entries] == [each["organisation"]["name"] for each in parts]
        for entry, part in zip(entries, parts, strict=True):
            assert {
                ("organisation", None, part["organisation"]["id"]),
                ("status", None, "INVITED"),
            } < {*entry["fields"]}
    malmo = parts[1]
    await bench.done("other", "confirmParticipation", "", participation=malmo["id"], seen=malmo["version"])
    last = (await told(bench, None, made["id"]))[-1]
    assert (last["part"], last["version"]) == (malmo["id"], malmo["version"] + 1)
    assert last["fields"] == [("status", "INVITED", "CONFIRMED")]
    # In its own history it is no part of anything.
    own = await told(bench, None, malmo["id"])
    assert [(each["part"], each["partType"], each["fields"]) for each in own][-1] == (None, None, last["fields"])


async def test_a_part_is_told_on_its_whole_to_nobody_who_is_not_told_of_it(bench: Workbench) -> None:
    shown, fields = "initiative { id version }", {"title": "Utkast med deltagare", "kind": "PILOT"}
    made = (await bench.done("rss", "createInitiative", shown, fields=fields))["initiative"]
    whom = [{"organisation": {"slug": "malmo"}, "note": "HEMLIGT"}]
    given = {"initiative": {"id": made["id"]}, "participants": whom}
    (part,) = (await bench.done("rss", "addParticipants", "participations { id version }", **given))["participations"]
    given = {"participation": part["id"], "seen": part["version"], "fields": {"note": None}}
    await bench.done("rss", "updateParticipation", "", **given)
    await bench.done("rss", "publishRecord", "", id=made["id"], seen=made["version"])
    for caller in (None, "reader", "other", "municipality", "rss", "national"):
        on_part, on_whole = await told(bench, caller, part["id"]), of_parts(await told(bench, caller, made["id"]))
        assert [(each["version"], each["fields"]) for each in on_whole] == [
            (each["version"], each["fields"]) for each in on_part
        ]
    assert of_parts(await told(bench, None, made["id"])) == []
    assert len(of_parts(await told(bench, "rss", made["id"]))) == 2


async def test_a_membership_is_told_on_the_body_and_a_lesson_on_its_participation(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Med lärdom")
    given = {"initiative": {"id": made["id"]}, "participants": [{"organisation": {"slug": "malmo"}}]}
    (part,) = (await bench.done("rss", "addParticipants", "participations { id }", **given))["participations"]
    lesson = {"participation": part["id"], "kind": "WORKED", "text": "Det fungerade"}
    learnt = (await bench.done("national", "recordLesson", "lesson { id }", **lesson))["lesson"]
    last = (await told(bench, None, part["id"]))[-1]
    assert (last["part"], last["partType"], last["partName"]) == (learnt["id"], "LESSON", None)
    assert ("text", None, "Det fungerade") in last["fields"]
    body = (await bench(None, '{ rssBody(slug: "goteborgsregionen") { id } }'))["rssBody"]["id"]
    members = of_parts(await told(bench, None, body))
    assert "Kungälv" in {each["partName"] for each in members}
    assert {each["partType"] for each in members} == {"MEMBERSHIP"}
