"""The tables of the sources that records name. The database keeps them itself, at each commit."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from registry.storage.model.record import Base

EXACT = Text(collation="C")


class SourceMention(Base):
    """A place where a record names a source: in its list, or by one of its counts or grades (källhänvisning)."""

    __tablename__ = "source_mentions"
    is_machinery = True
    follows_commits = True

    #: The record, the contract's name of the list whose item has the source, if it is not the record's own, and its
    #: place there.
    id: Mapped[str] = mapped_column(EXACT, primary_key=True)
    record_id: Mapped[UUID]
    record_type: Mapped[str] = mapped_column(String(40))
    source_id: Mapped[UUID]
    #: The source as the record has it, with what of the record it is about.
    source: Mapped[Any] = mapped_column(JSONB)
    #: Who sees the record, as in `heads`; null is everybody.
    audience: Mapped[Any | None] = mapped_column(JSONB)

    __table_args__ = (
        Index("ix_source_mentions_record_id", "record_id"),
        Index("ix_source_mentions_source_id", "source_id", "record_type", "record_id"),
        # Of what everybody sees, which is nearly all, whoever counts need not look at the rows.
        Index(
            "ix_source_mentions_shown",
            *("source_id", "record_type", "record_id"),
            postgresql_where=text("audience is null"),
        ),
    )


class SourceCount(Base):
    """A source that records name (källa), and how many do; without any it is forgotten."""

    __tablename__ = "source_counts"
    is_machinery = True
    follows_commits = True

    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[str | None] = mapped_column(EXACT)
    url: Mapped[str | None] = mapped_column(EXACT)
    publisher: Mapped[str | None] = mapped_column(EXACT)
    date: Mapped[str | None] = mapped_column(EXACT)
    title_sort: Mapped[str] = mapped_column(EXACT)
    publisher_sort: Mapped[str] = mapped_column(EXACT)
    #: How many records name it, and how many of those everybody sees.
    records: Mapped[int]
    shown_records: Mapped[int]

    __table_args__ = ({"postgresql_with": {"fillfactor": "80"}},)
