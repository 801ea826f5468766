"""Acts on requests to keep a record, as the contract shows them."""

import strawberry

from registry.acts import keeper_requests
from registry.concepts.keeper_requests import KeeperRequest
from registry.matrix import Act
from registry.work import Work
from schema.language.fields import input_field, one
from schema.language.inputs import seen_version, which
from schema.language.payloads import Payload, act
from schema.language.references import OrganisationRef, RecordRef


@strawberry.type(description="A request after an act (svar om en begäran).")
class KeeperRequestPayload(Payload):
    """A request after an act."""

    keeper_request = one(
        "keeper_requests.KeeperRequest", "The request; null when something must be put right (begäran)."
    )


@strawberry.input(description="Which record an organisation would keep, and why (be om att få förvalta).")
class AskToKeepInput:
    """Which record an organisation would keep, and why."""

    which: RecordRef = which("initiativ, grupp, kunskapsbehov eller kunskapsprodukt")
    organisation: OrganisationRef = input_field("Who asks (organisation).", ...)
    because: str = input_field("Why; nothing about individuals (skäl).", ...)


@strawberry.input(description="Which request is granted, and the version you saw (lämna över).")
class HandOverRecordInput:
    """Which request is granted."""

    which: RecordRef = which("begäran")
    seen: int = seen_version()


@strawberry.input(description="Which request is declined, and why (avböj).")
class DeclineKeeperRequestInput:
    """Which request is declined, and why."""

    which: RecordRef = which("begäran")
    seen: int = seen_version()
    because: str = input_field("Why; nothing about individuals (skäl).", ...)


@act(Act.ASK_TO_KEEP, KeeperRequestPayload)
async def ask_to_keep(work: Work, given: AskToKeepInput) -> KeeperRequest:
    """Ask on behalf of an organisation to keep a record that is shown to everyone (be om att få förvalta)."""
    return await keeper_requests.ask(work, given.which.ref, given.organisation.ref, given.because)


@act(Act.HAND_OVER_RECORD, KeeperRequestPayload)
async def hand_over_record(work: Work, given: HandOverRecordInput) -> KeeperRequest:
    """Let whoever has asked keep the record from now on (lämna över en post)."""
    return await keeper_requests.hand_over(work, given.which.ref, seen=given.seen)


@act(Act.DECLINE_KEEPER_REQUEST, KeeperRequestPayload)
async def decline_keeper_request(work: Work, given: DeclineKeeperRequestInput) -> KeeperRequest:
    """Say no to a request to keep a record, and why (avböj en begäran)."""
    return await keeper_requests.decline(work, given.which.ref, seen=given.seen, because=given.because)
