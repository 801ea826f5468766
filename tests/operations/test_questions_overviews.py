"""What national and regional actors see of the whole: the picture of needs, and coverage, from the seeds."""

from tests.helpers.asker import Asker
from tests.helpers.ready_questions import answer


async def test_the_picture_of_needs_counts_each_need_once_in_all(ask: Asker) -> None:
    found = await answer(ask, "NeedsOverview")
    (whole,) = found["whole"]["nodes"]
    assert whole["needCount"] == sum(row["needCount"] for row in found["byState"]["nodes"]) == 14
    children = next(
        row for row in found["byTheme"]["nodes"] if row["theme"] and row["theme"]["name"] == "Barn och unga"
    )
    assert (children["needCount"], children["rssBodyCount"], children["municipalityCount"]) == (3, 1, 13)
    # A need without a theme stands in a row of its own, so that nothing is left out.
    assert found["byTheme"]["nodes"][-1]["theme"] is None


async def test_rss_bodies_that_answered_are_told_with_their_members(ask: Asker) -> None:
    found = await answer(ask, "NeedsByRssBody")
    told = {
        row["rssBody"]["name"]: (row["municipalityCount"], row["memberCount"])
        for row in found["needsOverview"]["nodes"]
        if row["rssBody"]
    }
    assert told["Göteborgsregionen"] == (13, 13)
    assert found["rounds"]["totalCount"] == len(found["rounds"]["nodes"])


async def test_coverage_of_pilots_by_county_tells_what_is_not_known(ask: Asker) -> None:
    found = await answer(ask, "CoverageByCounty")
    told = {row["county"]["code"]: row for row in found["coverage"]["nodes"]}
    assert len(told) == 21
    assert (told["19"]["knownToCount"], told["19"]["notKnownCount"]) == (10, 0)
    assert all(row["knownNotToCount"] == 0 for row in told.values())
    assert found["incomplete"]["totalCount"] > 0


async def test_coverage_by_rss_body_names_who_is_not_known(ask: Asker) -> None:
    found = await answer(ask, "CoverageByRssBody")
    (gr,) = [
        row for row in found["coverage"]["nodes"] if row["rssBody"] and row["rssBody"]["slug"] == "goteborgsregionen"
    ]
    assert gr["municipalityCount"] == gr["knownToCount"] + gr["knownNotToCount"] + gr["notKnownCount"] == 13


async def test_coverage_by_theme_has_themes_that_nothing_is_about(ask: Asker) -> None:
    found = await answer(ask, "CoverageByTheme")
    rows = found["coverage"]["nodes"]
    assert len(rows) == found["coverage"]["totalCount"]
    # In the seeds each theme has an initiative; where none has told that its list is whole, nobody is known not to.
    assert {row["knownToCount"] + row["knownNotToCount"] + row["notKnownCount"] for row in rows} == {290}
    assert sum(row["knownNotToCount"] for row in rows) < sum(row["notKnownCount"] for row in rows)


async def test_load_is_told_by_size_and_by_name(ask: Asker) -> None:
    found = await answer(ask, "LoadByPopulationClass", atLeast=2)
    assert [row["populationClass"] for row in found["bySize"]["nodes"]] == [
        *("UNDER_15000", "FROM_15000_TO_49999", "FROM_50000_TO_199999", "FROM_200000")
    ]
    assert sum(row["municipalityCount"] for row in found["bySize"]["nodes"]) == 290
    counts = [row["ongoingCount"] for row in found["mostLoaded"]["nodes"]]
    assert counts == sorted(counts, reverse=True)
    assert min(counts) >= 2


async def test_other_initiatives_with_the_same_municipalities_and_themes_are_told_with_what_is_shared(
    ask: Asker,
) -> None:
    found = await answer(ask, "Overlaps")
    rows = found["overlaps"]["nodes"]
    assert found["overlaps"]["totalCount"] >= len(rows) > 0
    assert all(each["score"] > 0 for each in rows)
    assert found["asked"]["title"] not in {each["initiative"]["title"] for each in rows}
    parts = ("sharedNeeds", "sharedMethods", "sharedMunicipalities", "sharedThemes")
    assert all(any(each[part] for part in parts) or len(each["sharedWords"]) > 1 for each in rows)


async def test_other_needs_are_told_with_what_is_shared(ask: Asker) -> None:
    found = await answer(ask, "SimilarNeeds")
    rows = found["similarNeeds"]["nodes"]
    assert found["similarNeeds"]["totalCount"] >= len(rows) > 0
    assert found["asked"]["title"] not in {each["need"]["title"] for each in rows}
    parts = ("sharedInitiatives", "sharedOutputs", "sharedThemes")
    assert all(any(each[part] for part in parts) or len(each["sharedWords"]) > 1 for each in rows)


async def test_who_might_join_is_told_for_a_need_and_for_an_initiative(ask: Asker) -> None:
    of_need = (await answer(ask, "PartnersForNeed"))["partners"]["nodes"]
    told = [(each["organisation"]["slug"], each["knownPart"], each["isInSameRss"]) for each in of_need]
    # The body that raised it has nobody else to be in the same RSS as.
    assert told == [("rss-orebro", "NOT_KNOWN", None)]
    # What has been taken care of waits for nobody.
    done = await answer(ask, "PartnersForNeed", need="granskning-av-ibic-i-kungsbacka")
    assert (done["asked"]["state"], done["partners"]["nodes"]) == ("ADDRESSED", [])
    (row,) = (await answer(ask, "PartnersForInitiative"))["partners"]["nodes"]
    assert row["organisation"]["slug"] == "rss-orebro"
    assert [each["title"] for each in row["sharedNeeds"]] != []


async def test_what_may_no_longer_be_so_is_told_by_who_answers_for_it(ask: Asker) -> None:
    found = await answer(ask, "StaleByKeeper")
    rows, (whole,) = found["byKeeper"]["nodes"], found["whole"]["nodes"]
    assert found["byKeeper"]["totalCount"] == len(rows)
    assert [each["staleCount"] for each in rows] == sorted((each["staleCount"] for each in rows), reverse=True)
    for name in ("initiativeCount", "staleCount", "participationCount", "unconfirmedCount"):
        assert sum(each[name] for each in rows) == whole[name] > 0
    # No keeper of the seeds has been asked.
    assert whole["notAcceptedCount"] == sum(each["initiativeCount"] for each in rows if each["keeper"])


async def test_each_is_told_what_to_look_at(ask: Asker) -> None:
    found = await answer(ask, "WhatToLookAt")
    (row,) = found["freshness"]["nodes"]
    assert row["staleCount"] == found["stale"]["totalCount"] > 0
    assert row["stateAsOfMissingCount"] == found["stateUnknownSince"]["totalCount"]
    assert row["initiativesWithoutSourceCount"] == found["withoutSource"]["totalCount"]
    assert row["unconfirmedCount"] >= found["participations"]["totalCount"] > 0


async def test_calendars_begin_on_the_day_that_is_asked_about(ask: Asker) -> None:
    for name in ("Calendar", "CalendarOfRssBody", "CalendarOfMunicipality", "CalendarOfTheme", "CalendarOfMethod"):
        rows = (await answer(ask, name))["calendarEvents"]["nodes"]
        assert [each["day"] for each in rows] == sorted(each["day"] for each in rows)
    assert (await answer(ask, "CalendarOfTheme"))["calendarEvents"]["totalCount"] > 0
