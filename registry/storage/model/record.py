"""The base record: what every concept carries, and the small vocabulary in which concepts describe themselves.

A concept is read by name: a contract field `localTargetGroup` finds the columns `local_target_group_…`, a relation or
a derived value of that name. Only what cannot be a column is written as a function, with `derived`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, ClassVar
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

from registry.storage.model.terms import DateStatus, Publication, RecordType

# A date as far as it is known: 2022, 2022-06 or 2022-06-14. In collation "C" it sorts right as text, and a year or a
# month followed by "~" is later than every day in it, so that filters need no conversion. (DESIGN: dates know their
# precision.)
PartialDate = Annotated[str, mapped_column(Text(collation="C"), info={"partial_date": True})]
# A list of small values without a life of their own, kept and versioned with the record.
Values = Annotated[list[dict[str, Any]], mapped_column(JSONB, server_default=text("'[]'"))]
Texts = Annotated[list[str], mapped_column(ARRAY(Text), server_default=text("'{}'"))]

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


#: In a table's info: the column with the record that its rows are parts of. They are in that record's trail.
PART_OF = "part_of"


def choice(enum: type[Enum], name: str) -> EnumType:
    """A text column that holds one of an enum's names; `name` ends the CHECK's name."""
    return EnumType(enum, name=name, native_enum=False, create_constraint=True, length=40)


class Base(DeclarativeBase):
    """All tables of the registry."""

    metadata = MetaData(naming_convention=NAMES)
    #: Whether the registry alone writes it, so that no rule for what people write is needed.
    is_machinery: ClassVar[bool] = False
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
    """A many-to-many link: two columns, each with the table it points at. Read from both sides.

    Its rows are parts of the record that the first column points at.
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
    """A relation to read along, told where the foreign key is; `target` is the concept that holds the key."""
    return relationship(target, viewonly=True, lazy="raise", **how)


def add_to(model: type[Any], **additions: Any) -> None:
    """What a concept adds to one that it stands on: relations back to it, and values that are derived from it.

    Said in the file of the concept that adds it, so that concepts import each other in one direction only.
    """
    for name, what in additions.items():
        setattr(model, name, what)


@dataclass(frozen=True)
class Derived:
    """A value computed from a row: `compute(row, scope, arguments)` gives an SQL expression."""

    compute: Callable[..., Any]


def derived(compute: Callable[..., Any]) -> Any:
    """Mark a function of (row, scope) as a value that the contract can name like a column."""
    return Derived(compute)


@dataclass(frozen=True)
class DerivedList:
    """A list that no key leads to: `meets(row, other, scope, **arguments)` says which, `order(row, other)` how."""

    target: Callable[[], Any]
    meets: Callable[..., list[Any]]
    order: Callable[..., list[Any]]


@dataclass(frozen=True)
class Facet:
    """What a list can be counted by: paths of relations from the record to the row that holds `value` and `label`.

    Without paths the value is an enum column of the record itself and its labels are the enum's.
    """

    value: str
    label: str | None = None
    label_en: str | None = None
    paths: tuple[tuple[str, ...], ...] = ()


def swedish(column: str) -> Computed:
    """A stored copy of a text in Swedish alphabetical order: å, ä, ö last, case folded."""
    return Computed(f"swedish_sort({column})", persisted=True)


