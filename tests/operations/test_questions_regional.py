"""What RSS coordinators ask, answered from the seeds."""

from tests.helpers.asker import Asker
from tests.helpers.ready_questions import (
    ADAPTED,
    EARLY,
    GR,
    IBIC,
    NORMS,
    OF_GR,
    READY,
    REGIONAL,
    STAFF,
    WHEN,
    answer,
    each,
    variables_of,
)
from tests.helpers.workbench import Workbench


async def test_gr_municipalities_take_part_in_four_ongoing_initiatives(ask: Asker) -> None:
    """What is surveyed in Göteborg is its own, so that it takes part beside commissioning it."""
    found = (await answer(ask, "OngoingWithOurMunicipalities"))["initiatives"]
    counts = {it["title"]: it["participations"]["totalCount"] for it in found["nodes"]}
    assert counts == {
        EARLY: 2,
        "Kartläggning av aktualiseringar i Göteborg": 1,
        "GR:s stöd inför den nya socialtjänstlagen": 13,
        "Signs of Safety – en studie av en utredningsmodell": 6,
    }


async def test_gr_managers_get_a_row_for_each_part_and_the_seats(ask: Asker) -> None:
    body = (await answer(ask, "ForOurManagers"))["rssBody"]
    # Göteborg has commissioned an inquiry into its own services, in which it takes part: that is one part.
    assert body["memberParticipations"]["totalCount"] == 2 + 13 + 6 + 1
    groups = each(body["seats"], "group", "name")
    assert groups == ["Referensgruppen för Yrkesresa Funktionshinder", "Partnerskapet"]


async def test_what_gr_raised_is_handled_or_waits_by_its_state(ask: Asker) -> None:
    found = await answer(ask, "NeedsWeRaised")
    assert set(each(found["handled"], "title")) == {STAFF, IBIC}
    # What waits by its state waits, also where something answers it already.
    assert set(each(found["waiting"], "title")) == {ADAPTED, WHEN}


async def test_what_waits_is_neither_addressed_nor_closed(later: Asker) -> None:
    found = await answer(later, "NeedsWeRaised")
    assert set(each(found["handled"], "title")) == {STAFF, IBIC, "Av tre, löst lokalt", "Sammanslaget"}
    assert set(each(found["waiting"], "title")) == {ADAPTED, WHEN, "Av tre", "Av två"}


async def test_a_need_that_was_merged_tells_with_which(later: Asker) -> None:
    handled = (await answer(later, "NeedsWeRaised"))["handled"]["nodes"]
    merged = {it["title"]: it["mergedInto"]["title"] for it in handled if it["mergedInto"]}
    assert merged == {"Sammanslaget": "Tidigt stöd till vuxna som fungerar"}


async def test_what_members_have_raised_and_nobody_has_compiled_is_to_be_compiled(later: Asker) -> None:
    found = (await answer(later, "NeedsToCompile"))["knowledgeNeeds"]
    assert set(each(found, "title")) == {WHEN, "Av tre", "Av två"}
    assert {it["seenBy"]["inWords"] for it in found["nodes"]} == {"Det är publicerat: alla ser det."}


async def test_skr_and_socialstyrelsen_have_needs_in_the_themes_of_gr(ask: Asker) -> None:
    found = await answer(ask, "OthersWithNeedsInOurThemes")
    assert set(each(found["ours"], "title")) == {STAFF, ADAPTED, WHEN}
    others = [each(other["endorsements"], "organisation", "name") for other in found["others"]["nodes"]]
    # Systematic follow-up is a part of knowledge governance.
    assert others == [["Sveriges Kommuner och Regioner"], ["Socialstyrelsen"]]


async def test_a_group_that_acts_is_told_beside_the_organisation_that_answers_for_it(ask: Asker) -> None:
    """Else SKR has commissioned from itself, and a need that a group raised is its host's alone."""
    page = (await answer(ask, "InitiativePage", slug="nationellt-test-identifiera-lokala-kunskapsbehov"))["initiative"]
    given = {(it["role"], it["organisation"]["name"]): it["actor"]["name"] for it in page["participations"]["nodes"]}
    skr = "Sveriges Kommuner och Regioner"
    assert given["COMMISSIONER", skr] != skr
    assert any(actor == name for (_, name), actor in given.items())
    found = await answer(ask, "OthersWithNeedsInOurThemes")
    behind = [it for each_ in ("ours", "others") for it in each(found[each_], "endorsements")]
    rows = [it for several in behind for it in several["nodes"]]
    assert any(it["actor"]["name"] != it["organisation"]["name"] for it in rows)


async def test_skane_and_norrbotten_share_the_need_of_gr(later: Asker) -> None:
    found = await answer(later, "OthersWithNeedsInOurThemes", themes=["funktionshinder"])
    others = {it["title"]: set(each(it["endorsements"], "organisation", "name")) for it in found["others"]["nodes"]}
    assert others["Av tre"] == {GR, "Kiruna", "Skånes Kommuner"}


async def test_gr_sits_in_a_reference_group_and_has_a_national_assignment(ask: Asker) -> None:
    body = (await answer(ask, "OurSeatsAndRoles"))["rssBody"]
    functions = {it["group"]["kind"]: it["function"] for it in body["seats"]["nodes"]}
    assert functions == {"REFERENCE_GROUP": "Planeringsledare", "NETWORK": None}
    roles = [(it["role"], it["initiative"]["title"]) for it in body["participations"]["nodes"]]
    assert roles == [("NATIONAL_PRODUCER", "Yrkesresan Barn och unga")]


