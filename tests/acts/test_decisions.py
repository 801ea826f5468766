"""Decisions on needs are a series: none is overwritten, and the newest stands."""

from typing import Any

from tests.helpers.workbench import Workbench, told

SERIES = """query Q($id: ID!) { node(id: $id) { ... on KnowledgeNeed {
  state version handling { id ways decidedOn outcome } prioritisation { rank decider { name } }
  decisions(orderBy: [{ decidedOn: ASC }]) { totalCount nodes { kind rank ways decidedOn } } } } }"""
THEN = """query Q($slug: String!, $asOf: DateTime) { knowledgeNeed(slug: $slug, asOf: $asOf) {
  handling { ways } decisions { totalCount } } }"""
HANDLED: dict[str, Any] = {"ways": ["PILOT"], "decidedOn": "2025-03", "reason": "Pröva först"}
GROUP, AGENCY = {"slug": "nsk-s"}, {"slug": "socialstyrelsen"}


async def told_of(bench: Workbench, need: dict[str, Any], **how: Any) -> Any:
    return (await bench(how.pop("by", None), SERIES, id=need["id"], **how))["node"]


async def decide(bench: Workbench, act: str, need: dict[str, Any], **given: Any) -> dict[str, Any]:
    shown = "need { id version prioritisation { id version } handling { id version } }"
    seen = {"need": {"id": need["id"]}, "seen": need["version"]}
    found: dict[str, Any] = (await bench.done("national", act, shown, **seen, **given))["need"]
    return found


async def compiled(bench: Workbench, title: str) -> dict[str, Any]:
    return await decide(bench, "compileNeed", await bench.a_need(title=title))


async def handled(bench: Workbench, title: str) -> dict[str, Any]:
    need = await decide(bench, "prioritiseNeed", await compiled(bench, title), decidedBy=GROUP, rank=2)
    return await decide(bench, "decideHandling", need, **HANDLED)


async def test_the_newest_decision_stands_and_none_is_overwritten(bench: Workbench) -> None:
    need = await handled(bench, "Två beslut")
    ((between,),) = await bench.sql("select clock_timestamp()")
    again = await decide(bench, "decideHandling", need, **{**HANDLED, "ways": ["RESEARCH"], "decidedOn": "2026-01"})
    assert again["version"] == need["version"] + 1
    found = await told_of(bench, need)
    assert (found["state"], found["handling"]["ways"]) == ("HANDLING_DECIDED", ["RESEARCH"])
    assert [each["ways"] for each in found["decisions"]["nodes"]] == [None, ["PILOT"], ["RESEARCH"]]
    assert found["prioritisation"]["rank"] == 2
    assert found["prioritisation"]["decider"]["name"].startswith("NSK-S")
    then = (await bench(None, THEN, slug="tva-beslut", asOf=between.isoformat()))["knowledgeNeed"]
    assert then == {"handling": {"ways": ["PILOT"]}, "decisions": {"totalCount": 2}}


async def test_two_that_saw_the_same_version_do_not_both_decide_anew(bench: Workbench) -> None:
    need = await handled(bench, "Samtidigt")
    await decide(bench, "decideHandling", need, **HANDLED)
    seen = {"need": {"id": need["id"]}, "seen": need["version"]}
    assert await bench.refused("national", "decideHandling", **seen, **HANDLED) == ["CONFLICT"]


async def test_what_was_decided_earlier_is_told_before_what_stands(bench: Workbench) -> None:
    need = await handled(bench, "Tidigare beslut")
    given = {**HANDLED, "ways": ["NONE"], "decidedOn": "2024", "need": {"id": need["id"]}, "seen": need["version"]}
    found = await bench.do("national", "decideHandling", **given)
    assert [each["code"] for each in found["warnings"]] == ["OLDER_DECISION"]
    assert (await told_of(bench, need))["handling"]["ways"] == ["PILOT"]


async def test_a_need_is_ranked_anew_by_a_new_decision_which_needs_a_day_where_another_has_one(
    bench: Workbench,
) -> None:
    need = await decide(
        bench, "prioritiseNeed", await compiled(bench, "Ny rang"), decidedBy=GROUP, decidedOn="2025", rank=5
    )
    given: dict[str, Any] = {"need": {"id": need["id"]}, "seen": need["version"], "rank": 1}
    found = await bench.do("national", "prioritiseNeed", **given)
    assert told(found) == [("REQUIRED", ["decidedOn"])]
    await bench.done("national", "prioritiseNeed", "", **given, decidedOn="2026", decidingOrganisation=AGENCY)
    shown = await told_of(bench, need)
    assert shown["prioritisation"] == {"rank": 1, "decider": {"name": "Socialstyrelsen"}}
    assert [each["rank"] for each in shown["decisions"]["nodes"]] == [5, 1]


