"""The registry described as open data, by DCAT-AP-SE 3.0.1: a catalogue with one dataset, its forms and its API.

Read in only when somebody asks for it, since its library takes time to start. What every portal asks for stands here;
what an installation says of itself comes from `apiInfo`, and what it has not been told is left out.
"""

from functools import lru_cache
from typing import Any
from urllib.parse import quote

import orjson
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, SKOS

from schema.http.op import ROOT, left_out, questions
from schema.http.op_index import variables_of
from schema.http.op_variables import SIZE
from schema.http.places import ARCHIVE, HARVESTS

EU = Namespace("http://publications.europa.eu/resource/authority/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
MEDIA = Namespace("https://www.iana.org/assignments/media-types/")
#: Ready questions under these headings tell of what is registered; the others serve work in the registry.
OPEN_GROUPS = frozenset({"Kommun", "Regionalt", "Nationellt", "Sidor"})
#: The forms of the ready questions that portals know, each with its name in the EU's list, its type, and its words.
TABLES = (
    ("csv", "CSV", "text/csv", "CSV"),
    ("xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
    ("json", "JSON", "application/json", "JSON"),
)
#: The same of the archive of everything.
ZIPPED = ("zip", "ZIP", "application/zip", "zip")
WRITTEN = {"rdf": "pretty-xml", "ttl": "turtle", "jsonld": "json-ld"}
KEYWORDS = {
    "sv": ("socialtjänst", "kunskapsutveckling", "pilot", "samverkan", "kommun"),
    "en": ("social services", "knowledge development", "pilot", "cooperation", "municipality"),
}
WORDS = {
    "catalogue": (
        "Öppna data ur {name}",
        "Open data from the registry of joint development in Swedish social services",
        "Beskriver det som {name} lämnar ut som öppna data.",
        "Describes what the registry gives out as open data.",
    ),
    "dataset": (
        "{name}",
        "Registry of joint development in Swedish social services",
        (
            "Vilka kunskapsbehov som finns i socialtjänsten, vilka piloter och andra initiativ som svarar mot dem, "
            "vilka kommuner, regionala samverkans- och stödstrukturer (RSS) och grupper som medverkar, och vad det "
            "har gett. Här finns också initiativ som ingen källa säger är Partnerskapets; där en källa säger det står "
            "det på initiativet (collaborations)."
        ),
        (
            "Which knowledge social services need, which pilots and other initiatives answer it, which municipalities, "
            "regional support bodies (RSS) and groups take part, and what came out of it. It holds initiatives too "
            "that no source says are Partnerskapet's own; where one does, the initiative tells it (collaborations)."
        ),
    ),
    "api": (
        "{name}, GraphQL-API",
        "The registry's GraphQL API",
        (
            "Svarar på frågor om allt som är publicerat, också som det var vid en annan tidpunkt. Ingen nyckel behövs "
            "för att läsa."
        ),
        "Answers questions on all that is published, also as it was at another time. No key is needed to read.",
    ),
    "archive": (
        "Allt i ett arkiv ({form})",
        "Everything in one archive ({form})",
        (
            "Allt som är publicerat, från ett och samma ögonblick: varje slag av post som NDJSON och CSV, och en "
            "förteckning (manifest.json) som beskriver kolumnerna. Ändringar därefter fås med förteckningens token i "
            "API:et, eller skördas med OAI-PMH på {base}{oai}."
        ),
        (
            "All that is published, as of one moment: each type of record as NDJSON and CSV, with a manifest that "
            "describes the columns. What changes after that is told by the API with the manifest's token, or is "
            "harvested by OAI-PMH at {base}{oai}."
        ),
    ),
    "tables": (
        "Färdiga frågor som {form}",
        "Ready questions as {form}",
        (
            "Sammanställningar ur registret. Fler, som behöver en uppgift om till exempel kommun, finns på adressen "
            "för åtkomst."
        ),
        (
            "Compilations from the registry. The access address lists more, which need to be told for instance a "
            "municipality."
        ),
    ),
}


@lru_cache(maxsize=16)
def written(base: str, facts: bytes, form: str) -> bytes:
    """The description in one form: takes the address that all others begin with, and what apiInfo tells, as JSON."""
    return described(base, orjson.loads(facts)).serialize(format=WRITTEN[form], encoding="utf-8")


def described(base: str, facts: dict[str, Any]) -> Graph:
    """The whole description. It has an address for each thing, so that what is told is told in the same order."""
    graph = Graph()
    graph.bind("vcard", VCARD)
    Description(graph, base, facts).write()
    return graph


class Description:
    """The description while it is written."""

    def __init__(self, graph: Graph, base: str, facts: dict[str, Any]) -> None:
        """Takes where to write, the address that all others begin with, and what apiInfo tells."""
        self.graph, self.base, self.facts = graph, _address(base), facts
        self.here = Namespace(f"{self.base}/datasets/dcat#")

    def write(self) -> None:
        """The catalogue and all that it leads to."""
        catalogue, dataset, service = self.here["catalogue"], self.here["dataset"], self.here["api"]
        self._worded(catalogue, DCAT.Catalog, "catalogue")
        self._pointed(catalogue, FOAF.homepage, URIRef(f"{self.base}/"), FOAF.Document)
        self.graph.add((catalogue, DCAT.dataset, dataset))
        self._worded(dataset, DCAT.Dataset, "dataset")
        self._dataset(dataset)
        self._worded(service, DCAT.DataService, "api")
        self._service(service, dataset)
        for each in (catalogue, dataset, service):
            self._publisher(each)
        for each in (catalogue, dataset):
            self._pointed(each, DCTERMS.language, EU["language/SWE"], DCTERMS.LinguisticSystem)
        for each in (dataset, service):
            self._pointed(each, DCTERMS.accessRights, EU["access-right/PUBLIC"], DCTERMS.RightsStatement)
            self._contact(each)
        self._distributions(dataset, service)

    def _dataset(self, dataset: URIRef) -> None:
        self._pointed(dataset, DCTERMS.spatial, EU["country/SWE"], DCTERMS.Location)
        self._pointed(dataset, DCTERMS.accrualPeriodicity, EU["frequency/IRREG"], DCTERMS.Frequency)
        theme = EU["data-theme/SOCI"]
        self._pointed(dataset, DCAT.theme, theme, SKOS.Concept)
        self.graph.add((theme, SKOS.prefLabel, Literal("Population and society", "en")))
        told = self.facts["documentation"] or f"{self.base}/"
        self._pointed(dataset, DCAT.landingPage, _address(told), FOAF.Document)
        for language, words in KEYWORDS.items():
            for word in words:
                self.graph.add((dataset, DCAT.keyword, Literal(word, language)))

    def _service(self, service: URIRef, dataset: URIRef) -> None:
        self.graph.add((service, DCAT.endpointURL, URIRef(f"{self.base}/graphql")))
        self.graph.add((service, DCAT.endpointDescription, URIRef(f"{self.base}/schema.graphql")))
        self.graph.add((service, DCAT.servesDataset, dataset))

    def _distributions(self, dataset: URIRef, service: URIRef) -> None:
        """One for each way to the data: the whole in one archive, the API, and the ready questions."""
        whole = self._distribution(dataset, "archive", "archive", f"{self.base}{ARCHIVE}", ZIPPED)
        self.graph.add((whole, DCAT.downloadURL, URIRef(f"{self.base}{ARCHIVE}")))
        by_api = self._distribution(dataset, "by-api", "api", f"{self.base}/graphql", TABLES[-1])
        self.graph.add((by_api, DCAT.accessService, service))
        for table in TABLES:
            made = self._distribution(dataset, table[0], "tables", f"{self.base}{ROOT}", table)
            for name in standing_alone():
                self.graph.add((made, DCAT.downloadURL, URIRef(f"{self.base}{ROOT}{name}.{table[0]}")))

    def _distribution(
        self, dataset: URIRef, name: str, words: str, address: str, table: tuple[str, str, str, str]
    ) -> URIRef:
        made = self.here[name]
        _, listed, media, form = table
        self._worded(made, DCAT.Distribution, words, form)
        self.graph.add((dataset, DCAT.distribution, made))
        self.graph.add((made, DCAT.accessURL, URIRef(address)))
        self._pointed(made, DCTERMS["format"], EU[f"file-type/{listed}"], DCTERMS.MediaTypeOrExtent)
        self._pointed(made, DCAT.mediaType, MEDIA[media], DCTERMS.MediaType)
        return made

    def _worded(self, thing: URIRef, kind: URIRef, words: str, form: str = "") -> None:
        """What something is, and its title, description and licence."""
        self.graph.add((thing, RDF.type, kind))
        told = [each.format(name=self.facts["name"], form=form, base=self.base, oai=HARVESTS) for each in WORDS[words]]
        for said, language, text in zip(
            (DCTERMS.title, DCTERMS.title, DCTERMS.description, DCTERMS.description),
            ("sv", "en") * 2,
            told,
            strict=True,
        ):
            self.graph.add((thing, said, Literal(text, language)))
        self._pointed(thing, DCTERMS.license, URIRef(self.facts["licence"]), DCTERMS.LicenseDocument)

    def _publisher(self, thing: URIRef) -> None:
        publisher = self.facts["publisher"]
        if publisher is None:
            return
        agent = self.here["publisher"]
        self._pointed(thing, DCTERMS.publisher, agent, FOAF.Agent)
        self.graph.add((agent, FOAF.name, Literal(publisher["name"], "sv")))
        if publisher["website"]:
            self.graph.add((agent, FOAF.homepage, _address(publisher["website"])))

    def _contact(self, thing: URIRef) -> None:
        contact = self.facts["contact"]
        if contact is None:
            return
        point = self.here["contact"]
        self._pointed(thing, DCAT.contactPoint, point, VCARD.Kind)
        self.graph.add((point, RDF.type, VCARD.Organization))
        self.graph.add((point, VCARD.fn, Literal(contact["function"], "sv")))
        if contact["email"]:
            self.graph.add((point, VCARD.hasEmail, _address(f"mailto:{contact['email']}")))

    def _pointed(self, thing: URIRef, how: URIRef, what: URIRef, kind: URIRef) -> None:
        """From one thing to another, whose kind is told too: checkers know nothing but what they are given."""
        self.graph.add((thing, how, what))
        self.graph.add((what, RDF.type, kind))


def standing_alone() -> list[str]:
    """The ready questions on what is registered that need to be told nothing, and that tables show whole."""
    return [
        name
        for name, each in questions().items()
        if each.group in OPEN_GROUPS
        and not left_out(name)
        and not any(one["required"] and one["name"] != SIZE for one in variables_of(each.query))
    ]


def _address(text: str) -> URIRef:
    """An address that somebody wrote, with what may not stand in one written as RFC 3986 says."""
    return URIRef(quote(text, safe="%/:?#[]@!$&'()*+,;=~-._"))
