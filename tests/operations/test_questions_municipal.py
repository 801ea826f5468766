"""What a municipality asks, answered from the seeds."""

import pytest

from tests.helpers.asker import Asker
from tests.helpers.ready_questions import EARLY, GR, answer, each


async def test_kungalv_takes_part_in_three_and_narrows_the_pilot_its_own_way(ask: Asker) -> None:
    found = (await answer(ask, "WhatDoWeTakePartIn"))["municipality"]["participations"]
    ends = {it["initiative"]["title"]: (it["initiative"]["period"] or {}).get("end") for it in found["nodes"]}
    assert ends == {
        EARLY: None,
        "Yrkesresan i Göteborgsregionen": None,
        "GR:s stöd inför den nya socialtjänstlagen": None,
    }
    assert all(it["initiative"]["contactPoint"]["inWords"] for it in found["nodes"])
    groups = [it["localTargetGroup"] for it in found["nodes"] if it["localTargetGroup"]]
    assert [(it["ageFrom"], it["ageTo"]) for it in groups] == [(18, 50)]


async def test_whether_kungalv_is_in_yrkesresan_is_not_known_and_of_its_own_pilot_it_is(ask: Asker) -> None:
    told = each((await answer(ask, "WhatDoWeTakePartIn"))["notKnown"], "title")
    assert "Yrkesresan" in told
    assert EARLY not in told


async def test_of_32_municipalities_of_kungalvs_size_only_harryda_tries_early_support(ask: Asker) -> None:
    kungalv = (await answer(ask, "WhatDidOthersLearn"))["municipality"]
    assert kungalv["ofOurSize"]["totalCount"] == 32
    # Twenty seven are nearer in size than Härryda.
    early = [
        it["name"] for it in kungalv["peers"]["nodes"] if EARLY in each(it["participations"], "initiative", "title")
    ]
    assert early == ["Härryda"]
    assert all(abs(it - 50313) * 4 <= 50313 for it in each(kungalv["peers"], "population"))
    assert all(each(it) for it in each(kungalv["peers"], "participations"))


async def test_what_a_municipality_of_like_size_learned_can_be_read(later: Asker) -> None:
    peers = (await answer(later, "WhatDidOthersLearn"))["municipality"]["peers"]
    [lidingo] = [it["participations"] for it in peers["nodes"] if it["name"] == "Lidingö"]
    [part] = lidingo["nodes"]
    assert part["initiative"]["discontinuedBecause"] == "Slut på medel"
    assert each(part["lessons"], "text") == ["Vi började för sent."]


async def test_harryda_is_of_kungalvs_size_and_in_the_same_theme(ask: Asker) -> None:
    kungalv = (await answer(ask, "SameSizeTakesPart"))["municipality"]
    assert each(kungalv["others"], "name") == ["Härryda"]
    assert each(kungalv["own"], "initiative", "title") == [EARLY]


async def test_gr_and_uppsala_can_help_with_the_support_on_norm_breaking_behaviour(ask: Asker) -> None:
    [pilot] = (await answer(ask, "WhoHasTriedIt"))["output"]["implementedBy"]["nodes"]
    tried = each(pilot["tried"], "organisation")
    assert {it["name"]: each(it["memberships"], "rssBody", "name") for it in tried} == {
        "Härryda": [GR],
        "Göteborg": [GR],
        "Enköping": ["RSS i Uppsala län"],
        "Håbo": ["RSS i Uppsala län"],
    }


async def test_none_of_four_overviews_on_financial_assistance_is_superseded(ask: Asker) -> None:
    found = (await answer(ask, "WhichVersionIsNewest"))["outputs"]
    assert each(found, "title") == [
        "Ekonomiskt bistånd – en nationell nulägesbeskrivning av forskningsfältet",
        "Ekonomiskt bistånd – kunskapsläget för utredning och insatser",
        "Ett förebyggande perspektiv på ekonomiskt bistånd",
        "Forskning om ekonomiskt bistånd",
    ]
    assert each(found, "supersededBy") == [None] * 4


async def test_ips_is_graded_and_there_is_a_handbook_which_nobody_knows_the_date_or_licence_of(ask: Asker) -> None:
    ips = (await answer(ask, "WhichSupportForAMethod"))["method"]
    assert [(it["publisher"], it["grade"]) for it in ips["grades"]] == [("Socialstyrelsen", "Prioritet 1")]
    assert ips["replacedBy"] == []
    (handbook,) = ips["outputs"]["nodes"]
    assert (handbook["slug"], handbook["kind"]) == ("ips-vagledning-for-arbetscoacher", "HANDBOOK")
    assert [handbook[key] for key in ("publishedOn", "licence", "url", "supersededBy")] == [None] * 4


