"""Organisations and places: municipalities, RSS bodies, regions, agencies and others, and who belongs to whom.

One table with a kind. What is done in Partnerskapet hangs on the RSS body; the body that carries it in law is its
`host` (GR is an RSS and a municipal association).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Column, Computed, Date, ForeignKeyConstraint, Integer, String, Table, Text, func, literal_column
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.storage.model.holding import Holder, Holding, Setter
from registry.storage.model.record import (
    PART_OF,
    SHOWN_AS,
    Base,
    CheckConstraint,
    DerivedList,
    Facet,
    ForeignKey,
    Index,
    Named,
    Record,
    Searched,
    Values,
    choice,
    derived,
    link_table,
    swedish,
)
from registry.storage.model.terms import RecordType, Term
from registry.storage.reading import official
from registry.storage.reading.criteria import Compare, Usual
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Draft, Row, Sql


class OrganisationKind(Term):
    """Kind of organisation (slag av organisation)."""

    MUNICIPALITY = "MUNICIPALITY", "kommun", "municipality"
    REGION = "REGION", "region", "region"
    RSS_BODY = "RSS_BODY", "regional samverkans- och stödstruktur", "regional collaboration and support structure"
    MUNICIPAL_ASSOCIATION = "MUNICIPAL_ASSOCIATION", "kommunalförbund", "municipal association"
    GOVERNMENT = (
        "GOVERNMENT",
        "regering, departement",
        "government, ministry",
        "regeringen, som ingår överenskommelser för staten och ger myndigheterna uppdrag, eller ett departement",
        "the government, which enters into agreements for the state and commissions the agencies, or a ministry",
    )
    NATIONAL_AGENCY = "NATIONAL_AGENCY", "statlig myndighet", "national agency"
    ASSOCIATION = "ASSOCIATION", "förening, medlemsorganisation", "association"
    RESEARCH_UNIT = "RESEARCH_UNIT", "FoU-enhet", "research and development unit"
    COUNTY_BOARD = "COUNTY_BOARD", "länsstyrelse", "county administrative board"
    UNIVERSITY = "UNIVERSITY", "universitet, högskola", "university"
    USER_ORGANISATION = "USER_ORGANISATION", "brukar- eller intresseorganisation", "user organisation"
    COORDINATION_ASSOCIATION = "COORDINATION_ASSOCIATION", "samordningsförbund", "coordination association"
    COMPANY = "COMPANY", "bolag", "company"
    OTHER = "OTHER", "annan", "other"


class County(Base):
    """County (län). Not a record of its own: the state keeps the list."""

    __tablename__ = "counties"
    is_short = True
    plural = "Län"
    default_order = ("code",)
    codes: ClassVar[Mapping[str, int]] = {"code": 2}

    code: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    name: Mapped[str]
    region_name: Mapped[str]

    municipalities: Mapped[list["Organisation"]] = relationship(viewonly=True, lazy="raise")
    rss_bodies: Mapped[list["Organisation"]] = relationship(
        secondary="organisation_counties",
        secondaryjoin="and_(organisation_counties.c.organisation_id == Organisation.id,"
        " Organisation.kind == 'RSS_BODY')",
        viewonly=True,
        lazy="raise",
    )

    __table_args__ = (CheckConstraint("code ~ '^[0-9]{2}$'", name="code"),)

    @classmethod
    def also_called(cls, row: Row, draft: Draft) -> list[Sql]:
        """The keys of its name without "län", and of its region's."""
        short = func.regexp_replace(row.c.name, draft.text(" län$"), draft.text(""))
        return [func.name_key(short), func.name_key(row.c.region_name)]


organisation_counties = Table(
    "organisation_counties",
    Base.metadata,
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("county_code", ForeignKey("counties.code"), primary_key=True, index=True),
    info={PART_OF: "organisation_id"},
)


#: The organisations that others came from, as when municipalities are merged or divided in law.
organisation_predecessors = link_table(
    "organisation_predecessors", organisation_id="organisations", predecessor_id="organisations"
)


def _is_valid(row: Row, scope: Scope, day: Given | None = None) -> Sql:
    """Whether an organisation exists on a day, its first and last included; without one on the day asked about."""
    on = scope.today() if day is None else scope.bind(day, Date())
    begun = row.c.valid_from.is_(None) | (row.c.valid_from <= on)
    return scope.all_of(begun, row.c.valid_to.is_(None) | (row.c.valid_to >= on))