class Record(Base):
    """What every record carries (post)."""

    __abstract__ = True

    record_type: ClassVar[RecordType]
    #: What people call its records when they are many, in Swedish; told of those that a seed file fills.
    plural: ClassVar[str]
    #: The columns that tell its records apart where no slug and no unique index does.
    natural_key: ClassVar[tuple[str, ...]] = ()
    #: Columns that order a list when the caller gives no order; never null.
    default_order: ClassVar[tuple[str, ...]] = ("id",)
    facets: ClassVar[Mapping[str, Facet]] = {}
    #: Non-null references: to see a record is to see what these point at.
    closes_over: ClassVar[tuple[str, ...]] = ()
    #: The same for references inside a group of columns: the group is shown only with what they point at.
    groups_close_over: ClassVar[tuple[str, ...]] = ()
    #: The columns that say whose it is: those organisations see it unpublished and may change it.
    owned_by: ClassVar[tuple[str, ...]] = ("keeper_id",)
    #: The same for what it is a part of, such as "group.convener_id": what is theirs has no parts that are not.
    owned_through: ClassVar[tuple[str, ...]] = ()
    #: What acts of their own decide: going back to a former version leaves it as it is.
    decided_apart: ClassVar[tuple[str, ...]] = ()
    #: The act that changes it, where the act's name is not "update" and the record's: by the contract's name.
    changed_by: ClassVar[str | None] = None
    #: Whether only administrators know of it.
    for_administrators: ClassVar[bool] = False

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("uuidv7()"))
    version: Mapped[int] = mapped_column(server_default=text("1"))
    #: The organisation that answers for the facts (förvaltande organisation); not a role in the work.
    keeper_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
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

    # What these three lead to stands on the record, so they name it and do not import it.

    @declared_attr
    def keeper(cls) -> Mapped[Any]:
        """The organisation that answers for the facts."""
        return inverse("Organisation", primaryjoin=f"foreign({cls.__name__}.keeper_id) == remote(Organisation.id)")

    @declared_attr
    def history(cls) -> Mapped[list[Any]]:
        """Its changes, the oldest first."""
        return inverse("Change", primaryjoin=f"foreign(Change.record_id) == {cls.__name__}.id")

    @declared_attr
    def external_ids(cls) -> Mapped[list[Any]]:
        """Its keys in other systems."""
        return inverse("ExternalId", primaryjoin=f"foreign(ExternalId.record_id) == {cls.__name__}.id")


def every_record() -> list[type[Record]]:
    """Every concept that has been read in, by name."""
    models = (each.class_ for each in Base.registry.mappers)
    return sorted((each for each in models if issubclass(each, Record)), key=lambda each: each.__name__)


@cache
def record_of(kind: RecordType) -> type[Record]:
    """The concept whose records are of a type; every concept must have been read in."""
    return next(each for each in every_record() if each.record_type is kind)


def model_of(table: Any) -> type[Base] | None:
    """What is mapped to a table: a record, something that is none, or nothing to a bare link table."""
    return next((each.class_ for each in Base.registry.mappers if each.local_table is table), None)


def record_in(table: Any) -> type[Record] | None:
    """The concept whose records a table holds; None when it holds none."""
    model = model_of(table)
    return model if model is not None and issubclass(model, Record) else None


class Period:
    """From and to, each planned or actual."""

    period_start: Mapped[PartialDate | None]
    period_start_is: Mapped[DateStatus | None] = mapped_column(choice(DateStatus, "period_start_is"))
    period_end: Mapped[PartialDate | None]
    period_end_is: Mapped[DateStatus | None] = mapped_column(choice(DateStatus, "period_end_is"))


class TargetGroup:
    """Whom it is for; ages in whole years, when stated."""

    target_group_text: Mapped[str | None]
    target_group_age_from: Mapped[int | None]
    target_group_age_to: Mapped[int | None]


class Named:
    """A readable key that keeps answering after it has changed."""

    slug: Mapped[str] = mapped_column(Text(collation="C"), unique=True)
    former_slugs: Mapped[Texts]


__all__ = [
    "ARRAY",
    "JSONB",
    "PART_OF",
    "Base",
    "CheckConstraint",
    "Derived",
    "DerivedList",
    "Facet",
    "ForeignKey",
    "Index",
    "Named",
    "PartialDate",
    "Period",
    "Record",
    "TargetGroup",
    "Texts",
    "Values",
    "add_to",
    "choice",
    "derived",
    "every_record",
    "inverse",
    "link_table",
    "model_of",
    "record_in",
    "record_of",
    "swedish",
]