async def test_either_a_group_or_an_organisation_decides_and_a_rank_is_one_or_more(bench: Workbench) -> None:
    need = await compiled(bench, "Båda två")
    given: dict[str, Any] = {"need": {"id": need["id"]}, "seen": need["version"]}
    both = {"decidedBy": GROUP, "decidingOrganisation": AGENCY}
    assert told(await bench.do("national", "prioritiseNeed", **given, **both)) == [
        ("INVALID", ["decidingOrganisation"])
    ]
    assert told(await bench.do("national", "prioritiseNeed", **given, rank=0)) == [("INVALID", ["rank"])]
    assert told(await bench.do("national", "prioritiseNeed", **given, decidedOn="2999")) == [("INVALID", ["decidedOn"])]


async def test_what_came_of_it_is_told_by_those_who_decided_and_who_decided_by_the_nation(bench: Workbench) -> None:
    need = await compiled(bench, "Vad det ledde till")
    need = await decide(bench, "prioritiseNeed", need, decidingOrganisation={"name": "Kungälv"})
    decision = need["prioritisation"]
    given: dict[str, Any] = {"which": {"id": decision["id"]}, "seen": decision["version"]}
    assert await bench.refused("other", "updateDecision", **given, fields={"outcome": "Nej"}) == ["NOT_ALLOWED"]
    mine = {"fields": {"decidingOrganisation": AGENCY}}
    assert told(await bench.do("municipality", "updateDecision", **given, **mine)) == [
        ("NOT_ALLOWED", ["fields", "decidingOrganisation"])
    ]
    done = await bench.done(
        "municipality", "updateDecision", "decision { outcome }", **given, fields={"outcome": "En pilot"}
    )
    assert done["decision"] == {"outcome": "En pilot"}


async def test_an_authority_gives_its_case_numbers_itself(bench: Workbench) -> None:
    need = await compiled(bench, "Andras diarienummer")
    need = await decide(bench, "prioritiseNeed", need, decidingOrganisation={"name": "Kungälv"})
    given: dict[str, Any] = {"which": {"id": need["prioritisation"]["id"]}, "seen": 1}
    theirs = {"caseNumber": {"authority": AGENCY, "value": "5.7-1/2026"}}
    refused = [("NOT_ALLOWED", ["fields", "caseNumber", "authority"])]
    assert told(await bench.do("municipality", "updateDecision", **given, fields=theirs)) == refused
    mandate = {"fields": {"title": "Bidrag", "kind": "GRANT", **theirs}}
    assert told(await bench.do("municipality", "createMandate", **mandate)) == refused
    ours = {"caseNumber": {"authority": {"name": "Kungälv"}, "value": "KS 2026/1"}}
    await bench.done("municipality", "updateDecision", "", **given, fields=ours)
    await bench.done("municipality", "createMandate", "", fields={**mandate["fields"], **ours})


async def test_a_decision_is_seen_with_its_need_only(bench: Workbench) -> None:
    need = await handled(bench, "Beslutet döljs med behovet")
    asked = """query Q($id: ID!) { node(id: $id) { id } group(slug: "nsk-s") { decisions { totalCount } }
        decisions(where: { kind: { eq: HANDLING }, need: { title: { eq: "Beslutet döljs med behovet" } } }) {
          totalCount nodes { id } facets { kind { count } } } }"""

    async def seen(caller: str | None) -> tuple[Any, ...]:
        found = await bench(caller, asked, id=need["handling"]["id"])
        return found["node"] is not None, found["group"]["decisions"]["totalCount"], len(found["decisions"]["nodes"])

    shown = await seen("national")
    assert shown == (True, shown[1], 1)
    hide = {"which": {"id": need["id"]}, "seen": need["version"], "because": "Prov"}
    await bench.done("national", "withdrawRecord", "", **hide)
    assert await seen(None) == await seen("municipality") == (False, shown[1] - 1, 0)
    assert await seen("national") == shown


