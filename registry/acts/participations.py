"""What is done with participations and lessons: add, answer, leave, learn."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from registry import setters
from registry.acts import days
from registry.concepts.initiatives import Initiative, InitiativeState
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Lesson, Participation, ParticipationRole, ParticipationStatus
from registry.errors import Invalid, NotAllowed, Refusal, StepNotAllowed
from registry.matrix import Act
from registry.storage.model.terms import Publication
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work, gathering, published

MOST_AT_ONCE = 300
INTERESTED, INVITED = ParticipationStatus.INTERESTED, ParticipationStatus.INVITED
CONFIRMED, DECLINED, LEFT = ParticipationStatus.CONFIRMED, ParticipationStatus.DECLINED, ParticipationStatus.LEFT


async def add(
    work: Work, initiative: Ref, participants: Sequence[Fields], source: Fields | None = None
) -> list[Participation]:
    """Add participants, many at once and with one source; all that is wrong is refused together (lägg till).

    Who keeps the initiative does so. What only an organisation itself can say, such as that it is interested or that it
    comes along after all, is said by those who act for it.
    """
    work.may(Act.ADD_PARTICIPANTS, Participation)
    if not 1 <= len(participants) <= MOST_AT_ONCE:
        raise Invalid(
            f"Between 1 and {MOST_AT_ONCE} can be added at once.",
            f"Mellan 1 och {MOST_AT_ONCE} kan läggas till på en gång.",
            path=("participants",),
        )
    key = await work.resolve(Initiative, initiative, "initiative")
    # A participation that is not there yet tells who keeps its initiative.
    await work.require(Act.ADD_PARTICIPANTS, Participation(initiative_id=key))
    into = await work.lock(Initiative, key)
    sources = {"sources": [source]} if source else {}
    found: list[Participation] = []
    organisations = await work.references.resolve_each(Organisation, [each["organisation"] for each in participants])
    with gathering() as wrong:
        for place, (each, who) in enumerate(zip(participants, organisations, strict=True)):
            async with work.savepoint(wrong, "participants", place):
                if isinstance(who, Refusal):
                    raise who.below("organisation")
                found.append(await _take_part(work, Act.ADD_PARTICIPANTS, into, who, {**each, **sources}))
    return found


async def _take_part(work: Work, act: Act, into: Initiative, who: UUID, values: Fields) -> Participation:
    """Let one organisation take part; it is visible as soon as the initiative is.

    When it takes part already there is a warning and no change.
    """
    part = published(Participation(initiative_id=into.id, organisation_id=who, keeper_id=who))
    rest = {name: each for name, each in values.items() if name != "organisation"}
    there = await _same(work, into, part, rest)
    if there is not None:
        work.warn(
            "ALREADY_SO",
            "It takes part already; nothing was added.",
            "Organisationen deltar redan; inget lades till.",
            there,
        )
        return there
    if work.caller.role.has_own and who not in work.caller.organisations:
        await _refuse_spoken_for(work, part, rest.get("status", CONFIRMED))
    return await work.create(act, part, rest)


async def _refuse_spoken_for(work: Work, part: Participation, status: ParticipationStatus) -> None:
    """NotAllowed for a status that the organisation itself must give, when the caller does not act for it.

    Whoever has been asked, has said no, has left or was taken away answers for itself from then on.
    """
    if status is INVITED:
        return
    asked = select(Participation.id).where(
        Participation.initiative_id == part.initiative_id,
        Participation.organisation_id == part.organisation_id,
        or_(Participation.status.in_((INVITED, DECLINED, LEFT)), Participation.publication == Publication.WITHDRAWN),
    )
    if status is not CONFIRMED or await work.session.scalar(asked.limit(1)) is not None:
        raise NotAllowed(
            f"That it is {status.en} is for the organisation itself to say.",
            f"Att den är {status.sv} säger organisationen själv.",
            "Invite it with status INVITED, and let it answer.",
            "Bjud in den med status INVITED, och låt den svara.",
            path=("status",),
        )


async def _same(work: Work, into: Initiative, part: Participation, values: Fields) -> Participation | None:
    """The participation that the organisation has already in the same role and unit, if any."""
    unit = values.get("unit")
    return (
        await work.session.scalars(
            select(Participation).where(
                Participation.initiative_id == into.id,
                Participation.organisation_id == part.organisation_id,
                Participation.role == values.get("role", ParticipationRole.PARTICIPANT),
                Participation.unit.is_not_distinct_from(unit),
                Participation.publication != Publication.WITHDRAWN,
            )
        )
    ).one_or_none()


async def express_interest(work: Work, initiative: Ref, organisation: Ref, fields: Fields) -> Participation:
    """Tell that an organisation would like to take part, by those who act for it; no commitment (anmäl intresse).

    `fields` has its unit, if any, its keys in other systems, and its own words as `message`, which becomes the note.
    """
    work.may(Act.EXPRESS_INTEREST, Participation)
    who = await work.resolve(Organisation, organisation, "organisation")
    await work.require(Act.EXPRESS_INTEREST, Participation(organisation_id=who))
    into = await work.fetch(Initiative, initiative, "initiative")
    if into.state in (InitiativeState.COMPLETED, InitiativeState.DISCONTINUED):
        raise StepNotAllowed("The initiative has ended.", "Initiativet är avslutat.", path=("initiative",))
    if into.opening_seeks is None:
        work.warn(
            "ALREADY_SO",
            "The initiative has no open invitation; the interest is kept all the same.",
            "Initiativet har ingen öppen inbjudan; intresset sparas ändå.",
            into,
        )
    told = {"note" if name == "message" else name: each for name, each in fields.items()}
    values: dict[str, Any] = {"status": INTERESTED, **told}
    return await _take_part(work, Act.EXPRESS_INTEREST, into, who, values)


async def update(work: Work, key: str, *, seen: int, fields: Fields) -> Participation:
    """Change a participation's facts; its role is changed by who keeps the initiative (ändra)."""
    part = await _found(work, Act.UPDATE_PARTICIPATION, key, seen)
    await work.put(part, fields, "fields")
    return part


