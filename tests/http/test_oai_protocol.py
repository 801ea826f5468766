"""What the protocol of OAI-PMH demands: each verb, each of its faults, and what a record is told as."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import httpx
import orjson
import pytest

from registry.concepts.initiatives import InitiativeKind
from registry.concepts.participations import ParticipationRole, ParticipationStatus
from registry.feed.derived import kinds
from registry.settings import LICENCE
from registry.storage.database import database
from registry.storage.model.terms import RecordType
from schema.app import create
from schema.http.oai import dublin_core, formats
from schema.http.oai.asked import OAI
from schema.http.oai.harvesting import SIZE
from tests.helpers.databases import settings_for

NS = {"o": "http://www.openarchives.org/OAI/2.0/", "dc": "http://purl.org/dc/elements/1.1/", "r": formats.OWN}
RECORDS = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
SHOWN = "select count(*) from heads where record_type = $1 and audience is null"
NOBODYS = f"{OAI}initiative_{'0' * 32}"
FAULTS: list[tuple[str, Any]] = [
    ("badVerb", {}),
    ("badVerb", {"verb": "Nonsense"}),
    ("badVerb", [("verb", "Identify"), ("verb", "Identify")]),
    ("badArgument", {"verb": "Identify", "set": "theme"}),
    ("badArgument", {"verb": "ListRecords"}),
    ("badArgument", {"verb": "GetRecord", "metadataPrefix": "oai_dc"}),
    ("badArgument", [*RECORDS.items(), ("set", "theme"), ("set", "theme")]),
    ("badArgument", {**RECORDS, "from": "nonsense"}),
    ("badArgument", {**RECORDS, "from": "2026-02-30"}),
    ("badArgument", {**RECORDS, "from": "2026-01-01T00:00:00+01:00"}),
    ("badArgument", {**RECORDS, "from": "2026-01-01", "until": "2026-01-01T00:00:00Z"}),
    ("badArgument", {**RECORDS, "from": "2026-01-02", "until": "2026-01-01"}),
    ("badArgument", {**RECORDS, "resumptionToken": "x"}),
    ("badArgument", {**RECORDS, "set": "a\x00b"}),
    ("cannotDisseminateFormat", {"verb": "ListRecords", "metadataPrefix": "marc21"}),
    ("cannotDisseminateFormat", {"verb": "GetRecord", "metadataPrefix": "marc21", "identifier": NOBODYS}),
    ("idDoesNotExist", {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": NOBODYS}),
    ("idDoesNotExist", {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "oai:elsewhere:1"}),
    ("idDoesNotExist", {"verb": "ListMetadataFormats", "identifier": f"{OAI}theme_{'f' * 32}"}),
    ("noRecordsMatch", {**RECORDS, "set": "nonsense"}),
    ("noRecordsMatch", {**RECORDS, "until": "0001-01-01"}),
    ("noRecordsMatch", {**RECORDS, "from": "9999-12-31", "until": "9999-12-31"}),
    ("badResumptionToken", {"verb": "ListRecords", "resumptionToken": "nonsense"}),
    ("badResumptionToken", {"verb": "ListRecords", "resumptionToken": "å"}),
    ("badResumptionToken", {"verb": "ListSets", "resumptionToken": "x"}),
]


async def asked(client: httpx.AsyncClient, given: Any) -> Element:
    answer = await client.get("/oai", params=given)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/xml; charset=utf-8"), answer.text
    return fromstring(answer.content)  # noqa: S314 - it is the registry's own


def fault(answer: Element) -> str | None:
    found = answer.find("o:error", NS)
    return None if found is None else found.attrib["code"]


@pytest.mark.parametrize(("code", "given"), FAULTS, ids=lambda each: str(each)[:60])
async def test_each_fault_has_the_protocols_code(client: httpx.AsyncClient, code: str, given: Any) -> None:
    answer = await asked(client, given)
    assert fault(answer) == code
    request = answer.find("o:request", NS)
    assert request is not None
    assert request.text == "http://registry/oai"
    assert bool(request.attrib) == (code not in ("badVerb", "badArgument"))


async def test_a_token_is_for_its_own_list(client: httpx.AsyncClient) -> None:
    token = (await asked(client, RECORDS)).findtext(".//o:resumptionToken", "", NS)
    assert fault(await asked(client, {"verb": "ListRecords", "resumptionToken": token})) is None
    assert fault(await asked(client, {"verb": "ListIdentifiers", "resumptionToken": token})) == "badResumptionToken"
    parts = orjson.loads(urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    for place, value in ((0, 1), (1, "marc21"), (2, "PERSON"), (2, []), (3, "nonsense"), (5, "nonsense"), (6, "1")):
        forged = urlsafe_b64encode(orjson.dumps([*parts[:place], value, *parts[place + 1 :]])).decode()
        answer = await asked(client, {"verb": "ListRecords", "resumptionToken": forged})
        assert fault(answer) == ("cannotDisseminateFormat" if value == "marc21" else "badResumptionToken"), value


async def test_it_says_what_it_is(client: httpx.AsyncClient) -> None:
    told = {each.tag.rpartition("}")[2]: each.text for each in (await asked(client, {"verb": "Identify"}))[-1]}
    assert told["baseURL"] == "http://registry/oai"
    whole = await asked(client, {"verb": "Identify"})
    others = {each.text for each in whole.iterfind(".//dc:relation", NS)}
    assert others == {"http://registry/datasets/dcat", "http://registry/export/registry.zip"}
    assert (told["protocolVersion"], told["deletedRecord"]) == ("2.0", "persistent")
    assert told["granularity"] == "YYYY-MM-DDThh:mm:ssZ"
    first = (await asked(client, RECORDS)).findtext(".//o:datestamp", "", NS)
    assert (told["earliestDatestamp"] or "") <= first
    sets = [each.text for each in (await asked(client, {"verb": "ListSets"})).iterfind(".//o:setSpec", NS)]
    assert sets == [RecordType[each].prefix for each in kinds()]
    assert "person" not in sets
    prefixes = await asked(client, {"verb": "ListMetadataFormats"})
    assert [each.text for each in prefixes.iterfind(".//o:metadataPrefix", NS)] == ["oai_dc", "registry"]
    schema = prefixes.findall(".//o:schema", NS)[1].text
    assert schema == "http://registry/oai/record.xsd"
    answer = await client.get(schema)
    assert fromstring(answer.content).attrib["targetNamespace"] == formats.OWN  # noqa: S314 - it is the registry's own


async def test_the_same_by_post_and_its_refusals(client: httpx.AsyncClient) -> None:
    posted = await client.post("/oai", data={"verb": "ListSets"})
    assert fault(fromstring(posted.content)) is None  # noqa: S314 - it is the registry's own
    assert (await client.post("/oai", json={"verb": "ListSets"})).status_code == 415
    assert (await client.put("/oai")).status_code == 405
    assert (await client.head("/oai", params=RECORDS)).content == b""


async def test_who_asks_too_often_is_told_when_to_come_back(seeded_url: str) -> None:
    app = create(settings_for(seeded_url, rate_anonymous=1))
    transport = httpx.ASGITransport(app)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://r") as client:
        assert (await client.get("/oai", params={"verb": "ListSets"})).status_code == 200
        late = await client.get("/oai", params={"verb": "ListSets"})
    assert late.status_code == 429
    assert int(late.headers["retry-after"]) > 0


# ---- What a record is told as ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", kinds())
async def test_every_type_is_told_in_both_formats(client: httpx.AsyncClient, seeded_url: str, kind: str) -> None:
    given = {"verb": "ListRecords", "set": RecordType[kind].prefix}
    plain = await asked(client, {**given, "metadataPrefix": "oai_dc"})
    connection = await database.connect(seeded_url)
    try:
        count = await connection.fetchval(SHOWN, kind)
    finally:
        await connection.close()
    assert (fault(plain) == "noRecordsMatch") == (count == 0)
    for each in plain.iterfind(".//o:metadata", NS):
        title = each.findtext(".//dc:title", "", NS)
        assert title
        assert not re.search("[A-Z]_[A-Z]", title), "a value of an enum is told by its word"
        types = [found.text for found in each.iterfind(".//dc:type", NS)]
        assert types[0] == RecordType[kind].sv
        assert each.findtext(".//dc:language", "", NS)
        if kind != "OUTPUT":
            assert each.findtext(".//dc:rights", "", NS) == LICENCE
    own = await asked(client, {**given, "metadataPrefix": "registry"})
    assert len(ids := [each.text for each in own.iterfind(".//r:record/r:id", NS)]) == min(count, SIZE)
    assert [f"{OAI}{each}" for each in ids] == [each.text for each in own.iterfind(".//o:identifier", NS)]


def test_nothing_leads_to_people() -> None:
    for question in (dublin_core.of_dublin_core(), formats.of_own()):
        assert not {"email", "phone", "person", "contacts"} & set(question.replace("{", " ").split())


async def test_an_initiative_is_told_as_catalogues_read_it(client: httpx.AsyncClient) -> None:
    query = """{ initiatives(first: 1, where: {slug: {eq: "yrkesresan"}}) { nodes {
      id title titleEn summary kind themes { name } } } }"""
    (node,) = (await client.post("/graphql", json={"query": query})).json()["data"]["initiatives"]["nodes"]
    given = {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": f"{OAI}{node['id']}"}
    (whole,) = (await asked(client, given)).iterfind(".//o:metadata", NS)
    told = {name: [each.text for each in whole.iterfind(f".//dc:{name}", NS)] for name in
            ("title", "description", "identifier", "type", "date", "publisher", "subject", "language")}  # fmt: skip
    assert told["title"] == [each for each in (node["title"], node["titleEn"]) if each]
    assert node["summary"] in told["description"]
    assert told["identifier"] == [node["id"]]
    assert told["type"] == ["initiativ", InitiativeKind[node["kind"]].sv]
    # Whoever keeps a record has published nothing, and when it was changed is no date of what it tells of.
    assert (told["date"], told["publisher"]) == ([], [])
    assert sorted(map(str, told["subject"])) == sorted(each["name"] for each in node["themes"])
    assert told["language"] == ["sv"]


async def test_an_initiative_tells_where_from_when_and_what_it_is_connected_with(client: httpx.AsyncClient) -> None:
    query = """{ initiatives(first: 1, where: {slug: {eq: "yrkesresan-barn-och-unga"}}) { nodes {
      id period { start end } sources { url } parent { id } follows { id } } } }"""
    (node,) = (await client.post("/graphql", json={"query": query})).json()["data"]["initiatives"]["nodes"]
    given = {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": f"{OAI}{node['id']}"}
    (whole,) = (await asked(client, given)).iterfind(".//o:metadata", NS)
    told = {name: [each.text for each in whole.iterfind(f".//dc:{name}", NS)] for name in
            ("source", "coverage", "relation")}  # fmt: skip
    assert told["source"] == [each["url"] for each in node["sources"] if each["url"]]
    # What is not known of an end is left out, and nothing is put there instead.
    assert told["coverage"] == [f"{node['period']['start'] or ''}/{node['period']['end'] or ''}"]
    assert {node["parent"]["id"], *(each["id"] for each in node["follows"])} <= set(told["relation"])


async def test_a_work_is_told_with_who_made_and_who_published_it(client: httpx.AsyncClient) -> None:
    query = """{ outputs(first: 100) { nodes { id publishedOn publisher { name } makers { name } } } }"""
    nodes = (await client.post("/graphql", json={"query": query})).json()["data"]["outputs"]["nodes"]
    assert any(each["publisher"] for each in nodes)
    assert any(each["publishedOn"] is None for each in nodes)
    whole = await asked(client, {"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": RecordType.OUTPUT.prefix})
    found = {
        each.findtext(".//o:identifier", "", NS).removeprefix(OAI): {
            name: sorted(str(part.text) for part in each.iterfind(f".//dc:{name}", NS))
            for name in ("date", "publisher", "creator")
        }
        for each in whole.iterfind(".//o:record", NS)
    }
    assert found == {
        each["id"]: {
            "date": [each["publishedOn"]] if each["publishedOn"] else [],
            "publisher": [each["publisher"]["name"]] if each["publisher"] else [],
            "creator": sorted(maker["name"] for maker in each["makers"]),
        }
        for each in nodes
    }


async def test_who_takes_part_is_told_with_role_and_status(client: httpx.AsyncClient) -> None:
    given = {"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": RecordType.PARTICIPATION.prefix}
    roles, statuses = ({each.sv for each in words} for words in (ParticipationRole, ParticipationStatus))
    for each in (await asked(client, given)).iterfind(".//o:metadata", NS):
        _, role, status = [found.text for found in each.iterfind(".//dc:type", NS)]
        assert role in roles
        assert status in statuses