async def test_who_decided_earlier_moves_no_day_so_that_its_decision_stands(bench: Workbench) -> None:
    need = await decide(bench, "prioritiseNeed", await compiled(bench, "Dagen är nationens"), decidedBy=GROUP)
    ours = {**HANDLED, "decidingOrganisation": {"slug": "goteborgsregionen"}}
    need = await decide(bench, "decideHandling", need, **ours)
    earlier: dict[str, Any] = {"which": {"id": need["handling"]["id"]}}
    later = {**HANDLED, "ways": ["NONE"], "decidedOn": "2025-06", "decidingOrganisation": AGENCY}
    need = await decide(bench, "decideHandling", need, **later)
    moved = {"decidedOn": "2026"}
    assert told(await bench.do("rss", "updateDecision", **earlier, seen=1, fields=moved)) == [
        ("NOT_ALLOWED", ["fields", "decidedOn"])
    ]
    # What was decided is the nation's to tell as well.
    assert told(await bench.do("rss", "updateDecision", **earlier, seen=1, fields={"ways": ["REGIONAL"]})) == [
        ("NOT_ALLOWED", ["fields", "ways"])
    ]
    # Nor by going back past what the nation has put right.
    await bench.done("national", "updateDecision", "", **earlier, seen=1, fields={"decidedOn": "2024"})
    assert await bench.refused("rss", "revertRecord", **earlier, seen=2, to=1) == ["NOT_ALLOWED"]
    assert (await told_of(bench, need))["handling"]["ways"] == ["NONE"]
    await bench.done("rss", "updateDecision", "", **earlier, seen=2, fields={"outcome": "En pilot"})


async def test_the_day_of_a_decision_is_not_emptied_where_another_has_one(bench: Workbench) -> None:
    need = await decide(bench, "prioritiseNeed", await compiled(bench, "Dagen töms inte"), decidedOn="2023", rank=2)
    given: dict[str, Any] = {"which": {"id": need["prioritisation"]["id"]}, "fields": {"decidedOn": None}}
    done = await bench.done("national", "updateDecision", "decision { decidedOn }", **given, seen=1)
    assert done["decision"] == {"decidedOn": None}
    need = await decide(bench, "prioritiseNeed", need, decidedOn="2024", rank=9)
    need = await decide(bench, "prioritiseNeed", need, decidedOn="2025", rank=1)
    given["which"] = {"id": need["prioritisation"]["id"]}
    found = await bench.do("national", "updateDecision", **given, seen=1)
    assert told(found) == [("REQUIRED", ["fields", "decidedOn"])]
    assert (await told_of(bench, need))["prioritisation"]["rank"] == 1


async def test_what_a_decision_on_handling_must_say_is_not_emptied_afterwards(bench: Workbench) -> None:
    decision = (await handled(bench, "Töms inte"))["handling"]
    given: dict[str, Any] = {"which": {"id": decision["id"]}, "seen": decision["version"]}
    found = await bench.do("national", "updateDecision", **given, fields={"reason": None, "decidedOn": None})
    assert told(found) == [("REQUIRED", ["fields", "decidedOn"]), ("REQUIRED", ["fields", "reason"])]
    found = await bench.do("national", "updateDecision", **given, fields={"ways": ["NONE", "PILOT"]})
    assert ("INVALID", ["fields", "ways"]) in told(found)
    assert told(await bench.do("national", "updateDecision", **given, fields={"decidedOn": "2999"})) == [
        ("INVALID", ["fields", "decidedOn"])
    ]


async def test_the_only_decision_that_a_state_rests_on_is_not_taken_back(bench: Workbench) -> None:
    need = await handled(bench, "Vilar på ett")
    decision = need["handling"]
    back: dict[str, Any] = {"which": {"id": decision["id"]}, "seen": decision["version"], "because": "Fel"}
    assert told(await bench.do("national", "withdrawRecord", **back)) == [("STEP_NOT_ALLOWED", ["which"])]
    again = await decide(bench, "decideHandling", need, **{**HANDLED, "ways": ["REGIONAL"], "decidedOn": "2026"})
    newest = again["handling"]
    await bench.done(
        "national", "withdrawRecord", "", which={"id": newest["id"]}, seen=newest["version"], because="Fel"
    )
    # The older one stands again, and is the only one now.
    assert (await told_of(bench, need))["handling"]["ways"] == ["PILOT"]
    assert await bench.refused("national", "withdrawRecord", **back) == ["STEP_NOT_ALLOWED"]
    # The decision to prioritise has done its work: the state rests on how it is handled.
    first = need["prioritisation"]
    await bench.done("national", "withdrawRecord", "", which={"id": first["id"]}, seen=first["version"], because="Fel")
    # What is restored is a draft, which decides nothing until it is shown.
    restored = {"which": {"id": newest["id"]}, "seen": newest["version"] + 1}
    await bench.done("national", "restoreRecord", "", **restored)
    assert (await told_of(bench, need, by="national"))["handling"]["ways"] == ["PILOT"]
    await bench.done("national", "publishRecord", "", which=restored["which"], seen=newest["version"] + 2)
    assert (await told_of(bench, need))["handling"]["ways"] == ["REGIONAL"]


