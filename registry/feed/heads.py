"""The tables of the change feed. The database writes the first two at commit, under the lock that orders commits."""

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Computed, Index, String, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from registry.storage.model.record import Base, Texts

#: The audience of a record that has been removed: nobody, whatever the reader may see.
GONE = '[["gone"]]'


class Head(Base):
    """Where in the order of commits what is shown of a record last changed, and who may see it (läge i flödet).

    `audience` is a list of clauses that a reader must all meet, each a list of names of which the reader must have one:
    those of organisations, or the record's type for a system that is for all of that type. Null is everybody.
    """

    __tablename__ = "heads"
    is_machinery = True
    follows_commits = True

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    record_type: Mapped[str] = mapped_column(String(40))
    position: Mapped[int] = mapped_column(BigInteger)
    #: The last position at which a change of other records changed what is shown of it.
    echoed_at: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    audience: Mapped[Any | None] = mapped_column(JSONB)
    #: All names in its audience.
    owners: Mapped[list[str] | None] = mapped_column(ARRAY(Text), Computed("owners_of(audience)", persisted=True))

    __table_args__ = (
        Index("ix_heads_position", "position", "record_id"),
        Index("ix_heads_record_type", "record_type", "position", "record_id"),
        Index("ix_heads_hidden", "record_id", postgresql_where=text("audience is not null")),
        Index("ix_heads_owners", "owners", postgresql_using="gin", postgresql_where=text("audience is not null")),
    )


class Departure(Base):
    """Somebody ceased to see a record: when in the order, and who saw it before (bortfall). It is never removed."""

    __tablename__ = "departures"
    is_machinery = True
    follows_commits = True

    position: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    record_type: Mapped[str] = mapped_column(String(40))
    #: The record's audience before; null is that everybody saw it.
    former: Mapped[Any | None] = mapped_column(JSONB)

    __table_args__ = (Index("ix_departures_record_id", "record_id", "position"),)


class Sight(Base):
    """What some callers may see, so that a token need not say whose it is (synfält)."""

    __tablename__ = "sights"
    is_machinery = True
    # A row is never changed, and is there before anyone can name it.
    follows_commits = True

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("gen_random_uuid()"))
    #: Whether they see all that concerns the work; then there are no names.
    sees_all: Mapped[bool] = mapped_column(server_default=text("false"))
    #: The names by which they meet audiences, in order.
    names: Mapped[Texts]

    __table_args__ = (Index("uq_sights_sees_all_names", "sees_all", "names", unique=True),)