async def test_nobody_is_said_never_to_have_been_in_a_pilot_while_lists_are_not_complete(ask: Asker) -> None:
    found = await answer(ask, "NeverInAPilot")
    assert each(found["knownNotTo"], "name") == []
    assert set(each(found["notKnown"], "name")) == OF_GR - {"Kungälv", "Härryda", "Göteborg"}
    assert set(each(found["incomplete"], "title")) == {EARLY, NORMS, REGIONAL}


async def test_interest_is_no_part_in_a_pilot_but_having_left_is(later: Asker) -> None:
    found = await answer(later, "NeverInAPilot", rss="norrbottens-kommuner")
    assert "Kiruna" in each(found["notKnown"], "name")
    found = await answer(later, "NeverInAPilot", rss="rss-stockholm")
    assert "Lidingö" not in each(found["notKnown"], "name") + each(found["knownNotTo"], "name")


async def test_the_report_on_substance_misuse_has_no_known_date_or_licence(ask: Asker) -> None:
    found = await answer(ask, "LatestOutputs")
    [report] = found["undated"]["nodes"]
    assert (report["kind"], report["licence"]) == ("REPORT", None)
    assert each(found["licenceNotKnown"], "title") == [report["title"]]
    assert found["since"]["nodes"] == []


async def test_what_was_published_since_a_day_is_told_apart_from_what_has_no_date(later: Asker) -> None:
    found = await answer(later, "LatestOutputs")
    assert each(found["since"], "publishedOn") == ["2026-06"]
    assert each(found["since"], "licence") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert found["undated"]["totalCount"] == found["licenceNotKnown"]["totalCount"] == 1
    assert (await answer(later, "LatestOutputs", **{"from": "2026-07"}))["since"]["nodes"] == []


async def test_two_of_five_yrkesresor_have_a_known_producer_and_aldreomsorg_is_not_one(ask: Asker) -> None:
    found = (await answer(ask, "NationalAssignments"))["initiatives"]
    producers = {it["title"]: each(it["participations"], "organisation", "name") for it in found["nodes"]}
    assert {title: names for title, names in producers.items() if names} == {
        "Yrkesresan Barn och unga": [GR],
        "Yrkesresan Funktionshinder, utförarverksamhet": ["Kommunförbundet Västernorrland"],
    }
    assert producers["Yrkesresan Äldreomsorg"] == []
    starts = {it["title"]: it["period"] for it in found["nodes"]}
    known = {"start": "2022-09-21", "startIs": "ACTUAL"}
    assert starts["Yrkesresan Barn och unga"] == known | {"end": None, "endIs": None}


async def test_no_pilot_in_the_seeds_asks_for_more(ask: Asker) -> None:
    assert (await answer(ask, "OpenPilots"))["pilots"]["totalCount"] == 0


async def test_an_open_pilot_says_what_it_asks_for(later: Asker) -> None:
    [pilot] = (await answer(later, "OpenPilots"))["pilots"]["nodes"]
    assert (pilot["title"], pilot["opening"]["demands"]) == ("Öppen", "Två dagar i månaden")


async def test_municipal_health_care_is_the_priority_area_and_nothing_is_registered_in_it(ask: Asker) -> None:
    [area] = (await answer(ask, "PriorityAreas"))["initiatives"]["nodes"]
    assert area["title"] == "Prioriterat samverkansområde kommunal hälso- och sjukvård"
    assert (area["stateAsOf"], area["isStale"]) == ("2022-06", True)
    assert area["parts"]["totalCount"] == 0
    assert [it["initiatives"]["totalCount"] for it in area["themes"]] == [0]


async def test_a_pilot_serves_the_priority_area_it_is_a_part_of(later: Asker) -> None:
    [area] = (await answer(later, "PriorityAreas"))["initiatives"]["nodes"]
    assert each(area["parts"], "title") == each(area["themes"][0]["initiatives"], "title") == ["Öppen"]


async def test_gr_has_39_rows_of_its_own_each_with_a_code(ask: Asker) -> None:
    body = (await answer(ask, "OurRows"))["rssBody"]
    rows = body["memberParticipations"]
    assert len(rows["nodes"]) == rows["totalCount"] == 39
    assert not rows["pageInfo"]["hasNextPage"]
    # Kungsbacka lies in Halland.
    assert {it["code"][:2] for it in each(rows, "organisation")} == {"13", "14"}


async def test_gr_has_its_own_roles_and_seats_among_its_rows(ask: Asker) -> None:
    body = (await answer(ask, "OurRows"))["rssBody"]
    roles = {(it["role"], it["initiative"]["slug"]) for it in body["participations"]["nodes"]}
    assert {("NATIONAL_PRODUCER", "yrkesresan-barn-och-unga"), ("REGIONAL_COORDINATOR", "yrkesresan")} < roles
    assert len(roles) == body["participations"]["totalCount"]
    assert {it["group"]["kind"] for it in body["seats"]["nodes"]} == {"REFERENCE_GROUP", "NETWORK"}


async def test_the_quarterly_sheet_of_gr_lists_what_gr_keeps_and_nothing_touched_today(bench: Workbench) -> None:
    query, given = READY["QuarterlySheet"].query, variables_of(READY["QuarterlySheet"])
    sheet = (await bench("rss", query, **given | {"days": 0}))["viewer"]["toConfirm"]
    kept = [it["keeper"]["name"] for it in sheet["nodes"] if it["__typename"] == "Initiative"]
    assert kept
    assert set(kept) == {GR}
    assert (await bench("rss", query, **given))["viewer"]["toConfirm"]["totalCount"] == 0
