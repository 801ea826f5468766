"""What others learn of the registry by machine: its open data by DCAT-AP-SE, and its API by DIGG's profile."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from pyshacl import validate
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF

from schema.app import create
from schema.http.places import ARCHIVE, HARVESTS
from tests.helpers.databases import settings_for
from tests.helpers.node import CHECKERS
from tests.helpers.over_http import client_of, code

# The checker, and the reader of JSON-LD, still ask for what rdflib is to take away.
pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset):DeprecationWarning")

BASE = "https://register.example/partnerskapet"
DUTIES = {
    "public_url": f"{BASE}/",
    "publisher": "socialstyrelsen",
    "contact_function": "Registrets redaktion",
    "contact_email": "redaktionen@register.example",
    "released": "2026-11-29",
}
PARSED = {"application/rdf+xml": "xml", "text/turtle": "turtle", "application/ld+json": "json-ld"}
FORMS = {"rdf": "application/rdf+xml", "ttl": "text/turtle", "jsonld": "application/ld+json"}


@pytest.fixture(scope="module")
async def told(seeded_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an installation that has been told who publishes it, and whom to turn to."""
    async with client_of(create(settings_for(seeded_url, **DUTIES))) as made:
        yield made


def read(answer: httpx.Response) -> Graph:
    assert answer.status_code == 200, answer.text
    return Graph().parse(data=answer.content, format=PARSED[answer.headers["content-type"].partition(";")[0]])


async def asked(client: httpx.AsyncClient, path: str = "/datasets/dcat.ttl", **headers: str) -> Graph:
    return read(await client.get(path, headers=headers))


def remarks(graph: Graph) -> str:
    conforms, _, text = validate(graph, shacl_graph=str(CHECKERS / "dcat-ap-3.ttl"), inference="none")
    return "" if conforms else str(text)


async def test_the_description_fulfils_the_profile(told: httpx.AsyncClient) -> None:
    graph = await asked(told)
    assert remarks(graph) == ""
    for kind in (DCAT.Catalog, DCAT.Dataset, DCAT.DataService, FOAF.Agent):
        assert len(list(graph.subjects(RDF.type, kind))) == 1


@pytest.mark.parametrize("missing", [DCTERMS.publisher, DCTERMS.title, DCAT.accessURL, DCAT.endpointURL])
async def test_the_check_finds_what_is_missing(told: httpx.AsyncClient, missing: URIRef) -> None:
    graph = await asked(told)
    graph.remove((None, missing, None))
    assert "MinCount" in remarks(graph)


