"""Dublin Core: what a record says, by one rule for all types that follows from the contract's names and types.

title        its title or name, also in English; of a record without one, what the contract says that it is called
description  its texts that may have paragraphs
type         its type, and its kind, role and status, in Swedish
identifier   its id, and the addresses that it states
date         when it was published, where it says so; when a record was changed stands in the header of a harvest
publisher    the organisation that published it; creator: its makers; contributor: others that it names, but its keeper
subject      its themes
source       where its facts come from: the addresses of its sources, or their titles where none has an address
relation     the ids of other records that it points at, such as what an initiative is a part of and builds on
coverage     its period, as "2021/2027" with an end left out that is not known
language     its own, or else Swedish
rights       its licence where a record tells of a work that has one; else that of what the registry states
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from graphql import FieldNode, GraphQLEnumType, OperationDefinitionNode, get_named_type, is_leaf_type, parse

from registry.concepts.organisations import Organisation
from registry.concepts.themes import Theme
from registry.settings import LICENCE
from registry.storage.model.record import Record
from registry.storage.model.terms import Language, RecordType
from registry.storage.model.texts import ADDRESS, form_of
from schema.http.oai.formats import each_of, page_of, records, shown
from schema.language.synced import is_synced
from schema.language.types import model_of, name_of, origin_of, words_of

DUBLIN_CORE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
TERMS = "http://purl.org/dc/elements/1.1/"
TITLES, ENGLISH = ("title", "name"), "En"
#: What stands between the start and the end of a period, as ISO 8601 writes it.
BETWEEN = "/"
#: Who answers for the record, and for nothing of what it tells of.
KEEPER = "keeper"
#: What organisations are of a work, by the field that names them.
PARTS_TAKEN = {"publisher": "publisher", "makers": "creator"}
#: What is said of records whose type has no such field of its own.
ELSE = {"language": Language.SV.value.lower(), "rights": LICENCE}


class Leaf(NamedTuple):
    """A value of a record: where it is found, and what people call it if it is one of a list."""

    path: tuple[str, ...]
    words: dict[str, str] | None = None

    def of(self, record: Any) -> Iterator[str]:
        """The value in a record: none, one, or each of a list."""
        values = [record]
        for key in self.path:
            values = [each for value in values if value is not None for each in each_of(value[key])]
        yield from (self.words[each] if self.words else str(each) for each in values if each is not None)


class Part(NamedTuple):
    """An element of Dublin Core: the first of its leaves that says something, or all of them in one text."""

    name: str
    leaves: tuple[Leaf, ...]
    language: str | None = None
    joined_by: str | None = None

    def texts(self, record: Any) -> list[str]:
        """What it says of a record, each in an element of its own."""
        told = [list(each.of(record)) for each in self.leaves]
        if self.joined_by == BETWEEN:
            return [BETWEEN.join(next(iter(texts), "") for texts in told)] if any(told) else []
        if self.joined_by is not None:
            whole = self.joined_by.join(each for texts in told for each in texts)
            return [whole] if whole else []
        return next(filter(None, told), [])


@cache
def of_dublin_core() -> str:
    """The question for what Dublin Core tells."""
    return page_of("OaiDublinCore", {name: _asked(_parts(name)) for name in records()})


def _asked(parts: Iterable[Part]) -> str:
    return " ".join(" { ".join(leaf.path) + " }" * (len(leaf.path) - 1) for each in parts for leaf in each.leaves)


@cache
def _parts(key: str) -> tuple[Part, ...]:
    return tuple(_parts_of(records()[key]))


def _parts_of(type_: Any) -> Iterator[Part]:
    own = {name: each for name, each in type_.fields.items() if is_synced(each)}
    texts = {name: each for name, each in own.items() if is_leaf_type(get_named_type(each.type))}
    yield from _titles(type_, texts)
    for name, each in texts.items():
        if get_named_type(each.type).name == "String" and form_of(name_of(each)).many_lines:
            yield Part("description", (Leaf((name,)),), _language(name, texts))
    yield Part("identifier", (Leaf(("id",)),))
    for name, each in texts.items():
        if form_of(name_of(each)) == ADDRESS and name != "licence":
            yield Part("identifier", (Leaf((name,)),))
    for name in ("kind", "role", "status"):
        if name in texts:
            yield Part("type", (_leaf(type_, (name,)),))
    if "publishedOn" in texts:
        yield Part("date", (Leaf(("publishedOn",)),))
    yield from _led_to(type_, own)
    yield Part("source", (Leaf(("sources", "url")), Leaf(("sources", "title"))))
    if "period" in own:
        yield Part("coverage", (Leaf(("period", "start")), Leaf(("period", "end"))), joined_by=BETWEEN)
    # A work that the registry points at has a language and rights of its own.
    for name, field in (("language", "language"), ("rights", "licence")):
        if field in texts:
            yield Part(name, (Leaf((field,)),))


def _led_to(type_: Any, own: dict[str, Any]) -> Iterator[Part]:
    """What a record points at: its themes, organisations that it names, and all others by their ids."""
    for name, each in own.items():
        leads_to = model_of(get_named_type(each.type))
        if leads_to is Theme and model_of(type_) is not Theme:
            yield Part("subject", (Leaf((name, "name")),))
        elif leads_to is Organisation and model_of(type_) is not Organisation and name != KEEPER:
            yield Part(PARTS_TAKEN.get(name, "contributor"), (Leaf((name, "name")),))
        elif isinstance(leads_to, type) and issubclass(leads_to, Record) and name != KEEPER:
            yield Part("relation", (Leaf((name, "id")),))


def _titles(type_: Any, texts: dict[str, Any]) -> Iterator[Part]:
    called = getattr(origin_of(type_), "called", None)
    if called is not None:
        yield Part("title", tuple(_leaves(type_, called)), joined_by=", ")
        return
    name = next(each for each in TITLES if each in texts)
    for each in (name, f"{name}{ENGLISH}"):
        if each in texts:
            yield Part("title", (Leaf((each,)),), _language(each, texts))


def _language(name: str, texts: dict[str, Any]) -> str | None:
    """The language of a text that stands in English beside itself."""
    base = name.removesuffix(ENGLISH)
    return "en" if base != name and base in texts else None


def _leaves(type_: Any, selection: str) -> Iterator[Leaf]:
    (operation,) = parse(f"{{ {selection} }}").definitions
    if not isinstance(operation, OperationDefinitionNode):
        raise TypeError(selection)

    def below(node: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for each in node.selection_set.selections:
            if not isinstance(each, FieldNode):
                raise TypeError(selection)
            here = (*path, each.name.value)
            yield from [here] if each.selection_set is None else below(each, here)

    yield from (_leaf(type_, path) for path in below(operation, ()))


def _leaf(type_: Any, path: tuple[str, ...]) -> Leaf:
    for name in path:
        type_ = get_named_type(type_.fields[name].type)
    words = words_of(type_) if isinstance(type_, GraphQLEnumType) else None
    return Leaf(path, {each.value: each.sv for each in words} if words else None)


def in_dublin_core(change: dict[str, Any], _base: str) -> Element:
    """A record as Dublin Core."""
    key, record = shown(change)
    whole = _begun()
    _tell(whole, "type", RecordType[change["recordType"]].sv)
    for each in _parts(key):
        for text in each.texts(record):
            _tell(whole, each.name, text, each.language)
    for name in ELSE.keys() - {each.name for each in _parts(key)}:
        _tell(whole, name, ELSE[name])
    return whole


def in_other_ways(name: str, *addresses: str) -> Element:
    """The repository as a whole: what it is called, and the addresses of the same in other ways."""
    whole = _begun()
    _tell(whole, "title", name, ELSE["language"])
    for each in addresses:
        _tell(whole, "relation", each)
    _tell(whole, "rights", ELSE["rights"])
    return whole


def _begun() -> Element:
    return Element(
        "oai_dc:dc",
        {
            "xmlns:oai_dc": DUBLIN_CORE,
            "xmlns:dc": TERMS,
            "xsi:schemaLocation": f"{DUBLIN_CORE} {SCHEMA}",
        },
    )


def _tell(whole: Element, name: str, text: str, language: str | None = None) -> None:
    SubElement(whole, f"dc:{name}", {"xml:lang": language} if language else {}).text = text
