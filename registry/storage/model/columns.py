"""The columns that many concepts have alike: dates as far as they are known, lists of values, words, periods.

A concept that has a period, a target group or a readable key of its own is built on the classes here.
"""

from enum import Enum
from typing import Annotated, Any, ClassVar

from sqlalchemy import ColumnElement, Text, literal_column, text
from sqlalchemy import Enum as EnumType
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from registry.storage.model.terms import DateStatus

#: A date as far as it is known: 2022, 2022-06 or 2022-06-14. In collation "C" it sorts right as text, and a year or a
# month followed by "~" is later than every day in it, so that filters need no conversion. (DESIGN: dates know their
# precision.)
#: What comes after every day of the month or year that such a text stands for.
END_OF_DATE = "~"
PartialDate = Annotated[str, mapped_column(Text(collation="C"), info={"partial_date": True})]
#: In a column's info: what sorts where it is unknown, if not before every known value.
UNKNOWN = "unknown"
# A list of small values, such as sources. They are no records: they are stored in a column, and change with its record.
Values = Annotated[list[dict[str, Any]], mapped_column(JSONB, server_default=text("'[]'"))]
Texts = Annotated[list[str], mapped_column(ARRAY(Text), server_default=text("'{}'"))]


def end_of(date: ColumnElement[Any]) -> ColumnElement[Any]:
    """A partial date in a statement as what comes after each of its days, to compare other dates with."""
    return date.concat(literal_column(f"'{END_OF_DATE}'", Text()))


def choice(enum: type[Enum], name: str) -> EnumType:
    """A text column that holds one of an enum's names; `name` ends the CHECK's name."""
    return EnumType(enum, name=name, native_enum=False, create_constraint=True, length=40)


class Period:
    """From and to, each planned or actual."""

    grouped: ClassVar[tuple[str, ...]] = ("period",)

    period_start: Mapped[PartialDate | None]
    period_start_is: Mapped[DateStatus | None] = mapped_column(choice(DateStatus, "period_start_is"))
    # An open end comes after every known one.
    period_end: Mapped[str | None] = mapped_column(Text(collation="C"), info={"partial_date": True, UNKNOWN: "9999"})
    period_end_is: Mapped[DateStatus | None] = mapped_column(choice(DateStatus, "period_end_is"))


class TargetGroup:
    """Whom it is for; ages in whole years, when stated."""

    grouped: ClassVar[tuple[str, ...]] = ("target_group",)

    target_group_text: Mapped[str | None]
    target_group_age_from: Mapped[int | None]
    target_group_age_to: Mapped[int | None]


class Named:
    """A readable key that keeps answering after it has changed; among what is shown it leads to one record."""

    slug: Mapped[str] = mapped_column(Text(collation="C"), index=True)
    former_slugs: Mapped[Texts]