async def test_every_form_tells_the_same(told: httpx.AsyncClient) -> None:
    graph = await asked(told)
    for form, media in FORMS.items():
        by_address = await told.get(f"/datasets/dcat.{form}")
        by_choice = await told.get("/datasets/dcat", headers={"accept": media})
        assert by_choice.content == by_address.content
        assert by_choice.headers["content-location"] == f"/datasets/dcat.{form}"
        assert "Accept" in by_choice.headers["vary"].split(", ")
        assert isomorphic(read(by_address), graph)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/rdf+xml"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/rdf+xml"),
        ("text/*", "text/turtle"),
        ("application/rdf+xml;q=0.2, application/ld+json;q=0.9", "application/ld+json"),
        ("application/rdf+xml;q=0, application/*", "application/ld+json"),
    ],
)
async def test_the_client_chooses_the_form(told: httpx.AsyncClient, accept: str, media: str) -> None:
    answer = await told.get("/datasets/dcat", headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media


async def test_a_form_that_is_not_there_is_refused(told: httpx.AsyncClient) -> None:
    answer = await told.get("/datasets/dcat", headers={"accept": "image/png, text/turtle;q=0"})
    assert (answer.status_code, code(answer)) == (406, "NOT_ACCEPTABLE")


async def test_every_address_of_its_own_answers(told: httpx.AsyncClient) -> None:
    graph = await asked(told)
    ways = {str(each) for way in (DCAT.accessURL, DCAT.downloadURL, DCAT.endpointURL, DCAT.endpointDescription,
                                  FOAF.homepage, DCAT.landingPage) for each in graph.objects(None, way)}  # fmt: skip
    own = {each.removeprefix(BASE) for each in ways if each.startswith(BASE)}
    assert {"/op/", "/graphql", "/schema.graphql", "/op/OpenPilots.csv", "/op/OpenPilots.xlsx", ARCHIVE} <= own
    # What is in the archive its own tests tell.
    assert (await told.head(ARCHIVE)).status_code == 200
    assert any(f"{BASE}{HARVESTS}" in text for text in map(str, graph.objects(None, DCTERMS.description)))
    # Each question answers in every form (test_op): one form of each is asked for here.
    for path in own - {"/graphql", ARCHIVE} - {each for each in own if each.endswith((".xlsx", ".json"))}:
        assert (await told.get(path)).status_code in (200, 307), path
    assert (await told.post("/graphql", json={"query": "{ viewer { role } }"})).status_code == 200


async def test_what_has_not_been_told_is_left_out(client: httpx.AsyncClient) -> None:
    graph = await asked(client)
    assert list(graph.objects(None, DCTERMS.publisher)) == []
    assert list(graph.objects(None, DCAT.contactPoint)) == []
    assert not any("hvd" in term.lower() for triple in graph for term in map(str, triple))


async def test_without_an_address_of_its_own_the_clients_is_used(client: httpx.AsyncClient) -> None:
    answer = await client.get("/datasets/dcat.ttl", headers={"host": "[::1]:8000"})
    assert {urlsplit(str(each)).netloc for each in read(answer).objects(None, DCAT.endpointURL)} == {"[::1]:8000"}
    assert answer.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize("host", ['a"b', "a b", "<x>", "a/b", "å.example"])
@pytest.mark.parametrize("path", ["/datasets/dcat", "/api-info"])
async def test_what_is_no_host_is_refused(client: httpx.AsyncClient, path: str, host: str) -> None:
    answer = await client.get(path, headers={b"host": host.encode()})
    assert (answer.status_code, code(answer)) == (400, "BAD_REQUEST")


async def test_it_is_kept_as_long_as_it_is_the_same(told: httpx.AsyncClient) -> None:
    for path in ("/datasets/dcat", "/datasets/dcat.jsonld", "/api-info"):
        first = await told.get(path)
        again = await told.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert first.headers["cache-control"] == "public, max-age=300"


@pytest.mark.parametrize("path", ["/datasets/dcat", "/datasets/dcat.rdf", "/api-info"])
async def test_pages_anywhere_may_read_it_and_nobody_may_send(told: httpx.AsyncClient, path: str) -> None:
    answer = await told.get(path, headers={"origin": "https://elsewhere.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-security-policy"]
    posted = await told.post(path)
    assert (posted.status_code, code(posted)) == (405, "METHOD_NOT_ALLOWED")


async def test_who_asks_too_often_is_told_when_to_come_back(seeded_url: str) -> None:
    async with client_of(create(settings_for(seeded_url, rate_anonymous=1))) as client:
        answers = [await client.get(path) for path in ("/api-info", "/datasets/dcat")]
    assert [each.status_code for each in answers] == [200, 429]
    assert code(answers[1]) == "RATE_LIMIT"
    assert int(answers[1].headers["retry-after"]) >= 1


async def test_the_api_is_told_of_in_the_words_of_the_profile(told: httpx.AsyncClient) -> None:
    query = "{ apiInfo { name version status } }"
    facts: dict[str, Any] = (await told.post("/graphql", json={"query": query})).json()["data"]["apiInfo"]
    assert (await told.get("/api-info")).json() == {
        "apiName": facts["name"],
        "apiVersion": facts["version"],
        "apiDocumentation": f"{BASE}/schema.graphql",
        "apiStatus": facts["status"],
        "apiReleased": "2026-11-29",
    }
