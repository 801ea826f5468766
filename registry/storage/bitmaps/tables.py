"""The tables of the bitmaps. The database keeps them itself, at each commit."""

from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.dialects.postgresql import BIT
from sqlalchemy.orm import Mapped, mapped_column

from registry.storage.model.record import Base

#: How many records' bits stand in one row. A row of a kilobyte is changed within its page and is never stored apart.
BITS = 8192


class BitmapOrdinal(Base):
    """Which bit of all bitmaps of its type is a record's (nummer i bitkartor); it is never given to another."""

    __tablename__ = "bitmap_ordinals"
    is_machinery = True
    follows_commits = True

    record_type: Mapped[str] = mapped_column(String(40), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    record_id: Mapped[UUID]

    # With what the rows of a list become bits by.
    __table_args__ = (Index("uq_bitmap_ordinals_record_id", "record_id", unique=True, postgresql_include=("ordinal",)),)


class Bitmap(Base):
    """Which of 8,192 records of a type have a value of an attribute, of those that everybody sees (bitkarta)."""

    __tablename__ = "bitmaps"
    is_machinery = True
    follows_commits = True

    record_type: Mapped[str] = mapped_column(String(40), primary_key=True)
    #: Which records: those whose ordinals, divided by 8,192, give this.
    segment: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    attribute: Mapped[str] = mapped_column(String(80), primary_key=True)
    #: A word of an enum, or the id of what the attribute leads to.
    value: Mapped[str] = mapped_column(String(40), primary_key=True)
    bits: Mapped[str] = mapped_column(BIT(BITS))

    # Half of a page is left for rows as they are changed, so that no index must be.
    __table_args__ = ({"postgresql_with": {"fillfactor": "50"}},)
