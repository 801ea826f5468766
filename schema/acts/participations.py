"""Acts on participations and lessons, as the contract shows them."""

import strawberry

from registry.acts import participations
from registry.concepts.participations import Lesson, Participation, ParticipationRole, ParticipationStatus
from registry.matrix import Act
from registry.storage.model.record import Record
from registry.storage.model.terms import OnDifference, OnError
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import field, input_field, list_of, one
from schema.language.inputs import (
    SourceInput,
    changes,
    id_alone,
    named,
    on_difference,
    on_error,
    or_none,
    rows_of,
    seen_version,
    values,
    which_one,
)
from schema.language.payloads import Payload, RowsPayload, act
from schema.language.references import RecordRef
from schema.language.scalars import PartialDate


@strawberry.type(description="Participations after an act (svar om deltaganden).")
class ParticipationsPayload(RowsPayload):
    """Participations after an act."""

    participations = field(
        list_of("participations.Participation") | None,
        "The participations, in the order given, without those of rows that were refused; null when something must be"
        " put right (deltagandena).",
    )


@strawberry.type(description="A participation after an act (svar om ett deltagande).")
class ParticipationPayload(Payload):
    """A participation after an act."""

    participation = one(
        "participations.Participation", "The participation; null when something must be put right (deltagandet)."
    )


@strawberry.type(description="A lesson after an act (svar om en lärdom).")
class LessonPayload(Payload):
    """A lesson after an act."""

    lesson = one("participations.Lesson", "The lesson; null when something must be put right (lärdomen).")


@inputs_of("participations.Participation", description="Someone who takes part (deltagare).")
class ParticipantInput:
    """Someone who takes part."""

    organisation = same("Who (organisation).", ...)
    acting_group = same("The group that it acts for, which it convenes or answers for (grupp).")
    via = same("The RSS body through which it takes part (via RSS).")
    unit = same("Which part of it (enhet).")
    role = same(default=ParticipationRole.PARTICIPANT)
    status = same(default=ParticipationStatus.STATED)
    period = same()
    local_target_group = same()
    note = same()


@strawberry.input(description="Many participants at once, with one source (lägg till deltagare).")
class AddParticipantsInput:
    """Many participants at once."""

    initiative: RecordRef = input_field("In which initiative (initiativ).", ...)
    participants: list[ParticipantInput] = input_field("Who takes part, 1 to 300 (deltagare).", ...)
    source: SourceInput | None = input_field("Where it says so (källa).")
    on_error: OnError = on_error()
    on_difference: OnDifference = on_difference()


@inputs_of(
    "participations.Participation", description="An organisation that would like to take part (intresseanmälan)."
)
class ExpressInterestInput:
    """An organisation that would like to take part."""

    initiative: RecordRef = input_field("In which initiative (initiativ).", ...)
    organisation = same("Who (organisation).", ...)
    acting_group = same("The group that it acts for, which it convenes or answers for (grupp).")
    via = same("The RSS body through which it takes part (via RSS).")
    unit = same("Which part of it (enhet).")
    message: str | None = input_field("What it wants to say; no personal data (meddelande).")


@inputs_of(
    "participations.Participation",
    description="What another system tells of a participation: absent leaves as it is, null empties. In which"
    " initiative and by whom does not change, and its status changes as the acts for it would change it (uppgifter).",
)
class ParticipationRowFields:
    """What another system tells of a participation."""

    initiative = same("In which initiative (initiativ).")
    organisation = same("Who (organisation).")
    acting_group = same("The group that the organisation acts for (grupp).")
    via = same("The RSS body through which it takes part (via RSS).")
    unit = same("Which part of the organisation (enhet).")
    role = same()
    status = same()
    period = same()
    local_target_group = same()
    note = same()
    sources = same()


@inputs_of(
    "participations.Participation",
    description="What a participation is given: absent leaves as it is, null empties (uppgifter).",
    like=ParticipationRowFields,
    without=("initiative", "organisation", "status"),
)
class ParticipationFields:
    """What a participation is given."""


@strawberry.input(description="A changed participation (ändrat deltagande).")
class UpdateParticipationInput:
    """A changed participation."""

    which: RecordRef | None = which_one()
    participation: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    fields: ParticipationFields = changes()


@strawberry.input(description="An answer to an interest or an invitation (svar).")
class AnswerParticipationInput:
    """An answer to an interest or an invitation."""

    which: RecordRef | None = which_one()
    participation: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    note: str | None = input_field("Anything to add (anteckning).")


