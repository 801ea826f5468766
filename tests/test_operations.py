"""The ready-made questions: each is whole, runs as it stands in one statement, and tells the truth of the seeds.

Where the real seeds have nothing to tell yet, as of a pilot that was stopped, a few made-up facts are added to a copy.
"""

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
import pytest_asyncio
from graphql import get_operation_ast, parse, print_ast
from graphql.execution.values import get_variable_values

from registry import seeding
from registry.storage import database
from registry.storage.folders import SEEDS
from schema.app import create
from schema.contract import sdl_schema
from schema.ready import OPERATIONS, ReadyOperation, ready_operations
from tests.conftest import Asker
from tests.databases import CreateDatabase, settings_for

# The acts among them have tests of their own, in test_ready_acts.py.
READY = {operation.name: operation for operation in ready_operations() if not operation.acts}
GROUPS = {
    "Börja här",
    "Nationellt",
    "Regionalt",
    "Kommun",
    "Sidor",
    "Integration",
    "Personer och behörigheter",
    "Poster och versioner",
}

EARLY = "Samverkanspilot Tidigt stöd inom missbruk och ekonomiskt bistånd"
NORMS = "Samverkanspilot Implementering av kunskapsstöd för att motverka normbrytande beteende och återfall i brott"
STAFF = "Introduktion och utbildning där personalomsättningen är hög"
ADAPTED = "Kunskapsstöd som utgår från verksamheternas egna behov"
GR = "Göteborgsregionen"
OF_GR = {
    *("Ale", "Alingsås", "Göteborg", "Härryda", "Kungsbacka", "Kungälv", "Lerum"),
    *("Lilla Edet", "Mölndal", "Partille", "Stenungsund", "Tjörn", "Öckerö"),
}

MADE_UP = {
    "initiatives": """
        [[initiatives]]
        slug = "oppen"
        kind = "PILOT"
        title = "Öppen"
        state = "PREPARING"
        parent = "prioriterat-samverkansomrade-kommunal-halso-och-sjukvard"
        themes = ["ekonomiskt-bistand", "kommunal-halso-och-sjukvard"]
        opening_seeks = "Kommuner med egen budgetrådgivning"
        opening_demands = "Två dagar i månaden"

        [[initiatives]]
        slug = "avbruten"
        kind = "PILOT"
        title = "Avbruten"
        state = "DISCONTINUED"
        discontinued_because = "Slut på medel"
        period_end = "2026-01"
        themes = ["ekonomiskt-bistand"]

        [[initiatives]]
        slug = "nyss"
        kind = "PILOT"
        title = "Nyss avslutad"
        state = "COMPLETED"
        period_end = "2026-09"
    """,
    "participations": """
        [[participations]]
        initiative = "avbruten"
        organisation = "lidingo"
        role = "PARTICIPANT"
        status = "LEFT"

        [[participations]]
        initiative = "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"
        organisation = "kiruna"
        role = "PARTICIPANT"
        status = "INTERESTED"
    """,
    "lessons": """
        [[lessons]]
        participation = { initiative = "avbruten", organisation = "lidingo" }
        kind = "DID_NOT_WORK"
        text = "Vi började för sent."
    """,
    "knowledge_needs": """
        [[knowledge_needs]]
        slug = "av-tre"
        title = "Av tre"
        raised_on = "2026-01"
        themes = ["funktionshinder"]

        [[knowledge_needs]]
        slug = "av-tva"
        title = "Av två"
        raised_on = "2026-02"
        themes = ["funktionshinder"]

        [[knowledge_needs]]
        slug = "av-tre-stangt"
        title = "Av tre, löst lokalt"
        state = "CLOSED"
        close_reason = "SOLVED_LOCALLY"

        [[knowledge_needs]]
        slug = "sammanslaget"
        title = "Sammanslaget"
        state = "CLOSED"
        close_reason = "MERGED"
        merged_into = "verksamt-tidigt-stod-till-vuxna"

        [[knowledge_needs]]
        slug = "omhandertaget"
        title = "Omhändertaget"
        state = "ADDRESSED"
        raised_on = "2025-01"
        addressed_on = "2026-02"
        themes = ["aldreomsorg"]
    """,
    "endorsements": "\n".join(
        f'[[endorsements]]\nneed = "{need}"\norganisation = "{organisation}"\nkind = "RAISED"'
        for need, organisations in (
            ("av-tre", ("goteborgsregionen", "kiruna", "skanes-kommuner")),
            ("av-tva", ("goteborgsregionen", "kungalv", "skanes-kommuner")),
            ("av-tre-stangt", ("goteborgsregionen", "kiruna", "skanes-kommuner")),
            ("sammanslaget", ("kungalv",)),
        )
        for organisation in organisations
    ),
    "outputs": """
        [[outputs]]
        slug = "nyare-forskning"
        kind = "RESEARCH_OVERVIEW"
        title = "Nyare forskning"
        published_on = "2026-06"
        licence = "https://creativecommons.org/licenses/by/4.0/"
        supersedes = "forskning-om-ekonomiskt-bistand"
        themes = ["ekonomiskt-bistand", "skadligt-bruk-och-beroende"]
    """,
    "seats": """
        [[seats]]
        group = "referensgrupp-yrkesresa-funktionshinder"
        organisation = "norrbottens-kommuner"
        role = "MEMBER"
    """,
}


