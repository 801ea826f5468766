"""Acts: what they change, what they refuse in words, and that an operation is kept whole or not at all."""

from typing import Any

from tests.helpers.workbench import Workbench

INITIATIVE = "initiative { id slug version title state publication keeper { slug } themes { slug } }"


async def test_an_initiative_is_registered_as_a_draft_kept_by_the_callers_organisation(bench: Workbench) -> None:
    fields = {"title": "Stöd till barn & unga", "kind": "PILOT", "themes": ["barn-och-unga"]}
    found = (await bench.done("rss", "createInitiative", INITIATIVE, fields=fields))["initiative"]
    assert found | {"id": ""} == {
        "id": "",
        "slug": "stod-till-barn-och-unga",
        "version": 1,
        "title": "Stöd till barn & unga",
        "state": "PROPOSED",
        "publication": "DRAFT",
        "keeper": {"slug": "goteborgsregionen"},
        "themes": [{"slug": "barn-och-unga"}],
    }
    query = "query Q($id: ID!) { node(id: $id) { id } }"
    assert await bench(None, query, id=found["id"]) == {"node": None}
    assert await bench("other", query, id=found["id"]) == {"node": None}
    assert await bench("rss", query, id=found["id"]) == {"node": {"id": found["id"]}}


async def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_kept(bench: Workbench) -> None:
    query = """mutation Two($a: CreateInitiativeInput!, $b: CreateInitiativeInput!, $c: CreateInitiativeInput!) {
      a: createInitiative(input: $a) { initiative { id } userErrors { code field message(language: EN) } }
      b: createInitiative(input: $b) { initiative { id } userErrors { code field } }
      c: createInitiative(input: $c) { initiative { id } userErrors { code field } }
    }"""
    good = {"fields": {"title": "Helt rätt", "kind": "PILOT"}}
    missing = {"fields": {"summary": "Utan titel"}}
    wrong = {
        "fields": {
            "title": "Fel",
            "kind": "PILOT",
            "themes": ["barn-och-unga", "finns-inte"],
            "keeper": {"name": "Ingenstans"},
        }
    }
    found = await bench("national", query, a=good, b=missing, c=wrong)
    assert found == {
        "a": {"initiative": None, "userErrors": []},
        "b": {
            "initiative": None,
            "userErrors": [
                {"code": "REQUIRED", "field": ["input", "fields", "title"]},
                {"code": "REQUIRED", "field": ["input", "fields", "kind"]},
            ],
        },
        "c": {
            "initiative": None,
            "userErrors": [
                {"code": "NOT_FOUND", "field": ["input", "fields", "keeper", "name"]},
                {"code": "NOT_FOUND", "field": ["input", "fields", "themes", "1"]},
            ],
        },
    }
    assert await bench.sql("select count(*) from initiatives where title in ('Helt rätt', 'Fel')") == [(0,)]


async def test_what_the_database_refuses_of_a_new_record_is_told_with_its_place_beside_the_warnings(
    bench: Workbench,
) -> None:
    await bench.an_initiative(title="Två gånger")
    fields = {"title": "Två gånger", "kind": "PILOT", "slug": "Å"}
    found = await bench.do("rss", "createInitiative", fields=fields)
    assert [(each["code"], each["field"]) for each in found["userErrors"]] == [("INVALID", ["input", "fields", "slug"])]
    assert [each["code"] for each in found["warnings"]] == ["SIMILAR"]


