"""Merging organisations: what pointed at the others follows, nothing is lost, and nothing stands twice."""

import pytest

from tests.helpers.merging import BECAUSE, key_of, merge, merge_done, pair, take_part
from tests.helpers.workbench import Workbench, told

NUMBERS = ("999900-0012", "999900-0020", "999900-0038")


# ---- What follows


async def test_the_others_are_withdrawn_with_the_reason_and_lead_to_the_one_that_lives_on(bench: Workbench) -> None:
    into, gone = await pair(bench)
    found = await merge_done(bench, into, gone, shown="organisation { id version slug }")
    assert found["organisation"]["id"] == into["id"]
    assert found["organisation"]["version"] > into["version"]
    rows = await bench.sql(
        "select publication, withdrawn_because, merged_into_id::text from organisations where id = $1", key_of(gone)
    )
    ((publication, because, merged_into),) = rows
    assert (publication, because, merged_into.replace("-", "")) == ("WITHDRAWN", BECAUSE, key_of(into))
    last = "select distinct reason from changes where act = 'mergeOrganisations'"
    assert await bench.sql(last) == [(BECAUSE,)]


@pytest.mark.parametrize("caller", [None, "rss", "national", "administrator"])
async def test_slugs_once_given_lead_to_the_one_that_lives_on(bench: Workbench, caller: str | None) -> None:
    into, gone = await pair(bench)
    await merge_done(bench, into, gone)
    query = "query Q($slug: String!) { organisation(slug: $slug) { id slug } }"
    assert (await bench(caller, query, slug=gone["slug"]))["organisation"] == {"id": into["id"], "slug": into["slug"]}
    if caller == "rss":
        fields = {"kind": "NETWORK", "name": "Nätverk", "convener": {"slug": gone["slug"]}}
        made = await bench.done(caller, "createGroup", "group { convener { id } }", fields=fields)
        assert made["group"]["convener"] == {"id": into["id"]}


async def test_official_numbers_and_keys_of_other_systems_follow(bench: Workbench) -> None:
    into = await bench.an_organisation(name="Utan nummer")
    gone = await bench.an_organisation(name="Med nummer", organisationNumber=NUMBERS[0])
    await bench.sql("insert into external_ids values ('prov', '17', 'ORGANISATION', $1)", key_of(gone))
    await merge_done(bench, into, gone)
    query = "query Q($system: String!, $value: String!) { lookup(system: $system, value: $value) { id } }"
    for system, value in (("organisationsnummer", NUMBERS[0]), ("prov", "17")):
        assert (await bench(None, query, system=system, value=value))["lookup"] == {"id": into["id"]}


async def test_a_name_that_both_had_means_the_one_that_lives_on(bench: Workbench) -> None:
    into, gone = await bench.an_organisation(name="Dubbletten"), await bench.an_organisation(name="Dubbletten")
    fields = {"kind": "NETWORK", "name": "Nätverk", "convener": {"name": "Dubbletten"}}
    assert await bench.refused("national", "createGroup", fields=fields) == ["AMBIGUOUS"]
    await merge_done(bench, into, gone)
    made = await bench.done("national", "createGroup", "group { convener { id } }", fields=fields)
    assert made["group"]["convener"] == {"id": into["id"]}


async def test_a_participation_that_both_had_is_kept_once_with_the_lessons_of_both(bench: Workbench) -> None:
    into, gone = await pair(bench)
    alone, shared = await bench.an_initiative(title="Bara den ena"), await bench.an_initiative(title="Båda")
    (moved,) = await take_part(bench, alone, gone)
    kept, twin = await take_part(bench, shared, into, gone)
    for part, text in ((kept, "Från den ena"), (twin, "Från den andra")):
        lesson = {"participation": part["id"], "kind": "ADVICE", "text": text}
        await bench.done("national", "recordLesson", "lesson { id }", **lesson)
    found = await merge_done(bench, into, gone)
    assert [(each["code"], each["records"]) for each in found["warnings"]] == [("ALREADY_SO", [{"id": kept["id"]}])]
    query = """query Q($slug: String!) { organisation(slug: $slug) {
      participations { nodes { id initiative { title } lessons { nodes { text } } } }
    } }"""
    nodes = (await bench(None, query, slug=into["slug"]))["organisation"]["participations"]["nodes"]
    lessons = {each["id"]: [lesson["text"] for lesson in each["lessons"]["nodes"]] for each in nodes}
    assert lessons == {moved["id"]: [], kept["id"]: ["Från den ena", "Från den andra"]}
    query = "select publication, withdrawn_because, merged_into_id::text from participations where id = $1"
    ((publication, because, merged_into),) = await bench.sql(query, key_of(twin))
    assert (publication, merged_into.replace("-", "")) == ("WITHDRAWN", key_of(kept))
    assert because == f"Fanns i båda posterna som slogs ihop: {BECAUSE}"


