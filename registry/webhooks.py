"""Webhooks: addresses that are told that something has changed, and never what; the receiver asks the change feed.

    webhooks            whose they are, where they lead, and whether they are told anything now
    webhook_places      how far each has come in the change feed, and what is on its way to it
    webhook_deliveries  what came of each attempt

A webhook sees what its key sees, as of now, and stops with it. Its secret is never stored: it is worked out from a
random seed of its own and REGISTRY_WEBHOOK_KEY, which is not in the database, so that a dump does not give it.
"""

import hmac
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    DateTime,
    Identity,
    LargeBinary,
    Text,
    and_,
    any_,
    case,
    literal_column,
    null,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.callers import Caller
from registry.concepts.organisations import Organisation
from registry.errors import Invalid, NotAllowed
from registry.identity.keys import ApiKey, covers
from registry.matrix import Act
from registry.settings import Settings
from registry.storage.model.holding import Holding
from registry.storage.model.record import SHOWN_AS, Base, CheckConstraint, ForeignKey, Index, Record, choice, derived
from registry.storage.model.terms import RecordType, Role, Term
from registry.storage.reading.scope import CALLER, Scope
from registry.storage.reading.statement import Row, Sql

#: How long what came of each attempt is kept, as PostgreSQL writes it.
KEPT = "30 days"
#: How many of the newest attempts of each webhook are kept at most.
MOST_KEPT = 200
#: How long it takes until a webhook can be pinged again, until its failures are forgotten again because somebody asks
#: for that, and until one that is removed makes room for another.
AGAIN = timedelta(minutes=1)
#: For how long the secret before the newest signs too.
BOTH_SIGN = timedelta(days=1)


class WebhookState(Term):
    """Whether a webhook is told of changes (läge för en webhook)."""

    ACTIVE = "ACTIVE", "aktiv", "active"
    PAUSED = "PAUSED", "pausad", "paused"


class PauseReason(Term):
    """Why a webhook is told nothing (skäl till paus)."""

    BY_HAND = "BY_HAND", "pausad av någon", "paused by somebody"
    FAILED = (
        "FAILED",
        "för många misslyckade försök",
        "too many failures",
        "mottagaren har inte tagit emot efter många försök i följd",
        "the receiver has not accepted after many attempts in a row",
    )
    GONE = "GONE", "mottagaren finns inte mer", "the receiver is gone", "mottagaren svarade 410", "it answered 410"
    KEY_ENDED = (
        "KEY_ENDED",
        "nyckeln gäller inte mer",
        "its key has ended",
        "nyckeln, vars synfält webhooken har, är återkallad eller har gått ut",
        "the key whose sight it has is revoked or has expired",
    )
    HISTORY_LOST = (
        "HISTORY_LOST",
        "databasen är återläst från en äldre kopia",
        "the database was restored from an older copy",
        "läs om allt, och fortsätt från ett nytt ändringsmärke med `replayWebhook`",
        "load everything anew, and go on from a new token with `replayWebhook`",
    )


class DeliveryKind(Term):
    """What was sent (slag av leverans)."""

    CHANGES = "CHANGES", "ändringar", "changes"
    PING = "PING", "prov", "ping"


class DeliveryOutcome(Term):
    """What came of an attempt (utfall av ett försök)."""

    DELIVERED = "DELIVERED", "levererad", "delivered", "mottagaren svarade 2xx", "the receiver answered 2xx"
    REFUSED = "REFUSED", "inte mottagen", "not accepted", "mottagaren svarade något annat", "it answered otherwise"
    REDIRECTED = (
        "REDIRECTED",
        "hänvisad vidare",
        "redirected",
        "mottagaren hänvisade till en annan adress, och den följs inte: ändra adressen",
        "the receiver pointed at another address, which is not followed: change the address",
    )
    GONE = "GONE", "finns inte mer", "gone", "mottagaren svarade 410", "the receiver answered 410"
    TIMED_OUT = "TIMED_OUT", "svarade inte i tid", "did not answer in time"
    UNREACHABLE = "UNREACHABLE", "gick inte att nå", "could not be reached"
    NOT_ALLOWED = (
        "NOT_ALLOWED",
        "adressen är inte tillåten",
        "the address is not allowed",
        "namnet leder till en privat, lokal eller reserverad adress",
        "the name leads to a private, local or reserved address",
    )