async def confirm(work: Work, key: str, *, seen: int, note: str | None = None) -> Participation:
    """Say yes: the initiative to an interest, the organisation to an invitation (bekräfta)."""
    return await _answer(work, Act.CONFIRM_PARTICIPATION, key, seen, CONFIRMED, note)


async def decline(work: Work, key: str, *, seen: int, note: str | None = None) -> Participation:
    """Say no: the initiative to an interest, the organisation to an invitation (tacka nej)."""
    return await _answer(work, Act.DECLINE_PARTICIPATION, key, seen, DECLINED, note)


async def _answer(
    work: Work, act: Act, key: str, seen: int, to: ParticipationStatus, note: str | None
) -> Participation:
    part = await _found(work, act, key, seen)
    if part.publication is Publication.WITHDRAWN:
        raise StepNotAllowed("It is withdrawn.", "Deltagandet är återtaget.", path=("participation",))
    into = await work.session.get_one(Initiative, part.initiative_id)
    # An interest is answered by the keeper of the initiative, and an invitation by the organisation.
    answering = into.keeper_id if part.status is INTERESTED else part.organisation_id
    may_answer = not work.caller.role.has_own or answering in work.caller.organisations
    if part.status in (INTERESTED, INVITED) and not may_answer:
        raise NotAllowed(
            "Whoever asked cannot answer.",
            "Den som frågat kan inte själv svara.",
            "An interest is answered by who keeps the initiative, an invitation by the organisation.",
            "En intresseanmälan besvaras av den som förvaltar initiativet, en inbjudan av organisationen.",
        )
    work.step(part, "status", to, (INTERESTED, INVITED))
    if to is CONFIRMED and not await setters.may_make_anew(work.session, work.caller, part, work.today, sides=False):
        raise NotAllowed.by_another("participation")
    await _note(work, part, note)
    await work.flush()
    return part


async def leave(work: Work, key: str, *, seen: int, on: str, note: str | None = None) -> Participation:
    """Leave an initiative before its end, which those say who act for the organisation (lämna)."""
    part = await _found(work, Act.LEAVE_INITIATIVE, key, seen)
    work.step(part, "status", LEFT, (CONFIRMED,))
    await _note(work, part, note)
    await days.end(work, part, on)
    return part


async def _note(work: Work, part: Participation, note: str | None) -> None:
    """What was said with a step, if anything; nobody's own words are written over by the other side."""
    async with work.changing(part):
        part.note = part.note if note is None else note


async def _found(work: Work, act: Act, key: str, seen: int) -> Participation:
    return await work.take(act, Participation, Ref("id", key), "participation", seen=seen)


# ---- Lessons ---------------------------------------------------------------------------------------------------------


async def record_lesson(work: Work, participation: str, fields: Fields) -> Lesson:
    """Write down what a participant learned, also when it did not work (skriv ned)."""
    work.may(Act.RECORD_LESSON, Lesson)
    found = await work.resolve(Participation, Ref("id", participation), "participation")
    who = (await work.session.get_one(Participation, found)).organisation_id
    lesson = published(Lesson(participation_id=found, keeper_id=who))
    await work.require(Act.RECORD_LESSON, lesson)
    await work.lock(Participation, found)
    return await work.create(Act.RECORD_LESSON, lesson, fields)


async def update_lesson(work: Work, key: str, *, seen: int, fields: Fields) -> Lesson:
    """Change a lesson (ändra)."""
    lesson = await work.take(Act.UPDATE_LESSON, Lesson, Ref("id", key), "lesson", seen=seen)
    await work.put(lesson, fields, "fields")
    return lesson
