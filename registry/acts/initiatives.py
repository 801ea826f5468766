"""What is done with initiatives: register, change, start, complete, discontinue, open for participants."""

from registry.acts import days, similar
from registry.concepts.initiatives import Initiative, InitiativeState
from registry.concepts.organisations import Organisation
from registry.errors import NotAllowed, Required, StepNotAllowed
from registry.matrix import Act
from registry.refusing import gathering, noting
from registry.storage.model.terms import Publication
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.storage.writing.ties import Row
from registry.work import Work

NOT_BEGUN = (InitiativeState.PROPOSED, InitiativeState.PREPARING)
RUNNING = (*NOT_BEGUN, InitiativeState.ONGOING)
ENDED = (InitiativeState.COMPLETED, InitiativeState.DISCONTINUED)


async def create(work: Work, fields: Fields) -> Initiative:
    """Register an initiative as a draft; title and kind are needed (registrera)."""
    work.may(Act.CREATE_INITIATIVE, Initiative)
    missing = [Required.of("fields", name) for name in ("title", "kind") if not fields.get(name)]
    if missing:
        raise ExceptionGroup("refused", missing)
    await _refuse_facts(work, None, fields)
    await similar.warn_of_title(work, Initiative, fields["title"])
    return await work.create(Act.CREATE_INITIATIVE, Initiative(), fields, path=("fields",))


async def _refuse_facts(work: Work, initiative: Initiative | None, fields: Fields) -> None:
    """Refuse a state that is of a day to come, and what `_refuse_numbers` refuses."""
    with gathering() as wrong:
        async with noting(wrong):
            days.require_been(work, fields.get("state_as_of"), "fields", "stateAsOf")
        async with noting(wrong):
            await _refuse_numbers(work, initiative, fields)


async def _refuse_numbers(work: Work, initiative: Initiative | None, fields: Fields) -> None:
    """NotAllowed for each new case number of an authority that the caller does not act for: it gives its own."""
    kept: set[Row] = set()
    if initiative is not None and fields.get("case_numbers"):
        kept = await work.hanging_on(initiative, "case_numbers")
    with gathering() as wrong:
        for place, each in enumerate(fields.get("case_numbers") or ()) if work.caller.role.has_own else ():
            async with work.savepoint(wrong, "fields", "caseNumbers", place):
                authority = await work.resolve(Organisation, each["authority"], "authority")
                if authority not in work.caller.organisations and (authority, each["value"]) not in kept:
                    raise NotAllowed.without_consent("authority")


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Initiative:
    """Change an initiative's facts; its state has acts of its own once it has ended (ändra)."""
    initiative = await work.take(Act.UPDATE_INITIATIVE, Initiative, ref, "initiative", seen=seen)
    async with similar.warning(work, initiative):
        await work.put(initiative, await changed(work, initiative, fields), "fields")
    return initiative


async def made(work: Work, _: Initiative, fields: Fields) -> Fields:
    """The fields of a new initiative, refused as `create` refuses them."""
    await _refuse_facts(work, None, fields)
    return fields


async def changed(work: Work, initiative: Initiative, fields: Fields) -> Fields:
    """The fields to put into an initiative, which remembers a title that it was shown with.

    StepNotAllowed for a state that another act gives, and what `_refuse_facts` tells.
    """
    to = fields.get("state")
    if to != initiative.state and to in ENDED:
        raise StepNotAllowed(
            "An initiative is ended by completing or discontinuing it.",
            "Ett initiativ avslutas med completeInitiative eller discontinueInitiative.",
            path=("fields", "state"),
        )
    if to != initiative.state and to is not None and initiative.state in ENDED:
        raise StepNotAllowed(
            "The initiative has ended.",
            "Initiativet är avslutat.",
            "revertRecord goes back to what it was before.",
            "revertRecord går tillbaka till hur det var innan.",
            path=("fields", "state"),
        )
    if fields.get("opening") is not None and (to or initiative.state) in ENDED:
        raise StepNotAllowed("It has ended.", "Initiativet är avslutat.", path=("fields", "opening"))
    await _refuse_facts(work, initiative, fields)
    was_shown = initiative.publication is Publication.PUBLISHED
    if was_shown and "title" in fields and fields["title"] and fields["title"] != initiative.title:
        initiative.former_titles = [*initiative.former_titles, {"name": initiative.title, "until": work.today}]
    return fields


async def start(work: Work, ref: Ref, *, seen: int, on: str) -> Initiative:
    """Tell that an initiative that was proposed or prepared has begun (starta)."""
    initiative = await work.take(Act.START_INITIATIVE, Initiative, ref, "initiative", seen=seen)
    days.require_past(work, on)
    work.step(initiative, "state", InitiativeState.ONGOING, NOT_BEGUN)
    _tell_state(initiative, on)
    await days.begin(work, initiative, on)
    return initiative


async def complete(work: Work, ref: Ref, *, seen: int, on: str) -> Initiative:
    """Tell that an initiative has come to its planned end (avsluta)."""
    initiative = await work.take(Act.COMPLETE_INITIATIVE, Initiative, ref, "initiative", seen=seen)
    work.step(initiative, "state", InitiativeState.COMPLETED, (InitiativeState.ONGOING,))
    await _end(work, initiative, on)
    return initiative


async def discontinue(work: Work, ref: Ref, *, seen: int, on: str, because: str) -> Initiative:
    """Tell that an initiative was stopped before its planned end, and why (avbryt)."""
    initiative = await work.take(Act.DISCONTINUE_INITIATIVE, Initiative, ref, "initiative", seen=seen)
    if not because.strip():
        raise Required.of("because")
    work.step(initiative, "state", InitiativeState.DISCONTINUED, RUNNING)
    initiative.discontinued_because = because
    await _end(work, initiative, on)
    return initiative


async def _end(work: Work, initiative: Initiative, on: str) -> None:
    """End the period, and the invitation too: an initiative that has ended takes no more participants."""
    days.require_past(work, on)
    await work.writer.put(initiative, {"opening": None})
    _tell_state(initiative, on)
    await days.end(work, initiative, on)


def _tell_state(initiative: Initiative, on: str) -> None:
    """A state that was reached on a day is not told of an earlier one; what was told of a later day is so still."""
    initiative.state_as_of = max(initiative.state_as_of or on, on)


async def open_for_participants(work: Work, ref: Ref, *, seen: int, opening: Fields) -> Initiative:
    """Invite new participants (öppna för deltagare)."""
    initiative = await work.take(Act.OPEN_INITIATIVE, Initiative, ref, "initiative", seen=seen)
    if initiative.state in ENDED:
        raise StepNotAllowed("It has ended.", "Initiativet är avslutat.")
    # Emptied first, so that nothing of an earlier invitation is left where the new one has no value.
    await work.writer.put(initiative, {"opening": None})
    await work.put(initiative, {"opening": opening})
    return initiative


async def close_opening(work: Work, ref: Ref, *, seen: int) -> Initiative:
    """Take no more participants (stäng inbjudan)."""
    initiative = await work.take(Act.CLOSE_OPENING, Initiative, ref, "initiative", seen=seen)
    await work.put(initiative, {"opening": None})
    return initiative
