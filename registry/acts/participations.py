"""What is done with participations and lessons: add, answer, leave, learn."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from registry.acts import days
from registry.concepts.initiatives import Initiative, InitiativeState
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Lesson, LessonKind, Participation, ParticipationRole, ParticipationStatus
from registry.errors import Invalid, NotAllowed, StepNotAllowed
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
    """Add participants, many at once and with one source; all that is wrong is refused together (lägg till)."""
    if not 1 <= len(participants) <= MOST_AT_ONCE:
        raise Invalid(
            f"Between 1 and {MOST_AT_ONCE} can be added at once.",
            f"Mellan 1 och {MOST_AT_ONCE} kan läggas till på en gång.",
            path=("participants",),
        )
    into = await work.fetch(Initiative, initiative, "initiative")
    sources = {"sources": [source]} if source else {}
    found: list[Participation] = []
    with gathering() as wrong:
        for place, each in enumerate(participants):
            async with work.savepoint(wrong, "participants", place):
                found.append(await _take_part(work, Act.ADD_PARTICIPANTS, into, {**each, **sources}))
    return found


async def _take_part(work: Work, act: Act, into: Initiative, values: Fields) -> Participation:
    """Let one organisation take part; it is visible as soon as the initiative is.

    When it takes part already there is a warning and no change.
    """
    part = published(Participation(initiative_id=into.id))
    key = await work.resolve(Organisation, values["organisation"], "organisation")
    part.organisation_id = part.keeper_id = key
    rest = {name: each for name, each in values.items() if name != "organisation"}
    there = await _same(work, into, part, rest)
    if there is not None:
        work.warn(
            "ALREADY_SO",
            "It takes part already; nothing was added.",
            "Organisationen deltar redan; inget lades till.",
            there,
        )
        await work.require(act, there)
        return there
    return await work.create(act, part, rest)


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


async def express_interest(
    work: Work, initiative: Ref, organisation: Ref, *, unit: str | None = None, message: str | None = None
) -> Participation:
    """Tell that an organisation would like to take part; no commitment (anmäl intresse)."""
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
    values: dict[str, Any] = {"organisation": organisation, "status": INTERESTED, "unit": unit, "note": message}
    return await _take_part(work, Act.EXPRESS_INTEREST, into, values)


async def update(work: Work, key: str, *, seen: int, fields: Fields) -> Participation:
    """Change a participation's facts (ändra)."""
    part = await _found(work, key, seen)
    await work.require(Act.UPDATE_PARTICIPATION, part)
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
    part = await _found(work, key, seen)
    await work.require(act, part)
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
    if note is not None:
        part.note = note
    await work.flush()
    return part


async def leave(work: Work, key: str, *, seen: int, on: str, note: str | None = None) -> Participation:
    """Leave an initiative before its end (lämna)."""
    part = await _found(work, key, seen)
    await work.require(Act.LEAVE_INITIATIVE, part)
    work.step(part, "status", LEFT, (CONFIRMED,))
    if note is not None:
        part.note = note
    await days.end(work, part, on)
    return part


async def _found(work: Work, key: str, seen: int) -> Participation:
    return await work.fetch(Participation, Ref("id", key), "participation", seen=seen)


# ---- Lessons ---------------------------------------------------------------------------------------------------------


async def record_lesson(
    work: Work, participation: str, *, kind: LessonKind, text: str, stated_on: str | None = None
) -> Lesson:
    """Write down what a participant learned, also when it did not work (skriv ned)."""
    part = await work.fetch(Participation, Ref("id", participation), "participation")
    lesson = published(Lesson(participation_id=part.id, keeper_id=part.organisation_id))
    values = {"kind": kind, "text": text, "stated_on": stated_on}
    return await work.create(Act.RECORD_LESSON, lesson, values)


async def update_lesson(work: Work, key: str, *, seen: int, fields: Fields) -> Lesson:
    """Change a lesson (ändra)."""
    lesson = await work.fetch(Lesson, Ref("id", key), "lesson", seen=seen)
    await work.require(Act.UPDATE_LESSON, lesson)
    await work.put(lesson, fields, "fields")
    return lesson