async def test_absent_leaves_as_it_is_and_null_empties(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Delvis", summary="En text", phaseNote="Början", period={"start": "2026"})
    ref = {"id": made["id"]}
    shown = "initiative { version summary phaseNote period { start end } formerTitles { name } }"
    fields = {"summary": None, "period": {"end": "2027-06"}, "title": "Delvis ändrad"}
    found = (await bench.done("rss", "updateInitiative", shown, initiative=ref, seen=made["version"], fields=fields))[
        "initiative"
    ]
    assert found | {"version": 0} == {
        "version": 0,
        "summary": None,
        "phaseNote": "Början",
        "period": {"start": "2026", "end": "2027-06"},
        "formerTitles": [{"name": "Delvis"}],
    }


async def test_what_hangs_on_an_initiative_is_put_in_its_place(bench: Workbench) -> None:
    count = {"unit": "MUNICIPALITIES", "count": 60, "isApproximate": True, "source": {"title": "Ett underlag"}}
    given: dict[str, Any] = {
        "caseNumbers": [{"authority": {"slug": "kungalv"}, "value": "EX 2026/1"}],
        "externalIds": [{"system": "prov", "value": "1"}, {"system": "prov", "value": "2"}],
        "reportedCounts": [count],
        "contacts": [{"function": "Processledare", "organisation": {"name": "Kungälv"}, "email": "fou@example.org"}],
    }
    made = await bench.an_initiative(title="Med allt", **given)
    shown = """initiative { version caseNumbers { authority { slug } value } externalIds { system value }
      reportedCounts { unit count isApproximate source { title } } contacts { function organisation { name } } }"""
    ref = {"id": made["id"]}
    fields = {"externalIds": [{"system": "prov", "value": "2"}, {"system": "annat", "value": "3"}]}
    found = (await bench.done("rss", "updateInitiative", shown, initiative=ref, seen=made["version"], fields=fields))[
        "initiative"
    ]
    assert found | {"version": 0} == {
        "version": 0,
        "caseNumbers": [{"authority": {"slug": "kungalv"}, "value": "EX 2026/1"}],
        "externalIds": [{"system": "annat", "value": "3"}, {"system": "prov", "value": "2"}],
        "reportedCounts": [{**count, "source": {"title": "Ett underlag"}}],
        "contacts": [{"function": "Processledare", "organisation": {"name": "Kungälv"}}],
    }
    assert found["version"] > made["version"]
    # A key is given to one record only.
    again = {"title": "Samma nyckel", "kind": "PILOT", "externalIds": [{"system": "prov", "value": "2"}]}
    assert await bench.refused("rss", "createInitiative", fields=again) == ["ALREADY_EXISTS"]


async def test_a_change_to_what_somebody_else_changed_is_a_conflict_with_the_current_record(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Krock")
    ref = {"slug": made["slug"]}
    changed = {"initiative": ref, "seen": made["version"], "fields": {"summary": "Först"}}
    await bench.done("rss", "updateInitiative", "", **changed)
    found = (await bench.do("rss", "updateInitiative", **changed))["userErrors"]
    assert [(each["code"], each["field"]) for each in found] == [("CONFLICT", ["input", "seen"])]
    assert found[0]["current"] == {"id": made["id"], "version": made["version"] + 1}
    assert found[0]["message"].startswith("Posten har ändrats")


async def test_what_has_ended_cannot_be_discontinued(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Slut", state="ONGOING")
    ref = {"id": made["id"]}
    step = {"initiative": ref, "on": "2026-11"}
    shown = "initiative { version state period { end endIs } }"
    found = (await bench.done("rss", "completeInitiative", shown, seen=made["version"], **step))["initiative"]
    assert (found["state"], found["period"]) == ("COMPLETED", {"end": "2026-11", "endIs": "ACTUAL"})
    codes = await bench.refused("rss", "discontinueInitiative", seen=found["version"], because="Slut på medel", **step)
    assert codes == ["STEP_NOT_ALLOWED"]


async def test_thirteen_municipalities_are_added_in_one_act_by_whatever_key_one_has(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Många", kind="JOINT_DEVELOPMENT")
    who = [
        {"organisation": {"name": "Kungälv"}},
        {"organisation": {"municipalityCode": "1401"}, "status": "INVITED", "unit": "Individ och familj"},
        {"organisation": {"slug": "molndal"}, "role": "OWNER"},
    ]
    source = {"title": "Minnesanteckningar", "date": "2026-10"}
    shown = "participations { role status unit publication organisation { name } sources { title date } }"
    given = {"initiative": {"slug": made["slug"]}, "participants": who, "source": source}
    found = (await bench.done("rss", "addParticipants", shown, **given))["participations"]
    assert [(each["organisation"]["name"], each["role"], each["status"]) for each in found] == [
        ("Kungälv", "PARTICIPANT", "STATED"),
        ("Härryda", "PARTICIPANT", "INVITED"),
        ("Mölndal", "OWNER", "STATED"),
    ]
    assert found[0]["sources"] == [{"title": "Minnesanteckningar", "date": "2026-10"}]
    again = await bench.done("rss", "addParticipants", "participations { id }", **given)
    assert [each["code"] for each in again["warnings"]] == ["ALREADY_SO"] * 3


async def test_many_participants_with_faults_are_all_told_of(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Många fel")
    who = [
        {"organisation": {"name": "Kungälv"}},
        {"organisation": {"name": "Kungelv"}},
        {"organisation": {"municipalityCode": "1483"}},
        {"organisation": {"slug": "molndal"}, "note": "Gäller 19121212-1212"},
        {"organisation": {"slug": "harryda"}, "period": {"start": "2026", "end": "2025"}},
    ]
    found = await bench.do(
        "rss", "addParticipants", "participations { id }", initiative={"id": made["id"]}, participants=who
    )
    assert found["participations"] is None
    assert [(each["code"], each["field"][1:]) for each in found["userErrors"]] == [
        ("NOT_FOUND", ["participants", "1", "organisation", "name"]),
        ("NOT_FOUND", ["participants", "2", "organisation", "municipalityCode"]),
        ("PERSONAL_IDENTITY_NUMBER", ["participants", "3", "note"]),
        ("PERIOD_OUT_OF_ORDER", ["participants", "4", "period"]),
    ]
    assert [each["hint"] for each in found["userErrors"][:2]] == ["Menade du Kungälv?", None]


async def test_what_is_there_already_is_told_of_also_when_something_else_is_wrong(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Redan med")
    into, there = {"id": made["id"]}, {"organisation": {"name": "Kungälv"}}
    given = {"initiative": into, "participants": [there]}
    [part] = (await bench.done("rss", "addParticipants", "participations { id }", **given))["participations"]
    wrong = {"organisation": {"name": "Kungelv"}}
    found = await bench.do("rss", "addParticipants", initiative=into, participants=[there, wrong])
    assert [each["code"] for each in found["userErrors"]] == ["NOT_FOUND"]
    assert [each["records"] for each in found["warnings"]] == [[{"id": part["id"]}]]


async def test_an_interest_is_answered_by_who_keeps_the_initiative(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Öppet", opening={"seeks": "Kommuner", "demands": "Tid"})
    given = {"initiative": {"slug": made["slug"]}, "organisation": {"municipalityCode": "1280"}}
    shown = "participations { id version status }"
    (part,) = (await bench.done("other", "expressInterest", shown, **given))["participations"]
    assert part["status"] == "INTERESTED"
    answer = {"participation": part["id"], "seen": part["version"]}
    assert await bench.refused("other", "confirmParticipation", **answer) == ["NOT_ALLOWED"]
    done = await bench.done("rss", "confirmParticipation", "participation { status version }", **answer)
    assert done["participation"]["status"] == "CONFIRMED"


async def test_a_lesson_is_recorded_by_the_participant(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Lärorikt")
    given = {"initiative": {"id": made["id"]}, "participants": [{"organisation": {"name": "Kungälv"}}]}
    (part,) = (await bench.done("rss", "addParticipants", "participations { id }", **given))["participations"]
    lesson = {"participation": part["id"], "kind": "ADVICE", "text": "Börja i tid", "statedOn": "2026-11"}
    found = await bench.done("municipality", "recordLesson", "lesson { kind text statedOn keeper { slug } }", **lesson)
    assert found["lesson"]["keeper"] == {"slug": "kungalv"}
    assert await bench.refused("other", "recordLesson", **lesson) == ["NOT_ALLOWED"]


async def test_what_is_withdrawn_is_gone_for_others_and_can_be_restored(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Återtas")
    withdrawn = {"id": made["id"], "seen": made["version"]}
    shown = "record { version publication }"
    found = (await bench.done("rss", "withdrawRecord", shown, because="Dubblett", **withdrawn))["record"]
    assert found["publication"] == "WITHDRAWN"
    query = "query Q($id: ID!) { node(id: $id) { id } }"
    assert await bench(None, query, id=made["id"]) == {"node": None}
    assert (await bench("rss", query, id=made["id"]))["node"] is not None
    back = (await bench.done("rss", "restoreRecord", shown, id=made["id"], seen=found["version"]))["record"]
    assert back["publication"] == "DRAFT"


async def test_a_dry_run_answers_as_if_it_were_done_and_keeps_nothing(bench: Workbench) -> None:
    query = """mutation Try @dryRun {
      createInitiative(input: { fields: { title: "Provkörning", kind: PILOT } }) {
        initiative { title publication } userErrors { code }
      }
    }"""
    found = await bench("rss", query)
    assert found["createInitiative"]["initiative"] == {"title": "Provkörning", "publication": "DRAFT"}
    assert await bench.sql("select count(*) from initiatives where title = 'Provkörning'") == [(0,)]


async def test_a_retry_with_the_same_key_is_given_the_first_answer(bench: Workbench) -> None:
    query = """mutation Make($title: String!) {
      createInitiative(input: { fields: { title: $title, kind: PILOT } }) { initiative { id } userErrors { code } }
    }"""
    first = await bench.whole("rss", query, "nyckel-1", title="En gång")
    again = await bench.whole("rss", query, "nyckel-1", title="En gång")
    assert first == again
    assert await bench.sql("select count(*) from initiatives where title = 'En gång'") == [(1,)]
    other = await bench.whole("rss", query, "nyckel-1", title="Något annat")
    assert other["errors"][0]["extensions"]["code"] == "IDEMPOTENCY_KEY_REUSED"


async def test_the_trail_says_who_did_what_and_why(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Spårat")
    await bench.done("rss", "withdrawRecord", "", id=made["id"], seen=made["version"], because="Skäl att minnas")
    rows = await bench.sql(
        "select distinct on (commit_id) changes.act, reason, role, caller"
        " from changes join commits on commits.id = commit_id"
        " where record_id = $1 order by commit_id",
        made["id"].removeprefix("initiative_"),
    )
    caller = "prk_00000002"
    assert rows == [
        ("createInitiative", None, "EDITOR", caller),
        ("publishRecord", None, "EDITOR", caller),
        ("withdrawRecord", "Skäl att minnas", "EDITOR", caller),
    ]


async def test_a_text_that_the_database_cannot_hold_is_the_callers(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Tomt tecken")
    query = "mutation Act($input: WithdrawRecordInput!) { withdrawRecord(input: $input) { userErrors { code field } } }"
    given = {"id": made["id"], "seen": made["version"], "because": "a\0b"}
    found = await bench.whole("rss", query, input=given)
    assert found["data"]["withdrawRecord"]["userErrors"] == [{"code": "INVALID", "field": ["input", "because"]}]


async def test_an_act_is_never_done_by_get(bench: Workbench) -> None:
    query = 'mutation { createInitiative(input: { fields: { title: "GET", kind: PILOT } }) { userErrors { code } } }'
    answer = await bench.client.get("/graphql", params={"query": query})
    assert answer.status_code == 405
    assert (await bench.whole(None, query))["data"]["createInitiative"]["userErrors"] == [{"code": "NOT_ALLOWED"}]
    again = await bench.client.get("/graphql", params={"query": query})
    assert again.status_code == 405