#: By how many percent the population of municipalities of like size differs, unless something else is asked for.
LIKE_SIZE = 25


def _like_size(row: Row, other: Row, scope: Scope, within_percent: Given) -> list[Sql]:
    """Other municipalities whose population differs by at most so many percent."""
    percent = scope.bind(within_percent, Integer())
    apart = func.abs(other.c.population - row.c.population) * literal_column("100::bigint")
    return [
        other.c.kind == scope.word(OrganisationKind.MUNICIPALITY),
        other.c.id != row.c.id,
        apart <= row.c.population * literal_column("1::bigint") * percent,
    ]


def _apart(row: Row, other: Row) -> list[Sql]:
    """How far two populations are from each other."""
    return [func.abs(other.c.population - row.c.population, type_=Integer())]


class Organisation(Named, Record):
    """A body that takes part (organisation)."""

    __tablename__ = "organisations"
    record_type = RecordType.ORGANISATION
    plural = "Organisationer"
    searched = Searched(
        codes=("municipality_code", "organisation_number"),
        names=("name", "short_name", "name_en", "former_names"),
        words=("kind",),
        keys=("case when t.municipality_code is not null then t.name || ' kommun' end",),
        is_alike=True,
    )
    told_as = ("initiatives", "memberships", "municipalities")
    facets: ClassVar[dict[str, Facet]] = {
        "county": Facet(
            "code", "name", None, (("county",),), "By the county that a municipality lies in, by its code (län)."
        ),
        "rss_body": Facet(
            "slug",
            "name",
            "name_en",
            (("municipality_memberships", "rss_body"),),
            "By RSS body that a municipality belongs to, or did, by its slug, by any membership, primary or not; who"
            " belongs to two counts in both (RSS).",
        ),
    }
    owned_by = ("keeper_id", "id")
    # What others decide, such as its code and its kind, is no organisation's own to change. Whoever keeps it may change
    # it, so neither is its keeper.
    held = Holding(
        keepers=("keeper_id", "id"),
        facts={
            "kind": Setter(Holder.NATION, "slag", "kind"),
            "municipality_code": Setter(Holder.NATION, "kommunkod", "municipality code"),
            "county_code": Setter(Holder.NATION, "län", "county"),
            "organisation_number": Setter(Holder.NATION, "organisationsnummer", "organisation number"),
            "former_keys": Setter(Holder.NATION, "tidigare koder och nummer", "former codes and numbers"),
            "population": Setter(Holder.NATION, "folkmängd", "population"),
            "population_year": Setter(Holder.NATION, "år för folkmängd", "year of its population"),
            "valid_from": Setter(Holder.NATION, "första dag", "first day"),
            "valid_to": Setter(Holder.NATION, "sista dag", "last day"),
            "predecessors": Setter(Holder.NATION, "vad den bildades ur", "what it came from"),
            "keeper_id": Setter(Holder.NATION, "förvaltande organisation", "keeper"),
        },
        acyclic=("host", "parent", "predecessors"),
    )
    default_order = ("name_sort",)
    codes: ClassVar[Mapping[str, int]] = {"municipality_code": 4}
    official_keys: ClassVar[Mapping[str, str]] = {
        "scb-kommunkod": "municipality_code",
        "organisationsnummer": "organisation_number",
    }

    kind: Mapped[OrganisationKind] = mapped_column(choice(OrganisationKind, "kind"))
    name: Mapped[str]
    name_sort: Mapped[str] = mapped_column(Text(collation="C"), swedish("name"))
    name_en: Mapped[str | None]
    short_name: Mapped[str | None]
    former_names: Mapped[Values]
    website: Mapped[str | None]
    contacts: Mapped[Values]
    #: NNNNNN-NNNN; the last digit is a Luhn check and the third at least 2, so that it is no person's number.
    organisation_number: Mapped[str | None] = mapped_column(Text(collation="C"), unique=True)
    municipality_code: Mapped[str | None] = mapped_column(Text(collation="C"), unique=True, info={SHOWN_AS: "code"})
    #: Official codes and numbers that it had before, each with its system and its last day; it still answers to them.
    former_keys: Mapped[Values]
    county_code: Mapped[str | None] = mapped_column(Text(collation="C"), ForeignKey("counties.code"))
    population: Mapped[int | None]
    population_year: Mapped[int | None]
    population_sort: Mapped[int] = mapped_column(Computed("coalesce(population, 0)", persisted=True))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    host_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))

    county: Mapped[County | None] = relationship(viewonly=True, lazy="raise")
    counties: Mapped[list[County]] = relationship(secondary="organisation_counties", viewonly=True, lazy="raise")
    host: Mapped["Organisation | None"] = relationship(
        foreign_keys=[host_id], remote_side="Organisation.id", viewonly=True, lazy="raise"
    )
    parent: Mapped["Organisation | None"] = relationship(
        foreign_keys=[parent_id], remote_side="Organisation.id", viewonly=True, lazy="raise"
    )

    predecessors: Mapped[list["Organisation"]] = relationship(
        secondary="organisation_predecessors",
        primaryjoin="Organisation.id == organisation_predecessors.c.organisation_id",
        secondaryjoin="Organisation.id == organisation_predecessors.c.predecessor_id",
        viewonly=True,
        lazy="raise",
    )
    successors: Mapped[list["Organisation"]] = relationship(
        secondary="organisation_predecessors",
        primaryjoin="Organisation.id == organisation_predecessors.c.predecessor_id",
        secondaryjoin="Organisation.id == organisation_predecessors.c.organisation_id",
        viewonly=True,
        lazy="raise",
    )

    @classmethod
    def found_by(cls, scope: Scope, system: Sql, value: Sql) -> list[Any]:
        """The organisation that an official key points at, or pointed at before, as (prefix, id, is_former)."""
        prefix = scope.word("organisation").label("prefix")
        return [
            way.with_only_columns(
                prefix, way.selected_columns.id, way.selected_columns.is_former, maintain_column_froms=True
            ).where(system == scope.word(name))
            for name, column in cls.official_keys.items()
            for way in official.carriers(scope, cls, column, value)
        ]

    @classmethod
    def also_called(cls, row: Row, draft: Draft) -> list[Sql]:
        """A municipality's name with "kommun" or "stad", which the name that is kept for it leaves out."""
        return [
            draft.when(row.c.municipality_code.is_not(None), func.name_key(row.c.name).concat(draft.text(" kommun")))
        ]

    is_valid = derived(_is_valid)
    #: Lists show those that exist on the day asked about, unless their filter says anything of when.
    usual = Usual(Compare("is_valid", "is", Given(True)), unless=("is_valid", "valid_from", "valid_to"))
    #: Municipalities of like size, nearest first.
    peers = DerivedList(lambda: Organisation, _like_size, _apart)

    __table_args__ = (
        CheckConstraint(
            "kind <> 'MUNICIPALITY' or (municipality_code is not null and county_code is not null)",
            name="municipality_has_code",
        ),
        CheckConstraint("kind = 'MUNICIPALITY' or municipality_code is null", name="only_municipality_has_code"),
        CheckConstraint("kind = 'MUNICIPALITY' or county_code is null", name="only_municipality_has_county"),
        CheckConstraint(
            "municipality_code ~ '^[0-9]{4}$' and left(municipality_code, 2) = county_code", name="municipality_code"
        ),
        CheckConstraint("is_organisation_number(organisation_number)", name="organisation_number"),
        CheckConstraint("population > 0 and population_year between 1749 and 2200", name="population"),
        CheckConstraint("(population is null) = (population_year is null)", name="population_has_year"),
        CheckConstraint("valid_from <= valid_to", name="validity_in_order"),
        CheckConstraint("kind = 'RSS_BODY' or host_id is null", name="only_rss_body_has_host"),
        CheckConstraint("website ~ '^https://[^[:space:]]+$'", name="website"),
        # A reference that means one kind of organisation carries the kind in its key.
        Index("uq_organisations_id_kind", "id", "kind", unique=True),
        Index(
            "ix_organisations_former_keys",
            "former_keys",
            postgresql_using="gin",
            postgresql_ops={"former_keys": "jsonb_path_ops"},
        ),
        Index("ix_organisations_name_sort", "name_sort", "id"),
        Index("ix_organisations_kind_name_sort", "kind", "name_sort", "id"),
        Index("ix_organisations_kind_population", "kind", "population_sort", "id"),
    )


def of_kind(column: str, kind: OrganisationKind, name: str) -> tuple[Column[str], ForeignKeyConstraint]:
    """A constant column and a key that let `column` point only at organisations of one kind."""
    constant: Column[str] = Column(f"{name}_kind", String(40), Computed(f"'{kind.value}'", persisted=True))
    key = ForeignKeyConstraint([column, f"{name}_kind"], ["organisations.id", "organisations.kind"])
    return constant, key
