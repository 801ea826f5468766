"""What lists are filtered by: tests of values, and the lines of a filter."""

from datetime import date, datetime
from typing import Any, Generic, TypeVar

import strawberry
from strawberry import UNSET

from schema.language.fields import NOTES, later, list_of
from schema.language.scalars import PartialDate

T = TypeVar("T")


# ---- The lines of a filter -------------------------------------------------------------------------------------------


def condition(
    description: str,
    type_: Any,
    *,
    of: str | None = None,
    via: tuple[str, ...] = (),
    facet: str | None = None,
    paths: tuple[tuple[str, ...], ...] = (),
    name: str | None = None,
    is_search: bool = False,
) -> Any:
    """A field of a filter: a column by its name, or what stands at the end of a path of relations.

    That of a `facet` is about what any of its `paths` leads to, and one that `is_search` about all that is searched.
    """
    type_ = later(type_) if isinstance(type_, str) else type_
    return strawberry.field(
        description=description,
        default=UNSET,
        name=name,
        graphql_type=type_ | None,
        metadata={
            NOTES: {
                "of": of,
                "via": via,
                "facet": facet,
                "paths": paths or ((via,) if via else ()),
                "is_search": is_search,
            }
        },
    )


def connectives(where: str) -> tuple[Any, Any, Any]:
    """The three fields that every filter has: and, or, not."""
    items = list_of(where)
    return (
        condition("All of these (och).", items, name="and"),
        condition("Any of these (eller).", items, name="or"),
        condition("Not this (inte).", later(where), name="not"),
    )


# ---- Tests of values -------------------------------------------------------------------------------------------------


@strawberry.input(description="Tests of an enum (villkor på ordlista).")
class Filter(Generic[T]):
    """Tests of an enum."""

    eq: T | None = strawberry.field(default=UNSET, description="It is this (är).")
    in_: list[T] | None = strawberry.field(default=UNSET, name="in", description="It is one of these (är någon av).")
    not_: T | None = strawberry.field(default=UNSET, name="not", description="It is not this, or is unknown (är inte).")
    is_null: bool | None = strawberry.field(default=UNSET, description="Whether it is unknown (saknas).")


@strawberry.input(
    description="Tests of a text or code (villkor på text). What it begins with, and what it has in it, are read"
    " whatever the case, and without accents other than those of å, ä and ö."
)
class StringFilter:
    """Tests of a text or code."""

    eq: str | None = strawberry.field(default=UNSET, description="It is this (är).")
    in_: list[str] | None = strawberry.field(default=UNSET, name="in", description="It is one of these (är någon av).")
    not_: str | None = strawberry.field(
        default=UNSET, name="not", description="It is not this, or is unknown (är inte)."
    )
    starts_with: str | None = strawberry.field(default=UNSET, description="It begins with this (börjar med).")
    contains: str | None = strawberry.field(default=UNSET, description="It has this somewhere (innehåller).")
    is_null: bool | None = strawberry.field(default=UNSET, description="Whether it is unknown (saknas).")


class AmongFilter:
    """Tests of a value that is computed among the records that a line of the filter chooses."""


@strawberry.input(
    description="Tests of a list of texts (villkor på lista av texter). What a text has in it is read whatever the"
    " case, and without accents other than those of å, ä and ö."
)
class TextsFilter:
    """Tests of a list of texts."""

    contains: str | None = strawberry.field(
        default=UNSET, description="One of them has this somewhere (någon innehåller)."
    )
    is_empty: bool | None = strawberry.field(default=UNSET, description="Whether there are none (är tom).")


@strawberry.input(description="Tests of a list of words (villkor på lista ur ordlista).")
class ListFilter(Generic[T]):
    """Tests of a list of words of a vocabulary."""

    contains: T | None = strawberry.field(default=UNSET, description="It is among them (något är).")


#: Whether who chooses a theme chooses what is in the themes below it too.
CHILDREN = "withChildren"


def with_children() -> Any:
    """The line of a filter that says whether what is below counts too."""
    return strawberry.field(
        default=True,
        graphql_type=bool | None,
        description="What is in the themes below it counts too (även underliggande områden).",
    )


@strawberry.input(description="Tests of what is filed in a tree, such as themes (villkor på områden).")
class RolledUpFilter(StringFilter):
    """Tests of what is filed in a tree."""

    with_children: bool | None = with_children()


@strawberry.input(description="Tests of a whole number (villkor på tal).")
class IntFilter:
    """Tests of a whole number."""

    eq: int | None = strawberry.field(default=UNSET, description="It is this (är).")
    gte: int | None = strawberry.field(default=UNSET, description="At least this (minst).")
    lte: int | None = strawberry.field(default=UNSET, description="At most this (högst).")
    is_null: bool | None = strawberry.field(default=UNSET, description="Whether it is unknown (saknas).")


@strawberry.input(description="Tests of a day (villkor på dag).")
class DateFilter:
    """Tests of a day."""

    from_: date | None = strawberry.field(default=UNSET, name="from", description="Then or later (tidigast).")
    by: date | None = strawberry.field(default=UNSET, description="Then or earlier (senast).")
    is_null: bool | None = strawberry.field(default=UNSET, description="Whether it is unknown (saknas).")


@strawberry.input(description="Tests of a moment (villkor på tidpunkt).")
class MomentFilter:
    """Tests of a moment."""

    from_: datetime | None = strawberry.field(default=UNSET, name="from", description="Then or later (tidigast).")
    by: datetime | None = strawberry.field(default=UNSET, description="Then or earlier (senast).")
    is_null: bool | None = strawberry.field(default=UNSET, description="Whether it is unknown (saknas).")


@strawberry.input(description="A stretch of time; a known part counts as the whole of it (tidsrymd).")
class PeriodInput:
    """A stretch of time."""

    start: PartialDate | None = strawberry.field(default=strawberry.UNSET, description="From and including (från).")
    end: PartialDate | None = strawberry.field(default=strawberry.UNSET, description="To and including (till).")


@strawberry.input(
    description="Tests of a date (villkor på datum). A known part counts as the whole of it: 2022 is every day of 2022."
)
class PartialDateFilter:
    """Tests of a date that may be known only in part."""

    from_: PartialDate | None = strawberry.field(
        default=strawberry.UNSET, name="from", description="Then or later (tidigast)."
    )
    by: PartialDate | None = strawberry.field(default=strawberry.UNSET, description="Then or earlier (senast).")
    is_null: bool | None = strawberry.field(default=strawberry.UNSET, description="Whether it is unknown (saknas).")


@strawberry.input(
    description="Tests of a period (villkor på period). A known part of a date counts as the whole of it: 2022 overlaps"
    " every day of 2022. An unknown date meets no test of itself."
)
class PeriodFilter:
    """Tests of a period."""

    overlaps: PeriodInput | None = strawberry.field(default=strawberry.UNSET, description="Shares a day (överlappar).")
    starts_from: PartialDate | None = strawberry.field(
        default=strawberry.UNSET, description="Starts then or later (börjar tidigast)."
    )
    starts_by: PartialDate | None = strawberry.field(
        default=strawberry.UNSET, description="Starts then or earlier (börjar senast)."
    )
    ends_from: PartialDate | None = strawberry.field(
        default=strawberry.UNSET, description="Ends then or later (slutar tidigast)."
    )
    ends_by: PartialDate | None = strawberry.field(
        default=strawberry.UNSET, description="Ends then or earlier (slutar senast)."
    )
    start_is_null: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whether its start is unknown (start saknas)."
    )
    end_is_null: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whether its end is unknown (slut saknas)."
    )
