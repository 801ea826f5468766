"""Webhooks as the contract shows them, to those whose they are."""

from datetime import datetime

import strawberry

from registry import webhooks
from registry.storage.model.terms import RecordType
from registry.webhooks import DeliveryKind, DeliveryOutcome, PauseReason, WebhookState
from schema.language.fields import attribute, connection, one
from schema.language.records import Record
from schema.language.scalars import ChangeToken


@strawberry.type(description="An attempt to tell a webhook something, kept for 30 days (leveransförsök).")
class Delivery:
    """An attempt to tell a webhook something."""

    model = webhooks.Delivery

    message_id: str = attribute("The message's id, the same for each attempt: `webhook-id` (meddelandets id).")
    kind: DeliveryKind = attribute("What was sent (slag).")
    attempt: int = attribute("Which attempt of the message it was, from 1 (försök).")
    at: datetime = attribute("When, UTC (tidpunkt).")
    outcome: DeliveryOutcome = attribute("What came of it (utfall).")
    status: int | None = attribute("The status that the receiver answered with; null without an answer (status).")
    milliseconds: int = attribute("How long it took, in milliseconds (tid).")


@strawberry.type(
    description="An address that is told that something has changed, and never what: the receiver asks `changes`"
    " (webhook). It sees what its key sees, and stops with it. Whoever acts for its organisation sees it, and those"
    " who see all. Removed is withdrawn."
)
class Webhook(Record):
    """An address that is told that something has changed."""

    model = webhooks.Webhook
    called = "purpose"
    at_a_glance = "state pauseReason failures"

    purpose: str = attribute("What it is for: a function or a system, never a person (ändamål).")
    endpoint_url: str = attribute("Where it leads; its messages are signed as Standard Webhooks says (adress).")
    types: list[RecordType] = attribute("Only records of these types; none is every type (slag av post).")
    state: WebhookState = attribute("Whether it is told of changes (läge).")
    pause_reason: PauseReason | None = attribute("Why it is paused (skäl till paus).")
    holder = one("organisations.Organisation", "Whose it is: its key's organisation (innehavare).", of="organisation")
    key = one("keys.ApiKey", "The key whose sight it has; for administrators (nyckel).")
    cursor: ChangeToken | None = attribute(
        "How far it has come: what changed up to there was accepted, or is not for it. For those who may change it"
        " (ändringsmärke)."
    )
    failures: int | None = attribute("How many attempts have failed since the last that did not (misslyckade försök).")
    next_at: datetime | None = attribute(
        "When the message that failed is sent again; null when none has failed (nästa försök)."
    )
    deliveries = connection(
        "webhooks.Delivery", "The attempts of the last 30 days, the oldest first (leveransförsök).", of_records=False
    )


@strawberry.type
class Questions:
    """What can be asked for of webhooks."""

    webhooks = connection("webhooks.Webhook", "Webhooks, of those that are yours to see (webhookar).")
