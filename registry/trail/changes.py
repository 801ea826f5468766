"""The trail: every change to every record, under one commit per transaction. The database writes it, nobody else.

A commit gets its position when the transaction ends, under a lock, so that positions are in the order of commits and a
reader who asks for what comes after position N misses nothing. Who changes something is given with `sign` before
anything is changed, and why with `give_reason` before each act that has a reason.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    Identity,
    Index,
    String,
    Text,
    and_,
    case,
    func,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import UserDefinedType

from registry.callers import Caller
from registry.storage.model import texts
from registry.storage.model.record import Base, Record, derived, inverse
from registry.storage.model.terms import Role, Term
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql
from registry.trail import entries, parts
from registry.trail.owners import is_owned
from registry.trail.sight import differences_seen, was_seen

#: The caller when seeds are loaded. They never overwrite a record that somebody else was the last to change.
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
    is_machinery = True
    follows_commits = True

    default_order = ("id",)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    xid: Mapped[int | None] = mapped_column(Xid8, server_default=text("pg_current_xact_id()"), unique=True)
    position: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    #: When the transaction began; harvests by dates look it up.
    at: Mapped[datetime] = mapped_column(server_default=text("now()"), index=True)
    #: A key's prefix, a program's name or a person's id, never a person's name.
    caller: Mapped[str | None] = mapped_column(
        server_default=text("nullif(current_setting('registry.caller', true), '')")
    )
    role: Mapped[str | None] = mapped_column(server_default=text("nullif(current_setting('registry.role', true), '')"))
    organisation_id: Mapped[UUID | None] = mapped_column(
        server_default=text("(nullif(current_setting('registry.organisation', true), ''))::uuid")
    )
    #: The other system that it speaks for, by its name as it is kept; null when it speaks for none.
    source: Mapped[str | None] = mapped_column(
        Text(collation="C"), server_default=text("nullif(current_setting('registry.source', true), '')")
    )
    #: All acts of the transaction. They may tell of records that others may not see, so see `act`.
    acts: Mapped[str | None] = mapped_column(
        "act", server_default=text("nullif(current_setting('registry.act', true), '')")
    )

    #: The person that `caller` names, if it is one.
    person_id: Mapped[UUID | None] = mapped_column(
        Computed(
            "case when caller ~ '^person_[0-9a-f]{32}$' then (substr(caller, 8))::uuid end",
            persisted=True,
        ),
        index=True,
    )

    #: Who did it and on whose behalf stand on the trail, so they are named and not imported.
    person = inverse("Person", primaryjoin="foreign(Commit.person_id) == Person.id")
    organisation = inverse("Organisation", primaryjoin="foreign(Commit.organisation_id) == Organisation.id")

    @derived
    def act(row: Row, scope: Scope) -> Sql:
        """All acts of the transaction, for whoever did them and for administrators; others see that of each change."""
        own = scope.self_only(row.c.person_id)
        return case((and_(*own), row.c.act)) if own else row.c.act


class ChangeVerb(Term):
    """What was done to a record (ändringens slag)."""

    CREATED = "CREATED", "skapad", "created"
    UPDATED = "UPDATED", "ändrad", "updated"
    DELETED = "DELETED", "borttagen", "removed"
    ERASED = (
        "ERASED",
        "raderad",
        "erased",
        "innehåll togs bort för att lagen krävde det",
        "content was taken out by law",
    )


class Change(Base):
    """One row of one record, or of a part that hangs on it, before and after (ändring)."""

    __tablename__ = "changes"
    is_machinery = True
    follows_commits = True
    default_order = ("id",)
    compares = ("fields",)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    commit_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("commits.id"))
    record_type: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[UUID]
    part: Mapped[str | None]
    verb: Mapped[str] = mapped_column(String(40))
    #: When it was made, which is when its commit began.
    at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    #: Which of the transaction's acts made the change, by its place among them; 0 where there is one, or none.
    step: Mapped[int] = mapped_column(
        server_default=text("(coalesce(nullif(current_setting('registry.step', true), ''), '0'))::integer")
    )
    #: The act that made the change.
    act: Mapped[str | None] = mapped_column(
        server_default=text(
            "coalesce(nullif(current_setting('registry.this_act', true), ''),"
            " nullif(current_setting('registry.act', true), ''))"
        )
    )
    #: Why, in the words of the act that made the change.
    reason: Mapped[str | None] = mapped_column(
        server_default=text("nullif(current_setting('registry.reason', true), '')")
    )
    #: When something was taken out of `before`, `after` or `reason` because the law demanded it.
    erased_at: Mapped[datetime | None]

    commit: Mapped[Commit] = relationship(viewonly=True, lazy="raise")

    @classmethod
    def shown(cls, row: Row, scope: Scope) -> list[Sql]:
        """The conditions under which a change is told to the caller, for all that its act did to the record.

        Those who own the record are told of all acts, and everyone of those after which they would have seen it.
        """
        return [entries.stands_for_its_act(row, scope), *cls.known(row, scope)]

    @classmethod
    def known(cls, row: Row, scope: Scope) -> list[Sql]:
        """The conditions under which the caller may know of a change, whether or not it stands for its act."""
        if scope.role.sees_all:
            return []
        seen = or_(*cls._by_type(row, scope, was_seen))
        return [or_(is_owned(row, scope), seen) if scope.role.has_own else seen]

    @staticmethod
    def _by_type(row: Row, scope: Scope, meets: Callable[[Row, Any, Scope], Sql]) -> list[Sql]:
        """A condition on changes of the record that they were reached from, and that on those of each kind of part."""
        first, *others = parts.told_with(scope.reached_from(row))
        if not others:
            return [meets(row, first, scope)]
        kinds = ((each, scope.word(each.record_type.value)) for each in (first, *others))
        return [and_(row.c.record_type == kind, meets(row, each, scope)) for each, kind in kinds]

    @derived
    def done(row: Row, scope: Scope) -> Sql:
        """What was done to the record by all of the act's changes."""
        return entries.verb(row, scope)

    @derived
    def version(row: Row, scope: Scope) -> Sql:
        """The version that the record had after the act."""
        return entries.version(row, scope)

    @derived
    def fields(row: Row, scope: Scope) -> Sql:
        """The differences, field by field; those who do not own the record get what they could read before and after.

        See `differences_seen`.
        """
        own, *others = parts.told_with(scope.reached_from(row))
        kinds = [(row.c.record_type == scope.word(each.record_type.value), each) for each in others]
        told = [(is_other, Change._fields_of(row, each, scope)) for is_other, each in kinds]
        rest = Change._fields_of(row, own, scope)
        return case(*told, else_=rest) if told else rest

    @derived
    def of_part(row: Row, scope: Scope) -> Sql:
        """Which part of the record was changed, by its id; null when it was the record itself."""
        return parts.part(row, scope.reached_from(row), scope)

    @derived
    def part_type(row: Row, scope: Scope) -> Sql:
        """What kind of record that part is."""
        return parts.part_type(row, scope.reached_from(row), scope)

    @derived
    def part_name(row: Row, scope: Scope) -> Sql:
        """What people call that part."""
        return parts.part_name(row, scope.reached_from(row), scope)

    @staticmethod
    def _fields_of(row: Row, model: type[Record], scope: Scope) -> Sql:
        if scope.role.sees_all:
            return entries.differences(row, model, scope)
        openly = differences_seen(row, model, scope, entries.words(scope, model, openly=True))
        if not scope.role.has_own:
            return openly
        return case((is_owned(row, scope), entries.differences(row, model, scope)), else_=openly)

    __table_args__ = (
        CheckConstraint("verb in ('CREATED', 'UPDATED', 'DELETED', 'ERASED')", name="verb"),
        CheckConstraint("not holds_personal_number(coalesce(reason, ''))", name="no_personal_number"),
        CheckConstraint(f"is_text(reason, {texts.IN_TRAIL.most}, true)", name="reason_is_text"),
        Index("ix_changes_commit_id", "commit_id", "id"),
        Index("ix_changes_record_id", "record_id", "id"),
        # What there was before it changed, since a moment: one record, all of a type, and what hangs on them.
        Index("ix_changes_before_of", "record_id", "at", postgresql_where=text("part is null and before is not null")),
        Index(
            "ix_changes_before_at", "record_type", "at", postgresql_where=text("part is null and before is not null")
        ),
        Index("ix_changes_part_at", "part", "at", postgresql_where=text("part is not null and before is not null")),
    )