async def test_a_handbook_stands_among_what_applies_in_its_theme(ask: Asker) -> None:
    found = (await answer(ask, "WhichVersionIsNewest", theme="socialpsykiatri"))["outputs"]
    assert "ips-vagledning-for-arbetscoacher" in each(found, "slug")


async def test_an_older_version_leads_to_the_newer(later: Asker) -> None:
    found = (await answer(later, "WhichVersionIsNewest"))["outputs"]
    newer = {it["title"]: it["supersededBy"]["title"] for it in found["nodes"] if it["supersededBy"]}
    assert newer == {"Forskning om ekonomiskt bistånd": "Nyare forskning"}


async def test_kungsbacka_has_two_rss_and_halland_comes_first(ask: Asker) -> None:
    memberships = (await answer(ask, "WhichIsOurRss"))["municipality"]["memberships"]
    assert each(memberships, "rssBody", "name") == ["RSS Halland", GR]
    assert each(memberships, "isPrimary") == [True, False]


async def test_kungalvs_need_was_met_by_yrkesresan(ask: Asker) -> None:
    [endorsement] = (await answer(ask, "WhatBecameOfOurNeed"))["municipality"]["endorsements"]["nodes"]
    assert endorsement["via"]["name"] == GR
    assert (endorsement["need"]["state"], endorsement["need"]["closeReason"]) == ("ADDRESSED", None)
    assert endorsement["need"]["handling"]["decider"] is None
    assert each(endorsement["need"]["initiatives"], "title") == ["Yrkesresan", "Yrkesresan i Göteborgsregionen"]


async def test_a_merged_need_is_followed_to_the_one_that_lives_on(later: Asker) -> None:
    needs = each((await answer(later, "WhatBecameOfOurNeed"))["municipality"]["endorsements"], "need")
    [merged] = [it["mergedInto"] for it in needs if it["closeReason"] == "MERGED"]
    assert EARLY in each(merged["initiatives"], "title")


async def test_provider_staff_in_disability_services_have_one_yrkesresa(ask: Asker) -> None:
    found = await answer(ask, "TripsForOurStaff")
    (trip,) = found["initiatives"]["nodes"]
    assert trip["title"] == "Yrkesresan Funktionshinder, utförarverksamhet"
    # Nobody has told whether it is open, and not all who take part are known.
    assert (trip["opening"], trip["ours"]["totalCount"]) == (None, 0)
    assert trip["participantsKnown"]["completeness"] == "SOME"
    assert found["municipality"] == {"name": "Kungälv", "takesPart": "NOT_KNOWN"}


async def test_falun_is_known_to_be_in_yrkesresan(ask: Asker) -> None:
    found = await answer(ask, "TripsForOurStaff", code="2080")
    assert found["municipality"] == {"name": "Falun", "takesPart": "KNOWN_TO"}


async def test_tidigt_stod_asks_two_questions_and_invites_nobody_now(ask: Asker) -> None:
    pilot = (await answer(ask, "WhatWouldJoiningDemand"))["initiative"]
    assert pilot["questions"] == ["Hur kan risker upptäckas tidigt?", "Vilka arbetssätt ger stöd i ett tidigt skede?"]
    assert pilot["opening"] is None


async def test_an_open_pilot_demands_two_days_a_month(later: Asker) -> None:
    pilot = (await answer(later, "WhatWouldJoiningDemand", slug="oppen"))["initiative"]
    assert pilot["opening"]["isOpen"]
    assert pilot["opening"]["demands"] == "Två dagar i månaden"


async def test_harryda_is_kungalvs_neighbour_in_the_pilot(ask: Asker) -> None:
    [membership] = (await answer(ask, "NeighboursInPilot"))["municipality"]["memberships"]["nodes"]
    assert each(membership["rssBody"]["memberParticipations"], "organisation", "name") == ["Härryda"]


async def test_no_pilot_in_the_seeds_was_stopped(ask: Asker) -> None:
    assert (await answer(ask, "StoppedPilots"))["pilots"]["totalCount"] == 0


async def test_a_stopped_pilot_says_why_and_what_was_learned(later: Asker) -> None:
    [pilot] = (await answer(later, "StoppedPilots"))["pilots"]["nodes"]
    assert (pilot["title"], pilot["discontinuedBecause"]) == ("Avbruten", "Slut på medel")
    assert each(pilot["lessons"], "participation", "organisation", "name") == ["Lidingö"]


@pytest.mark.parametrize(("registry", "open_ones"), [("ask", []), ("later", ["Öppen"])])
async def test_what_kungalv_can_join_and_whom_to_ask(
    registry: str, open_ones: list[str], request: pytest.FixtureRequest
) -> None:
    found = await answer(request.getfixturevalue(registry), "WhatCanWeJoin")
    assert each(found["municipality"]["memberships"], "rssBody", "name") == [GR]
    assert each(found["initiatives"], "title") == open_ones
