"""Whom to turn to about a record: always somebody, and never an organisation that the caller may not see."""

from typing import Any

import pytest_asyncio

from registry.across.contact_points import ways_of
from registry.model import RECORDS
from registry.storage.database import database
from registry.storage.model.contact_roles import ContactRole
from tests.helpers.asker import Asker
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import Workbench, workbench

KEPT = "implementering-av-kunskapsstod-normbrytande-beteende"
UNKEPT = "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"
TURN_TO = "contactPoint { role inWords english: inWords(language: EN) organisation { name } }"
OF_INITIATIVE = f"""query ($slug: String!) {{ initiative(slug: $slug) {{
  keeper {{ name }} {TURN_TO} participations(first: 1) {{ nodes {{ keeper {{ name }} {TURN_TO} }} }} }} }}"""


async def test_a_kept_initiative_and_its_parts_lead_to_its_keeper(ask: Asker) -> None:
    initiative = (await ask(OF_INITIATIVE, slug=KEPT))["initiative"]
    (part,) = initiative["participations"]["nodes"]
    name = initiative["keeper"]["name"]
    assert initiative["contactPoint"] == {
        "role": "SUGGESTED_KEEPER",
        "inWords": f"Vänd dig till {name}, som registret föreslår som förvaltare av posten"
        " men som inte har tagit på sig det.",
        "english": f"Turn to {name}, which the registry suggests as keeper of the record"
        " and which has not taken that on.",
        "organisation": {"name": name},
    }
    assert part == {
        "keeper": None,
        "contactPoint": {
            "role": "SUGGESTED_KEEPER_OF_WHOLE",
            "inWords": f"Vänd dig till {name}, som registret föreslår som förvaltare av det som posten är en del av"
            " men som inte har tagit på sig det.",
            "english": f"Turn to {name}, which the registry suggests as keeper of what the record is a part of"
            " and which has not taken that on.",
            "organisation": {"name": name},
        },
    }


async def test_what_nobody_keeps_leads_to_the_national_editors(ask: Asker) -> None:
    initiative = (await ask(OF_INITIATIVE, slug=UNKEPT))["initiative"]
    nation = {
        "role": "NATIONAL",
        "inWords": "Vänd dig till de nationella redaktörerna: ingen organisation visas som förvaltar posten.",
        "english": "Turn to the national editors: no organisation is shown that keeps the record.",
        "organisation": None,
    }
    assert initiative["keeper"] is None
    assert initiative["contactPoint"] == nation
    assert [each["contactPoint"] for each in initiative["participations"]["nodes"]] == [nation]


async def test_an_organisation_answers_for_itself(ask: Asker) -> None:
    found = await ask(f'{{ organisation(slug: "goteborgsregionen") {{ name {TURN_TO} }} }}')
    name = found["organisation"]["name"]
    told = found["organisation"]["contactPoint"]
    assert (told["role"], told["organisation"]) == ("ITSELF", {"name": name})
    assert told["inWords"] == f"Vänd dig till {name}, som uppgifterna handlar om."


def test_every_record_has_a_way_that_begins_with_its_keeper() -> None:
    for model in RECORDS.values():
        assert ways_of(model)[0] == (("keeper",), ContactRole.KEEPER)
        assert len({path for path, _ in ways_of(model)}) == len(ways_of(model))
    roles = {role for model in RECORDS.values() for _, role in ways_of(model)}
    assert roles | {ContactRole.NATIONAL} == {each for each in ContactRole if "SUGGESTED" not in each}


@pytest_asyncio.fixture(scope="module")
async def with_a_hidden_keeper(make_database: CreateDatabase) -> Any:
    """The seeds, where the keeper of an initiative is a draft, and a group has a convener and no keeper."""
    contact = {"contact_function": "Registrets redaktion", "contact_email": "redaktion@example.org"}
    async with workbench(make_database, **contact) as bench:
        connection = await database.connect(bench.url)
        await connection.execute(
            "update organisations set publication = 'DRAFT'"
            " where id = (select keeper_id from initiatives where slug = $1)",
            KEPT,
        )
        await connection.execute(
            "update groups set keeper_id = null, convener_id = (select id from organisations where slug = 'skr')"
            " where slug = 'partnerskapet'"
        )
        await connection.close()
        yield bench


async def test_a_keeper_that_is_not_shown_is_passed_by(with_a_hidden_keeper: Workbench) -> None:
    asked = f"query ($slug: String!) {{ initiative(slug: $slug) {{ keeper {{ name }} {TURN_TO} }} }}"
    hidden = (await with_a_hidden_keeper(None, asked, slug=KEPT))["initiative"]
    unkept = (await with_a_hidden_keeper(None, asked, slug=UNKEPT))["initiative"]
    assert hidden == unkept
    shown = (await with_a_hidden_keeper("administrator", asked, slug=KEPT))["initiative"]
    assert shown["contactPoint"]["role"] == "SUGGESTED_KEEPER"
    assert shown["contactPoint"]["organisation"] == shown["keeper"]


async def test_a_group_and_its_seats_lead_to_its_convener(with_a_hidden_keeper: Workbench) -> None:
    asked = f'{{ group(slug: "partnerskapet") {{ {TURN_TO} seats(first: 1) {{ nodes {{ {TURN_TO} }} }} }} }}'
    group = (await with_a_hidden_keeper(None, asked))["group"]
    assert group["contactPoint"]["role"] == "CONVENER"
    assert "som är sammankallande i gruppen." in group["contactPoint"]["inWords"]
    assert [each["contactPoint"] for each in group["seats"]["nodes"]] == [group["contactPoint"]]


async def test_the_registrys_own_contact_is_told_with_it(with_a_hidden_keeper: Workbench) -> None:
    contact = "{ __typename function email organisation { name } }"
    asked = f"""query ($slug: String!) {{ apiInfo {{ contact {contact} }}
      initiative(slug: $slug) {{ contactPoint {{ registryContact {contact} }} }} }}"""
    found = await with_a_hidden_keeper(None, asked, slug=UNKEPT)
    assert found["initiative"]["contactPoint"]["registryContact"] == found["apiInfo"]["contact"]
    assert found["apiInfo"]["contact"]["function"] == "Registrets redaktion"