async def test_seats_and_endorsements_follow_and_none_stands_twice(bench: Workbench) -> None:
    into, gone = await pair(bench)
    seats = [{"organisation": {"id": each["id"]}, "function": "Chef"} for each in (into, gone)]
    other = [{"organisation": {"id": gone["id"]}, "role": "CHAIR"}]
    given = {"group": {"slug": "partnerskapet"}, "seats": [*seats, *other]}
    await bench.done("national", "seatMembers", "seats { id }", **given)
    needs = [key for (key,) in await bench.sql("select id from knowledge_needs order by id limit 2")]
    for need, organisation in ((needs[0], into), (needs[0], gone), (needs[1], gone)):
        await bench.sql(
            "insert into endorsements (need_id, organisation_id, publication) values ($1, $2, 'PUBLISHED')",
            need, key_of(organisation),
        )  # fmt: skip
    await merge_done(bench, into, gone)
    query = """query Q($slug: String!) { organisation(slug: $slug) {
      seats { nodes { role function } } endorsements { totalCount }
    } }"""
    found = (await bench(None, query, slug=into["slug"]))["organisation"]
    assert sorted(each["role"] for each in found["seats"]["nodes"]) == ["CHAIR", "MEMBER"]
    assert found["endorsements"]["totalCount"] == 2


async def test_whatever_else_points_at_it_follows(bench: Workbench) -> None:
    into, gone = await pair(bench)
    part = await bench.an_organisation(name="Del", parent={"id": gone["id"]}, keeper={"id": gone["id"]})
    contact = {"function": "Växel", "organisation": {"id": gone["id"]}}
    body = await bench.an_organisation(name="RSS", kind="RSS_BODY", host={"id": gone["id"]}, contacts=[contact])
    made = await bench.an_initiative(
        "national",
        title="Pekar",
        contacts=[contact, {"function": "Annan"}],
        opening={"seeks": "Alla", "demands": "Tid", "contact": contact},
    )
    fields = {"kind": "NETWORK", "name": "Sammankallas", "convener": {"id": gone["id"]}, "keeper": {"id": gone["id"]}}
    group = (await bench.done("national", "createGroup", "group { id }", fields=fields))["group"]
    ((output, seen),) = await bench.sql("select id, version from outputs order by id limit 1")
    await bench.sql("update outputs set publisher_id = $1 where id = $2", key_of(gone), output)
    await bench.sql("delete from output_makers where output_id = $1", output)
    for each in (into, gone):
        await bench.sql("insert into output_makers values ($1, $2)", output, key_of(each))
    await bench.sql("insert into case_numbers values ($1, '2026/1', $2)", key_of(gone), key_of(made))
    await merge_done(bench, into, gone)
    query = """query Q($part: ID!, $body: ID!, $made: ID!, $group: ID!) {
      part: node(id: $part) { ... on OtherOrganisation { parent { id } keeper { id } } }
      body: node(id: $body) { ... on RssBody { host { id } contacts { function organisation { id } } } }
      made: node(id: $made) { ... on Initiative {
        contacts { function organisation { id } } opening { contact { organisation { id } } }
        caseNumbers { value authority { id } }
      } }
      group: node(id: $group) { ... on Group { convener { id } keeper { id } } }
    }"""
    found = await bench("national", query, part=part["id"], body=body["id"], made=made["id"], group=group["id"])
    one = {"id": into["id"]}
    assert found == {
        "part": {"parent": one, "keeper": one},
        "body": {"host": one, "contacts": [{"function": "Växel", "organisation": one}]},
        "made": {
            "contacts": [{"function": "Växel", "organisation": one}, {"function": "Annan", "organisation": None}],
            "opening": {"contact": {"organisation": one}},
            "caseNumbers": [{"value": "2026/1", "authority": one}],
        },
        "group": {"convener": one, "keeper": one},
    }
    rows = await bench.sql("select publisher_id::text from outputs where id = $1 and version > $2", output, seen + 1)
    makers = await bench.sql("select organisation_id::text from output_makers where output_id = $1", output)
    assert [key.replace("-", "") for (key,) in (*rows, *makers)] == [key_of(into)] * 2


async def test_nothing_is_left_that_points_at_what_is_gone(bench: Workbench) -> None:
    """Every reference of the database, whatever tables there come to be."""
    into = await bench.an_organisation(name="GR 2", kind="RSS_BODY")
    ((key,),) = await bench.sql("select id::text from organisations where slug = 'goteborgsregionen'")
    await merge_done(bench, into, {"id": f"organisation_{key.replace('-', '')}"})
    references = await bench.sql(
        """select conrelid::regclass::text, attname from pg_constraint
           join pg_attribute on attrelid = conrelid and attnum = conkey[1]
           where confrelid = 'organisations'::regclass and contype = 'f'"""
    )
    left = {
        (table, column): number
        for table, column in references
        for ((number,),) in [await bench.sql(f"select count(*) from {table} where {column} = $1", key)]
        if number
    }
    # Keys to the API are an administrator's to give, and the counties it worked in are facts of its own.
    theirs = {(table, "organisation_id") for table in ("api_keys", "organisation_counties")}
    assert left.keys() == theirs
    assert len(references) > 25
    ((number,),) = await bench.sql("select count(*) from initiatives where contacts::text like $1", f"%{key}%")
    assert number == 0


