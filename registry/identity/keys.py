"""Keys to the API: who may act for whom over the network. A key is for a function or a system, never a named person.

A key is shown once, when it is made; only its digest is kept. It is looked up by its prefix, which is not secret and
is how the trail names whoever used it.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, LargeBinary, Text, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.callers import Caller
from registry.concepts.memberships import members_of
from registry.concepts.organisations import Organisation
from registry.errors import Unauthenticated
from registry.matrix import Act
from registry.storage.model.record import SHOWN_AS, Base, CheckConstraint, ForeignKey, Record, choice, derived
from registry.storage.model.terms import RecordType, Role
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

PREFIX, PREFIX_LENGTH = "prk_", 8
WHOLE = re.compile(rf"{PREFIX}[0-9a-f]{{{PREFIX_LENGTH}}}_[\w-]+", re.ASCII)


class ApiKey(Record):
    """A key to the API (nyckel). Revoked is withdrawn, with a reason."""

    __tablename__ = "api_keys"
    record_type = RecordType.API_KEY
    plural = "Nycklar"
    access_depends_on = ("INSERT", "DELETE", "UPDATE")
    changed_by = Act.ROTATE_KEY
    for_administrators = True
    default_order = ("prefix",)

    purpose: Mapped[str]
    prefix: Mapped[str] = mapped_column(Text(collation="C"), unique=True)
    #: SHA-256 of the whole key: it holds 256 random bits, so that nothing slower is needed. Never in the trail.
    digest: Mapped[bytes] = mapped_column(LargeBinary, info={"private": True})
    role: Mapped[Role] = mapped_column(choice(Role, "role"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"), info={SHOWN_AS: "holder"})
    #: The types of records that a system's key is for. With none an organisation's is for all of them.
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    #: The other systems that it speaks for, as `system_as_kept` writes them. With none it speaks for no system.
    systems: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    expires_at: Mapped[datetime | None]

    organisation: Mapped[Organisation | None] = relationship(
        foreign_keys=[organisation_id], viewonly=True, lazy="raise"
    )

    @derived
    def last_used_at(row: Row, scope: Scope) -> Sql:
        """When it last opened the API, to the minute."""
        use = scope.alias(KeyUse)
        return scope.scalar(select(use.c.at).where(use.c.prefix == row.c.prefix), use)

    __table_args__ = (
        CheckConstraint("role <> 'ANONYMOUS'", name="role_may_something"),
        CheckConstraint(
            "role not in ('READER', 'EDITOR', 'INTEGRATION') or organisation_id is not null",
            name="organisation_by_role",
        ),
        CheckConstraint("role <> 'NATIONAL_INTEGRATION' or scopes <> '{}'", name="national_system_has_scopes"),
        CheckConstraint(
            r"array_to_string(systems, chr(10)) ~ '^([a-z0-9][a-z0-9:._-]*(\n[a-z0-9][a-z0-9:._-]*)*)?$'",
            name="systems_written",
        ),
        CheckConstraint("prefix ~ '^prk_[0-9a-f]{8}$'", name="prefix"),
    )


class KeyUse(Base):
    """When a key last opened the API. Beside the key, so that using it is no change to it."""

    __tablename__ = "key_uses"
    is_machinery = True

    prefix: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


def digest(secret: str) -> bytes:
    """What is kept of a key."""
    return sha256(secret.encode()).digest()


# ---- Who is calling --------------------------------------------------------------------------------------------------

#: A key that holds now, with the organisations it acts for: an RSS body's also its member municipalities. One that
#: changes everybody's records belongs to its organisation, and acts for no members of it.
_FIND = f"""
select k.id, prefix, digest, role, k.organisation_id, scopes, systems, purpose,
  coalesce(expires_at <= now(), false) as expired,
  array(select k.organisation_id where k.organisation_id is not null
        union select member.municipality_id from ({members_of("array[k.organisation_id]")}) as member
          where role in ('READER', 'EDITOR', 'INTEGRATION')) as organisations
from api_keys k where publication = 'PUBLISHED' and """  # noqa: S608 - the rule's own words
FIND, FIND_BY_ID = f"{_FIND} prefix = $1", f"{_FIND} k.id = $1"


def caller_of(secret: str, found: Mapping[str, Any] | None) -> Caller:
    """The caller that a key stands for, given its row; Unauthenticated when it is none, expired or revoked."""
    # Compared as digests, in constant time: the answer's delay says nothing about the key.
    kept = found["digest"] if found else b"\0" * 32
    if not compare_digest(digest(secret), kept) or found is None or found["expired"]:
        raise Unauthenticated
    return caller_by(found)


def caller_by(found: Mapping[str, Any]) -> Caller:
    """The caller that a key's row stands for, whoever has its secret."""
    return Caller(
        Role[found["role"]],
        found["purpose"],
        found["organisation_id"],
        tuple(found["organisations"]),
        frozenset(RecordType[each] for each in found["scopes"]),
        frozenset(found["systems"]),
        found["prefix"],
        key=found["id"],
    )


def covers(caller: Caller, key: ApiKey) -> bool:
    """Whether a caller sees all that a key sees, as of now; who only reads does not stand for one that changes."""
    if caller.role.sees_all:
        return True
    if caller.role is Role.NATIONAL_INTEGRATION:
        return key.role is caller.role and all(caller.is_for(RecordType[each]) for each in key.scopes)
    reads = caller.role is Role.READER
    return key.organisation_id in caller.organisations and (key.role is Role.READER if reads else key.role.has_own)


def is_whole(secret: str) -> bool:
    """Whether a text has the form of a key, so that it is worth looking for."""
    return WHOLE.fullmatch(secret) is not None


def prefix_of(secret: str) -> str:
    """The part of a key that is not secret."""
    return secret[: len(PREFIX) + PREFIX_LENGTH]


#: Once a minute is enough to see which keys are in use.
USED = """
insert into key_uses (prefix, at) values ($1, now())
on conflict (prefix) do update set at = excluded.at where key_uses.at < excluded.at - interval '1 minute'
"""
