"""Records by their keys, and enums by their names."""

import re
from typing import Any
from uuid import UUID

from registry.concepts.initiatives import CaseNumber
from registry.concepts.mandates import Mandate
from registry.concepts.organisations import Organisation
from registry.storage.model.terms import Term
from registry.storage.reading.external_ids import ExternalId
from schema.contract import sdl_schema
from tests.oracle.official import leading
from tests.oracle.rows import Row
from tests.oracle.sight import Sight

_ID = re.compile(r"([a-z_]+)_([0-9a-f]{32})", re.ASCII)
Found = tuple[Any, Row] | None
#: What keys of other systems stand on, here as in the registry.
FINDING = {Organisation, CaseNumber, Mandate, ExternalId}


def by_id(given: str, sight: Sight) -> Found:
    """The record with an id."""
    parts = _ID.fullmatch(given)
    return sight.by_id(parts[1], UUID(parts[2])) if parts else None


def by_slug(model: Any, rows: list[Row], given: str) -> Found:
    """The record that has a slug, or else one that has given it up."""
    having = sorted((row for row in rows if row["slug"] == given), key=_shown_first)
    former = sorted((row for row in rows if given in row["former_slugs"]), key=_shown_first)
    return next(((model, row) for row in having + former), None)


def _shown_first(row: Row) -> tuple[bool, UUID]:
    return row["publication"] != "PUBLISHED", row["id"]


def by_key(system: str, given: str, sight: Sight) -> Found:
    """The record that a key of another system points at."""
    tables, system = sight.rows.tables, system.strip(" ").lower()
    match system.partition(":"):
        case ("scb-kommunkod", "", ""):
            return _organisation("municipality_code", given, sight)
        case ("organisationsnummer", "", ""):
            return _organisation("organisation_number", given, sight)
        case ("diarienummer", ":", slug):
            having = [row for row in sight.every(Organisation) if slug in (row["slug"], *row["former_slugs"])]
            authorities = {row["id"] for row in having}
            having = [row for row in tables[CaseNumber.__tablename__] if row["value"] == given]
            keys = [row["initiative_id"] for row in having if row["authority_id"] in authorities]
            of_mandates = [
                ("mandate", row["id"])
                for row in tables[Mandate.__tablename__]
                if row["case_number_value"] == given and row["case_number_authority_id"] in authorities
            ]
            return _oldest([*(("initiative", key) for key in keys), *of_mandates], sight)
    rows = [row for row in tables[ExternalId.__tablename__] if (row["system"], row["value"]) == (system, given)]
    return _oldest([(row["record_type"].lower(), row["record_id"]) for row in rows], sight)


def official(row: Row) -> list[Row]:
    """The keys that a record has as an organisation, as rows among those that were given."""
    columns = (("scb-kommunkod", "municipality_code"), ("organisationsnummer", "organisation_number"))
    had = [(system, row[column]) for system, column in columns if row.get(column)]
    return [{"system": system, "value": value, "record_id": row["id"]} for system, value in had]


def _oldest(found: list[tuple[str, UUID]], sight: Sight) -> Found:
    """The oldest of some records that the caller may see."""
    seen = (sight.by_id(*each) for each in sorted(found, key=lambda each: each[1]))
    return next((each for each in seen if each is not None), None)


def _organisation(column: str, given: str, sight: Sight) -> Found:
    return _oldest([("organisation", key) for key in leading(column, given, sight)], sight)


def words(enum: str) -> list[dict[str, Any]]:
    """An enum's values as people call them."""
    (found,) = [each for each in terms() if each.__name__ == enum]
    return [_word(each) for each in found]


def vocabularies() -> list[dict[str, Any]]:
    """Every enum of the contract that has words, by name, also those that only acts answer with."""
    schema = sdl_schema()
    shown = sorted(each.__name__ for each in terms() if each.__name__ in schema.type_map)
    return [{"enum": name, "description": schema.type_map[name].description, "terms": words(name)} for name in shown]


def terms(kind: type[Term] = Term) -> list[type[Term]]:
    """Every list of words."""
    return [each for child in kind.__subclasses__() for each in (child, *terms(child))]


def _word(term: Term) -> dict[str, Any]:
    return {
        "value": term.value,
        "label": lambda language: term.en if language == "EN" else term.sv,
        "description": lambda language: term.meaning_en if language == "EN" else term.meaning_sv,
    }
