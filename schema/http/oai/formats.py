"""What is asked of the records that a harvest tells of, and the registry's own format.

`registry` tells all that a copy can rely on (`@synced`) of what a record says itself, by the contract's names, but for
whom to turn to: what leads to people at work stays where it can be put right.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from graphql import get_named_type, is_leaf_type

from registry.storage.model.record import Record
from registry.storage.model.swedish_time import parse_moment
from schema.contract import sdl_schema
from schema.language.synced import is_synced
from schema.language.types import as_object, model_of

PAGE = """query {name}($after: ChangeToken, $first: Int!, $types: [RecordType!]) {{
  changes(after: $after, first: $first, types: $types) {{
    to more changes {{ id recordType at tombstone {{ reason }} {records} }} }} }}"""
#: The namespace of the registry's own format.
OWN = "urn:partnerskapet:registry:record"
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(change: dict[str, Any]) -> datetime:
    """When a record last changed; the beginning of time where its history does not tell."""
    return UNKNOWN if change["at"] is None else parse_moment(change["at"])


def each_of(value: Any) -> list[Any]:
    """The values of a list, or the one that there is."""
    return value if isinstance(value, list) else [value]


@cache
def records() -> dict[str, Any]:
    """The types that the change feed shows, by the field of a change that shows them."""
    fields = as_object(sdl_schema().type_map["Change"]).fields
    types = {name: get_named_type(each.type) for name, each in fields.items() if name != "entry"}
    return {name: type_ for name, type_ in types.items() if model_of(type_) is not None}


def shown(change: dict[str, Any]) -> tuple[str, Any]:
    """The field of a change that shows its record, and the record."""
    return next((name, change[name]) for name in records() if change.get(name) is not None)


def page_of(name: str, selections: dict[str, str]) -> str:
    """The question for a page of changes, with what is asked of records by the field of a change that shows them."""
    asked = " ".join(f"{key} {{ {selection} }}" for key, selection in selections.items())
    return PAGE.format(name=name, records=asked)


@cache
def of_headers() -> str:
    """The question for what headers tell."""
    return page_of("OaiIdentifiers", {})


@cache
def of_own() -> str:
    """The question for all that a copy can rely on."""
    return page_of("OaiRecords", {name: " ".join(_kept(type_)) for name, type_ in records().items()})


def _kept(type_: Any) -> Iterator[str]:
    for name, field in type_.fields.items():
        inner = get_named_type(field.type)
        if not is_synced(field):
            continue
        if is_leaf_type(inner):
            yield name
        elif model_of(inner) is not None and issubclass(model_of(inner), Record):
            yield f"{name} {{ id }}"
        elif "email" not in inner.fields and (below := " ".join(_kept(inner))):
            yield f"{name} {{ {below} }}"


def in_own(change: dict[str, Any], base: str) -> Element:
    """A record by the contract's names: what has no value is left out, and a list is an element for each."""
    key, record = shown(change)
    whole = Element("record", {"xmlns": OWN, "xsi:schemaLocation": f"{OWN} {base}/record.xsd", "type": key})
    _fill(whole, record)
    return whole


def _fill(whole: Element, values: dict[str, Any]) -> None:
    for name, value in values.items():
        for each in each_of(value):
            if each is None:
                continue
            below = SubElement(whole, name)
            if isinstance(each, dict):
                _fill(below, each)
            else:
                below.text = str(each).lower() if isinstance(each, bool) else str(each)