async def test_what_was_merged_before_leads_straight_on(bench: Workbench) -> None:
    last, middle = await pair(bench)
    first = await bench.an_organisation(name="Först borta")
    await merge_done(bench, middle, first)
    await merge_done(bench, last, middle)
    query = "query Q($slug: String!) { organisation(slug: $slug) { id } }"
    assert (await bench(None, query, slug=first["slug"]))["organisation"] == {"id": last["id"]}
    ((merged_into,),) = await bench.sql("select merged_into_id::text from organisations where id = $1", key_of(first))
    assert merged_into.replace("-", "") == key_of(last)


async def test_what_came_to_point_at_it_since_follows_when_it_is_merged_again(bench: Workbench) -> None:
    into, gone = await pair(bench)
    await merge_done(bench, into, gone)
    initiative = await bench.an_initiative(title="Kom för sent")
    await take_part(bench, initiative, gone)
    slugs = "select slug from organisations where id = $1"
    before = await bench.sql(slugs, key_of(gone))
    await merge_done(bench, into, gone)
    query = "query Q($slug: String!) { organisation(slug: $slug) { participations { totalCount } } }"
    assert (await bench(None, query, slug=gone["slug"]))["organisation"]["participations"]["totalCount"] == 1
    assert await bench.sql(slugs, key_of(gone)) == before


async def test_a_part_of_what_it_was_merged_with_is_no_part_of_itself(bench: Workbench) -> None:
    gone = await bench.an_organisation(name="Förvaltningen")
    into = await bench.an_organisation(name="Enheten", parent={"id": gone["id"]})
    found = await merge_done(bench, into, gone, shown="organisation { ... on OtherOrganisation { parent { id } } }")
    assert found["organisation"]["parent"] is None
    # Further up it cannot be untied without choosing which part to believe.
    top = await bench.an_organisation(name="Toppen")
    middle = await bench.an_organisation(name="Mitten", parent={"id": top["id"]})
    bottom = await bench.an_organisation(name="Botten", parent={"id": middle["id"]})
    assert told(await merge(bench, bottom, top)) == [("INVALID", ["into"])]


# ---- Memberships


async def test_a_municipality_that_belonged_to_both_bodies_is_still_counted_once(bench: Workbench) -> None:
    into, gone = await pair(bench, kind="RSS_BODY")
    towns = [
        await bench.an_organisation(kind="MUNICIPALITY", name=f"Ort {code}", municipalityCode=code)
        for code in ("0498", "0499")
    ]
    for town, body, primary in ((0, gone, True), (0, into, False), (1, gone, True)):
        given = {"municipality": {"id": towns[town]["id"]}, "rssBody": {"id": body["id"]}, "isPrimary": primary}
        await bench.done("national", "addMembership", "membership { id }", **given)
    await merge_done(bench, into, gone)
    query = """query Q($id: ID!) { node(id: $id) { ... on RssBody {
      memberships { nodes { isPrimary municipality { name } } }
    } } }"""
    nodes = (await bench(None, query, id=into["id"]))["node"]["memberships"]["nodes"]
    assert sorted((each["municipality"]["name"], each["isPrimary"]) for each in nodes) == [
        ("Ort 0498", True),
        ("Ort 0499", True),
    ]


async def test_municipalities_that_become_one_are_counted_where_the_one_was(bench: Workbench) -> None:
    into, gone = [
        await bench.an_organisation(kind="MUNICIPALITY", name=f"Stad {code}", municipalityCode=code)
        for code in ("0496", "0497")
    ]
    for town, slug in ((into, "rss-sormland"), (gone, "rss-orebro"), (gone, "rss-sormland")):
        given = {"municipality": {"id": town["id"]}, "rssBody": {"slug": slug}, "isPrimary": slug != "rss-sormland"}
        given |= {"isPrimary": True} if town is into else {}
        await bench.done("national", "addMembership", "membership { id }", **given)
    await merge_done(bench, into, gone)
    query = """query Q($id: ID!) { node(id: $id) { ... on Municipality {
      memberships { nodes { isPrimary rssBody { slug } } }
    } } }"""
    nodes = (await bench(None, query, id=into["id"]))["node"]["memberships"]["nodes"]
    assert [(each["rssBody"]["slug"], each["isPrimary"]) for each in nodes] == [
        ("rss-sormland", True),
        ("rss-orebro", False),
    ]