@strawberry.input(description="A participant that leaves early (lämna i förtid).")
class LeaveInitiativeInput:
    """A participant that leaves early."""

    which: RecordRef | None = which_one()
    participation: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    on: PartialDate = input_field("When (datum).", ...)
    note: str | None = input_field("Why, for others to learn from (anteckning).")


@inputs_of("participations.Lesson", description="What a participant learned (lärdom).")
class RecordLessonInput:
    """What a participant learned."""

    which: RecordRef | None = which_one("deltagande")
    participation: strawberry.ID | None = id_alone()
    kind = same(default=...)
    text = same("What was learned, plain text; nothing about individuals (text).", ...)
    stated_on = same()
    about_methods = same()


@inputs_of(
    "participations.Lesson",
    description="What another system tells of a lesson: absent leaves as it is, null empties. Of which participation"
    " does not change (uppgifter).",
)
class LessonRowFields:
    """What another system tells of a lesson."""

    participation = same("Whose it is: of which participation (deltagande).")
    kind = same()
    text = same("What was learned (text).")
    stated_on = same()
    about_methods = same()
    sources = same()


@inputs_of(
    "participations.Lesson",
    description="What a lesson is given: absent leaves as it is, null empties (uppgifter).",
    like=LessonRowFields,
    without=("participation",),
)
class LessonFields:
    """What a lesson is given."""


@strawberry.input(description="A changed lesson (ändrad lärdom).")
class UpdateLessonInput:
    """A changed lesson."""

    which: RecordRef | None = which_one()
    lesson: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    fields: LessonFields = changes()


@act(Act.ADD_PARTICIPANTS, ParticipationsPayload)
async def add_participants(work: Work, given: AddParticipantsInput) -> list[Record]:
    """Add participants to an initiative that one keeps, many at once, with one source (lägg till deltagare).

    Each row is judged by itself, and told of in `rows`.
    """
    return await participations.add(work, given.initiative.ref, rows_of(given, given.participants))


@act(Act.EXPRESS_INTEREST, ParticipationsPayload)
async def express_interest(work: Work, given: ExpressInterestInput) -> list[Participation]:
    """Tell for an organisation that it would like to take part; not a commitment (anmäl intresse)."""
    fields = values(given)
    return [await participations.express_interest(work, fields.pop("initiative"), fields.pop("organisation"), fields)]


@act(Act.UPDATE_PARTICIPATION, ParticipationPayload)
async def update_participation(work: Work, given: UpdateParticipationInput) -> Participation:
    """Change a participation's facts; the role is for who keeps the initiative to change (ändra ett deltagande)."""
    return await participations.update(work, named(given), seen=given.seen, fields=values(given.fields))


@act(Act.CONFIRM_PARTICIPATION, ParticipationPayload)
async def confirm_participation(work: Work, given: AnswerParticipationInput) -> Participation:
    """Say yes: the initiative to an interest, the organisation to an invitation (bekräfta ett deltagande)."""
    return await participations.confirm(work, named(given), seen=given.seen, note=or_none(given.note))


@act(Act.DECLINE_PARTICIPATION, ParticipationPayload)
async def decline_participation(work: Work, given: AnswerParticipationInput) -> Participation:
    """Say no to an interest or an invitation (tacka nej)."""
    return await participations.decline(work, named(given), seen=given.seen, note=or_none(given.note))


@act(Act.LEAVE_INITIATIVE, ParticipationPayload)
async def leave_initiative(work: Work, given: LeaveInitiativeInput) -> Participation:
    """Leave an initiative before its end, on behalf of who takes part (lämna ett initiativ i förtid)."""
    return await participations.leave(work, named(given), seen=given.seen, on=given.on, note=or_none(given.note))


@act(Act.RECORD_LESSON, LessonPayload)
async def record_lesson(work: Work, given: RecordLessonInput) -> Lesson:
    """Write down what a participant learned, also when it did not work (skriv ned en lärdom)."""
    fields = {name: each for name, each in values(given).items() if name not in ("which", "participation")}
    return await participations.record_lesson(work, named(given), fields)


@act(Act.UPDATE_LESSON, LessonPayload)
async def update_lesson(work: Work, given: UpdateLessonInput) -> Lesson:
    """Change a lesson (ändra en lärdom)."""
    return await participations.update_lesson(work, named(given), seen=given.seen, fields=values(given.fields))
