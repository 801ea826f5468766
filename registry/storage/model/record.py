"""The base record: the columns of every concept, and the vocabulary in which concepts describe themselves.

A field of the contract finds its value by its name: `localTargetGroup` means the columns `local_target_group_…`, or the
relation or derived value `local_target_group`. Only what cannot be a column is written as a function, with `derived`.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy import Enum as EnumType
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, Relationship, declared_attr, mapped_column, relationship

from registry.storage.model.columns import (
    END_OF_DATE,
    UNKNOWN,
    Named,
    PartialDate,
    Period,
    TargetGroup,
    Texts,
    Values,
    choice,
    end_of,
)
from registry.storage.model.derived import Derived, DerivedList, DerivedOne, Facet, derived, leading_to, made_table
from registry.storage.model.holding import Holding
from registry.storage.model.searched import Searched
from registry.storage.model.terms import Publication, RecordType

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


#: In a table's info: the column that leads to the record whose parts its rows are. The trail has them with that record.
PART_OF = "part_of"
#: In a column's info: the contract's name of it, where that is not its own.
SHOWN_AS = "shown_as"
#: In a relation's info: the columns by which only the newest of the records that it would lead to is meant.
NEWEST_BY = "newest_by"
#: The columns of such a row that are a key which leads to one record, at least among those that are shown.
KEY = "key"


class Base(DeclarativeBase):
    """All tables of the registry."""

    metadata = MetaData(naming_convention=NAMES)
    #: Whether the registry alone writes it, so that no rule for what people write is needed.
    is_machinery: ClassVar[bool] = False
    #: Whether it has no trail of its own, and yet changes only together with the order of all changes.
    follows_commits: ClassVar[bool] = False
    #: Whether it has no trail, and so few rows that a question about them may compare them all with those of before.
    is_short: ClassVar[bool] = False
    #: Whether it has far more rows than all others, so that a filter through them costs most.
    is_numerous: ClassVar[bool] = False
    #: The values that compare whole rows to be told; one whose values do is judged by the trail before it is shown.
    compares: ClassVar[tuple[str, ...]] = ()
    #: The reference to what has its records in a list, and the column there that says how much of the list is known.
    listed_by: ClassVar[tuple[str, str] | None] = None
    #: The statements after which callers must be resolved anew, in the order in which PostgreSQL names them.
    access_depends_on: ClassVar[tuple[str, ...]] = ()
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        int: Integer,
        UUID: Uuid,
        datetime: DateTime(timezone=True),
        Enum: EnumType(Enum, native_enum=False, create_constraint=True, length=40),
    }


def link_table(name: str, **ends: str) -> Table:
    """A link table between two types of records, which relations on both of them read; `ends` are column=table.

    Its rows are parts of the record that the first column leads to, so the trail has them with that one.
    """
    (first, one), (second, other) = ends.items()
    return Table(
        name,
        Base.metadata,
        Column(first, ForeignKey(f"{one}.id", ondelete="CASCADE"), primary_key=True),
        Column(second, ForeignKey(f"{other}.id", ondelete="CASCADE"), primary_key=True, index=True),
        info={PART_OF: first},
    )


def inverse(target: Any, **how: Any) -> Relationship[Any]:
    """A relation for reading only; `target` is the concept at the other end, and `how` is as for `relationship`."""
    return relationship(target, viewonly=True, lazy="raise", **how)


def add_to(model: type[Any], **additions: Any) -> None:
    """Add relations or derived values to the concept `model` from the file of a concept that builds on it.

    An initiative has participations, but participations import initiatives and not the other way around; so the file of
    participations adds the relation to both. Concepts then import each other in one direction only.
    """
    for name, what in additions.items():
        setattr(model, name, what)


def swedish(column: str) -> Computed:
    """A stored copy of a text in Swedish alphabetical order: å, ä, ö last, case folded."""
    return Computed(f"swedish_sort({column})", persisted=True)


class Record(Base):
    """What every record carries (post)."""

    __abstract__ = True

    record_type: ClassVar[RecordType]
    #: The plural of its name in Swedish, for telling how a seed file was loaded.
    plural: ClassVar[str]
    #: The columns that hold official codes, each with how many digits it has.
    codes: ClassVar[Mapping[str, int]] = {}
    #: The official systems whose keys its records have by themselves, each with the column that holds them.
    official_keys: ClassVar[Mapping[str, str]] = {}
    #: The columns that identify one of its records where no slug and no unique index does.
    natural_key: ClassVar[tuple[str, ...]] = ()
    #: Columns that order a list when the caller gives no order; never null.
    default_order: ClassVar[tuple[str, ...]] = ("id",)
    #: The relation to itself and what it is a part of: who chooses by one of them chooses what is in its parts too.
    rolls_up: ClassVar[str | None] = None
    #: What a list of them can be counted by beside the enums that each has a value of.
    facets: ClassVar[Mapping[str, Facet]] = {}
    #: Paths through many rows along which overviews count them, beside those of facets and of lists below others.
    counted_along: ClassVar[tuple[tuple[str, ...], ...]] = ()
    #: What overviews count them by that a rule tells: a function of the database that is called as the table, `_told`.
    counted_by_rule: ClassVar[tuple[str, ...]] = ()
    #: References that are never null: a record is visible only together with what they lead to.
    closes_over: ClassVar[tuple[str, ...]] = ()
    #: The same for references inside a group of columns: the group is shown only with what they point at.
    groups_close_over: ClassVar[tuple[str, ...]] = ()
    #: The columns with the organisations that own the record: they see it also unpublished.
    owned_by: ClassVar[tuple[str, ...]] = ("keeper_id",)
    #: The same for a part of another record, such as "group.convener_id": whoever owns the whole owns its parts.
    owned_through: ClassVar[tuple[str, ...]] = ()
    #: Who sees it beside them while it is a draft, and no more than sees it: those in a column of its published parts,
    #: such as "endorsements.via_id".
    seen_through: ClassVar[tuple[str, ...]] = ()
    #: Who may keep it and speak for it, which is more than to see it.
    held: ClassVar[Holding] = Holding()
    #: The reference to what its history is told on as well, where that is not the whole that it is a part of (`held`).
    told_on: ClassVar[str | None] = None
    #: Columns that only acts of their own change; going back to a former version leaves them as they are.
    decided_apart: ClassVar[tuple[str, ...]] = ()
    #: The contract's name of the act that changes it, where that is not "update" and the record's name.
    changed_by: ClassVar[str | None] = None
    #: What the contract calls lists of other records that it shows with one, where no relation has that name.
    told_as: ClassVar[tuple[str, ...]] = ()
    #: What its columns begin with that the contract shows together, such as "opening" and, in it, "opening_contact".
    grouped: ClassVar[tuple[str, ...]] = ()
    #: What of it is searched, and how much it counts; each text that is not says why in `searched.NOT_SEARCHED`.
    searched: ClassVar[Searched] = Searched()
    #: Whether it is never shown to everyone, but only to those whose record it is, as a draft is.
    is_confidential: ClassVar[bool] = False
    #: Whether only administrators see it, as with keys and people.
    for_administrators: ClassVar[bool] = False

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("uuidv7()"))
    version: Mapped[int] = mapped_column(server_default=text("1"))
    #: The organisation that answers for the facts (förvaltande organisation); not a role in the work.
    keeper_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    #: When that organisation itself took it on; null while it is only suggested (`registry.storage.model.accepting`).
    keeper_accepted_at: Mapped[datetime | None]
    publication: Mapped[Publication] = mapped_column(
        choice(Publication, "publication"), server_default=Publication.DRAFT.value
    )
    withdrawn_because: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    updated_at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    last_confirmed_at: Mapped[datetime | None]
    sources: Mapped[Values]

    @declared_attr
    def merged_into_id(cls) -> Mapped[UUID | None]:
        """The record that this one became part of."""
        return mapped_column(ForeignKey(f"{cls.__tablename__}.id"))

    # The targets of these three build on this class, so they are named and not imported.

    @declared_attr
    def keeper(cls) -> Mapped[Any]:
        """The organisation that answers for the facts."""
        return inverse("Organisation", primaryjoin=f"foreign({cls.__name__}.keeper_id) == remote(Organisation.id)")

    @declared_attr
    def history(cls) -> Mapped[list[Any]]:
        """Its changes and those of its parts, the oldest first."""
        ways = (f"foreign(Change.{column}) == {cls.__name__}.id" for column in ("record_id", "whole_id"))
        return inverse("Change", primaryjoin=f"or_({', '.join(ways)})")

    @declared_attr
    def external_ids(cls) -> Mapped[list[Any]]:
        """Its keys in other systems."""
        return inverse("ExternalId", primaryjoin=f"foreign(ExternalId.record_id) == {cls.__name__}.id")


@cache
def facets_of(model: type[Record]) -> dict[str, Facet]:
    """What a list of a record can be counted by: the enums that each of them has a value of, and what it tells."""
    columns = model.__table__.columns
    words = [each.name for each in columns if isinstance(each.type, EnumType) and not (each.nullable or each.computed)]
    return {**{name: Facet(name) for name in words if name != "publication"}, **model.facets}


def counted_in(target: Any, facet: str) -> DerivedList:
    """The records that a facet of theirs counts for a row, each once."""
    return leading_to(lambda: target, lambda: facets_of(target)[facet].paths)


def every_record() -> list[type[Record]]:
    """Every concept that has been read in, by name."""
    models = (each.class_ for each in Base.registry.mappers)
    return sorted((each for each in models if issubclass(each, Record)), key=lambda each: each.__name__)


@cache
def record_of(kind: RecordType) -> type[Record]:
    """The concept whose records are of a type; every concept must have been read in."""
    return next(each for each in every_record() if each.record_type is kind)


def model_of(table: Any) -> type[Base] | None:
    """The class that is mapped to a table, a record or not; None for a link table, which has none."""
    return next((each.class_ for each in Base.registry.mappers if each.local_table is table), None)


def record_in(table: Any) -> type[Record] | None:
    """The concept whose records a table holds; None when it holds none."""
    model = model_of(table)
    return model if model is not None and issubclass(model, Record) else None


__all__ = [
    "ARRAY",
    "END_OF_DATE",
    "JSONB",
    "KEY",
    "NEWEST_BY",
    "PART_OF",
    "SHOWN_AS",
    "UNKNOWN",
    "Base",
    "CheckConstraint",
    "Derived",
    "DerivedList",
    "DerivedOne",
    "Facet",
    "ForeignKey",
    "Index",
    "Named",
    "PartialDate",
    "Period",
    "Record",
    "Searched",
    "TargetGroup",
    "Texts",
    "Values",
    "add_to",
    "choice",
    "counted_in",
    "derived",
    "end_of",
    "every_record",
    "facets_of",
    "inverse",
    "leading_to",
    "link_table",
    "made_table",
    "model_of",
    "record_in",
    "record_of",
    "swedish",
]