_SIGN = text(
    "select "
    + ", ".join(f"set_config('registry.{name}', :{name}, true)" for name in ("caller", "role", "organisation", "act"))
)


async def sign(connection: AsyncConnection | AsyncSession, by: Caller, act: str) -> None:
    """Say who makes the changes of this transaction, and by which acts; it must come before the first of them.

    When there are several, `begin` says which of them makes the changes that follow.

    The database's triggers read it when they write the commit. It is forgotten when the transaction ends.
    """
    parameters = {
        "caller": by.signature,
        "role": by.role.value,
        "organisation": str(by.organisation or ""),
        "act": act,
    }
    await connection.execute(_SIGN, parameters)


async def begin(session: AsyncSession, act: str, step: int) -> None:
    """Say by which of the transaction's acts the changes that follow are made; `step` is its place among them.

    A record gets one new version for each act that changes it, however many changes that takes.
    """
    said = {"this_act": act, "step": str(step)}
    set_all = (func.set_config(f"registry.{name}", value, literal_column("true")) for name, value in said.items())
    await session.execute(select(*set_all))


async def speak_for(session: AsyncSession, system: str) -> None:
    """Say which other system the changes of this transaction come from; it must come before the first of them."""
    await session.execute(select(func.set_config("registry.source", system, literal_column("true"))))


async def give_reason(session: AsyncSession, reason: str | None) -> None:
    """Say why the changes that follow in this transaction are made, until the next reason; None is no reason."""
    await session.execute(select(func.set_config("registry.reason", reason or "", literal_column("true"))))
