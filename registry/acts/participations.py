"""What is done with participations and lessons: add, answer, leave, learn."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import select

from registry import setters
from registry.acts import days
from registry.acts.following_rows import led_to
from registry.acts.rows.given import ORGANISATION, Rows
from registry.acts.rows.many import Many
from registry.acts.standing_keys import add_keys
from registry.concepts.groups import Group
from registry.concepts.initiatives import Initiative, InitiativeState
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Lesson, Participation, ParticipationRole, ParticipationStatus
from registry.errors import NotAllowed, StepNotAllowed
from registry.matrix import Act
from registry.refusing import RowResult
from registry.storage.model import parts
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work, published

INTERESTED, INVITED = ParticipationStatus.INTERESTED, ParticipationStatus.INVITED
STATED = ParticipationStatus.STATED
CONFIRMED, DECLINED, LEFT = ParticipationStatus.CONFIRMED, ParticipationStatus.DECLINED, ParticipationStatus.LEFT
#: The acts that take a participation from one status to another.
STEPS = {
    (INTERESTED, CONFIRMED): Act.CONFIRM_PARTICIPATION,
    (INVITED, CONFIRMED): Act.CONFIRM_PARTICIPATION,
    (INTERESTED, DECLINED): Act.DECLINE_PARTICIPATION,
    (INVITED, DECLINED): Act.DECLINE_PARTICIPATION,
    (STATED, CONFIRMED): Act.CONFIRM_PARTICIPATION,
    (STATED, DECLINED): Act.DECLINE_PARTICIPATION,
    (STATED, LEFT): Act.LEAVE_INITIATIVE,
    (CONFIRMED, LEFT): Act.LEAVE_INITIATIVE,
}


class Participants(Many):
    """The participants of an initiative, said by who keeps it."""

    model, made_by, changed_by = Participation, Act.ADD_PARTICIPANTS, Act.UPDATE_PARTICIPATION
    name = "participants"
    references: ClassVar = {"acting_group": Group, "via": Organisation}
    stands_already = "It takes part already; nothing was added.", "Organisationen deltar redan; inget lades till."

    def drawn(self, organisation: UUID) -> Participation:
        """Visible as soon as the initiative is."""
        return published(
            Participation(initiative_id=self.whole.id, organisation_id=organisation, keeper_id=organisation)
        )

    def refuse_new(self, made: Participation, others: Sequence[Participation]) -> None:
        """NotAllowed for a status that the organisation itself must give, when the caller does not act for it.

        Others state that it takes part, or invite it; that it has confirmed so is its own word. Whoever has been asked,
        has said no, has left or was taken away answers for itself from then on.
        """
        status = made.status or STATED
        if _speaks_for(self.work, made) or status is INVITED:
            return
        answered = (INVITED, DECLINED, LEFT)
        if status is not STATED or any(
            each.status in answered or each.publication is Publication.WITHDRAWN for each in others
        ):
            raise _own_word(status)

    async def _judge_standing(
        self,
        place: int,
        result: RowResult,
        made: Participation,
        there: Participation,
        others: Sequence[Participation],
        rows: Rows,
    ) -> None:
        # Who has confirmed takes part, so a row that states as much says nothing else.
        made.status = CONFIRMED if (made.status, there.status) == (STATED, CONFIRMED) else made.status
        await super()._judge_standing(place, result, made, there, others, rows)

    async def refuse_change(self, there: Participation, now: Participation, others: Sequence[Participation]) -> None:
        """Refuse another status, unless an act of its own would take the participation from the one to the other.

        A national system tells what its source knows, from any status, but takes back no person's word.
        """
        work, act = self.work, STEPS.get((there.status, now.status))
        if there.status is now.status or work.caller.role.overrules:
            return
        if not work.caller.role.has_own:
            if not await setters.may_undo(work.session, work.caller, there, ("status",)):
                raise NotAllowed.by_another("status")
            return
        if act is None:
            raise StepNotAllowed(
                f"It is {there.status.en}, and cannot become {now.status.en} from there.",
                f"Den är {there.status.sv} och kan inte därifrån bli {now.status.sv}.",
                path=("status",),
            )
        work.may(act, Participation)
        # An interest is answered by who keeps the initiative, and all else by the organisation itself.
        if there.status is not INTERESTED and not _speaks_for(work, now):
            raise _own_word(now.status)
        if now.status is CONFIRMED and not await setters.may_make_anew(
            work.session, work.caller, there, work.today, sides=False, among=others
        ):
            raise NotAllowed.by_another("status")


async def refuse_new(work: Work, made: Participation, others: Sequence[Participation]) -> None:
    """NotAllowed for a new participation as `add` refuses it; `others` are as `Participants.refuse_new` takes them."""
    Participants(work, made).refuse_new(made, others)
    if not await setters.may_make_anew(work.session, work.caller, made, work.today, among=others):
        raise NotAllowed.by_another(ORGANISATION)


async def refuse_change(work: Work, there: Participation, now: Participation, others: Sequence[Participation]) -> None:
    """Refuse a change of one that stands as `Participants.refuse_change` does."""
    await Participants(work, there).refuse_change(there, now, others)


async def add(work: Work, initiative: Ref, rows: Rows) -> list[Record]:
    """Add participants, many at once and with one source, each row judged by itself (lägg till).

    Who keeps the initiative does so. What only an organisation itself can say, such as that it is interested or that it
    comes along after all, is said by those who act for it.
    """
    work.may(Act.ADD_PARTICIPANTS, Participation)
    Participants.refuse_number(rows, "added", "läggas till")
    key = await work.resolve(Initiative, initiative, "initiative")
    # A participation that is not there yet tells who keeps its initiative.
    await work.require(Act.ADD_PARTICIPANTS, Participation(initiative_id=key))
    return await Participants(work, await work.lock(Initiative, key)).add(rows)


def _speaks_for(work: Work, part: Participation) -> bool:
    """Whether the caller acts for the organisation that takes part, or may say everything."""
    return not work.caller.role.has_own or part.organisation_id in work.caller.organisations


def _own_word(status: ParticipationStatus) -> NotAllowed:
    return NotAllowed(
        f"That it is {status.en} is for the organisation itself to say.",
        f"Att den är {status.sv} säger organisationen själv.",
        "State that it takes part with status STATED, or invite it with INVITED, and let it answer.",
        "Uppge att den deltar med status STATED, eller bjud in den med INVITED, och låt den svara.",
        path=("status",),
    )


async def express_interest(work: Work, initiative: Ref, organisation: Ref, fields: Fields) -> Participation:
    """Tell that an organisation would like to take part, by those who act for it; no commitment (anmäl intresse).

    `fields` has its unit or group, if any, its keys in other systems, and its own words as `message`: they become the
    note.
    """
    work.may(Act.EXPRESS_INTEREST, Participation)
    who = await work.resolve(Organisation, organisation, "organisation")
    await work.require(Act.EXPRESS_INTEREST, Participation(organisation_id=who))
    into = await work.fetch(Initiative, initiative, "initiative")
    if into.state in (InitiativeState.COMPLETED, InitiativeState.DISCONTINUED):
        raise StepNotAllowed("The initiative has ended.", "Initiativet är avslutat.", path=("initiative",))
    if into.opening_seeks is None:
        work.warn(
            "NOT_OPEN",
            "The initiative has no open invitation; the interest is kept all the same.",
            "Initiativet har ingen öppen inbjudan; intresset sparas ändå.",
            into,
        )
    group = await work.resolve(Group, fields["acting_group"], "actingGroup") if fields.get("acting_group") else None
    there = await _there(work, into, who, fields.get("unit"), group)
    if there is not None:
        await add_keys(work, Act.UPDATE_PARTICIPATION, there, fields)
        work.warn("ALREADY_SO", *Participants.stands_already, there)
        return there
    told = {"note" if name == "message" else name: each for name, each in fields.items()}
    values: dict[str, Any] = {"status": INTERESTED, **told}
    return await work.create(Act.EXPRESS_INTEREST, Participants(work, into).drawn(who), values)


async def _there(work: Work, into: Initiative, who: UUID, unit: str | None, group: UUID | None) -> Participation | None:
    """The participation that an organisation, or a unit or group of it, has already as a participant, if any."""
    asked = Participation(
        initiative_id=into.id,
        organisation_id=who,
        role=ParticipationRole.PARTICIPANT,
        unit=unit,
        acting_group_id=group,
    )
    return (await work.session.scalars(select(Participation).where(*parts.same(asked)))).one_or_none()


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Participation:
    """Change a participation's facts; its role is changed by who keeps the initiative (ändra)."""
    part = await _found(work, Act.UPDATE_PARTICIPATION, ref, seen)
    await work.put(part, fields, "fields")
    return part


