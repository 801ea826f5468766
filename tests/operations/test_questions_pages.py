"""What pages and systems ask, answered from the seeds."""

from tests.helpers.asker import Asker
from tests.helpers.ready_questions import EARLY, READY, answer, each
from tests.helpers.workbench import Workbench


async def test_the_page_on_substance_use_knows_its_former_name_and_six_initiatives(ask: Asker) -> None:
    theme = (await answer(ask, "ThemePage"))["theme"]
    assert theme["formerNames"] == [{"name": "Missbruk och beroende"}]
    assert each(theme["initiatives"], "title") == [
        "FoUrums utvecklingsområden",
        "Förstudie om skadligt bruk och beroende i Sörmland",
        "Mini-Maria Skaraborg",
        EARLY,
        "Socialtjänstens insatser",
        "Yrkesresan Skadligt bruk och beroende",
    ]


async def test_the_page_on_a_pilot_keeps_what_is_stated_apart_from_what_is_counted(ask: Asker) -> None:
    pilot = (await answer(ask, "InitiativePage"))["initiative"]
    assert [(it["count"], it["isApproximate"]) for it in pilot["reportedCounts"]] == [(60, True), (70, True)]
    assert pilot["participations"]["totalCount"] == 7


async def test_the_list_of_ongoing_pilots_in_vastra_gotaland_has_one(ask: Asker) -> None:
    pilots = (await answer(ask, "PilotList"))["pilots"]
    assert each(pilots, "title") == [EARLY]
    # The county that is chosen leaves the others' counts as they are.
    assert [(it["value"], it["count"]) for it in pilots["facets"]["county"]] == [("14", 1), ("19", 1)]
    # Its three themes, and the one that two of them are a part of.
    assert [it["count"] for it in pilots["facets"]["theme"]] == [1, 1, 1, 1]


async def test_the_map_has_290_municipalities_and_twelve_are_marked(ask: Asker) -> None:
    found = await answer(ask, "PilotMap")
    marked = [it["code"] for it in found["municipalities"]["nodes"] if it["initiativesNotLeft"]["totalCount"]]
    ten = ["1904", "1907", "1960", "1961", "1962", "1980", "1981", "1982", "1983", "1984"]
    assert (len(found["municipalities"]["nodes"]), sorted(marked)) == (290, ["1401", "1482", *ten])
    known = {it["takesPart"] for it in found["municipalities"]["nodes"] if it["code"] not in marked}
    assert known == {"NOT_KNOWN"}
    assert {it["value"]: it["label"] for it in found["labels"]}["ONGOING"] == "pågår"


async def test_the_vocabularies_speak_both_languages(ask: Asker) -> None:
    found = await answer(ask, "Vocabularies")
    words = {it["value"]: (it["label"], it["labelEn"]) for it in found["kinds"]}
    assert words["PRE_STUDY"] == ("förstudie", "pre-study")
    assert {"barnahus", "ekonomiskt-bistand"} <= {it["slug"] for it in found["themes"]}


async def test_what_the_registry_states_is_free_and_no_work_claims_to_be(ask: Asker) -> None:
    found = await answer(ask, "WhoAnswers")
    assert found["apiInfo"]["licence"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert each(found["outputs"], "licence") == [None] * 45
    assert all(each(found["outputs"], "sources"))


async def test_a_municipality_code_leads_to_kungalv(ask: Asker) -> None:
    found = (await answer(ask, "Find"))["lookup"]
    assert (found["__typename"], found["name"]) == ("Municipality", "Kungälv")


async def test_a_word_finds_what_has_it_in_any_form_or_had_it_as_a_name(ask: Asker) -> None:
    found = (await answer(ask, "Search"))["search"]
    assert "Skadligt bruk och beroende" in [it["label"] for it in found["edges"]]
    assert found["totalCount"] == sum(it["count"] for it in found["facets"]["recordType"])


async def test_a_hit_has_the_key_that_other_questions_ask_for(ask: Asker) -> None:
    """Also an organisation of any other kind, so that two of one name are told apart."""
    found = (await ask(READY["Search"].query, text="Göteborgsregionen"))["search"]["edges"]
    assert {it["node"].get("slug") for it in found} >= {"goteborgsregionen", "goteborgsregionens-kommunalforbund"}


async def test_a_system_starts_from_290_municipalities_and_24_rss(ask: Asker) -> None:
    found = await answer(ask, "StartFromHere")
    assert (found["municipalities"]["totalCount"], found["rssBodies"]["totalCount"]) == (290, 24)
    assert len(each(found["municipalities"])) == 290
    both = [it["name"] for it in found["municipalities"]["nodes"] if len(it["memberships"]["nodes"]) > 1]
    assert both == ["Kungsbacka", "Varberg"]


async def test_who_has_left_an_ongoing_pilot_is_not_among_its_municipalities(bench: Workbench) -> None:
    pilot = await bench.an_initiative(title="Pågår utan dem", state="ONGOING")
    rows = [
        {"organisation": {"slug": town}, "status": status} for town, status in (("malmo", "LEFT"), ("lund", "STATED"))
    ]
    await bench.done("national", "addParticipants", "", initiative={"slug": pilot["slug"]}, participants=rows)
    found = await bench(None, READY["CountiesInOngoingPilots"].query)
    names = set(each(found["inOngoingPilots"], "name"))
    assert ("Lund" in names, "Malmö" in names) == (True, False)
    [county] = [it for it in found["counties"] if it["code"] == "12"]
    assert county["knownTo"]["totalCount"] == 2


async def test_the_page_on_an_area_leaves_out_what_is_addressed(bench: Workbench) -> None:
    await bench.a_need(title="Väntar på svar", themes=["barnahus"])
    done = await bench.a_need(title="Togs om hand", themes=["barnahus"])
    await bench.sql("update knowledge_needs set state = 'ADDRESSED' where slug = $1", done["slug"])
    theme = (await bench(None, READY["ThemePage"].query, slug="barnahus"))["theme"]
    assert ("Väntar på svar" in each(theme["needs"], "title"), "Togs om hand" in each(theme["needs"], "title")) == (
        True,
        False,
    )
