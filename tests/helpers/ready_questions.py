"""Asking the ready-made questions, of the seeds and of a few made-up facts beside them.

Where the real seeds have nothing to tell yet, as of a pilot that was stopped, facts are added to a copy.
"""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import orjson

from registry import seeding
from registry.storage.database import database
from registry.storage.database.folders import SEEDS
from schema.app import create
from schema.http.ready import ReadyOperation, ready_operations
from tests.helpers.asker import Asker
from tests.helpers.databases import CreateDatabase, settings_for

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
WHEN = "När gör Signs of Safety skillnad?"
IBIC = "Granskning utifrån av IBIC i Kungsbacka"
REGIONAL = "Pilot för regional samordning"
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
    "decisions": """
        [[decisions]]
        need = "omhandertaget"
        kind = "PRIORITISED"
        decided_by = "s-kis"
        decided_on = "2025-02"
        rank = 2
        case_number_authority = "skr"
        case_number_value = "25/00123"

        [[decisions]]
        need = "omhandertaget"
        kind = "HANDLING"
        decided_by = "s-kis"
        decided_on = "2025-03"
        ways = ["PILOT"]
        outcome = "Ingen kommun anmälde sig."

        [[decisions]]
        need = "omhandertaget"
        kind = "HANDLING"
        decided_by = "s-kis"
        decided_on = "2025-09"
        ways = ["EXISTING_SUPPORT", "REGIONAL"]
        reason = "Stödet finns redan."
    """,
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
    "mandates": """
        [[mandates]]
        slug = "loper-ut"
        kind = "GRANT"
        title = "Bidrag som löper ut"
        given_by = ["socialstyrelsen"]
        period_end = "2027-06"
        report_due_on = "2027-09-30"
        amount_value = "1500000.50"
        amount_unit = "SEK"
        initiatives = ["oppen"]

        [[mandates]]
        slug = "loper-vidare"
        kind = "AGREEMENT"
        title = "Överenskommelse som löper vidare"
        period_end = "2030"
    """,
    "seats": """
        [[seats]]
        group = "referensgrupp-yrkesresa-funktionshinder"
        organisation = "norrbottens-kommuner"
        role = "MEMBER"
    """,
}


@asynccontextmanager
async def with_made_up(make_database: CreateDatabase, folder: Path) -> AsyncIterator[Asker]:
    """Asks a registry that has the seeds and the made-up facts; the seeds are copied into a folder."""
    folder = Path(shutil.copytree(SEEDS, folder / "seeds"))
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
