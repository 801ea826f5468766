"""What is done with requests to keep a record: ask, hand over, decline.

Only what is shown to everyone can be asked for, so that no request tells of a draft. Whoever hands a record over must
be allowed to change it; that the other organisation is to keep it needs no more consent, since it has asked.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from registry.authority import act_that_changes
from registry.concepts.keeper_requests import ASKED_FOR, KeeperRequest, KeeperRequestState
from registry.concepts.organisations import Organisation
from registry.errors import Refusal, Required, StepNotAllowed
from registry.matrix import Act
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication
from registry.storage.writing.any_record import resolve_any
from registry.storage.writing.references import Ref
from registry.work import Work

ASKED, GRANTED, DECLINED = KeeperRequestState.ASKED, KeeperRequestState.GRANTED, KeeperRequestState.DECLINED


async def ask(work: Work, ref: Ref, organisation: Ref, because: str) -> KeeperRequest:
    """Ask on behalf of an organisation to keep a record (be om att få förvalta).

    Where it has asked already, and has no answer yet, that request is given the reason.
    """
    work.may(Act.ASK_TO_KEEP, KeeperRequest)
    asking = await work.resolve(Organisation, organisation, "organisation")
    made = KeeperRequest(organisation_id=asking, keeper_id=asking)
    await work.require(Act.ASK_TO_KEEP, made)
    if not because.strip():
        raise Required.of("because")
    name, record = await _asked_for(work, ref)
    if record.keeper_id == asking:
        raise _kept_already()
    column: Any = getattr(KeeperRequest, f"{name}_id")
    waiting = select(KeeperRequest).where(
        column == record.id,
        KeeperRequest.organisation_id == asking,
        KeeperRequest.state == ASKED,
        KeeperRequest.publication != Publication.WITHDRAWN,
    )
    there = (await work.session.scalars(waiting.limit(1))).one_or_none()
    if there is not None:
        work.warn("ALREADY_SO", "It has asked already.", "Organisationen har redan bett om det.", there)
        await work.put(there, {"because": because})
        return there
    setattr(made, f"{name}_id", record.id)
    return await work.create(Act.ASK_TO_KEEP, made, {"because": because})


async def hand_over(work: Work, ref: Ref, *, seen: int) -> KeeperRequest:
    """Let whoever asks keep the record from now on (lämna över)."""
    request = await work.take(Act.HAND_OVER_RECORD, KeeperRequest, ref, "which", seen=seen)
    record = await _answered(work, request)
    if record.keeper_id == request.organisation_id:
        raise _kept_already()
    changes = act_that_changes(type(record))
    if changes is not None:
        await work.require(changes, record)
    if record.publication is not Publication.PUBLISHED:
        raise _not_shown()
    request.state, request.answered_by_id = GRANTED, record.keeper_id
    # Whoever asked has taken it on, though the change is another's.
    record.keeper_id, record.keeper_accepted_at = request.organisation_id, datetime.now(UTC)
    await work.flush()
    return request


async def decline(work: Work, ref: Ref, *, seen: int, because: str) -> KeeperRequest:
    """Say no to whoever asks to keep a record, and why (avböj)."""
    request = await work.take(Act.DECLINE_KEEPER_REQUEST, KeeperRequest, ref, "which", seen=seen)
    if not because.strip():
        raise Required.of("because")
    record = await _answered(work, request)
    request.state, request.declined_because, request.answered_by_id = DECLINED, because, record.keeper_id
    await work.flush()
    return request


async def _asked_for(work: Work, ref: Ref) -> tuple[str, Record]:
    """What is asked for, locked so that two who ask at once do not pass each other by, and the reference to it."""
    model, key = await resolve_any(work.references, ASKED_FOR.values(), ref, "which")
    by_id = Ref("id", f"{model.record_type.prefix}_{key.hex}", bare=ref.bare or ref.by != "id")
    record = await work.lock(model, await work.resolve(model, by_id, "which"))
    if record.publication is not Publication.PUBLISHED:
        raise _not_shown().below("which")
    return next(name for name, each in ASKED_FOR.items() if each is model), record


async def _answered(work: Work, request: KeeperRequest) -> Record:
    """The record that a request asks for, locked; StepNotAllowed when it has its answer."""
    if request.state is not ASKED:
        raise StepNotAllowed("It has its answer already.", "Den är redan besvarad.", path=("which",))
    name, key = next((name, each) for name in ASKED_FOR if (each := getattr(request, f"{name}_id")) is not None)
    record = await work.lock(ASKED_FOR[name], key)
    # Whose the record is may have changed while the lock was waited for.
    await work.require(Act.HAND_OVER_RECORD, request)
    return record


def _kept_already() -> Refusal:
    return StepNotAllowed("It keeps the record already.", "Organisationen förvaltar redan posten.", path=("which",))


def _not_shown() -> Refusal:
    return StepNotAllowed(
        "Only what is shown to everyone is handed over on request.",
        "Bara det som är publicerat kan lämnas över på begäran.",
    )