async def confirm(work: Work, ref: Ref, *, seen: int, note: str | None = None) -> Participation:
    """Say yes: the initiative to an interest, the organisation to an invitation or to what is stated (bekräfta)."""
    return await _answer(work, Act.CONFIRM_PARTICIPATION, ref, seen, CONFIRMED, note)


async def decline(work: Work, ref: Ref, *, seen: int, note: str | None = None) -> Participation:
    """Say no: the initiative to an interest, the organisation to an invitation or to what is stated (tacka nej)."""
    return await _answer(work, Act.DECLINE_PARTICIPATION, ref, seen, DECLINED, note)


async def _answer(
    work: Work, act: Act, ref: Ref, seen: int, to: ParticipationStatus, note: str | None
) -> Participation:
    part = await _found(work, act, ref, seen)
    if part.publication is Publication.WITHDRAWN:
        raise StepNotAllowed("It is withdrawn.", "Deltagandet är återtaget.", path=("which",))
    into = await work.session.get_one(Initiative, part.initiative_id)
    # An interest is answered by the keeper of the initiative, and all else by the organisation.
    answering = into.keeper_id if part.status is INTERESTED else part.organisation_id
    may_answer = not work.caller.role.has_own or answering in work.caller.organisations
    if part.status in (INTERESTED, INVITED, STATED) and not may_answer:
        raise NotAllowed(
            "Whoever asked cannot answer.",
            "Den som frågat kan inte själv svara.",
            "An interest is answered by who keeps the initiative, an invitation by the organisation.",
            "En intresseanmälan besvaras av den som förvaltar initiativet, en inbjudan av organisationen.",
        )
    work.step(part, "status", to, (INTERESTED, INVITED, STATED))
    if to is CONFIRMED and not await setters.may_make_anew(work.session, work.caller, part, work.today, sides=False):
        raise NotAllowed.by_another("which")
    await _note(work, part, note)
    await work.flush()
    return part


