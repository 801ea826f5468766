"""Acts on every record: publish, withdraw, restore, confirm."""

import strawberry

from registry.acts import confirming, erasing_records, records
from registry.acts.rows.given import Rows
from registry.matrix import Act
from registry.storage.model.record import Record
from registry.storage.model.terms import OnError
from registry.work import Work
from schema.language.fields import field, input_field, later, list_of
from schema.language.inputs import id_alone, named, on_error, seen_version, values, which, which_one
from schema.language.payloads import Payload, RowsPayload, act
from schema.language.references import RecordRef


@strawberry.type(description="A record of any type, after an act (svar om en post).")
class RecordPayload(Payload):
    """A record of any type, after an act."""

    record = field(
        later("language.records.Record") | None, "The record; null when something must be put right (posten)."
    )


@strawberry.input(description="Which record, and the version you saw (post och version).")
class SeenRecordInput:
    """Which record, and the version that was seen."""

    which: RecordRef | None = which_one()
    id: strawberry.ID | None = id_alone()
    seen: int = seen_version()


@strawberry.input(description="Which record to take back, and why (återta).")
class WithdrawRecordInput:
    """Which record to take back, and why."""

    which: RecordRef | None = which_one()
    id: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    because: str = input_field("Why, in words for those who ask later (skäl).", ...)


@strawberry.input(description="Whose facts are right (bekräfta uppgifter).")
class ConfirmRecordInput:
    """Whose facts are right."""

    which: RecordRef | None = which_one()
    id: strawberry.ID | None = id_alone()
    seen: int = seen_version()


@strawberry.type(description="Records of any type, after an act on many (svar om flera poster).")
class RecordsPayload(RowsPayload):
    """Records of any type, after an act on many."""

    records = field(
        list_of("language.records.Record") | None,
        "The records that were confirmed, in the order given; null when something must be put right (posterna).",
    )


@strawberry.input(description="A record whose facts are right, and the version you saw (rad att bekräfta).")
class RecordToConfirmInput:
    """A record whose facts are right, and the version that was seen."""

    which: RecordRef = which("post")
    seen: int = seen_version()


@strawberry.input(description="Whose facts are right, many at once (bekräfta många).")
class ConfirmRecordsInput:
    """Whose facts are right, many at once."""

    rows: list[RecordToConfirmInput] = input_field("The records, of any types, 1 to 300 (poster).", ...)
    on_error: OnError = on_error()


@strawberry.input(description="Which former version is put back (gå tillbaka).")
class RevertRecordInput:
    """Which former version is put back."""

    which: RecordRef | None = which_one()
    id: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    to: int = input_field("The version to go back to; see `history` (version).", ...)


@strawberry.input(description="What is taken out of a record and its history because the law demands it (radera).")
class EraseRecordInput:
    """What is taken out of a record and its history."""

    which: RecordRef | None = which_one()
    id: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    fields: list[str] = input_field(
        "Which: texts, dates, lists and groups by the contract's names, such as note, contacts or opening; links that"
        " it owns, externalIds, caseNumbers, slug; and reason, for the reasons in its history (fält).",
        ...,
    )
    legal_ground: str = input_field("By what law; no personal data (rättslig grund).", ...)
    case_number: str = input_field("The case number of the decision (diarienummer).", ...)


@act(Act.PUBLISH_RECORD, RecordPayload)
async def publish_record(work: Work, given: SeenRecordInput) -> Record:
    """Show a record to everyone; likely duplicates come back as warnings (publicera)."""
    return await records.publish(work, named(given), seen=given.seen)


@act(Act.WITHDRAW_RECORD, RecordPayload)
async def withdraw_record(work: Work, given: WithdrawRecordInput) -> Record:
    """Take a record back, with a reason; those whose record it is still see it (återta)."""
    return await records.withdraw(work, named(given), seen=given.seen, because=given.because)


@act(Act.RESTORE_RECORD, RecordPayload)
async def restore_record(work: Work, given: SeenRecordInput) -> Record:
    """Bring back what was withdrawn, as a draft; what the nation withdrew it alone brings back (återställ)."""
    return await records.restore(work, named(given), seen=given.seen)


@act(Act.CONFIRM_RECORD, RecordPayload)
async def confirm_record(work: Work, given: ConfirmRecordInput) -> Record:
    """Say that a record's facts are right today (bekräfta att uppgifterna stämmer)."""
    return await records.confirm(work, named(given), seen=given.seen)


@act(Act.CONFIRM_RECORDS, RecordsPayload)
async def confirm_records(work: Work, given: ConfirmRecordsInput) -> list[Record]:
    """Say of many records, of any types, that their facts are right today (bekräfta många posters uppgifter).

    Each row is judged by itself, and told of in `rows`.
    """
    return await confirming.confirm_many(work, Rows([values(each) for each in given.rows], on_error=given.on_error))


@act(Act.REVERT_RECORD, RecordPayload)
async def revert_record(work: Work, given: RevertRecordInput) -> Record:
    """Put a record's own facts back as they were, each of which must be one's own to set (gå tillbaka).

    What it is linked to stays, and what was merged since is followed.
    """
    return await records.revert(work, named(given), seen=given.seen, to=given.to)


@act(Act.ERASE_RECORD, RecordPayload)
async def erase_record(work: Work, given: EraseRecordInput) -> Record:
    """Take texts, links and reasons out of a record and its history, for good (radera som lagen kräver)."""
    return await erasing_records.erase(
        work,
        named(given),
        given.fields,
        seen=given.seen,
        legal_ground=given.legal_ground,
        case_number=given.case_number,
    )
