"""Keys that records have in other systems (identitet i annat system)."""

import unicodedata
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    CompoundSelect,
    FromClause,
    Select,
    Text,
    collate,
    false,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import Mapped, mapped_column

from registry.storage.model.record import KEY, PART_OF, Base, Record, choice, record_of
from registry.storage.model.terms import RecordType
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: Systems whose keys records have by themselves, as columns or rows of their own; nobody writes them by hand.
OFFICIAL = ("scb-kommunkod", "organisationsnummer")
OFFICIAL_BY_AUTHORITY = "diarienummer"


#: A thousand rows name the same few systems several thousand times; of longer names none is remembered.
MOST_REMEMBERED = 100


def system_as_kept(name: str) -> str:
    """A system's name in small letters, without blanks and marks that nobody sees, and with plain hyphens.

    What looks the same to people is then the same; other signs than a-z, digits and :._- are refused by the database.
    """
    return _kept(name) if len(name) <= MOST_REMEMBERED else _kept.__wrapped__(name)


@lru_cache(maxsize=1024)
def _kept(name: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    seen = (each for each in folded if not each.isspace() and unicodedata.category(each) not in ("Cf", "Cc", "Mn"))
    return "".join("-" if unicodedata.category(each) == "Pd" or each == "\N{MINUS SIGN}" else each for each in seen)


class ExternalId(Base):
    """A record's key in another system; among what is shown, a system and a value together lead to one record."""

    __tablename__ = "external_ids"
    __table_args__ = (
        CheckConstraint(
            "system ~ '^[a-z0-9][a-z0-9:._-]*$' and value = btrim(value) and value <> ''",
            name="key_written",
        ),
        CheckConstraint(
            f"system not in {OFFICIAL} and split_part(system, ':', 1) <> '{OFFICIAL_BY_AUTHORITY}'", name="not_official"
        ),
        {"info": {PART_OF: "record_id", KEY: ("system", "value")}},
    )
    default_order = ("system", "value")

    system: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    value: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    record_type: Mapped[RecordType] = mapped_column(choice(RecordType, "record_type"))
    record_id: Mapped[UUID] = mapped_column(index=True, primary_key=True)

    @classmethod
    def tidied(cls, values: dict[str, Any]) -> dict[str, Any]:
        """A key as it is kept: the system as `system_as_kept` writes it, and no spaces around the value."""
        return {**values, "system": system_as_kept(values["system"]), "value": values["value"].strip()}

    @classmethod
    def by_itself(cls, record: Record) -> list[dict[str, str]]:
        """The official keys that a record has by itself, as they would be given."""
        had = {system: getattr(record, column) for system, column in type(record).official_keys.items()}
        return [{"system": system, "value": value} for system, value in had.items() if value is not None]

    @classmethod
    def beside(cls, model: type[Record], row: Row, scope: Scope) -> list[Select[Any]]:
        """The same as rows of their own, to be shown among those of the table; `model` is the record's."""
        return [
            select(scope.word(system).label("system"), row.c[column].label("value"), row.c.id.label("record_id"))
            .where(row.c[column].is_not(None))
            .correlate(row)
            for system, column in model.official_keys.items()
        ]

    @classmethod
    def found_by(cls, scope: Scope, system: Sql, value: Sql) -> list[Any]:
        """The record that carries a key of another system, as (prefix, id, is_former)."""
        key = scope.alias(cls)
        found = select(
            func.lower(key.c.record_type).label("prefix"), key.c.record_id.label("id"), false().label("is_former")
        )
        return [found.where(key.c.system == system, key.c.value == value)]


def found_by_case_number(
    prefix: str, row: Row, columns: tuple[str, str, str], value: Sql, system: Sql, scope: Scope
) -> Select[Any]:
    """The records with a case number, as (prefix, id, is_former); `columns` are authority, number and record of a row.

    The system is `diarienummer:` and a slug that an authority which the caller may see has or had.
    """
    by, number, record = columns
    model, named = record_of(RecordType.ORGANISATION), f"{OFFICIAL_BY_AUTHORITY}:"
    authority = scope.alias(model)
    slug = func.substr(system, literal_column(str(len(named) + 1)))
    has_slug = or_(authority.c.slug == slug, authority.c.former_slugs.contains(array([slug])))
    found = select(scope.word(prefix).label("prefix"), row.c[record].label("id"), false().label("is_former"))
    is_official = func.starts_with(system, scope.text(named))
    return found.select_from(row.join(authority, authority.c.id == row.c[by])).where(
        is_official, has_slug, row.c[number] == value, *scope.sees(authority, model)
    )


def found_by_key(scope: Scope, system: Sql, value: Sql, *beside: FromClause) -> CompoundSelect[Any]:
    """The record that a key leads to, as a SELECT of (prefix, id, is_former).

    It asks every model that has a `found_by`: organisations know official codes, and `ExternalId` all other keys. The
    name of a system is read as it is kept. `beside` are the tables that the key is read from, if it is none of its own.
    """
    system = func.lower(collate(func.btrim(system), "pg_c_utf8"))
    models = sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda model: model.__name__)
    finding = [model.found_by for model in models if hasattr(model, "found_by")]
    ways = [way for each in finding for way in each(scope, system, value)]
    first, *others = [way.correlate(*beside) for way in ways] if beside else ways
    found: CompoundSelect[Any] = first.union_all(*others)
    return found