async def leave(work: Work, ref: Ref, *, seen: int, on: str, note: str | None = None) -> Participation:
    """Leave an initiative before its end, which those say who act for the organisation (lämna)."""
    part = await _found(work, Act.LEAVE_INITIATIVE, ref, seen)
    work.step(part, "status", LEFT, (STATED, CONFIRMED))
    await _note(work, part, note)
    days.require_past(work, on)
    await days.end(work, part, on)
    return part


async def _note(work: Work, part: Participation, note: str | None) -> None:
    """What was said with a step, if anything; nobody's own words are written over by the other side."""
    async with work.changing(part):
        part.note = part.note if note is None else note


async def _found(work: Work, act: Act, ref: Ref, seen: int) -> Participation:
    return await work.take(act, Participation, ref, "which", seen=seen)


# ---- Lessons ---------------------------------------------------------------------------------------------------------


async def record_lesson(work: Work, participation: Ref, fields: Fields) -> Lesson:
    """Write down what a participant learned, also when it did not work (skriv ned)."""
    work.may(Act.RECORD_LESSON, Lesson)
    found = await work.resolve(Participation, participation, "which")
    who = (await work.session.get_one(Participation, found)).organisation_id
    lesson = published(Lesson(participation_id=found, keeper_id=who))
    await work.require(Act.RECORD_LESSON, lesson)
    await work.lock(Participation, found)
    return await work.create(Act.RECORD_LESSON, lesson, fields)


async def learned(work: Work, made: Lesson, fields: Fields) -> Fields:
    """The fields of a new lesson that a row tells of: it is the participant's, and shown, as `record_lesson` has it."""
    key = await led_to(work, Participation, fields["participation"])
    if key is not None:
        published(made).keeper_id = (await work.session.get_one(Participation, key)).organisation_id
    return fields


async def update_lesson(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Lesson:
    """Change a lesson (ändra)."""
    lesson = await work.take(Act.UPDATE_LESSON, Lesson, ref, "which", seen=seen)
    await work.put(lesson, fields, "fields")
    return lesson