class Webhook(Record):
    """An address that is told that something has changed (webhook). Removed is withdrawn."""

    __tablename__ = "webhooks"
    record_type = RecordType.WEBHOOK
    plural = "Webhookar"
    for_administrators = True
    owned_by = ("organisation_id",)
    held = Holding(keepers=("organisation_id",))
    changed_by = Act.UPDATE_WEBHOOK

    purpose: Mapped[str]
    endpoint_url: Mapped[str]
    #: The types of records that it is told of; none is all.
    types: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    state: Mapped[WebhookState] = mapped_column(choice(WebhookState, "state"), server_default="ACTIVE")
    pause_reason: Mapped[PauseReason | None] = mapped_column(choice(PauseReason, "pause_reason"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"), info={SHOWN_AS: "holder"})
    #: The key whose sight it has.
    key_id: Mapped[UUID] = mapped_column(ForeignKey("api_keys.id"), info={SHOWN_AS: "key"})
    #: What its secret is worked out from, and that of the secret before, which signs too until then.
    seed: Mapped[bytes] = mapped_column(LargeBinary, info={"private": True})
    former_seed: Mapped[bytes | None] = mapped_column(LargeBinary, info={"private": True})
    former_until: Mapped[datetime | None] = mapped_column(info={"private": True})

    organisation: Mapped[Organisation | None] = relationship(
        foreign_keys=[organisation_id], viewonly=True, lazy="raise"
    )
    key: Mapped[ApiKey] = relationship(viewonly=True, lazy="raise")
    deliveries: Mapped[list["Delivery"]] = relationship(viewonly=True, lazy="raise")

    @classmethod
    def shown(cls, row: Row, scope: Scope) -> list[Sql]:
        """Whoever acts for its organisation sees it, and those who see all; a system if its key is for webhooks."""
        if scope.role.sees_all:
            return []
        return [scope.shows(row, cls), *([scope.is_for(cls)] if scope.role.is_system else [])]

    @classmethod
    def allows(cls, row: Row, scope: Scope) -> Sql:
        """Whether the caller may do more than see and pause it: the same as `require_more`, as SQL."""
        if scope.role.sees_all:
            return true()
        key, kinds = scope.alias(ApiKey), [Role.READER]
        if scope.role is Role.NATIONAL_INTEGRATION:
            types = scope.bind(lambda values: values[CALLER]["types"], ARRAY(Text()))
            rule = and_(key.c.role == scope.word(scope.role.value), key.c.scopes.contained_by(types))
        else:
            kinds += [] if scope.role is Role.READER else [Role.EDITOR, Role.INTEGRATION]
            own = key.c.organisation_id == any_(scope.own())
            rule = and_(own, or_(*(key.c.role == scope.word(each.value) for each in kinds)))
        return scope.exists(select(literal_column("1")).where(key.c.id == row.c.key_id, rule), key)

    async def require_more(self, session: AsyncSession, caller: Caller, act: Act) -> None:
        """NotAllowed unless the caller sees what the webhook's key sees, and changes what it changes.

        Whoever decides where it leads is told of all that its key sees. To pause it tells nobody more.
        """
        if act is not Act.PAUSE_WEBHOOK and not covers(caller, await session.get_one(ApiKey, self.key_id)):
            raise NotAllowed.sees_less()

    @derived
    def failures(row: Row, scope: Scope) -> Sql:
        """How many attempts have failed since the last that did not."""
        return _of_place(row, scope, "failures")

    @derived
    def next_at(row: Row, scope: Scope) -> Sql:
        """When the next attempt is made of what has failed."""
        return _of_place(row, scope, "next_at", failed=True)

    @derived
    def cursor(row: Row, scope: Scope) -> Sql:
        """How far it has come, for those who may change it: a token holds the sight of its key."""
        return case((Webhook.allows(row, scope), _of_place(row, scope, "cursor")), else_=null())

    __table_args__ = (
        CheckConstraint("(state = 'PAUSED') = (pause_reason is not null)", name="paused_has_reason"),
        CheckConstraint("(former_seed is null) = (former_until is null)", name="former_seed_ends"),
        CheckConstraint("publication <> 'PUBLISHED'", name="never_published"),
        Index("ix_webhooks_organisation_id", "organisation_id", "id"),
        Index("ix_webhooks_key_id", "key_id"),
    )


class Place(Base):
    """How far a webhook has come, and what is on its way to it (läge). Beside it, so that no delivery is a change."""

    __tablename__ = "webhook_places"
    is_machinery = True

    webhook_id: Mapped[UUID] = mapped_column(ForeignKey("webhooks.id", ondelete="CASCADE"), primary_key=True)
    #: How far it has come: what changed up to there was accepted, or is not for it.
    cursor: Mapped[str] = mapped_column(Text(collation="C"))
    #: Up to where in the order of commits it has been seen that there is no more, and when.
    looked_to: Mapped[int] = mapped_column(BigInteger, server_default=text("-1"))
    looked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=text("now()"))
    #: What is on its way: its id, its body and the token that it leads to. Each attempt sends the same.
    message_id: Mapped[str | None] = mapped_column(Text(collation="C"))
    message: Mapped[str | None] = mapped_column(Text(collation="C"))
    message_to: Mapped[str | None] = mapped_column(Text(collation="C"))
    #: The id of a ping that is asked for.
    ping_id: Mapped[str | None] = mapped_column(Text(collation="C"))
    #: When a ping was last asked for, and when failures were last forgotten because somebody asked for that.
    pinged_at: Mapped[datetime | None]
    forgotten_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(server_default=text("0"))
    next_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=text("now()"))
    #: Who delivers to it now, and until when nobody else does.
    lease: Mapped[UUID | None]
    leased_until: Mapped[datetime | None]

    __table_args__ = (Index("ix_webhook_places_next_at", "next_at"),)


