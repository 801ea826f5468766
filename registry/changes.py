"""The trail: every change to every record, under one commit per transaction. The database writes it, nobody else.

A commit's position is drawn when the transaction ends, under a lock: positions are in commit order, so a reader that
asks for "after N" misses nothing. What a transaction wants to say of itself it sets before it changes anything.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from registry.callers import Caller
from registry.storage.record import Base
from registry.storage.terms import Role

#: The caller of what the seeds put in; a record that somebody else changed last is theirs.
SEEDS = Caller(Role.ADMINISTRATOR, signature="seeds")


class Xid8(UserDefinedType[int]):
    """PostgreSQL's transaction number."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Its name in SQL."""
        return "xid8"


class Commit(Base):
    """One transaction that changed something (ändringstillfälle)."""

    __tablename__ = "commits"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    xid: Mapped[int | None] = mapped_column(Xid8, server_default=text("pg_current_xact_id()"), unique=True)
    position: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    #: A key's prefix or a program's name, never a person's.
    caller: Mapped[str | None] = mapped_column(
        server_default=text("nullif(current_setting('registry.caller', true), '')")
    )
    role: Mapped[str | None] = mapped_column(server_default=text("nullif(current_setting('registry.role', true), '')"))
    organisation_id: Mapped[UUID | None] = mapped_column(
        server_default=text("(nullif(current_setting('registry.organisation', true), ''))::uuid")
    )
    act: Mapped[str | None] = mapped_column(server_default=text("nullif(current_setting('registry.act', true), '')"))
    reason: Mapped[str | None] = mapped_column(
        server_default=text("nullif(current_setting('registry.reason', true), '')")
    )


class Change(Base):
    """One row of one record, or of a part that hangs on it, before and after (ändring)."""

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    commit_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("commits.id"))
    record_type: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[UUID]
    part: Mapped[str | None]
    verb: Mapped[str] = mapped_column(String(40))
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    #: When something was taken out of `before` and `after` because the law demanded it.
    erased_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("verb in ('CREATED', 'UPDATED', 'DELETED', 'ERASED')", name="verb"),
        Index("ix_changes_commit_id", "commit_id", "id"),
        Index("ix_changes_record_id", "record_id", "id"),
    )


async def sign(connection: AsyncConnection | AsyncSession, by: Caller, act: str, reason: str | None = None) -> None:
    """Say who changes what and why; holds until the transaction ends."""
    told = {
        "caller": by.signature,
        "role": by.role.value,
        "organisation": str(by.organisation or ""),
        "act": act,
        "reason": reason or "",
    }
    set_all = ", ".join(f"set_config('registry.{name}', :{name}, true)" for name in told)
    await connection.execute(text(f"select {set_all}"), told)
