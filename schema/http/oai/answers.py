"""The XML of answers, as section 3.2 of the protocol has it."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from registry.storage.model.terms import RecordType
from schema.http.oai import dublin_core, formats
from schema.http.oai.asked import OAI, Fault
from schema.http.oai.formats import moment_of
from schema.http.places import ARCHIVE, DCAT, HARVESTS

PROTOCOL = "http://www.openarchives.org/OAI/2.0/"
SCHEMA = f"{PROTOCOL} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XSD = "http://www.w3.org/2001/XMLSchema"


class Format(NamedTuple):
    """A format: its namespace, where its schema is found, what is asked of records, and how one is told."""

    namespace: str
    schema: Callable[[str], str]
    question: Callable[[], str]
    told: Callable[[dict[str, Any], str], Element]


FORMATS = {
    "oai_dc": Format(
        dublin_core.DUBLIN_CORE,
        lambda _: dublin_core.SCHEMA,
        dublin_core.of_dublin_core,
        dublin_core.in_dublin_core,
    ),
    "registry": Format(formats.OWN, lambda base: f"{base}/record.xsd", formats.of_own, formats.in_own),
}


def whole(base: str, given: Mapping[str, str], told: Element | Fault) -> bytes:
    """An answer, or a fault; of arguments that are none, the request is told without them."""
    is_unread = isinstance(told, Fault) and told.code in ("badVerb", "badArgument")
    root = Element("OAI-PMH", {"xmlns": PROTOCOL, "xmlns:xsi": XSI, "xsi:schemaLocation": SCHEMA})
    SubElement(root, "responseDate").text = second_of(datetime.now(UTC))
    SubElement(root, "request", {} if is_unread else dict(given)).text = base
    if isinstance(told, Fault):
        SubElement(root, "error", {"code": told.code}).text = told.message
    else:
        root.append(told)
    return bytes(tostring(root, "utf-8", xml_declaration=True))


def second_of(moment: datetime) -> str:
    """A moment to the second, as datestamps are."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def header(change: dict[str, Any]) -> Element:
    """The header of a record that changed, or is gone."""
    found = Element("header", {"status": "deleted"} if change["tombstone"] else {})
    SubElement(found, "identifier").text = f"{OAI}{change['id']}"
    SubElement(found, "datestamp").text = second_of(moment_of(change))
    SubElement(found, "setSpec").text = RecordType[change["recordType"]].prefix
    return found


def record(change: dict[str, Any], prefix: str, base: str) -> Element:
    """A record that changed with what a format tells of it, or that it is gone."""
    found = Element("record")
    found.append(header(change))
    if change["tombstone"] is None:
        SubElement(found, "metadata").append(FORMATS[prefix].told(change, base))
    return found


def identity(base: str, name: str, email: str, earliest: datetime) -> Element:
    """What Identify answers."""
    found = Element("Identify")
    for key, value in (
        ("repositoryName", name),
        ("baseURL", base),
        ("protocolVersion", "2.0"),
        ("adminEmail", email),
        ("earliestDatestamp", second_of(earliest)),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ):
        SubElement(found, key).text = value
    # Whoever comes here first finds the other ways to the same.
    root = base.removesuffix(HARVESTS)
    SubElement(found, "description").append(dublin_core.in_other_ways(name, f"{root}{DCAT}", f"{root}{ARCHIVE}"))
    return found


def sets(kinds: list[str]) -> Element:
    """What ListSets answers: a set for each type of records."""
    found = Element("ListSets")
    for kind in kinds:
        each = SubElement(found, "set")
        SubElement(each, "setSpec").text = RecordType[kind].prefix
        SubElement(each, "setName").text = RecordType[kind].sv
    return found


def metadata_formats(base: str) -> Element:
    """What ListMetadataFormats answers: every record is told in all of them."""
    found = Element("ListMetadataFormats")
    for prefix, format_ in FORMATS.items():
        each = SubElement(found, "metadataFormat")
        SubElement(each, "metadataPrefix").text = prefix
        SubElement(each, "schema").text = format_.schema(base)
        SubElement(each, "metadataNamespace").text = format_.namespace
    return found


def own_schema() -> bytes:
    """The XML Schema of the registry's own format: elements by the contract's names, which tells what they mean."""
    attributes = {"xmlns:xs": XSD, "targetNamespace": formats.OWN, "elementFormDefault": "qualified"}
    root = Element("xs:schema", attributes)
    kind = SubElement(SubElement(root, "xs:element", {"name": "record"}), "xs:complexType")
    any_of = {"minOccurs": "0", "maxOccurs": "unbounded", "processContents": "skip"}
    SubElement(SubElement(kind, "xs:sequence"), "xs:any", any_of)
    SubElement(kind, "xs:attribute", {"name": "type", "type": "xs:string", "use": "required"})
    return bytes(tostring(root, "utf-8", xml_declaration=True))
