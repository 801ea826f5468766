"""Groups that act: what they commission and endorse, who speaks for them, and whom one takes part through."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench, told

SKR, S_KIS, NSK_S = ({"slug": slug} for slug in ("skr", "s-kis", "nsk-s"))
GR, KUNGALV = {"slug": "goteborgsregionen"}, {"slug": "kungalv"}
NETWORK = {"slug": "gr-natverk-chefer-funktionshinder"}
WHO = """actor { __typename slug name ... on OtherGroup { remit } ... on OtherOrganisation { website } }
  actingGroup { slug }"""
SHOWN = f"participations {{ id version role organisation {{ slug }} via {{ slug }} {WHO} }} rows {{ outcome differs }}"


async def _added(bench: Workbench, caller: str, initiative: Any, *rows: Any, **how: Any) -> Any:
    given = {"initiative": {"id": initiative["id"]}, "participants": list(rows), **how}
    return await bench.do(caller, "addParticipants", SHOWN, **given)


async def test_a_group_commissions_and_its_organisation_takes_part_beside_it(bench: Workbench) -> None:
    made = await bench.an_initiative("national", title="På uppdrag")
    row = {"organisation": SKR, "actingGroup": S_KIS, "role": "COMMISSIONER"}
    alone = {"organisation": SKR, "role": "COMMISSIONER"}
    found = await _added(bench, "national", made, row, alone, {**row, "actingGroup": NSK_S})
    assert found["userErrors"] == []
    actors = [(each["actor"]["__typename"], each["actor"]["slug"]) for each in found["participations"]]
    assert actors == [("OtherGroup", "s-kis"), ("OtherOrganisation", "skr"), ("OtherGroup", "nsk-s")]
    assert [each["organisation"]["slug"] for each in found["participations"]] == ["skr"] * 3
    again = await _added(bench, "national", made, row, alone, {**row, "actingGroup": {"slug": "natverket-for-rss"}})
    assert [each["outcome"] for each in again["rows"]] == ["UNCHANGED", "UNCHANGED", "CREATED"]
    rows = await bench.sql(
        "select g.slug from participations p left join groups g on g.id = p.acting_group_id"
        " where p.initiative_id = $1 order by p.id",
        made["id"].removeprefix("initiative_"),
    )
    assert rows == [("s-kis",), (None,), ("nsk-s",), ("natverket-for-rss",)]


async def test_what_a_group_does_is_found_from_the_group_and_by_filters(bench: Workbench) -> None:
    query = """query Q($slug: String!) {
      group(slug: $slug) { participations { nodes { role initiative { slug } organisation { slug } } } }
      participations(where: {actingGroup: {slug: {eq: $slug}}}) { totalCount }
      initiatives(where: {participations: {some: {role: {eq: COMMISSIONER}, actingGroup: {slug: {eq: $slug}}}}}) {
        nodes { slug }
      }
    }"""
    found = await bench(None, query, slug="socialchefsnatverket")
    rows = await bench.sql(
        "select p.role, i.slug, o.slug from participations p join groups g on g.id = p.acting_group_id"
        " join initiatives i on i.id = p.initiative_id join organisations o on o.id = p.organisation_id"
        " where g.slug = 'socialchefsnatverket'"
    )
    assert rows == [("COMMISSIONER", "forstudie-nationell-yrkesresa", "skr")]
    (shown,) = found["group"]["participations"]["nodes"]
    assert (shown["role"], shown["initiative"]["slug"], shown["organisation"]["slug"]) == rows[0]
    assert found["participations"]["totalCount"] == 1
    assert found["initiatives"]["nodes"] == [{"slug": "forstudie-nationell-yrkesresa"}]


async def test_only_what_convenes_or_keeps_a_group_is_named_with_it(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Fel sammankallande")
    wrong = {"organisation": KUNGALV, "actingGroup": NETWORK, "role": "CONSULTED"}
    right = {**wrong, "organisation": GR}
    found = await _added(bench, "rss", made, wrong, right)
    assert told(found) == [("INVALID", ["participants", "0", "actingGroup"])]
    nowhere = await _added(
        bench, "rss", made, {**right, "actingGroup": {"slug": "finns-inte"}, "via": {"slug": "inte"}}
    )
    assert told(nowhere) == [
        ("NOT_FOUND", ["participants", "0", "actingGroup", "slug"]),
        ("NOT_FOUND", ["participants", "0", "via", "slug"]),
    ]
    kept = await _added(bench, "rss", made, right, {"organisation": KUNGALV})
    part, plain = kept["participations"]
    for caller, which, code in (("rss", plain, "NOT_ALLOWED"), ("national", plain, "INVALID"), ("rss", part, None)):
        given: dict[str, Any] = {
            "which": {"id": which["id"]},
            "fields": {"actingGroup": NETWORK},
            "seen": which["version"],
        }
        answer = await bench.do(caller, "updateParticipation", "", "@dryRun", **given)
        codes = {(each["code"], each["field"][-1]) for each in answer["userErrors"]}
        assert (code, "actingGroup") in codes if code else codes == set()


async def test_a_group_endorses_a_need_beside_its_organisation(bench: Workbench) -> None:
    need = await bench.a_need(title="Nätverket står bakom")
    given: dict[str, Any] = {"need": {"id": need["id"]}, "organisation": GR}
    shown = f"endorsement {{ id version organisation {{ slug }} {WHO} }}"
    ours = await bench.done("rss", "endorseNeed", shown, **given, actingGroup=NETWORK)
    assert (ours["endorsement"]["actor"]["slug"], ours["endorsement"]["organisation"]) == (NETWORK["slug"], GR)
    alone = await bench.done("rss", "endorseNeed", shown, **given)
    assert alone["endorsement"]["actor"]["slug"] == GR["slug"]
    assert alone["endorsement"]["id"] != ours["endorsement"]["id"]
    again = await bench.done("rss", "endorseNeed", "endorsement { id }", **given, actingGroup=NETWORK)
    assert again["endorsement"]["id"] == ours["endorsement"]["id"]
    assert [each["code"] for each in again["warnings"]] == ["ALREADY_SO"]
    query = "query Q($id: ID!) { node(id: $id) { ... on KnowledgeNeed { rssBodyCount endorsements { totalCount } } } }"
    counted = (await bench(None, query, id=need["id"]))["node"]
    # Kungälv through GR, GR and GR's network: one RSS body.
    assert counted == {"rssBodyCount": 1, "endorsements": {"totalCount": 3}}
    query = "query Q($slug: String!) { group(slug: $slug) { endorsements { nodes { need { id } } } } }"
    assert (await bench(None, query, **NETWORK))["group"] == {"endorsements": {"nodes": [{"need": {"id": need["id"]}}]}}


@pytest.mark.parametrize(
    ("caller", "organisation", "group", "code"),
    [
        ("rss", GR, NETWORK, None),
        # Whose group it is stands for all to see, and is looked at before who may speak for whom when one endorses.
        ("rss", KUNGALV, NETWORK, "INVALID"),
        ("municipality", KUNGALV, NETWORK, "INVALID"),
        # Who convenes it is not known, so nobody but the nation speaks for it.
        ("rss", GR, NSK_S, "NOT_ALLOWED"),
        ("national", SKR, NSK_S, None),
        ("national", GR, S_KIS, "INVALID"),
    ],
)
async def test_who_speaks_for_a_group(bench: Workbench, caller: str, organisation: Any, group: Any, code: Any) -> None:
    need = await bench.a_need(title="Vem talar", endorsements=[{"organisation": {"name": "Ale"}}])
    given: dict[str, Any] = {"need": {"id": need["id"]}, "organisation": organisation, "actingGroup": group}
    found = await bench.do(caller, "endorseNeed", "", "@dryRun", **given)
    assert told(found) == ([(code, ["actingGroup"])] if code else [])
    made = await bench.an_initiative("national", title="Vem är intresserad")
    given = {"initiative": {"id": made["id"]}, "organisation": organisation, "actingGroup": group}
    found = await bench.do(caller, "expressInterest", "", "@dryRun", **given)
    # Who may speak for whom is looked at first here.
    code = "NOT_ALLOWED" if code and caller != "national" else code
    assert told(found) == ([(code, ["actingGroup"])] if code else [])


async def test_a_hidden_group_leaves_its_organisation(bench: Workbench) -> None:
    fields = {"name": "Hemlig arbetsgrupp", "kind": "WORKING_GROUP", "convener": GR}
    group = (await bench.done("rss", "createGroup", "group { id slug }", fields=fields))["group"]
    made = await bench.an_initiative(title="Med en dold grupp")
    added = await _added(bench, "rss", made, {"organisation": GR, "actingGroup": {"id": group["id"]}})
    query = f"query Q($id: ID!) {{ node(id: $id) {{ ... on Participation {{ {WHO} }} }} }}"
    for caller, slug in (("rss", group["slug"]), (None, None), ("other", None)):
        found = (await bench(caller, query, id=added["participations"][0]["id"]))["node"]
        assert found["actingGroup"] == ({"slug": slug} if slug else None)
        assert found["actor"]["slug"] == (slug or GR["slug"])


# ---- Through an RSS body


async def test_a_municipality_takes_part_through_an_rss_body_that_it_is_a_member_of(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Genom RSS")
    dalarna = {"slug": "rss-dalarna"}
    wrong = [{"organisation": {"slug": "umea"}, "via": dalarna}, {"organisation": {"slug": "ale"}, "via": KUNGALV}]
    found = await _added(bench, "national", made, {"organisation": KUNGALV, "via": GR}, *wrong)
    assert told(found) == [("INVALID", ["participants", "1", "via"]), ("INVALID", ["participants", "2", "via"])]
    kept = await _added(bench, "rss", made, {"organisation": KUNGALV, "via": GR})
    assert [each["via"] for each in kept["participations"]] == [GR]
    given: dict[str, Any] = {"which": {"id": kept["participations"][0]["id"]}, "seen": 1}
    for via, code in ((dalarna, "INVALID"), ({"slug": "malmo"}, "INVALID"), (None, None)):
        answer = await bench.do("national", "updateParticipation", "", "@dryRun", fields={"via": via}, **given)
        assert told(answer) == ([(code, ["fields", "via"])] if code else [])


async def test_the_nation_too_names_only_an_rss_body_of_the_municipality(bench: Workbench) -> None:
    need = await bench.a_need(title="Umeå genom Dalarna")
    given: dict[str, Any] = {"need": {"id": need["id"]}, "organisation": {"slug": "umea"}}
    found = await bench.do("national", "endorseNeed", **given, via={"slug": "rss-dalarna"})
    assert told(found) == [("INVALID", ["via"])]
    made = (await bench.done("national", "endorseNeed", "endorsement { id version }", **given))["endorsement"]
    fields = {"via": {"slug": "rss-dalarna"}}
    answer = await bench.do("national", "updateEndorsement", which={"id": made["id"]}, seen=1, fields=fields)
    assert told(answer) == [("INVALID", ["fields", "via"])]


@pytest.mark.parametrize(
    ("period", "stated", "code"),
    [
        ("'2019', '2021-06'", "2020", None),
        ("'2019', '2021-06'", "2021", None),
        ("'2019', '2021-06'", "2021-06-30", None),
        ("'2019', '2021-06'", "2021-07", "INVALID"),
        ("'2019', '2021-06'", "2018", "INVALID"),
        # The day is not known, so it may have been then.
        ("'2019', '2021-06'", None, None),
        ("null, null", "2018", None),
    ],
)
async def test_one_that_was_a_member_then(bench: Workbench, period: str, stated: Any, code: Any) -> None:
    await bench.sql(
        "insert into memberships (municipality_id, rss_body_id, publication, period_start, period_end)"
        " select m.id, b.id, 'PUBLISHED', p.since, p.until from organisations m, organisations b,"
        f" (values ({period})) p(since, until) where m.slug = 'umea' and b.slug = 'rss-dalarna'"
        " on conflict (municipality_id, rss_body_id) where publication <> 'WITHDRAWN'"
        " do update set period_start = excluded.period_start, period_end = excluded.period_end"
    )
    need = await bench.a_need(title="Då var den med", raisedOn="2018")
    behind: dict[str, Any] = {"organisation": {"slug": "umea"}, "via": {"slug": "rss-dalarna"}}
    told_on = {"statedOn": stated} if stated else {}
    found = await bench.do("national", "endorseNeed", "", "@dryRun", need={"id": need["id"]}, **behind, **told_on)
    assert told(found) == ([(code, ["via"])] if code else [])
    made = await bench.an_initiative("national", title="Då deltog den")
    row = {**behind, **({"period": {"start": stated, "end": stated}} if stated else {})}
    answer = await _added(bench, "national", made, row)
    assert told(answer) == ([(code, ["participants", "0", "via"])] if code else [])