async def test_going_back_in_a_need_undoes_no_decision(bench: Workbench) -> None:
    need = await handled(bench, "Går tillbaka")
    given = {"id": need["id"], "seen": need["version"], "to": 1}
    await bench.do("national", "revertRecord", **given)
    found = await told_of(bench, need)
    assert (found["state"], found["decisions"]["totalCount"]) == ("HANDLING_DECIDED", 2)


async def test_a_merged_need_brings_its_decisions_to_the_one_that_lives_on(bench: Workbench) -> None:
    gone = await handled(bench, "Går upp i")
    lives = await bench.a_need(title="Lever vidare")
    given = {"into": {"id": lives["id"]}, "seen": lives["version"], "needs": [{"id": gone["id"]}], "because": "Samma"}
    found = await bench.do("national", "mergeNeeds", **given)
    assert [each["code"] for each in found["warnings"]] == ["DECIDED_ALREADY"]
    shown = await told_of(bench, lives)
    assert (shown["state"], shown["handling"]["ways"], shown["decisions"]["totalCount"]) == ("RAISED", ["PILOT"], 2)
    assert (await told_of(bench, gone))["decisions"]["totalCount"] == 0


async def test_a_prioritised_need_that_is_sent_back_says_that_the_decision_still_stands(bench: Workbench) -> None:
    need = await decide(bench, "prioritiseNeed", await compiled(bench, "Skickas tillbaka"), rank=1)
    found = await bench.do("national", "sendBackNeed", need={"id": need["id"]}, seen=need["version"], because="Mer")
    assert [each["code"] for each in found["warnings"]] == ["DECIDED_ALREADY"]


async def test_a_decision_is_told_in_the_history_of_its_need(bench: Workbench) -> None:
    need = await handled(bench, "Berättas")
    query = """query Q($id: ID!) { node(id: $id) { ... on KnowledgeNeed {
      history(last: 2) { nodes { part fields { field after } } } } } }"""
    entries = (await bench("national", query, id=need["id"]))["node"]["history"]["nodes"]
    parts = [each for each in entries if each["part"] == need["handling"]["id"]]
    fields = {each["field"]: each["after"] for each in parts[0]["fields"]}
    assert (fields["decidedOn"], fields["reason"]) == ("2025-03", "Pröva först")


async def test_decisions_are_asked_for_by_what_they_say_and_by_their_need(bench: Workbench) -> None:
    need = await handled(bench, "Frågas efter")
    ask = "query Q($w: DecisionWhere!) { decisions(where: $w) { totalCount facets { kind { value count } } } }"
    mine = {"need": {"title": {"eq": "Frågas efter"}}}

    async def count(**where: Any) -> int:
        found: int = (await bench(None, ask, w={**mine, **where}))["decisions"]["totalCount"]
        return found

    assert await count() == 2
    assert await count(ways={"contains": "PILOT"}) == await count(kind={"eq": "HANDLING"}) == 1
    assert await count(ways={"contains": "YRKESRESA"}) == 0
    assert await count(group={"eq": "nsk-s"}) == await count(decidedBy={"slug": {"eq": "nsk-s"}}) == 1
    assert await count(decidedOn={"from": "2025", "by": "2025"}) == 1
    assert await count(rank={"lte": 2}) == 1
    needs = "query Q($w: KnowledgeNeedWhere!) { knowledgeNeeds(where: $w) { nodes { id } } }"
    for where in ({"handling": {"reason": {"eq": "Pröva först"}}}, {"handling": {"ways": {"contains": "PILOT"}}}):
        found = await bench(None, needs, w={"title": {"eq": "Frågas efter"}, **where})
        assert found["knowledgeNeeds"]["nodes"] == [{"id": need["id"]}]