@pytest_asyncio.fixture(scope="module")
async def later(make_database: CreateDatabase, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asker]:
    """Asks a registry that has the seeds and the made-up facts."""
    folder = Path(shutil.copytree(SEEDS, tmp_path_factory.mktemp("later") / "seeds"))
    for name, more in MADE_UP.items():
        with (folder / f"{name}.toml").open("a", encoding="utf-8") as file:
            file.write(f"\n{more}\n")
    url = await make_database()
    await seeding.load(database.engine_url(url), folder)
    made = create(settings_for(url))
    async with (
        made.router.lifespan_context(made),
        httpx.AsyncClient(transport=httpx.ASGITransport(app=made), base_url="http://registry") as client,
    ):
        yield Asker(client)


def variables_of(operation: ReadyOperation) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(operation.variables or "{}")
    return found


async def answer(asker: Asker, name: str, **variables: Any) -> Any:
    """The answer to a ready operation, with its own variables where no others are given."""
    operation = READY[name]
    return await asker(operation.query, **variables_of(operation) | variables)


def each(connection: dict[str, Any], *path: str) -> list[Any]:
    """What stands at the end of a path in every node of a list."""
    found = connection["nodes"]
    for step in path:
        found = [it[step] for it in found]
    return list(found)


# ---- Each is whole


def test_an_operation_is_called_as_its_file() -> None:
    files = {path.stem for path in OPERATIONS.glob("*.graphql")}
    assert files == {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in READY}


@pytest.mark.parametrize("operation", READY.values(), ids=READY)
def test_an_operation_tells_in_swedish_what_it_is_for(operation: ReadyOperation) -> None:
    assert operation.title
    assert operation.description.endswith(".")
    assert operation.group in GROUPS
    assert set(operation.title + operation.description) & set("åäö"), "It is not in Swedish."


@pytest.mark.parametrize("operation", READY.values(), ids=READY)
def test_the_variables_it_shows_are_those_it_asks_for(operation: ReadyOperation) -> None:
    asked = get_operation_ast(parse(operation.query))
    assert asked is not None
    given = variables_of(operation)
    assert set(given) == {each.variable.name.value for each in asked.variable_definitions or ()}
    assert not isinstance(get_variable_values(sdl_schema(), asked.variable_definitions or (), given), list)