class Delivery(Base):
    """An attempt to tell a webhook something, and what came of it (leveransförsök)."""

    __tablename__ = "webhook_deliveries"
    is_machinery = True

    default_order = ("id",)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    webhook_id: Mapped[UUID] = mapped_column(ForeignKey("webhooks.id", ondelete="CASCADE"))
    message_id: Mapped[str] = mapped_column(Text(collation="C"))
    kind: Mapped[DeliveryKind] = mapped_column(choice(DeliveryKind, "kind"))
    attempt: Mapped[int]
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=text("now()"))
    outcome: Mapped[DeliveryOutcome] = mapped_column(choice(DeliveryOutcome, "outcome"))
    #: The status that the receiver answered with, if it answered.
    status: Mapped[int | None]
    milliseconds: Mapped[int]

    __table_args__ = (
        Index("ix_webhook_deliveries_webhook_id", "webhook_id", "id"),
        Index("ix_webhook_deliveries_at", "at"),
    )


def _of_place(row: Row, scope: Scope, column: str, *, failed: bool = False) -> Sql:
    place = scope.alias(Place)
    found = select(place.c[column]).where(place.c.webhook_id == row.c.id)
    return scope.scalar(found.where(place.c.failures > literal_column("0")) if failed else found, place)


# ---- Secrets ---------------------------------------------------------------------------------------------------------


def require_key(chosen: Settings) -> bytes:
    """REGISTRY_WEBHOOK_KEY; Invalid when whoever runs the registry has not set it."""
    found = chosen.webhook_key
    if found is None:
        raise Invalid(
            "This registry has no webhooks: REGISTRY_WEBHOOK_KEY is not set.",
            "Det här registret har inga webhookar: REGISTRY_WEBHOOK_KEY är inte satt.",
            "Tell whoever runs it.",
            "Säg till den som driver det.",
        )
    return found.get_secret_value().encode()


def secret_of(seed: bytes, key: bytes) -> str:
    """The secret that belongs to a seed by REGISTRY_WEBHOOK_KEY, as Standard Webhooks writes it."""
    return f"whsec_{b64encode(hmac.digest(key, b'webhook ' + seed, sha256)).decode()}"


def secrets_of(row: Mapping[str, Any], key: bytes) -> list[str]:
    """The secrets that sign now, of a row with `seed`, and with `former_seed` where the one before signs too."""
    return [secret_of(each, key) for each in (row["seed"], row["former_seed"]) if each is not None]


__all__ = ["Delivery", "DeliveryKind", "DeliveryOutcome", "PauseReason", "Place", "Webhook", "WebhookState"]