@pytest.mark.parametrize("operation", READY.values(), ids=READY)
def test_an_operation_is_laid_out_as_the_page_lays_out(operation: ReadyOperation) -> None:
    lines = [line for line in operation.query.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines == [line for line in print_ast(parse(operation.query)).splitlines() if line]
    assert max(map(len, operation.query.splitlines())) <= 120


async def statements(client: httpx.AsyncClient) -> float:
    metrics = (await client.get("/metrics")).text
    found = re.search(r"^registry_statements_total (\S+)$", metrics, re.MULTILINE)
    assert found
    return float(found[1])


@pytest.mark.parametrize("name", READY)
async def test_an_operation_is_one_statement(name: str, ask: Asker, client: httpx.AsyncClient) -> None:
    before = await statements(client)
    data = await answer(ask, name)
    assert await statements(client) == before + 1
    assert all(value is not None for value in data.values()), "Its variables point at nothing in the seeds."


# ---- The question the registry is made for


async def test_tidigt_stod_has_two_municipalities_in_gr_and_answers_one_need(ask: Asker) -> None:
    pilot = (await answer(ask, "TidigtStod"))["initiative"]
    places = each(pilot["municipalities"], "organisation")
    assert {it["name"] for it in places} == {"Kungälv", "Härryda"}
    assert [each(it["memberships"], "rssBody", "shortName") for it in places] == [["GR"], ["GR"]]
    assert each(pilot["needs"], "title") == ["Tidigt stöd till vuxna som fungerar"]
    assert len(pilot["promptedBy"]) == 3
    assert pilot["outputs"]["nodes"] == pilot["lessons"]["nodes"] == []


# ---- National


async def test_every_need_in_the_seeds_is_answered_by_something(ask: Asker) -> None:
    found = await answer(ask, "Unanswered", rssBodies=0)
    assert (found["knowledgeNeeds"]["totalCount"], found["answered"]["totalCount"]) == (0, 5)


async def test_a_need_of_three_rss_stands_unanswered_and_two_are_too_few(later: Asker) -> None:
    found = (await answer(later, "Unanswered"))["knowledgeNeeds"]
    # Kungälv counts by GR, which stands there itself; Kiruna by Norrbotten; and what is closed waits for nothing.
    assert each(found, "title") == ["Av tre"]
    assert each((await answer(later, "Unanswered", rssBodies=2))["knowledgeNeeds"], "title") == ["Av tre", "Av två"]


async def test_children_and_young_people_have_two_needs_one_of_them_from_thirteen_municipalities(ask: Asker) -> None:
    theme = (await answer(ask, "NeedsInTheme"))["theme"]
    behind = {it["title"]: (it["rssBodyCount"], it["municipalityCount"]) for it in theme["needs"]["nodes"]}
    assert behind == {STAFF: (1, 13), "Stöd att införa ett omfattande kunskapsstöd med rekommendationer": (0, 0)}
    assert (theme["addressed"]["totalCount"], theme["closed"]["totalCount"]) == (1, 1)


async def test_needs_in_a_theme_come_newest_first(later: Asker) -> None:
    theme = (await answer(later, "NeedsInTheme", theme="funktionshinder"))["theme"]
    assert each(theme["needs"], "title") == ["Av två", "Av tre"]
    assert theme["raised"]["totalCount"] == 2


@pytest.mark.parametrize("registry", ["ask", "later"])
async def test_twenty_counties_have_no_municipality_in_an_ongoing_pilot(
    registry: str, request: pytest.FixtureRequest
) -> None:
    found = await answer(request.getfixturevalue(registry), "CountiesInOngoingPilots")
    inside = {it["code"]: it["name"] for it in each(found["inOngoingPilots"], "county")}
    assert inside == {"14": "Västra Götalands län"}  # Kiruna is only interested.
    assert len([it for it in found["counties"] if it["code"] not in inside]) == 20


async def test_socialstyrelsens_knowledge_support_was_tried_in_two_named_municipalities(ask: Asker) -> None:
    [support] = (await answer(ask, "KnowledgeSupportsTried"))["outputs"]["nodes"]
    assert support["publisher"]["name"] == "Socialstyrelsen"
    [pilot] = support["implementedBy"]["nodes"]
    assert (pilot["title"], pilot["outputs"]["nodes"]) == (NORMS, [])
    assert set(each(pilot["participations"], "organisation", "name")) == {"Härryda", "Göteborg"}


async def test_the_pilot_on_norm_breaking_behaviour_ended_without_output(ask: Asker) -> None:
    assert each((await answer(ask, "EndedPilotsWithoutOutput"))["pilots"], "title") == [NORMS]


async def test_a_pilot_that_ended_two_months_ago_has_time_left(later: Asker) -> None:
    assert each((await answer(later, "EndedPilotsWithoutOutput"))["pilots"], "title") == ["Avbruten", NORMS]


async def test_yrkesresan_grew_from_13_municipalities_to_275_and_13_are_named(ask: Asker) -> None:
    found = await answer(ask, "YrkesresanOverTime")
    counts = [it["count"] for it in found["initiative"]["reportedCounts"]]
    assert counts == [13, 39, 238, 248, 265, 275]
    assert set(each(found["initiative"]["named"], "organisation", "name")) == OF_GR
    assert found["notNamed"]["totalCount"] == 290 - 13


async def test_only_kungalv_and_harryda_are_in_three_initiatives_at_once(ask: Asker) -> None:
    found = (await answer(ask, "LoadPerMunicipality"))["municipalities"]
    load = {it["name"]: it["participations"]["totalCount"] for it in found["nodes"]}
    assert {name for name, count in load.items() if count >= 3} == {"Kungälv", "Härryda"}
    assert set(load) == OF_GR


async def test_one_need_is_addressed_at_a_time_unknown_and_one_was_no_knowledge_need(ask: Asker) -> None:
    found = await answer(ask, "FromRaisedToAddressed")
    assert [(it["raisedOn"], it["addressedOn"]) for it in found["addressed"]["nodes"]] == [(None, None)]
    declined = [(it["title"], it["closeReason"]) for it in found["declined"]["nodes"]]
    assert declined == [(STAFF, "NOT_A_KNOWLEDGE_NEED")]


async def test_the_days_of_a_need_are_told_where_known_and_a_merger_is_no_refusal(later: Asker) -> None:
    found = await answer(later, "FromRaisedToAddressed")
    days = {it["title"]: (it["raisedOn"], it["addressedOn"]) for it in found["addressed"]["nodes"]}
    assert days["Omhändertaget"] == ("2025-01", "2026-02")
    assert set(each(found["declined"], "closeReason")) == {"NOT_A_KNOWLEDGE_NEED", "SOLVED_LOCALLY"}


@pytest.mark.parametrize(("registry", "from_norrland"), [("ask", set()), ("later", {"25"})])
async def test_the_only_reference_group_lacks_norrland_until_norrbotten_joins(
    registry: str, from_norrland: set[str], request: pytest.FixtureRequest
) -> None:
    [group] = (await answer(request.getfixturevalue(registry), "ReferenceGroupCounties"))["referenceGroups"]["nodes"]
    codes = {county["code"] for it in each(group["seats"], "organisation", "counties") for county in it}
    assert codes == {"13", "14"} | from_norrland
    assert {code for code in codes if "21" <= code <= "25"} == from_norrland


# ---- Regional


async def test_gr_municipalities_take_part_in_three_ongoing_initiatives(ask: Asker) -> None:
    found = (await answer(ask, "OngoingWithOurMunicipalities"))["initiatives"]
    counts = {it["title"]: it["participations"]["totalCount"] for it in found["nodes"]}
    assert counts == {EARLY: 2, "Yrkesresan": 13, "GR:s stöd inför den nya socialtjänstlagen": 13}


async def test_gr_managers_get_a_row_for_each_part_and_the_seats(ask: Asker) -> None:
    body = (await answer(ask, "ForOurManagers"))["rssBody"]
    assert body["memberParticipations"]["totalCount"] == 2 + 13 + 13
    groups = each(body["seats"], "group", "name")
    assert groups == ["Referensgruppen för Yrkesresa Funktionshinder", "Partnerskapet"]


async def test_what_gr_raised_is_handled(ask: Asker) -> None:
    found = await answer(ask, "NeedsWeRaised")
    assert set(each(found["handled"], "title")) == {STAFF, ADAPTED}
    assert found["waiting"]["totalCount"] == 0


async def test_what_waits_is_neither_answered_nor_closed(later: Asker) -> None:
    found = await answer(later, "NeedsWeRaised")
    assert set(each(found["handled"], "title")) == {STAFF, ADAPTED, "Av tre, löst lokalt", "Sammanslaget"}
    assert each(found["waiting"], "title") == ["Av tre", "Av två"]


async def test_socialstyrelsen_has_a_need_in_the_themes_of_gr(ask: Asker) -> None:
    found = await answer(ask, "OthersWithNeedsInOurThemes")
    assert set(each(found["ours"], "title")) == {STAFF, ADAPTED}
    [other] = found["others"]["nodes"]
    assert each(other["endorsements"], "organisation", "name") == ["Socialstyrelsen"]


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


async def test_ten_of_gr_municipalities_have_never_been_in_a_pilot(ask: Asker) -> None:
    found = (await answer(ask, "NeverInAPilot"))["municipalities"]
    assert set(each(found, "name")) == OF_GR - {"Kungälv", "Härryda", "Göteborg"}


async def test_interest_is_no_part_in_a_pilot_but_having_left_is(later: Asker) -> None:
    found = (await answer(later, "NeverInAPilot", rss="norrbottens-kommuner"))["municipalities"]
    assert "Kiruna" in each(found, "name")
    found = (await answer(later, "NeverInAPilot", rss="rss-stockholm"))["municipalities"]
    assert "Lidingö" not in each(found, "name")


async def test_the_report_on_substance_misuse_has_no_known_date_or_licence(ask: Asker) -> None:
    [report] = (await answer(ask, "LatestOutputs"))["outputs"]["nodes"]
    assert (report["kind"], report["publishedOn"], report["licence"]) == ("REPORT", None, None)


async def test_the_latest_output_comes_first_and_undated_ones_last(later: Asker) -> None:
    found = (await answer(later, "LatestOutputs"))["outputs"]
    assert each(found, "publishedOn") == ["2026-06", None]
    assert each(found, "licence")[0] == "https://creativecommons.org/licenses/by/4.0/"


async def test_two_of_five_yrkesresor_have_a_known_producer_and_aldreomsorg_is_not_one(ask: Asker) -> None:
    found = (await answer(ask, "NationalAssignments"))["initiatives"]
    producers = {it["title"]: each(it["participations"], "organisation", "name") for it in found["nodes"]}
    assert {title: names for title, names in producers.items() if names} == {
        "Yrkesresan Barn och unga": [GR],
        "Yrkesresan Funktionshinder, utförarverksamhet": ["Kommunförbundet Västernorrland"],
    }
    assert producers["Yrkesresan Äldreomsorg"] == []
    starts = {it["title"]: it["period"] for it in found["nodes"]}
    assert starts["Yrkesresan Barn och unga"] == {"start": "2022-09-21", "startIs": "ACTUAL"}


async def test_no_pilot_in_the_seeds_asks_for_more(ask: Asker) -> None:
    assert (await answer(ask, "OpenPilots"))["pilots"]["totalCount"] == 0


async def test_an_open_pilot_says_what_it_asks_for(later: Asker) -> None:
    [pilot] = (await answer(later, "OpenPilots"))["pilots"]["nodes"]
    assert (pilot["title"], pilot["opening"]["demands"]) == ("Öppen", "Två dagar i månaden")


async def test_municipal_health_care_is_the_priority_area_and_nothing_is_registered_in_it(ask: Asker) -> None:
    [area] = (await answer(ask, "PriorityAreas"))["initiatives"]["nodes"]
    assert area["title"] == "Prioriterat samverkansområde kommunal hälso- och sjukvård"
    assert area["parts"]["totalCount"] == 0
    assert [it["initiatives"]["totalCount"] for it in area["themes"]] == [0]


async def test_a_pilot_serves_the_priority_area_it_is_a_part_of(later: Asker) -> None:
    [area] = (await answer(later, "PriorityAreas"))["initiatives"]["nodes"]
    assert each(area["parts"], "title") == each(area["themes"][0]["initiatives"], "title") == ["Öppen"]


async def test_gr_has_thirty_rows_of_its_own_each_with_a_code(ask: Asker) -> None:
    rows = (await answer(ask, "OurRows"))["rssBody"]["memberParticipations"]
    assert len(rows["nodes"]) == rows["totalCount"] == 30
    assert not rows["pageInfo"]["hasNextPage"]
    # Kungsbacka lies in Halland.
    assert {it["code"][:2] for it in each(rows, "organisation")} == {"13", "14"}


# ---- A municipality


async def test_kungalv_takes_part_in_three_and_narrows_the_pilot_its_own_way(ask: Asker) -> None:
    found = (await answer(ask, "WhatDoWeTakePartIn"))["municipality"]["participations"]
    ends = {it["initiative"]["title"]: (it["initiative"]["period"] or {}).get("end") for it in found["nodes"]}
    assert ends == {EARLY: None, "Yrkesresan": "2028", "GR:s stöd inför den nya socialtjänstlagen": None}
    groups = [it["localTargetGroup"] for it in found["nodes"] if it["localTargetGroup"]]
    assert [(it["ageFrom"], it["ageTo"]) for it in groups] == [(18, 50)]


async def test_upplands_vasby_is_nearest_kungalv_in_size(ask: Asker) -> None:
    kungalv = (await answer(ask, "WhatDidOthersLearn"))["municipality"]
    assert each(kungalv["peers"], "name")[0] == "Upplands Väsby"
    assert all(abs(it - 50313) * 4 <= 50313 for it in each(kungalv["peers"], "population"))
    assert not any(each(it) for it in each(kungalv["peers"], "participations"))


async def test_what_a_municipality_of_like_size_learned_can_be_read(later: Asker) -> None:
    peers = (await answer(later, "WhatDidOthersLearn"))["municipality"]["peers"]
    [lidingo] = [it["participations"] for it in peers["nodes"] if it["name"] == "Lidingö"]
    [part] = lidingo["nodes"]
    assert part["initiative"]["discontinuedBecause"] == "Slut på medel"
    assert each(part["lessons"], "text") == ["Vi började för sent."]


async def test_harryda_is_of_kungalvs_size_and_in_the_same_theme(ask: Asker) -> None:
    found = (await answer(ask, "SameSizeTakesPart"))["municipalities"]
    assert each(found, "name") == ["Härryda", "Kungälv"]


async def test_gr_can_help_with_the_support_on_norm_breaking_behaviour(ask: Asker) -> None:
    [pilot] = (await answer(ask, "WhoHasTriedIt"))["output"]["implementedBy"]["nodes"]
    tried = each(pilot["participations"], "organisation")
    assert {it["name"]: each(it["memberships"], "rssBody", "name") for it in tried} == {
        "Härryda": [GR],
        "Göteborg": [GR],
    }


async def test_neither_overview_on_financial_assistance_is_superseded(ask: Asker) -> None:
    found = (await answer(ask, "WhichVersionIsNewest"))["outputs"]
    assert each(found, "title") == [
        "Ett förebyggande perspektiv på ekonomiskt bistånd",
        "Forskning om ekonomiskt bistånd",
    ]
    assert each(found, "supersededBy") == [None, None]


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
    assert endorsement["need"]["closeReason"] == "NOT_A_KNOWLEDGE_NEED"
    assert each(endorsement["need"]["initiatives"], "title") == ["Yrkesresan"]


async def test_a_merged_need_is_followed_to_the_one_that_lives_on(later: Asker) -> None:
    needs = each((await answer(later, "WhatBecameOfOurNeed"))["municipality"]["endorsements"], "need")
    [merged] = [it["mergedInto"] for it in needs if it["closeReason"] == "MERGED"]
    assert EARLY in each(merged["initiatives"], "title")


async def test_provider_staff_in_disability_services_have_one_yrkesresa(ask: Asker) -> None:
    found = (await answer(ask, "TripsForOurStaff"))["initiatives"]
    assert each(found, "title") == ["Yrkesresan Funktionshinder, utförarverksamhet"]


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


# ---- Pages and systems


async def test_the_page_on_substance_use_knows_its_former_name_and_three_initiatives(ask: Asker) -> None:
    theme = (await answer(ask, "ThemePage"))["theme"]
    assert theme["formerNames"] == [{"name": "Missbruk och beroende"}]
    assert each(theme["initiatives"], "title") == [
        "FoUrums utvecklingsområden",
        EARLY,
        "Yrkesresan Skadligt bruk och beroende",
    ]


async def test_the_page_on_a_pilot_keeps_what_is_stated_apart_from_what_is_counted(ask: Asker) -> None:
    pilot = (await answer(ask, "InitiativePage"))["initiative"]
    [stated] = pilot["reportedCounts"]
    assert (stated["count"], stated["isApproximate"]) == (60, True)
    assert pilot["participations"]["totalCount"] == 3


async def test_the_list_of_ongoing_pilots_in_vastra_gotaland_has_one(ask: Asker) -> None:
    pilots = (await answer(ask, "PilotList"))["pilots"]
    assert each(pilots, "title") == [EARLY]
    assert pilots["facets"]["county"] == [{"value": "14", "label": "Västra Götalands län", "count": 1}]
    assert [it["count"] for it in pilots["facets"]["theme"]] == [1, 1, 1]


async def test_the_map_has_290_municipalities_and_two_are_marked(ask: Asker) -> None:
    found = await answer(ask, "PilotMap")
    marked = [it["code"] for it in found["municipalities"]["nodes"] if it["participations"]["totalCount"]]
    assert (len(found["municipalities"]["nodes"]), marked) == (290, ["1401", "1482"])
    assert {it["value"]: it["label"] for it in found["labels"]}["ONGOING"] == "pågår"


async def test_the_vocabularies_speak_both_languages(ask: Asker) -> None:
    found = await answer(ask, "Vocabularies")
    words = {it["value"]: (it["label"], it["labelEn"]) for it in found["kinds"]}
    assert words["PRE_STUDY"] == ("förstudie", "pre-study")
    assert {"barnahus", "ekonomiskt-bistand"} <= {it["slug"] for it in found["themes"]}


async def test_what_the_registry_states_is_free_and_no_work_claims_to_be(ask: Asker) -> None:
    found = await answer(ask, "WhoAnswers")
    assert found["apiInfo"]["licence"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert each(found["outputs"], "licence") == [None] * 12
    assert all(each(found["outputs"], "sources"))


async def test_a_municipality_code_leads_to_kungalv(ask: Asker) -> None:
    found = (await answer(ask, "Find"))["lookup"]
    assert (found["__typename"], found["name"]) == ("Municipality", "Kungälv")


async def test_a_system_starts_from_290_municipalities_and_24_rss(ask: Asker) -> None:
    found = await answer(ask, "StartFromHere")
    assert (found["municipalities"]["totalCount"], found["rssBodies"]["totalCount"]) == (290, 24)
    assert len(each(found["municipalities"])) == 290
    both = [it["name"] for it in found["municipalities"]["nodes"] if len(it["memberships"]["nodes"]) > 1]
    assert both == ["Kungsbacka", "Varberg"]
